//! Lists: nobody and nothing stands twice in one.

use std::collections::BTreeSet;

use super::Finding;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};
use crate::yaml::Path;

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    let lists = claims.iter().filter_map(|claim| match claim {
        Claim::Once(items) => Some(items),
        _ => None,
    });
    // Two parties that are one are told as that.
    let same: Vec<&Path> = claims
        .iter()
        .filter_map(|claim| match claim {
            Claim::Different(at, one, other) if one == other => Some(at),
            _ => None,
        })
        .collect();
    let again = lists.flat_map(|items| {
        let mut told = BTreeSet::new();
        items.iter().filter(move |(_, item)| !told.insert(item.as_ref()))
    });
    let found = again.filter(|(at, _)| !same.contains(&at)).map(|(at, item)| {
        Finding::error(
            at,
            Code::ListTwice,
            say!("“{item}”前面已经列过", "`{item}` is in the list already"),
            say!(
                "删去重复的，或改正写错的；列出的个数也要核对",
                "remove it, or correct it; check the number told beside the list"
            ),
        )
    });
    found.take(most).collect()
}
