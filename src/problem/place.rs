//! Where something stands: line and column, the cell of a sheet, the paragraph of a Word file.

use std::fmt;

use super::{Bilingual, sentence};
use crate::source::{Source, Span};

/// Where a problem stands: a span of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The text it stands in.
    pub source: Source,
    /// The bytes it covers.
    pub span: Span,
}

impl Place {
    /// Line and column of its first character, both from 1; row and column of the cell in a sheet of a workbook.
    pub fn line_column(&self) -> (usize, usize) {
        self.source.line_column(self.span.start)
    }

    /// The cell of a sheet of a workbook it stands in, such as `B7`.
    pub fn cell(&self) -> Option<String> {
        self.source.cell(self.span.start)
    }

    /// Where it is on the page of a Word file, in words: 正文第3段, 第1个表格第2行第1格, 页眉.
    pub fn words(&self) -> Option<Bilingual<&str>> {
        self.source.station(self.span.start).map(|station| Bilingual::new(&*station.zh, &*station.en))
    }
}

/// `visit.yaml:3:5`, or `台账.xlsx!培训!B7` in a sheet of a workbook.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&sentence::name(self.source.name()))?;
        let Some(sheet) = self.source.sheet() else {
            let (line, column) = self.line_column();
            return write!(f, ":{line}:{column}");
        };
        write!(f, "!{}", sentence::name(sheet))?;
        self.cell().map_or(Ok(()), |cell| write!(f, "!{cell}"))
    }
}
