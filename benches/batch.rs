//! Releases from data files to DOCX files on disk, by the clerks' program: how many a second.
//!
//! `cargo bench --bench batch`; compare rows of one run. For CPU time and memory, run the program on the data files that
//! `cargo bench --bench batch -- --write FOLDER` leaves: `/usr/bin/time -v clerk make FOLDER -o OUT --to docx`.

#[path = "../tests/many/mod.rs"]
mod many;
#[path = "../tests/run/mod.rs"]
#[allow(dead_code, reason = "tests use more of it")]
mod run;

use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;

/// Small where the bench is only run to see that it runs, as `cargo test --all-targets` does.
const FILES: [usize; 3] = if cfg!(debug_assertions) { [1, 3, 9] } else { [100, 1_000, 10_000] };

fn main() {
    let words: Vec<String> = std::env::args().collect();
    match words.iter().position(|word| word == "--write").and_then(|at| words.get(at + 1)) {
        Some(folder) => many::releases(Path::new(folder), 1_000),
        None => divan::main(),
    }
}

/// One run of the program, its start included, into a folder that is empty.
fn make(bencher: Bencher, jobs: &'static str, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    many::releases(&folder.path().join("in"), count);
    run::program();
    let out = folder.path().join("out");
    let input = || {
        let _ = std::fs::remove_dir_all(&out);
    };
    bencher.counter(ItemsCount::new(count)).with_inputs(input).bench_values(|()| {
        let words = ["make", "in", "-o", "out", "--to", "docx", "--jobs", jobs];
        let output = run::clerk(folder.path(), &words);
        assert!(output.status.success(), "{}", run::shown(&output));
        output
    });
}

#[divan::bench(args = FILES, sample_count = 5, sample_size = 1)]
fn yaml_files_to_docx_files_one_job(bencher: Bencher, count: usize) {
    make(bencher, "1", count);
}

#[divan::bench(args = FILES, sample_count = 5, sample_size = 1)]
fn yaml_files_to_docx_files_two_jobs(bencher: Bencher, count: usize) {
    make(bencher, "2", count);
}
