//! Cells of a sheet that would be read as something else than what they hold: found in its XML before it is read.
//!
//! The reader of workbooks takes a formula without a value for an empty cell, a number that is none for the first
//! shared text, and gives up the whole sheet for one cell it does not know. Here such cells are written anew: what
//! can be read is put as it is read, what cannot gets a mark.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::table::{Unread, is_error};

/// What begins a mark: no text of XML holds this character.
const MARK: char = '\u{1}';
/// The errors that the reader of workbooks knows.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// What a text that was read marks.
pub(super) fn marked(text: &str) -> Option<Unread> {
    match text.strip_prefix(MARK)? {
        "formula" => Some(Unread::Formula),
        "value" => Some(Unread::Value),
        _ => None,
    }
}

/// The XML of a sheet with its odd cells written anew; none if it has none. `texts` counts the shared texts.
pub(super) fn mended(part: &[u8], texts: usize) -> Option<Vec<u8>> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut cell: Option<Cell> = None;
    let (mut out, mut from) = (Vec::new(), 0);
    loop {
        let at = reader.buffer_position() as usize;
        // What cannot be read is told by whoever reads it.
        let event = reader.read_event().ok()?;
        let end = reader.buffer_position() as usize;
        match (&event, &mut cell) {
            (Event::Eof, _) => break,
            (Event::Start(tag), None) if tag.local_name().as_ref() == b"c" => {
                cell = Some(Cell::new(tag, at)?)
            }
            (Event::End(tag), Some(open)) if tag.local_name().as_ref() == b"c" => {
                if let Some(anew) = open.anew(part, texts) {
                    out.extend_from_slice(part.get(from..open.start)?);
                    out.extend_from_slice(anew.as_bytes());
                    from = end;
                }
                cell = None;
            }
            (_, Some(open)) => open.inside(&event, at..end),
            _ => {}
        }
    }
    if from == 0 {
        return None;
    }
    out.extend_from_slice(part.get(from..)?);
    Some(out)
}

/// One cell that is open.
struct Cell {
    start: usize,
    /// Its place, look and type as they are written.
    place: String,
    sort: String,
    /// Elements that are open in it.
    depth: usize,
    child: Vec<u8>,
    /// What its value says; more than one piece of text if it is not plain.
    value: Option<Vec<String>>,
    /// Where its text stands, if it has one of its own.
    own: Option<Range<usize>>,
    formula: bool,
    /// Whether something is in it that the reader does not expect there.
    more: bool,
}

impl Cell {
    fn new(tag: &BytesStart<'_>, start: usize) -> Option<Self> {
        let (mut place, mut sort) = (String::new(), String::new());
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            let value = std::str::from_utf8(&attribute.value).ok()?;
            match attribute.key.as_ref() {
                b"t" => value.clone_into(&mut sort),
                key @ (b"r" | b"s") => {
                    place = format!("{place} {}=\"{value}\"", std::str::from_utf8(key).ok()?);
                }
                _ => {}
            }
        }
        let (value, own, child) = (None, None, Vec::new());
        Some(Self { start, place, sort, depth: 0, child, value, own, formula: false, more: false })
    }

    /// Notes what stands in the cell.
    fn inside(&mut self, event: &Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => {
                if self.depth == 0 {
                    self.child(tag, at);
                }
                self.depth += 1;
            }
            Event::Empty(tag) if self.depth == 0 => self.child(tag, at),
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 && self.child == b"is" {
                    self.own.iter_mut().for_each(|own| own.end = at.end);
                }
            }
            Event::Text(text) if self.depth == 1 && self.child == b"v" => {
                let text = String::from_utf8_lossy(text);
                self.value.iter_mut().for_each(|value| value.push(text.to_string()));
            }
            Event::CData(_) | Event::GeneralRef(_) | Event::Comment(_) | Event::PI(_)
                if self.depth == 1 && self.child == b"v" =>
            {
                self.value.iter_mut().for_each(|value| value.extend([String::new(), String::new()]));
            }
            _ => {}
        }
    }

    fn child(&mut self, tag: &BytesStart<'_>, at: Range<usize>) {
        self.child = tag.local_name().as_ref().to_vec();
        match self.child.as_slice() {
            b"v" => {
                self.more |= self.value.is_some() || self.own.is_some();
                self.value = Some(Vec::new());
            }
            b"is" => {
                self.more |= self.own.is_some();
                self.own = Some(at);
            }
            b"f" => {
                self.more |= self.value.is_some() || self.own.is_some();
                self.formula = true;
            }
            _ => self.more = true,
        }
    }

    /// The cell written anew, if it is odd.
    fn anew(&self, part: &[u8], texts: usize) -> Option<String> {
        let place = &self.place;
        let text = |text: &str| Some(format!("<c{place} t=\"str\"><v>{text}</v></c>"));
        let mark = |word: &str| text(&format!("{MARK}{word}"));
        if let Some(own) = &self.own {
            let own = std::str::from_utf8(part.get(own.clone())?).ok()?;
            return self.more.then(|| format!("<c{place} t=\"inlineStr\">{own}</c>"));
        }
        let pieces = self.value.as_deref().unwrap_or_default();
        let value = pieces.concat();
        let empty = value.trim().is_empty() && pieces.len() < 2;
        let sort = self.sort.as_str();
        // A formula may give an empty text: then it has a value, which is empty.
        if self.formula && empty && (sort != "str" || self.value.is_none()) {
            return mark("formula");
        }
        if empty {
            return self.more.then(|| format!("<c{place}></c>"));
        }
        let plain = pieces.len() == 1;
        let fits = match sort {
            "s" => plain && is_index(&value, texts),
            "b" => plain && ["0", "1", "false", "true"].contains(&value.trim().to_ascii_lowercase().as_str()),
            "e" if plain && is_error(&value) && !ERRORS.contains(&value.as_str()) => return text(&value),
            "e" => plain && ERRORS.contains(&value.as_str()),
            "n" => plain && value.parse::<f64>().is_ok(),
            "" => plain,
            "str" | "d" => plain || !self.more,
            _ => false,
        };
        if !fits {
            return mark("value");
        }
        self.more.then(|| self.again(&value))
    }

    /// The cell with nothing but its value.
    fn again(&self, value: &str) -> String {
        let (place, mut escaped) = (&self.place, String::new());
        let sort = if self.sort.is_empty() { String::new() } else { format!(" t=\"{}\"", self.sort) };
        // Control characters end what is escaped: the reader would not see them either.
        let _ = crate::xml::escape(value, &mut escaped);
        format!("<c{place}{sort}><v>{escaped}</v></c>")
    }
}

/// Whether a text is the number of a shared text.
fn is_index(text: &str, texts: usize) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse().is_ok_and(|index: usize| index < texts)
}

/// How many texts a part with shared ones holds.
pub(super) fn shared_texts(part: &[u8]) -> usize {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut found = 0;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => found += usize::from(tag.local_name().as_ref() == b"si"),
            Event::Eof => break,
            _ => {}
        }
    }
    found
}
