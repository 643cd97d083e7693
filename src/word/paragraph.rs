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
    /// Whether it stands in an alternative within its run, which then cannot be ended there.
    pub(super) inner: bool,
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
    /// Bytes of the text that are underlined.
    underlined: Vec<Range<usize>>,
}

impl Paragraph {
    pub(super) fn new(spot: Spot) -> Self {
        Self {
            spot,
            text: String::new(),
            own: Vec::new(),
            twins: Vec::new(),
            loose: 0,
            underlined: Vec::new(),
        }
    }

    /// Notes that the text from `start` on is underlined.
    pub(super) fn underline(&mut self, start: usize) {
        let end = self.text.len();
        match self.underlined.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ if start < end => self.underlined.push(start..end),
            _ => {}
        }
    }

    /// Underlined white space is a line to write on: it becomes underscores, of as many bytes, where no underlined
    /// words touch it.
    pub(super) fn rule(&mut self) {
        for at in std::mem::take(&mut self.underlined) {
            let white = self.text.get(at.clone()).filter(|text| is_line(text));
            if let Some(line) = white.map(|text| text.chars().map(underscores).collect::<String>()) {
                self.text.replace_range(at, &line);
            }
        }
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

/// Whether a text is white space wide enough to write on.
fn is_line(text: &str) -> bool {
    let width = |c: char| match c {
        ' ' | '\u{a0}' => Some(1),
        '\u{3000}' | '\t' => Some(2),
        _ => None,
    };
    text.chars().map(width).sum::<Option<usize>>().is_some_and(|width| width >= 2)
}

/// Underscores of as many bytes as a character has.
fn underscores(c: char) -> &'static str {
    match c {
        '\u{3000}' => "＿",
        '\u{a0}' => "__",
        _ => "_",
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
