//! Writes an archive: same parts in, same bytes out.
//!
//! Every entry carries the first date a ZIP can say, so no clock is asked; parts packed once are copied as they are.

use std::cell::Cell;

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::error::{Error, ErrorKind};
use crate::problem::say;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// 1980-01-01 00:00, the zero of the DOS calendar: day 1 of month 1.
const TIME_AND_DATE: u32 = 0x0021 << 16;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// The ZIP version that knows deflate.
const VERSION: u16 = 20;
/// How hard parts are deflated: above this level a release is half a percent smaller and a table three percent, and
/// the table takes several times as long.
const LEVEL: u32 = 3;
/// Length of a local header without the name.
const LOCAL_HEADER: usize = 30;

/// A part packed once and copied into many files.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    name: &'static str,
    data: Vec<u8>,
    crc: u32,
    size: usize,
}

impl Packed {
    /// Packs one part.
    pub(crate) fn new(name: &'static str, bytes: &[u8]) -> Result<Self, Error> {
        let mut data = Vec::with_capacity(bytes.len() / 2 + 64);
        deflate(bytes, &mut data)?;
        Ok(Self { name, data, crc: crc32fast::hash(bytes), size: bytes.len() })
    }
}

/// A ZIP file being written.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: usize,
}

/// Where an entry began and what went into it so far.
pub(crate) struct Open {
    name: String,
    start: usize,
    size: usize,
    crc: crc32fast::Hasher,
    deflate: Deflate,
}

impl Writer {
    /// An empty archive with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { out: Vec::with_capacity(bytes), directory: Vec::with_capacity(1_024), count: 0 }
    }

    /// Adds a part packed before.
    pub(crate) fn copy(&mut self, part: &Packed) -> Result<(), Error> {
        let start = self.out.len();
        let header = Header { method: DEFLATED, crc: part.crc, packed: part.data.len(), size: part.size };
        header.local(part.name, &mut self.out)?;
        self.out.extend_from_slice(&part.data);
        self.list(part.name, start, &header)
    }

    /// Adds bytes as they are: pictures are compressed already, and tiny parts are not worth it.
    pub(crate) fn store(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let start = self.out.len();
        let crc = crc32fast::hash(bytes);
        let header = Header { method: STORED, crc, packed: bytes.len(), size: bytes.len() };
        header.local(name, &mut self.out)?;
        self.out.extend_from_slice(bytes);
        self.list(name, start, &header)
    }

    /// Begins an entry that comes in pieces.
    pub(crate) fn begin(&mut self, name: &str) -> Result<Open, Error> {
        let start = self.out.len();
        Header { method: DEFLATED, crc: 0, packed: 0, size: 0 }.local(name, &mut self.out)?;
        let (crc, deflate) = (crc32fast::Hasher::new(), Deflate::take());
        Ok(Open { name: name.to_owned(), start, size: 0, crc, deflate })
    }

    /// Adds the next piece of an entry.
    pub(crate) fn push(&mut self, entry: &mut Open, bytes: &[u8]) -> Result<(), Error> {
        entry.size += bytes.len();
        entry.crc.update(bytes);
        entry.deflate.run(bytes, FlushCompress::None, &mut self.out)
    }

    /// Ends an entry and fills in the header it began with.
    pub(crate) fn end(&mut self, mut entry: Open) -> Result<(), Error> {
        entry.deflate.run(&[], FlushCompress::Finish, &mut self.out)?;
        entry.deflate.give_back();
        let packed = self.out.len() - entry.start - LOCAL_HEADER - entry.name.len();
        let header = Header { method: DEFLATED, crc: entry.crc.finalize(), packed, size: entry.size };
        let mut local = Vec::with_capacity(LOCAL_HEADER + entry.name.len());
        header.local(&entry.name, &mut local)?;
        if let Some(place) = self.out.get_mut(entry.start..entry.start + local.len()) {
            place.copy_from_slice(&local);
        }
        self.list(&entry.name, entry.start, &header)
    }

    /// Notes an entry for the central directory.
    fn list(&mut self, name: &str, start: usize, header: &Header) -> Result<(), Error> {
        let out = &mut self.directory;
        out.extend_from_slice(b"PK\x01\x02");
        put16(VERSION, out);
        header.common(name, out)?;
        // No comment, disk 0, no attributes.
        out.extend_from_slice(&[0; 10]);
        put32(start, out)?;
        out.extend_from_slice(name.as_bytes());
        self.count += 1;
        Ok(())
    }

    /// Writes the central directory and hands the file over.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, Error> {
        let start = self.out.len();
        let count = u16::try_from(self.count).map_err(|_| too_large())?;
        self.out.extend_from_slice(&self.directory);
        self.out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        put16(count, &mut self.out);
        put16(count, &mut self.out);
        put32(self.directory.len(), &mut self.out)?;
        put32(start, &mut self.out)?;
        put16(0, &mut self.out);
        Ok(self.out)
    }
}

/// What both headers of an entry say.
struct Header {
    method: u16,
    crc: u32,
    packed: usize,
    size: usize,
}

impl Header {
    fn local(&self, name: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        out.extend_from_slice(b"PK\x03\x04");
        self.common(name, out)?;
        out.extend_from_slice(name.as_bytes());
        Ok(())
    }

    fn common(&self, name: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        put16(VERSION, out);
        put16(FLAGS, out);
        put16(self.method, out);
        out.extend_from_slice(&TIME_AND_DATE.to_le_bytes());
        out.extend_from_slice(&self.crc.to_le_bytes());
        put32(self.packed, out)?;
        put32(self.size, out)?;
        put16(u16::try_from(name.len()).map_err(|_| too_large())?, out);
        put16(0, out);
        Ok(())
    }
}

fn put16(number: u16, out: &mut Vec<u8>) {
    out.extend_from_slice(&number.to_le_bytes());
}

fn put32(number: usize, out: &mut Vec<u8>) -> Result<(), Error> {
    let number = u32::try_from(number).map_err(|_| too_large())?;
    out.extend_from_slice(&number.to_le_bytes());
    Ok(())
}

pub(super) fn too_large() -> Error {
    let message =
        say!("文档太大，一个 DOCX 装不下；请分成几份", "the document is too large for one DOCX; split it");
    ErrorKind::Write(message).into()
}

/// Packs bytes in one go.
pub(super) fn deflate(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
    let mut deflate = Deflate::take();
    deflate.run(bytes, FlushCompress::Finish, out)?;
    deflate.give_back();
    Ok(())
}

/// The compressor with its output buffer; setting one up costs more than packing a press release.
struct Deflate {
    state: Compress,
    buffer: Box<[u8]>,
}

thread_local! {
    static IDLE: Cell<Option<Deflate>> = const { Cell::new(None) };
}

impl Deflate {
    /// The compressor of this thread, or a new one.
    fn take() -> Self {
        let idle = IDLE.try_with(Cell::take).ok().flatten();
        idle.unwrap_or_else(|| Self {
            state: Compress::new(Compression::new(LEVEL), false),
            buffer: vec![0; 32 * 1_024].into_boxed_slice(),
        })
    }

    /// Leaves the compressor for the next part of this thread.
    fn give_back(mut self) {
        self.state.reset();
        // A thread that is ending keeps none.
        let _ = IDLE.try_with(|idle| idle.set(Some(self)));
    }

    fn run(&mut self, mut input: &[u8], flush: FlushCompress, out: &mut Vec<u8>) -> Result<(), Error> {
        loop {
            let (taken, given) = (self.state.total_in(), self.state.total_out());
            let status = self.state.compress(input, &mut self.buffer, flush).map_err(failed)?;
            let taken = (self.state.total_in() - taken) as usize;
            let given = (self.state.total_out() - given) as usize;
            out.extend_from_slice(self.buffer.get(..given).unwrap_or_default());
            input = input.get(taken..).unwrap_or_default();
            let done = match flush {
                FlushCompress::Finish => status == Status::StreamEnd,
                _ => input.is_empty() && given < self.buffer.len(),
            };
            if done {
                return Ok(());
            }
            if taken == 0 && given == 0 {
                return Err(failed("no progress"));
            }
        }
    }
}

fn failed(fault: impl std::fmt::Display) -> Error {
    ErrorKind::Write(say!("压缩失败：{fault}", "compression failed: {fault}")).into()
}
