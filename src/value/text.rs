//! Free text, such as a venue or a point of a speech.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, is_hidden, say, shapes};

/// Characters a text may have at most.
const LONGEST: usize = 100_000;

/// A text with at least one visible character, such as `市教育局会议室`.
///
/// Spaces and line ends around it are dropped and `CR LF` becomes `LF`; inside, nothing else changes. At most
/// 100,000 characters.
///
/// # Errors
/// Reading refuses what [`check_characters`] refuses, an empty text (`value.text.empty`), a longer one
/// (`value.text.length`) and 同上, 〃 and the like (`value.text.ditto`).
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

    fn printed(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

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
        refuse_ditto(inner)?;
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

/// What stands in a table for the same as above.
const DITTO: [&str; 12] = ["同上", "同前", "同左", "同右", "同下", "〃", "〻", "″", "\"", "＂", "''", "”"];

/// Refuses 同上 and the like: nobody reads what stood above it in a text.
pub(super) fn refuse_ditto(text: &str) -> Result<(), Fault> {
    let text = text.trim();
    if !DITTO.contains(&text) {
        return Ok(());
    }
    Err(Fault::new(
        Code::TextDitto,
        say!(
            "“{text}”是“和上面相同”的记号，不是内容",
            "`{text}` says `the same as above`, which is no content"
        ),
        say!("把上面的内容照写一遍", "write again what stands above"),
    ))
}

/// Refuses characters no text may hold: `机\u{b}密` is refused, `机密` passes.
///
/// Refused is what a reader cannot see: control characters other than tab, line feed and `CR LF`; zero-width and other
/// invisible characters, such as U+200B, U+00AD, U+FEFF and tags; noncharacters such as U+FFFE; and direction controls
/// (U+202A–U+202E, U+2066–U+2069) that are not closed in the line they open in (UAX #9). A variation selector passes
/// behind a visible character, a joiner (U+200D) between two emoji. Every 汉字 passes, those of the
/// extensions in planes 2 and 3 included.
///
/// # Errors
/// `value.text.control` or `value.text.direction`; the fault's `at` covers the character's bytes.
///
/// # Examples
/// ```
/// let fault = jianbao::check_characters("机\u{b}密").unwrap_err();
/// assert_eq!(fault.at, Some(3..4));
/// assert!(fault.message.zh.contains("U+000B"));
/// assert!(jianbao::check_characters("机\u{200b}密").unwrap_err().message.zh.contains("零宽空格"));
/// assert!(jianbao::check_characters("𠮷、👩\u{200d}🏫").is_ok());
/// ```
pub fn check_characters(text: &str) -> Result<(), Fault> {
    if is_common(text.as_bytes()) {
        return Ok(());
    }
    let mut open: Vec<(char, Range<usize>)> = Vec::new();
    let mut before = None;
    // The character that selectors behind it shape.
    let mut base = None;
    for (start, c) in text.char_indices() {
        let at = start..start + c.len_utf8();
        let next = || text[at.end..].chars().next();
        match c {
            '\t' => {}
            '\r' if next() == Some('\n') => {}
            '\n' => {
                if let Some((c, at)) = open.pop() {
                    return Err(unpaired(c, at));
                }
            }
            '\u{202c}' | '\u{2069}' => match open.pop() {
                Some((opener, _)) if (opener < '\u{2066}') == (c == '\u{202c}') => {}
                _ => return Err(unpaired(c, at)),
            },
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((c, at)),
            '\u{200d}' if base.is_some_and(is_emoji) && next().is_some_and(is_emoji) => {}
            c if shapes(c) && before.is_some_and(is_shaped) => {}
            c if c == '\u{200d}' || shapes(c) || is_hidden(c) => return Err(hidden(c, at)),
            _ => {}
        }
        before = Some(c);
        base = if shapes(c) { base } else { before };
    }
    open.pop().map_or(Ok(()), |(c, at)| Err(unpaired(c, at)))
}

/// Whether a text holds only printable ASCII, Chinese characters, full-width signs, quotation marks and dashes, as nearly
/// every one does; told by the first bytes of each character.
fn is_common(text: &[u8]) -> bool {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += match byte {
            b' '..=b'~' => 1,
            // U+4000 to U+9FFF.
            0xE4..=0xE9 => 3,
            // U+3000 to U+3FFF, without the block that has the empty Hangul letter.
            0xE3 if text.get(at + 1) != Some(&0x85) => 3,
            // U+2010 to U+2026.
            0xE2 if matches!(text.get(at + 1..at + 3), Some([0x80, 0x90..=0xA6])) => 3,
            // U+FF00 to U+FF3F.
            0xEF if text.get(at + 1) == Some(&0xBC) => 3,
            _ => return false,
        };
    }
    true
}

/// Whether a joiner may stand beside it.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
}

/// Whether a selector may stand behind it: what is seen, and has none yet.
fn is_shaped(c: char) -> bool {
    !shapes(c) && !c.is_whitespace() && c != '\u{200d}'
}

/// What clerks may have heard such a character called.
fn name(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '\u{ad}' => ("软连字符", "soft hyphen"),
        '\u{200b}' => ("零宽空格", "zero-width space"),
        '\u{200c}' => ("零宽不连字", "zero-width non-joiner"),
        '\u{200d}' => ("零宽连字", "zero-width joiner"),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => ("方向标记", "direction mark"),
        '\u{2028}' => ("行分隔符", "line separator"),
        '\u{2029}' => ("段分隔符", "paragraph separator"),
        '\u{2060}' => ("字词连接符", "word joiner"),
        '\u{feff}' => ("字节顺序标记", "byte order mark"),
        '\u{e0000}'..='\u{e007f}' => ("标签字符", "tag character"),
        c if shapes(c) => ("异体选择符", "variation selector"),
        _ => return None,
    })
}

/// A character that is not seen.
pub(super) fn hidden(c: char, at: Range<usize>) -> Fault {
    let number = c as u32;
    let (zh, en) =
        name(c).map_or_else(Default::default, |(zh, en)| (format!("（{zh}）"), format!(" ({en})")));
    Fault::new(
        Code::TextControl,
        say!(
            "文字里有看不见的字符 U+{number:04X}{zh}，只应有看得见的字",
            "an invisible character U+{number:04X}{en} where only visible text is expected"
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
