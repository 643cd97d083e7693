//! Papers computed from a ledger: summary, work information, briefing; the registry of papers.

mod appointments;
mod briefing;
mod figures;
mod money;
mod official;
mod others;
mod remark;
mod scope;
mod series;
mod sheet;
mod students;
mod sum;
mod summary;
mod tally;
mod teachers;
mod trades;
mod view;
mod work_info;

use serde::Serialize;

use crate::document::{Document, Meta};
use crate::error::{Error, ErrorKind};
use crate::fact::Fact;
use crate::ledger::Ledger;
use crate::markup;
use crate::problem::{Bilingual, Problems};
use crate::template::{Templates, View};
use crate::value::Period;
pub use figures::{FigureRow, FigureSheet, Origin};
use view::Lens;

/// A worded paper and the sheet of its figures.
type Made = Result<(Document, FigureSheet), Error>;

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
    compose: fn(&Templates, &Lens<'_>) -> Made,
}

/// Declares the papers: `module "name" "中文名" "about, Chinese" "about, English";` one line each.
macro_rules! papers {
    ($($module:ident $name:literal $zh:literal $about_zh:literal $about_en:literal;)*) => {
        /// Every paper, in the order they are listed.
        pub static PAPERS: &[Paper] = &[$(Paper {
            name: $name,
            zh: $zh,
            about: Bilingual::new($about_zh, $about_en),
            template: include_str!(concat!("../../../templates/", $name, ".md")),
            compose: $module::compose,
        },)*];
    };
}

papers! {
    summary "summary" "总结" "年度或阶段总结，各项数字由台账算出" "a summary of years, its figures computed from the ledger";
    work_info "work_info" "工作信息" "按帮扶方式分段的工作信息，标题里的数字由段数算出" "the ways of helping one by one, under a title that counts them";
    briefing "briefing" "简报" "一期简报：报头、各条记录的稿件、报送发单位" "an issue of a briefing: masthead, the news of several records, those it goes to";
}

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
    /// Warnings: what it does not tell, and why. A record that may lie outside its period, a sum of things that
    /// cannot be added.
    pub remarks: Problems,
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
    let (mut document, figures) = (paper.compose)(templates, &lens)?;
    document.meta = meta(&document, ledger, paper);
    Ok(Composed { document, figures, remarks: lens.take_remarks() })
}

/// Whether a paper over a period has any record to tell.
pub(crate) fn tells(ledger: &Ledger, period: Option<Period>) -> bool {
    !Lens::new(ledger, period).rows.is_empty()
}

/// Words a view by the template of its paper, and takes the marks of its figures out.
fn word<T: Serialize>(
    templates: &Templates,
    lens: &Lens<'_>,
    name: &'static str,
    seen: &T,
) -> Result<(Document, FigureSheet), Error> {
    let mut view = View::default();
    view.insert(name, seen);
    let name = format!("{name}.md");
    let rendered = templates
        .render(&name, &view)
        .map_err(|problems| ErrorKind::Template(problems.into_iter().collect()))?;
    let (text, figures) = lens.tracker.settle(&rendered);
    let blocks = markup::read(&text);
    if blocks.is_empty() {
        return Err(ErrorKind::Template(Problems::from_iter([templates.empty(&name)])).into());
    }
    Ok((Document { meta: Meta::default(), official: None, blocks }, figures))
}

fn meta(document: &Document, ledger: &Ledger, paper: &Paper) -> Meta {
    let (unit, date) = ledger.head().signed(paper.name);
    let parties = &ledger.head().partnership;
    let keywords = [&parties.supporter.region, &parties.recipient.region];
    let keywords = keywords.into_iter().filter_map(Fact::known).map(ToString::to_string).collect();
    let (title, subject) = (document.title(), paper.zh.to_owned());
    Meta { title, author: unit, subject, published: date, keywords, ..Meta::default() }
}
