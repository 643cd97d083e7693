//! Rules over several fields or records, one file per family.
//!
//! A record states its claims; the families judge them. What is doubtful is a warning; a rule would rather
//! miss a fault than raise a false alarm. Facts that are blank or faulty make no claim, so no rule fires on
//! what failed already.

mod aided;
mod counts;
mod dates;
mod money;
mod organisations;
mod persons;
mod privacy;
mod regions;
mod shape;
mod terms;
mod wording;

use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity};
use crate::record::{Claim, Claims, Record};
use crate::source::{Source, Span};
use crate::yaml::{FieldInfo, Node, Path, locate};
pub use terms::Terms;

/// What a rule found: the field by its path, and the rest of a problem.
pub(crate) struct Finding {
    path: Path,
    code: Code,
    severity: Severity,
    message: Bilingual,
    hint: Bilingual,
}

impl Finding {
    fn error(path: &Path, code: Code, message: Bilingual, hint: Bilingual) -> Self {
        Self { path: *path, code, severity: Severity::Error, message, hint }
    }

    fn warning(path: &Path, code: Code, message: Bilingual, hint: Bilingual) -> Self {
        Self { path: *path, code, severity: Severity::Warning, message, hint }
    }
}

/// One family of rules over claims.
type Family = fn(&Claims<'_>, usize) -> Vec<Finding>;

/// Every family of rules over claims: one line per file.
const FAMILIES: [Family; 9] = [
    shape::check,
    dates::check,
    counts::check,
    money::check,
    persons::check,
    organisations::check,
    aided::check,
    privacy::check,
    regions::declared,
];

/// The place of some bytes of a text: exact where the text stands in the file as it is, else the whole of it.
fn inside(node: &Node, source: &Source, text: &str, at: std::ops::Range<usize>) -> Span {
    let raw = source.text().get(node.span.start..node.span.end);
    if raw == Some(text) {
        Span::new(node.span.start + at.start, node.span.start + at.end)
    } else {
        node.span
    }
}

/// Whether a text was refused already where a rule found something.
fn covers(fault: &Problem, found: &Problem) -> bool {
    let (Some(fault), Some(found)) = (&fault.place, &found.place) else { return false };
    fault.span.start <= found.span.start && found.span.end <= fault.span.end
}

/// Applies every rule to one record and to the text it was read from; on what `failed` already, none fires.
/// Each family stops at `most`: a hopeless file costs no more than a bad one.
pub(crate) fn check(
    record: &Record,
    node: &Node,
    source: &Source,
    fields: impl Fn() -> Vec<FieldInfo>,
    terms: &Terms,
    failed: &Problems,
    most: usize,
) -> Vec<Problem> {
    let claims = record.claims();
    let neutral = claims.iter().any(|claim| matches!(claim, Claim::Neutral(true)));
    let mut problems = wording::check(node, source, neutral, most);
    problems.extend(terms::check(&claims, node, source, terms, most));
    problems.extend(regions::check(&claims, node, source, most));
    problems.retain(|problem| !failed.iter().any(|fault| covers(fault, problem)));
    let findings: Vec<Finding> = FAMILIES.iter().flat_map(|family| family(&claims, most)).collect();
    if findings.is_empty() {
        return problems;
    }
    let fields = fields();
    problems.extend(findings.into_iter().map(|finding| {
        let (span, path) = locate(node, &fields, &finding.path);
        let place = Some(Place { source: source.clone(), span });
        let Finding { code, severity, message, hint, .. } = finding;
        Problem { code, severity, place, path, field: String::new(), message, hint }
    }));
    problems
}
