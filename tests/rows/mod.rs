//! The tables of `tests/values/`.

/// `\n`, `\t`, `\r` and `\u{…}` as the characters they stand for.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(tail) = rest.strip_prefix("u{") {
            let (digits, tail) = tail.split_once('}').unwrap();
            out.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
            rest = tail;
        } else {
            out.push(match &rest[..1] {
                "n" => '\n',
                "t" => '\t',
                "r" => '\r',
                other => panic!("unknown escape {other}"),
            });
            rest = &rest[1..];
        }
    }
    out + rest
}
