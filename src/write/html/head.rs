//! The head of a page: what the browser may do, and what the page says of itself to machines.

use super::escape;
use super::text::{address, json};
use crate::document::{Document, Layout, Meta, is_hidden};

const OPENING: &str = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"";
/// What the browser is told about a page without pictures: load nothing, run nothing.
const CLOSED: &str = "default-src 'none'; script-src ";
/// With pictures each thing is forbidden by name but pictures themselves: the Nu checker reports pictures in
/// the page as blocked whatever `img-src` allows. The writer puts in no others.
const PICTURES: &str = "connect-src 'none'; font-src 'none'; frame-src 'none'; manifest-src 'none'; \
media-src 'none'; object-src 'none'; worker-src 'none'; script-src ";
const DATA: &str = "<script type=\"application/ld+json\" nonce=\"";
const POLICY: &str = "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>";

/// Writes everything up to the first block of the text.
pub(super) fn write(document: &Document, shown: &[&str], style: &str, beside: bool, out: &mut String) {
    let Meta { title, author, subject, published, .. } = &document.meta;
    let titled = title.chars().any(|c| !c.is_whitespace() && !is_hidden(c));
    let data = if titled { linked_data(document, if beside { shown } else { &[] }) } else { String::new() };
    out.extend([OPENING, if shown.is_empty() { CLOSED } else { PICTURES }]);
    scripts(&data, out);
    out.push_str(POLICY);
    escape(if titled { title } else { "简报" }, out);
    out.push_str("</title>\n");
    let mut meta = |kind: &str, name: &str, content: &str| {
        if !content.is_empty() {
            out.extend(["<meta ", kind, "=\"", name, "\" content=\""]);
            escape(content, out);
            out.push_str("\">\n");
        }
    };
    meta("name", "author", author);
    meta("name", "description", subject);
    if titled {
        // Open Graph: a picture or an address of the page would have to be absolute, which nobody knows here.
        meta("property", "og:type", "article");
        meta("property", "og:title", title);
        meta("property", "og:locale", "zh_CN");
        meta("property", "og:site_name", author);
        meta("property", "og:description", subject);
        meta("property", "article:published_time", published.as_deref().unwrap_or_default());
        out.push_str(DATA);
        nonce(&data, out);
        out.extend(["\">", &data, "</script>\n"]);
    }
    let letter = document.official.as_ref().is_some_and(|official| official.layout == Layout::Letter);
    let article = if letter { "<article class=\"letter\">\n" } else { "<article>\n" };
    out.extend([style, "</head>\n<body>\n<main>\n", article]);
}

/// What may run: nothing. The data of the page stand in a `script` element, which no browser runs; checkers want even such
/// a one named, and know only names by nonce. It is the CRC-32 of these data, the same for the same document, and no secret:
/// what keeps scripts out is that data are escaped.
fn scripts(data: &str, out: &mut String) {
    if data.is_empty() {
        return out.push_str("'none'");
    }
    out.push_str("'nonce-");
    nonce(data, out);
    out.push('\'');
}

fn nonce(data: &str, out: &mut String) {
    out.push_str(&format!("{:08x}", crc32fast::hash(data.as_bytes())));
}

/// What the document says of itself, for search engines (schema.org, JSON-LD). What is not known is left out.
fn linked_data(document: &Document, pictures: &[&str]) -> String {
    let mut text = String::with_capacity(512);
    let out = &mut text;
    let Meta { title, author, subject, published, writers, keywords, .. } = &document.meta;
    let kind = if document.official.is_some() { "Article" } else { "NewsArticle" };
    out.push_str("\n{\"@context\":\"https://schema.org\",\"@type\":\"");
    out.extend([kind, "\",\"inLanguage\":\"zh-CN\""]);
    let mut fact = |name: &str, text: &str| {
        if !text.is_empty() {
            out.extend([",\"", name, "\":"]);
            json(text, out);
        }
    };
    fact("headline", title);
    fact("genre", subject);
    fact("datePublished", published.as_deref().unwrap_or_default());
    list(out, "keywords", keywords.iter(), |word, out| json(word, out));
    let writers: Vec<&str> = writers.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    things(out, "author", "Person", &writers);
    let office: &[&str] = if author.is_empty() { &[] } else { &[author] };
    if writers.is_empty() {
        things(out, "author", "Organization", office);
    }
    things(out, "publisher", "Organization", office);
    let addresses: Vec<String> = pictures
        .iter()
        .map(|path| {
            let mut out = String::new();
            address(path, &mut out);
            out
        })
        .collect();
    list(out, "image", addresses.iter(), |address, out| json(address, out));
    out.push_str("}\n");
    text
}

/// Things of a type, each by its name.
fn things(out: &mut String, name: &str, kind: &str, names: &[&str]) {
    list(out, name, names.iter(), |name, out| {
        out.extend(["{\"@type\":\"", kind, "\",\"name\":"]);
        json(name, out);
        out.push('}');
    });
}

/// A property with one value or several; nothing for none.
fn list<T>(
    out: &mut String,
    name: &str,
    values: impl ExactSizeIterator<Item = T>,
    mut write: impl FnMut(T, &mut String),
) {
    let several = values.len() > 1;
    for (at, value) in values.enumerate() {
        match at {
            0 => out.extend([",\"", name, if several { "\":[" } else { "\":" }]),
            _ => out.push(','),
        }
        write(value, out);
    }
    if several {
        out.push(']');
    }
}

/// A page that holds no document: its title, its style, and its body as HTML.
pub(crate) fn page(title: &str, style: &str, body: &str) -> String {
    let mut out = String::with_capacity(style.len() + body.len() + 1024);
    out.extend([OPENING, CLOSED, "'none'", POLICY]);
    escape(title, &mut out);
    out.extend(["</title>\n<style>\n", style, "</style>\n</head>\n<body>\n<main>\n", body]);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}
