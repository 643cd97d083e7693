//! The last look at what is finished, and which texts of the data are meant although they look left over.

use crate::blank::{is_doubtful, leftover_problem, leftovers};
use crate::document::{Block, Document, Inline};
use crate::error::{Error, ErrorKind};
use crate::fact::{blanks_in, is_blank};
use crate::problem::{Problem, Problems};
use crate::sign;
use crate::source::Source;
use crate::yaml::{Node, is_meant, texts};

/// A finished document, if nothing in it is left over; the visible text is what every format shows.
pub(super) fn finished(document: Document, meant: &[String]) -> Result<Document, Error> {
    if is_plain(&document) {
        return Ok(document);
    }
    let text = document.plain_text();
    let left = leftovers(&text);
    if left.is_empty() {
        return Ok(document);
    }
    let source = Source::new("成稿", text);
    let problems: Problems = left
        .iter()
        .filter(|left| !meant.iter().any(|text| text.contains(&left.word)))
        .map(|left| leftover_problem(&source, left))
        .collect();
    if problems.is_empty() { Ok(document) } else { Err(ErrorKind::Data(problems).into()) }
}

/// Whether a document holds nothing but lines of one text, none of which looks like a leftover: so do nearly all, and
/// their visible text need not be put together.
fn is_plain(document: &Document) -> bool {
    let plain = |block: &Block| match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Byline(text) => {
            matches!(text.as_slice(), [Inline::Text(text)] if !is_doubtful(text))
        }
        _ => false,
    };
    document.official.is_none() && document.blocks.iter().all(plain)
}

/// Looks through the texts of a data file: what looks left over is a problem, or meant if it stands in quotes.
///
/// Blanks such as `xx` are told where fields are read; here are the words of programs and templates.
pub(super) fn data(source: &Source, node: &Node, meant: &mut Vec<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    texts(node, &mut |path, node, text| {
        if is_blank(text) {
            return;
        }
        let left = leftovers(text);
        // Signs that mean nothing here may do so between the words of a template: 第 + X + 届.
        let signs = !left.is_empty() || sign::runs(text).next().is_some() || text.contains(['(', '（']);
        if signs && is_meant(source, node.span) {
            meant.push(text.to_owned());
            return;
        }
        if left.is_empty() {
            return;
        }
        let blanks = blanks_in(text);
        // In the order of the text, none over another.
        let known = |at: usize| {
            let before = blanks.partition_point(|blank| blank.start <= at);
            before.checked_sub(1).and_then(|last| blanks.get(last)).is_some_and(|blank| blank.contains(&at))
        };
        if let Some(left) = left.iter().find(|left| !known(left.span.start)) {
            let mut problem = leftover_problem(source, left);
            if let Some(place) = &mut problem.place {
                place.span = node.span;
            }
            problem.path = path.to_string();
            problems.push(problem);
        }
    });
    problems
}
