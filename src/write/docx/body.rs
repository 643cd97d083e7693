//! Blocks: the document tree becomes `word/document.xml`.

use std::collections::HashMap;

use super::note::Notes;
use super::package::{self, Extra, Relation};
use super::parts::{BULLETS, LEVELS, NUMBERS, Opening, Parts};
use super::source;
use super::style::Kind;
use crate::archive::{Open, Writer};
use crate::document::{Block, Document, Inline, Layout, Pictures, Section, is_section, sides};
use crate::error::{Error, ErrorKind};
use crate::problem::say;
use crate::write::look::{Length, Look};
use crate::xml::push_number;

/// How deep lists, quotes and emphasis may lie in one another.
pub(super) const DEEPEST: usize = 64;
/// The highest number at which Word lets a list start.
const HIGHEST_START: u32 = 32_767;
/// From this size on, the text written so far is handed to the compressor.
const PIECE: usize = 32 * 1_024;

const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"",
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>",
);

/// The body being written.
pub(super) struct Body<'a, 'z> {
    pub(super) out: String,
    pub(super) parts: &'a Parts,
    pub(super) look: &'a Look,
    pub(super) pictures: &'a dyn Pictures,
    pub(super) companions: Companions<'a>,
    /// How many drawings there are: each has a number of its own.
    pub(super) drawings: i64,
    /// The size of the runs being written in half points, where it is not that of their style.
    pub(super) size: Option<i64>,
    /// What the table of contents lists, if there is one.
    pub(super) sections: Vec<Section>,
    /// How many of them are written.
    pub(super) headings: usize,
    /// Whether it is a letter.
    pub(super) letter: bool,
    /// The size of the mark of the issuing body, which shrinks with its length.
    pub(super) mark_size: Length,
    /// Whether the title is still to come, and stands under its letterhead with a gap of its own.
    pub(super) gap_above_title: bool,
    archive: &'z mut Writer,
    entry: Open,
    under_title: bool,
    after_table: bool,
    numbers_used: bool,
}

/// What the text asks for outside `document.xml`.
#[derive(Default)]
pub(super) struct Companions<'a> {
    pub(super) relations: Vec<Relation>,
    /// The index of the relationship of each address.
    pub(super) links: HashMap<String, usize>,
    /// The pictures: name in the package, bytes, index of the relationship.
    pub(super) media: Vec<(String, &'a [u8], usize)>,
    /// Numbered lists after the first: level and first number.
    lists: Vec<(usize, u32)>,
    pub(super) notes: Notes,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    depth: usize,
    quoted: bool,
    /// The list level, if in an item.
    level: Option<usize>,
}

impl<'a, 'z> Body<'a, 'z> {
    /// Writes `word/document.xml` into the archive and hands back what must lie beside it.
    pub(super) fn write(
        document: &Document,
        parts: &'a Parts,
        look: &'a Look,
        pictures: &'a dyn Pictures,
        archive: &'z mut Writer,
    ) -> Result<Companions<'a>, Error> {
        let entry = archive.begin("word/document.xml")?;
        let mut body = Body {
            out: String::with_capacity(PIECE),
            parts,
            look,
            pictures,
            companions: Companions::default(),
            drawings: 0,
            size: None,
            sections: document.sections(),
            headings: 0,
            letter: false,
            mark_size: Length::default(),
            gap_above_title: false,
            archive,
            entry,
            under_title: false,
            after_table: false,
            numbers_used: false,
        };
        body.out.push_str(HEAD);
        body.items(document)?;
        body.part_tables();
        body.out.push_str(if body.letter { &parts.letter_section } else { &parts.section });
        body.out.push_str("</w:body></w:document>");
        body.archive.push(&mut body.entry, body.out.as_bytes())?;
        body.archive.end(body.entry)?;
        Ok(body.companions)
    }

    /// Hands the text written so far to the compressor, once there is enough of it.
    pub(super) fn drain(&mut self) -> Result<(), Error> {
        if self.out.len() >= PIECE {
            self.archive.push(&mut self.entry, self.out.as_bytes())?;
            self.out.clear();
        }
        Ok(())
    }

    /// Writes blocks of the text itself.
    pub(super) fn top(&mut self, blocks: &[Block]) -> Result<(), Error> {
        self.blocks(blocks, Place::default())
    }

    fn blocks(&mut self, blocks: &[Block], place: Place) -> Result<(), Error> {
        check_depth(place.depth)?;
        for block in blocks {
            self.block(block, place)?;
            self.drain()?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, place: Place) -> Result<(), Error> {
        let under_title = std::mem::take(&mut self.under_title);
        match block {
            Block::Heading(level, text) => {
                self.under_title = *level <= 1;
                if self.under_title && std::mem::take(&mut self.gap_above_title) {
                    // Two lines under whatever stands last above it (10.1).
                    self.open(Kind::Title);
                    self.out.push_str("<w:spacing w:before=\"");
                    let rule = &self.look.styles.rule;
                    push_number(rule.after.at(self.look.page.line).to_twips(), &mut self.out);
                    self.out.push_str("\"/>");
                    return self.text_and_close(Kind::Title, text);
                }
                let listed = !self.sections.is_empty() && place.depth == 0 && is_section(*level);
                if listed {
                    return self.listed_heading(Kind::heading(*level), text);
                }
                self.paragraph(Kind::heading(*level), text)
            }
            Block::Paragraph(text) => self.running_text(text, place),
            Block::Byline(text) => {
                self.under_title = under_title;
                let kind = if under_title { Kind::Byline } else { Kind::Signature };
                if sides(text).is_some() {
                    return self.two_sides(kind, text);
                }
                self.paragraph(kind, text)
            }
            Block::List { start, items } => self.list(*start, items, place),
            Block::Quote(inner) => {
                self.blocks(inner, Place { depth: place.depth + 1, quoted: true, ..place })
            }
            Block::Table(table) => {
                self.part_tables();
                self.after_table = self.table(table)?;
                Ok(())
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Contents => self.contents(),
        }
    }

    /// A paragraph as its surroundings want it.
    fn running_text(&mut self, text: &[Inline], place: Place) -> Result<(), Error> {
        match place.level {
            Some(level) => {
                self.open(Kind::ItemMore);
                self.out.push_str("<w:ind w:left=\"");
                push_number(self.parts.item_indents[level.min(LEVELS - 1)].to_twips(), &mut self.out);
                self.out.push_str("\"/>");
                self.text_and_close(Kind::ItemMore, text)
            }
            None => self.paragraph(if place.quoted { Kind::Quote } else { Kind::Paragraph }, text),
        }
    }

    /// A whole paragraph of a style.
    pub(super) fn paragraph(&mut self, kind: Kind, text: &[Inline]) -> Result<(), Error> {
        self.open(kind);
        self.text_and_close(kind, text)
    }

    /// A line with a left side and a right one.
    fn two_sides(&mut self, kind: Kind, text: &[Inline]) -> Result<(), Error> {
        self.open(kind);
        self.out.push_str("<w:tabs><w:tab w:val=\"right\" w:pos=\"");
        push_number(self.look.page.text_width().to_twips(), &mut self.out);
        self.out.push_str("\"/></w:tabs><w:jc w:val=\"left\"/>");
        self.text_and_close(kind, text)
    }

    /// Opens a paragraph, its properties still open.
    pub(super) fn open(&mut self, kind: Kind) {
        self.after_table = false;
        self.out.push_str(&self.parts.opening(kind).paragraph);
    }

    /// Closes the properties, writes the text, closes the paragraph.
    pub(super) fn text_and_close(&mut self, kind: Kind, text: &[Inline]) -> Result<(), Error> {
        let parts = self.parts;
        let Opening { font, .. } = parts.opening(kind);
        self.out.push_str("</w:pPr>");
        self.runs(text, font)?;
        self.out.push_str("</w:p>");
        Ok(())
    }

    /// A line between two tables, which Word would join, and after a table that ends the text.
    pub(super) fn part_tables(&mut self) {
        if std::mem::take(&mut self.after_table) {
            self.open(Kind::Cell);
            self.out.push_str("</w:pPr></w:p>");
        }
    }

    /// Remembers that a table stands last.
    pub(super) fn end_table(&mut self) {
        self.after_table = true;
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>], place: Place) -> Result<(), Error> {
        let level = place.level.map_or(0, |level| (level + 1).min(LEVELS - 1));
        let number = self.list_number(start, level)?;
        let place = Place { depth: place.depth + 1, level: Some(level), ..place };
        check_depth(place.depth)?;
        for item in items {
            self.open(Kind::Item);
            self.out.push_str("<w:numPr><w:ilvl w:val=\"");
            push_number(level as i64, &mut self.out);
            self.out.push_str("\"/><w:numId w:val=\"");
            push_number(number, &mut self.out);
            self.out.push_str("\"/></w:numPr>");
            let (text, rest): (&[Inline], &[Block]) = match item.split_first() {
                Some((Block::Paragraph(text), rest)) => (text, rest),
                _ => (&[], item),
            };
            self.text_and_close(Kind::Item, text)?;
            self.blocks(rest, place)?;
        }
        Ok(())
    }

    /// The numbering a list follows: bullets share one, each numbered list counts for itself.
    fn list_number(&mut self, start: Option<u32>, level: usize) -> Result<i64, Error> {
        let Some(start) = start else { return Ok(i64::from(BULLETS)) };
        if start > HIGHEST_START {
            return Err(ErrorKind::Write(say!(
                "列表从 {start} 开始编号，上限是 {HIGHEST_START}；请改小",
                "a list starts at {start}, at most {HIGHEST_START}; choose a smaller number"
            ))
            .into());
        }
        if level == 0 && start == 1 && !self.numbers_used {
            self.numbers_used = true;
            return Ok(i64::from(NUMBERS));
        }
        self.companions.lists.push((level, start));
        Ok(i64::from(NUMBERS) + self.companions.lists.len() as i64)
    }
}

impl Companions<'_> {
    /// Writes numbering, relationships and pictures beside the text.
    pub(super) fn add_companions(
        &self,
        document: &Document,
        parts: &Parts,
        archive: &mut Writer,
    ) -> Result<(), Error> {
        let mut extra = Vec::new();
        if self.notes.count > 0 {
            extra.push(Extra::Footnotes);
            self.notes.add(archive)?;
        }
        if document.official.as_ref().is_some_and(|official| official.layout == Layout::Letter) {
            extra.push(Extra::FirstFooter);
            add(archive, "word/footer3.xml", &parts.letter_footer)?;
        }
        if let Some(text) = &document.meta.source {
            extra.push(Extra::Source);
            source::write(text, archive)?;
        }
        if extra.is_empty() {
            archive.copy(&parts.content_types_packed)?;
        } else {
            add(archive, package::CONTENT_TYPES_PART, &package::content_types(parts.even, &extra))?;
        }
        if self.lists.is_empty() {
            archive.copy(&parts.numbering_packed)?;
        } else {
            add(archive, "word/numbering.xml", &self.numbering(parts))?;
        }
        if self.relations.is_empty() && extra.is_empty() {
            archive.copy(&parts.relations_packed)?;
        } else {
            let relations = package::relations(parts.even, &self.relations, &extra);
            add(archive, package::DOCUMENT_RELATIONS, &relations)?;
        }
        for (name, bytes, _) in &self.media {
            archive.store(&format!("word/{name}"), bytes)?;
        }
        Ok(())
    }

    /// The theme's numbering and one counter for each further list.
    fn numbering(&self, parts: &Parts) -> String {
        let mut out = parts.numbering.clone();
        for (index, (level, start)) in self.lists.iter().enumerate() {
            let number = NUMBERS as usize + 1 + index;
            out.push_str(&format!(
                "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{NUMBERS}\"/><w:lvlOverride w:ilvl=\"{level}\">\
                 <w:startOverride w:val=\"{start}\"/></w:lvlOverride></w:num>"
            ));
        }
        out.push_str("</w:numbering>");
        out
    }
}

fn add(archive: &mut Writer, name: &str, text: &str) -> Result<(), Error> {
    let mut entry = archive.begin(name)?;
    archive.push(&mut entry, text.as_bytes())?;
    archive.end(entry)
}

/// Refuses what lies deeper than any reader or stack follows.
pub(super) fn check_depth(depth: usize) -> Result<(), Error> {
    if depth <= DEEPEST {
        return Ok(());
    }
    Err(ErrorKind::Write(say!(
        "列表、引用或着重嵌套超过 {DEEPEST} 层；请减少层次",
        "lists, quotes or emphasis lie more than {DEEPEST} deep in one another; use fewer levels"
    ))
    .into())
}
