//! Schools paired and students who met, as a summary tells them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::figures::Term;
use super::scope::{doubled, spans};
use super::sum::Sum;
use super::tally::{Heads, Tally, Year};
use super::teachers::classed;
use super::view::{Lens, Row, by_key};
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Exchange, ExchangeForm, Pairing, Record};
use crate::report::wording;
use crate::value::Text;
use crate::yaml::Path;

/// Events of one sort told one by one, at most; of more, numbers and sums are told.
pub(super) const TOLD: usize = 8;

/// Pairs of schools named one by one, at most.
const PAIRS: usize = 3;

/// One pairing of schools.
#[derive(Debug, Serialize)]
pub(super) struct PairingView {
    time: String,
    supporters: String,
    recipients: String,
    document: String,
    stages: Vec<(String, String)>,
    /// Some pairs by name: 甲与乙.
    pairs: Vec<(String, String)>,
    /// How many pairs there are, where not all are named.
    all: String,
}

/// Every pairing, and the schools they come to.
#[derive(Debug, Serialize)]
pub(super) struct Pairings {
    items: Vec<PairingView>,
    /// Schools of the receiving side in all; empty for one pairing.
    total: String,
    /// How many pairings, where they are not told one by one.
    number: String,
}

/// Every pairing, those inside visits included.
pub(super) fn pairings(lens: &Lens<'_>) -> Option<Pairings> {
    let mut found: Vec<(&Row<'_>, Path, &Pairing)> = Vec::new();
    for row in &lens.rows {
        match row.record {
            Record::Pairing(pairing) => found.push((row, Path::root(), pairing)),
            Record::Visit(visit) => {
                let inner = visit.pairings.iter().enumerate();
                found.extend(inner.map(|(i, pairing)| (row, Path::root().key("pairings").index(i), pairing)));
            }
            _ => {}
        }
    }
    let told = found.iter().take(if found.len() > TOLD { 0 } else { TOLD });
    let items = told.map(|(row, at, pairing)| pairing_view(lens, row, at, pairing)).collect();
    let terms = found.iter().map(|(row, at, _)| Term::of(row.entry, *at, "1次")).collect();
    (!found.is_empty()).then(|| Pairings {
        items,
        total: if found.len() > 1 { helped(lens, &found) } else { String::new() },
        number: if found.len() > TOLD {
            lens.number(found.len(), "次", "学校结对", terms)
        } else {
            String::new()
        },
    })
}

/// How many schools all pairings help, each once: only where every one of them is named. Schools that are only counted
/// may be those of another pairing; then it is said that no sum is told.
fn helped(lens: &Lens<'_>, found: &[(&Row<'_>, Path, &Pairing)]) -> String {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut terms = Vec::new();
    for (row, at, pairing) in found {
        if let Some(path) = unnamed(at, pairing) {
            lens.remark(
                (row.entry, &path),
                Code::PaperTotal,
                say!(
                    "这里没有列出全部受援学校，可能和别处的学校重复，所以文稿里不写受援学校总数",
                    "not every helped school is listed here, and some may be told elsewhere, so no sum is told"
                ),
                say!(
                    "在每条的“结对名单”里列全学校，就会写出不重复的总数",
                    "list all schools in `pairs` of every record, and each will be counted once"
                ),
            );
            return String::new();
        }
        for (i, pair) in pairing.pairs.iter().enumerate() {
            if let Some(school) = pair.recipient.known().filter(|school| known.insert(school.as_str())) {
                let at = at.key("pairs").index(i).key("recipient");
                terms.push(Term::of(row.entry, at, school));
            }
        }
    }
    lens.number(known.len(), "所", "结对名单里不重复的受援学校", terms)
}

/// Where it is said how many schools a pairing helps, unless all of them are named.
fn unnamed(at: &Path, pairing: &Pairing) -> Option<Path> {
    let names: Option<BTreeSet<&str>> =
        pairing.pairs.iter().map(|pair| pair.recipient.known().map(Text::as_str)).collect();
    let named = names.map_or(0, |names| names.len()) as u64;
    let counted = match pairing.recipients.is_absent() {
        true => named,
        false => pairing.recipients.known().map_or(0, |told| told.value()),
    };
    (named == 0 || counted != named).then(|| at.key("recipients"))
}

/// The schools of one side in the list of pairs, each once.
fn listed<'p>(
    entry: usize,
    at: &Path,
    side: &'static str,
    schools: impl Iterator<Item = &'p Fact<Text>>,
) -> Vec<Term> {
    let mut known: Vec<&Fact<Text>> = Vec::new();
    let mut terms = Vec::new();
    for (i, school) in schools.enumerate() {
        if !known.contains(&school) || school.known().is_none() {
            known.push(school);
            terms.push(Term::of(entry, at.key("pairs").index(i).key(side), "1所"));
        }
    }
    terms
}

fn pairing_view(lens: &Lens<'_>, row: &Row<'_>, at: &Path, pairing: &Pairing) -> PairingView {
    let tracker = &lens.tracker;
    let stages = pairing.composition.iter().enumerate().map(|(i, stage)| {
        let at = at.key("composition").index(i);
        (
            tracker.fact(row.entry, at.key("count"), &stage.count),
            tracker.fact(row.entry, at.key("stage"), &stage.stage),
        )
    });
    let many = pairing.pairs.len() > PAIRS;
    let named = if many { 2 } else { PAIRS };
    let shown = pairing.pairs.iter().take(named).enumerate().map(|(i, pair)| {
        let at = at.key("pairs").index(i);
        (
            tracker.fact(row.entry, at.key("supporter"), &pair.supporter),
            tracker.fact(row.entry, at.key("recipient"), &pair.recipient),
        )
    });
    let rows = at.key("pairs");
    let listed_terms = (0..pairing.pairs.len()).map(|i| Term::of(row.entry, rows.index(i), "1对")).collect();
    let document = pairing.agreement.as_ref().map(|agreement| {
        let at = at.key("agreement").key("document");
        tracker.worded(row.entry, at, &agreement.document, |title| wording::titled(title.as_str()))
    });
    let counted = |schools: Vec<Term>| match schools.len() {
        0 => String::new(),
        number => lens.number(number, "所", "结对名单里的学校", schools),
    };
    let pairs = || pairing.pairs.iter();
    let size = |key, fact: &Fact<_>, schools| match fact.is_absent() {
        true => counted(schools),
        false => tracker.fact(row.entry, at.key(key), &classed(fact, "所")),
    };
    let supporters = listed(row.entry, at, "supporter", pairs().map(|pair| &pair.supporter));
    let recipients = listed(row.entry, at, "recipient", pairs().map(|pair| &pair.recipient));
    PairingView {
        time: lens.year(row),
        supporters: size("supporters", &pairing.supporters, supporters),
        recipients: size("recipients", &pairing.recipients, recipients),
        document: document.unwrap_or_default(),
        stages: stages.collect(),
        pairs: shown.collect(),
        all: if many {
            lens.number(pairing.pairs.len(), "对", "结对名单", listed_terms)
        } else {
            String::new()
        },
    }
}

/// One year of students who met.
#[derive(Debug, Serialize)]
pub(super) struct ExchangeLine {
    year: String,
    /// Whether more took part than in the year before.
    grew: bool,
    /// Those of the receiving side and the others, by sort: 留守儿童30名.
    groups: Vec<(String, String)>,
    count: String,
    organisers: String,
    place: String,
    theme: String,
    form: String,
    duration: String,
    /// How many events, where there were several.
    events: String,
    /// Whether it was the event of the line before once more.
    same: bool,
}

/// Students who met, year by year.
#[derive(Debug, Serialize)]
pub(super) struct Exchanges {
    lines: Vec<ExchangeLine>,
    total: String,
}

/// Events year by year: camps, or all others.
pub(super) fn exchanges(lens: &Lens<'_>, camps: bool) -> Option<Exchanges> {
    let rows = lens.rows.iter().filter_map(|row| match row.record {
        Record::Exchange(exchange) if is_camp(exchange) == camps => Some((row, &**exchange)),
        _ => None,
    });
    let mut lines = Vec::new();
    let mut all = Sum::default();
    let mut before: Option<Year> = None;
    let mut known = None;
    let rows: Vec<_> = rows.collect();
    let doubled = doubled(rows.iter().map(|(row, _)| *row));
    for (_, rows) in
        by_key(rows.into_iter().map(|(row, exchange)| ((row.year(), spans(row)), (row, exchange))))
    {
        let event = match rows.as_slice() {
            [(_, one)] => Some((&one.organisers, &one.theme, &one.places, &one.form)),
            _ => None,
        };
        let same = event.is_some() && event == known;
        let (mut line, year) = exchange_line(lens, &rows, before.as_ref(), same);
        // A number grew only where the same is done again.
        line.grew &= line.same || (camps && before.as_ref().is_some_and(|before| year.goes_on(before)));
        known = event;
        all.join(&year.sum);
        lines.push(line);
        before = Some(year);
    }
    let total = lens.unless_doubled(doubled, || if lines.len() > 1 { all.told(lens) } else { String::new() });
    (!lines.is_empty()).then_some(Exchanges { lines, total })
}

fn is_camp(exchange: &Exchange) -> bool {
    matches!(exchange.form.known(), Some(ExchangeForm::SummerCamp | ExchangeForm::WinterCamp))
}

/// How many an event says took part.
fn guests(entry: usize, exchange: &Exchange) -> Heads<'_> {
    let root = Path::root();
    let mut heads = Heads::of(entry, root.key("total"), &exchange.total, "人");
    for (i, group) in exchange.participants.iter().enumerate() {
        heads.group(root.key("participants").index(i), "kind", &group.kind, &group.count);
    }
    heads
}

fn exchange_line(
    lens: &Lens<'_>,
    rows: &[(&Row<'_>, &Exchange)],
    before: Option<&Year>,
    same: bool,
) -> (ExchangeLine, Year) {
    let root = Path::root();
    let heads: Vec<Heads<'_>> = rows.iter().map(|(row, exchange)| guests(row.entry, exchange)).collect();
    let (kinds, year) = Tally::of(&heads).split();
    let groups = kinds
        .into_iter()
        .map(|(name, term, counted)| (lens.tracker.told(name, vec![term]), counted.told(lens)));
    let mut groups: Vec<(String, String)> = groups.collect();
    let one = match rows {
        [(row, exchange)] => Some((row.entry, *exchange)),
        _ => None,
    };
    // Of one event with each sort once, it is told where they come from; not of the same event again.
    let each = one.filter(|(_, exchange)| !same && exchange.participants.len() == groups.len());
    if let Some((entry, exchange)) = each {
        for (i, (group, (who, _))) in exchange.participants.iter().zip(&mut groups).enumerate() {
            let origin = lens.local(entry, root.key("participants").index(i).key("origin"), &group.origin);
            who.insert_str(0, &origin);
        }
    }
    let of = |told: &dyn Fn(usize, &Exchange) -> String| {
        one.map(|(entry, one)| told(entry, one)).unwrap_or_default()
    };
    let terms = rows.iter().map(|(row, _)| Term::of(row.entry, root, "1次")).collect();
    let line = ExchangeLine {
        year: rows.first().map(|(row, _)| lens.when(row)).unwrap_or_default(),
        grew: before.is_some_and(|before| year.grew_from(before)),
        groups,
        count: year.sum.told(lens),
        organisers: of(&|entry, one| lens.locals(entry, root.key("organisers"), &one.organisers)),
        place: of(&|entry, one| lens.locals(entry, root.key("places"), &one.places)),
        theme: of(&|entry, one| {
            lens.tracker.worded(entry, root.key("theme"), &one.theme, |theme| wording::quoted(theme.as_str()))
        }),
        form: of(&|entry, one| lens.tracker.fact(entry, root.key("form"), &one.form)),
        duration: of(&|entry, one| lens.tracker.fact(entry, root.key("duration"), &one.duration)),
        events: if one.is_some() {
            String::new()
        } else {
            lens.number(rows.len(), "次", "学生交流", terms)
        },
        same,
    };
    (line, year)
}
