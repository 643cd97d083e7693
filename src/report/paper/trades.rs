//! Vocational schools that work together, as a summary tells them: places for students year by year, each year once.

use serde::Serialize;

use super::figures::Term;
use super::students::TOLD;
use super::teachers::classed;
use super::view::{Lens, Row};
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Record, Vocational};
use crate::report::wording;
use crate::value::PeriodKind;
use crate::yaml::Path;

/// Vocational schools that work together, by one record.
#[derive(Debug, Serialize)]
pub(super) struct Trade {
    time: String,
    documents: Vec<String>,
    supporter: String,
    recipient: String,
    /// Where students come from: the recipient, or the region of a body.
    region: String,
    schools: String,
    partners: String,
    approved_by: String,
    quota: String,
    enrolled: String,
    /// Year by year, where they are told so: the year, its places, those taken in.
    years: Vec<(String, String, String)>,
    majors: String,
    experts: String,
    trainees: String,
    aided: String,
    aid: String,
    outcomes: Vec<String>,
}

/// Every cooperation of vocational schools.
pub(super) fn trades(lens: &Lens<'_>) -> Option<Vec<Trade>> {
    let found: Vec<Trade> = lens
        .rows
        .iter()
        .filter_map(|row| match row.record {
            Record::Vocational(vocational) => Some((row, &**vocational)),
            _ => None,
        })
        .take(TOLD)
        .map(|(row, one)| trade(lens, row, one))
        .collect();
    (!found.is_empty()).then_some(found)
}

fn trade(lens: &Lens<'_>, row: &Row<'_>, one: &Vocational) -> Trade {
    let (root, tracker, entry) = (Path::root(), &lens.tracker, row.entry);
    let titled = |at: Path, fact: &Fact<_>| {
        tracker.worded(entry, at, fact, |title: &crate::value::Text| wording::titled(title.as_str()))
    };
    let mut documents: Vec<String> =
        one.basis.iter().enumerate().map(|(i, title)| titled(root.key("basis").index(i), title)).collect();
    documents.insert(0, titled(root.key("document"), &one.document));
    documents.retain(|title| !title.is_empty());
    let count = |key, fact, usual| tracker.fact(entry, root.key(key), &classed(fact, usual));
    let mut years = quotas(lens, entry, one);
    // The whole is that of all years: a paper of some of them tells these alone, and a year told by years elsewhere
    // is told there.
    let whole = years.len() == one.quotas.len() && !is_told_by_years(lens, row, one);
    let total = |key, fact| if whole { count(key, fact, "名") } else { String::new() };
    let (mut quota, mut enrolled) = (total("quota", &one.quota), total("enrolled", &one.enrolled));
    let time = if years.is_empty() { lens.when(row) } else { over(lens, entry, one, row) };
    // Of one year its numbers are the whole.
    if let [(_, places, taken)] = years.as_mut_slice() {
        (quota, enrolled) = (std::mem::take(places), std::mem::take(taken));
        years.clear();
    }
    Trade {
        time,
        documents,
        supporter: lens.local(entry, root.key("supporter"), &one.supporter),
        recipient: lens.local(entry, root.key("recipient"), &one.recipient),
        region: match one.recipient.known().is_some_and(|name| wording::is_region(name.as_str())) {
            true => lens.local(entry, root.key("recipient"), &one.recipient),
            false => lens.side("recipient"),
        },
        schools: lens.locals(entry, root.key("supporter_schools"), &one.supporter_schools),
        partners: lens.locals(entry, root.key("recipient_schools"), &one.recipient_schools),
        approved_by: lens.local(entry, root.key("approved_by"), &one.approved_by),
        quota,
        enrolled,
        years,
        majors: lens.locals(entry, root.key("majors"), &one.majors),
        experts: count("experts", &one.experts, "名"),
        trainees: count("trainees", &one.trainees, "名"),
        aided: count("aided", &one.aided, "名"),
        aid: tracker.fact(entry, root.key("aid"), &one.aid),
        outcomes: lens.sentences(entry, root.key("outcomes"), &one.outcomes),
    }
}

/// The places of each year that belongs to the paper.
fn quotas(lens: &Lens<'_>, entry: usize, one: &Vocational) -> Vec<(String, String, String)> {
    let told = one.quotas.iter().enumerate().filter(|(_, quota)| lens.has(&quota.year));
    let each = told.map(|(i, quota)| {
        let at = Path::root().key("quotas").index(i);
        let count = |key, fact| lens.tracker.fact(entry, at.key(key), &classed(fact, "名"));
        let year = lens.tracker.fact(entry, at.key("year"), &quota.year);
        (year, count("count", &quota.count), count("enrolled", &quota.enrolled))
    });
    each.collect()
}

/// The time of a cooperation told year by year: its own where it holds these years, else from the first to the last.
fn over(lens: &Lens<'_>, entry: usize, one: &Vocational, row: &Row<'_>) -> String {
    let told = one.quotas.iter().enumerate().filter(|(_, quota)| lens.has(&quota.year));
    let years: Vec<(usize, u16)> =
        told.filter_map(|(i, quota)| Some((i, quota.year.known()?.start_year()?))).collect();
    let (Some((i, first)), Some((j, last))) = (years.first(), years.last()) else { return lens.when(row) };
    let holds = row.time.is_some_and(|time| {
        let from = time.first.is_none_or(|day| day.year() <= *first);
        from && time.last.is_none_or(|day| *last <= day.year())
    });
    if holds && years.len() == one.quotas.len() {
        return lens.when(row);
    }
    let term = |i: usize, year: u16| {
        Term::of(entry, Path::root().key("quotas").index(i).key("year"), format!("{year}年"))
    };
    match first == last {
        true => lens.tracker.told(format!("{first}年"), vec![term(*i, *first)]),
        false => lens.tracker.told(format!("{first}年至{last}年"), vec![term(*i, *first), term(*j, *last)]),
    }
}

/// Whether another record of the same two tells the places of this record's year among its years.
fn is_told_by_years(lens: &Lens<'_>, row: &Row<'_>, one: &Vocational) -> bool {
    let year = one.period.known().filter(|time| one.quotas.is_empty() && time.kind() == PeriodKind::Year);
    let told = |other: &Vocational| {
        let both = (&other.supporter, &other.recipient) == (&one.supporter, &one.recipient);
        both && other.quotas.iter().any(|quota| quota.year.known() == year)
    };
    let counted = !(one.quota.is_absent() && one.enrolled.is_absent());
    let elsewhere = year.is_some()
        && counted
        && lens.rows.iter().any(|row| matches!(row.record, Record::Vocational(other) if told(other)));
    if elsewhere {
        let key = if one.quota.is_absent() { "enrolled" } else { "quota" };
        let message = say!(
            "这一年的招生数已由另一条的“历年名额”写出，文稿里只写那一处",
            "the places of this year are told by `quotas` of another record, and only there"
        );
        let hint = say!("核对两处的数，只留一处", "check both, and keep one");
        lens.remark((row.entry, &Path::root().key(key)), Code::PaperRecord, message, hint);
    }
    elsewhere
}
