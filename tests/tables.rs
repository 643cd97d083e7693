//! One ledger as YAML files, as CSV files and as a workbook: the papers are the same, byte for byte.

use std::collections::BTreeMap;
use std::fs;

use jianbao::{FORMATS, FieldInfo, KINDS, LedgerFile, NoPictures, PAPERS, Pipeline, Shape, Theme};
use serde_yaml::Value;

/// A sheet: the names of its columns in the order they come, and its rows.
#[derive(Default)]
struct Sheet {
    columns: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => (if *flag { "是" } else { "否" }).to_owned(),
        _ => panic!("{value:?}"),
    }
}

/// The Chinese name of a field, and the fields in it: a column has one name, whatever language its records use.
fn named<'f>(fields: &'f [FieldInfo], key: &str) -> (String, &'f [FieldInfo]) {
    let Some(field) = fields.iter().find(|field| field.key.en == key || field.key.zh == key) else {
        return (key.to_owned(), &[]);
    };
    match &field.shape {
        Shape::Part(inner) | Shape::Parts(inner) => (field.key.zh.to_owned(), inner),
        _ => (field.key.zh.to_owned(), &[]),
    }
}

/// The field that the short form of a point or topic fills.
fn brief(fields: &[FieldInfo]) -> Option<&'static str> {
    let has = |name: &str| fields.iter().any(|field| field.key.zh == name);
    match (has("题目"), has("动词") && has("内容")) {
        (true, _) => Some("题目"),
        (_, true) => Some("内容"),
        _ => None,
    }
}

/// The cells of a field, under dotted names: `学员2.身份`; lists of texts in one cell, a line each.
fn cells(name: &str, value: &Value, fields: &[FieldInfo], row: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        // A point or topic in short form: other rows give it field by field, and a column is one or the other.
        Value::Sequence(items) if items.iter().any(Value::is_string) && brief(fields).is_some() => {
            for (i, item) in items.iter().enumerate() {
                let name = format!("{name}{}", i + 1);
                match brief(fields).filter(|_| item.is_string()) {
                    Some(key) => row.push((format!("{name}.{key}"), word(item))),
                    None => cells(&name, item, fields, row),
                }
            }
        }
        Value::Sequence(items) if items.iter().all(|item| !item.is_mapping()) => {
            let lines: Vec<String> = items.iter().map(word).collect();
            row.push((name.to_owned(), lines.join("\n")));
        }
        Value::Sequence(items) => {
            for (i, item) in items.iter().enumerate() {
                cells(&format!("{name}{}", i + 1), item, fields, row);
            }
        }
        Value::Mapping(entries) => {
            for (key, inner) in entries {
                let (key, deeper) = named(fields, &word(key));
                cells(&format!("{name}.{key}"), inner, deeper, row);
            }
        }
        other => row.push((name.to_owned(), word(other))),
    }
}

fn add(sheet: &mut Sheet, fields: &[FieldInfo], record: &Value) {
    let mut row = Vec::new();
    for (key, value) in record.as_mapping().unwrap() {
        let (name, inner) = named(fields, &word(key));
        cells(&name, value, inner, &mut row);
    }
    for (name, _) in &row {
        if !sheet.columns.contains(name) {
            sheet.columns.push(name.clone());
        }
    }
    sheet.rows.push(row.into_iter().collect());
}

/// The clean ledger as sheets, by kind, in the order its files name the records.
fn sheets() -> (BTreeMap<&'static str, Sheet>, Vec<LedgerFile>) {
    let mut files: Vec<LedgerFile> = Vec::new();
    let mut sheets: BTreeMap<&'static str, Sheet> = BTreeMap::new();
    let mut paths: Vec<_> =
        fs::read_dir("tests/cases/ledger/clean").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        files.push(LedgerFile::new(path.file_name().unwrap().to_str().unwrap(), text.clone()));
        let data: Value = serde_yaml::from_str(&text).unwrap();
        let mut head = Vec::new();
        for (key, value) in data.as_mapping().unwrap() {
            let key = word(key);
            match KINDS
                .iter()
                .find(|kind| kind.zh == key || kind.name == key || format!("{}s", kind.name) == key)
            {
                Some(kind) => {
                    let sheet = sheets.entry(kind.zh).or_default();
                    value.as_sequence().unwrap().iter().for_each(|record| add(sheet, &kind.fields(), record));
                }
                None if key == "类型" || key == "kind" => {}
                None => cells(&key, value, &[], &mut head),
            }
        }
        let sheet = sheets.entry("台账").or_default();
        sheet.columns = vec!["栏目".to_owned(), "内容".to_owned()];
        let line = |(name, text)| BTreeMap::from([("栏目".to_owned(), name), ("内容".to_owned(), text)]);
        sheet.rows.extend(head.into_iter().map(line));
    }
    (sheets, files)
}

fn csv(sheet: &Sheet) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut out = sheet.columns.iter().map(|name| cell(name)).collect::<Vec<_>>().join(",") + "\r\n";
    for row in &sheet.rows {
        let cells: Vec<String> =
            sheet.columns.iter().map(|name| cell(row.get(name).map_or("", String::as_str))).collect();
        out += &(cells.join(",") + "\r\n");
    }
    out
}

fn papers(files: &[LedgerFile]) -> Vec<Vec<u8>> {
    let pipeline = Pipeline::new().unwrap();
    let ledger = pipeline.read_ledger(files).unwrap_or_else(|error| panic!("{error:#}"));
    assert!(ledger.remarks().is_empty(), "{:#}", ledger.remarks());
    let mut made = Vec::new();
    for paper in PAPERS {
        let document = pipeline.paper(&ledger, paper, None).unwrap().document;
        made.extend(
            FORMATS.iter().map(|format| format.write(&document, Theme::news(), &NoPictures).unwrap()),
        );
    }
    made
}

#[test]
fn csv_files_give_the_same_papers() {
    let (sheets, yaml) = sheets();
    let files: Vec<LedgerFile> =
        sheets.iter().map(|(name, sheet)| LedgerFile::new(format!("{name}.csv"), csv(sheet))).collect();
    assert!(papers(&files) == papers(&yaml));
}

#[cfg(feature = "excel")]
#[test]
fn a_workbook_gives_the_same_papers() {
    let (sheets, yaml) = sheets();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, sheet) in &sheets {
        let page = workbook.add_worksheet().set_name(*name).unwrap();
        for (column, name) in sheet.columns.iter().enumerate() {
            page.write(0, column as u16, name.as_str()).unwrap();
            for (row, cells) in sheet.rows.iter().enumerate() {
                if let Some(text) = cells.get(name) {
                    page.write(row as u32 + 1, column as u16, text.as_str()).unwrap();
                }
            }
        }
    }
    let files = [LedgerFile::new("台账.xlsx", workbook.save_to_buffer().unwrap())];
    assert!(papers(&files) == papers(&yaml));
}
