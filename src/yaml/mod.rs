//! YAML in: text → nodes with spans → typed fields, every fault gathered on the way.

mod bodies;
mod decode;
mod describe;
mod export;
mod fields;
mod key;
mod leaves;
mod meant;
mod nearest;
mod node;
mod parse;
mod path;
mod reader;
mod repair;
mod skeleton;
mod slips;
mod texts;

pub(crate) use bodies::bodies;
pub use decode::decode;
pub(crate) use describe::describe;
pub use describe::{FieldInfo, Shape, ValueInfo};
pub(crate) use export::to_yaml;
pub(crate) use fields::{Fields, Part};
pub use key::Key;
pub(crate) use key::{KIND_KEYS, key};
pub(crate) use leaves::leaves;
pub(crate) use meant::is_meant;
pub(crate) use nearest::nearest;
pub(crate) use node::{Entry, Kind as NodeKind, Node, Words};
pub use parse::Limits;
pub(crate) use parse::{parse, problem};
pub(crate) use path::Path;
pub(crate) use path::{Step, english, locate};
pub(crate) use reader::{Enclosure, Reader};
pub(crate) use skeleton::{example, skeleton};
pub(crate) use texts::texts;
