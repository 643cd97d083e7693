//! YAML in: text → nodes with spans → typed fields, every fault gathered on the way.

mod decode;
mod describe;
mod fields;
mod nearest;
mod node;
mod parse;
mod path;
mod reader;
mod repair;
mod texts;

pub use decode::decode;
pub use describe::{FieldInfo, Shape, ValueInfo, describe};
pub use fields::{Fields, Key, Part, key};
pub use node::{Entry, Kind, Node};
pub use parse::{Limits, parse};
pub use path::{Path, Step, locate};
pub use reader::Reader;
pub use texts::texts;
pub(crate) use nearest::nearest;
