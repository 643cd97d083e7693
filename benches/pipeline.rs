//! The whole path and each of its stages, on a release of about 1,200 characters, named like the rooms; beside it the
//! floors, below which no program comes that writes and packs the same file.
//!
//! `cargo bench --bench pipeline`; compare rows of one run, not single times.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use divan::{Bencher, black_box};
use flate2::{Compress, Compression, FlushCompress};
use jianbao::{Checked, Document, Format, NoPictures, Pipeline, Source, Theme, markup};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

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

/// From records that are checked to a document in each format.
#[divan::bench(args = ["md", "html", "docx"])]
fn checked_to(bencher: Bencher, format: &str) {
    let (pipeline, checked, _) = ready();
    bencher.bench(|| write(&pipeline.compose(black_box(&checked)).unwrap(), format));
}

/// The level at which DOCX parts are deflated.
const LEVEL: u32 = 3;

/// The parts of the release as DOCX, each with its name.
fn parts() -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(write(&ready().2, "docx"))).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The paragraphs of `word/document.xml`, ready to be copied.
fn paragraphs(parts: &[(String, Vec<u8>)]) -> Vec<String> {
    let (_, bytes) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let text = str::from_utf8(bytes).unwrap();
    text.split_inclusive("</w:p>").map(str::to_owned).collect()
}

/// The floor: the same `document.xml` from ready strings, and the whole package zipped at the same level, every part
/// of it, as programs do that keep nothing from one document to the next.
#[divan::bench]
fn floor_zip_all_parts(bencher: Bencher) {
    let parts = parts();
    let paragraphs = paragraphs(&parts);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL.into()));
    bencher.bench(|| {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &parts {
            archive.start_file(name.as_str(), options).unwrap();
            if name == "word/document.xml" {
                let text: String = black_box(&paragraphs).iter().map(String::as_str).collect();
                archive.write_all(text.as_bytes()).unwrap();
            } else {
                archive.write_all(bytes).unwrap();
            }
        }
        archive.finish().unwrap().into_inner()
    });
}

/// The lowest floor: the same `document.xml` from ready strings, deflated by a compressor that is there already, and
/// everything else of the file copied.
#[divan::bench]
fn floor_pack_document_xml(bencher: Bencher) {
    let paragraphs = paragraphs(&parts());
    let rest = write(&ready().2, "docx");
    let mut deflate = Compress::new(Compression::new(LEVEL), false);
    bencher.bench_local(|| {
        let text: String = black_box(&paragraphs).iter().map(String::as_str).collect();
        let mut out = Vec::with_capacity(rest.len() + text.len());
        out.extend_from_slice(black_box(&rest));
        black_box(crc32fast::hash(text.as_bytes()));
        deflate.reset();
        deflate.compress_vec(text.as_bytes(), &mut out, FlushCompress::Finish).unwrap();
        out
    });
}

/// A release with more and more stops: about 1,200 characters of text for forty of them.
fn grown(stops: usize) -> Source {
    let whole = source();
    let (before, behind) = whole.text().split_once("行程:\n").unwrap();
    let mut text = format!("{before}行程:\n- 站点:\n");
    for i in 1..=stops {
        writeln!(
            text,
            "  - {{地点: 青禾县第{i}小学, 活动: [察看第{i}间教室和新建的图书馆, 与当地教师座谈]}}"
        )
        .unwrap();
    }
    let (_, rest) = behind.split_once("座谈会:\n").unwrap();
    Source::new("visit.yaml", text + "座谈会:\n" + rest)
}

/// Linear growth: YAML to DOCX.
#[divan::bench(args = [40, 400, 4_000])]
fn whole_with_stops_to_docx(bencher: Bencher, stops: usize) {
    let (pipeline, source) = (Pipeline::new().unwrap(), grown(stops));
    bencher.bench(|| {
        let checked = pipeline.read(black_box(&source)).unwrap();
        write(&pipeline.compose(&checked).unwrap(), "docx")
    });
}
