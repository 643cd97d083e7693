//! Typed reading of a mapping: each call takes one field and notes its own fault; nothing gives up.

use super::bodies::bodies;
use super::describe::{FieldInfo, Shape, ValueInfo, describe};
use super::key::{HEADING_KEYS, KIND_KEYS, Key};
use super::nearest::nearest;
use super::node::{Entry, Kind, Node};
use super::reader::{Enclosure, Reader, Segment};
use super::unknown::unknown_key;
use crate::fact::{Fact, Value};
use crate::problem::{Code, Fault, Severity, say};
use crate::source::Span;

/// A group of fields that can be read from a mapping.
pub(crate) trait Part: Default {
    /// Takes every field of the mapping, one call each; faults are noted by the calls.
    fn read(fields: &mut Fields<'_, '_>) -> Self;

    /// Reads the short form, one line of text, for groups that have one; `None` for groups that have not.
    fn brief(text: &str) -> Option<Result<Self, Fault>> {
        let _ = text;
        None
    }
}

impl<P: Part> Part for Box<P> {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Box::new(P::read(fields))
    }
}

/// The fields of one mapping, taken one by one.
///
/// The same calls describe the fields when there is no file: see [`describe`].
#[derive(Debug)]
pub(crate) struct Fields<'r, 'n> {
    mode: Mode<'r, 'n>,
}

#[derive(Debug)]
enum Mode<'r, 'n> {
    Read(Reading<'r, 'n>),
    Describe(&'r mut Vec<FieldInfo>),
    /// `xx` stands for the whole group: what must be given is a blank of this label.
    Blank(&'static str),
}

#[derive(Debug)]
struct Reading<'r, 'n> {
    reader: &'r mut Reader<'n>,
    entries: &'n [Entry],
    taken: Vec<bool>,
    span: Span,
    /// Required fields that were not there, with a sample each: told at the end, when the keys that no field
    /// took are known.
    missed: Vec<(Key, &'static str)>,
}

impl<'r, 'n> Reading<'r, 'n> {
    /// The value of a key in either language; a second one is a fault.
    fn take(&mut self, key: &Key) -> Option<&'n Node> {
        let mut found: Option<&'n Entry> = None;
        for (entry, taken) in self.entries.iter().zip(&mut self.taken) {
            if !key.matches(&entry.key) {
                continue;
            }
            *taken = true;
            if let Some(first) = found {
                let line = self.reader.source.line_column(first.key_span.start).0;
                self.reader.path.push(Segment::Key(&entry.key));
                self.reader.note(
                    entry.key_span,
                    Code::YamlKeyDuplicate,
                    Severity::Error,
                    say!("这一栏在第 {line} 行已经写过", "this key was given on line {line} already"),
                    say!(
                        "两处留一处；如果这里是新的一项，在行首补上“- ”",
                        "keep one of the two, or begin a new item with `- `"
                    ),
                );
                self.reader.path.pop();
            } else {
                found = Some(entry);
            }
        }
        found.map(|entry| &entry.value)
    }

    /// Runs `read` with the path leading to `key` as the clerk wrote it.
    fn inside<T>(&mut self, key: &Key, read: impl FnOnce(&mut Reader<'n>) -> T) -> T {
        let typed = self.entries.iter().find(|e| key.matches(&e.key)).map_or(key.zh, |e| &e.key);
        self.reader.path.push(Segment::Key(typed));
        let out = read(self.reader);
        self.reader.path.pop();
        out
    }

    /// Notes that a required field is not there, or is there and empty.
    fn missing(&mut self, key: &Key, sample: &str) {
        let english = self.english();
        let name = if english { key.en } else { key.zh };
        let given = self.entries.iter().find(|e| key.matches(&e.key));
        let misspelt = |e: &Entry| nearest(&e.key, [key.en, key.zh]).is_some();
        if given.is_none() && self.entries.iter().zip(&self.taken).any(|(e, taken)| !taken && misspelt(e)) {
            // The unknown key that is likely meant is reported with the right name: once is enough.
            return;
        }
        let span = given.or(self.entries.first()).map_or(self.span, |e| e.key_span);
        let span = if given.is_some() { span } else { Span::new(span.start, span.start) };
        let message = match given {
            Some(_) => say!("“{name}”是必填的一栏，还空着", "the required key `{name}` is empty"),
            None => say!("缺少必填的一栏“{name}”", "the required key `{name}` is missing"),
        };
        let hint = match (given, sample) {
            (None, "") => say!("补上“{name}”和它下面的各栏", "add `{name}` and its fields"),
            (Some(_), "") => say!("填上它下面的各栏", "fill in its fields"),
            (None, _) => say!(
                "补一行“{name}: {sample}”；还不知道就写 xx",
                "add `{name}: {sample}`, or xx if not known yet"
            ),
            (Some(_), _) => {
                say!("填上内容，如 {sample}；还不知道就写 xx", "fill it in, as in {sample}, or xx")
            }
        };
        self.reader.path.push(Segment::Key(name));
        self.reader.note(span, Code::YamlKeyMissing, Severity::Error, message, hint);
        self.reader.path.pop();
    }

    /// A record inside another has no title, side or partners of its own.
    fn refuse_headings(&mut self) {
        if !self.reader.is_inside_record() {
            return;
        }
        for entry in self.entries.iter().filter(|e| HEADING_KEYS.iter().any(|key| key.matches(&e.key))) {
            let typed = &entry.key;
            self.reader.path.push(Segment::Key(typed));
            self.reader.note(
                entry.key_span,
                Code::YamlKeyUnknown,
                Severity::Error,
                say!(
                    "“{typed}”在外层已经写了，这里不能再写",
                    "`{typed}` belongs to the record around this one"
                ),
                say!("删去这一栏", "remove it here"),
            );
            self.reader.path.pop();
        }
    }

    /// Whether the clerk writes English keys here.
    fn english(&self) -> bool {
        let here = self.entries.iter().find(|e| !KIND_KEYS.contains(&e.key.as_str()));
        match here {
            Some(entry) => entry.key.is_ascii(),
            None => self.reader.typed_english(),
        }
    }
}

impl<'r, 'n> Fields<'r, 'n> {
    pub(super) fn reading(reader: &'r mut Reader<'n>, entries: &'n [Entry], span: Span) -> Self {
        Self {
            mode: Mode::Read(Reading {
                reader,
                entries,
                taken: vec![false; entries.len()],
                span,
                missed: Vec::new(),
            }),
        }
    }

    pub(super) fn blank(label: &'static str) -> Self {
        Self { mode: Mode::Blank(label) }
    }

    pub(super) fn describing(found: &'r mut Vec<FieldInfo>) -> Self {
        Self { mode: Mode::Describe(found) }
    }

    /// Takes one value that must be given.
    pub(crate) fn required<V: Value>(&mut self, key: Key) -> Fact<V> {
        self.one(key, true)
    }

    /// Takes one value that may be left out.
    pub(crate) fn optional<V: Value>(&mut self, key: Key) -> Fact<V> {
        self.one(key, false)
    }

    fn one<V: Value>(&mut self, key: Key, required: bool) -> Fact<V> {
        if let Mode::Blank(label) = self.mode {
            return if required { Fact::Blank(label) } else { Fact::Absent };
        }
        let Some(reading) = self.field(key, required, || Shape::Value(value_info::<V>())) else {
            return Fact::Absent;
        };
        let node = reading.take(&key);
        let fact: Fact<V> = match node {
            Some(node) => reading.inside(&key, |reader| match reader.value(node, key.label()) {
                Fact::Known(value) if !key.sample.is_empty() && !key.measured => {
                    reader.fitted(node, value, &key)
                }
                other => other,
            }),
            None => Fact::Absent,
        };
        if required && fact.is_absent() {
            reading.missed.push((key, if key.sample.is_empty() { V::SAMPLE } else { key.sample }));
        }
        fact
    }

    /// Takes a list of values; a single value counts as a list of one.
    pub(crate) fn list<V: Value>(&mut self, key: Key) -> Vec<Fact<V>> {
        self.many(key, false)
    }

    /// Takes a list of at least one value; a single value counts as a list of one.
    pub(crate) fn required_list<V: Value>(&mut self, key: Key) -> Vec<Fact<V>> {
        self.many(key, true)
    }

    fn many<V: Value>(&mut self, key: Key, required: bool) -> Vec<Fact<V>> {
        if let Mode::Blank(label) = self.mode {
            return if required { vec![Fact::Blank(label)] } else { Vec::new() };
        }
        let Some(reading) = self.field(key, required, || Shape::Values(value_info::<V>())) else {
            return Vec::new();
        };
        let mut facts = match reading.take(&key) {
            Some(node) => reading.inside(&key, |reader| match &node.kind {
                Kind::List(items) => each(reader, items, |reader, item| reader.value(item, key.label())),
                Kind::Text(text) if !bodies(key.sample, text).is_empty() => {
                    several(reader, node, &bodies(key.sample, text));
                    vec![Fact::Faulty]
                }
                _ => vec![reader.value(node, key.label())],
            }),
            None => Vec::new(),
        };
        facts.retain(|fact| !fact.is_absent());
        if required && facts.is_empty() {
            reading.missed.push((key, if key.sample.is_empty() { V::SAMPLE } else { key.sample }));
        }
        facts
    }

    /// Takes a group of fields that may be left out.
    pub(crate) fn part<P: Part>(&mut self, key: Key) -> Option<P> {
        let reading = self.field(key, false, || Shape::Part(describe::<P>()))?;
        let node = reading.take(&key).filter(|node| node.kind != Kind::Null)?;
        Some(reading.inside(&key, |reader| reader.part(node, key.label())))
    }

    /// Takes a group of fields that must be given.
    pub(crate) fn required_part<P: Part>(&mut self, key: Key) -> P {
        if let Mode::Blank(label) = self.mode {
            return P::read(&mut Fields::blank(label));
        }
        let Some(reading) = self.field(key, true, || Shape::Part(describe::<P>())) else {
            return P::default();
        };
        match reading.take(&key).filter(|node| node.kind != Kind::Null) {
            Some(node) => reading.inside(&key, |reader| reader.part(node, key.label())),
            None => {
                if !(reading.reader.is_enclosed() && key.is_heading()) {
                    reading.missed.push((key, key.sample));
                }
                P::default()
            }
        }
    }

    /// Takes a list of records that lie inside this one: told with it, from its side, under its title.
    pub(crate) fn records<P: Part>(&mut self, key: Key) -> Vec<P> {
        match &mut self.mode {
            Mode::Read(reading) => {
                let before = reading.reader.enclose(Enclosure::Record);
                let records = self.parts(key);
                if let Mode::Read(reading) = &mut self.mode {
                    reading.reader.restore(before);
                }
                records
            }
            _ => self.parts(key),
        }
    }

    /// Takes a list of groups; a single group counts as a list of one.
    pub(crate) fn parts<P: Part>(&mut self, key: Key) -> Vec<P> {
        let Some(reading) = self.field(key, false, || Shape::Parts(describe::<P>())) else {
            return Vec::new();
        };
        let Some(node) = reading.take(&key) else { return Vec::new() };
        reading.inside(&key, |reader| match &node.kind {
            Kind::List(items) => each(reader, items, |reader, item| reader.part(item, key.label())),
            Kind::Null | Kind::Refused => Vec::new(),
            _ => vec![reader.part(node, key.label())],
        })
    }

    /// The mapping being read; describes the field instead when there is none.
    fn field(
        &mut self,
        key: Key,
        required: bool,
        shape: impl FnOnce() -> Shape,
    ) -> Option<&mut Reading<'r, 'n>> {
        match &mut self.mode {
            Mode::Read(reading) => Some(reading),
            Mode::Describe(found) => {
                found.push(FieldInfo { key, required, shape: shape() });
                None
            }
            Mode::Blank(_) => None,
        }
    }

    /// Reports the keys that no call took.
    pub(super) fn finish(self, known: impl Fn() -> Vec<FieldInfo>) {
        let Mode::Read(reading) = self.mode else { return };
        let mut reading = reading;
        reading.refuse_headings();
        for (key, sample) in std::mem::take(&mut reading.missed) {
            reading.missing(&key, sample);
        }
        let english = reading.english();
        let Reading { reader, entries, taken, .. } = reading;
        for (entry, _) in entries.iter().zip(taken).filter(|(_, taken)| !taken) {
            if reader.at_top() && KIND_KEYS.contains(&entry.key.as_str()) {
                continue;
            }
            if reader.is_full() {
                reader.omit(Severity::Error);
                continue;
            }
            unknown_key(reader, entry, &known(), english);
        }
    }
}

/// Several bodies typed as one: taken as one name they would be told beside themselves.
fn several(reader: &mut Reader<'_>, node: &Node, names: &[&str]) {
    let (count, listed) = (names.len(), names.join(", "));
    let message =
        say!("这里写了{count}个单位，要一项一项写", "these are {count} bodies, which must be listed");
    let hint = say!("写成“[{listed}]”", "write `[{listed}]`");
    reader.note(node.span, Code::YamlShape, Severity::Error, message, hint);
}

fn each<'n, T>(
    reader: &mut Reader<'n>,
    items: &'n [Node],
    mut read: impl FnMut(&mut Reader<'n>, &'n Node) -> T,
) -> Vec<T> {
    let one = |(index, item)| {
        reader.path.push(Segment::Index(index));
        let out = read(reader, item);
        reader.path.pop();
        out
    };
    items.iter().enumerate().map(one).collect()
}

fn value_info<V: Value>() -> ValueInfo {
    ValueInfo { name: V::TYPE, sample: V::SAMPLE, words: V::words() }
}
