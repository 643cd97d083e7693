//! Lengths with their unit: never a bare number.

use std::fmt;

use super::setting::{number, thousandths};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// A length, read from `37mm`, `28.95pt`, `579twip` or a type size such as `三号`.
///
/// Kept in English Metric Units (914,400 to the inch), in which millimetres, points and twips are whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub(in crate::write) struct Length(i64);

/// The type sizes of Chinese printing, in half points.
const TYPE_SIZES: [(&str, i64); 16] = [
    ("初号", 84),
    ("小初", 72),
    ("一号", 52),
    ("小一", 48),
    ("二号", 44),
    ("小二", 36),
    ("三号", 32),
    ("小三", 30),
    ("四号", 28),
    ("小四", 24),
    ("五号", 21),
    ("小五", 18),
    ("六号", 15),
    ("小六", 13),
    ("七号", 11),
    ("八号", 10),
];

/// The units a length is written in, in EMU.
const UNITS: [(&str, i64); 7] = [
    ("mm", 36_000),
    ("毫米", 36_000),
    ("cm", 360_000),
    ("厘米", 360_000),
    ("pt", 12_700),
    ("磅", 12_700),
    ("twip", 635),
];

/// The longest length, in EMU: wide enough for every page (ISO/IEC 29500-1 17.6.13 lets 22 inches be taken), small
/// enough for every field.
const LONGEST: i64 = 1_000 * 36_000;

impl Length {
    /// A length of so many EMU.
    pub(in crate::write) const fn emu(emu: i64) -> Self {
        Self(emu)
    }

    /// In EMU, the unit of drawings.
    pub(in crate::write) const fn to_emu(self) -> i64 {
        self.0
    }

    /// In twentieths of a point, the unit of paragraphs and pages, rounded.
    pub(in crate::write) const fn to_twips(self) -> i64 {
        (self.0 + 317).div_euclid(635)
    }

    /// In half points, the unit of type sizes, rounded.
    pub(in crate::write) const fn to_half_points(self) -> i64 {
        (self.0 + 3_175) / 6_350
    }

    /// In eighths of a point, the unit of rules, rounded.
    pub(in crate::write) const fn to_eighth_points(self) -> i64 {
        (self.0 + 793) / 1_587
    }

    /// What is left after taking away `other`, at least nothing.
    pub(in crate::write) fn less(self, other: Self) -> Self {
        Self((self.0 - other.0).max(0))
    }

    /// So many hundredths of it.
    pub(in crate::write) const fn percent(self, hundredths: i64) -> Self {
        Self(self.0 * hundredths / 100)
    }
}

impl Value for Length {
    const TYPE: Bilingual<&'static str> = Bilingual::new("长度", "length");
    const SAMPLE: &'static str = "37mm";

    fn parse(text: &str) -> Result<Self, Fault> {
        if let Some(size) = type_size(text) {
            return Ok(size);
        }
        let (digits, unit) = number(text);
        let positive = digits.trim_start_matches('-');
        let Some(thousandths) = thousandths(positive) else { return Err(no_length(text)) };
        let known = UNITS.iter().find(|(name, _)| *name == unit);
        let Some((_, emu)) = known else { return Err(no_unit(text, digits, unit)) };
        let length = Self(thousandths * emu / 1_000);
        if positive.len() < digits.len() || length.0 > LONGEST {
            return Err(Fault::new(
                Code::LengthRange,
                say!("“{text}”超出范围", "`{text}` is out of range"),
                say!("写 0mm 到 1000mm 之间的长度，不能是负数", "write a length from 0mm to 1000mm"),
            ));
        }
        Ok(length)
    }
}

/// A type size by its name: 三号, 3号 or 小四.
fn type_size(text: &str) -> Option<Length> {
    let digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];
    let chinese = ["零", "一", "二", "三", "四", "五", "六", "七", "八"];
    let spelt =
        digits.iter().zip(chinese).fold(text.to_owned(), |name, (digit, word)| name.replace(digit, word));
    let size = TYPE_SIZES.iter().find(|(name, _)| *name == spelt || *name == spelt.trim_end_matches('号'));
    size.map(|(_, half_points)| Length(half_points * 6_350))
}

fn no_length(text: &str) -> Fault {
    Fault::new(
        Code::LengthForm,
        say!("“{text}”不是长度", "`{text}` is no length"),
        say!(
            "写 37mm、28.95pt 这样的数和单位，字号可写“三号”",
            "write 37mm, 28.95pt or a type size such as 三号"
        ),
    )
}

fn no_unit(text: &str, digits: &str, unit: &str) -> Fault {
    let message = if unit.is_empty() {
        say!("“{text}”没有单位", "`{text}` has no unit")
    } else {
        say!("“{text}”的单位“{unit}”不认识", "the unit `{unit}` of `{text}` is not known")
    };
    let hint = say!(
        "写成 {digits}mm（毫米）、{digits}cm（厘米）或 {digits}pt（磅）",
        "write {digits}mm, {digits}cm or {digits}pt"
    );
    Fault::new(Code::LengthUnit, message, hint)
}

/// In the largest unit that says it in full.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (unit, emu) in [("mm", 36_000), ("pt", 12_700)] {
            if self.0 * 1_000 % emu == 0 {
                return write!(f, "{}{unit}", decimal(self.0 * 1_000 / emu));
            }
        }
        write!(f, "{}twip", decimal(self.0 * 1_000 / 635))
    }
}

/// Thousandths as a plain decimal number.
fn decimal(thousandths: i64) -> String {
    let text = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Declares a measure in hundredths of something: what it is called, its units, the most of it.
macro_rules! hundredths {
    ($(#[$doc:meta])* $name:ident $zh:literal $en:literal $sample:literal [$unit:literal $other:literal]) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(in crate::write) struct $name(i64);

        impl $name {
            /// How much that is where one of it is so long.
            pub(in crate::write) const fn at(self, one: Length) -> Length {
                one.percent(self.0)
            }
        }

        impl Value for $name {
            const TYPE: Bilingual<&'static str> = Bilingual::new($zh, $en);
            const SAMPLE: &'static str = $sample;

            fn parse(text: &str) -> Result<Self, Fault> {
                let (digits, unit) = number(text);
                let known = [$unit, $other].contains(&unit);
                let measure = thousandths(digits).filter(|measure| known && *measure <= 100_000);
                let wrong = || {
                    let (zh, en) = ($zh, $en);
                    Fault::new(
                        Code::ThemeForm,
                        say!("“{text}”不是{zh}", "`{text}` is no {en}"),
                        say!("写成 {} 这样，从 0 到 100", "write it as {}, from 0 to 100", $sample),
                    )
                };
                measure.map(|measure| Self(measure / 10)).ok_or_else(wrong)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", decimal(self.0 * 10), $unit)
            }
        }
    };
}

hundredths! {
    /// A width in hundredths of a Chinese character, read from `2字`.
    Chars "字数" "number of characters" "2字" ["字" "char"]
}

hundredths! {
    /// A height in hundredths of a line of the page, read from `2行`.
    Lines "行数" "number of lines" "2行" ["行" "line"]
}

impl Chars {
    /// In hundredths of a character, the unit of `w:firstLineChars`.
    pub(in crate::write) const fn hundredths(self) -> i64 {
        self.0
    }
}

/// A gap between paragraphs: lines of the page (`2行`) or a length (`14.5pt`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Gap {
    /// Lines of the page.
    Lines(Lines),
    /// A length.
    Exact(Length),
}

impl Default for Gap {
    fn default() -> Self {
        Self::Exact(Length::default())
    }
}

impl Gap {
    /// How high that is on a page of a line pitch.
    pub(in crate::write) const fn at(self, pitch: Length) -> Length {
        match self {
            Self::Lines(lines) => lines.at(pitch),
            Self::Exact(length) => length,
        }
    }
}

impl Value for Gap {
    const TYPE: Bilingual<&'static str> = Bilingual::new("间距", "gap");
    const SAMPLE: &'static str = "1行";

    fn parse(text: &str) -> Result<Self, Fault> {
        if text.ends_with('行') || text.ends_with("line") {
            return Lines::parse(text).map(Self::Lines);
        }
        Length::parse(text).map(Self::Exact)
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines(lines) => lines.fmt(f),
            Self::Exact(length) => length.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_print_as_they_are_read() {
        for (text, printed) in [
            ("37mm", "37mm"),
            ("3.7cm", "37mm"),
            ("28.95pt", "28.95pt"),
            ("579twip", "28.95pt"),
            ("3号", "16pt"),
            ("小四", "12pt"),
            ("0.35毫米", "0.35mm"),
        ] {
            let length = Length::parse(text).map_err(|fault| fault.to_string());
            assert_eq!(length.as_ref().map(ToString::to_string).as_deref(), Ok(printed));
            assert_eq!(Length::parse(printed).map_err(|fault| fault.to_string()), length);
        }
        for (text, code) in [
            ("37", Code::LengthUnit),
            ("37px", Code::LengthUnit),
            ("-3mm", Code::LengthRange),
            ("1001mm", Code::LengthRange),
            ("大号", Code::LengthForm),
            ("", Code::LengthForm),
            ("1e3mm", Code::LengthUnit),
            ("9999999999999999999mm", Code::LengthForm),
        ] {
            assert_eq!(Length::parse(text).map_err(|fault| fault.code), Err(code), "{text}");
        }
        assert_eq!(Gap::parse("1.5行").map(|gap| gap.to_string()).as_deref().ok(), Some("1.5行"));
        assert_eq!(Chars::parse("2字").map(Chars::hundredths).ok(), Some(200));
        assert!(Chars::parse("2").is_err() && Chars::parse("-2字").is_err());
    }
}
