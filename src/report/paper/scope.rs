//! Which records belong to the paper of a period.

use super::view::Row;
use crate::ledger::{Time, is_begun, years};
use crate::record::{Placement, Record};
use crate::value::{Date, Period, PeriodKind};

/// How a time lies to the period of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// It belongs there.
    Inside,
    /// It belongs to another paper.
    Outside,
    /// It may belong there or not: a year beside a half of it, a time that is not known.
    Unsure,
}

/// Whether a record belongs to the paper of a period: to the one it begins in, so that no year tells it twice. One
/// that counts over several years belongs only where all of them lie in the period; placements are told year by
/// year. What is only known to a year or a month may lie in any part of it.
pub(super) fn scope(record: &Record, time: Option<&Time>, period: &Period) -> Scope {
    if let Record::Placement(placement) = record
        && !placement.stints.is_empty()
    {
        return match years_of(placement).any(|(_, year)| covers(period, year) != Scope::Outside) {
            true => Scope::Inside,
            false => Scope::Outside,
        };
    }
    match (years(record), record.when(), time) {
        (Some(years), ..) => covers(period, years),
        (None, (dates, told), Some(time)) => match told.known().filter(|_| dates.known().is_none()) {
            Some(told) => covers(period, told),
            None => begins(period, time.first.or(time.last)),
        },
        (None, _, None) => Scope::Unsure,
    }
}

/// The years of a placement that tells several.
pub(super) fn years_of(placement: &Placement) -> impl Iterator<Item = (usize, &Period)> {
    let years = placement.stints.iter().enumerate();
    years.filter_map(|(i, stint)| Some((i, stint.year.known()?)))
}

/// Whether a record counts over several years at once.
pub(super) fn spans(row: &Row<'_>) -> bool {
    years(row.record).is_some()
}

/// The first record over several years whose time another record shares: what it counts may be told there too.
pub(super) fn doubled<'r>(rows: impl Iterator<Item = &'r Row<'r>>) -> Option<usize> {
    let rows: Vec<&Row<'_>> = rows.collect();
    // Rows stand in the order of their first days.
    let mut reach: Option<(Option<Date>, &Row<'_>)> = None;
    for row in rows {
        let Some(first) = row.time.and_then(|time| time.first) else { continue };
        let last = row.time.and_then(|time| time.last);
        let shared = reach.filter(|(until, _)| until.is_none_or(|until| first <= until));
        if let Some((_, before)) = shared.filter(|(_, before)| spans(before) || spans(row)) {
            return Some(if spans(row) { row.entry } else { before.entry });
        }
        let further =
            reach.is_none_or(|(until, _)| until.is_some_and(|until| last.is_none_or(|last| last > until)));
        if further {
            reach = Some((last, row));
        }
    }
    None
}

/// Whether a period holds a day.
fn holds(period: &Period, day: Date) -> bool {
    period.first_day().is_none_or(|from| from <= day) && period.last_day().is_none_or(|to| day <= to)
}

/// By the day something begins on.
fn begins(period: &Period, day: Option<Date>) -> Scope {
    match day {
        None => Scope::Unsure,
        Some(day) if holds(period, day) => Scope::Inside,
        Some(_) => Scope::Outside,
    }
}

/// Whether a time of the ledger ends before a period begins, or begins after it ends.
pub(super) fn is_beyond(period: &Period, first: Option<Date>, last: Option<Date>) -> bool {
    let early = last.zip(period.first_day()).is_some_and(|(last, from)| last < from);
    early || first.zip(period.last_day()).is_some_and(|(first, to)| first > to)
}

/// How a time lies to a period. Semesters and seasons belong where they begin, as days do; of a year or a month only
/// its whole is known, so it must lie inside, unless the period is of whole years, which no such time cuts.
pub(super) fn covers(period: &Period, time: &Period) -> Scope {
    let (first, last) = (time.first_day(), time.last_day());
    if first.is_none() && last.is_none() {
        return Scope::Unsure;
    }
    let several = matches!(time.kind(), PeriodKind::Years | PeriodKind::Since);
    if !several && (is_whole_years(period) || is_begun(time)) {
        return begins(period, first.or(last));
    }
    match (first, last) {
        (Some(first), Some(last)) if holds(period, first) && holds(period, last) => Scope::Inside,
        _ if is_beyond(period, first, last) => Scope::Outside,
        _ => Scope::Unsure,
    }
}

/// Whether a period begins and ends with a year.
fn is_whole_years(period: &Period) -> bool {
    let first = period.first_day().is_none_or(|day| (day.month(), day.day()) == (1, 1));
    first && period.last_day().is_none_or(|day| (day.month(), day.day()) == (12, 31))
}
