//! The text a reader sees in an output, one line per paragraph, heading, table cell or caption.
//!
//! Each reads its format by itself, so that the writers are not judged by their own readers.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]

use std::io::Read as _;

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};

/// The lines of [`Document::plain_text`](jianbao::Document::plain_text), to compare with the others.
pub fn of_document(document: &jianbao::Document) -> Vec<String> {
    lines(&document.plain_text())
}

/// The lines that plain CommonMark with tables shows.
pub fn of_markdown(markdown: &str) -> Vec<String> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    let arena = Arena::new();
    let mut out = String::new();
    walk(parse_document(&arena, markdown, &options), &mut out);
    lines(&out)
}

fn walk<'a>(node: Node<'a>, out: &mut String) {
    match &node.data().value {
        NodeValue::Text(text) => out.push_str(text),
        NodeValue::Code(code) => out.push_str(&code.literal),
        NodeValue::CodeBlock(code) => out.push_str(&code.literal),
        NodeValue::HtmlBlock(html) => out.push_str(&html.literal),
        NodeValue::HtmlInline(html) => out.push_str(html),
        NodeValue::SoftBreak | NodeValue::LineBreak => out.push('\n'),
        NodeValue::Image(_) => return,
        NodeValue::FootnoteReference(note) => out.push_str(&format!("[{}]", note.ix)),
        NodeValue::FootnoteDefinition(note) => out.push_str(&format!("[{}] ", note.name)),
        _ => {}
    }
    node.children().for_each(|child| walk(child, out));
    if node.data().value.block() {
        out.push('\n');
    }
}

/// The lines of a page's body.
pub fn of_html(html: &str) -> Vec<String> {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let mut out = String::new();
    let mut rest = body;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(&text.replace('\n', ""));
        let Some((tag, after)) = tag.split_once('>') else { panic!("a tag is not closed: {tag}") };
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if !["strong", "em", "a", "mark", "time", "span", "sup"].contains(&name) {
            out.push('\n');
        }
        rest = after;
    }
    out.push_str(rest);
    lines(&unescape(&out))
}

/// The lines of a word-processing document's body.
pub fn of_docx(bytes: &[u8]) -> Vec<String> {
    let part = |name| String::from_utf8(zip_entry(bytes, name)).expect("a part is UTF-8");
    let mut out = String::new();
    part_text(&part("word/document.xml"), &mut out);
    if String::from_utf8_lossy(bytes).contains("word/footnotes.xml") {
        part_text(&part("word/footnotes.xml"), &mut out);
    }
    lines(&unescape(&out))
}

/// The text of a part; the numbers of footnotes are those of their order, page numbers are left out.
fn part_text(xml: &str, out: &mut String) {
    let (mut called, mut noted) = (0, 0);
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag is closed");
        let closing = tag.ends_with('/');
        match tag.trim_end_matches('/').split(' ').next().unwrap_or_default() {
            "w:footnoteReference" => {
                called += 1;
                assert!(tag.contains(&format!("w:id=\"{called}\"")), "{tag}");
                out.push_str(&format!("[{called}]"));
            }
            "w:footnoteRef" => {
                noted += 1;
                out.push_str(&format!("[{noted}]"));
            }
            "w:t" if !closing => out.push_str(text),
            "/w:p" | "w:br" | "w:cr" => out.push('\n'),
            "w:tab" if !tag.contains("w:val") && !tag.contains("w:pos") => out.push('\t'),
            // The number of a page, and the tab before it.
            "w:instrText" if text.contains("PAGEREF") => drop(out.pop()),
            _ => {}
        }
    }
}

/// One file of a ZIP archive, found by its central directory.
pub fn zip_entry(bytes: &[u8], name: &str) -> Vec<u8> {
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) | (short(at + 2) << 16);
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06").expect("a ZIP archive");
    let mut at = long(end + 16);
    for _ in 0..short(end + 10) {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02", "a central directory entry");
        let (method, packed, local) = (short(at + 10), long(at + 20), long(at + 42));
        let length = short(at + 28);
        if &bytes[at + 46..at + 46 + length] == name.as_bytes() {
            let from = local + 30 + short(local + 26) + short(local + 28);
            let packed = &bytes[from..from + packed];
            let mut out = Vec::new();
            match method {
                0 => out.extend_from_slice(packed),
                _ => drop(flate2::read::DeflateDecoder::new(packed).read_to_end(&mut out).expect("deflated")),
            }
            return out;
        }
        at += 46 + length + short(at + 30) + short(at + 32);
    }
    panic!("the archive has no {name}")
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').expect("& begins a reference");
        out.push_str(before);
        out.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            other => panic!("an unexpected reference: {other}"),
        });
        rest = after;
    }
    out + rest
}

/// The lines that hold anything.
fn lines(text: &str) -> Vec<String> {
    text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
