//! The table of contents: lines that lead to the headings, each with the number of its page.
//!
//! The numbers are fields (`PAGEREF`), because only a program that breaks pages knows them. They do not stand in one
//! `TOC` field: LibreOffice shows what is stored in such a field, and stored numbers would be wrong.

use super::body::Body;
use super::style::Kind;
use crate::document::{CONTENTS, Inline, Section};
use crate::error::Error;
use crate::xml::push_number;

impl Body<'_, '_> {
    /// Writes the table, if there is anything to list.
    pub(super) fn contents(&mut self) -> Result<(), Error> {
        if self.sections.is_empty() {
            return Ok(());
        }
        self.paragraph(Kind::ContentsTitle, &[Inline::Text(CONTENTS.to_owned())])?;
        let sections = std::mem::take(&mut self.sections);
        for (index, section) in sections.iter().enumerate() {
            self.section_line(index, section)?;
        }
        self.sections = sections;
        Ok(())
    }

    fn section_line(&mut self, index: usize, section: &Section) -> Result<(), Error> {
        let kind = match section.level {
            0..=2 => Kind::Contents2,
            3 => Kind::Contents3,
            _ => Kind::Contents4,
        };
        let parts = self.parts;
        let font = &parts.opening(kind).font;
        self.open(kind);
        self.out.push_str("</w:pPr><w:hyperlink w:anchor=\"_Toc");
        push_number(index as i64 + 1, &mut self.out);
        self.out.push_str("\" w:history=\"1\">");
        self.runs(&[Inline::Text(section.text.clone())], font)?;
        let run = format!("<w:r><w:rPr><w:rFonts w:eastAsia=\"{font}\"/></w:rPr>");
        // Word fills a field that is marked dirty when it opens the file; LibreOffice always reckons it.
        self.out.push_str(&format!(
            "{run}<w:tab/></w:r>{run}<w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r>\
             {run}<w:instrText xml:space=\"preserve\"> PAGEREF _Toc{} \\h </w:instrText></w:r>\
             {run}<w:fldChar w:fldCharType=\"separate\"/></w:r>{run}<w:fldChar w:fldCharType=\"end\"/></w:r>\
             </w:hyperlink></w:p>",
            index + 1
        ));
        Ok(())
    }

    /// A heading that the table of contents lists.
    pub(super) fn listed_heading(&mut self, kind: Kind, text: &[Inline]) -> Result<(), Error> {
        self.headings += 1;
        let number = self.headings;
        self.open(kind);
        self.out.push_str(&format!("</w:pPr><w:bookmarkStart w:id=\"{number}\" w:name=\"_Toc{number}\"/>"));
        let parts = self.parts;
        self.runs(text, &parts.opening(kind).font)?;
        self.out.push_str(&format!("<w:bookmarkEnd w:id=\"{number}\"/></w:p>"));
        Ok(())
    }
}
