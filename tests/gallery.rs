//! The pictures in README.md show what the examples give today.

use std::fs;
use std::path::Path;

use jianbao::{Document, Format, LedgerFile, NoPictures, Paper, Pipeline, Source, Theme};

const GALLERY: &str = "examples/gallery";
/// Each picture, and the text of the document that it shows a page of.
const PICTURES: [(&str, &str); 5] = [
    ("release.png", "visit.md"),
    ("report-first.png", "report.md"),
    ("report-last.png", "report.md"),
    ("briefing.png", "briefing.md"),
    ("web.png", "visit.md"),
];

fn markdown(document: &Document) -> String {
    let bytes = Format::named("md").unwrap().write(document, Theme::news(), &NoPictures).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn paper(name: &str) -> String {
    let pipeline = Pipeline::new().unwrap();
    let mut paths: Vec<_> =
        fs::read_dir("tests/cases/ledger/clean").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap() != "台账.yaml");
    paths.push(Path::new(GALLERY).join("台账.yaml"));
    paths.sort_by_key(|path| path.file_name().unwrap().to_owned());
    let file = |path: &std::path::PathBuf| {
        LedgerFile::new(path.file_name().unwrap().to_str().unwrap(), fs::read(path).unwrap())
    };
    let files: Vec<LedgerFile> = paths.iter().map(file).collect();
    let ledger = pipeline.read_ledger(&files).unwrap_or_else(|error| panic!("{error:#}"));
    let made = pipeline.paper(&ledger, Paper::named(name).unwrap(), None);
    markdown(&made.unwrap_or_else(|error| panic!("{error:#}")).document)
}

fn release() -> String {
    let pipeline = Pipeline::new().unwrap();
    let source = Source::new("visit.yaml", fs::read_to_string("examples/visit.yaml").unwrap());
    markdown(&pipeline.compose(&pipeline.read(&source).unwrap()).unwrap())
}

#[test]
fn the_pictures_show_what_the_examples_say_today() {
    for (name, today) in
        [("visit.md", release()), ("report.md", paper("summary")), ("briefing.md", paper("briefing"))]
    {
        let shown = fs::read_to_string(Path::new(GALLERY).join(name)).unwrap_or_default();
        assert!(
            shown == today,
            "the pictures of {name} are old: run examples/gallery/draw.sh and look at them"
        );
    }
}

#[test]
fn every_picture_is_there_small_and_shown() {
    let readme = fs::read_to_string("README.md").unwrap();
    let mut total = 0;
    for (picture, text) in PICTURES {
        let size = fs::metadata(Path::new(GALLERY).join(picture)).map_or(0, |there| there.len());
        assert!((1..=150_000).contains(&size), "{picture} has {size} bytes");
        total += size;
        assert!(Path::new(GALLERY).join(text).is_file(), "{text}");
        assert!(readme.contains(&format!("({GALLERY}/{picture})")), "README.md does not show {picture}");
    }
    assert!(total <= 600_000, "{total} bytes");
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    assert!(manifest.contains("\"!examples/gallery/*.png\""), "the crate is packed without the pictures");
}
