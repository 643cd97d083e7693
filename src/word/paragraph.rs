//! A paragraph: its text, and every place in the XML where that stands.

use std::ops::Range;

use super::place::Spot;
use super::xml::Text;

/// A range of bytes; a part is never so large that four bytes would not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bytes {
    start: u32,
    end: u32,
}

impl Bytes {
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Bytes {
    fn from(range: Range<usize>) -> Self {
        let small = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: small(range.start), end: small(range.end) }
    }
}

/// Text that stands in one place of the XML.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Bytes of the text that stands in the same place as this piece, counted from its beginning.
    pub(super) text: Bytes,
    /// Bytes of the part.
    pub(super) xml: Bytes,
    /// The `w:t` it stands in.
    pub(super) element: u32,
    pub(super) sort: Text,
}

/// One `w:t` with text in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    /// Its start tag.
    pub(super) open: Bytes,
    /// Where its end tag begins.
    pub(super) end: u32,
    /// The `w:rPr` of its run; empty if there is none.
    pub(super) look: Bytes,
    /// Whether white space at its ends is kept.
    pub(super) preserve: bool,
}

/// One place in the XML where (a part of) a paragraph's text stands; older programs may be given another.
#[derive(Debug, Clone)]
pub(super) struct Copy {
    /// The bytes of the paragraph's text that stand here.
    pub(super) span: Range<usize>,
    pub(super) pieces: Vec<Piece>,
}

/// One paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) spot: Spot,
    pub(super) text: String,
    /// Where its text stands, the first time in all of it.
    pub(super) own: Vec<Piece>,
    /// Where parts of it stand once more.
    pub(super) twins: Vec<Copy>,
    /// How many bytes at the end of the text are tabs and breaks.
    pub(super) loose: usize,
}

impl Paragraph {
    pub(super) fn new(spot: Spot) -> Self {
        Self { spot, text: String::new(), own: Vec::new(), twins: Vec::new(), loose: 0 }
    }

    /// Adds text that stands in a `w:t`.
    pub(super) fn add(&mut self, text: &str, xml: Bytes, sort: Text, element: u32) {
        let mut one = [0; 4];
        let text = if let Text::Char(c) = sort { &*c.encode_utf8(&mut one) } else { text };
        // A line to write on, continued behind a tab or a break, is one line.
        let line = |c: char| matches!(c, '_' | '＿');
        let before = self.text.len() - self.loose;
        if self.loose > 0 && text.starts_with(line) && self.text[..before].ends_with(line) {
            self.text.truncate(before);
        }
        let start = self.text.len();
        // In XML a line end is a space like any other.
        text.chars().for_each(|c| self.text.push(if matches!(c, '\n' | '\r') { ' ' } else { c }));
        self.loose = 0;
        self.own.push(Piece { text: (start..self.text.len()).into(), xml, element, sort });
    }
}

/// White space at the ends of a `w:t` is not seen unless it says so.
pub(super) fn trim(xml: &str, pieces: &mut [(Bytes, Text)]) {
    let space = |c: char| c.is_ascii_whitespace();
    if let Some((at, Text::Plain)) = pieces.first_mut() {
        let text = xml.get(at.range()).unwrap_or_default();
        *at = (at.range().end - text.trim_start_matches(space).len()..at.range().end).into();
    }
    if let Some((at, Text::Plain)) = pieces.last_mut() {
        let text = xml.get(at.range()).unwrap_or_default();
        *at = (at.range().start..at.range().start + text.trim_end_matches(space).len()).into();
    }
}
