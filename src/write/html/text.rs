//! Text as HTML: the one place where characters are escaped.

use crate::document::{Inline, is_hidden, may_be_hidden, safe_target};
use crate::seek;

/// The footnotes called so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    texts: Vec<Vec<Inline>>,
    /// Whether the text being written is a link, which holds no other.
    linked: bool,
}

impl Notes {
    /// The call of a footnote.
    fn call(&mut self, text: &[Inline], out: &mut String) {
        self.texts.push(text.to_vec());
        let number = self.texts.len();
        if self.linked {
            out.push_str(&format!("<sup id=\"call-{number}\">[{number}]</sup>"));
        } else {
            out.push_str(&format!(
                "<sup id=\"call-{number}\"><a href=\"#note-{number}\">[{number}]</a></sup>"
            ));
        }
    }

    /// The footnotes themselves, each with the way back.
    pub(super) fn write(mut self, out: &mut String) {
        if self.texts.is_empty() {
            return;
        }
        out.push_str("<section class=\"notes\" aria-label=\"脚注\">\n");
        let mut at = 0;
        while let Some(text) = self.texts.get(at).cloned() {
            at += 1;
            out.push_str(&format!("<p id=\"note-{at}\"><a href=\"#call-{at}\">[{at}]</a> "));
            inlines(&text, &mut self, out);
            out.push_str("</p>\n");
        }
        out.push_str("</section>\n");
    }
}

pub(super) fn inlines(runs: &[Inline], notes: &mut Notes, out: &mut String) {
    for run in runs {
        match run {
            Inline::Text(text) => escape(text, out),
            Inline::Strong(inner) => element("<strong>", inner, "</strong>", notes, out),
            Inline::Emphasis(inner) => element("<em>", inner, "</em>", notes, out),
            Inline::Link { target, text } if safe_target(target) && !notes.linked => {
                out.push_str("<a href=\"");
                escape(target, out);
                notes.linked = true;
                element("\">", text, "</a>", notes, out);
                notes.linked = false;
            }
            Inline::Link { text, .. } => inlines(text, notes, out),
            Inline::Note(text) => notes.call(text, out),
            Inline::Break => out.push_str("<br>"),
            Inline::Blank(text) => {
                out.push_str("<mark class=\"blank\">");
                escape(text, out);
                out.push_str("</mark>");
            }
        }
    }
}

fn element(open: &str, inner: &[Inline], close: &str, notes: &mut Notes, out: &mut String) {
    out.push_str(open);
    inlines(inner, notes, out);
    out.push_str(close);
}

/// Appends text so that it stays text, between tags and within quoted attributes; what is never shown is
/// left out.
pub(crate) fn escape(text: &str, out: &mut String) {
    let odd =
        |one, two| (one == b'&') | (one == b'<') | (one == b'>') | (one == b'"') | may_be_hidden(one, two);
    if !seek::any(text, odd) {
        return out.push_str(text);
    }
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let (instead, width) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\n' | b'\r' => (" ", 1),
            // Lead bytes of the controls and noncharacters beyond ASCII.
            0..=0x1F | 0x7F | 0xC2 | 0xEF => match text[at..].chars().next() {
                Some(c) if is_hidden(c) => ("", c.len_utf8()),
                _ => continue,
            },
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + width;
    }
    out.push_str(&text[from..]);
}

/// Appends the path of a file as the address of it from beside it: what is neither letter, digit nor harmless is written
/// by its bytes (RFC 3986, 2.1).
pub(super) fn address(path: &str, out: &mut String) {
    // A colon in the first step would begin a scheme.
    out.push_str("./");
    for &byte in path.as_bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

/// Appends a text as JSON inside a `script` element: in quotes, and without any sign that could end the element or begin
/// another (HTML, 4.12.1.3).
pub(super) fn json(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars().filter(|c| !is_hidden(*c) || matches!(c, '\n' | '\r')) {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            '<' | '>' | '&' | '\'' | '\t' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)))
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// Where `words` stands in the text of some HTML, tags left aside.
pub(super) fn find_in_text(html: &str, words: &str) -> Option<usize> {
    let mut found = html.match_indices(words);
    found.find_map(|(at, _)| {
        let before = &html[..at];
        let in_tag = before.rfind('<') > before.rfind('>');
        let digit_before = before.ends_with(|c: char| c.is_ascii_digit());
        (!in_tag && !digit_before).then_some(at)
    })
}
