//! Looks into the archive of a workbook before it is read: what it is, how large it gets, whether its parts are sane.
//!
//! The reader of workbooks makes room for as many texts as a part promises and copies the fonts and formats of a style
//! for each cell format; what a hostile part could make of that is refused here.

use std::io::Cursor;

use zip::ZipArchive;

use crate::archive::{Budget, Unfit};

/// Parts an archive may have at most.
const PARTS: usize = 5_000;
/// Bytes of the part with the styles at most, and cell formats in it, which Excel limits to 65,490.
const STYLES: (usize, usize) = (8 << 20, 65_536);
/// Bytes that the copies of styles may take at most.
const COPIES: usize = 64 << 20;

/// Why a workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The archive or a part of it is damaged, or made to do harm.
    Damaged,
    /// A spreadsheet of another format, such as .ods.
    Foreign,
    /// An archive without a spreadsheet in it.
    NoWorkbook,
    /// More bytes unpacked than allowed.
    TooLarge,
    /// Too many styles.
    Styles,
}

/// Unpacks every part once, `most` bytes in all; sizes are counted, not believed.
pub(super) fn inspect(bytes: &[u8], most: usize) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if archive.len() > PARTS {
        return Err(Refusal::TooLarge);
    }
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| String::from_utf8_lossy(name).to_lowercase().replace('\\', "/"))
        .collect();
    if names.iter().any(|name| name == "mimetype" || name.ends_with("workbook.bin")) {
        return Err(Refusal::Foreign);
    }
    if !names.iter().any(|name| name == "_rels/.rels") || !names.iter().any(|name| name.contains("sheet")) {
        return Err(Refusal::NoWorkbook);
    }
    let mut budget = Budget::new(most);
    let mut part = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let entry = archive.by_index(at).map_err(|_| Refusal::Damaged)?;
        budget.unpack(entry.size(), entry, &mut part).map_err(|unfit| match unfit {
            Unfit::Damaged => Refusal::Damaged,
            Unfit::TooLarge => Refusal::TooLarge,
        })?;
        if [".xml", ".rels"].iter().any(|ending| name.ends_with(ending)) && part.contains(&0) {
            return Err(Refusal::Damaged);
        }
        if name.ends_with("sharedstrings.xml") && !promises_are_kept(&part) {
            return Err(Refusal::Damaged);
        }
        if name.ends_with("styles.xml") {
            styles(&part)?;
        }
    }
    Ok(())
}

/// Whether a part with texts promises no more of them than it has room for.
fn promises_are_kept(part: &[u8]) -> bool {
    const WORD: &[u8] = b"uniqueCount";
    // `<si/>` is the shortest text.
    let most = part.len() / 5;
    part.windows(WORD.len()).enumerate().filter(|(_, window)| *window == WORD).all(|(at, _)| {
        let rest = part.get(at + WORD.len()..).unwrap_or_default().iter();
        let digits = rest
            .skip_while(|b| matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b'=' | b'"' | b'\'' | b'+' | b'0'));
        let number = digits.take_while(|b| b.is_ascii_digit()).take(20);
        number.fold(0usize, |n, b| n.saturating_mul(10).saturating_add(usize::from(b - b'0'))) <= most
    })
}

/// Refuses styles that would take too much room when each cell format gets its copy of them.
fn styles(part: &[u8]) -> Result<(), Refusal> {
    if part.len() > STYLES.0 {
        return Err(Refusal::Styles);
    }
    let mut xml = quick_xml::Reader::from_reader(part);
    let (mut formats, mut longest) = (0usize, 0usize);
    loop {
        match xml.read_event().map_err(|_| Refusal::Damaged)? {
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                longest = longest.max(tag.len());
                formats += usize::from(tag.local_name().as_ref() == b"xf");
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
        if formats > STYLES.1 || formats.saturating_mul(longest) > COPIES {
            return Err(Refusal::Styles);
        }
    }
    Ok(())
}
