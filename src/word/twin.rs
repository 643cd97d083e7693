//! Alternatives for older programs: a text box stands in a file twice, and both must say the same.
//!
//! The first branch of `mc:AlternateContent` is read as the others around it. What a later branch holds is held
//! against it, paragraph by paragraph: where the text is the same it is the same paragraph in a second place; where
//! it is not, it is a paragraph of its own, so that no blank is lost.

use std::ops::Range;

use super::flow::{Counts, Flow};
use super::paragraph::{Copy, Paragraph};
use super::xml::Fault;

/// One `mc:AlternateContent` that is open.
#[derive(Debug, Default)]
pub(super) struct Alternate {
    /// What the first branch holds; none before its end.
    first: Option<First>,
    /// Where the branch that is open began.
    from: usize,
    /// Text of the paragraph outside before the branch that is open.
    text: usize,
    before: Counts,
}

/// What the first branch holds.
#[derive(Debug, Clone)]
struct First {
    /// Its paragraphs.
    paragraphs: Range<usize>,
    /// Its text in the paragraph outside.
    text: Range<usize>,
    after: Counts,
}

impl Flow<'_> {
    /// A branch begins; all but the first write into a paragraph that stands in for the one outside.
    pub(super) fn begin_branch(&mut self) -> Result<(), Fault> {
        let (from, counts) = (self.paragraphs.len(), self.counts);
        let text = self.current().map_or(0, |paragraph| {
            // A tab before the branch is no part of it and stays.
            paragraph.loose = 0;
            paragraph.text.len()
        });
        let Some(alternate) = self.alternates.last_mut() else { return Ok(()) };
        (alternate.from, alternate.text) = (from, text);
        // A branch without text (a newer sort of sign) leaves it to the next one to say what is read.
        if alternate.first.take_if(|first| first.text.is_empty() && first.paragraphs.is_empty()).is_some() {
            return Ok(());
        }
        if alternate.first.is_none() {
            alternate.before = counts;
            return Ok(());
        }
        self.counts = alternate.before;
        self.begin()
    }

    /// A branch ends.
    pub(super) fn end_branch(&mut self) {
        let (to, counts) = (self.paragraphs.len(), self.counts);
        let end = self.current().map_or(0, |paragraph| paragraph.text.len());
        let Some(alternate) = self.alternates.last_mut() else { return };
        let Some(first) = alternate.first.clone() else {
            let text = alternate.text.min(end)..end;
            alternate.first = Some(First { paragraphs: alternate.from..to, text, after: counts });
            return;
        };
        let from = alternate.from;
        self.open.pop();
        self.counts = first.after;
        let mut others = self.paragraphs.split_off(from).into_iter();
        if let Some(stand_in) = others.next() {
            let outside = self.open.last().copied();
            self.join(stand_in, outside, first.text);
        }
        for (nth, other) in others.enumerate() {
            let twin = Some(first.paragraphs.start + nth).filter(|at| first.paragraphs.contains(at));
            let whole = 0..twin.and_then(|at| self.paragraphs.get(at)).map_or(0, |twin| twin.text.len());
            self.join(other, twin, whole);
        }
    }

    /// Makes a paragraph a copy of some text of another where it says the same.
    fn join(&mut self, other: Paragraph, twin: Option<usize>, span: Range<usize>) {
        if other.text.is_empty() {
            return;
        }
        let twin = twin.and_then(|at| self.paragraphs.get_mut(at));
        match twin.filter(|twin| twin.text.get(span.clone()) == Some(other.text.as_str())) {
            Some(twin) => {
                twin.twins.push(Copy { span: span.clone(), pieces: other.own });
                let moved = |copy: Copy| Copy {
                    span: copy.span.start + span.start..copy.span.end + span.start,
                    pieces: copy.pieces,
                };
                twin.twins.extend(other.twins.into_iter().map(moved));
            }
            None => self.paragraphs.push(other),
        }
    }
}
