//! Pictures: what a PNG or JPEG header says, and safe loading from beside the data file.

use crate::error::{Error, ErrorKind};
use crate::problem::say;

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
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let _ = bytes;
        Err(ErrorKind::Picture(say!("不是 PNG 或 JPEG 图片", "neither a PNG nor a JPEG picture")).into())
    }
}
