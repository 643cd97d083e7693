//! Organisations: one name each, one owner for each short name.

use std::collections::BTreeMap;

use super::Finding;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};
use crate::yaml::Path;

/// Names looked at for one shorter name, at most: a list of look-alikes costs no more than its length.
const COMPARED: usize = 32;

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut shorts: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names: BTreeMap<&str, &Path> = BTreeMap::new();
    for claim in claims.iter() {
        match claim {
            Claim::ShortName(at, short, name) => {
                let owner = *shorts.entry(short.as_str()).or_insert(name.as_str());
                if owner != name.as_str() {
                    found.push(taken_by(at, short.as_str(), owner, None));
                }
            }
            Claim::Organisation(at, name) => {
                names.entry(name.as_str()).or_insert(at);
            }
            _ => {}
        }
    }
    let alike = variants(&names, |name| shorts.contains_key(name));
    found.extend(alike.map(|(at, name, full)| variant_of(at, name, &full, None)).take(most));
    found.truncate(most);
    found
}

/// A short name that stands for another organisation already; told with the place, where that is another record.
pub(super) fn taken_by(at: &Path, short: &str, owner: &str, place: Option<&str>) -> Finding {
    let there = place.map(|place| format!("（{place}）")).unwrap_or_default();
    let message =
        say!("简称“{short}”已经是“{owner}”的{there}", "the short name `{short}` is that of `{owner}`{there}");
    Finding::error(at, Code::NameShort, message, say!("换一个不会混淆的简称", "choose another short name"))
}

/// Names that are another one with two characters left out of its middle (第二中心幼儿园, 第二幼儿园), with that one.
pub(super) fn variants<'n, P>(
    names: &'n BTreeMap<&str, P>,
    short: impl Fn(&str) -> bool + 'n,
) -> impl Iterator<Item = (&'n P, &'n str, String)> + 'n {
    let mut alike: BTreeMap<(String, usize), Vec<Vec<char>>> = BTreeMap::new();
    for name in names.keys() {
        let chars: Vec<char> = name.chars().collect();
        alike.entry(edges(&chars)).or_default().push(chars);
    }
    names.iter().filter(move |(name, _)| !short(name)).filter_map(move |(name, at)| {
        let short: Vec<char> = name.chars().collect();
        let (ends, length) = edges(&short);
        let longer = alike.get(&(ends, length + 2))?;
        let full: String = longer.iter().take(COMPARED).find(|full| variant(&short, full))?.iter().collect();
        Some((at, *name, full))
    })
}

/// Two names of what looks like one organisation; told with the place, where that is another record.
pub(super) fn variant_of(at: &Path, name: &str, full: &str, place: Option<&str>) -> Finding {
    let there = place.map(|place| format!("（{place}）")).unwrap_or_default();
    Finding::warning(
        at,
        Code::NameVariant,
        say!(
            "“{name}”和“{full}”{there}像是同一单位",
            "`{name}` and `{full}`{there} look like one organisation"
        ),
        say!("统一成一个名称，或在“单位”里写明简称", "use one name, or declare the short name"),
    )
}

/// The first and the last two characters, and the length: variants share the former.
fn edges(name: &[char]) -> (String, usize) {
    let ends = name.iter().take(2).chain(name.iter().rev().take(2)).collect();
    (ends, name.len())
}

/// Whether `short` is `full` with two characters left out of its middle.
fn variant(short: &[char], full: &[char]) -> bool {
    let head = short.iter().zip(full).take_while(|(a, b)| a == b).count();
    let tail = short.iter().rev().zip(full.iter().rev()).take_while(|(a, b)| a == b).count();
    short.len() >= 5 && head >= 2 && tail >= 2 && head < short.len() && head + tail >= short.len()
}
