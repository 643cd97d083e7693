//! Told twice: one record in two places, one gift in two records, one visit in two.

use std::collections::HashMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::fact::Fact;
use crate::ledger::{Gift, unspaced};
use crate::problem::{Code, say, shown};
use crate::record::{Record, Visit};
use crate::value::{Date, Text};
use crate::yaml::Path;

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let copies = survey.copies.iter().enumerate().filter_map(|(at, first)| Some((at, (*first)?)));
    let mut found: Vec<Across> = copies.map(|(at, first)| copy(survey, at, first)).take(most).collect();
    let told = survey.gifts.iter().filter(|gift| survey.copies.get(gift.entry).is_none_or(Option::is_none));
    let twins = told.filter_map(|gift| Some((gift, survey.gifts.get(gift.twin?)?)));
    found.extend(twins.map(|(gift, twin)| twice(survey, gift, twin)).take(most));
    found.extend(visits(survey, most));
    found.truncate(most);
    found
}

fn copy(survey: &Survey<'_>, entry: usize, first: usize) -> Across {
    let other = survey.told(first, &Path::root());
    let message = say!("和 {other} 的记录完全一样", "the same record as at {other}");
    let hint =
        say!("删去一处；确实是两件事，就写明日期等不同之处", "delete one, or say what tells them apart");
    Across::at(entry, Finding::error(&Path::root(), Code::RecordTwice, message, hint))
}

fn twice(survey: &Survey<'_>, gift: &Gift<'_>, twin: &Gift<'_>) -> Across {
    let (donor, money) = (shown(gift.donors.first().copied().unwrap_or_default()), gift.money);
    let other = survey.told(twin.entry, &twin.path);
    let yearly = twin.rate.is_some() && gift.rate.is_none();
    let message = match yearly {
        true => say!(
            "{donor}的{money}像是 {other} 每年资助里的一年，两处只计一次",
            "{money} of {donor} looks like one year of {other}; it is counted once"
        ),
        false => say!(
            "{donor}的{money}像是和 {other} 同一笔，两处只计一次",
            "{money} of {donor} looks like the gift at {other}; it is counted once"
        ),
    };
    let own = gift.donors.iter().find(|own| !twin.donors.contains(own));
    let other = twin.donors.iter().find(|other| own.is_some_and(|own| unspaced(own) == unspaced(other)));
    let hint = match own.zip(other) {
        // Elsewhere they would stand as two donors.
        Some((own, other)) => say!(
            "同一笔就删去一处；捐赠方写成了“{own}”和“{other}”，统一成一种，名称里不留空格",
            "delete one of the two; the donor is written `{own}` and `{other}`: use one name without blanks"
        ),
        None => say!(
            "同一笔就删去一处；不是同一笔，就把日期写到天，或写明各自的名称",
            "delete one of the two; if they are two gifts, give their days or their names"
        ),
    };
    Across::at(gift.entry, Finding::warning(&gift.path, Code::GiftTwice, message, hint))
}

/// By which a visit is known: its days, who came, where to.
type Trip<'l> = (Date, Date, &'l str, Vec<&'l str>);

/// Visits of one body to one place on the same days, told in other words.
fn visits(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut seen: HashMap<Trip<'_>, (usize, &Visit)> = HashMap::new();
    let mut found = Vec::new();
    for (entry, record) in survey.records() {
        let Record::Visit(visit) = record else { continue };
        let (Some(days), Some(origin)) = (visit.dates.known(), visit.delegation.origin.known()) else {
            continue;
        };
        let mut places: Vec<&str> =
            visit.destination.iter().filter_map(Fact::known).map(Text::as_str).collect();
        places.sort_unstable();
        let trip = (days.start(), days.end(), origin.as_str(), places);
        let Some((first, other)) = seen.get(&trip) else {
            seen.insert(trip, (entry, visit.as_ref()));
            continue;
        };
        let leaders = [visit.as_ref(), other]
            .map(|one| one.delegation.leader.as_ref().and_then(|one| one.name.known()));
        if matches!(leaders, [Some(one), Some(two)] if one != two) || found.len() >= most {
            continue;
        }
        let at = Path::root().key("dates");
        let there = survey.told(*first, &at);
        found.push(Across::at(
            entry,
            Finding::warning(
                &at,
                Code::VisitTwice,
                say!("像是和 {there} 同一次来访", "it looks like the visit at {there}"),
                say!(
                    "同一次就并成一条；是两次，就写明各自的领队或日期",
                    "if it is one visit, make it one record; if not, give the leaders or the days of both"
                ),
            ),
        ));
    }
    found
}
