//! Free text, such as a venue or a point of a speech.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// Characters a text may have at most.
const LONGEST: usize = 100_000;

/// A text with at least one visible character, such as `市教育局会议室`.
///
/// Spaces and line ends around it are dropped and `CR LF` becomes `LF`; inside, nothing else changes. At most
/// 100,000 characters.
///
/// # Errors
/// Reading refuses what [`check_characters`] refuses, an empty text (`value.text.empty`) and a longer one
/// (`value.text.length`).
///
/// # Examples
/// ```
/// use jianbao::Text;
/// let text: Text = "  第一行\r\n第二行 ".parse().unwrap();
/// assert_eq!(text.as_str(), "第一行\n第二行");
/// assert!("机\u{b}密".parse::<Text>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

impl Text {
    /// The text, such as `市教育局会议室`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Value for Text {
    const TYPE: Bilingual<&'static str> = Bilingual::new("文字", "text");
    const SAMPLE: &'static str = "市教育局会议室";

    fn parse(text: &str) -> Result<Self, Fault> {
        check_characters(text)?;
        let inner = text.trim();
        if inner.is_empty() {
            return Err(Fault::new(
                Code::TextEmpty,
                say!("这里没有文字", "there is no text here"),
                say!("写上内容；还不知道就写 xx", "write something, or `xx` if it is not known yet"),
            ));
        }
        // A text has no more characters than bytes.
        if inner.len() > LONGEST {
            let count = inner.chars().count();
            if count > LONGEST {
                return Err(Fault::new(
                    Code::TextLength,
                    say!(
                        "这段文字有 {count} 个字，最多 {LONGEST} 个",
                        "{count} characters, at most {LONGEST}"
                    ),
                    say!("删短一些，或者分成几段", "shorten it, or split it"),
                ));
            }
        }
        let inner = if inner.contains('\r') { Cow::Owned(inner.replace("\r\n", "\n")) } else { inner.into() };
        Ok(Self(inner.into_owned()))
    }
}

super::serde_text!(Text);

/// Refuses characters no text may hold: `机\u{b}密` is refused, `机密` passes.
///
/// Refused are control characters other than tab, line feed and `CR LF`; noncharacters such as U+FFFE; and
/// direction controls (U+202A–U+202E, U+2066–U+2069) that are not closed in the line they open in (UAX #9).
///
/// # Errors
/// `value.text.control` or `value.text.direction`; the fault's `at` covers the character's bytes.
///
/// # Examples
/// ```
/// let fault = jianbao::check_characters("机\u{b}密").unwrap_err();
/// assert_eq!(fault.at, Some(3..4));
/// assert!(fault.message.zh.contains("U+000B"));
/// ```
pub fn check_characters(text: &str) -> Result<(), Fault> {
    // Printable ASCII is most of what keys are made of.
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Ok(());
    }
    let mut open: Vec<(char, Range<usize>)> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let at = start..start + c.len_utf8();
        match c {
            '\r' if matches!(chars.peek(), Some((_, '\n'))) => {}
            '\n' => {
                if let Some((c, at)) = open.pop() {
                    return Err(unpaired(c, at));
                }
            }
            '\t' => {}
            c if c.is_control() || is_nonchar(c) => return Err(control(c, at)),
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((c, at)),
            '\u{202c}' | '\u{2069}' => match open.pop() {
                Some((opener, _)) if (opener < '\u{2066}') == (c == '\u{202c}') => {}
                _ => return Err(unpaired(c, at)),
            },
            _ => {}
        }
    }
    open.pop().map_or(Ok(()), |(c, at)| Err(unpaired(c, at)))
}

fn is_nonchar(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32 & 0xfffe) == 0xfffe
}

fn control(c: char, at: Range<usize>) -> Fault {
    let number = c as u32;
    Fault::new(
        Code::TextControl,
        say!(
            "文字里有看不见的字符 U+{number:04X}，只应有看得见的字",
            "an invisible character U+{number:04X} where only visible text is expected"
        ),
        say!("删掉它：删去这处前后各一个字再重新打", "delete it: retype the characters around this place"),
    )
    .at(at)
}

fn unpaired(c: char, at: Range<usize>) -> Fault {
    let number = c as u32;
    Fault::new(
        Code::TextBidi,
        say!(
            "文字里有不成对的方向控制符 U+{number:04X}，会让后面的字显示颠倒",
            "an unpaired direction control U+{number:04X}: it turns the text after it around"
        ),
        say!("删掉它：删去这处前后各一个字再重新打", "delete it: retype the characters around this place"),
    )
    .at(at)
}
