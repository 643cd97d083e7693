//! Addresses of links: a malformed one makes Word refuse the whole file.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};
use crate::problem::say;

/// The address as it may stand in a relationship: `http`, `https` or `mailto`, with a plain host.
///
/// Characters that no address holds are written as `%20`, as browsers do.
pub(super) fn address(target: &str) -> Result<Cow<'_, str>, Error> {
    let rest = scheme_end(target).map(|at| &target[at..]).filter(|rest| !rest.is_empty());
    let web = !target.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    if !rest.is_some_and(|rest| !web || is_host(rest.split(['/', '?', '#']).next().unwrap_or(rest))) {
        return Err(ErrorKind::Write(say!(
            "“{target}”不是可用的链接；请写完整的 http、https 网址或 mailto 邮箱地址",
            "“{target}” is not a usable link; write a whole http, https or mailto address"
        ))
        .into());
    }
    if !target.char_indices().any(|(at, c)| is_foreign(target, at, c)) {
        return Ok(Cow::Borrowed(target));
    }
    let mut out = String::with_capacity(target.len() + 16);
    for (at, c) in target.char_indices() {
        if is_foreign(target, at, c) {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Ok(Cow::Owned(out))
}

/// Where the scheme ends, if it is one of the three.
fn scheme_end(target: &str) -> Option<usize> {
    let is =
        |scheme: &&str| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["http://", "https://", "mailto:"].iter().find(|scheme| is(scheme)).map(|scheme| scheme.len())
}

/// Whether this is a host with an optional port.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let plain = |c: char| c.is_alphanumeric() || c == '.' || c == '-' || c == '_';
    let port: Option<u16> =
        port.bytes().all(|byte| byte.is_ascii_digit()).then(|| port.parse().ok()).flatten();
    !name.is_empty()
        && name.chars().all(plain)
        && !name.starts_with('.')
        && !name.contains("..")
        && port.is_some()
}

/// Whether a character cannot stand in an address as it is.
fn is_foreign(target: &str, at: usize, c: char) -> bool {
    match c {
        ' '
        | '"'
        | '<'
        | '>'
        | '['
        | ']'
        | '\\'
        | '^'
        | '`'
        | '{'
        | '|'
        | '}'
        | '\u{0}'..='\u{1F}'
        | '\u{7F}' => true,
        '%' => {
            !target.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn usable_links_stay_or_are_quoted() {
        for (target, wanted) in [
            ("https://example.cn/新闻?a=1&b=2#c", "https://example.cn/新闻?a=1&b=2#c"),
            ("http://example.cn:8080/a b[1]%2F100%", "http://example.cn:8080/a%20b%5B1%5D%2F100%25"),
            ("mailto:a@example.cn", "mailto:a@example.cn"),
        ] {
            assert_eq!(address(target).map(|found| found.into_owned()).ok().as_deref(), Some(wanted));
        }
    }

    #[test]
    fn others_are_refused() {
        for target in [
            "",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://",
            "https:///path",
            "http://a:b/",
            "mailto:",
            "http://[::1]/",
            "http://a b/",
            "//example.cn",
            "data:text/html,x",
            "http://a..b/",
        ] {
            assert!(address(target).is_err(), "{target}");
        }
    }
}
