//! Regions: declared once under one superior, and told under no other.

use std::collections::BTreeMap;

use super::{Finding, inside};
use crate::problem::{Code, Place, Problem, Severity, say};
use crate::record::{Claim, Claims};
use crate::source::Source;
use crate::yaml::{Node, texts};

/// Regions looked at in one record, at most: every text is held against each of them.
const DECLARED: usize = 100;

/// What the record declares: for each region the one next above it.
struct Map<'r>(BTreeMap<&'r str, &'r str>);

impl<'r> Map<'r> {
    fn of(claims: &Claims<'r>) -> Self {
        let rows = claims.iter().filter_map(|claim| match claim {
            Claim::Region(_, name, parent) => Some((name.as_str(), parent.as_str())),
            _ => None,
        });
        let mut map = BTreeMap::new();
        for (name, parent) in rows.take(DECLARED) {
            map.entry(name).or_insert(parent);
        }
        Self(map)
    }

    /// The regions above one, from the nearest on; a circle ends where it closes.
    fn above(&self, name: &str) -> Vec<&'r str> {
        let mut found: Vec<&'r str> = Vec::new();
        let mut below = name;
        while let Some(parent) = self.0.get(below).copied().filter(|parent| !found.contains(parent)) {
            found.push(parent);
            below = parent;
        }
        found
    }
}

/// Each region has one superior, and none lies in itself.
pub(super) fn declared(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    let map = Map::of(claims);
    let rows = claims.iter().filter_map(|claim| match claim {
        Claim::Region(at, name, parent) => Some((at, name.as_str(), parent.as_str())),
        _ => None,
    });
    let mut found = Vec::new();
    for (at, name, parent) in rows {
        let first = map.0.get(name).copied().unwrap_or(parent);
        if first == parent && !map.above(name).contains(&name) {
            continue;
        }
        found.push(Finding::error(
            at,
            Code::RegionParent,
            match first == parent {
                true => say!("{name}的上级绕回了自己", "{name} lies in itself"),
                false => say!("{name}前面写的上级是{first}", "{name} was declared under {first} before"),
            },
            say!("每个地区只写一个直接上级", "give each region the one next above it"),
        ));
    }
    found.truncate(most);
    found
}

/// 临夏闽宁镇, where 闽宁镇 is declared under 永宁县: a region told right behind one it does not lie in.
///
/// Only a region that has others below it counts as a superior, and none of the same level: 厦门临夏 are partners.
pub(super) fn check(claims: &Claims<'_>, node: &Node, source: &Source, most: usize) -> Vec<Problem> {
    let map = Map::of(claims);
    let mut problems = Vec::new();
    if map.0.is_empty() {
        return problems;
    }
    texts(node, &mut |path, node, text| {
        for (name, parent) in &map.0 {
            if problems.len() >= most {
                return;
            }
            let wrong =
                text.match_indices(name).find_map(|(at, _)| Some((at, wrong(&map, name, &text[..at])?)));
            let Some((at, said)) = wrong else { continue };
            let span = inside(node, source, text, at - said.len()..at + name.len());
            problems.push(Problem {
                code: Code::RegionParent,
                severity: Severity::Warning,
                place: Some(Place { source: source.clone(), span }),
                path: path.to_string(),
                field: String::new(),
                message: say!(
                    "{name}属于{parent}，这里写在“{said}”之下",
                    "{name} lies in {parent}, not in {said}"
                ),
                hint: say!(
                    "改正地名，或改正“地区”里的上级",
                    "correct the place, or its superior in `regions`"
                ),
            });
        }
    });
    problems
}

/// The declared region a text ends in, if `name` does not lie in it.
fn wrong<'t>(map: &Map<'_>, name: &str, before: &'t str) -> Option<&'t str> {
    let above = map.above(name);
    let ends = |region| ending(before, region);
    // 银川 of 银川市 may be the stem of another region too: one that fits is enough.
    if above.iter().any(|region| ends(region).is_some()) {
        return None;
    }
    let wrong = map.0.values().filter(|region| level(region) != level(name));
    wrong.filter_map(|region| ends(region)).max_by_key(|said| said.len())
}

/// The name of a region, or its stem, where a text ends in it.
fn ending<'t>(text: &'t str, region: &str) -> Option<&'t str> {
    let said = [region, stem(region)].into_iter().find(|said| text.ends_with(*said))?;
    Some(&text[text.len() - said.len()..])
}

/// A name without its level, such as 临夏 of 临夏州; a name of two characters stays whole.
fn stem(region: &str) -> &str {
    match region.char_indices().next_back() {
        Some((at, _)) if level(region).is_some() && region.chars().count() > 2 => &region[..at],
        _ => region,
    }
}

/// How high a region stands, by the last character of its name; nothing where it does not tell.
fn level(region: &str) -> Option<u8> {
    match region.chars().last()? {
        '省' => Some(4),
        '市' | '州' | '盟' => Some(3),
        '县' | '区' | '旗' => Some(2),
        '镇' | '乡' => Some(1),
        _ => None,
    }
}
