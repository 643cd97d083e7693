//! How a period is read.

use super::super::date::short_year;
use super::super::scan::{Cursor, TO, shown, tidy};
use super::{Base, Frame, LOOSE, MONTH_PARTS, Period, YEAR_PARTS};
use crate::fact::Value;
use crate::problem::{Code, Fault, say};
use crate::value::{Date, DateRange};

/// Words that mean another time in every year a text is read.
const RELATIVE: [&str; 12] =
    ["今年", "去年", "明年", "前年", "本月", "上月", "上个月", "昨", "今天", "今日", "上周", "本学期"];

/// Reads one period; see [`Period`].
pub(super) fn period(text: &str) -> Result<Period, Fault> {
    let tidied = tidy(text);
    if let Some(word) = LOOSE.iter().find(|word| **word == tidied) {
        return Ok(Period { frame: Frame::Plain, base: Base::Loose(word) });
    }
    if let Some(word) = RELATIVE.iter().find(|word| tidied.starts_with(**word)) {
        return Err(relative(text, word));
    }
    let (frame, rest) = frame(&tidied);
    let base = match Base::read(rest, text)? {
        // 截至目前 is the one loose word in a frame; nothing begins 以来 after a span.
        Base::Loose(_) if frame != Frame::Until => return Err(form(text)),
        Base::Years(..) | Base::Months(..) if frame != Frame::Plain => return Err(form(text)),
        Base::Days(days) if frame != Frame::Plain && days.start() != days.end() => {
            return Err(form(text));
        }
        base => base,
    };
    Ok(Period { frame, base })
}

/// Takes 截至, 以来 and 自…起 off a text.
fn frame(text: &str) -> (Frame, &str) {
    for word in ["截至到", "截止到", "截至", "截止"] {
        if let Some(rest) = text.strip_prefix(word) {
            return (Frame::Until, rest);
        }
    }
    let rest = text.strip_prefix(['自', '从']).unwrap_or(text);
    for (word, frame) in
        [("以来", Frame::Since), ("来", Frame::Since), ("开始", Frame::From), ("起", Frame::From)]
    {
        if let Some(rest) = rest.strip_suffix(word) {
            return (frame, rest);
        }
    }
    (Frame::Plain, text)
}

impl Base {
    fn read(rest: &str, text: &str) -> Result<Self, Fault> {
        if rest == "目前" {
            return Ok(Self::Loose("目前"));
        }
        if let Some(base) = Self::read_coarse(rest, text)? {
            return Ok(base);
        }
        DateRange::parse(rest).map(Self::Days).map_err(|fault| match fault.code {
            Code::DateForm => form(text),
            _ => fault,
        })
    }

    /// Whatever is not told to the day; nothing if it may be a full date.
    fn read_coarse(rest: &str, text: &str) -> Result<Option<Self>, Fault> {
        let mut c = Cursor::new(rest);
        let Some((year, width)) = c.calendar() else { return Ok(None) };
        if width != 4 {
            let meant = width == 2 && (c.rest.starts_with('年') || c.rest.contains("学年"));
            return if meant { Err(short_year(year, text)) } else { Ok(None) };
        }
        let base = if c.done() {
            Self::Year(year)
        } else if c.eat("年") {
            match Self::after_year(year, c, text)? {
                Some(base) => base,
                None => return Ok(None),
            }
        } else {
            match Self::after_digits(year, c, text)? {
                Some(base) => base,
                None => return Ok(None),
            }
        };
        base.checked(text).map(Some)
    }

    /// What follows `2024年`.
    fn after_year(year: u16, mut c: Cursor<'_>, text: &str) -> Result<Option<Self>, Fault> {
        if c.done() {
            return Ok(Some(Self::Year(year)));
        }
        for (part, (word, ..)) in YEAR_PARTS.iter().enumerate() {
            let short = word.strip_prefix(['第', '年']).unwrap_or(word);
            if c.rest == *word || c.rest == short || (*word == "暑期" && c.rest == "暑假") {
                return Ok(Some(Self::YearPart(year, part)));
            }
        }
        let mut ahead = c;
        if ahead.eat_one(&TO).is_some() {
            return match ahead.calendar() {
                Some((end, 4)) if ahead.rest == "年" => Ok(Some(Self::Years(year, end))),
                Some((end, 2)) if ahead.rest == "年" => Err(short_year(end, text)),
                _ => Ok(None),
            };
        }
        let Some((month, _)) = c.calendar().filter(|_| c.eat("月")) else { return Ok(None) };
        let month = month.min(99) as u8;
        if c.done() {
            return Ok(Some(Self::Month(year, month)));
        }
        if let Some(part) = MONTH_PARTS.iter().position(|(word, ..)| *word == c.rest) {
            return Ok(Some(Self::MonthPart(year, month, part)));
        }
        if c.eat_one(&TO).is_none() {
            return Ok(None);
        }
        let mut other = year;
        let Some((mut end, width)) = c.calendar() else { return Ok(None) };
        if width == 4 && c.eat("年") {
            other = end;
            let Some((month, _)) = c.calendar() else { return Ok(None) };
            end = month;
        }
        Ok((c.rest == "月").then_some(Self::Months((year, month), (other, end.min(99) as u8))))
    }

    /// What follows `2019` without 年: `-2020年`, `—2024学年`, `-09`.
    fn after_digits(year: u16, mut c: Cursor<'_>, text: &str) -> Result<Option<Self>, Fault> {
        if c.eat_one(&TO).is_none() {
            return Ok(None);
        }
        let Some((end, width)) = c.calendar() else { return Ok(None) };
        if width == 4 && c.rest == "年" {
            return Ok(Some(Self::Years(year, end)));
        }
        if width == 4 && c.eat("学年") {
            c.eat("度");
            let semester = match c.rest {
                "" => None,
                "第一学期" | "上学期" => Some(true),
                "第二学期" | "下学期" => Some(false),
                _ => return Err(form(text)),
            };
            return if end == year + 1 {
                Ok(Some(Self::SchoolYear(year, semester)))
            } else {
                Err(school(year, text))
            };
        }
        if width == 2 && (c.rest == "年" || c.rest.starts_with("学年") || (c.done() && end > 12)) {
            let full = year / 100 * 100 + end;
            return Err(short_year(full, text));
        }
        Ok((width <= 2 && c.done()).then_some(Self::Month(year, end as u8)))
    }

    /// Refuses years out of range, months that do not exist and spans that run backwards.
    fn checked(self, text: &str) -> Result<Self, Fault> {
        let (a, b) = match self {
            Self::Year(y) | Self::YearPart(y, _) | Self::SchoolYear(y, _) => ((y, 1), (y, 1)),
            Self::Years(a, b) => ((a, 1), (b, 1)),
            Self::Month(y, m) | Self::MonthPart(y, m, _) => ((y, m), (y, m)),
            Self::Months(a, b) => (a, b),
            Self::Days(_) | Self::Loose(_) => return Ok(self),
        };
        for (year, month) in [a, b] {
            Date::build(year, month, 1, &shown(text))?;
        }
        if a > b || (a == b && matches!(self, Self::Years(..) | Self::Months(..))) {
            return Err(order(text));
        }
        Ok(self)
    }
}

fn form(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::PeriodForm,
        say!("«{text}»不是时间", "«{text}» is not a time or period"),
        say!(
            "照“2021年9月”“2021年秋季学期”“2021年以来”“截至2024年6月底”的样子写",
            "write it like `2021年9月`, `2021年秋季学期`, `2021年以来` or `截至2024年6月底`"
        ),
    )
}

fn relative(text: &str, word: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::PeriodForm,
        say!("«{text}»里的“{word}”隔一段时间意思就变了", "`{word}` in «{text}» means another time later on"),
        say!("写明年份，如“2024年”“2024年上半年”", "name the year, as in `2024年` or `2024年上半年`"),
    )
}

fn school(year: u16, text: &str) -> Fault {
    let (text, next) = (shown(text), year + 1);
    Fault::new(
        Code::PeriodForm,
        say!("学年«{text}»应跨相邻的两年", "the school year «{text}» must span two years in a row"),
        say!("写成“{year}—{next}学年”", "write `{year}—{next}学年`"),
    )
}

fn order(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::DateRangeOrder,
        say!("«{text}»的起止颠倒或相同", "«{text}» does not end after it begins"),
        say!("先写早的，如“2019年至2020年”", "write the earlier one first, as in `2019年至2020年`"),
    )
}
