//! Rules over the records of a ledger: what each of them says may be right, and yet not go together.
//!
//! A [`Survey`] gathers what several families ask of every record, so that each record is looked through once; the
//! families compare what lies near in a sorted or keyed list, never every record with every other.

mod agreements;
mod amounts;
mod awards;
mod batches;
mod cohorts;
mod cumulative;
mod frame;
mod growth;
mod names;
mod pairs;
mod parts;
mod persons;
mod places;
mod posts;
mod quotas;
mod regions;
mod series;
mod sides;
mod survey;
mod titles;
mod twice;

use std::collections::HashMap;

use super::Finding;
use crate::ledger::Ledger;
use crate::problem::Problem;
use crate::record::Kind;
use crate::yaml::FieldInfo;
use survey::Survey;

/// What a rule found, in which record; in the head if in none.
struct Across {
    entry: Option<usize>,
    finding: Finding,
}

/// One family of rules over a ledger.
type Family = fn(&Survey<'_>, usize) -> Vec<Across>;

/// Every family: one line per file.
const FAMILIES: [Family; 16] = [
    twice::check,
    frame::check,
    cumulative::check,
    growth::check,
    series::check,
    names::check,
    persons::check,
    posts::check,
    cohorts::check,
    quotas::check,
    places::check,
    batches::check,
    awards::check,
    agreements::check,
    pairs::check,
    titles::check,
];

/// Applies every rule that goes over several records. Each family stops at `most`.
pub(crate) fn across(ledger: &Ledger, most: usize) -> Vec<Problem> {
    let survey = Survey::of(ledger);
    let mut described: HashMap<&'static str, Vec<FieldInfo>> = HashMap::new();
    let found = FAMILIES.iter().flat_map(|family| family(&survey, most));
    let problem = |Across { entry, finding }: Across| {
        let (place, path) = match entry.and_then(|at| ledger.entries().get(at)) {
            Some(entry) => {
                let kind = entry.record().kind();
                let fields = described
                    .entry(kind)
                    .or_insert_with(|| Kind::named(kind).map_or(Vec::new(), Kind::fields));
                entry.place(fields, &finding.path)
            }
            None => ledger.head_place(&finding.path),
        };
        finding.into_problem(place, path)
    };
    let mut problems: Vec<Problem> = found.map(problem).collect();
    problems.extend(regions::check(&survey, most));
    problems
}

impl Across {
    fn at(entry: usize, finding: Finding) -> Self {
        Self { entry: Some(entry), finding }
    }
}
