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
    let mut from = 0;
    std::iter::from_fn(move || {
        let (start, sign) = next(text, from)?;
        let run = text[start..].char_indices().find(|(_, c)| Sign::of(*c) != Some(sign));
        from = run.map_or(text.len(), |(length, _)| start + length);
        Some((start..from, sign))
    })
}

/// The first sign at or after `from`, by the first byte of each character: nearly every text is read and holds none.
fn next(text: &str, from: usize) -> Option<(usize, Sign)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        at += match STEPS[usize::from(byte)] {
            // 某 begins like every sixth Chinese character.
            0 if byte == 0xE6 && bytes.get(at + 1) != Some(&0x9F) => 3,
            0 => {
                let c = text[at..].chars().next()?;
                if let Some(sign) = Sign::of(c) {
                    return Some((at, sign));
                }
                c.len_utf8()
            }
            step => usize::from(step),
        };
    }
}

/// Beside ASCII the first bytes of × ○ 〇 某 ＿.
static STEPS: [u8; 256] = steps(b"xX_*\xc3\xe2\xe3\xe6\xef");

/// How far it is to the next character from one that begins with a byte; 0 for bytes that what is looked for begins with.
pub(crate) const fn steps(begins: &[u8]) -> [u8; 256] {
    let mut table = [1; 256];
    let mut at = 0xC2;
    while at < 256 {
        table[at] = match at {
            0..0xE0 => 2,
            0xE0..0xF0 => 3,
            _ => 4,
        };
        at += 1;
    }
    at = 0;
    while at < begins.len() {
        table[begins[at] as usize] = 0;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_found_by_its_first_byte() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let mut text = String::from("甲");
            text.push(c);
            let found = runs(&text).next();
            let wanted = Sign::of(c).map(|sign| (3..text.len(), sign));
            assert_eq!(found, wanted, "{c}");
        }
    }
}
