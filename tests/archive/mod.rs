//! A writer of archives that can also write what no honest one would, and a reader of what is written.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};

/// One entry, and the lies it is written with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) data: Vec<u8>,
    /// Not packed.
    pub(crate) stored: bool,
    /// Sizes stand behind the data.
    pub(crate) behind: bool,
    pub(crate) flags: u16,
    pub(crate) method: Option<u16>,
    /// The name in front of the data.
    pub(crate) local: Option<String>,
    pub(crate) crc: Option<u32>,
    /// The size it says it has.
    pub(crate) claims: Option<u32>,
}

impl Entry {
    pub(crate) fn new(name: &str, data: impl Into<Vec<u8>>) -> Self {
        Self { name: name.to_owned(), data: data.into(), ..Self::default() }
    }

    pub(crate) fn packed(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.stored {
            true => out.clone_from(&self.data),
            false => {
                DeflateEncoder::new(&self.data[..], Compression::new(6)).read_to_end(&mut out).unwrap();
            }
        }
        out
    }
}

/// Writes an archive, lies and all.
pub(crate) fn pack(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let start = out.len() as u32;
        let packed = entry.packed();
        let method = entry.method.unwrap_or(if entry.stored { 0 } else { 8 });
        let flags = entry.flags | if entry.behind { 8 } else { 0 };
        let crc = entry.crc.unwrap_or_else(|| crc32fast::hash(&entry.data));
        let size = entry.claims.unwrap_or(entry.data.len() as u32);
        let sizes: Vec<u8> =
            [crc, packed.len() as u32, size].iter().flat_map(|number| number.to_le_bytes()).collect();
        let head: Vec<u8> = [20, flags | 0x800, method, 0x6000, 0x5821]
            .iter()
            .flat_map(|number: &u16| number.to_le_bytes())
            .collect();
        let local = entry.local.as_ref().unwrap_or(&entry.name);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(if entry.behind { &[0; 12][..] } else { &sizes });
        out.extend((local.len() as u32).to_le_bytes());
        out.extend(local.as_bytes());
        out.extend(&packed);
        if entry.behind {
            out.extend(b"PK\x07\x08");
            out.extend(&sizes);
        }
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend(&sizes);
        directory.extend((entry.name.len() as u32).to_le_bytes());
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend((entries.len() as u16).to_le_bytes());
    out.extend((entries.len() as u16).to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// What an archive says of one entry, and its packed bytes.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) flags: usize,
    pub(crate) method: usize,
    pub(crate) time: usize,
    pub(crate) raw: Vec<u8>,
    size: usize,
    crc: usize,
}

fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// The entries of an archive in the order of its directory.
pub(crate) fn entries(bytes: &[u8]) -> Vec<Found> {
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    let mut at = number(bytes, end + 16, 4);
    let mut found = Vec::new();
    for _ in 0..number(bytes, end + 10, 2) {
        let (name, local) = (number(bytes, at + 28, 2), number(bytes, at + 42, 4));
        let data = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
        found.push(Found {
            name: String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).unwrap(),
            flags: number(bytes, at + 8, 2),
            method: number(bytes, at + 10, 2),
            time: number(bytes, at + 12, 4),
            raw: bytes[data..data + number(bytes, at + 20, 4)].to_vec(),
            size: number(bytes, at + 24, 4),
            crc: number(bytes, at + 16, 4),
        });
        at += 46 + name + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    }
    assert_eq!(at, end);
    found
}

/// Every part, unpacked and held against its checksum.
pub(crate) fn unpack(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let unpacked = entries(bytes).into_iter().map(|entry| {
        let mut data = Vec::new();
        match entry.method {
            0 => data.extend(&entry.raw),
            _ => drop(DeflateDecoder::new(&entry.raw[..]).read_to_end(&mut data).unwrap()),
        }
        assert_eq!((data.len(), crc32fast::hash(&data) as usize), (entry.size, entry.crc), "{}", entry.name);
        (entry.name, data)
    });
    unpacked.collect()
}
