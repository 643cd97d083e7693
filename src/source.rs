//! A named text and places in it: what every located message points at.

use std::fmt;
use std::sync::Arc;

/// A range of bytes in a [`Source`], such as `12..18`.
///
/// Both ends lie on character borders; `end` is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, but not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// One input text with the name it is reported under, such as `visit.yaml`.
///
/// Cloning is cheap: clones share the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Source(Arc<Inner>);

/// Name and length only: a log line is no place for a whole file.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({:?}, {} bytes)", self.name(), self.text().len())
    }
}

#[derive(PartialEq, Eq)]
struct Inner {
    name: String,
    text: String,
}

impl Source {
    /// Names a text, such as `Source::new("visit.yaml", "类型: 调研\n")`.
    ///
    /// # Examples
    /// ```
    /// let source = jianbao::Source::new("visit.yaml", "标题: 甲\n日期: 乙\n");
    /// assert_eq!(source.line_column(source.text().find('乙').unwrap()), (2, 5));
    /// ```
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self(Arc::new(Inner { name: name.into(), text: text.into() }))
    }

    /// The name it is reported under.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Line and column of a byte offset, both from 1; columns count characters, not bytes.
    ///
    /// An offset past the end gives the place just after the last character.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let start = self.line_start(offset);
        let line = self.text()[..start].matches('\n').count() + 1;
        let offset = self.floor(offset);
        (line, self.text()[start..offset].chars().count() + 1)
    }

    /// The line that holds `offset`, without its line end.
    pub fn line_at(&self, offset: usize) -> &str {
        let start = self.line_start(offset);
        let rest = &self.text()[start..];
        rest.split('\n').next().unwrap_or(rest).trim_end_matches('\r')
    }

    /// Byte offset at which the line that holds `offset` begins.
    pub fn line_start(&self, offset: usize) -> usize {
        self.text()[..self.floor(offset)].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The nearest character border at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text().len());
        while !self.text().is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}
