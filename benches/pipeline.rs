//! The whole path and each of its stages, on a release of about 1,200 characters, named like the rooms.
//!
//! `cargo bench --bench pipeline`; compare rows of one run, not single times.

use divan::{Bencher, black_box};
use jianbao::{Checked, Document, Format, NoPictures, Pipeline, Source, Theme, markup};

fn main() {
    divan::main();
}

/// The data of a release of about 1,200 characters, without pictures.
fn source() -> Source {
    Source::new("visit.yaml", include_str!("../tests/cases/visit/qingyuan/input.yaml"))
}

fn ready() -> (Pipeline, Checked, Document) {
    let pipeline = Pipeline::new().unwrap();
    let checked = pipeline.read(&source()).unwrap();
    let document = pipeline.compose(&checked).unwrap();
    (pipeline, checked, document)
}

fn write(document: &Document, format: &str) -> Vec<u8> {
    Format::named(format).unwrap().write(document, Theme::news(), &NoPictures).unwrap()
}

#[divan::bench]
fn start_pipeline_new(bencher: Bencher) {
    bencher.bench(|| Pipeline::new().unwrap());
}

#[divan::bench]
fn stage_read_and_check(bencher: Bencher) {
    let (pipeline, source) = (Pipeline::new().unwrap(), source());
    bencher.bench(|| pipeline.read(black_box(&source)).unwrap());
}

#[divan::bench]
fn stage_compose(bencher: Bencher) {
    let (pipeline, checked, _) = ready();
    bencher.bench(|| pipeline.compose(black_box(&checked)).unwrap());
}

#[divan::bench]
fn stage_markup_read(bencher: Bencher) {
    let text = String::from_utf8(write(&ready().2, "md")).unwrap();
    bencher.bench(|| markup::read(black_box(&text)));
}

#[divan::bench(args = ["md", "html", "docx"])]
fn stage_write(bencher: Bencher, format: &str) {
    let (_, _, document) = ready();
    bencher.bench(|| write(black_box(&document), format));
}

#[divan::bench(args = ["md", "html", "docx"])]
fn whole_yaml_to(bencher: Bencher, format: &str) {
    let (pipeline, source) = (Pipeline::new().unwrap(), source());
    bencher.bench(|| {
        let checked = pipeline.read(black_box(&source)).unwrap();
        write(&pipeline.compose(&checked).unwrap(), format)
    });
}

/// docx-rs alone with the same paragraphs: `build().pack()`, for comparison.
#[divan::bench]
fn other_docx_rs_build_and_pack(bencher: Bencher) {
    let text = ready().2.plain_text();
    bencher.bench(|| {
        let docx = text.lines().fold(docx_rs::Docx::new(), |docx, line| {
            let fonts = docx_rs::RunFonts::new().east_asia("仿宋").ascii("Times New Roman");
            let run = docx_rs::Run::new().add_text(line).size(32).fonts(fonts);
            docx.add_paragraph(docx_rs::Paragraph::new().add_run(run))
        });
        let mut out = std::io::Cursor::new(Vec::new());
        docx.build().pack(&mut out).unwrap();
        out.into_inner()
    });
}
