//! The visible text of a document: the normal form in which outputs are compared.

use super::{Block, CONTENTS, Document, Inline, Item, Section};

impl Document {
    /// The visible text, one line per paragraph, heading, table cell or caption.
    ///
    /// Where a footnote is called stands its number, `[1]`; the notes stand last, `[1] 据县统计局数据`. Page numbers are no
    /// part of it. All writers must show exactly this: it is what the equality test compares.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Block, Document, Inline};
    /// let document = Document { blocks: vec![Block::Paragraph(vec![Inline::Text("正文".into())])], ..Document::default() };
    /// assert_eq!(document.plain_text(), "正文\n");
    /// ```
    pub fn plain_text(&self) -> String {
        let mut plain =
            Plain { out: String::with_capacity(4 << 10), notes: Vec::new(), sections: self.sections() };
        for item in self.items() {
            match item {
                Item::Blocks(blocks) => plain.blocks(blocks),
                Item::Line(_, text) => plain.out.extend([&text, "\n"]),
                Item::Rule => {}
                Item::Imprint(lines) => lines.iter().for_each(|line| plain.out.extend([line, "\n"])),
            }
        }
        plain.finish()
    }

    /// The text of the first heading; empty if there is none.
    pub fn title(&self) -> String {
        let heading = self.blocks.iter().find_map(|block| match block {
            Block::Heading(1, text) => Some(text),
            _ => None,
        });
        let mut plain = Plain::default();
        plain.inlines(heading.map_or(&[], Vec::as_slice));
        plain.out
    }
}

/// The words of some runs on one line, without footnotes.
pub(super) fn words(text: &[Inline]) -> String {
    let mut out = String::new();
    for run in text {
        match run {
            Inline::Text(text) | Inline::Blank(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                out.push_str(&words(inner));
            }
            Inline::Break | Inline::Note(_) => {}
        }
    }
    out
}

/// The text so far, and the footnotes called in it.
#[derive(Default)]
struct Plain<'d> {
    out: String,
    notes: Vec<&'d [Inline]>,
    sections: Vec<Section>,
}

impl<'d> Plain<'d> {
    fn blocks(&mut self, blocks: &'d [Block]) {
        for block in blocks {
            match block {
                Block::Heading(_, text) | Block::Paragraph(text) | Block::Byline(text) => self.line(text),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(inner) => self.blocks(inner),
                Block::Table(table) => {
                    let cells = table.header.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| self.line(cell));
                }
                Block::Figure(figure) => self.line(&figure.caption),
                Block::Contents if self.sections.is_empty() => {}
                Block::Contents => {
                    self.out.extend([CONTENTS, "\n"]);
                    self.sections.iter().for_each(|section| self.out.extend([&section.text, "\n"]));
                }
            }
        }
    }

    fn line(&mut self, text: &'d [Inline]) {
        let before = self.out.len();
        self.inlines(text);
        if self.out.len() > before {
            self.out.push('\n');
        }
    }

    /// Appends the visible text of some runs; a line break counts as a line end.
    fn inlines(&mut self, text: &'d [Inline]) {
        for run in text {
            match run {
                Inline::Text(text) | Inline::Blank(text) => self.out.push_str(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                    self.inlines(inner);
                }
                Inline::Break => self.out.push('\n'),
                Inline::Note(note) => {
                    self.notes.push(note);
                    self.out.push_str(&format!("[{}]", self.notes.len()));
                }
            }
        }
    }

    fn finish(mut self) -> String {
        let mut at = 0;
        while let Some(note) = self.notes.get(at).copied() {
            at += 1;
            self.out.push_str(&format!("[{at}] "));
            self.line(note);
        }
        self.out
    }
}
