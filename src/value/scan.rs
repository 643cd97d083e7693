//! Reading aids shared by the grammars: narrowing, quoting, a cursor.

use std::borrow::Cow;

use super::numeral;
pub(super) use crate::problem::shown;

/// The half-width twin of a full-width letter, digit or sign: `２` gives `2`, `（` gives `(`.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The text as the grammars read it: trimmed, half-width, without spaces.
///
/// A space between two digits stays: `3 5` is not 35.
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.chars().all(|c| !c.is_whitespace() && narrow(c) == c) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().map(narrow) {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && c.is_ascii_digit() && out.ends_with(|last: char| last.is_ascii_digit()) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    Cow::Owned(out)
}

/// Signs and words that join the two ends of a span of time.
pub(super) const TO: [&str; 12] = ["——", "至", "到", "—", "–", "―", "~", "〜", "--", "-", "/", "−"];

/// What is left to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    pub(super) fn done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Steps over a word if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Steps over the first of the words that comes next.
    pub(super) fn eat_one(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().find(|word| self.eat(word)).copied()
    }

    /// Steps over the characters that pass.
    pub(super) fn run(&mut self, pass: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !pass(c)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run
    }

    /// A year, month or day in Arabic or Chinese digits, with the number of digits it has.
    pub(super) fn calendar(&mut self) -> Option<(u16, usize)> {
        let digits = self.run(|c| c.is_ascii_digit());
        if !digits.is_empty() {
            return (digits.len() <= 4).then(|| digits.parse().ok().map(|n| (n, digits.len()))).flatten();
        }
        let run = self.run(|c| numeral::digit(c).is_some() || c == '十');
        let number = u16::try_from(numeral::parse(run)?).ok()?;
        Some((number, if number < 100 { 2 } else { 4 }))
    }
}
