//! What a theme gives to every document: built by docx-rs, finished, packed once.

use docx_rs::{
    AbstractNumbering, BorderType, Docx, FieldCharType, Footer, InstrPAGE, InstrText, Level, LevelJc,
    LevelText, LineSpacing, LineSpacingType, NumberFormat, Numbering, PageMargin, Paragraph, Run, RunFonts,
    SpecialIndentType, Start, StyleType, TableBorder, TableBorderPosition, TableBorders, TableCellMargins,
    TableProperty, WidthType, XMLDocx,
};

use super::finish::Element;
use super::package;
use super::style::{self, Kind, ROWS};
use crate::archive::Packed;
use crate::error::Error;
use crate::write::look::{Corner, Form, Length, Look, Name, Side};
use crate::xml;

/// The numbering of bulleted lists, and of the first numbered list; further ones follow.
pub(super) const BULLETS: u32 = 2;
pub(super) const NUMBERS: u32 = 3;
/// Word knows nine list levels.
pub(super) const LEVELS: usize = 9;

/// What is made of a theme once and copied into each document.
#[derive(Debug, Clone)]
pub(in crate::write) struct Parts {
    /// The parts that are the same in every document.
    pub(super) packed: Vec<Packed>,
    /// `word/numbering.xml` without its end tag, for documents that number more than one list.
    pub(super) numbering: String,
    /// The same, whole and packed.
    pub(super) numbering_packed: Packed,
    /// The content types of documents without footnotes and other rare parts.
    pub(super) content_types_packed: Packed,
    /// The relationships of documents without pictures and links.
    pub(super) relations_packed: Packed,
    /// The section properties that end every body.
    pub(super) section: String,
    /// The same of a letter, whose first page has a footer of its own.
    pub(super) letter_section: String,
    pub(super) letter_footer: String,
    /// Whether even pages have a footer of their own.
    pub(super) even: bool,
    /// Per paragraph style, in the order of [`ROWS`]: the text that opens a paragraph, and its Chinese font.
    pub(super) openings: Vec<Opening>,
    /// The font of emphasised Chinese text, escaped.
    pub(super) emphasis: String,
    /// The font of the names of signers, escaped.
    pub(super) signers: String,
    /// The font of 出席, 请假 and 列席, escaped.
    pub(super) labels: String,
    /// Per list level: how far the text of an item stands in.
    pub(super) item_indents: [Length; LEVELS],
}

/// How a paragraph of a style begins.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    /// `<w:p><w:pPr><w:pStyle w:val="…"/>`, the properties left open.
    pub(super) paragraph: String,
    /// The font of its Chinese text, escaped.
    pub(super) font: String,
}

impl Parts {
    /// Makes the parts of a theme.
    pub(in crate::write) fn build(look: &Look) -> Result<Parts, Error> {
        let built = docx(look).build();
        let even = sides(look).1.map(|side| even_footer(look, side)).transpose()?;
        let letter_section = section(&built, even.is_some(), true)?;
        let section = section(&built, even.is_some(), false)?;
        let numbering = numbering_part(&built)?;
        let font_table = package::font_table(look)?;
        let footer = built.footers.first().map(Vec::as_slice).unwrap_or_default();
        let mut packed = vec![
            Packed::new("_rels/.rels", package::RELATIONS.as_bytes())?,
            Packed::new("docProps/app.xml", package::APP.as_bytes())?,
            Packed::new("word/styles.xml", styles_part(&built, look)?.as_bytes())?,
            Packed::new("word/settings.xml", settings_part(&built, even.is_some())?.as_bytes())?,
            Packed::new("word/fontTable.xml", font_table.as_bytes())?,
            Packed::new("word/footer1.xml", part(finished(footer)?)?.as_bytes())?,
        ];
        if let Some(footer) = &even {
            packed.push(Packed::new("word/footer2.xml", footer.as_bytes())?);
        }
        let whole = format!("{numbering}</w:numbering>");
        Ok(Parts {
            packed,
            numbering_packed: Packed::new("word/numbering.xml", whole.as_bytes())?,
            numbering,
            content_types_packed: Packed::new(
                package::CONTENT_TYPES_PART,
                package::content_types(even.is_some(), &[]).as_bytes(),
            )?,
            relations_packed: Packed::new(
                package::DOCUMENT_RELATIONS,
                package::relations(even.is_some(), &[], &[]).as_bytes(),
            )?,
            section,
            letter_section,
            letter_footer: super::letter::footer(look),
            even: even.is_some(),
            openings: ROWS.iter().map(|row| opening(row, look)).collect::<Result<_, _>>()?,
            emphasis: escaped(look.font_name(look.emphasis))?,
            signers: escaped(look.font_name(look.letterhead.signers))?,
            labels: escaped(look.font_name(look.signing.labels))?,
            item_indents: std::array::from_fn(|level| item_indent(look, level)),
        })
    }

    /// How a paragraph of a style begins.
    pub(super) fn opening(&self, kind: Kind) -> &Opening {
        &self.openings[kind as usize]
    }
}

fn escaped(text: &str) -> Result<String, Error> {
    let mut out = String::new();
    xml::push_value(text, &mut out)?;
    Ok(out)
}

fn opening(row: &style::Row, look: &Look) -> Result<Opening, Error> {
    let paragraph = format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", row.id);
    Ok(Opening { paragraph, font: escaped(look.font_name((row.figures)(look).font))? })
}

fn item_indent(look: &Look, level: usize) -> Length {
    let size = look.styles.list.size;
    let steps: i64 = look.lists.indent.at(size).to_emu() * (level as i64 + 1);
    Length::emu(steps + look.lists.hanging.at(size).to_emu())
}

/// Everything docx-rs builds for a theme, as one document without text.
fn docx(look: &Look) -> Docx {
    let page = &look.page;
    let twips = |length: Length| length.to_twips() as i32;
    let margins = PageMargin {
        top: twips(page.top),
        bottom: twips(page.bottom),
        left: twips(page.left),
        right: twips(page.right),
        header: twips(page.header),
        footer: twips(page.footer),
        gutter: 0,
    };
    let body = &look.styles.paragraph;
    let normal = docx_rs::Style::new("Normal", StyleType::Paragraph).name("Normal");
    let link = docx_rs::Style::new("Link", StyleType::Character)
        .name("Hyperlink")
        .color(look.link.digits().unwrap_or("auto"))
        .underline("single");
    let footer = docx_rs::Style::new("Foot", StyleType::Paragraph)
        .name("footer")
        .based_on("Normal")
        .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Auto).line(240));
    let mut docx = Docx::new()
        .page_size(page.width.to_twips() as u32, page.height.to_twips() as u32)
        .page_margin(margins)
        .default_fonts(style::fonts(look, body.font))
        .default_size(body.size.to_half_points() as usize)
        .default_tab_stop(body.size.percent(200).to_twips() as usize)
        .add_style(normal);
    for row in &ROWS {
        docx = docx.add_style(style::build(row, look));
    }
    let note = docx_rs::Style::new("NoteRef", StyleType::Character).name("footnote reference");
    docx = docx.add_style(note);
    docx =
        docx.add_style(footer).add_style(link).add_style(grid(look)).footer(page_number(look, sides(look).0));
    docx.document = docx.document.doc_grid(
        docx_rs::DocGrid::with_empty()
            .grid_type(docx_rs::DocGridType::Lines)
            .line_pitch(page.line.to_twips() as usize),
    );
    let bullet = |bullet: &Name, _: usize| bullet.as_str().to_owned();
    let number = |number: &Form, level: usize| format!("{}%{level}{}", number.before, number.after);
    docx.add_abstract_numbering(levels(look, BULLETS, "bullet", &look.lists.bullets, bullet))
        .add_abstract_numbering(levels(look, NUMBERS, "decimal", &look.lists.numbers, number))
        .add_numbering(Numbering::new(BULLETS as usize, BULLETS as usize))
        .add_numbering(Numbering::new(NUMBERS as usize, NUMBERS as usize))
}

/// The table style: rules all over, margins left and right.
fn grid(look: &Look) -> docx_rs::Style {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let rule = look.table.rule.to_eighth_points() as usize;
    let margin = look.table.margin.to_twips() as usize;
    let borders = [Top, Left, Bottom, Right, InsideH, InsideV].into_iter().fold(
        TableBorders::with_empty(),
        |borders, position| {
            let border = TableBorder::new(position).border_type(BorderType::Single).size(rule).color("auto");
            borders.set(border)
        },
    );
    let margins =
        TableCellMargins::new().margin_left(margin, WidthType::Dxa).margin_right(margin, WidthType::Dxa);
    docx_rs::Style::new("Grid", StyleType::Table)
        .name("Table Grid")
        .table_property(TableProperty::without_borders().set_borders(borders).set_margins(margins))
}

/// The levels of one kind of list.
fn levels<M>(
    look: &Look,
    id: u32,
    format: &str,
    marks: &[M],
    told: impl Fn(&M, usize) -> String,
) -> AbstractNumbering {
    let hanging = look.lists.hanging.at(look.styles.list.size).to_twips() as i32;
    (0..LEVELS).fold(AbstractNumbering::new(id as usize), |numbering, level| {
        let mark = marks.get(level).or(marks.last()).map(|mark| told(mark, level + 1)).unwrap_or_default();
        let left = item_indent(look, level).to_twips() as i32;
        let level = Level::new(
            level,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(mark),
            LevelJc::new("left"),
        );
        numbering.add_level(
            level
                .indent(Some(left), Some(SpecialIndentType::Hanging(hanging)), None, None)
                .fonts(style::fonts(look, look.styles.list.font)),
        )
    })
}

/// The footer: the page number between its marks, on one side.
fn page_number(look: &Look, side: Side) -> Footer {
    let number = &look.page_number;
    let fonts = RunFonts::new()
        .ascii(look.font_name(number.latin))
        .hi_ansi(look.font_name(number.latin))
        .cs(look.font_name(number.latin))
        .east_asia(look.font_name(number.font))
        .hint("eastAsia");
    let run = || Run::new().fonts(fonts.clone()).size(number.size.to_half_points() as usize);
    let field = |kind| run().add_field_char(kind, false);
    let mut paragraph = Paragraph::new().id("00000001").style("Foot").align(style::alignment(side));
    let inset = number.inset.at(number.size).to_twips() as i32;
    if inset > 0 {
        let (left, right) = if side == Side::Right { (None, Some(inset)) } else { (Some(inset), None) };
        paragraph = paragraph.indent(left, None, right, None);
    }
    let paragraph = paragraph
        .add_run(run().add_text(&number.form.before))
        .add_run(field(FieldCharType::Begin))
        .add_run(run().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(field(FieldCharType::Separate))
        .add_run(run().add_text("1"))
        .add_run(field(FieldCharType::End))
        .add_run(run().add_text(&number.form.after));
    Footer::new().add_paragraph(paragraph)
}

/// The side of the page number on odd pages, and on even ones where that is another.
fn sides(look: &Look) -> (Side, Option<Side>) {
    match look.page_number.place {
        Corner::Left => (Side::Left, None),
        Corner::Centre => (Side::Centre, None),
        Corner::Right => (Side::Right, None),
        Corner::Outer => (Side::Right, Some(Side::Left)),
    }
}

/// A part docx-rs built, in the order of the schema.
fn finished(built: &[u8]) -> Result<Element, Error> {
    let mut root = Element::read(built)?;
    root.finish();
    Ok(root)
}

/// A part as a file: declaration and root.
fn part(root: Element) -> Result<String, Error> {
    let mut out = String::from(package::DECLARATION);
    root.write(&mut out)?;
    Ok(out)
}

/// `word/styles.xml`: docx-rs's own Normal dropped, the language named, Chinese line breaking switched on.
fn styles_part(built: &XMLDocx, look: &Look) -> Result<String, Error> {
    let mut root = Element::read(&built.styles)?;
    root.drop_first("w:style", "w:styleId", "Normal");
    let defaults = root.child("w:docDefaults");
    let language = [("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")];
    defaults.child("w:rPrDefault").child("w:rPr").children.push(Element::new("w:lang", &language));
    let paragraph = defaults.child("w:pPrDefault").child("w:pPr");
    for switch in
        ["w:widowControl", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"]
    {
        paragraph.children.push(Element::new(switch, &[]));
    }
    for style in root.children.iter_mut().filter(|element| element.name == "w:style") {
        match style.get("w:styleId") {
            Some("Normal") => style.set("w:default", "1"),
            // A table's width is its own affair; Word's styles have no place for it.
            Some("Grid") => style.child("w:tblPr").drop_first("w:tblW", "w:type", "auto"),
            Some("Link" | "Foot") => {}
            Some("NoteRef") => style.child("w:rPr").child("w:vertAlign").set("w:val", "superscript"),
            _ => style::finish(style, look),
        }
    }
    root.finish();
    part(root)
}

/// `word/footer2.xml`: the page number of even pages.
fn even_footer(look: &Look, side: Side) -> Result<String, Error> {
    let built = Docx::new().footer(page_number(look, side)).build();
    part(finished(built.footers.first().map(Vec::as_slice).unwrap_or_default())?)
}

/// `word/settings.xml`: languages, and punctuation set close.
fn settings_part(built: &XMLDocx, even: bool) -> Result<String, Error> {
    let mut root = Element::read(&built.settings)?;
    if even {
        root.children.push(Element::new("w:evenAndOddHeaders", &[]));
    }
    root.child("w:characterSpacingControl").set("w:val", "compressPunctuation");
    root.children.push(Element::new("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]));
    root.children.push(Element::new("w:decimalSymbol", &[("w:val", ".")]));
    root.children.push(Element::new("w:listSeparator", &[("w:val", ",")]));
    root.finish();
    part(root)
}

/// `word/numbering.xml` without its end tag and without docx-rs's own list.
fn numbering_part(built: &XMLDocx) -> Result<String, Error> {
    let mut root = Element::read(&built.numberings)?;
    root.drop_first("w:abstractNum", "w:abstractNumId", "1");
    root.drop_first("w:num", "w:numId", "1");
    for list in root.children.iter_mut().filter(|element| element.name == "w:abstractNum") {
        list.children.push(Element::new("w:multiLevelType", &[("w:val", "hybridMultilevel")]));
    }
    root.finish();
    let mut text = part(root)?;
    text.truncate(text.len() - "</w:numbering>".len());
    Ok(text)
}

/// The section properties, with the footers under our own relationships.
fn section(built: &XMLDocx, even: bool, letter: bool) -> Result<String, Error> {
    let mut section = finished(&built.document)?.find("w:sectPr").unwrap_or_default();
    section.child("w:footerReference").set("r:id", package::FOOTER_ID);
    if even {
        let reference = [("w:type", "even"), ("r:id", package::EVEN_FOOTER_ID)];
        section.children.insert(1, Element::new("w:footerReference", &reference));
    }
    if letter {
        let reference = [("w:type", "first"), ("r:id", package::FIRST_FOOTER_ID)];
        section.children.insert(1, Element::new("w:footerReference", &reference));
        section.children.push(Element::new("w:titlePg", &[]));
        section.finish();
    }
    let mut out = String::new();
    section.write(&mut out)?;
    Ok(out)
}
