//! What a record claims: the facts that must agree with each other, for the checks to judge.

use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, Date, DateRange, PersonName, Perspective, Quantity, Text};
use crate::yaml::Path;

use super::part::{Person, Photo};

/// One thing that must hold, with the field a fault is reported at.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Claim<'r> {
    /// A person is named; with posts the person is introduced, without them he or she must be elsewhere.
    Person(Path, &'r PersonName, &'r [Fact<Text>]),
    /// The day lies inside the event's.
    During(Path, &'r Date, &'r DateRange),
    /// The day is not before the one earlier in the list.
    NotBefore(Path, &'r Date, &'r Date),
    /// A text published on the day reports the event.
    Published(Path, &'r Date, &'r DateRange),
    /// A text published on the day reports an event of the days before, not given by date.
    Recent(&'r Date),
    /// A head count that includes the named persons.
    Includes(Path, Count, usize),
    /// A count that says how many items are listed.
    Counts(Path, Count, usize),
    /// How many points of consensus are listed, for a title that counts them.
    Listed(usize),
    /// Two sides that are paired one to one: how many each has.
    Paired(Path, Count, Count),
    /// Parts that add up to a whole.
    Sum(Path, Quantity, Vec<Quantity>),
    /// A part that is not larger than the whole.
    Subset(Path, Quantity, Quantity),
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
    /// Something that must be given: whether it is, and what is missing.
    Needs(Path, bool, Bilingual<&'static str>),
}

/// A group of fields that makes claims of its own, as a part of an event.
pub trait Stated {
    /// States every claim the group makes; `at` is where it stands, `event` the days of the whole.
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>);
}

/// Every claim of one record, in the order its fields are read.
#[derive(Debug, Default)]
pub struct Claims<'r>(Vec<Claim<'r>>);

impl<'r> Claims<'r> {
    /// The claims made.
    pub fn iter(&self) -> std::slice::Iter<'_, Claim<'r>> {
        self.0.iter()
    }

    /// Adds one claim.
    pub fn push(&mut self, claim: Claim<'r>) {
        self.0.push(claim);
    }

    /// A person named, with or without posts.
    pub fn person(&mut self, at: Path, person: &'r Person) {
        if let Some(name) = person.name.known() {
            self.push(Claim::Person(at, name, &person.posts));
        }
    }

    /// A person who may be missing.
    pub fn maybe_person(&mut self, at: Path, person: Option<&'r Person>) {
        if let Some(person) = person {
            self.person(at, person);
        }
    }

    /// Persons in a list.
    pub fn people(&mut self, at: &Path, people: &'r [Person]) {
        for (i, person) in people.iter().enumerate() {
            self.person(at.index(i), person);
        }
    }

    /// Names that must belong to persons introduced elsewhere.
    pub fn names(&mut self, at: &Path, names: &'r [Fact<PersonName>]) {
        for (i, name) in names.iter().enumerate() {
            if let Some(name) = name.known() {
                self.push(Claim::Person(at.index(i), name, &[]));
            }
        }
    }

    /// The captions of pictures.
    pub fn photos(&mut self, at: &Path, photos: &'r [Photo]) {
        for (i, photo) in photos.iter().enumerate() {
            if let Some(caption) = photo.caption.known() {
                self.push(Claim::Caption(at.index(i).key("caption"), caption));
            }
        }
    }

    /// Every claim of the groups in a list.
    pub fn each<T: Stated>(&mut self, at: &Path, groups: &'r [T], event: &'r Fact<DateRange>) {
        for (i, group) in groups.iter().enumerate() {
            group.state(&at.index(i), event, self);
        }
    }

    /// Every claim of a group that may be missing.
    pub fn maybe<T: Stated>(&mut self, at: &Path, group: Option<&'r T>, event: &'r Fact<DateRange>) {
        if let Some(group) = group {
            group.state(at, event, self);
        }
    }

    /// From whose side the text is told; neutral unless a side is given.
    pub fn perspective(&mut self, perspective: &Fact<Perspective>) {
        let own_side = perspective.known().is_some_and(|side| *side != Perspective::Neutral);
        self.push(Claim::Neutral(!own_side && !perspective.is_blank()));
    }

    /// A day that lies inside the event.
    pub fn during(&mut self, at: Path, date: &'r Fact<Date>, event: &'r Fact<DateRange>) {
        if let (Some(date), Some(event)) = (date.known(), event.known()) {
            self.push(Claim::During(at, date, event));
        }
    }

    /// Two parties that cannot be the same.
    pub fn different(&mut self, at: Path, one: &'r Fact<Text>, other: &'r Fact<Text>) {
        if let (Some(one), Some(other)) = (one.known(), other.known()) {
            self.push(Claim::Different(at, one, other));
        }
    }

    /// An organisation named.
    pub fn organisation(&mut self, at: Path, name: &'r Fact<Text>) {
        if let Some(name) = name.known() {
            self.push(Claim::Organisation(at, name));
        }
    }
}
