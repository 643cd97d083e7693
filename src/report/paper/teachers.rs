//! Forums of heads, lessons delivered and teachers sent, as a summary tells them.

use serde::Serialize;

use super::figures::Term;
use super::students::TOLD;
use super::sum::Sum;
use super::view::{Lens, Row, by_key, joined};
use crate::fact::Fact;
use crate::record::{Dispatch, DispatchForm, ForumSeries, LessonDelivery, Record};
use crate::report::wording;
use crate::value::Count;
use crate::yaml::Path;

/// One series of forums, told from its latest record.
#[derive(Debug, Serialize)]
pub(super) struct Forum {
    name: String,
    hosts: String,
    /// Whether the hosts take turns.
    turns: bool,
    recurrence: String,
    held: String,
    attendance: String,
    outcomes: Vec<String>,
}

/// Forums by name, the latest record of each.
pub(super) fn forums(lens: &Lens<'_>) -> Option<Vec<Forum>> {
    let all = lens.rows.iter().filter_map(|row| match row.record {
        Record::ForumSeries(series) => Some((series.name.to_string(), (row.entry, &**series))),
        _ => None,
    });
    let latest = by_key(all);
    let last = latest.iter().take(TOLD).filter_map(|(_, records)| records.last());
    let told = last.map(|(entry, series)| forum(lens, *entry, series));
    (!latest.is_empty()).then(|| told.collect())
}

fn forum(lens: &Lens<'_>, entry: usize, series: &ForumSeries) -> Forum {
    let (root, tracker) = (Path::root(), &lens.tracker);
    let listed = series.sessions.len();
    let held = match series.sessions_held.is_absent() && listed > 0 {
        false => tracker.fact(entry, root.key("sessions_held"), &classed(&series.sessions_held, "届")),
        true => {
            let terms = (0..listed).map(|i| Term::of(entry, root.key("sessions").index(i), "1届"));
            lens.number(listed, "届", "历届情况", terms.collect())
        }
    };
    Forum {
        name: tracker.worded(entry, root.key("name"), &series.name, |name| wording::quoted(name.as_str())),
        hosts: lens.locals(entry, root.key("hosts"), &series.hosts),
        turns: series.hosts.len() > 1,
        recurrence: tracker.fact(entry, root.key("recurrence"), &series.recurrence),
        held,
        attendance: tracker.fact(entry, root.key("attendance"), &classed(&series.attendance, "人次")),
        outcomes: lens.sentences(entry, root.key("outcomes"), &series.outcomes),
    }
}

/// A count with its usual classifier where the clerk left it out.
pub(super) fn classed(count: &Fact<Count>, usual: &str) -> Fact<Count> {
    match count {
        Fact::Known(count) => Fact::Known(count.or_classifier(usual).unwrap_or(*count)),
        other => other.clone(),
    }
}

/// Lessons delivered by one record.
#[derive(Debug, Serialize)]
pub(super) struct Delivery {
    /// Whether it is that of the item before once more.
    same: bool,
    time: String,
    recurrence: String,
    organisers: String,
    to: String,
    form: String,
    name: String,
    senders: String,
    experts: String,
    times: String,
    attendance: String,
    /// Who attended; empty where it is not said.
    audience: String,
    outcomes: Vec<String>,
}

/// Lessons delivered, and what they come to.
#[derive(Debug, Serialize)]
pub(super) struct Deliveries {
    items: Vec<Delivery>,
    /// All occasions together, where several records tell of them.
    times: String,
    attendance: String,
}

/// Every delivery of lessons.
pub(super) fn deliveries(lens: &Lens<'_>) -> Option<Deliveries> {
    let root = Path::root();
    let found: Vec<(&Row<'_>, &LessonDelivery)> = lens
        .rows
        .iter()
        .filter_map(|row| match row.record {
            Record::LessonDelivery(delivery) => Some((row, &**delivery)),
            _ => None,
        })
        .collect();
    let (mut times, mut attendance) = (Sum::default(), Sum::default());
    for (row, one) in &found {
        times.add_needed(row.entry, root.key("times"), &one.times, "次");
        attendance.add_needed(row.entry, root.key("attendance"), &one.attendance, "人次");
    }
    let many = found.len() > 1;
    let told = |sum: &Sum| if many && sum.len() > 1 { sum.told(lens) } else { String::new() };
    let shown = if found.len() > TOLD { 0 } else { TOLD };
    (!found.is_empty()).then(|| Deliveries {
        items: (0..shown.min(found.len()))
            .filter_map(|at| {
                let (row, one) = found.get(at)?;
                let before = at.checked_sub(1).and_then(|at| found.get(at));
                let alike = |other: &LessonDelivery| {
                    (&other.organisers, &other.to, &other.form, &other.name)
                        == (&one.organisers, &one.to, &one.form, &one.name)
                };
                let same = before.is_some_and(|(_, other)| alike(other));
                Some(Delivery { same, ..delivery(lens, row, one) })
            })
            .collect(),
        times: told(&times),
        attendance: told(&attendance),
    })
}

fn delivery(lens: &Lens<'_>, row: &Row<'_>, one: &LessonDelivery) -> Delivery {
    let (root, tracker, entry) = (Path::root(), &lens.tracker, row.entry);
    let senders = match one.sender_count.is_absent() {
        true => lens.locals(entry, root.key("senders"), &one.senders),
        false => {
            let count = classed(&one.sender_count, "所");
            format!("{}学校", tracker.fact(entry, root.key("sender_count"), &count))
        }
    };
    Delivery {
        same: false,
        time: lens.when(row),
        recurrence: tracker.fact(entry, root.key("recurrence"), &one.recurrence),
        organisers: lens.locals(entry, root.key("organisers"), &one.organisers),
        to: lens.local(entry, root.key("to"), &one.to),
        form: tracker.fact(entry, root.key("form"), &one.form),
        name: tracker.worded(entry, root.key("name"), &one.name, |name| wording::quoted(name.as_str())),
        senders,
        experts: tracker.fact(entry, root.key("experts"), &classed(&one.experts, "名")),
        times: tracker.fact(entry, root.key("times"), &classed(&one.times, "次")),
        attendance: tracker.fact(entry, root.key("attendance"), &classed(&one.attendance, "人次")),
        audience: lens.local(entry, root.key("audience"), &one.audience),
        outcomes: lens.sentences(entry, root.key("outcomes"), &one.outcomes),
    }
}

/// Teachers sent by one record.
#[derive(Debug, Serialize)]
pub(super) struct Sending {
    /// Whether it is that of the item before once more: from and to the same, in one form.
    same: bool,
    time: String,
    from: String,
    to: String,
    /// Whether they went as a team.
    team: bool,
    form: String,
    batches: String,
    total: String,
    hosts: String,
    leaders: Vec<String>,
    outcomes: Vec<String>,
}

/// Teachers sent, and all of them together.
#[derive(Debug, Serialize)]
pub(super) struct Sendings {
    items: Vec<Sending>,
    total: String,
}

/// Every dispatch of teachers.
pub(super) fn dispatches(lens: &Lens<'_>) -> Option<Sendings> {
    let found: Vec<(&Row<'_>, &Dispatch)> = lens
        .rows
        .iter()
        .filter_map(|row| match row.record {
            Record::Dispatch(dispatch) => Some((row, &**dispatch)),
            _ => None,
        })
        .collect();
    let mut sum = Sum::default();
    for (row, one) in &found {
        sum.add_needed(row.entry, Path::root().key("total"), &one.total, "名");
    }
    let shown = if found.len() > TOLD { 0 } else { TOLD };
    (!found.is_empty()).then(|| Sendings {
        items: (0..shown.min(found.len()))
            .filter_map(|at| {
                let (row, one) = found.get(at)?;
                let before = at.checked_sub(1).and_then(|at| found.get(at));
                let alike = |other: &Dispatch| {
                    (&other.from, &other.to, &other.form, &other.hosts)
                        == (&one.from, &one.to, &one.form, &one.hosts)
                };
                let same = before.is_some_and(|(_, other)| alike(other));
                Some(Sending { same, ..sending(lens, row, one) })
            })
            .collect(),
        total: if found.len() > 1 { sum.told(lens) } else { String::new() },
    })
}

fn sending(lens: &Lens<'_>, row: &Row<'_>, one: &Dispatch) -> Sending {
    let (root, tracker, entry) = (Path::root(), &lens.tracker, row.entry);
    let batches = match one.batch_count.is_absent() && one.batches.len() > 1 {
        false => tracker.fact(entry, root.key("batch_count"), &classed(&one.batch_count, "批次")),
        true => {
            let terms = (0..one.batches.len()).map(|i| Term::of(entry, root.key("batches").index(i), "1批"));
            lens.number(one.batches.len(), "批", "各批情况", terms.collect())
        }
    };
    let hosts = match one.host_count.is_absent() {
        true => lens.locals(entry, root.key("hosts"), &one.hosts),
        false => {
            let count = classed(&one.host_count, "所");
            format!("{}学校", tracker.fact(entry, root.key("host_count"), &count))
        }
    };
    let leaders = one
        .leaders
        .iter()
        .enumerate()
        .map(|(i, person)| tracker.fact(entry, root.key("leaders").index(i).key("name"), &person.name));
    Sending {
        same: false,
        time: lens.when(row),
        from: lens.local(entry, root.key("from"), &one.from),
        to: lens.local(entry, root.key("to"), &one.to),
        team: one.form.known() == Some(&DispatchForm::Team),
        form: tracker.fact(entry, root.key("form"), &one.form),
        batches,
        total: tracker.fact(entry, root.key("total"), &classed(&one.total, "名")),
        hosts,
        leaders: vec![joined(&leaders.collect::<Vec<_>>())],
        outcomes: lens.sentences(entry, root.key("outcomes"), &one.outcomes),
    }
}
