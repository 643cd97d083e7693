//! Reading: Markdown becomes blocks, by one walk over what comrak parsed; what is nothing but text goes the short way.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

use super::EDGE;
use super::mark::split_marks;
use super::plain;
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
    let mut out = Vec::new();
    if !plain::read(text, &mut out) {
        out.clear();
        parse(text, &mut out);
    }
    out
}

/// Reads any Markdown, by the parser.
pub(super) fn parse(text: &str, out: &mut Vec<Block>) {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options.extension.footnotes = true;
    options.parse.leave_footnote_definitions = true;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    blocks(&Notes::of(root), root, 0, out);
}

fn blocks<'a>(notes: &Notes<'a>, parent: Node<'a>, depth: usize, out: &mut Vec<Block>) {
    for node in parent.children() {
        block(notes, node, depth, out);
    }
}

fn block<'a>(notes: &Notes<'a>, node: Node<'a>, depth: usize, out: &mut Vec<Block>) {
    let data = node.data();
    match &data.value {
        NodeValue::Paragraph => paragraph(notes, node, out),
        NodeValue::Heading(heading) => {
            let text = line(notes, node);
            if !text.is_empty() {
                out.push(Block::Heading(heading.level.clamp(1, 6), text));
            }
        }
        // Notes are read where they are called; one that nothing calls is text.
        NodeValue::FootnoteDefinition(note) if notes.is_read(&note.name, node) => {}
        NodeValue::BlockQuote | NodeValue::List(_) | NodeValue::FootnoteDefinition(_)
            if depth >= MAX_BLOCKS =>
        {
            flat(notes, node, out)
        }
        NodeValue::BlockQuote => {
            let mut inner = Vec::new();
            blocks(notes, node, depth + 1, &mut inner);
            if !inner.is_empty() {
                out.push(Block::Quote(inner));
            }
        }
        NodeValue::List(list) => {
            let mut items = Vec::new();
            for item in node.children() {
                let mut inner = Vec::new();
                blocks(notes, item, depth + 1, &mut inner);
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
        NodeValue::Table(given) => table(notes, node, &given.alignments, out),
        NodeValue::CodeBlock(code) => literal(&code.literal, out),
        NodeValue::HtmlBlock(html) => literal(&html.literal, out),
        NodeValue::ThematicBreak => {}
        NodeValue::FootnoteDefinition(_) => blocks(notes, node, depth + 1, out),
        _ => flat(notes, node, out),
    }
}

/// Reads everything under a node as paragraphs.
fn flat<'a>(notes: &Notes<'a>, node: Node<'a>, out: &mut Vec<Block>) {
    for inner in node.descendants() {
        let data = inner.data();
        match &data.value {
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => {
                paragraph(notes, inner, out)
            }
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

fn paragraph<'a>(notes: &Notes<'a>, node: Node<'a>, out: &mut Vec<Block>) {
    if node.first_child().is_some_and(|first| matches!(first.data().value, NodeValue::Image(_))) {
        return figures(notes, node, out);
    }
    let mut text = line(notes, node);
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

fn line<'a>(notes: &Notes<'a>, node: Node<'a>) -> Vec<Inline> {
    let mut runs = Runs::new();
    inlines(notes, node, 0, &mut runs);
    finish(runs)
}

pub(super) fn finish(runs: Runs) -> Vec<Inline> {
    let mut text = runs.finish();
    split_marks(&mut text);
    text
}

fn figures<'a>(notes: &Notes<'a>, paragraph: Node<'a>, out: &mut Vec<Block>) {
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
                    inline(notes, node, 0, caption);
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
                    inline(notes, node, 0, caption);
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

fn table<'a>(notes: &Notes<'a>, node: Node<'a>, alignments: &[TableAlignment], out: &mut Vec<Block>) {
    let align = |given: &TableAlignment| match given {
        TableAlignment::None => Align::Auto,
        TableAlignment::Left => Align::Left,
        TableAlignment::Center => Align::Centre,
        TableAlignment::Right => Align::Right,
    };
    let mut rows =
        node.children().map(|row| row.children().map(|cell| line(notes, cell)).collect::<Vec<_>>());
    let header = rows.next().unwrap_or_default();
    let table = Table { columns: alignments.iter().map(align).collect(), header, rows: rows.collect() };
    if table.header.iter().chain(table.rows.iter().flatten()).any(|cell| !cell.is_empty()) {
        out.push(Block::Table(table));
    }
}

fn inlines<'a>(notes: &Notes<'a>, parent: Node<'a>, depth: usize, runs: &mut Runs) {
    for node in parent.children() {
        inline(notes, node, depth, runs);
    }
}

fn inline<'a>(notes: &Notes<'a>, node: Node<'a>, depth: usize, runs: &mut Runs) {
    let data = node.data();
    match &data.value {
        NodeValue::Text(text) => runs.text(text),
        NodeValue::Code(code) => runs.text(&code.literal),
        NodeValue::HtmlInline(html) => runs.text(html),
        NodeValue::LineBreak => runs.line_break(),
        NodeValue::SoftBreak => soft_break(node, runs),
        NodeValue::Image(_) => runs.text(&words(node)),
        NodeValue::FootnoteReference(reference) => note(notes, &reference.name, depth, runs),
        _ if depth >= MAX_RUNS => runs.text(&words(node)),
        NodeValue::Strong => runs.strong(|runs| inlines(notes, node, depth + 1, runs)),
        NodeValue::Emph => runs.emphasis(|runs| inlines(notes, node, depth + 1, runs)),
        NodeValue::Link(link) => {
            let target = link.url.replace(EDGE, "");
            if safe_target(&target) {
                runs.link(target, |runs| inlines(notes, node, depth + 1, runs));
            } else {
                inlines(notes, node, depth + 1, runs);
            }
        }
        _ => inlines(notes, node, depth + 1, runs),
    }
}

/// The footnote of a name: its paragraphs, one line each. Notes hold no notes: inside of one a call is text; so is a second
/// call of the same note, or a few signs would bring forth any length of text.
fn note<'a>(notes: &Notes<'a>, name: &str, depth: usize, runs: &mut Runs) {
    let is_first = || notes.told.borrow_mut().insert(name.to_owned());
    let Some(found) = notes.definitions.get(name).filter(|_| !runs.is_note() && is_first()) else {
        return runs.text(&format!("[^{name}]"));
    };
    runs.note(|runs| {
        let mut first = true;
        for inner in found.descendants().skip(1) {
            let data = inner.data();
            let is_text =
                matches!(data.value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell);
            let literal = match &data.value {
                NodeValue::CodeBlock(code) => Some(code.literal.trim_end()),
                NodeValue::HtmlBlock(html) => Some(html.literal.trim_end()),
                _ => None,
            };
            if !(is_text || literal.is_some()) {
                continue;
            }
            if !std::mem::take(&mut first) {
                runs.line_break();
            }
            match literal {
                Some(literal) => runs.text(literal),
                None => inlines(notes, inner, depth + 1, runs),
            }
        }
    });
}

/// The footnotes of a text.
struct Notes<'a> {
    definitions: HashMap<String, Node<'a>>,
    /// Those that the text calls; what only another note calls is not among them.
    called: HashSet<String>,
    /// Those told already.
    told: RefCell<HashSet<String>>,
}

impl<'a> Notes<'a> {
    fn of(root: Node<'a>) -> Self {
        let (mut definitions, mut called) = (HashMap::new(), HashSet::new());
        let mut inside = 0_usize;
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => match &node.data().value {
                    NodeValue::FootnoteDefinition(note) => {
                        inside += 1;
                        definitions.entry(note.name.clone()).or_insert(node);
                    }
                    NodeValue::FootnoteReference(call) if inside == 0 => {
                        called.insert(call.name.clone());
                    }
                    _ => {}
                },
                NodeEdge::End(node) => {
                    inside -= usize::from(matches!(node.data().value, NodeValue::FootnoteDefinition(_)));
                }
            }
        }
        Self { definitions, called, told: RefCell::default() }
    }

    /// Whether a definition is read where it is called.
    fn is_read(&self, name: &str, node: Node<'a>) -> bool {
        self.called.contains(name) && self.definitions.get(name).is_some_and(|known| known.same_node(node))
    }
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
