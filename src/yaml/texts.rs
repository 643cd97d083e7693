//! Walks every text of a node tree.

use std::fmt::Write;

use super::node::{Kind, Node};

/// Calls `visit` with every text, the path the clerk wrote it under, and its node.
pub(crate) fn texts<'n>(node: &'n Node, visit: &mut impl FnMut(&str, &'n Node, &'n str)) {
    walk(node, &mut String::new(), visit);
}

fn walk<'n>(node: &'n Node, path: &mut String, visit: &mut impl FnMut(&str, &'n Node, &'n str)) {
    let before = path.len();
    match &node.kind {
        Kind::Text(text) => visit(path, node, text),
        Kind::List(items) => {
            for (index, item) in items.iter().enumerate() {
                // Writing to a string cannot fail.
                let _ = write!(path, "[{index}]");
                walk(item, path, visit);
                path.truncate(before);
            }
        }
        Kind::Map(entries) => {
            for entry in entries {
                if before > 0 {
                    path.push('.');
                }
                path.push_str(&entry.key);
                walk(&entry.value, path, visit);
                path.truncate(before);
            }
        }
        Kind::Null | Kind::Refused => {}
    }
}
