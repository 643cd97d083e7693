//! The cells of a sheet: where each stands, and what it holds where its source says it otherwise.

use crate::source::{Source, Span};

/// Cells in the order of the text. Nearly all of them are what stands at their place: those cost 16 bytes.
#[derive(Debug, Default)]
pub(super) struct Cells {
    spans: Vec<Span>,
    /// What some cells hold, by their number, in order: quotes and line ends were taken out of it.
    own: Vec<(usize, Box<str>)>,
}

impl Cells {
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// Adds a cell, with its text where that is not what stands at its place.
    pub(super) fn push(&mut self, span: Span, own: Option<Box<str>>) {
        if let Some(text) = own {
            self.own.push((self.spans.len(), text));
        }
        self.spans.push(span);
    }

    /// Leaves the first so many.
    pub(super) fn truncate(&mut self, count: usize) {
        self.spans.truncate(count);
        self.own.truncate(self.own.partition_point(|(cell, _)| *cell < count));
    }

    pub(super) fn span(&self, cell: usize) -> Span {
        self.spans.get(cell).copied().unwrap_or_default()
    }

    /// The text of a cell.
    pub(super) fn text<'s>(&'s self, cell: usize, source: &'s Source) -> &'s str {
        if let Some((_, text)) =
            self.own.binary_search_by_key(&cell, |(cell, _)| *cell).ok().and_then(|at| self.own.get(at))
        {
            return text;
        }
        let span = self.span(cell);
        source.text().get(span.start..span.end).unwrap_or_default()
    }
}
