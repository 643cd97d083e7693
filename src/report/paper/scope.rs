//! Which records belong to the paper of a period.

use super::view::Row;
use crate::ledger::{Time, years};
use crate::record::Record;
use crate::value::{Date, Period, PeriodKind};

/// Whether a record belongs to the paper of a period: to the one it begins in, so that no year tells it twice. One
/// that counts over several years belongs only where all of them lie in the period; placements are told year by
/// year.
pub(super) fn belongs(record: &Record, time: Option<&Time>, period: &Period) -> bool {
    if let Record::Placement(placement) = record
        && !placement.stints.is_empty()
    {
        return placement
            .stints
            .iter()
            .filter_map(|stint| stint.year.known())
            .any(|year| covers(period, year));
    }
    match (years(record), time) {
        (Some(years), _) => covers(period, years),
        (None, Some(time)) => time.first.or(time.last).is_some_and(|day| holds(period, day)),
        (None, None) => false,
    }
}

/// Whether a record counts over several years at once.
pub(super) fn spans(row: &Row<'_>) -> bool {
    years(row.record).is_some()
}

/// Whether a period holds a day.
fn holds(period: &Period, day: Date) -> bool {
    period.first_day().is_none_or(|from| from <= day) && period.last_day().is_none_or(|to| day <= to)
}

/// Whether a period holds what a time of one year begins with, or all of several years.
pub(super) fn covers(period: &Period, time: &Period) -> bool {
    let several = matches!(time.kind(), PeriodKind::Years | PeriodKind::Since);
    let last = if several { time.last_day() } else { time.first_day() };
    time.first_day().is_some_and(|day| holds(period, day)) && last.is_some_and(|day| holds(period, day))
}
