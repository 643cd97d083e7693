//! Every folder below `tests/cases/<kind>/` is a promise: its input is clean and gives exactly its expected text.
//!
//! `JIANBAO_ACCEPT=1 cargo test --test cases` writes the expected files anew; the diff is then a decision.

mod text_of;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::{
    Checked, Document, Format, KINDS, Limits, Pipeline, Record, Source, Theme, decode, load_pictures,
};

struct Case {
    folder: PathBuf,
    checked: Checked,
    document: Document,
    pictures: BTreeMap<String, Vec<u8>>,
}

impl Case {
    fn write(&self, format: &str) -> Vec<u8> {
        Format::named(format).unwrap().write(&self.document, Theme::news(), &self.pictures).unwrap()
    }
}

fn source(path: &Path) -> Source {
    let name = path.strip_prefix("tests/cases").unwrap().to_str().unwrap();
    decode(name, fs::read(path).unwrap(), &Limits::default()).unwrap()
}

fn cases() -> Vec<Case> {
    let pipeline = Pipeline::new().unwrap();
    let mut found = Vec::new();
    for kind in KINDS {
        let folders =
            fs::read_dir(format!("tests/cases/{}", kind.name)).unwrap().map(|entry| entry.unwrap().path());
        for folder in folders.filter(|folder| folder.join("input.yaml").is_file()) {
            let checked = pipeline
                .read(&source(&folder.join("input.yaml")))
                .unwrap_or_else(|error| panic!("{}", error.report(jianbao::Lang::Zh)));
            let document = pipeline.compose(&checked).unwrap();
            let pictures = load_pictures(&folder, &document).unwrap();
            found.push(Case { folder, checked, document, pictures });
        }
    }
    assert!(found.len() >= 3);
    found
}

/// Holds `actual` against the expected file, or writes it when asked to.
fn expect(path: &Path, actual: &str) {
    if std::env::var_os("JIANBAO_ACCEPT").is_some() {
        fs::write(path, actual).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(expected == actual, "{} differs; it should be:\n{actual}", path.display());
}

#[test]
fn the_text_is_as_expected() {
    for case in cases() {
        expect(&case.folder.join("expected.md"), &String::from_utf8(case.write("md")).unwrap());
    }
}

#[test]
fn word_files_hold_the_expected_body() {
    for case in cases() {
        let body = String::from_utf8(text_of::zip_entry(&case.write("docx"), "word/document.xml")).unwrap();
        expect(&case.folder.join("expected.document.xml"), &body.replace("<w:p>", "\n<w:p>"));
    }
}

#[test]
fn clean_cases_raise_no_remark() {
    for case in cases() {
        assert!(case.checked.remarks().is_empty(), "{:#}", case.checked.remarks());
    }
}

#[test]
fn the_three_formats_say_the_same() {
    for case in cases() {
        let said = text_of::of_document(&case.document);
        let name = case.folder.display();
        assert_eq!(
            text_of::of_markdown(&String::from_utf8(case.write("md")).unwrap()),
            said,
            "{name}: Markdown"
        );
        assert_eq!(text_of::of_html(&String::from_utf8(case.write("html")).unwrap()), said, "{name}: HTML");
        assert_eq!(text_of::of_docx(&case.write("docx")), said, "{name}: DOCX");
    }
}

#[test]
fn markdown_reads_back_as_the_same_tree() {
    for case in cases() {
        let text = String::from_utf8(case.write("md")).unwrap();
        assert_eq!(jianbao::markup::read(&text), case.document.blocks, "{}", case.folder.display());
    }
}

#[test]
fn records_survive_yaml_and_json() {
    let pipeline = Pipeline::new().unwrap();
    for case in cases() {
        let record = case.checked.record();
        let yaml = record.to_yaml().unwrap();
        let again = pipeline.read(&Source::new("again.yaml", yaml)).unwrap();
        assert_eq!(again.record(), record, "{}: YAML", case.folder.display());
        let json = serde_json::to_string(record).unwrap();
        assert_eq!(
            &serde_json::from_str::<Record>(&json).unwrap(),
            record,
            "{}: JSON",
            case.folder.display()
        );
        let accepted = pipeline.accept(again.record().clone()).unwrap();
        assert_eq!(pipeline.compose(&accepted).unwrap(), case.document);
    }
}

#[test]
fn same_input_same_bytes() {
    let once: Vec<Vec<u8>> = all_bytes();
    assert_eq!(once, all_bytes(), "twice in one process");
    let threads: Vec<_> = (0..8).map(|_| std::thread::spawn(all_bytes)).collect();
    for thread in threads {
        assert_eq!(once, thread.join().unwrap(), "in eight threads");
    }
}

fn all_bytes() -> Vec<Vec<u8>> {
    cases().iter().flat_map(|case| ["md", "html", "docx"].map(|format| case.write(format))).collect()
}
