//! Titles of papers that count: “五方式” of a work information needs five ways of helping.

use std::collections::BTreeSet;

use super::{Across, Survey};
use crate::check::Finding;
use crate::ledger::Way;
use crate::problem::{Code, say};
use crate::value::numeral;
use crate::yaml::Path;

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let title = survey.ledger.head().work_info.as_ref().and_then(|head| head.title.known());
    let Some(told) = title.and_then(|title| counted(title.as_str())) else { return Vec::new() };
    let ways: BTreeSet<&str> = survey
        .ledger
        .entries()
        .iter()
        .filter_map(|entry| Way::of(entry.record()))
        .map(|way| way.word().zh)
        .collect();
    let found = ways.len() as u64;
    if told == found || most == 0 {
        return Vec::new();
    }
    let listed = ways.into_iter().collect::<Vec<_>>().join("、");
    let finding = Finding::error(
        &Path::root().key("work_info").key("title"),
        Code::TitleCount,
        say!(
            "标题说{told}种方式，台账里的记录有{found}种：{listed}",
            "the title says {told} ways, the records tell {found}: {listed}"
        ),
        say!(
            "改正标题，或补上缺少的记录；不写标题就由段数拟定",
            "correct the title, or leave it out: it is made from the sections"
        ),
    );
    vec![Across { entry: None, finding }]
}

/// The number before 方式, 种方式 or 式 in a title: 五方式 gives 5.
fn counted(title: &str) -> Option<u64> {
    let head = &title[..["种方式", "方式"].iter().find_map(|word| title.find(word))?];
    let is_number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    numeral::parse(&head[head.trim_end_matches(is_number).len()..])
}
