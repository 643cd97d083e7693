//! What filling promises: values checked against their blanks, all faults at once with both places, no other byte
//! touched, nothing left over.

use std::fs;

use jianbao::{Blanks, Lang, Source, Values, fill, fill_draft, scan};

const SUMMARY: &str = "tests/cases/blank/summary.txt";

fn summary() -> Source {
    Source::new("summary.txt", fs::read_to_string(SUMMARY).unwrap())
}

#[test]
fn show() {
    let blanks = scan(&summary());
    for b in blanks.wanted() {
        println!("{} {:?} unit={} {:?} certain={} {}", b.entity, b.kind, b.unit, b.approx, b.certain, b.context);
    }
}
