//! Yes or no.

use std::fmt;

use super::scan::{shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// Yes or no, such as `是`.
///
/// Reads 是/否, yes/no and true/false in any case; prints 是 or 否.
///
/// # Errors
/// Reading gives `value.word.unknown` for any other word.
///
/// # Examples
/// ```
/// use jianbao::Flag;
/// let flag: Flag = "YES".parse().unwrap();
/// assert!(flag.get());
/// assert_eq!(flag.to_string(), "是");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Flag(bool);

impl Flag {
    /// Whether it says 是.
    pub fn get(self) -> bool {
        self.0
    }
}

impl From<bool> for Flag {
    fn from(yes: bool) -> Self {
        Self(yes)
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if self.0 { "是" } else { "否" })
    }
}

impl Value for Flag {
    const TYPE: Bilingual<&'static str> = Bilingual::new("是或否", "yes or no");
    const SAMPLE: &'static str = "是";

    fn words() -> Vec<Bilingual<&'static str>> {
        vec![Bilingual::new("是", "yes"), Bilingual::new("否", "no")]
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        let word = tidy(text);
        let is = |words: [&str; 3]| words.iter().any(|known| known.eq_ignore_ascii_case(&word));
        if is(["是", "yes", "true"]) {
            return Ok(Self(true));
        }
        if is(["否", "no", "false"]) {
            return Ok(Self(false));
        }
        let text = shown(text);
        Err(Fault::new(
            Code::WordUnknown,
            say!("«{text}»既不是“是”也不是“否”", "«{text}» is neither yes nor no"),
            say!("写“是”或“否”", "write `是` (yes) or `否` (no)"),
        ))
    }
}

super::serde_text!(Flag);
