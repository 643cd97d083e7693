//! Rules over several fields or records, one file per family.
//!
//! A record states its claims; the families judge them. What is doubtful is a warning; a rule would rather
//! miss a fault than raise a false alarm. Facts that are blank or faulty make no claim, so no rule fires on
//! what failed already.

mod across;
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
mod twice;
mod wording;

use crate::fact::Fact;
use crate::ledger::Ledger;
use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity};
use crate::record::{Claim, Claims, Record, Stated};
use crate::source::{Source, Span};
use crate::yaml::{Enclosure, FieldInfo, Node, Path, locate};
pub(crate) use across::across;
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

    fn into_problem(self, place: Place, path: String) -> Problem {
        let Self { code, severity, message, hint, .. } = self;
        Problem { code, severity, place: Some(place), path, field: String::new(), message, hint }
    }
}

/// One family of rules over claims.
type Family = fn(&Claims<'_>, usize) -> Vec<Finding>;

/// Every family of rules over claims: one line per file.
const FAMILIES: [Family; 10] = [
    shape::check,
    dates::check,
    counts::check,
    money::check,
    persons::check,
    organisations::check,
    aided::check,
    privacy::check,
    regions::declared,
    twice::check,
];

/// Applies every rule to the head of a ledger.
pub(crate) fn head(ledger: &Ledger, terms: &Terms, most: usize) -> Vec<Problem> {
    let head = ledger.head();
    let (node, source) = ledger.head_node();
    let mut claims = Claims::new(Enclosure::File);
    head.state(&Path::root(), &Fact::Absent, &mut claims);
    let neutral = claims.iter().any(|claim| matches!(claim, Claim::Neutral(true)));
    let mut problems = wording::check(node, source, neutral, most);
    problems.extend(terms::check(&claims, node, source, terms, most));
    let findings = FAMILIES.iter().flat_map(|family| family(&claims, most));
    problems.extend(findings.map(|finding| {
        let (place, path) = ledger.head_place(&finding.path);
        finding.into_problem(place, path)
    }));
    problems
}

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

/// One record and the text it was read from.
pub(crate) struct Subject<'c> {
    pub(crate) record: &'c Record,
    pub(crate) around: Enclosure,
    /// Whether the text is told from neither side; as the record says itself if nothing is given.
    pub(crate) neutral: Option<bool>,
    pub(crate) node: &'c Node,
    pub(crate) source: &'c Source,
    pub(crate) fields: &'c dyn Fn() -> Vec<FieldInfo>,
    /// What was refused already: there, no rule fires.
    pub(crate) failed: &'c Problems,
}

/// Applies every rule to one record and to the text it was read from. Each family stops at `most`: a hopeless
/// file costs no more than a bad one.
pub(crate) fn check(subject: &Subject<'_>, terms: &Terms, most: usize) -> Vec<Problem> {
    let Subject { node, source, failed, .. } = *subject;
    let claims = subject.record.claims(subject.around);
    let told = || claims.iter().any(|claim| matches!(claim, Claim::Neutral(true)));
    let neutral = subject.neutral.unwrap_or_else(told);
    let mut problems = wording::check(node, source, neutral, most);
    problems.extend(terms::check(&claims, node, source, terms, most));
    problems.extend(regions::check(&claims, node, source, most));
    problems.retain(|problem| !failed.iter().any(|fault| covers(fault, problem)));
    let findings: Vec<Finding> = FAMILIES.iter().flat_map(|family| family(&claims, most)).collect();
    if findings.is_empty() {
        return problems;
    }
    let fields = (subject.fields)();
    problems.extend(findings.into_iter().map(|finding| {
        let (span, path) = locate(node, &fields, &finding.path);
        finding.into_problem(Place { source: source.clone(), span }, path)
    }));
    problems
}
