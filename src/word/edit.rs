//! Puts values into the XML of a part: what stands between the start tag of a `w:t` and its end tag changes, and
//! nothing else.

use std::collections::BTreeMap;
use std::ops::Range;

use super::highlight::looks;
use super::paragraph::{Copy, Element, Piece};
use super::xml::Text;
use crate::error::Error;
use crate::xml::{escape, forbidden};

/// The signs around a section that escapes nothing.
const RAW: (&str, &str) = ("<![CDATA[", "]]>");

/// What comes in the place of some text.
#[derive(Debug, Clone)]
pub(super) enum New {
    /// Nothing.
    None,
    /// A value.
    Value(String),
    /// What stands there, marked.
    Marked,
}

/// One change inside a `w:t`.
#[derive(Debug)]
struct Edit {
    at: Range<usize>,
    new: New,
    sort: Text,
}

/// The changes of a part, by `w:t`.
#[derive(Debug, Default)]
pub(super) struct Edits(BTreeMap<u32, Vec<Edit>>);

impl Edits {
    /// Exchanges the bytes `span` of a copy's text for `new`: it stands where the first of them stood.
    ///
    /// Says whether there was a place for it.
    pub(super) fn exchange(&mut self, copy: &Copy, span: &Range<usize>, new: &New) -> bool {
        let within = |at: usize| at.clamp(copy.span.start, copy.span.end) - copy.span.start;
        let part = within(span.start)..within(span.end);
        // A blank that begins in front of what stands here once more is written there.
        let outside = span.start < copy.span.start && !matches!(new, New::Marked);
        let mut new = if outside { New::None } else { new.clone() };
        let first = copy.pieces.partition_point(|piece| piece.text.range().end <= part.start);
        let touched = copy.pieces.get(first..).unwrap_or_default();
        let touched = touched.iter().take_while(|piece| piece.text.range().start < part.end);
        let mut found = false;
        for piece in touched {
            found = true;
            let own =
                if let New::Marked = new { New::Marked } else { std::mem::replace(&mut new, New::None) };
            self.push(piece, cut(piece, &part), own);
        }
        if found || part.is_empty() || matches!(new, New::None) {
            return true;
        }
        self.beside(copy, &part, new)
    }

    /// Where a blank is made of tabs only: behind the text before it, or before the text behind it.
    fn beside(&mut self, copy: &Copy, part: &Range<usize>, new: New) -> bool {
        let before = copy.pieces.iter().rfind(|piece| piece.text.range().end == part.start);
        let after = || copy.pieces.iter().find(|piece| piece.text.range().start == part.end);
        let place = before.map(|piece| (piece, piece.xml.range().end));
        let place = place.or_else(|| after().map(|piece| (piece, piece.xml.range().start)));
        place.is_some_and(|(piece, at)| {
            self.push(piece, at..at, new);
            true
        })
    }

    fn push(&mut self, piece: &Piece, at: Range<usize>, new: New) {
        self.0.entry(piece.element).or_default().push(Edit { at, new, sort: piece.sort });
    }

    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The part with its changes.
    pub(super) fn apply(mut self, xml: &str, elements: &[Element]) -> Result<String, Error> {
        let mut out = String::with_capacity(xml.len() + 1_024);
        let mut from = 0;
        for (index, edits) in &mut self.0 {
            let Some(element) = elements.get(*index as usize) else { continue };
            let open = element.open.range();
            out.push_str(slice(xml, from..open.start));
            edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
            rewrite(xml, element, edits, &mut out)?;
            from = element.end as usize;
        }
        out.push_str(slice(xml, from..xml.len()));
        Ok(out)
    }
}

/// The bytes of a piece that a part of the text covers; a reference is covered as a whole.
fn cut(piece: &Piece, part: &Range<usize>) -> Range<usize> {
    let (text, xml) = (piece.text.range(), piece.xml.range());
    match piece.sort {
        Text::Char(_) => xml,
        _ => {
            let start = xml.start + part.start.saturating_sub(text.start);
            start..xml.start + part.end.min(text.end) - text.start
        }
    }
}

fn slice(xml: &str, at: Range<usize>) -> &str {
    xml.get(at).unwrap_or_default()
}

/// Writes a `w:t` up to its end tag, with its changes.
fn rewrite(xml: &str, element: &Element, edits: &[Edit], out: &mut String) -> Result<(), Error> {
    let open = element.open.range();
    let content = open.end..element.end as usize;
    // White space that nobody saw must not be seen when `xml:space` is added.
    let inner = if element.preserve { content.clone() } else { seen(xml, &content) };
    let run = Run::of(slice(xml, open.clone()), slice(xml, element.look.range()));
    let (mut first, mut rest) = (String::new(), String::new());
    let mut from = inner.start;
    for edit in edits {
        let own = if rest.is_empty() { &mut first } else { &mut rest };
        own.push_str(slice(xml, from..edit.at.start));
        from = edit.at.end.max(from);
        match &edit.new {
            New::None => {}
            New::Value(value) => value_into(value, edit.sort, own)?,
            New::Marked if element.inner => own.push_str(slice(xml, edit.at.clone())),
            New::Marked => {
                let (raw, text) = (edit.sort == Text::Raw, slice(xml, edit.at.clone()));
                let (end, begin) = if raw { (RAW.1, RAW.0) } else { ("", "") };
                own.push_str(end);
                let mut escaped = String::new();
                if raw {
                    value_into(text, Text::Plain, &mut escaped)?;
                }
                rest.push_str(&run.marked(if raw { &escaped } else { text }));
                rest.push_str(begin);
            }
        }
    }
    let own = if rest.is_empty() { &mut first } else { &mut rest };
    own.push_str(slice(xml, from..inner.end));
    let bare = |c: char| c.is_ascii_whitespace();
    if element.preserve || !first.starts_with(bare) && !first.ends_with(bare) {
        out.push_str(slice(xml, open.clone()));
        out.push_str(slice(xml, open.end..inner.start));
        out.push_str(&first);
        out.push_str(&rest);
        if rest.is_empty() {
            out.push_str(slice(xml, inner.end..content.end));
        }
    } else {
        out.push_str(&preserving(slice(xml, open)));
        out.push_str(&first);
        out.push_str(&rest);
    }
    Ok(())
}

/// The bytes without white space at both ends.
fn seen(xml: &str, content: &Range<usize>) -> Range<usize> {
    let text = slice(xml, content.clone());
    let space = |c: char| c.is_ascii_whitespace();
    let start = content.end - text.trim_start_matches(space).len();
    start..(content.start + text.trim_end_matches(space).len()).max(start)
}

/// A start tag that keeps white space.
fn preserving(tag: &str) -> String {
    const NAME: &str = "xml:space";
    let value = tag.find(NAME).and_then(|at| {
        let open = at + tag[at..].find(['"', '\''])?;
        let sign = tag[open..].chars().next()?;
        Some(open + 1..open + 1 + tag[open + 1..].find(sign)?)
    });
    match value {
        Some(value) => format!("{}preserve{}", &tag[..value.start], &tag[value.end..]),
        None => format!("{} {NAME}=\"preserve\">", tag.strip_suffix('>').unwrap_or(tag)),
    }
}

/// Appends a value as text.
fn value_into(value: &str, sort: Text, out: &mut String) -> Result<(), Error> {
    let raw = sort == Text::Raw && !value.is_empty();
    out.push_str(if raw { RAW.1 } else { "" });
    if let Some(at) = escape(value, out) {
        return Err(forbidden(&value[at..]));
    }
    out.push_str(if raw { RAW.0 } else { "" });
    Ok(())
}

/// What a `w:t` and its run need to be ended and begun again.
struct Run<'x> {
    prefix: &'x str,
    look: &'x str,
}

impl<'x> Run<'x> {
    fn of(tag: &'x str, look: &'x str) -> Self {
        let name = tag.trim_start_matches('<').split(|c: char| c == '>' || c.is_ascii_whitespace()).next();
        let prefix = name.and_then(|name| name.strip_suffix('t')).unwrap_or("w:");
        Self { prefix, look }
    }

    /// Ends the run, writes one that is marked, and begins it again; `text` is escaped.
    fn marked(&self, text: &str) -> String {
        let prefix = self.prefix;
        let (plain, marked) = looks(self.look, prefix);
        let end = format!("</{prefix}t></{prefix}r>");
        let begin = |look: &str| format!("<{prefix}r>{look}<{prefix}t xml:space=\"preserve\">");
        format!("{end}{}{text}{end}{}", begin(&marked), begin(&plain))
    }
}
