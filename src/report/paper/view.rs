//! What papers see of a ledger: records with their times, words for parties, figures that are added up.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{Term, Tracker};
use super::scope::{belongs, covers};
use crate::fact::Fact;
use crate::ledger::{Entry, Gift, Ledger, Time, gifts, time, years};
use crate::record::Record;
use crate::report::wording;
use crate::value::{Approx, Basis, Count, Money, Period, Text};
use crate::yaml::Path;

/// Organisations named one by one, at most.
const NAMED: usize = 3;

/// One record of a paper: its place in the ledger, itself, and when it was.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'l> {
    pub(super) entry: usize,
    pub(super) record: &'l Record,
    pub(super) time: Option<Time>,
}

impl Row<'_> {
    pub(super) fn year(&self) -> Option<u16> {
        self.time.and_then(|time| time.year())
    }
}

/// A ledger seen for one paper: the records of its period, in order of time, and how to word what they hold.
pub(super) struct Lens<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) tracker: Tracker<'l>,
    pub(super) rows: Vec<Row<'l>>,
    pub(super) own_region: String,
    gifts: Vec<Gift<'l>>,
    period: Option<Period>,
}

impl<'l> Lens<'l> {
    /// Looks at the records of a period; at all of them if none is given.
    pub(super) fn new(ledger: &'l Ledger, period: Option<Period>) -> Self {
        let mut rows: Vec<Row<'l>> = ledger
            .entries()
            .iter()
            .enumerate()
            .map(|(entry, found): (usize, &'l Entry)| Row {
                entry,
                record: found.record(),
                time: time(found.record()),
            })
            .filter(|row| period.is_none_or(|period| belongs(row.record, row.time.as_ref(), &period)))
            .collect();
        rows.sort_by_key(|row| row.time.and_then(|time| time.first.or(time.last)));
        let head = ledger.head();
        let known = |region: &Fact<Text>| region.known().map(ToString::to_string).unwrap_or_default();
        let own_region = wording::local_region(
            &head.perspective.known().map(ToString::to_string).unwrap_or_default(),
            &known(&head.partnership.supporter.region),
            &known(&head.partnership.recipient.region),
        );
        Self { ledger, tracker: Tracker::new(ledger), rows, own_region, gifts: gifts(ledger), period }
    }

    /// Whether it is a paper over a part of the ledger's time.
    pub(super) fn is_part(&self) -> bool {
        self.period.is_some()
    }

    /// The time of the paper in words: 2021年至2024年.
    pub(super) fn told_period(&self) -> String {
        match self.period {
            Some(period) => {
                self.tracker.computed(period.to_string(), "生成时指定的时段".to_owned(), Vec::new())
            }
            None => {
                self.tracker.head(Path::root().key("period"), &self.ledger.head().period, ToString::to_string)
            }
        }
    }

    /// Whether a time belongs to the paper; one that is not known belongs to the paper over everything.
    pub(super) fn has(&self, time: &Fact<Period>) -> bool {
        match (self.period, time.known()) {
            (None, _) => true,
            (Some(period), Some(time)) => covers(&period, time),
            (Some(_), None) => false,
        }
    }

    /// The gifts of money that one record tells.
    pub(super) fn gifts(&self, entry: usize) -> &[Gift<'l>] {
        let from = self.gifts.partition_point(|gift| gift.entry < entry);
        let to = self.gifts.partition_point(|gift| gift.entry <= entry);
        self.gifts.get(from..to).unwrap_or_default()
    }

    /// A place or body as the paper names it: 我县, 县教育局.
    pub(super) fn local(&self, entry: usize, path: Path, fact: &Fact<Text>) -> String {
        self.tracker.worded(entry, path, fact, |text| wording::local(text.as_str(), &self.own_region))
    }

    /// Every place or body of a list, joined: 甲、乙和丙.
    pub(super) fn locals(&self, entry: usize, path: Path, facts: &[Fact<Text>]) -> String {
        let all = facts.iter().enumerate().map(|(i, fact)| self.local(entry, path.index(i), fact));
        joined(&all.collect::<Vec<_>>())
    }

    /// Names of several records, each once: 甲、乙和丙; of more than three the first, and how many there are.
    pub(super) fn names<'f>(&self, facts: impl Iterator<Item = (usize, Path, &'f Fact<Text>)>) -> String {
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        let mut distinct = Vec::new();
        for (entry, path, fact) in facts {
            let Some(name) = fact.known() else {
                distinct.push((entry, path, fact));
                continue;
            };
            if seen.insert(name.as_str(), ()).is_none() {
                distinct.push((entry, path, fact));
            }
        }
        let shown = if distinct.len() > NAMED { 1 } else { NAMED };
        let told: Vec<String> =
            distinct.iter().take(shown).map(|(entry, path, fact)| self.local(*entry, *path, fact)).collect();
        if distinct.len() <= NAMED {
            return joined(&told);
        }
        let terms = distinct.iter().map(|(entry, path, fact)| Term::of(*entry, *path, fact)).collect();
        let count = self.number(distinct.len(), "家", "不同的单位", terms);
        format!("{}等{count}单位", told.join("、"))
    }

    /// The region of one side, as the paper names it.
    pub(super) fn side(&self, side: &'static str) -> String {
        let partnership = &self.ledger.head().partnership;
        let region = match side {
            "supporter" => &partnership.supporter.region,
            _ => &partnership.recipient.region,
        };
        let at = Path::root().key("partnership").key(side).key("region");
        self.tracker.head(at, region, |text| wording::local(text.as_str(), &self.own_region))
    }

    /// Sentences given in a list, each with its stop.
    pub(super) fn sentences(&self, entry: usize, path: Path, facts: &[Fact<Text>]) -> Vec<String> {
        let one = |(i, fact): (usize, &Fact<Text>)| {
            self.tracker.worded(entry, path.index(i), fact, |text| wording::sentence(text.as_str()))
        };
        facts.iter().enumerate().map(one).collect()
    }

    /// The year a record is told under: 2021年.
    pub(super) fn year(&self, row: &Row<'_>) -> String {
        let Some((time, year)) = row.time.and_then(|time| Some((time, time.year()?))) else {
            return String::new();
        };
        self.tracker.told(format!("{year}年"), vec![Term::of(row.entry, time.path, format!("{year}年"))])
    }

    /// When a record was: its year, or the years of a period of several.
    pub(super) fn when(&self, row: &Row<'_>) -> String {
        match (row.time, years(row.record)) {
            (Some(time), Some(years)) => {
                self.tracker.told(years.to_string(), vec![Term::of(row.entry, time.path, years)])
            }
            _ => self.year(row),
        }
    }

    /// How many records there are, as a figure that is counted: 3次.
    pub(super) fn number(&self, count: usize, classifier: &str, what: &str, terms: Vec<Term>) -> String {
        self.tracker.computed(format!("{count}{classifier}"), format!("记录数：{what}"), terms)
    }
}

/// 甲、乙和丙.
pub(super) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{}和{last}", all.join("、")),
    }
}

/// A number of people or things that is added up, with what it was added from.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    total: Option<Count>,
    terms: Vec<Term>,
    /// Something of another classifier or without a number was among them.
    mixed: bool,
}

impl Sum {
    /// Adds one count; one of another sort spoils the sum.
    pub(super) fn add(&mut self, entry: usize, path: Path, fact: &Fact<Count>, usual: &str) {
        let Some(count) = fact.known().and_then(|count| count.or_classifier(usual).ok()) else {
            self.mixed |= !fact.is_absent();
            return;
        };
        let next = match self.total {
            None => Some(count),
            Some(total) => total.checked_add(&count),
        };
        match next {
            Some(next) => self.total = Some(next),
            None => self.mixed = true,
        }
        self.terms.push(Term::of(entry, path, count));
    }

    /// Adds another sum.
    pub(super) fn join(&mut self, other: &Self) {
        match (self.total, other.total) {
            (Some(one), Some(two)) => match one.checked_add(&two) {
                Some(sum) => self.total = Some(sum),
                None => self.mixed = true,
            },
            (None, found) => self.total = found,
            _ => {}
        }
        self.mixed |= other.mixed;
        self.terms.extend(other.terms.iter().cloned());
    }

    /// How many counts were added.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The sum, if everything could be added.
    pub(super) fn total(&self) -> Option<Count> {
        self.total.filter(|_| !self.mixed)
    }

    /// Whether it is exact and larger than another of the same sort: then it grew.
    pub(super) fn grew_from(&self, before: &Self) -> bool {
        let (Some(now), Some(then)) = (self.total(), before.total()) else { return false };
        let exact = [now, then].iter().all(|count| count.approx() == Approx::Exact);
        exact && now.classifier() == then.classifier() && now.value() > then.value()
    }

    /// The sum in words; nothing where it could not be made.
    pub(super) fn told(&self, lens: &Lens<'_>) -> String {
        let Some(total) = self.total() else { return String::new() };
        match self.terms.as_slice() {
            [term] => lens.tracker.told(total.to_string(), vec![term.clone()]),
            terms => lens.tracker.computed(total.to_string(), formula(terms), terms.to_vec()),
        }
    }
}

/// Money that is added up.
#[derive(Debug, Clone, Default)]
pub(super) struct Purse {
    total: Option<Money>,
    terms: Vec<Term>,
    spoilt: bool,
    /// Whether some of it is only expected, and some only reckoned.
    loose: [bool; 2],
}

impl Purse {
    pub(super) fn add(&mut self, entry: usize, path: Path, money: Money) {
        self.terms.push(Term::of(entry, path, money));
        self.include(money);
    }

    /// Adds an amount that comes of several facts: a rate times a number of years.
    pub(super) fn product(&mut self, money: Money, terms: Vec<Term>) {
        self.terms.extend(terms);
        self.include(money);
    }

    /// Leaves it without a sum.
    pub(super) fn spoil(&mut self) {
        self.spoilt = true;
    }

    fn include(&mut self, money: Money) {
        self.loose[0] |= money.basis() == Basis::Expected;
        self.loose[1] |= money.basis() == Basis::Worth;
        let next = match self.total {
            None => Some(money),
            Some(total) => total.checked_add(&money),
        };
        match next {
            Some(next) => self.total = Some(next),
            None => self.spoilt = true,
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.terms.extend(other.terms.iter().cloned());
        self.spoilt |= other.spoilt;
        self.loose = [self.loose[0] | other.loose[0], self.loose[1] | other.loose[1]];
        if let Some(money) = other.total {
            self.include(money);
        }
    }

    pub(super) fn total(&self) -> Option<Money> {
        self.total.filter(|_| !self.spoilt)
    }

    /// Whether it is exact and larger than another.
    pub(super) fn grew_from(&self, before: &Self) -> bool {
        let (Some(now), Some(then)) = (self.total(), before.total()) else { return false };
        [now, then].iter().all(|money| money.approx() == Approx::Exact) && now.fen() > then.fen()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    pub(super) fn told(&self, lens: &Lens<'_>) -> String {
        let Some(total) = self.total() else { return String::new() };
        match self.terms.as_slice() {
            [term] => lens.tracker.told(total.to_string(), vec![term.clone()]),
            terms => {
                let plain = total.basis() == Basis::Stated;
                let remark = match self.loose {
                    [true, _] if plain => "（含预计数）",
                    [_, true] if plain => "（含折合数）",
                    _ => "",
                };
                lens.tracker.computed(total.to_string(), formula(terms), terms.to_vec()) + remark
            }
        }
    }
}

/// Terms as they are added: 12名＋15名.
fn formula(terms: &[Term]) -> String {
    const SHOWN: usize = 50;
    let mut shown: Vec<&str> = terms.iter().take(SHOWN).map(Term::text).collect();
    if terms.len() > SHOWN {
        shown.push("……");
    }
    shown.join("＋")
}

/// Groups in the order they come, by a key.
pub(super) fn by_key<K: Ord + Clone, T>(items: impl IntoIterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut places: BTreeMap<K, usize> = BTreeMap::new();
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for (key, item) in items {
        let at = *places.entry(key.clone()).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, group)) = groups.get_mut(at) {
            group.push(item);
        }
    }
    groups
}

/// A section of a paper with its number; what it holds is told by the template of its name.
#[derive(Debug, Serialize)]
pub(super) struct Numbered<T> {
    /// 一、 or （一）.
    pub(super) number: String,
    /// Its heading.
    pub(super) title: &'static str,
    /// What it holds.
    pub(super) body: T,
}
