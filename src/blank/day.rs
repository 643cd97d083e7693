//! Year, month and day that stand together, some of them filled in: whether the calendar has such a day.

use std::collections::HashMap;

use super::bind::Binder;
use super::relation::number;
use crate::problem::{Code, Severity, say};
use crate::value::Date;

/// A year in which every day of a month without a year may lie.
const LEAP: u16 = 2024;

/// A number of a date: its value, where it begins, and the blank it fills, if it is not printed.
struct Part {
    number: u16,
    start: usize,
    blank: Option<usize>,
}

/// Notes every date with a blank in it that the calendar does not have: 2024年2月30日, 4月31日.
pub(super) fn check(binder: &mut Binder<'_>) {
    let text = binder.blanks.source().text().to_owned();
    let ends: HashMap<usize, usize> =
        binder.blanks.iter().enumerate().map(|(at, blank)| (blank.span.end, at)).collect();
    for (at, _) in text.match_indices(['日', '号']) {
        let found = |end| part(binder, &ends, &text[..end]);
        let Some(day) = found(at) else { continue };
        let Some(month) = sign(&text[..day.start], '月').and_then(found) else { continue };
        let year = sign(&text[..month.start], '年').and_then(found);
        let blank = day.blank.or(month.blank).or(year.as_ref().and_then(|year| year.blank));
        let known = year.map(|year| year.number).filter(|year| Date::new(*year, 1, 1).is_ok());
        let (Ok(m), Ok(d), Some(blank)) = (u8::try_from(month.number), u8::try_from(day.number), blank)
        else {
            continue;
        };
        if Date::new(known.unwrap_or(LEAP), m, d).is_ok() {
            continue;
        }
        let told = known.map(|year| format!("{year}年")).unwrap_or_default();
        let message = say!(
            "这里填出来是“{told}{m}月{d}日”，没有这一天",
            "this makes `{told}{m}月{d}日`, a day that does not exist"
        );
        let hint = say!("核对年、月、日几处取值", "check the values of year, month and day");
        binder.about(Severity::Error, Code::DateCalendar, blank, (message, hint));
    }
}

/// Where a sign stands at the end of a text.
fn sign(text: &str, sign: char) -> Option<usize> {
    text.trim_end_matches(is_space).strip_suffix(sign).map(str::len)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

/// The number at the end of a text: the value of the blank there, or digits.
fn part(binder: &Binder<'_>, ends: &HashMap<usize, usize>, text: &str) -> Option<Part> {
    let text = text.trim_end_matches(is_space);
    if let Some(blank) = ends.get(&text.len()) {
        let number = u16::try_from(number(binder, *blank)?).ok()?;
        let start = binder.blanks.iter().nth(*blank)?.span.start;
        return Some(Part { number, start, blank: Some(*blank) });
    }
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = text.len() - digits;
    Some(Part { number: text[start..].parse().ok()?, start, blank: None })
}
