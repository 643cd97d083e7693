//! Persons: introduced once, with the same posts everywhere, under one name.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};
use crate::value::Text;
use crate::yaml::{Enclosure, Path, nearest};

/// A person named at a place, with the posts given there.
type Named<'c> = (&'c Path, &'c str, &'c [Fact<Text>]);

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    let named: Vec<Named<'_>> = claims
        .iter()
        .filter_map(|claim| match claim {
            Claim::Person(at, name, posts) => Some((at, name.as_str(), *posts)),
            _ => None,
        })
        .collect();
    let (introduced, mut found) = introductions(&named);
    found.extend(lookalikes(&named));
    // While somebody's name cannot be read, a later mention may be of that very person.
    // In a ledger he or she may be introduced by another record.
    let alone = claims.around() != Enclosure::Ledger;
    if alone && !claims.iter().any(|claim| matches!(claim, Claim::Unread)) {
        let mut told = BTreeSet::new();
        let strangers = named.iter().filter(|(_, name, posts)| {
            posts.is_empty() && !introduced.contains_key(name) && told.insert(*name)
        });
        found.extend(strangers.take(most).map(|(at, name, _)| stranger(at, name, &introduced)));
    }
    found.truncate(most);
    found
}

/// Everyone given with posts, and those given with others the second time.
fn introductions<'c>(named: &[Named<'c>]) -> (BTreeMap<&'c str, &'c [Fact<Text>]>, Vec<Finding>) {
    let mut introduced: BTreeMap<&str, &[Fact<Text>]> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, name, posts) in named.iter().filter(|(_, _, posts)| !posts.is_empty()) {
        let first = introduced.entry(name).or_insert(posts);
        if !alike(first, posts) {
            let (then, now) = (told(first), told(posts));
            found.push(Finding::warning(
                at,
                Code::PersonPosts,
                say!("{name}前面写的是“{then}”，这里是“{now}”", "{name} was `{then}` before, here `{now}`"),
                say!("职务只在第一次出现时写全，以后只写姓名", "give the posts once, the name alone later"),
            ));
        }
    }
    (introduced, found)
}

/// Two names that differ by one character and hold the same post: likely one person, misspelt once.
fn lookalikes(named: &[Named<'_>]) -> Vec<Finding> {
    let mut holders: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, name, posts) in named.iter().filter(|(_, _, posts)| !posts.is_empty()) {
        let holder = *holders.entry(told(posts)).or_insert(name);
        if misspelt(holder, name) {
            found.push(lookalike(at, name, holder, "前面"));
        }
    }
    found
}

/// Whether two names differ by one character.
pub(super) fn misspelt(one: &str, other: &str) -> bool {
    let differ = one.chars().zip(other.chars()).filter(|(a, b)| a != b).count();
    differ == 1 && one.chars().count() == other.chars().count()
}

/// Two such names with one post; `there` says where the other stands.
pub(super) fn lookalike(at: &Path, name: &str, holder: &str, there: &str) -> Finding {
    Finding::warning(
        at,
        Code::PersonLookalike,
        say!(
            "“{name}”和{there}的“{holder}”职务相同，只差一个字",
            "`{name}` and `{holder}` hold one post and differ by one character"
        ),
        say!("核对是不是同一个人，统一姓名", "if they are one person, use one name"),
    )
}

fn stranger(at: &Path, name: &str, introduced: &BTreeMap<&str, &[Fact<Text>]>) -> Finding {
    let hint = match nearest(name, introduced.keys().copied()) {
        Some(other) => say!(
            "是不是“{other}”？否则在第一次出现处写成“职务 姓名”",
            "did you mean `{other}`? or else give the posts where the person first appears"
        ),
        None => say!(
            "在第一次出现处写成“职务 姓名”，如“青禾县教育局局长 {name}”",
            "write the posts before the name where the person first appears"
        ),
    };
    let message = say!("{name}没有写过职务", "{name} is not introduced anywhere");
    Finding::error(at, Code::PersonUnlisted, message, hint)
}

/// Posts told again may be shorter (局长 for 党委书记、局长), never others.
fn alike(first: &[Fact<Text>], again: &[Fact<Text>]) -> bool {
    told(first).ends_with(&told(again))
}

pub(super) fn told(posts: &[Fact<Text>]) -> String {
    let posts: Vec<&str> = posts.iter().filter_map(Fact::known).map(Text::as_str).collect();
    posts.join("、")
}
