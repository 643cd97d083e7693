#![doc = include_str!("../README.md")]
#![warn(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

pub mod blank;
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
mod sign;
mod source;
mod template;
mod value;
mod write;
mod yaml;

pub use blank::{Blank, BlankKind, Blanks, scan};
pub use check::Terms;
pub use document::{Align, Block, Document, Figure, Inline, Meta, NoPictures, Pictures, Table};
pub use error::{Error, ErrorKind};
pub use fact::{Fact, Value, is_blank};
pub use picture::{
    PictureFormat, PictureInfo, check_all as check_pictures, load as load_picture, load_all as load_pictures,
};
pub use pipeline::{Checked, Pipeline};
pub use problem::{Bilingual, Code, Fault, Lang, Place, Problem, Problems, Severity, visible};
pub use record::{
    Agreement, Allocation, Appointment, Beneficiaries, Briefing, Ceremony, Cohort, Consensus, Consolation,
    Deed, Delegation, Donation, Exchange, ExchangeForm, Forum, Funding, FundingForm, Goods, Group, Growth,
    Hosts, Itinerary, KINDS, Kind, Lesson, LessonForm, Link, Occasion, Organisation, Pair, Pairing,
    PairingMode, Participant, Participants, Partnership, Party, Person, Photo, Placement, PlacementForm,
    Point, Purchase, Reading, Record, Region, Release, Role, Scheme, Sequel, Share, Signatory, Signing,
    Speech, Stage, StageCount, Statistic, Stint, Stop, Story, Topic, Trainees, Training, TrainingMode, Visit,
    Yearly,
};
/// Exact decimal numbers, as [`Money`] and [`Percent`] give them.
pub use rust_decimal::Decimal;
pub use source::{Source, Span};
pub use value::{
    Act, Approx, Basis, CeremonyKind, Count, Date, DateRange, DayPart, Flag, ForumItem, Manner, Mechanism,
    Money, MoneyUnit, Percent, Period, PeriodKind, PersonName, Perspective, PicturePath, Purpose, Quantity,
    Section, Text, Verb, check_characters, numeral,
};
pub use write::{FORMATS, Format, Theme};
pub use yaml::{FieldInfo, Key, Limits, Shape, ValueInfo, decode};
