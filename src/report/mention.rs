//! First mention in full, later ones by name: settled in the order of the finished text.
//!
//! A template cannot know which of its sentences comes first in the end, so the filter `who` only marks a
//! mention; this pass walks the rendered text once and puts the posts in front of the first one. The marks
//! are noncharacters, which no data can hold.

use std::collections::{BTreeMap, BTreeSet};

use super::wording;
use crate::fact::Fact;
use crate::markup;
use crate::record::{Claim, Claims, Record};
use crate::value::Text;

/// Opens a mention; the name follows. Every mark begins with it.
pub(super) const OPEN: &str = "\u{fdd3}";
/// Closes a mention.
pub(super) const CLOSE: &str = "\u{fdd4}";
/// Stands between two persons of a list: 、 between bare names, ， where posts are shown.
pub(super) const BETWEEN: &str = "\u{fdd3}\u{fdd5}";

/// Replaces every mark by what the reader reads.
pub(super) fn settle(text: &str, record: &Record, local: &str) -> String {
    let claims = record.persons();
    let posts = posts(&claims);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut out = String::with_capacity(text.len() + 256);
    let mut rest = text;
    let mut full = false;
    while let Some(at) = next_mark(rest) {
        out.push_str(&rest[..at]);
        let after = &rest[at..];
        if let Some(after) = after.strip_prefix(BETWEEN) {
            let next = after.strip_prefix(OPEN).and_then(|name| name.split(CLOSE).next());
            let group = next.is_none() && full;
            let introduced = next.is_some_and(|name| posts.contains_key(name) && !seen.contains(name));
            out.push(if full || group || introduced { '，' } else { '、' });
            rest = after;
            continue;
        }
        let (name, after) = after.trim_start_matches(OPEN).split_once(CLOSE).unwrap_or((after, ""));
        let posts = posts.get(name).filter(|_| seen.insert(name));
        full = posts.is_some();
        for (at, post) in posts.into_iter().flat_map(|posts| posts.iter().filter_map(Fact::known)).enumerate()
        {
            if at > 0 {
                out.push('、');
            }
            markup::escape(&wording::local_post(post.as_str(), local), &mut out);
        }
        markup::escape(name, &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where the next mark begins, by the first byte of its kind; the last one is common.
fn next_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == OPEN.as_bytes()[0])?;
        if bytes[at..].starts_with(OPEN.as_bytes()) {
            return Some(at);
        }
        at += 1;
    }
}

/// The posts of everyone introduced with posts, by name.
fn posts<'r>(claims: &Claims<'r>) -> BTreeMap<&'r str, &'r [Fact<Text>]> {
    let mut found = BTreeMap::new();
    for claim in claims.iter() {
        if let Claim::Person(_, name, posts) = claim
            && !posts.is_empty()
        {
            found.entry(name.as_str()).or_insert(*posts);
        }
    }
    found
}
