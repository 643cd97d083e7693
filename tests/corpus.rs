//! What fuzzing asks holds on its seeds, and on everything it ever found: the targets of `fuzz/`, run once over each file.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.to_str().unwrap().ends_with(ending) => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found
}

/// Runs a target over the seeds and over what was found; how many files that were.
fn run(target: &str, seeds: &[PathBuf], asks: impl Fn(&[u8])) -> usize {
    let found = files(&format!("fuzz/found/{target}"), "");
    for path in seeds.iter().chain(&found) {
        println!("{}", path.display());
        asks(&fs::read(path).unwrap());
    }
    seeds.len() + found.len()
}

/// Runs a target that takes text.
fn run_text(target: &str, seeds: &[PathBuf], asks: impl Fn(&str)) -> usize {
    run(target, seeds, |bytes| {
        if let Ok(text) = std::str::from_utf8(bytes) {
            asks(text);
        }
    })
}

#[test]
fn every_data_file_is_worded_or_refused() {
    assert!(run("yaml", &files("tests/cases", ".yaml"), targets::yaml) > 200);
}

#[test]
fn every_text_is_kept_or_refused() {
    let lines = fs::read_to_string(Path::new("tests/cases/hostile/texts.jsonl")).unwrap();
    for line in lines.lines() {
        targets::text(line);
        targets::text(&serde_json::from_str::<String>(line).unwrap());
    }
    assert!(lines.lines().count() > 40);
    run_text("text", &[], targets::text);
}

#[test]
fn every_word_file_is_filled_or_refused() {
    let mut seeds = files("tests/cases/word", ".docx");
    seeds.extend(files("tests/cases", "document.xml"));
    assert!(run("word", &seeds, targets::word) > 20);
}

#[test]
fn every_old_text_is_scanned_and_filled() {
    assert!(run_text("blank", &files("tests/cases/blank", ".txt"), targets::blank) >= 10);
}

#[test]
fn every_theme_is_laid_out_or_refused() {
    assert!(run_text("theme", &files("templates/themes", ".yaml"), targets::theme) >= 3);
}
