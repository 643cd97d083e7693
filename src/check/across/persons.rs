//! Persons over records: in one year the same posts everywhere, and one name to a post.

use std::collections::{BTreeMap, BTreeSet};

use super::Across;
use super::survey::{Named, Survey};
use crate::check::Finding;
use crate::check::persons::{lookalike, misspelt, told};
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Person, Posting, Record};
use crate::value::{Period, PersonName};

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let moved = moved(survey);
    let mut known: BTreeMap<(u16, &str), &Named<'_>> = BTreeMap::new();
    let mut holders: BTreeMap<(u16, String), Vec<&Named<'_>>> = BTreeMap::new();
    let mut doubted: BTreeSet<(u16, &str)> = BTreeSet::new();
    let mut found = Vec::new();
    for named in &survey.persons {
        let Some(year) = survey.year(named.entry).filter(|_| found.len() < most) else { continue };
        let key = (year, named.name);
        let first = *known.entry(key).or_insert(named);
        let (then, now) = (told(first.posts), told(named.posts));
        let elsewhere = first.entry != named.entry && !moved.contains(&key);
        if elsewhere && !alike(&then, &now) && doubted.insert(key) {
            found.push(posts(survey, named, first));
        }
        if is_single(&now) {
            let same = holders.entry((year, now)).or_default();
            let other = same.iter().find(|other| misspelt(other.name, named.name));
            match other.filter(|other| other.entry != named.entry) {
                Some(other) if doubted.insert(key) => {
                    let there = survey.told(other.entry, &other.path);
                    let finding = lookalike(&named.path, named.name, other.name, &format!(" {there} "));
                    found.push(Across::at(named.entry, finding));
                }
                _ if same.len() < HELD && same.iter().all(|other| other.name != named.name) => {
                    same.push(named)
                }
                _ => {}
            }
        }
    }
    found
}

/// Names compared for one post, at most.
const HELD: usize = 8;

fn posts(survey: &Survey<'_>, named: &Named<'_>, first: &Named<'_>) -> Across {
    let (name, then, now) = (named.name, told(first.posts), told(named.posts));
    let there = survey.told(first.entry, &first.path);
    let message = say!(
        "{name}同一年在 {there} 写的是“{then}”，这里是“{now}”",
        "{name} was `{then}` at {there} in the same year, here `{now}`"
    );
    let hint = say!(
        "核对职务；年内调任的，记一条任用",
        "check the posts; if they changed in the year, add an appointment"
    );
    Across::at(named.entry, Finding::warning(&named.path, Code::PersonPosts, message, hint))
}

/// Posts that go together: one is the end of the other, or lists more of the same unit (局长, 党组书记、局长).
fn alike(one: &str, other: &str) -> bool {
    if one.ends_with(other) || other.ends_with(one) || one.split('、').any(|one| shares(one, other)) {
        return true;
    }
    let unit: usize =
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let titles = |posts: &str| -> BTreeSet<String> {
        let rest = posts.get(unit..).unwrap_or_default();
        rest.split('、').filter(|title| !title.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (titles(one), titles(other));
    one.is_subset(&other) || other.is_subset(&one)
}

/// Whether one of the posts is another with more of its unit: 临川区教育局局长, 区教育局局长; but not 副局长.
fn shares(one: &str, posts: &str) -> bool {
    let tail = |long: &str, short: &str| {
        let rest = long.strip_suffix(short).filter(|rest| !rest.ends_with('副'));
        rest.is_some() && short.chars().count() >= 4
    };
    posts.split('、').any(|other| tail(one, other) || tail(other, one))
}

/// Ends of posts that one person holds at a time.
const SINGLE: [&str; 9] = ["书记", "局长", "校长", "园长", "县长", "市长", "区长", "会长", "院长"];

/// Whether only one person holds a post: a head, not a deputy.
fn is_single(posts: &str) -> bool {
    SINGLE.iter().any(|end| posts.ends_with(end)) && !posts.contains('副') && posts.chars().count() > 4
}

/// Those who took a post in some year, and may be told with the old one and the new.
fn moved<'l>(survey: &Survey<'l>) -> BTreeSet<(u16, &'l str)> {
    let mut found = BTreeSet::new();
    for (entry, record) in survey.records() {
        let year = survey.year(entry);
        match record {
            Record::Appointment(appointment) => {
                let names = appointment.names.iter().filter_map(Fact::known).map(PersonName::as_str);
                let posted = appointment.posts.iter().flat_map(people);
                found.extend(names.chain(posted).filter_map(|name| Some((year?, name))));
            }
            Record::Placement(placement) => {
                for posting in &placement.appointments {
                    let year = posting.period.known().and_then(Period::start_year).or(year);
                    found.extend(people(posting).filter_map(|name| Some((year?, name))));
                }
            }
            _ => {}
        }
    }
    found
}

fn people(posting: &Posting) -> impl Iterator<Item = &str> {
    posting.people.iter().filter_map(|person: &Person| person.name.known()).map(PersonName::as_str)
}
