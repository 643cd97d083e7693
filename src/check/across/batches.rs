//! Batches and sessions numbered over records: each number once, later ones later.

use std::collections::BTreeMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::ledger::Time;
use crate::problem::{Code, say};
use crate::record::{Dispatch, ForumSeries, Record};
use crate::value::{Date, Ordinal, Text};
use crate::yaml::Path;

/// One batch or session.
struct Numbered {
    entry: usize,
    path: Path,
    ordinal: Ordinal,
    first: Date,
    last: Date,
    /// How many were sent, where it is told.
    count: Option<u64>,
}

/// What is numbered together: teachers sent in one form under one programme, or a forum by its name.
type Series<'l> = (&'static str, String, &'l str);

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut series: BTreeMap<Series<'_>, Vec<Numbered>> = BTreeMap::new();
    for (entry, record) in survey.records() {
        let time = survey.time(entry);
        match record {
            Record::Dispatch(dispatch) => {
                let programme = dispatch.programme.known().map_or("", Text::as_str);
                let form = dispatch.form.known().map(ToString::to_string).unwrap_or_default();
                let all = series.entry(("支教", form, programme)).or_default();
                all.extend(batches(entry, dispatch, time));
            }
            Record::ForumSeries(forum) => {
                let name = forum.name.known().map_or("", Text::as_str);
                series.entry(("论坛", String::new(), name)).or_default().extend(sessions(entry, forum));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for all in series.values_mut() {
        all.sort_by_key(|one| (one.ordinal.number(), one.entry));
        // The latest first day of any lower number.
        let mut latest: Option<&Numbered> = None;
        let mut before: Option<&Numbered> = None;
        for one in all.iter() {
            let same = before.filter(|before| before.ordinal.number() == one.ordinal.number());
            let finding = match same {
                Some(other) => again(survey, one, other),
                None => latest.and_then(|latest| earlier(survey, one, latest)),
            };
            found.extend(finding.filter(|_| found.len() < most));
            before = same.or(Some(one));
            latest = latest.filter(|latest| latest.first >= one.first).or(Some(one));
        }
    }
    found
}

fn batches<'l>(
    entry: usize,
    dispatch: &'l Dispatch,
    time: Option<&'l Time>,
) -> impl Iterator<Item = Numbered> + use<'l> {
    dispatch.batches.iter().enumerate().filter_map(move |(i, batch)| {
        let path = Path::root().key("batches").index(i).key("ordinal");
        let own = Time::of_period(&batch.period, path);
        // Of several batches without times of their own, only the whole is dated.
        let time = own.or(time.copied().filter(|_| dispatch.batches.len() == 1))?;
        let count = batch.count.known().map(|count| count.value());
        Some(Numbered {
            entry,
            path,
            ordinal: *batch.ordinal.known()?,
            first: time.first?,
            last: time.last?,
            count,
        })
    })
}

fn sessions(entry: usize, forum: &ForumSeries) -> impl Iterator<Item = Numbered> {
    forum.sessions.iter().enumerate().filter_map(move |(i, session)| {
        let path = Path::root().key("sessions").index(i).key("ordinal");
        let time = Time::of_period(&session.date, path)?;
        let ordinal = *session.ordinal.known()?;
        Some(Numbered { entry, path, ordinal, first: time.first?, last: time.last?, count: None })
    })
}

/// One number at two times, or with two counts: told again it would be the same.
fn again(survey: &Survey<'_>, one: &Numbered, other: &Numbered) -> Option<Across> {
    let apart = one.first > other.last || other.first > one.last;
    let counts = matches!((one.count, other.count), (Some(one), Some(other)) if one != other);
    (one.entry != other.entry && (apart || counts)).then(|| {
        let (ordinal, there) = (one.ordinal, survey.told(other.entry, &other.path));
        let message = say!(
            "{ordinal}在 {there} 已经有了，时间或人数不同",
            "{ordinal} stands at {there} already, with another time or number"
        );
        let hint =
            say!("核对次第；是两批就改正其中一个", "check the ordinal; if they are two, correct one of them");
        Across::at(one.entry, Finding::warning(&one.path, Code::OrdinalTwice, message, hint))
    })
}

/// A higher number that ended before a lower one began.
fn earlier(survey: &Survey<'_>, one: &Numbered, latest: &Numbered) -> Option<Across> {
    (one.entry != latest.entry && one.last < latest.first).then(|| {
        let (ordinal, lower) = (one.ordinal, latest.ordinal);
        let there = survey.told(latest.entry, &latest.path);
        let message = say!("{ordinal}比{lower}（{there}）还早", "{ordinal} lies before {lower} ({there})");
        let hint = say!("核对次第和时间", "check the ordinals and the times");
        Across::at(one.entry, Finding::warning(&one.path, Code::OrdinalOrder, message, hint))
    })
}
