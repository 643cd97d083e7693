//! Documents over records: what a template sees, how its words are finished, what comes out.

mod contract;
mod filters;
mod mention;
mod paper;
mod sections;
mod trace;

pub(crate) use trace::trace;
mod wording;

use crate::document::{Block, Document, Meta, Official};
use crate::error::{Error, ErrorKind};
use crate::fact::{Fact, Value};
use crate::markup;
use crate::problem::{Problem, Problems};
use crate::record::{KINDS, Kind, Partnership, Record};
use crate::source::Source;
use crate::template::{Templates, View};
use crate::value::{Date, Text};
use crate::yaml::Path;
pub(crate) use contract::contract;
pub use paper::{Composed, FigureRow, FigureSheet, Origin, PAPERS, Paper};
pub(crate) use paper::{compose as compose_paper, tells};

/// The parts that the built-in templates share.
const PARTS: &[(&str, &str)] = &[
    ("parts/byline.md", include_str!("../../templates/parts/byline.md")),
    ("parts/ceremony.md", include_str!("../../templates/parts/ceremony.md")),
    ("parts/consensus.md", include_str!("../../templates/parts/consensus.md")),
    ("parts/consolation.md", include_str!("../../templates/parts/consolation.md")),
    ("parts/credits.md", include_str!("../../templates/parts/credits.md")),
    ("parts/forum.md", include_str!("../../templates/parts/forum.md")),
    ("parts/itinerary.md", include_str!("../../templates/parts/itinerary.md")),
    ("parts/lesson.md", include_str!("../../templates/parts/lesson.md")),
    ("parts/plan.md", include_str!("../../templates/parts/plan.md")),
    ("parts/link.md", include_str!("../../templates/parts/link.md")),
    ("parts/pairs.md", include_str!("../../templates/parts/pairs.md")),
    ("parts/photos.md", include_str!("../../templates/parts/photos.md")),
    ("parts/price.md", include_str!("../../templates/parts/price.md")),
    ("parts/speeches.md", include_str!("../../templates/parts/speeches.md")),
    ("parts/statistic.md", include_str!("../../templates/parts/statistic.md")),
    ("parts/topics.md", include_str!("../../templates/parts/topics.md")),
    ("parts/summary/consumption.md", include_str!("../../templates/parts/summary/consumption.md")),
    ("parts/summary/courses.md", include_str!("../../templates/parts/summary/courses.md")),
    ("parts/summary/deliveries.md", include_str!("../../templates/parts/summary/deliveries.md")),
    ("parts/summary/dispatches.md", include_str!("../../templates/parts/summary/dispatches.md")),
    ("parts/summary/exchanges.md", include_str!("../../templates/parts/summary/exchanges.md")),
    ("parts/summary/forums.md", include_str!("../../templates/parts/summary/forums.md")),
    ("parts/summary/fundings.md", include_str!("../../templates/parts/summary/fundings.md")),
    ("parts/summary/pairings.md", include_str!("../../templates/parts/summary/pairings.md")),
    ("parts/briefing/foot.md", include_str!("../../templates/parts/briefing/foot.md")),
    ("parts/summary/part.md", include_str!("../../templates/parts/summary/part.md")),
    ("parts/summary/placements.md", include_str!("../../templates/parts/summary/placements.md")),
    ("parts/summary/prizes.md", include_str!("../../templates/parts/summary/prizes.md")),
    ("parts/summary/statistics.md", include_str!("../../templates/parts/summary/statistics.md")),
    ("parts/summary/vocational.md", include_str!("../../templates/parts/summary/vocational.md")),
    ("parts/story.md", include_str!("../../templates/parts/story.md")),
];

/// What filters and templates may ask of the document as a whole: the day of publication, the region that is 我县 or
/// 我市 in this text (empty for a neutral one), and `inside`, empty unless a template that takes another kind's
/// template in sets it to the days of its event: then that record is told without title and credits; `item` is set
/// where the text is one of a briefing, which has byline and credits of its own.
const GLOBALS: [&str; 4] = ["published", "own_region", "inside", "item"];

/// The built-in templates, compiled, with every filter of the crate.
///
/// # Errors
/// None with the templates as shipped; a test loads them all.
pub(crate) fn built_in() -> Result<Templates, Vec<Problem>> {
    let mut templates = Templates::new(filters::FILTERS);
    let kinds = KINDS.iter().map(|kind| (format!("{}.md", kind.name), kind.template));
    let papers = PAPERS.iter().map(|paper| (format!("{}.md", paper.name), paper.template));
    let kinds = kinds.chain(papers);
    let parts = PARTS.iter().map(|(name, text)| ((*name).to_owned(), *text));
    templates.add(kinds.chain(parts).map(|(name, text)| Source::new(name, text)).collect())?;
    Ok(templates)
}

/// Words one record by the template of its kind.
///
/// # Errors
/// [`ErrorKind::Template`] with the place in the template.
pub(crate) fn compose(templates: &Templates, record: &Record) -> Result<Document, Error> {
    release(templates, record, false)
}

/// Words one record; as an item of a briefing, byline and credits are left to the briefing.
fn release(templates: &Templates, record: &Record, item: bool) -> Result<Document, Error> {
    let kind = record.kind();
    let mut record = std::borrow::Cow::Borrowed(record);
    // A record of a ledger that says nothing of its publication: no byline, and days in full; so in an official
    // document, which is signed under its text.
    let official = record.release().official.clone().filter(|_| !item);
    let signed = (record.release().source.clone(), record.release().published.clone());
    let item = item || record.is_unpublished() || official.is_some();
    if official.is_some() {
        record.to_mut().unpublish();
    }
    if record.is_unpublished() || official.is_some() {
        record.to_mut().publish(&Fact::Blank("发布日期"));
    }
    let record = &*record;
    let mut view = view(record);
    if item {
        view.insert("item", "是");
    }
    let rendered = templates
        .render(&format!("{kind}.md"), &view)
        .map_err(|problems| ErrorKind::Template(problems.into_iter().collect()))?;
    let text = mention::settle(&rendered, record, view.text("own_region").unwrap_or(""));
    let blocks = markup::read(&text);
    if blocks.is_empty() {
        let empty = templates.empty(&format!("{kind}.md"));
        return Err(ErrorKind::Template(Problems::from_iter([empty])).into());
    }
    let mut document = Document { meta: Meta::default(), official: None, blocks };
    document.meta = Meta { writers: record.writers(), ..meta(&document, &view, kind) };
    if let Some(head) = official {
        let (unit, date) = signed;
        document.meta.published = date.known().map(|date| date.iso());
        let at = Path::root().key("release");
        let told = head.told(
            &at.key("official"),
            (at.key("source"), &unit),
            (at.key("published"), &date),
            &mut |_, _| {},
        );
        dress(&mut document, told, head.wants_contents());
    }
    Ok(document)
}

/// Puts around a document what an official one has; a table of contents stands under its title.
fn dress(document: &mut Document, official: Official, contents: bool) {
    document.official = Some(official);
    if contents {
        let is_head = |block: &Block| matches!(block, Block::Heading(1, _) | Block::Byline(_));
        let under_title = document.blocks.iter().take_while(|block| is_head(block)).count();
        document.blocks.insert(under_title, Block::Contents);
    }
}

/// The record under its kind's name, and what every filter may ask of the document.
fn view(record: &Record) -> View {
    let mut view = View::default();
    view.insert(record.kind(), record);
    let published = view.text(&format!("{}.release.published", record.kind())).unwrap_or("").to_owned();
    view.insert("published", &published);
    view.insert("own_region", &own_region(record));
    view.insert("inside", "");
    view.insert("item", "");
    view
}

/// The region that is 我县 or 我市 in the text of a record; empty for a neutral one.
fn own_region(record: &Record) -> String {
    let (perspective, partnership) = record.sides();
    let of = |side: fn(&Partnership) -> &Fact<Text>| {
        partnership.map(|all| side(all).to_string()).unwrap_or_default()
    };
    let (supporter, recipient) = (of(|all| &all.supporter.region), of(|all| &all.recipient.region));
    wording::local_region(&perspective.to_string(), &supporter, &recipient)
}

fn meta(document: &Document, view: &View, kind: &str) -> Meta {
    let of = |at: &str| view.text(&format!("{kind}.{at}")).unwrap_or("");
    let published = Date::parse(of("release.published")).ok().map(|date| date.iso());
    let subject = Kind::named(kind).map_or("", |kind| kind.zh);
    let region = |side: &str| of(&format!("partnership.{side}.region")).to_owned();
    let keywords = ["supporter", "recipient"].map(region).into_iter().filter(|region| !region.is_empty());
    Meta {
        title: document.title(),
        author: of("release.source").to_owned(),
        subject: subject.to_owned(),
        published,
        keywords: keywords.collect(),
        ..Meta::default()
    }
}
