//! Reads over three frequent slips, full-width colons, colons without a blank and tab indentation, so that the rest
//! is checked too.

use std::ops::Range;

use super::parse::problem;
use super::slips::tight_colon;
use crate::problem::{Code, Problem, say};
use crate::source::{Source, Span};

/// A mended text that remembers where each byte stood before.
pub(super) struct Repaired {
    text: String,
    /// (byte in this text, byte in the original it stands for): each holds until the next; in order.
    pieces: Vec<(usize, usize)>,
}

impl Repaired {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), pieces: vec![(0, 0)] }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the original text that `at` stands for.
    pub(super) fn original(&self, at: usize) -> usize {
        if self.pieces.len() == 1 {
            return at;
        }
        let after = self.pieces.partition_point(|(from, _)| *from <= at);
        let (from, original) = after.checked_sub(1).map_or((0, 0), |piece| self.pieces[piece]);
        original + (at - from)
    }

    /// The same text with every range replaced by `with`; ranges come in order.
    fn replace(&self, ranges: impl IntoIterator<Item = Range<usize>>, with: &str) -> Self {
        let mut mended = Self { text: String::with_capacity(self.text.len() + 64), pieces: Vec::new() };
        let mut from = 0;
        for range in ranges {
            mended.keep(self, from..range.start);
            mended.pieces.push((mended.text.len(), self.original(range.start)));
            mended.text.push_str(with);
            from = range.end;
        }
        mended.keep(self, from..self.text.len());
        mended
    }

    fn keep(&mut self, old: &Self, range: Range<usize>) {
        let shift = self.text.len();
        self.pieces.push((shift, old.original(range.start)));
        let first = old.pieces.partition_point(|(from, _)| *from <= range.start);
        let inside = old.pieces[first..].iter().take_while(|(from, _)| *from < range.end);
        self.pieces.extend(inside.map(|(from, original)| (shift + from - range.start, *original)));
        self.text.push_str(&old.text[range]);
    }
}

/// Mends the slip that explains a syntax error at byte `at`, if it is one of the three; with its report.
pub(super) fn repair(source: &Source, text: &Repaired, at: usize) -> Option<(Repaired, Problem)> {
    tab(source, text, at).or_else(|| colon(source, text, at)).or_else(|| tight(source, text, at))
}

/// A colon without a blank behind it, on the fault's line or one of the two above.
fn tight(source: &Source, text: &Repaired, at: usize) -> Option<(Repaired, Problem)> {
    let (found, (_, message, hint)) = lines_up_to(text.text(), at)
        .take(3)
        .find_map(|(start, line)| tight_colon(line).map(|slip| (start + slip.0, slip)))?;
    let place = text.original(found);
    let report = problem(source, Span::new(place, place + 1), Code::YamlSyntax, message, hint);
    Some((text.replace(std::iter::once(found..found + 1), ": "), report))
}

/// Tabs before the text of the fault's line or the line above: every leading tab of the file becomes blanks.
fn tab(source: &Source, text: &Repaired, at: usize) -> Option<(Repaired, Problem)> {
    let start = lines_up_to(text.text(), at).take(2).find_map(|(start, line)| {
        let lead = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        line[..lead].find('\t').map(|tab| start + tab)
    })?;
    let report = problem(
        source,
        Span::new(text.original(start), text.original(start) + 1),
        Code::YamlTab,
        say!("缩进用了制表符（Tab 键）", "a tab is used for indentation"),
        say!("缩进只用空格，每层两个；请把全文的 Tab 都换成空格", "indent with blanks only, two per level"),
    );
    let mut tabs = Vec::new();
    let mut line_start = 0;
    for line in text.text().split_inclusive('\n') {
        let lead = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        tabs.extend(line[..lead].match_indices('\t').map(|(tab, _)| line_start + tab..line_start + tab + 1));
        line_start += line.len();
    }
    Some((text.replace(tabs, "  "), report))
}

/// A full-width colon after a short word at a line's head, on the fault's line or one of the two above.
pub(super) fn colon(source: &Source, text: &Repaired, at: usize) -> Option<(Repaired, Problem)> {
    const WIDE: &str = "：";
    let found = lines_up_to(text.text(), at).take(3).find_map(|(start, line)| {
        let body = line.trim_start_matches([' ', '-']);
        let key = &body[..body.find(WIDE)?];
        let word = (1..=16).contains(&key.chars().count())
            && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ' ');
        word.then_some(start + line.len() - body.len() + key.len())
    })?;
    let report = problem(
        source,
        Span::new(text.original(found), text.original(found) + WIDE.len()),
        Code::YamlColon,
        say!("栏目名后面是全角冒号“：”", "the colon after the key is full-width (：)"),
        say!("改成英文冒号加一个空格“: ”", "write `: ` instead"),
    );
    let colon = found..found + WIDE.len();
    Some((text.replace(std::iter::once(colon), ": "), report))
}

/// The line that holds `at` and the lines above it, nearest first; blank lines are passed over.
pub(super) fn lines_up_to(text: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let at = at.min(text.len());
    let mut end = Some(text[at..].find('\n').map_or(text.len(), |length| at + length));
    std::iter::from_fn(move || {
        // Blank lines are passed over in one go: there may be millions.
        let said = text[..end?].trim_end().len();
        let start = text[..said].rfind('\n').map_or(0, |at| at + 1);
        let stop = text[said..].find('\n').map_or(text.len(), |length| said + length);
        end = start.checked_sub(1);
        (said > 0).then_some((start, &text[start..stop]))
    })
}
