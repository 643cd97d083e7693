//! What scanning promises: every blank found, its kind and what it stands for, no decoy, places exact, no panic.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use jianbao::blank::clean;
use jianbao::{Blank, BlankKind, Blanks, Source, scan};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const FOLDER: &str = "tests/cases/blank";

fn names() -> Vec<String> {
    let entries = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

fn case(name: &str, ending: &str) -> String {
    fs::read_to_string(Path::new(FOLDER).join(format!("{name}.{ending}"))).unwrap()
}

fn blanks(text: &str) -> Blanks {
    scan(&Source::new("text.txt", text))
}

/// One wanted line: token, kind, the thing it stands for; `?` an open question, `!` a name that is withheld.
struct Want<'a> {
    token: &'a str,
    kind: &'a str,
    thing: &'a str,
}

fn wanted(text: &str) -> Vec<Want<'_>> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(words.len(), 3, "{line}");
            Want { token: words[0], kind: words[1], thing: words[2] }
        })
        .collect()
}

fn told(blank: &Blank) -> String {
    let token = blank.token.replace([' ', '\u{3000}'], "␣");
    format!(
        "{}:{} {token} {} {} …{}…",
        blank.line,
        blank.column,
        blank.kind.name(),
        blank.entity,
        blank.context
    )
}

#[test]
fn what_cannot_be_seen_in_an_old_text_is_told_line_by_line() {
    let source = Source::new("a.txt", "\u{feff}选派xx名。\n甲\u{202e}乙\u{200b}丙\n丁\u{b}戊\r\n己\u{ad}庚");
    let found = scan(&source);
    let told: Vec<(usize, usize)> =
        found.remarks().iter().map(|remark| remark.place.as_ref().unwrap().line_column()).collect();
    assert_eq!(told, [(2, 4), (3, 2), (4, 2)], "{:#}", found.remarks());
}

#[test]
fn every_blank_is_found_with_its_kind_and_nothing_else() {
    let mut wrong = Vec::new();
    for name in names() {
        let (text, want) = (case(&name, "txt"), case(&name, "want"));
        let (found, wanted) = (blanks(&text), wanted(&want));
        for (blank, want) in found.iter().zip(&wanted) {
            let token = blank.token.replace([' ', '\u{3000}'], "␣");
            let kind = want.kind.trim_end_matches(['?', '!']);
            let open = want.kind.ends_with('?') && blank.certain;
            if token != want.token
                || blank.kind.name() != kind
                || blank.withheld != want.kind.ends_with('!')
                || open
            {
                wrong.push(format!("{name}: wanted {} {}, found {}", want.token, want.kind, told(blank)));
            }
        }
        if found.len() != wanted.len() {
            wrong.push(format!("{name}: wanted {}, found {}", wanted.len(), found.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_one_thing_has_one_entity_and_nothing_else_has_it() {
    let mut wrong = Vec::new();
    for name in names() {
        let (text, want) = (case(&name, "txt"), case(&name, "want"));
        let (mut entities, mut things): (HashMap<String, String>, HashMap<String, String>) = <_>::default();
        for (blank, want) in blanks(&text).iter().zip(wanted(&want)) {
            let thing = if want.thing == "-" { format!("only {}", blank.id) } else { want.thing.to_owned() };
            let entity = entities.entry(thing.clone()).or_insert_with(|| blank.entity.clone());
            let back = things.entry(blank.entity.clone()).or_insert_with(|| thing.clone());
            if *entity != blank.entity || *back != thing {
                wrong.push(format!("{name}: wanted {}, found {}", want.thing, told(blank)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_summary_has_its_77_blanks() {
    let text = case("summary", "txt");
    let found = blanks(&text);
    let count = |kinds: &[BlankKind]| found.iter().filter(|blank| kinds.contains(&blank.kind)).count();
    assert_eq!(found.len(), 77);
    assert_eq!(count(&[BlankKind::Year]), 9);
    assert_eq!(count(&[BlankKind::Person]), 3);
    assert_eq!(count(&[BlankKind::School]), 3);
    assert_eq!(count(&[BlankKind::Place]), 40);
    let numbers = [BlankKind::Count, BlankKind::ApproxCount, BlankKind::Money, BlankKind::ApproxMoney];
    assert_eq!(count(&numbers), 22);
    // What 21 and 14 blanks stand for is asked for once each.
    let wanted: Vec<&str> = found.wanted().map(|blank| blank.entity.as_str()).collect();
    let times = |entity: &str| found.iter().filter(|blank| blank.entity == entity).count();
    assert_eq!((times(wanted[0]), times(wanted[1])), (21, 14));
    assert_eq!(wanted.len(), 2 + 77 - 35);
}

#[test]
fn places_are_those_of_the_text_as_given() {
    for mark in ["", "\u{feff}"] {
        for end in ["\n", "\r\n"] {
            let text = format!("{mark}甲学(xué)生{end}共_(tái)_名，xx年{end}");
            let found = blanks(&text);
            let places: Vec<_> = found.iter().map(|b| (b.line, b.column, b.offset, b.length)).collect();
            let first = "甲学(xué)生".chars().count() + end.len() + 1;
            assert_eq!(places, [(2, 2, first, 7), (2, 11, first + 9, 2)], "{text:?}");
            let tokens: Vec<&str> = found.iter().map(|blank| blank.token.as_str()).collect();
            assert_eq!(tokens, ["__", "xx"]);
            let covered: Vec<&str> = found.iter().map(|b| &text[b.span.start..b.span.end]).collect();
            assert_eq!(covered, ["_(tái)_", "xx"]);
        }
    }
}

#[test]
fn cleaning_loses_nothing() {
    for name in names() {
        let text = case(&name, "txt");
        let cleaned = clean(&text);
        assert_eq!(cleaned.restore(), text);
        for (at, c) in cleaned.text().char_indices() {
            assert!(text[cleaned.original(at)..].starts_with(c), "{name}: {at} {c}");
        }
    }
    let kept = "表(2)、(ppt)、（yáo）、尧（yáo）、(含县市)、教师(xx)名、函数f(a)";
    assert_eq!(clean(kept).text(), kept);
    assert_eq!(clean("学(xué)生的(de)书").text(), "学生的书");
    assert_eq!(clean("学生的(de)书").text(), "学生的(de)书");
}

#[test]
fn remarks_tell_what_is_worth_a_look() {
    let codes = |text: &str| -> Vec<&'static str> {
        blanks(text).remarks().iter().map(|problem| problem.code.as_str()).collect()
    };
    assert_eq!(codes("__县教育局沈砚秋局长到会。"), ["blank.name.left"]);
    assert_eq!(codes("__区教育局局长沈砚秋率队来__县。"), ["blank.name.left"]);
    assert_eq!(codes("__乡中心小学与__桐溪实验小学牵手。"), ["blank.name.left"]);
    assert_eq!(codes("选派xx名校长、12名教师到__县支教。"), ["blank.number.left"]);
    assert_eq!(codes("教师参加参加__区培训，学生学生到校。"), ["check.text.doubled"; 2]);
    assert_eq!(codes("×××总书记强调，要办好教育。"), ["blank.leader.withheld"]);
    assert_eq!(codes("学(xué)生xx名。"), ["blank.text.noise"]);
    for fine in [
        "__县教育局分管局长、__区教育局党组书记、__县教育局常务副局长到会。",
        "__区教育局局长高度重视，__县县长亲自部署，__区教育局局长曾就此来访，__县教育局局长万分感谢。",
        "__县第一中学、__县实验小学和__小学结对。",
        "选派xx名校长、xx名教师，历时3天。",
        "大家讨论讨论、研究研究，一个一个地过，来来往往。",
        "学校校长、教师教学、县教育局教育股。",
        "没有空的稿子由沈砚秋局长审定，共12名教师。",
    ] {
        assert_eq!(codes(fine), [""; 0], "{fine}");
    }
}

#[test]
fn every_kind_has_its_own_name() {
    let names: BTreeSet<&str> = BlankKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(names.len(), BlankKind::ALL.len());
    assert!(BlankKind::ALL.iter().all(|kind| !kind.word().zh.is_empty()));
}

/// What must hold of any text.
fn sound(text: &str) {
    let source = Source::new("text.txt", text);
    let found = scan(&source);
    let mut last = 0;
    for blank in &found {
        let (start, end) = (blank.span.start, blank.span.end);
        assert!(last <= start && start < end, "{text:?}: {blank:?}");
        let covered = text.get(start..end).unwrap();
        assert_eq!(covered.chars().count(), blank.length, "{text:?}");
        assert_eq!(source.line_column(start).0, blank.line, "{text:?}");
        assert!(!blank.entity.is_empty() && !blank.token.is_empty());
        last = end;
    }
    for problem in found.remarks() {
        let span = problem.place.as_ref().unwrap().span;
        assert!(text.get(span.start..span.end).is_some(), "{text:?}: {problem:?}");
    }
    assert_eq!(clean(text).restore(), text);
}

/// Pieces that rules look for, so that random texts reach them.
const PIECES: [&str; 64] = [
    "x",
    "xx",
    "xxxx",
    "__",
    "_",
    "*",
    "**",
    "×",
    "某",
    "○",
    "□",
    "（",
    "）",
    "(",
    ")",
    "〔",
    "〕",
    "《",
    "》",
    "“",
    "”",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "20",
    "19",
    "2",
    ".",
    "．",
    "-",
    "—",
    "至",
    "、",
    "，",
    "。",
    "：",
    "年",
    "月",
    "日",
    "来",
    "名",
    "余",
    "多",
    "万",
    "元",
    "第",
    "届",
    "号",
    "县",
    "区",
    "省",
    "教育局",
    "中学",
    "局长",
    "等",
    "干部",
    "到",
    "挂职",
    "我县",
    "(xué)",
    ".docx",
    "http://",
];

proptest! {
    #[test]
    fn no_text_is_too_odd(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn no_row_of_pieces_is_too_odd(pieces in vec(select(PIECES.to_vec()), 0..40)) {
        sound(&pieces.concat());
    }
}
