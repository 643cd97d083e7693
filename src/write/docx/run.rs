//! Runs: text with its fonts.
//!
//! Every run names the font of its Chinese characters. Quotation marks, dashes and dots belong to Chinese and Western
//! text alike; the hint `eastAsia` gives them to the Chinese font, wherever the run is not Western text only.

use super::body::{Body, Companions, check_depth};
use super::link;
use super::package::{self, Relation};
use crate::document::Inline;
use crate::error::Error;
use crate::xml::{self, escape, push_number};

/// How a run stands out.
#[derive(Debug, Clone, Copy, Default)]
struct Face<'f> {
    /// The font of its Chinese characters, escaped.
    font: &'f str,
    strong: bool,
    linked: bool,
    blank: bool,
    depth: usize,
}

impl Body<'_, '_> {
    /// Writes the runs of a paragraph.
    pub(super) fn runs(&mut self, text: &[Inline], font: &str) -> Result<(), Error> {
        self.inlines(text, Face { font, ..Face::default() })
    }

    fn inlines(&mut self, text: &[Inline], face: Face<'_>) -> Result<(), Error> {
        check_depth(face.depth)?;
        let inner = Face { depth: face.depth + 1, ..face };
        let parts = self.parts;
        for inline in text {
            match inline {
                Inline::Text(text) => self.text(text, face)?,
                Inline::Blank(text) => self.text(text, Face { blank: true, ..face })?,
                Inline::Strong(text) => self.inlines(text, Face { strong: true, ..inner })?,
                Inline::Emphasis(text) => self.inlines(text, Face { font: &parts.emphasis, ..inner })?,
                Inline::Link { text, .. } if face.linked => self.inlines(text, inner)?,
                Inline::Link { target, text } => {
                    self.open_link(target)?;
                    self.inlines(text, Face { linked: true, ..inner })?;
                    self.out.push_str("</w:hyperlink>");
                }
                Inline::Note(text) => self.note(text)?,
                Inline::Break => {
                    self.open_run(face, true);
                    self.out.push_str("<w:br/></w:r>");
                }
            }
        }
        Ok(())
    }

    fn open_link(&mut self, target: &str) -> Result<(), Error> {
        let mut escaped = String::with_capacity(target.len());
        xml::push_value(&link::address(target)?, &mut escaped)?;
        let Companions { relations, links, .. } = &mut self.companions;
        let index = *links.entry(escaped).or_insert_with_key(|target| {
            relations.push(Relation::Link(target.clone()));
            relations.len() - 1
        });
        self.out.push_str("<w:hyperlink r:id=\"rId");
        push_number(package::relation_number(index), &mut self.out);
        self.out.push_str("\" w:history=\"1\">");
        Ok(())
    }

    /// Text of one face: a run, or three around each apostrophe between Latin letters.
    fn text(&mut self, text: &str, face: Face<'_>) -> Result<(), Error> {
        // Where the last of each stands: what is left of a text is asked at every apostrophe.
        let chinese = text.rfind(is_chinese);
        let latin = text.rfind(|c: char| c.is_ascii_alphabetic());
        let is_western = |rest: &str| {
            let from = text.len() - rest.len();
            chinese.is_none_or(|at| at < from) && latin.is_some_and(|at| from <= at)
        };
        let mut rest = text;
        let mut seen = 0;
        while let Some(at) = rest.get(seen..).and_then(|tail| tail.find('’')).map(|at| at + seen) {
            let (before, after) = (&rest[..at], &rest[at + '’'.len_utf8()..]);
            let letters = before.ends_with(|c: char| c.is_ascii_alphanumeric())
                && after.starts_with(|c: char| c.is_ascii_alphanumeric());
            seen = at + '’'.len_utf8();
            if letters && !is_western(rest) {
                self.run(before, face, true)?;
                self.run("’", face, false)?;
                rest = after;
                seen = 0;
            }
        }
        self.run(rest, face, !is_western(rest))
    }

    /// One run; tabs and line ends become elements, what XML cannot hold is refused.
    fn run(&mut self, text: &str, face: Face<'_>, hint: bool) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        self.open_run(face, hint);
        let mut rest = text;
        loop {
            let piece = rest.find(|c: char| c < ' ').map_or(rest, |at| &rest[..at]);
            if !piece.is_empty() {
                self.out.push_str(if keeps_blanks(piece) { "<w:t xml:space=\"preserve\">" } else { "<w:t>" });
                if let Some(at) = escape(piece, &mut self.out) {
                    return Err(xml::forbidden(&piece[at..]));
                }
                self.out.push_str("</w:t>");
            }
            rest = &rest[piece.len()..];
            let Some(control) = rest.bytes().next() else { break };
            self.out.push_str(match control {
                b'\t' => "<w:tab/>",
                b'\r' if rest.starts_with("\r\n") => "",
                b'\n' | b'\r' => "<w:br/>",
                _ => return Err(xml::forbidden(rest)),
            });
            rest = &rest[1..];
        }
        self.out.push_str("</w:r>");
        Ok(())
    }

    fn open_run(&mut self, face: Face<'_>, hint: bool) {
        let out = &mut self.out;
        out.push_str("<w:r><w:rPr>");
        if face.linked {
            out.push_str("<w:rStyle w:val=\"Link\"/>");
        }
        out.push_str("<w:rFonts w:eastAsia=\"");
        out.push_str(face.font);
        out.push_str(if hint { "\" w:hint=\"eastAsia\"/>" } else { "\"/>" });
        if face.strong {
            out.push_str("<w:b/>");
        }
        if let Some(half_points) = self.size {
            for element in ["<w:sz w:val=\"", "<w:szCs w:val=\""] {
                out.push_str(element);
                push_number(half_points, out);
                out.push_str("\"/>");
            }
        }
        if face.blank {
            out.push_str("<w:highlight w:val=\"yellow\"/>");
        }
        out.push_str("</w:rPr>");
    }
}

/// Chinese characters and signs. A text with Latin letters and none of these has Western quotation marks.
fn is_chinese(c: char) -> bool {
    c >= '\u{2E80}'
}

/// Whether a text would lose blanks unless told to keep them.
fn keeps_blanks(text: &str) -> bool {
    text.starts_with(' ') || text.ends_with(' ') || text.contains("  ")
}
