//! Reading: Markdown becomes blocks, by one walk over what comrak parsed.

use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

use super::EDGE;
use super::mark::split_marks;
use crate::document::{Align, Block, Figure, Inline, Runs, Table, safe_target, trim_breaks};

/// How deep lists and quotations may nest; what lies deeper is read as plain paragraphs.
const MAX_BLOCKS: usize = 32;
/// How deep emphasis and links may nest; what lies deeper is read as plain text.
const MAX_RUNS: usize = 64;

/// Reads Markdown, such as `"# 标题\n\n正文"`, into blocks; the dialect is described at [`markup`](super).
///
/// Any text can be read: what is not markup is text. The result is in normal form: neighbouring texts are one,
/// strong text holds no strong text, nothing is empty, and a line break stands neither first nor last.
/// Lists and quotations deeper than 32 levels lose their nesting, not their text.
///
/// # Examples
/// ```
/// use jianbao::{Block, Inline, markup};
/// let blocks = markup::read("**要点。**正文\n接着写");
/// let strong = Inline::Strong(vec![Inline::Text("要点。".into())]);
/// assert_eq!(blocks, [Block::Paragraph(vec![strong, Inline::Text("正文接着写".into())])]);
/// ```
pub fn read(text: &str) -> Vec<Block> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options.extension.footnotes = true;
    let arena = Arena::new();
    let mut out = Vec::new();
    blocks(parse_document(&arena, text, &options), 0, &mut out);
    out
}

fn blocks<'a>(parent: Node<'a>, depth: usize, out: &mut Vec<Block>) {
    for node in parent.children() {
        block(node, depth, out);
    }
}

fn block<'a>(node: Node<'a>, depth: usize, out: &mut Vec<Block>) {
    let data = node.data();
    match &data.value {
        NodeValue::Paragraph => paragraph(node, out),
        NodeValue::Heading(heading) => {
            let text = line(node);
            if !text.is_empty() {
                out.push(Block::Heading(heading.level.clamp(1, 6), text));
            }
        }
        NodeValue::BlockQuote | NodeValue::List(_) if depth >= MAX_BLOCKS => flat(node, out),
        NodeValue::BlockQuote => {
            let mut inner = Vec::new();
            blocks(node, depth + 1, &mut inner);
            if !inner.is_empty() {
                out.push(Block::Quote(inner));
            }
        }
        NodeValue::List(list) => {
            let mut items = Vec::new();
            for item in node.children() {
                let mut inner = Vec::new();
                blocks(item, depth + 1, &mut inner);
                if !inner.is_empty() {
                    items.push(inner);
                }
            }
            let ordered = list.list_type == ListType::Ordered;
            let start = ordered.then(|| u32::try_from(list.start).unwrap_or(u32::MAX));
            if !items.is_empty() {
                out.push(Block::List { start, items });
            }
        }
        NodeValue::Table(given) => table(node, &given.alignments, out),
        NodeValue::CodeBlock(code) => literal(&code.literal, out),
        NodeValue::HtmlBlock(html) => literal(&html.literal, out),
        // Notes are read where they are called.
        NodeValue::ThematicBreak | NodeValue::FootnoteDefinition(_) => {}
        _ => flat(node, out),
    }
}

/// Reads everything under a node as paragraphs.
fn flat<'a>(node: Node<'a>, out: &mut Vec<Block>) {
    for inner in node.descendants() {
        let data = inner.data();
        match &data.value {
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => paragraph(inner, out),
            NodeValue::CodeBlock(code) => literal(&code.literal, out),
            NodeValue::HtmlBlock(html) => literal(&html.literal, out),
            _ => {}
        }
    }
}

/// Code and HTML are shown as typed: one paragraph, line by line.
fn literal(text: &str, out: &mut Vec<Block>) {
    let mut runs = Runs::new();
    runs.text(text.trim_end());
    let text = finish(runs);
    if !text.is_empty() {
        out.push(Block::Paragraph(text));
    }
}

fn paragraph<'a>(node: Node<'a>, out: &mut Vec<Block>) {
    if node.first_child().is_some_and(|first| matches!(first.data().value, NodeValue::Image(_))) {
        return figures(node, out);
    }
    let mut text = line(node);
    if let [Inline::Emphasis(inner)] = text.as_mut_slice() {
        let mut inner = std::mem::take(inner);
        trim_breaks(&mut inner);
        out.push(Block::Byline(inner));
    } else if is_contents(node, &text) {
        out.push(Block::Contents);
    } else if !text.is_empty() {
        out.push(Block::Paragraph(text));
    }
}

/// Whether a paragraph stands for the table of contents: `[TOC]`, typed so. Of data it is longer, since it is escaped.
fn is_contents<'a>(node: Node<'a>, text: &[Inline]) -> bool {
    let place = node.data().sourcepos;
    let width = place.end.column.saturating_sub(place.start.column) + 1;
    let is_it = matches!(text, [Inline::Text(text)] if text == "[TOC]");
    is_it && place.start.line == place.end.line && width == "[TOC]".len()
}

fn line<'a>(node: Node<'a>) -> Vec<Inline> {
    let mut runs = Runs::new();
    inlines(node, 0, &mut runs);
    finish(runs)
}

fn finish(runs: Runs) -> Vec<Inline> {
    let mut text = runs.finish();
    split_marks(&mut text);
    text
}

fn figures<'a>(paragraph: Node<'a>, out: &mut Vec<Block>) {
    let mut figure: Option<(Figure, Runs)> = None;
    let mut fresh = true; // no text of the caption yet
    let mut line_start = true;
    for node in paragraph.children() {
        let data = node.data();
        match &data.value {
            NodeValue::Image(link) if fresh || line_start => {
                push_figure(figure.take(), out);
                let path = link.url.replace(EDGE, "");
                figure = Some((Figure { path, alt: words(node), caption: Vec::new() }, Runs::new()));
                (fresh, line_start) = (true, false);
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => {
                line_start = true;
                let picture_next =
                    node.next_sibling().is_some_and(|next| matches!(next.data().value, NodeValue::Image(_)));
                if let Some((_, caption)) = &mut figure
                    && !fresh
                    && !picture_next
                {
                    inline(node, 0, caption);
                }
            }
            NodeValue::Text(text) if fresh && !line_start => {
                let text = text.trim_start_matches(' ');
                if let Some((_, caption)) = &mut figure
                    && !text.is_empty()
                {
                    caption.text(text);
                    fresh = false;
                }
            }
            _ => {
                if let Some((_, caption)) = &mut figure {
                    inline(node, 0, caption);
                    (fresh, line_start) = (false, false);
                }
            }
        }
    }
    push_figure(figure, out);
}

fn push_figure(figure: Option<(Figure, Runs)>, out: &mut Vec<Block>) {
    if let Some((figure, caption)) = figure {
        out.push(Block::Figure(Figure { caption: finish(caption), ..figure }));
    }
}

fn table<'a>(node: Node<'a>, alignments: &[TableAlignment], out: &mut Vec<Block>) {
    let align = |given: &TableAlignment| match given {
        TableAlignment::None => Align::Auto,
        TableAlignment::Left => Align::Left,
        TableAlignment::Center => Align::Centre,
        TableAlignment::Right => Align::Right,
    };
    let mut rows = node.children().map(|row| row.children().map(line).collect::<Vec<_>>());
    let header = rows.next().unwrap_or_default();
    let table = Table { columns: alignments.iter().map(align).collect(), header, rows: rows.collect() };
    if table.header.iter().chain(table.rows.iter().flatten()).any(|cell| !cell.is_empty()) {
        out.push(Block::Table(table));
    }
}

fn inlines<'a>(parent: Node<'a>, depth: usize, runs: &mut Runs) {
    for node in parent.children() {
        inline(node, depth, runs);
    }
}

fn inline<'a>(node: Node<'a>, depth: usize, runs: &mut Runs) {
    let data = node.data();
    match &data.value {
        NodeValue::Text(text) => runs.text(text),
        NodeValue::Code(code) => runs.text(&code.literal),
        NodeValue::HtmlInline(html) => runs.text(html),
        NodeValue::LineBreak => runs.line_break(),
        NodeValue::SoftBreak => soft_break(node, runs),
        NodeValue::Image(_) => runs.text(&words(node)),
        NodeValue::FootnoteReference(reference) => note(node, &reference.name, depth, runs),
        _ if depth >= MAX_RUNS => runs.text(&words(node)),
        NodeValue::Strong => runs.strong(|runs| inlines(node, depth + 1, runs)),
        NodeValue::Emph => runs.emphasis(|runs| inlines(node, depth + 1, runs)),
        NodeValue::Link(link) => {
            let target = link.url.replace(EDGE, "");
            if safe_target(&target) {
                runs.link(target, |runs| inlines(node, depth + 1, runs));
            } else {
                inlines(node, depth + 1, runs);
            }
        }
        _ => inlines(node, depth + 1, runs),
    }
}

/// The footnote of a name: its paragraphs, one line each.
fn note<'a>(call: Node<'a>, name: &str, depth: usize, runs: &mut Runs) {
    let root = call.ancestors().last();
    let is_it = |node: &Node<'a>| match &node.data().value {
        NodeValue::FootnoteDefinition(note) => note.name == name,
        _ => false,
    };
    // Comrak puts the definitions last.
    let Some(found) = root.and_then(|root| root.reverse_children().find(is_it)) else { return };
    runs.note(|runs| {
        for (at, paragraph) in found.children().enumerate() {
            if at > 0 {
                runs.line_break();
            }
            inlines(paragraph, depth + 1, runs);
        }
    });
}

/// A line end in the source is a space between words, and nothing beside a Chinese character.
fn soft_break<'a>(node: Node<'a>, runs: &mut Runs) {
    let (Some(before), Some(after)) = (runs.last, next_char(node)) else { return };
    let tight = is_cjk(before) || is_cjk(after) || (is_cjk_or_shared(before) && is_cjk_or_shared(after));
    if !tight {
        runs.text(" ");
    }
}

fn next_char<'a>(node: Node<'a>) -> Option<char> {
    let mut nodes = node.following_siblings().skip(1).flat_map(|sibling| sibling.descendants());
    nodes.find_map(|node| match &node.data().value {
        NodeValue::Text(text) => text.chars().find(|&c| c != EDGE),
        NodeValue::Code(code) => code.literal.chars().next(),
        NodeValue::HtmlInline(_) => Some('<'),
        _ => None,
    })
}

/// The words under a node, on one line.
fn words<'a>(node: Node<'a>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => out.extend(text.chars().filter(|&c| c != EDGE)),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::HtmlInline(html) => out.push_str(html),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    if out.contains('\n') { out.replace('\n', " ") } else { out }
}

/// Whether a character is written without spaces around it: Chinese characters and full-width signs.
fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0xA4CF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

/// Also the signs that Chinese shares with other scripts: quotation marks, dashes, the ellipsis.
fn is_cjk_or_shared(c: char) -> bool {
    is_cjk(c) || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
