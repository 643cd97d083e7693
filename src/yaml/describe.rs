//! The description of a record: what its `read` would take, found by running it without a file.

use super::fields::{Fields, Part};
use super::key::Key;
use crate::problem::Bilingual;

/// One field of a record, as skeletons, field references and schemas show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldInfo {
    /// Its names and note.
    pub key: Key,
    /// Whether it must be given.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    Value(ValueInfo),
    /// A list of values.
    Values(ValueInfo),
    /// A group of fields.
    Part(Vec<FieldInfo>),
    /// A list of groups.
    Parts(Vec<FieldInfo>),
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueInfo {
    /// What it is called: 日期 / "date".
    pub name: Bilingual<&'static str>,
    /// One accepted text.
    pub sample: &'static str,
    /// The words it may be, where it is one of a fixed list.
    pub words: Vec<Bilingual<&'static str>>,
}

/// The fields of a record, in the order they are read.
pub(crate) fn describe<P: Part>() -> Vec<FieldInfo> {
    let mut found = Vec::new();
    P::read(&mut Fields::describing(&mut found));
    found
}
