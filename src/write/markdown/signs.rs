//! Which signs need an escape, and how characters count beside `*` and `_`.

use std::fmt::Write as _;

use crate::document::is_hidden;

/// Whether a character is neither space nor punctuation nor symbol to any Markdown reader.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{2460}'..='\u{24FF}' | '\u{1F100}'..='\u{1F2FF}')
}

/// Whether a character is space or punctuation to every Markdown reader.
pub(super) fn is_gap(c: char) -> bool {
    c.is_ascii_punctuation()
        || c.is_whitespace()
        || matches!(
            c,
            '，' | '。'
                | '、'
                | '；'
                | '：'
                | '？'
                | '！'
                | '（'
                | '）'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '【'
                | '】'
                | '「'
                | '」'
                | '『'
                | '』'
                | '〔'
                | '〕'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '—'
                | '–'
                | '…'
                | '·'
                | '％'
        )
}

/// How many bytes at the beginning of a text are certain to stand for themselves, whatever is before and behind: letters,
/// digits and what is not ASCII; the last character of a text is not counted, nor what may be a mark of the encoding.
pub(super) fn plain(text: &str) -> usize {
    let bytes = text.as_bytes();
    let odd = |byte: &u8| (byte.is_ascii() && !byte.is_ascii_alphanumeric()) || *byte == 0xEF;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(odd) {
        at += next;
        if bytes[at] != 0xEF || bytes.get(at + 1) == Some(&0xBB) {
            return at;
        }
        at += 3;
    }
    text.char_indices().next_back().map_or(0, |(last, _)| last)
}

/// Appends a character as a reference, such as `&#32;`.
pub(super) fn push_reference(c: char, out: &mut String) {
    let _ = write!(out, "&#{};", u32::from(c));
}

/// Whether text that begins with `&` would read as an entity, such as `&lt;`.
pub(super) fn is_entity(rest: &str) -> bool {
    let name = rest.get(1..).unwrap_or_default();
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// What at the beginning of a line would open a heading, list, quotation, table or rule: returns after how many
/// bytes a backslash belongs.
pub(super) fn line_lead(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    match bytes.first()? {
        b'#' | b'>' | b'=' | b'|' => Some(0),
        b'-' | b'+' if !bytes.get(1).is_some_and(u8::is_ascii_digit) => Some(0),
        b':' if bytes.get(1) == Some(&b'-') => Some(0),
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let list = matches!(bytes.get(digits), Some(b'.' | b')'))
                && !bytes.get(digits + 1).is_some_and(u8::is_ascii_digit);
            (list && digits <= 9).then_some(digits)
        }
        _ => None,
    }
}

/// Whether a `:` or `.` after `before` is the one by which other readers know an address to link.
pub(super) fn makes_address(before: &str, rest: &str) -> bool {
    let ends_with = |word: &str| {
        before
            .len()
            .checked_sub(word.len())
            .and_then(|from| before.get(from..))
            .is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    if rest.starts_with("://") {
        ends_with("http") || ends_with("https") || ends_with("ftp")
    } else {
        ends_with("www")
    }
}

/// Appends a link's target or a picture's path.
pub(super) fn target(target: &str, out: &mut String) {
    let plain = |c: char| c.is_alphanumeric() || "-_./~%:?=#&+@,".contains(c);
    let bare = !target.is_empty() && target.chars().all(plain);
    if !bare {
        out.push('<');
    }
    for (at, c) in target.char_indices() {
        let rest = &target[at..];
        match c {
            '\\' | '<' | '>' => out.extend(['\\', c]),
            '&' if is_entity(rest) => out.push_str("&amp;"),
            ' ' if at > 0 && rest.len() > 1 => out.push(c),
            _ if is_hidden(c) => {}
            _ if c.is_whitespace() => push_reference(c, out),
            _ => out.push(c),
        }
    }
    if !bare {
        out.push('>');
    }
}
