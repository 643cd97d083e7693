//! Workbooks (.xlsx) → cells: what a spreadsheet shows as text, with the place of each.

mod odd;
mod package;
mod shown;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, Reader, SheetType, Xlsx};

use self::package::{Refusal, inspect};
use super::{Cells, Row, Sheet, Unread, over_size, too_large, unusable};
use crate::archive::{COMPOUND, ZIP, is_locked};
use crate::problem::{Bilingual, Code, Problem, Problems, say};
use crate::source::{Source, Span, Spot};
use crate::yaml::{Limits, problem};

/// How much larger than the file may be everything in it is when unpacked.
const UNPACKED: usize = 4;
/// Sheets a workbook may have at most.
const SHEETS: usize = 100;
/// What stands between two cells of a row in the text that renders a sheet.
const BETWEEN: &str = " | ";

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the sheets of a workbook in their order.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Problem> {
    if let Some(problem) = over_size(name, bytes, limits) {
        return Err(problem);
    }
    if !bytes.starts_with(ZIP) {
        return Err(no_archive(name, bytes));
    }
    let unpacked = limits.table_bytes.saturating_mul(UNPACKED);
    let mended = inspect(bytes, unpacked).map_err(|refusal| refused(name, refusal, unpacked))?;
    let bytes = mended.as_deref().unwrap_or(bytes);
    // The crate that reads workbooks is known to panic on some damaged ones.
    let open = || Workbook::new(Cursor::new(bytes)).ok();
    let Some(mut workbook) = catch_unwind(AssertUnwindSafe(open)).ok().flatten() else {
        return Err(refused(name, Refusal::Damaged, unpacked));
    };
    let listed = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut titles: Vec<String> = Vec::new();
    for sheet in listed {
        let is_note = sheet.name.trim() == "说明" || sheet.name.trim().starts_with(['#', '＃']);
        if !is_note && !titles.contains(&sheet.name) {
            titles.push(sheet.name.clone());
        }
        if titles.len() > SHEETS {
            let what = Bilingual::new("工作表", "sheets");
            return Err(too_large(&Source::new(name, ""), Span::default(), what, SHEETS));
        }
    }
    Ok(titles.into_iter().map(|title| sheet(name, title, &mut workbook, limits)).collect())
}

/// Why a file that is no archive is no workbook.
fn no_archive(name: &str, bytes: &[u8]) -> Problem {
    if !bytes.starts_with(COMPOUND) {
        return refused(name, Refusal::NoWorkbook, 0);
    }
    if is_locked(bytes) {
        return unusable(
            name,
            say!("这个工作簿设了打开密码，读不了", "the workbook is locked by a password"),
            say!("在 Excel 里打开，取消密码后再保存", "open it, remove the password and save it again"),
        );
    }
    refused(name, Refusal::Foreign, 0)
}

fn refused(name: &str, refusal: Refusal, most: usize) -> Problem {
    let again = say!("在 Excel 或 WPS 里打开，另存为 .xlsx", "open it and save it again as .xlsx");
    match refusal {
        Refusal::Damaged => {
            unusable(name, say!("工作簿已经损坏，读不出来", "the workbook is damaged"), again)
        }
        Refusal::Foreign => {
            unusable(name, say!("不是 .xlsx 格式的工作簿", "the workbook is not in the format .xlsx"), again)
        }
        Refusal::NoWorkbook => unusable(name, say!("这不是 Excel 工作簿", "this is not a workbook"), again),
        Refusal::TooLarge => too_large(
            &Source::new(name, ""),
            Span::default(),
            Bilingual::new("解压后的字节数", "bytes unpacked"),
            most,
        ),
        Refusal::Styles => unusable(
            name,
            say!("工作簿里的单元格格式太多", "the workbook has too many cell formats"),
            say!(
                "新建一个工作簿，把内容用“粘贴为数值”复制过去",
                "copy the content into a new workbook, pasting values only"
            ),
        ),
    }
}

/// One cell as found: row and column from 0, and its text. A text that many cells share is not copied.
type Found<'b> = (u32, u32, Cow<'b, str>);
/// Why cells are not read, by row and column.
type Odd = BTreeMap<(u32, u32), Unread>;

/// Why a sheet is not read.
enum Stop {
    Damaged,
    /// More than may be: at which row and column, of what, how much may be.
    Beyond((u32, u32), Bilingual<&'static str>, usize),
}

/// Reads one sheet.
fn sheet(name: &str, title: String, workbook: &mut Workbook<'_>, limits: &Limits) -> Sheet {
    // As above: a panic is one more way to say that the sheet is damaged.
    let found = catch_unwind(AssertUnwindSafe(|| {
        let regions = workbook.merge_cells_by_sheet_name(&title).map_err(|_| Stop::Damaged)?;
        let (found, odd) = cells(&title, workbook, limits)?;
        Ok((Layout::new(&found, &odd, limits)?, regions))
    }));
    let stop = match found.unwrap_or(Err(Stop::Damaged)) {
        Ok((layout, regions)) => return layout.sheet(name, title, &regions, limits),
        Err(stop) => stop,
    };
    let problem = match stop {
        Stop::Damaged => problem(
            &Source::of_sheet(name, &title, String::new(), Vec::new()),
            Span::default(),
            Code::TableFile,
            say!("这张工作表读不出来", "the sheet cannot be read"),
            say!("在 Excel 或 WPS 里打开，另存为 .xlsx", "open it and save it again as .xlsx"),
        ),
        Stop::Beyond((row, column), what, most) => {
            let spot = Spot { start: 0, row: row.saturating_add(1), column: column.saturating_add(1) };
            too_large(&Source::of_sheet(name, &title, String::new(), vec![spot]), Span::default(), what, most)
        }
    };
    Sheet::refused(&title, problem, limits.problems)
}

/// The cells of a sheet that hold something, in the order of rows and columns.
fn cells<'b>(
    title: &str,
    workbook: &'b mut Workbook<'_>,
    limits: &Limits,
) -> Result<(Vec<Found<'b>>, Odd), Stop> {
    let mut reader = workbook.worksheet_cells_reader(title).map_err(|_| Stop::Damaged)?;
    let formats: Vec<shown::Format> = reader.styles().iter().map(shown::Format::of).collect();
    let plain = shown::Format::default();
    let (mut found, mut odd): (Vec<Found<'b>>, Odd) = (Vec::new(), Odd::new());
    // A text that a thousand cells share costs what a thousand texts do: a sheet may hold as much as a CSV file.
    let (mut texts, most) = (0usize, limits.table_bytes);
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| Stop::Damaged)? {
        let ((row, column), value) = (cell.get_position(), cell.get_value());
        let (text, unread) = match value {
            DataRef::Empty => continue,
            DataRef::SharedString(text) => lines(Cow::Borrowed(*text)),
            DataRef::String(text) if odd::marked(text).is_some() => ("=?".into(), odd::marked(text)),
            value => lines(shown::text(value, formats.get(style).unwrap_or(&plain)).into()),
        };
        if text.trim().is_empty() {
            continue;
        }
        odd.extend(unread.map(|why| ((row, column), why)));
        texts = texts.saturating_add(text.len());
        let beyond = |what, most| Err(Stop::Beyond((row, column), what, most));
        if row as usize >= limits.rows {
            return beyond(Bilingual::new("行数", "rows"), limits.rows);
        }
        if column as usize >= limits.columns {
            return beyond(Bilingual::new("列数", "columns"), limits.columns);
        }
        if found.len() >= limits.cells {
            return beyond(Bilingual::new("单元格数", "cells"), limits.cells);
        }
        if texts > most {
            return beyond(Bilingual::new("文字的字节数", "bytes of text"), most);
        }
        found.push((row, column, text));
    }
    found.sort_by_key(|(row, column, _)| (*row, *column));
    found.dedup_by_key(|(row, column, _)| (*row, *column));
    Ok((found, odd))
}

/// The text of a cell with its line ends as one character each. A carriage return that ends no line is not seen, and
/// not taken for one that does.
fn lines(text: Cow<'_, str>) -> (Cow<'_, str>, Option<Unread>) {
    if !text.contains('\r') {
        return (text, None);
    }
    let text = text.replace("\r\n", "\n");
    let unread = text.trim().contains('\r').then_some(Unread::Return);
    (text.into(), unread)
}

/// Cells laid out as text, one row a line.
#[derive(Default)]
struct Layout {
    text: String,
    spots: Vec<Spot>,
    rows: Vec<Row>,
    cells: Cells,
    unread: BTreeMap<usize, Unread>,
}

impl Layout {
    /// Every row goes at least to the last column of the first one that is no note, so that the empty cells below
    /// the header have a place.
    fn new(found: &[Found<'_>], odd: &Odd, limits: &Limits) -> Result<Self, Stop> {
        let rows = || found.chunk_by(|one, two| one.0 == two.0);
        let header =
            rows().find(|row| row.first().is_some_and(|cell| !cell.2.trim().starts_with(['#', '＃'])));
        let width = header.and_then(|row| row.last()).map_or(0, |cell| cell.1);
        let mut layout = Self::default();
        for row in rows() {
            layout.row(row, width, odd);
            let at = row.first().map_or((0, 0), |cell| (cell.0, cell.1));
            if layout.cells.len() > limits.cells {
                return Err(Stop::Beyond(at, Bilingual::new("单元格数", "cells"), limits.cells));
            }
        }
        Ok(layout)
    }

    fn row(&mut self, found: &[Found<'_>], width: u32, odd: &Odd) {
        let (first, start) = (self.cells.len(), self.text.len());
        let Some(last) = found.last() else { return };
        let mut found = found.iter().peekable();
        for column in 0..=last.1.max(width) {
            if column > 0 {
                self.text.push_str(BETWEEN);
            }
            let begin = self.text.len();
            self.spots.push(Spot { start: begin, row: last.0.saturating_add(1), column: column + 1 });
            let mut own = None;
            if let Some((_, _, text)) = found.next_if(|cell| cell.1 == column) {
                // A row stays on one line; places stay the same.
                let flat = text.contains(['\n', '\r']).then(|| text.replace(['\n', '\r'], " "));
                own = flat.is_some().then(|| text.as_ref().into());
                self.text.push_str(flat.as_deref().unwrap_or(text));
                self.unread.extend(odd.get(&(last.0, column)).map(|why| (begin, *why)));
            }
            self.cells.push(Span::new(begin, self.text.len()), own);
        }
        self.rows.push(Row { cells: first..self.cells.len(), span: Span::new(start, self.text.len()) });
        self.text.push('\n');
    }

    /// Notes the empty cells that are merged with one that holds something; of a sheet with more of them than it may
    /// have cells, the first.
    fn merge(&mut self, regions: &[Dimensions], limits: &Limits) {
        let is_empty = |cell| {
            let span = self.cells.span(cell);
            span.start == span.end
        };
        let mut merged = Vec::new();
        let mut looked = 0;
        for region in regions {
            let (top, left) = (region.start.0.saturating_add(1), region.start.1.saturating_add(1));
            let (bottom, right) = (region.end.0.saturating_add(1), region.end.1.saturating_add(1));
            let from = self.spots.partition_point(|spot| (spot.row, spot.column) < (top, left));
            let mut spots = self.spots.iter().enumerate().skip(from);
            let first = spots.next().filter(|(_, spot)| (spot.row, spot.column) == (top, left));
            if first.is_none_or(|(at, _)| is_empty(at)) {
                continue;
            }
            for (at, spot) in spots.take_while(|(_, spot)| spot.row <= bottom) {
                looked += 1;
                let empty = is_empty(at);
                if empty && (left..=right).contains(&spot.column) {
                    merged.push((spot.start, Unread::Merged));
                }
            }
            if looked > limits.cells {
                break;
            }
        }
        self.unread.extend(merged);
    }

    fn sheet(mut self, name: &str, title: String, regions: &[Dimensions], limits: &Limits) -> Sheet {
        self.merge(regions, limits);
        let source = Source::of_sheet(name, &title, self.text, self.spots);
        let (problems, most) = (Problems::new(), limits.problems);
        Sheet { name: title, source, problems, rows: self.rows, cells: self.cells, unread: self.unread, most }
    }
}
