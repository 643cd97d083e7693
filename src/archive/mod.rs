//! ZIP archives: read within limits, filled in place, written anew; the same parts in, the same bytes out.

mod patch;
mod read;
mod write;

use std::io::Read;

pub(crate) use read::{Archive, Limits, Refusal};
pub(crate) use write::{Open, Packed, Writer};

/// How an archive begins: .docx, .xlsx, .odt.
pub(crate) const ZIP: &[u8] = b"PK";
/// How a compound file begins: .doc, .xls, and any office file with a password.
pub(crate) const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Whether a compound file holds an office file that a password locks.
pub(crate) fn is_locked(bytes: &[u8]) -> bool {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(COMPOUND) && bytes.windows(locked.len()).any(|window| window == locked)
}

/// How many bytes may still be unpacked: counted as they come, whatever an archive says of itself.
#[derive(Debug)]
pub(crate) struct Budget {
    left: usize,
}

/// Why a part is not unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// What is packed cannot be unpacked.
    Damaged,
    /// There are more bytes than may be.
    TooLarge,
}

impl Budget {
    /// So many bytes in all.
    pub(crate) fn new(most: usize) -> Self {
        Self { left: most }
    }

    /// Unpacks one part, which is said to have `promised` bytes, in place of what `part` holds.
    pub(crate) fn unpack(
        &mut self,
        promised: u64,
        packed: impl Read,
        part: &mut Vec<u8>,
    ) -> Result<(), Unfit> {
        part.clear();
        if promised > self.left as u64 {
            return Err(Unfit::TooLarge);
        }
        packed.take(self.left as u64 + 1).read_to_end(part).map_err(|_| Unfit::Damaged)?;
        self.left = self.left.checked_sub(part.len()).ok_or(Unfit::TooLarge)?;
        Ok(())
    }
}
