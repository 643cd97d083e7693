//! Why a call failed.

use std::fmt;

use crate::problem::{Bilingual, Lang, Problem, Problems, say, visible};

/// Why a call failed: one boxed [`ErrorKind`].
///
/// `{}` is one line; `{:#}` shows every problem with its source line.
#[derive(Debug, thiserror::Error)]
pub struct Error(Box<ErrorKind>);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { f.write_str(&self.report(Lang::Zh)) } else { self.0.fmt(f) }
    }
}

/// The sorts of failure.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The data have faults, or blanks where a final document was asked for.
    #[error("{}", problems_line(.0))]
    Data(Problems),
    /// A template or a theme cannot be used; each problem points into its text.
    #[error("{}", problems_line(.0))]
    Template(Problems),
    /// A picture cannot be used; the message names file and reason.
    #[error("{}", shown(&.0.zh))]
    Picture(Bilingual),
    /// The document cannot be written; the message says why.
    #[error("{}", shown(&.0.zh))]
    Write(Bilingual),
}

fn problems_line(problems: &Problems) -> String {
    match problems.iter().next() {
        Some(first) if problems.len() == 1 => first.line(Lang::Zh),
        Some(first) => {
            let all = problems.len() + problems.omitted();
            format!("共 {all} 处问题，第一处：{}", first.line(Lang::Zh))
        }
        None => "没有列出问题".to_owned(),
    }
}

/// A message of one or more lines, fit to be shown on a terminal.
fn shown(message: &str) -> String {
    message.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// What went wrong, by value.
    pub fn into_kind(self) -> ErrorKind {
        *self.0
    }

    /// The located problems behind the failure; none for pictures and writers.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        match self.kind() {
            ErrorKind::Data(problems) | ErrorKind::Template(problems) => problems.iter(),
            _ => [].iter(),
        }
    }

    /// The message in one language; problems one after another, each with its source line and remedy.
    pub fn report(&self, lang: Lang) -> String {
        match self.kind() {
            ErrorKind::Data(problems) | ErrorKind::Template(problems) => {
                let mut reports: Vec<String> = problems.iter().map(|p| p.report(lang)).collect();
                let more = problems.omitted();
                if more > 0 {
                    reports.push(
                        say!("至少另有 {more} 处问题没有列出", "at least {more} more are not listed")
                            .get(lang)
                            .to_owned(),
                    );
                }
                reports.join("\n\n")
            }
            ErrorKind::Picture(message) | ErrorKind::Write(message) => shown(message.get(lang)),
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}
