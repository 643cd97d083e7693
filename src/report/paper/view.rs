//! What papers see of a ledger: records with their times, words for parties.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{Term, Tracker};
use super::scope::{Scope, covers, is_beyond, scope};
use crate::fact::Fact;
use crate::ledger::{Entry, Gift, Ledger, Time, gifts, time, years};
use crate::problem::Problem;
use crate::record::Record;
use crate::report::wording;
use crate::value::{Period, Text};
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

impl<'l> Row<'l> {
    fn of((entry, found): (usize, &'l Entry)) -> Self {
        Self { entry, record: found.record(), time: time(found.record()) }
    }

    /// Whether it lies outside the time of its ledger, as checking says of it. Figures of an earlier time may stand
    /// beside those of the ledger for comparison.
    fn is_beyond(&self, ledger: &Ledger) -> bool {
        let (Some(time), Some(period)) = (self.time, ledger.head().period.known()) else { return false };
        !matches!(self.record, Record::Statistic(_)) && is_beyond(period, time.first, time.last)
    }

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
    /// What is not told, and why.
    pub(super) remarks: RefCell<Vec<Problem>>,
}

impl<'l> Lens<'l> {
    /// Looks at the records of a period; at all of the ledger's time if none is given.
    pub(super) fn new(ledger: &'l Ledger, period: Option<Period>) -> Self {
        let mut rows: Vec<Row<'l>> = ledger.entries().iter().enumerate().map(Row::of).collect();
        rows.retain(|row| !row.is_beyond(ledger));
        rows.sort_by_key(|row| row.time.and_then(|time| time.first.or(time.last)));
        let head = ledger.head();
        let known = |region: &Fact<Text>| region.known().map(ToString::to_string).unwrap_or_default();
        let own_region = wording::local_region(
            &head.perspective.known().map(ToString::to_string).unwrap_or_default(),
            &known(&head.partnership.supporter.region),
            &known(&head.partnership.recipient.region),
        );
        let (tracker, gifts, remarks) = (Tracker::new(ledger), gifts(ledger), RefCell::default());
        let mut lens = Self { ledger, tracker, rows, own_region, gifts, period, remarks };
        if let Some(period) = period {
            let rows = std::mem::take(&mut lens.rows);
            lens.rows = rows.into_iter().filter(|row| lens.belongs(row, &period)).collect();
        }
        lens
    }

    /// Whether a record belongs to a period; what may belong there and is left out is noted.
    fn belongs(&self, row: &Row<'l>, period: &Period) -> bool {
        let scope = scope(row.record, row.time.as_ref(), period);
        if scope == Scope::Unsure {
            let at = row.time.map_or(Path::root(), |time| time.path);
            let (dates, told) = row.record.when();
            let time = if dates.is_absent() { told.to_string() } else { dates.to_string() };
            self.left_out(row.entry, &at, &time, period);
        }
        scope == Scope::Inside
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
            (Some(period), Some(time)) => covers(&period, time) == Scope::Inside,
            (Some(_), None) => false,
        }
    }

    /// Whether one year of a placement belongs to the paper; one that is left out though it may belong is noted.
    pub(super) fn has_year(&self, entry: usize, at: &Path, year: &Fact<Period>) -> bool {
        let Some(year) = year.known() else { return self.period.is_none() };
        let whole = self.ledger.head().period.known().copied();
        let beyond = whole.filter(|whole| is_beyond(whole, year.first_day(), year.last_day()));
        let unsure = self.period.filter(|period| covers(period, year) == Scope::Unsure);
        if let Some(period) = beyond.or(unsure) {
            self.left_out(entry, at, &year.to_string(), &period);
        }
        beyond.is_none() && self.period.is_none_or(|period| covers(&period, year) == Scope::Inside)
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
