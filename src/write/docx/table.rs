//! Tables: full width, the header repeated, columns as wide as their content asks.

use unicode_width::UnicodeWidthStr;

use super::body::{Body, DEEPEST};
use super::style::Kind;
use crate::document::{Align, Inline, Table};
use crate::error::{Error, ErrorKind};
use crate::problem::say;
use crate::write::look::Look;
use crate::xml::push_number;

/// The most columns Word takes.
const MOST_COLUMNS: usize = 63;

type Cells = [Vec<Inline>];

impl Body<'_, '_> {
    /// Writes a table; says whether there was one to write.
    pub(super) fn table(&mut self, table: &Table) -> Result<bool, Error> {
        let rows = || std::iter::once(&table.header).chain(&table.rows);
        let columns = rows().map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return Ok(false);
        }
        if columns > MOST_COLUMNS {
            return Err(ErrorKind::Write(say!(
                "表格有 {columns} 栏，Word 最多容 {MOST_COLUMNS} 栏；请拆成几张表",
                "the table has {columns} columns, Word takes {MOST_COLUMNS}; split it"
            ))
            .into());
        }
        let widths = widths(&table.header_spans(columns), &table.rows, self.look);
        self.table_head(&widths);
        let align = |column: usize| table.columns.get(column).copied().unwrap_or_default();
        let body: Vec<String> = widths
            .iter()
            .enumerate()
            .map(|(column, width)| self.cell_opening(*width, 1, Kind::Cell, align(column)))
            .collect();
        if !table.header.is_empty() {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            self.header(&table.header_spans(columns), &widths)?;
        }
        for row in &table.rows {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            self.row(row, &body)?;
            self.drain()?;
        }
        self.out.push_str("</w:tbl>");
        Ok(true)
    }

    fn table_head(&mut self, widths: &[i64]) {
        let out = &mut self.out;
        out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"");
        push_number(widths.iter().sum(), out);
        out.push_str(concat!(
            "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>",
            "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\"",
            " w:noHBand=\"0\" w:noVBand=\"0\"/></w:tblPr><w:tblGrid>",
        ));
        for width in widths {
            out.push_str("<w:gridCol w:w=\"");
            push_number(*width, out);
            out.push_str("\"/>");
        }
        out.push_str("</w:tblGrid>");
    }

    /// What opens every cell of a column, up to its text.
    fn cell_opening(&self, width: i64, span: usize, kind: Kind, align: Align) -> String {
        let mut out = String::from("<w:tc><w:tcPr><w:tcW w:w=\"");
        push_number(width, &mut out);
        out.push_str("\" w:type=\"dxa\"/>");
        if span > 1 {
            out.push_str("<w:gridSpan w:val=\"");
            push_number(span as i64, &mut out);
            out.push_str("\"/>");
        }
        out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
        out.push_str(&self.parts.opening(kind).paragraph);
        out.push_str(match align {
            Align::Auto => "",
            Align::Left => "<w:jc w:val=\"left\"/>",
            Align::Centre => "<w:jc w:val=\"center\"/>",
            Align::Right => "<w:jc w:val=\"right\"/>",
        });
        out.push_str("</w:pPr>");
        out
    }

    /// The header row, cells over several columns included.
    fn header(&mut self, spans: &[(&[Inline], usize)], widths: &[i64]) -> Result<(), Error> {
        let parts = self.parts;
        let mut column = 0;
        for (text, span) in spans {
            let width = widths.iter().skip(column).take(*span).sum();
            column += span;
            let opening = self.cell_opening(width, *span, Kind::CellHead, Align::Auto);
            self.out.push_str(&opening);
            self.runs(text, &parts.opening(Kind::CellHead).font)?;
            self.out.push_str("</w:p></w:tc>");
        }
        self.out.push_str("</w:tr>");
        Ok(())
    }

    /// The cells of a row; missing ones stay empty.
    fn row(&mut self, cells: &Cells, openings: &[String]) -> Result<(), Error> {
        let parts = self.parts;
        let font = parts.opening(Kind::Cell).font.as_str();
        for (column, opening) in openings.iter().enumerate() {
            self.out.push_str(opening);
            if let Some(text) = cells.get(column) {
                self.runs(text, font)?;
            }
            self.out.push_str("</w:p></w:tc>");
        }
        self.out.push_str("</w:tr>");
        Ok(())
    }
}

/// The width of each column in twips; together exactly as wide as the text.
///
/// A column asks for its longest line. If all fit, the rest is shared out in proportion; if not, narrow columns get
/// what they ask for and the wide ones share what remains, down to the theme's least width.
/// A header cell over several columns asks each for its part.
fn widths(header: &[(&[Inline], usize)], rows: &[Vec<Vec<Inline>>], look: &Look) -> Vec<i64> {
    let full = look.page.text_width().to_twips();
    let half = look.styles.cell.size.percent(50).to_twips();
    let margins = 2 * look.table.margin.to_twips();
    let (least, most) =
        (2 * usize::from(look.table.narrowest.get()), 2 * usize::from(look.table.widest.get()));
    let mut longest = Vec::new();
    for (text, span) in header {
        longest.extend(std::iter::repeat_n(cell_width(text).div_ceil(*span), *span));
    }
    for row in rows {
        for (longest, cell) in longest.iter_mut().zip(row) {
            *longest = cell_width(cell).max(*longest);
        }
    }
    let asked: Vec<i64> =
        longest.iter().map(|cells| (*cells).min(most).max(least) as i64 * half + margins).collect();
    let sum: i64 = asked.iter().sum();
    let mut widths = if sum <= full {
        asked.iter().map(|width| width * full / sum.max(1)).collect()
    } else {
        shared(&asked, full)
    };
    let rest = full - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Gives each column what it asks for, or an equal part of what is left, the modest ones first.
fn shared(asked: &[i64], full: i64) -> Vec<i64> {
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(|column| asked[*column]);
    let mut widths = vec![0; asked.len()];
    let mut left = full;
    for (done, column) in order.into_iter().enumerate() {
        let part = left / (asked.len() - done) as i64;
        widths[column] = asked[column].min(part);
        left -= widths[column];
    }
    widths
}

/// The longest line of a cell, in half-width columns.
fn cell_width(text: &[Inline]) -> usize {
    let (mut longest, mut line) = (0, 0);
    measure(text, &mut longest, &mut line, 0);
    longest.max(line)
}

fn measure(text: &[Inline], longest: &mut usize, line: &mut usize, depth: usize) {
    // Deeper text is refused when it is written.
    let text = if depth > DEEPEST { &[] } else { text };
    for inline in text {
        match inline {
            Inline::Text(text) | Inline::Blank(text) => *line += text.width(),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                measure(inner, longest, line, depth + 1);
            }
            Inline::Note(_) => *line += 1,
            Inline::Break => *longest = std::mem::take(line).max(*longest),
        }
    }
}
