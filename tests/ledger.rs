//! Ledgers: what is clean gives no problem, what is planted is found, each where it stands, and nothing besides.

use std::fs;

use jianbao::{LedgerFile, Pipeline, Problems};

/// The files of one ledger under `tests/cases/ledger/`.
fn folder(name: &str) -> Vec<LedgerFile> {
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        LedgerFile::new(name, fs::read(path).unwrap())
    };
    let folder = fs::read_dir(format!("tests/cases/ledger/{name}")).unwrap();
    folder.map(|entry| read(entry.unwrap().path())).collect()
}

fn check(files: &[LedgerFile]) -> Problems {
    Pipeline::new().unwrap().check_ledger(files)
}

#[test]
fn the_clean_ledger_has_no_problems() {
    let files = folder("clean");
    let problems = check(&files);
    assert!(problems.is_empty(), "{problems:#}");
    let checked = Pipeline::new().unwrap().read_ledger(&files).unwrap();
    assert!(checked.is_complete());
    let kinds: std::collections::BTreeSet<&str> =
        checked.ledger().entries().iter().map(|entry| entry.record().kind()).collect();
    assert!(checked.ledger().entries().len() >= 40 && kinds.len() >= 8);
}
