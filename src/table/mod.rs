//! Tables, CSV and Excel: bytes → sheets of cells with places → the node trees that YAML gives, one mapping a row.

mod cells;
mod columns;
mod csv;
mod encoding;
mod header;
mod rows;
mod stray;

#[cfg(feature = "excel")]
mod excel;

use cells::Cells;
pub use columns::Column;
pub(crate) use columns::{columns, head_columns};

use std::collections::BTreeMap;
use std::ops::Range;

use crate::archive::{COMPOUND, ZIP};
use crate::problem::{Bilingual, Code, Problem, Problems, Severity, say};
use crate::source::{Source, Span};
use crate::yaml::{FieldInfo, Limits, Node, problem};

/// One sheet of a table: a CSV file, or a sheet of a workbook.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// What it is called: the name of the sheet, or of the file without its ending.
    pub name: String,
    /// Its text: that of the CSV file, or a rendering of the sheet, one row a line.
    pub source: Source,
    /// What was wrong with it before its content was looked at.
    pub problems: Problems,
    rows: Vec<Row>,
    cells: Cells,
    /// The cells that are not what they show, by where they begin.
    unread: BTreeMap<usize, Unread>,
    /// How many problems are listed of it at most.
    most: usize,
}

/// Why what a cell shows is not what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "excel"), expect(dead_code, reason = "only workbooks hold such cells"))]
enum Unread {
    /// It is empty and merged with one that holds something: for a reader that is not this row's.
    Merged,
    /// It holds a formula that was never computed.
    Formula,
    /// What it holds cannot be read.
    Value,
    /// It holds a carriage return that ends no line: nobody sees it.
    Return,
}

impl Unread {
    /// What is wrong, and how to mend it.
    fn said(self) -> (Code, Bilingual, Bilingual) {
        match self {
            Self::Merged => (
                Code::TableCell,
                say!(
                    "这一格和别的格合并了，内容只算在左上角那一格里",
                    "this cell is merged with others: what stands there belongs to the first of them only"
                ),
                say!("取消合并单元格，每一行都把内容写上", "unmerge the cells and fill in every row"),
            ),
            Self::Formula => (
                Code::TableCell,
                say!("这一格的公式没有算出的值", "the formula in this cell has no computed value"),
                say!(
                    "在 Excel 里打开这个文件保存一次，或直接写上内容",
                    "open the file in Excel and save it once, or write what is meant"
                ),
            ),
            Self::Value => (
                Code::TableCell,
                say!("这一格的内容读不出来", "what this cell holds cannot be read"),
                say!("把这一格清空，重新写上内容", "empty the cell and write what is meant"),
            ),
            Self::Return => (
                Code::TextControl,
                say!(
                    "文字里有看不见的字符 U+000D（回车），只应有看得见的字",
                    "an invisible character U+000D (carriage return) where only visible text is expected"
                ),
                say!("把这一格清空，重新写上内容", "empty the cell and write what is meant"),
            ),
        }
    }
}

/// One row that is not empty.
#[derive(Debug)]
struct Row {
    /// Its cells from the first column to its last one.
    cells: Range<usize>,
    /// From its first cell to its end.
    span: Span,
}

impl Row {
    /// The number of the cell in a column.
    fn cell(&self, column: usize) -> Option<usize> {
        (column < self.cells.len()).then(|| self.cells.start + column)
    }
}

impl Sheet {
    /// The rows as records, one mapping each, for [`Reader`](crate::yaml::Reader); and what is wrong with the table
    /// as such: its header and cells that hold errors.
    ///
    /// The first row names the fields, in either language; `学员2.身份` leads to a field of the second group of a
    /// list. Empty rows and rows that begin with `#` are passed over; rows of totals, hints of the skeleton and cells
    /// merged with others are refused. A required column that is missing is told
    /// once, and its field is [`NodeKind::Refused`](crate::yaml::NodeKind::Refused) in every row.
    pub(crate) fn records(&self, fields: &[FieldInfo]) -> (Vec<Node>, Problems) {
        let mut notes = Notes::new(self);
        let records = rows::records(self, fields, &mut notes);
        (records, notes.problems)
    }

    /// How many rows below its header are neither empty nor notes.
    pub(crate) fn rows(&self) -> usize {
        self.told().count().saturating_sub(1)
    }

    /// The sheet as one mapping: names of fields in the first column, what they hold in the second.
    ///
    /// `None` if no row names a field.
    pub(crate) fn pairs(&self, fields: &[FieldInfo]) -> (Option<Node>, Problems) {
        let mut notes = Notes::new(self);
        let node = rows::pairs(self, fields, &mut notes);
        (node, notes.problems)
    }

    /// The first two cells of every row that is neither empty nor a note.
    pub(crate) fn couples(&self) -> impl Iterator<Item = [(&str, Span); 2]> {
        self.told().map(|row| [0, 1].map(|column| (self.text(row, column), self.span(row, column))))
    }

    /// The text of a cell, as it is; empty for a cell that is not there.
    fn text(&self, row: &Row, column: usize) -> &str {
        row.cell(column).map_or("", |cell| self.cells.text(cell, &self.source))
    }

    /// Where a cell stands; the end of its row for one that is not there.
    fn span(&self, row: &Row, column: usize) -> Span {
        row.cell(column).map_or(Span::new(row.span.end, row.span.end), |cell| self.cells.span(cell))
    }

    /// The columns of a row that hold something.
    fn filled(&self, row: &Row) -> impl Iterator<Item = usize> {
        (0..row.cells.len()).filter(|column| !self.text(row, *column).trim().is_empty())
    }

    /// Whether a row is a note: what stands first in it begins with `#` and is not the error of a formula.
    fn is_note(&self, row: &Row) -> bool {
        let first = self.filled(row).next().map_or("", |column| self.text(row, column).trim());
        first.starts_with(['#', '＃']) && !is_error(first)
    }

    /// The rows that are neither empty nor notes.
    fn told(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !self.is_note(row))
    }

    /// A sheet that cannot be read.
    fn refused(name: &str, problem: Problem, most: usize) -> Self {
        let place = problem.place.as_ref();
        let source = place.map_or_else(|| Source::new(name, ""), |place| place.source.clone());
        let problems = Problems::from_iter([problem]);
        let (rows, cells, unread) = (Vec::new(), Cells::default(), BTreeMap::new());
        Self { name: name.to_owned(), source, problems, rows, cells, unread, most }
    }
}

/// Gathers what is wrong with a sheet.
struct Notes<'s> {
    sheet: &'s Sheet,
    problems: Problems,
}

impl<'s> Notes<'s> {
    fn new(sheet: &'s Sheet) -> Self {
        Self { sheet, problems: Problems::new() }
    }

    fn note(&mut self, span: Span, path: &str, code: Code, message: Bilingual, hint: Bilingual) {
        self.say(Severity::Error, span, path, code, message, hint);
    }

    fn say(
        &mut self,
        severity: Severity,
        span: Span,
        path: &str,
        code: Code,
        message: Bilingual,
        hint: Bilingual,
    ) {
        if self.problems.len() >= self.sheet.most {
            self.problems.omit(severity, 1);
            return;
        }
        let mut found = problem(&self.sheet.source, span, code, message, hint);
        found.severity = severity;
        found.path = path.to_owned();
        self.problems.push(found);
    }
}

/// Reads a table by what its bytes are: every sheet of a workbook, or the one of a CSV file.
///
/// # Errors
/// As [`workbook`].
pub(crate) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Box<Problem>> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let spreadsheet = ["xlsx", "xlsm", "xls", "xlsb", "ods", "et"].contains(&ending.as_str());
    if spreadsheet || bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND) {
        return workbook(name, bytes, limits);
    }
    Ok(vec![csv(name, bytes, limits)])
}

/// Reads a CSV file: UTF-8 or UTF-16 with a byte order mark, UTF-8, or GB18030; cells are separated by `,`, `;` or
/// tabs, whichever its first row has most of.
pub(crate) fn csv(name: &str, bytes: &[u8], limits: &Limits) -> Sheet {
    let most = limits.problems;
    match encoding::decode(name, bytes, limits) {
        Ok(source) => csv::read(source, limits),
        Err(problem) => Sheet::refused(stem(name), problem, most),
    }
}

/// Reads the sheets of a workbook (.xlsx), hidden ones too, in their order; those named 说明 or beginning with `#`
/// are notes and left out.
///
/// # Errors
/// `table.file.unusable` for what is no such workbook, is damaged, or has a password; `source.text.size` above the
/// limits. What is wrong with one sheet stands in [`Sheet::problems`].
#[cfg(feature = "excel")]
pub(crate) fn workbook(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Box<Problem>> {
    excel::read(name, bytes, limits).map_err(Box::new)
}

/// Says that this build reads no workbooks.
///
/// # Errors
/// Always `table.file.unusable`.
#[cfg(not(feature = "excel"))]
pub(crate) fn workbook(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Box<Problem>> {
    let _ = (bytes, limits);
    let message =
        say!("这个程序没有读 Excel 文件的功能", "this program was built without reading Excel files");
    let hint = say!("在 Excel 里把每张工作表另存为 CSV 文件", "save each sheet as a CSV file");
    Err(Box::new(unusable(name, message, hint)))
}

/// A table that cannot be read at all.
fn unusable(name: &str, message: Bilingual, hint: Bilingual) -> Problem {
    problem(&Source::new(name, ""), Span::default(), Code::TableFile, message, hint)
}

/// A workbook without a sheet of the kind asked for.
pub(crate) fn no_sheet(name: &str, zh: &str, en: &str) -> Problem {
    unusable(
        name,
        say!("工作簿里没有叫“{zh}”的工作表", "the workbook has no sheet called `{en}`"),
        say!("把要读的工作表改名为“{zh}”", "rename the sheet that is meant: `{en}`"),
    )
}

/// A table with more than may be: `what` of them, at most `most`.
fn too_large(source: &Source, span: Span, what: Bilingual<&str>, most: usize) -> Problem {
    let (zh, en) = (what.zh, what.en);
    problem(
        source,
        span,
        Code::SourceSize,
        say!("{zh}太多，最多 {most}", "too many {en}: at most {most} are read"),
        say!(
            "把内容拆成几个文件；删去多余的空行空列",
            "split the content into several files, remove what is empty"
        ),
    )
}

/// Whether the bytes of a file are more than a table may have.
fn over_size(name: &str, bytes: &[u8], limits: &Limits) -> Option<Problem> {
    let size = Bilingual::new("文件的字节数", "bytes");
    (bytes.len() > limits.table_bytes)
        .then(|| too_large(&Source::new(name, ""), Span::default(), size, limits.table_bytes))
}

/// A file name without its folders and its ending: `台账/培训.csv` gives 培训.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem })
}

/// Whether a text is what a spreadsheet shows for a formula that failed.
fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#REF!"
            | "#N/A"
            | "#DIV/0!"
            | "#VALUE!"
            | "#NAME?"
            | "#NUM!"
            | "#NULL!"
            | "#SPILL!"
            | "#CALC!"
            | "#GETTING_DATA"
            | "#DATA!"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{NodeKind, Shape, ValueInfo, key};

    fn field(en: &'static str, zh: &'static str, shape: Shape) -> FieldInfo {
        FieldInfo { key: key(en, zh), required: true, shape }
    }

    #[test]
    fn a_sheet_of_names_and_contents_is_one_mapping() {
        let text = || ValueInfo { name: Bilingual::new("文字", "text"), sample: "甲", words: Vec::new() };
        let party = vec![field("region", "地区", Shape::Value(text()))];
        let fields = [
            field("donor", "帮扶方", Shape::Part(party)),
            field("period", "时段", Shape::Value(text())),
            field("plan", "下一步", Shape::Values(text())),
        ];
        let rows = "栏目,内容,备注\n类型,台账\n# 以下必填\n帮扶方.地区,临川区,丙\n时段,\n下一步,甲；乙\n时断,2024年\n";
        let sheet = csv("台账.csv", rows.as_bytes(), &Limits::default());
        assert_eq!(sheet.name, "台账");
        let (node, problems) = sheet.pairs(&fields);
        let places: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(places.len(), 1);
        assert!(places.iter().all(|place| place.starts_with("台账.csv:7:1: 错误 时断：没有")), "{places:?}");
        let Some(NodeKind::Map(entries)) = node.map(|node| node.kind) else { panic!("no mapping") };
        let keys: Vec<(&str, bool)> =
            entries.iter().map(|entry| (entry.key.as_str(), entry.value.kind == NodeKind::Null)).collect();
        assert_eq!(keys, [("帮扶方", false), ("时段", true), ("下一步", false)]);
        assert!(matches!(&entries[2].value.kind, NodeKind::List(items) if items.len() == 2));
    }
}
