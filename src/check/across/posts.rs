//! Appointments over records: who was appointed had been placed, and not after it.

use std::collections::BTreeMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Cohort, Placement, PlacementForm, Posting, Record};
use crate::value::{Date, Period, PersonName, Text};
use crate::yaml::{Path, nearest};

/// Where someone is named among those placed, and the first day of it.
type Stay = (usize, Path, Option<Date>);

/// Everyone placed, by name, and the forms of which everybody is named.
#[derive(Default)]
struct Placed<'l> {
    stays: BTreeMap<&'l str, Stay>,
    /// For each form whether all lists of it are whole, and since when.
    forms: BTreeMap<&'static str, (bool, Option<Date>)>,
}

/// One person who took a post.
struct Taken<'l> {
    entry: usize,
    path: Path,
    name: &'l str,
    /// The last day it can have been.
    by: Option<Date>,
    basis: &'l str,
}

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut placed = Placed::default();
    let mut taken = Vec::new();
    for (entry, record) in survey.records() {
        let time = survey.time(entry);
        match record {
            Record::Placement(placement) => {
                placed.take(entry, placement, time.and_then(|time| time.first));
                let at = Path::root().key("appointments");
                taken.extend(postings(entry, &at, &placement.appointments, None, ""));
            }
            Record::Appointment(appointment) => {
                let by = time.and_then(|time| time.last);
                let basis = appointment.basis.known().map_or("", Text::as_str);
                let names = appointment.names.iter().enumerate();
                taken.extend(names.filter_map(|(i, name)| {
                    let path = Path::root().key("names").index(i);
                    Some(Taken { entry, path, name: name.known()?.as_str(), by, basis })
                }));
                let at = Path::root().key("posts");
                let posted = postings(entry, &at, &appointment.posts, by, basis);
                let told = |one: &Taken<'_>| appointment.names.iter().any(|name| is(name, one.name));
                taken.extend(posted.into_iter().filter(|one| !told(one)));
            }
            _ => {}
        }
    }
    taken.iter().filter_map(|one| placed.judge(survey, one)).take(most).collect()
}

fn is(fact: &Fact<PersonName>, name: &str) -> bool {
    fact.known().is_some_and(|own| own.as_str() == name)
}

fn postings<'l>(
    entry: usize,
    at: &Path,
    list: &'l [Posting],
    by: Option<Date>,
    basis: &'l str,
) -> Vec<Taken<'l>> {
    let mut found = Vec::new();
    for (i, posting) in list.iter().enumerate() {
        let by = posting.period.known().and_then(Period::last_day).or(by);
        let people = posting.people.iter().enumerate();
        found.extend(people.filter_map(|(n, person)| {
            let path = at.index(i).key("people").index(n);
            Some(Taken { entry, path, name: person.name.known()?.as_str(), by, basis })
        }));
    }
    found
}

/// The word by which texts tell a form.
fn word(form: PlacementForm) -> &'static str {
    match form {
        PlacementForm::Shadowing => "跟岗",
        PlacementForm::Secondment => "挂职",
        PlacementForm::StudyVisit => "访学",
        PlacementForm::Rotation => "顶岗",
    }
}

impl<'l> Placed<'l> {
    fn take(&mut self, entry: usize, placement: &'l Placement, first: Option<Date>) {
        let root = Path::root();
        self.cohorts(entry, &root.key("groups"), &placement.groups, (&placement.form, first));
        for (i, stint) in placement.stints.iter().enumerate() {
            let form = if stint.form.is_absent() { &placement.form } else { &stint.form };
            let first = stint.year.known().and_then(Period::first_day).or(first);
            let at = root.key("stints").index(i).key("groups");
            self.cohorts(entry, &at, &stint.groups, (form, first));
        }
    }

    fn cohorts(
        &mut self,
        entry: usize,
        at: &Path,
        cohorts: &'l [Cohort],
        (form, first): (&Fact<PlacementForm>, Option<Date>),
    ) {
        let whole = |cohort: &Cohort| {
            let more = cohort.more.known().is_some_and(|more| more.get());
            let all = cohort.count.known().is_some_and(|count| count.value() == cohort.people.len() as u64);
            all && !more
        };
        let listed = !cohorts.is_empty() && cohorts.iter().all(whole);
        let form = form.known().map_or("", |form| word(*form));
        let (all, since) = self.forms.entry(form).or_insert((true, first));
        *all &= listed;
        *since = (*since).min(first);
        for (i, cohort) in cohorts.iter().enumerate() {
            for (n, person) in cohort.people.iter().enumerate() {
                let Some(name) = person.name.known() else { continue };
                let path = at.index(i).key("people").index(n);
                let stay = self.stays.entry(name.as_str()).or_insert((entry, path, first));
                if first < stay.2 {
                    *stay = (entry, path, first);
                }
            }
        }
    }

    /// Whether everyone is named who was placed in the way that led to a post.
    fn is_whole(&self, basis: &str) -> bool {
        let named: Vec<&(bool, Option<Date>)> = self
            .forms
            .iter()
            .filter(|(form, _)| !form.is_empty() && basis.contains(**form))
            .map(|(_, all)| all)
            .collect();
        let meant = if named.is_empty() { self.forms.values().collect() } else { named };
        !meant.is_empty() && meant.iter().all(|(all, _)| *all)
    }

    fn judge(&self, survey: &Survey<'_>, one: &Taken<'l>) -> Option<Across> {
        match self.stays.get(one.name) {
            Some((other, at, first)) => early(survey, one, (*other, at, (*first)?)),
            // Those named in a placement's own list were held against it there.
            None if self.is_whole(one.basis) => self.stranger(survey, one),
            None => None,
        }
    }

    fn stranger(&self, survey: &Survey<'_>, one: &Taken<'l>) -> Option<Across> {
        let entry = survey.ledger.entries().get(one.entry)?;
        if matches!(entry.record(), Record::Placement(_)) {
            return None;
        }
        let name = one.name;
        let hint = match nearest(name, self.stays.keys().copied()) {
            Some(near) => {
                let (other, at, _) = self.stays.get(near)?;
                let there = survey.told(*other, at);
                say!("是不是“{near}”（{there}）？", "did you mean `{near}` ({there})?")
            }
            None => say!(
                "核对姓名，或在跟岗记录的“人员”里补上这个人",
                "check the name, or add it to those placed"
            ),
        };
        let message = say!(
            "{name}不在台账所列的挂职、跟岗人员里",
            "{name} is not among those the ledger lists as placed"
        );
        Some(Across::at(one.entry, Finding::warning(&one.path, Code::PersonPlaced, message, hint)))
    }
}

/// A post taken before the first day of any placement of that person.
fn early(survey: &Survey<'_>, one: &Taken<'_>, (other, at, first): (usize, &Path, Date)) -> Option<Across> {
    let by = one.by.filter(|by| *by < first)?;
    let (name, there) = (one.name, survey.told(other, at));
    let message = say!(
        "{name}最晚{by}任职，而{first}才派出（{there}）",
        "{name} took the post by {by}, but was placed on {first} ({there})"
    );
    let hint = say!("核对任职时间和派出时间", "check both times");
    Some(Across::at(one.entry, Finding::warning(&one.path, Code::PersonEarly, message, hint)))
}
