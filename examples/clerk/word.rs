//! Word files: their text to scan, and blanks filled in place.

use std::path::Path;

use jianbao::word::{Docx, fill, fill_draft};
use jianbao::{Error, Facts, Problems, Values};

use crate::input::{Unread, bytes, unread};

/// Bytes looked at: the library reads files up to 50 MiB.
const MOST: u64 = (50 << 20) + 1;
/// Endings of the files that are read, with and without macros.
const ENDINGS: [&str; 4] = ["docx", "docm", "dotx", "dotm"];

/// The ending of a Word file that can be read; nothing for another file.
pub(crate) fn ending(path: &Path) -> Option<&'static str> {
    let own = path.extension()?.to_str()?;
    ENDINGS.into_iter().find(|ending| ending.eq_ignore_ascii_case(own))
}

/// Reads a Word file.
pub(crate) fn read(path: &Path) -> Result<Docx, Unread> {
    let bytes = bytes(path, MOST).map_err(|error| Unread::File(unread(path, &error)))?;
    Docx::read(&path.display().to_string(), bytes).map_err(Unread::Text)
}

/// Fills a Word file: the file, and what was noticed.
pub(crate) fn filled(
    docx: &Docx,
    values: &Values,
    facts: Option<&dyn Facts>,
    draft: bool,
) -> Result<(Vec<u8>, Problems), Error> {
    let filled = if draft { fill_draft(docx, values, facts)? } else { fill(docx, values, facts)? };
    let remarks = filled.remarks().clone();
    Ok((filled.into_bytes(), remarks))
}
