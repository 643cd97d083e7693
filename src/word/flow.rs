//! XML of a part → its paragraphs as a reader sees them, with the way back to every byte of their text.
//!
//! A paragraph is put together from the `w:t` of its runs, whatever stands between them. What is not seen is left out:
//! deleted and moved text, instructions of fields, pronunciations. A text box lies inside a paragraph and holds its
//! own.

use std::ops::Range;

use super::place::Spot;
use super::twin::Alternate;
use super::xml::{Fault, Space, Tag, Text, Visit};

/// Paragraphs of a file at most.
pub(super) const PARAGRAPHS: usize = 200_000;
/// Bytes of text of a file at most.
pub(super) const TEXT: usize = 2 << 20;
/// What stands for a sign of a symbol font, which no text can name.
const OBJECT: char = '\u{fffc}';

/// A range of bytes; a part is never so large that four bytes would not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bytes {
    start: u32,
    end: u32,
}

impl Bytes {
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Bytes {
    fn from(range: Range<usize>) -> Self {
        let small = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: small(range.start), end: small(range.end) }
    }
}

/// Text that stands in one place of the XML.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Bytes of the text that stands in the same place as this piece, counted from its beginning.
    pub(super) text: Bytes,
    /// Bytes of the part.
    pub(super) xml: Bytes,
    /// The `w:t` it stands in.
    pub(super) element: u32,
    pub(super) sort: Text,
}

/// One `w:t` with text in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    /// Its start tag.
    pub(super) open: Bytes,
    /// Where its end tag begins.
    pub(super) end: u32,
    /// The `w:rPr` of its run; empty if there is none.
    pub(super) look: Bytes,
    /// Whether white space at its ends is kept.
    pub(super) preserve: bool,
}

/// One place in the XML where (a part of) a paragraph's text stands; older programs may be given another.
#[derive(Debug, Clone)]
pub(super) struct Copy {
    /// The bytes of the paragraph's text that stand here.
    pub(super) span: Range<usize>,
    pub(super) pieces: Vec<Piece>,
}

/// One paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) spot: Spot,
    pub(super) text: String,
    /// Where its text stands, the first time in all of it.
    pub(super) own: Vec<Piece>,
    /// Where parts of it stand once more.
    pub(super) twins: Vec<Copy>,
    /// How many bytes at the end of the text are tabs and breaks.
    pub(super) loose: usize,
}

/// What an element that is open means.
#[derive(Debug)]
enum Role {
    Paragraph,
    Run {
        look: Bytes,
    },
    Look {
        start: usize,
    },
    Text {
        element: Element,
        pieces: Vec<(Bytes, Text)>,
    },
    Table,
    Row,
    Cell,
    /// A text box has fields of its own.
    Box {
        fields: Fields,
    },
    Note,
    Hidden,
    Alternate,
    Branch,
    Other,
}

/// Which fields are open: true for those whose instruction is being told.
#[derive(Debug, Default)]
struct Fields {
    open: Vec<bool>,
    told: usize,
}

/// Numbers of things so far.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counts {
    tables: u32,
    boxes: u32,
    notes: u32,
}

/// Puts paragraphs together.
#[derive(Debug)]
pub(super) struct Flow<'x> {
    xml: &'x str,
    roles: Vec<Role>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// The paragraphs that are open, the innermost last.
    pub(super) open: Vec<usize>,
    pub(super) elements: Vec<Element>,
    /// Revisions that were not accepted or refused yet.
    pub(super) revisions: usize,
    spots: Vec<Spot>,
    fields: Fields,
    hidden: usize,
    pub(super) counts: Counts,
    /// Table, row and cell of each open table.
    tables: Vec<(u32, u32, u32)>,
    pub(super) alternates: Vec<Alternate>,
    /// Bytes of text that may still come, and paragraphs.
    text: usize,
    room: usize,
}

impl<'x> Flow<'x> {
    /// Over a part, with so many bytes of text and paragraphs left.
    pub(super) fn new(xml: &'x str, text: usize, room: usize) -> Self {
        Self {
            xml,
            roles: Vec::new(),
            paragraphs: Vec::new(),
            open: Vec::new(),
            elements: Vec::new(),
            revisions: 0,
            spots: Vec::new(),
            fields: Fields::default(),
            hidden: 0,
            counts: Counts::default(),
            tables: Vec::new(),
            alternates: Vec::new(),
            text,
            room,
        }
    }

    /// Begins a paragraph.
    pub(super) fn begin(&mut self) -> Result<(), Fault> {
        self.room = self.room.checked_sub(1).ok_or(Fault::Paragraphs)?;
        let spot = self.spots.last().copied().unwrap_or(Spot::Flow);
        self.open.push(self.paragraphs.len());
        self.paragraphs.push(Paragraph {
            spot,
            text: String::new(),
            own: Vec::new(),
            twins: Vec::new(),
            loose: 0,
        });
        Ok(())
    }

    /// The paragraph that text belongs to.
    pub(super) fn current(&mut self) -> Option<&mut Paragraph> {
        self.paragraphs.get_mut(*self.open.last()?)
    }

    /// What a start tag of WordprocessingML means.
    fn role(&mut self, tag: &Tag<'_>) -> Result<Role, Fault> {
        let in_run = matches!(self.roles.last(), Some(Role::Run { .. }));
        Ok(match tag.name {
            "p" => {
                self.begin()?;
                Role::Paragraph
            }
            "r" => Role::Run { look: Bytes::default() },
            "rPr" if in_run => Role::Look { start: tag.at.start },
            "t" => match self.roles.last() {
                Some(Role::Run { look }) => {
                    let (open, end) = (tag.at.clone().into(), 0);
                    let element = Element { open, end, look: *look, preserve: tag.preserve };
                    Role::Text { element, pieces: Vec::new() }
                }
                _ => Role::Other,
            },
            "tbl" => {
                self.counts.tables += 1;
                self.tables.push((self.counts.tables, 0, 0));
                Role::Table
            }
            "tr" => {
                self.tables.last_mut().into_iter().for_each(|(_, row, cell)| (*row, *cell) = (*row + 1, 0));
                Role::Row
            }
            "tc" => {
                let table = self.tables.last_mut().map_or((0, 0, 0), |(table, row, cell)| {
                    *cell += 1;
                    (*table, *row, *cell)
                });
                self.spots.push(Spot::Cell(table.0, table.1, table.2));
                Role::Cell
            }
            "txbxContent" => {
                self.counts.boxes += 1;
                self.spots.push(Spot::Box(self.counts.boxes));
                Role::Box { fields: std::mem::take(&mut self.fields) }
            }
            "footnote" | "endnote" => {
                self.counts.notes += u32::from(tag.attribute("type").is_none_or(|sort| sort == "normal"));
                self.spots.push(Spot::Note(self.counts.notes));
                Role::Note
            }
            "rt" => {
                self.hidden += 1;
                Role::Hidden
            }
            "del" | "moveFrom" => {
                self.revisions += 1;
                self.hidden += 1;
                Role::Hidden
            }
            _ if in_run => self.sign(tag)?,
            "ins" | "moveTo" | "cellIns" | "cellDel" | "cellMerge" | "numberingChange" | "rPrChange"
            | "pPrChange" | "sectPrChange" | "tblPrChange" | "tblPrExChange" | "tblGridChange"
            | "trPrChange" | "tcPrChange" => {
                self.revisions += 1;
                Role::Other
            }
            _ => Role::Other,
        })
    }

    /// What is no text but stands in a run like a character.
    fn sign(&mut self, tag: &Tag<'_>) -> Result<Role, Fault> {
        match tag.name {
            "tab" | "ptab" => self.put('\t')?,
            "br" | "cr" => self.put('\n')?,
            "noBreakHyphen" => self.put('\u{2011}')?,
            "sym" => self.put(OBJECT)?,
            "fldChar" => self.fields.turn(tag.attribute("fldCharType").as_deref()),
            _ => {}
        }
        Ok(Role::Other)
    }

    /// Adds a character that stands in no `w:t`.
    fn put(&mut self, c: char) -> Result<(), Fault> {
        if self.hidden > 0 || self.fields.told > 0 {
            return Ok(());
        }
        self.text = self.text.checked_sub(c.len_utf8()).ok_or(Fault::Text)?;
        if let Some(paragraph) = self.current() {
            paragraph.text.push(c);
            paragraph.loose = if matches!(c, '\t' | '\n') { paragraph.loose + 1 } else { 0 };
        }
        Ok(())
    }

    /// Adds what stands in one `w:t`.
    fn add(&mut self, mut element: Element, end: usize, mut pieces: Vec<(Bytes, Text)>) -> Result<(), Fault> {
        if self.hidden > 0 || self.fields.told > 0 || self.open.is_empty() {
            return Ok(());
        }
        if !element.preserve {
            trim(self.xml, &mut pieces);
        }
        let length: usize = pieces.iter().map(|(at, _)| at.range().len()).sum();
        if length == 0 {
            return Ok(());
        }
        self.text = self.text.checked_sub(length).ok_or(Fault::Text)?;
        element.end = u32::try_from(end).unwrap_or(u32::MAX);
        let number = u32::try_from(self.elements.len()).unwrap_or(u32::MAX);
        self.elements.push(element);
        let xml = self.xml;
        let Some(paragraph) = self.current() else { return Ok(()) };
        for (at, sort) in pieces {
            paragraph.add(xml.get(at.range()).unwrap_or_default(), at, sort, number);
        }
        Ok(())
    }
}

impl Paragraph {
    /// Adds text that stands in a `w:t`.
    fn add(&mut self, text: &str, xml: Bytes, sort: Text, element: u32) {
        let mut one = [0; 4];
        let text = if let Text::Char(c) = sort { &*c.encode_utf8(&mut one) } else { text };
        // A line to write on, continued behind a tab or a break, is one line.
        let line = |c: char| matches!(c, '_' | '＿');
        let before = self.text.len() - self.loose;
        if self.loose > 0 && text.starts_with(line) && self.text[..before].ends_with(line) {
            self.text.truncate(before);
        }
        let start = self.text.len();
        // In XML a line end is a space like any other.
        text.chars().for_each(|c| self.text.push(if matches!(c, '\n' | '\r') { ' ' } else { c }));
        self.loose = 0;
        self.own.push(Piece { text: (start..self.text.len()).into(), xml, element, sort });
    }
}

/// White space at the ends of a `w:t` is not seen unless it says so.
fn trim(xml: &str, pieces: &mut [(Bytes, Text)]) {
    let space = |c: char| c.is_ascii_whitespace();
    if let Some((at, Text::Plain)) = pieces.first_mut() {
        let text = xml.get(at.range()).unwrap_or_default();
        *at = (at.range().end - text.trim_start_matches(space).len()..at.range().end).into();
    }
    if let Some((at, Text::Plain)) = pieces.last_mut() {
        let text = xml.get(at.range()).unwrap_or_default();
        *at = (at.range().start..at.range().start + text.trim_end_matches(space).len()).into();
    }
}

impl Fields {
    fn turn(&mut self, sort: Option<&str>) {
        match sort {
            Some("begin") => {
                self.open.push(true);
                self.told += 1;
            }
            Some("separate") => {
                if let Some(told) = self.open.last_mut().filter(|told| **told) {
                    *told = false;
                    self.told -= 1;
                }
            }
            Some("end") => self.told -= usize::from(self.open.pop() == Some(true)),
            _ => {}
        }
    }
}

impl Visit for Flow<'_> {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let role = match (tag.space, tag.name) {
            (Space::Word, _) => self.role(tag)?,
            (Space::Compatible, "AlternateContent") => {
                self.alternates.push(Alternate::default());
                Role::Alternate
            }
            (Space::Compatible, "Choice" | "Fallback")
                if matches!(self.roles.last(), Some(Role::Alternate)) =>
            {
                self.begin_branch()?;
                Role::Branch
            }
            _ => Role::Other,
        };
        self.roles.push(role);
        Ok(())
    }

    fn close(&mut self, at: Range<usize>) -> Result<(), Fault> {
        match self.roles.pop() {
            Some(Role::Paragraph) => drop(self.open.pop()),
            Some(Role::Look { start }) => {
                if let Some(Role::Run { look }) = self.roles.last_mut() {
                    *look = (start..at.end).into();
                }
            }
            Some(Role::Text { element, pieces }) => self.add(element, at.start, pieces)?,
            Some(Role::Table) => drop(self.tables.pop()),
            Some(Role::Cell | Role::Note) => drop(self.spots.pop()),
            Some(Role::Box { fields }) => {
                self.fields = fields;
                self.spots.pop();
            }
            Some(Role::Hidden) => self.hidden -= 1,
            Some(Role::Branch) => self.end_branch(),
            Some(Role::Alternate) => drop(self.alternates.pop()),
            Some(Role::Row | Role::Run { .. } | Role::Other) | None => {}
        }
        Ok(())
    }

    fn text(&mut self, at: Range<usize>, text: Text) {
        if let Some(Role::Text { pieces, .. }) = self.roles.last_mut() {
            pieces.push((at.into(), text));
        }
    }
}
