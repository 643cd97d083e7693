//! What a DOCX promises, read back from its bytes.

use std::collections::BTreeMap;
use std::io::Read;

use jianbao::{
    Align, Block, Document, Figure, Format, Inline, Meta, NoPictures, Pictures, Source, Table, Theme,
};
use quick_xml::Reader;
use quick_xml::events::Event;

type Parts = BTreeMap<String, Vec<u8>>;

fn write(document: &Document, pictures: &dyn Pictures) -> Result<Vec<u8>, jianbao::Error> {
    Format::named("docx").unwrap().write(document, Theme::news(), pictures)
}

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// Unpacks a ZIP by its central directory and checks it against the local headers, checksums and dates.
fn unzip(bytes: &[u8]) -> Parts {
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
    let (count, size, mut at) =
        (number(bytes, end + 10, 2), number(bytes, end + 12, 4), number(bytes, end + 16, 4));
    assert_eq!(at + size, end, "the central directory lies before the end record");
    let (mut parts, mut next) = (Parts::new(), 0);
    for _ in 0..count {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let length = number(bytes, at + 28, 2);
        let name = std::str::from_utf8(&bytes[at + 46..at + 46 + length]).unwrap().to_owned();
        let local = number(bytes, at + 42, 4);
        assert_eq!(local, next, "no gaps between entries");
        assert_eq!(bytes[at + 6..at + 32], bytes[local + 4..local + 30], "both headers of {name} agree");
        assert_eq!(number(bytes, at + 12, 4), 0x0021_0000, "1980-01-01");
        let (packed, whole) = (number(bytes, at + 20, 4), number(bytes, at + 24, 4));
        let data = &bytes[local + 30 + length..local + 30 + length + packed];
        next = local + 30 + length + packed;
        let mut content = Vec::new();
        match number(bytes, at + 10, 2) {
            0 => content.extend(data),
            8 => drop(flate2::read::DeflateDecoder::new(data).read_to_end(&mut content).unwrap()),
            other => panic!("method {other}"),
        }
        assert_eq!((content.len(), crc32fast::hash(&content) as usize), (whole, number(bytes, at + 16, 4)));
        assert!(parts.insert(name, content).is_none(), "each name once");
        at += 46 + length;
    }
    parts
}

/// One element: its path from the root, its attributes, the text directly inside.
#[derive(Debug, Default, Clone)]
struct Node {
    path: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Node {
    fn is(&self, end: &str) -> bool {
        self.path.ends_with(end)
    }

    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// The elements of a part in document order.
fn nodes(part: &[u8]) -> Vec<Node> {
    let mut reader = Reader::from_reader(part);
    let (mut found, mut open): (Vec<Node>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            event @ (Event::Start(_) | Event::Empty(_)) => {
                let (Event::Start(tag) | Event::Empty(tag)) = &event else { unreachable!() };
                let mut node = Node::default();
                let parent = open.last().map_or("", |at| found[*at].path.as_str());
                node.path = format!("{parent}/{}", String::from_utf8_lossy(tag.name().as_ref()));
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    let value = std::str::from_utf8(&attribute.value).unwrap();
                    let value = quick_xml::escape::unescape(value).unwrap().into_owned();
                    node.attributes
                        .insert(String::from_utf8_lossy(attribute.key.as_ref()).into_owned(), value);
                }
                if matches!(event, Event::Start(_)) {
                    open.push(found.len());
                }
                found.push(node);
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                if let Some(at) = open.last() {
                    found[*at].text.push_str(&text.decode().unwrap());
                }
            }
            Event::GeneralRef(name) => {
                let name = format!("&{};", name.decode().unwrap());
                found[*open.last().unwrap()].text.push_str(&quick_xml::escape::unescape(&name).unwrap());
            }
            Event::Eof => return found,
            _ => {}
        }
        buffer.clear();
    }
}

/// The text of a document as its runs show it, one line per paragraph.
fn shown(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node.path.rsplit('/').next().unwrap() {
            "w:p" if !out.is_empty() && !out.ends_with('\n') => out.push('\n'),
            "w:t" => out.push_str(&node.text),
            "w:tab" => out.push('\t'),
            "w:br" => out.push('\n'),
            _ => {}
        }
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn jpeg() -> Vec<u8> {
    vec![0xFF, 0xD8, 0xFF, 0xC2, 0, 17, 8, 0x10, 0, 0x03, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
}

fn pictures() -> BTreeMap<String, Vec<u8>> {
    [("宽.png", png(4_000, 1_000)), ("高.jpg", jpeg()), ("小.png", png(96, 96))]
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .into()
}

fn figure(path: &str, caption: &str) -> Block {
    let caption = if caption.is_empty() { Vec::new() } else { vec![text(caption)] };
    Block::Figure(Figure { path: path.to_owned(), alt: format!("看“{path}”<&>"), caption })
}

/// A document with every kind of block and run.
fn everything() -> Document {
    let link =
        |target: &str, words: &str| Inline::Link { target: target.to_owned(), text: vec![text(words)] };
    let blocks = vec![
        Block::Heading(1, vec![text("市教育局赴黔南州调研“组团式”帮扶")]),
        Block::Byline(vec![text("来源：办公室　2024年5月30日")]),
        Block::Paragraph(vec![
            text("他说："),
            Inline::Strong(vec![text("“重点”")]),
            Inline::Emphasis(vec![text("着重")]),
            Inline::Blank("【待填：金额】".to_owned()),
            link("https://example.cn/?a=1&b=2", "官网"),
            link("mailto:a@example.cn", "mail"),
            link("https://example.cn/?a=1&b=2", "again"),
            Inline::Break,
            text("O’Brien先生；it’s"),
        ]),
        Block::Heading(2, vec![text("一、")]),
        Block::Heading(3, vec![text("（一）")]),
        Block::List {
            start: Some(1),
            items: vec![
                vec![
                    paragraph("甲"),
                    paragraph("续"),
                    Block::List { start: None, items: vec![vec![paragraph("子")]] },
                ],
                vec![Block::Quote(vec![paragraph("项内引文")])],
            ],
        },
        Block::List { start: Some(4), items: vec![vec![paragraph("第四")]] },
        Block::Quote(vec![paragraph("引文")]),
        figure("宽.png", "图一"),
        figure("高.jpg", "图二"),
        figure("宽.png", ""),
        figure("小.png", "图三"),
        figure("没有.png", "缺图"),
        Block::Table(Table {
            columns: vec![Align::Centre, Align::Left, Align::Right],
            header: ["序号", "内容", "金额"].map(|word| vec![text(word)]).into(),
            rows: vec![
                ["1", "捐赠图书、电脑等教学设备，开展“同课异构”教研活动，覆盖全县中小学校", "12.5"]
                    .map(|word| vec![text(word)])
                    .into(),
            ],
        }),
        Block::Table(Table { columns: vec![], header: vec![vec![text("表二")]], rows: vec![] }),
        Block::Byline(vec![text("审核：张三")]),
    ];
    let meta = Meta {
        title: "标题 <&>".to_owned(),
        author: "办公室".to_owned(),
        subject: "调研".to_owned(),
        published: Some("2024-05-30".to_owned()),
        keywords: vec!["帮扶<&>".to_owned(), "调研".to_owned()],
        ..Meta::default()
    };
    Document { meta, official: None, blocks }
}

fn has(blocks: &[Block], wanted: &dyn Fn(&Block) -> bool) -> bool {
    blocks.iter().any(|block| {
        wanted(block)
            || match block {
                Block::Quote(inner) => has(inner, wanted),
                Block::List { items, .. } => items.iter().any(|item| has(item, wanted)),
                _ => false,
            }
    })
}

fn body(document: &Document) -> Vec<Node> {
    nodes(&unzip(&write(document, &pictures()).unwrap())["word/document.xml"])
}

fn styles_of(found: &[Node]) -> Vec<&str> {
    found.iter().filter(|node| node.is("w:pPr/w:pStyle")).map(|node| node.get("w:val")).collect()
}

#[test]
fn every_kind_of_block_has_its_form() {
    let document = everything();
    let found = body(&document);
    let styles = styles_of(&found);
    assert!(has(&document.blocks, &|block| matches!(block, Block::Figure(_))));
    for block in &document.blocks {
        let wanted: &[&str] = match block {
            Block::Heading(1, _) => &["H1"],
            Block::Heading(2, _) => &["H2"],
            Block::Heading(..) => &["H3"],
            Block::Paragraph(_) => &["Body"],
            Block::Byline(_) => &["By", "Sign"],
            Block::List { .. } => &["Item", "More"],
            Block::Quote(_) => &["Quote"],
            Block::Table(_) => &["Head", "Cell"],
            Block::Figure(_) => &["Fig", "Cap"],
            other => panic!("a new kind of block: {other:?}"),
        };
        wanted.iter().for_each(|style| assert!(styles.contains(style), "{style} in {styles:?}"));
    }
    assert_eq!(shown(&found), document.plain_text());
}

#[test]
fn every_part_is_well_formed_and_known() {
    let parts = unzip(&write(&everything(), &pictures()).unwrap());
    let types = nodes(&parts["[Content_Types].xml"]);
    for (name, content) in &parts {
        let known = types.iter().any(|node| {
            node.get("PartName") == format!("/{name}")
                || name.ends_with(&format!(".{}", node.get("Extension")))
        });
        assert!(known, "{name}");
        if name.ends_with(".xml") || name.ends_with(".rels") {
            assert!(!nodes(content).is_empty(), "{name}");
        }
    }
    let mut ids: Vec<String> = Vec::new();
    for relation in
        nodes(&parts["word/_rels/document.xml.rels"]).iter().filter(|node| node.is("/Relationship"))
    {
        assert!(!ids.contains(&relation.get("Id").to_owned()));
        ids.push(relation.get("Id").to_owned());
        let inside = relation.get("TargetMode") != "External";
        assert!(!inside || parts.contains_key(&format!("word/{}", relation.get("Target"))), "{relation:?}");
    }
    for node in nodes(&parts["word/document.xml"]) {
        for name in ["r:id", "r:embed"].into_iter().filter(|name| node.attributes.contains_key(*name)) {
            assert!(ids.contains(&node.get(name).to_owned()), "{node:?}");
        }
    }
    let styles = nodes(&parts["word/styles.xml"]);
    for style in styles_of(&nodes(&parts["word/document.xml"])) {
        assert!(styles.iter().any(|node| node.get("w:styleId") == style), "{style}");
    }
}

#[test]
fn every_run_names_its_chinese_font() {
    let parts = unzip(&write(&everything(), &pictures()).unwrap());
    for name in ["word/document.xml", "word/footer1.xml"] {
        let found = nodes(&parts[name]);
        let runs = found.iter().filter(|node| node.is("/w:r")).count();
        let fonts: Vec<&Node> = found.iter().filter(|node| node.is("/w:r/w:rPr/w:rFonts")).collect();
        assert_eq!(fonts.len(), runs);
        assert!(fonts.iter().all(|font| !font.get("w:eastAsia").is_empty()));
    }
    let found = body(&everything());
    let mut hint = String::new();
    for node in &found {
        if node.is("w:rPr/w:rFonts") {
            node.get("w:hint").clone_into(&mut hint);
        }
        match node.text.as_str() {
            "“重点”" | "他说：" => assert_eq!(hint, "eastAsia"),
            "’" | "mail" | "again" => assert_eq!(hint, "", "{}", node.text),
            _ => {}
        }
    }
    assert!(found.iter().any(|node| node.text == "’"), "an apostrophe between letters stands alone");
}

#[test]
fn hostile_texts_stay_literal() {
    let long = "长".repeat(10_000);
    let texts = [
        "&",
        "<",
        ">",
        "]]>",
        "😀",
        "\"引\"'号'",
        "||<w:br/>||",
        "{{secret}}",
        "&amp;&#10;",
        "  两个  空格 ",
        "a\tb",
        "\u{FEFF}\u{200B}",
        "\u{FFFD}",
        "--><!--",
        "<?xml?>",
        "%1.",
        "ｆｕｌｌ，。",
        "\u{7F}",
        &long,
    ];
    for words in texts {
        let document = Document {
            official: None,
            meta: Meta { title: words.to_owned(), author: words.to_owned(), ..Meta::default() },
            blocks: vec![
                Block::Heading(1, vec![text(words)]),
                Block::Table(Table {
                    columns: vec![],
                    header: vec![vec![text(words)]],
                    rows: vec![vec![vec![text(words)]]],
                }),
                Block::Figure(Figure {
                    path: "小.png".into(),
                    alt: words.to_owned(),
                    caption: vec![text(words)],
                }),
                Block::Paragraph(vec![Inline::Blank(words.to_owned())]),
            ],
        };
        let parts = unzip(&write(&document, &pictures()).unwrap());
        let found = nodes(&parts["word/document.xml"]);
        assert_eq!(shown(&found), document.plain_text());
        assert!(found.iter().any(|node| node.is("wp:docPr") && node.get("descr") == words));
        let title = nodes(&parts["docProps/core.xml"]).into_iter().find(|node| node.is("dc:title")).unwrap();
        assert_eq!(title.text, words);
        let keeps = |node: &Node| {
            !node.text.starts_with(' ') && !node.text.ends_with(' ') || node.get("xml:space") == "preserve"
        };
        assert!(found.iter().filter(|node| node.is("/w:t")).all(keeps));
    }
}

#[test]
fn what_xml_cannot_hold_is_refused_by_name() {
    for bad in ['\0', '\u{1}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
        let words = format!("甲{bad}乙");
        let name = format!("U+{:04X}", u32::from(bad));
        let in_text = Document { blocks: vec![paragraph(&words)], ..Document::default() };
        let in_title = Document { meta: Meta { title: words, ..Meta::default() }, ..Document::default() };
        for document in [in_text, in_title] {
            assert!(write(&document, &NoPictures).unwrap_err().to_string().contains(&name));
        }
    }
}

#[test]
fn impossible_documents_are_refused() {
    let link = Inline::Link { target: "javascript:alert(1)".to_owned(), text: vec![text("x")] };
    let deep = (0..500).fold(paragraph("x"), |inner, _| Block::Quote(vec![inner]));
    let strong = (0..500).fold(text("x"), |inner, _| Inline::Strong(vec![inner]));
    let cell = Table { columns: vec![], header: vec![vec![strong.clone()]], rows: vec![] };
    let start = Block::List { start: Some(40_000), items: vec![] };
    let wide = Table { columns: vec![], header: vec![vec![]; 64], rows: vec![] };
    for block in [
        Block::Paragraph(vec![link]),
        deep,
        start,
        Block::Paragraph(vec![strong]),
        Block::Table(cell),
        Block::Table(wide),
    ] {
        assert!(write(&Document { blocks: vec![block], ..Document::default() }, &NoPictures).is_err());
    }
    for day in ["2024-5-30", "2024-02-30", "昨天", "2024-05-30\"", ""] {
        let meta = Meta { published: Some(day.to_owned()), ..Meta::default() };
        assert!(write(&Document { meta, official: None, blocks: vec![] }, &NoPictures).is_err(), "{day}");
    }
    let broken: BTreeMap<String, Vec<u8>> = [("坏.png".to_owned(), b"GIF89a".to_vec())].into();
    let document = Document { blocks: vec![figure("坏.png", "图")], ..Document::default() };
    assert!(write(&document, &broken).unwrap_err().to_string().contains("坏.png"));
}

#[test]
fn figures_fit_the_page_and_are_stored_once() {
    let parts = unzip(&write(&everything(), &pictures()).unwrap());
    let media: Vec<&String> = parts.keys().filter(|name| name.starts_with("word/media/")).collect();
    assert_eq!(media, ["word/media/image1.png", "word/media/image2.jpeg", "word/media/image3.png"]);
    assert_eq!(parts["word/media/image2.jpeg"], jpeg());
    let found = nodes(&parts["word/document.xml"]);
    let sizes: Vec<(i64, i64)> = found
        .iter()
        .filter(|node| node.is("wp:inline/wp:extent"))
        .map(|node| (node.get("cx").parse().unwrap(), node.get("cy").parse().unwrap()))
        .collect();
    // 156 mm wide; 60 % of 225 mm high; 96 pixels are one inch.
    let (widest, tallest) = (156 * 36_000, 135 * 36_000);
    assert_eq!(
        sizes,
        [(widest, widest / 4), (tallest * 768 / 4_096, tallest), (widest, widest / 4), (914_400, 914_400)]
    );
    let ids: Vec<&str> = found.iter().filter(|node| node.is("wp:docPr")).map(|node| node.get("id")).collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
    assert_eq!(
        found.iter().filter(|node| node.is("w:pPr/w:keepNext")).count(),
        3,
        "pictures keep to their captions"
    );
}

#[test]
fn tables_repeat_their_header_and_fill_the_page() {
    let found = body(&everything());
    let count = |end: &str| found.iter().filter(|node| node.is(end)).count();
    assert_eq!((count("w:trPr/w:tblHeader"), count("w:trPr/w:cantSplit"), count("/w:tr")), (2, 3, 3));
    let widths: Vec<i64> = found
        .iter()
        .filter(|node| node.is("w:gridCol"))
        .map(|node| node.get("w:w").parse().unwrap())
        .collect();
    let full = 156 * 36_000 / 635;
    assert!(
        (widths[..3].iter().sum::<i64>() - full).abs() <= 1 && (widths[3] - full).abs() <= 1,
        "{widths:?}"
    );
    assert!(widths[1] > widths[0] && widths[1] > widths[2]);
    let sides: Vec<&str> =
        found.iter().filter(|node| node.is("/w:tc/w:p/w:pPr/w:jc")).map(|node| node.get("w:val")).collect();
    assert_eq!(sides, ["center", "left", "right"]);
    let odd =
        Table { columns: vec![Align::Left], header: vec![vec![]; 2], rows: vec![vec![], vec![vec![]; 3]] };
    let found = body(&Document { blocks: vec![Block::Table(odd)], ..Document::default() });
    assert_eq!(found.iter().filter(|node| node.is("/w:tc")).count(), 9, "missing cells stay empty");
}

#[test]
fn tables_never_touch_each_other_or_the_end() {
    let table = || Block::Table(Table { columns: vec![], header: vec![vec![text("甲")]], rows: vec![] });
    let found = body(&Document { blocks: vec![table(), table()], ..Document::default() });
    let top: Vec<&str> = found
        .iter()
        .filter_map(|node| node.path.strip_prefix("/w:document/w:body/"))
        .filter(|path| !path.contains('/'))
        .collect();
    assert_eq!(top, ["w:tbl", "w:p", "w:tbl", "w:p", "w:sectPr"]);
}

#[test]
fn numbered_lists_count_for_themselves() {
    let list = |start| Block::List {
        start: Some(start),
        items: vec![vec![paragraph("甲")], vec![paragraph("乙")]],
    };
    let parts = unzip(
        &write(&Document { blocks: vec![list(1), list(1), list(7)], ..Document::default() }, &NoPictures)
            .unwrap(),
    );
    let numbers: Vec<String> = nodes(&parts["word/document.xml"])
        .iter()
        .filter(|node| node.is("w:numPr/w:numId"))
        .map(|node| node.get("w:val").to_owned())
        .collect();
    assert_eq!(numbers, ["3", "3", "4", "4", "5", "5"]);
    let starts: Vec<String> = nodes(&parts["word/numbering.xml"])
        .iter()
        .filter(|node| node.is("w:startOverride"))
        .map(|node| node.get("w:val").to_owned())
        .collect();
    assert_eq!(starts, ["1", "7"]);
}

#[test]
fn the_theme_says_page_type_and_language() {
    let parts = unzip(&write(&everything(), &pictures()).unwrap());
    let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap();
    let body = styles.split("<w:style ").find(|style| style.contains("w:styleId=\"Body\"")).unwrap();
    for wanted in [
        "w:firstLineChars=\"200\"",
        "w:firstLine=\"640\"",
        "w:line=\"579\" w:lineRule=\"exact\"",
        "仿宋",
        "w:sz w:val=\"32\"",
    ] {
        assert!(body.contains(wanted), "{wanted} in {body}");
    }
    assert!(styles.contains("w:eastAsia=\"zh-CN\""));
    let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    for wanted in [
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        "w:top=\"2098\"",
        "w:bottom=\"1984\"",
        "w:left=\"1587\"",
        "w:right=\"1474\"",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    let core = String::from_utf8(parts["docProps/core.xml"].clone()).unwrap();
    for wanted in
        ["<dc:creator>办公室<", ">2024-05-30T00:00:00Z<", "<dc:language>zh-CN<", "标题 &lt;&amp;&gt;"]
    {
        assert!(core.contains(wanted), "{wanted}");
    }
    let bare = unzip(&write(&Document::default(), &NoPictures).unwrap());
    assert!(!String::from_utf8_lossy(&bare["docProps/core.xml"]).contains("dcterms:created"));
}

#[test]
fn same_input_same_bytes() {
    let wanted = write(&everything(), &pictures()).unwrap();
    let other = write(
        &Document { blocks: vec![paragraph(&"别的".repeat(5_000))], ..Document::default() },
        &NoPictures,
    )
    .unwrap();
    assert_ne!(wanted, other);
    assert_eq!(wanted, write(&everything(), &pictures()).unwrap(), "after another document");
    let fresh = Theme::read(&Source::new("a.yaml", "based_on: news")).unwrap();
    assert_eq!(&fresh, Theme::news());
    assert_eq!(wanted, Format::named("docx").unwrap().write(&everything(), &fresh, &pictures()).unwrap());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(wanted, write(&everything(), &pictures()).unwrap()));
        }
    });
}

#[test]
fn long_tables_come_in_pieces() {
    let row = |i: usize| (0..6).map(|j| vec![text(&format!("第{i}行{j}栏"))]).collect::<Vec<_>>();
    let table = Table { columns: vec![], header: row(0), rows: (1..2_000).map(row).collect() };
    let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
    assert!(shown(&body(&document)) == document.plain_text());
}

/// The order of some children as the schema has it; what is not listed has its own test nowhere.
const ORDER: [(&str, &[&str]); 5] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:tabs",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:color",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    ("w:style", &["w:name", "w:basedOn", "w:next", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"]),
    ("w:lvl", &["w:start", "w:numFmt", "w:lvlText", "w:lvlJc", "w:pPr", "w:rPr"]),
    ("w:sectPr", &["w:footerReference", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"]),
];

#[test]
fn children_stand_in_the_order_of_the_schema() {
    let parts = unzip(&write(&everything(), &pictures()).unwrap());
    for (name, content) in
        parts.iter().filter(|(name, _)| name.starts_with("word/") && name.ends_with(".xml"))
    {
        let (mut last, mut place): (BTreeMap<usize, usize>, usize) = (BTreeMap::new(), 0);
        for node in nodes(content) {
            let mut way = node.path.rsplit('/');
            let (child, parent) = (way.next().unwrap(), way.next().unwrap());
            let depth = node.path.matches('/').count();
            last.remove(&(depth + 1));
            if let Some((_, order)) = ORDER.iter().find(|(holder, _)| *holder == parent) {
                place = order
                    .iter()
                    .position(|known| *known == child)
                    .unwrap_or_else(|| panic!("{name}: {}", node.path));
                assert!(last.get(&depth).is_none_or(|before| *before < place), "{name}: {}", node.path);
            }
            last.insert(depth, place);
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_shown_as_it_is(words in proptest::collection::vec("[^\\x00-\\x1F\u{FFFE}\u{FFFF}]{0,12}", 1..8)) {
        let run = |(at, words): (usize, &String)| match at % 4 {
            0 => text(words),
            1 => Inline::Strong(vec![text(words), Inline::Break]),
            2 => Inline::Emphasis(vec![text(words)]),
            _ => Inline::Blank(words.clone()),
        };
        let runs: Vec<Inline> = words.iter().enumerate().map(run).collect();
        let table = Table { columns: vec![], header: vec![runs.clone()], rows: vec![] };
        let blocks = vec![Block::Paragraph(runs.clone()), Block::Table(table), Block::Heading(3, runs)];
        let document = Document { blocks, ..Document::default() };
        let lines = |text: &str| text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        proptest::prop_assert_eq!(lines(&shown(&body(&document))), lines(&document.plain_text()));
    }
}
