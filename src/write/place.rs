//! Where the lines of an official document stand, as far as that depends on how long they are (GB/T 9704-2012).

use unicode_width::UnicodeWidthStr;

use super::look::{Length, Look, Style};
use crate::document::{Element, Official};

/// How wide a text is, in hundredths of a Chinese character: digits and letters take half of one, stops a quarter, and a
/// quarter is set between Chinese characters and digits or letters.
pub(super) fn hundredths(text: &str) -> i64 {
    let stops = text.matches('.').count() as i64;
    let latin = |c: char| c.is_ascii_alphanumeric();
    let next = text.chars().skip(1);
    let gaps = text
        .chars()
        .zip(next)
        .filter(|(one, two)| (latin(*one) && *two >= '\u{4E00}') || (*one >= '\u{4E00}' && latin(*two)));
    text.width() as i64 * 50 - stops * 25 + gaps.count() as i64 * 25
}

/// The largest type in which the mark of the issuing body keeps to one line of the text's width (7.2.4).
pub(super) fn widest_mark(text: &str, look: &Look) -> Length {
    Length::emu(look.page.text_width().to_emu() * 2 / mark_width(text))
}

/// How wide the mark of the issuing body is, in half characters.
pub(super) fn mark_width(text: &str) -> i64 {
    (text.width() as i64).max(2)
}

/// Where a line of the list of attachments begins, and how far its first line stands out: what is broken over goes on
/// under the first character of the name (7.3.4).
pub(super) fn list_indents(text: &str, again: bool, style: &Style) -> (i64, i64) {
    let label = if again { 0 } else { hundredths("附件：") };
    let name = text.strip_prefix("附件：").unwrap_or(text);
    let digits = name.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let number = if name[digits..].starts_with('.') { hundredths(&name[..=digits]) } else { 0 };
    (style.left.hundredths() + hundredths("附件：") + number, label + number)
}

/// How far the further lines of a line of the imprint stand in: 抄送：they begin under the first name (7.4.2).
pub(super) fn imprint_hanging(line: &str) -> i64 {
    let label = line.find('：').map_or("", |at| &line[..at + '：'.len_utf8()]);
    let is_label = label.width() <= 10 && !label.starts_with('（') && !line.contains('\t');
    if is_label { hundredths(label) } else { 0 }
}

/// How far signature or date stands in from the right, in hundredths of a character.
pub(super) fn signing(official: &Official, look: &Look, element: Element, text: &str) -> i64 {
    let date = hundredths(&official.date);
    let widest = official.units.iter().map(|unit| hundredths(unit)).max().unwrap_or_default();
    let signing = &look.signing;
    if official.sealed {
        // The signature stands over the middle of the date; a longer one pushes both in (7.3.5.1).
        let room = signing.sealed.hundredths().max((widest - date) / 2);
        return if element == Element::Date { room } else { room + (date - hundredths(text)) / 2 };
    }
    let (right, step) = (signing.unsealed.hundredths(), signing.step.hundredths());
    if widest == 0 {
        return right;
    }
    // The date begins two characters after the signature; one that is longer keeps to the right and the signature
    // gives way (7.3.5.2).
    let date_right = right + widest - step - date;
    let shift = (right - date_right).max(0);
    let shift = if date > widest { shift } else { 0 };
    match element {
        Element::Date => (date_right + shift).max(0),
        _ => right + shift + widest - hundredths(text),
    }
}
