//! Draws the source line a problem stands in, with a caret that lines up under Chinese text.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Place;

/// Columns of text shown at most; a longer line is cut around the fault.
const WIDTH: usize = 96;

/// The numbered line and the caret line, each preceded by a line end.
pub(super) fn draw(place: &Place) -> String {
    let source = &place.source;
    let start = source.line_start(place.span.start);
    let line = source.line_at(place.span.start);
    let at = place.span.start.saturating_sub(start).min(line.len());
    let end = place.span.end.saturating_sub(start).clamp(at, line.len());
    let (before, marked, after) = (&line[..at], &line[at..end], &line[end..]);
    let lead = tail(before, WIDTH / 2);
    let shown = head(marked, WIDTH / 2);
    let rest = head(after, WIDTH - lead.width().min(WIDTH) / 2 - shown.width().min(WIDTH / 2));
    let number = source.line_column(place.span.start).0.to_string();
    let gutter = " ".repeat(number.len());
    let carets = "^".repeat(shown.width().max(1));
    let blank = " ".repeat(lead.width());
    format!("\n {number} | {lead}{shown}{rest}\n {gutter} | {blank}{carets}")
}

/// A text that can be shown on a terminal: control and direction characters as `\u{…}`, tabs as blanks.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            '\n' => out.push(' '),
            c if c.is_control() || is_direction(c) => out.push_str(&format!("\\u{{{:x}}}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The visible beginning of a text, at most `width` columns.
fn head(text: &str, width: usize) -> String {
    cut(visible(text).chars(), width).into_iter().collect()
}

/// The visible end of a text, at most `width` columns.
fn tail(text: &str, width: usize) -> String {
    cut(visible(text).chars().rev(), width).into_iter().rev().collect()
}

fn cut(chars: impl Iterator<Item = char>, width: usize) -> Vec<char> {
    let mut used = 0;
    let mut out = Vec::new();
    for c in chars {
        used += c.width().unwrap_or(0);
        if used > width {
            out.push('…');
            break;
        }
        out.push(c);
    }
    out
}
