//! Goods bought, prizes and figures, as a summary tells them.

use serde::Serialize;

use super::figures::Term;
use super::scope::{doubled, spans};
use super::students::TOLD;
use super::sum::{Purse, Sum};
use super::teachers::classed;
use super::view::{Lens, Row, by_key};
use crate::fact::Fact;
use crate::record::{Award, Consumption, Mechanism, Record, Statistic, Winner};
use crate::report::wording;
use crate::value::Count;
use crate::yaml::Path;

/// Goods bought in one year.
#[derive(Debug, Serialize)]
pub(super) struct Buying {
    year: String,
    buyers: String,
    origin: String,
    products: String,
    amount: String,
    grew: bool,
}

/// Goods bought, year by year.
#[derive(Debug, Serialize)]
pub(super) struct Buyings {
    lines: Vec<Buying>,
    total: String,
}

/// Every purchase.
pub(super) fn buyings(lens: &Lens<'_>) -> Option<Buyings> {
    let rows = lens.rows.iter().filter_map(|row| match row.record {
        Record::Consumption(consumption) => Some(((row.year(), spans(row)), (row, &**consumption))),
        _ => None,
    });
    let mut all = Purse::default();
    let mut lines = Vec::new();
    let mut before: Option<Purse> = None;
    let rows: Vec<_> = rows.collect();
    let doubled = doubled(rows.iter().map(|(_, (row, _))| *row));
    for (_, rows) in by_key(rows) {
        let purse = bought(&rows);
        lines.push(buying(lens, &rows, &purse, before.as_ref()));
        all.join(&purse);
        before = Some(purse);
    }
    let total = lens.unless_doubled(doubled, || if lines.len() > 1 { all.told(lens) } else { String::new() });
    (!lines.is_empty()).then_some(Buyings { lines, total })
}

/// What was bought: the amount of each record, or its items added up.
fn bought(rows: &[(&Row<'_>, &Consumption)]) -> Purse {
    let root = Path::root();
    let mut purse = Purse::default();
    for (row, one) in rows {
        match one.amount.known() {
            Some(money) => purse.add(row.entry, root.key("amount"), *money),
            None if one.purchases.is_empty() => purse.lack(row.entry, root.key("amount")),
            None => {
                for (i, item) in one.purchases.iter().enumerate() {
                    let at = root.key("purchases").index(i).key("amount");
                    match item.amount.known() {
                        Some(money) => purse.add(row.entry, at, *money),
                        None => purse.lack(row.entry, at),
                    }
                }
            }
        }
    }
    purse
}

fn buying(
    lens: &Lens<'_>,
    rows: &[(&Row<'_>, &Consumption)],
    purse: &Purse,
    before: Option<&Purse>,
) -> Buying {
    let root = Path::root();
    let buyers = rows.iter().flat_map(|(row, one)| {
        one.buyers.iter().enumerate().map(|(i, name)| (row.entry, root.key("buyers").index(i), name))
    });
    let products = rows.iter().flat_map(|(row, one)| {
        one.products.iter().enumerate().map(|(i, name)| (row.entry, root.key("products").index(i), name))
    });
    let mut sorts: Vec<String> =
        rows.iter().flat_map(|(_, one)| &one.products).map(ToString::to_string).collect();
    sorts.sort();
    sorts.dedup();
    let alike = rows.iter().all(|(_, one)| rows.first().is_some_and(|(_, first)| first.origin == one.origin));
    Buying {
        year: rows.first().map(|(row, _)| lens.when(row)).unwrap_or_default(),
        buyers: lens.names(buyers),
        origin: match rows.first().filter(|_| alike) {
            Some((row, one)) => lens.local(row.entry, root.key("origin"), &one.origin),
            None => lens.side("recipient"),
        },
        // Of many sorts none is named: they are 农产品.
        products: if sorts.len() > 3 { String::new() } else { lens.names(products) },
        amount: purse.told(lens),
        grew: before.is_some_and(|before| purse.grew_from(before)),
    }
}

/// A prize of one record.
#[derive(Debug, Serialize)]
pub(super) struct Prize {
    year: String,
    schools: String,
    /// 学生 or 教师; empty for schools.
    who: String,
    count: String,
    competition: String,
    level: String,
    grade: String,
    project: String,
    /// Several prizes of one competition: count, who, level and grade.
    prizes: Vec<(String, String, String)>,
}

/// Prizes, or how many there were.
#[derive(Debug, Serialize)]
pub(super) struct Prizes {
    items: Vec<Prize>,
    number: String,
}

/// Every award.
pub(super) fn prizes(lens: &Lens<'_>) -> Option<Prizes> {
    let found: Vec<(&Row<'_>, &Award)> = lens
        .rows
        .iter()
        .filter_map(|row| match row.record {
            Record::Award(award) => Some((row, &**award)),
            _ => None,
        })
        .collect();
    let many = found.len() > TOLD;
    let terms = found.iter().map(|(row, _)| Term::of(row.entry, Path::root(), "1项")).collect();
    (!found.is_empty()).then(|| Prizes {
        items: found
            .iter()
            .take(if many { 0 } else { TOLD })
            .map(|(row, one)| prize(lens, row, one))
            .collect(),
        number: if many { lens.number(found.len(), "项", "获奖", terms) } else { String::new() },
    })
}

fn prize(lens: &Lens<'_>, row: &Row<'_>, one: &Award) -> Prize {
    let (root, tracker, entry) = (Path::root(), &lens.tracker, row.entry);
    let who = match one.winner.known() {
        Some(Winner::School) | None => String::new(),
        Some(_) => tracker.fact(entry, root.key("winner"), &one.winner),
    };
    let usual = if who.is_empty() { "所" } else { "名" };
    let count = counted(lens, entry, &one.count, one.names.len(), usual);
    let prizes = one.prizes.iter().enumerate().map(|(i, prize)| {
        let at = root.key("prizes").index(i);
        let level = match prize.level.is_absent() {
            true => tracker.fact(entry, root.key("level"), &one.level),
            false => tracker.fact(entry, at.key("level"), &prize.level),
        };
        let count = tracker.fact(entry, at.key("count"), &classed(&prize.count, usual));
        (count, level, tracker.fact(entry, at.key("grade"), &prize.grade))
    });
    let prizes: Vec<_> = prizes.collect();
    Prize {
        year: lens.year(row),
        schools: lens.locals(entry, root.key("schools"), &one.schools),
        who,
        count,
        competition: tracker.fact(entry, root.key("competition"), &one.competition),
        level: if prizes.is_empty() {
            tracker.fact(entry, root.key("level"), &one.level)
        } else {
            String::new()
        },
        grade: tracker.fact(entry, root.key("grade"), &one.grade),
        project: tracker.fact(entry, root.key("project"), &one.project),
        prizes,
    }
}

/// A head count as given, or that of the names.
fn counted(lens: &Lens<'_>, entry: usize, count: &Fact<Count>, named: usize, usual: &str) -> String {
    let root = Path::root();
    if !count.is_absent() || named == 0 {
        return lens.tracker.fact(entry, root.key("count"), &classed(count, usual));
    }
    let terms = (0..named).map(|i| Term::of(entry, root.key("names").index(i), "1名"));
    lens.number(named, usual, "列出的姓名", terms.collect())
}

/// One figure given by itself.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    time: String,
    subject: String,
    cumulative: bool,
    label: String,
    value: String,
    detail: String,
}

/// Figures given by themselves.
pub(super) fn statistics(lens: &Lens<'_>) -> Option<Vec<Told>> {
    let found: Vec<Told> = lens
        .rows
        .iter()
        .filter_map(|row| match row.record {
            Record::Statistic(statistic) => Some(statistic_view(lens, row.entry, statistic)),
            _ => None,
        })
        .take(TOLD)
        .collect();
    (!found.is_empty()).then_some(found)
}

fn statistic_view(lens: &Lens<'_>, entry: usize, one: &Statistic) -> Told {
    let (root, tracker) = (Path::root(), &lens.tracker);
    let times = [("until", &one.until), ("since", &one.since), ("period", &one.period)];
    let time = times.into_iter().find(|(_, time)| !time.is_absent());
    Told {
        time: time.map(|(key, time)| tracker.fact(entry, root.key(key), time)).unwrap_or_default(),
        subject: lens.local(entry, root.key("subject"), &one.subject),
        cumulative: one.cumulative.known().is_some_and(|flag| flag.get()),
        label: tracker.fact(entry, root.key("label"), &one.label),
        value: tracker.fact(entry, root.key("value"), &one.value),
        detail: tracker
            .worded(entry, root.key("detail"), &one.detail, |text| wording::stem(text.as_str()).to_owned()),
    }
}

/// A standing arrangement of both sides.
#[derive(Debug, Serialize)]
pub(super) struct Arrangement {
    name: String,
    document: String,
    recurrence: String,
    meetings: String,
    pub(super) visits: String,
}

/// Every arrangement by name; of several records of one, numbers are added up.
pub(super) fn arrangements(lens: &Lens<'_>) -> Vec<Arrangement> {
    let root = Path::root();
    let rows = lens.rows.iter().filter_map(|row| match row.record {
        Record::Mechanism(mechanism) => Some((mechanism.name.to_string(), (row, &**mechanism))),
        _ => None,
    });
    let one = |(_, rows): (String, Vec<(&Row<'_>, &Mechanism)>)| {
        let (mut meetings, mut visits) = (Sum::default(), Sum::default());
        for (row, one) in &rows {
            meetings.add(row.entry, root.key("meetings"), &one.meetings, "次");
            visits.add(row.entry, root.key("visits"), &one.visits, "次");
        }
        let (row, last) = rows.last()?;
        let entry = row.entry;
        Some(Arrangement {
            name: lens.tracker.fact(entry, root.key("name"), &last.name),
            document: lens
                .tracker
                .worded(entry, root.key("document"), &last.document, |title| wording::titled(title.as_str())),
            recurrence: lens.tracker.fact(entry, root.key("recurrence"), &last.recurrence),
            meetings: meetings.told(lens),
            visits: visits.told(lens),
        })
    };
    by_key(rows).into_iter().filter_map(one).take(TOLD).collect()
}
