//! The briefing 简报: news of several records under one masthead, with the lists of those it goes to.

use std::collections::BTreeSet;

use serde::Serialize;

use super::figures::FigureSheet;
use super::view::Lens;
use crate::document::{Block, Document, Official};
use crate::error::{Error, ErrorKind};
use crate::fact::{Fact, Value};
use crate::ledger::{BriefingHead, Entry};
use crate::markup;
use crate::report::release;
use crate::report::trace::trace;
use crate::template::{Templates, View};
use crate::yaml::Path;

/// What the template of the masthead, and that of the foot, sees.
#[derive(Debug, Serialize)]
struct Briefing {
    series: String,
    issue: String,
    overall: String,
    unit: String,
    date: String,
    note: String,
    report_to: String,
    send_to: String,
    issue_to: String,
    copies: String,
    authors: String,
    editor: String,
    reviewer: String,
}

/// The whole briefing: masthead, one item for each record, foot.
pub(super) fn compose(templates: &Templates, lens: &Lens<'_>) -> Result<(Document, FigureSheet), Error> {
    let empty = BriefingHead::default();
    let ledger = lens.ledger;
    let head = ledger.head().briefing.as_ref().unwrap_or(&empty);
    let chosen: Vec<usize> = chosen(lens, head);
    let mut view = View::default();
    view.insert("briefing", &masthead(lens, head));
    let (top, mut figures) = lens.tracker.settle(&render(templates, "briefing.md", &view)?);
    let (bottom, foot) = lens.tracker.settle(&render(templates, "parts/briefing/foot.md", &view)?);
    let mut blocks = markup::read(&top);
    for entry in chosen.iter().filter_map(|at| ledger.entries().get(*at)) {
        let (item, rows) = item(templates, ledger.head(), entry, head)?;
        blocks.extend(item);
        figures.join(rows);
    }
    figures.join(foot);
    let foot = Document { blocks: markup::read(&bottom), ..Document::default() }.plain_text();
    let imprint: Vec<String> = foot.lines().map(str::to_owned).collect();
    let official = (!imprint.is_empty()).then(|| Official { imprint, ..Official::default() });
    Ok((Document { blocks, official, ..Document::default() }, figures))
}

fn render(templates: &Templates, name: &str, view: &View) -> Result<String, Error> {
    let rendered = templates.render(name, view);
    Ok(rendered.map_err(|problems| ErrorKind::Template(problems.into_iter().collect()))?)
}

/// The records of the briefing: those it names, else all of its period.
fn chosen(lens: &Lens<'_>, head: &BriefingHead) -> Vec<usize> {
    if head.items.is_empty() {
        return lens.rows.iter().map(|row| row.entry).collect();
    }
    // Each once, and only what belongs to the period.
    let mut open: BTreeSet<usize> = lens.rows.iter().map(|row| row.entry).collect();
    let named = head.items.iter().filter_map(Fact::known);
    named.filter_map(|name| lens.ledger.position(name.as_str())).filter(|entry| open.remove(entry)).collect()
}

fn masthead(lens: &Lens<'_>, head: &BriefingHead) -> Briefing {
    let at = Path::root().key("briefing");
    let list = |key, facts: &[Fact<crate::value::Text>]| {
        let one = |(i, fact)| lens.tracker.head(at.key(key).index(i), fact, ToString::to_string);
        facts.iter().enumerate().map(one).collect::<Vec<_>>().join("，")
    };
    fn told<T: Value + std::fmt::Display>(lens: &Lens<'_>, at: Path, fact: &Fact<T>) -> String {
        lens.tracker.head(at, fact, ToString::to_string)
    }
    let authors: Vec<String> =
        (0..).zip(&head.authors).map(|(i, name)| told(lens, at.key("authors").index(i), name)).collect();
    Briefing {
        series: told(lens, at.key("series"), &head.series),
        issue: told(lens, at.key("issue"), &head.issue),
        overall: told(lens, at.key("overall"), &head.overall),
        unit: told(lens, at.key("unit"), &head.unit),
        date: told(lens, at.key("date"), &head.date),
        note: lens
            .tracker
            .head(at.key("note"), &head.note, |text| crate::report::wording::sentence(text.as_str())),
        report_to: list("report_to", &head.report_to),
        send_to: list("send_to", &head.send_to),
        issue_to: list("issue_to", &head.issue_to),
        copies: told(lens, at.key("copies"), &head.copies),
        authors: authors.join("、"),
        editor: told(lens, at.key("editor"), &head.editor),
        reviewer: told(lens, at.key("reviewer"), &head.reviewer),
    }
}

/// The news of one record, one heading level further down, and where its facts come from.
fn item(
    templates: &Templates,
    whole: &crate::ledger::Head,
    entry: &Entry,
    head: &BriefingHead,
) -> Result<(Vec<Block>, FigureSheet), Error> {
    let mut record = entry.record().clone();
    record.join(&whole.partnership, whole.perspective.clone());
    record.publish(&head.date);
    let document = release(templates, &record, true)?;
    let rows = trace(entry, &record, &document);
    let lowered = document.blocks.into_iter().map(|block| match block {
        Block::Heading(level, text) => Block::Heading(level.saturating_add(1).min(6), text),
        other => other,
    });
    Ok((lowered.collect(), rows))
}
