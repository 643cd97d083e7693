//! Scanning texts of 1 MB: a summary full of blanks over and over, a text without any, and texts made to be slow.
//!
//! `cargo bench --bench blank`; the first row is the one that is promised.

use divan::{Bencher, black_box};
use jianbao::{Source, scan};

fn main() {
    divan::main();
}

const SIZE: usize = 1_000_000;

fn repeated(part: &str) -> Source {
    Source::new("bench.txt", part.repeat(SIZE / part.len() + 1))
}

#[divan::bench]
fn summary_with_blanks(bencher: Bencher) {
    let source = repeated(include_str!("../tests/cases/blank/summary.txt"));
    bencher.bench(|| scan(black_box(&source)));
}

#[divan::bench]
fn prose_without_blanks(bencher: Bencher) {
    let source = repeated("两地教育部门持续深化结对帮扶，教师往来更加密切，学生视野更加开阔。\n");
    bencher.bench(|| scan(black_box(&source)));
}

#[divan::bench(args = ["_", "（", "某 ", "x", "x.", "x名", "__区、", "学(xué)", "*", "a__b.docx ", "(", "某"])]
fn hostile(bencher: Bencher, part: &str) {
    let source = repeated(part);
    bencher.bench(|| scan(black_box(&source)));
}
