//! Privacy: minors stand under their full names only with consent.

use super::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};
use crate::value::{PersonName, Text};
use crate::yaml::Path;

/// Ends of posts that only pupils hold; 大学生 and 研究生 are of age.
const MINORS: [&str; 8] = ["学生", "学生代表", "营员", "营员代表", "少先队员", "同学", "儿童", "孩子"];

/// Judges records that say whether minors may be named; other kinds have no such field.
pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    if !claims.iter().any(|claim| matches!(claim, Claim::Consent(false))) {
        return Vec::new();
    }
    claims.iter().filter_map(one).take(most).collect()
}

fn one(claim: &Claim<'_>) -> Option<Finding> {
    match claim {
        Claim::Minor(at, name) => Some(named(at, name)),
        Claim::Person(at, name, posts) if posts.iter().filter_map(Fact::known).any(is_minor) => {
            Some(named(at, name))
        }
        _ => None,
    }
}

fn is_minor(post: &Text) -> bool {
    let post = post.as_str();
    let adult = ["大学生", "研究生"].iter().any(|word| post.contains(word));
    !adult && MINORS.iter().any(|end| post.ends_with(end))
}

fn named(at: &Path, name: &PersonName) -> Finding {
    Finding::error(
        at,
        Code::PrivacyMinor,
        say!("{name}是未成年人，没有写明已同意公开姓名", "{name} is a minor, and no consent is given"),
        say!(
            "不写姓名；已取得监护人同意的，写一行“同意公开姓名: 是”",
            "leave the name out; with the guardians' consent, write `consent: yes`"
        ),
    )
}
