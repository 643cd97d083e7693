//! The header of a table to fill in: which columns a record of a kind wants.

use super::header::is_long;
use crate::problem::{Bilingual, Lang, say};
use crate::yaml::{FieldInfo, Shape, example};

/// One column of a table to fill in.
///
/// # Examples
/// ```
/// use jianbao::{Kind, Lang};
/// let columns = Kind::named("training").unwrap().columns(Lang::Zh);
/// let role = columns.iter().find(|column| column.label == "学员1.身份").unwrap();
/// assert!(!role.required && role.note.contains("骨干教师"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// What stands in the header, such as 主办单位 or 学员1.身份.
    pub label: String,
    /// What stands below it in a row of notes: whether it must be filled in, what it may hold.
    pub note: String,
    /// Whether every row must fill it in.
    pub required: bool,
}

/// The columns of a kind: every value and list of values; of groups with a short form the group itself, of others
/// what must be given and what usually is.
///
/// What speaks of a text as a whole (稿件, 口径, 协作关系) stands around the table, records inside others have tables
/// of their own: both are left out.
pub(crate) fn columns(fields: &[FieldInfo], lang: Lang) -> Vec<Column> {
    let mut found = Vec::new();
    let told = || fields.iter().filter(|field| !field.key.is_heading());
    // A row begins with what the record is about; names of bodies are a remark at its end.
    let late = |field: &&FieldInfo| field.key.en == "organisations";
    for field in told().filter(|field| !late(field)).chain(told().filter(late)) {
        add(field, "", (field.required, field.required), (lang, false), &mut found);
    }
    found
}

/// The columns of a head, which stand below each other in its table: none is left out.
pub(crate) fn head_columns(fields: &[FieldInfo], lang: Lang) -> Vec<Column> {
    let mut found = Vec::new();
    for field in fields {
        add(field, "", (field.required, field.required), (lang, true), &mut found);
    }
    found
}

/// Adds the columns of one field. `must`: whether the field, and whether every row, must have it; `all`: whether
/// fields that are seldom given are shown too.
fn add(
    field: &FieldInfo,
    before: &str,
    must: (bool, bool),
    (lang, all): (Lang, bool),
    found: &mut Vec<Column>,
) {
    if !field.key.as_kind.is_empty() || field.key.folded {
        return;
    }
    let name = Bilingual::new(field.key.zh, field.key.en);
    let label = format!("{before}{}", name.get(lang));
    let (inner, number) = match &field.shape {
        Shape::Part(inner) if is_long(field) => (inner, ""),
        Shape::Parts(inner) if is_long(field) => (inner, "1"),
        _ => {
            found.push(Column { label, note: note(field, must, lang), required: must.1 });
            return;
        }
    };
    let before = format!("{label}{number}.");
    let wanted = |field: &&FieldInfo| field.required || field.key.usual;
    let none = !inner.iter().any(|field| wanted(&field));
    for field in inner.iter().filter(|field| all || wanted(field) || none && !is_long(field)) {
        add(field, &before, (field.required, field.required && must.1), (lang, all), found);
    }
}

fn note(field: &FieldInfo, must: (bool, bool), lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    match must {
        (_, true) => parts.push(say!("必填", "required").get(lang).to_owned()),
        (true, false) => {
            parts.push(say!("写了这一组就必填", "required within its group").get(lang).to_owned())
        }
        (false, false) => {}
    }
    if matches!(field.shape, Shape::Values(_) | Shape::Parts(_)) {
        parts.push(say!("可写多项，用；隔开", "several, with ; between").get(lang).to_owned());
    }
    let told = field.key.note.get(lang);
    if !told.is_empty() {
        // A cell is left empty where a file leaves the line out.
        parts.push(told.replace("删去这一栏", "这一格空着"));
    }
    parts.extend(example(field, lang));
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}
