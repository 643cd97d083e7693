//! The stages in order: the only room that knows all the others.

mod facts;
mod guard;
mod ledger;

use crate::check::{Subject, Terms, check};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::problem::{Code, Problem, Problems, Severity, say, shown};
use crate::record::{KINDS, Kind, Record};
use crate::report;
use crate::source::Source;
use crate::template::Templates;
use crate::yaml::{Enclosure, Entry, KIND_KEYS, Limits, Node, NodeKind, Reader, english, nearest, parse};

pub use ledger::CheckedLedger;

/// The way from data to documents: read, check, compose.
///
/// Making one compiles the templates; keep it for as many records as there are. It may be shared by threads.
///
/// # Examples
/// ```standalone_crate
/// use jianbao::{Format, NoPictures, Pipeline, Source, Theme};
/// # let text = include_str!("../../examples/visit.yaml");
/// let pipeline = Pipeline::new()?;
/// let checked = pipeline.read(&Source::new("visit.yaml", text))?;
/// let document = pipeline.compose(&checked)?;
/// let html = Format::named("html").unwrap().write(&document, Theme::news(), &NoPictures)?;
/// assert!(html.starts_with(b"<!DOCTYPE html>"));
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Pipeline {
    templates: Templates,
    terms: Terms,
    limits: Limits,
}

/// A record without errors, with what else was noticed.
///
/// Only [`Pipeline`] makes one, so that nothing unchecked is composed.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    record: Record,
    remarks: Problems,
    /// Texts that may hold what looks left over: the clerk wrote them in quotes.
    meant: Vec<String>,
}

impl Checked {
    /// The record.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Warnings and blanks, in file order.
    pub fn remarks(&self) -> &Problems {
        &self.remarks
    }

    /// The record, by value.
    pub fn into_record(self) -> Record {
        self.record
    }

    /// Whether every fact is known: no `xx` is left.
    pub fn is_complete(&self) -> bool {
        !self.remarks.has_blanks()
    }
}

impl Pipeline {
    /// The built-in templates, terms and limits.
    ///
    /// # Errors
    /// None with the templates as shipped.
    pub fn new() -> Result<Self, Error> {
        let templates = report::built_in().map_err(template_error)?;
        Ok(Self { templates, terms: Terms::built_in().clone(), limits: Limits::default() })
    }

    /// The same with templates of one's own, by name: `visit.md` or `parts/forum.md`; they replace the built-in
    /// ones of the same name.
    ///
    /// # Errors
    /// [`ErrorKind::Template`]: syntax, unknown filters, names and fields, each with line and column in the
    /// template.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Pipeline, Source};
    /// let mine = Source::new("visit.md", "# {{ visit.delegation.orgin }}来访\n");
    /// let error = Pipeline::new()?.with_templates(vec![mine]).unwrap_err();
    /// assert!(error.to_string().contains("visit.md:1:23"), "{error}");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn with_templates(mut self, templates: Vec<Source>) -> Result<Self, Error> {
        self.templates.add(templates).map_err(template_error)?;
        let problems = report::contract(&self.templates);
        if problems.is_empty() { Ok(self) } else { Err(template_error(problems)) }
    }

    /// The same with a table of terms of one's own.
    #[must_use]
    pub fn with_terms(mut self, terms: Terms) -> Self {
        self.terms = terms;
        self
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Every problem of one text, in file order: errors, blanks and warnings.
    pub fn check(&self, source: &Source) -> Problems {
        self.examine(source, false).problems
    }

    /// Reads and checks one record; blanks and warnings travel on in [`Checked::remarks`].
    ///
    /// # Errors
    /// [`ErrorKind::Data`] with every problem, if any of them is an error.
    pub fn read(&self, source: &Source) -> Result<Checked, Error> {
        match self.examine(source, false) {
            Examined { record: Some(record), problems: remarks, meant } if !remarks.has_errors() => {
                Ok(Checked { record, remarks, meant })
            }
            Examined { problems, .. } => Err(ErrorKind::Data(problems).into()),
        }
    }

    /// Checks a record that a program built or read from another format.
    ///
    /// The record is looked at as the YAML it would be written as: limits hold for that text, empty texts in lists
    /// are left out, and blanks get the labels of their fields.
    ///
    /// # Errors
    /// As [`Pipeline::read`]; problems have a field path, but no place in a file. [`ErrorKind::Write`] if a field
    /// holds [`Fact::Faulty`](crate::Fact::Faulty).
    pub fn accept(&self, record: impl Into<Record>) -> Result<Checked, Error> {
        let record = record.into();
        let source = Source::new(record.kind(), record.to_yaml()?);
        let Examined { record, mut problems, meant } = self.examine(&source, true);
        problems.unplace();
        match record {
            Some(record) if !problems.has_errors() => Ok(Checked { record, remarks: problems, meant }),
            _ => Err(ErrorKind::Data(problems).into()),
        }
    }

    /// Every problem of a record that a program built, without giving the record away.
    ///
    /// # Errors
    /// [`ErrorKind::Write`] if a field holds [`Fact::Faulty`](crate::Fact::Faulty).
    pub fn check_record(&self, record: &Record) -> Result<Problems, Error> {
        let mut problems = self.examine(&Source::new(record.kind(), record.to_yaml()?), true).problems;
        problems.unplace();
        Ok(problems)
    }

    /// Words a record as a final document.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] with the blanks, if any is left, or with [`leftovers`](crate::leftovers) of the finished
    /// text; [`ErrorKind::Template`] if a template of one's own fails on these data.
    pub fn compose(&self, checked: &Checked) -> Result<Document, Error> {
        if checked.is_complete() {
            return guard::finished(self.draft(checked)?, &checked.meant);
        }
        let blanks = checked.remarks.iter().filter(|problem| problem.severity == Severity::Blank);
        Err(ErrorKind::Data(blanks.cloned().collect()).into())
    }

    /// Words a record as a draft, with blanks shown as `【待填：…】`.
    ///
    /// # Errors
    /// [`ErrorKind::Template`] if a template of one's own fails on these data.
    pub fn draft(&self, checked: &Checked) -> Result<Document, Error> {
        report::compose(&self.templates, &checked.record)
    }

    /// Everything there is to say of one text; `generated` if a program wrote it.
    fn examine(&self, source: &Source, generated: bool) -> Examined {
        let (node, found) = parse(source, &self.limits);
        let mut problems: Problems = found.into_iter().collect();
        let mut meant = Vec::new();
        let Some(node) = node else {
            if problems.is_empty() {
                problems.push(no_kind(source, None));
            }
            return Examined { record: None, problems, meant };
        };
        let record = match self.kind(source, &node) {
            Ok(kind) => {
                let most = self.limits.problems;
                let mut reader = Reader::new(source.clone(), most).of_generated(generated);
                let record = kind.read(&mut reader, &node);
                problems.append(reader.into_problems());
                let subject = Subject {
                    record: &record,
                    around: Enclosure::File,
                    neutral: None,
                    node: &node,
                    source,
                    fields: &|| kind.fields(),
                    failed: &problems,
                };
                let found = check(&subject, &self.terms, most);
                problems.extend(found);
                problems.extend(guard::data(source, &node, &mut meant));
                problems.limit(most);
                if !problems.is_empty() {
                    let fields = kind.fields();
                    problems.name_fields(|path| english(&fields, path));
                }
                Some(record)
            }
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        problems.sort();
        Examined { record, problems, meant }
    }

    /// The kind a file names.
    fn kind(&self, source: &Source, node: &Node) -> Result<&'static Kind, Problem> {
        let NodeKind::Map(entries) = &node.kind else { return Err(no_kind(source, Some(node))) };
        let is_kind = |entry: &&Entry| KIND_KEYS.contains(&entry.key.as_str());
        let Some(entry) = entries.iter().find(is_kind) else { return Err(no_kind(source, Some(node))) };
        let NodeKind::Text(name) = &entry.value.kind else { return Err(unknown_kind(source, entry, "")) };
        Kind::named(name.trim()).ok_or_else(|| unknown_kind(source, entry, name))
    }
}

/// What examining one text gives.
struct Examined {
    record: Option<Record>,
    problems: Problems,
    /// Texts in quotes that look left over.
    meant: Vec<String>,
}

fn template_error(problems: Vec<Problem>) -> Error {
    ErrorKind::Template(problems.into_iter().collect()).into()
}

fn kinds() -> String {
    KINDS.iter().map(|kind| format!("{}（{}）", kind.zh, kind.name)).collect::<Vec<_>>().join("、")
}

fn no_kind(source: &Source, node: Option<&Node>) -> Problem {
    let at = node.map_or(0, |node| node.span.start);
    Problem {
        code: Code::KindUnknown,
        severity: Severity::Error,
        place: Some(crate::problem::Place { source: source.clone(), span: crate::source::Span::new(at, at) }),
        path: String::new(),
        field: String::new(),
        message: say!("没有写这是哪一类稿件", "the kind of record is not given"),
        hint: {
            let known = kinds();
            say!("在开头写一行“类型: …”，可以写：{known}", "begin with `kind: …`, one of: {known}")
        },
    }
}

fn unknown_kind(source: &Source, entry: &Entry, name: &str) -> Problem {
    let known = KINDS.iter().flat_map(|kind| [kind.name, kind.zh]);
    let name = shown(name);
    Problem {
        code: Code::KindUnknown,
        severity: Severity::Error,
        place: Some(crate::problem::Place { source: source.clone(), span: entry.value.span }),
        path: entry.key.to_string(),
        field: String::new(),
        message: say!("没有“{name}”这一类稿件", "there is no record kind `{name}`"),
        hint: match nearest(&name, known) {
            Some(near) => say!("是不是“{near}”？", "did you mean `{near}`?"),
            None => {
                let known = kinds();
                say!("可以写：{known}", "known kinds: {known}")
            }
        },
    }
}
