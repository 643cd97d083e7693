//! jianbao (简报): facts go in once as validated typed records; consistent documents come out as Markdown,
//! HTML and DOCX.
#![warn(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod check;
mod document;
mod error;
mod fact;
pub mod markup;
mod picture;
mod pipeline;
mod problem;
mod record;
mod report;
mod source;
mod template;
mod value;
mod write;
mod yaml;

pub use check::Terms;
pub use document::{Align, Block, Document, Figure, Inline, Meta, NoPictures, Pictures, Table};
pub use error::{Error, ErrorKind};
pub use fact::{Fact, Value, is_blank};
pub use picture::{PictureFormat, PictureInfo, load as load_picture, load_all as load_pictures};
pub use pipeline::{Checked, Pipeline};
pub use problem::{Bilingual, Code, Fault, Lang, Place, Problem, Problems, Severity};
pub use record::{
    Agreement, Briefing, Ceremony, Claim, Claims, Consensus, Consolation, Deed, Delegation, Donation, Facts,
    Forum, Group, Hosts, Itinerary, KINDS, Kind, Lesson, LessonForm, Link, Organisation, Pair, Pairing,
    PairingMode, Partnership, Party, Person, Photo, Point, Purchase, Reading, Record, Region, Release, Role,
    Scheme, Share, Signatory, Signing, Speech, Stage, StageCount, Stated, Statistic, Stop, Story, Topic,
    Trainees, Training, TrainingMode, Visit,
};
pub use source::{Source, Span};
pub use value::{
    Act, Approx, Basis, CeremonyKind, Count, Date, DateRange, DayPart, Flag, Manner, Mechanism, Money,
    MoneyUnit, Percent, Period, PeriodKind, PersonName, Perspective, PicturePath, Purpose, Quantity, Section,
    Text, Verb, check_characters, numeral,
};
pub use write::{FORMATS, Format, Theme};
pub use yaml::{FieldInfo, Fields, Key, Limits, Part, Path, Shape, Step, ValueInfo, decode, describe, key};
