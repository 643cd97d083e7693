//! Runs the clerks' program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

/// The program as the sources stand now: `cargo test --test clerk` alone would leave an older build in place.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let mut path = std::env::current_exe().unwrap();
        path.pop();
        if path.ends_with("deps") {
            path.pop();
        }
        let path = path.join("examples").join(format!("clerk{}", std::env::consts::EXE_SUFFIX));
        let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
        let words = ["build", "--quiet", "--example", "clerk", "--profile", profile];
        let built = Command::new(env!("CARGO")).args(words).status().unwrap();
        assert!(built.success() && path.is_file(), "cargo build --example clerk makes {}", path.display());
        path
    });
    &PROGRAM
}

pub(crate) fn clerk(folder: &Path, words: &[&str]) -> Output {
    Command::new(program()).args(words).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

pub(crate) fn shown(output: &Output) -> String {
    let out = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(out).unwrap()
}

/// Runs the program and compares how it ends; what it shows.
pub(crate) fn told(folder: &Path, code: i32, words: &[&str]) -> String {
    let output = clerk(folder, words);
    let text = shown(&output);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {text}");
    text
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
