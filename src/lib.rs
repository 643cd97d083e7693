#![doc = include_str!("../README.md")]
#![warn(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod archive;
pub mod blank;
mod check;
mod document;
mod error;
mod fact;
mod ledger;
pub mod markup;
mod picture;
mod pipeline;
mod problem;
mod record;
mod report;
mod seek;
mod sign;
mod source;
mod table;
mod template;
mod value;
pub mod word;
mod write;
mod xml;
mod yaml;

pub use blank::{
    Blank, BlankKind, Blanks, Bound, Converted, Facts, Filled, Leftover, Manuscript, Replacement, Values,
    bind, bind_draft, convert, fill, fill_draft, leftovers, scan,
};
pub use check::Terms;
pub use document::{
    Align, Attachment, Block, Document, Figure, Inline, Layout, Meta, NoPictures, Official, Pictures, Table,
};
pub use error::{Error, ErrorKind};
pub use fact::{Fact, Value, is_blank};
pub use ledger::{
    BriefingHead, Entry, Head, Ledger, LedgerFile, SummaryHead, Way, WorkInfoHead, WorkSection,
};
pub use picture::{
    PictureFormat, PictureInfo, check_all as check_pictures, load as load_picture, load_all as load_pictures,
};
pub use pipeline::{Checked, CheckedLedger, Pipeline};
pub use problem::{Bilingual, Code, Fault, Lang, Place, Problem, Problems, Severity, visible};
pub use record::{
    Agreement, Allocation, Appointment, AttachmentHead, Award, AwardLevel, Background, Batch, Beneficiaries,
    Briefing, Ceremony, Cohort, Consensus, Consolation, Consumption, Deed, Delegation, DeliveryForm,
    Direction, Dispatch, DispatchForm, Donation, Exchange, ExchangeForm, Forum, ForumSeries, ForumSession,
    Funding, FundingForm, Goods, Group, Growth, Hosts, Itinerary, KINDS, Kind, Lesson, LessonDelivery,
    LessonForm, Link, Mechanism, Occasion, OfficialHead, Organisation, Pair, Pairing, PairingMode,
    Participant, Participants, Partnership, Party, Person, Photo, Placement, PlacementForm, Point, Posting,
    Prize, Programme, Purchase, Quota, Reading, Record, Region, Release, Role, Scheme, Sequel, Share,
    Signatory, Signing, Speech, Stage, StageCount, Statistic, Stint, Stop, Story, SubjectTeachers, Topic,
    Trainees, Training, TrainingMode, Visit, Vocational, Winner, Yearly,
};
pub use report::{Composed, FigureRow, FigureSheet, Origin, PAPERS, Paper};
/// Exact decimal numbers, as [`Money`] and [`Percent`] give them.
pub use rust_decimal::Decimal;
pub use source::{Source, Span};
pub use table::Column;
pub use value::{
    Act, Approx, Basis, CeremonyKind, Collaboration, CopyNumber, Count, Date, DateRange, DayPart,
    DocumentNumber, Flag, ForumItem, Manner, Money, MoneyUnit, OfficialForm, Ordinal, Percent, Period,
    PeriodKind, PersonName, Perspective, PicturePath, Purpose, Quantity, Secrecy, Section, Text, Urgency,
    Verb, check_characters, numeral,
};
pub use write::{FORMATS, Format, Theme, Written};
pub use yaml::{FieldInfo, Key, Limits, Shape, ValueInfo, decode, decode_legacy};
