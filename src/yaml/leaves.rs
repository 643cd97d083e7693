//! Every text of a record with the path of its field.

use super::describe::{FieldInfo, Shape};
use super::node::{Kind, Node};
use super::path::Path;

/// Every text that a field takes, in the order it was typed, with the path of its field.
pub(crate) fn leaves<'n>(node: &'n Node, fields: &[FieldInfo]) -> Vec<(Path, &'n str)> {
    let mut found = Vec::new();
    walk(node, fields, &Path::root(), &mut found);
    found
}

fn walk<'n>(node: &'n Node, fields: &[FieldInfo], at: &Path, found: &mut Vec<(Path, &'n str)>) {
    match &node.kind {
        Kind::Text(text) => found.push((*at, text.trim())),
        Kind::List(items) => {
            items.iter().enumerate().for_each(|(i, item)| walk(item, fields, &at.index(i), found));
        }
        Kind::Map(entries) => {
            for entry in entries {
                let Some(field) = fields.iter().find(|field| field.key.matches(&entry.key)) else { continue };
                let inner: &[FieldInfo] = match &field.shape {
                    Shape::Part(inner) | Shape::Parts(inner) => inner,
                    Shape::Value(_) | Shape::Values(_) => &[],
                };
                walk(&entry.value, inner, &at.key(field.key.en), found);
            }
        }
        Kind::Null | Kind::Refused => {}
    }
}
