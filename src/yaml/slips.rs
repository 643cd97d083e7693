//! Names the slip behind a syntax error, where the line or one of the two above shows it.

use super::parse::problem;
use super::repair::lines_up_to;
use crate::problem::{Bilingual, Code, Problem, say};
use crate::source::{Source, Span};

/// The problem in the line that is to blame, if it is one of the known slips.
pub(super) fn explain(source: &Source, at: usize) -> Option<Problem> {
    lines_up_to(source.text(), at).take(3).find_map(|(start, line)| {
        let (offset, message, hint) = wide_blank(line).or_else(|| tight_dash(line))?;
        let place = start + offset;
        Some(problem(source, Span::new(place, place + 1), Code::YamlSyntax, message, hint))
    })
}

/// Where in the line, what it is, what to do.
pub(super) type Slip = (usize, Bilingual, Bilingual);

/// An indentation of full-width or non-breaking blanks.
fn wide_blank(line: &str) -> Option<Slip> {
    let lead = line.len() - line.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
    let at = line[..lead].find(['\u{3000}', '\u{a0}'])?;
    let hint = say!("行首只用半角空格，每层两个", "indent with ordinary blanks, two per level");
    Some((at, say!("行首有全角空格", "the line begins with wide blanks"), hint))
}

/// `到访地:青禾县`: no blank after the colon.
pub(super) fn tight_colon(line: &str) -> Option<Slip> {
    let body = line.trim_start_matches([' ', '-']);
    let colon = body.find(':')?;
    let word = (1..=12).contains(&body[..colon].chars().count())
        && body[..colon].chars().all(|c| c.is_alphanumeric() || c == '_');
    let next = body[colon + 1..].chars().next().filter(|c| !c.is_whitespace() && *c != '/')?;
    let hint = say!(
        "冒号后面空一格，写成“{}: {next}…”",
        "put a blank after the colon: `{}: {next}…`",
        &body[..colon]
    );
    word.then_some((
        line.len() - body.len() + colon,
        say!("冒号后面少一个空格", "no blank after the colon"),
        hint,
    ))
}

/// `-滨江市…`: no blank after the dash of a list item.
fn tight_dash(line: &str) -> Option<Slip> {
    let body = line.trim_start();
    let next = body.strip_prefix('-')?.chars().next()?;
    if next.is_whitespace() || next == '-' || next.is_ascii_digit() {
        return None;
    }
    let hint = say!("减号后面空一格，写成“- {next}…”", "put a blank after the dash: `- {next}…`");
    Some((line.len() - body.len(), say!("减号后面少一个空格", "no blank after the dash"), hint))
}
