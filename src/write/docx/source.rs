//! The data a document was made from, kept in it as a custom XML part (ISO/IEC 29500-1, 15.2.5).
//!
//! Their text is data: it is escaped as text of one element, whatever it holds, and no program of this crate reads it.

use super::package::DECLARATION;
use crate::archive::Writer;
use crate::error::Error;
use crate::xml;

/// The namespace of the element that holds the text.
const NAMESPACE: &str = "urn:jianbao:source";
/// The name by which programs know the part: always the same, since there is one.
const ITEM: &str = "{6A69616E-6261-4F00-8000-736F75726365}";

/// Writes the part, its properties and the relationship between them.
///
/// # Errors
/// The text holds a character that XML forbids.
pub(super) fn write(text: &str, archive: &mut Writer) -> Result<(), Error> {
    let mut item = format!("{DECLARATION}<source xmlns=\"{NAMESPACE}\" xml:space=\"preserve\">");
    let mut rest = text;
    // Line ends and tabs stay as they are; a carriage return would be read as a line end.
    while let Some(at) = xml::escape(rest, &mut item) {
        match rest.as_bytes().get(at) {
            Some(b'\t') => item.push('\t'),
            Some(b'\n') => item.push('\n'),
            Some(b'\r') => item.push_str("&#13;"),
            _ => return Err(xml::forbidden(&rest[at..])),
        }
        rest = &rest[at + 1..];
    }
    item.push_str("</source>");
    let properties = format!(
        "{DECLARATION}<ds:datastoreItem xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" \
         ds:itemID=\"{ITEM}\"><ds:schemaRefs><ds:schemaRef ds:uri=\"{NAMESPACE}\"/></ds:schemaRefs></ds:datastoreItem>"
    );
    let relations = format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
         customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>"
    );
    for (name, part) in [
        ("customXml/item1.xml", item),
        ("customXml/itemProps1.xml", properties),
        ("customXml/_rels/item1.xml.rels", relations),
    ] {
        let mut entry = archive.begin(name)?;
        archive.push(&mut entry, part.as_bytes())?;
        archive.end(entry)?;
    }
    Ok(())
}
