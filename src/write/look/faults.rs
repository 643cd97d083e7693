//! What is wrong with a theme although each figure by itself is right.

use super::{Line, Look, Style, Styles};
use crate::problem::{Bilingual, Code, say};
use crate::write::look::Length;
use crate::yaml::Path;

/// The least that margins leave to the text, in EMU: 20 mm.
const LEAST_TEXT: i64 = 20 * 36_000;
/// The largest sheet Word takes, in EMU: 22 inches.
const LARGEST_SHEET: i64 = 22 * 914_400;
/// The largest type Word takes, in half points (ISO/IEC 29500-1 17.3.2.38).
const LARGEST_TYPE: i64 = 3_276;

/// One fault: the figures that make it together, its code, what is wrong, what to do.
pub(in crate::write) type Found = (Vec<Path>, Code, Bilingual, Bilingual);

/// Everything that is wrong between the figures of a look.
pub(in crate::write) fn faults(look: &Look) -> Vec<Found> {
    let mut found = Vec::new();
    margins(look, &mut found);
    let body = look.styles.paragraph.size;
    let narrow = fits(body) && look.page.line < body;
    if narrow {
        let place = Path::root().key("page").key("line");
        found.push((vec![place], Code::LengthRange, cut_off(look.page.line, body), pitch_hint()));
    }
    for (name, style) in look.styles.named() {
        sizes(look, name, style, narrow, &mut found);
    }
    let number = Path::root().key("page_number").key("size");
    if !fits(look.page_number.size) {
        found.push((vec![number], Code::LengthRange, size_message(look.page_number.size), size_hint()));
    }
    // Where the margins leave no room, no number of characters fits either.
    if found.iter().all(|(_, code, ..)| *code != Code::PageMargins) {
        characters(look, &mut found);
    }
    found
}

fn margins(look: &Look, found: &mut Vec<Found>) {
    let page = &look.page;
    let at = |key| Path::root().key("page").key(key);
    let sides = [
        (["left", "right", "width"], page.left, page.right, page.width),
        (["top", "bottom", "height"], page.top, page.bottom, page.height),
    ];
    for (keys, one, two, whole) in sides {
        let places = keys.into_iter().map(at).collect();
        if whole.to_emu() > LARGEST_SHEET {
            let message = say!("纸面有 {whole}，太大", "the sheet measures {whole}, which is too large");
            found.push((places, Code::PageMargins, message, say!("最大 558mm", "at most 558mm")));
        } else if whole.less(one).less(two).to_emu() < LEAST_TEXT {
            let message = say!(
                "边距 {one} 和 {two} 加起来，{whole} 的纸面上放不下文字",
                "margins of {one} and {two} leave no room for text on a sheet of {whole}"
            );
            let hint = say!("改小边距，给文字留 20mm 以上", "make them smaller: text needs at least 20mm");
            found.push((places, Code::PageMargins, message, hint));
        }
    }
}

/// The faults of one style; nothing of the page's pitch if that is too `narrow` for the body already.
fn sizes(look: &Look, name: &'static str, style: &Style, narrow: bool, found: &mut Vec<Found>) {
    let at = |key| Path::root().key("styles").key(name).key(key);
    if !fits(style.size) {
        found.push((vec![at("size")], Code::LengthRange, size_message(style.size), size_hint()));
        return;
    }
    let line = match style.line {
        Line::Page if !narrow => look.page.line,
        Line::Exact(line) => line,
        Line::Page | Line::Single => return,
    };
    // The mark of the issuing body has a line of its own height, the rule no type at all.
    if line < style.size && !matches!(name, "mark" | "rule") {
        let places = vec![at("line"), at("size"), Path::root().key("page").key("line")];
        found.push((places, Code::LengthRange, cut_off(line, style.size), pitch_hint()));
    }
}

fn fits(size: Length) -> bool {
    (2..=LARGEST_TYPE).contains(&size.to_half_points())
}

fn cut_off(line: Length, size: Length) -> Bilingual {
    say!("行距 {line} 小于字号 {size}，字会缺一截", "lines of {line} cut off type of {size}")
}

fn pitch_hint() -> Bilingual {
    say!("行距写大一些，或写“单倍”", "write a wider pitch, or single")
}

fn size_message(size: Length) -> Bilingual {
    say!("字号 {size} 超出范围", "type of {size} is out of range")
}

fn size_hint() -> Bilingual {
    say!("写“三号”或 16pt 这样的字号", "write a size such as 三号 or 16pt")
}

/// So many characters must fit a line with no more than a tenth of each taken away.
fn characters(look: &Look, found: &mut Vec<Found>) {
    let size = look.styles.paragraph.size;
    let count = look.page.characters.get();
    if fits(size) && look.tightening() > size.percent(10) {
        let message =
            say!("一行排不下 {count} 个 {size} 的字", "a line does not hold {count} characters of {size}");
        let hint = say!("改小字数，写 0 则不限", "write fewer, or 0 for as many as fit");
        let at = |key| Path::root().key("page").key(key);
        found.push((
            vec![at("characters"), at("left"), at("right"), at("width")],
            Code::PageMargins,
            message,
            hint,
        ));
    }
}

impl Styles {
    /// Every style under the name of its key.
    pub(in crate::write) fn named(&self) -> [(&'static str, &Style); 35] {
        macro_rules! named {
            ($($name:ident)*) => { [$((stringify!($name), &self.$name),)*] };
        }
        named! {
            title level_1 level_2 level_3 level_4 level_5 paragraph byline signature quote list cell cell_head
            figure caption copy_number secrecy urgency mark number rule addressee attachment_list unit date note
            attachment_label attachment_title imprint footnote contents_title contents_1 contents_2 contents_3
            attendance
        }
    }
}
