//! Paths of fields, and where a path stands in a text.

use super::describe::{FieldInfo, Shape};
use super::node::{Kind, Node};
use crate::source::Span;

/// Steps a path can hold; no record nests deeper, and a longer path ends at the nearest place above.
const MOST: usize = 12;

/// The way to one field from the top of a record, by English keys: `forums[0].moderator`.
///
/// At most 12 steps; further ones are left out. Kept in place: a record states dozens of paths that are looked
/// at only when something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Path {
    steps: [Step; MOST],
    length: usize,
}

/// One step of a [`Path`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into a field, by its English key.
    Key(&'static str),
    /// Into a list, from 0.
    Index(usize),
}

impl Path {
    /// The whole record.
    pub(crate) fn root() -> Self {
        Self { steps: [Step::Index(0); MOST], length: 0 }
    }

    /// The way of some steps.
    pub(crate) fn of(steps: &[Step]) -> Self {
        steps.iter().fold(Self::root(), |path, step| path.step(*step))
    }

    /// One field further down.
    #[must_use]
    pub(crate) fn key(&self, key: &'static str) -> Self {
        self.step(Step::Key(key))
    }

    /// One item of the list the path leads to.
    #[must_use]
    pub(crate) fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(&self, step: Step) -> Self {
        let mut path = *self;
        if let Some(place) = path.steps.get_mut(path.length) {
            *place = step;
            path.length += 1;
        }
        path
    }

    /// The steps from the top.
    pub(crate) fn is_over(&self, other: &Self) -> bool {
        other.steps().starts_with(self.steps())
    }

    /// The steps from the root.
    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps[..self.length]
    }
}

/// Where a path stands in a node tree, and how the clerk wrote it.
///
/// Keys match in either language; where a step is missing, the nearest place above it is given.
pub(crate) fn locate(root: &Node, fields: &[FieldInfo], path: &Path) -> (Span, String) {
    let (mut node, mut fields, mut span) = (Some(root), fields, root.span);
    let mut written = String::new();
    for step in path.steps() {
        match step {
            Step::Index(index) => {
                written.push_str(&format!("[{index}]"));
                node = match node.map(|n| &n.kind) {
                    Some(Kind::List(items)) => items.get(*index),
                    _ => node,
                };
            }
            Step::Key(key) => {
                let info = fields.iter().find(|info| info.key.en == *key);
                let entry = match node.map(|n| &n.kind) {
                    Some(Kind::Map(entries)) => entries
                        .iter()
                        .find(|e| [Some(*key), info.map(|i| i.key.zh)].contains(&Some(e.key.as_str()))),
                    _ => None,
                };
                let name = entry.map(|e| e.key.as_str()).or(info.map(|i| i.key.zh)).unwrap_or(key);
                if !written.is_empty() {
                    written.push('.');
                }
                written.push_str(name);
                fields = match info.map(|i| &i.shape) {
                    Some(Shape::Part(inner) | Shape::Parts(inner)) => inner,
                    _ => &[],
                };
                // A field written in short form holds no inner keys: stay on its node.
                node = entry.map(|e| &e.value).or_else(|| node.filter(|n| matches!(n.kind, Kind::Text(_))));
            }
        }
        span = node.map_or(span, |n| n.span);
    }
    (span, written)
}

/// A path as the clerk wrote it, by its English keys; what no field is called stays as it is.
pub(crate) fn english(fields: &[FieldInfo], written: &str) -> String {
    let mut fields = fields;
    let mut out = String::with_capacity(written.len());
    for step in written.split('.') {
        let (name, index) = step.split_at(step.find('[').unwrap_or(step.len()));
        let info = fields.iter().find(|info| info.key.matches(name));
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(info.map_or(name, |info| info.key.en));
        out.push_str(index);
        fields = match info.map(|info| &info.shape) {
            Some(Shape::Part(inner) | Shape::Parts(inner)) => inner,
            _ => &[],
        };
    }
    out
}
