//! Footnotes: the call in the text, the note in a part of its own.

use std::collections::HashMap;

use super::body::Body;
use super::package::{self, DECLARATION, Relation};
use super::style::Kind;
use crate::archive::Writer;
use crate::document::Inline;
use crate::error::Error;
use crate::xml::push_number;

/// The footnotes of a document, as far as they are written.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) count: i64,
    out: String,
    relations: Vec<Relation>,
    links: HashMap<String, usize>,
}

/// The part up to the first note: the two rules that Word wants there.
const HEAD: &str = concat!(
    "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">",
    "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>",
    "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p>",
    "</w:footnote>",
);

impl Body<'_, '_> {
    /// Writes the call of a footnote here, and its text among the footnotes.
    pub(super) fn note(&mut self, text: &[Inline]) -> Result<(), Error> {
        self.companions.notes.count += 1;
        let number = self.companions.notes.count;
        self.out.push_str("<w:r><w:rPr><w:rStyle w:val=\"NoteRef\"/></w:rPr><w:footnoteReference w:id=\"");
        push_number(number, &mut self.out);
        self.out.push_str("\"/></w:r>");
        self.exchange();
        let size = self.size.take();
        self.out.push_str("<w:footnote w:id=\"");
        push_number(number, &mut self.out);
        self.out.push_str("\">");
        self.open(Kind::Footnote);
        self.out.push_str(concat!(
            "</w:pPr><w:r><w:rPr><w:rStyle w:val=\"NoteRef\"/></w:rPr><w:footnoteRef/></w:r>",
            "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
        ));
        let parts = self.parts;
        let written = self.runs(text, &parts.opening(Kind::Footnote).font);
        self.out.push_str("</w:p></w:footnote>");
        self.size = size;
        self.exchange();
        written
    }

    /// Goes from the text to the footnotes, or back.
    fn exchange(&mut self) {
        let companions = &mut self.companions;
        std::mem::swap(&mut self.out, &mut companions.notes.out);
        std::mem::swap(&mut companions.relations, &mut companions.notes.relations);
        std::mem::swap(&mut companions.links, &mut companions.notes.links);
    }
}

impl Notes {
    /// Writes the part, and the relationships of its links.
    pub(super) fn add(&self, archive: &mut Writer) -> Result<(), Error> {
        let mut entry = archive.begin("word/footnotes.xml")?;
        for text in [DECLARATION, HEAD, &self.out, "</w:footnotes>"] {
            archive.push(&mut entry, text.as_bytes())?;
        }
        archive.end(entry)?;
        if self.relations.is_empty() {
            return Ok(());
        }
        let mut entry = archive.begin("word/_rels/footnotes.xml.rels")?;
        archive.push(&mut entry, package::own_relations(&self.relations).as_bytes())?;
        archive.end(entry)
    }
}
