//! What an official document has around its text, placed as GB/T 9704-2012 wants it.

use super::body::Body;
use super::style::Kind;
use crate::document::{Document, Element, Inline, Item, Layout, Official};
use crate::error::Error;
use crate::markup::marked;
use crate::write::look::{Length, Style};
use crate::write::place::{imprint_hanging, list_indents, signing, widest_mark};
use crate::xml::push_number;

impl Body<'_, '_> {
    /// Writes a whole document in the order in which it is read.
    pub(super) fn items(&mut self, document: &Document) -> Result<(), Error> {
        let items = document.items();
        let above_mark = items.iter().take_while(|item| is_above_mark(item)).count();
        let mut before = None;
        let layout = document.official.as_ref().map(|official| official.layout).unwrap_or_default();
        self.letter = layout == Layout::Letter;
        self.gap_above_title = self.letter;
        for item in &items {
            match item {
                Item::Rule if self.letter => self.letter_rule(),
                Item::Blocks(blocks) => self.top(blocks)?,
                Item::Line(element, text) => {
                    let again = before == Some(*element);
                    self.official_line(document.official.as_ref(), *element, text, again, above_mark)?;
                }
                Item::Rule => {
                    self.open(Kind::Rule);
                    self.out.push_str("</w:pPr></w:p>");
                }
                Item::Imprint(lines) => self.imprint(lines)?,
            }
            before = match item {
                Item::Line(element, _) => Some(*element),
                _ => None,
            };
        }
        Ok(())
    }

    /// One line; `again` if the line before was of the same element.
    fn official_line(
        &mut self,
        official: Option<&Official>,
        element: Element,
        text: &str,
        again: bool,
        above_mark: usize,
    ) -> Result<(), Error> {
        let look = self.look;
        let kind = kind(element);
        match element {
            Element::Mark => return self.mark(text, above_mark),
            Element::Number | Element::Signers => return self.number(element, text),
            Element::LetterNumber => {
                let none = Official::default();
                return self.letter_number(official.unwrap_or(&none), text);
            }
            Element::Attendance => return self.attendance(text, again),
            Element::AttachmentLabel => {
                self.open(kind);
                self.out.push_str("<w:pageBreakBefore/>");
            }
            Element::Attachment => {
                self.open(kind);
                self.no_gap(again);
                let (start, hanging) = list_indents(text, again, &look.styles.attachment_list);
                self.indent(&look.styles.attachment_list, &[("left", start), ("hanging", hanging)]);
            }
            Element::Unit | Element::Date => {
                self.open(kind);
                self.no_gap(again);
                if element == Element::Unit && !again && official.is_some_and(|official| official.sealed) {
                    self.out.push_str("<w:spacing w:before=\"");
                    push_number(look.signing.gap.at(look.page.line).to_twips(), &mut self.out);
                    self.out.push_str("\"/>");
                }
                let right = official.map_or(0, |official| signing(official, look, element, text));
                self.indent(&look.styles.date, &[("right", right)]);
            }
            _ => self.open(kind),
        }
        self.text_and_close(kind, &marked(text))
    }

    /// The mark of the issuing body: its top 35 mm under the top of the text (7.2.4), on one line.
    fn mark(&mut self, text: &str, above: usize) -> Result<(), Error> {
        let (look, style) = (self.look, &self.look.styles.mark);
        let size = style.size.min(widest_mark(text, look));
        self.mark_size = size;
        let used = Length::emu(look.page.line.to_emu() * above as i64);
        self.open(Kind::Mark);
        let before = if self.letter { Length::default() } else { look.letterhead.mark_top.less(used) };
        if self.letter {
            self.letter_frame();
        }
        // A line as high as the type: its top is the top of the characters.
        self.out.push_str("<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"");
        push_number(before.to_twips(), &mut self.out);
        self.out.push_str("\" w:line=\"");
        push_number(size.to_twips(), &mut self.out);
        self.out.push_str("\" w:lineRule=\"exact\"/></w:pPr>");
        let parts = self.parts;
        let font = &parts.opening(Kind::Mark).font;
        let half_points = (size < style.size).then_some(size.to_emu() / 6_350);
        self.sized_runs(&marked(text), font, half_points)?;
        self.out.push_str("</w:p>");
        Ok(())
    }

    /// The number in the middle; with signers at the left, and they at the right (7.2.5, 7.2.6).
    fn number(&mut self, element: Element, text: &str) -> Result<(), Error> {
        let (look, style) = (self.look, &self.look.styles.number);
        let (number, signers) = match (element, text.split_once('\t')) {
            (Element::Signers, _) => (None, text),
            (_, Some((number, signers))) => (Some(number), signers),
            (_, None) => {
                self.open(Kind::Number);
                self.indent(style, &[("left", 0), ("right", 0)]);
                return self.text_and_close(Kind::Number, &marked(text));
            }
        };
        self.open(Kind::Number);
        self.out.push_str("<w:tabs><w:tab w:val=\"right\" w:pos=\"");
        push_number(look.page.text_width().less(style.right.at(style.size)).to_twips(), &mut self.out);
        self.out.push_str("\"/></w:tabs><w:jc w:val=\"left\"/></w:pPr>");
        let parts = self.parts;
        let plain = &parts.opening(Kind::Number).font;
        let mut start = number.unwrap_or_default().to_owned();
        start.push('\t');
        let names = match signers.split_once('：') {
            Some((label, names)) => {
                start.extend([label, "："]);
                names
            }
            None => signers,
        };
        self.runs(&marked(&start), plain)?;
        self.runs(&marked(names), &parts.signers)?;
        self.out.push_str("</w:p>");
        Ok(())
    }

    /// What stands at the foot of the last page, between rules as wide as the text (7.4).
    fn imprint(&mut self, lines: &[String]) -> Result<(), Error> {
        self.part_tables();
        let (look, style) = (self.look, &self.look.styles.imprint);
        let width = look.page.text_width().to_twips();
        let none = self.letter;
        let rule = |side: &str, rule: Length| {
            let size = rule.to_eighth_points().clamp(2, 96);
            if none {
                return format!("<w:{side} w:val=\"nil\"/>");
            }
            format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"auto\"/>")
        };
        let [outer, inner] = [look.imprint.outer, look.imprint.inner];
        // Measured from the page: LibreOffice lets no table float that is as wide as the text it is measured from.
        let at = look.page.left.to_twips();
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" \
             w:horzAnchor=\"page\" w:tblpX=\"{at}\" w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"{width}\" \
             w:type=\"dxa\"/><w:tblBorders>{}{}{}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\
             <w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>\
             </w:tblPr><w:tblGrid><w:gridCol w:w=\"{width}\"/></w:tblGrid>",
            rule("top", outer),
            rule("bottom", outer),
            rule("insideH", inner),
        ));
        for line in lines {
            self.out.push_str(&format!(
                "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>\
                 </w:tcPr>"
            ));
            self.open(Kind::Imprint);
            self.out.push_str(&format!(
                "<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>",
                width - style.right.at(style.size).to_twips()
            ));
            let hanging = imprint_hanging(line);
            self.indent(style, &[("left", style.left.hundredths() + hanging), ("hanging", hanging)]);
            self.text_and_close(Kind::Imprint, &marked(line))?;
            self.out.push_str("</w:tc></w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.end_table();
        Ok(())
    }

    /// Takes the gap before a paragraph away, where it is the second of its sort.
    pub(super) fn no_gap(&mut self, again: bool) {
        if again {
            self.out.push_str("<w:spacing w:before=\"0\"/>");
        }
    }

    /// Indents in hundredths of a character, and in twips for readers that do not count characters.
    pub(super) fn indent(&mut self, style: &Style, sides: &[(&str, i64)]) {
        self.out.push_str("<w:ind");
        for (side, chars) in sides {
            self.out.push_str(&format!(
                " w:{side}Chars=\"{chars}\" w:{side}=\"{}\"",
                style.size.percent(*chars).to_twips()
            ));
        }
        self.out.push_str("/>");
    }

    fn sized_runs(&mut self, text: &[Inline], font: &str, half_points: Option<i64>) -> Result<(), Error> {
        self.size = half_points;
        let written = self.runs(text, font);
        self.size = None;
        written
    }
}

pub(super) fn kind(element: Element) -> Kind {
    match element {
        Element::CopyNumber => Kind::CopyNumber,
        Element::Secrecy => Kind::Secrecy,
        Element::Urgency => Kind::Urgency,
        Element::Mark => Kind::Mark,
        Element::Number | Element::Signers | Element::LetterNumber => Kind::Number,
        Element::Attendance => Kind::Attendance,
        Element::Addressee => Kind::Addressee,
        Element::Attachment => Kind::AttachmentList,
        Element::Unit => Kind::Unit,
        Element::Date => Kind::Date,
        Element::Note => Kind::Note,
        Element::AttachmentLabel => Kind::AttachmentLabel,
        Element::AttachmentTitle => Kind::AttachmentTitle,
    }
}

fn is_above_mark(item: &Item) -> bool {
    matches!(item, Item::Line(Element::CopyNumber | Element::Secrecy | Element::Urgency, _))
}
