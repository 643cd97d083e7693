//! Spans of days.

use std::fmt;

use super::Date;
use super::scan::{Cursor, TO, shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// One day or several in a row, such as `2024年5月29日至30日`.
///
/// Reads `2024-05-29 至 2024-05-30`, `2024-05-29~30`, `2024年5月30日至6月2日`, one single day; the ends may be joined
/// by 至, 到, —, ～, - or /. Prints the fullest parts once, joined by 至 (practice). The first
/// day always names its year.
///
/// # Errors
/// Reading gives what [`Date`] gives, and `value.dates.order` if it ends before it begins.
///
/// # Examples
/// ```
/// use jianbao::DateRange;
/// let days: DateRange = "2024-05-29~30".parse().unwrap();
/// assert_eq!(days.to_string(), "2024年5月29日至30日");
/// assert_eq!(days.days(), 2);
/// assert!("2024-05-30 至 2024-05-29".parse::<DateRange>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    start: Date,
    end: Date,
}

impl DateRange {
    /// Joins two days: `DateRange::new(first, last)`.
    ///
    /// # Errors
    /// `value.dates.order` if the first day is after the last.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Date, DateRange};
    /// let (first, last) = (Date::new(2024, 5, 30).unwrap(), Date::new(2024, 6, 2).unwrap());
    /// assert_eq!(DateRange::new(first, last).unwrap().to_string(), "2024年5月30日至6月2日");
    /// ```
    pub fn new(start: Date, end: Date) -> Result<Self, Fault> {
        if start <= end {
            return Ok(Self { start, end });
        }
        let turned = Self { start: end, end: start };
        Err(Fault::new(
            Code::DateRangeOrder,
            say!(
                "起止日期颠倒：{start}在{end}之后",
                "the dates end before they begin: {start} is after {end}"
            ),
            say!("改成“{turned}”，或者核对日期", "write `{turned}`, or check the dates"),
        ))
    }

    /// The first day: 2024年5月29日.
    pub fn start(self) -> Date {
        self.start
    }

    /// The last day: 2024年5月30日.
    pub fn end(self) -> Date {
        self.end
    }

    /// How many days there are, first and last included: 17日至23日 gives 7.
    pub fn days(self) -> u32 {
        u32::try_from(self.start.days_until(self.end)).map_or(1, |days| days.saturating_add(1))
    }

    /// Whether a day lies in it, first and last included.
    pub fn contains(self, date: Date) -> bool {
        self.start <= date && date <= self.end
    }

    /// Whether all of another range lies in it.
    pub fn contains_range(self, other: DateRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The range as a news text says it: `5月29日至30日` when both ends lie in the year of publication (practice).
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Date, DateRange};
    /// let days: DateRange = "2020-06-09/2020-06-10".parse().unwrap();
    /// assert_eq!(days.short(Date::new(2020, 6, 17).unwrap()), "6月9日至10日");
    /// ```
    pub fn short(self, published: Date) -> String {
        let year = published.year();
        if self.start.year() == year && self.end.year() == year {
            format!("{}{}", self.start.month_day(), Tail(self))
        } else {
            self.to_string()
        }
    }

    /// The range as machines write it: `2024-05-29/2024-05-30`, or one date.
    pub fn iso(self) -> String {
        let start = self.start.iso();
        if self.start == self.end { start } else { format!("{start}/{}", self.end.iso()) }
    }

    /// How a later sentence names a day of the range: `29日下午`, or `5月29日下午` if it spans months.
    ///
    /// `day_part` is put behind it as it is, and may be empty (practice).
    ///
    /// # Examples
    /// ```
    /// use jianbao::DateRange;
    /// let days: DateRange = "2024-05-29~30".parse().unwrap();
    /// assert_eq!(days.later_mention(days.start(), "下午"), "29日下午");
    /// ```
    pub fn later_mention(self, date: Date, day_part: &str) -> String {
        let month = |day: Date| (day.year(), day.month());
        if month(self.start) == month(self.end) && month(date) == month(self.start) {
            format!("{}日{day_part}", date.day())
        } else {
            format!("{}{day_part}", date.month_day())
        }
    }
}

impl From<Date> for DateRange {
    fn from(day: Date) -> Self {
        Self { start: day, end: day }
    }
}

/// What follows the first day: nothing, `至30日`, `至6月2日`, `至2024年1月2日`.
struct Tail(DateRange);

impl fmt::Display for Tail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DateRange { start, end } = self.0;
        if start == end {
            Ok(())
        } else if start.year() != end.year() {
            write!(f, "至{end}")
        } else if start.month() != end.month() {
            write!(f, "至{}月{}日", end.month(), end.day())
        } else {
            write!(f, "至{}日", end.day())
        }
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.start, Tail(*self))
    }
}

impl Value for DateRange {
    const TYPE: Bilingual<&'static str> = Bilingual::new("日期", "date or dates");
    const SAMPLE: &'static str = "2024-05-29 至 2024-05-30";

    fn parse(text: &str) -> Result<Self, Fault> {
        let tidied = tidy(text);
        let mut c = Cursor::new(&tidied);
        let start = Date::read(&mut c, None, text).map_err(|fault| reworded(fault, text))?;
        if c.done() {
            return Ok(start.into());
        }
        if c.eat_one(&TO).is_none() {
            return Err(form(text));
        }
        let end = Date::read(&mut c, Some(start), text).map_err(|fault| reworded(fault, text))?;
        if !c.done() {
            return Err(form(text));
        }
        Self::new(start, end).map_err(|fault| over_new_year(start, end).unwrap_or(fault))
    }
}

super::serde_text!(DateRange);

/// The fault of `2023年12月30日至1月2日`, where the second year is missing.
fn over_new_year(start: Date, end: Date) -> Option<Fault> {
    if start.year() != end.year() || start.month() - end.month() < 6 {
        return None;
    }
    let right = DateRange::new(start, Date::new(end.year() + 1, end.month(), end.day()).ok()?).ok()?;
    Some(Fault::new(
        Code::DateRangeOrder,
        say!("起止日期颠倒：{start}在{end}之后", "the dates end before they begin: {start} is after {end}"),
        say!("跨年的写上年份：“{right}”", "if they pass a new year, name it: `{right}`"),
    ))
}

fn reworded(fault: Fault, text: &str) -> Fault {
    if fault.code == Code::DateForm { form(text) } else { fault }
}

fn form(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::DateForm,
        say!("«{text}»不是日期或起止日期", "«{text}» is neither a date nor a span of dates"),
        say!(
            "照“2024-05-29”或“2024-05-29 至 2024-05-30”的样子写",
            "write it like `2024-05-29` or `2024-05-29 至 2024-05-30`"
        ),
    )
}
