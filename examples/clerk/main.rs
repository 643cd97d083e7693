//! `clerk`: the clerks' program. It makes skeletons of records, checks records and writes documents.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arguments;
mod batch;
mod check;
mod convert;
mod explain;
mod fill;
mod input;
mod language;
mod ledger;
mod list;
mod make;
mod name;
mod new;
mod output;
mod paper;
mod parallel;
mod pattern;
mod plan;
mod progress;
mod scan;
mod stale;
mod table;
mod tale;
mod theme;
mod typed;
mod word;

use std::process::ExitCode;

use arguments::Command;

/// How a command ended; the worst of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Done; nothing is wrong, or there are warnings only.
    Fine,
    /// The data have faults or blanks.
    Faulty,
    /// The command was used wrongly, or a file cannot be read or written.
    Refused,
}

fn main() -> ExitCode {
    let arguments = match arguments::read(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(outcome) => return outcome.max(output::outcome()).into(),
    };
    let outcome = match arguments.command {
        Command::List => list::run(),
        Command::New(new) => new::run(&new),
        Command::Check(check) => check::run(&check),
        Command::Make(make) => make::run(&make),
        Command::Explain(explain) => explain::run(&explain),
        Command::Scan(scan) => scan::run(&scan),
        Command::Fill(fill) => fill::run(&fill),
        Command::Convert(convert) => convert::run(&convert),
    };
    outcome.max(output::outcome()).into()
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::from(0),
            Outcome::Faulty => Self::from(1),
            Outcome::Refused => Self::from(2),
        }
    }
}
