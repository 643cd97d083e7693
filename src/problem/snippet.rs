//! Draws the source line a problem stands in, with a caret that lines up under Chinese text.

use unicode_width::UnicodeWidthStr;

use super::Place;
use super::hidden::push_visible;

/// Columns of text shown at most; a longer line is cut around the fault.
const WIDTH: usize = 96;
/// Characters shown at most on one side of a cut, however narrow they are.
const MOST: usize = 2 * WIDTH;

/// The numbered line and the caret line, each preceded by a line end.
///
/// Looks at what is shown and no further: a line may be as long as a file.
pub(super) fn draw(place: &Place) -> String {
    let text = place.source.text();
    let (before, from) = text.split_at_checked(place.span.start).unwrap_or((text, ""));
    let marked = from.get(..place.span.end.saturating_sub(before.len())).unwrap_or(from);
    let after = from.get(marked.len()..).unwrap_or_default();
    // A fault at the end of a line: what ends the line is not shown.
    let ends = from.is_empty() || from.starts_with('\n');
    let lead = tail(if ends { before.trim_end_matches('\r') } else { before }, WIDTH / 2);
    let (shown, over) = head(marked, after, WIDTH / 2);
    let room = WIDTH - lead.width().min(WIDTH) / 2 - shown.width().min(WIDTH / 2);
    let rest = if over { String::new() } else { head(after, "", room).0 };
    // In a sheet the row, which is not the line of the text where rows are empty.
    let number = place.line_column().0.to_string();
    let gutter = " ".repeat(number.len());
    let carets = "^".repeat(shown.width().max(1));
    let blank = " ".repeat(lead.width());
    format!("\n {number} | {lead}{shown}{rest}\n {gutter} | {blank}{carets}")
}

/// The visible beginning of a text up to the end of its line, at most `width` columns; and whether the line ends
/// there. `next` is what follows the text.
fn head(text: &str, next: &str, width: usize) -> (String, bool) {
    let mut rest = text;
    let mut over = false;
    let chars = std::iter::from_fn(|| {
        let c = rest.chars().next()?;
        let ends = c == '\n' || c == '\r' && ends_line(rest.trim_start_matches('\r'), next);
        over |= ends;
        rest = rest.get(c.len_utf8()..)?;
        (!ends).then_some(c)
    });
    (cut(chars, width).concat(), over)
}

/// Whether a line ends before `rest`, which `next` follows.
fn ends_line(rest: &str, next: &str) -> bool {
    rest.starts_with('\n') || rest.is_empty() && (next.is_empty() || next.starts_with('\n'))
}

/// The visible end of a text from the beginning of its line, at most `width` columns.
fn tail(text: &str, width: usize) -> String {
    let mut pieces = cut(text.chars().rev().take_while(|c| *c != '\n'), width);
    pieces.reverse();
    pieces.concat()
}

fn cut(chars: impl Iterator<Item = char>, width: usize) -> Vec<String> {
    let mut used = 0;
    let mut out = Vec::new();
    for c in chars {
        let mut piece = String::new();
        push_visible(&mut piece, c);
        used += piece.width();
        if used > width || out.len() >= MOST {
            out.push("…".to_owned());
            break;
        }
        out.push(piece);
    }
    out
}
