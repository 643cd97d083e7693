//! Places for students of one year: told in one record, or alike in both.

use std::collections::BTreeMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Quota, Record, Vocational};
use crate::value::{Approx, Count, Period, PeriodKind};
use crate::yaml::Path;

/// The two who work together, and the year.
type Key = (String, String, u16);

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut years: BTreeMap<Key, (usize, Path, &Quota)> = BTreeMap::new();
    let mut found = Vec::new();
    for (entry, one) in of(survey) {
        for (i, quota) in one.quotas.iter().enumerate() {
            let Some(key) = year(&quota.year).and_then(|year| key(one, year)) else { continue };
            let at = Path::root().key("quotas").index(i);
            let (there, place, first) = *years.entry(key).or_insert((entry, at, quota));
            let own = [(at.key("count"), &quota.count), (at.key("enrolled"), &quota.enrolled)];
            if there != entry {
                found.extend(differs(survey, entry, own, (there, place, first)));
            }
        }
    }
    for (entry, one) in of(survey).filter(|(_, one)| one.quotas.is_empty()) {
        let Some(known) = year(&one.period).and_then(|year| years.get(&key(one, year)?)) else { continue };
        let root = Path::root();
        let own = [(root.key("quota"), &one.quota), (root.key("enrolled"), &one.enrolled)];
        let told = own.iter().find(|(_, count)| count.known().is_some()).map(|(at, _)| *at);
        found.extend(
            differs(survey, entry, own, *known).or_else(|| Some(twice(survey, (entry, told?), *known))),
        );
    }
    found.truncate(most);
    found
}

fn of<'s, 'l>(survey: &'s Survey<'l>) -> impl Iterator<Item = (usize, &'l Vocational)> + use<'s, 'l> {
    survey.of_kind("vocational").filter_map(|(entry, record)| match record {
        Record::Vocational(one) => Some((entry, &**one)),
        _ => None,
    })
}

/// A time that is one year.
fn year(time: &Fact<Period>) -> Option<u16> {
    time.known().filter(|time| time.kind() == PeriodKind::Year)?.start_year()
}

fn key(one: &Vocational, year: u16) -> Option<Key> {
    Some((one.supporter.known()?.to_string(), one.recipient.known()?.to_string(), year))
}

/// Places or students of one year that another record tells otherwise.
fn differs(
    survey: &Survey<'_>,
    entry: usize,
    own: [(Path, &Fact<Count>); 2],
    (there, place, quota): (usize, Path, &Quota),
) -> Option<Across> {
    let exact = |count: &Fact<Count>| count.known().copied().filter(|count| count.approx() == Approx::Exact);
    let others = [("count", &quota.count), ("enrolled", &quota.enrolled)];
    let mut both = own.iter().zip(others).filter_map(|((at, count), (key, other))| {
        let (count, other) = (exact(count)?, exact(other)?);
        (count.value() != other.value()).then_some((*at, count, key, other))
    });
    let (at, count, key, other) = both.next()?;
    let there = survey.told(there, &place.key(key));
    let message = say!(
        "同一年的招生数写的是{count}，而 {there} 的历年名额写的是{other}",
        "{count} for this year, but {other} at {there}"
    );
    let hint = say!("核对两处的数，一年的招生数只写一处", "check both, and tell the places of a year once");
    Some(Across::at(entry, Finding::warning(&at, Code::QuotaTwice, message, hint)))
}

fn twice(
    survey: &Survey<'_>,
    (entry, at): (usize, Path),
    (there, place, _): (usize, Path, &Quota),
) -> Across {
    let there = survey.told(there, &place);
    let message = say!(
        "这一年的招生数在 {there} 的历年名额里已经写了",
        "the places of this year are told at {there} already"
    );
    let hint = say!("两处只留一处，免得重复计算", "keep one of the two, or they count twice");
    Across::at(entry, Finding::warning(&at, Code::QuotaTwice, message, hint))
}
