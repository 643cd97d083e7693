//! Cumulative figures: no smaller than what they sum, and never smaller later on.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{self, Part, Sum, Wanted};
use super::sides::Side;
use super::survey::Survey;
use super::{Across, amounts};
use crate::check::counts::{Unit, amount, at_least, at_most, exceeds};
use crate::check::{Finding, money};
use crate::fact::Fact;
use crate::ledger::Time;
use crate::problem::{Code, say};
use crate::record::{Background, Consumption, Kind, Record, Statistic};
use crate::value::{Count, Date, Money, Period, PeriodKind, Quantity, Text};
use crate::yaml::Path;

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut found = sums(survey, most);
    found.extend(purchases(survey, most));
    // A figure that is too small for its parts is told once.
    let known: BTreeSet<Option<usize>> = found.iter().map(|one| one.entry).collect();
    found.extend(falls(survey, most).into_iter().filter(|one| !known.contains(&one.entry)));
    found.truncate(most);
    found
}

/// Figures held against all the records they sum, at most: each of them goes through these records.
const SUMMED: usize = 100;

/// Statistics beside the records and figures they say they sum.
fn sums(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let labels = figures(survey);
    let mut found = Vec::new();
    let statistics = survey.records().filter_map(|(entry, record)| match record {
        Record::Statistic(statistic) => {
            let all = statistic.cumulative.known().filter(|all| all.get() && statistic.of.is_empty());
            let plain = all.and_then(|_| plain_kind(survey, statistic.label.known()?.as_str()));
            let summed = !statistic.of.is_empty() || plain.is_some();
            summed.then_some((entry, statistic, plain))
        }
        _ => None,
    });
    for (entry, statistic, plain) in statistics.take(SUMMED) {
        let (Some(value), Some(wanted)) = (statistic.value.known(), wanted(survey, statistic)) else {
            continue;
        };
        let Some((_, whole)) = amount(*value).filter(|_| at_most(*value)) else { continue };
        let (mut total, mut places) = (0, Vec::new());
        let named = statistic.of.iter().filter_map(Fact::known).map(Text::as_str);
        for of in named.chain(plain) {
            let (sum, more) = match Kind::named(of) {
                Some(kind) => parts::told(survey, kind.name, &wanted),
                None => parts::sum(labelled(survey, &labels, of, entry, &wanted), &wanted),
            };
            total += sum;
            places.extend(more);
        }
        if total > whole {
            found.extend(less(survey, (entry, Path::root().key("value")), *value, total, &places));
        }
    }
    found.truncate(most);
    found
}

/// Words by which figures count people that records of a kind tell.
const KINDS: [(&str, &str); 7] = [
    ("支教", "dispatch"),
    ("跟岗", "placement"),
    ("挂职", "placement"),
    ("培训", "training"),
    ("送教", "lesson_delivery"),
    ("夏令营", "exchange"),
    ("研学", "exchange"),
];

/// Words beside these that make such a figure no narrower.
const PLAIN: [&str; 17] = [
    "累计", "先后", "共", "向", "赴", "到", "选派", "派出", "组织", "开展", "参加", "教师", "校长", "干部",
    "人员", "学员", "学生",
];

/// The kind of records a cumulative figure counts that does not say what it sums: nothing unless every word of it is
/// known (向青禾县选派支教教师; not 音乐教师培训, 支教教师家访).
fn plain_kind(survey: &Survey<'_>, label: &str) -> Option<&'static str> {
    let mut told = KINDS.iter().filter(|(word, _)| label.contains(word));
    let (word, kind) = told.next().filter(|_| told.next().is_none())?;
    let regions = [Side::Supporter, Side::Recipient].map(|side| survey.sides.region(side));
    let mut rest = label.replacen(word, "", 1);
    for known in regions.iter().filter(|region| !region.is_empty()).chain(&PLAIN) {
        rest = rest.replace(known, "");
    }
    rest.is_empty().then_some(*kind)
}

/// What a statistic sums: up to the end of the ledger where it does not say up to when.
fn wanted<'l>(survey: &Survey<'_>, statistic: &'l Statistic) -> Option<Wanted<'l>> {
    let (unit, _) = amount(*statistic.value.known()?)?;
    let day = |time: &Fact<Period>, day: fn(&Period) -> Option<Date>| time.known().and_then(day);
    let from = day(&statistic.since, Period::first_day).or(day(&statistic.period, Period::first_day));
    let own = day(&statistic.until, Period::last_day).or(day(&statistic.period, Period::last_day));
    let to = own.or(day(&survey.ledger.head().period, Period::last_day))?;
    let subject = statistic.subject.known().map(Text::as_str);
    Some(Wanted { unit, label: statistic.label.known()?.as_str(), subject, from, to })
}

/// Figures of one time, by label.
fn figures<'l>(survey: &Survey<'l>) -> BTreeMap<&'l str, Vec<(usize, &'l Statistic)>> {
    let mut labels: BTreeMap<&str, Vec<(usize, &Statistic)>> = BTreeMap::new();
    for (entry, record) in survey.records() {
        if let Record::Statistic(statistic) = record
            && let Some(label) = statistic.label.known()
            && !statistic.cumulative.known().is_some_and(|all| all.get())
        {
            labels.entry(label.as_str()).or_default().push((entry, statistic));
        }
    }
    labels
}

fn labelled<'l>(
    survey: &Survey<'l>,
    labels: &BTreeMap<&'l str, Vec<(usize, &'l Statistic)>>,
    label: &str,
    but: usize,
    wanted: &Wanted<'_>,
) -> Vec<Part<'l>> {
    let all = labels.get(label).into_iter().flatten().filter(|(entry, _)| *entry != but);
    let parts = all.filter_map(|(entry, one)| {
        let time = survey.time(*entry)?;
        parts::part(*entry, Path::root().key("value"), *one.value.known()?, (wanted.unit, time), None)
    });
    parts.collect()
}

/// A whole below its parts: of money it is an error; heads may have been counted once where they came twice.
fn less(
    survey: &Survey<'_>,
    (entry, at): (usize, Path),
    whole: Quantity,
    total: i128,
    places: &[(usize, Path)],
) -> Option<Across> {
    let sum = match whole {
        Quantity::Money(whole) => money::told(total, whole)?.to_string(),
        Quantity::Count(whole) => {
            Count::new(u64::try_from(total).ok()?, whole.classifier()).ok()?.to_string()
        }
        _ => return None,
    };
    let shown: Vec<String> =
        places.iter().take(SHOWN).map(|(entry, path)| survey.told(*entry, path)).collect();
    let (shown, more) = (shown.join("、"), if places.len() > SHOWN { "等" } else { "" });
    let message = say!(
        "累计写的是{whole}，而所含各条相加已有{sum}（{shown}{more}）",
        "{whole} in all, but what it sums adds up to {sum} ({shown})"
    );
    let hint = say!("核对累计数，或核对各条的数和时间", "check the total, or the numbers and times it sums");
    let finding = match whole {
        Quantity::Money(_) => Finding::error(&at, Code::CumulativeLess, message, hint),
        _ => Finding::warning(&at, Code::CumulativeLess, message, hint),
    };
    Some(Across::at(entry, finding))
}

/// Places told in one message, at most.
const SHOWN: usize = 4;

/// The buyers, and where the goods come from.
type Trade<'l> = (Vec<&'l str>, &'l str);

/// Purchases by buyers and origin: the cumulative amount beside those of the years.
fn purchases(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut groups: BTreeMap<Trade<'_>, Vec<(usize, &Consumption)>> = BTreeMap::new();
    for (entry, record) in survey.records() {
        if let Record::Consumption(one) = record
            && let Some(key) = trade(one)
        {
            groups.entry(key).or_default().push((entry, one));
        }
    }
    let mut found = Vec::new();
    for group in groups.values() {
        let cumulative =
            group.iter().filter_map(|(entry, one)| Some((*entry, *one, *one.cumulative.known()?)));
        for (entry, one, all) in cumulative.take(SUMMED) {
            found.extend(purchase(survey, group, (entry, one, all)));
        }
    }
    found.truncate(most);
    found
}

/// Who buys from whom.
fn trade(one: &Consumption) -> Option<Trade<'_>> {
    let mut buyers: Vec<&str> = one.buyers.iter().filter_map(Fact::known).map(Text::as_str).collect();
    buyers.sort_unstable();
    Some((buyers, one.origin.known()?.as_str()))
}

fn purchase(
    survey: &Survey<'_>,
    group: &[(usize, &Consumption)],
    (entry, one, all): (usize, &Consumption, Money),
) -> Option<Across> {
    let whole = Quantity::Money(all);
    let (_, fen) = amount(whole).filter(|_| at_most(whole))?;
    let from = one.since.known()?.first_day();
    let to = survey.time(entry)?.last?;
    let wanted = Wanted { unit: Unit::Fen, label: "", subject: None, from, to };
    let parts = group.iter().filter_map(|(entry, one)| {
        let money = Quantity::Money(*one.amount.known()?);
        let by: (Unit, &Time) = (Unit::Fen, survey.time(*entry)?);
        parts::part(*entry, Path::root().key("amount"), money, by, None)
    });
    let parts: Vec<Part<'_>> = parts.collect();
    let since = grown(survey, group, &wanted, &parts);
    let all = parts::sum(parts, &wanted);
    let (total, places) = since.filter(|since| since.0 > all.0).unwrap_or(all);
    if total <= fen {
        return None;
    }
    less(survey, (entry, Path::root().key("cumulative")), whole, total, &places)
}

/// What was told to have been bought up to an earlier day, and what was bought after it: the last such day counts.
fn grown(
    survey: &Survey<'_>,
    group: &[(usize, &Consumption)],
    wanted: &Wanted<'_>,
    parts: &[Part<'_>],
) -> Option<Sum> {
    let told = group.iter().filter_map(|(entry, one)| {
        let (all, from) = (one.cumulative.known()?, one.since.known()?.first_day());
        let day = survey.time(*entry)?.last.filter(|day| *day < wanted.to && from == wanted.from)?;
        let (_, fen) = amount(Quantity::Money(*all)).filter(|_| at_least(Quantity::Money(*all)))?;
        Some((day, *entry, fen))
    });
    let (day, entry, before) = told.max_by_key(|(day, entry, _)| (*day, *entry))?;
    let later = parts.iter().filter(|part| part.first > day).cloned().collect();
    let (sum, mut places) = parts::sum(later, wanted);
    places.insert(0, (entry, Path::root().key("cumulative")));
    // A figure that fell by itself is told as such.
    (sum > 0).then_some((before + sum, places))
}

/// One cumulative figure as it was told at some time.
struct Told {
    entry: usize,
    path: Path,
    /// Up to when it counts.
    until: Date,
    value: Quantity,
    /// Whether the data say that it is cumulative, and from when on.
    sure: bool,
}

/// What makes two cumulative figures the same: what is counted, of whom, from when on, in which unit.
type Series = (String, String, Option<Date>, Unit);

/// Cumulative figures of one label that are smaller later on.
fn falls(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut groups: BTreeMap<Series, Vec<Told>> = BTreeMap::new();
    for (entry, record) in survey.records() {
        match record {
            Record::Statistic(statistic) => {
                if let Some((series, told)) = of_statistic(entry, statistic) {
                    groups.entry(series).or_default().push(told);
                }
            }
            Record::Consumption(one) => {
                if let (Some((series, told)), Some(_)) = (of_purchases(survey, entry, one), trade(one)) {
                    groups.entry(series).or_default().push(told);
                }
            }
            _ => {}
        }
        for (i, background) in record.background().iter().enumerate() {
            if let Some((series, told)) = of_background(survey, (entry, i), record, background) {
                groups.entry(series).or_default().push(told);
            }
        }
    }
    let mut found = Vec::new();
    for group in groups.values_mut() {
        group.sort_by_key(|told| (told.until, told.entry));
        let mut highest: Option<&Told> = None;
        for told in group.iter() {
            let before = highest.filter(|before| before.until < told.until);
            if let Some(before) = before.filter(|before| exceeds(told.value, before.value)) {
                found.push(fall(survey, told, before));
            } else {
                highest = Some(told);
            }
            if found.len() >= most {
                return found;
            }
        }
    }
    found
}

fn fall(survey: &Survey<'_>, told: &Told, before: &Told) -> Across {
    let (now, then) = (told.value, before.value);
    let other = survey.told(before.entry, &before.path);
    let message = say!(
        "累计数是{now}，比更早的{then}（{other}）还少",
        "{now} in all, less than {then} told for an earlier day ({other})"
    );
    let hint = say!("累计数只增不减，核对两处的数和时间", "a cumulative figure never falls; check both");
    let finding = match told.sure && before.sure {
        true => Finding::error(&told.path, Code::CumulativeDecrease, message, hint),
        false => Finding::warning(&told.path, Code::CumulativeDecrease, message, hint),
    };
    Across::at(told.entry, finding)
}

fn of_statistic(entry: usize, one: &Statistic) -> Option<(Series, Told)> {
    one.cumulative.known().filter(|all| all.get())?;
    let value = *one.value.known()?;
    let subject = one.subject.known().map_or("", Text::as_str);
    let since = one.since.known().and_then(Period::first_day);
    let series = (bare(one.label.known()?), subject.to_owned(), since, amount(value)?.0);
    let until = one.until.known().and_then(Period::last_day)?;
    Some((series, Told { entry, path: Path::root().key("value"), until, value, sure: true }))
}

fn of_purchases(survey: &Survey<'_>, entry: usize, one: &Consumption) -> Option<(Series, Told)> {
    let value = Quantity::Money(*one.cumulative.known()?);
    let (buyers, origin) = trade(one)?;
    let series = (buyers.join("、"), origin.to_owned(), one.since.known()?.first_day(), Unit::Fen);
    let until = survey.time(entry)?.last?;
    Some((series, Told { entry, path: Path::root().key("cumulative"), until, value, sure: true }))
}

/// A figure behind an event is cumulative if it says so; it counts up to the event.
///
/// One that does not say of whom is that of those who did what the record tells.
fn of_background(
    survey: &Survey<'_>,
    (entry, index): (usize, usize),
    record: &Record,
    one: &Background,
) -> Option<(Series, Told)> {
    let (label, value) = (one.label.known()?, *one.value.known()?);
    let period = one.period.known();
    let since = period.filter(|period| period.kind() == PeriodKind::Since);
    if since.is_none() && !label.as_str().contains("累计") {
        return None;
    }
    let until = period.filter(|period| period.kind() == PeriodKind::Until).and_then(Period::last_day);
    let until = until.or(survey.time(entry)?.last)?;
    let own = || format!("{}:{}", record.kind(), amounts::actors(record).join("、"));
    let subject = one.subject.known().map_or_else(own, ToString::to_string);
    let led = one.before.known().map_or("", Text::as_str);
    let series =
        (format!("{led}{}", bare(label)), subject, since.and_then(Period::first_day), amount(value)?.0);
    let path = Path::root().key("background").index(index).key("value");
    Some((series, Told { entry, path, until, value, sure: false }))
}

/// A label without the word that makes it cumulative.
fn bare(label: &Text) -> String {
    label.as_str().replace("累计", "")
}
