//! What an official document has around its text, on a page.

use std::fmt::Write as _;

use super::Page;
use super::css::{absolute, em, ratio};
use super::style::{Css, role};
use crate::document::{Document, Element, Item};
use crate::error::Error;
use crate::markup::marked;
use crate::write::look::{Length, Line, Look};
use crate::write::place::{hundredths, imprint_hanging, list_indents, mark_width, signing};

/// The style of official documents, beside that of all pages.
pub(super) const STYLE: &str = include_str!("../../../templates/html/official.css");

impl Css<'_> {
    /// The styles of what stands around the text.
    pub(super) fn official(&mut self) {
        let look = self.look;
        let styles = &look.styles;
        for (selector, style) in [
            (".copy-number", &styles.copy_number),
            (".secrecy", &styles.secrecy),
            (".urgency", &styles.urgency),
            (".number,.signers", &styles.number),
            (".addressee", &styles.addressee),
            (".attachments", &styles.attachment_list),
            (".unit", &styles.unit),
            (".date", &styles.date),
            (".note", &styles.note),
            (".attendance", &styles.attendance),
            (".attachment", &styles.attachment_label),
            (".attachment-title", &styles.attachment_title),
            (".imprint p", &styles.imprint),
        ] {
            self.style(selector, style);
        }
        self.mark();
        self.letterhead_rule();
        self.letter_rule();
        let gap = self.rem(look.signing.gap.at(look.page.line));
        let [outer, inner] = [look.imprint.outer, look.imprint.inner].map(absolute);
        self.out.push_str(&format!(
            ".number:not(.upward){{padding:0}}\n.signers{{margin-top:0}}\n\
             .signers+.number,.signers+.signers,.attachments+.attachments,.unit+.unit,.date,\
             .attendance+.attendance{{margin-top:0}}\n.label{{font-family:var(--{labels})}}\n\
             .sealed{{margin-top:{gap}}}\n.names{{font-family:var(--{names})}}\n\
             .imprint{{border-width:max(1px,{outer}) 0}}\n.imprint p+p{{border-top:max(1px,{inner}) solid}}\n",
            names = role(look.letterhead.signers),
            labels = role(look.signing.labels),
        ));
    }

    /// The mark of the issuing body: on one line, so far under the top of the text (7.2.4).
    fn mark(&mut self) {
        let look = self.look;
        let style = &look.styles.mark;
        self.style(".mark", style);
        let (size, width) = (self.rem(style.size), self.rem(look.page.text_width()));
        self.out.push_str(&format!(
            "@media screen{{.mark{{font-size:min({size},calc((min(100vw,38rem) - 2.25rem)/var(--n)))}}}}\n\
             @media print{{\n.mark{{font-size:min({size},calc({width}/var(--n)));line-height:1}}\n"
        ));
        // Lines above it take from the distance.
        for above in 0..4 {
            let used = Length::emu(look.page.line.to_emu() * above);
            let left = absolute(look.letterhead.mark_top.less(used));
            let _ = writeln!(self.out, ".mark:nth-child({}){{margin-top:{left}}}", above + 1);
        }
        self.out.push_str("}\n");
    }

    /// The double rule under the head of a letter (10.1).
    fn letter_rule(&mut self) {
        let letter = &self.look.letter;
        let colour = self.look.styles.rule.below.colour.clone();
        let colour = self.colour(&colour).unwrap_or_else(|| "currentColor".to_owned());
        // Two rules and the gap between them.
        let width = absolute(letter.stroke.percent(200));
        let [above, below] = [letter.rule, letter.gap].map(|gap| self.rem(gap));
        self.out.push_str(&format!(
            ".letter hr{{padding-top:{above};margin:0 0 {below};border-bottom:{width} double {colour}}}\n\
             .letter .mark:first-child{{margin-top:0}}\n.letter-number{{text-align:right}}\n"
        ));
    }

    /// The rule under the letterhead: its style's line is its distance from what stands above.
    fn letterhead_rule(&mut self) {
        let look = self.look;
        let style = &look.styles.rule;
        self.style("hr", style);
        let above = match style.line {
            Line::Page | Line::Single => look.page.line,
            Line::Exact(length) => length,
        };
        self.out.push_str(&format!("hr{{padding-top:{}rem}}\n", ratio(above, look.styles.paragraph.size)));
    }
}

impl Page<'_> {
    /// Writes a whole document in the order in which it is read.
    pub(super) fn items(&mut self, document: &Document, look: &Look) -> Result<(), Error> {
        let mut before = None;
        for item in &document.items() {
            match item {
                Item::Blocks(blocks) => blocks.iter().try_for_each(|block| self.top(block))?,
                Item::Line(element, text) => {
                    self.line(document, look, *element, text, before == Some(*element));
                }
                Item::Rule => self.out.push_str("<hr>\n"),
                Item::Imprint(lines) => self.imprint(lines, look),
            }
            before = match item {
                Item::Line(element, _) => Some(*element),
                _ => None,
            };
        }
        Ok(())
    }

    /// One line; `again` if the line before was of the same element.
    fn line(&mut self, document: &Document, look: &Look, element: Element, text: &str, again: bool) {
        let class = class(element);
        match element {
            Element::AttachmentTitle => {
                return self.whole("<h2 class=\"attachment-title\">", text, "</h2>\n");
            }
            Element::Mark => {
                let half = mark_width(text);
                let n = format!("{}{}", half / 2, if half % 2 == 0 { "" } else { ".5" });
                self.out.push_str(&format!("<p class=\"mark\" style=\"--n:{n}\">"));
            }
            Element::Number | Element::Signers => return self.number(element, text),
            Element::LetterNumber => return self.letter_number(text),
            Element::Attendance => {
                // What is broken over goes on under the first name.
                let (label, names) = text.split_once('：').unwrap_or(("", text));
                let hanging = hundredths(label) + if label.is_empty() { 0 } else { 100 };
                self.indented(class, ("left", look.styles.attendance.left.hundredths() + hanging), -hanging);
                if !label.is_empty() {
                    self.whole("<span class=\"label\">", label, "：</span>");
                }
                return self.whole("", names, "</p>\n");
            }
            Element::Attachment => {
                let (left, hanging) = list_indents(text, again, &look.styles.attachment_list);
                self.indented(class, ("left", left), -hanging);
            }
            Element::Unit | Element::Date => {
                let right =
                    document.official.as_ref().map_or(0, |official| signing(official, look, element, text));
                let sealed = document.official.as_ref().is_some_and(|official| official.sealed);
                let first = element == Element::Unit && !again && sealed;
                self.indented(if first { "unit sealed" } else { class }, ("right", right), 0);
            }
            _ => self.out.extend(["<p class=\"", class, "\">"]),
        }
        self.whole("", text, "</p>\n");
    }

    fn whole(&mut self, open: &str, text: &str, close: &str) {
        self.element(open, &marked(text), close);
    }

    /// Opens a line with an indent of its own on one side, and of its first line.
    fn indented(&mut self, class: &str, (side, room): (&str, i64), first: i64) {
        let room = em(room);
        self.out.push_str(&format!("<p class=\"{class}\" style=\"padding-{side}:{room}"));
        if first != 0 {
            self.out.push_str(&format!(";text-indent:{}", em(first)));
        }
        self.out.push_str("\">");
    }

    /// The number in the middle; with signers at the left, and they at the right (7.2.5, 7.2.6).
    fn number(&mut self, element: Element, text: &str) {
        let (number, signers) = match (element, text.split_once('\t')) {
            (Element::Signers, _) => (None, text),
            (_, Some((number, signers))) => (Some(number), signers),
            (_, None) => return self.whole("<p class=\"number\">", text, "</p>\n"),
        };
        match number {
            Some(number) => {
                self.whole("<p class=\"number upward\"><span>", number, "</span>\t<span>");
            }
            None => self.out.push_str("<p class=\"signers\"><span>"),
        }
        let names = match signers.split_once('：') {
            Some((label, names)) => {
                self.whole("", label, "：");
                names
            }
            None => signers,
        };
        self.whole("<span class=\"names\">", names, "</span></span></p>\n");
    }

    /// The number of a letter at the right, what stands on its line at the left (10.1).
    fn letter_number(&mut self, text: &str) {
        match text.split_once('\t') {
            Some((left, number)) => {
                self.whole("<p class=\"letter-number head\"><span>", left, "</span>\t<span>");
                self.whole("", number, "</span></p>\n");
            }
            None => self.whole("<p class=\"letter-number\">", text, "</p>\n"),
        }
    }

    /// What stands at the foot of the last page, between rules as wide as the text (7.4).
    fn imprint(&mut self, lines: &[String], look: &Look) {
        self.out.push_str("<footer class=\"imprint\">\n");
        for line in lines {
            match line.split_once('\t') {
                Some((left, right)) => {
                    self.whole("<p class=\"ends\"><span>", left, "</span>\t<span>");
                    self.whole("", right, "</span></p>\n");
                }
                None => {
                    let hanging = imprint_hanging(line);
                    let left = look.styles.imprint.left.hundredths() + hanging;
                    self.out.push_str("<p");
                    if hanging > 0 {
                        self.out.push_str(&format!(
                            " style=\"padding-left:{};text-indent:{}\"",
                            em(left),
                            em(-hanging)
                        ));
                    }
                    self.whole(">", line, "</p>\n");
                }
            }
        }
        self.out.push_str("</footer>\n");
    }
}

/// The class of a line.
const fn class(element: Element) -> &'static str {
    match element {
        Element::CopyNumber => "copy-number",
        Element::Secrecy => "secrecy",
        Element::Urgency => "urgency",
        Element::Mark => "mark",
        Element::Number => "number",
        Element::Signers => "signers",
        Element::LetterNumber => "letter-number",
        Element::Attendance => "attendance",
        Element::Addressee => "addressee",
        Element::Attachment => "attachments",
        Element::Unit => "unit",
        Element::Date => "date",
        Element::Note => "note",
        Element::AttachmentLabel => "attachment",
        Element::AttachmentTitle => "attachment-title",
    }
}
