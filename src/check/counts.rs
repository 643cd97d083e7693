//! Numbers: wholes and parts, heads and names, counts and lists.

use super::{Finding, money};
use crate::problem::{Code, say};
use crate::record::{AwardLevel, Claim, Claims};
use crate::value::{Approx, Count, Quantity, numeral};
use crate::yaml::Path;

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    let mut found: Vec<Finding> = claims.iter().filter_map(one).take(most).collect();
    found.extend(title_counts(claims));
    found
}

fn one(claim: &Claim<'_>) -> Option<Finding> {
    match claim {
        Claim::Includes(at, size, named)
            if size.approx() == Approx::Exact && size.value() < *named as u64 =>
        {
            Some(Finding::error(
                at,
                Code::SizeNames,
                say!("写的是{size}，列出姓名的就有{named}人", "{size} in all, but {named} are named"),
                say!("人数应包括领队和全体成员", "the number includes the leader and every member"),
            ))
        }
        Claim::Includes(at, size, _) if !matches!(size.classifier(), "" | "人" | "名" | "位") => {
            Some(Finding::error(
                at,
                Code::CountClassifier,
                say!("人数写成了“{size}”", "a number of persons is given as `{size}`"),
                say!("人数的量词用“人”或“名”", "count persons by 人 or 名"),
            ))
        }
        Claim::Measured(at, Quantity::Count(count)) if count.classifier().is_empty() => Some(Finding::error(
            at,
            Code::CountClassifier,
            say!("“{count}”没有量词", "`{count}` has no classifier"),
            say!(
                "写上量词或单位，如“{count}名”“{count}所”“{count}万元”",
                "add a classifier or unit, as in `{count}名`"
            ),
        )),
        Claim::Counts(at, count, items) if count.value() != *items as u64 => Some(Finding::error(
            at,
            Code::CountItems,
            say!("写的是{count}，列出的是{items}项", "{count} announced, {items} listed"),
            say!("改正项数，或补齐所列各项", "correct the count or the list"),
        )),
        // Stated only where the two differ.
        Claim::Reaches(at, count, last) => Some(Finding::error(
            at,
            Code::CountItems,
            say!("写的是{count}，最后列出的是{last}", "{count} announced, the last one listed is {last}"),
            say!("改正总数，或改正所列各项", "correct the count or the list"),
        )),
        Claim::Level(at, level, before) => lower(at, *level, *before),
        Claim::Grows(at, now, before) => grows(at, *now, *before),
        Claim::Paired(at, one, other) => paired(at, *one, *other),
        Claim::Sum(at, whole, parts) => sum(at, *whole, parts),
        Claim::Subset(at, whole, part) => subset(at, *whole, *part),
        _ => None,
    }
}

/// One school here for each school there.
fn paired(at: &Path, one: Count, other: Count) -> Option<Finding> {
    let exact = [one, other].iter().all(|count| count.approx() == Approx::Exact);
    (exact && one.value() != other.value()).then(|| {
        Finding::error(
            at,
            Code::PairCount,
            say!("帮扶方{one}，受援方{other}，不是一一结对", "{one} on one side, {other} on the other"),
            say!(
                "核对两边的学校数；确实不是一对一的，写“多对一: 是”",
                "check both numbers; if several share a partner, set `many`"
            ),
        )
    })
}

/// Prizes stand from the highest level down, the first no higher than the whole.
fn lower(at: &Path, level: AwardLevel, before: AwardLevel) -> Option<Finding> {
    let rank = |level: AwardLevel| AwardLevel::ALL.iter().position(|one| *one == level);
    (rank(level) < rank(before)).then(|| {
        Finding::warning(
            at,
            Code::LevelOrder,
            say!("{level}排在{before}之后", "{level} is told after {before}"),
            say!(
                "总的级别写最高的，各项奖由高到低排列",
                "give the highest level for the whole, and list prizes from the highest down"
            ),
        )
    })
}

/// A part counted in the same unit is not larger than the whole; with a whole that may be far more than is said, or a
/// part that may be less, nothing can be said (25次 of 20余次, but 30次 is too many).
fn subset(at: &Path, whole: Quantity, part: Quantity) -> Option<Finding> {
    exceeds(whole, part).then(|| {
        Finding::error(
            at,
            Code::SubsetExceeds,
            say!("其中{part}，而总数只有{whole}", "{part} of only {whole}"),
            say!("核对总数和其中数", "check the whole and the part"),
        )
    })
}

/// Whether a part is plainly larger than its whole.
pub(super) fn exceeds(whole: Quantity, part: Quantity) -> bool {
    let (Some((unit, _)), Some((other, some))) = (amount(whole), amount(part)) else { return false };
    at_least(part) && unit == other && most(whole).is_some_and(|most| some > most)
}

/// What a figure is at most: 40余名 is 49名 at most; of 约 and 超 nobody knows.
fn most(figure: Quantity) -> Option<i128> {
    let (_, said) = amount(figure)?;
    let more = match figure {
        Quantity::Count(count) => count.most(),
        Quantity::Money(money) => money.most(),
        Quantity::Percent(_) => None,
    };
    match figure.approx() {
        Approx::Exact | Approx::Nearly => Some(said),
        Approx::More => more,
        _ => None,
    }
}

/// What a figure is at least: 约40名 says nothing of it.
fn least(figure: Quantity) -> Option<i128> {
    let (_, said) = amount(figure)?;
    Some(if at_least(figure) { said } else { 0 })
}

/// The bounds of a figure or of a sum of figures; without an upper one where one of them has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) least: i128,
    pub(super) most: Option<i128>,
}

impl Bounds {
    /// Those of one figure.
    pub(super) fn of(figure: Quantity) -> Option<Self> {
        Some(Self { least: least(figure)?, most: most(figure) })
    }

    /// Those of a sum.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let most = self.most.zip(other.most).and_then(|(one, other)| one.checked_add(other));
        Some(Self { least: self.least.checked_add(other.least)?, most })
    }

    /// Those of a product.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let most = self.most.zip(other.most).and_then(|(one, other)| one.checked_mul(other));
        Some(Self { least: self.least.checked_mul(other.least)?, most })
    }

    /// What the parts are, where they cannot make the whole; 约 and 近 of a whole are loose: only twice as much is
    /// too much.
    pub(super) fn misses(self, whole: Quantity) -> Option<Missed> {
        let (_, said) = amount(whole)?;
        let limit = match whole.approx() {
            Approx::About | Approx::Nearly => said.checked_mul(2),
            _ => most(whole),
        };
        if limit.is_some_and(|limit| self.least > limit) {
            return Some(Missed { number: self.least, exact: self.most == Some(self.least), over: true });
        }
        let most = self.most.filter(|most| least(whole).is_some_and(|least| *most < least))?;
        Some(Missed { number: most, exact: most == self.least, over: false })
    }
}

/// Parts that do not make their whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Missed {
    /// What they are at least, or at most.
    pub(super) number: i128,
    /// Whether they are just that.
    exact: bool,
    /// Whether they are more than the whole.
    over: bool,
}

impl Missed {
    /// 至少, 至多, or nothing.
    pub(super) fn word(self) -> (&'static str, &'static str) {
        match (self.exact, self.over) {
            (true, _) => ("", ""),
            (false, true) => ("至少", "at least "),
            (false, false) => ("至多", "at most "),
        }
    }
}

/// Whether a figure is no more than it says.
pub(super) fn at_most(figure: Quantity) -> bool {
    matches!(figure.approx(), Approx::Exact | Approx::Nearly)
}

/// Whether a figure is no less than it says.
pub(super) fn at_least(figure: Quantity) -> bool {
    matches!(figure.approx(), Approx::Exact | Approx::More | Approx::Over | Approx::AtLeast)
}

/// 增至 leads upward only; with an approximate figure nothing can be said.
fn grows(at: &Path, now: Quantity, before: Quantity) -> Option<Finding> {
    let exact = [now, before].iter().all(|figure| figure.approx() == Approx::Exact);
    let ((unit, more), (other, less)) = (amount(now)?, amount(before)?);
    (exact && unit == other && more <= less).then(|| {
        Finding::error(
            at,
            Code::GrowthOrder,
            say!("由{before}增至{now}，并没有增加", "from {before} to {now} is no growth"),
            say!("核对原数和增至的数", "check both numbers"),
        )
    })
}

/// Parts must be able to add up to their whole: exact ones to just that, others by what they are at least and at most.
fn sum(at: &Path, whole: Quantity, parts: &[Quantity]) -> Option<Finding> {
    let (unit, _) = amount(whole)?;
    let mut all = Bounds { least: 0, most: Some(0) };
    for part in parts {
        amount(*part).filter(|(own, _)| *own == unit)?;
        all = all.plus(Bounds::of(*part)?)?;
    }
    let missed = all.misses(whole)?;
    let told = match whole {
        Quantity::Money(whole) => money::told(missed.number, whole)?.to_string(),
        _ => missed.number.to_string(),
    };
    let (zh, en) = missed.word();
    let verb = if zh.is_empty() { "是" } else { zh };
    Some(Finding::error(
        at,
        Code::SumMismatch,
        say!("写的是{whole}，各项相加{verb}{told}", "{whole} given, the parts add up to {en}{told}"),
        say!("核对总数和各分项", "check the whole and its parts"),
    ))
}

/// What a figure counts.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Clone, Copy)]
pub(super) enum Unit {
    /// Things of one classifier.
    Things(&'static str),
    /// Money.
    Fen,
}

/// A figure as a number that can be added; percentages cannot. 人, 名 and 位 count the same, 人次 does not.
pub(super) fn amount(figure: Quantity) -> Option<(Unit, i128)> {
    match figure {
        Quantity::Count(count) => {
            let things = match count.classifier() {
                "名" | "位" => "人",
                other => other,
            };
            Some((Unit::Things(things), i128::from(count.value())))
        }
        Quantity::Money(money) => Some((Unit::Fen, money.fen())),
        _ => None,
    }
}

/// 四点共识 in a title needs four points.
fn title_counts(claims: &Claims<'_>) -> Option<Finding> {
    let items = claims.iter().find_map(|claim| match claim {
        Claim::Listed(items) => Some(*items),
        _ => None,
    })?;
    let (at, title) = claims.iter().find_map(|claim| match claim {
        Claim::Title(at, title) => Some((at, title.as_str())),
        _ => None,
    })?;
    let head = &title[..title.find("点共识").or_else(|| title.find("项共识"))?];
    let start =
        head.trim_end_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c)).len();
    let count = numeral::parse(&head[start..])?;
    (count != items as u64).then(|| {
        Finding::error(
            at,
            Code::TitleCount,
            say!(
                "标题说{count}点共识，列出的是{items}点",
                "the title says {count} points, {items} are listed"
            ),
            say!("改正标题，或补齐共识", "correct the title or the list"),
        )
    })
}
