//! Rows → mappings, as the columns' names lead.

use std::collections::BTreeSet;

use super::header::{self, Fill, Group, Slot};
use super::stray::{self, Strays};
use super::{Notes, Row, Sheet, is_error};
use crate::problem::{Code, say};
use crate::source::Span;
use crate::yaml::{Entry, FieldInfo, KIND_KEYS, Node, NodeKind, Shape, Words, bodies};

/// The rows below the header as mappings.
pub(super) fn records(sheet: &Sheet, fields: &[FieldInfo], notes: &mut Notes<'_>) -> Vec<Node> {
    let Some((at, first)) = stray::header(sheet, fields) else { return Vec::new() };
    let names: Vec<(usize, String, Span)> = sheet
        .filled(first)
        .map(|column| (column, header::name(sheet.text(first, column)), sheet.span(first, column)))
        .filter(|(_, name, _)| !name.starts_with(['#', '＃']))
        .collect();
    let Some((plan, meant)) = header::plan(fields, &names, notes) else {
        header::no_header(notes, first, fields);
        return Vec::new();
    };
    let strays = Strays::new(sheet, fields, &names);
    strays.typed_over(notes);
    let mut rows: Vec<&Row> = sheet.told().filter(|row| row.span.start > at).collect();
    nameless(sheet, first, &rows, notes);
    if !rows.is_empty() {
        let start = names.first().map_or(first.span.start, |(_, _, span)| span.start);
        header::missing(notes, &plan, &meant, "", Span::new(start, start));
    }
    rows.retain(|row| !strays.is_stray(row, notes));
    let mut records = Vec::with_capacity(rows.len());
    for row in rows {
        let mut building =
            Building { cells: &|column| (sheet.text(row, column), sheet.span(row, column)), notes };
        let entries = building.entries(&plan, true);
        let span = sheet
            .filled(row)
            .next()
            .map_or(row.span, |first| Span::new(sheet.span(row, first).start, row.span.end));
        records.push(Node { span, kind: NodeKind::Map(entries) });
    }
    records
}

/// Tells of columns that hold something and have no name, once each.
fn nameless(sheet: &Sheet, header: &Row, rows: &[&Row], notes: &mut Notes<'_>) {
    let mut known: BTreeSet<usize> = sheet.filled(header).collect();
    for row in rows {
        for column in sheet.filled(row) {
            if !known.insert(column) {
                continue;
            }
            notes.note(
                sheet.span(row, column),
                "",
                Code::TableHeader,
                say!(
                    "这一格有内容，但是这一列没有表头",
                    "this cell holds something, but its column has no name"
                ),
                say!(
                    "在表头补上栏目名；只给自己看的列，表头写 #",
                    "name the column in the header, or write # there if it is a note"
                ),
            );
        }
    }
}

/// The sheet as one mapping: names in the first column, content in the second.
pub(super) fn pairs(sheet: &Sheet, fields: &[FieldInfo], notes: &mut Notes<'_>) -> Option<Node> {
    let rows: Vec<&Row> = sheet.told().collect();
    let said = |row: &Row, column| header::name(sheet.text(row, column)).to_lowercase();
    let titled = |row: &&Row| {
        ["栏目", "key", "field"].contains(&said(row, 0).as_str())
            && ["内容", "value"].contains(&said(row, 1).as_str())
    };
    let skip = usize::from(rows.first().is_some_and(titled));
    let rows = rows.get(skip..).unwrap_or_default();
    let names: Vec<(usize, String, Span)> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (at, header::name(sheet.text(row, 0)), sheet.span(row, 0)))
        // `类型: 台账` may stand here as it does in a file.
        .filter(|(_, name, _)| !KIND_KEYS.contains(&name.as_str()))
        .collect();
    let (first, last) = (rows.first()?, rows.last()?);
    let Some((plan, _)) = header::plan(fields, &names, notes) else {
        header::no_header(notes, first, fields);
        return None;
    };
    let cell =
        |at: usize| rows.get(at).map_or(("", first.span), |row| (sheet.text(row, 1), sheet.span(row, 1)));
    let entries = Building { cells: &cell, notes }.entries(&plan, false);
    Some(Node { span: Span::new(first.span.start, last.span.end), kind: NodeKind::Map(entries) })
}

/// Builds one record.
struct Building<'b, 's, 'n> {
    /// The text and the place of a column.
    cells: &'b dyn Fn(usize) -> (&'s str, Span),
    notes: &'b mut Notes<'n>,
}

impl Building<'_, '_, '_> {
    /// The fields of a group that hold something. What must be given and is empty is `Null`, so that it is told at
    /// its cell; what must be given and has no column is `Refused` where `refuse` says so: it was told already.
    fn entries(&mut self, group: &Group<'_>, refuse: bool) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(group.slots.len());
        for slot in &group.slots {
            let value = match self.value(slot, refuse) {
                Some(value) => value,
                None if slot.info.required => Node { span: self.place(slot), kind: NodeKind::Null },
                None => continue,
            };
            // Whatever is said of a key is meant for this row.
            entries.push(Entry { key: slot.key.clone(), key_span: value.span, value });
        }
        if refuse && !entries.is_empty() {
            let english = entries.first().is_some_and(|entry| entry.key.is_ascii());
            for info in group.lacking() {
                let key = if english { info.key.en } else { info.key.zh };
                let span = entries.first().map_or(Span::default(), |entry| entry.key_span);
                let value = Node { span, kind: NodeKind::Refused };
                entries.push(Entry { key: Words::Own(key.to_owned()), key_span: span, value });
            }
        }
        entries
    }

    /// What a field holds in this row; nothing if all its cells are empty.
    fn value(&mut self, slot: &Slot<'_>, refuse: bool) -> Option<Node> {
        let is_list = matches!(slot.info.shape, Shape::Values(_) | Shape::Parts(_));
        let mut found = Vec::new();
        for (number, fill) in &slot.items {
            match fill {
                Fill::Cell(column) => self.cell(*column, slot, *number, is_list, &mut found),
                Fill::Group(group) if self.holds(group) => {
                    let entries = self.entries(group, refuse);
                    let span = entries.iter().fold(None, |span: Option<Span>, entry| {
                        let next = entry.value.span;
                        Some(span.map_or(next, |span| {
                            Span::new(span.start.min(next.start), span.end.max(next.end))
                        }))
                    });
                    found.push(Node { span: span.unwrap_or_default(), kind: NodeKind::Map(entries) });
                }
                Fill::Group(_) => {}
            }
        }
        if found.len() > 1 || is_list && slot.items.len() > 1 && !found.is_empty() {
            let (start, end) = (found.first()?.span.start, found.last()?.span.end);
            return Some(Node { span: Span::new(start, end.max(start)), kind: NodeKind::List(found) });
        }
        found.pop()
    }

    /// The nodes of one cell: none if it is empty, several if it is a list.
    fn cell(&mut self, column: usize, slot: &Slot<'_>, number: usize, is_list: bool, found: &mut Vec<Node>) {
        let (text, span) = (self.cells)(column);
        let inner = text.trim();
        let path = || if number > 1 { format!("{}{number}", slot.key) } else { slot.key.to_string() };
        if let Some(unread) = self.notes.sheet.unread.get(&span.start) {
            let (code, message, hint) = unread.said();
            self.notes.note(span, &path(), code, message, hint);
            found.push(Node { span, kind: NodeKind::Refused });
            return;
        }
        if inner.is_empty() {
            return;
        }
        if is_error(inner) {
            self.notes.note(
                span,
                &path(),
                Code::TableCell,
                say!("这一格是公式错误 {inner}", "this cell holds the error {inner}"),
                say!(
                    "改好公式，或者直接填上内容；还不知道就写 xx",
                    "mend the formula, or write what is meant, or xx if it is not known yet"
                ),
            );
            found.push(Node { span, kind: NodeKind::Refused });
            return;
        }
        let between: &[char] = if is_list && !bodies(slot.info.key.sample, inner).is_empty() {
            &['\n', '\r', '；', ';', '、']
        } else {
            &['\n', '\r', '；', ';']
        };
        if !is_list || !text.contains(between) {
            found.push(self.text(span, text));
            return;
        }
        // Items can be pointed at where the source holds the text as it is, line ends as one byte.
        let exact = span.end - span.start == text.len();
        let mut from = 0;
        for item in text.split(between) {
            let lead = item.len() - item.trim_start().len();
            let inner = item.trim();
            let start = span.start + from + lead;
            from += item.len() + text[from + item.len()..].chars().next().map_or(0, char::len_utf8);
            if !inner.is_empty() {
                let span = if exact { Span::new(start, start + inner.len()) } else { span };
                found.push(self.text(span, inner));
            }
        }
    }

    fn text(&self, span: Span, text: &str) -> Node {
        Node { span, kind: NodeKind::Text(Words::at(&self.notes.sheet.source, span, text)) }
    }

    /// Whether any column of a group holds something.
    fn holds(&self, group: &Group<'_>) -> bool {
        group.slots.iter().flat_map(|slot| &slot.items).any(|(_, fill)| match fill {
            Fill::Cell(column) => !(self.cells)(*column).0.trim().is_empty(),
            Fill::Group(inner) => self.holds(inner),
        })
    }

    /// Where the first column of a field stands in this row.
    fn place(&self, slot: &Slot<'_>) -> Span {
        match slot.items.first() {
            Some((_, Fill::Cell(column))) => (self.cells)(*column).1,
            Some((_, Fill::Group(group))) => {
                group.slots.first().map_or(Span::default(), |slot| self.place(slot))
            }
            None => Span::default(),
        }
    }
}
