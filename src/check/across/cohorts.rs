//! People placed over records: each in one record of a time; who comes again in another year comes again.

use std::collections::{BTreeMap, BTreeSet};

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::check::persons::{lookalike, misspelt};
use crate::ledger::Time;
use crate::problem::{Code, say};
use crate::record::{Cohort, Placement, PlacementForm, Record};
use crate::value::Date;
use crate::yaml::Path;

/// One person placed: by which record, in which form, from when to when.
struct Placed<'l> {
    entry: usize,
    path: Path,
    name: &'l str,
    form: Option<PlacementForm>,
    days: (Date, Date),
}

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for (entry, record) in survey.records() {
        if let Record::Placement(placement) = record {
            take(entry, placement, survey.time(entry), &mut placed);
        }
    }
    let mut names: BTreeMap<&str, Vec<&Placed<'_>>> = BTreeMap::new();
    let mut shared: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut found = Vec::new();
    for one in &placed {
        let known = names.entry(one.name).or_default();
        if let Some(other) = known.iter().rev().take(COMPARED).find(|other| meet(one, other)) {
            shared.insert((other.entry, one.entry));
            found.push(twice(survey, one, other));
        }
        known.push(one);
        if found.len() >= most {
            return found;
        }
    }
    found.extend(misspellings(survey, &placed, &shared).take(most));
    found.truncate(most);
    found
}

/// Stays of one name, and people of one record, that are compared, at most.
const COMPARED: usize = 64;

fn take<'l>(entry: usize, placement: &'l Placement, time: Option<&Time>, placed: &mut Vec<Placed<'l>>) {
    let root = Path::root();
    let mut list = |at: Path, cohorts: &'l [Cohort], form: Option<PlacementForm>, time: Option<Time>| {
        let Some(days) = time.and_then(|time| Some((time.first?, time.last?))) else { return };
        for (i, cohort) in cohorts.iter().enumerate() {
            for (n, person) in cohort.people.iter().enumerate() {
                let Some(name) = person.name.known() else { continue };
                let path = at.index(i).key("people").index(n);
                placed.push(Placed { entry, path, name: name.as_str(), form, days });
            }
        }
    };
    let own = placement.form.known().copied();
    list(root.key("groups"), &placement.groups, own, time.copied());
    for (i, stint) in placement.stints.iter().enumerate() {
        let at = root.key("stints").index(i);
        let time = Time::of_period(&stint.year, at.key("year"));
        list(at.key("groups"), &stint.groups, stint.form.known().copied().or(own), time);
    }
}

/// Whether two records tell of one stay, as far as it can be seen: of one form, at times that meet.
fn meet(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let days = one.days.0 <= other.days.1 && other.days.0 <= one.days.1;
    one.entry != other.entry && one.form == other.form && days
}

fn twice(survey: &Survey<'_>, one: &Placed<'_>, other: &Placed<'_>) -> Across {
    let (name, there) = (one.name, survey.told(other.entry, &other.path));
    let message = say!(
        "{name}在 {there} 同一时间的记录里已经写了",
        "{name} is named at {there} already, in a record of the same time"
    );
    let hint = say!(
        "同一次就只写在一条里，并核对两条的人数；是两次，就把各自的时间写具体",
        "if it is one stay, name the person once and check both numbers; if not, give the times exactly"
    );
    Across::at(one.entry, Finding::warning(&one.path, Code::PersonTwice, message, hint))
}

/// Names that differ by one character, in two records that share someone: the lists look like one list told twice.
fn misspellings<'s>(
    survey: &'s Survey<'_>,
    placed: &'s [Placed<'_>],
    shared: &'s BTreeSet<(usize, usize)>,
) -> impl Iterator<Item = Across> + 's {
    let of = |entry: usize| placed.iter().filter(move |one| one.entry == entry).take(COMPARED);
    shared.iter().take(COMPARED).flat_map(move |(first, second)| {
        of(*second).filter_map(move |one| {
            let other = of(*first).find(|other| misspelt(other.name, one.name) && meet(one, other))?;
            let there = format!(" {} ", survey.told(other.entry, &other.path));
            Some(Across::at(one.entry, lookalike(&one.path, one.name, other.name, &there)))
        })
    })
}
