//! Escaping: data become Markdown that shows them as typed.

use std::convert::Infallible;
use std::io;

use super::EDGE;

/// Appends `text` so that Markdown shows every character of it as typed, such as `\*` for `*`.
///
/// It holds anywhere in running text: paragraph, heading, table cell, list item, emphasis, link text, link
/// target or picture path in angle brackets. Line ends (also vertical tab and form feed) become line breaks,
/// other control characters and the noncharacter U+FDD0 are left out. The result is meant for [`read`] alone:
/// it escapes more than other readers need.
///
/// [`read`]: super::read
///
/// # Examples
/// ```
/// use jianbao::{Block, Inline, markup};
/// let mut text = "# 参与：".to_owned();
/// markup::escape("*甲*|乙", &mut text);
/// assert_eq!(markup::read(&text), [Block::Heading(1, vec![Inline::Text("参与：*甲*|乙".into())])]);
/// ```
pub fn escape(text: &str, out: &mut String) {
    out.reserve(text.len() + 8);
    let done: Result<(), Infallible> = pieces(text, |piece| {
        out.push_str(piece);
        Ok(())
    });
    let Ok(()) = done;
}

/// Writes `text` as [`escape`] does, in the form of a template engine's escape hook.
///
/// # Errors
/// Only what `out` itself reports.
///
/// # Examples
/// ```
/// let mut out = Vec::new();
/// jianbao::markup::escape_to("1. 甲", &mut out).unwrap();
/// assert_eq!(out, r"1\. 甲".as_bytes());
/// ```
pub fn escape_to(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    pieces(text, |piece| out.write_all(piece.as_bytes()))
}

/// What an ASCII byte needs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    Backslash,
    Break,
    Tab,
    Space,
    Drop,
}

static NEEDS: [Need; 128] = needs();

const fn needs() -> [Need; 128] {
    let mut table = [Need::Nothing; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'\n' | b'\r' | 0x0B | 0x0C => Need::Break,
            b'\t' => Need::Tab,
            b' ' => Need::Space,
            0..=0x1F | 0x7F => Need::Drop,
            at if at.is_ascii_punctuation() => Need::Backslash,
            _ => Need::Nothing,
        };
        byte += 1;
    }
    table
}

/// Hands the escaped text to `put`, piece by piece.
fn pieces<E>(text: &str, mut put: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut edge = [0; 4];
    let edge: &str = EDGE.encode_utf8(&mut edge);
    if text.starts_with(is_sign) {
        put(edge)?;
    }
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, if is_bare(bytes) { bytes.len() } else { 0 });
    while let Some(&byte) = bytes.get(at) {
        let Some(&need) = NEEDS.get(usize::from(byte)) else {
            // U+FDD0 and the C1 controls are the only ones beyond ASCII that need care.
            let width = match byte {
                0xEF if bytes[at..].starts_with(edge.as_bytes()) => 3,
                0xC2 if bytes.get(at + 1).is_some_and(|&next| next < 0xA0) => 2,
                _ => 0,
            };
            if width > 0 {
                put(&text[from..at])?;
                from = at + width;
            }
            at += width.max(1);
            continue;
        };
        let instead = match need {
            Need::Nothing => None,
            Need::Space => (at == 0 || at + 1 == bytes.len()).then_some("&#32;"),
            Need::Backslash => {
                put(&text[from..at])?;
                put("\\")?;
                from = at;
                None
            }
            Need::Break if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') => Some(""),
            Need::Break => Some("&#10;"),
            Need::Tab => Some("&#9;"),
            Need::Drop => Some(""),
        };
        at += 1;
        if let Some(instead) = instead {
            put(&text[from..at - 1])?;
            put(instead)?;
            from = at;
        }
    }
    put(&text[from..])?;
    if text.ends_with(is_sign) { put(edge) } else { Ok(()) }
}

/// Whether nothing in a text needs care, as in nearly every one; without a branch, so that the compiler looks at many bytes
/// at once.
fn is_bare(bytes: &[u8]) -> bool {
    // Signs, spaces and control characters, and what C1 controls begin with.
    let odd = |byte: u8| (byte.is_ascii() & !byte.is_ascii_alphanumeric()) | (byte == 0xC2);
    // What U+FDD0 begins with.
    let edge = |(one, two): (&u8, &u8)| (*one == 0xEF) & (*two == 0xB7);
    !bytes.iter().fold(false, |found, byte| found | odd(*byte))
        && !bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, pair| found | edge(pair))
}

/// Whether a character might keep `**` beside it from being a mark.
fn is_sign(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || matches!(c, '\u{3400}'..='\u{9FFF}'))
}
