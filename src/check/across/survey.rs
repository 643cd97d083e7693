//! What the families ask of every record, gathered in one pass.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::sides::Sides;
use crate::fact::Fact;
use crate::ledger::{Entry, Gift, Ledger, Time, gifts, time};
use crate::record::{Claim, Claims, Kind, Record, Stated};
use crate::value::{Date, Text};
use crate::yaml::{Enclosure, Entry as Field, NodeKind, Path};

/// Where something stands: the record, none for the head, and the field.
pub(super) type Spot = (Option<usize>, Path);

/// A ledger, and what its records say, by subject.
pub(super) struct Survey<'l> {
    pub(super) ledger: &'l Ledger,
    /// When each record happened.
    times: Vec<Option<Time>>,
    /// The record of which each is a copy, word for word.
    pub(super) copies: Vec<Option<usize>>,
    /// Every gift of money.
    pub(super) gifts: Vec<Gift<'l>>,
    /// Where each organisation is named first, and the records that name it.
    pub(super) organisations: BTreeMap<&'l str, (Spot, Vec<Option<usize>>)>,
    /// Every declared short name with what it stands for.
    pub(super) shorts: Vec<(Spot, &'l str, &'l str)>,
    /// Everyone named with posts.
    pub(super) persons: Vec<Named<'l>>,
    /// The records of each kind, but copies.
    kinds: BTreeMap<&'static str, Vec<usize>>,
    /// The two sides of the ledger.
    pub(super) sides: Sides<'l>,
}

/// Someone named with posts.
pub(super) struct Named<'l> {
    pub(super) entry: usize,
    pub(super) path: Path,
    pub(super) name: &'l str,
    pub(super) posts: &'l [Fact<Text>],
}

impl<'l> Survey<'l> {
    pub(super) fn of(ledger: &'l Ledger) -> Self {
        let mut survey = Self {
            ledger,
            times: ledger.entries().iter().map(|entry| time(entry.record())).collect(),
            copies: copies(ledger.entries()),
            gifts: gifts(ledger),
            organisations: BTreeMap::new(),
            shorts: Vec::new(),
            persons: Vec::new(),
            kinds: BTreeMap::new(),
            sides: Sides::of(&ledger.head().partnership),
        };
        let mut head = Claims::new(Enclosure::File);
        ledger.head().state(&Path::root(), &Fact::Absent, &mut head);
        survey.take(None, &head);
        for (at, record) in survey.records() {
            survey.kinds.entry(record.kind()).or_default().push(at);
            survey.take(Some(at), &record.claims(Enclosure::Ledger));
        }
        survey
    }

    /// Keeps what the claims of one record say of names.
    fn take(&mut self, entry: Option<usize>, claims: &Claims<'l>) {
        for claim in claims.iter() {
            match claim {
                Claim::Organisation(at, name) => {
                    let found = self.organisations.entry(name.as_str());
                    let (_, entries) = found.or_insert_with(|| ((entry, *at), Vec::new()));
                    if entries.last() != Some(&entry) {
                        entries.push(entry);
                    }
                }
                Claim::ShortName(at, short, name) => {
                    self.shorts.push(((entry, *at), short.as_str(), name.as_str()));
                }
                Claim::Person(at, name, posts) if !posts.is_empty() => {
                    if let Some(entry) = entry {
                        self.persons.push(Named { entry, path: *at, name: name.as_str(), posts });
                    }
                }
                _ => {}
            }
        }
    }

    /// Every record but copies of others, with its place in the ledger.
    pub(super) fn records(&self) -> impl Iterator<Item = (usize, &'l Record)> + use<'l> {
        let copies: Vec<bool> = self.copies.iter().map(Option::is_some).collect();
        let entries = self.ledger.entries().iter().enumerate().zip(copies);
        entries.filter(|(_, copy)| !copy).map(|((at, entry), _)| (at, entry.record()))
    }

    /// The records of a kind, as those of [`Survey::records`].
    pub(super) fn of_kind(&self, kind: &str) -> impl Iterator<Item = (usize, &'l Record)> {
        let places = self.kinds.get(kind).into_iter().flatten();
        let ledger = self.ledger;
        places.filter_map(move |at| Some((*at, ledger.entries().get(*at)?.record())))
    }

    /// When a record happened.
    pub(super) fn time(&self, entry: usize) -> Option<&Time> {
        self.times.get(entry)?.as_ref()
    }

    /// The first and the last day of a record, where both are known.
    pub(super) fn span(&self, entry: usize) -> Option<(Date, Date)> {
        let time = self.time(entry)?;
        Some((time.first?, time.last?))
    }

    /// The year a record is told under.
    pub(super) fn year(&self, entry: usize) -> Option<u16> {
        self.time(entry)?.year()
    }

    /// A place as messages name it, so that it is found: 台账.yaml:12.
    pub(super) fn told(&self, entry: usize, path: &Path) -> String {
        let Some(one) = self.ledger.entries().get(entry) else { return String::new() };
        let fields = Kind::named(one.record().kind()).map_or(Vec::new(), Kind::fields);
        let (place, _) = one.place(&fields, path);
        place.to_string()
    }

    /// A place in a record or in the head.
    pub(super) fn told_spot(&self, (entry, path): &Spot) -> String {
        match entry {
            Some(entry) => self.told(*entry, path),
            None => self.ledger.head_place(path).0.to_string(),
        }
    }
}

/// For each record the first one that says the same, word for word.
fn copies(entries: &[Entry]) -> Vec<Option<usize>> {
    let mut seen: HashMap<(&str, u64), usize> = HashMap::with_capacity(entries.len());
    let mut found = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let (node, _) = entry.node();
        let first = *seen.entry((entry.record().kind(), sum(&node.kind))).or_insert(at);
        let copy = entries.get(first).filter(|_| first != at);
        found.push(copy.filter(|first| same(&first.node().0.kind, &node.kind)).map(|_| first));
    }
    found
}

/// A number that is the same for texts that are, in whichever order fields stand.
fn sum(value: &NodeKind) -> u64 {
    let mut hasher = DefaultHasher::new();
    match value {
        NodeKind::Text(text) => text.trim().hash(&mut hasher),
        NodeKind::Null | NodeKind::Refused => {}
        NodeKind::List(items) => items.iter().for_each(|item| sum(&item.kind).hash(&mut hasher)),
        NodeKind::Map(fields) => {
            let one = |field: &Field| {
                let mut hasher = DefaultHasher::new();
                (field.key.as_str(), sum(&field.value.kind)).hash(&mut hasher);
                hasher.finish()
            };
            fields.iter().map(one).fold(0u64, u64::wrapping_add).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Whether two values say the same, in whichever order fields stand.
fn same(one: &NodeKind, other: &NodeKind) -> bool {
    match (one, other) {
        (NodeKind::Text(one), NodeKind::Text(other)) => one.trim() == other.trim(),
        (NodeKind::List(one), NodeKind::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(&one.kind, &other.kind))
        }
        (NodeKind::Map(one), NodeKind::Map(other)) => {
            let known = |field: &Field| {
                other.iter().any(|own| own.key == field.key && same(&own.value.kind, &field.value.kind))
            };
            one.len() == other.len() && one.iter().all(known)
        }
        (one, other) => one == other,
    }
}
