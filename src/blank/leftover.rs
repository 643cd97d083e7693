//! What no finished document may hold: blanks, marks of drafts, tags of templates, words of programs.

use super::{BlankKind, scan};
use crate::fact::{MARK_CLOSE, MARK_OPEN};
use crate::problem::{Code, Problem, say};
use crate::sign::{Sign, steps};
use crate::source::{Source, Span};
use crate::yaml::problem;

/// One piece of a text that looks left over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Leftover {
    /// Its bytes.
    pub span: Span,
    /// The piece: `xx`, `{{`, `None`, `【待填：年份】`.
    pub word: String,
}

/// Words that programs print for what they do not have, and notes of those who write; between other signs only.
const WORDS: [&str; 10] =
    ["None", "NaN", "null", "undefined", "NULL", "nil", "nan", "TBD", "TODO", "[object Object]"];
/// Signs of templates and faults of spreadsheets, anywhere.
const SIGNS: [&str; 10] = ["{{", "}}", "{%", "%}", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "（此处"];

/// Every piece of a finished text that looks left over: `xx名`, `【待填：金额】`, `{{ year }}`, `None`.
///
/// Blanks count where the words beside them settle what they hide, or where they have two signs or more; letters of
/// words (docx, X光), products (5×770), 某县 and the like do not. A text without any of the signs costs one look at its bytes.
///
/// # Examples
/// ```
/// use jianbao::leftovers;
/// let found = leftovers("选派xx名教师，共None人");
/// let words: Vec<&str> = found.iter().map(|one| one.word.as_str()).collect();
/// assert_eq!(words, ["xx", "None"]);
/// assert!(leftovers("总结.docx、X光片、5×770MW、Nonesuch").is_empty());
/// ```
pub fn leftovers(text: &str) -> Vec<Leftover> {
    let mut found = Vec::new();
    let mut at = 0;
    // Line by line: only lines that hold such a sign are read closely.
    while let Some(sign) = suspect(text.as_bytes(), at) {
        let start = text[..sign].rfind('\n').map_or(0, |line| line + 1);
        let end = text[sign..].find('\n').map_or(text.len(), |line| sign + line);
        line(&text[start..end], start, &mut found);
        at = end + 1;
    }
    found
}

/// Whether a text may hold leftovers; of one that may not [`leftovers`] tells none.
pub(crate) fn is_doubtful(text: &str) -> bool {
    suspect(text.as_bytes(), 0).is_some()
}

/// The first bytes of × 某 ○ □ ✕ 〇 ＿ ｘ ＊ 【 （ and of the words above.
static STEPS: [u8; 256] = steps(b"xX_*{}%#([NnTu\xc3\xe2\xe3\xe6\xef");

/// The first byte from `at` on that may begin a leftover; `at` is where a character begins.
fn suspect(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let step = STEPS[usize::from(*bytes.get(at)?)];
        if step == 0 && is_suspect(&bytes[at..]) {
            return Some(at);
        }
        at += usize::from(step.max(1));
    }
}

/// Whether bytes that begin like a leftover go on like one.
fn is_suspect(bytes: &[u8]) -> bool {
    match bytes {
        [b'{', next, ..] => matches!(next, b'{' | b'%'),
        [b'}' | b'%', next, ..] => *next == b'}',
        [b'(', next, ..] => matches!(next, b' ' | 0xe3 | b')'),
        [b'[', next, ..] => *next == b'o',
        [b'#', next, ..] => next.is_ascii_uppercase(),
        [b'n', b'u', b'l', ..] | [b'n', b'i', b'l', ..] | [b'n', b'a', b'n', ..] => true,
        [b'N', next, ..] => matches!(next, b'o' | b'a' | b'U'),
        [b'T', next, ..] => matches!(next, b'B' | b'O'),
        [b'u', b'n', b'd', ..] => true,
        [b'x' | b'X' | b'_' | b'*', ..] => true,
        [0xc3, next, ..] => *next == 0x97,
        [0xe2, 0x97, 0x8b | 0xaf, ..] | [0xe2, 0x96, 0xa1 | 0xa2, ..] | [0xe2, 0x98, 0x90, ..] => true,
        [0xe2, 0x9c, 0x95 | 0x96, ..] | [0xe2, 0x95, 0xb3, ..] => true,
        // 〇; 【待; 〔 and a space.
        [0xe3, 0x80, 0x87, ..] | [0xe3, 0x80, 0x90, 0xe5, 0xbe, ..] => true,
        [0xe3, 0x80, 0x94, b' ', ..] | [0xe3, 0x80, 0x94, 0xe3, 0x80, ..] => true,
        [0xe6, 0x9f, 0x90, ..] => true,
        // （ is common: only one with a space, nothing or 此处 inside.
        [0xef, 0xbc, 0x88, b' ', ..] | [0xef, 0xbc, 0x88, 0xe3, 0x80, ..] => true,
        [0xef, 0xbc, 0x88, 0xef, 0xbc, ..] | [0xef, 0xbc, 0x88, 0xe6, 0xad, ..] => true,
        [0xef, 0xbc, 0xbf | 0xb8, ..] | [0xef, 0xbd, 0x98, ..] | [0xef, 0xb9, 0xa1, ..] => true,
        // ＊
        [0xef, 0xbc, 0x8a, ..] => true,
        _ => false,
    }
}

/// What is left over in one line that begins at byte `base`.
fn line(text: &str, base: usize, found: &mut Vec<Leftover>) {
    let mut ranges: Vec<Span> = Vec::new();
    marks(text, &mut ranges);
    for sign in SIGNS {
        ranges.extend(text.match_indices(sign).map(|(at, _)| Span::new(at, at + sign.len())));
    }
    for word in WORDS {
        ranges.extend(
            text.match_indices(word)
                .filter(|(at, _)| stands_alone(text, *at, at + word.len()))
                .map(|(at, _)| Span::new(at, at + word.len())),
        );
    }
    let source = Source::new("", text);
    let blanks = scan(&source);
    ranges.extend(blanks.iter().filter(|blank| is_left(blank)).map(|blank| blank.span));
    ranges.sort();
    let mut end = 0;
    for span in ranges {
        if span.start < end {
            continue;
        }
        end = span.end;
        let word = text[span.start..span.end].to_owned();
        found.push(Leftover { span: Span::new(base + span.start, base + span.end), word });
    }
}

/// Whether a blank stands where nothing but a blank is meant.
///
/// Of single signs only letters and crosses count: 某县 is how people are kept unnamed, `*` and □ are marks.
fn is_left(blank: &super::Blank) -> bool {
    let signs = blank.token.chars().filter_map(Sign::of).count();
    let letter = blank.token.chars().all(|c| matches!(Sign::of(c), Some(Sign::Letter | Sign::Cross)));
    let told = blank.kind != BlankKind::Unknown;
    // Parentheses with nothing inside are a blank where the words beside them ask for something.
    signs > 1 || signs == 0 && told || letter && told && blank.certain
}

fn marks(text: &str, found: &mut Vec<Span>) {
    for (start, _) in text.match_indices(MARK_OPEN) {
        let end = text[start..].find(MARK_CLOSE).map_or(text.len(), |at| start + at + MARK_CLOSE.len());
        found.push(Span::new(start, end));
    }
}

/// Whether no letter, digit or sign of an address touches a word.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '=' | '&' | '@' | '-');
    let dotted = |c: char| c.is_ascii_alphabetic();
    let (before, mut behind) = (text[..start].chars().next_back(), text[end..].chars());
    let next = behind.next();
    let file = next == Some('.') && behind.next().is_some_and(dotted);
    !(before.is_some_and(part) || next.is_some_and(part) || file)
}

/// The problem of a leftover in a text.
pub(crate) fn problem_of(source: &Source, left: &Leftover) -> Problem {
    let word = &left.word;
    problem(
        source,
        left.span,
        Code::TextLeftover,
        say!("成稿里还有“{word}”，像是没有填完", "the finished text still holds `{word}`"),
        say!(
            "填好再生成；确实要写这几个字，在数据里把整个值用英文引号括起来，旧稿里的写进取值文件的“保留”",
            "fill it in; if it is meant, put the value in quotes in the data, or the word under `keep` in the file of values"
        ),
    )
}
