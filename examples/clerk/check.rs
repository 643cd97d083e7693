//! `clerk check`: every problem of some data files.

use std::path::{Path, PathBuf};

use jianbao::{Error, ErrorKind, Pipeline, Problem, Problems, Severity, Source, check_pictures};
use serde_json::{Value, json};

use crate::arguments::Check;
use crate::convert;
use crate::input::{Unread, folder_of, read};
use crate::language::{lang, told, tr};
use crate::ledger::{gather, is_ledger, records_alone};
use crate::{Outcome, output};

/// What was found so far.
struct Found {
    outcome: Outcome,
    problems: Problems,
    /// Whether anything could be looked at.
    any: bool,
}

/// Lists the problems of every file and sums them up. A folder is a ledger if any of its files can only belong to one;
/// so are the tables and ledger files named, all of them together.
pub(crate) fn run(check: &Check) -> Outcome {
    let pipeline = match Pipeline::new() {
        Ok(pipeline) => pipeline,
        Err(error) => return broken(&error),
    };
    let mut found = Found { outcome: Outcome::Fine, problems: Problems::new(), any: false };
    let (ledgers, records): (Vec<PathBuf>, Vec<PathBuf>) =
        check.files.iter().cloned().partition(|path| is_ledger(path));
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = ledgers.into_iter().partition(|path| path.is_dir());
    records.iter().for_each(|path| found.record(&pipeline, path));
    for folder in &folders {
        match records_alone(folder) {
            Some(records) => records.iter().for_each(|path| found.record(&pipeline, path)),
            None => found.ledger(&pipeline, std::slice::from_ref(folder)),
        }
    }
    if !files.is_empty() {
        found.ledger(&pipeline, &files);
    }
    let Found { outcome, problems, any } = found;
    if check.json {
        let json = format!("{:#}\n", Value::Array(problems.iter().map(object).collect()));
        output::print(&output::plain_json(&json));
    } else if any {
        output::print(&report(&problems));
    }
    outcome.max(judge(&problems))
}

impl Found {
    fn record(&mut self, pipeline: &Pipeline, path: &Path) {
        match read(path) {
            Ok(source) => {
                let with_template = convert::problems(&source, folder_of(path));
                if let Some(Err(Unread::File(reason))) = with_template {
                    return self.refused(&reason);
                }
                self.any = true;
                match with_template {
                    Some(Ok(problems)) => return self.problems.append(problems),
                    Some(Err(Unread::Text(error))) => return self.problems.extend(error.problems().cloned()),
                    _ => {}
                }
                match all(pipeline, path, &source) {
                    Ok(problems) => self.problems.append(problems),
                    Err(error) => self.outcome = broken(&error),
                }
            }
            Err(Unread::Text(error)) => {
                self.any = true;
                self.problems.extend(error.problems().cloned());
            }
            Err(Unread::File(reason)) => self.refused(&reason),
        }
    }

    fn ledger(&mut self, pipeline: &Pipeline, named: &[PathBuf]) {
        match gather(named) {
            Ok(shelf) => {
                self.any = true;
                self.problems.append(pipeline.check_ledger(&shelf.files));
            }
            Err(reason) => self.refused(&reason),
        }
    }

    fn refused(&mut self, reason: &str) {
        output::complain(&format!("{reason}\n"));
        self.outcome = Outcome::Refused;
    }
}

/// Every problem of one data file; of one without errors, its pictures are looked at too.
fn all(pipeline: &Pipeline, path: &Path, source: &Source) -> Result<Problems, Error> {
    let checked = match pipeline.read(source).map_err(Error::into_kind) {
        Ok(checked) => checked,
        Err(ErrorKind::Data(problems)) => return Ok(problems),
        Err(other) => return Err(other.into()),
    };
    let mut problems = checked.remarks().clone();
    problems.append(check_pictures(folder_of(path), &pipeline.draft(&checked)?, source));
    problems.sort();
    Ok(problems)
}

/// The templates that come with the program cannot be used.
pub(crate) fn broken(error: &jianbao::Error) -> Outcome {
    output::complain(&format!("{}\n", error.report(lang())));
    Outcome::Refused
}

/// How a run with these problems ends.
pub(crate) fn judge(problems: &Problems) -> Outcome {
    if problems.has_errors() || problems.has_blanks() { Outcome::Faulty } else { Outcome::Fine }
}

/// Every problem with its source line, and a last line that sums up.
pub(crate) fn report(problems: &Problems) -> String {
    let mut out = String::new();
    for problem in problems {
        out.push_str(&problem.report(lang()));
        out.push_str("\n\n");
    }
    out.push_str(&sum(problems));
    out.push('\n');
    out
}

/// One line that sums up: 共 3 处问题：错误 2、待填 1.
fn sum(problems: &Problems) -> String {
    if problems.is_empty() {
        return tr("没有发现问题", "no problems found").to_owned();
    }
    let counts: Vec<String> = [Severity::Error, Severity::Blank, Severity::Warning]
        .into_iter()
        .map(|severity| (severity, problems.count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{} {count}", severity.word().get(lang())))
        .collect();
    let (more, counts) = (problems.omitted(), counts.join(tr("、", ", ")));
    let all = problems.len() + more;
    match more {
        0 => told!("共 {all} 处问题：{counts}", "problems: {all} ({counts})"),
        _ => told!(
            "至少 {all} 处问题：{counts}（其中 {more} 处没有列出）",
            "problems: at least {all} ({counts}), {more} of them not listed"
        ),
    }
}

/// One problem for programs.
pub(crate) fn object(problem: &Problem) -> Value {
    let place = problem.place.as_ref();
    let at = place.map(|place| place.line_column());
    json!({
        "code": problem.code.as_str(),
        "severity": problem.severity.word().en,
        "file": place.map(|place| place.source.name()),
        "sheet": place.and_then(|place| place.source.sheet()),
        "cell": place.and_then(|place| place.cell()),
        "line": at.map(|(line, _)| line),
        "column": at.map(|(_, column)| column),
        "path": problem.path,
        "field": problem.field,
        "message": problem.message.get(lang()),
        "hint": problem.hint.get(lang()),
    })
}
