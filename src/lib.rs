//! jianbao (简报): facts go in once as validated typed records; consistent documents come out as Markdown,
//! HTML and DOCX.
#![warn(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod document;
mod error;
mod fact;
pub mod markup;
mod picture;
mod problem;
mod source;
mod value;
mod write;
mod yaml;

pub use document::{Align, Block, Document, Figure, Inline, Meta, NoPictures, Pictures, Table};
pub use error::{Error, ErrorKind};
pub use fact::{Fact, Value, is_blank};
pub use picture::{PictureFormat, PictureInfo, load as load_picture};
pub use problem::{Bilingual, Code, Fault, Lang, Place, Problem, Problems, Severity};
pub use source::{Source, Span};
pub use value::{
    Approx, Basis, Count, Date, DateRange, Figure as Quantity, Flag, Money, MoneyUnit, Percent, Period,
    PeriodKind, PersonName, Text, check_characters, numeral,
};
pub use write::{FORMATS, Format, Theme};
pub use yaml::{
    FieldInfo, Fields, Key, Limits, Part, Path, Reader, Shape, Step, ValueInfo, decode, describe, key, locate,
};
