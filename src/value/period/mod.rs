//! Times as people write them: years, months, semesters, 以来, 截至.

mod read;

use std::fmt;

use super::date::YEARS;
use super::{Date, DateRange};
use crate::fact::Value;
use crate::problem::{Bilingual, Fault};

/// Words for times without a date.
const LOOSE: [&str; 10] =
    ["近年来", "近几年来", "多年来", "长期以来", "一直以来", "目前", "当前", "近期", "近日", "日前"];

/// Parts of a year: the word, its first month, its last; beyond 12 lies the next year (practice).
const YEAR_PARTS: [(&str, u8, u8); 19] = [
    ("上半年", 1, 6),
    ("下半年", 7, 12),
    ("第一季度", 1, 3),
    ("第二季度", 4, 6),
    ("第三季度", 7, 9),
    ("第四季度", 10, 12),
    ("春季学期", 2, 8),
    ("秋季学期", 8, 14),
    ("春季", 2, 8),
    ("秋季", 8, 14),
    ("夏季", 5, 8),
    ("冬季", 11, 14),
    ("暑期", 7, 8),
    ("寒假", 1, 2),
    ("年初", 1, 2),
    ("年中", 5, 8),
    ("年底", 11, 12),
    ("年末", 11, 12),
    ("全年", 1, 12),
];

/// Parts of a month: the word, its first day, its last; 31 is the month's last (practice).
const MONTH_PARTS: [(&str, u8, u8); 6] =
    [("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31), ("初", 1, 10), ("底", 21, 31), ("末", 21, 31)];

/// How precise a [`Period`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PeriodKind {
    /// One day or days in a row: 2024年5月29日.
    Days,
    /// A month, or part of it: 2021年9月, 2024年3月下旬.
    Month,
    /// Months in a row: 2021年9月至12月.
    Months,
    /// A year: 2019年.
    Year,
    /// Years in a row: 2019年至2020年.
    Years,
    /// Part of a year: 2024年上半年, 2021年秋季学期.
    YearPart,
    /// A school year or one of its semesters: 2023—2024学年.
    SchoolYear,
    /// From then on: 2021年以来.
    Since,
    /// Up to then: 截至2024年6月底.
    Until,
    /// Without a date: 近年来, 目前.
    Loose,
}

/// A time not given to the day, such as `2021年秋季学期`, `2021年以来` or `截至2024年6月底`.
///
/// Reads years, months, halves, quarters, semesters, school years, 以来, 截至, 近年来 and the like, and full dates;
/// prints the normal form: 2019-2020年 gives 2019年至2020年, 截止 gives 截至, 2021年来 gives 2021年以来 (practice;
/// GB/T 15834-2011, 4.13). Years in four digits, 1949 to 2100. 今年 and 去年 are refused: they age.
///
/// # Errors
/// Reading gives `value.period.form`, `value.date.year`, `value.date.calendar` or `value.dates.order`.
///
/// # Examples
/// ```
/// use jianbao::{Period, PeriodKind};
/// let period: Period = "2019-2020年".parse().unwrap();
/// assert_eq!(period.to_string(), "2019年至2020年");
/// assert_eq!((period.kind(), period.start_year(), period.end_year()), (PeriodKind::Years, Some(2019), Some(2020)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    frame: Frame,
    base: Base,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Frame {
    Plain,
    /// 以来
    Since,
    /// 自…起
    From,
    /// 截至
    Until,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Base {
    Days(DateRange),
    Year(u16),
    Years(u16, u16),
    YearPart(u16, usize),
    Month(u16, u8),
    Months((u16, u8), (u16, u8)),
    MonthPart(u16, u8, usize),
    SchoolYear(u16, Option<bool>),
    Loose(&'static str),
}

impl Period {
    /// How precise it is: 2019年 gives [`PeriodKind::Year`].
    pub fn kind(&self) -> PeriodKind {
        match (self.frame, self.base) {
            (Frame::Since | Frame::From, _) => PeriodKind::Since,
            (Frame::Until, _) => PeriodKind::Until,
            (Frame::Plain, Base::Days(_)) => PeriodKind::Days,
            (Frame::Plain, Base::Year(_)) => PeriodKind::Year,
            (Frame::Plain, Base::Years(..)) => PeriodKind::Years,
            (Frame::Plain, Base::YearPart(..)) => PeriodKind::YearPart,
            (Frame::Plain, Base::Month(..) | Base::MonthPart(..)) => PeriodKind::Month,
            (Frame::Plain, Base::Months(..)) => PeriodKind::Months,
            (Frame::Plain, Base::SchoolYear(..)) => PeriodKind::SchoolYear,
            (Frame::Plain, Base::Loose(_)) => PeriodKind::Loose,
        }
    }

    /// The first day it can mean: 2021年9月 gives 2021年9月1日. Nothing for 截至 and for loose words.
    ///
    /// Seasons, semesters and 年底 are taken widely, so that a rule built on them prefers missing a fault.
    pub fn first_day(&self) -> Option<Date> {
        if self.frame == Frame::Until { None } else { self.base.first_day() }
    }

    /// The last day it can mean: 2021年9月 gives 2021年9月30日. Nothing for 以来 and for loose words.
    pub fn last_day(&self) -> Option<Date> {
        if matches!(self.frame, Frame::Since | Frame::From) { None } else { self.base.last_day() }
    }

    /// The year it begins in, where known: 2021年以来 gives 2021.
    pub fn start_year(&self) -> Option<u16> {
        self.first_day().map(Date::year)
    }

    /// The year it ends in, where known: 截至2024年6月底 gives 2024.
    pub fn end_year(&self) -> Option<u16> {
        self.last_day().map(Date::year)
    }
}

impl Base {
    fn first_day(self) -> Option<Date> {
        let (year, month, day) = match self {
            Self::Days(days) => return Some(days.start()),
            Self::Year(y) | Self::Years(y, _) => (y, 1, 1),
            Self::YearPart(y, part) => (y, YEAR_PARTS[part].1, 1),
            Self::Month(y, m) | Self::Months((y, m), _) => (y, m, 1),
            Self::MonthPart(y, m, part) => (y, m, MONTH_PARTS[part].1),
            Self::SchoolYear(y, Some(false)) => (y + 1, 2, 1),
            Self::SchoolYear(y, _) => (y, 8, 1),
            Self::Loose(_) => return None,
        };
        Date::new(year, month, day).ok()
    }

    fn last_day(self) -> Option<Date> {
        let (year, month) = match self {
            Self::Days(days) => return Some(days.end()),
            Self::Year(y) | Self::Years(_, y) => (y, 12),
            Self::YearPart(y, part) => (y, YEAR_PARTS[part].2),
            Self::Month(y, m) | Self::Months(_, (y, m)) => (y, m),
            Self::MonthPart(y, m, part) if MONTH_PARTS[part].2 < 31 => {
                return Date::new(y, m, MONTH_PARTS[part].2).ok();
            }
            Self::MonthPart(y, m, _) => (y, m),
            Self::SchoolYear(y, Some(true)) => (y + 1, 2),
            Self::SchoolYear(y, _) => (y + 1, 8),
            Self::Loose(_) => return None,
        };
        let (year, month) = if month > 12 { (year + 1, month - 12) } else { (year, month) };
        if year > *YEARS.end() { Date::new(*YEARS.end(), 12, 31).ok() } else { Date::month_end(year, month) }
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Days(days) => days.fmt(f),
            Self::Year(y) => write!(f, "{y}年"),
            Self::Years(a, b) => write!(f, "{a}年至{b}年"),
            Self::YearPart(y, part) => {
                let word = YEAR_PARTS[part].0;
                write!(f, "{y}{}{word}", if word.starts_with('年') { "" } else { "年" })
            }
            Self::Month(y, m) => write!(f, "{y}年{m}月"),
            Self::Months((y, a), (z, b)) if y == z => write!(f, "{y}年{a}月至{b}月"),
            Self::Months((y, a), (z, b)) => write!(f, "{y}年{a}月至{z}年{b}月"),
            Self::MonthPart(y, m, part) => write!(f, "{y}年{m}月{}", MONTH_PARTS[part].0),
            Self::SchoolYear(y, semester) => {
                write!(f, "{y}—{}学年", y + 1)?;
                f.write_str(semester.map_or("", |first| if first { "第一学期" } else { "第二学期" }))
            }
            Self::Loose(word) => f.write_str(word),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.frame {
            Frame::Plain => self.base.fmt(f),
            Frame::Since => write!(f, "{}以来", self.base),
            Frame::From => write!(f, "自{}起", self.base),
            Frame::Until => write!(f, "截至{}", self.base),
        }
    }
}

impl Value for Period {
    const TYPE: Bilingual<&'static str> = Bilingual::new("时间", "time or period");
    const SAMPLE: &'static str = "2021年秋季学期";

    fn parse(text: &str) -> Result<Self, Fault> {
        read::period(text)
    }
}

super::serde_text!(Period);
