//! Markdown as templates speak it: data stay data, whatever they hold; any text can be read.

mod text_of;
mod trees;

use jianbao::{Align, Block, Figure, Inline, Table, markup};
use proptest::prelude::*;

fn escaped(text: &str) -> String {
    let mut out = String::new();
    markup::escape(text, &mut out);
    out
}

fn plain(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

/// What a value must become: text, with a break for every line end.
fn literal(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        out.extend((at > 0).then_some(Inline::Break));
        out.extend((!line.is_empty()).then(|| plain(line)));
    }
    trees::normal(&[Block::Paragraph(out)]).pop().map_or(Vec::new(), |block| match block {
        Block::Paragraph(text) => text,
        other => panic!("{other:?}"),
    })
}

/// Every place where a template may print a value: the value must come out as typed.
fn check_everywhere(value: &str) {
    let data = escaped(value);
    let want = literal(value);
    let is = |template: &str, want: Vec<Block>| {
        assert_eq!(markup::read(template), want, "{value:?} in {template:?}");
    };
    if want.is_empty() {
        return is(&data, Vec::new());
    }
    let ends_in_break = value.starts_with('\n') || value.ends_with('\n');
    let paragraph = || Block::Paragraph(want.clone());
    is(&data, vec![paragraph()]);
    is(
        &format!("前\n\n{data}\n\n后"),
        vec![Block::Paragraph(vec![plain("前")]), paragraph(), Block::Paragraph(vec![plain("后")])],
    );
    is(&format!("# {data}"), vec![Block::Heading(1, want.clone())]);
    is(
        &format!("- {data}\n- {data}"),
        vec![Block::List { start: None, items: vec![vec![paragraph()], vec![paragraph()]] }],
    );
    is(&format!("7. {data}\n"), vec![Block::List { start: Some(7), items: vec![vec![paragraph()]] }]);
    is(&format!("> {data}\n"), vec![Block::Quote(vec![paragraph()])]);
    is(&format!("*{data}*"), vec![Block::Byline(want.clone())]);
    let table = Table {
        columns: vec![Align::Auto, Align::Right],
        header: vec![want.clone(); 2],
        rows: vec![vec![want.clone(); 2]],
    };
    is(&format!("| {data} | {data} |\n| --- | --: |\n| {data} |{data}|\n"), vec![Block::Table(table)]);
    let figure = Figure { path: "a.jpg".to_owned(), alt: value.replace('\n', " "), caption: want.clone() };
    is(&format!("![{data}](a.jpg)\\\n{data}"), vec![Block::Figure(figure)]);
    if ends_in_break {
        return;
    }
    is(&format!("**{data}**"), vec![Block::Paragraph(vec![Inline::Strong(want.clone())])]);
    let link = Inline::Link { target: "https://a.cn".to_owned(), text: want.clone() };
    is(&format!("[{data}](https://a.cn)"), vec![Block::Paragraph(vec![link])]);
    for beside in ["汉", "a", "（", "."] {
        let strong = vec![plain(beside), Inline::Strong(want.clone()), plain(beside)];
        is(&format!("{beside}**{data}**{beside}"), vec![Block::Paragraph(strong)]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn signs_come_out_as_typed(value in trees::text()) {
        check_everywhere(&value);
    }

    #[test]
    fn any_text_comes_out_as_typed(value in r"[^\p{Cc}\p{Cn}]{0,12}") {
        check_everywhere(&value);
    }

    #[test]
    fn lines_come_out_as_lines(value in prop::collection::vec(trees::text(), 1..4)) {
        check_everywhere(&value.join("\n"));
    }

    #[test]
    fn a_value_between_values_stays_text(values in prop::collection::vec(trees::text(), 3)) {
        let template: String = values.iter().map(|value| escaped(value)).collect();
        prop_assert_eq!(markup::read(&template), [Block::Paragraph(literal(&values.concat()))]);
    }

    #[test]
    fn any_markdown_can_be_read(text in r"[*_`\[\]()<>!#>|\\\-+=:.~^&;0-9a-c \n\t汉（。]{0,80}") {
        let blocks = markup::read(&text);
        prop_assert_eq!(trees::normal(&blocks), blocks, "not in normal form: {}", text);
    }

    #[test]
    fn both_forms_of_escaping_agree(value in any::<String>()) {
        let mut out = Vec::new();
        markup::escape_to(&value, &mut out).expect("memory takes it");
        prop_assert_eq!(out, escaped(&value).into_bytes());
    }
}

const HOSTILE: &[&str] = &[
    "&",
    "<",
    "甲&乙<丙>",
    "<script>alert(1)</script>",
    "]]>",
    "😀",
    "||<w:br/>||",
    "{{secret}}",
    "{% raw %}",
    "**",
    "__",
    "|",
    "\\",
    "（__教秘财〔20__〕__号）",
    "    四个空格",
    "\t制表",
    "\u{A0}",
    "\u{3000}\u{3000}缩进",
    "1. 甲",
    "2024. 今年",
    "1)",
    "- ",
    "+ 5%",
    "- - -",
    "***",
    "===",
    "# 标题",
    "> 引",
    "```",
    "~~~",
    "    code",
    "[a]: http://b",
    "[^1]",
    "![a](b)",
    "<https://a.cn>",
    "https://a.cn/x_y_z",
    "www.a.cn",
    "a@b.cn",
    "a\nb",
    "a\n\nb",
    "a\n# b",
    "a\n---",
    "&lt;",
    "&#10;",
    "&amp;amp;",
    "|---|",
    "javascript:x",
    "<!-- x -->",
    "<?x?>",
    "$x$",
    "==x==",
    ":::",
    "a\\\nb",
    "a  \nb",
    "\u{FEFF}a",
    "\u{200B}",
    "e\u{301}",
    "\u{301}",
    "",
    " ",
    "\n",
];

#[test]
fn hostile_values_come_out_as_typed() {
    HOSTILE.iter().for_each(|value| check_everywhere(value));
    check_everywhere(&"长".repeat(10_000));
    check_everywhere(&"*_`[]()<>|&#\\".repeat(800));
}

#[test]
fn control_characters_are_left_out_or_break_the_line() {
    let read = |value: &str| markup::read(&escaped(value));
    let lines = |text: &[Inline]| vec![Block::Paragraph(text.to_vec())];
    assert_eq!(read("a\0b\u{1b}\u{7f}\u{85}\u{fdd0}c"), lines(&[plain("abc")]));
    for end in ["\n", "\r", "\r\n", "\u{b}", "\u{c}"] {
        assert_eq!(read(&format!("甲{end}乙")), lines(&[plain("甲"), Inline::Break, plain("乙")]), "{end:?}");
    }
}

#[test]
fn the_dialect_reads_as_its_manual_says() {
    let read = |text: &str| markup::read(text);
    let one = |text: &str| vec![Block::Paragraph(vec![plain(text)])];
    assert_eq!(read("甲\n乙，\nab\ncd\n“丙”\n——丁"), one("甲乙，ab cd “丙”——丁"));
    assert_eq!(read("共\n205\n万元"), one("共205万元"));
    assert_eq!(read("甲\\\n乙"), [Block::Paragraph(vec![plain("甲"), Inline::Break, plain("乙")])]);
    assert_eq!(
        read("*来源：**本报***"),
        [Block::Byline(vec![plain("来源："), Inline::Strong(vec![plain("本报")])])]
    );
    assert_eq!(read("`a*b` <b>c</b> ~~d~~"), one("a*b <b>c</b> ~~d~~"));
    assert_eq!(read("甲\n\n---\n\n乙"), [one("甲"), one("乙")].concat());
    let lines = vec![plain("<div>"), Inline::Break, plain("  x")];
    assert_eq!(read("<div>\n  x\n"), [Block::Paragraph(lines.clone())]);
    assert_eq!(read("```\n<div>\n  x\n```"), [Block::Paragraph(lines)]);
    assert_eq!(read("图 ![甲](a.png) 后"), one("图 甲 后"));
    assert_eq!(read("<!-- 注 -->"), one("<!-- 注 -->"));
    assert_eq!(read("- \n- 甲\n\n> \n\n# \n\n****"), [Block::List { start: None, items: vec![one("甲")] }]);
}

#[test]
fn blanks_are_made_out_everywhere() {
    let blank = || Inline::Blank("【待填：金额】".to_owned());
    let template = format!("共{}元 **{}**", escaped("【待填：金额】"), escaped("【待填：金额】"));
    let want = vec![plain("共"), blank(), plain("元 "), Inline::Strong(vec![blank()])];
    assert_eq!(markup::read(&template), [Block::Paragraph(want)]);
    let odd = markup::read(&escaped("【待填：a*b】【待填"));
    assert_eq!(odd, [Block::Paragraph(vec![Inline::Blank("【待填：a*b】".to_owned()), plain("【待填")])]);
}

#[test]
fn pictures_become_figures() {
    let figure = |path: &str, alt: &str, caption: &str| {
        let caption = if caption.is_empty() { Vec::new() } else { vec![plain(caption)] };
        Block::Figure(Figure { path: path.to_owned(), alt: alt.to_owned(), caption })
    };
    let path = escaped("照片 (1)*.jpg");
    let read = markup::read(&format!("![甲](<{path}>)\\\n说明一\n![乙](b.png) ![](c.png)\n说明\n二"));
    assert_eq!(
        read,
        [figure("照片 (1)*.jpg", "甲", "说明一"), figure("b.png", "乙", ""), figure("c.png", "", "说明二")]
    );
}

#[test]
fn links_lead_only_to_addresses() {
    for target in [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.cn",
        "#a",
        "a.html",
        "",
    ] {
        assert_eq!(
            markup::read(&format!("[甲](<{target}>)")),
            [Block::Paragraph(vec![plain("甲")])],
            "{target}"
        );
    }
    for target in ["https://a.cn/?a=1&b=(2)", "http://a.cn", "mailto:a@b.cn", "HTTPS://A.CN"] {
        let link = Inline::Link { target: target.to_owned(), text: vec![plain("甲")] };
        assert_eq!(
            markup::read(&format!("[甲](<{}>)", escaped(target))),
            [Block::Paragraph(vec![link])],
            "{target}"
        );
    }
}

#[test]
fn no_note_is_lost() {
    let said = |text: &str| {
        let document = jianbao::Document { blocks: markup::read(text), ..Default::default() };
        document.plain_text()
    };
    // A note in a note is called by nothing that could show it; one that nothing calls is text.
    assert_eq!(
        markup::read("甲[^1]\n\n[^1]: 一[^2]\n\n[^2]: 秘密\n"),
        [
            Block::Paragraph(vec![plain("甲"), Inline::Note(vec![plain("一[^2]")])]),
            Block::Paragraph(vec![plain("秘密")])
        ]
    );
    for (text, words) in [
        ("甲\n\n[^1]: 无人引用\n", vec!["甲", "无人引用"]),
        ("甲[^1]\n\n[^1]: 自引[^1]\n", vec!["甲", "自引[^1]"]),
        ("甲[^1]乙[^1]\n\n[^1]: 一次\n", vec!["甲[1]乙[^1]", "一次"]),
        ("甲[^1]\n\n[^1]: 先\n[^1]: 后\n", vec!["先", "后"]),
        ("甲[^1]\n\n[^1]: 注\n\n    - 条目\n\n        代码\n", vec!["注", "条目", "代码"]),
    ] {
        let said = said(text);
        assert!(words.iter().all(|word| said.contains(word)), "{text:?}: {said}");
    }
}

#[test]
fn nesting_has_no_end_but_reading_has() {
    for deep in [
        "> ", "- ", "1. ", "> - ", "**", "*", "[", "![", "(", "<", "`", "*a _b ", "**a *b ", "| ", "\\", "&",
        "[a](", "<b>", "#", "[^1]: ", "[^1]",
    ] {
        let started = std::time::Instant::now();
        let blocks = markup::read(&format!("{}甲", deep.repeat(10_000)));
        assert!(started.elapsed().as_secs() < 20, "{deep:?} takes {:?}", started.elapsed());
        drop(blocks);
    }
    let closed = format!("{}甲{}", "[".repeat(5_000), "](http://a.cn)".repeat(5_000));
    assert!(!markup::read(&closed).is_empty());
    let strong = format!("{}甲{}", "**a ".repeat(5_000), " b**".repeat(5_000));
    assert_eq!(markup::read(&strong).len(), 1);
    let quoted = markup::read(&format!("{}甲", "> ".repeat(500)));
    assert_eq!(text_of::of_document(&jianbao::Document { blocks: quoted, ..Default::default() }), ["甲"]);
}
/// What a value becomes, to the letter: only what needs an escape has one.
#[test]
fn an_escape_touches_no_more_than_it_must() {
    let edge = '\u{FDD0}';
    for (value, want) in [
        ("甲", "甲".to_owned()),
        ("㐀a1鿿", "㐀a1鿿".to_owned()),
        ("甲，乙 é·丙", "甲，乙 é·丙".to_owned()),
        ("甲*乙", "甲\\*乙".to_owned()),
        ("（甲", format!("{edge}（甲")),
        ("甲）", format!("甲）{edge}")),
        (" 甲 乙 ", format!("{edge}&#32;甲 乙&#32;{edge}")),
        ("甲\t乙", "甲&#9;乙".to_owned()),
        ("甲\n乙\r丙\r\n丁\u{b}戊\u{c}己", "甲&#10;乙&#10;丙&#10;丁&#10;戊&#10;己".to_owned()),
        ("甲\u{1}乙\u{7f}丙\u{85}丁\u{9f}戊\u{FDD0}己\u{a0}庚", "甲乙丙丁戊己\u{a0}庚".to_owned()),
    ] {
        assert_eq!(escaped(value), want, "{value:?}");
    }
}
