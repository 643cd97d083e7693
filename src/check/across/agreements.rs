//! Agreements over records: one of one title is signed by the same sides on one day.

use std::collections::HashMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::problem::{Code, say};
use crate::record::Ceremony;
use crate::value::{Date, Text};
use crate::yaml::Path;

/// Days after which an agreement of the same title is one that renews it.
const RENEWED: i64 = 365;

/// A title with those who signed.
type Key<'l> = (&'l str, Vec<&'l str>);

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut seen: HashMap<Key<'_>, (usize, Path, Date)> = HashMap::new();
    let mut found = Vec::new();
    for (entry, record) in survey.records() {
        for (i, ceremony) in record.ceremonies().iter().enumerate() {
            let Some(day) = day(survey, entry, ceremony) else { continue };
            for (n, signing) in ceremony.signings.iter().enumerate() {
                let parties = signing.parties.iter().filter_map(|party| party.organisation.known());
                let mut parties: Vec<&str> = parties.map(Text::as_str).collect();
                let Some(title) = signing.document.known().filter(|_| parties.len() > 1) else { continue };
                parties.sort_unstable();
                let path = Path::root().key("ceremonies").index(i).key("signings").index(n).key("document");
                let other = *seen.entry((title.as_str(), parties)).or_insert((entry, path, day));
                let apart = other.2.days_until(day).abs();
                if apart > 0 && apart < RENEWED && found.len() < most {
                    found.push(finding(survey, (entry, path, day), other));
                }
            }
        }
    }
    found
}

/// The day of a ceremony: its own, or that of the event, if it lasted one day.
fn day(survey: &Survey<'_>, entry: usize, ceremony: &Ceremony) -> Option<Date> {
    let whole = || survey.span(entry).filter(|(first, last)| first == last).map(|(first, _)| first);
    ceremony.date.known().copied().or_else(whole)
}

fn finding(
    survey: &Survey<'_>,
    (entry, path, day): (usize, Path, Date),
    other: (usize, Path, Date),
) -> Across {
    let (there, then) = (survey.told(other.0, &other.1), other.2);
    let message = say!(
        "这份协议在 {there} 写的是{then}签订，这里是{day}",
        "this agreement was signed on {then} at {there}, here on {day}"
    );
    let hint = say!(
        "核对签订日期；是另一份协议，就写明名称",
        "check the day; if it is another agreement, give its title"
    );
    Across::at(entry, Finding::warning(&path, Code::AgreementTwice, message, hint))
}
