//! Text → nodes: events of the YAML parser built into a tree on an explicit stack, within limits.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use super::node::{Entry, Kind, Node, Words};
use super::repair::{Repaired, colon, repair};
use super::slips;
use super::unfold::unfolded;
use crate::problem::{Bilingual, Code, Place, Problem, Severity, say};
use crate::source::{Source, Span};

/// What one input may hold at most; checked before any work that grows with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes; default 4 MiB.
    pub bytes: usize,
    /// Levels of nesting; default 32, more than 128 count as 128.
    pub depth: usize,
    /// Scalars, lists and mappings together; default 100,000.
    pub nodes: usize,
    /// Problems listed of one file; default 200. Others are counted, not listed; errors come before blanks, blanks
    /// before warnings.
    pub problems: usize,
    /// Size of a table, CSV or workbook, in bytes; default 16 MiB. A workbook may be four times as large
    /// unpacked; the text of one sheet counts once for every cell it stands in, and may be as large as a CSV file.
    pub table_bytes: usize,
    /// Rows of a sheet, the last row's number counts; default 200,000.
    pub rows: usize,
    /// Columns of a sheet; default 1,000.
    pub columns: usize,
    /// Cells of a sheet, empty ones up to the last of each row included; default 2,000,000.
    pub cells: usize,
    /// Records of a ledger, all its files together; default 100,000.
    pub records: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 4 << 20,
            depth: 32,
            nodes: 100_000,
            problems: 200,
            table_bytes: 16 << 20,
            rows: 200_000,
            columns: 1_000,
            cells: 2_000_000,
            records: 100_000,
        }
    }
}

/// Levels that a tree may have whatever the limits: it is walked by functions that call themselves.
const DEEPEST: usize = 128;

/// How often a text is mended and read again before its first fault is reported as it stands.
const REPAIRS: usize = 24;

/// Reads one YAML text into nodes.
///
/// Full-width colons and tab indentation are reported and read over, so that the rest of the file is
/// checked in the same run. The node is `None` when the text cannot be read at all.
pub(crate) fn parse(source: &Source, limits: &Limits) -> (Option<Node>, Vec<Problem>) {
    let mut problems = Vec::new();
    if source.text().len() > limits.bytes {
        problems.push(too_large(source, limits));
        return (None, problems);
    }
    let mut text = Repaired::new(source.text());
    for _ in 0..=REPAIRS {
        let mut builder = Builder::new(source, &text, limits);
        match builder.run() {
            Ok(node) => {
                // A file of full-width colons throughout is one text to YAML.
                let text_only = node.as_ref().filter(|node| matches!(node.kind, Kind::Text(_)));
                let mended = text_only.and_then(|node| colon(source, &text, node.span.start));
                if let Some((mended, problem)) = mended {
                    problems.push(problem);
                    text = mended;
                    continue;
                }
                problems.append(&mut builder.problems);
                return (node, problems);
            }
            Err(Stop::Limit) => {
                problems.append(&mut builder.problems);
                return (None, problems);
            }
            Err(Stop::Syntax(error)) => {
                let at = builder.offset(error.marker());
                let Some((mended, problem)) = repair(source, &text, at) else {
                    problems.push(syntax(source, text.original(at), error.info()));
                    return (None, problems);
                };
                problems.push(problem);
                text = mended;
            }
        }
    }
    (None, problems)
}

fn too_large(source: &Source, limits: &Limits) -> Problem {
    let (size, limit) = (source.text().len(), limits.bytes);
    problem(
        source,
        Span::default(),
        Code::SourceSize,
        say!("文件有 {size} 字节，最多 {limit} 字节", "the file has {size} bytes, at most {limit} are read"),
        say!("把内容拆成几个文件", "split the content into several files"),
    )
}

fn syntax(source: &Source, at: usize, info: &str) -> Problem {
    if let Some(problem) = slips::explain(source, at) {
        return problem;
    }
    let (message, hint) = if info.contains("quoted scalar") {
        (
            say!("引号没有配成对，后面的内容读不出来", "a quoted text is not closed properly ({info})"),
            say!(
                "检查这一行前后的引号；文字里要用引号时写成“ ”",
                "close the quote, or write “ ” inside the text"
            ),
        )
    } else if info.contains("flow") || info.contains("bracket") {
        (
            say!("括号 [ ] 或 {{ }} 没有配成对", "brackets do not match ({info})"),
            say!(
                "补上缺的括号；文字以 [ 或 {{ 开头时用英文引号括起来",
                "close the bracket, or quote a text that starts with one"
            ),
        )
    } else if info.contains("mapping") || info.contains("simple key") || info.contains("indent") {
        (
            say!("这里的缩进或冒号不对", "indentation or colon is wrong here ({info})"),
            say!(
                "同一组的栏目要左边对齐；冒号用英文冒号并在后面空一格；文字里有“: ”时用英文引号括起来",
                "align the keys of one group, write `key: value`, quote texts that contain `: `"
            ),
        )
    } else {
        (
            say!("这里的写法读不出来", "this cannot be read as YAML ({info})"),
            say!(
                "检查这一行和上一行的缩进、冒号和引号；特殊符号开头的文字用英文引号括起来",
                "check indentation, colons and quotes here and one line above"
            ),
        )
    };
    problem(source, Span::new(at, at), Code::YamlSyntax, message, hint)
}

/// An error at a place, with no field path.
pub(crate) fn problem(
    source: &Source,
    span: Span,
    code: Code,
    message: Bilingual,
    hint: Bilingual,
) -> Problem {
    let place = Some(Place { source: source.clone(), span });
    Problem {
        code,
        severity: Severity::Error,
        place,
        path: String::new(),
        field: String::new(),
        message,
        hint,
    }
}

enum Stop {
    Limit,
    Syntax(ScanError),
}

/// A list or mapping whose end has not come yet.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<Entry>, Option<(Words, Span)>),
}

struct Builder<'t> {
    source: &'t Source,
    text: &'t Repaired,
    limits: &'t Limits,
    problems: Vec<Problem>,
    stack: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    /// Last converted position, as (characters, bytes): markers count characters.
    cursor: (usize, usize),
    /// Where the last anchor or alias that was told of ends.
    anchor: Option<usize>,
}

impl<'t> Builder<'t> {
    fn new(source: &'t Source, text: &'t Repaired, limits: &'t Limits) -> Self {
        let (problems, stack) = (Vec::new(), Vec::new());
        Self { source, text, limits, problems, stack, root: None, nodes: 0, cursor: (0, 0), anchor: None }
    }

    fn run(&mut self) -> Result<Option<Node>, Stop> {
        let body = self.text.text().strip_prefix('\u{feff}').unwrap_or(self.text.text());
        self.cursor = (0, self.text.text().len() - body.len());
        let mut documents = 0;
        for event in Parser::new_from_str(body) {
            let (event, span) = event.map_err(Stop::Syntax)?;
            let lines = span.start.line() != span.end.line();
            let span = Span::new(self.place(&span.start), self.place(&span.end));
            if matches!(event, Event::DocumentStart(_)) {
                documents += 1;
                if documents > 1 {
                    self.second_document(span);
                    return Ok(self.root.take());
                }
            }
            self.take(event, span, lines)?;
        }
        Ok(self.root.take())
    }

    /// Takes one event; `lines`: whether it was written over several lines.
    fn take(&mut self, event: Event<'_>, span: Span, lines: bool) -> Result<(), Stop> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.count(span)?;
                let plain = style == ScalarStyle::Plain;
                let written = &self.source.text()[span.start..span.end];
                let folded = lines && style != ScalarStyle::Literal && written.contains('\n');
                let text = if folded { unfolded(&text, written).into() } else { text };
                let null = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let kind = if null { Kind::Null } else { Kind::Text(Words::Own(text.into_owned())) };
                self.add(Node { span, kind });
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.open(Open::List(span, Vec::new()), span)?;
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.open(Open::Map(span, Vec::new(), None), span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(_) => {
                self.refuse_extras(1, false, span);
                self.count(span)?;
                self.add(Node { span, kind: Kind::Refused });
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, open: Open, span: Span) -> Result<(), Stop> {
        self.count(span)?;
        let limit = self.limits.depth.min(DEEPEST);
        if self.stack.len() >= limit {
            self.note(
                span,
                Code::YamlDepth,
                say!("层级超过 {limit} 层", "nested more than {limit} levels deep"),
                say!("减少缩进的层级", "nest less deeply"),
            );
            return Err(Stop::Limit);
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self, end: Span) {
        let last = |span: Span| Span::new(span.start, end.start.max(span.end));
        match self.stack.pop() {
            Some(Open::List(span, items)) => self.add(Node { span: last(span), kind: Kind::List(items) }),
            Some(Open::Map(span, entries, _)) => {
                self.add(Node { span: last(span), kind: Kind::Map(entries) })
            }
            None => {}
        }
    }

    fn add(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
                None => {
                    let text = match node.kind {
                        Kind::Text(text) if text.trim().len() == text.len() => text,
                        Kind::Text(text) => Words::Own(text.trim().to_owned()),
                        _ => Words::Own(String::new()),
                    };
                    *key = Some((text, node.span));
                }
            },
        }
    }

    fn count(&mut self, span: Span) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes <= self.limits.nodes {
            return Ok(());
        }
        let limit = self.limits.nodes;
        self.note(
            span,
            Code::YamlNodes,
            say!("内容超过 {limit} 项", "more than {limit} nodes"),
            say!("把内容拆成几个文件", "split the content into several files"),
        );
        Err(Stop::Limit)
    }

    fn second_document(&mut self, span: Span) {
        self.note(
            span,
            Code::YamlDocuments,
            say!("这里又开始了一份文档", "a second document starts here"),
            say!("一个文件只写一份，删去单独成行的 ---", "one document per file: remove the line `---`"),
        );
    }

    fn refuse_extras(&mut self, anchor: usize, tag: bool, span: Span) {
        // Once a line: who writes one list of aliases is told one thing.
        let told = |end| self.source.text().get(end..span.start).is_some_and(|text| !text.contains('\n'));
        if anchor != 0 && !self.anchor.replace(span.end).is_some_and(told) {
            self.note(
                span,
                Code::YamlAnchor,
                say!("不支持以 & 或 * 开头的引用写法", "anchors (&) and aliases (*) are not supported"),
                say!(
                    "把内容照写一遍；文字本身以 & 或 * 开头时用英文引号括起来",
                    "write the content out, or quote a text that starts with & or *"
                ),
            );
        }
        if tag {
            self.note(
                span,
                Code::YamlTag,
                say!("不支持以 ! 开头的类型标签", "tags (!) are not supported"),
                say!(
                    "删去标签；文字本身以 ! 开头时用英文引号括起来",
                    "remove the tag, or quote a text that starts with !"
                ),
            );
        }
    }

    fn note(&mut self, span: Span, code: Code, message: Bilingual, hint: Bilingual) {
        if self.problems.len() < self.limits.problems {
            self.problems.push(problem(self.source, span, code, message, hint));
        }
    }

    /// The place of a marker in the source as it was typed.
    fn place(&mut self, marker: &Marker) -> usize {
        let at = self.offset(marker);
        self.text.original(at)
    }

    /// The byte of a marker in the mended text: walks from the last one, so that a whole file costs one pass.
    fn offset(&mut self, marker: &Marker) -> usize {
        let text = self.text.text();
        let (mut chars, mut bytes) = self.cursor;
        if marker.index() < chars {
            let back = text[..bytes].char_indices().rev().take(chars - marker.index());
            bytes = back.last().map_or(bytes, |(at, _)| at);
        } else {
            let mut ahead = text[bytes..].chars();
            if let Some(last) = (marker.index() - chars).checked_sub(1) {
                ahead.nth(last);
            }
            bytes = text.len() - ahead.as_str().len();
        }
        chars = marker.index();
        self.cursor = (chars, bytes);
        bytes
    }
}
