//! The visible text of a document: the normal form in which outputs are compared.

use super::{Block, Document, Inline, Item};

impl Document {
    /// The visible text, one line per paragraph, heading, table cell or caption.
    ///
    /// All writers must show exactly this: it is what the equality test compares.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Block, Document, Inline};
    /// let document = Document { blocks: vec![Block::Paragraph(vec![Inline::Text("正文".into())])], ..Document::default() };
    /// assert_eq!(document.plain_text(), "正文\n");
    /// ```
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        for item in self.items() {
            match item {
                Item::Blocks(blocks) => blocks_text(blocks, &mut out),
                Item::Line(_, text) => out.extend([&text, "\n"]),
                Item::Rule => {}
                Item::Imprint(lines) => lines.iter().for_each(|line| out.extend([line, "\n"])),
            }
        }
        out
    }

    /// The text of the first heading; empty if there is none.
    pub fn title(&self) -> String {
        let mut out = String::new();
        let heading = self.blocks.iter().find_map(|block| match block {
            Block::Heading(1, text) => Some(text),
            _ => None,
        });
        inline_text(heading.map_or(&[], Vec::as_slice), &mut out);
        out
    }
}

fn blocks_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Byline(text) => line(text, out),
            Block::List { items, .. } => items.iter().for_each(|item| blocks_text(item, out)),
            Block::Quote(inner) => blocks_text(inner, out),
            Block::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| line(cell, out));
            }
            Block::Figure(figure) => line(&figure.caption, out),
        }
    }
}

fn line(text: &[Inline], out: &mut String) {
    let before = out.len();
    inline_text(text, out);
    if out.len() > before {
        out.push('\n');
    }
}

/// Appends the visible text of some runs; a line break counts as a line end.
fn inline_text(text: &[Inline], out: &mut String) {
    for run in text {
        match run {
            Inline::Text(text) | Inline::Blank(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                inline_text(inner, out);
            }
            Inline::Break => out.push('\n'),
        }
    }
}
