//! Reads the XML of a part once, with the place of every byte: elements of the two namespaces that matter, text, and
//! nothing that could do harm.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Levels of elements at most; a table in a table in a text box has some forty.
pub(super) const DEPTH: usize = 256;
/// Prefixes declared at one place at most; Word declares some forty.
const PREFIXES: usize = 256;

/// What a prefix stands for, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Markup compatibility: alternatives for older programs.
    Compatible,
    /// Any other.
    Other,
}

const SPACES: [(&str, Space); 3] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Compatible),
];

/// What is wrong with a part; places are bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It cannot be read from here on.
    Syntax(usize),
    /// Not UTF-8.
    Encoding,
    /// A document type, which could define entities or fetch something.
    Dtd,
    /// An entity that XML does not know by itself.
    Entity(usize),
    /// Nested too deeply.
    Depth(usize),
    /// Too many prefixes declared.
    Prefixes(usize),
    /// More paragraphs than may be.
    Paragraphs,
    /// More text than may be.
    Text,
}

/// One start tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) space: Space,
    /// The name without its prefix.
    pub(super) name: &'a str,
    /// Its bytes.
    pub(super) at: Range<usize>,
    /// Whether white space inside counts: xml:space here or further out.
    pub(super) preserve: bool,
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let is = |key: &[u8]| key.rsplit(|byte| *byte == b':').next() == Some(name.as_bytes());
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|known| is(known.key.as_ref()))?;
        meant(&found.value).map(Cow::into_owned)
    }
}

/// The value of an attribute with what its references stand for: `2006&#47;main` is `2006/main`.
fn meant(value: &[u8]) -> Option<Cow<'_, str>> {
    quick_xml::escape::unescape(std::str::from_utf8(value).ok()?).ok()
}

/// A piece of text between tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// Characters as they stand.
    Plain,
    /// Characters as they stand in a section that escapes nothing.
    Raw,
    /// One character, written as a reference.
    Char(char),
}

/// Whoever looks at a part.
pub(super) trait Visit {
    /// An element begins.
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Fault>;
    /// The element that began last ends; the bytes of its end tag, or behind a tag that is both.
    fn close(&mut self, at: Range<usize>) -> Result<(), Fault>;
    /// Text at some bytes.
    fn text(&mut self, at: Range<usize>, text: Text);
}

/// A part as text; a byte order mark counts as a character of it.
pub(super) fn decoded(part: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(part).map_err(|_| Fault::Encoding)
}

/// Shows everything in a part to a visitor, in order.
pub(super) fn walk(xml: &str, visitor: &mut impl Visit) -> Result<(), Fault> {
    let base = if xml.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader::from_str(xml.get(base..).unwrap_or_default());
    let mut scopes = Scopes::default();
    loop {
        let from = base + reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|_| Fault::Syntax(from))?;
        let at = from..base + reader.buffer_position() as usize;
        match event {
            Event::Start(start) => {
                scopes.enter(&start, from)?;
                scopes.show(&start, at, visitor)?;
            }
            Event::Empty(start) => {
                scopes.enter(&start, from)?;
                let end = at.end..at.end;
                scopes.show(&start, at, visitor)?;
                visitor.close(end)?;
                scopes.leave();
            }
            Event::End(_) => {
                visitor.close(at)?;
                scopes.leave();
            }
            Event::Text(_) => visitor.text(at, Text::Plain),
            Event::CData(text) => {
                let start = at.start + "<![CDATA[".len();
                visitor.text(start..start + text.len(), Text::Raw);
            }
            Event::GeneralRef(name) => {
                let c = entity(&name).ok_or(Fault::Entity(from))?;
                visitor.text(at, Text::Char(c));
            }
            Event::Decl(declared) => match declared.encoding() {
                Some(Ok(name)) if !name.eq_ignore_ascii_case(b"utf-8") => return Err(Fault::Encoding),
                _ => {}
            },
            Event::DocType(_) => return Err(Fault::Dtd),
            Event::Comment(_) | Event::PI(_) => {}
            Event::Eof if scopes.levels.is_empty() => return Ok(()),
            Event::Eof => return Err(Fault::Syntax(from)),
        }
    }
}

/// The character a reference stands for: one of the five, or a number.
fn entity(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let number = |digits: &str| match digits.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    };
    let c = match name.strip_prefix('#') {
        Some(digits) => char::from_u32(number(digits)?)?,
        None => resolve_predefined_entity(name)?.chars().next()?,
    };
    let known = matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    known.then_some(c)
}

/// What holds inside each open element.
#[derive(Debug, Default)]
struct Scopes {
    levels: Vec<Level>,
    prefixes: Vec<(Vec<u8>, Space)>,
}

#[derive(Debug, Clone, Copy)]
struct Level {
    /// How many prefixes were known outside.
    outside: usize,
    preserve: bool,
}

impl Scopes {
    fn enter(&mut self, start: &BytesStart<'_>, at: usize) -> Result<(), Fault> {
        if self.levels.len() >= DEPTH {
            return Err(Fault::Depth(at));
        }
        references(start, at)?;
        let outer = self.levels.last().is_some_and(|level| level.preserve);
        let mut level = Level { outside: self.prefixes.len(), preserve: outer };
        // Most tags have nothing to say of this.
        if start.windows(3).any(|word| word == b"xml") {
            for attribute in start.attributes().with_checks(false) {
                let attribute = attribute.map_err(|_| Fault::Syntax(at))?;
                let key = attribute.key.as_ref();
                let value = meant(&attribute.value).ok_or(Fault::Syntax(at))?;
                match key.strip_prefix(b"xmlns") {
                    Some(prefix) if prefix.is_empty() || prefix.starts_with(b":") => {
                        let prefix = prefix.strip_prefix(b":").unwrap_or_default().to_vec();
                        let known = SPACES.iter().find(|(name, _)| *name == value);
                        self.prefixes.push((prefix, known.map_or(Space::Other, |(_, space)| *space)));
                    }
                    _ if key == b"xml:space" => level.preserve = value == "preserve",
                    _ => {}
                }
            }
        }
        if self.prefixes.len() > PREFIXES {
            return Err(Fault::Prefixes(at));
        }
        self.levels.push(level);
        Ok(())
    }

    fn show(&self, start: &BytesStart<'_>, at: Range<usize>, visitor: &mut impl Visit) -> Result<(), Fault> {
        let name = start.name();
        let prefix = name.prefix().map_or(&b""[..], |prefix| prefix.into_inner());
        let space = self.prefixes.iter().rev().find(|(known, _)| known == prefix);
        let from = at.start;
        let local = name.local_name();
        let local = std::str::from_utf8(local.into_inner()).map_err(|_| Fault::Syntax(from))?;
        let preserve = self.levels.last().is_some_and(|level| level.preserve);
        let space = space.map_or(Space::Other, |(_, space)| *space);
        visitor.open(&Tag { space, name: local, at, preserve, start })
    }

    fn leave(&mut self) {
        if let Some(level) = self.levels.pop() {
            self.prefixes.truncate(level.outside);
        }
    }
}

/// References in attributes are held to the same rule as those in text.
fn references(start: &BytesStart<'_>, at: usize) -> Result<(), Fault> {
    let mut rest: &[u8] = start;
    while let Some(sign) = rest.iter().position(|byte| *byte == b'&') {
        rest = rest.get(sign + 1..).unwrap_or_default();
        let end = rest.iter().take(16).position(|byte| *byte == b';').ok_or(Fault::Entity(at))?;
        entity(rest.get(..end).unwrap_or_default()).ok_or(Fault::Entity(at))?;
    }
    Ok(())
}

/// Whether a part begins a document type, whatever its encoding.
pub(super) fn has_dtd(part: &[u8]) -> bool {
    const WORD: &[u8] = b"<!DOCTYPE";
    // UTF-16 puts a zero beside each of these letters.
    let wide = part.iter().take(4).any(|byte| *byte == 0);
    let plain: Vec<u8>;
    let letters = if wide {
        plain = part.iter().copied().filter(|byte| *byte != 0).collect();
        &plain
    } else {
        part
    };
    letters.windows(WORD.len()).any(|window| window == WORD)
}
