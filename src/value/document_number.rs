//! Numbers of official documents: 青教〔2024〕5号.

use std::fmt;

use super::check_characters;
use super::scan::shown;
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// The number of an official document, such as `青教〔2024〕5号` (GB/T 9704-2012, 7.2.5).
///
/// The year is whole and stands in 〔〕; the number has neither 第 nor zeros before it and ends in 号. At most 40
/// characters; years from 1949 on.
///
/// # Errors
/// Reading gives `value.document.number`, with the right form where it can be guessed.
///
/// # Examples
/// ```
/// use jianbao::DocumentNumber;
/// let number: DocumentNumber = "青教〔2024〕5号".parse().unwrap();
/// assert_eq!(number.to_string(), "青教〔2024〕5号");
/// let fault = "青教[2024]05号".parse::<DocumentNumber>().unwrap_err();
/// assert!(fault.hint.zh.contains("青教〔2024〕5号"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentNumber(String);

impl Value for DocumentNumber {
    const TYPE: Bilingual<&'static str> = Bilingual::new("发文字号", "document number");
    const SAMPLE: &'static str = "青教〔2024〕5号";

    fn parse(text: &str) -> Result<Self, Fault> {
        check_characters(text)?;
        let right = parts(text).map(|(office, year, number)| format!("{office}〔{year}〕{number}号"));
        if right.as_deref() == Some(text) {
            return Ok(Self(text.to_owned()));
        }
        let typed = shown(text);
        let message = say!("“{typed}”不合发文字号的写法", "`{typed}` is not written as a document number");
        let hint = match right {
            Some(right) => say!(
                "改成“{right}”：年份写全，用六角括号，序号不加“第”，前面不加 0",
                "write `{right}`: the whole year in 〔〕, the number without 第 and zeros"
            ),
            None => say!("写成“青教〔2024〕5号”这样", "write it as `青教〔2024〕5号`"),
        };
        Err(Fault::new(Code::DocumentNumber, message, hint))
    }
}

/// Office, year and number, in whatever brackets.
fn parts(text: &str) -> Option<(&str, u16, u32)> {
    const OPENING: [char; 7] = ['〔', '[', '［', '（', '(', '【', '〖'];
    const CLOSING: [char; 7] = ['〕', ']', '］', '）', ')', '】', '〗'];
    if text.chars().count() > 40 {
        return None;
    }
    let (office, rest) = text.split_once(OPENING)?;
    let (year, rest) = rest.split_once(CLOSING)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = rest.trim().strip_suffix('号')?.trim_start_matches('第').trim();
    let year = year.trim();
    if !digits(year) || !digits(number) {
        return None;
    }
    let year: u16 = year.parse().ok().filter(|year| (1949..=9999).contains(year))?;
    let number: u32 = number.parse().ok().filter(|number| *number > 0)?;
    let office = office.trim();
    (!office.is_empty() && !office.contains(char::is_whitespace)).then_some((office, year, number))
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

super::serde_text!(DocumentNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_forms_are_told_the_right_one() {
        for (typed, right) in [
            ("青教[2024]5号", "青教〔2024〕5号"),
            ("青教（2024）第05号", "青教〔2024〕5号"),
            ("青教〔2024〕005号", "青教〔2024〕5号"),
            ("青教【2024】 5 号", "青教〔2024〕5号"),
        ] {
            let fault = DocumentNumber::parse(typed).err();
            assert!(fault.as_ref().is_some_and(|fault| fault.hint.zh.contains(right)), "{typed}: {fault:?}");
        }
        for typed in
            ["青教〔24〕5号", "青教2024年5号", "〔2024〕5号", "青教〔2024〕0号", "青教〔2024〕5", "五号"]
        {
            let fault = DocumentNumber::parse(typed).err().map(|fault| fault.code);
            assert_eq!(fault, Some(Code::DocumentNumber), "{typed}");
        }
    }
}
