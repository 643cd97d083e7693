//! Tables of a ledger to fill in: a sheet for the head and one for each kind, as a workbook or as CSV files.

use std::io;

use jianbao::{Column, KINDS, Lang, Ledger};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// One sheet: its name and its rows.
struct Sheet {
    name: &'static str,
    rows: Vec<Vec<String>>,
    /// Whether it has a row of notes below its first one, and not a column of them.
    is_wide: bool,
}

/// The head in three columns, then each kind with its columns' names and a row of notes, which begins with `#`.
fn sheets(keys: Lang) -> Vec<Sheet> {
    let [zh, en] = Ledger::NAMES;
    let pick = |zh: &'static str, en: &'static str| if keys == Lang::Zh { zh } else { en };
    let mut head =
        vec![[pick("栏目", "key"), pick("内容", "value"), pick("说明", "note")].map(str::to_owned).into()];
    head.extend(Ledger::columns(keys).into_iter().map(|Column { label, note, required, .. }| {
        vec![label, if required { "xx".to_owned() } else { String::new() }, note]
    }));
    let mut sheets = vec![Sheet { name: pick(zh, en), rows: head, is_wide: false }];
    sheets.extend(KINDS.iter().map(|kind| {
        let columns = kind.columns(keys);
        let names = columns.iter().map(|column| column.label.clone()).collect();
        let mut notes: Vec<String> = columns.into_iter().map(|column| column.note).collect();
        if let Some(first) = notes.first_mut() {
            first.insert_str(0, "# ");
        }
        Sheet { name: pick(kind.zh, kind.name), rows: vec![names, notes], is_wide: true }
    }));
    sheets
}

/// A CSV file for each sheet, by name; with the mark by which Excel knows UTF-8.
pub(crate) fn files(keys: Lang) -> Vec<(String, Vec<u8>)> {
    let cell = |text: &String| {
        let plain = !text.contains(['"', ',', '\n', '\r']);
        if plain { text.clone() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n";
    let file = |sheet: Sheet| {
        let text: String = sheet.rows.iter().map(line).collect();
        (format!("{}.csv", sheet.name), format!("\u{feff}{text}").into_bytes())
    };
    sheets(keys).into_iter().map(file).collect()
}

/// A workbook of all sheets.
pub(crate) fn workbook(keys: Lang) -> io::Result<Vec<u8>> {
    build(keys).map_err(io::Error::other)
}

fn build(keys: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same bytes every time.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let title = Format::new().set_bold().set_num_format("@").set_align(FormatAlign::Top);
    let note = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_color(0x0059_5959);
    // What is typed stays as it is typed: 2024-05-29 does not become another date.
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    for Sheet { name, rows, is_wide } in sheets(keys) {
        let sheet = book.add_worksheet().set_name(name)?;
        let width = rows.first().map_or(0, Vec::len);
        for column in 0..width as u16 {
            let wide = if is_wide {
                20.0
            } else {
                [32.0, 40.0, 60.0].get(usize::from(column)).copied().unwrap_or(20.0)
            };
            sheet.set_column_width(column, wide)?.set_column_format(column, &text)?;
        }
        for (y, row) in rows.iter().enumerate() {
            for (x, words) in row.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
                let format = match (y, is_wide, x) {
                    (0, ..) => &title,
                    (1, true, _) | (_, false, 2) => &note,
                    _ => &text,
                };
                sheet.write_string_with_format(y as u32, x as u16, words, format)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    book.save_to_buffer()
}
