//! The values of a theme that are neither lengths nor words: colours, rules, forms, names, numbers.

use std::fmt;

use super::length::Length;
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};
use crate::value::check_characters;

/// The number a text begins with, sign included, and what follows it.
pub(super) fn number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

/// A plain decimal number of at most three places, in thousandths; nothing above 100,000.
pub(super) fn thousandths(number: &str) -> Option<i64> {
    let (whole, places) = number.split_once('.').unwrap_or((number, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain(whole) && plain(places) && places.len() <= 3).then_some(())?;
    let whole: i64 = whole.parse().ok().filter(|whole| *whole <= 100_000)?;
    let places: i64 = format!("{places:0<3}").parse().ok()?;
    Some(whole * 1_000 + places)
}

fn wrong(message: Bilingual, hint: Bilingual) -> Fault {
    Fault::new(Code::ThemeForm, message, hint)
}

/// A colour as six hexadecimal digits; none for the reader's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::write) struct Colour(Option<String>);

impl Colour {
    /// The six digits, if a colour is named.
    pub(in crate::write) fn digits(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// Colours with a name.
const COLOURS: [(&str, &str, &str); 2] = [("红", "red", "FF0000"), ("黑", "black", "000000")];

impl Value for Colour {
    const TYPE: Bilingual<&'static str> = Bilingual::new("颜色", "colour");
    const SAMPLE: &'static str = "FF0000";

    fn parse(text: &str) -> Result<Self, Fault> {
        if ["自动", "auto"].contains(&text) {
            return Ok(Self(None));
        }
        if let Some((_, _, digits)) = COLOURS.iter().find(|(zh, en, _)| [*zh, *en].contains(&text)) {
            return Ok(Self(Some((*digits).to_owned())));
        }
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Self(Some(digits.to_ascii_uppercase())));
        }
        Err(Fault::new(
            Code::ColourForm,
            say!("“{text}”不是颜色", "`{text}` is no colour"),
            say!(
                "写“红”“黑”“自动”，或 FF0000 这样的六位",
                "write red, black, auto or six digits such as FF0000"
            ),
        ))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.digits().unwrap_or("自动"))
    }
}

/// From line to line of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::write) enum Line {
    /// The page's pitch.
    #[default]
    Page,
    /// As the type needs.
    Single,
    /// Exactly so much.
    Exact(Length),
}

impl Value for Line {
    const TYPE: Bilingual<&'static str> = Bilingual::new("行距", "line pitch");
    const SAMPLE: &'static str = "28.95pt";

    fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            "版面" | "page" => Ok(Self::Page),
            "单倍" | "single" => Ok(Self::Single),
            _ => Length::parse(text).map(Self::Exact),
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => f.write_str("版面"),
            Self::Single => f.write_str("单倍"),
            Self::Exact(length) => length.fmt(f),
        }
    }
}

/// A rule under a paragraph: its width, and its colour if it has one: `1.5pt 红`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::write) struct Stroke {
    /// Nothing for no rule.
    pub(in crate::write) width: Length,
    pub(in crate::write) colour: Colour,
}

impl Value for Stroke {
    const TYPE: Bilingual<&'static str> = Bilingual::new("线", "rule");
    const SAMPLE: &'static str = "1.5pt 红";

    fn parse(text: &str) -> Result<Self, Fault> {
        if ["无", "none"].contains(&text) {
            return Ok(Self::default());
        }
        let (width, colour) = text.split_once(' ').unwrap_or((text, "自动"));
        let width = Length::parse(width)?;
        // A rule is at most 12 points wide (ISO/IEC 29500-1 17.3.4).
        if width > Length::emu(12 * 12_700) {
            return Err(wrong(
                say!("“{text}”太粗", "`{text}` is too wide a rule"),
                say!("最粗 12pt", "at most 12pt"),
            ));
        }
        Ok(Self { width, colour: Colour::parse(colour.trim())? })
    }
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.width == Length::default() {
            return f.write_str("无");
        }
        write!(f, "{} {}", self.width, self.colour)
    }
}

/// What stands around a number: `— {n} —`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::write) struct Form {
    pub(in crate::write) before: String,
    pub(in crate::write) after: String,
}

impl Value for Form {
    const TYPE: Bilingual<&'static str> = Bilingual::new("编号样式", "form of a number");
    const SAMPLE: &'static str = "— {n} —";

    fn parse(text: &str) -> Result<Self, Fault> {
        let name = Name::parse(text)?;
        match name.as_str().split_once("{n}") {
            Some((before, after)) if !after.contains("{n}") => {
                Ok(Self { before: before.to_owned(), after: after.to_owned() })
            }
            _ => Err(wrong(
                say!(
                    "“{text}”里要有一个 {{n}}，代表号码",
                    "`{text}` must hold one {{n}}, which stands for the number"
                ),
                say!("写成 \"— {{n}} —\" 这样，外面加引号", "write it as \"— {{n}} —\", in quotes"),
            )),
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{{n}}{}", self.before, self.after)
    }
}

/// A short text in one line: the name of a font, a bullet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::write) struct Name(String);

impl Name {
    pub(in crate::write) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for Name {
    const TYPE: Bilingual<&'static str> = Bilingual::new("名称", "name");
    const SAMPLE: &'static str = "仿宋_GB2312";

    fn parse(text: &str) -> Result<Self, Fault> {
        check_characters(text)?;
        // Font names are at most 31 characters long in Word's own format.
        if text.chars().count() > 40 || text.contains(['\n', '\t', ',']) {
            return Err(wrong(
                say!("“{text}”不像名称", "`{text}` is no name"),
                say!("写一行，不超过 40 个字，不用逗号", "one line of at most 40 characters without commas"),
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A whole number from 0 to 1,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::write) struct Number(u16);

impl Number {
    pub(in crate::write) const fn get(self) -> u16 {
        self.0
    }
}

impl Value for Number {
    const TYPE: Bilingual<&'static str> = Bilingual::new("整数", "whole number");
    const SAMPLE: &'static str = "28";

    fn parse(text: &str) -> Result<Self, Fault> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| plain && *number <= 1_000);
        number.map(Self).ok_or_else(|| {
            wrong(
                say!("“{text}”不是整数", "`{text}` is no whole number"),
                say!("写 0 到 1000 之间的整数，不带单位", "write a number from 0 to 1000 without a unit"),
            )
        })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
