//! Growth: what a number is said to have been is what the year before told.

use std::collections::BTreeMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Exchange, ExchangeForm, Growth, Participant, Record};
use crate::value::{Approx, Count, Period, Text};
use crate::yaml::Path;

/// One exchange of a year.
type Held<'l> = (u16, usize, &'l Exchange);

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut forms: BTreeMap<String, Vec<Held<'_>>> = BTreeMap::new();
    for (entry, record) in survey.records() {
        if let Record::Exchange(exchange) = record
            && let (Some(year), Some(form)) = (survey.year(entry), exchange.form.known())
        {
            forms.entry(form.to_string()).or_default().push((year, entry, exchange));
        }
    }
    let mut found = Vec::new();
    for held in forms.values_mut() {
        held.sort_by_key(|(year, entry, _)| (*year, *entry));
        for (own, entry, exchange) in held.iter() {
            for (i, growth) in exchange.growth.iter().enumerate() {
                let year = growth.period.known().and_then(Period::start_year).unwrap_or(*own);
                let Some((other, before)) = earlier(held, year).filter(|(other, _)| other != entry) else {
                    continue;
                };
                if let Some((at, count)) = differs(growth, before) {
                    let path = Path::root().key("growth").index(i).key("before");
                    found.push(finding(survey, (*entry, path), growth, (other, at, count)));
                }
            }
        }
    }
    found.truncate(most);
    found
}

/// The only exchange of the last year before one; where there were several, none is meant.
fn earlier<'l>(held: &[Held<'l>], year: u16) -> Option<(usize, &'l Exchange)> {
    let before = held.get(..held.partition_point(|(one, ..)| *one < year))?;
    let (last, entry, exchange) = before.last()?;
    let several = before.iter().rev().nth(1).is_some_and(|(other, ..)| other == last);
    (!several).then_some((*entry, *exchange))
}

/// What an exchange tells of a number that another says differently: where, and how many.
fn differs(growth: &Growth, earlier: &Exchange) -> Option<(Path, Count)> {
    let before = exact(&growth.before)?;
    let told = same_growth(growth, earlier).or_else(|| heads(growth.label.known()?.as_str(), earlier))?;
    (before.value() != told.1.value()).then_some(told)
}

/// The number the earlier exchange says it grew to.
fn same_growth(growth: &Growth, earlier: &Exchange) -> Option<(Path, Count)> {
    let label = growth.label.known()?;
    let at = earlier.growth.iter().position(|one| one.label.known() == Some(label))?;
    let now = exact(&earlier.growth.get(at)?.now)?;
    Some((Path::root().key("growth").index(at).key("now"), now))
}

/// Those who came, where the label says whom it counts.
fn heads(label: &str, earlier: &Exchange) -> Option<(Path, Count)> {
    let behind = label.contains("留守儿童");
    let students = ["学生", "营员", "参营", "参加研学"].iter().any(|word| label.contains(word));
    let kind = |kind: &Fact<Participant>| match kind.known() {
        Some(Participant::LeftBehind) => behind,
        Some(Participant::Student) => students && !behind,
        _ => false,
    };
    let mut groups = earlier.participants.iter().enumerate().filter(|(_, group)| kind(&group.kind));
    let (at, group) = groups.next()?;
    // Groups of two places may have a quota each; a camp of a day trip's form is another thing.
    let alone = groups.next().is_none() && earlier.form.known() != Some(&ExchangeForm::HandInHand);
    let count = exact(&group.count).filter(|_| alone)?;
    Some((Path::root().key("participants").index(at).key("count"), count))
}

fn exact(count: &Fact<Count>) -> Option<Count> {
    count.known().copied().filter(|count| count.approx() == Approx::Exact)
}

fn finding(
    survey: &Survey<'_>,
    (entry, path): (usize, Path),
    growth: &Growth,
    (other, at, count): (usize, Path, Count),
) -> Across {
    let there = survey.told(other, &at);
    let label = growth.label.known().map_or("", Text::as_str);
    let before = growth.before.known().map(ToString::to_string).unwrap_or_default();
    let message = say!(
        "{label}原有写的是{before}，而上一次写的是{count}（{there}）",
        "{label} was {before} before, but {count} was told then ({there})"
    );
    let hint = say!("核对两处的数", "check both numbers");
    Across::at(entry, Finding::warning(&path, Code::GrowthBefore, message, hint))
}
