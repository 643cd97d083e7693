//! The paragraph styles of the writer: one row per style, and how a theme's figures become a docx-rs style.

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, StyleType};

use super::finish::Element;
use crate::write::look::{Length, Line, Look, Role, Side, Style};

/// The paragraph styles, in the order of [`ROWS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Title,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Byline,
    Signature,
    Quote,
    Item,
    ItemMore,
    Cell,
    CellHead,
    Figure,
    Caption,
    CopyNumber,
    Secrecy,
    Urgency,
    Mark,
    Number,
    Rule,
    Addressee,
    AttachmentList,
    Unit,
    Date,
    Note,
    AttachmentLabel,
    AttachmentTitle,
    Imprint,
    Footnote,
    ContentsTitle,
    Contents2,
    Contents3,
    Contents4,
    Attendance,
}

/// One paragraph style: its short id, the name under which Word knows it, its outline level.
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) id: &'static str,
    name: &'static str,
    outline: Option<usize>,
    /// The theme's figures for it.
    pub(super) figures: fn(&Look) -> &Style,
}

macro_rules! rows {
    ($($kind:ident $id:literal $name:literal $outline:expr, $figures:expr;)*) => {
        [$(Row { kind: Kind::$kind, id: $id, name: $name, outline: $outline, figures: $figures },)*]
    };
}

/// Every paragraph style. Names are Word's own where it has one, so its outline and its menus know them.
pub(super) const ROWS: [Row; 36] = rows! {
    Paragraph "Body" "Body Text" None, |look| &look.styles.paragraph;
    Title "H1" "heading 1" Some(0), |look| &look.styles.title;
    Heading2 "H2" "heading 2" Some(1), |look| &look.styles.level_1;
    Heading3 "H3" "heading 3" Some(2), |look| &look.styles.level_2;
    Heading4 "H4" "heading 4" Some(3), |look| &look.styles.level_3;
    Heading5 "H5" "heading 5" Some(4), |look| &look.styles.level_4;
    Heading6 "H6" "heading 6" Some(5), |look| &look.styles.level_5;
    Byline "By" "Byline" None, |look| &look.styles.byline;
    Signature "Sign" "Signature" None, |look| &look.styles.signature;
    Quote "Quote" "Quote" None, |look| &look.styles.quote;
    Item "Item" "List Paragraph" None, |look| &look.styles.list;
    ItemMore "More" "List Continue" None, |look| &look.styles.list;
    Cell "Cell" "Table Cell" None, |look| &look.styles.cell;
    CellHead "Head" "Table Head" None, |look| &look.styles.cell_head;
    Figure "Fig" "Figure" None, |look| &look.styles.figure;
    Caption "Cap" "caption" None, |look| &look.styles.caption;
    CopyNumber "Copy" "Copy Number" None, |look| &look.styles.copy_number;
    Secrecy "Secret" "Secrecy" None, |look| &look.styles.secrecy;
    Urgency "Urgent" "Urgency" None, |look| &look.styles.urgency;
    Mark "Mark" "Issuing Body" None, |look| &look.styles.mark;
    Number "No" "Document Number" None, |look| &look.styles.number;
    Rule "Rule" "Letterhead Rule" None, |look| &look.styles.rule;
    Addressee "To" "Salutation" None, |look| &look.styles.addressee;
    AttachmentList "Annexes" "Attachment List" None, |look| &look.styles.attachment_list;
    Unit "Unit" "Closing" None, |look| &look.styles.unit;
    Date "Date" "Date" None, |look| &look.styles.date;
    Note "Note" "Document Note" None, |look| &look.styles.note;
    AttachmentLabel "Annex" "Attachment Label" None, |look| &look.styles.attachment_label;
    AttachmentTitle "AnnexTitle" "Attachment Title" Some(0), |look| &look.styles.attachment_title;
    Imprint "Imprint" "Imprint" None, |look| &look.styles.imprint;
    Footnote "FootText" "footnote text" None, |look| &look.styles.footnote;
    ContentsTitle "TOCHead" "TOC Heading" None, |look| &look.styles.contents_title;
    Contents2 "TOC2" "toc 2" None, |look| &look.styles.contents_1;
    Contents3 "TOC3" "toc 3" None, |look| &look.styles.contents_2;
    Contents4 "TOC4" "toc 4" None, |look| &look.styles.contents_3;
    Attendance "Attend" "Attendance" None, |look| &look.styles.attendance;
};

impl Kind {
    /// The style of a heading of that level; deeper than 6 counts as 6.
    pub(super) fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Title,
            2 => Self::Heading2,
            3 => Self::Heading3,
            4 => Self::Heading4,
            5 => Self::Heading5,
            _ => Self::Heading6,
        }
    }
}

/// The fonts of Chinese text and of digits and Latin letters.
pub(super) fn fonts(look: &Look, chinese: Role) -> RunFonts {
    let (chinese, latin) = (look.font_name(chinese), look.font_name(Role::Latin));
    RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin).east_asia(chinese)
}

/// How docx-rs names a side.
pub(super) fn alignment(side: Side) -> AlignmentType {
    match side {
        Side::Left => AlignmentType::Left,
        Side::Centre => AlignmentType::Center,
        Side::Right => AlignmentType::Right,
        Side::Justify => AlignmentType::Both,
    }
}

/// A row as a docx-rs style.
pub(super) fn build(row: &Row, look: &Look) -> docx_rs::Style {
    let figures = (row.figures)(look);
    let twips = |chars: crate::write::look::Chars| chars.at(figures.size).to_twips() as i32;
    let indent = SpecialIndentType::FirstLine(twips(figures.indent));
    let mut style = docx_rs::Style::new(row.id, StyleType::Paragraph)
        .name(row.name)
        .based_on("Normal")
        .next(if row.kind == Kind::Item { row.id } else { "Body" })
        .size(figures.size.to_half_points() as usize)
        .fonts(fonts(look, figures.font))
        .align(alignment(figures.align))
        .line_spacing(spacing(figures, look))
        .indent(Some(twips(figures.left)), Some(indent), Some(twips(figures.right)), None);
    if figures.bold.get() {
        style = style.bold();
    }
    if let Some(digits) = figures.colour.digits() {
        style = style.color(digits);
    }
    if let Some(level) = row.outline {
        style = style.outline_lvl(level);
        style.paragraph_property.keep_lines = Some(true);
    }
    if figures.keep_next.get() {
        style.paragraph_property.keep_next = Some(true);
    }
    style
}

fn spacing(figures: &Style, look: &Look) -> LineSpacing {
    let gap = |gap: crate::write::look::Gap| gap.at(look.page.line).to_twips() as u32;
    let spacing = LineSpacing::new().before(gap(figures.before)).after(gap(figures.after));
    let exact =
        |length: Length| spacing.clone().line_rule(LineSpacingType::Exact).line(length.to_twips() as i32);
    match figures.line {
        Line::Page => exact(look.page.line),
        Line::Exact(length) => exact(length),
        Line::Single => spacing.line_rule(LineSpacingType::Auto).line(240),
    }
}

/// Says what docx-rs cannot: indents in characters, and lines off the page's grid where their pitch is another.
pub(super) fn finish(style: &mut Element, look: &Look) {
    let Some(row) = ROWS.iter().find(|row| style.get("w:styleId") == Some(row.id)) else { return };
    let figures = (row.figures)(look);
    let paragraph = style.child("w:pPr");
    let indents = [
        ("w:leftChars", figures.left),
        ("w:rightChars", figures.right),
        ("w:firstLineChars", figures.indent),
    ];
    for (name, chars) in indents.into_iter().filter(|(_, chars)| chars.hundredths() > 0) {
        paragraph.child("w:ind").set(name, &chars.hundredths().to_string());
    }
    // Larger type than the grid is made for would take two lines of it.
    if figures.line != Line::Page || figures.size > look.styles.paragraph.size {
        paragraph.child("w:snapToGrid").set("w:val", "0");
    }
    if figures.below.width > Length::default() {
        let (size, colour) = (figures.below.width.to_eighth_points(), figures.below.colour.digits());
        let rule = [
            ("w:val", "single"),
            ("w:sz", &*size.clamp(2, 96).to_string()),
            ("w:space", "0"),
            ("w:color", colour.unwrap_or("auto")),
        ];
        paragraph.child("w:pBdr").children.push(Element::new("w:bottom", &rule));
    }
    // Of several lines under the title only the last has the gap, and the rule.
    if row.kind == Kind::Byline {
        paragraph.children.push(Element::new("w:contextualSpacing", &[]));
    }
    if matches!(row.kind, Kind::Contents2 | Kind::Contents3 | Kind::Contents4) {
        let end = look.page.text_width().to_twips().to_string();
        let tab = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", &*end)];
        paragraph.child("w:tabs").children.push(Element::new("w:tab", &tab));
    }
    let tightening = look.tightening();
    if figures.size == look.styles.paragraph.size && tightening > Length::default() {
        // Up to the next twip: a line that is a hair too long holds one character less.
        let twips = (tightening.to_emu() + 634) / 635;
        style.child("w:rPr").child("w:spacing").set("w:val", &format!("-{twips}"));
    }
}
