//! Finds what looks like a blank by its signs alone, and leaves out what the letters beside it show to be none.

use std::ops::Range;

use super::clean::is_han;
use crate::sign::{self, Sign};

/// How a blank is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A run of signs.
    Run(Sign),
    /// Parentheses with nothing or spaces inside: the whole of it is the blank.
    Gap,
    /// Spaces where the number of a document lacks: between 〔〕, or before 号.
    Space,
}

/// A piece of text that may be a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the cleaned text.
    pub(super) span: Range<usize>,
    pub(super) form: Form,
    /// How many signs it has, spaces not counted.
    pub(super) length: usize,
    /// How many digits stand right before it: 2 in 20xx.
    pub(super) head: usize,
    /// `x.x`: one number with a decimal point.
    pub(super) decimal: bool,
    /// It is a blank only if the words beside it say so.
    pub(super) doubtful: bool,
}

/// Spaces a blank may hold, or that may stand between a blank and the words beside it.
const GAP: usize = 40;

/// Every piece that may be a blank, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut words = Words { text, seen: 0..0, latin: false };
    let files = files(text);
    let mut found: Vec<Token> = Vec::new();
    for (span, sign) in sign::runs(text) {
        let Some(token) = run(text, span, sign, &mut words, &files) else { continue };
        match found.last_mut() {
            Some(last) if joined(text, last, &token) => {
                last.decimal |= text[last.span.end..token.span.start].contains(['.', '．']);
                last.span.end = token.span.end;
                last.length += token.length;
                last.doubtful &= last.form != Form::Run(Sign::Line);
            }
            _ => found.push(token),
        }
    }
    found.retain(|token| !is_rule(text, token));
    let runs = found.len();
    gaps(text, &mut found);
    if found.len() > runs {
        found.sort_by_key(|token| token.span.start);
    }
    found
}

/// The characters before a place, nearest first.
fn before(text: &str, at: usize) -> impl Iterator<Item = char> {
    text[..at].chars().rev()
}

/// The characters from a place on.
fn after(text: &str, at: usize) -> impl Iterator<Item = char> {
    text[at..].chars()
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\t')
}

/// One run as a token, unless what stands beside it shows that no blank is meant.
fn run(
    text: &str,
    span: Range<usize>,
    sign: Sign,
    words: &mut Words,
    files: &[Range<usize>],
) -> Option<Token> {
    let length = text[span.clone()].chars().count();
    // Markdown writes \_\_ for signs that are meant.
    let escaped = matches!(sign, Sign::Line | Sign::Star) && before(text, span.start).next() == Some('\\');
    let digits =
        before(text, span.start - usize::from(escaped)).take(6).take_while(char::is_ascii_digit).count();
    let next = after(text, span.end).next();
    if is_masked(text, &span, sign, length) {
        return Some(Token { span, form: Form::Run(sign), length, head: 0, decimal: false, doubtful: false });
    }
    let starred = matches!(sign, Sign::Letter | Sign::Cross | Sign::Star);
    if words.is_latin(span.clone()) || next.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    if starred && length == 1 && is_product(text, &span) || is_bullet(text, &span, sign, length) {
        return None;
    }
    let within =
        files.get(files.partition_point(|file| file.end < span.end)).filter(|file| file.start <= span.start);
    if within.is_some_and(|file| file.start < span.start) {
        return None;
    }
    let mut doubtful = within.is_some() || digits > 0;
    match sign {
        Sign::Some
            if length == 1 && next.is_some_and(|c| "些种一几个类项方人事物处时刻段次天样".contains(c)) =>
        {
            return None;
        }
        Sign::Circle if is_numeral(text, &span) => return None,
        Sign::Some | Sign::Line if length > 1 => {}
        Sign::Circle | Sign::Square => {
            let beside = [before(text, span.start).next(), next];
            doubtful |= length == 1 || !beside.into_iter().flatten().any(is_han);
        }
        _ => doubtful |= length == 1,
    }
    let span = span.start - usize::from(escaped)..span.end;
    Some(Token { span, form: Form::Run(sign), length, head: digits, decimal: false, doubtful })
}

/// 138xxxx1234: digits left out of the middle of a long number. Stars there are how such numbers are published.
fn is_masked(text: &str, span: &Range<usize>, sign: Sign, length: usize) -> bool {
    let digits = |c: &char| c.is_ascii_digit();
    let left = before(text, span.start).take_while(digits).count();
    let right = after(text, span.end).take_while(digits).count();
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '-' | '/'));
    let lone = !word(before(text, span.start).nth(left)) && !word(after(text, span.end).nth(right));
    matches!(sign, Sign::Letter | Sign::Cross) && length >= 3 && left >= 2 && right >= 2 && lone
}

/// 3 x 5, 5×770: a sign between numbers.
fn is_product(text: &str, span: &Range<usize>) -> bool {
    let left = before(text, span.start).take(GAP).find(|c| !is_space(*c));
    let right = after(text, span.end).take(GAP).find(|c| !is_space(*c));
    left.is_some_and(|c| c.is_ascii_digit() || c == ')')
        && right.is_some_and(|c| c.is_ascii_digit() || c == '(')
}

/// A sign alone at the beginning of a line with a space behind it.
fn is_bullet(text: &str, span: &Range<usize>, sign: Sign, length: usize) -> bool {
    let bullet = matches!(sign, Sign::Star | Sign::Circle | Sign::Square) && length == 1;
    bullet && begins_line(text, span.start) && after(text, span.end).next().is_some_and(is_space)
}

fn begins_line(text: &str, at: usize) -> bool {
    let left = before(text, at).take(GAP).find(|c| !is_space(*c) && !matches!(c, '>' | '-' | '#'));
    left.is_none_or(|c| c == '\n' || c == '\r')
}

/// ○ as a zero: 二○二四年.
fn is_numeral(text: &str, span: &Range<usize>) -> bool {
    let digit = |c: char| "零一二三四五六七八九".contains(c);
    let left = before(text, span.start).next().is_some_and(digit);
    let mut right = after(text, span.end);
    let number = right.next().is_some_and(digit);
    left || number && !right.next().is_some_and(|c| "中小高职幼完".contains(c))
}

/// `___`, `***` and `_ _ _` alone in a line: a rule, not a blank.
fn is_rule(text: &str, token: &Token) -> bool {
    let ruled = matches!(token.form, Form::Run(Sign::Line | Sign::Star)) && token.length >= 3;
    let right = after(text, token.span.end).take(GAP).find(|c| !is_space(*c));
    ruled && begins_line(text, token.span.start) && right.is_none_or(|c| c == '\n' || c == '\r')
}

/// Whether a run goes on with the next: `x x`, `_ __`, `某 某`, `x.x`.
fn joined(text: &str, one: &Token, two: &Token) -> bool {
    let between = &text[one.span.end..two.span.start];
    if one.form != two.form || between.len() > 3 {
        return false;
    }
    if between.is_empty() {
        return true;
    }
    let space = matches!(between, " " | "\u{3000}");
    let short = two.length == 1 && one.span.len() <= 4 * one.length + one.length && is_spaced(text, one);
    if space {
        return short || one.form == Form::Run(Sign::Line);
    }
    let point = matches!(between, "." | "．");
    let rest = after(text, two.span.end).take(2).collect::<Vec<_>>();
    let dated = matches!(rest.as_slice(), ['.' | '．', c] if Sign::of(*c).is_some());
    let chained = before(text, one.span.start).next().is_some_and(|c| c == '.' || c == '．');
    point && !one.decimal && !dated && !chained && one.length < 4 && two.length < 3
}

/// Whether a token so far is made of single signs.
fn is_spaced(text: &str, token: &Token) -> bool {
    token.length == 1 || text[token.span.clone()].chars().nth(1).is_some_and(is_space)
}

/// Latin words, looked at once each however many signs they hold.
struct Words<'a> {
    text: &'a str,
    seen: Range<usize>,
    latin: bool,
}

impl Words<'_> {
    /// Whether the signs are letters of a word, an identifier, an address or a path.
    fn is_latin(&mut self, span: Range<usize>) -> bool {
        if !(self.seen.start <= span.start && span.end <= self.seen.end) {
            let part = |c: char| c.is_ascii_graphic() && !"()[]{}<>\"',;|".contains(c);
            let start = self.text[..span.start]
                .rfind(|c| !part(c))
                .map_or(0, |at| at + self.text[at..].chars().next().map_or(1, char::len_utf8));
            let end = self.text[span.end..].find(|c| !part(c)).map_or(self.text.len(), |at| span.end + at);
            self.seen = start..end;
            self.latin = is_address(&self.text[start..end]);
        }
        self.latin || {
            let letter = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '*' | '\\');
            let other = |c: char| c.is_ascii_alphabetic() && c != 'x' && c != 'X';
            // A word is short; what is longer than this is no identifier.
            before(self.text, span.start).take(GAP).take_while(letter).any(other)
                || after(self.text, span.end).take(GAP).take_while(letter).any(other)
        }
    }
}

/// http://, a@b, www.a.cn, a/b, C:\a: a word of which no sign is a blank.
fn is_address(word: &str) -> bool {
    let letters = word.chars().any(|c| c.is_ascii_alphabetic() && c != 'x' && c != 'X');
    let bytes = word.as_bytes();
    let dotted = bytes.windows(3).any(|three| {
        three[0] == b'.' && three[1..].iter().all(|b| b.is_ascii_alphabetic() && !matches!(b, b'x' | b'X'))
    });
    word.contains('@') || word.contains("://") || letters && (dotted || word.contains(['/', '\\', '=', '&']))
}

const ENDINGS: [&str; 27] = [
    "docx", "doc", "wps", "xlsx", "xls", "et", "pptx", "ppt", "pdf", "jpg", "jpeg", "png", "gif", "bmp",
    "mp4", "mp3", "txt", "md", "csv", "zip", "rar", "yaml", "yml", "json", "html", "htm", "ofd",
];

/// Names of files, such as 总结__终稿.docx: where they begin and end.
fn files(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (dot, _) in text.match_indices('.') {
        let rest = &text[dot + 1..];
        let length = rest.bytes().take(6).take_while(u8::is_ascii_alphanumeric).count();
        if !ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(&rest[..length])) {
            continue;
        }
        let part = |c: &char| {
            let sign = c.is_ascii_alphanumeric() || "_-()（）~.＿·".contains(*c) || Sign::of(*c).is_some();
            sign || is_han(*c) && !"将把见为请叫是".contains(*c)
        };
        let name = before(text, dot).take(60).take_while(part).map(char::len_utf8).sum::<usize>();
        let start = found.last().map_or(0, |last| last.end).max(dot - name);
        found.push(start..dot + 1 + length);
    }
    found
}

/// Parentheses with nothing but spaces inside, and the spaces a number of a document lacks.
fn gaps(text: &str, found: &mut Vec<Token>) {
    let token = |span: Range<usize>, form: Form, doubtful: bool| Token {
        span,
        form,
        length: 0,
        head: 0,
        decimal: false,
        doubtful,
    };
    // 2024年　月　日: not where a whole date is left to be written by hand.
    for (sign, next) in [('年', '月'), ('月', '日')] {
        for (at, _) in text.match_indices(sign) {
            let inside = at + sign.len_utf8();
            let blank: usize =
                after(text, inside).take(GAP).take_while(|c| is_space(*c)).map(char::len_utf8).sum();
            let dated = before(text, at).find(|c| !is_space(*c) && !matches!(c, '年'));
            if blank > 0
                && after(text, inside + blank).next() == Some(next)
                && dated.is_some_and(|c| c.is_ascii_digit() || sign::Sign::of(c).is_some())
            {
                found.push(token(inside..inside + blank, Form::Space, false));
            }
        }
    }
    for (open, bracket) in text.match_indices(['（', '(', '〔']) {
        let inside = open + bracket.len();
        let blank: usize =
            after(text, inside).take(GAP).take_while(|c| is_space(*c)).map(char::len_utf8).sum();
        let end = inside + blank;
        let Some(close) = after(text, end).next().filter(|c| matches!(c, '）' | ')' | '〕')) else {
            continue;
        };
        let behind = end + close.len_utf8();
        if bracket != "〔" {
            let beside = before(text, open).next().is_some_and(is_han)
                || after(text, behind).next().is_some_and(is_han);
            if beside && (blank > 0 || bracket == "（") {
                found.push(token(open..behind, Form::Gap, blank == 0));
            }
            continue;
        }
        if blank > 0 {
            found.push(token(inside..end, Form::Space, false));
        }
        let serial: usize =
            after(text, behind).take(GAP).take_while(|c| is_space(*c)).map(char::len_utf8).sum();
        if serial > 0 && text[behind + serial..].starts_with('号') {
            found.push(token(behind..behind + serial, Form::Space, false));
        }
    }
}
