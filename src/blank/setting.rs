//! The words beside one blank, as the rules read them.

use super::clean::{clean, is_han};
use super::lexicon as words;
use super::view::{fold, starts};
use crate::source::Span;
use crate::value::Approx;

/// Characters looked at on either side.
const REACH: usize = 40;

/// What stands before and behind a blank in its line: half-width, simplified, without spaces and pronunciations.
#[derive(Debug)]
pub(super) struct Setting {
    pub(super) left: Vec<char>,
    pub(super) right: Vec<char>,
    /// The ending that other blanks of the same thing have printed behind them: 区, where one is `__区`.
    pub(super) ending: String,
}

impl Setting {
    /// The words beside the bytes `span` of a text; `ending` as above.
    pub(super) fn new(text: &str, span: Span, ending: &str) -> Self {
        let same = |c: &char| *c != '\n' && *c != '\r';
        let back: Vec<char> = text[..span.start].chars().rev().take(REACH).take_while(same).collect();
        let before: String = back.into_iter().rev().collect();
        let behind: String = text[span.end..].chars().take(REACH).take_while(same).collect();
        Self { left: folded(&before), right: folded(&behind), ending: ending.to_owned() }
    }

    /// Whether the unit of the blank is printed behind it, as 区 of `__区` is.
    pub(super) fn prints(&self, unit: &str) -> bool {
        !unit.is_empty() && starts(&self.right, unit)
    }

    /// The word before a number that says how near it is, as the grammar of numbers writes it.
    pub(super) fn lead(&self) -> &'static str {
        if words::NOT_NEAR.end(&self.left) {
            return "";
        }
        let near = words::NEAR.iter().find(|(word, _)| super::view::ends(&self.left, word));
        match near.map(|(_, approx)| approx) {
            Some(Approx::About) => "约",
            Some(Approx::Nearly) => "近",
            Some(Approx::Over | Approx::More) => "超",
            Some(Approx::AtLeast) => "不少于",
            Some(Approx::Exact) | None => "",
        }
    }

    /// What is printed from a number up to the end of its unit: 多万元, 余名, 人次以上.
    pub(super) fn tail(&self, unit: &str) -> String {
        let scale = "余多几来十百千万亿";
        let bare: String = unit.trim_start_matches(|c| scale.contains(c)).to_owned();
        let head = self.right.iter().take(4).take_while(|c| scale.contains(**c)).count();
        let rest = &self.right[head..];
        if !starts(rest, &bare) || bare.is_empty() && head == 0 {
            return unit.to_owned();
        }
        let mut end = head + bare.chars().count();
        if self.right.get(end).is_some_and(|c| "余多".contains(*c)) {
            end += 1;
        }
        let round = words::ROUND.iter().filter(|(word, _)| *word != "之多");
        end += round
            .map(|(word, _)| word)
            .find(|word| starts(&self.right[end..], word))
            .map_or(0, |word| word.chars().count());
        self.right[..end].iter().filter(|c| !matches!(c, '几' | '来')).collect()
    }

    /// Digits that stand right before the blank: `20` of `20__`.
    pub(super) fn digits(&self) -> String {
        let back: Vec<char> = self.left.iter().rev().take_while(|c| c.is_ascii_digit()).copied().collect();
        back.into_iter().rev().collect()
    }

    /// How many characters a value and what follows it share: 高级职业学校 typed before 高级职业学校.
    pub(super) fn doubled(&self, value: &[char]) -> usize {
        (2..=value.len().min(self.right.len()))
            .rev()
            .find(|length| {
                let tail = &value[value.len() - length..];
                tail.iter().all(|c| is_han(*c)) && self.right.starts_with(tail)
            })
            .unwrap_or(0)
    }
}

/// A text as the rules read it.
pub(super) fn folded(text: &str) -> Vec<char> {
    clean(text)
        .text()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\r'))
        .map(fold)
        .collect()
}
