//! The parts around the text: content types, relationships, fonts, properties.

use crate::document::Meta;
use crate::error::{Error, ErrorKind};
use crate::problem::say;
use crate::write::look::{Look, Name, Role, Serifs};
use crate::xml;

/// The first line of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The relationship of the footer; the section properties name it.
pub(super) const FOOTER_ID: &str = "rId5";
/// The number of the first relationship a document adds: the ones below are the theme's.
const FIRST_ID: usize = 6;
/// Where the content types lie.
pub(super) const CONTENT_TYPES_PART: &str = "[Content_Types].xml";
/// Where the document's relationships lie.
pub(super) const DOCUMENT_RELATIONS: &str = "word/_rels/document.xml.rels";

macro_rules! relation_type {
    ($name:literal) => {
        concat!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $name)
    };
}

macro_rules! content {
    ($part:literal, $name:literal) => {
        concat!(
            "<Override PartName=\"/",
            $part,
            "\" ContentType=\"application/vnd.openxmlformats-",
            $name,
            "+xml\"/>"
        )
    };
}

/// The relationship of the footer of even pages; its name keeps out of the numbers.
pub(super) const EVEN_FOOTER_ID: &str = "rIdEven";

/// `[Content_Types].xml`: the same for every document of a theme, pictures or none, but for the parts of few.
pub(super) fn content_types(even: bool, extra: &[Extra]) -> String {
    let mut out = CONTENT_TYPES.to_owned();
    if even {
        out.push_str(content!("word/footer2.xml", "officedocument.wordprocessingml.footer"));
    }
    extra.iter().for_each(|extra| out.push_str(extra.content_type()));
    out.push_str("</Types>");
    out
}

/// A part that only some documents have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extra {
    /// The footer of the first page of a letter.
    FirstFooter,
    Footnotes,
    /// The data the document was made from.
    Source,
}

impl Extra {
    fn content_type(self) -> &'static str {
        match self {
            Self::FirstFooter => content!("word/footer3.xml", "officedocument.wordprocessingml.footer"),
            Self::Footnotes => content!("word/footnotes.xml", "officedocument.wordprocessingml.footnotes"),
            Self::Source => content!("customXml/itemProps1.xml", "officedocument.customXmlProperties"),
        }
    }

    /// The relationship that leads from the text to it: id, type, target.
    fn relation(self) -> [&'static str; 3] {
        match self {
            Self::FirstFooter => [FIRST_FOOTER_ID, relation_type!("footer"), "footer3.xml"],
            Self::Footnotes => ["rIdNotes", relation_type!("footnotes"), "footnotes.xml"],
            Self::Source => ["rIdSource", relation_type!("customXml"), "../customXml/item1.xml"],
        }
    }
}

/// The relationship of the footer of a letter's first page.
pub(super) const FIRST_FOOTER_ID: &str = "rIdFirst";

const CONTENT_TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Default Extension=\"png\" ContentType=\"image/png\"/>",
    "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>",
    content!("word/document.xml", "officedocument.wordprocessingml.document.main"),
    content!("word/styles.xml", "officedocument.wordprocessingml.styles"),
    content!("word/settings.xml", "officedocument.wordprocessingml.settings"),
    content!("word/numbering.xml", "officedocument.wordprocessingml.numbering"),
    content!("word/fontTable.xml", "officedocument.wordprocessingml.fontTable"),
    content!("word/footer1.xml", "officedocument.wordprocessingml.footer"),
    content!("docProps/core.xml", "package.core-properties"),
    content!("docProps/app.xml", "officedocument.extended-properties"),
);

/// `_rels/.rels`.
pub(super) const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"",
    relation_type!("officeDocument"),
    "\" Target=\"word/document.xml\"/>",
    "<Relationship Id=\"rId2\" Type=\"",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "\" Target=\"docProps/core.xml\"/>",
    "<Relationship Id=\"rId3\" Type=\"",
    relation_type!("extended-properties"),
    "\" Target=\"docProps/app.xml\"/></Relationships>",
);

/// `docProps/app.xml`: which program wrote it, nothing else.
pub(super) const APP: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">",
    "<Application>jianbao</Application></Properties>",
);

/// The theme's relationships, from `rId1` on.
const THEME_RELATIONS: [(&str, &str); FIRST_ID - 1] = [
    (relation_type!("styles"), "styles.xml"),
    (relation_type!("settings"), "settings.xml"),
    (relation_type!("numbering"), "numbering.xml"),
    (relation_type!("fontTable"), "fontTable.xml"),
    (relation_type!("footer"), "footer1.xml"),
];

/// A relationship that a document adds; targets are escaped already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Relation {
    /// A picture in `word/`.
    Picture(String),
    /// An address elsewhere.
    Link(String),
}

/// The number of a relationship, counted from 0 among those a document adds: 0 is `rId6`.
pub(super) fn relation_number(index: usize) -> i64 {
    (FIRST_ID + index) as i64
}

/// `word/_rels/document.xml.rels` with what a document adds.
pub(super) fn relations(even: bool, added: &[Relation], extra: &[Extra]) -> String {
    let mut out = String::from(DECLARATION);
    out.push_str(RELATIONSHIPS);
    for (index, (kind, target)) in THEME_RELATIONS.iter().enumerate() {
        push_relation(index as i64 + 1, kind, target, "", &mut out);
    }
    push_added(added, &mut out);
    if even {
        push_named([EVEN_FOOTER_ID, relation_type!("footer"), "footer2.xml"], &mut out);
    }
    extra.iter().for_each(|extra| push_named(extra.relation(), &mut out));
    out.push_str("</Relationships>");
    out
}

/// The relationships of a part that has none but what its text asks for.
pub(super) fn own_relations(added: &[Relation]) -> String {
    let mut out = String::from(DECLARATION);
    out.push_str(RELATIONSHIPS);
    push_added(added, &mut out);
    out.push_str("</Relationships>");
    out
}

const RELATIONSHIPS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

fn push_added(added: &[Relation], out: &mut String) {
    for (index, relation) in added.iter().enumerate() {
        let (kind, target, mode) = match relation {
            Relation::Picture(target) => (relation_type!("image"), target, ""),
            Relation::Link(target) => (relation_type!("hyperlink"), target, "\" TargetMode=\"External"),
        };
        push_relation(relation_number(index), kind, target, mode, out);
    }
}

fn push_relation(number: i64, kind: &str, target: &str, mode: &str, out: &mut String) {
    out.push_str("<Relationship Id=\"rId");
    xml::push_number(number, out);
    for text in ["\" Type=\"", kind, "\" Target=\"", target, mode, "\"/>"] {
        out.push_str(text);
    }
}

fn push_named([id, kind, target]: [&str; 3], out: &mut String) {
    for text in ["<Relationship Id=\"", id, "\" Type=\"", kind, "\" Target=\"", target, "\"/>"] {
        out.push_str(text);
    }
}

/// `word/fontTable.xml`: each font with the names that may stand in for it.
pub(super) fn font_table(look: &Look) -> Result<String, Error> {
    let mut out = String::from(DECLARATION);
    out.push_str("<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    for role in Role::ALL {
        let font = look.font(*role);
        out.push_str("<w:font");
        xml::push_attribute("w:name", font.name.as_str(), &mut out)?;
        out.push('>');
        if !font.instead.is_empty() {
            out.push_str("<w:altName");
            let names: Vec<&str> = font.instead.iter().map(Name::as_str).collect();
            xml::push_attribute("w:val", &names.join(","), &mut out)?;
            out.push_str("/>");
        }
        let chinese = *role != Role::Latin;
        out.push_str(if chinese { "<w:charset w:val=\"86\"/>" } else { "<w:charset w:val=\"00\"/>" });
        out.push_str(match font.shape {
            Serifs::Serif => "<w:family w:val=\"roman\"/>",
            Serifs::Sans => "<w:family w:val=\"swiss\"/>",
        });
        out.push_str("<w:pitch w:val=\"variable\"/></w:font>");
    }
    out.push_str("</w:fonts>");
    Ok(out)
}

/// `docProps/core.xml`: what is said of the document; no clock is asked.
pub(super) fn core(meta: &Meta) -> Result<String, Error> {
    let mut out = String::with_capacity(1_024);
    out.push_str(DECLARATION);
    out.push_str(concat!(
        "<cp:coreProperties",
        " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"",
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"",
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
    ));
    for (name, value) in
        [("dc:title", &meta.title), ("dc:subject", &meta.subject), ("dc:creator", &meta.author)]
    {
        if !value.is_empty() {
            element(name, "", value, &mut out)?;
        }
    }
    if !meta.keywords.is_empty() {
        element("cp:keywords", "", &meta.keywords.join("，"), &mut out)?;
    }
    element("dc:language", "", "zh-CN", &mut out)?;
    if let Some(day) = &meta.published {
        let time = format!("{}T00:00:00Z", checked(day)?);
        for name in ["dcterms:created", "dcterms:modified"] {
            element(name, " xsi:type=\"dcterms:W3CDTF\"", &time, &mut out)?;
        }
    }
    out.push_str("</cp:coreProperties>");
    Ok(out)
}

fn element(name: &str, attributes: &str, value: &str, out: &mut String) -> Result<(), Error> {
    for text in ["<", name, attributes, ">"] {
        out.push_str(text);
    }
    xml::push_value(value, out)?;
    for text in ["</", name, ">"] {
        out.push_str(text);
    }
    Ok(())
}

/// The day of publication, if it is one: Word refuses a file whose dates are not.
fn checked(day: &str) -> Result<&str, Error> {
    let plain = day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if plain && day.parse::<jiff::civil::Date>().is_ok() {
        return Ok(day);
    }
    Err(ErrorKind::Write(say!(
        "发布日期“{day}”不是 2024-05-30 这样的日期；请改正",
        "the day of publication “{day}” is no date such as 2024-05-30; correct it"
    ))
    .into())
}
