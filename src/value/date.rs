//! Days of the calendar.

use std::fmt;

use jiff::civil;

use super::scan::{Cursor, shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// The first and the last year a date may lie in.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 1949..=2100;

const WEEKDAYS: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];

/// A day, such as `2024年5月29日`.
///
/// Reads `2024-05-29`, `2024/5/29`, `2024.5.29`, `2024年5月29日`, `二〇二四年五月二十九日`, full-width digits, inner
/// spaces, and a weekday behind it, which must be the right one. Prints `2024年5月29日`, without leading zeros
/// (GB/T 9704-2012, 7.3.5.4). Years 1949 to 2100, always four digits (GB/T 15835-2011, 5.1.4).
///
/// # Errors
/// Reading gives `value.date.form`, `value.date.calendar` for a day that does not exist, `value.date.year` for a
/// missing, short or distant year, `value.date.weekday` for a wrong weekday.
///
/// # Examples
/// ```
/// use jianbao::Date;
/// let date: Date = "2024-05-29（星期三）".parse().unwrap();
/// assert_eq!(date.to_string(), "2024年5月29日");
/// assert_eq!(date.iso(), "2024-05-29");
/// assert!("2024-02-30".parse::<Date>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// Builds a day from its numbers: `Date::new(2024, 5, 29)`.
    ///
    /// # Errors
    /// `value.date.year` for a year outside 1949 to 2100, `value.date.calendar` for a day that does not exist.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(jianbao::Date::new(2024, 5, 29).unwrap().weekday_zh(), "星期三");
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, Fault> {
        Self::build(year, month, day, &format_args!("{year}-{month:02}-{day:02}"))
    }

    pub(super) fn build(year: u16, month: u8, day: u8, text: &dyn fmt::Display) -> Result<Self, Fault> {
        if !YEARS.contains(&year) {
            return Err(year_range(year, text));
        }
        // The year fits after the check above; an over-large month or day is no day of the calendar either.
        let (y, m, d) = (year as i16, month.min(99) as i8, day.min(99) as i8);
        civil::Date::new(y, m, d).map(Self).map_err(|_| no_such_day(year, month, day, text))
    }

    /// The year: 2024.
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// The month, 1 to 12: 5.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31: 29.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The weekday in Chinese: 星期三 (GB/T 15835-2011, 4.2.3).
    pub fn weekday_zh(self) -> &'static str {
        WEEKDAYS[usize::from(self.0.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// The day as machines write it: `2024-05-29`.
    pub fn iso(self) -> String {
        self.0.to_string()
    }

    /// The day as a news text says it: `5月29日` in a text of the same year, else `2024年5月29日` (practice).
    ///
    /// # Examples
    /// ```
    /// use jianbao::Date;
    /// let day = Date::new(2024, 5, 29).unwrap();
    /// assert_eq!(day.short(Date::new(2024, 6, 1).unwrap()), "5月29日");
    /// assert_eq!(day.short(Date::new(2025, 1, 1).unwrap()), "2024年5月29日");
    /// ```
    pub fn short(self, published: Date) -> String {
        if self.year() == published.year() { self.month_day() } else { self.to_string() }
    }

    /// Days from this day to a later one: 0 for the same day, below zero for an earlier one.
    pub fn days_until(self, later: Date) -> i64 {
        let hours = later.0.duration_since(self.0).as_hours();
        hours / 24
    }

    /// `5月29日`.
    pub(super) fn month_day(self) -> String {
        format!("{}月{}日", self.month(), self.day())
    }

    /// The last day of a month.
    pub(super) fn month_end(year: u16, month: u8) -> Option<Self> {
        let (y, m) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
        let first = civil::Date::new(y, m, 1).ok().filter(|_| YEARS.contains(&year))?;
        Some(Self(first.last_of_month()))
    }

    /// Reads one date from the front; a missing year or month comes from `earlier`.
    pub(super) fn read(c: &mut Cursor<'_>, earlier: Option<Date>, text: &str) -> Result<Self, Fault> {
        let (first, width) = c.calendar().ok_or_else(|| form(text))?;
        let next = |c: &mut Cursor<'_>| c.calendar().filter(|&(_, width)| width <= 2).map(|(n, _)| n as u8);
        let (year, month, day);
        if c.eat("年") {
            if width != 4 {
                return Err(short_year(first, text));
            }
            month = next(c).filter(|_| c.eat("月")).ok_or_else(|| form(text))?;
            day = next(c).ok_or_else(|| form(text))?;
            c.eat_one(&["日", "号"]);
            year = Some(first);
        } else if width <= 2 && c.eat("月") {
            (year, month) = (None, first as u8);
            day = next(c).ok_or_else(|| form(text))?;
            c.eat_one(&["日", "号"]);
        } else if width <= 2 && earlier.is_some() && (c.eat_one(&["日", "号"]).is_some() || c.rest.is_empty())
        {
            (year, month, day) = (None, earlier.map_or(0, Date::month), first as u8);
        } else {
            let sign = c.eat_one(&["-", "/", "."]).ok_or_else(|| form(text))?;
            let second = next(c).ok_or_else(|| form(text))?;
            if width == 4 {
                (year, month) = (Some(first), second);
                day = c.eat(sign).then(|| next(c)).flatten().ok_or_else(|| form(text))?;
            } else if width <= 2 && !c.rest.starts_with(sign) {
                (year, month, day) = (None, first as u8, second);
            } else {
                return Err(short_year(first, text));
            }
        }
        let year = year.or_else(|| earlier.map(Date::year)).ok_or_else(|| no_year(text))?;
        let date = Self::build(year, month, day, &shown(text))?;
        date.check_weekday(c, text)?;
        Ok(date)
    }

    fn check_weekday(self, c: &mut Cursor<'_>, text: &str) -> Result<(), Fault> {
        let mut ahead = *c;
        ahead.eat(",");
        let bracket = ahead.eat("(");
        if ahead.eat_one(&["星期", "周", "礼拜"]).is_none() {
            return Ok(());
        }
        let Some(said) = ahead.eat_one(&["一", "二", "三", "四", "五", "六", "日", "天"]) else {
            return Err(form(text));
        };
        if bracket && !ahead.eat(")") {
            return Err(form(text));
        }
        *c = ahead;
        let right = self.weekday_zh();
        if right.ends_with(said) || (said == "天" && right == "星期日") {
            return Ok(());
        }
        let text = shown(text);
        Err(Fault::new(
            Code::DateWeekday,
            say!(
                "«{text}»的星期不对：{self}是{right}",
                "the weekday in «{text}» is wrong: {self} is {right}"
            ),
            say!("改成“{self}（{right}）”，或者核对日期", "write `{self}（{right}）`, or check the date"),
        ))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year(), self.month(), self.day())
    }
}

impl Value for Date {
    const TYPE: Bilingual<&'static str> = Bilingual::new("日期", "date");
    const SAMPLE: &'static str = "2024-05-29";

    fn parse(text: &str) -> Result<Self, Fault> {
        let tidied = tidy(text);
        let mut c = Cursor::new(&tidied);
        let date = Self::read(&mut c, None, text)?;
        if c.done() { Ok(date) } else { Err(form(text)) }
    }
}

super::serde_text!(Date);

fn form(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::DateForm,
        say!("«{text}»不是日期", "«{text}» is not a date"),
        say!("照“2024-05-29”或“2024年5月29日”的样子写", "write it like `2024-05-29` or `2024年5月29日`"),
    )
}

fn no_year(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::DateYear,
        say!("日期«{text}»没有年份", "the date «{text}» has no year"),
        say!("写上四位年份，如“2024年5月29日”", "add the year in four digits, as in `2024年5月29日`"),
    )
}

/// A year of two digits where four are due (GB/T 15835-2011, 5.1.4).
pub(super) fn short_year(year: u16, text: &str) -> Fault {
    let text = shown(text);
    let full = match year {
        0..49 => 2000 + year,
        49..100 => 1900 + year,
        _ => year,
    };
    Fault::new(
        Code::DateYear,
        say!("«{text}»的年份不是四位数", "the year in «{text}» has not four digits"),
        say!("年份写全四位，如“{full}年”", "write the year in four digits, as in `{full}年`"),
    )
}

/// A year before 1949 or after 2100.
pub(super) fn year_range(year: u16, text: &dyn fmt::Display) -> Fault {
    let (first, last) = (YEARS.start(), YEARS.end());
    Fault::new(
        Code::DateYear,
        say!(
            "«{text}»的年份 {year} 不在 {first} 至 {last} 之间",
            "the year {year} in «{text}» is not between {first} and {last}"
        ),
        say!("核对年份，如“2024-05-29”", "check the year, as in `2024-05-29`"),
    )
}

fn no_such_day(year: u16, month: u8, day: u8, text: &dyn fmt::Display) -> Fault {
    let (zh, en) = match Date::month_end(year, month) {
        Some(end) => (
            format!("{year}年{month}月只有 {} 天，没有 {day} 日", end.day()),
            format!("{year}-{month:02} has {} days, there is no day {day}", end.day()),
        ),
        None => (format!("没有 {month} 月"), format!("there is no month {month}")),
    };
    Fault::new(
        Code::DateCalendar,
        say!("日期«{text}»不存在：{zh}", "the date «{text}» does not exist: {en}"),
        say!("核对月份和日子，如“2024-05-29”", "check month and day, as in `2024-05-29`"),
    )
}
