//! The Markdown writer: CommonMark with tables, readable as it is, without HTML.
//!
//! What it writes reads back as the same tree, here and in any CommonMark reader: where Chinese punctuation
//! would keep `**` from closing, the character beside it is written as a reference.

mod signs;
mod text;

use crate::document::{Align, Block, CONTENTS, Document, Element, Figure, Inline, Item, Section, Table};
use crate::error::Error;
use crate::markup::marked;
use text::Line;

pub(super) fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let mut page = Page {
        out: String::with_capacity(4096),
        indent: String::new(),
        notes: Vec::new(),
        sections: document.sections(),
    };
    document.items().iter().for_each(|item| page.item(item));
    page.notes();
    page.out.push('\n');
    Ok(page.out.into_bytes())
}

/// The page so far, and what every further line of the open lists and quotations begins with.
struct Page {
    out: String,
    indent: String,
    /// The footnotes called so far.
    notes: Vec<Vec<Inline>>,
    /// What the table of contents lists, if there is one.
    sections: Vec<Section>,
}

impl Page {
    /// One stretch of the document, after an empty line if there is anything before it.
    fn item(&mut self, item: &Item) {
        let from = self.out.len();
        if from > 0 {
            self.empty_line();
        }
        let start = self.out.len();
        match item {
            Item::Blocks(blocks) => self.blocks(blocks),
            Item::Line(Element::Mark | Element::AttachmentLabel, text) => {
                self.line(&[Inline::Strong(marked(text))]);
            }
            Item::Line(Element::AttachmentTitle, text) => {
                self.out.push_str("## ");
                Line::heading(&mut self.out, &mut self.notes).block(&marked(text));
            }
            Item::Line(_, text) => self.line(&marked(text)),
            Item::Rule => self.out.push_str("---"),
            Item::Imprint(lines) => {
                self.out.push_str("---");
                for line in *lines {
                    self.empty_line();
                    self.line(&marked(line));
                }
            }
        }
        if self.out.len() == start {
            self.out.truncate(from);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut first = true;
        let mut list_before: Option<(bool, bool)> = None;
        let listed = !self.sections.is_empty();
        for block in blocks.iter().filter(|block| shows(block) && (listed || **block != Block::Contents)) {
            if !first {
                self.empty_line();
            }
            first = false;
            let ordered = match block {
                Block::List { start, .. } => Some(start.is_some()),
                _ => None,
            };
            // Two lists in a row would read as one: the second takes the other sign.
            let other = matches!((list_before, ordered), (Some((before, other)), Some(now)) if before == now && !other);
            list_before = ordered.map(|ordered| (ordered, other));
            self.block(block, other);
        }
    }

    fn block(&mut self, block: &Block, other_sign: bool) {
        match block {
            Block::Heading(level, text) => {
                self.out.extend(std::iter::repeat_n('#', usize::from((*level).clamp(1, 6))));
                self.out.push(' ');
                Line::heading(&mut self.out, &mut self.notes).block(text);
            }
            Block::Paragraph(text) => self.line(text),
            Block::Byline(text) => Line::flow(&mut self.out, &mut self.notes, &self.indent).byline(text),
            Block::List { start, items } => self.list(*start, items, other_sign),
            Block::Quote(inner) => self.nested("> ", "> ", |page| page.blocks(inner)),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Contents => self.contents(),
        }
    }

    /// The table of contents as a list, further in for each level; Markdown has no pages and no common anchors.
    fn contents(&mut self) {
        if self.sections.is_empty() {
            return;
        }
        self.line(&[Inline::Strong(vec![Inline::Text(CONTENTS.to_owned())])]);
        self.empty_line();
        let sections = std::mem::take(&mut self.sections);
        let mut levels: Vec<u8> = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            if at > 0 {
                self.next_line();
            }
            while levels.last().is_some_and(|level| *level >= section.level) {
                levels.pop();
            }
            self.out.extend(std::iter::repeat_n("  ", levels.len()));
            levels.push(section.level);
            self.out.push_str("- ");
            self.line(&[Inline::Text(section.text.clone())]);
        }
        self.sections = sections;
    }

    /// The footnotes, at the end.
    fn notes(&mut self) {
        let mut at = 0;
        while let Some(text) = self.notes.get(at).cloned() {
            at += 1;
            self.out.push_str(if at == 1 { "\n\n" } else { "\n" });
            self.out.push_str(&format!("[^{at}]: "));
            Line::flow(&mut self.out, &mut self.notes, "    ").block(&text);
        }
    }

    fn line(&mut self, text: &[Inline]) {
        Line::flow(&mut self.out, &mut self.notes, &self.indent).block(text);
    }

    /// Writes what `fill` writes, its first line after `first`, every further one after `further`.
    fn nested(&mut self, first: &str, further: &str, fill: impl FnOnce(&mut Self)) {
        let outer = self.indent.len();
        self.out.push_str(first);
        self.indent.push_str(further);
        fill(self);
        self.indent.truncate(outer);
    }

    fn next_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.indent);
    }

    fn empty_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(self.indent.trim_end());
        self.next_line();
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>], other_sign: bool) {
        let simple = |item: &Vec<Block>| matches!(item.as_slice(), [Block::Paragraph(_) | Block::Byline(_)]);
        let tight = items.iter().all(simple);
        let mut number = start;
        let mut first = true;
        for item in items.iter().filter(|item| item.iter().any(shows)) {
            match (first, tight) {
                (true, _) => {}
                (false, true) => self.next_line(),
                (false, false) => self.empty_line(),
            }
            first = false;
            let sign = match (number, other_sign) {
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
                (Some(number), false) => format!("{}. ", number.min(999_999_999)),
                (Some(number), true) => format!("{}) ", number.min(999_999_999)),
            };
            number = number.map(|number| number.saturating_add(1));
            let further = " ".repeat(sign.len());
            self.nested(&sign, &further, |page| page.blocks(item));
        }
    }

    fn table(&mut self, table: &Table) {
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = width.max(table.header.len()).max(table.columns.len());
        self.row(&table.header, width);
        self.next_line();
        for at in 0..width {
            self.out.push_str(match table.columns.get(at).copied().unwrap_or_default() {
                Align::Auto => "| --- ",
                Align::Left => "| :-- ",
                Align::Centre => "| :-: ",
                Align::Right => "| --: ",
            });
        }
        self.out.push('|');
        for row in &table.rows {
            self.next_line();
            self.row(row, width);
        }
    }

    fn row(&mut self, cells: &[Vec<Inline>], width: usize) {
        for at in 0..width {
            self.out.push_str("| ");
            let from = self.out.len();
            Line::cell(&mut self.out, &mut self.notes).block(cells.get(at).map_or(&[], Vec::as_slice));
            if self.out.len() == from {
                continue;
            }
            if self.out[from..].contains('|') {
                let cell = self.out[from..].replace('|', "\\|");
                self.out.replace_range(from.., &cell);
            }
            self.out.push(' ');
        }
        self.out.push('|');
    }

    fn figure(&mut self, figure: &Figure) {
        self.out.push_str("![");
        Line::heading(&mut self.out, &mut self.notes).words(&figure.alt);
        self.out.push_str("](");
        signs::target(&figure.path, &mut self.out);
        self.out.push(')');
        if text::any_shows(&figure.caption) {
            self.out.push('\\');
            self.next_line();
            self.line(&figure.caption);
        }
    }
}

/// Whether anything of a block is to be seen.
fn shows(block: &Block) -> bool {
    match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Byline(text) => text::any_shows(text),
        Block::List { items, .. } => items.iter().flatten().any(shows),
        Block::Quote(inner) => inner.iter().any(shows),
        Block::Table(table) => {
            table.header.iter().chain(table.rows.iter().flatten()).any(|cell| text::any_shows(cell))
        }
        Block::Figure(_) | Block::Contents => true,
    }
}
