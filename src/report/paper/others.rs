//! Vocational schools, goods bought, prizes and figures, as a summary tells them.

use serde::Serialize;

use super::figures::Term;
use super::scope::{doubled, spans};
use super::students::TOLD;
use super::sum::{Purse, Sum};
use super::teachers::classed;
use super::view::{Lens, Row, by_key};
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Award, Consumption, Mechanism, Record, Statistic, Vocational, Winner};
use crate::report::wording;
use crate::value::{Count, PeriodKind};
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
