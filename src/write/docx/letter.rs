//! The head of a letter, which lies outside the area of the text, and the rule at the foot of its first page
//! (GB/T 9704-2012, 10.1).

use super::body::Body;
use super::package::DECLARATION;
use super::style::Kind;
use crate::document::{Element, Official};
use crate::error::Error;
use crate::markup::marked;
use crate::write::look::{Length, Look};
use crate::xml::push_number;

/// A frame as wide as the double rules, in the middle of the page, at a height measured from its upper edge.
fn frame(look: &Look, top: Length, below: Length) -> String {
    format!(
        "<w:framePr w:w=\"{}\" w:vSpace=\"{}\" w:wrap=\"notBeside\" w:vAnchor=\"page\" w:hAnchor=\"page\" \
         w:xAlign=\"center\" w:y=\"{}\"/>",
        look.letter.width.to_twips(),
        below.to_twips(),
        top.to_twips()
    )
}

/// The first line stands where the rule wants it, not on the next line of the page's grid.
const OFF_GRID: &str = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\"/>";
/// The line of an empty paragraph over a rule.
const LINE: Length = Length::emu(12_700);

/// The properties of an empty paragraph whose lower border is a double rule.
fn double_rule(look: &Look, top: Length, below: Length, kind: &str) -> String {
    let size = look.letter.stroke.to_eighth_points().clamp(2, 96);
    let colour = look.styles.rule.below.colour.digits().unwrap_or("auto");
    format!(
        "{}<w:pBdr><w:bottom w:val=\"{kind}\" w:sz=\"{size}\" w:space=\"0\" w:color=\"{colour}\"/></w:pBdr>\
         <w:spacing w:after=\"0\" w:line=\"{}\" w:lineRule=\"exact\"/>",
        frame(look, top, below),
        LINE.to_twips()
    )
}

/// The footer of a letter's first page: the second double rule, and no number.
pub(super) fn footer(look: &Look) -> String {
    // Gap and thin rule add about half to the width of the thick one.
    let top = look.page.height.less(look.letter.foot).less(LINE).less(look.letter.stroke.percent(150));
    format!(
        "{DECLARATION}<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>\
         <w:pStyle w:val=\"Foot\"/>{}</w:pPr></w:p><w:p><w:pPr><w:pStyle w:val=\"Foot\"/></w:pPr></w:p></w:ftr>",
        double_rule(look, top, Length::default(), "thinThickSmallGap")
    )
}

impl Body<'_, '_> {
    /// Puts the mark into a frame of its own; the properties stay open.
    pub(super) fn letter_frame(&mut self) {
        let frame = frame(self.look, self.look.letter.mark_top, Length::default());
        self.out.push_str(&frame);
    }

    /// The first double rule: in a frame of its own, measured from the page like the mark, since programs differ in where
    /// they draw the border of a paragraph in a frame.
    pub(super) fn letter_rule(&mut self) {
        let look = self.look;
        let under = [look.letter.mark_top, self.mark_size, look.letter.rule].map(Length::to_emu);
        let top = Length::emu(under.iter().sum()).less(LINE);
        let below = self.below_rule();
        self.open(Kind::Rule);
        self.out.push_str(&double_rule(look, top, below, "thickThinSmallGap"));
        self.out.push_str("</w:pPr></w:p>");
    }

    /// What lies between rule and line, less what the line has above its characters: of the pitch a fifth lies below
    /// them, as Word and LibreOffice set lines of an exact height, and their ascent is 86 hundredths of the type.
    fn below_rule(&self) -> Length {
        let look = self.look;
        let above = look.page.line.percent(80).less(look.styles.number.size.percent(86));
        look.letter.gap.less(above)
    }

    /// What stands at the left of the first line, and the number at its right, both without a gap to the edge.
    pub(super) fn letter_number(&mut self, official: &Official, text: &str) -> Result<(), Error> {
        let parts = self.parts;
        let (left, number) = text.rsplit_once('\t').unwrap_or(("", text));
        self.open(Kind::Number);
        if left.is_empty() {
            self.out.push_str(OFF_GRID);
            self.no_indent();
            self.out.push_str("<w:jc w:val=\"right\"/></w:pPr>");
        } else {
            self.out.push_str("<w:tabs><w:tab w:val=\"right\" w:pos=\"");
            push_number(self.look.page.text_width().to_twips(), &mut self.out);
            self.out.push_str("\"/></w:tabs>");
            self.out.push_str(OFF_GRID);
            self.no_indent();
            self.out.push_str("<w:jc w:val=\"left\"/></w:pPr>");
            let kind = if left == official.copy_number { Kind::CopyNumber } else { Kind::Secrecy };
            self.runs(&marked(left), &parts.opening(kind).font)?;
        }
        let tab = if left.is_empty() { "" } else { "\t" };
        self.runs(&marked(&format!("{tab}{number}")), &parts.opening(Kind::Number).font)?;
        self.out.push_str("</w:p>");
        Ok(())
    }

    fn no_indent(&mut self) {
        self.out.push_str("<w:ind w:leftChars=\"0\" w:left=\"0\" w:rightChars=\"0\" w:right=\"0\"/>");
    }

    /// Who was there, the label in a font of its own; further lines begin behind the label (10.3).
    pub(super) fn attendance(&mut self, text: &str, again: bool) -> Result<(), Error> {
        let (parts, style) = (self.parts, &self.look.styles.attendance);
        let (label, names) = text.split_once('：').unwrap_or(("", text));
        let hanging = 100 * (label.chars().count() as i64 + 1);
        self.open(super::official::kind(Element::Attendance));
        self.no_gap(again);
        self.indent(style, &[("left", style.left.hundredths() + hanging), ("hanging", hanging)]);
        self.out.push_str("</w:pPr>");
        self.runs(&marked(label), &parts.labels)?;
        self.runs(&marked(&format!("：{names}")), &parts.opening(Kind::Attendance).font)?;
        self.out.push_str("</w:p>");
        Ok(())
    }
}
