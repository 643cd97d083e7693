//! What records of several kinds tell in the same fields.

use super::part::{Background, Ceremony};
use super::{Funding, Record};
use crate::fact::Fact;

impl Record {
    /// Asks for donors where none are told: what papers may do without, a release may not.
    pub(crate) fn ask_donors(&mut self) {
        let ask = |funding: &mut Funding| {
            if funding.donors.is_empty() {
                funding.donors.push(Fact::Blank("捐赠方"));
            }
        };
        match self {
            Self::Funding(funding) => ask(funding),
            Self::Visit(visit) => visit.fundings.iter_mut().for_each(ask),
            _ => {}
        }
    }

    /// The figures behind what the record tells.
    pub(crate) fn background(&self) -> &[Background] {
        match self {
            Self::Visit(record) => &record.background,
            Self::Training(record) => &record.background,
            Self::Placement(record) => &record.background,
            Self::Funding(record) => &record.background,
            Self::Exchange(record) => &record.background,
            Self::Pairing(record) => &record.background,
            Self::Dispatch(record) => &record.background,
            Self::LessonDelivery(record) => &record.background,
            Self::ForumSeries(record) => &record.background,
            Self::Vocational(record) => &record.background,
            Self::Award(record) => &record.background,
            Self::Consumption(record) => &record.background,
            Self::Appointment(record) => &record.background,
            Self::Mechanism(record) => &record.background,
            Self::Statistic(_) => &[],
        }
    }

    /// Its ceremonies.
    pub(crate) fn ceremonies(&self) -> &[Ceremony] {
        match self {
            Self::Visit(record) => &record.ceremonies,
            Self::Training(record) => &record.ceremonies,
            Self::Placement(record) => &record.ceremonies,
            Self::Funding(record) => &record.ceremonies,
            Self::Exchange(record) => &record.ceremonies,
            Self::Pairing(record) => &record.ceremonies,
            Self::Dispatch(record) => &record.ceremonies,
            Self::LessonDelivery(record) => &record.ceremonies,
            Self::Vocational(record) => &record.ceremonies,
            Self::Consumption(record) => &record.ceremonies,
            _ => &[],
        }
    }
}
