//! Regions declared in the head: no record tells one of them under another it does not lie in.

use super::survey::Survey;
use crate::check::regions;
use crate::fact::Fact;
use crate::problem::Problem;
use crate::record::{Claim, Claims, Record, Stated};
use crate::yaml::{Enclosure, Path};

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Problem> {
    let mut head = Claims::new(Enclosure::File);
    survey.ledger.head().state(&Path::root(), &Fact::Absent, &mut head);
    let mut problems = Vec::new();
    if !head.iter().any(|claim| matches!(claim, Claim::Region(..))) {
        return problems;
    }
    for entry in survey.ledger.entries() {
        // What declares regions of its own is held against those.
        let own = matches!(entry.record(), Record::Pairing(pairing) if !pairing.regions.is_empty());
        if own || problems.len() >= most {
            continue;
        }
        let (node, source) = entry.node();
        let mut found = regions::check(&head, node, source, most);
        for problem in &mut found {
            problem.path = entry.written(&problem.path);
        }
        problems.extend(found);
    }
    problems.truncate(most);
    problems
}
