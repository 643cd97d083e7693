//! What may stand in a field: a value, a blank (`xx`), nothing, or something faulty.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;
use std::str::FromStr;

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Serialize, Serializer};

use crate::problem::{Bilingual, Fault};
use crate::sign::{self, Sign};

/// A value that knows its own grammar: it reads what a clerk types and prints what a reader reads.
///
/// `parse` and `Display` are inverse: the printed form of any value parses back to an equal value.
pub trait Value: Sized + fmt::Display {
    /// What this type is called in messages, such as 日期 and "date".
    const TYPE: Bilingual<&'static str>;
    /// One accepted text, such as `205万元`, shown in skeletons and messages.
    const SAMPLE: &'static str;

    /// Every word the value may be, where it is one of a fixed list; else empty.
    fn words() -> Vec<Bilingual<&'static str>> {
        Vec::new()
    }

    /// Reads one trimmed, non-empty text, such as `2024年5月29日`.
    ///
    /// # Errors
    /// A [`Fault`] with a stable code, what was expected, and the remedy.
    fn parse(text: &str) -> Result<Self, Fault>;

    /// The value as `Display` prints it, such as `205万元`; what is kept as text is not copied.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{PersonName, Value};
    /// assert_eq!(PersonName::parse("陈爽").unwrap().printed(), "陈爽");
    /// ```
    fn printed(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    /// The value as it is meant in a field whose sample is given: a bare 38 in a field like `60人` is 38人. As it is
    /// for most values.
    ///
    /// # Errors
    /// A [`Fault`] for a value that counts other things than the field does: 20所 in a field like `60人`.
    fn in_field(self, _sample: &str) -> Result<Self, Fault> {
        Ok(self)
    }
}

/// A field's content that may be *not known yet*.
///
/// A clerk writes `xx` for what is still unknown; a draft prints it as `【待填：金额】`, a final document
/// refuses it. Programs that know every value write `value.into()` or `"205万元".parse()?` and never meet a
/// blank: the readers of final documents hand out none.
///
/// # Examples
/// ```
/// use jianbao::{Fact, Money};
/// let amount: Fact<Money> = "205万元".parse().unwrap();
/// assert_eq!(amount.known().unwrap().to_string(), "205万元");
/// let unknown: Fact<Money> = "xx".parse().unwrap();
/// assert!(unknown.is_blank());
/// ```
#[derive(Debug, Clone, Default)]
pub enum Fact<T> {
    /// Nothing was given.
    #[default]
    Absent,
    /// A value.
    Known(T),
    /// Given as `xx`: not known yet. Holds the field's label, such as 金额, or nothing.
    Blank(&'static str),
    /// Given, but refused: the problem was reported where it was read, so rules stay silent about it.
    Faulty,
}

impl<T> Fact<T> {
    /// The value, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if there is one, by value.
    pub fn into_known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }

    /// Whether nothing was given.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it was given as `xx`.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank(_))
    }
}

/// Two blanks are equal whatever their labels: a label is how a draft shows a blank, not what is known of it.
impl<T: PartialEq> PartialEq for Fact<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Known(one), Self::Known(two)) => one == two,
            (Self::Absent, Self::Absent) | (Self::Blank(_), Self::Blank(_)) => true,
            (Self::Faulty, Self::Faulty) => true,
            _ => false,
        }
    }
}

impl<T: Eq> Eq for Fact<T> {}

impl<T> From<T> for Fact<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T> From<Option<T>> for Fact<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Known)
    }
}

impl<T: Value> FromStr for Fact<T> {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::Absent);
        }
        if is_blank(text) {
            return Ok(Self::Blank(""));
        }
        T::parse(text).map(Self::Known)
    }
}

/// The mark a draft shows for a blank without a label.
pub(crate) const MARK: &str = "【待填】";
/// Opens the mark a draft shows for a blank.
pub(crate) const MARK_OPEN: &str = "【待填";
/// Closes the mark a draft shows for a blank.
pub(crate) const MARK_CLOSE: &str = "】";

/// Whether a whole text says *not known yet*: runs of `x`, `×`, `_` or 某, two or more, or a draft's own mark.
///
/// A single `某` counts, a single `x` does not: it may be a letter that is meant.
///
/// # Examples
/// ```
/// assert!(jianbao::is_blank("xxxx") && jianbao::is_blank("某") && jianbao::is_blank("__"));
/// assert!(!jianbao::is_blank("x") && !jianbao::is_blank("某县"));
/// ```
pub fn is_blank(text: &str) -> bool {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(MARK_OPEN) {
        return rest.find(MARK_CLOSE).is_some_and(|at| at + MARK_CLOSE.len() == rest.len());
    }
    text.chars().all(is_plain) && (text.chars().count() >= 2 || text == "某")
}

/// Whether a character is a sign that clerks type for a value.
fn is_plain(c: char) -> bool {
    Sign::of(c).is_some_and(Sign::is_plain)
}

/// Where a text says *not known yet* inside: runs of two or more `x`, `×` or `_` that touch no Latin letter or
/// digit, 某某, a single sign before what is counted (`_所`), a month or day left out (`2024年　月　日`), and marks of
/// drafts.
///
/// `docx`, `5×770` and `a__b` are no blanks; nor is a text that is one blank as a whole (see [`is_blank`]).
pub(crate) fn blanks_in(text: &str) -> Vec<Range<usize>> {
    let mut found = marks(text);
    let drafts = found.len();
    for (run, _) in sign::runs(text).filter(|(run, sign)| is_sign_of_blank(text, run, *sign)) {
        let next = found[..drafts].partition_point(|mark| mark.end <= run.start);
        if !found[..drafts].get(next).is_some_and(|mark| mark.contains(&run.start)) {
            found.push(run);
        }
    }
    found.extend(undated(text));
    found.sort_by_key(|run| run.start);
    found
}

/// Whether a run of signs stands for something: two or more of those that clerks type for values; or one of any sort
/// before a classifier, which a bullet, a product or a zero never is.
fn is_sign_of_blank(text: &str, run: &Range<usize>, sign: Sign) -> bool {
    let (before, after) = (text[..run.start].chars().next_back(), text[run.end..].chars().next());
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if latin(before) || latin(after) {
        return false;
    }
    if text[run.clone()].chars().nth(1).is_some() {
        return sign.is_plain();
    }
    let counted = after.is_some_and(|c| "所名人个次万元项期场届户".contains(c));
    let number = before.is_some_and(|c| "〇零一二三四五六七八九十百千万两几".contains(c));
    let inside = before.is_some_and(|c| c.is_alphanumeric() || "、，；：（".contains(c));
    sign != Sign::Some && counted && inside && !number
}

/// Spaces where a month or day lacks, behind a year that is given.
fn undated(text: &str) -> Vec<Range<usize>> {
    let space = |c: char| matches!(c, ' ' | '\u{3000}' | '\u{a0}');
    if !text.contains(space) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (sign, next) in [('年', '月'), ('月', '日')] {
        for (at, _) in text.match_indices(sign) {
            let rest = &text[at + sign.len_utf8()..];
            let behind = rest.trim_start_matches(space);
            let dated = text[..at].trim_end_matches(|c| space(c) || c == '年');
            let given = dated.ends_with(|c: char| c.is_ascii_digit());
            if behind.len() < rest.len() && behind.starts_with(next) && given {
                found.push(text.len() - rest.len()..text.len() - behind.len());
            }
        }
    }
    found
}

/// The marks a draft left in a text, in order.
fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // One character is looked for faster than several.
    let Some(mut from) = text.find('【') else { return found };
    while let Some(start) = text[from..].find(MARK_OPEN).map(|at| from + at) {
        from = text[start..].find(MARK_CLOSE).map_or(text.len(), |at| start + at + MARK_CLOSE.len());
        found.push(start..from);
    }
    found
}

impl<T: fmt::Display> fmt::Display for Fact<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => value.fmt(f),
            Self::Blank("") => write!(f, "{MARK_OPEN}{MARK_CLOSE}"),
            Self::Blank(label) => write!(f, "{MARK_OPEN}：{label}{MARK_CLOSE}"),
            Self::Absent | Self::Faulty => Ok(()),
        }
    }
}

impl<T: Value> Serialize for Fact<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => serializer.serialize_str(&value.printed()),
            Self::Blank(_) => serializer.collect_str(self),
            Self::Absent => serializer.serialize_none(),
            Self::Faulty => {
                Err(S::Error::custom("a field holds something that was refused when it was read"))
            }
        }
    }
}

impl<'de, T: Value> Deserialize<'de> for Fact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FactVisitor(PhantomData))
    }
}

struct FactVisitor<T>(PhantomData<T>);

impl<T: Value> Visitor<'_> for FactVisitor<T> {
    type Value = Fact<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, such as `{}`", T::TYPE.en, T::SAMPLE)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Fact<T>, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Fact<T>, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Fact<T>, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Fact<T>, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Fact<T>, E> {
        self.visit_str(if flag { "true" } else { "false" })
    }

    fn visit_unit<E: de::Error>(self) -> Result<Fact<T>, E> {
        Ok(Fact::Absent)
    }

    fn visit_none<E: de::Error>(self) -> Result<Fact<T>, E> {
        Ok(Fact::Absent)
    }
}
