//! Which addresses a link may lead to.

/// Whether a link may lead there: `http`, `https` or `mailto`, with no blanks or control characters in it.
pub(crate) fn safe_target(target: &str) -> bool {
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
    let known = ["http", "https", "mailto"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    known && !target.contains(|c: char| c.is_whitespace() || c.is_control())
}
