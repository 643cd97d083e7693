//! The names of columns → which field each of them fills.

use super::{Notes, Row};
use crate::problem::{Code, say, shown};
use crate::source::Span;
use crate::yaml::{FieldInfo, Shape, Words, nearest};

/// Items of one list that columns may number at most.
const MOST: usize = 1_000;

/// The fields of one group that have columns.
#[derive(Debug)]
pub(super) struct Group<'f> {
    pub fields: &'f [FieldInfo],
    pub slots: Vec<Slot<'f>>,
}

/// One field that has a column, or several.
#[derive(Debug)]
pub(super) struct Slot<'f> {
    /// Its name as typed, which the entries of every row share.
    pub key: Words,
    pub info: &'f FieldInfo,
    /// What fills it: one thing, or the items of a list by their numbers.
    pub items: Vec<(usize, Fill<'f>)>,
}

/// What fills a field.
#[derive(Debug)]
pub(super) enum Fill<'f> {
    /// The cell of a column.
    Cell(usize),
    /// The columns of a group.
    Group(Group<'f>),
}

/// Why a name leads to no field.
enum Astray<'f> {
    /// There is no such step; the fields that are there.
    Unknown(String, &'f [FieldInfo]),
    /// Another column leads there too.
    Twice,
    /// The group has no short form: it takes columns of its own.
    Group(&'f FieldInfo),
}

impl<'f> Group<'f> {
    pub(super) fn new(fields: &'f [FieldInfo]) -> Self {
        Self { fields, slots: Vec::new() }
    }

    /// Whether a name leads to a field.
    pub(super) fn leads(fields: &'f [FieldInfo], name: &str) -> bool {
        Self::new(fields).add(name, 0).is_ok()
    }

    /// Lays a column where its name leads.
    fn add(&mut self, name: &str, column: usize) -> Result<(), Astray<'f>> {
        let (step, rest) = match name.split_once(['.', '．']) {
            Some((step, rest)) => (step, Some(rest)),
            None => (name, None),
        };
        let unknown = || Astray::Unknown(step.to_owned(), self.fields);
        let (info, key, number) = field(self.fields, step).ok_or_else(unknown)?;
        let inner = match &info.shape {
            Shape::Part(inner) | Shape::Parts(inner) => inner.as_slice(),
            Shape::Value(_) | Shape::Values(_) => &[],
        };
        let at = self.slots.iter().position(|slot| std::ptr::eq(slot.info, info));
        let at = at.unwrap_or_else(|| {
            self.slots.push(Slot { key: Words::Shared(key.into()), info, items: Vec::new() });
            self.slots.len() - 1
        });
        let Some(slot) = self.slots.get_mut(at) else { return Ok(()) };
        let place = slot.items.partition_point(|(known, _)| *known < number);
        let given = slot.items.get(place).is_some_and(|(known, _)| *known == number);
        match rest {
            None if given => return Err(Astray::Twice),
            None if is_long(info) => return Err(Astray::Group(info)),
            None => slot.items.insert(place, (number, Fill::Cell(column))),
            Some(rest) => {
                if !given {
                    slot.items.insert(place, (number, Fill::Group(Group::new(inner))));
                }
                let Some((_, Fill::Group(group))) = slot.items.get_mut(place) else {
                    return Err(Astray::Twice);
                };
                group.add(rest, column)?;
            }
        }
        Ok(())
    }
}

/// The field of one step of a name, the step without its number, and the number: 学员2 is the second of 学员.
fn field<'f, 't>(fields: &'f [FieldInfo], step: &'t str) -> Option<(&'f FieldInfo, &'t str, usize)> {
    let find = |name: &str| fields.iter().find(|info| info.key.matches(name));
    if let Some(info) = find(step) {
        return Some((info, step, 1));
    }
    let key = step.trim_end_matches(|c: char| digit(c).is_some());
    let info = find(key).filter(|info| matches!(info.shape, Shape::Values(_) | Shape::Parts(_)))?;
    let digits = step[key.len()..].chars().filter_map(digit);
    let number = digits.fold(0, |number: usize, digit| number.saturating_mul(10).saturating_add(digit));
    (1..=MOST).contains(&number).then_some((info, key, number))
}

fn digit(c: char) -> Option<usize> {
    let c =
        if ('０'..='９').contains(&c) { char::from_u32(c as u32 - '０' as u32 + '0' as u32)? } else { c };
    c.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
}

/// A name as typed in a cell, without the blanks and line ends in it.
pub(super) fn name(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Lays columns by their names: (column, name as typed, its place). What leads nowhere is told, unless nothing leads
/// anywhere: then `None`. Beside the plan are the fields that were likely meant by names that lead nowhere.
pub(super) fn plan<'f>(
    fields: &'f [FieldInfo],
    names: &[(usize, String, Span)],
    notes: &mut Notes<'_>,
) -> Option<(Group<'f>, Vec<&'f FieldInfo>)> {
    let mut group = Group::new(fields);
    let mut astray = Vec::new();
    for (column, typed, span) in names {
        if let Err(why) = group.add(typed, *column) {
            astray.push((typed, *span, why));
        }
    }
    group.prune();
    if group.slots.is_empty() && astray.iter().all(|(_, _, why)| matches!(why, Astray::Unknown(..))) {
        return None;
    }
    let mut meant = Vec::new();
    for (typed, span, why) in astray {
        match why {
            Astray::Twice => notes.note(
                span,
                typed,
                Code::YamlKeyDuplicate,
                say!("“{typed}”这一栏前面已经有了", "there is a column `{typed}` already"),
                say!(
                    "两处留一处；一栏有几项的，编上号：{typed}1、{typed}2",
                    "keep one of the two, or number the items of a list: `{typed}1`, `{typed}2`"
                ),
            ),
            Astray::Group(info) => {
                let inner = inner_names(info, typed);
                let message = say!(
                    "“{typed}”要分栏写，不能写在一格里",
                    "`{typed}` is a group: one cell cannot hold it"
                );
                let hint = say!("表头写成 {inner}", "head columns with {inner}");
                notes.note(span, typed, Code::YamlShape, message, hint);
                meant.push(info);
            }
            Astray::Unknown(step, known) => meant.extend(unknown(notes, span, typed, &step, known)),
        }
    }
    Some((group, meant))
}

/// Tells of a name that leads nowhere; gives the field that was likely meant.
fn unknown<'f>(
    notes: &mut Notes<'_>,
    span: Span,
    typed: &str,
    step: &str,
    known: &'f [FieldInfo],
) -> Option<&'f FieldInfo> {
    let short = shown(typed);
    let english = step.is_ascii();
    let told = |info: &FieldInfo| if english { info.key.en } else { info.key.zh };
    let all = known.iter().flat_map(|info| [info.key.zh, info.key.en]);
    let near = nearest(step, all).and_then(|name| known.iter().find(|info| info.key.matches(name)));
    let hint = match near.map(told) {
        Some(name) => say!(
            "是不是“{name}”？只给自己看的栏，名称前面加 #",
            "did you mean `{name}`? Put # before the name of a column that is a note"
        ),
        None if groups_with(known, step).next().is_some() => {
            let whole: Vec<String> =
                groups_with(known, step).map(|outer| format!("{}.{step}", told(outer))).collect();
            let (zh, en) = (whole.join("”或“"), whole.join("` or `"));
            say!("是不是“{zh}”？", "did you mean `{en}`?")
        }
        None if known.is_empty() => {
            say!("这里不能再分栏：名称里不写“.”", "this field has no inner ones: no dot here")
        }
        None => {
            let names: Vec<&str> = known.iter().map(told).collect();
            let (zh, en) = (names.join("、"), names.join(", "));
            say!(
                "这里可以写：{zh}；只给自己看的栏，名称前面加 #",
                "known names here: {en}; put # before the name of a column that is a note"
            )
        }
    };
    let message = say!("没有“{short}”这一栏", "unknown column `{short}`");
    notes.note(span, typed, Code::YamlKeyUnknown, message, hint);
    near
}

/// The groups among fields that have a field of a name, which was given without its group.
fn groups_with<'f>(known: &'f [FieldInfo], step: &str) -> impl Iterator<Item = &'f FieldInfo> {
    known.iter().filter(move |info| match &info.shape {
        Shape::Part(inner) => inner.iter().any(|info| info.key.matches(step)),
        _ => false,
    })
}

/// Tells of a first row that names no field.
pub(super) fn no_header(notes: &mut Notes<'_>, row: &Row, fields: &[FieldInfo]) {
    let names: Vec<&str> =
        fields.iter().filter(|info| !info.key.is_heading()).map(|info| info.key.zh).collect();
    let english: Vec<&str> =
        fields.iter().filter(|info| !info.key.is_heading()).map(|info| info.key.en).collect();
    let (zh, en) = (names.join("、"), english.join(", "));
    let span = notes.sheet.filled(row).next().map_or(row.span, |column| notes.sheet.span(row, column));
    notes.note(
        span,
        "",
        Code::TableHeader,
        say!("这一行应当是表头，却没有一格是栏目名", "this row should be the header, but names no field"),
        say!(
            "表头写栏目名，可以写：{zh}；表头上面的标题和说明，行首加 #",
            "the header names the fields: {en}; begin titles and notes above it with #"
        ),
    );
}

/// Tells once of every field that must be given and has no column, except those that were likely `meant`.
pub(super) fn missing(
    notes: &mut Notes<'_>,
    group: &Group<'_>,
    meant: &[&FieldInfo],
    path: &str,
    span: Span,
) {
    let told = |info: &FieldInfo| meant.iter().any(|meant| std::ptr::eq(*meant, info));
    for info in group.lacking().filter(|info| !told(info)) {
        let english = group.slots.first().is_some_and(|slot| slot.key.is_ascii());
        let name = if english { info.key.en } else { info.key.zh };
        let path = format!("{path}{name}");
        let message = say!("表头缺少必填的一栏“{path}”", "the header lacks the required column `{path}`");
        let hint = if is_long(info) {
            let inner = inner_names(info, &path);
            say!("加上几列：{inner}", "add columns such as {inner}")
        } else {
            say!(
                "加一列“{path}”；有一行还不知道的，那一格写 xx",
                "add a column `{path}`, with xx where it is not known yet"
            )
        };
        notes.note(span, &path, Code::YamlKeyMissing, message, hint);
    }
    for slot in &group.slots {
        for (number, fill) in &slot.items {
            if let Fill::Group(inner) = fill {
                let number = if slot.items.len() > 1 { number.to_string() } else { String::new() };
                missing(notes, inner, meant, &format!("{path}{}{number}.", slot.key), span);
            }
        }
    }
}

/// Whether a field is a group without a short form, which takes columns for its fields.
pub(super) fn is_long(info: &FieldInfo) -> bool {
    matches!(info.shape, Shape::Part(_) | Shape::Parts(_)) && info.key.sample.is_empty()
}

/// The columns that a group wants, in the language of its own name: 学员.身份、学员.人数.
fn inner_names(info: &FieldInfo, path: &str) -> String {
    let (Shape::Part(inner) | Shape::Parts(inner)) = &info.shape else { return String::new() };
    let english = path.is_ascii();
    let wanted = |info: &&FieldInfo| info.required || info.key.usual;
    let some = inner.iter().filter(wanted).chain(inner.iter().filter(|info| !wanted(info))).take(4);
    let names = some.map(|info| format!("{path}.{}", if english { info.key.en } else { info.key.zh }));
    names.collect::<Vec<_>>().join(if english { ", " } else { "、" })
}

impl<'f> Group<'f> {
    /// Takes away what names that lead nowhere left behind.
    fn prune(&mut self) {
        for slot in &mut self.slots {
            slot.items.retain_mut(|(_, fill)| match fill {
                Fill::Cell(_) => true,
                Fill::Group(group) => {
                    group.prune();
                    !group.slots.is_empty()
                }
            });
        }
        self.slots.retain(|slot| !slot.items.is_empty());
    }

    /// The fields that must be given and have no column. What speaks of a text as a whole may stand around the
    /// table: that it is missing is told when the record is read.
    pub(super) fn lacking(&self) -> impl Iterator<Item = &'f FieldInfo> {
        let has = |info: &FieldInfo| self.slots.iter().any(|slot| std::ptr::eq(slot.info, info));
        self.fields.iter().filter(move |info| info.required && !info.key.is_heading() && !has(info))
    }
}
