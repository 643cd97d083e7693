//! What clerks are told, word for word: each fault with its remedy, in `tests/told/`.
//!
//! `JIANBAO_ACCEPT=1 cargo test --test told` writes the sentences anew; read each difference aloud.

mod ledgers;
mod rows;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::{
    CopyNumber, Count, Date, DateRange, DocumentNumber, Fault, Flag, KINDS, Limits, Money, Ordinal, Percent,
    Period, PersonName, Pipeline, Problems, Quantity, Secrecy, Text, Value, decode,
};
use ledgers::{CASES, folder, small};
use rows::unescape;

/// Compares what is told with the file, line by line, or writes it.
fn hold(name: &str, told: &str) {
    let path = format!("tests/told/{name}.txt");
    if std::env::var_os("JIANBAO_ACCEPT").is_some() {
        fs::write(&path, told).unwrap();
        return;
    }
    let wanted = fs::read_to_string(&path).unwrap();
    let odd = told.lines().zip(wanted.lines()).find(|(told, wanted)| told != wanted);
    assert!(told == wanted, "{path}: {odd:#?}");
}

/// The problems of one file or ledger, a line each: where, what, what to do.
fn lines(out: &mut String, of: &str, problems: &Problems) {
    writeln!(out, "{of}").unwrap();
    for problem in problems {
        let place = problem.place.as_ref().unwrap();
        let (line, column) = place.line_column();
        let covered = &place.source.text()[place.span.start..place.span.end];
        let covered = covered.lines().next().unwrap_or_default();
        let (word, message, hint) = (problem.severity.word().zh, &problem.message.zh, &problem.hint.zh);
        writeln!(out, "  {}:{line}:{column} {word} {}", place.source.name(), problem.path).unwrap();
        writeln!(out, "    {covered}").unwrap();
        writeln!(out, "    {message}\n    {hint}").unwrap();
    }
}

/// What is said of the texts that a table of values refuses.
fn refused<T: Value>(out: &mut String, table: &str) {
    let rows = fs::read_to_string(format!("tests/values/{table}.txt")).unwrap();
    let rows = rows.lines().filter(|line| !line.starts_with('#'));
    for (text, _) in rows.filter_map(|line| line.split_once(" !> ")) {
        let Fault { message, hint, .. } = T::parse(&unescape(text)).err().unwrap();
        writeln!(out, "{table} {text}\n    {}\n    {}", message.zh, hint.zh).unwrap();
    }
}

#[test]
fn of_values() {
    let mut out = String::new();
    refused::<Text>(&mut out, "text");
    refused::<PersonName>(&mut out, "name");
    refused::<Date>(&mut out, "date");
    refused::<DateRange>(&mut out, "dates");
    refused::<Period>(&mut out, "period");
    refused::<Money>(&mut out, "money");
    refused::<Count>(&mut out, "count");
    refused::<Percent>(&mut out, "percent");
    refused::<Quantity>(&mut out, "figure");
    refused::<Flag>(&mut out, "flag");
    refused::<Ordinal>(&mut out, "ordinal");
    refused::<DocumentNumber>(&mut out, "number");
    refused::<CopyNumber>(&mut out, "copy");
    refused::<Secrecy>(&mut out, "secrecy");
    hold("values", &out);
}

fn bad_files() -> Vec<PathBuf> {
    let folders = KINDS.iter().map(|kind| format!("tests/cases/{}/bad", kind.name));
    let mut found: Vec<PathBuf> =
        folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn of_records() {
    let pipeline = Pipeline::new().unwrap();
    let mut out = String::new();
    for path in bad_files() {
        let name =
            path.strip_prefix("tests/cases").unwrap_or(Path::new("")).to_str().unwrap().replace('\\', "/");
        let source = decode("甲.yaml", fs::read(&path).unwrap(), &Limits::default()).unwrap();
        lines(&mut out, &name, &pipeline.check(&source));
    }
    hold("records", &out);
}

#[test]
fn of_ledgers() {
    let pipeline = Pipeline::new().unwrap();
    let mut out = String::new();
    lines(&mut out, "planted", &pipeline.check_ledger(&folder("planted")));
    for (code, wrong, _) in CASES {
        lines(&mut out, code, &pipeline.check_ledger(&small(wrong)));
    }
    hold("ledgers", &out);
}
