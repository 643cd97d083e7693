//! The finishing pass: makes the parts docx-rs built valid and lets more be said in them.
//!
//! Runs once per theme, on small parts, so it works on a plain tree. The schema is data: [`ORDER`].

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::error::{Error, ErrorKind};
use crate::problem::say;
use crate::xml;

/// One element of a part: with children, or with text; these parts never mix the two.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// Reads a part.
    pub(super) fn read(part: &[u8]) -> Result<Element, Error> {
        let text = std::str::from_utf8(part).map_err(broken)?;
        let mut reader = Reader::from_str(text);
        let mut open = vec![Element::default()];
        loop {
            let event = reader.read_event().map_err(broken)?;
            let Some(holder) = open.last_mut() else { return Err(broken("an end tag too many")) };
            match event {
                Event::Start(tag) => open.push(Element::opened(&tag)?),
                Event::Empty(tag) => holder.children.push(Element::opened(&tag)?),
                Event::End(_) => {
                    let closed = open.pop().unwrap_or_default();
                    if let Some(holder) = open.last_mut() {
                        holder.children.push(closed);
                    }
                }
                Event::Text(text) => holder.text.push_str(&text.decode().map_err(broken)?),
                Event::GeneralRef(name) => {
                    let written = format!("&{};", name.decode().map_err(broken)?);
                    holder.text.push_str(&unescape(&written).map_err(broken)?);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let root = open.into_iter().flat_map(|holder| holder.children).next();
        root.ok_or_else(|| broken("no root element"))
    }

    fn opened(tag: &BytesStart<'_>) -> Result<Element, Error> {
        let mut element = Element { name: utf8(tag.name().as_ref())?, ..Element::default() };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(broken)?;
            let value = unescape(&utf8(&attribute.value)?).map_err(broken)?.into_owned();
            element.attributes.push((utf8(attribute.key.as_ref())?, value));
        }
        Ok(element)
    }

    /// An element with attributes.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Element {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Element { name: name.to_owned(), attributes: attributes.collect(), ..Element::default() }
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Drops the first child of a name whose attribute has a value.
    pub(super) fn drop_first(&mut self, name: &str, attribute: &str, value: &str) {
        let is_it = |child: &Element| child.name == name && child.get(attribute) == Some(value);
        if let Some(at) = self.children.iter().position(is_it) {
            self.children.remove(at);
        }
    }

    /// The first child of a name, made if there is none.
    pub(super) fn child(&mut self, name: &str) -> &mut Element {
        let known = self.children.iter().position(|child| child.name == name);
        let at = known.unwrap_or(self.children.len());
        if known.is_none() {
            self.children.push(Element::new(name, &[]));
        }
        &mut self.children[at]
    }

    /// The first descendant of a name.
    pub(super) fn find(self, name: &str) -> Option<Element> {
        if self.name == name {
            return Some(self);
        }
        self.children.into_iter().find_map(|child| child.find(name))
    }

    /// From the leaves up: drops empty property holders, then puts the children in the order of the schema.
    pub(super) fn finish(&mut self) {
        self.children.iter_mut().for_each(Element::finish);
        self.children.retain(|child| !child.says_nothing());
        if let Some((_, order)) = ORDER.iter().find(|(parent, _)| *parent == self.name) {
            let place = |child: &Element| order.iter().position(|name| *name == child.name);
            self.children.sort_by_key(|child| place(child).unwrap_or(order.len()));
        }
    }

    /// Whether it is a property holder without properties.
    fn says_nothing(&self) -> bool {
        self.children.is_empty() && matches!(self.name.as_str(), "w:rPr" | "w:pPr" | "w:tcPr" | "w:trPr")
    }

    /// Appends it as XML.
    pub(super) fn write(&self, out: &mut String) -> Result<(), Error> {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            xml::push_attribute(name, value, out)?;
        }
        if self.children.is_empty() && self.text.is_empty() {
            out.push_str("/>");
            return Ok(());
        }
        out.push('>');
        if self.children.is_empty() {
            xml::push_value(&self.text, out)?;
        }
        for child in &self.children {
            child.write(out)?;
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
        Ok(())
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Error> {
    Ok(std::str::from_utf8(bytes).map_err(broken)?.to_owned())
}

/// The error for a part that docx-rs built and nobody can read.
fn broken(fault: impl std::fmt::Display) -> Error {
    ErrorKind::Write(say!("生成版式时出错：{fault}", "a layout part is broken: {fault}")).into()
}

/// The order of children, by parent, as far as docx-rs or this crate writes them (ISO/IEC 29500-4, wml.xsd).
#[rustfmt::skip]
const ORDER: [(&str, &[&str]); 10] = [
    ("w:styles", &["w:docDefaults", "w:latentStyles", "w:style"]),
    (
        "w:style",
        &[
            "w:name",
            "w:aliases",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:autoRedefine",
            "w:hidden",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:locked",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
            "w:tblStylePr",
        ],
    ),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:suppressLineNumbers",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:topLinePunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:bidi",
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:mirrorIndents",
            "w:jc",
            "w:textDirection",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:strike",
            "w:color",
            "w:spacing",
            "w:w",
            "w:kern",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:shd",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblpPr",
            "w:tblW",
            "w:jc",
            "w:tblCellSpacing",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    (
        "w:lvl",
        &[
            "w:start",
            "w:numFmt",
            "w:lvlRestart",
            "w:pStyle",
            "w:isLgl",
            "w:suff",
            "w:lvlText",
            "w:lvlJc",
            "w:pPr",
            "w:rPr",
        ],
    ),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:abstractNum", &["w:nsid", "w:multiLevelType", "w:tmpl", "w:name", "w:styleLink", "w:lvl"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgBorders",
            "w:pgNumType",
            "w:cols",
            "w:vAlign",
            "w:titlePg",
            "w:textDirection",
            "w:docGrid",
        ],
    ),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:embedTrueTypeFonts",
            "w:defaultTabStop",
            "w:evenAndOddHeaders",
            "w:characterSpacingControl",
            "w:compat",
            "w:docVars",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
];
