//! A run that is marked yellow: the look of another run with one thing added, where the schema wants it.

use quick_xml::Reader;
use quick_xml::events::Event;

/// What may stand behind `w:highlight` in `w:rPr`; what is not of this namespace stands there too.
const BEHIND: [&str; 13] = [
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
];

/// The look of a run, as it is and marked yellow, without changes of it that somebody has yet to accept.
///
/// `look` is a `w:rPr` element, or nothing; `prefix` is that of its name with the colon, `w:` as a rule.
pub(super) fn looks(look: &str, prefix: &str) -> (String, String) {
    let own = |name: &str, is: &str| name.strip_prefix(prefix) == Some(is);
    let kept: Vec<(String, &str)> =
        children(look).into_iter().filter(|(name, _)| !own(name, "rPrChange")).collect();
    let wrap = |inner: String| match inner.as_str() {
        "" => String::new(),
        inner => format!("<{prefix}rPr>{inner}</{prefix}rPr>"),
    };
    let plain = wrap(kept.iter().map(|(_, text)| *text).collect());
    // An attribute without prefix would be in no namespace.
    if prefix.is_empty() {
        return (plain.clone(), plain);
    }
    let behind = |name: &str| name.strip_prefix(prefix).is_none_or(|name| BEHIND.contains(&name));
    let place = kept.iter().position(|(name, _)| behind(name)).unwrap_or(kept.len());
    let without = |part: &[(String, &str)]| -> String {
        part.iter().filter(|(name, _)| !own(name, "highlight")).map(|(_, text)| *text).collect()
    };
    let (before, after) = kept.split_at(place);
    let yellow = format!("<{prefix}highlight {prefix}val=\"yellow\"/>");
    (plain, wrap(without(before) + &yellow + &without(after)))
}

/// The elements right inside an element, each with its name.
fn children(element: &str) -> Vec<(String, &str)> {
    let mut reader = Reader::from_str(element);
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut open = (String::new(), 0);
    loop {
        let from = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { return found };
        let to = reader.buffer_position() as usize;
        let named = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
        match event {
            Event::Start(start) => {
                if depth == 1 {
                    open = (named(start.name().as_ref()), from);
                }
                depth += 1;
            }
            Event::Empty(start) if depth == 1 => {
                found.push((named(start.name().as_ref()), element.get(from..to).unwrap_or_default()));
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    let (name, start) = std::mem::take(&mut open);
                    found.push((name, element.get(start..to).unwrap_or_default()));
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::looks;

    #[test]
    fn the_mark_stands_where_the_schema_wants_it() {
        let yellow = "<w:highlight w:val=\"yellow\"/>";
        for (look, marked) in [
            ("", format!("<w:rPr>{yellow}</w:rPr>")),
            ("<w:rPr/>", format!("<w:rPr>{yellow}</w:rPr>")),
            (
                "<w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>",
                format!("<w:rPr><w:b/><w:sz w:val=\"32\"/>{yellow}</w:rPr>"),
            ),
            (
                "<w:rPr><w:b/><w:highlight w:val=\"red\"/><w:u w:val=\"single\"/></w:rPr>",
                format!("<w:rPr><w:b/>{yellow}<w:u w:val=\"single\"/></w:rPr>"),
            ),
            (
                "<w:rPr><w:lang w:val=\"zh-CN\"/><w:rPrChange w:id=\"1\"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>",
                format!("<w:rPr>{yellow}<w:lang w:val=\"zh-CN\"/></w:rPr>"),
            ),
        ] {
            assert_eq!(looks(look, "w:").1, marked);
        }
        assert_eq!(
            looks("<rPr><b/></rPr>", ""),
            ("<rPr><b/></rPr>".to_owned(), "<rPr><b/></rPr>".to_owned())
        );
    }
}
