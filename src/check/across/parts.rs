//! The amounts that a figure sums: of its unit, in its time, each once.
//!
//! Where a record may be told again by another (the year beside its courses), or may not be meant by the figure, it is
//! left out: what remains is no more than what was done, so that a figure below it is wrong.

use super::amounts;
use super::survey::Survey;
use crate::check::counts::{Unit, amount, at_least};
use crate::fact::Fact;
use crate::ledger::Time;
use crate::value::{Date, Quantity, Text};
use crate::yaml::Path;

/// How much in all, and the places that say so.
pub(super) type Sum = (i128, Vec<(usize, Path)>);

/// One amount that a figure may sum.
#[derive(Clone)]
pub(super) struct Part<'l> {
    pub(super) entry: usize,
    pub(super) path: Path,
    amount: i128,
    pub(super) first: Date,
    last: Date,
    /// The day on which all of it was done: who was sent for a term was sent on its first day.
    by: Date,
    /// What is told by one name may be told again.
    name: &'l str,
}

/// Which amounts a figure sums.
pub(super) struct Wanted<'w> {
    pub(super) unit: Unit,
    /// What it says it counts.
    pub(super) label: &'w str,
    /// Whose figure it is.
    pub(super) subject: Option<&'w str>,
    pub(super) from: Option<Date>,
    pub(super) to: Date,
}

impl Wanted<'_> {
    /// Whether a time lies in that of the figure.
    fn holds(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|from| from <= first) && last <= self.to
    }

    /// Whether it says that it counts any of these.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.label.contains(word))
    }

    /// Whether it counts heads of schools, and whether teachers.
    pub(super) fn roles(&self) -> (bool, bool) {
        let heads = self.says(&["校长", "校级", "园长", "管理干部"]);
        (heads, self.says(&["教师", "学员"]))
    }
}

/// Words that make a figure one of fewer than the records tell.
const NARROW: [&str; 22] = [
    "乡镇",
    "农村",
    "乡村",
    "骨干",
    "班主任",
    "德育",
    "中层",
    "教研员",
    "新任",
    "国家级",
    "省级",
    "首批",
    "物资",
    "企业",
    "社会",
    "爱心",
    "其中",
    "高中",
    "初中",
    "小学",
    "幼儿园",
    "学科",
];

/// Records looked at for one that holds another, at most.
const COMPARED: usize = 32;

/// At least how much the records of a kind tell of what is wanted, and the places that say so.
pub(super) fn told<'l>(survey: &Survey<'l>, kind: &str, wanted: &Wanted<'_>) -> Sum {
    if NARROW.iter().any(|word| wanted.label.contains(word)) {
        return (0, Vec::new());
    }
    let mut parts: Vec<Part<'l>> = Vec::new();
    if kind == "funding" {
        parts.extend(amounts::given(survey, wanted));
    } else {
        let named = amounts::products(survey, kind, wanted);
        for (entry, record) in survey.of_kind(kind) {
            if wanted.subject.is_none_or(|subject| amounts::is_by(record, subject)) && named.fits(record) {
                amounts::of_record(survey, entry, record, wanted, &mut parts);
            }
        }
    }
    sum(parts, wanted)
}

/// Adds up what lies in the time, each once.
pub(super) fn sum(mut parts: Vec<Part<'_>>, wanted: &Wanted<'_>) -> Sum {
    parts.retain(|part| wanted.holds(part.first, part.by));
    // The longer time first: what it holds may be told in it.
    parts.sort_by_key(|part| (part.first, std::cmp::Reverse(part.last), part.entry));
    let mut total = 0;
    let mut places = Vec::new();
    let mut open: Vec<&Part<'_>> = Vec::new();
    for part in &parts {
        open.retain(|whole| part.first <= whole.last);
        let inside = |whole: &&&Part<'_>| {
            let longer = part.last <= whole.last && (part.first, part.last) != (whole.first, whole.last);
            longer && (part.name == whole.name || part.name.is_empty() || whole.name.is_empty())
        };
        if open.len() < COMPARED && !open.iter().any(|whole| inside(&whole)) {
            total += part.amount;
            places.push((part.entry, part.path));
            open.push(part);
        }
    }
    (total, places)
}

impl Part<'_> {
    /// The same, done on its first day.
    pub(super) fn at_once(self) -> Self {
        Self { by: self.first, ..self }
    }
}

impl<'l> Part<'l> {
    /// The same under a name.
    pub(super) fn named(self, name: &'l str) -> Self {
        Self { name, ..self }
    }
}

/// One part, if its figure is exact or more, and of the unit that is wanted.
pub(super) fn part<'l>(
    entry: usize,
    path: Path,
    figure: Quantity,
    (unit, time): (Unit, &Time),
    name: Option<&'l Fact<Text>>,
) -> Option<Part<'l>> {
    let (own, amount) = amount(figure).filter(|_| at_least(figure))?;
    // Who came once attended once.
    let fits = own == unit || (unit == Unit::Things("人次") && own == Unit::Things("人"));
    let name = name.and_then(Fact::known).map_or("", Text::as_str);
    let (first, last) = (time.first?, time.last?);
    fits.then_some(Part { entry, path, amount, first, last, by: last, name })
}
