//! Noise that a converter left in a text: pronunciations behind characters, 學(xué).

use std::borrow::Cow;

use crate::source::Span;

/// A text without pronunciations behind its characters, and what was taken out: `教育(yù)局` gives 教育局.
///
/// Nothing is lost: [`Cleaned::restore`] gives the text as it was, [`Cleaned::original`] the place a place had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    cuts: Vec<Cut>,
}

/// One piece that was taken out, such as `(xué)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cut {
    /// Its bytes in the original text.
    pub span: Span,
    /// The byte of the cleaned text before which it stood.
    pub at: usize,
}

impl Cleaned<'_> {
    /// The text without noise.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was taken out, in order.
    pub fn cuts(&self) -> &[Cut] {
        &self.cuts
    }

    /// The byte of the original text at which the character stands that now stands at byte `at`.
    ///
    /// A place right behind a piece that was taken out is the place behind that piece; one past the end gives the
    /// end.
    pub fn original(&self, at: usize) -> usize {
        self.shifted(self.cuts.partition_point(|cut| cut.at <= at), at)
    }

    /// The byte of the original text at which what ends at byte `at` ended: before a piece taken out there.
    pub fn original_end(&self, at: usize) -> usize {
        self.shifted(self.cuts.partition_point(|cut| cut.at < at), at)
    }

    fn shifted(&self, cuts: usize, at: usize) -> usize {
        let moved = cuts.checked_sub(1).and_then(|last| self.cuts.get(last));
        moved.map_or(at, |cut| cut.span.end + at.saturating_sub(cut.at)).min(self.original.len())
    }

    /// The text as it was.
    ///
    /// # Examples
    /// ```
    /// let cleaned = jianbao::blank::clean("學(xué)生");
    /// assert_eq!((cleaned.text(), cleaned.restore().as_str()), ("學生", "學(xué)生"));
    /// ```
    pub fn restore(&self) -> String {
        let mut out = String::with_capacity(self.original.len());
        let mut from = 0;
        for cut in &self.cuts {
            out.push_str(&self.text[from..cut.at]);
            out.push_str(&self.original[cut.span.start..cut.span.end]);
            from = cut.at;
        }
        out + &self.text[from..]
    }
}

/// Takes out the pronunciations a converter put behind characters: `學(xué)生` gives 學生.
///
/// Such a piece stands in half-width parentheses behind a Chinese character or a sign of a blank (`_(tái)_`), and is
/// one syllable of pinyin with a tone; one without a tone (`的(de)`) goes too where the text has others with tones.
/// `(2)`, `(ppt)`, `(xx)` and （yáo） stay.
///
/// # Examples
/// ```
/// let cleaned = jianbao::blank::clean("安排_(tái)_名學(xué)生");
/// assert_eq!(cleaned.text(), "安排__名學生");
/// assert_eq!(cleaned.cuts().len(), 2);
/// assert_eq!(cleaned.original(cleaned.text().find('名').unwrap()), "安排_(tái)_".len());
/// ```
pub fn clean(text: &str) -> Cleaned<'_> {
    let mut found: Vec<(Span, bool)> = Vec::new();
    for (start, _) in text.match_indices('(') {
        let before = text[..start].chars().next_back();
        if before.is_some_and(|c| is_han(c) || crate::sign::Sign::of(c).is_some_and(|sign| sign.is_plain())) {
            found.extend(
                syllable(&text[start + 1..])
                    .map(|(length, tone)| (Span::new(start, start + 1 + length + 1), tone)),
            );
        }
    }
    let toned = found.iter().any(|(_, tone)| *tone);
    let mut cuts: Vec<Cut> = Vec::new();
    let mut out = String::new();
    let mut from = 0;
    for (span, _) in found.into_iter().filter(|(_, tone)| toned || *tone) {
        out.push_str(&text[from..span.start]);
        cuts.push(Cut { span, at: out.len() });
        from = span.end;
    }
    if cuts.is_empty() {
        return Cleaned { original: text, text: Cow::Borrowed(text), cuts };
    }
    out.push_str(&text[from..]);
    Cleaned { original: text, text: Cow::Owned(out), cuts }
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// Letters of the longest syllable: `zhuang`.
const LONGEST: usize = 6;

/// The bytes of one syllable that a parenthesis closes, and whether it has a tone; a lone letter without one is none.
fn syllable(rest: &str) -> Option<(usize, bool)> {
    let mut plain = String::new();
    let mut tone = false;
    for (at, c) in rest.char_indices().take(LONGEST + 1) {
        if c == ')' {
            let long = tone || plain.len() > 1;
            return (long && is_syllable(&plain)).then_some((at, tone));
        }
        match bare(c) {
            Some(letter) => {
                tone |= letter != c && c != 'ü';
                plain.push(letter);
            }
            None => return None,
        }
    }
    None
}

/// A letter without its tone; `ü` counts as `v`.
fn bare(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' => c,
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ế' | 'ề' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ń' | 'ň' | 'ǹ' => 'n',
        _ => return None,
    })
}

const INITIALS: [&str; 23] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
    "s", "y", "w",
];
const FINALS: [&str; 37] = [
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er", "an", "en",
    "in", "un", "vn", "ang", "eng", "ing", "ong", "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai",
    "uan", "uang", "van", "n",
];

fn is_syllable(plain: &str) -> bool {
    let end = INITIALS.iter().find_map(|initial| plain.strip_prefix(initial)).unwrap_or(plain);
    FINALS.contains(&end) || FINALS.contains(&plain)
}
