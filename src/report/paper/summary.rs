//! The yearly summary 年度总结: what a ledger says, section by section; empty sections vanish and numbers close up.

use serde::Serialize;

use super::figures::FigureSheet;
use super::word;
use crate::document::Document;
use crate::error::Error;
use crate::template::Templates;

use super::figures::Term;
use super::money::{Gifts, fundings};
use super::official::leave;
use super::others::{Arrangement, Buyings, Prizes, Told, arrangements, buyings, prizes, statistics};
use super::series::{Courses, Series, courses, placements};
use super::students::{Exchanges, Pairings, exchanges, pairings};
use super::teachers::{Deliveries, Forum, Sendings, deliveries, dispatches, forums};
use super::trades::{Trade, trades};
use super::view::{Lens, Numbered, by_key, joined};
use crate::fact::Fact;
use crate::ledger::SummaryHead;
use crate::record::Record;
use crate::report::wording;
use crate::value::{Text, numeral};
use crate::yaml::Path;

/// A part of a section, by the template that tells it.
#[derive(Debug, Serialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub(super) enum Part {
    Placements(Series),
    Courses(Courses),
    Pairings(Pairings),
    Exchanges(Exchanges),
    Camps(Exchanges),
    Fundings(Gifts),
    Forums { items: Vec<Forum> },
    Deliveries(Deliveries),
    Dispatches(Sendings),
    Vocational { items: Vec<Trade> },
    Consumption(Buyings),
    Statistics { items: Vec<Told> },
    Prizes(Prizes),
}

/// Visits of either side, counted.
#[derive(Debug, Serialize)]
struct Visits {
    /// Both sides together, where both travelled.
    total: String,
    from_supporter: String,
    from_recipient: String,
    leaders: Vec<Leader>,
}

/// Who led visits, and how often.
#[derive(Debug, Serialize)]
struct Leader {
    person: String,
    times: String,
}

/// Everything the template of the summary sees.
#[derive(Debug, Serialize)]
struct Summary {
    title: String,
    unit: String,
    date: String,
    period: String,
    supporter: String,
    recipient: String,
    own: &'static str,
    we: String,
    they: String,
    agreements: Vec<String>,
    visits: Option<Visits>,
    arrangements: Vec<Arrangement>,
    /// Whether an arrangement says how often both sides visited each other.
    mutual: bool,
    topics: String,
    sections: Vec<Numbered<Vec<Numbered<Part>>>>,
    results: Vec<String>,
    prizes: Option<Prizes>,
    problems: Vec<String>,
    plan: Vec<String>,
    /// The numbers of the sections after those of the records.
    closing: [String; 3],
}

/// Words the paper.
pub(super) fn compose(templates: &Templates, lens: &Lens<'_>) -> Result<(Document, FigureSheet), Error> {
    let made = word(templates, lens, "summary", &view(lens))?;
    let Some(own) = &lens.ledger.head().summary else { return Ok(made) };
    Ok(leave(lens, made, "summary", own.official.as_ref(), &own.unit, &own.date))
}

/// Looks at a ledger as a summary does.
fn view(lens: &Lens<'_>) -> Summary {
    let head = lens.ledger.head();
    let at = Path::root().key("summary");
    let empty = SummaryHead::default();
    let own = head.summary.as_ref().unwrap_or(&empty);
    let told = |key, fact: &Fact<_>| lens.tracker.head(at.key(key), fact, ToString::to_string);
    let sections = sections(lens);
    let sentences = |key, list: &[Fact<Text>]| {
        let one = |(i, fact): (usize, &Fact<Text>)| {
            lens.tracker.head(at.key(key).index(i), fact, |text| wording::sentence(text.as_str()))
        };
        list.iter().enumerate().map(one).collect::<Vec<_>>()
    };
    let named = sections.iter().filter(|section| section.title != OTHERS);
    let topics: Vec<String> = named.map(|section| section.title.to_owned()).collect();
    let mut next = sections.len();
    let mut closing = |given: bool| {
        next += usize::from(given);
        numeral::chinese(next as u64)
    };
    let prizes = prizes(lens);
    let closing = [
        closing(!own.results.is_empty() || prizes.is_some()),
        closing(!own.problems.is_empty()),
        closing(!own.plan.is_empty()),
    ];
    let parties = Parties::of(lens);
    let arrangements = arrangements(lens);
    Summary {
        // The title given is that of the whole time.
        title: if lens.is_part() { String::new() } else { told("title", &own.title) },
        unit: if own.official.is_some() { String::new() } else { told("unit", &own.unit) },
        date: if own.official.is_some() {
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
        agreements: agreements(lens),
        visits: visits(lens),
        mutual: arrangements.iter().any(|one| !one.visits.is_empty()),
        arrangements,
        topics: joined(&topics),
        sections,
        results: sentences("results", &own.results),
        prizes,
        problems: sentences("problems", &own.problems),
        plan: sentences("plan", &own.plan),
        closing,
    }
}

/// The two sides as a paper names them.
pub(super) struct Parties {
    pub(super) supporter: String,
    pub(super) recipient: String,
    /// 帮扶方, 受援方 or 中性.
    pub(super) own: &'static str,
    pub(super) we: String,
    pub(super) they: String,
}

impl Parties {
    pub(super) fn of(lens: &Lens<'_>) -> Self {
        let head = lens.ledger.head();
        let at = Path::root().key("partnership");
        let side =
            |key, fact: &Fact<Text>| lens.tracker.head(at.key(key).key("region"), fact, ToString::to_string);
        let supporter = side("supporter", &head.partnership.supporter.region);
        let recipient = side("recipient", &head.partnership.recipient.region);
        let local = |key, fact: &Fact<Text>| {
            lens.tracker
                .head(at.key(key).key("region"), fact, |text| wording::local(text.as_str(), &lens.own_region))
        };
        let told = head.perspective.known().map(ToString::to_string).unwrap_or_default();
        let (own, we, they) = match told.as_str() {
            "帮扶方" => {
                ("帮扶方", local("supporter", &head.partnership.supporter.region), recipient.clone())
            }
            "受援方" => {
                ("受援方", local("recipient", &head.partnership.recipient.region), supporter.clone())
            }
            _ => ("中性", recipient.clone(), supporter.clone()),
        };
        Self { supporter, recipient, own, we, they }
    }
}

/// One section before it is numbered: its title, and its parts as far as there is something to tell.
type Planned = (&'static str, Vec<(&'static str, Option<Part>)>);

/// The last section, which gathers what has none of its own.
const OTHERS: &str = "其他工作";

/// The part that names its section where it stands there alone.
const PAIRED: &str = "学校结对";

/// Everything a summary tells of records, in order (the order of such summaries in practice: cadres, teachers,
/// students, the rest).
fn planned(lens: &Lens<'_>) -> [Planned; 4] {
    let cadres = vec![
        ("挂职跟岗", placements(lens).map(Part::Placements)),
        ("委托进修", courses(lens, true).map(Part::Courses)),
        ("校长论坛", forums(lens).map(|items| Part::Forums { items })),
    ];
    let teachers = vec![
        ("教师培训", courses(lens, false).map(Part::Courses)),
        ("送教下乡", deliveries(lens).map(Part::Deliveries)),
        ("选派支教", dispatches(lens).map(Part::Dispatches)),
    ];
    let students = vec![
        (PAIRED, pairings(lens).map(Part::Pairings)),
        ("交流体验", exchanges(lens, false).map(Part::Exchanges)),
        ("夏令营", exchanges(lens, true).map(Part::Camps)),
    ];
    let others = vec![
        ("职业教育", trades(lens).map(|items| Part::Vocational { items })),
        ("捐资助学", fundings(lens).map(Part::Fundings)),
        ("消费帮扶", buyings(lens).map(Part::Consumption)),
        ("相关数据", statistics(lens).map(|items| Part::Statistics { items })),
    ];
    [("干部队伍建设", cadres), ("教师队伍建设", teachers), ("学生交流", students), (OTHERS, others)]
}

/// Sections with something to tell, numbered.
fn sections(lens: &Lens<'_>) -> Vec<Numbered<Vec<Numbered<Part>>>> {
    let mut sections = Vec::new();
    for (title, parts) in planned(lens) {
        let given = parts.into_iter().filter_map(|(title, part)| Some((title, part?)));
        let body: Vec<Numbered<Part>> = given
            .enumerate()
            .map(|(i, (title, body))| {
                let number = format!("（{}）", numeral::chinese(i as u64 + 1));
                Numbered { number, title, body }
            })
            .collect();
        if !body.is_empty() {
            // Schools that were paired are no exchange of students.
            let title = if body.iter().all(|one| one.title == PAIRED) { PAIRED } else { title };
            let number = numeral::chinese(sections.len() as u64 + 1);
            sections.push(Numbered { number, title, body });
        }
    }
    sections
}

/// Agreements between the two sides, by title.
fn agreements(lens: &Lens<'_>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for row in &lens.rows {
        let Record::Visit(visit) = row.record else { continue };
        for (i, ceremony) in visit.ceremonies.iter().enumerate() {
            for (j, signing) in ceremony.signings.iter().enumerate() {
                let at = Path::root().key("ceremonies").index(i).key("signings").index(j).key("document");
                let title = signing.document.to_string();
                if !title.is_empty() && !seen.contains(&title) {
                    seen.push(title);
                    found.push(
                        lens.tracker.worded(row.entry, at, &signing.document, |title| {
                            wording::titled(title.as_str())
                        }),
                    );
                }
            }
        }
    }
    found
}

/// Visits counted by the side they came from; leaders by how often they came.
fn visits(lens: &Lens<'_>) -> Option<Visits> {
    let head = lens.ledger.head();
    let region = |fact: &Fact<Text>| fact.known().map(|text| text.as_str().to_owned()).unwrap_or_default();
    let (supporter, recipient) =
        (region(&head.partnership.supporter.region), region(&head.partnership.recipient.region));
    let root = Path::root();
    let (mut there, mut back) = (Vec::new(), Vec::new());
    let mut led: Vec<(String, (Term, String))> = Vec::new();
    for row in &lens.rows {
        let Record::Visit(visit) = row.record else { continue };
        let origin = region(&visit.delegation.origin);
        let at = root.key("delegation");
        let term = Term::of(row.entry, at.key("origin"), &origin);
        if !recipient.is_empty() && origin.starts_with(&recipient) {
            back.push(term);
        } else if !supporter.is_empty() && origin.starts_with(&supporter) {
            there.push(term);
            if let Some(name) = visit.delegation.leader.as_ref().and_then(|leader| leader.name.known()) {
                let term = Term::of(row.entry, at.key("leader"), name);
                let posts: Vec<String> = visit
                    .delegation
                    .leader
                    .iter()
                    .flat_map(|leader| &leader.posts)
                    .map(ToString::to_string)
                    .collect();
                led.push((name.to_string(), (term, posts.join("、"))));
            }
        }
    }
    if there.is_empty() && back.is_empty() {
        return None;
    }
    let leaders = by_key(led).into_iter().filter(|(_, visits)| visits.len() > 1);
    let count = |terms: &[Term], what: &str| match terms.len() {
        0 => String::new(),
        number => lens.number(number, "次", what, terms.to_vec()),
    };
    let both: Vec<Term> = there.iter().chain(&back).cloned().collect();
    let told = leaders.take(3).map(|(name, visits)| {
        let posts = visits.first().map_or("", |(_, posts)| posts);
        let posts = wording::local_post(posts, &lens.own_region);
        let terms: Vec<Term> = visits.iter().map(|(term, _)| term.clone()).collect();
        Leader {
            person: lens.tracker.told(format!("{posts}{name}"), terms.iter().take(1).cloned().collect()),
            times: count(&terms, "率队来访"),
        }
    });
    Some(Visits {
        total: if there.is_empty() || back.is_empty() { String::new() } else { count(&both, "互访") },
        from_supporter: count(&there, "帮扶方来访"),
        from_recipient: count(&back, "受援方回访"),
        leaders: told.collect(),
    })
}
