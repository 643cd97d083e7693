//! Word files (.docx) that exist already: their text for [`scan`](crate::scan), and values put in its place.
//!
//! A file is read at the level of its XML: body, tables, headers, footers, text boxes, footnotes and endnotes, each
//! paragraph as one line however many runs it has. Filling changes the text of the `w:t` it concerns; every other byte
//! of those parts stays, and every other part is copied as it is packed.
//!
//! Not read are charts, SmartArt, WordArt, formulas, comments and what is deleted but tracked.

mod fill;
mod flow;
mod highlight;
mod package;
mod place;
mod refusal;
mod story;
mod twin;
mod xml;

use std::ops::Range;

use crate::archive::{self, Archive, Budget};
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, Code, Problems, Severity, say};
use crate::source::{Source, Span};
use fill::{Edits, New};
use flow::Copy;
use story::Story;

/// What a file may hold at most.
const LIMITS: archive::Limits =
    archive::Limits { bytes: 50 << 20, entries: 2_000, ratio: 200, small: 1 << 20 };

/// A Word file that was read: its text, and the way back to every byte of it.
///
/// # Examples
/// ```
/// use jianbao::word::Docx;
/// # let bytes = include_bytes!("../../tests/cases/word/notice.docx").to_vec();
/// let docx = Docx::read("通知.docx", bytes)?;
/// let blanks = jianbao::scan(docx.source());
/// assert!(!blanks.is_empty() && docx.remarks().is_empty());
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Docx {
    archive: Archive,
    source: Source,
    stories: Vec<Story>,
    homes: Vec<Home>,
    remarks: Problems,
}

/// A paragraph with text: where it begins in the source, and where its text stands.
#[derive(Debug, Clone)]
struct Home {
    start: usize,
    story: usize,
    copies: Vec<Copy>,
}

/// A text to be put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes of the [`Docx::source`] it replaces, within one paragraph.
    pub span: Span,
    /// The text, without line ends and control characters.
    pub text: String,
    /// Whether it is not known yet: it is marked yellow.
    pub open: bool,
}

impl Docx {
    /// Reads a file, such as `总结.docx`.
    ///
    /// Lines of the [`source`](Self::source) are paragraphs, body first, then headers, footers, footnotes and
    /// endnotes; a line break inside a paragraph begins another line. Text boxes that stand in the file twice, for
    /// older programs, are told once.
    ///
    /// At most 50 MiB unpacked, 2,000 parts, 200,000 paragraphs, 2 MiB of text, 256 levels of elements; a part above
    /// 1 MiB may be packed at most 200 times as small.
    ///
    /// # Errors
    /// `word.file.unusable` for what is no such file, is damaged, or has a password; `word.file.unsafe` for archives
    /// and parts made to do harm: bombs, names that lead out, a DTD; `source.text.size` above the limits.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, Error> {
        if bytes.len() > LIMITS.bytes {
            return Err(refusal::too_much(name, Bilingual::new("文件的字节数", "bytes"), LIMITS.bytes));
        }
        if !bytes.starts_with(archive::ZIP) {
            return Err(refusal::foreign(name, &bytes));
        }
        let archive =
            Archive::open(bytes, &LIMITS).map_err(|refusal| refusal::of_archive(name, refusal, &LIMITS))?;
        story::read(name, archive)
    }

    /// The text, one paragraph a line.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What is worth a look: macros, tracked changes.
    pub fn remarks(&self) -> &Problems {
        &self.remarks
    }

    /// Where the paragraph of some bytes begins in the source.
    fn home(&self, span: &Span) -> Option<&Home> {
        let after = self.homes.partition_point(|home| home.start <= span.start);
        let home = self.homes.get(after.checked_sub(1)?)?;
        let end = home.copies.first().map_or(0, |copy| copy.span.end);
        (span.end <= home.start + end).then_some(home)
    }
}

/// Puts texts in their places: `xx` becomes what is known.
///
/// A text stands where the first sign of what it replaces stood, in the look of that run. A part in which nothing
/// changes is copied as it is packed; order, names and dates of the parts stay.
///
/// # Errors
/// A replacement lies in no paragraph, overlaps another, or holds a line end or control character.
///
/// # Examples
/// ```
/// use jianbao::word::{Docx, Replacement, fill};
/// # let bytes = include_bytes!("../../tests/cases/word/notice.docx").to_vec();
/// let docx = Docx::read("通知.docx", bytes)?;
/// let blanks = jianbao::scan(docx.source());
/// let year = blanks.iter().next().unwrap();
/// let text = "2024".to_owned();
/// let filled = fill(&docx, &[Replacement { span: year.span, text, open: false }])?;
/// let filled = Docx::read("通知.docx", filled)?;
/// assert!(filled.source().text().contains("2024年"));
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn fill(docx: &Docx, replacements: &[Replacement]) -> Result<Vec<u8>, Error> {
    let mut edits: Vec<Edits> = docx.stories.iter().map(|_| Edits::default()).collect();
    let mut order: Vec<&Replacement> = replacements.iter().collect();
    order.sort_by_key(|replacement| replacement.span);
    let mut last = 0;
    for replacement in order {
        let span = replacement.span;
        let home = docx.home(&span).filter(|_| last <= span.start && span.start < span.end);
        let (Some(home), Some(old)) = (home, docx.source.text().get(span.start..span.end)) else {
            return Err(misplaced(&docx.source, span));
        };
        last = span.end;
        let new = match replacement {
            Replacement { open: true, text, .. } => New::Marked(text.clone()),
            Replacement { text, .. } if text == old => continue,
            Replacement { text, .. } if text.is_empty() => New::None,
            Replacement { text, .. } => New::Value(text.clone()),
        };
        let part: Range<usize> = span.start - home.start..span.end - home.start;
        let edits = edits.get_mut(home.story);
        let done = edits.is_some_and(|edits| {
            let touched = home.copies.iter().filter(|copy| touches(copy, &part));
            touched.map(|copy| edits.exchange(copy, &part, &new)).fold(true, |all, one| all && one)
        });
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

/// A remark on a file as a whole.
fn remark(name: &str, code: Code, message: Bilingual, hint: Bilingual) -> crate::problem::Problem {
    refusal::problem(name, Severity::Warning, (code, message, hint))
}

/// Why an archive that was read cannot be read again: it does not happen.
fn lost(_: archive::Refusal) -> Error {
    ErrorKind::Write(say!("文件读不出来了", "the file can no longer be read")).into()
}

/// How many bytes one part may have.
fn budget() -> Budget {
    Budget::new(LIMITS.bytes)
}
