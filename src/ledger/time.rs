//! When a record happened, whatever its kind.

use crate::fact::Fact;
use crate::record::Record;
use crate::value::{Date, DateRange, Period};
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

    /// Whether it lies in a period, if only in part.
    pub(crate) fn meets(&self, period: &Period) -> bool {
        let (first, last) = (self.first.or(self.last), self.last.or(self.first));
        let (Some(first), Some(last)) = (first, last) else { return false };
        period.first_day().is_none_or(|from| from <= last) && period.last_day().is_none_or(|to| first <= to)
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
    let (none, none_days) = (Fact::Absent, Fact::Absent);
    let (dates, period): (&Fact<DateRange>, &Fact<Period>) = match record {
        Record::Visit(visit) => (&visit.dates, &none),
        Record::Training(training) => (&training.dates, &training.period),
        Record::Placement(placement) => (&placement.dates, &placement.period),
        Record::Funding(funding) => (&funding.dates, &funding.period),
        Record::Exchange(exchange) => (&exchange.dates, &exchange.period),
        Record::Pairing(pairing) => (&pairing.dates, &none),
        Record::Dispatch(dispatch) => (&dispatch.dates, &dispatch.period),
        Record::LessonDelivery(delivery) => (&delivery.dates, &delivery.period),
        Record::ForumSeries(series) => (&series.dates, &series.period),
        Record::Award(award) => (&award.dates, &award.period),
        Record::Consumption(consumption) => (&consumption.dates, &consumption.period),
        Record::Appointment(appointment) => (&appointment.dates, &appointment.period),
        Record::Mechanism(mechanism) => (&mechanism.dates, &mechanism.period),
        Record::Statistic(statistic) => {
            (&none_days, if statistic.period.is_absent() { &statistic.since } else { &statistic.period })
        }
        Record::Vocational(vocational) => (&vocational.dates, &vocational.period),
    };
    let root = Path::root();
    Time::of_days(dates, root.key("dates")).or_else(|| Time::of_period(period, root.key("period")))
}
