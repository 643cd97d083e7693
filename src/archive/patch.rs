//! An archive with some parts exchanged: every other byte of it is copied as it stands.

use super::read::{Archive, BEHIND, DEFLATED, Entry, LOCAL};
use super::write::{deflate, too_large};
use crate::error::Error;

/// The mark before sizes that stand behind the data.
const DESCRIPTOR: &[u8] = b"PK\x07\x08";

/// What is said of an entry in its header and in the directory.
struct Told {
    crc: u32,
    packed: u32,
    size: u32,
    local: u32,
}

impl Archive {
    /// The same archive with other content for some entries, each given by its index.
    ///
    /// Order, names, flags, dates and extra fields stay; entries that are not given keep header and packed bytes.
    ///
    /// # Errors
    /// The file would be larger than 4 GiB.
    pub(crate) fn exchange(&self, parts: &[(usize, Vec<u8>)]) -> Result<Vec<u8>, Error> {
        let mut out = Vec::with_capacity(self.bytes.len() + 4_096);
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|index| self.entries.get(*index).map(|entry| entry.local));
        let mut directory = self.bytes.get(self.directory.clone()).unwrap_or_default().to_vec();
        for index in order {
            let Some(entry) = self.entries.get(index) else { continue };
            let local = number(out.len())?;
            let told = match parts.iter().find(|(given, _)| *given == index) {
                Some((_, part)) => self.anew(entry, part, local, &mut out)?,
                None => {
                    out.extend_from_slice(self.bytes.get(entry.local..entry.end).unwrap_or_default());
                    Told { crc: entry.crc, packed: number(entry.packed)?, size: number(entry.size)?, local }
                }
            };
            let at = entry.listed - self.directory.start;
            put(&mut directory, at + 16, told.crc);
            put(&mut directory, at + 20, told.packed);
            put(&mut directory, at + 24, told.size);
            put(&mut directory, at + 42, told.local);
        }
        let start = number(out.len())?;
        out.extend_from_slice(&directory);
        let end = out.len();
        out.extend_from_slice(self.bytes.get(self.directory.end..).unwrap_or_default());
        put(&mut out, end + 16, start);
        Ok(out)
    }

    /// Writes one entry with new content under its old header.
    fn anew(&self, entry: &Entry, part: &[u8], local: u32, out: &mut Vec<u8>) -> Result<Told, Error> {
        let header = out.len();
        out.extend_from_slice(self.bytes.get(entry.local..entry.data.start).unwrap_or_default());
        let data = out.len();
        match entry.method {
            DEFLATED => deflate(part, out)?,
            _ => out.extend_from_slice(part),
        }
        let packed = number(out.len() - data)?;
        let told = Told { crc: crc32fast::hash(part), packed, size: number(part.len())?, local };
        let sizes = [told.crc, told.packed, told.size];
        if entry.flags & BEHIND == 0 {
            let places = (header + LOCAL.1 - 16..).step_by(4);
            places.zip(sizes).for_each(|(at, size)| put(out, at, size));
        } else {
            out.extend_from_slice(DESCRIPTOR);
            sizes.iter().for_each(|size| out.extend_from_slice(&size.to_le_bytes()));
        }
        Ok(told)
    }
}

fn put(out: &mut [u8], at: usize, number: u32) {
    if let Some(place) = out.get_mut(at..at + 4) {
        place.copy_from_slice(&number.to_le_bytes());
    }
}

fn number(number: usize) -> Result<u32, Error> {
    u32::try_from(number).map_err(|_| too_large())
}
