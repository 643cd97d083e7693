//! The value of a cell → the text that people see in it.

use calamine::{DataRef, ExcelDateTime, Style};

/// What the number format of a cell says of the text shown.
#[derive(Debug, Default)]
pub(super) struct Format {
    /// Shown as a percentage.
    percent: bool,
    /// Text behind the number: the 万元 of `0"万元"`.
    suffix: String,
    /// How many sections the format has: the first of one holds for all numbers, of two for those not below zero, of
    /// more for those above it (ECMA-376 part 1, 18.8.31).
    sections: usize,
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
        let Code { bare, literal, sections, conditional } = Code::read(code);
        if conditional {
            // Which section holds depends on the value: of a date nothing is left out, of a number nothing is added.
            return Self { date: Shown::DayTime, ..Self::default() };
        }
        let sign = |c: char| bare.contains(c);
        let date = match (sign('y') || sign('e'), sign('d'), sign('h')) {
            (_, true, true) => Shown::DayTime,
            (_, true, false) => Shown::Day,
            (true, false, _) if sign('m') => Shown::Month,
            (true, false, _) => Shown::Year,
            (false, false, true) => Shown::Time,
            (false, false, false) if sign('s') => Shown::Time,
            (false, false, false) => Shown::Day,
        };
        let percent = bare.replace(['"', ' '], "");
        let percent = percent.split_once('%').is_some_and(|(one, two)| is_number(&format!("{one}{two}")));
        Self { percent, suffix: if is_number(&bare) { literal } else { String::new() }, sections, date }
    }

    /// What stands behind a number: a unit only where the section read is the one that holds.
    fn tail(&self, value: f64) -> &str {
        if self.holds(value) { &self.suffix } else { "" }
    }

    fn holds(&self, value: f64) -> bool {
        match self.sections {
            0 | 1 => true,
            2 => value >= 0.0,
            _ => value > 0.0,
        }
    }
}

/// Whether a format shows the digits of the value itself: places for digits, commas only between those before the
/// point. A comma at their end or behind the point divides by thousand; `?/?` is a fraction, `0E+00` a power of ten.
fn is_number(bare: &str) -> bool {
    let (whole, parts) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |text: &str| text.chars().all(|c| matches!(c, '#' | '0' | '?'));
    let commas = !whole.starts_with(',') && !whole.ends_with(',');
    !bare.is_empty() && commas && digits(&whole.replace(',', "")) && digits(parts)
}

/// A format code, as far as it is looked at.
#[derive(Debug, Default)]
struct Code {
    /// The first section without quotes, brackets and escapes, in small letters.
    bare: String,
    /// The text that is quoted at its end.
    literal: String,
    sections: usize,
    /// Whether a section holds under a condition of its own: `[>=10000]`.
    conditional: bool,
}

impl Code {
    fn read(code: &str) -> Self {
        let mut read = Self { sections: 1, ..Self::default() };
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            let inner: String = match c {
                '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
                '[' => chars.by_ref().take_while(|c| *c != ']').collect(),
                '\\' | '!' | '_' | '*' => chars.by_ref().take(1).collect(),
                _ => String::new(),
            };
            match c {
                ';' => read.sections += 1,
                '[' if inner.starts_with(['<', '>', '=']) => read.conditional = true,
                c if read.sections == 1 => read.first(c, inner, chars.as_str()),
                _ => {}
            }
        }
        read
    }

    /// Reads a sign of the first section with what belongs to it; `rest` is what follows.
    fn first(&mut self, c: char, inner: String, rest: &str) {
        match c {
            '"' => {
                // Quoted text in the middle, or before the number, is no unit.
                let more = rest.chars().take_while(|c| *c != ';').any(|c| !matches!(c, ' ' | '_' | '@'));
                if more || self.bare.is_empty() {
                    self.bare.push('"');
                } else {
                    self.literal = inner;
                }
            }
            // [h]:mm counts hours; [$-804] and [红色] say nothing of the value.
            '[' if inner.chars().all(|c| "hHmMsS".contains(c)) => self.bare.push_str(&inner.to_lowercase()),
            // [$$-409] shows a currency.
            '[' if inner.strip_prefix('$').is_some_and(|sign| !sign.starts_with('-')) => self.bare.push('"'),
            '[' => {}
            '\\' | '!' | '_' | '*' => self.bare.push('"'),
            c => self.bare.extend(c.to_lowercase()),
        }
    }
}

/// The text of a value.
pub(super) fn text(value: &DataRef<'_>, format: &Format) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => format!("{number}{}", format.tail(*number as f64)),
        DataRef::Float(value) if format.percent && format.holds(*value) => {
            format!("{}%", number(value * 100.0))
        }
        DataRef::Float(value) => format!("{}{}", number(*value), format.tail(*value)),
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
