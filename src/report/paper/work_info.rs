//! The work information 工作信息: the ways of helping one after another, 一是…二是…, under a title that counts them.

use serde::Serialize;

use super::figures::FigureSheet;
use super::official::leave;
use super::word;
use crate::document::Document;
use crate::error::Error;
use crate::template::Templates;

use super::money::fundings;
use super::others::{buyings, prizes};
use super::series::{courses, placements};
use super::students::pairings;
use super::summary::{Part, Parties};
use super::teachers::{deliveries, dispatches, forums};
use super::trades::trades;
use super::view::{Lens, joined};
use crate::fact::Fact;
use crate::ledger::{Way, WorkInfoHead};
use crate::problem::say;
use crate::record::{KINDS, Kind};
use crate::report::wording;
use crate::value::numeral;
use crate::yaml::Path;

/// One way of helping.
#[derive(Debug, Serialize)]
struct Section {
    /// 一 of 一是.
    number: String,
    heading: String,
    parts: Vec<Part>,
    effects: Vec<String>,
}

/// Everything the template of the work information sees.
#[derive(Debug, Serialize)]
struct WorkInfo {
    title: String,
    unit: String,
    date: String,
    period: String,
    supporter: String,
    recipient: String,
    own: &'static str,
    we: String,
    they: String,
    /// How many ways: 五.
    number: String,
    /// 结对、组团、培养、互助、资助.
    ways: String,
    sections: Vec<Section>,
}

/// Words the paper.
pub(super) fn compose(templates: &Templates, lens: &Lens<'_>) -> Result<(Document, FigureSheet), Error> {
    omissions(lens);
    let made = word(templates, lens, "work_info", &view(lens))?;
    let Some(own) = &lens.ledger.head().work_info else { return Ok(made) };
    Ok(leave(lens, made, "work_info", own.official.as_ref(), &own.unit, &own.date))
}

/// Says which records stand outside the ways of helping, so that nobody looks for them in vain.
fn omissions(lens: &Lens<'_>) {
    let outside = |kind: &&Kind| {
        let of_kind = lens.rows.iter().filter(|row| row.record.kind() == kind.name);
        of_kind.filter(|row| Way::of(row.record).is_none()).count()
    };
    let counted = || KINDS.iter().map(|kind| (kind, outside(&kind))).filter(|(_, count)| *count > 0);
    let zh: Vec<String> = counted().map(|(kind, count)| format!("{}{count}条", kind.zh)).collect();
    let en: Vec<String> = counted().map(|(kind, count)| format!("{} ({count})", kind.name)).collect();
    if zh.is_empty() {
        return;
    }
    let (zh, en) = (zh.join("、"), en.join(", "));
    let message = say!(
        "工作信息只写五种帮扶方式，这些记录没有写进去：{zh}",
        "work information tells the five ways of helping only; left out are: {en}"
    );
    let hint = say!("要写的，用总结或简报；不用写的不必管", "a summary or a briefing tells them");
    lens.remark_head(message, hint);
}

/// Looks at a ledger as a work information does.
fn view(lens: &Lens<'_>) -> WorkInfo {
    let at = Path::root().key("work_info");
    let empty = WorkInfoHead::default();
    let own = lens.ledger.head().work_info.as_ref().unwrap_or(&empty);
    let mut sections = Vec::new();
    let mut ways = Vec::new();
    for way in Way::ALL {
        let parts = parts(lens, *way);
        if !parts.is_empty() {
            ways.push(way.word().zh.to_owned());
            let number = numeral::chinese(sections.len() as u64 + 1);
            let (heading, effects) = headed(lens, own, *way);
            sections.push(Section { number, heading, parts, effects });
        }
    }
    let parties = Parties::of(lens);
    // An official document is signed under its text.
    let signed = own.official.is_some();
    WorkInfo {
        // The title given counts the sections of the whole time.
        title: match lens.is_part() {
            true => String::new(),
            false => lens.tracker.head(at.key("title"), &own.title, ToString::to_string),
        },
        unit: if signed {
            String::new()
        } else {
            lens.tracker.head(at.key("unit"), &own.unit, ToString::to_string)
        },
        date: if signed {
            String::new()
        } else {
            lens.tracker.head(at.key("date"), &own.date, ToString::to_string)
        },
        period: lens.told_period(),
        supporter: parties.supporter,
        recipient: parties.recipient,
        own: parties.own,
        we: parties.we,
        they: parties.they,
        number: numeral::counting(sections.len() as u64),
        ways: joined(&ways),
        sections,
    }
}

/// What one way has to tell.
fn parts(lens: &Lens<'_>, way: Way) -> Vec<Part> {
    let told = match way {
        Way::Pairing => vec![pairings(lens).map(Part::Pairings)],
        Way::Team => vec![dispatches(lens).map(Part::Dispatches)],
        Way::Training => vec![
            placements(lens).map(Part::Placements),
            courses(lens, true).map(Part::Courses),
            courses(lens, false).map(Part::Courses),
            deliveries(lens).map(Part::Deliveries),
            forums(lens).map(|items| Part::Forums { items }),
        ],
        Way::Mutual => {
            vec![trades(lens).map(|items| Part::Vocational { items }), prizes(lens).map(Part::Prizes)]
        }
        Way::Funding => vec![fundings(lens).map(Part::Fundings), buyings(lens).map(Part::Consumption)],
    };
    told.into_iter().flatten().collect()
}

/// The heading of a section and what came of it, as the office words them, or the usual heading.
fn headed(lens: &Lens<'_>, head: &WorkInfoHead, way: Way) -> (String, Vec<String>) {
    let found = head.sections.iter().enumerate().find(|(_, section)| section.way.known() == Some(&way));
    let usual = match way {
        Way::Pairing => "“结对式”帮扶促管理",
        Way::Team => "“组团式”帮扶强教学",
        Way::Training => "“培养式”帮扶育队伍",
        Way::Mutual => "“互助式”帮扶兴职教",
        Way::Funding => "“资助式”帮扶惠学子",
    };
    let Some((i, section)) = found else { return (usual.to_owned(), Vec::new()) };
    let at = Path::root().key("work_info").key("sections").index(i);
    let heading = match section.heading.is_absent() {
        true => usual.to_owned(),
        false => lens
            .tracker
            .head(at.key("heading"), &section.heading, |text| wording::stem(text.as_str()).to_owned()),
    };
    let effect = |(j, fact): (usize, &Fact<_>)| {
        lens.tracker.head(at.key("effects").index(j), fact, |text: &crate::value::Text| {
            wording::sentence(text.as_str())
        })
    };
    (heading, section.effects.iter().enumerate().map(effect).collect())
}
