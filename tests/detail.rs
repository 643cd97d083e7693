//! The details of a DOCX that Word, WPS and LibreOffice look for, one row each.

mod text_of;

use jianbao::{Block, Document, FORMATS, Figure, Format, Inline, Meta, NoPictures, Theme, markup};

const TEXT: &str = "\
# 关于结对帮扶情况的报告

[TOC]

## 一、基本情况

2024年投入205万元[^1]，见[县教育局网站](https://example.cn/a?b=1&c=2)或[来信](mailto:a@example.cn)。第一行\\
第二行　**重点[^2]**。

### （一）帮扶资金

| 学校 | 2023年 | | 2024年 | |
| :-- | --: | --: | --: | --: |
| | 人数 | 金额 | 人数 | 金额 |
| 青禾县第一小学 | 3 | 1.5 | 4 | 2.5 |

![座谈会](a.png)\\
两地教育局座谈

## 二、下一步打算

继续推进[^3]。

[^1]: 据[县统计局](https://example.cn/tj)数据。
[^2]: 含<&>实物。\\
    按市场价折算。
[^3]: 见附表。
";

fn document() -> Document {
    let meta = Meta {
        title: "关于结对帮扶情况的报告".into(),
        author: "青禾县教育局".into(),
        subject: "报告".into(),
        published: Some("2024-12-20".into()),
        keywords: vec!["临川区".into(), "青禾县".into()],
        source: Some("标题: \"<&>]]>\"\r\n\t项: 1\n".into()),
        writers: Vec::new(),
    };
    Document { meta, official: None, blocks: markup::read(TEXT) }
}

fn docx(document: &Document) -> Vec<u8> {
    Format::named("docx").unwrap().write(document, Theme::gongwen(), &NoPictures).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(text_of::zip_entry(bytes, name)).unwrap()
}

/// What is wanted, the part it stands in, its words there.
#[rustfmt::skip]
const DETAILS: &[(&str, &str, &str)] = &[
    ("runs name the Chinese font and give shared signs to it", "word/document.xml", "<w:rFonts w:eastAsia=\"仿宋\" w:hint=\"eastAsia\"/>"),
    ("Western fonts", "word/styles.xml", "w:ascii=\"Times New Roman\""),
    ("Western fonts", "word/styles.xml", "w:hAnsi=\"Times New Roman\""),
    ("the language of Chinese text", "word/styles.xml", "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>"),
    ("no stop begins a line", "word/styles.xml", "<w:kinsoku/>"),
    ("a gap beside Latin letters", "word/styles.xml", "<w:autoSpaceDE/>"),
    ("a gap beside digits", "word/styles.xml", "<w:autoSpaceDN/>"),
    ("no line of a paragraph alone", "word/styles.xml", "<w:widowControl/>"),
    ("headings stay with their text", "style H2", "<w:keepNext/>"),
    ("headings have outline levels", "style H2", "<w:outlineLvl w:val=\"1\"/>"),
    ("a figure stays with its caption", "word/document.xml", "<w:pStyle w:val=\"Cap\"/>"),
    ("a table has its grid", "word/document.xml", "<w:tblGrid><w:gridCol w:w="),
    ("the header row is repeated, no row is split", "word/document.xml", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"),
    ("no row is split", "word/document.xml", "<w:trPr><w:cantSplit/></w:trPr>"),
    ("a header cell over two columns", "word/document.xml", "<w:gridSpan w:val=\"2\"/>"),
    ("a footnote is called", "word/document.xml", "<w:footnoteReference w:id=\"1\"/>"),
    ("footnotes have the rule above them", "word/footnotes.xml", "<w:footnote w:type=\"separator\" w:id=\"-1\">"),
    ("a footnote shows its number", "word/footnotes.xml", "<w:footnoteRef/>"),
    ("a footnote of two lines", "word/footnotes.xml", "含&lt;&amp;&gt;实物。</w:t></w:r>"),
    ("the number of a footnote is raised", "style NoteRef", "<w:vertAlign w:val=\"superscript\"/>"),
    ("links of footnotes are theirs", "word/_rels/footnotes.xml.rels", "https://example.cn/tj"),
    ("a link", "word/_rels/document.xml.rels", "Target=\"https://example.cn/a?b=1&amp;c=2\" TargetMode=\"External\""),
    ("a mail address", "word/_rels/document.xml.rels", "mailto:a@example.cn"),
    ("a line of the table of contents leads to its heading", "word/document.xml", "<w:hyperlink w:anchor=\"_Toc1\""),
    ("and has the number of its page", "word/document.xml", "> PAGEREF _Toc1 \\h <"),
    ("the heading has the bookmark", "word/document.xml", "<w:bookmarkStart w:id=\"2\" w:name=\"_Toc2\"/>"),
    ("dots lead to the number", "style TOC2", "<w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8844\"/>"),
    ("title", "docProps/core.xml", "<dc:title>关于结对帮扶情况的报告</dc:title>"),
    ("subject", "docProps/core.xml", "<dc:subject>报告</dc:subject>"),
    ("creator", "docProps/core.xml", "<dc:creator>青禾县教育局</dc:creator>"),
    ("keywords", "docProps/core.xml", "<cp:keywords>临川区，青禾县</cp:keywords>"),
    ("created as given", "docProps/core.xml", "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-12-20T00:00:00Z</dcterms:created>"),
    ("the data", "customXml/item1.xml", "标题: &quot;&lt;&amp;&gt;]]&gt;&quot;&#13;\n\t项: 1\n</source>"),
    ("the data are known", "customXml/_rels/item1.xml.rels", "Target=\"itemProps1.xml\""),
    ("the data are known", "word/_rels/document.xml.rels", "Target=\"../customXml/item1.xml\""),
    ("the data are known", "[Content_Types].xml", "/customXml/itemProps1.xml"),
];

#[test]
fn every_detail_is_in_the_file() {
    let bytes = docx(&document());
    let styles = part(&bytes, "word/styles.xml");
    for (what, place, wanted) in DETAILS {
        let text = match place.strip_prefix("style ") {
            Some(id) => {
                let from =
                    styles.find(&format!("w:styleId=\"{id}\"")).unwrap_or_else(|| panic!("no style {id}"));
                styles[from..].split("</w:style>").next().unwrap().to_owned()
            }
            None => part(&bytes, place),
        };
        assert!(text.contains(wanted), "{what}: {wanted} is not in {place}:\n{text:.3000}");
    }
    assert!(!styles.contains("asciiTheme") && !styles.contains("eastAsiaTheme"), "no theme overrides a font");
}

#[test]
fn what_few_documents_need_is_in_no_other() {
    let plain = Document { blocks: markup::read("正文\n"), ..Document::default() };
    let bytes = docx(&plain);
    for name in ["footnotes", "customXml", "keywords", "bookmarkStart"] {
        let text =
            ["[Content_Types].xml", "word/_rels/document.xml.rels", "docProps/core.xml", "word/document.xml"]
                .map(|part_name| part(&bytes, part_name))
                .concat();
        assert!(!text.contains(name), "{name}");
    }
}

#[test]
fn all_formats_say_the_same() {
    let said = text_of::of_document(&document());
    let write = |format: &Format| format.write(&document(), Theme::news(), &NoPictures).unwrap();
    let [md, html, docx] = [0, 1, 2].map(|at| write(&FORMATS[at]));
    assert_eq!(text_of::of_markdown(std::str::from_utf8(&md).unwrap()), said);
    assert_eq!(text_of::of_html(std::str::from_utf8(&html).unwrap()), said);
    assert_eq!(text_of::of_docx(&docx), said);
    assert_eq!(docx, write(&FORMATS[2]), "same input, same bytes");
    for wanted in [
        "目录",
        "2024年投入205万元[1]，见县教育局网站或来信。第一行",
        "[1] 据县统计局数据。",
        "按市场价折算。",
        "[3] 见附表。",
    ] {
        assert!(said.iter().any(|line| line == wanted), "{wanted} in {said:#?}");
    }
    let read = markup::read(std::str::from_utf8(&md).unwrap());
    let notes = |blocks: &[Block]| format!("{blocks:?}").matches("Note(").count();
    assert_eq!(notes(&read), 3, "Markdown gives the footnotes back");
}

#[test]
fn identifiers_are_used_once() {
    let two =
        |name: &str| Figure {
            path: name.into(), alt: "图".into(), caption: vec![Inline::Text("图".into())]
        };
    let mut with_figures = document();
    with_figures.blocks.extend([Block::Figure(two("a.png")), Block::Figure(two("a.png"))]);
    let body = part(&docx(&with_figures), "word/document.xml");
    for mark in
        ["<wp:docPr id=\"", "<w:bookmarkStart w:id=\"", "w:name=\"_Toc", "<w:footnoteReference w:id=\""]
    {
        let mut found: Vec<&str> =
            body.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let count = found.len();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), count, "{mark}");
    }
}

#[test]
fn data_call_no_footnote_and_ask_for_no_table_of_contents() {
    for typed in ["[TOC]", "[^1]", "x[^1]\n\n[^1]: y"] {
        let mut text = String::new();
        markup::escape(typed, &mut text);
        let read = markup::read(&format!("{text}\n\n## 一\n\n[^1]: 注\n"));
        assert!(
            !read.contains(&Block::Contents) && !format!("{read:?}").contains("Note("),
            "{typed}: {read:?}"
        );
    }
}

#[test]
fn notes_in_notes_and_notes_in_links_end() {
    let text = "甲[^a][乙[^b]](https://example.cn/)\n\n[^a]: 一[^a]二[^b]\n[^b]: 三\n";
    let document = Document { blocks: markup::read(text), ..Document::default() };
    assert_eq!(document.plain_text(), "甲[1]乙[2]\n[1] 一[^a]二[^b]\n[2] 三\n");
    let html = Format::named("html").unwrap().write(&document, Theme::news(), &NoPictures).unwrap();
    assert_eq!(text_of::of_html(std::str::from_utf8(&html).unwrap()), text_of::of_document(&document));
}

#[test]
fn an_empty_header_cell_goes_on_from_the_one_before() {
    let html = Format::named("html").unwrap().write(&document(), Theme::news(), &NoPictures).unwrap();
    let page = String::from_utf8(html).unwrap();
    assert!(
        page.contains("<th scope=\"colgroup\" colspan=\"2\" class=\"centre\">2024年</th></tr>"),
        "{page}"
    );
    let body = part(&docx(&document()), "word/document.xml");
    let header = body.split("<w:tblHeader/>").nth(1).unwrap().split("</w:tr>").next().unwrap();
    assert_eq!(header.matches("<w:tc>").count(), 3);
}

#[test]
fn data_that_xml_cannot_hold_are_refused() {
    let mut document = document();
    document.meta.source = Some("\u{1}".into());
    assert!(Format::named("docx").unwrap().write(&document, Theme::news(), &NoPictures).is_err());
}
