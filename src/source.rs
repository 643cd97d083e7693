//! A named text and places in it: what every located message points at.

use std::fmt;
use std::sync::{Arc, OnceLock};

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

struct Inner {
    name: String,
    text: String,
    /// The cells of a sheet that the text is a rendering of.
    grid: Option<Grid>,
    /// The paragraphs of a Word file whose text it is.
    stations: Vec<Station>,
    /// Where the lines of the text begin; found when a place is first asked for.
    lines: OnceLock<Vec<usize>>,
}

/// Where the lines begin follows from the text.
impl PartialEq for Inner {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.grid, &self.text, &self.stations)
            == (&other.name, &other.grid, &other.text, &other.stations)
    }
}

impl Eq for Inner {}

/// A sheet of a workbook and where its cells stand in the text that renders it.
#[derive(PartialEq, Eq)]
struct Grid {
    sheet: String,
    cells: Vec<Spot>,
}

/// Where one cell of a sheet begins in the text, with its row and column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// First byte.
    pub start: usize,
    /// Row of the sheet.
    pub row: u32,
    /// Column of the sheet.
    pub column: u32,
}

/// Where one paragraph of a Word file begins in the text, and where that is on the page, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Station {
    /// First byte.
    pub start: usize,
    /// In Chinese.
    pub zh: Box<str>,
    /// In English.
    pub en: Box<str>,
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
        Self::build(name.into(), text.into(), None, Vec::new())
    }

    /// Names a sheet of a workbook: `text` renders it, one row a line; `cells` are in the order of the text.
    #[cfg_attr(not(feature = "excel"), allow(dead_code, reason = "only workbooks have sheets"))]
    pub(crate) fn of_sheet(name: &str, sheet: &str, text: String, cells: Vec<Spot>) -> Self {
        Self::build(name.to_owned(), text, Some(Grid { sheet: sheet.to_owned(), cells }), Vec::new())
    }

    /// Names the text of a Word file; `stations` are in the order of the text.
    pub(crate) fn of_word(name: &str, text: String, stations: Vec<Station>) -> Self {
        Self::build(name.to_owned(), text, None, stations)
    }

    fn build(name: String, text: String, grid: Option<Grid>, stations: Vec<Station>) -> Self {
        Self(Arc::new(Inner { name, text, grid, stations, lines: OnceLock::new() }))
    }

    /// The paragraph of a Word file that a byte offset lies in, as people would say it: 正文第3段, 页眉.
    pub(crate) fn station(&self, offset: usize) -> Option<&Station> {
        let after = self.0.stations.partition_point(|station| station.start <= offset);
        self.0.stations.get(after.checked_sub(1)?)
    }

    /// The sheet it renders, such as 培训, if it stands for a sheet of a workbook.
    pub fn sheet(&self) -> Option<&str> {
        self.0.grid.as_ref().map(|grid| grid.sheet.as_str())
    }

    /// The name it is reported under.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether a value may be one of these words: a look at the text that saves parsing most files. A word that is
    /// spelt with escapes has a backslash.
    pub(crate) fn may_hold(&self, words: &[&str]) -> bool {
        let text = self.text();
        text.contains('\\') || words.iter().any(|word| text.contains(word))
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Line and column of a byte offset, both from 1; columns count characters, not bytes.
    ///
    /// An offset past the end gives the place just after the last character. In a sheet of a workbook they are the
    /// row and the column of the cell.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        if let Some(cell) = self.spot(offset) {
            return (cell.row as usize, cell.column as usize);
        }
        let lines = self.lines();
        let offset = self.floor(offset);
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0);
        (line, self.text()[start..offset].chars().count() + 1)
    }

    /// The cell of a byte offset as a spreadsheet names it, such as `B7`; none outside sheets of workbooks.
    pub fn cell(&self, offset: usize) -> Option<String> {
        let Spot { row, mut column, .. } = self.spot(offset)?;
        let mut letters = Vec::new();
        while column > 0 {
            column -= 1;
            letters.push(char::from(b'A' + (column % 26) as u8));
            column /= 26;
        }
        Some(format!("{}{row}", letters.iter().rev().collect::<String>()))
    }

    /// The last cell that begins at or before an offset.
    fn spot(&self, offset: usize) -> Option<Spot> {
        let cells = &self.0.grid.as_ref()?.cells;
        let after = cells.partition_point(|cell| cell.start <= offset);
        cells.get(after.saturating_sub(1)).copied()
    }

    fn lines(&self) -> &[usize] {
        let ends = || self.text().match_indices('\n').map(|(at, _)| at + 1);
        self.0.lines.get_or_init(|| std::iter::once(0).chain(ends()).collect())
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
