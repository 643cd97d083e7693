//! The file of values: what a clerk gives for the blanks of a text, one entry each.

use crate::error::{Error, ErrorKind};
use crate::fact::is_blank;
use crate::problem::{Bilingual, Code, Problem, Problems, Severity, say, shown};
use crate::source::{Source, Span};
use crate::table;
use crate::yaml::{Entry, Limits, Node, NodeKind, Words, is_meant, nearest, parse, problem};

/// The keys of the file, English and Chinese.
const KEYS: [[&str; 2]; 3] = [["values", "取值"], ["blanks", "空数"], ["keep", "保留"]];

/// What heads the first column of a table of values.
const HEADERS: [&str; 8] = ["编号", "名称", "栏目", "空", "取值", "id", "key", "name"];

/// The values for the blanks of one text, read from a file such as `values: {区: 临川, b4: 2021}`.
///
/// The file has `values`, a mapping of an entity or a blank's id to its value; `blanks`, how many blanks the text had
/// when it was scanned (may be left out); `keep`, words of the text that stay although they look like leftovers. A
/// value of `xx` or none is open; one that begins with `=` names a field of a ledger: `= 跟岗[1].总数`. `"xx"` in quotes
/// means the signs themselves: the text stays as it is there. What is wrong with the file is told by
/// [`bind`](super::bind), with all the rest.
///
/// # Examples
/// ```
/// use jianbao::{Source, Values};
/// let values = Values::read(&Source::new("values.yaml", "values: {区: 临川, b4: xx}"));
/// assert_eq!(values.keys().collect::<Vec<_>>(), ["区", "b4"]);
/// ```
#[derive(Debug, Clone)]
pub struct Values {
    pub(super) source: Source,
    pub(super) entries: Vec<Given>,
    /// How many blanks the text had when it was scanned, and where that stands.
    pub(super) count: Option<(usize, Span)>,
    /// Words of the text that are meant.
    pub(super) keep: Vec<String>,
    /// What is wrong with the file itself.
    pub(super) problems: Vec<Problem>,
    /// Whether each value stands below its name, beside its type, as in a file of fields.
    pub(super) fielded: bool,
}

/// One entry: what is given for one name.
#[derive(Debug, Clone)]
pub(super) struct Given {
    /// The entity or the blank's id, as typed.
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) answer: Answer,
    pub(super) span: Span,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    /// `xx` or nothing: not known yet.
    Open,
    /// A value.
    Said(String),
    /// The signs themselves are meant: these.
    Kept(String),
    /// A field of a ledger.
    Field(String),
    /// Refused already.
    Faulty,
}

impl Values {
    /// Reads a file of values; faults are kept for [`bind`](super::bind), so that all are told at once.
    pub fn read(source: &Source) -> Self {
        let (node, problems) = parse(source, &Limits::default());
        let mut values = Self { problems, ..Self::empty(source) };
        match node.map(|node| node.kind) {
            Some(NodeKind::Map(entries)) => values.take(&entries),
            Some(_) => values.shape(Span::default(), say!("这不是取值文件", "this is no file of values")),
            None if values.problems.is_empty() => {
                values.shape(Span::default(), say!("取值文件是空的", "the file of values is empty"));
            }
            None => {}
        }
        values
    }

    /// Reads a table of values, CSV or a workbook (.xlsx): names in its first column, values in its second.
    ///
    /// A first row that heads the columns is passed over, as are rows that begin with `#`; of a workbook the first
    /// sheet with a row counts. A row `保留` holds a word that stays.
    ///
    /// # Errors
    /// What cannot be read as a table: `table.file.unusable`, or `source.text.size` above the limits.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Limits, Values};
    /// let values = Values::of_table("取值.csv", "编号,值\n区,临川\nb4,2021\n".as_bytes(), &Limits::default())?;
    /// assert_eq!(values.keys().collect::<Vec<_>>(), ["区", "b4"]);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn of_table(name: &str, bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        let failed = |problem: Box<Problem>| Error::from(ErrorKind::Data(Problems::from_iter([*problem])));
        let sheets = table::read(name, bytes, limits).map_err(failed)?;
        let told = |sheet: &&table::Sheet| sheet.couples().next().is_some();
        let Some(sheet) = sheets.iter().find(told).or(sheets.first()) else {
            return Ok(Self::empty(&Source::new(name, "")));
        };
        let mut values = Self::empty(&sheet.source);
        values.problems.extend(sheet.problems.iter().cloned());
        for (at, [(key, key_span), (value, span)]) in sheet.couples().enumerate() {
            let (key, value) = (key.trim(), value.trim());
            let heads = HEADERS.contains(&key.to_lowercase().as_str());
            if key.is_empty() || at == 0 && heads {
                continue;
            }
            let value = Node { span, kind: NodeKind::Text(Words::at(&sheet.source, span, value)) };
            match KEYS[2].contains(&key) {
                true => values.kept(&value),
                false => values.give(&Entry { key: Words::Own(key.to_owned()), key_span, value }),
            }
        }
        Ok(values)
    }

    /// A file with nothing in it yet.
    pub(super) fn empty(source: &Source) -> Self {
        let (entries, keep, problems) = (Vec::new(), Vec::new(), Vec::new());
        Self { source: source.clone(), entries, count: None, keep, problems, fielded: false }
    }

    /// The names for which something is given, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|given| given.key.as_str())
    }

    /// The file they stand in.
    pub fn source(&self) -> &Source {
        &self.source
    }

    fn note(&mut self, code: Code, span: Span, message: Bilingual, hint: Bilingual) {
        self.problems.push(problem(&self.source, span, code, message, hint));
    }

    fn shape(&mut self, span: Span, message: Bilingual) {
        let hint = say!(
            "写成“values:”，下面每行一项“编号: 值”；样子见 clerk scan -o 写出的文件",
            "write `values:` and below it lines of `id: value`, as `clerk scan -o` does"
        );
        self.note(Code::ValuesForm, span, message, hint);
    }

    fn take(&mut self, entries: &[Entry]) {
        let find = |keys: [&str; 2]| entries.iter().find(|entry| keys.contains(&entry.key.as_str()));
        for entry in
            entries.iter().filter(|entry| !KEYS.iter().flatten().any(|key| *key == entry.key.as_str()))
        {
            let typed = shown(&entry.key);
            let hint = match nearest(&typed, KEYS.iter().flatten().copied()) {
                Some(near) => say!("是不是“{near}”？", "did you mean `{near}`?"),
                None => {
                    say!("各项取值写在“values:”下面，行首空两格", "values stand below `values:`, indented")
                }
            };
            let message = say!("这里没有“{typed}”这一栏", "unknown key `{typed}`");
            self.note(Code::ValuesForm, entry.key_span, message, hint);
        }
        if let Some(entry) = find(KEYS[1]) {
            self.counted(entry);
        }
        if let Some(entry) = find(KEYS[2]) {
            self.kept(&entry.value);
        }
        match find(KEYS[0]).map(|entry| (&entry.value.kind, entry.key_span)) {
            Some((NodeKind::Map(given), _)) => given.iter().for_each(|entry| self.give(entry)),
            Some((NodeKind::Null | NodeKind::Refused, _)) => {}
            Some((_, span)) => {
                self.shape(span, say!("“values”下面要分行写“编号: 值”", "`values` must be a mapping"));
            }
            None => self.shape(Span::default(), say!("缺少“values”一栏", "the key `values` is missing")),
        }
    }

    fn counted(&mut self, entry: &Entry) {
        let number = match &entry.value.kind {
            NodeKind::Text(text) => text.trim().parse().ok(),
            _ => None,
        };
        match number {
            Some(number) => self.count = Some((number, entry.value.span)),
            None => {
                let message = say!("“{}”不是数", "`{}` is no number", entry.key);
                self.shape(entry.value.span, message);
            }
        }
    }

    pub(super) fn kept(&mut self, node: &Node) {
        match &node.kind {
            NodeKind::Text(text) => self.keep.push(text.to_string()),
            NodeKind::List(items) => items.iter().for_each(|item| self.kept(item)),
            NodeKind::Null | NodeKind::Refused => {}
            NodeKind::Map(_) => {
                self.shape(node.span, say!("“保留”里只写文字", "`keep` takes texts only"));
            }
        }
    }

    pub(super) fn give(&mut self, entry: &Entry) {
        let span = entry.value.span;
        let answer = match &entry.value.kind {
            NodeKind::Null => Answer::Open,
            NodeKind::Refused => Answer::Faulty,
            NodeKind::Text(text) if is_meant(&self.source, span) && is_blank(text) => {
                Answer::Kept(text.to_string())
            }
            NodeKind::Text(text) if text.trim().is_empty() || is_blank(text) => Answer::Open,
            NodeKind::Text(text) => match text.trim().strip_prefix(['=', '＝']) {
                Some(field) => Answer::Field(field.trim().to_owned()),
                None => Answer::Said(text.to_string()),
            },
            NodeKind::List(_) | NodeKind::Map(_) => {
                let message = say!("“{}”这里只写一个值", "one value is expected for `{}`", entry.key);
                self.shape(span, message);
                Answer::Faulty
            }
        };
        self.entries.push(Given { key: entry.key.to_string(), key_span: entry.key_span, answer, span });
    }
}

/// A problem of the weight of a warning or a blank, made from an error.
pub(super) fn weighed(severity: Severity, problem: Problem) -> Problem {
    Problem { severity, ..problem }
}
