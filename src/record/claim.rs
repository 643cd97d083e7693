//! What a record claims: the facts that must agree with each other, for the checks to judge.

pub(crate) use super::claims::Claims;

use std::borrow::Cow;

use super::award::AwardLevel;
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{
    Count, Date, DateRange, Money, OfficialForm, Ordinal, Period, PersonName, Quantity, Text,
};
use crate::yaml::Path;

/// A price or rate and what it is multiplied by, such as 4800元 × 52名 × 3年.
pub(crate) type Product = (Money, Vec<Count>);

/// One thing that must hold, with the field a fault is reported at.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub(crate) enum Claim<'r> {
    /// A person is named; with posts the person is introduced, without them he or she must be elsewhere.
    Person(Path, &'r PersonName, &'r [Fact<Text>]),
    /// A person is named whose name is not known or could not be read.
    Unread,
    /// The day lies inside the event's.
    During(Path, Date, DateRange),
    /// The day is not before the one earlier in the list.
    NotBefore(Path, &'r Date, &'r Date),
    /// The first day of what is told: terms are those of its time.
    Event(Date),
    /// A time that begins later than the one before it in a list of years.
    Rises(Path, &'r Period, &'r Period),
    /// A place in a series that comes after the one before it in a list.
    Climbs(Path, Ordinal, Ordinal),
    /// The end of a time, which is not before its beginning.
    Ends(Path, &'r Period, &'r Period),
    /// A length that must be that of the days, first and last included.
    Lasts(Path, Count, &'r DateRange),
    /// A text published on the day reports the event.
    Published(Path, &'r Date, &'r DateRange),
    /// A person who must be one of those listed before, and what that list is.
    Among(Path, &'r PersonName, Vec<&'r PersonName>, Bilingual<&'static str>),
    /// Persons, schools or the like of one list, each of which stands there once.
    Once(Vec<(Path, Cow<'r, str>)>),
    /// A text published on the day reports an event of the days before, not given by date.
    Recent(&'r Date),
    /// A head count that includes the named persons.
    Includes(Path, Count, usize),
    /// A count that says how many items are listed.
    Counts(Path, Count, usize),
    /// A count of what was held so far, and the last of it that is listed.
    Reaches(Path, Count, Ordinal),
    /// How many points of consensus are listed, for a title that counts them.
    Listed(usize),
    /// A figure told by itself, which needs its classifier or unit.
    Measured(Path, Quantity),
    /// Two sides that are paired one to one: how many each has.
    Paired(Path, Count, Count),
    /// Parts that add up to a whole.
    Sum(Path, Quantity, Vec<Quantity>),
    /// A part that is not larger than the whole.
    Subset(Path, Quantity, Quantity),
    /// Products that add up to a whole.
    Products(Path, Money, Vec<Product>),
    /// An amount that is told in 大写 too, which only an exact one can be.
    Capital(Path, Money),
    /// An amount that belongs in one unit with the others of the text.
    Amount(Path, Money),
    /// A text about students who are aided, who may not be named.
    Aided(Path, &'r Text),
    /// A number that grew, with the one it was before.
    Grows(Path, Quantity, Quantity),
    /// The level of a prize, with the one told before it, which must not be lower.
    Level(Path, AwardLevel, AwardLevel),
    /// A person under age, by name.
    Minor(Path, &'r PersonName),
    /// Whether minors may be named.
    Consent(bool),
    /// Two parties that cannot be the same.
    Different(Path, &'r Text, &'r Text),
    /// An organisation named in the record.
    Organisation(Path, &'r Text),
    /// A declared short name of an organisation.
    ShortName(Path, &'r Text, &'r Text),
    /// A region, and the one it lies in.
    Region(Path, &'r Text, &'r Text),
    /// From whose side the text is told: whether it is neutral.
    Neutral(bool),
    /// The title of a text.
    Title(Path, &'r Text),
    /// The line under a picture.
    Caption(Path, &'r Text),
    /// Money or goods without a donor: a release needs one, the papers of a ledger (true) do not.
    Donorless(Path, bool),
    /// The day an official document that reports the event is signed.
    Signed(Path, &'r Date, &'r DateRange),
    /// The day an official document is printed, and the day it is signed, which does not lie behind it.
    Printed(Path, &'r Date, &'r Date),
    /// A field of an official document that its form has no place for.
    Misplaced(Path, OfficialForm),
    /// Something that must be given: whether it is, and what is missing.
    Needs(Path, bool, Bilingual<&'static str>),
}

/// A group of fields that makes claims of its own, as a part of an event.
pub(crate) trait Stated {
    /// States every claim the group makes; `at` is where it stands, `event` the days of the whole.
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>);
}
