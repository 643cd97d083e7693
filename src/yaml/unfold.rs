//! Texts written over several lines: YAML puts a blank between two lines, Chinese has none.

/// A text without the blanks that YAML put beside Chinese characters where a line of `written` ended; those that were
/// typed stay.
pub(super) fn unfolded(text: &str, written: &str) -> String {
    let wide = |c: Option<char>| c.is_some_and(|c| c > '\u{2e7f}' || "“”‘’…—·".contains(c));
    // With escapes in it, what was typed and what was put there cannot be told apart.
    let ends = line_ends(text, written);
    let mut ends = ends.as_deref().map(|ends| ends.iter().copied().peekable());
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let put = match &mut ends {
            Some(ends) => ends.next_if_eq(&at).is_some(),
            None => c == ' ',
        };
        let beside = || wide(out.chars().next_back()) || wide(text[at + c.len_utf8()..].chars().next());
        if !(put && beside()) {
            out.push(c);
        }
    }
    out
}

/// The blanks of a text, by their place, that stand for the end of a line; nothing if the lines are not its pieces.
fn line_ends(text: &str, written: &str) -> Option<Vec<usize>> {
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
    let body = match quote {
        Some(quote) => written.strip_prefix(quote)?.strip_suffix(quote)?,
        // Behind the sign of a folded block its first line begins.
        None if written.starts_with('>') => written.split_once('\n')?.1,
        None => written,
    };
    let mut found = Vec::new();
    let mut at = 0;
    for line in body.lines() {
        let piece = line.trim_matches([' ', '\t']);
        // A quoted text may begin and end with blanks, which stay.
        at += text[at..].len() - text[at..].trim_start_matches('\n').len();
        if at == 0 && quote.is_some() {
            at = text.len() - text.trim_start_matches([' ', '\t']).len();
        }
        at += text[at..].strip_prefix(piece).map(|_| piece.len())?;
        if !piece.is_empty() && text[at..].starts_with(' ') {
            found.push(at);
            at += 1;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::unfolded;

    #[test]
    fn only_the_blanks_of_line_ends_go() {
        for (text, written, wanted) in [
            ("推进 教育 帮扶 A 类", "推进 教育\n  帮扶 A 类", "推进 教育帮扶 A 类"),
            ("推进 教育 帮扶 A 类", "\"推进 教育\n  帮扶 A 类\"", "推进 教育帮扶 A 类"),
            ("推进 教育 帮扶\n", ">\n  推进 教育\n  帮扶\n", "推进 教育帮扶\n"),
            ("推进\n教育 帮扶", "推进\n\n  教育\n  帮扶", "推进\n教育帮扶"),
            ("the second lesson", "the second\n  lesson", "the second lesson"),
            // An escape: what was typed cannot be told from what was put there.
            ("甲 乙 丙", "\"甲 \\u4e59\n丙\"", "甲乙丙"),
        ] {
            assert_eq!(unfolded(text, written), wanted, "{written}");
        }
    }
}
