//! When a record happened, whatever its kind.

use crate::fact::Fact;
use crate::record::Record;
use crate::value::{Date, DateRange, Period, PeriodKind};
use crate::yaml::Path;

/// When something happened, with the field that says so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Time {
    /// The first day it can mean, where known.
    pub(crate) first: Option<Date>,
    /// The last day it can mean, where known.
    pub(crate) last: Option<Date>,
    /// Where it is said.
    pub(crate) path: Path,
}

impl Time {
    /// The year it is told under: the one it begins in, else the one it ends in.
    pub(crate) fn year(&self) -> Option<u16> {
        self.first.or(self.last).map(Date::year)
    }

    pub(crate) fn of_days(dates: &Fact<DateRange>, path: Path) -> Option<Self> {
        let dates = dates.known()?;
        Some(Self { first: Some(dates.start()), last: Some(dates.end()), path })
    }

    pub(crate) fn of_period(period: &Fact<Period>, path: Path) -> Option<Self> {
        let period = period.known()?;
        Some(Self { first: period.first_day(), last: period.last_day(), path })
    }
}

/// When a record happened: its days, else its period; nothing where neither is known.
pub(crate) fn time(record: &Record) -> Option<Time> {
    let (dates, period) = record.when();
    let root = Path::root();
    Time::of_days(dates, root.key("dates")).or_else(|| Time::of_period(period, root.key("period")))
}

/// The years a record covers as its period says them, where they are several: 2021年至2023年, 2021年以来.
pub(crate) fn years(record: &Record) -> Option<&Period> {
    let (dates, period) = record.when();
    let period = period.known().filter(|_| dates.known().is_none())?;
    matches!(period.kind(), PeriodKind::Years | PeriodKind::Since).then_some(period)
}

/// Whether a time is one in which something goes on from its beginning.
pub(crate) fn is_begun(time: &Period) -> bool {
    let said = time.to_string();
    matches!(time.kind(), PeriodKind::Days | PeriodKind::SchoolYear) || said.ends_with(['季', '期'])
}
