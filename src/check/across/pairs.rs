//! Schools paired over records: each pair once, each school with one partner unless several share one.

use std::collections::HashMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::problem::{Code, say};
use crate::record::{Pairing, Record};
use crate::value::{Count, DateRange};
use crate::yaml::Path;

/// Where a school is paired: the record, the place, the partner, and whether partners may be shared there.
type Told<'l> = (usize, Path, &'l str, bool);

/// The days of a pairing, and how many schools each side has in it.
type Numbers = (DateRange, [Option<Count>; 2]);

/// Every school that was paired so far, on one side and on the other.
#[derive(Default)]
struct Paired<'l> {
    pairs: HashMap<(&'l str, &'l str), (usize, Path)>,
    schools: [HashMap<&'l str, Told<'l>>; 2],
    /// Pairings told by their days and numbers; whether their pairs are listed.
    days: HashMap<Numbers, (usize, Path, bool)>,
}

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut paired = Paired::default();
    let mut found = Vec::new();
    let root = Path::root();
    for (entry, record) in survey.records() {
        if found.len() >= most {
            break;
        }
        match record {
            Record::Pairing(pairing) => paired.take(survey, (entry, &root), pairing, &mut found),
            Record::Visit(visit) => {
                for (i, pairing) in visit.pairings.iter().enumerate() {
                    paired.take(survey, (entry, &root.key("pairings").index(i)), pairing, &mut found);
                }
            }
            _ => {}
        }
    }
    found.truncate(most);
    found
}

impl<'l> Paired<'l> {
    fn take(
        &mut self,
        survey: &Survey<'_>,
        (entry, at): (usize, &Path),
        pairing: &'l Pairing,
        found: &mut Vec<Across>,
    ) {
        self.same_day(survey, (entry, at), pairing, found);
        let many = pairing.many.known().is_some_and(|many| many.get());
        for (i, pair) in pairing.pairs.iter().enumerate() {
            let (Some(one), Some(other)) = (pair.supporter.known(), pair.recipient.known()) else { continue };
            let (one, other) = (one.as_str(), other.as_str());
            let at = at.key("pairs").index(i);
            if let Some((there, place)) = self.pairs.get(&(one, other)) {
                found.push(twice((entry, at), (one, other), &survey.told(*there, place)));
                continue;
            }
            self.pairs.insert((one, other), (entry, at));
            let sides = [("recipient", other, one), ("supporter", one, other)];
            for ((side, school, partner), known) in sides.into_iter().zip(&mut self.schools) {
                let (there, place, before, shared) =
                    *known.entry(school).or_insert((entry, at.key(side), partner, many));
                if before != partner && !many && !shared {
                    let place = survey.told(there, &place);
                    found.push(second((entry, at.key(side)), school, (before, partner, &place)));
                    break;
                }
            }
        }
    }
}

impl Paired<'_> {
    /// A pairing of the same days with the same numbers of schools: told with a visit, and once more as its own record.
    /// Where both list their pairs, these tell whether it is the same.
    fn same_day(
        &mut self,
        survey: &Survey<'_>,
        (entry, at): (usize, &Path),
        pairing: &Pairing,
        found: &mut Vec<Across>,
    ) {
        let sizes = [&pairing.supporters, &pairing.recipients].map(|size| size.known().copied());
        let (Some(days), true) = (pairing.dates.known(), sizes.iter().any(Option::is_some)) else { return };
        let listed = !pairing.pairs.is_empty();
        match self.days.get(&(*days, sizes)) {
            Some((there, place, before)) if !(listed && *before) => {
                let there = survey.told(*there, place);
                let message = say!("像是和 {there} 同一次结对", "it looks like the pairing at {there}");
                let hint = say!(
                    "同一次就删去一处；是两次，就列出各自的结对名单",
                    "delete one of the two; if they are two, list the pairs of both"
                );
                found.push(Across::at(entry, Finding::warning(at, Code::PairTwice, message, hint)));
            }
            Some(_) => {}
            None => {
                self.days.insert((*days, sizes), (entry, *at, listed));
            }
        }
    }
}

fn twice((entry, at): (usize, Path), (one, other): (&str, &str), there: &str) -> Across {
    let message =
        say!("{one}和{other}在 {there} 已经结对", "{one} and {other} are paired at {there} already");
    let hint = say!("同一次结对就删去一处", "delete one of the two if it is one pairing");
    Across::at(entry, Finding::warning(&at, Code::PairTwice, message, hint))
}

fn second((entry, at): (usize, Path), school: &str, (before, partner, there): (&str, &str, &str)) -> Across {
    let message = say!(
        "{school}在 {there} 和{before}结对，这里和{partner}",
        "{school} is paired with {before} at {there}, here with {partner}"
    );
    let hint = say!(
        "核对学校名称；确实有几个结对学校的，写“多对一: 是”",
        "check the names; if it has several partners, set `many`"
    );
    Across::at(entry, Finding::warning(&at, Code::PairPartners, message, hint))
}
