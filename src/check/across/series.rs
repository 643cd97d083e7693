//! What is held again and again: the count so far never falls, and is no less than the ledger lists.

use std::collections::BTreeMap;

use super::Across;
use super::sides::Side;
use super::survey::Survey;
use crate::check::Finding;
use crate::check::counts::exceeds;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{ForumSeries, Mechanism, Record};
use crate::value::{Count, Date, Ordinal, Quantity, Text};
use crate::yaml::Path;

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut found = forums(survey);
    found.truncate(most);
    found.extend(mechanisms(survey));
    found.truncate(most);
    found
}

/// A count with the field that says it.
type Told = (usize, Path, Count);

/// Forums of one name: sessions held so far, in order of time.
fn forums(survey: &Survey<'_>) -> Vec<Across> {
    let mut names: BTreeMap<&str, Vec<(Date, usize, &ForumSeries)>> = BTreeMap::new();
    for (entry, record) in survey.records() {
        if let Record::ForumSeries(forum) = record
            && let Some(name) = forum.name.known()
            && let Some(day) = survey.time(entry).and_then(|time| time.last.or(time.first))
        {
            names.entry(name.as_str()).or_default().push((day, entry, forum));
        }
    }
    let mut found = Vec::new();
    for held in names.values_mut() {
        held.sort_by_key(|(day, entry, _)| (*day, *entry));
        found.extend(attendances(survey, held));
        let mut highest: Option<Told> = None;
        let mut listed: Option<(usize, Path, Ordinal)> = None;
        for (_, entry, forum) in held.iter() {
            let own =
                forum.sessions_held.known().map(|held| (*entry, Path::root().key("sessions_held"), *held));
            if let (Some(own), Some(last)) = (own, listed) {
                found.extend(behind(survey, own, last));
            } else if let (Some(own), Some(before)) = (own, highest) {
                found.extend(fell(survey, own, before));
            }
            highest = own.or(highest);
            listed = last(*entry, forum)
                .filter(|(.., last)| listed.is_none_or(|(.., before)| before.number() < last.number()))
                .or(listed);
        }
    }
    found
}

/// Attendances of all sessions so far, told by records of one forum in order of time.
fn attendances(survey: &Survey<'_>, held: &[(Date, usize, &ForumSeries)]) -> Vec<Across> {
    let mut found = Vec::new();
    let mut before: Option<(Date, Told)> = None;
    for (day, entry, forum) in held {
        let Some(count) = forum.attendance.known() else { continue };
        let own = (*entry, Path::root().key("attendance"), *count);
        found.extend(before.filter(|(then, _)| then < day).and_then(|(_, before)| fell(survey, own, before)));
        before = Some((*day, own));
    }
    found
}

/// The last session a record lists by its ordinal.
fn last(entry: usize, forum: &ForumSeries) -> Option<(usize, Path, Ordinal)> {
    let at = forum.sessions.len().checked_sub(1)?;
    let ordinal = *forum.sessions.get(at)?.ordinal.known()?;
    Some((entry, Path::root().key("sessions").index(at).key("ordinal"), ordinal))
}

/// 第三届 was listed by an earlier record, and a later one counts two.
fn behind(survey: &Survey<'_>, own: Told, (entry, path, last): (usize, Path, Ordinal)) -> Option<Across> {
    let whole = Quantity::Count(own.2);
    let part = Quantity::Count(Count::new(last.number(), own.2.classifier()).ok()?);
    (exceeds(whole, part)).then(|| {
        let (count, other) = (own.2, survey.told(entry, &path));
        let message = say!(
            "写的是{count}，而台账里更早已列到{last}（{other}）",
            "{count} so far, but the ledger lists {last} before ({other})"
        );
        let hint = say!("核对次数，或核对所列各次的时间", "check the count, or the times of those listed");
        Across::at(own.0, Finding::warning(&own.1, Code::SeriesDecrease, message, hint))
    })
}

fn fell(survey: &Survey<'_>, own: Told, before: Told) -> Option<Across> {
    exceeds(Quantity::Count(own.2), Quantity::Count(before.2)).then(|| {
        let (count, then, other) = (own.2, before.2, survey.told(before.0, &before.1));
        let message = say!(
            "写的是{count}，比更早的{then}（{other}）还少",
            "{count} so far, less than {then} told for an earlier time ({other})"
        );
        let hint = say!("次数只增不减，核对两处的数和时间", "such a count never falls; check both");
        Across::at(own.0, Finding::error(&own.1, Code::SeriesDecrease, message, hint))
    })
}

/// A mechanism with the last day it counts.
type Counted<'l> = (Date, usize, &'l Mechanism);

/// Mechanisms of one name that count from the same day on; visits beside those the ledger lists.
fn mechanisms(survey: &Survey<'_>) -> Vec<Across> {
    let mut names: BTreeMap<(&str, Date), Vec<Counted<'_>>> = BTreeMap::new();
    let visits = Visits::of(survey);
    let mut found = Vec::new();
    for (entry, record) in survey.records() {
        if let Record::Mechanism(mechanism) = record
            && let Some((first, last)) = survey.span(entry)
        {
            if let Some(name) = mechanism.name.known() {
                names.entry((name.as_str(), first)).or_default().push((last, entry, mechanism));
            }
            found.extend(visits.beside(survey, (entry, first, last), mechanism));
        }
    }
    for held in names.values_mut() {
        held.sort_by_key(|(last, entry, _)| (*last, *entry));
        for key in ["meetings", "visits"] {
            let mut highest: Option<(Date, Told)> = None;
            for (last, entry, mechanism) in held.iter() {
                let count = if key == "meetings" { &mechanism.meetings } else { &mechanism.visits };
                let Some(count) = count.known() else { continue };
                let own = (*entry, Path::root().key(key), *count);
                let before = highest.filter(|(day, _)| day < last);
                found.extend(before.and_then(|(_, before)| fell(survey, own, before)));
                highest = Some((*last, own));
            }
        }
    }
    found
}

/// Visits of one side as a whole to the other, by day.
struct Visits {
    days: [Vec<(Date, Date, usize)>; 2],
}

impl Visits {
    fn of(survey: &Survey<'_>) -> Self {
        let mut days = [Vec::new(), Vec::new()];
        for (entry, record) in survey.records() {
            let Record::Visit(visit) = record else { continue };
            let Some(origin) = visit.delegation.origin.known().map(Text::as_str) else { continue };
            let (Some(side), Some((first, last))) = (survey.sides.side(origin), survey.span(entry)) else {
                continue;
            };
            // Schools visit each other, and a side travels elsewhere, without its being counted among the visits.
            let there = survey.sides.of_all(&visit.destination).is_some_and(|other| other != side);
            if there
                && survey.sides.is_whole(origin)
                && let Some(list) = days.get_mut(usize::from(side == Side::Recipient))
            {
                list.push((first, last, entry));
            }
        }
        for list in &mut days {
            list.sort_unstable();
        }
        Self { days }
    }

    /// How many visits of a side lie in a time, and the first of them.
    fn within(&self, side: Side, first: Date, last: Date) -> (usize, Option<usize>) {
        let Some(list) = self.days.get(usize::from(side == Side::Recipient)) else { return (0, None) };
        let from = list.partition_point(|(day, ..)| *day < first);
        let to = list.partition_point(|(day, ..)| *day <= last);
        let inside = list.get(from..to).unwrap_or_default();
        // A visit that goes on after the time is not sure to be counted; none lasts longer than a month.
        let late = inside.iter().rev().take(31).filter(|(_, end, _)| *end > last).count();
        (inside.len() - late, inside.first().map(|(.., entry)| *entry))
    }

    /// Visits told by number, in both directions and in each, that are fewer than the ledger lists.
    fn beside(
        &self,
        survey: &Survey<'_>,
        (entry, first, last): (usize, Date, Date),
        mechanism: &Mechanism,
    ) -> Option<Across> {
        let root = Path::root();
        let sides = &survey.sides;
        let whole = |fact: &Fact<Text>| fact.known().is_some_and(|name| sides.is_whole(name.as_str()));
        if !mechanism.parties.iter().all(whole) {
            return None;
        }
        let both = [Side::Supporter, Side::Recipient].map(|side| self.within(side, first, last));
        let all = both.iter().map(|(count, _)| count).sum();
        let one = both.iter().find_map(|(_, entry)| *entry);
        let found = fewer(survey, (entry, root.key("visits")), &mechanism.visits, (all, one));
        let mut directions = mechanism.directions.iter().enumerate().filter_map(|(i, direction)| {
            let at = root.key("directions").index(i).key("count");
            let listed = self.within(sides.of_fact(&direction.from)?, first, last);
            fewer(survey, (entry, at), &direction.count, listed)
        });
        found.or_else(|| directions.next())
    }
}

fn fewer(
    survey: &Survey<'_>,
    (entry, at): (usize, Path),
    count: &Fact<Count>,
    (listed, first): (usize, Option<usize>),
) -> Option<Across> {
    let count = *count.known()?;
    let part = Count::new(listed as u64, count.classifier()).ok()?;
    exceeds(Quantity::Count(count), Quantity::Count(part)).then(|| {
        let other = first.map(|entry| survey.told(entry, &Path::root())).unwrap_or_default();
        let message = say!(
            "互访写的是{count}，而台账里这段时间列出了{listed}次（从 {other} 起）",
            "{count} visits, but the ledger lists {listed} in this time (from {other} on)"
        );
        let hint =
            say!("核对互访次数，或核对所列各次的日期", "check the number, or the days of the visits listed");
        Across::at(entry, Finding::warning(&at, Code::CountListed, message, hint))
    })
}
