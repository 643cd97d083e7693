//! Organisations over records: one name each, every short name declared, and for one organisation only.

use std::collections::BTreeMap;

use super::Across;
use super::survey::{Spot, Survey};
use crate::check::{Finding, organisations};
use crate::problem::{Code, say};

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut shorts: BTreeMap<&str, (Spot, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    for (spot, short, name) in &survey.shorts {
        let ((first, at), owner) = *shorts.entry(short).or_insert((*spot, name));
        // Two in one record are told by the record's own check.
        if owner != *name && first != spot.0 && found.len() < most {
            let there = survey.told_spot(&(first, at));
            found.push(Across {
                entry: spot.0,
                finding: organisations::taken_by(&spot.1, short, owner, Some(&there)),
            });
        }
    }
    found.extend(variants(survey, &shorts, most));
    found.extend(undeclared(survey, &shorts, most));
    found.truncate(most);
    found
}

/// Two names of one organisation that no record tells side by side: there its own check says so.
fn variants(survey: &Survey<'_>, shorts: &BTreeMap<&str, (Spot, &str)>, most: usize) -> Vec<Across> {
    let names = &survey.organisations;
    let alike = organisations::variants(names, |name| shorts.contains_key(name));
    let apart = alike.filter_map(|((spot, entries), name, full)| {
        let (other, others) = names.get(full.as_str())?;
        let together = entries.iter().any(|entry| others.binary_search(entry).is_ok());
        (!together).then_some((spot, name, full, other))
    });
    let finding = |(spot, name, full, other): (&Spot, &str, String, &Spot)| {
        let there = survey.told_spot(other);
        Across { entry: spot.0, finding: organisations::variant_of(&spot.1, name, &full, Some(&there)) }
    };
    apart.take(most).map(finding).collect()
}

/// Short names that nobody declared, of an organisation that is named in full elsewhere: 青禾一中, 青禾县第一中学.
fn undeclared(survey: &Survey<'_>, shorts: &BTreeMap<&str, (Spot, &str)>, most: usize) -> Vec<Across> {
    let names = &survey.organisations;
    let fresh = names.iter().filter(|(name, _)| !shorts.contains_key(*name));
    let found = fresh.filter_map(|(name, (spot, _))| {
        let mut full = in_full(name).into_iter().filter_map(|full| names.get_key_value(full.as_str()));
        let (full, (other, _)) = full.next()?;
        Some((spot, *name, *full, other))
    });
    let finding = |(spot, name, full, other): (&Spot, &str, &str, &Spot)| {
        let there = survey.told_spot(other);
        let message = say!(
            "“{name}”像是“{full}”（{there}）的简称，没有写明过",
            "`{name}` looks short for `{full}` ({there}), but was not declared"
        );
        let hint = say!(
            "写全称，或在台账的“单位”里写明简称",
            "give the full name, or declare the short one in `organisations` of the ledger"
        );
        Across { entry: spot.0, finding: Finding::warning(&spot.1, Code::NameUndeclared, message, hint) }
    };
    found.take(most).map(finding).collect()
}

/// How the names of schools are shortened at their ends.
const ENDS: [(&str, &[&str]); 6] = [
    ("中职", &["中等职业学校", "中等职业技术学校"]),
    ("职校", &["职业学校", "中等职业学校", "职业技术学校"]),
    ("高中", &["高级中学"]),
    ("实小", &["实验小学"]),
    ("职中", &["职业中学"]),
    ("特校", &["特殊教育学校"]),
];
/// The same of numbered ones: 一中.
const NUMBERED: [(&str, &str); 3] = [("中", "中学"), ("小", "小学"), ("幼", "幼儿园")];
/// What may have been left out behind the name of a place.
const LEVELS: [&str; 8] = ["", "县", "区", "市", "州", "镇", "乡", "旗"];

/// The full names that a short one may stand for.
fn in_full(short: &str) -> Vec<String> {
    let mut stems: Vec<(&str, String)> = Vec::new();
    for (end, fulls) in ENDS {
        if let Some(place) = short.strip_suffix(end) {
            stems.extend(fulls.iter().map(|full| (place, (*full).to_owned())));
        }
    }
    for (end, full) in NUMBERED {
        let number = short.strip_suffix(end).and_then(|rest| {
            let at = rest.trim_end_matches(|c| "一二三四五六七八九十".contains(c)).len();
            rest.split_at_checked(at).filter(|(_, number)| !number.is_empty())
        });
        stems.extend(number.map(|(place, number)| (place, format!("第{number}{full}"))));
    }
    let whole = |(place, rest): (&str, String)| LEVELS.map(|level| format!("{place}{level}{rest}"));
    // A place has two characters at least: 一中 alone is that of many towns.
    stems.into_iter().filter(|(place, _)| place.chars().count() >= 2).flat_map(whole).collect()
}
