//! Marks in the upper left corner of official documents: the number of the copy, how secret, how long.

use std::fmt;

use super::scan::{shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// The number of one copy of an official document: six digits, such as `000012` (GB/T 9704-2012, 7.2.1).
///
/// # Errors
/// Reading gives `value.copy.number`, with the right form where it can be told.
///
/// # Examples
/// ```
/// use jianbao::CopyNumber;
/// assert_eq!("000012".parse::<CopyNumber>().unwrap().to_string(), "000012");
/// assert!("12".parse::<CopyNumber>().unwrap_err().hint.zh.contains("000012"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CopyNumber(String);

/// How secret an official document is, and for how long: `机密★1年`, `秘密★长期` (GB/T 9704-2012, 7.2.2).
///
/// The time is not left out: a mark of secrecy has both parts.
///
/// # Errors
/// Reading gives `value.secrecy.form`.
///
/// # Examples
/// ```
/// use jianbao::Secrecy;
/// assert_eq!("机密★1年".parse::<Secrecy>().unwrap().to_string(), "机密★1年");
/// assert!("秘密".parse::<Secrecy>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Secrecy(String);

impl Value for CopyNumber {
    const TYPE: Bilingual<&'static str> = Bilingual::new("份号", "number of the copy");
    const SAMPLE: &'static str = "\"000012\"";

    fn parse(text: &str) -> Result<Self, Fault> {
        let digits = tidy(text);
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain && digits.len() == 6 {
            return Ok(Self(digits.into_owned()));
        }
        let typed = shown(text);
        let message = say!("份号“{typed}”不是六位数", "the number of a copy has six digits, not `{typed}`");
        let hint = match plain && digits.len() < 6 {
            true => say!("写成“{digits:0>6}”，加英文引号", "write `\"{digits:0>6}\"`, in quotes"),
            false => say!("写成“000012”这样，加英文引号", "write it like `\"000012\"`, in quotes"),
        };
        Err(Fault::new(Code::CopyNumber, message, hint))
    }
}

impl Value for Secrecy {
    const TYPE: Bilingual<&'static str> = Bilingual::new("密级和保密期限", "secrecy and its time");
    const SAMPLE: &'static str = "机密★1年";

    fn parse(text: &str) -> Result<Self, Fault> {
        let tidied = tidy(text);
        let sorts = ["绝密", "机密", "秘密"];
        let sort = sorts.into_iter().find(|sort| tidied.starts_with(sort));
        let time = sort.and_then(|sort| tidied.strip_prefix(sort)?.strip_prefix('★'));
        let counted = |time: &str| {
            let number = ["个月", "年", "天", "日"].iter().find_map(|unit| time.strip_suffix(unit));
            number
                .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if time.is_some_and(|time| time == "长期" || counted(time)) {
            return Ok(Self(tidied.into_owned()));
        }
        let typed = shown(text);
        let sort = sort.unwrap_or("机密");
        Err(Fault::new(
            Code::SecrecyForm,
            say!("“{typed}”没有写成密级和保密期限", "`{typed}` is not a secrecy with its time"),
            say!(
                "写成“{sort}★1年”这样，期限照定密的写",
                "write it like `{sort}★1年`, with the time that was set"
            ),
        ))
    }
}

impl fmt::Display for CopyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for Secrecy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

super::serde_text!(CopyNumber, Secrecy);
