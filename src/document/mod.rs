//! The document tree: what every writer writes and what Markdown is read into.
//!
//! It knows text and structure only; fonts and sizes are the theme's.

mod official;
mod outline;
mod plain;
mod runs;
mod target;

pub use official::{Attachment, Layout, Official};
pub(crate) use official::{Element, Item};
pub(crate) use outline::{CONTENTS, Section, is_section};
pub(crate) use runs::{Runs, is_hidden, may_be_hidden, sides, trim_breaks};
pub(crate) use target::safe_target;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// One finished document: what is said of it, and its blocks in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Title, authors, dates: what file properties and page heads show.
    pub meta: Meta,
    /// What an official document has around its text; `None` for any other.
    pub official: Option<Official>,
    /// The body, the title as its first heading included.
    pub blocks: Vec<Block>,
}

/// What is said of a document, apart from its text.
///
/// Nothing here is visible text: what a reader reads is in the blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// The title, as in the first heading.
    pub title: String,
    /// The office or outlet it comes from; may be empty.
    pub author: String,
    /// The persons who wrote it, such as `何清越`; may be empty.
    pub writers: Vec<String>,
    /// What it is about, in one line; may be empty.
    pub subject: String,
    /// Day of publication as `2024-05-30`, if known.
    pub published: Option<String>,
    /// Words under which it should be found; may be empty.
    pub keywords: Vec<String>,
    /// The data it was made from, as text, where they should travel with it: only DOCX keeps them, as a custom XML
    /// part that no reader shows. A composed document has none: set it before writing.
    pub source: Option<String>,
}

/// One block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// A heading; level 1 is the document's title.
    Heading(u8, Vec<Inline>),
    /// A paragraph of running text.
    Paragraph(Vec<Inline>),
    /// A line that says who and when: under the title the source and date, at the end the credits.
    Byline(Vec<Inline>),
    /// A bulleted or numbered list; each item holds blocks.
    List {
        /// The first number of a numbered list; `None` for bullets.
        start: Option<u32>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// Blocks quoted from elsewhere.
    Quote(Vec<Block>),
    /// A table.
    Table(Table),
    /// A picture with its caption.
    Figure(Figure),
    /// The table of contents: the headings of levels 2 to 4 that stand in the text itself, not in lists or quotations.
    ///
    /// Writers that know pages add their numbers; these are no part of the visible text.
    Contents,
}

/// A table: one header row, repeated on every page, and body rows of the same width.
///
/// A header cell without text goes on from the one before it, over both columns: 金额, then nothing, then two columns
/// of numbers. The first cell may be empty for itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// One alignment per column.
    pub columns: Vec<Align>,
    /// The header cells.
    pub header: Vec<Vec<Inline>>,
    /// The body: rows of cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// As the writer likes.
    #[default]
    Auto,
    /// To the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right, as numbers.
    Right,
}

/// A picture with its caption.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// The picture's path, relative to the data file.
    pub path: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// The line under it; empty for none.
    pub caption: Vec<Inline>,
}

/// A run of text inside a block.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inline {
    /// Literal text; holds no line end.
    Text(String),
    /// Strong text.
    Strong(Vec<Inline>),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// A link; the target is `http`, `https` or `mailto`.
    Link {
        /// Where it leads.
        target: String,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// A line break inside the block.
    Break,
    /// A blank of a draft, such as `【待填：金额】`: highlighted.
    Blank(String),
    /// A footnote: its text stands at the foot of the page or of the document, its number here.
    Note(Vec<Inline>),
}

/// The pictures of a document, loaded by the caller: path as in [`Figure::path`], bytes of a PNG or JPEG.
pub trait Pictures {
    /// The bytes of one picture, or `None` if there is none of that path.
    fn picture(&self, path: &str) -> Option<&[u8]>;
}

/// No pictures: figures are written as their caption.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPictures;

impl Pictures for NoPictures {
    fn picture(&self, _path: &str) -> Option<&[u8]> {
        None
    }
}

impl<V: AsRef<[u8]>> Pictures for BTreeMap<String, V> {
    fn picture(&self, path: &str) -> Option<&[u8]> {
        self.get(path).map(AsRef::as_ref)
    }
}

impl<V: AsRef<[u8]>, S: std::hash::BuildHasher> Pictures for HashMap<String, V, S> {
    fn picture(&self, path: &str) -> Option<&[u8]> {
        self.get(path).map(AsRef::as_ref)
    }
}

impl<P: Pictures + ?Sized> Pictures for &P {
    fn picture(&self, path: &str) -> Option<&[u8]> {
        (**self).picture(path)
    }
}

impl<P: Pictures + ?Sized> Pictures for Box<P> {
    fn picture(&self, path: &str) -> Option<&[u8]> {
        (**self).picture(path)
    }
}

impl<P: Pictures + ?Sized> Pictures for Arc<P> {
    fn picture(&self, path: &str) -> Option<&[u8]> {
        (**self).picture(path)
    }
}

impl Table {
    /// The header cells with how many columns each covers, in a table of so many columns.
    pub(crate) fn header_spans(&self, columns: usize) -> Vec<(&[Inline], usize)> {
        let mut spans: Vec<(&[Inline], usize)> = Vec::with_capacity(columns);
        for column in 0..columns {
            let cell = self.header.get(column).map_or(&[] as &[Inline], Vec::as_slice);
            match spans.last_mut() {
                Some((before, span)) if cell.is_empty() && !before.is_empty() => *span += 1,
                _ => spans.push((cell, 1)),
            }
        }
        spans
    }
}

impl Document {
    /// Every figure, in order, those inside lists and quotes included: what pictures the document needs.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Block, Document, Figure};
    /// let figure = Figure { path: "photos/a.png".into(), ..Figure::default() };
    /// let document = Document { blocks: vec![Block::Figure(figure)], ..Document::default() };
    /// assert_eq!(document.figures()[0].path, "photos/a.png");
    /// ```
    pub fn figures(&self) -> Vec<&Figure> {
        let mut found = Vec::new();
        for item in self.items() {
            if let Item::Blocks(blocks) = item {
                figures(blocks, &mut found);
            }
        }
        found
    }
}

fn figures<'d>(blocks: &'d [Block], found: &mut Vec<&'d Figure>) {
    for block in blocks {
        match block {
            Block::Figure(figure) => found.push(figure),
            Block::List { items, .. } => items.iter().for_each(|item| figures(item, found)),
            Block::Quote(inner) => figures(inner, found),
            _ => {}
        }
    }
}
