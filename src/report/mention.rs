//! First mention in full, later ones by name: settled in the order of the finished text.
//!
//! A template cannot know which of its sentences comes first in the end, so the filter `who` only marks a
//! mention; this pass walks the rendered text once and puts the posts in front of the first one. The marks
//! are noncharacters, which no data can hold.

use std::collections::{BTreeMap, BTreeSet};

use super::wording;
use crate::fact::Fact;
use crate::markup;
use crate::record::{Claim, Record};
use crate::yaml::Enclosure;

/// Opens a mention; the name follows.
pub(super) const OPEN: char = '\u{fdd3}';
/// Closes a mention.
pub(super) const CLOSE: char = '\u{fdd4}';
/// Stands between two persons of a list: 、 between bare names, ， where posts are shown.
pub(super) const BETWEEN: char = '\u{fdd5}';

/// Replaces every mark by what the reader reads.
pub(super) fn settle(text: &str, record: &Record, local: &str) -> String {
    let posts = posts(record, local);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut out = String::with_capacity(text.len() + 256);
    let mut rest = text;
    let mut full = false;
    while let Some(at) = rest.find([OPEN, BETWEEN]) {
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
        full = seen.insert(name) && posts.contains_key(name);
        if full {
            markup::escape(posts.get(name).map_or("", String::as_str), &mut out);
        }
        markup::escape(name, &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The posts of everyone introduced with posts, as they are read before the name.
fn posts(record: &Record, local: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for claim in record.claims(Enclosure::File).iter() {
        if let Claim::Person(_, name, posts) = claim
            && !posts.is_empty()
        {
            let posts: Vec<String> = posts
                .iter()
                .filter_map(Fact::known)
                .map(|post| wording::local_post(post.as_str(), local))
                .collect();
            found.entry(name.to_string()).or_insert_with(|| posts.join("、"));
        }
    }
    found
}
