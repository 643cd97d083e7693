//! The figure sheet 数据核对表 as a page of its own, to be held against the files on screen or on paper.

use super::figures::{FigureRow, FigureSheet, Origin};
use crate::problem::counted;
use crate::write::{escape, page};

const STYLE: &str = concat!(
    include_str!("../../../templates/html/colours.css"),
    include_str!("../../../templates/html/figures.css")
);

/// Origins shown at once; the others wait behind 等 N 处.
const FIRST: usize = 3;

impl FigureSheet {
    /// The sheet as an HTML page: one row for each fact of the paper called `title`, in text order, with the words
    /// around it, its value, how it was computed and where it was given.
    ///
    /// The page needs nothing else, runs no script and prints on A4. Programs take the sheet itself, which any serde
    /// format writes.
    ///
    /// # Examples
    /// ```
    /// let page = jianbao::FigureSheet::default().html("青禾县2024年教育帮扶<总结>");
    /// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("教育帮扶&lt;总结&gt;"));
    /// ```
    pub fn html(&self, title: &str) -> String {
        let mut sheet = Sheet { out: String::with_capacity(4096 + 1024 * self.figures.len()) };
        sheet.opening(title, self.figures.len());
        for (at, row) in self.figures.iter().enumerate() {
            sheet.row(at + 1, row);
        }
        sheet.out.push_str("</tbody>\n</table>\n</div>\n");
        sheet.fixed(&self.fixed);
        page(&format!("数据核对表：{title}"), STYLE, &sheet.out)
    }
}

struct Sheet {
    out: String,
}

impl Sheet {
    fn opening(&mut self, title: &str, count: usize) {
        self.out.push_str("<h1>数据核对表</h1>\n<p class=\"of\">");
        self.text(title);
        self.out.push_str(&format!(
            "</p>\n<p>文中的数字、日期、姓名等共 {count} 处，按先后列出。出处写作“文件:行:字”或“文件!工作表!单元格”。</p>\n"
        ));
        self.out.push_str(
            "<div class=\"table\" role=\"region\" aria-label=\"数据核对表\" tabindex=\"0\">\n<table>\n<thead>\n<tr>",
        );
        for name in ["序号", "文中的话", "数值和算法", "出处", "核对"] {
            self.out.extend(["<th scope=\"col\">", name, "</th>"]);
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
    }

    fn row(&mut self, number: usize, row: &FigureRow) {
        self.out.push_str(&format!("<tr><td class=\"number\">{number}</td><td>"));
        self.text(&row.context.0);
        self.out.push_str("<strong>");
        self.text(&row.text);
        self.out.push_str("</strong>");
        self.text(&row.context.1);
        self.out.push_str("</td><td>");
        self.text(&row.value);
        if !row.formula.is_empty() {
            self.out.push_str("<div class=\"formula\">算法：");
            self.text(&row.formula);
            self.out.push_str("</div>");
        }
        self.out.push_str("</td><td>");
        self.origins(row);
        self.out.push_str("</td><td class=\"check\">□</td></tr>\n");
    }

    /// Where it was given: the first places, the others folded.
    fn origins(&mut self, row: &FigureRow) {
        let first = row.origins.len().min(FIRST);
        let (shown, folded) = row.origins.split_at(first);
        self.list(shown, 1);
        if folded.is_empty() {
            return;
        }
        let (all, listed) = (row.terms, row.origins.len());
        self.out.push_str(&format!("<details>\n<summary>等 {all} 处"));
        if all > listed {
            self.out.push_str(&format!("（列出前 {listed} 处）"));
        }
        self.out.push_str("</summary>\n");
        self.list(folded, first + 1);
        self.out.push_str("</details>\n");
    }

    fn list(&mut self, origins: &[Origin], from: usize) {
        match (origins, from) {
            ([], _) => return,
            ([one], 1) => return self.origin(one),
            (_, 1) => self.out.push_str("<ol>\n"),
            _ => self.out.push_str(&format!("<ol start=\"{from}\">\n")),
        }
        for origin in origins {
            self.out.push_str("<li>");
            self.origin(origin);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    fn origin(&mut self, origin: &Origin) {
        self.out.push_str("<code>");
        self.text(&origin.place);
        self.out.push_str("</code> ");
        self.text(&counted(&origin.field));
        self.out.push('：');
        self.text(&origin.text);
    }

    /// The numbers that no record gave: a reader who counts them finds them here.
    fn fixed(&mut self, numbers: &[String]) {
        if numbers.is_empty() {
            return;
        }
        self.out.push_str("<p>另有固定用语里的数字，不出自台账：");
        self.text(&numbers.join("、"));
        self.out.push_str("。</p>\n");
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }
}
