//! Lengths with their unit: never a bare number.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// A length, read from `37mm`, `28.95pt`, `579twip` or a type size such as `三号`.
///
/// Kept in English Metric Units (914,400 to the inch), in which millimetres, points and twips are whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Deserialize)]
#[serde(try_from = "String")]
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
const UNITS: [(&str, i64); 3] = [("mm", 36_000), ("pt", 12_700), ("twip", 635)];

/// The largest number in front of a unit: wide enough for every page, small enough for every field.
const LARGEST: i64 = 5_000;

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
        (self.0 + 317) / 635
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

impl TryFrom<String> for Length {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl FromStr for Length {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some((_, half_points)) = TYPE_SIZES.iter().find(|(name, _)| *name == text) {
            return Ok(Self(half_points * 6_350));
        }
        let read = UNITS.iter().find_map(|(unit, emu)| {
            let thousandths = thousandths(text.strip_suffix(unit)?)?;
            Some(Self(thousandths * emu / 1_000))
        });
        read.ok_or_else(|| format!("“{text}”不是长度，请写 37mm、28.95pt 或 三号 (no length)"))
    }
}

/// A plain decimal number of at most three places, in thousandths.
fn thousandths(number: &str) -> Option<i64> {
    let (whole, places) = number.split_once('.').unwrap_or((number, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain(whole) && plain(places) && places.len() <= 3).then_some(())?;
    let whole: i64 = whole.parse().ok().filter(|whole| *whole <= LARGEST)?;
    let places: i64 = format!("{places:0<3}").parse().ok()?;
    Some(whole * 1_000 + places)
}

/// A width in hundredths of a Chinese character, read from `2字`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::write) struct Chars(i64);

impl Chars {
    /// In hundredths of a character, the unit of `w:firstLineChars`.
    pub(in crate::write) const fn hundredths(self) -> i64 {
        self.0
    }

    /// How wide that is in type of a size.
    pub(in crate::write) const fn at(self, size: Length) -> Length {
        size.percent(self.0)
    }
}

impl TryFrom<String> for Chars {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let number = text.strip_suffix('字').and_then(thousandths).filter(|number| *number <= 100_000);
        let number = number.ok_or_else(|| format!("“{text}”不是字数，请写 2字 (no number of characters)"))?;
        Ok(Self(number / 10))
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}twip", self.to_twips())
    }
}
