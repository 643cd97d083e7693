//! Reads an archive that somebody else wrote, and remembers where every byte of it stands.
//!
//! Readers that differ on what a file holds can be played against each other, so what two readers could see
//! differently is refused: names that stand twice, headers that disagree, entries that overlap, bytes in front.

use std::collections::HashSet;
use std::ops::Range;

use flate2::read::DeflateDecoder;

use super::{Budget, Unfit};

/// Signature, lengths and places of the record at the end.
const END: (&[u8], usize) = (b"PK\x05\x06", 22);
/// Signature and length of a record of the directory, without name, extra field and comment.
const LISTED: (&[u8], usize) = (b"PK\x01\x02", 46);
/// Signature and length of the header before an entry, without name and extra field.
pub(super) const LOCAL: (&[u8], usize) = (b"PK\x03\x04", 30);
/// The longest comment behind the directory.
const COMMENT: usize = 0xffff;
/// Flags: encrypted, sizes behind the data, strongly encrypted, names in UTF-8, directory encrypted.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
pub(super) const BEHIND: u16 = 1 << 3;
const STORED: u16 = 0;
pub(super) const DEFLATED: u16 = 8;

/// What an archive may hold at most; looked at before anything is unpacked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes unpacked, of all entries together.
    pub(crate) bytes: usize,
    /// Entries.
    pub(crate) entries: usize,
    /// How many times as large as packed an entry may be.
    pub(crate) ratio: usize,
    /// Up to this size an entry may be packed as well as it can: it does no harm.
    pub(crate) small: usize,
}

/// Why an archive is not read; names are those of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The end is missing: the file was cut off.
    Cut,
    /// The archive, or an entry of it, contradicts itself.
    Damaged(Option<String>),
    /// Too many entries: so many.
    Entries(usize),
    /// Too many bytes unpacked.
    TooLarge,
    /// An entry is packed so tightly that it must be a bomb.
    Ratio(String),
    /// A name that leads out of the archive, or that no name can be.
    Name(String),
    /// Two entries with one name.
    Twice(String),
    /// An entry is locked by a password.
    Encrypted(String),
    /// A sort of packing or of archive that office programs do not use.
    Foreign(Option<String>),
}

/// One entry: what the directory says of it, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) packed: usize,
    pub(super) size: usize,
    /// Where its record stands in the directory.
    pub(super) listed: usize,
    /// Where its header stands.
    pub(super) local: usize,
    /// The bytes of its data.
    pub(super) data: Range<usize>,
    /// One past the last byte before the next entry, or the directory.
    pub(super) end: usize,
}

/// An archive and its entries, in the order of its directory.
#[derive(Debug, Clone)]
pub(crate) struct Archive {
    pub(super) bytes: Vec<u8>,
    pub(super) entries: Vec<Entry>,
    /// The bytes of the directory.
    pub(super) directory: Range<usize>,
}

impl Archive {
    /// Reads the directory and every header; unpacks nothing.
    pub(crate) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Refusal> {
        let end = end(&bytes).ok_or(Refusal::Cut)?;
        let (count, all) = (u16_at(&bytes, end + 10), u16_at(&bytes, end + 8));
        let (length, start) = (u32_at(&bytes, end + 12), u32_at(&bytes, end + 16));
        if count == usize::from(u16::MAX) || start == u32::MAX as usize || length == u32::MAX as usize {
            return Err(Refusal::Foreign(None));
        }
        if count > limits.entries {
            return Err(Refusal::Entries(count));
        }
        // One volume, and the directory right before its end.
        let volumes = u32_at(&bytes, end + 4);
        if volumes != 0 || count != all || start.checked_add(length) != Some(end) {
            return Err(Refusal::Damaged(None));
        }
        let mut entries = Vec::with_capacity(count);
        let mut at = start;
        for _ in 0..count {
            let (entry, next) = listed(&bytes, at, end)?;
            entries.push(entry);
            at = next;
        }
        if at != end {
            return Err(Refusal::Damaged(None));
        }
        names(&entries)?;
        sizes(&entries, limits)?;
        let mut archive = Self { bytes, entries, directory: start..end };
        archive.place()?;
        Ok(archive)
    }

    /// The names of the entries, in the order of the directory.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The entry of a name; names of parts do not tell capitals.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Unpacks one entry in place of what `part` holds; size and checksum must be those promised.
    pub(crate) fn unpack(
        &self,
        index: usize,
        budget: &mut Budget,
        part: &mut Vec<u8>,
    ) -> Result<(), Refusal> {
        let entry = self.entries.get(index).ok_or(Refusal::Damaged(None))?;
        let damaged = || Refusal::Damaged(Some(entry.name.clone()));
        let data = self.bytes.get(entry.data.clone()).ok_or_else(damaged)?;
        let promised = entry.size as u64;
        let unpacked = match entry.method {
            STORED => budget.unpack(promised, data, part),
            _ => budget.unpack(promised, DeflateDecoder::new(data), part),
        };
        unpacked.map_err(|unfit| match unfit {
            Unfit::Damaged => damaged(),
            Unfit::TooLarge => Refusal::TooLarge,
        })?;
        let kept = part.len() == entry.size && crc32fast::hash(part) == entry.crc;
        kept.then_some(()).ok_or_else(damaged)
    }

    /// Finds the data of every entry and where the next begins.
    fn place(&mut self) -> Result<(), Refusal> {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|index| self.entries.get(*index).map(|entry| entry.local));
        let mut next = self.directory.start;
        for index in order.into_iter().rev() {
            let Some(entry) = self.entries.get_mut(index) else { continue };
            let damaged = || Refusal::Damaged(Some(entry.name.clone()));
            let data = data(&self.bytes, entry).filter(|data| data.end <= next).ok_or_else(damaged)?;
            (entry.data, entry.end) = (data, next);
            next = entry.local;
        }
        // Bytes in front would make another file of it for some readers.
        if next == 0 { Ok(()) } else { Err(Refusal::Damaged(None)) }
    }
}

/// Where the record at the end begins: its comment reaches to the last byte.
fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END.1)?;
    (last.saturating_sub(COMMENT)..=last)
        .rev()
        .find(|at| has(bytes, *at, END.0) && at + END.1 + u16_at(bytes, at + 20) == bytes.len())
}

/// Reads a record of the directory; gives where the next begins.
fn listed(bytes: &[u8], at: usize, end: usize) -> Result<(Entry, usize), Refusal> {
    let lost = || Refusal::Damaged(None);
    if at + LISTED.1 > end || !has(bytes, at, LISTED.0) {
        return Err(lost());
    }
    let (name, extra, comment) = (u16_at(bytes, at + 28), u16_at(bytes, at + 30), u16_at(bytes, at + 32));
    let next = at + LISTED.1 + name + extra + comment;
    let raw = bytes.get(at + LISTED.1..at + LISTED.1 + name).filter(|_| next <= end).ok_or_else(lost)?;
    let name = String::from_utf8_lossy(raw).into_owned();
    let entry = Entry {
        name,
        flags: u16_at(bytes, at + 8) as u16,
        method: u16_at(bytes, at + 10) as u16,
        crc: u32_at(bytes, at + 16) as u32,
        packed: u32_at(bytes, at + 20),
        size: u32_at(bytes, at + 24),
        listed: at,
        local: u32_at(bytes, at + 42),
        data: 0..0,
        end: 0,
    };
    if entry.flags & ENCRYPTED != 0 {
        return Err(Refusal::Encrypted(entry.name));
    }
    let large = [entry.packed, entry.size, entry.local].contains(&(u32::MAX as usize));
    if large || !matches!(entry.method, STORED | DEFLATED) {
        return Err(Refusal::Foreign(Some(entry.name)));
    }
    if u16_at(bytes, at + 34) != 0 || entry.method == STORED && entry.packed != entry.size {
        return Err(Refusal::Damaged(Some(entry.name)));
    }
    Ok((entry, next))
}

/// The data behind the header of an entry, which must say what the directory says.
fn data(bytes: &[u8], entry: &Entry) -> Option<Range<usize>> {
    let at = entry.local;
    let (name, extra) = (u16_at(bytes, at + 26), u16_at(bytes, at + 28));
    let start = at.checked_add(LOCAL.1 + name + extra)?;
    let data = start..start.checked_add(entry.packed)?;
    let other = entry.listed + LISTED.1;
    let same_name = bytes.get(at + LOCAL.1..at + LOCAL.1 + name)? == bytes.get(other..other + name)?
        && name == u16_at(bytes, entry.listed + 28);
    let (flags, method) = (u16_at(bytes, at + 6) as u16, u16_at(bytes, at + 8) as u16);
    let same_sort = (flags ^ entry.flags) & (ENCRYPTED | BEHIND) == 0 && method == entry.method;
    let same_size = flags & BEHIND != 0
        || u32_at(bytes, at + 14) == entry.crc as usize
            && u32_at(bytes, at + 18) == entry.packed
            && u32_at(bytes, at + 22) == entry.size;
    (has(bytes, at, LOCAL.0) && same_name && same_sort && same_size && data.end <= bytes.len())
        .then_some(data)
}

/// Refuses names that lead out of the archive, and names that stand twice.
fn names(entries: &[Entry]) -> Result<(), Refusal> {
    let mut seen = HashSet::with_capacity(entries.len());
    for Entry { name, .. } in entries {
        let inner = name.strip_suffix('/').unwrap_or(name);
        let odd = |c: char| c.is_control() || matches!(c, '\\' | ':' | '\u{fffd}');
        if name.contains(odd) || inner.split('/').any(|step| matches!(step, "" | "." | "..")) {
            return Err(Refusal::Name(name.clone()));
        }
        if !seen.insert(inner.to_ascii_lowercase()) {
            return Err(Refusal::Twice(name.clone()));
        }
    }
    Ok(())
}

/// Refuses what promises to be too large; whether promises are kept is seen when it is unpacked.
fn sizes(entries: &[Entry], limits: &Limits) -> Result<(), Refusal> {
    let mut left = limits.bytes;
    for entry in entries {
        if entry.size > limits.small && entry.size > entry.packed.saturating_mul(limits.ratio) {
            return Err(Refusal::Ratio(entry.name.clone()));
        }
        left = left.checked_sub(entry.size).ok_or(Refusal::TooLarge)?;
    }
    Ok(())
}

fn has(bytes: &[u8], at: usize, mark: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(mark))
}

/// A number of two bytes; zero past the end.
fn u16_at(bytes: &[u8], at: usize) -> usize {
    number(bytes, at, 2)
}

/// A number of four bytes; zero past the end.
fn u32_at(bytes: &[u8], at: usize) -> usize {
    number(bytes, at, 4)
}

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    let digits = at.checked_add(length).and_then(|end| bytes.get(at..end)).unwrap_or_default();
    digits.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}
