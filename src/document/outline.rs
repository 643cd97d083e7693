//! What a table of contents lists.

use super::plain::words;
use super::{Block, Document, Inline, Item};

/// What stands above a table of contents.
pub(crate) const CONTENTS: &str = "目录";

/// One line of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    /// The level of its heading, from 2 to 4.
    pub(crate) level: u8,
    /// The words of its heading, on one line.
    pub(crate) text: String,
}

/// Whether a heading of that level is listed.
pub(crate) fn is_section(level: u8) -> bool {
    (2..=4).contains(&level)
}

impl Document {
    /// The lines of its table of contents; none if it has no such table.
    pub(crate) fn sections(&self) -> Vec<Section> {
        let items = self.items();
        let blocks = items.iter().flat_map(|item| match item {
            Item::Blocks(blocks) => *blocks,
            _ => &[],
        });
        if !blocks.clone().any(|block| *block == Block::Contents) {
            return Vec::new();
        }
        let section = |level: u8, text: &[Inline]| Section { level, text: words(text) };
        blocks
            .filter_map(|block| match block {
                Block::Heading(level, text) if is_section(*level) => Some(section(*level, text)),
                _ => None,
            })
            .collect()
    }
}
