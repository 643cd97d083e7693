//! A key that no field has: what was likely meant, or what can be written.

use super::describe::FieldInfo;
use super::nearest::nearest;
use super::node::{Entry, Kind};
use super::reader::{Reader, Segment};
use crate::problem::{Code, Severity, say, shown};

/// Tells of a key that none of the `known` fields has.
pub(super) fn unknown_key<'n>(reader: &mut Reader<'n>, entry: &'n Entry, known: &[FieldInfo], english: bool) {
    let typed = shown(&entry.key);
    let all = known.iter().flat_map(|f| [f.key.zh, f.key.en]);
    let near = nearest(&typed, all).and_then(|name| known.iter().find(|f| f.key.matches(name)));
    let told = |field: &FieldInfo| if english { field.key.en } else { field.key.zh };
    let hint = match near.map(told) {
        // Of two characters the second is the same by chance as often as by a slip.
        Some(name) if is_far(&typed, name) && known.len() <= 12 => {
            let names: Vec<&str> = known.iter().map(told).collect();
            let (zh, en) = (names.join("、"), names.join(", "));
            say!("是不是“{name}”？这里可以写：{zh}", "did you mean `{name}`? Known keys here: {en}")
        }
        Some(name) => say!("是不是“{name}”？", "did you mean `{name}`?"),
        None if entry.value.kind == Kind::Null => say!(
            "这像是被半角逗号断开的文字：文字里用“，”，数字里不加逗号",
            "a half-width comma seems to have cut a text here: use “，” in texts and none in numbers"
        ),
        None => {
            let names: Vec<&str> = known.iter().map(told).collect();
            let (zh, en) = (names.join("、"), names.join(", "));
            say!("这里可以写：{zh}", "known keys here: {en}")
        }
    };
    reader.path.push(Segment::Key(&entry.key));
    let message = say!("没有“{typed}”这一栏", "unknown key `{typed}`");
    reader.note(entry.key_span, Code::YamlKeyUnknown, Severity::Error, message, hint);
    reader.path.pop();
}

/// Whether two short words have no beginning in common: 正文, 西文.
fn is_far(typed: &str, name: &str) -> bool {
    typed.chars().count() <= 2 && typed.chars().next() != name.chars().next()
}
