//! Looks into the archive of a workbook before it is read: what it is, how large it gets, whether its parts are sane.
//!
//! The reader of workbooks makes room for as many texts as a part promises and copies the fonts and formats of a style
//! for each cell format; what a hostile part could make of that is refused here.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::odd;
use crate::archive::{Budget, Unfit};

/// How the name of the part with shared texts ends, and what every sheet holds.
const TEXTS: &str = "sharedstrings.xml";
const DATA: &str = "sheetData";
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

/// Unpacks every part once, `most` bytes in all; sizes are counted, not believed. Gives the archive to read instead if
/// cells had to be written anew.
pub(super) fn inspect(bytes: &[u8], most: usize) -> Result<Option<Vec<u8>>, Refusal> {
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
    let (mut texts, mut anew) = (0, Anew::default());
    // Whether a cell names a shared text can be told when they are counted.
    let mut order: Vec<(usize, &String)> = names.iter().enumerate().collect();
    order.sort_by_key(|(_, name)| !name.ends_with(TEXTS));
    for (at, name) in order {
        let entry = archive.by_index(at).map_err(|_| Refusal::Damaged)?;
        budget.unpack(entry.size(), entry, &mut part).map_err(|unfit| match unfit {
            Unfit::Damaged => Refusal::Damaged,
            Unfit::TooLarge => Refusal::TooLarge,
        })?;
        if [".xml", ".rels"].iter().any(|ending| name.ends_with(ending)) && part.contains(&0) {
            return Err(Refusal::Damaged);
        }
        if name.ends_with(TEXTS) {
            if !promises_are_kept(&part) {
                return Err(Refusal::Damaged);
            }
            texts = odd::shared_texts(&part).max(texts);
        }
        if name.ends_with("styles.xml") {
            styles(&part)?;
        }
        let is_sheet = std::str::from_utf8(&part).map_or(true, |text| text.contains(DATA));
        if is_sheet && let Some(mended) = odd::mended(&part, texts) {
            part = Vec::new();
            anew.put(&mut archive, at, &mended)?;
        }
    }
    anew.finish(&mut archive)
}

/// An archive with some parts written anew; nothing is copied as long as there are none.
#[derive(Default)]
struct Anew {
    writer: Option<ZipWriter<Cursor<Vec<u8>>>>,
    parts: Vec<usize>,
}

impl Anew {
    fn put(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        at: usize,
        part: &[u8],
    ) -> Result<(), Refusal> {
        let entry = archive.by_index_raw(at).map_err(|_| Refusal::Damaged)?;
        let name = entry.name().map_err(|_| Refusal::Damaged)?.into_owned();
        let writer = self.writer.get_or_insert_with(|| ZipWriter::new(Cursor::new(Vec::new())));
        let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name, packed.compression_level(Some(1))).map_err(|_| Refusal::Damaged)?;
        writer.write_all(part).map_err(|_| Refusal::Damaged)?;
        self.parts.push(at);
        Ok(())
    }

    fn finish(self, archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(mut writer) = self.writer else { return Ok(None) };
        for at in (0..archive.len()).filter(|at| !self.parts.contains(at)) {
            let entry = archive.by_index_raw(at).map_err(|_| Refusal::Damaged)?;
            writer.raw_copy_file(entry).map_err(|_| Refusal::Damaged)?;
        }
        let done = writer.finish().map_err(|_| Refusal::Damaged)?;
        Ok(Some(done.into_inner()))
    }
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
