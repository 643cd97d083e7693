//! What became of one data file, as a clerk or a program is told.

use std::path::{Path, PathBuf};

use jianbao::{Error, ErrorKind, Problems};
use serde_json::{Value, json};

use crate::Outcome;
use crate::check::{object, report};
use crate::input::{Unread, shown};
use crate::language::{lang, told, tr};
use crate::output::plain_json;

/// What became of one data file.
#[derive(Debug)]
pub(crate) struct Tale {
    pub(crate) outcome: Outcome,
    /// What is wrong or was noticed in it.
    pub(crate) problems: Problems,
    /// What has no place in it: why it cannot be read, or a document not be made or written.
    pub(crate) reason: Option<String>,
    /// The files that were written.
    pub(crate) written: Vec<PathBuf>,
}

/// How it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Of the only file: one line for each document.
    Alone,
    /// Of one file among others: one line that begins with its name.
    Among,
    /// As one line of JSON.
    Json,
}

impl Tale {
    /// Documents were written.
    pub(crate) fn fine(problems: Problems, written: Vec<PathBuf>) -> Self {
        Self { outcome: Outcome::Fine, problems, reason: None, written }
    }

    /// Something cannot be read or written, or was asked for wrongly.
    pub(crate) fn refused(reason: String) -> Self {
        Self {
            outcome: Outcome::Refused,
            problems: Problems::new(),
            reason: Some(reason),
            written: Vec::new(),
        }
    }

    /// The data have faults.
    pub(crate) fn faulty(problems: Problems) -> Self {
        Self { outcome: Outcome::Faulty, problems, reason: None, written: Vec::new() }
    }

    /// A call failed.
    pub(crate) fn failed(error: Error) -> Self {
        match error.into_kind() {
            ErrorKind::Data(problems) | ErrorKind::Template(problems) => Self::faulty(problems),
            other => {
                let reason = Error::from(other).report(lang());
                Self { reason: Some(reason), ..Self::faulty(Problems::new()) }
            }
        }
    }

    /// There is no text.
    pub(crate) fn unread(unread: Unread) -> Self {
        match unread {
            Unread::Text(error) => Self::failed(error),
            Unread::File(reason) => Self::refused(reason),
        }
    }

    /// The same after what else was noticed.
    pub(crate) fn after(mut self, mut remarks: Problems) -> Self {
        remarks.append(self.problems);
        self.problems = remarks;
        self
    }

    /// What is shown of it, and what is complained of.
    pub(crate) fn told(&self, file: &Path, manner: Manner) -> (String, String) {
        if manner == Manner::Json {
            return (plain_json(&format!("{}\n", self.json(file))), String::new());
        }
        let mut out = if self.problems.is_empty() { String::new() } else { report(&self.problems) };
        let name = shown(file);
        let reason = self.reason.as_deref().unwrap_or_default();
        match (self.outcome, manner) {
            (Outcome::Fine, Manner::Alone) => {
                self.each().for_each(|place| out.push_str(&told!("已生成 {place}\n", "written: {place}\n")));
            }
            (Outcome::Fine, _) => {
                let places = self.each().collect::<Vec<_>>().join(tr("、", ", "));
                out.push_str(&told!("{name}：已生成 {places}\n", "{name}: written: {places}\n"));
            }
            (Outcome::Faulty, _) => {
                if !reason.is_empty() {
                    out.push_str(&format!("{reason}\n"));
                }
                out.push_str(&told!("{name}：没有生成稿件\n", "{name}: nothing was written\n"));
            }
            (Outcome::Refused, Manner::Alone) => return (out, format!("{reason}\n")),
            // The reason may be about another file, such as the document.
            (Outcome::Refused, _) if reason.starts_with(&name) => out.push_str(&format!("{reason}\n")),
            (Outcome::Refused, _) => out.push_str(&told!(
                "{name}：没有生成稿件。{reason}\n",
                "{name}: nothing was written. {reason}\n"
            )),
        }
        (out, String::new())
    }

    fn each(&self) -> impl Iterator<Item = String> {
        self.written.iter().map(|path| shown(path))
    }

    fn json(&self, file: &Path) -> Value {
        json!({
            "file": file.display().to_string(),
            "outcome": match self.outcome {
                Outcome::Fine => "made",
                Outcome::Faulty => "faulty",
                Outcome::Refused => "refused",
            },
            "written": self.written.iter().map(|path| path.display().to_string()).collect::<Vec<_>>(),
            "problems": self.problems.iter().map(object).collect::<Vec<_>>(),
            "reason": self.reason,
        })
    }
}
