//! One person in two places: nobody travels with two delegations on the same day.

use std::collections::BTreeMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Record, Visit};
use crate::value::{DateRange, Text};
use crate::yaml::Path;

/// A journey of one person.
struct Journey<'l> {
    entry: usize,
    path: Path,
    days: DateRange,
    visit: &'l Visit,
}

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut journeys: BTreeMap<&str, Vec<Journey<'_>>> = BTreeMap::new();
    for (entry, record) in survey.records() {
        let Record::Visit(visit) = record else { continue };
        let Some(days) = visit.dates.known().copied() else { continue };
        let at = Path::root().key("delegation");
        let members = visit.delegation.members.iter().enumerate();
        let leader = visit.delegation.leader.iter().map(|leader| (at.key("leader"), leader));
        let all = leader.chain(members.map(|(i, member)| (at.key("members").index(i), member)));
        for (path, name) in all.filter_map(|(path, person)| Some((path, person.name.known()?))) {
            journeys.entry(name.as_str()).or_default().push(Journey { entry, path, days, visit });
        }
    }
    let mut found = Vec::new();
    for (name, all) in &mut journeys {
        all.sort_by_key(|one| (one.days, one.entry));
        let mut last: Option<&Journey<'_>> = None;
        for one in all.iter() {
            if let Some(before) = last.filter(|before| clash(before, one))
                && found.len() < most
            {
                found.push(finding(survey, name, one, before));
            }
            last = last.filter(|before| before.days.end() > one.days.end()).or(Some(one));
        }
    }
    found
}

/// Whether two journeys share a day and no place; who comes back may leave again the same day.
fn clash(before: &Journey<'_>, one: &Journey<'_>) -> bool {
    let long = before.days.days() > 1 || one.days.days() > 1;
    let shared = before.days.end().days_until(one.days.start()) < i64::from(!long);
    let places = |visit: &Visit| -> Vec<String> {
        visit.destination.iter().filter_map(Fact::known).map(Text::as_str).map(str::to_owned).collect()
    };
    let (here, there) = (places(one.visit), places(before.visit));
    // 青禾县 and 青禾县第一小学 are one place.
    let near =
        here.iter().any(|a| there.iter().any(|b| a.starts_with(b.as_str()) || b.starts_with(a.as_str())));
    one.entry != before.entry && shared && !near && !here.is_empty() && !there.is_empty()
}

fn finding(survey: &Survey<'_>, name: &str, one: &Journey<'_>, before: &Journey<'_>) -> Across {
    let there = survey.told(before.entry, &before.path);
    let (days, place) =
        (before.days, before.visit.destination.first().map(ToString::to_string).unwrap_or_default());
    let message =
        say!("{name}{days}在{place}（{there}），不能同时到这里", "{name} was in {place} on {days} ({there})");
    let hint = say!("核对两次的日期和人员", "check the days and the persons of both");
    Across::at(one.entry, Finding::warning(&one.path, Code::PersonPlaces, message, hint))
}
