//! A ledger 台账: one partnership, one time, and any number of records of all kinds.

mod gift;
mod head;
mod read;
mod skeleton;
mod time;

use std::sync::LazyLock;

use crate::problem::Place;
use crate::record::{KINDS, Kind, Record};
use crate::source::{Source, Span};
use crate::yaml::{FieldInfo, Node, Path, Shape, describe, key, locate};
pub(crate) use gift::{Gift, ceremonies, gifts, unspaced};
pub use head::{BriefingHead, Head, SummaryHead, Way, WorkInfoHead, WorkSection};
pub(crate) use read::{Reading, read};
pub(crate) use time::{Time, is_begun, time, years};

/// What a ledger's file calls itself, in both languages.
pub(crate) const LEDGER: [&str; 2] = ["台账", "ledger"];

/// One file of a ledger: its name, by whose ending it is told what it holds, and its bytes.
///
/// `.yaml` and `.yml` hold a ledger, a part of one, or one record; `.csv` the records of one kind, named like it
/// (`培训.csv`); `.xlsx` one sheet for each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerFile {
    /// The name it is reported under; its last part decides.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl LedgerFile {
    /// Names the bytes of a file.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }

    /// Whether it can only belong to a ledger: a table, or a YAML file that calls itself 台账.
    ///
    /// A YAML file with one record can belong to a ledger too, but need not.
    ///
    /// # Examples
    /// ```
    /// use jianbao::LedgerFile;
    /// assert!(LedgerFile::new("培训.csv", "").is_ledger());
    /// assert!(LedgerFile::new("青禾.yaml", "类型: 台账\n时段: 2024年\n").is_ledger());
    /// assert!(!LedgerFile::new("青禾.yaml", "类型: 调研\n").is_ledger());
    /// ```
    pub fn is_ledger(&self) -> bool {
        !self.is_yaml() || read::calls_itself_ledger(&self.name, &self.bytes)
    }

    pub(crate) fn is_yaml(&self) -> bool {
        let ending = self.name.rsplit('.').next().unwrap_or("");
        ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml))
    }
}

/// One partnership, one time, and any number of records of all kinds.
///
/// Records stand in the order of [`KINDS`], within a kind in the order of files by name and of their places there.
#[derive(Debug, Clone)]
pub struct Ledger {
    head: Head,
    source: Source,
    node: Node,
    entries: Vec<Entry>,
}

/// One record of a ledger and where it came from.
#[derive(Debug, Clone)]
pub struct Entry {
    record: Record,
    source: Source,
    node: Node,
    /// The list it stands in, as it was typed, and its place there; none for a file or row of its own.
    at: Option<(String, usize)>,
    /// Its place among the records of its kind.
    index: usize,
}

impl Ledger {
    /// What a ledger's file calls itself, in Chinese and in English; a skeleton is asked for by these words too.
    pub const NAMES: [&'static str; 2] = LEDGER;

    /// The head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The text the head stands in; its name is that of the file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Every record, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The record of a name such as `visit[0]`, `visits[0]` or `调研[0]`; records of a kind count from 0.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.get(self.position(name)?)
    }

    /// The place among all records of the one that a name means.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        let (kind, index) = name.trim().strip_suffix(']')?.split_once('[')?;
        let kind = kind_of(kind.trim())?;
        let index: usize = index.trim().parse().ok()?;
        let order = |name: &str| KINDS.iter().position(|kind| kind.name == name);
        let wanted = (order(kind.name), index);
        self.entries.binary_search_by_key(&wanted, |entry| (order(entry.record.kind()), entry.index)).ok()
    }

    /// Where a field of the head stands, and its name as it was typed.
    pub(crate) fn head_place(&self, path: &Path) -> (Place, String) {
        // A paper asks this for every sentence of the head it prints.
        static FIELDS: LazyLock<Vec<FieldInfo>> = LazyLock::new(describe::<Head>);
        let (span, written) = locate(&self.node, &FIELDS, path);
        (Place { source: self.source.clone(), span }, written)
    }

    pub(crate) fn head_node(&self) -> (&Node, &Source) {
        (&self.node, &self.source)
    }
}

impl Entry {
    /// The record.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Its place among the records of its kind, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// What it is called in messages and on the command line: `visit[0]`.
    pub fn name(&self) -> String {
        format!("{}[{}]", self.record.kind(), self.index)
    }

    /// The text it stands in; its name is that of the file, beside which its pictures lie.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Where it begins: file, line and column, or file, sheet and cell.
    pub fn begins(&self) -> Place {
        let start = self.node.span.start;
        Place { source: self.source.clone(), span: Span::new(start, start) }
    }

    pub(crate) fn node(&self) -> (&Node, &Source) {
        (&self.node, &self.source)
    }

    /// Where one of its fields stands, and the name of it as it was typed, from the top of its file.
    pub(crate) fn place(&self, fields: &[FieldInfo], path: &Path) -> (Place, String) {
        let (span, written) = locate(&self.node, fields, path);
        (Place { source: self.source.clone(), span }, self.written(&written))
    }

    /// A path inside the record as one from the top of its file.
    pub(crate) fn written(&self, path: &str) -> String {
        match &self.at {
            Some((list, index)) if path.is_empty() => format!("{list}[{index}]"),
            Some((list, index)) => format!("{list}[{index}].{path}"),
            None => path.to_owned(),
        }
    }
}

/// The kind of a list of records: `visit`, `visits` or 调研.
pub(crate) fn kind_of(name: &str) -> Option<&'static Kind> {
    Kind::named(name).or_else(|| Kind::named(name.strip_suffix('s')?))
}

/// The fields of a whole ledger: its head, and a list for each kind.
pub(crate) fn fields() -> Vec<FieldInfo> {
    let list = |kind: &Kind| FieldInfo {
        key: key(kind.name, kind.zh).as_kind(kind.name),
        required: false,
        shape: Shape::Parts(kind.fields()),
    };
    describe::<Head>().into_iter().chain(KINDS.iter().map(list)).collect()
}
