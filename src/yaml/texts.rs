//! Walks every text of a node tree.

use std::fmt;

use super::node::{Kind, Node};

/// The way to a node as the clerk wrote it: `行程[0].站点`; put together only where it is told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trail<'t> {
    above: Option<&'t Trail<'t>>,
    step: Step<'t>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'t> {
    Top,
    Key(&'t str),
    Index(usize),
}

impl Trail<'_> {
    /// The key nearest to the node; empty if there is none.
    pub(crate) fn key(&self) -> &str {
        let mut trail = Some(self);
        while let Some(at) = trail {
            if let Step::Key(key) = at.step {
                return key;
            }
            trail = at.above;
        }
        ""
    }
}

impl fmt::Display for Trail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above {
            above.fmt(f)?;
        }
        match self.step {
            Step::Top => Ok(()),
            Step::Key(key) if self.above.is_some_and(|above| !matches!(above.step, Step::Top)) => {
                write!(f, ".{key}")
            }
            Step::Key(key) => f.write_str(key),
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// Calls `visit` with every text, the path the clerk wrote it under, and its node.
pub(crate) fn texts<'n>(node: &'n Node, visit: &mut impl FnMut(&Trail<'_>, &'n Node, &'n str)) {
    walk(node, &Trail { above: None, step: Step::Top }, visit);
}

fn walk<'n>(node: &'n Node, at: &Trail<'_>, visit: &mut impl FnMut(&Trail<'_>, &'n Node, &'n str)) {
    match &node.kind {
        Kind::Text(text) => visit(at, node, text),
        Kind::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &Trail { above: Some(at), step: Step::Index(index) }, visit);
            }
        }
        Kind::Map(entries) => {
            for entry in entries {
                walk(&entry.value, &Trail { above: Some(at), step: Step::Key(&entry.key) }, visit);
            }
        }
        Kind::Null | Kind::Refused => {}
    }
}
