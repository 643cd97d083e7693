//! Pictures: what a PNG or JPEG header says, and safe loading from beside the data file.

mod all;
mod info;
mod load;
mod name;

pub use all::{check_all, load_all};
pub use info::{PictureFormat, PictureInfo};
pub use load::load;
pub(crate) use load::named;
pub(crate) use name::check_name;

/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 12_000;
/// The most pictures of one document.
pub(crate) const MOST_PICTURES: usize = 200;
/// The largest picture file, in bytes.
const LARGEST_FILE: u64 = 20 * 1024 * 1024;
/// The most bytes of all pictures of one document.
const LARGEST_TOTAL: usize = 64 * 1024 * 1024;
