//! Rules over the records of a ledger: what each of them says may be right, and yet not go together.

mod twice;

use std::collections::HashMap;

use super::Finding;
use crate::ledger::Ledger;
use crate::problem::Problem;
use crate::record::Kind;
use crate::yaml::{FieldInfo, Path};

/// What a rule found, in which record; in the head if in none.
pub(super) struct Across {
    entry: Option<usize>,
    finding: Finding,
}

/// One family of rules over a ledger.
type Family = fn(&Ledger, usize) -> Vec<Across>;

/// Every family: one line per file.
const FAMILIES: [Family; 1] = [twice::check];

/// Applies every rule that goes over several records. Each family stops at `most`.
pub(crate) fn across(ledger: &Ledger, most: usize) -> Vec<Problem> {
    let mut described: HashMap<&'static str, Vec<FieldInfo>> = HashMap::new();
    let found = FAMILIES.iter().flat_map(|family| family(ledger, most));
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
    found.map(problem).collect()
}

impl Across {
    fn at(entry: usize, finding: Finding) -> Self {
        Self { entry: Some(entry), finding }
    }
}

/// A record as messages name it, so that it is found: 台账.yaml:12.
fn told(ledger: &Ledger, entry: usize, path: &Path) -> String {
    let Some(one) = ledger.entries().get(entry) else { return String::new() };
    let fields = Kind::named(one.record().kind()).map_or(Vec::new(), Kind::fields);
    let (place, _) = one.place(&fields, path);
    place.to_string()
}
