//! The Markdown writer: what it writes reads back as the same tree, here and in plain CommonMark.

mod text_of;
mod trees;

use jianbao::{Block, Document, Figure, Format, Inline, NoPictures, Theme, markup};
use proptest::prelude::*;

fn markdown(document: &Document) -> String {
    let format = Format::named("md").expect("a format");
    let bytes = format.write(document, Theme::news(), &NoPictures).expect("written");
    String::from_utf8(bytes).expect("UTF-8")
}

fn paragraph(text: Vec<Inline>) -> Document {
    Document { blocks: vec![Block::Paragraph(text)], ..Document::default() }
}

fn plain(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn reads_back_as_the_same_tree(document in trees::documents()) {
        let text = markdown(&document);
        prop_assert_eq!(markup::read(&text), trees::normal(&document.blocks), "{}", text);
    }

    #[test]
    fn plain_commonmark_shows_the_same_text(document in trees::documents()) {
        let text = markdown(&document);
        let document = Document { blocks: trees::normal(&document.blocks), ..document };
        prop_assert_eq!(text_of::of_markdown(&text), text_of::of_document(&document), "{}", text);
    }

    #[test]
    fn the_source_is_tidy(document in trees::documents()) {
        let text = markdown(&document);
        prop_assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{}", text);
        prop_assert!(!text.contains('\t') && !text.contains('\r') && !text.contains("\n\n\n"), "{}", text);
        prop_assert!(text.lines().all(|line| !line.ends_with(' ')), "{}", text);
    }
}

#[test]
fn ordinary_text_stays_as_it_is() {
    let text =
        "5月30日，广州市（市）—毕节市5-3班“粤菜师傅”共3.5%，A&B，a_name_b，C# 与 C++，x < y，财务[2024]号后";
    let written = markdown(&paragraph(vec![plain(text)]));
    assert_eq!(written, format!("{}\n", text.replace('[', "\\[")));
}

#[test]
fn strong_text_beside_chinese_punctuation_closes_in_every_reader() {
    let strong = Inline::Strong(vec![plain("要点：")]);
    let written = markdown(&paragraph(vec![strong.clone(), plain("内容")]));
    assert_eq!(written, "**要点：**&#20869;容\n");
    let written = markdown(&paragraph(vec![strong, plain("，内容")]));
    assert_eq!(written, "**要点：**，内容\n");
}

#[test]
fn a_target_that_could_run_is_not_written() {
    let link = Inline::Link { target: "javascript:alert(1)".to_owned(), text: vec![plain("点我")] };
    assert_eq!(markdown(&paragraph(vec![link])), "点我\n");
}

/// What a line of text becomes, to the letter: signs that mean nothing where they stand are left alone.
#[test]
fn a_sign_is_escaped_where_it_would_mean_something_and_nowhere_else() {
    for (text, want) in [
        ("#甲", "\\#甲"),
        ("甲#", "甲#"),
        ("- 甲", "\\- 甲"),
        ("-5度", "-5度"),
        ("+ 甲", "\\+ 甲"),
        (":-", "\\:-"),
        (":甲", ":甲"),
        ("> 甲", "\\> 甲"),
        ("=甲", "\\=甲"),
        ("1. 甲", "1\\. 甲"),
        ("12) 甲", "12\\) 甲"),
        ("1.5倍", "1.5倍"),
        ("11.5倍", "11.5倍"),
        ("123456789. 甲", "123456789\\. 甲"),
        ("1234567890. 甲", "1234567890. 甲"),
        ("甲&lt;乙", "甲\\&lt;乙"),
        ("甲&;乙", "甲&;乙"),
        ("甲&#9;乙", "甲\\&#9;乙"),
        ("A&B", "A&B"),
        ("见http://a.cn", "见http\\://a.cn"),
        ("见HTTPS://a.cn", "见HTTPS\\://a.cn"),
        ("见ftp://a.cn", "见ftp\\://a.cn"),
        ("见abc://a.cn", "见abc://a.cn"),
        ("见www.a.cn", "见www\\.a.cn"),
        ("3.5，甲:乙", "3.5，甲:乙"),
    ] {
        assert_eq!(markdown(&paragraph(vec![plain(text)])), format!("{want}\n"), "{text}");
    }
}

/// Beside `**` a letter is a letter in every script, and signs that readers disagree on are written as references.
#[test]
fn what_stands_beside_strong_text_is_no_letter_by_mistake() {
    for (inner, after, want) in [
        ("甲", "乙", "**甲**乙"),
        ("é", "é", "**é**é"),
        ("甲①", "乙", "**甲①**&#20057;"),
        ("甲🄐", "乙", "**甲🄐**&#20057;"),
        ("甲", "①乙", "**甲**①乙"),
    ] {
        let written = markdown(&paragraph(vec![Inline::Strong(vec![plain(inner)]), plain(after)]));
        assert_eq!(written, format!("{want}\n"));
    }
}

#[test]
fn a_target_stands_in_brackets_where_it_must() {
    for (target, want) in [
        ("https://a.cn/?a=1&b=2", "https://a.cn/?a=1&b=2"),
        ("https://a.cn/甲/乙.html", "https://a.cn/甲/乙.html"),
        ("https://a.cn/甲&lt;乙", "<https://a.cn/甲&amp;lt;乙>"),
        ("https://a.cn/甲;&乙", "<https://a.cn/甲;&乙>"),
        ("https://a.cn/(甲)", "<https://a.cn/(甲)>"),
        ("https://a.cn/甲<乙>\\丙", "<https://a.cn/甲\\<乙\\>\\\\丙>"),
    ] {
        let link = Inline::Link { target: target.to_owned(), text: vec![plain("点我")] };
        assert_eq!(markdown(&paragraph(vec![link])), format!("[点我]({want})\n"), "{target}");
    }
    for (path, want) in [
        ("甲/乙.png", "甲/乙.png"),
        ("甲 乙.png", "<甲 乙.png>"),
        (" 甲.png", "<&#32;甲.png>"),
        ("甲.png ", "<甲.png&#32;>"),
        ("甲\u{3000}乙", "<甲&#12288;乙>"),
        ("甲\u{1}乙.png", "<甲乙.png>"),
    ] {
        let figure = Figure { path: path.into(), alt: "图".into(), caption: Vec::new() };
        let document = Document { blocks: vec![Block::Figure(figure)], ..Document::default() };
        assert_eq!(markdown(&document), format!("![图]({want})\n"), "{path:?}");
    }
}

#[test]
fn an_empty_document_is_one_line_end() {
    assert_eq!(markdown(&Document::default()), "\n");
}
