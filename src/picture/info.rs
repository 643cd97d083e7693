//! What the header of a PNG or JPEG says: format and size, read without decoding.

use super::LONGEST_SIDE;
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, say};

/// The picture formats that can be shown everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// What the header of a picture says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureInfo {
    /// Its format.
    pub format: PictureFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl PictureInfo {
    /// Reads format and size from the header, without decoding the picture.
    ///
    /// A side is 1 to 12,000 pixels long. The turn a camera notes beside the picture is not applied.
    ///
    /// # Errors
    /// The bytes are neither PNG nor JPEG, the header is cut off, or a side is out of range.
    ///
    /// # Examples
    /// ```
    /// let fault = jianbao::PictureInfo::read(b"GIF89a").unwrap_err();
    /// assert!(fault.to_string().contains("PNG"));
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        Self::examine(bytes).map_err(|message| ErrorKind::Picture(message).into())
    }

    /// As [`PictureInfo::read`], with the bare sentence for callers who know the file's name.
    pub(crate) fn examine(bytes: &[u8]) -> Result<Self, Bilingual> {
        let (format, size) = if bytes.starts_with(PNG) {
            (PictureFormat::Png, png_size(bytes))
        } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            (PictureFormat::Jpeg, jpeg_size(bytes))
        } else {
            return Err(say!(
                "不是 PNG 或 JPEG 图片；请用看图软件另存为 PNG 或 JPEG",
                "neither a PNG nor a JPEG picture; save it as PNG or JPEG"
            ));
        };
        let Some((width, height)) = size else {
            return Err(say!(
                "图片文件不完整，读不出宽和高；请重新导出",
                "the picture is cut off before its size; export it again"
            ));
        };
        if width == 0 || height == 0 {
            return Err(say!(
                "图片的宽或高是 0；请重新导出",
                "the picture has no width or height; export it again"
            ));
        }
        if width.max(height) > LONGEST_SIDE {
            return Err(say!(
                "图片有 {width}×{height} 像素，边长上限是 {LONGEST_SIDE}；请先缩小",
                "the picture has {width}×{height} pixels, at most {LONGEST_SIDE} a side; make it smaller"
            ));
        }
        Ok(Self { format, width, height })
    }
}

/// The first bytes of every PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Width and height from the IHDR chunk, which comes first.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(PNG.len()..PNG.len() + 16)?;
    let (kind, size) = (header.get(..8)?, header.get(8..)?);
    (kind == b"\0\0\0\x0dIHDR").then_some(())?;
    Some((big_endian(size.get(..4)?), big_endian(size.get(4..)?)))
}

/// Width and height from the first frame header, baseline or progressive.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        (*bytes.get(at)? == 0xFF).then_some(())?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            // A fill byte before a marker.
            0xFF => at += 1,
            // Markers that stand alone.
            0x01 | 0xD0..=0xD8 => at += 2,
            // Data or the end before any frame header.
            0x00 | 0xD9 | 0xDA => return None,
            _ => {
                let length = big_endian(bytes.get(at + 2..at + 4)?) as usize;
                let segment = bytes.get(at + 4..at + 2 + length.max(2))?;
                if is_frame(marker) {
                    let (height, width) = (segment.get(1..3)?, segment.get(3..5)?);
                    return Some((big_endian(width), big_endian(height)));
                }
                at += 2 + length.max(2);
            }
        }
    }
}

/// Whether a marker opens a frame header (SOF0 to SOF15 without DHT, JPG and DAC).
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
