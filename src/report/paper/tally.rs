//! Heads counted by sort: the groups of some records where they tell of all, else the totals alone.

use std::fmt::Display;

use super::figures::Term;
use super::sum::Sum;
use crate::fact::Fact;
use crate::value::Count;
use crate::yaml::Path;

/// What one record says of how many there were.
pub(super) struct Heads<'l> {
    entry: usize,
    groups: Vec<(String, Term, Path, &'l Fact<Count>)>,
    total: (Path, &'l Fact<Count>, &'static str),
}

/// How many of each sort, and how many in all.
#[derive(Default)]
pub(super) struct Tally {
    /// Each sort in the order of its first mention; empty where some are not told by sort.
    sorts: Vec<(String, Term, Sum)>,
    sum: Sum,
}

/// What one year came to, for the year after it.
pub(super) struct Year {
    pub(super) sum: Sum,
    sorts: Vec<String>,
}

impl Year {
    /// Whether the same sort of people came as in the year before, as far as it is told.
    pub(super) fn goes_on(&self, before: &Self) -> bool {
        let none = self.sorts.is_empty() && before.sorts.is_empty();
        none || self.sorts.iter().any(|sort| before.sorts.contains(sort))
    }

    /// Whether more came than in the year before.
    pub(super) fn grew_from(&self, before: &Self) -> bool {
        self.sum.grew_from(&before.sum)
    }
}

impl<'l> Heads<'l> {
    /// A record that says this many in all; `usual` is the classifier where none is written.
    pub(super) fn of(entry: usize, path: Path, total: &'l Fact<Count>, usual: &'static str) -> Self {
        Self { entry, groups: Vec::new(), total: (path, total, usual) }
    }

    /// Adds one of its groups: where it stands, the key of its sort, its sort and its number.
    pub(super) fn group(&mut self, at: Path, key: &'static str, sort: &impl Display, count: &'l Fact<Count>) {
        let name = sort.to_string();
        let term = Term::of(self.entry, at.key(key), &name);
        self.groups.push((name, term, at.key("count"), count));
    }

    /// All groups together.
    fn grouped(&self) -> Sum {
        let mut sum = Sum::default();
        for (_, _, path, count) in &self.groups {
            sum.add(self.entry, *path, count, "名");
        }
        sum
    }

    /// Whether the groups tell of all there were.
    pub(super) fn is_whole(&self) -> bool {
        let total = self.total.1.known().map(Count::value);
        let grouped = self.grouped().total().map(|sum| sum.value());
        !self.groups.is_empty() && (total.is_none() || total == grouped)
    }

    /// How many in all: the total, or the groups where there is none.
    fn sum(&self) -> Sum {
        let (path, total, usual) = self.total;
        if total.is_absent() && !self.groups.is_empty() || self.is_whole() {
            return self.grouped();
        }
        let mut sum = Sum::default();
        sum.add(self.entry, path, total, usual);
        sum
    }
}

impl Tally {
    /// Counts the heads of some records. Sorts are told only where those of every record tell of all its heads: a
    /// record that has a total alone would be left out by them.
    pub(super) fn of(records: &[Heads<'_>]) -> Self {
        let mut tally = Self::default();
        records.iter().for_each(|one| tally.sum.join(&one.sum()));
        if records.iter().all(Heads::is_whole) {
            for one in records {
                one.groups.iter().for_each(|group| tally.sort(one.entry, group));
            }
        }
        tally
    }

    /// What it came to, and the sorts in it.
    pub(super) fn split(self) -> (Vec<(String, Term, Sum)>, Year) {
        let sorts = self.sorts.iter().map(|(name, ..)| name.clone()).collect();
        (self.sorts, Year { sum: self.sum, sorts })
    }

    fn sort(&mut self, entry: usize, (name, term, path, count): &(String, Term, Path, &Fact<Count>)) {
        let place = self.sorts.iter().position(|(known, ..)| known == name).unwrap_or_else(|| {
            self.sorts.push((name.clone(), term.clone(), Sum::default()));
            self.sorts.len() - 1
        });
        if let Some((_, _, sum)) = self.sorts.get_mut(place) {
            sum.add(entry, *path, count, "名");
        }
    }
}
