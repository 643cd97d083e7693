//! What YAML text holds: scalars, lists and mappings, each with its place.

use crate::source::Span;

/// One YAML value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// The bytes it covers, indicators and quotes included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The sorts of node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// Text; numbers and dates are text too, as they were typed.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order it was typed; keys may repeat.
    Map(Vec<Entry>),
    /// Something that was refused already (an alias, say): silent from here on.
    Refused,
}

/// One `key: value` of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// The key as typed, without blanks around it.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}
