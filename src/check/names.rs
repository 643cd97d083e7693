//! Names: persons introduced once and alike, organisations under one name, parties that differ.

use std::collections::BTreeMap;

use super::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};
use crate::value::Text;
use crate::yaml::{Path, nearest};

pub(super) fn check(claims: &Claims<'_>) -> Vec<Finding> {
    let mut found = persons(claims);
    found.extend(organisations(claims));
    found.extend(claims.iter().filter_map(one));
    found
}

fn one(claim: &Claim<'_>) -> Option<Finding> {
    match claim {
        Claim::Different(at, one, other) if one == other => Some(Finding::error(
            at,
            Code::PartySame,
            say!("双方都写成了“{one}”", "both parties are `{one}`"),
            say!("改正其中一方", "correct one of them"),
        )),
        Claim::Among(at, name, listed) if !listed.contains(name) => Some(Finding::error(
            at,
            Code::PersonPlaced,
            say!("{name}不在派出人员名单里", "{name} is not among the persons placed"),
            say!(
                "核对姓名，或把{name}补进派出人员名单",
                "check the name, or add {name} to the persons placed"
            ),
        )),
        Claim::Needs(at, false, what) => {
            let (zh, en) = (what.zh, what.en);
            Some(Finding::error(
                at,
                Code::NeedsMissing,
                say!("没有写{zh}", "nothing is said of {en}"),
                say!("补上{zh}；还不知道就写 xx", "add it, or xx if not known yet"),
            ))
        }
        Claim::Title(at, title) if title.as_str().ends_with(['。', '，', '；', '、', '：']) => {
            Some(Finding::warning(
                at,
                Code::TitleStop,
                say!("标题末尾有标点", "the title ends in a stop"),
                say!("删去标题末尾的标点", "remove it"),
            ))
        }
        Claim::Caption(at, caption) if caption.as_str().ends_with('。') => Some(Finding::warning(
            at,
            Code::CaptionStop,
            say!("图注末尾有句号", "the caption ends in a full stop"),
            say!("删去图注末尾的句号（GB/T 15834 附录A）", "remove it (GB/T 15834, annex A)"),
        )),
        _ => None,
    }
}

/// Everyone named must be introduced with posts once, and with the same posts everywhere.
fn persons(claims: &Claims<'_>) -> Vec<Finding> {
    let named = claims.iter().filter_map(|claim| match claim {
        Claim::Person(at, name, posts) => Some((at, name.as_str(), *posts)),
        _ => None,
    });
    let mut introduced: BTreeMap<&str, &[Fact<Text>]> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, name, posts) in named.clone().filter(|(_, _, posts)| !posts.is_empty()) {
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
    for (at, name, _) in named.filter(|(_, name, posts)| posts.is_empty() && !introduced.contains_key(name)) {
        let hint = match nearest(name, introduced.keys().copied()) {
            Some(other) => say!(
                "是不是“{other}”？否则在第一次出现处写上职务",
                "did you mean `{other}`? or else give the posts where the person first appears"
            ),
            None => say!(
                "在第一次出现处写成“职务 姓名”",
                "write the posts before the name where the person first appears"
            ),
        };
        found.push(Finding::error(
            at,
            Code::PersonUnlisted,
            say!("{name}没有写过职务", "{name} is not introduced anywhere"),
            hint,
        ));
    }
    found
}

/// Posts told again may be shorter (局长 for 党委书记、局长), never others.
fn alike(first: &[Fact<Text>], again: &[Fact<Text>]) -> bool {
    let (first, again) = (told(first), told(again));
    first == again || first.ends_with(&again) || again.is_empty()
}

fn told(posts: &[Fact<Text>]) -> String {
    let posts: Vec<&str> = posts.iter().filter_map(Fact::known).map(Text::as_str).collect();
    posts.join("、")
}

/// One short name belongs to one organisation; names that differ by a word in the middle are one organisation
/// under two names (第二中心幼儿园, 第二幼儿园).
fn organisations(claims: &Claims<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut shorts: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names: BTreeMap<&str, &Path> = BTreeMap::new();
    for claim in claims.iter() {
        match claim {
            Claim::ShortName(at, short, name) => {
                let owner = *shorts.entry(short.as_str()).or_insert(name.as_str());
                if owner != name.as_str() {
                    found.push(Finding::error(
                        at,
                        Code::NameShort,
                        say!(
                            "简称“{short}”已经是“{owner}”的",
                            "the short name `{short}` is that of `{owner}`"
                        ),
                        say!("换一个不会混淆的简称", "choose another short name"),
                    ));
                }
            }
            Claim::Organisation(at, name) => {
                names.entry(name.as_str()).or_insert(at);
            }
            _ => {}
        }
    }
    for (name, at) in &names {
        if shorts.contains_key(name) {
            continue;
        }
        if let Some(full) = names.keys().find(|full| variant(name, full)) {
            found.push(Finding::warning(
                at,
                Code::NameVariant,
                say!("“{name}”和“{full}”像是同一单位", "`{name}` and `{full}` look like one organisation"),
                say!("统一成一个名称，或在“单位”里写明简称", "use one name, or declare the short name"),
            ));
        }
    }
    found
}

/// Whether `short` is `full` with two characters left out of its middle.
fn variant(short: &str, full: &str) -> bool {
    let (short, full): (Vec<char>, Vec<char>) = (short.chars().collect(), full.chars().collect());
    if short.len() < 5 || full.len() != short.len() + 2 {
        return false;
    }
    let head = short.iter().zip(&full).take_while(|(a, b)| a == b).count();
    let tail = short.iter().rev().zip(full.iter().rev()).take_while(|(a, b)| a == b).count();
    head >= 2 && tail >= 2 && head < short.len() && head + tail >= short.len()
}
