//! Papers computed from a ledger: summary, work information, briefing; the registry of papers.

mod figures;
mod money;
mod others;
mod series;
mod sheet;
mod students;
mod summary;
mod teachers;
mod view;

use crate::document::{Document, Meta};
use crate::error::{Error, ErrorKind};
use crate::ledger::Ledger;
use crate::markup;
use crate::problem::{Bilingual, Problems};
use crate::template::{Templates, View};
use crate::value::Period;
pub use figures::{FigureRow, FigureSheet, Origin};
use view::Lens;

/// One sort of paper made from a ledger: its names and its template.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// The identifier, such as `summary`: template, registry and command line use this word.
    pub name: &'static str,
    /// What a clerk calls it, such as 总结.
    pub zh: &'static str,
    /// One line about it.
    pub about: Bilingual<&'static str>,
    /// Its built-in template.
    pub template: &'static str,
    view: fn(&Lens<'_>, &mut View),
}

/// Every paper, in the order they are listed.
pub static PAPERS: &[Paper] = &[Paper {
    name: "summary",
    zh: "总结",
    about: Bilingual::new(
        "年度或阶段总结，各项数字由台账算出",
        "a summary of years, its figures computed from the ledger",
    ),
    template: include_str!("../../../templates/summary.md"),
    view: |lens, view| view.insert("summary", &summary::view(lens)),
}];

impl Paper {
    /// The paper of a name, English or Chinese: `summary` or 总结.
    pub fn named(name: &str) -> Option<&'static Paper> {
        PAPERS.iter().find(|paper| paper.name == name || paper.zh == name)
    }
}

/// A paper and where every fact in it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The paper.
    pub document: Document,
    /// Every figure, date, name and text of it that is a fact.
    pub figures: FigureSheet,
}

/// Words a paper over the records of a period; over all records if none is given.
///
/// # Errors
/// [`ErrorKind::Template`] with the place in the template.
pub(crate) fn compose(
    templates: &Templates,
    ledger: &Ledger,
    paper: &Paper,
    period: Option<Period>,
) -> Result<Composed, Error> {
    let lens = Lens::new(ledger, period);
    let mut view = View::default();
    (paper.view)(&lens, &mut view);
    let name = format!("{}.md", paper.name);
    let rendered = templates
        .render(&name, &view)
        .map_err(|problems| ErrorKind::Template(problems.into_iter().collect()))?;
    let (text, figures) = lens.tracker.settle(&rendered);
    let blocks = markup::read(&text);
    if blocks.is_empty() {
        return Err(ErrorKind::Template(Problems::from_iter([templates.empty(&name)])).into());
    }
    let mut document = Document { meta: Meta::default(), blocks };
    document.meta = meta(&document, ledger, paper);
    Ok(Composed { document, figures })
}

fn meta(document: &Document, ledger: &Ledger, paper: &Paper) -> Meta {
    let (unit, date) = ledger.head().signed(paper.name);
    Meta { title: document.title(), author: unit, subject: paper.zh.to_owned(), published: date }
}
