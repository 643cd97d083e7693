//! The short way: a paragraph, heading or byline that holds nothing but text is read without the parser.
//!
//! Nearly all of what templates print is of that sort. It is read so only where the parser would find the same, whatever
//! stands before and behind: on a line of its own between empty ones, without any sign that could be markup.

use super::read::{finish, parse};
use crate::document::{Block, Inline, Runs};

/// Reads a text; what is not of that sort is left to the parser, together with its neighbours of its sort. False if
/// something in the text reaches beyond its paragraph, so that the parser must see the whole.
pub(super) fn read(text: &str, out: &mut Vec<Block>) -> bool {
    // The parser takes it for a mark of the encoding where a text begins with it.
    if text.contains('\u{FEFF}') {
        return false;
    }
    // Where what waits for the parser begins.
    let mut waiting: Option<usize> = None;
    let (mut rest, mut at) = (text, 0);
    while !rest.is_empty() {
        let (length, lines) = stretch(rest);
        let (part, next) = rest.split_at(length);
        if lines > 0 {
            match Line::of(part).filter(|_| lines == 1) {
                Some(line) => {
                    if let Some(from) = waiting.take() {
                        parse(&text[from..at], out);
                    }
                    line.push_to(out);
                }
                None if reaches(part) => return false,
                None => {
                    waiting.get_or_insert(at);
                }
            }
        }
        (rest, at) = (next, at + length);
    }
    if let Some(from) = waiting {
        parse(&text[from..], out);
    }
    true
}

/// The bytes of the lines up to and with the next empty one, and how many of them hold something.
fn stretch(text: &str) -> (usize, usize) {
    let (mut length, mut lines) = (0, 0);
    for line in text.split_inclusive('\n') {
        length += line.len();
        if line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n')) {
            break;
        }
        lines += 1;
    }
    (length, lines)
}

/// Whether a stretch may hold what counts beyond it: fences, definitions, HTML.
fn reaches(part: &str) -> bool {
    let html = |(at, _): (usize, &str)| !part[..at].ends_with(['(', '\\']);
    ["```", "~~~", "]:"].iter().any(|sign| part.contains(sign)) || part.match_indices('<').any(html)
}

/// One line of nothing but text, and what it is.
enum Line<'t> {
    Paragraph(&'t str),
    Heading(u8, &'t str),
    Byline(&'t str),
}

impl<'t> Line<'t> {
    /// The line of a stretch, if it is of that sort.
    fn of(part: &'t str) -> Option<Self> {
        let line = part.trim_end_matches(['\n', ' ', '\t']);
        let (line, text) = match line.as_bytes().first()? {
            b'#' => {
                let text = line.trim_start_matches('#');
                let level = u8::try_from(line.len() - text.len()).ok().filter(|level| *level <= 6)?;
                let text = text.strip_prefix(' ')?;
                (Self::Heading(level, text), text)
            }
            b'*' => {
                let text = line.strip_prefix('*')?.strip_suffix('*')?;
                (Self::Byline(text), text)
            }
            _ => (Self::Paragraph(line), line),
        };
        is_text(text).then_some(line)
    }

    fn push_to(self, out: &mut Vec<Block>) {
        let (text, block): (_, fn(u8, Vec<Inline>) -> Block) = match self {
            Self::Paragraph(text) => (text, |_, text| Block::Paragraph(text)),
            Self::Heading(_, text) => (text, Block::Heading),
            Self::Byline(text) => (text, |_, text| Block::Byline(text)),
        };
        let level = if let Self::Heading(level, _) = self { level } else { 0 };
        let text = unescaped(text);
        if !text.is_empty() {
            out.push(block(level, text));
        }
    }
}

/// Whether a text holds no sign that could be markup, but with a backslash before it, and no space at its edges.
fn is_text(text: &str) -> bool {
    if text.is_empty() || text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return false;
    }
    let odd = |byte: &u8| byte.is_ascii() & !byte.is_ascii_alphanumeric() & (*byte != b' ');
    let bytes = text.as_bytes();
    // Nearly always there is none; without a branch the compiler looks at many bytes at once.
    if !bytes.iter().fold(false, |found, byte| found | odd(byte)) {
        return true;
    }
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(odd)) {
        at += next;
        let escaped = bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation);
        if bytes[at] != b'\\' || !escaped {
            return false;
        }
        at += 2;
    }
    true
}

/// The text of a line without its backslashes.
fn unescaped(text: &str) -> Vec<Inline> {
    let mut runs = Runs::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        runs.text(&rest[..at]);
        let sign = &rest[at + 1..];
        let width = sign.chars().next().map_or(0, char::len_utf8);
        runs.text(&sign[..width]);
        rest = &sign[width..];
    }
    runs.text(rest);
    finish(runs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::read::{parse, read};

    /// What blocks, runs and their edges are made of, between two `¦`.
    const PIECES: &str = "\n¦\n\n¦\n\n¦\n\n¦\r\n¦ ¦  \n¦\n \n¦\t¦    ¦\u{3000}¦\u{a0}¦\u{feff}¦\u{fdd0}¦\u{2028}¦\
        甲¦乙，丙。¦（¦abc¦1¦12¦3. ¦4) ¦- ¦+ ¦* ¦*¦**¦_¦*甲*¦*甲，*¦# ¦## ¦####### ¦#¦> ¦```¦~~~¦<¦<pre>¦<!--¦-->¦</pre>¦\
        [甲]¦[甲]: b¦[^1]¦[^1]: 注¦![a](<b>)¦\\¦\\\n¦\\.¦\\*¦\\#¦\\甲¦&#32;¦&#9;¦&¦| 甲 |¦\n| --- |\n¦---¦===¦\
        [TOC]¦\\[TOC\\]¦【待填：¦】¦【待填】";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn the_short_way_leads_where_the_parser_leads(
            pieces in prop::collection::vec(prop::sample::select(PIECES.split('¦').collect::<Vec<_>>()), 0..24)
        ) {
            let text = pieces.concat();
            let mut parsed = Vec::new();
            parse(&text, &mut parsed);
            prop_assert_eq!(read(&text), parsed, "{:?}", text);
        }
    }
}
