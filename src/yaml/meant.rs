//! What quotes say: a text in quotes is meant as it stands.

use crate::source::{Source, Span};

/// Whether the text at a place is meant as it stands, signs such as `xx` or `{{` included: it is written in quotes.
///
/// In tables, and in files whose first key is in quotes as programs write them (JSON), quotes say nothing.
pub(crate) fn is_meant(source: &Source, span: Span) -> bool {
    let text = source.text();
    let quoted = text.get(span.start..).is_some_and(|rest| rest.starts_with(['"', '\'']));
    let table = || source.sheet().is_some() || source.name().to_ascii_lowercase().ends_with(".csv");
    quoted && !table() && !is_by_program(text)
}

/// Whether the first key of a text is in quotes: nobody types that.
fn is_by_program(text: &str) -> bool {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let first = lines.into_iter().find(|line| !line.is_empty() && !line.starts_with('#') && *line != "---");
    let mut bare = first.unwrap_or("").trim_start_matches(['{', '-', ' ', '[']);
    if bare.is_empty() {
        // `{` alone in the first line.
        bare = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '[' | '\u{feff}'));
    }
    bare.starts_with(['"', '\''])
}
