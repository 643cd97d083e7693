//! Pictures: what a PNG or JPEG header says, and safe loading from beside the data file.

mod all;
mod info;
mod load;

pub use all::load_all;
pub use info::{PictureFormat, PictureInfo};
pub use load::load;

/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 12_000;
/// The most pictures of one document.
const MOST_PICTURES: usize = 200;
/// The largest picture file, in bytes.
const LARGEST_FILE: u64 = 20 * 1024 * 1024;
