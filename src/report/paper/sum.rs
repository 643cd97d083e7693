//! Figures that are added up: numbers of people and things, and money.

use super::figures::Term;
use super::view::Lens;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::value::{Approx, Basis, Count, Money};
use crate::yaml::Path;

/// A number of people or things that is added up, with what it was added from.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    total: Option<Count>,
    terms: Vec<Term>,
    /// Something of another classifier or without a number was among them.
    mixed: bool,
    /// Where a number is lacking without which the sum would leave something out.
    gaps: Vec<(usize, Path)>,
}

impl Sum {
    /// Adds one count that must be there: without it there is no sum.
    pub(super) fn add_needed(&mut self, entry: usize, path: Path, fact: &Fact<Count>, usual: &str) {
        if fact.is_absent() {
            self.gaps.push((entry, path));
        }
        self.add(entry, path, fact, usual);
    }

    fn include(&mut self, count: Count) {
        let next = match self.total {
            None => Some(count),
            Some(total) => total.checked_add(&count),
        };
        match next {
            Some(next) => self.total = Some(next),
            None => self.mixed = true,
        }
    }

    /// Adds one count; one of another sort spoils the sum.
    pub(super) fn add(&mut self, entry: usize, path: Path, fact: &Fact<Count>, usual: &str) {
        let Some(count) = fact.known().and_then(|count| count.or_classifier(usual).ok()) else {
            self.mixed |= !fact.is_absent();
            return;
        };
        self.include(count);
        self.terms.push(Term::of(entry, path, count));
    }

    /// Adds another sum.
    pub(super) fn join(&mut self, other: &Self) {
        if let Some(total) = other.total {
            self.include(total);
        }
        self.mixed |= other.mixed;
        self.gaps.extend_from_slice(&other.gaps);
        self.terms.extend(other.terms.iter().cloned());
    }

    /// How many counts were added.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The sum, if everything could be added and nothing is lacking.
    pub(super) fn total(&self) -> Option<Count> {
        self.total.filter(|_| !self.mixed && self.gaps.is_empty())
    }

    /// Whether it is exact and larger than another of the same sort: then it grew.
    pub(super) fn grew_from(&self, before: &Self) -> bool {
        let (Some(now), Some(then)) = (self.total(), before.total()) else { return false };
        let exact = [now, then].iter().all(|count| count.approx() == Approx::Exact);
        exact && now.classifier() == then.classifier() && now.value() > then.value()
    }

    /// The sum in words; nothing where it could not be made, and then it is said why.
    pub(super) fn told(&self, lens: &Lens<'_>) -> String {
        let Some(total) = self.total() else {
            self.excuse(lens);
            return String::new();
        };
        match self.terms.as_slice() {
            [term] => lens.tracker.told(total.to_string(), vec![term.clone()]),
            terms => lens.tracker.computed(total.to_string(), formula(terms), terms.to_vec()),
        }
    }

    /// Says why there is no sum, where some of it is known: where a number is lacking, and which does not go with
    /// the first.
    fn excuse(&self, lens: &Lens<'_>) {
        excuse_gaps(lens, &self.gaps, self.terms.first());
        let Some(first) = self.terms.first() else { return };
        let sort = |term: &Term| term.text().parse::<Count>().ok();
        let Some(own) = sort(first) else { return };
        let others =
            self.terms.iter().filter(|term| sort(term).is_some_and(|one| own.checked_add(&one).is_none()));
        for term in others.take(EXCUSED) {
            let (own, other) = (first.text(), term.text());
            let message = say!(
                "“{other}”和“{own}”量词不同，不能相加，所以文稿里不写合计",
                "`{other}` cannot be added to `{own}`, so no sum is told"
            );
            let hint = say!(
                "各条记录用同一个量词（人和人次不同），就会写出合计",
                "use one classifier in all records (人 is not 人次), and the sum will be told"
            );
            if let Some((entry, path)) = term.place() {
                lens.remark((entry, &path), Code::PaperTotal, message, hint);
            }
        }
    }
}

/// Places told of a sum that could not be made, at most.
const EXCUSED: usize = 5;

/// Says where a number is lacking, where there is another that would have begun the sum.
fn excuse_gaps(lens: &Lens<'_>, gaps: &[(usize, Path)], first: Option<&Term>) {
    let Some(first) = first else { return };
    for (entry, path) in gaps.iter().take(EXCUSED) {
        let first = first.text();
        let message = say!(
            "这里没有写数，和别处的“{first}”等合不起来，所以文稿里不写合计",
            "without a number here no sum is told (others are {first} and more)"
        );
        let hint = say!("补上这个数，就会写出合计", "give the number, and the sum will be told");
        lens.remark((*entry, path), Code::PaperTotal, message, hint);
    }
}

/// Money that is added up.
#[derive(Debug, Clone, Default)]
pub(super) struct Purse {
    total: Option<Money>,
    terms: Vec<Term>,
    spoilt: bool,
    /// Where an amount is lacking without which the sum would leave something out.
    gaps: Vec<(usize, Path)>,
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

    /// Leaves it without a sum: an amount is not known.
    pub(super) fn lack(&mut self, entry: usize, path: Path) {
        self.spoilt = true;
        self.gaps.push((entry, path));
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
        self.gaps.extend_from_slice(&other.gaps);
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
        let Some(total) = self.total() else {
            excuse_gaps(lens, &self.gaps, self.terms.first());
            return String::new();
        };
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
