//! A file with its blanks filled: values are bound to the blanks of its text, and what was made is read once more.

use std::ops::Range;

use super::Docx;
use super::edit::{Edits, New};
use super::paragraph::Copy;
use crate::blank::{Blanks, Bound, Facts, Values, bind, bind_draft, leftover_problem, leftovers, scan};
use crate::error::{Error, ErrorKind};
use crate::problem::{Code, Problems, say};
use crate::source::{Source, Span};

/// A text to be put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The bytes of the [`Docx::source`] it replaces, within one paragraph.
    pub span: Span,
    /// The text, without line ends and control characters; none if it is not known yet: what stands there is marked
    /// yellow and stays.
    pub text: Option<String>,
}

/// A Word file whose blanks are filled.
#[derive(Debug, Clone)]
pub struct Filled {
    bytes: Vec<u8>,
    remarks: Problems,
    open: usize,
}

impl Filled {
    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file, by value.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Warnings, and in a draft what is still open.
    pub fn remarks(&self) -> &Problems {
        &self.remarks
    }

    /// Whether every blank is filled.
    pub fn is_complete(&self) -> bool {
        self.open == 0 && !self.remarks.has_blanks()
    }
}

/// Fills every blank of a Word file: `xx名` in any paragraph, cell, header or note with `b1: 12` becomes `12名`.
///
/// A value stands where the first sign of its blank stood, in the look of that run. A text box that stands in the file
/// twice, for older programs, is filled in both places.
///
/// # Errors
/// As [`bind`]; and the finished text must hold no [`leftovers`].
///
/// # Examples
/// ```
/// use jianbao::word::{Docx, fill_draft};
/// use jianbao::{Source, Values};
/// # let bytes = include_bytes!("../../tests/cases/word/notice.docx").to_vec();
/// let docx = Docx::read("通知.docx", bytes)?;
/// let values = Values::read(&Source::new("取值.yaml", "values: {b1: 2024}"));
/// assert!(jianbao::word::fill(&docx, &values, None).is_err(), "other blanks have no value yet");
/// let draft = fill_draft(&docx, &values, None)?;
/// assert!(!draft.is_complete());
/// let draft = Docx::read("通知.docx", draft.into_bytes())?;
/// assert!(draft.source().text().contains("2024年"));
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn fill(docx: &Docx, values: &Values, facts: Option<&dyn Facts>) -> Result<Filled, Error> {
    let blanks = scan(docx.source());
    let bound = bind(&blanks, values, facts)?;
    let filled = put(docx, &blanks, &bound)?;
    let kept = |word: &str| bound.keep().iter().chain(bound.meant()).any(|kept| kept.contains(word));
    let made = Docx::read("成稿", filled.bytes.clone())?;
    let left: Problems = leftovers(made.source().text())
        .iter()
        .filter(|left| !kept(&left.word))
        .map(|left| leftover_problem(made.source(), left))
        .collect();
    if left.is_empty() { Ok(filled) } else { Err(ErrorKind::Data(left).into()) }
}

/// Fills what is known, as a draft: what is not stays as it is, marked yellow, and can be filled later.
///
/// # Errors
/// As [`bind_draft`]: a value that does not fit is refused in drafts too.
pub fn fill_draft(docx: &Docx, values: &Values, facts: Option<&dyn Facts>) -> Result<Filled, Error> {
    let blanks = scan(docx.source());
    let bound = bind_draft(&blanks, values, facts)?;
    put(docx, &blanks, &bound)
}

/// Puts the values in their places.
fn put(docx: &Docx, blanks: &Blanks, bound: &Bound) -> Result<Filled, Error> {
    let exchanges: Vec<Exchange> = bound
        .replacements()
        .iter()
        .map(|one| {
            let text = (!one.open).then(|| one.text.clone());
            Exchange { span: one.span, text }
        })
        .collect();
    let mut remarks: Problems = docx.remarks().clone();
    remarks.append(bound.remarks().clone());
    // What is left out on purpose was told when the text was scanned.
    remarks.extend(blanks.remarks().iter().filter(|problem| problem.code != Code::BlankLeader).cloned());
    remarks.sort();
    let open = exchanges.iter().filter(|one| one.text.is_none()).count();
    Ok(Filled { bytes: exchange(docx, &exchanges)?, remarks, open })
}

/// Puts texts in their places, whatever they are: `xx` becomes `12`.
///
/// A part in which nothing changes is copied as it is packed; order, names and dates of the parts stay. A text that is
/// already there changes nothing.
///
/// # Errors
/// A place lies in no paragraph, or over another; a text holds a line end or control character.
///
/// # Examples
/// ```
/// use jianbao::word::{Docx, Exchange, exchange};
/// # let bytes = include_bytes!("../../tests/cases/word/notice.docx").to_vec();
/// let docx = Docx::read("通知.docx", bytes)?;
/// let blanks = jianbao::scan(docx.source());
/// let year = blanks.iter().next().unwrap();
/// let text = Some("2024".to_owned());
/// let filled = exchange(&docx, &[Exchange { span: year.span, text }])?;
/// let filled = Docx::read("通知.docx", filled)?;
/// assert!(filled.source().text().contains("2024年"));
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn exchange(docx: &Docx, exchanges: &[Exchange]) -> Result<Vec<u8>, Error> {
    let mut edits: Vec<Edits> = docx.stories.iter().map(|_| Edits::default()).collect();
    let mut order: Vec<&Exchange> = exchanges.iter().collect();
    order.sort_by_key(|exchange| exchange.span);
    let mut last = 0;
    for exchange in order {
        let span = exchange.span;
        let home = docx.home(&span).filter(|_| last <= span.start && span.start < span.end);
        let (Some(home), Some(old)) = (home, docx.source.text().get(span.start..span.end)) else {
            return Err(misplaced(&docx.source, span));
        };
        last = span.end;
        let new = match exchange.text.as_deref() {
            None => New::Marked,
            Some(text) if text == old => continue,
            Some("") => New::None,
            Some(text) => New::Value(text.to_owned()),
        };
        let part: Range<usize> = span.start - home.start..span.end - home.start;
        let mut done = false;
        if let Some(edits) = edits.get_mut(home.story) {
            done = true;
            for copy in home.copies.iter().filter(|copy| touches(copy, &part)) {
                done &= edits.exchange(copy, &part, &new);
            }
        }
        if !done {
            return Err(misplaced(&docx.source, span));
        }
    }
    let mut parts = Vec::new();
    for (story, edits) in docx.stories.iter().zip(edits).filter(|(_, edits)| !edits.is_empty()) {
        parts.push((story.entry, story.filled(&docx.archive, edits)?));
    }
    docx.archive.exchange(&parts)
}

fn touches(copy: &Copy, part: &Range<usize>) -> bool {
    copy.span.start < part.end && part.start < copy.span.end
}

fn misplaced(source: &Source, span: Span) -> Error {
    let (line, column) = source.line_column(span.start);
    ErrorKind::Write(say!(
        "第{line}行第{column}字起的一处不在一个段落之内，或者与另一处重叠",
        "the place at line {line}, column {column} is not within one paragraph, or overlaps another"
    ))
    .into()
}
