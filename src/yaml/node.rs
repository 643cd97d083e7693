//! What YAML text holds: scalars, lists and mappings, each with its place.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::source::{Source, Span};

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
    Text(Words),
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
    pub key: Words,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// A text of a node or a key, in the size of a `String`; a large table holds most of its cells without a copy.
#[derive(Clone)]
pub(crate) enum Words {
    /// A text of its own.
    Own(String),
    /// One that many nodes have: the key of a column.
    Shared(Arc<str>),
    /// Some bytes of the source, from and up to.
    Of(Source, u32, u32),
}

impl Words {
    /// The bytes of the source at a place, if they are the text; else a copy of it.
    pub(crate) fn at(source: &Source, span: Span, text: &str) -> Self {
        match (u32::try_from(span.start), u32::try_from(span.end)) {
            (Ok(start), Ok(end)) if source.text().get(span.start..span.end) == Some(text) => {
                Self::Of(source.clone(), start, end)
            }
            _ => Self::Own(text.to_owned()),
        }
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Shared(text) => text,
            Self::Of(source, start, end) => {
                source.text().get(*start as usize..*end as usize).unwrap_or_default()
            }
        }
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}
