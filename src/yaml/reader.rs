//! Reads nodes into values and groups, and gathers what is wrong with them.

use std::borrow::Cow;

use super::describe::{FieldInfo, describe};
use super::fields::{Fields, Part};
use super::key::Key;
use super::meant::is_meant;
use super::node::{Kind, Node};
use crate::fact::{Fact, MARK, MARK_OPEN, Value, blanks_in, is_blank};
use crate::problem::{Bilingual, Code, Fault, Place, Problem, Problems, Severity, say};
use crate::source::{Source, Span};

/// Gathers the problems of one source while it is read.
#[derive(Debug)]
pub(crate) struct Reader<'n> {
    pub(super) source: Source,
    problems: Problems,
    /// How many problems of each severity may still be listed.
    room: [usize; 3],
    pub(super) path: Vec<Segment<'n>>,
    /// What lies around the record being read, and how deep the record's own fields stand.
    enclosure: (Enclosure, usize),
    /// Whether a program wrote the text: then quotes say nothing.
    generated: bool,
}

/// What lies around a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enclosure {
    /// Nothing: it is a file of its own.
    File,
    /// Another record, which it is told with.
    Record,
    /// A ledger, whose head it may leave sides and partners to.
    Ledger,
}

#[derive(Debug)]
pub(super) enum Segment<'n> {
    Key(&'n str),
    Index(usize),
}

impl<'n> Reader<'n> {
    /// Starts reading a source; at most `most` problems are kept.
    pub(crate) fn new(source: Source, most: usize) -> Self {
        Self {
            source,
            problems: Problems::new(),
            room: [most; 3],
            path: Vec::new(),
            enclosure: (Enclosure::File, 0),
            generated: false,
        }
    }

    /// The same for a text that a program wrote.
    pub(crate) fn of_generated(mut self, generated: bool) -> Self {
        self.generated = generated;
        self
    }

    /// The problems noted so far.
    pub(crate) fn into_problems(self) -> Problems {
        self.problems
    }

    /// Reads a whole node as a group of fields.
    pub(crate) fn part<P: Part>(&mut self, node: &'n Node, label: Bilingual<&'static str>) -> P {
        match &node.kind {
            Kind::Map(entries) => {
                let mut fields = Fields::reading(self, entries, node.span);
                let part = P::read(&mut fields);
                fields.finish(|| describe::<P>());
                part
            }
            Kind::Text(text) if is_blank(text) => {
                self.blank(node.span, label);
                P::read(&mut Fields::blank(label.zh))
            }
            Kind::Text(text) => {
                let marked = self.marked(node, text);
                match P::brief(&marked) {
                    Some(Ok(part)) => part,
                    // The blank was told; what remains need not be one.
                    Some(Err(_)) if matches!(marked, Cow::Owned(_)) => P::read(&mut Fields::blank(label.zh)),
                    Some(Err(fault)) => {
                        self.fault(node, text, fault);
                        P::default()
                    }
                    None => {
                        self.not_a_mapping(node, text, &describe::<P>());
                        P::default()
                    }
                }
            }
            Kind::List(_) => {
                self.shape(node.span, say!("这里只写一项，行首不加“- ”", "one is expected here, not a list"));
                P::default()
            }
            Kind::Null => {
                let message = say!("这一项是空的", "this item is empty");
                let hint = say!("写上内容，或删去这一个“-”", "fill it in, or remove its `-`");
                self.note(node.span, Code::YamlShape, Severity::Error, message, hint);
                P::default()
            }
            Kind::Refused => P::default(),
        }
    }

    pub(super) fn value<V: Value>(&mut self, node: &'n Node, label: Bilingual<&'static str>) -> Fact<V> {
        match &node.kind {
            Kind::Null => Fact::Absent,
            Kind::Text(text) if text.trim().is_empty() => Fact::Absent,
            Kind::Text(text) if is_blank(text) => {
                self.blank(node.span, label);
                Fact::Blank(label.zh)
            }
            Kind::Text(text) => {
                let marked = self.marked(node, text);
                match V::parse(&marked) {
                    Ok(value) => Fact::Known(value),
                    Err(_) if matches!(marked, Cow::Owned(_)) => Fact::Blank(label.zh),
                    Err(fault) => {
                        self.fault(node, text, fault);
                        Fact::Faulty
                    }
                }
            }
            Kind::List(_) | Kind::Map(_) => {
                let (zh, en, sample) = (V::TYPE.zh, V::TYPE.en, V::SAMPLE);
                let message = say!("这里应当是一个{zh}，如 {sample}", "expected one {en}, such as {sample}");
                self.shape(node.span, message);
                Fact::Faulty
            }
            Kind::Refused => Fact::Faulty,
        }
    }

    /// The value as it is meant in its field: a bare number in the field's own unit, and no number in another.
    pub(super) fn fitted<V: Value>(&mut self, node: &Node, value: V, key: &Key) -> Fact<V> {
        match (value.in_field(key.sample), &node.kind) {
            (Ok(value), _) => Fact::Known(value),
            (Err(_), Kind::Text(text)) if key.any => V::parse(text).map_or(Fact::Faulty, Fact::Known),
            (Err(fault), Kind::Text(text)) => {
                self.fault(node, text, fault);
                Fact::Faulty
            }
            (Err(_), _) => Fact::Faulty,
        }
    }

    fn fault(&mut self, node: &Node, text: &str, fault: Fault) {
        // Inside a plain one-line text the faulty characters can be pointed at.
        let raw = self.source.text().get(node.span.start..node.span.end).unwrap_or("");
        let lead = text.len() - text.trim_start().len();
        let span = match fault.at {
            Some(at) if raw == text => {
                Span::new(node.span.start + lead + at.start, node.span.start + lead + at.end)
            }
            _ => node.span,
        };
        self.note(span, fault.code, Severity::Error, fault.message, fault.hint);
    }

    /// The trimmed text; `xx` inside it is noted as a blank and becomes the mark that a draft highlights.
    fn marked<'t>(&mut self, node: &Node, text: &'t str) -> Cow<'t, str> {
        let text = text.trim();
        let mut blanks = blanks_in(text);
        // In quotes the signs are meant, marks of drafts never are.
        if !blanks.is_empty() && !self.generated && is_meant(&self.source, node.span) {
            blanks.retain(|blank| text[blank.clone()].starts_with(MARK_OPEN));
        }
        if blanks.is_empty() {
            return Cow::Borrowed(text);
        }
        self.blank_inside(node.span, &text[blanks[0].clone()]);
        let mut out = String::with_capacity(text.len() + 16);
        let mut from = 0;
        for blank in blanks {
            out.push_str(&text[from..blank.start]);
            out.push_str(MARK);
            from = blank.end;
        }
        Cow::Owned(out + &text[from..])
    }

    fn blank(&mut self, span: Span, label: Bilingual<&'static str>) {
        let message = say!("还没有填写", "not known yet");
        let (zh, en) = (label.zh, label.en.replace('_', " "));
        let hint = say!("查实后把 xx 换成{zh}", "replace xx by the {en}");
        self.note(span, Code::FieldBlank, Severity::Blank, message, hint);
    }

    /// A text that is there but for some signs.
    fn blank_inside(&mut self, span: Span, signs: &str) {
        let (message, hint) = if signs.trim().is_empty() {
            (
                say!("里面空着的月、日还没有填写", "a month or day in it is not known yet"),
                say!("查实后填上；要留到打印后手写，整栏用英文引号括起来", "fill it in; in quotes it stays"),
            )
        } else {
            (
                say!("里面的“{signs}”还没有填写", "`{signs}` in it is not known yet"),
                say!(
                    "查实后换成实际内容；确实就是这几个字，整栏用英文引号括起来",
                    "replace it; in quotes it stays as it is"
                ),
            )
        };
        self.note(span, Code::FieldBlank, Severity::Blank, message, hint);
    }

    fn shape(&mut self, span: Span, message: Bilingual) {
        let hint = say!("写法见 clerk new 生成的样表", "see the skeleton that `clerk new` writes");
        self.note(span, Code::YamlShape, Severity::Error, message, hint);
    }

    fn not_a_mapping(&mut self, node: &Node, text: &str, fields: &[FieldInfo]) {
        let wide =
            text.split_once('：').filter(|(head, _)| fields.iter().any(|f| f.key.matches(head.trim())));
        if wide.is_some() {
            let message = say!("栏目名后面是全角冒号“：”", "the colon after the key is full-width (：)");
            let hint = say!("改成英文冒号加一个空格“: ”", "write `: ` instead");
            self.note(node.span, Code::YamlColon, Severity::Error, message, hint);
            return;
        }
        let names: Vec<&str> = fields.iter().take(4).map(|f| f.key.zh).collect();
        let names = names.join("、");
        let message = say!("这里应当分栏填写（{names}…），不是一句话", "expected fields, found a text");
        self.shape(node.span, message);
    }

    pub(super) fn note(
        &mut self,
        span: Span,
        code: Code,
        severity: Severity,
        message: Bilingual,
        hint: Bilingual,
    ) {
        // Blanks never crowd out errors: each severity has room of its own until the whole is cut.
        let room = &mut self.room[severity as usize];
        if *room == 0 {
            self.problems.omit(severity, 1);
            return;
        }
        *room -= 1;
        let place = Some(Place { source: self.source.clone(), span });
        self.problems.push(Problem {
            code,
            severity,
            place,
            path: self.written_path(),
            field: String::new(),
            message,
            hint,
        });
    }

    /// Says that the record read next stands in a list, or is a file of its own, inside something.
    pub(crate) fn stand_in(&mut self, around: Enclosure, at: Option<(&'n str, usize)>) {
        if let Some((list, index)) = at {
            self.path.extend([Segment::Key(list), Segment::Index(index)]);
        }
        self.enclosure = (around, self.path.len());
    }

    /// Reads what follows as records inside something; gives what [`Reader::restore`] takes back.
    pub(crate) fn enclose(&mut self, around: Enclosure) -> (Enclosure, usize) {
        // The key of the list and the place in it come in between; a single record counts as a list of one.
        std::mem::replace(&mut self.enclosure, (around, self.path.len() + 2))
    }

    /// Ends what [`Reader::enclose`] began.
    pub(crate) fn restore(&mut self, before: (Enclosure, usize)) {
        self.enclosure = before;
    }

    /// Whether the fields being read are a record's own, inside something.
    pub(super) fn is_enclosed(&self) -> bool {
        let (around, depth) = self.enclosure;
        around != Enclosure::File && (depth.saturating_sub(1)..=depth).contains(&self.path.len())
    }

    /// Whether the fields being read are a record's own, inside another record.
    pub(super) fn is_inside_record(&self) -> bool {
        self.is_enclosed() && self.enclosure.0 == Enclosure::Record
    }

    /// Whether the fields being read are those of a whole file, or of a whole record of a ledger.
    pub(super) fn at_top(&self) -> bool {
        self.path.is_empty() || (self.enclosure == (Enclosure::Ledger, self.path.len()))
    }

    /// Whether the keys on the way here are English.
    pub(super) fn typed_english(&self) -> bool {
        self.path.iter().rev().any(|segment| matches!(segment, Segment::Key(key) if key.is_ascii()))
    }

    /// Counts a problem that is not listed.
    pub(super) fn omit(&mut self, severity: Severity) {
        self.problems.omit(severity, 1);
    }

    /// Whether no further error would be listed: then details of it need not be made.
    pub(super) fn is_full(&self) -> bool {
        self.room[Severity::Error as usize] == 0
    }

    fn written_path(&self) -> String {
        let mut out = String::new();
        for segment in &self.path {
            match segment {
                Segment::Key(key) if out.is_empty() => out.push_str(key),
                Segment::Key(key) => out.extend([".", key]),
                Segment::Index(index) => out.push_str(&format!("[{index}]")),
            }
        }
        out
    }
}
