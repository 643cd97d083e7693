//! Word files (.docx) that exist already: their text for [`scan`](crate::scan), and values put in its place.
//!
//! [`Docx::read`] gives the text, [`fill()`] puts validated [`Values`](crate::Values) into the file, [`exchange`] any text.
//! A file is read at the level of its XML: body, tables, headers, footers, text boxes, footnotes and endnotes, each
//! paragraph as one line however many runs it has. Filling changes the text of the `w:t` it concerns; every other byte
//! of those parts stays, and every other part is copied as it is packed.
//!
//! Not read are charts, SmartArt, WordArt, formulas, comments, content of other files that is shown in place, and what
//! is deleted but tracked.

mod edit;
mod field;
mod fill;
mod flow;
mod highlight;
mod package;
mod paragraph;
mod place;
mod refusal;
mod story;
mod twin;
mod xml;

use crate::archive::{self, Archive};
use crate::error::Error;
use crate::problem::{Bilingual, Problems};
use crate::source::{Source, Span};
pub use fill::{Exchange, Filled, exchange, fill, fill_draft};
use paragraph::Copy;
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

    /// What is worth a look: macros, tracked changes, content of other files (`w:altChunk`), which is not read.
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
