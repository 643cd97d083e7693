//! A paper leaves as an official document: what stands around it, and where those facts come from.

use super::figures::FigureSheet;
use super::view::Lens;
use crate::document::Document;
use crate::fact::Fact;
use crate::record::OfficialHead;
use crate::report::dress;
use crate::value::{Date, Text};
use crate::yaml::Path;

/// The fields that stand above the text.
const ABOVE: [&str; 7] = ["copy_number", "secrecy", "urgency", "mark", "number", "signers", "addressees"];

/// Makes a paper official, where its head, the `part` of the ledger's, says so; signed as the paper is unless it says
/// otherwise.
pub(super) fn leave(
    lens: &Lens<'_>,
    (mut document, figures): (Document, FigureSheet),
    part: &'static str,
    head: Option<&OfficialHead>,
    unit: &Fact<Text>,
    date: &Fact<Date>,
) -> (Document, FigureSheet) {
    let Some(head) = head else { return (document, figures) };
    let part = Path::root().key(part);
    let at = part.key("official");
    let (mut above, mut below) = (Vec::new(), Vec::new());
    let mut say = |path: Path, words: &str| {
        let is_above = ABOVE.iter().any(|key| at.key(key).is_over(&path));
        let place = if is_above { &mut above } else { &mut below };
        place.push((path, words.to_owned()));
    };
    let official = head.told(&at, (part.key("unit"), unit), (part.key("date"), date), &mut say);
    // The numbers of attachments are those of their order.
    let several = official.attachments.len() > 1;
    let count = if several { official.attachments.len() } else { 0 };
    dress(&mut document, official, head.wants_contents());
    let mut sheet = lens.tracker.given(&above);
    sheet.join(figures);
    sheet.join(lens.tracker.given(&below));
    for number in (1..=count).chain(1..=count) {
        sheet.fix(&number.to_string());
    }
    (document, sheet)
}
