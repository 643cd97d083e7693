//! Holds templates against the fields they may use, in every branch, before any data come.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Code, Place, Problem, Severity, say};
use crate::record::KINDS;
use crate::source::{Source, Span};
use crate::template::{Name, Templates, Usage, usages};
use crate::yaml::{FieldInfo, Shape, nearest};

use super::GLOBALS;

/// Parts taken in by parts, at most; Tera refuses circles before this is reached.
const DEPTH: usize = 24;

/// What a name in a template stands for.
#[derive(Debug, Clone, Copy)]
enum Seen<'f> {
    Group(&'f [FieldInfo]),
    Groups(&'f [FieldInfo]),
    Text,
    Texts,
    /// The outcome of a filter or a calculation: nothing is said of it.
    Open,
}

/// Every name and field a template uses that no record has, with its place in the template.
pub(crate) fn contract(templates: &Templates) -> Vec<Problem> {
    let mut found = Vec::new();
    for kind in KINDS {
        let fields = kind.fields();
        let name = format!("{}.md", kind.name);
        let mut walk = Walk { templates, found: BTreeMap::new(), told: BTreeSet::new() };
        let mut scope: Vec<(String, Seen<'_>)> =
            GLOBALS.iter().map(|name| ((*name).to_owned(), Seen::Text)).collect();
        scope.push((kind.name.to_owned(), Seen::Group(&fields)));
        walk.template(&name, &mut scope, 0);
        found.extend(walk.found.into_values());
    }
    found
}

struct Walk<'t> {
    templates: &'t Templates,
    /// One problem a place: a part may be taken in many times.
    found: BTreeMap<(String, usize), Problem>,
    told: BTreeSet<(String, usize)>,
}

impl Walk<'_> {
    fn template<'f>(&mut self, name: &str, scope: &mut Vec<(String, Seen<'f>)>, depth: usize) {
        let Some(source) = self.templates.source(name).cloned().filter(|_| depth < DEPTH) else { return };
        let mut open: Vec<usize> = Vec::new();
        for usage in usages(source.text()) {
            match usage {
                Usage::Path(path) => {
                    self.kind(&source, &path, scope);
                }
                Usage::For(names, over) => {
                    let item = match over.map(|path| self.kind(&source, &path, scope)) {
                        Some(Seen::Groups(fields)) => Seen::Group(fields),
                        Some(Seen::Texts) => Seen::Text,
                        _ => Seen::Open,
                    };
                    open.push(scope.len());
                    scope.extend(names.into_iter().map(|name| (name, item)));
                }
                Usage::Component(names) => {
                    open.push(scope.len());
                    scope.extend(names.into_iter().map(|name| (name, Seen::Open)));
                }
                Usage::End => scope.truncate(open.pop().unwrap_or(scope.len())),
                Usage::Set(name, from) => {
                    let kind = from.map_or(Seen::Open, |path| self.kind(&source, &path, scope));
                    scope.push((name, kind));
                }
                Usage::Include(name) => {
                    let before = scope.len();
                    self.template(&name, scope, depth + 1);
                    scope.truncate(before);
                }
            }
        }
    }

    /// What a path stands for; a step that no record has is reported.
    fn kind<'f>(&mut self, source: &Source, path: &[Name], scope: &[(String, Seen<'f>)]) -> Seen<'f> {
        let Some((first, rest)) = path.split_first() else { return Seen::Open };
        let Some((_, mut kind)) = scope.iter().rev().find(|(name, _)| *name == first.word).cloned() else {
            self.unknown(source, first, scope.iter().map(|(name, _)| name.as_str()));
            return Seen::Open;
        };
        for (depth, step) in rest.iter().enumerate() {
            kind = match kind {
                Seen::Group(fields) => match fields.iter().find(|field| field.key.en == step.word) {
                    Some(field) => match &field.shape {
                        Shape::Value(_) => Seen::Text,
                        Shape::Values(_) => Seen::Texts,
                        Shape::Part(inner) => Seen::Group(inner),
                        Shape::Parts(inner) => Seen::Groups(inner),
                    },
                    None if step.word == "kind" && depth == 0 => Seen::Text,
                    None => {
                        self.unknown(source, step, fields.iter().map(|field| field.key.en));
                        return Seen::Open;
                    }
                },
                Seen::Groups(fields) if step.word == "0" => Seen::Group(fields),
                Seen::Texts if step.word == "0" => Seen::Text,
                Seen::Open => return Seen::Open,
                Seen::Text | Seen::Texts | Seen::Groups(_) => {
                    self.unknown(source, step, std::iter::empty());
                    return Seen::Open;
                }
            };
        }
        kind
    }

    fn unknown<'n>(&mut self, source: &Source, name: &Name, known: impl Iterator<Item = &'n str>) {
        let key = (source.name().to_owned(), name.at.start);
        if !self.told.insert(key.clone()) {
            return;
        }
        let word = &name.word;
        let known: Vec<&str> = known.collect();
        let all = known.join("、");
        let hint = match nearest(word, known.iter().copied()) {
            Some(near) => say!("是不是“{near}”？", "did you mean `{near}`?"),
            None if known.is_empty() => {
                say!("这里是文字或清单，下面没有栏目", "this is a text or a list: it has no fields")
            }
            None => say!("这里可以用：{all}", "known here: {all}"),
        };
        let problem = Problem {
            code: Code::TemplateName,
            severity: Severity::Error,
            place: Some(Place { source: source.clone(), span: Span::new(name.at.start, name.at.end) }),
            path: String::new(),
            field: String::new(),
            message: say!(
                "模板里的“{word}”没有对应的栏目",
                "the template uses `{word}`, which no record has"
            ),
            hint,
        };
        self.found.insert(key, problem);
    }
}
