//! XML text: the one place where characters are escaped.

use crate::error::{Error, ErrorKind};
use crate::problem::say;

/// What a byte means to XML.
const PLAIN: u8 = 0;
const MARK: u8 = 1;
const CONTROL: u8 = 2;
const LEAD_EF: u8 = 3;

/// The meaning of each byte of UTF-8 text.
const MEANING: [u8; 256] = {
    let mut meaning = [PLAIN; 256];
    let mut byte = 0;
    while byte < 0x20 {
        meaning[byte] = CONTROL;
        byte += 1;
    }
    meaning[b'&' as usize] = MARK;
    meaning[b'<' as usize] = MARK;
    meaning[b'>' as usize] = MARK;
    meaning[b'"' as usize] = MARK;
    // U+FFFE and U+FFFF begin with EF; so do the full-width forms, which are plain.
    meaning[0xEF] = LEAD_EF;
    meaning
};

/// Appends `text` escaped, up to the first control character or character that XML forbids; says where that is.
///
/// Tabs and line ends count as control characters: text runs and attributes say them differently.
pub(crate) fn escape(text: &str, out: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut plain = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match MEANING[usize::from(*byte)] {
            PLAIN => {}
            MARK => {
                out.push_str(&text[plain..at]);
                out.push_str(match byte {
                    b'&' => "&amp;",
                    b'<' => "&lt;",
                    b'>' => "&gt;",
                    _ => "&quot;",
                });
                plain = at + 1;
            }
            LEAD_EF if !matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])) => {}
            _ => {
                out.push_str(&text[plain..at]);
                return Some(at);
            }
        }
    }
    out.push_str(&text[plain..]);
    None
}

/// Appends text or an attribute's value; tabs and line ends as character references.
pub(crate) fn push_value(text: &str, out: &mut String) -> Result<(), Error> {
    let mut rest = text;
    while let Some(at) = escape(rest, out) {
        match rest.as_bytes().get(at) {
            Some(b'\t') => out.push_str("&#9;"),
            Some(b'\n') => out.push_str("&#10;"),
            Some(b'\r') => out.push_str("&#13;"),
            _ => return Err(forbidden(&rest[at..])),
        }
        rest = &rest[at + 1..];
    }
    Ok(())
}

/// Appends ` name="value"`.
pub(crate) fn push_attribute(name: &str, value: &str, out: &mut String) -> Result<(), Error> {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_value(value, out)?;
    out.push('"');
    Ok(())
}

/// Appends a whole number.
pub(crate) fn push_number(number: i64, out: &mut String) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}

/// The error for a text that starts with a character XML cannot hold.
pub(crate) fn forbidden(text: &str) -> Error {
    let code = text.chars().next().map_or(0, u32::from);
    ErrorKind::Write(say!(
        "文字里有 DOCX 容不下的字符 U+{code:04X}；请在数据里删去它",
        "the text holds the character U+{code:04X}, which DOCX cannot; remove it from the data"
    ))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<String, String> {
        let mut out = String::new();
        push_value(text, &mut out).map_err(|fault| fault.to_string())?;
        Ok(out)
    }

    #[test]
    fn marks_are_escaped_and_the_rest_stays() {
        assert_eq!(
            value("a<b>&\"'c]]>，\u{FEFF}😀\t\n\r").as_deref(),
            Ok("a&lt;b&gt;&amp;&quot;'c]]&gt;，\u{FEFF}😀&#9;&#10;&#13;")
        );
    }

    #[test]
    fn forbidden_characters_are_named() {
        for bad in ['\0', '\u{1}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            let fault = value(&format!("甲{bad}乙")).err().unwrap_or_default();
            assert!(fault.contains(&format!("U+{:04X}", u32::from(bad))), "{fault}");
        }
    }

    #[test]
    fn numbers() {
        let mut out = String::new();
        [0, 7, 10, 579, -848, i64::MAX, i64::MIN].into_iter().for_each(|n| {
            push_number(n, &mut out);
            out.push(' ');
        });
        assert_eq!(out, "0 7 10 579 -848 9223372036854775807 -9223372036854775808 ");
    }
}
