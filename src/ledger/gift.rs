//! Gifts of money, wherever a ledger tells them: as records, inside visits, at ceremonies; each counted once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Ledger;
use super::time::{Time, time};
use crate::fact::Fact;
use crate::record::{Ceremony, Donation, Funding, Record};
use crate::value::{Approx, Count, Money, Text};
use crate::yaml::Path;

/// One gift of money.
#[derive(Debug, Clone)]
pub(crate) struct Gift<'l> {
    /// The record that tells it.
    pub(crate) entry: usize,
    /// Where its amount is said.
    pub(crate) path: Path,
    /// What it is called, where it has a name.
    pub(crate) name: Option<&'l str>,
    /// Who gives; none where it is not said.
    pub(crate) donors: Vec<&'l str>,
    /// Who receives.
    pub(crate) recipient: Option<&'l str>,
    /// How much in all.
    pub(crate) money: Money,
    /// What it was computed from, where it was not said: the facts with their places.
    pub(crate) factors: Vec<(Path, String)>,
    /// The sum of each year, where it was given for several.
    pub(crate) rate: Option<Money>,
    /// When.
    pub(crate) time: Option<Time>,
    /// The earlier gift of the list that it repeats, if it does: then it is not counted.
    pub(crate) twin: Option<usize>,
}

/// Every gift of money in a ledger; those told twice know it.
pub(crate) fn gifts(ledger: &Ledger) -> Vec<Gift<'_>> {
    let mut found = Vec::new();
    for (entry, one) in ledger.entries().iter().enumerate() {
        let when = time(one.record());
        match one.record() {
            Record::Funding(funding) => found.extend(of_funding(entry, &Path::root(), funding, when)),
            Record::Visit(visit) => {
                for (i, funding) in visit.fundings.iter().enumerate() {
                    let at = Path::root().key("fundings").index(i);
                    found.extend(of_funding(entry, &at, funding, when));
                }
            }
            _ => {}
        }
        for (i, ceremony) in ceremonies(one.record()).iter().enumerate() {
            let at = Path::root().key("ceremonies").index(i).key("donations");
            let given = ceremony.donations.iter().enumerate();
            found.extend(given.filter_map(|(j, gift)| of_donation(entry, at.index(j), gift, when)));
        }
    }
    name_in_full(ledger, &mut found);
    pair(&mut found);
    found
}

/// The ceremonies at which a record may tell a gift; that of a funding hands over what the funding tells.
pub(crate) fn ceremonies(record: &Record) -> &[Ceremony] {
    match record {
        Record::Visit(record) => &record.ceremonies,
        Record::Training(record) => &record.ceremonies,
        Record::Placement(record) => &record.ceremonies,
        Record::Exchange(record) => &record.ceremonies,
        Record::Pairing(record) => &record.ceremonies,
        Record::Dispatch(record) => &record.ceremonies,
        Record::LessonDelivery(record) => &record.ceremonies,
        Record::Vocational(record) => &record.ceremonies,
        Record::Consumption(record) => &record.ceremonies,
        _ => &[],
    }
}

/// Donors and recipients under the full names that the head declares for their short ones.
fn name_in_full<'l>(ledger: &'l Ledger, gifts: &mut [Gift<'l>]) {
    let mut full: BTreeMap<&str, &'l str> = BTreeMap::new();
    for organisation in &ledger.head().organisations {
        if let Some(name) = organisation.name.known() {
            full.extend(
                organisation
                    .short
                    .iter()
                    .filter_map(Fact::known)
                    .map(|short| (short.as_str(), name.as_str())),
            );
        }
    }
    for gift in gifts {
        for name in gift.donors.iter_mut().chain(&mut gift.recipient) {
            *name = full.get(*name).copied().unwrap_or(name);
        }
    }
}

/// What a funding gives in money: its amount; else years times rate, occasions, or what its beneficiaries get.
fn of_funding<'l>(entry: usize, at: &Path, funding: &'l Funding, when: Option<Time>) -> Option<Gift<'l>> {
    let own = Time::of_days(&funding.dates, at.key("dates"));
    let own = own.or_else(|| Time::of_period(&funding.period, at.key("period")));
    let rate = funding.yearly.as_ref().and_then(|yearly| yearly.rate.known().copied());
    let (path, money, factors) = amount(at, funding)?;
    Some(Gift {
        entry,
        path,
        name: funding.name.known().map(Text::as_str),
        donors: funding.donors.iter().filter_map(Fact::known).map(Text::as_str).collect(),
        recipient: funding.recipient.known().map(Text::as_str),
        money,
        factors,
        rate,
        time: own.or(when),
        twin: None,
    })
}

/// An amount, where it stands, and the facts it was computed from.
type Amount = (Path, Money, Vec<(Path, String)>);

fn amount(at: &Path, funding: &Funding) -> Option<Amount> {
    if let Some(money) = funding.amount.known() {
        return Some((at.key("amount"), *money, Vec::new()));
    }
    if let Some(yearly) = &funding.yearly {
        let at = at.key("yearly");
        let (rate, years) = (yearly.rate.known()?, yearly.years.known()?);
        let money = times(rate, &[*years])?;
        let factors = vec![(at.key("rate"), rate.to_string()), (at.key("years"), years.to_string())];
        return Some((at.key("rate"), money, factors));
    }
    if !funding.occasions.is_empty() {
        let at = at.key("occasions");
        let each =
            funding.occasions.iter().enumerate().map(|(i, one)| (at.index(i).key("amount"), &one.amount));
        return added(at, each);
    }
    let at = at.key("beneficiaries");
    if !funding.beneficiaries.is_empty() {
        let each =
            funding.beneficiaries.iter().enumerate().map(|(i, one)| (at.index(i).key("total"), &one.total));
        return added(at, each);
    }
    None
}

fn added<'f>(at: Path, each: impl Iterator<Item = (Path, &'f Fact<Money>)>) -> Option<Amount> {
    let mut sum: Option<Money> = None;
    let mut factors = Vec::new();
    for (path, money) in each {
        let money = money.known()?;
        sum = Some(sum.map_or(Some(*money), |sum| sum.checked_add(money))?);
        factors.push((path, money.to_string()));
    }
    Some((at, sum?, factors))
}

/// A rate times counts; nothing where any of them is approximate.
fn times(rate: &Money, counts: &[Count]) -> Option<Money> {
    let exact = rate.approx() == Approx::Exact && counts.iter().all(|count| count.approx() == Approx::Exact);
    let mut fen = Some(rate.fen()).filter(|_| exact)?;
    for count in counts {
        fen = fen.checked_mul(i128::from(count.value()))?;
    }
    Some(Money::from_fen(fen).ok()?.in_unit(rate.unit()))
}

fn of_donation(entry: usize, at: Path, donation: &Donation, when: Option<Time>) -> Option<Gift<'_>> {
    Some(Gift {
        entry,
        path: at.key("amount"),
        name: None,
        donors: donation.donor.known().map(Text::as_str).into_iter().collect(),
        recipient: donation.recipient.known().map(Text::as_str),
        money: *donation.amount.known()?,
        factors: Vec::new(),
        rate: None,
        time: when,
        twin: None,
    })
}

/// A name without blanks: with them it is the same.
pub(crate) fn unspaced(name: &str) -> Cow<'_, str> {
    match name.contains(char::is_whitespace) {
        true => Cow::Owned(name.split_whitespace().collect()),
        false => Cow::Borrowed(name),
    }
}

/// Finds gifts that are told twice: the same donor gives the same recipient the same sum at times that meet, or
/// one year's share of a gift over several years is told by itself.
fn pair(gifts: &mut [Gift<'_>]) {
    let mut places: BTreeMap<(i128, Cow<'_, str>), Vec<usize>> = BTreeMap::new();
    for (at, gift) in gifts.iter().enumerate() {
        let sums = [Some(gift.money.fen()), gift.rate.map(|rate| rate.fen())];
        let mut sums: Vec<i128> = sums.into_iter().flatten().collect();
        sums.dedup();
        for donor in gift.donors.iter().copied() {
            for sum in &sums {
                places.entry((*sum, unspaced(donor))).or_default().push(at);
            }
        }
    }
    for same in places.into_values() {
        // The whole before its yearly parts, so that the whole is what is counted.
        let mut same = same;
        same.sort_by_key(|at| (gifts.get(*at).is_some_and(|gift| gift.rate.is_none()), *at));
        // Those that are counted, and whether another telling of them was found already: a third is a gift of its own.
        let mut counted: Vec<(usize, bool)> = Vec::new();
        for one in same {
            if gifts.get(one).is_some_and(|gift| gift.twin.is_some()) {
                continue;
            }
            let near = counted.iter_mut().rev().take(COMPARED);
            let found = near.filter(|(_, told)| !told).find(|(other, _)| alike(gifts, *other, one));
            match found {
                Some((other, told)) => {
                    let other = *other;
                    let yearly = gifts.get(other).is_some_and(|gift| gift.rate.is_some());
                    *told = !yearly;
                    if let Some(gift) = gifts.get_mut(one) {
                        gift.twin = Some(other);
                    }
                }
                None => counted.push((one, false)),
            }
        }
    }
}

/// Gifts of one donor and sum that are compared with one another, at most.
const COMPARED: usize = 512;

/// Whether a body lies in a region that is told by itself: 青禾县 for 青禾县教育局, not 第一小学 for its 分校.
fn holds(region: &str, body: &str) -> bool {
    region.ends_with(['省', '市', '州', '县', '区', '旗', '镇', '乡']) && body.starts_with(region)
}

fn alike(gifts: &[Gift<'_>], one: usize, other: usize) -> bool {
    let (Some(a), Some(b)) = (gifts.get(one), gifts.get(other)) else { return false };
    let recipients = match (a.recipient, b.recipient) {
        (Some(a), Some(b)) => {
            let (a, b) = (unspaced(a), unspaced(b));
            a == b || holds(&a, &b) || holds(&b, &a)
        }
        _ => true,
    };
    // 每年50万元 for two years and for three are two gifts, though one year of the one is like one of the other.
    let sums = a.money.fen() == b.money.fen() || a.rate.is_none() != b.rate.is_none();
    let named = matches!((a.name, b.name), (Some(a), Some(b)) if a != b);
    one != other && sums && recipients && !named && meet(a.time, b.time)
}

/// Whether two times may be one; where both are told to the day, days a week apart may be the gift and its report.
fn meet(one: Option<Time>, other: Option<Time>) -> bool {
    let span = |time: Option<Time>| {
        let time = time?;
        Some((time.first.or(time.last)?, time.last.or(time.first)?))
    };
    let (Some((a, b)), Some((c, d))) = (span(one), span(other)) else { return false };
    let short = a.days_until(b) < MONTH && c.days_until(d) < MONTH;
    let slack = if short { NEAR } else { 0 };
    b.days_until(c) <= slack && d.days_until(a) <= slack
}

/// Days between a gift and a second telling of it.
const NEAR: i64 = 7;
/// Days up to which a time counts as told to the day.
const MONTH: i64 = 31;
