//! The value of a cell → the text that people see in it.

use calamine::{DataRef, ExcelDateTime, Style};

/// What the number format of a cell says of the text shown.
#[derive(Debug, Default)]
pub(super) struct Format {
    /// Shown as a percentage.
    percent: bool,
    /// Text behind the number: the 万元 of `0"万元"`.
    suffix: String,
    /// What is shown of a date.
    date: Shown,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Shown {
    #[default]
    Day,
    DayTime,
    Month,
    Year,
    Time,
}

impl Format {
    pub(super) fn of(style: &Style) -> Self {
        let Some(format) = &style.number_format else { return Self::default() };
        // Chinese Excel shows these built-in formats as 2024年5月.
        if matches!(format.format_id, Some(27 | 36 | 50 | 52 | 57)) {
            return Self { date: Shown::Month, ..Self::default() };
        }
        Self::read(&format.format_code)
    }

    /// Reads the part of a format code that holds for positive numbers.
    fn read(code: &str) -> Self {
        let (bare, literal) = split(code);
        let sign = |c: char| bare.contains(c);
        // A comma at the end divides by thousand: what is shown then is not the value.
        let number = !bare.is_empty()
            && bare.chars().all(|c| matches!(c, '#' | '0' | ',' | '.' | '?'))
            && !bare.ends_with(',');
        let date = match (sign('y') || sign('e'), sign('d'), sign('h')) {
            (_, true, true) => Shown::DayTime,
            (_, true, false) => Shown::Day,
            (true, false, _) if sign('m') => Shown::Month,
            (true, false, _) => Shown::Year,
            (false, false, true) => Shown::Time,
            (false, false, false) if sign('s') => Shown::Time,
            (false, false, false) => Shown::Day,
        };
        Self { percent: sign('%'), suffix: if number { literal } else { String::new() }, date }
    }
}

/// The first section of a format code without quotes, brackets and escapes, in small letters; and the text that is
/// quoted at its end.
fn split(code: &str) -> (String, String) {
    let (mut bare, mut literal) = (String::new(), String::new());
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => {
                literal = chars.by_ref().take_while(|c| *c != '"').collect();
                // Quoted text in the middle, or before the number, is no unit.
                let rest = chars.clone().take_while(|c| *c != ';').any(|c| !matches!(c, ' ' | '_' | '@'));
                if rest || bare.is_empty() {
                    bare.push('"');
                    literal.clear();
                }
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // [h]:mm counts hours; [$-804] and [红色] say nothing of the value.
                if inner.chars().all(|c| "hHmMsS".contains(c)) {
                    bare.push_str(&inner.to_lowercase());
                }
            }
            '\\' | '!' | '_' | '*' => {
                chars.next();
                bare.push('"');
            }
            c => bare.extend(c.to_lowercase()),
        }
    }
    (bare, literal)
}

/// The text of a value.
pub(super) fn text(value: &DataRef<'_>, format: &Format) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => format!("{number}{}", format.suffix),
        DataRef::Float(value) if format.percent => format!("{}%", number(value * 100.0)),
        DataRef::Float(value) => format!("{}{}", number(*value), format.suffix),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "是".to_owned(),
        DataRef::Bool(false) => "否".to_owned(),
        DataRef::DateTime(time) => day(time, format.date),
        DataRef::DateTimeIso(text) => match text.split_once('T') {
            Some((day, time)) if time.trim_matches(['0', ':', '.', 'Z']).is_empty() => day.to_owned(),
            _ => text.replace('T', " "),
        },
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A number with the 15 digits a spreadsheet keeps: 0.1 + 0.2 is 0.3.
fn number(value: f64) -> String {
    let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    // There is no minus zero in a cell.
    format!("{}", rounded + 0.0)
}

/// A date or time as far as it is shown.
fn day(time: &ExcelDateTime, shown: Shown) -> String {
    let serial = time.as_f64();
    let minutes = || (serial * 24.0 * 60.0).round();
    if time.is_duration() {
        return format!("{}:{:02}", (minutes() / 60.0).trunc(), (minutes() % 60.0).abs());
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    match shown {
        // No day of the calendar has a number below 1.
        _ if serial < 1.0 => format!("{hour}:{minute:02}"),
        Shown::Time => format!("{hour}:{minute:02}"),
        Shown::Year => format!("{year}年"),
        Shown::Month => format!("{year}年{month}月"),
        Shown::DayTime if (hour, minute) != (0, 0) => {
            format!("{year}-{month:02}-{day:02} {hour}:{minute:02}")
        }
        Shown::Day | Shown::DayTime => format!("{year}-{month:02}-{day:02}"),
    }
}
