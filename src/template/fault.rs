//! Tera's errors as problems that point into the template.

use std::collections::BTreeMap;
use std::error::Error as _;

use tera::{Error, ErrorKind};

use crate::problem::{Code, Place, Problem, Severity, say};
use crate::source::{Source, Span};

/// One problem for each fault an error reports.
pub(super) fn located(error: &Error, sources: &BTreeMap<String, Source>) -> Vec<Problem> {
    let most = super::MOST >> 20;
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = sources.get(report.filename()).map(|source| {
                let range = &report.span().range;
                Place { source: source.clone(), span: Span::new(range.start, range.end) }
            });
            let detail = error.source().map(|cause| format!(" ({cause})")).unwrap_or_default();
            vec![problem(place, &format!("{}{detail}", report.message()))]
        }
        ErrorKind::Io(_) => vec![Problem {
            message: say!("生成的文字超过 {most} MiB", "the text made is larger than {most} MiB"),
            hint: say!(
                "把内容拆成几篇；模板是自己的，就检查其中的循环",
                "split the content; in a template of your own look at its loops"
            ),
            ..problem(None, "")
        }],
        other => split(&other.to_string(), sources),
    }
}

/// A template with more branches than can be read safely.
pub(super) fn crowded(source: &Source, most: usize) -> Problem {
    let at = source.text().find("elif").unwrap_or(0);
    Problem {
        message: say!("模板里的 elif 超过 {most} 处", "more than {most} `elif` in one template"),
        ..problem(Some(Place { source: source.clone(), span: Span::new(at, at + 4) }), "")
    }
}

/// A template that renders to nothing.
pub(super) fn empty(source: Option<&Source>) -> Problem {
    let place = source.map(|source| Place { source: source.clone(), span: Span::default() });
    Problem {
        message: say!("模板没有生成任何文字", "the template produces no text"), ..problem(place, "")
    }
}

/// Several reports in one text: each names its place in a line `--> [name:line:column]`.
fn split(text: &str, sources: &BTreeMap<String, Source>) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut message = text.lines().next().unwrap_or("").to_owned();
    for line in text.lines() {
        let line = line.trim();
        if let Some(rest) = line.split_once("--> ").map(|(_, rest)| rest.trim_matches(['[', ']', ' '])) {
            found.push(problem(place(rest, sources), message.trim_start_matches("error: ")));
        } else if line.starts_with("error: ") || line.starts_with("ERROR: ") {
            message = line.to_owned();
        }
    }
    if found.is_empty() {
        found.push(problem(None, text));
    }
    found
}

/// `name:line:column` as a place.
fn place(text: &str, sources: &BTreeMap<String, Source>) -> Option<Place> {
    let mut parts = text.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let line: usize = parts.next()?.trim().parse().ok()?;
    let source = sources.get(parts.next()?.trim())?;
    let start: usize = source.text().split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let inside =
        source.text()[start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    Some(Place { source: source.clone(), span: Span::new(start + inside, start + inside) })
}

fn problem(place: Option<Place>, message: &str) -> Problem {
    Problem {
        code: Code::TemplateFault,
        severity: Severity::Error,
        place,
        path: String::new(),
        field: String::new(),
        message: say!("模板有误：{message}", "template: {message}"),
        hint: say!("对照字段表检查模板里的名字和写法", "compare names and syntax with the field reference"),
    }
}
