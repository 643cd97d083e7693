//! Whatever a field holds is read by the reader as typed, or refused by the field's name: never markup,
//! never template, never a broken file.

mod text_of;

use jianbao::{Format, Lang, NoPictures, Pipeline, Source, Theme};
use proptest::prelude::*;

/// Texts that broke other engines, and some more; one JSON text a line.
fn hostile() -> Vec<String> {
    let lines = std::fs::read_to_string("tests/cases/hostile/texts.jsonl").unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The shipped kind of record with one text put into several places.
fn record(text: &str) -> String {
    let text = serde_json::to_string(text).unwrap();
    format!(
        "类型: 调研\n稿件:\n  标题: {text}\n  发布日期: 2024-06-03\n  来源: {text}\n日期: 2024-05-29\n到访地: {text}\n\
         任务: {text}\n来访团:\n  派出单位: 临川区教育局\n  领队: {{姓名: 沈砚秋, 职务: [{text}]}}\n\
         行程:\n- 站点:\n  - 地点: {text}\n    活动: [{text}]\n    图片: [{{文件: a.png, 图注: {text}}}]\n\
         座谈会:\n- 名称: {text}\n  发言:\n  - {{发言人: 沈砚秋, 要点: [{text}], 原话: [{text}]}}\n\
         共识:\n  共识: [{{题目: {text}, 内容: {text}}}]\n背景数据:\n- {{事项: {text}, 数值: 2所}}\n下一步: [{text}]\n"
    )
}

/// The parts of a text that a reader must see, one by one: the pieces between line ends.
fn pieces(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Holds one text against the promise; whether it was kept.
fn kept_or_refused(pipeline: &Pipeline, text: &str) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    let source = Source::new("visit.yaml", record(text));
    let checked = match pipeline.read(&source) {
        Ok(checked) => checked,
        Err(error) => {
            let report = error.report(Lang::Zh);
            assert!(report.contains("标题") && report.contains("怎么办"), "{text:?}: {report}");
            assert!(!report.chars().any(|c| c.is_control() && c != '\n'), "{text:?} is echoed raw");
            assert!(error.problems().all(|problem| problem.report(Lang::Zh).len() < 8 << 10));
            return false;
        }
    };
    if !checked.is_complete() {
        return false;
    }
    let document = pipeline.compose(&checked).unwrap();
    let said = text_of::of_document(&document);
    for piece in pieces(text) {
        // Stops at the end of a clause are the sentence's own.
        let stem = piece.trim_end_matches(['。', '；', '，', '、', ';', ',']);
        let times = said.iter().filter(|line| line.contains(stem)).count();
        assert!(times >= 3, "{text:?} stands in {times} lines of {said:#?}");
    }
    let bytes =
        |format: &str| Format::named(format).unwrap().write(&document, Theme::news(), &NoPictures).unwrap();
    let markdown = String::from_utf8(bytes("md")).unwrap();
    assert_eq!(text_of::of_markdown(&markdown), said, "{text:?} in Markdown:\n{markdown}");
    assert_eq!(text_of::of_html(&String::from_utf8(bytes("html")).unwrap()), said, "{text:?} in HTML");
    assert_eq!(text_of::of_docx(&bytes("docx")), said, "{text:?} in DOCX");
    assert_eq!(jianbao::markup::read(&markdown), document.blocks, "{text:?} read back from:\n{markdown}");
    true
}

#[test]
fn hostile_texts_are_kept_or_refused_in_every_format() {
    let pipeline = Pipeline::new().unwrap();
    // Refused are what is not seen and an unpaired direction sign; the texts stand in quotes, so that what looks like a
    // blank (`__`) or a tag is meant.
    for text in hostile() {
        let visible = jianbao::check_characters(&text).is_ok();
        assert_eq!(kept_or_refused(&pipeline, &text), visible, "{text:?}");
    }
    let refused = hostile().iter().filter(|text| jianbao::check_characters(text).is_err()).count();
    assert_eq!((hostile().len(), refused), (99, 14));
}

#[test]
fn control_characters_are_refused_by_field_name() {
    let pipeline = Pipeline::new().unwrap();
    for text in [
        "甲\u{b}乙",
        "甲\u{fffe}乙",
        "甲\u{0}乙",
        "甲\u{202e}乙",
        "甲\u{fdd0}乙",
        "甲\u{200b}乙",
        "甲\u{ad}乙",
        "甲\u{feff}乙",
        "甲\u{2028}乙",
        "甲\u{e0041}乙",
    ] {
        let error = pipeline.read(&Source::new("visit.yaml", record(text))).unwrap_err();
        for field in ["稿件.标题", "任务", "共识.共识[0].题目", "下一步[0]"] {
            assert!(error.problems().any(|problem| problem.path == field), "{text:?}: {field}");
        }
    }
}

#[test]
fn a_line_of_ten_thousand_characters_is_kept() {
    assert!(kept_or_refused(&Pipeline::new().unwrap(), &"长".repeat(10_000)));
}

/// Signs that mean something to some format, and characters that are more than one.
const SIGNS: [&str; 47] = [
    "&",
    "<",
    ">",
    "\"",
    "'",
    "*",
    "_",
    "`",
    "|",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "#",
    "\\",
    "~",
    "=",
    "!",
    "-",
    "+",
    "1.",
    "@",
    "$",
    "%",
    "^",
    " ",
    "\u{a0}",
    "\u{3000}",
    "\u{2003}",
    "\n",
    "\t",
    "]]>",
    "&#x41;",
    "http://a.cn",
    "<br/>",
    "☎\u{fe0f}",
    "👩\u{200d}🏫",
    "葛\u{e0100}",
    "e\u{301}",
    "\u{2067}ب\u{2069}",
    "……",
    "——",
    "“",
    "”",
    "\u{e000}",
];

/// A character or a few: from all of Unicode, from the rarer 汉字, from signs that mean something to some format.
fn piece() -> impl Strategy<Value = String> {
    let one = |range: std::ops::RangeInclusive<u32>| {
        range.prop_map(|number| char::from_u32(number).map(String::from).unwrap_or_default())
    };
    prop_oneof![
        4 => any::<char>().prop_map(String::from),
        4 => prop::sample::select(&SIGNS[..]).prop_map(str::to_owned),
        2 => one(0x4e00..=0x9fff),
        1 => one(0x20000..=0x323af),
        1 => one(0x80..=0x2fff),
        1 => one(0x1f000..=0x1faff),
        1 => one(0xe0000..=0xe01ff),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept_or_refused(text in "[甲乙 *_`<>&|#\\[\\](){}%~=.:!\"'\\-+0-9\\\\/@a-z，。“”\n]{1,24}") {
        kept_or_refused(&Pipeline::new().unwrap(), &text);
    }

    /// Any text at all: what is accepted can be read character by character in Markdown, HTML and DOCX.
    #[test]
    fn any_accepted_text_is_kept_to_the_letter(pieces in prop::collection::vec(piece(), 1..16)) {
        kept_or_refused(&Pipeline::new().unwrap(), &pieces.concat());
    }

    #[test]
    fn no_text_makes_the_checks_panic(text in any::<String>()) {
        let pipeline = Pipeline::new().unwrap();
        let _ = pipeline.check(&Source::new("visit.yaml", text.clone()));
        let _ = pipeline.check(&Source::new("visit.yaml", record(&text)));
    }

    #[test]
    fn no_damage_to_a_file_makes_the_checks_panic(at in 0usize..2000, cut in 0usize..40, put in "[：:\\t\n\\[{\"'&*!#-]{0,3}") {
        let text = include_str!("cases/visit/return/input.yaml");
        let border = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let (start, end) = (border(at), border(at + cut));
        let damaged = format!("{}{put}{}", &text[..start], &text[end..]);
        let _ = Pipeline::new().unwrap().check(&Source::new("visit.yaml", damaged));
    }
}
