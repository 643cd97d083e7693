//! The HTML writer: one page that needs nothing else, readable on paper, phone and screen.
//!
//! No script, no address is asked for anything; the page itself forbids both to the browser.

mod base64;
mod official;
mod text;

use crate::document::{
    Align, Block, CONTENTS, Document, Element, Figure, Inline, Item, Layout, Meta, Pictures, Section, Table,
    has_tab, is_section,
};
use crate::error::{Error, ErrorKind};
use crate::markup::marked;
use crate::picture::{PictureFormat, PictureInfo};
use crate::problem::Bilingual;
pub(crate) use text::escape;
use text::{Notes, inlines};

const OPENING: &str = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"";
/// What the browser is told about a page without pictures: load nothing, run nothing.
const CLOSED: &str = "default-src 'none'";
/// With pictures each thing is forbidden by name but pictures themselves: the Nu checker reports pictures in
/// the page as blocked whatever `img-src` allows. The writer puts in no others.
const PICTURES: &str = "script-src 'none'; connect-src 'none'; font-src 'none'; frame-src 'none'; \
manifest-src 'none'; media-src 'none'; object-src 'none'; worker-src 'none'";
const POLICY: &str = "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>";
const STYLE: &str = concat!("<style>\n", include_str!("../../../templates/html/page.css"), "</style>\n");
const ENDING: &str = "</article>\n</main>\n</body>\n</html>\n";

pub(super) fn write(document: &Document, pictures: &dyn Pictures) -> Result<Vec<u8>, Error> {
    let mut page = Page {
        out: String::with_capacity(STYLE.len() + 8192),
        pictures,
        published: document.meta.published.as_deref().and_then(Published::of),
        tables: 0,
        shows_pictures: false,
        notes: Notes::default(),
        sections: document.sections(),
        headings: 0,
    };
    page.head(document);
    page.items(document)?;
    std::mem::take(&mut page.notes).write(&mut page.out);
    page.out.push_str(ENDING);
    page.out.insert_str(OPENING.len(), if page.shows_pictures { PICTURES } else { CLOSED });
    Ok(page.out.into_bytes())
}

/// A page that holds no document: its title, its style, and its body as HTML.
pub(crate) fn page(title: &str, style: &str, body: &str) -> String {
    let mut out = String::with_capacity(style.len() + body.len() + 1024);
    out.extend([OPENING, CLOSED, POLICY]);
    escape(title, &mut out);
    out.extend(["</title>\n<style>\n", style, "</style>\n</head>\n<body>\n<main>\n", body]);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

struct Page<'a> {
    out: String,
    pictures: &'a dyn Pictures,
    /// Until a byline has shown it.
    published: Option<Published<'a>>,
    tables: u32,
    shows_pictures: bool,
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
    fn head(&mut self, document: &Document) {
        let Meta { title, author, subject, .. } = &document.meta;
        self.out.push_str(OPENING);
        self.out.push_str(POLICY);
        let from = self.out.len();
        escape(title, &mut self.out);
        if self.out[from..].trim().is_empty() {
            self.out.truncate(from);
            self.out.push_str("简报");
        }
        self.out.push_str("</title>\n");
        for (name, content) in [("author", author), ("description", subject)] {
            if !content.is_empty() {
                self.out.extend(["<meta name=\"", name, "\" content=\""]);
                escape(content, &mut self.out);
                self.out.push_str("\">\n");
            }
        }
        self.out.push_str(STYLE);
        if document.official.is_some() {
            self.out.push_str(official::STYLE);
        }
        let letter = document.official.as_ref().is_some_and(|official| official.layout == Layout::Letter);
        self.out.push_str("</head>\n<body>\n<main>\n");
        self.out.push_str(if letter { "<article class=\"letter\">\n" } else { "<article>\n" });
    }

    fn items(&mut self, document: &Document) -> Result<(), Error> {
        document.items().iter().try_for_each(|item| {
            match item {
                Item::Blocks(blocks) => blocks.iter().try_for_each(|block| self.top(block))?,
                Item::Line(Element::AttachmentTitle, text) => {
                    self.element("<h2 class=\"attachment-title\">", &marked(text), "</h2>\n");
                }
                Item::Line(element, text) => {
                    let open = format!("<p class=\"{}\">", official::class(*element));
                    self.element(&open, &marked(text), "</p>\n");
                }
                Item::Rule => self.out.push_str("<hr class=\"letterhead\">\n"),
                Item::Imprint(lines) => {
                    self.out.push_str("<footer class=\"imprint\">\n");
                    lines.iter().for_each(|line| self.element("<p>", &marked(line), "</p>\n"));
                    self.out.push_str("</footer>\n");
                }
            }
            Ok(())
        })
    }

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
        match block {
            Block::Heading(level, text) => {
                let level = ["1", "2", "3", "4", "5", "6"][usize::from((*level).clamp(1, 6)) - 1];
                self.out.extend(["<h", level, ">"]);
                inlines(text, &mut self.notes, &mut self.out);
                self.out.extend(["</h", level, ">\n"]);
            }
            Block::Paragraph(text) => self.element("<p>", text, "</p>\n"),
            Block::Byline(text) => self.byline(text),
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

    /// A byline; the first that names the day of publication marks it for machines.
    fn byline(&mut self, text: &[Inline]) {
        let from = self.out.len();
        let sides = has_tab(text);
        let open = if sides { "<p class=\"byline sides\">" } else { "<p class=\"byline\">" };
        self.element(open, text, "</p>\n");
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
        let info = PictureInfo::read(bytes).map_err(|error| named(&figure.path, error))?;
        self.shows_pictures = true;
        self.out.push_str("<figure>\n<img alt=\"");
        escape(&figure.alt, &mut self.out);
        let kind = match info.format {
            PictureFormat::Png => "png",
            PictureFormat::Jpeg => "jpeg",
        };
        let (width, height) = (info.width, info.height);
        let source = format!("\" width=\"{width}\" height=\"{height}\" src=\"data:image/{kind};base64,");
        self.out.push_str(&source);
        base64::push(bytes, &mut self.out);
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

/// The same error with the picture's path, which the header cannot know.
fn named(path: &str, error: Error) -> Error {
    match error.into_kind() {
        ErrorKind::Picture(why) => {
            let message = Bilingual::new(format!("{path}：{}", why.zh), format!("{path}: {}", why.en));
            ErrorKind::Picture(message).into()
        }
        other => other.into(),
    }
}
