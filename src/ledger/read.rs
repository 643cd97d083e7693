//! Files → ledger: every file read, every fault of every file gathered.

use super::{Entry, Head, LEDGER, Ledger, LedgerFile, kind_of};
use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity, say, shown};
use crate::record::{KINDS, Kind, Record};
use crate::source::{Source, Span};
use crate::table::{self, Sheet};
use crate::yaml::{
    Enclosure, Entry as Field, KIND_KEYS, Limits, Node, NodeKind, Reader, decode, describe, nearest, parse,
};

/// What reading some files gave.
pub(crate) struct Reading {
    /// The ledger, if there is a head and at least one record could be read.
    pub(crate) ledger: Option<Ledger>,
    /// What is wrong so far.
    pub(crate) problems: Problems,
}

/// A record that was found, before it is read.
struct Found {
    kind: &'static Kind,
    source: Source,
    node: Node,
    at: Option<(String, usize)>,
}

/// Everything found in the files so far.
struct Gathered<'l> {
    limits: &'l Limits,
    head: Option<(Source, Span, Vec<Field>)>,
    found: Vec<Found>,
    problems: Problems,
    /// Whether records were left out because there are too many.
    full: bool,
}

/// Reads the files of a ledger, in the order of their names.
pub(crate) fn read(files: &[LedgerFile], limits: &Limits) -> Reading {
    let mut files: Vec<&LedgerFile> = files.iter().collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut gathered =
        Gathered { limits, head: None, found: Vec::new(), problems: Problems::new(), full: false };
    for file in &files {
        gathered.file(file);
    }
    let Gathered { head, mut found, mut problems, .. } = gathered;
    let order = |found: &Found| KINDS.iter().position(|kind| kind.name == found.kind.name);
    found.sort_by_key(order);
    let first = files.first().map_or("", |file| file.name.as_str());
    let Some((source, span, fields)) = head else {
        if !problems.has_errors() {
            problems.push(headless(first));
        }
        return Reading { ledger: None, problems };
    };
    if found.is_empty() && !problems.has_errors() {
        problems.push(empty(&source, span));
    }
    let node = Node { span, kind: NodeKind::Map(fields) };
    let mut reader = Reader::new(source.clone(), limits.problems);
    let head: Head = reader.part(&node, Bilingual::new("台账", "ledger"));
    problems.append(reader.into_problems());
    let entries = entries(found, limits, &mut problems);
    Reading { ledger: Some(Ledger { head, source, node, entries }), problems }
}

/// Whether a YAML file says that it is a ledger; one that cannot be read says nothing.
pub(super) fn calls_itself_ledger(name: &str, bytes: &[u8]) -> bool {
    let limits = Limits::default();
    let Ok(source) = decode(name, bytes.to_vec(), &limits) else { return false };
    if !source.may_hold(&LEDGER) {
        return false;
    }
    let (node, _) = parse(&source, &limits);
    node.as_ref().and_then(kind_name).is_some_and(|kind| LEDGER.contains(&kind.trim()))
}

/// Reads every record that was found.
fn entries(found: Vec<Found>, limits: &Limits, problems: &mut Problems) -> Vec<Entry> {
    let mut counts = vec![0; KINDS.len()];
    let mut entries = Vec::with_capacity(found.len());
    for Found { kind, source, node, at } in found {
        let mut reader = Reader::new(source.clone(), limits.problems);
        reader.stand_in(Enclosure::Ledger, at.as_ref().map(|(list, index)| (list.as_str(), *index)));
        let record: Record = kind.read(&mut reader, &node);
        problems.append(reader.into_problems());
        let place = KINDS.iter().position(|known| known.name == kind.name).unwrap_or_default();
        let index = counts.get(place).copied().unwrap_or_default();
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
        entries.push(Entry { record, source, node, at, index });
    }
    entries
}

impl Gathered<'_> {
    fn file(&mut self, file: &LedgerFile) {
        let ending = file.name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        match ending.as_str() {
            "yaml" | "yml" => match decode(&file.name, file.bytes.clone(), self.limits) {
                Ok(source) => self.yaml(source),
                Err(error) => self.problems.extend(error.problems().cloned()),
            },
            "csv" | "txt" | "xlsx" | "xlsm" | "xls" | "et" | "ods" => {
                match table::read(&file.name, &file.bytes, self.limits) {
                    Ok(sheets) => sheets.into_iter().for_each(|sheet| self.sheet(sheet)),
                    Err(problem) => self.problems.push(*problem),
                }
            }
            _ => self.problems.push(unknown_file(&file.name)),
        }
    }

    /// One sheet: the head in two columns, or the records of one kind, one a row.
    fn sheet(&mut self, sheet: Sheet) {
        self.problems.append(sheet.problems.clone());
        let name = sheet.name.trim();
        if LEDGER.contains(&name) {
            let (node, problems) = sheet.pairs(&describe::<Head>());
            self.problems.append(problems);
            if let Some(Node { span, kind: NodeKind::Map(fields) }) = node {
                self.head(&sheet.source, span, fields);
            }
            return;
        }
        let Some(kind) = kind_of_sheet(name) else {
            if sheet.problems.is_empty() {
                self.problems.push(unknown_sheet(&sheet.source, name));
            }
            return;
        };
        let first = Span::default();
        if !self.has_room(&sheet.source, first, sheet.rows()) {
            return;
        }
        let (nodes, problems) = sheet.records(&kind.fields());
        self.problems.append(problems);
        let source = &sheet.source;
        self.found.extend(nodes.into_iter().map(|node| Found {
            kind,
            source: source.clone(),
            node,
            at: None,
        }));
    }

    fn yaml(&mut self, source: Source) {
        let (node, found) = parse(&source, self.limits);
        self.problems.extend(found);
        let Some(node) = node else { return };
        let kind = kind_name(&node).map(str::to_owned);
        let NodeKind::Map(fields) = node.kind else {
            self.problems.push(no_kind(&source, node.span));
            return;
        };
        match kind.as_deref().map(str::trim) {
            Some(name) if LEDGER.contains(&name) => self.ledger(&source, node.span, fields),
            Some(name) => match Kind::named(name) {
                Some(_) if !self.has_room(&source, node.span, 1) => {}
                Some(kind) => {
                    let node = Node { span: node.span, kind: NodeKind::Map(fields) };
                    self.found.push(Found { kind, source, node, at: None });
                }
                None => self.problems.push(unknown_kind(&source, node.span, name)),
            },
            None => self.problems.push(no_kind(&source, node.span)),
        }
    }

    /// The lists of records of one file, and its fields of the head.
    fn ledger(&mut self, source: &Source, span: Span, fields: Vec<Field>) {
        let mut head = Vec::new();
        for field in fields {
            match kind_of(&field.key) {
                Some(kind) => self.list(source, kind, field),
                None => head.push(field),
            }
        }
        self.head(source, span, head);
    }

    /// Whether a ledger takes so many records more; told once where it does not.
    fn has_room(&mut self, source: &Source, span: Span, more: usize) -> bool {
        let most = self.limits.records;
        if self.found.len().saturating_add(more) <= most {
            return true;
        }
        if !std::mem::replace(&mut self.full, true) {
            self.problems.push(fault(
                source,
                span,
                Code::SourceSize,
                say!("台账的记录太多，最多 {most} 条", "too many records: a ledger holds at most {most}"),
                say!("分成几个台账，例如每年一个", "split it into several ledgers, such as one a year"),
            ));
        }
        false
    }

    fn list(&mut self, source: &Source, kind: &'static Kind, field: Field) {
        let count = match &field.value.kind {
            NodeKind::List(items) => items.len(),
            _ => 1,
        };
        if !self.has_room(source, field.key_span, count) {
            return;
        }
        let mut add = |index: usize, node: Node| {
            let at = Some((field.key.to_string(), index));
            self.found.push(Found { kind, source: source.clone(), node, at });
        };
        match field.value.kind {
            NodeKind::List(items) => items.into_iter().enumerate().for_each(|(i, item)| add(i, item)),
            NodeKind::Null | NodeKind::Refused => {}
            other => add(0, Node { span: field.value.span, kind: other }),
        }
    }

    /// The head stands in one file; another may name the kind and hold records, no more.
    fn head(&mut self, source: &Source, span: Span, fields: Vec<Field>) {
        let told = fields.iter().any(|field| !KIND_KEYS.contains(&field.key.as_str()));
        match &self.head {
            Some((first, ..)) if told => {
                let name = first.name().to_owned();
                for field in fields.iter().filter(|field| !KIND_KEYS.contains(&field.key.as_str())) {
                    let key = &field.key;
                    self.problems.push(fault(
                        source,
                        field.key_span,
                        Code::LedgerHead,
                        say!(
                            "“{key}”写在第二个文件里了，台账的开头已写在 {name}",
                            "`{key}`: the head of the ledger stands in {name} already"
                        ),
                        say!(
                            "把这一栏移到 {name}，这里只留记录",
                            "move it to {name}, and leave the records here"
                        ),
                    ));
                }
            }
            Some(_) => {}
            None if told => self.head = Some((source.clone(), span, fields)),
            None => {}
        }
    }
}

fn kind_name(node: &Node) -> Option<&str> {
    let NodeKind::Map(fields) = &node.kind else { return None };
    let field = fields.iter().find(|field| KIND_KEYS.contains(&field.key.as_str()))?;
    match &field.value.kind {
        NodeKind::Text(name) => Some(name.as_str()),
        _ => None,
    }
}

fn fault(source: &Source, span: Span, code: Code, message: Bilingual, hint: Bilingual) -> Problem {
    Problem {
        code,
        severity: Severity::Error,
        place: Some(Place { source: source.clone(), span }),
        path: String::new(),
        field: String::new(),
        message,
        hint,
    }
}

fn headless(first: &str) -> Problem {
    fault(
        &Source::new(first, ""),
        Span::default(),
        Code::LedgerHead,
        say!("没有写台账的开头：谁帮扶谁、什么时段", "the ledger has no head: who helps whom, and when"),
        say!(
            "在一个文件里写“类型: 台账”“协作关系”“时段”，写法见 clerk new 台账",
            "write `kind: ledger`, `partnership` and `period` in one file; see `clerk new ledger`"
        ),
    )
}

fn empty(source: &Source, span: Span) -> Problem {
    fault(
        source,
        Span::new(span.start, span.start),
        Code::LedgerEmpty,
        say!("台账里一条记录也没有", "the ledger holds no record"),
        say!(
            "把记录写在各自的类型下面，如“培训:”；用表格的，写在“培训”等工作表或 培训.csv 里",
            "add records under their kinds, such as `training:`; in tables, to the sheet or file of their kind"
        ),
    )
}

fn no_kind(source: &Source, span: Span) -> Problem {
    fault(
        source,
        Span::new(span.start, span.start),
        Code::KindUnknown,
        say!(
            "没有写这个文件是台账还是哪一类记录",
            "the file does not say whether it is a ledger or which kind of record"
        ),
        say!(
            "在开头写一行“类型: 台账”或“类型: 培训”等",
            "begin with `kind: ledger` or the kind of the record"
        ),
    )
}

fn unknown_kind(source: &Source, span: Span, name: &str) -> Problem {
    let known = KINDS.iter().flat_map(|kind| [kind.name, kind.zh]).chain(LEDGER);
    let name = shown(name);
    let hint = match nearest(&name, known) {
        Some(near) => say!("是不是“{near}”？", "did you mean `{near}`?"),
        None => say!(
            "可以写“台账”，或 clerk list 列出的种类",
            "write `ledger`, or a kind that `clerk list` shows"
        ),
    };
    let message = say!("没有“{name}”这一类记录", "there is no record kind `{name}`");
    fault(source, Span::new(span.start, span.start), Code::KindUnknown, message, hint)
}

/// The kind of a sheet's name, which may be told from others of its kind by a number or a remark: 培训2,
/// 培训（下半年）, 培训-新教师.
fn kind_of_sheet(name: &str) -> Option<&'static Kind> {
    let remark = |rest: &str| {
        let rest = rest.trim();
        let number = !rest.is_empty() && rest.chars().all(char::is_numeric);
        number || rest.starts_with(['（', '(', '-', '－', '—', '_', '·', '、'])
    };
    kind_of(name).or_else(|| {
        let begins =
            |kind: &&Kind| [kind.zh, kind.name].iter().any(|own| name.strip_prefix(own).is_some_and(remark));
        KINDS.iter().find(begins)
    })
}

fn unknown_sheet(source: &Source, name: &str) -> Problem {
    let told = unknown_kind(source, Span::default(), name);
    let hint = say!(
        "{}；表名要是种类的名称，几张同一类的写成“培训1”“培训2”或“培训（下半年）”，不是记录的表，名称前面加 #",
        "{}; a sheet is called by its kind, several of one kind `training1`, `training2`; put # before the name of others",
        told.hint.zh.trim_end_matches('。'),
    );
    let hint = Bilingual::new(hint.zh, hint.en.replacen(&told.hint.zh, &told.hint.en, 1));
    Problem { hint, ..told }
}

fn unknown_file(name: &str) -> Problem {
    fault(
        &Source::new(name, ""),
        Span::default(),
        Code::LedgerFile,
        say!("台账里不认识这种文件", "a ledger has no files of this sort"),
        say!("只放 .yaml、.csv 和 .xlsx 文件", "use .yaml, .csv and .xlsx files only"),
    )
}
