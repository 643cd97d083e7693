//! The HTML writer: one page that needs nothing else, readable on paper, phone and screen.
//!
//! No script, no address is asked for anything; the page itself forbids both to the browser.

mod base64;
mod colour;
mod css;
mod head;
mod official;
mod style;
mod text;

use crate::document::{
    Align, Block, CONTENTS, Document, Figure, Inline, Pictures, Section, Table, is_section, sides,
};
use crate::error::{Error, ErrorKind};
use crate::picture::{PictureFormat, PictureInfo, named};
use crate::write::look::Look;
use crate::write::shown;
pub(crate) use head::page;
pub(in crate::write) use style::Sheet;
pub(crate) use text::escape;
use text::{Notes, inlines};

const ENDING: &str = "</article>\n</main>\n</body>\n</html>\n";

/// Writes a page; its pictures stay files `beside` it, or lie in it.
pub(super) fn write(
    document: &Document,
    look: &Look,
    sheet: &Sheet,
    pictures: &dyn Pictures,
    beside: bool,
) -> Result<Vec<u8>, Error> {
    let style = if document.official.is_some() { &sheet.official } else { &sheet.plain };
    let mut page = Page {
        out: String::with_capacity(style.len() + 8192),
        pictures,
        beside,
        density: u32::from(look.figure.pixels_per_inch.get()).max(1),
        published: document.meta.published.as_deref().and_then(Published::of),
        under_title: false,
        tables: 0,
        notes: Notes::default(),
        sections: document.sections(),
        headings: 0,
    };
    let shown = shown(document, pictures);
    head::write(document, &shown, style, beside, &mut page.out);
    page.items(document, look)?;
    std::mem::take(&mut page.notes).write(&mut page.out);
    page.out.push_str(ENDING);
    Ok(page.out.into_bytes())
}

struct Page<'a> {
    out: String,
    pictures: &'a dyn Pictures,
    /// Whether pictures stay files.
    beside: bool,
    /// How many pixels of a picture make an inch.
    density: u32,
    /// Until a byline has shown it.
    published: Option<Published<'a>>,
    /// Whether nothing but the title and lines under it came before.
    under_title: bool,
    tables: u32,
    notes: Notes,
    /// What the table of contents lists, if there is one, and how many of its headings are written.
    sections: Vec<Section>,
    headings: usize,
}

/// The day of publication, as machines and as people write it.
struct Published<'a> {
    iso: &'a str,
    chinese: String,
}

impl<'a> Published<'a> {
    fn of(iso: &'a str) -> Option<Self> {
        let mut parts = iso.splitn(3, '-');
        let mut number = || parts.next()?.parse::<u16>().ok();
        let (year, month, day) = (number()?, number()?, number()?);
        Some(Self { iso, chinese: format!("{year}年{month}月{day}日") })
    }
}

impl Page<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), Error> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    /// A block of the text itself, where the table of contents finds its headings.
    fn top(&mut self, block: &Block) -> Result<(), Error> {
        let from = self.out.len();
        self.block(block)?;
        if let Block::Heading(level, _) = block
            && is_section(*level)
            && !self.sections.is_empty()
        {
            self.headings += 1;
            self.out.insert_str(from + "<h2".len(), &format!(" id=\"section-{}\"", self.headings));
        }
        Ok(())
    }

    /// The table of contents: links to the headings, further in for each level.
    fn contents(&mut self) {
        if self.sections.is_empty() {
            return;
        }
        self.out.push_str("<nav class=\"contents\" aria-labelledby=\"contents\">\n<p id=\"contents\">");
        self.out.extend([CONTENTS, "</p>\n<ul>\n"]);
        for (index, section) in self.sections.iter().enumerate() {
            let (level, number) = (section.level, index + 1);
            self.out.push_str(&format!("<li class=\"level-{level}\"><a href=\"#section-{number}\">"));
            escape(&section.text, &mut self.out);
            self.out.push_str("</a></li>\n");
        }
        self.out.push_str("</ul>\n</nav>\n");
    }

    fn block(&mut self, block: &Block) -> Result<(), Error> {
        let under_title = std::mem::take(&mut self.under_title);
        match block {
            Block::Heading(level, text) => {
                self.under_title = *level <= 1;
                let level = ["1", "2", "3", "4", "5", "6"][usize::from((*level).clamp(1, 6)) - 1];
                self.out.extend(["<h", level, ">"]);
                inlines(text, &mut self.notes, &mut self.out);
                self.out.extend(["</h", level, ">\n"]);
            }
            Block::Paragraph(text) => self.element("<p>", text, "</p>\n"),
            Block::Byline(text) => {
                self.under_title = under_title;
                self.byline(text, under_title);
            }
            Block::List { start, items } => self.list(*start, items)?,
            Block::Quote(inner) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(inner)?;
                self.out.push_str("</blockquote>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure)?,
            Block::Contents => self.contents(),
        }
        Ok(())
    }

    fn element(&mut self, open: &str, text: &[Inline], close: &str) {
        self.out.push_str(open);
        inlines(text, &mut self.notes, &mut self.out);
        self.out.push_str(close);
    }

    /// A line under the title, or of credits; the first that names the day of publication marks it for machines.
    fn byline(&mut self, text: &[Inline], under_title: bool) {
        let from = self.out.len();
        let place = if under_title { "byline" } else { "credits" };
        if let Some((left, right)) = sides(text) {
            self.element(&format!("<p class=\"{place} sides\"><span>"), &left, "</span>\t<span>");
            self.element("", &right, "</span></p>\n");
        } else {
            self.element(&format!("<p class=\"{place}\">"), text, "</p>\n");
        }
        let Some(published) = &self.published else { return };
        let found = [published.chinese.as_str(), published.iso].into_iter().find_map(|day| {
            let at = text::find_in_text(&self.out[from..], day)?;
            Some((from + at, day.len()))
        });
        if let Some((at, length)) = found {
            self.out.insert_str(at + length, "</time>");
            let mut open = "<time datetime=\"".to_owned();
            escape(published.iso, &mut open);
            open.push_str("\">");
            self.out.insert_str(at, &open);
            self.published = None;
        }
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>]) -> Result<(), Error> {
        match start {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(start) => self.out.push_str(&format!("<ol start=\"{}\">\n", start.min(i32::MAX as u32))),
        }
        for item in items {
            if let [Block::Paragraph(text)] = item.as_slice() {
                self.element("<li>", text, "</li>\n");
            } else {
                self.out.push_str("<li>\n");
                self.blocks(item)?;
                self.out.push_str("</li>\n");
            }
        }
        self.out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
        Ok(())
    }

    /// A table, in a frame that scrolls by itself where the screen is narrow.
    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let number = self.tables;
        self.out.push_str(&format!(
            "<div class=\"table\" role=\"region\" aria-label=\"表格 {number}\" tabindex=\"0\">\n"
        ));
        self.out.push_str("<table>\n<thead>\n");
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.header.len());
        self.header(table, width);
        self.out.push_str("</thead>\n");
        if !table.rows.is_empty() {
            self.out.push_str("<tbody>\n");
            table.rows.iter().for_each(|row| self.row(row, table, width));
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
    }

    /// The header row; a cell may go over several columns.
    fn header(&mut self, table: &Table, width: usize) {
        self.out.push_str("<tr>");
        let mut at = 0;
        for (cell, span) in table.header_spans(width) {
            // A header cell without words would announce nothing.
            self.out.push_str(if cell.is_empty() { "<td" } else { "<th" });
            if span > 1 {
                self.out.push_str(&format!(" scope=\"colgroup\" colspan=\"{span}\" class=\"centre\">"));
            } else {
                self.out.push_str(if cell.is_empty() { "" } else { " scope=\"col\"" });
                self.out.push_str(class(table, at));
            }
            at += span;
            inlines(cell, &mut self.notes, &mut self.out);
            self.out.push_str(if cell.is_empty() { "</td>" } else { "</th>" });
        }
        self.out.push_str("</tr>\n");
    }

    fn row(&mut self, cells: &[Vec<Inline>], table: &Table, width: usize) {
        self.out.push_str("<tr>");
        for at in 0..width {
            self.out.push_str("<td");
            self.out.push_str(class(table, at));
            let cell = cells.get(at).map_or(&[] as &[Inline], Vec::as_slice);
            inlines(cell, &mut self.notes, &mut self.out);
            self.out.push_str("</td>");
        }
        self.out.push_str("</tr>\n");
    }

    fn figure(&mut self, figure: &Figure) -> Result<(), Error> {
        let Some(bytes) = self.pictures.picture(&figure.path) else {
            if !figure.caption.is_empty() {
                self.element("<p class=\"caption\">", &figure.caption, "</p>\n");
            }
            return Ok(());
        };
        let info =
            PictureInfo::examine(bytes).map_err(|why| ErrorKind::Picture(named(&figure.path, &why)))?;
        self.out.push_str("<figure>\n<img alt=\"");
        escape(&figure.alt, &mut self.out);
        // A pixel of a style sheet is the ninety-sixth part of an inch.
        let [width, height] =
            [info.width, info.height].map(|pixels| (u64::from(pixels) * 96 / u64::from(self.density)).max(1));
        self.out.push_str(&format!("\" width=\"{width}\" height=\"{height}\" src=\""));
        if self.beside {
            text::address(&figure.path, &mut self.out);
        } else {
            let kind = match info.format {
                PictureFormat::Png => "png",
                PictureFormat::Jpeg => "jpeg",
            };
            self.out.extend(["data:image/", kind, ";base64,"]);
            base64::push(bytes, &mut self.out);
        }
        self.out.push_str("\">\n");
        if !figure.caption.is_empty() {
            self.element("<figcaption>", &figure.caption, "</figcaption>\n");
        }
        self.out.push_str("</figure>\n");
        Ok(())
    }
}

/// How the cells of a column stand, and the end of their tag.
fn class(table: &Table, column: usize) -> &'static str {
    match table.columns.get(column).copied().unwrap_or_default() {
        Align::Auto => ">",
        Align::Left => " class=\"left\">",
        Align::Centre => " class=\"centre\">",
        Align::Right => " class=\"right\">",
    }
}
