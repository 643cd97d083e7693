//! How a record states its claims: one call for each thing that is often said.

use std::borrow::Cow;

use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{
    Approx, Count, Date, DateRange, Money, Ordinal, Period, PersonName, Perspective, Quantity, Text,
};
use crate::yaml::{Enclosure, Path};

use super::Facts;
use super::claim::{Claim, Product, Stated};
use super::part::{Organisation, Partnership, Person, Photo, Release};

/// Every claim of one record, in the order its fields are read.
#[derive(Debug)]
pub(crate) struct Claims<'r> {
    list: Vec<Claim<'r>>,
    around: Enclosure,
    /// What all of it stands in.
    whole: Enclosure,
    /// Whether only persons are asked for.
    persons: bool,
}

impl<'r> Claims<'r> {
    /// No claims yet, of a record that stands in something.
    pub(crate) fn new(around: Enclosure) -> Self {
        Self { list: Vec::with_capacity(16), around, whole: around, persons: false }
    }

    /// The same, to keep only which persons are named.
    pub(crate) fn of_persons() -> Self {
        Self { persons: true, ..Self::new(Enclosure::File) }
    }

    /// Whether a ledger holds the record, by itself or inside another.
    pub(crate) fn in_ledger(&self) -> bool {
        self.whole == Enclosure::Ledger
    }

    /// What the record stands in.
    pub(crate) fn around(&self) -> Enclosure {
        self.around
    }

    /// The claims made.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Claim<'r>> {
        self.list.iter()
    }

    /// Adds one claim.
    pub(crate) fn push(&mut self, claim: Claim<'r>) {
        if !self.persons || matches!(claim, Claim::Person(..)) {
            self.list.push(claim);
        }
    }

    /// A person named, with or without posts.
    pub(crate) fn person(&mut self, at: Path, person: &'r Person) {
        match person.name.known() {
            Some(name) => self.push(Claim::Person(at, name, &person.posts)),
            None => self.push(Claim::Unread),
        }
    }

    /// A person who may be missing.
    pub(crate) fn maybe_person(&mut self, at: Path, person: Option<&'r Person>) {
        person.into_iter().for_each(|person| self.person(at, person));
    }

    /// Persons in a list.
    pub(crate) fn people(&mut self, at: &Path, people: &'r [Person]) {
        // Two with other posts may be two persons of one name.
        let other = |person: &Person, n: usize| {
            people[..n].iter().any(|one| one.name == person.name && one.posts != person.posts)
        };
        let told = people.iter().enumerate().filter(|(n, person)| !other(person, *n));
        self.once(told.map(|(i, person)| (at.index(i), &person.name)));
        for (i, person) in people.iter().enumerate() {
            self.person(at.index(i), person);
        }
    }

    /// Things of one list, each of which stands there once.
    pub(crate) fn once<T: AsRef<str> + 'r>(&mut self, items: impl Iterator<Item = (Path, &'r Fact<T>)>) {
        let known = items.filter_map(|(at, item)| Some((at, Cow::Borrowed(item.known()?.as_ref()))));
        self.push(Claim::Once(known.collect()));
    }

    /// Values of a field that holds a list, each of which stands there once.
    pub(crate) fn each_once<T: AsRef<str> + 'r>(&mut self, at: &Path, items: &'r [Fact<T>]) {
        if items.len() > 1 {
            self.once(items.iter().enumerate().map(|(i, item)| (at.index(i), item)));
        }
    }

    /// Names that must be among those announced before them, if those are all.
    pub(crate) fn among(
        &mut self,
        at: &Path,
        names: impl Iterator<Item = &'r Fact<PersonName>>,
        announced: &'r [Fact<PersonName>],
        more: bool,
    ) {
        let all: Option<Vec<&PersonName>> = announced.iter().map(Fact::known).collect();
        let Some(all) = all.filter(|all| !all.is_empty() && !more) else { return };
        for (i, name) in names.enumerate() {
            if let Some(name) = name.known() {
                let list = Bilingual::new("前面的“姓名”一栏", "names given before");
                self.push(Claim::Among(at.index(i), name, all.clone(), list));
            }
        }
    }

    /// Names that must belong to persons introduced elsewhere.
    pub(crate) fn names(&mut self, at: &Path, names: &'r [Fact<PersonName>]) {
        self.each_once(at, names);
        for (i, name) in names.iter().enumerate() {
            if let Some(name) = name.known() {
                self.push(Claim::Person(at.index(i), name, &[]));
            }
        }
    }

    /// The captions of pictures.
    pub(crate) fn photos(&mut self, at: &Path, photos: &'r [Photo]) {
        for (i, photo) in photos.iter().enumerate() {
            if let Some(caption) = photo.caption.known() {
                self.push(Claim::Caption(at.index(i).key("caption"), caption));
            }
        }
    }

    /// Every claim of the groups in a list.
    pub(crate) fn each<T: Stated>(&mut self, at: &Path, groups: &'r [T], event: &'r Fact<DateRange>) {
        for (i, group) in groups.iter().enumerate() {
            group.state(&at.index(i), event, self);
        }
    }

    /// Every claim of a group that may be missing.
    pub(crate) fn maybe<T: Stated>(&mut self, at: &Path, group: Option<&'r T>, event: &'r Fact<DateRange>) {
        group.into_iter().for_each(|group| group.state(at, event, self));
    }

    /// Every claim of the records in a list.
    pub(crate) fn records<T: Facts>(&mut self, at: &Path, records: &'r [T]) {
        let around = std::mem::replace(&mut self.around, Enclosure::Record);
        for (i, record) in records.iter().enumerate() {
            record.claims(&at.index(i), self);
        }
        self.around = around;
    }

    /// From whose side the text is told; neutral unless a side is given.
    ///
    /// A text told from a side needs the partnership that names the sides.
    pub(crate) fn perspective(
        &mut self,
        perspective: &Fact<Perspective>,
        partnership: Option<&'r Partnership>,
    ) {
        let own_side = perspective.known().is_some_and(|side| *side != Perspective::Neutral);
        self.push(Claim::Neutral(!own_side && !perspective.is_blank()));
        let sides = !own_side || partnership.is_some();
        let what =
            Bilingual::new("协作关系（写了口径就要写）", "the partnership, which the perspective refers to");
        self.push(Claim::Needs(Path::root().key("perspective"), sides, what));
    }

    /// A day that lies inside the event.
    pub(crate) fn during(&mut self, at: Path, date: &'r Fact<Date>, event: &'r Fact<DateRange>) {
        if let (Some(date), Some(event)) = (date.known(), event.known()) {
            self.push(Claim::During(at, *date, *event));
        }
    }

    /// The days of a record that lie inside those of the event it is told with.
    pub(crate) fn days_during(&mut self, at: Path, dates: &Fact<DateRange>, event: &'r Fact<DateRange>) {
        if let (Some(dates), Some(event)) = (dates.known(), event.known()) {
            let out = if event.contains(dates.start()) { dates.end() } else { dates.start() };
            self.push(Claim::During(at, out, *event));
        }
    }

    /// How long the event lasted, beside its days.
    pub(crate) fn lasts(&mut self, at: Path, duration: &Fact<Count>, event: &'r Fact<DateRange>) {
        if let (Some(duration), Some(event)) = (duration.known(), event.known()) {
            self.push(Claim::Lasts(at, *duration, event));
        }
    }

    /// Two parties that cannot be the same.
    pub(crate) fn different(&mut self, at: Path, one: &'r Fact<Text>, other: &'r Fact<Text>) {
        if let (Some(one), Some(other)) = (one.known(), other.known()) {
            self.push(Claim::Different(at, one, other));
        }
    }

    /// Amounts that add up to a whole, if all are known.
    pub(crate) fn sum(
        &mut self,
        at: Path,
        whole: &Fact<Money>,
        parts: impl Iterator<Item = &'r Fact<Money>>,
    ) {
        let parts: Option<Vec<_>> = parts.map(|part| part.known().copied().map(Quantity::Money)).collect();
        if let (Some(whole), Some(parts)) = (whole.known(), parts)
            && !parts.is_empty()
        {
            self.push(Claim::Sum(at, Quantity::Money(*whole), parts));
        }
    }

    /// Products that add up to a whole, if all are known.
    pub(crate) fn products(&mut self, at: Path, whole: &Fact<Money>, products: Option<Vec<Product>>) {
        if let (Some(whole), Some(products)) = (whole.known(), products)
            && !products.is_empty()
        {
            self.push(Claim::Products(at, *whole, products));
        }
    }

    /// An amount told in the text.
    pub(crate) fn amount(&mut self, at: Path, amount: &Fact<Money>) {
        if let Some(amount) = amount.known() {
            self.push(Claim::Amount(at, *amount));
        }
    }

    /// A text about students who are aided.
    pub(crate) fn aided(&mut self, at: Path, text: &'r Fact<Text>) {
        if let Some(text) = text.known() {
            self.push(Claim::Aided(at, text));
        }
    }

    /// What every kind says of itself as a text: its side, its day, its partners, the short names it uses.
    pub(crate) fn heading(
        &mut self,
        root: &Path,
        release: &'r Release,
        (perspective, partnership): (&Fact<Perspective>, Option<&'r Partnership>),
        organisations: &'r [Organisation],
        event: &'r Fact<DateRange>,
    ) {
        // A record inside another or in a ledger is told from the side of the whole.
        if self.around == Enclosure::File {
            self.perspective(perspective, partnership);
        }
        release.state(&root.key("release"), event, self);
        self.maybe(&root.key("partnership"), partnership, event);
        self.each(&root.key("organisations"), organisations, event);
    }

    /// The first day of a time that is not told by day: terms are those of it.
    pub(crate) fn begun(&mut self, period: &Fact<Period>) {
        if let Some(first) = period.known().and_then(Period::first_day) {
            self.push(Claim::Event(first));
        }
    }

    /// When it was, by day or otherwise: one of them must be given, or something else that tells it.
    pub(crate) fn timed(
        &mut self,
        root: &Path,
        dates: &Fact<DateRange>,
        period: &Fact<Period>,
        (otherwise, what): (bool, Bilingual<&'static str>),
    ) {
        self.begun(period);
        let timed = !(dates.is_absent() && period.is_absent());
        self.push(Claim::Needs(*root, timed || otherwise, what));
    }

    /// A number of persons, with those among them who are named.
    pub(crate) fn heads(&mut self, at: Path, count: &Fact<Count>, named: usize) {
        if let Some(count) = count.known() {
            self.push(Claim::Includes(at, *count, named));
        }
    }

    /// A count of which some are listed by name: never more than it says.
    pub(crate) fn some_of(&mut self, at: Path, count: &Fact<Count>, listed: usize) {
        // 10余所 may be eleven.
        let Some(count) = count.known().filter(|count| count.approx() == Approx::Exact) else { return };
        if let Ok(some) = Count::new(listed as u64, count.classifier()) {
            self.push(Claim::Subset(at, Quantity::Count(*count), Quantity::Count(some)));
        }
    }

    /// Places in a series that rise; all of a list say theirs, or none does.
    pub(crate) fn climbs<'c>(&mut self, at: &Path, places: impl Iterator<Item = &'c Fact<Ordinal>> + Clone) {
        let what = Bilingual::new("其余各项的次第", "the ordinal of every other item");
        self.alike(*at, places.clone().map(Fact::is_absent), what);
        let mut before: Option<Ordinal> = None;
        for (i, place) in places.enumerate().filter_map(|(i, place)| Some((i, *place.known()?))) {
            if let Some(before) = before.replace(place) {
                self.push(Claim::Climbs(at.index(i).key("ordinal"), place, before));
            }
        }
    }

    /// Something that every item of a list says, or none; `absent` tells of each whether it does not.
    pub(crate) fn alike(
        &mut self,
        at: Path,
        mut absent: impl Iterator<Item = bool>,
        what: Bilingual<&'static str>,
    ) {
        let first = absent.next();
        let alike = absent.all(|absent| Some(absent) == first);
        self.push(Claim::Needs(at, alike, what));
    }

    /// Organisations in a list.
    pub(crate) fn organisations(&mut self, at: &Path, names: &'r [Fact<Text>]) {
        self.each_once(at, names);
        for (i, name) in names.iter().enumerate() {
            self.organisation(at.index(i), name);
        }
    }

    /// Head counts that add up to a total, if all of them are known.
    pub(crate) fn total<'c>(
        &mut self,
        at: Path,
        total: &Fact<Count>,
        counts: impl Iterator<Item = &'c Fact<Count>>,
    ) {
        let parts: Option<Vec<_>> = counts.map(|count| count.known().copied().map(Quantity::Count)).collect();
        if let (Some(total), Some(parts)) = (total.known(), parts)
            && !parts.is_empty()
        {
            self.push(Claim::Sum(at, Quantity::Count(*total), parts));
        }
    }

    /// When it was: by day or by period, one of which must be given. Terms are those of the period's time.
    pub(crate) fn time(&mut self, at: &Path, dates: &Fact<DateRange>, period: &Fact<Period>) {
        self.timed(at, dates, period, (false, Bilingual::new("日期或时间", "dates or period")));
    }

    /// A head count beside the persons named: as many, or no fewer where there were `more`.
    pub(crate) fn named(&mut self, at: &Path, count: &Fact<Count>, named: usize, more: bool) {
        let Some(count) = count.known() else { return };
        let whole = named > 0 && !more;
        self.push(Claim::Includes(*at, *count, if whole { 0 } else { named }));
        if whole {
            self.push(Claim::Counts(*at, *count, named));
        }
    }

    /// An organisation named.
    pub(crate) fn organisation(&mut self, at: Path, name: &'r Fact<Text>) {
        if let Some(name) = name.known() {
            self.push(Claim::Organisation(at, name));
        }
    }
}
