//! XML of a part → its paragraphs as a reader sees them, with the way back to every byte of their text.
//!
//! A paragraph is put together from the `w:t` of its runs, whatever stands between them. What is not seen is left out:
//! deleted and moved text, instructions of fields, pronunciations. A text box lies inside a paragraph and holds its
//! own.

use std::collections::BTreeSet;
use std::ops::Range;

use super::field::{Fields, Numbers};
use super::paragraph::{Bytes, Element, Paragraph, trim};
use super::place::Spot;
use super::twin::Alternate;
use super::xml::{Fault, Space, Tag, Text, Visit};

/// Paragraphs of a file at most.
pub(super) const PARAGRAPHS: usize = 200_000;
/// Bytes of text of a file at most.
pub(super) const TEXT: usize = 2 << 20;
/// What stands for a sign of a symbol font, which no text can name.
const OBJECT: char = '\u{fffc}';

/// What an element that is open means.
#[derive(Debug)]
enum Role {
    Paragraph,
    Run {
        look: Bytes,
        underlined: bool,
        /// Where its text begins in that of its paragraph.
        start: usize,
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
    /// Places that show what stands in another file.
    pub(super) chunks: usize,
    spots: Vec<Spot>,
    fields: Fields,
    numbers: Numbers,
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
            chunks: 0,
            spots: Vec::new(),
            fields: Fields::default(),
            numbers: Numbers::default(),
            hidden: 0,
            counts: Counts::default(),
            tables: Vec::new(),
            alternates: Vec::new(),
            text,
            room,
        }
    }

    /// The same part from its beginning, with fields whose instruction does not end.
    pub(super) fn again(&self, endless: BTreeSet<usize>, text: usize, room: usize) -> Self {
        Self { numbers: Numbers::without(endless), ..Self::new(self.xml, text, room) }
    }

    /// The fields whose instruction did not end, of a part that was read to its end: text was taken for theirs.
    pub(super) fn endless(&mut self) -> BTreeSet<usize> {
        self.numbers.over(&self.fields);
        std::mem::take(&mut self.numbers).endless()
    }

    /// Begins a paragraph.
    pub(super) fn begin(&mut self) -> Result<(), Fault> {
        self.room = self.room.checked_sub(1).ok_or(Fault::Paragraphs)?;
        let spot = self.spots.last().copied().unwrap_or(Spot::Flow);
        self.open.push(self.paragraphs.len());
        self.paragraphs.push(Paragraph::new(spot));
        Ok(())
    }

    /// The paragraph that text belongs to.
    pub(super) fn current(&mut self) -> Option<&mut Paragraph> {
        self.paragraphs.get_mut(*self.open.last()?)
    }

    /// What a start tag of WordprocessingML means.
    fn role(&mut self, tag: &Tag<'_>) -> Result<Role, Fault> {
        let in_run = self.run_around().is_some();
        Ok(match tag.name {
            "p" => {
                self.begin()?;
                Role::Paragraph
            }
            "r" => self.run(),
            "rPr" if matches!(self.roles.last(), Some(Role::Run { .. })) => {
                Role::Look { start: tag.at.start }
            }
            "u" if matches!(self.roles.last(), Some(Role::Look { .. })) => {
                self.underline(tag);
                Role::Other
            }
            "t" => self.words(tag),
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
                self.cell();
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
            "altChunk" | "subDoc" => {
                self.chunks += 1;
                Role::Other
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

    /// Begins a run.
    fn run(&mut self) -> Role {
        let start = self.current().map_or(0, |paragraph| paragraph.text.len());
        Role::Run { look: Bytes::default(), underlined: false, start }
    }

    /// The look of the run that what comes stands in, be it in an alternative within the run; and whether it is.
    fn run_around(&self) -> Option<(Bytes, bool)> {
        let inner = self.roles.iter().rev().take_while(|role| matches!(role, Role::Alternate | Role::Branch));
        let levels = inner.count();
        match self.roles.iter().rev().nth(levels)? {
            Role::Run { look, .. } => Some((*look, levels > 0)),
            _ => None,
        }
    }

    /// Begins the text of a run.
    fn words(&self, tag: &Tag<'_>) -> Role {
        let Some((look, inner)) = self.run_around() else { return Role::Other };
        let (open, end) = (tag.at.clone().into(), 0);
        let element = Element { open, end, look, preserve: tag.preserve, inner };
        Role::Text { element, pieces: Vec::new() }
    }

    /// Notes the underline of the run whose look is open.
    fn underline(&mut self, tag: &Tag<'_>) {
        let line = tag.attribute("val").is_none_or(|line| line != "none");
        if let Some(Role::Run { underlined, .. }) = self.roles.iter_mut().rev().nth(1) {
            *underlined = line;
        }
    }

    /// Begins a cell.
    fn cell(&mut self) {
        let spot = self.tables.last_mut().map_or(Spot::Flow, |(table, row, cell)| {
            *cell += 1;
            Spot::Cell(*table, *row, *cell)
        });
        self.spots.push(spot);
    }

    /// What is no text but stands in a run like a character.
    fn sign(&mut self, tag: &Tag<'_>) -> Result<Role, Fault> {
        match tag.name {
            "tab" | "ptab" => self.put('\t')?,
            "br" | "cr" => self.put('\n')?,
            "noBreakHyphen" => self.put('\u{2011}')?,
            "sym" => self.put(OBJECT)?,
            "fldChar" => self.fields.turn(tag.attribute("fldCharType").as_deref(), &mut self.numbers),
            _ => {}
        }
        Ok(Role::Other)
    }

    /// Adds a character that stands in no `w:t`.
    fn put(&mut self, c: char) -> Result<(), Fault> {
        if self.hidden > 0 || self.fields.are_told() {
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
        if self.hidden > 0 || self.fields.are_told() || self.open.is_empty() {
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
            Some(Role::Paragraph) => {
                self.current().into_iter().for_each(Paragraph::rule);
                self.open.pop();
            }
            Some(Role::Run { underlined: true, start, .. }) => {
                self.current().into_iter().for_each(|paragraph| paragraph.underline(start));
            }
            Some(Role::Look { start }) => {
                if let Some(Role::Run { look, .. }) = self.roles.last_mut() {
                    *look = (start..at.end).into();
                }
            }
            Some(Role::Text { element, pieces }) => self.add(element, at.start, pieces)?,
            Some(Role::Table) => drop(self.tables.pop()),
            Some(Role::Cell | Role::Note) => drop(self.spots.pop()),
            Some(Role::Box { fields }) => {
                self.numbers.over(&self.fields);
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
