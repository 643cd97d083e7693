//! Signs that stand for what is not known: the one recogniser of `xx`, `__`, `××`, 某某 and their like.

use std::ops::Range;

/// A sort of sign; look-alikes of half and full width are one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sign {
    /// `x`, `X` and their full-width twins.
    Letter,
    /// `×`.
    Cross,
    /// `_`.
    Line,
    /// `*`.
    Star,
    /// 某.
    Some,
    /// `○`, and 〇 where it is no digit.
    Circle,
    /// `□`.
    Square,
}

impl Sign {
    /// The sort a character belongs to.
    pub(crate) fn of(c: char) -> Option<Self> {
        Some(match c {
            'x' | 'X' | 'ｘ' | 'Ｘ' => Self::Letter,
            '×' | '✕' | '╳' | '✖' => Self::Cross,
            '_' | '＿' => Self::Line,
            '*' | '＊' | '﹡' => Self::Star,
            '某' => Self::Some,
            '○' | '◯' | '〇' => Self::Circle,
            '□' | '☐' | '▢' => Self::Square,
            _ => return None,
        })
    }

    /// Whether a clerk types it as a value: the others are also bullets, boxes and emphasis.
    pub(crate) fn is_plain(self) -> bool {
        matches!(self, Self::Letter | Self::Cross | Self::Line | Self::Some)
    }
}

/// Every longest run of signs of one sort, in order, with its bytes.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = (Range<usize>, Sign)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, sign) = chars.by_ref().find_map(|(at, c)| Some((at, Sign::of(c)?)))?;
        while chars.next_if(|(_, c)| Sign::of(*c) == Some(sign)).is_some() {}
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        Some((start..end, sign))
    })
}
