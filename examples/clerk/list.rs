//! `clerk list`: the kinds of records.

use jianbao::{KINDS, Lang};

use crate::language::lang;
use crate::{Outcome, output};

/// Prints one line for each kind, its English identifier first.
pub(crate) fn run() -> Outcome {
    let width = KINDS.iter().map(|kind| kind.name.len()).max().unwrap_or(0);
    for kind in KINDS {
        let (name, about) = (kind.name, kind.about.get(lang()));
        output::print(&match lang() {
            Lang::Zh => format!("{name:width$}  {}：{about}\n", kind.zh),
            Lang::En => format!("{name:width$}  {about}\n"),
        });
    }
    Outcome::Fine
}
