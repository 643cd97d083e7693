//! CSV text → cells, by RFC 4180, with the place of each in the text.
//!
//! Own code: readers of CSV give the text of a field, not where in the file it stands.

use super::{Cells, Row, Sheet, stem, too_large};
use crate::problem::{Bilingual, Code, Problem, Problems, say};
use crate::source::{Source, Span};
use crate::yaml::{Limits, problem};

/// Reads the rows of a text.
pub(super) fn read(source: Source, limits: &Limits) -> Sheet {
    let mut reader = Reader { text: source.text(), at: 0, separator: separator(source.text()), open: None };
    let (mut rows, mut cells, mut problems) = (Vec::new(), Cells::default(), Problems::new());
    let mut number = 0;
    while reader.at < reader.text.len() {
        let first = cells.len();
        let start = reader.at;
        let end = reader.row(&mut cells);
        number += 1;
        if let Some(problem) = beyond(&source, start, number, &cells, first, limits) {
            problems.push(problem);
            cells.truncate(first);
            break;
        }
        let empty = (first..cells.len()).all(|cell| cells.text(cell, &source).trim().is_empty());
        if empty {
            cells.truncate(first);
        } else {
            rows.push(Row { cells: first..cells.len(), span: Span::new(start, end) });
        }
    }
    if let Some(at) = reader.open {
        // The cell swallowed what followed: to tell more of its row would be guessing.
        rows.pop();
        problems.push(unclosed(&source, at));
    }
    let (unread, most) = (Default::default(), limits.problems);
    Sheet { name: stem(source.name()).to_owned(), source, problems, rows, cells, unread, most }
}

/// What is too much, if anything is.
fn beyond(
    source: &Source,
    start: usize,
    number: usize,
    cells: &Cells,
    first: usize,
    limits: &Limits,
) -> Option<Problem> {
    let span = Span::new(start, start);
    if number > limits.rows {
        return Some(too_large(source, span, Bilingual::new("行数", "rows"), limits.rows));
    }
    if cells.len() - first > limits.columns {
        let span = cells.span(first + limits.columns);
        return Some(too_large(source, span, Bilingual::new("列数", "columns"), limits.columns));
    }
    (cells.len() > limits.cells)
        .then(|| too_large(source, span, Bilingual::new("单元格数", "cells"), limits.cells))
}

fn unclosed(source: &Source, at: usize) -> Problem {
    problem(
        source,
        Span::new(at, at + 1),
        Code::TableQuote,
        say!(
            "这个引号没有配成对，后面的内容都算在这一格里了",
            "this quote is not closed: all that follows is one cell"
        ),
        say!(
            "补上格末的英文引号；文字里的引号写成“ ”",
            "close the quote at the end of the cell, or write “ ” inside texts"
        ),
    )
}

/// The sign that separates cells: the one that the first row with text has most of, outside quotes.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| {
        let line = line.trim();
        !line.is_empty() && !line.trim_start_matches(['"', ',', ';', '\t']).starts_with(['#', '＃'])
    });
    let mut found = [(0, b','), (0, b'\t'), (0, b';')];
    let mut quoted = false;
    for byte in header.unwrap_or_default().bytes() {
        quoted ^= byte == b'"';
        for (count, sign) in found.iter_mut().filter(|(_, sign)| *sign == byte) {
            let _ = sign;
            *count += usize::from(!quoted);
        }
    }
    // The first of equals wins.
    found.iter().rev().max_by_key(|(count, _)| *count).map_or(b',', |(_, sign)| *sign)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    /// The quote that was opened and not closed.
    open: Option<usize>,
}

impl Reader<'_> {
    /// Reads the cells of one row; gives the end of the row without its line end.
    fn row(&mut self, cells: &mut Cells) -> usize {
        loop {
            let (span, own) = self.cell();
            cells.push(span, own);
            let end = self.at;
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => {
                    self.at += 2;
                    return end;
                }
                Some(_) => {
                    self.at += 1;
                    return end;
                }
                None => return end,
            }
        }
    }

    /// Reads one cell up to the sign that ends it: its place, and its text where that is not what stands there.
    fn cell(&mut self) -> (Span, Option<Box<str>>) {
        let start = self.at;
        let lead = self.text[start..].bytes().take_while(|b| *b == b' ').count();
        if self.text.as_bytes().get(start + lead) == Some(&b'"') {
            return self.quoted(start + lead);
        }
        self.at = self.plain_end(start);
        (Span::new(start, self.at), None)
    }

    /// Where a cell without quotes ends that goes on from `from`.
    fn plain_end(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        // A lone CR is an old way to end a line.
        let ends = |b: &u8| *b == self.separator || matches!(b, b'\n' | b'\r');
        from + rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// Reads a cell that begins with a quote; what stands behind the closing one still belongs to the cell.
    fn quoted(&mut self, start: usize) -> (Span, Option<Box<str>>) {
        let mut text = String::new();
        let mut from = start + 1;
        loop {
            let Some(length) = self.text[from..].find('"') else {
                self.open = Some(start);
                text.push_str(&self.text[from..]);
                self.at = self.text.len();
                break;
            };
            text.push_str(&self.text[from..from + length]);
            let after = from + length + 1;
            if self.text.as_bytes().get(after) == Some(&b'"') {
                text.push('"');
                from = after + 1;
                continue;
            }
            self.at = self.plain_end(after);
            text.push_str(self.text[after..self.at].trim_end_matches(' '));
            break;
        }
        let inner = Span::new(start + 1, self.at.saturating_sub(1).max(start + 1));
        if self.text.get(inner.start..inner.end) == Some(&text) {
            return (inner, None);
        }
        (Span::new(start, self.at), Some(text.into()))
    }
}
