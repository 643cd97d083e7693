//! Every limit that SECURITY.md names: what is just below it is read or written, what is just above it is refused by name.
//!
//! Limits of tables and workbooks: `tests/table.rs`, `tests/workbook.rs`; of archives: `tests/word.rs` too.

use std::collections::BTreeMap;

use jianbao::word::Docx;
use jianbao::{
    Block, Code, Document, Error, Figure, Format, Inline, Lang, LedgerFile, Limits, NoPictures, PersonName,
    Pictures, Pipeline, Problem, Source, Text, Theme, decode, leftovers, load_pictures, scan,
};

#[allow(dead_code, reason = "only the writer is needed")]
mod archive;
use archive::{Entry, pack};

const RECORD: &str = "类型: 调研\n稿件: {发布日期: 2024-06-03}\n日期: 2024-05-29\n到访地: 青禾县\n\
                      来访团: {派出单位: 临川区教育局}\n行程: [{站点: [{地点: 青禾一中}]}]\n";

fn checks(text: String) -> Vec<Problem> {
    Pipeline::new().unwrap().check(&Source::new("visit.yaml", text)).into_iter().collect()
}

/// Whether a text is refused for this reason, and then says what to do.
fn refused(problems: &[Problem], code: Code) -> bool {
    for problem in problems {
        assert!(problem.report(Lang::Zh).len() <= 8 << 10 && !problem.hint.zh.is_empty());
    }
    problems.iter().any(|problem| problem.code == code)
}

fn word(bytes: Vec<u8>) -> Result<Docx, Error> {
    Docx::read("稿.docx", bytes)
}

#[test]
fn a_data_file_has_at_most_4_mib() {
    let most = 4 << 20;
    let padded =
        |size: usize| format!("{RECORD}#{}\n", "甲".repeat((size - RECORD.len() - 2) / 3)).into_bytes();
    for (size, fits) in [(most - 8, true), (most + 8, false)] {
        let read = decode("visit.yaml", padded(size), &Limits::default());
        assert_eq!(read.is_ok(), fits, "{size}");
        if let Err(error) = read {
            assert!(refused(&error.problems().cloned().collect::<Vec<_>>(), Code::SourceSize));
        }
        let found = checks(String::from_utf8(padded(size)).unwrap());
        assert_eq!(found.is_empty(), fits, "{found:?}");
        assert_eq!(refused(&found, Code::SourceSize), !fits);
    }
}

#[test]
fn a_data_file_has_at_most_32_levels() {
    // The record, then lists in lists.
    let nested =
        |levels: usize| format!("{RECORD}注: {}{}\n", "[".repeat(levels - 1), "]".repeat(levels - 1));
    assert!(!refused(&checks(nested(32)), Code::YamlDepth));
    assert!(refused(&checks(nested(33)), Code::YamlDepth));
    // No limits of a program's own lead deeper than 128.
    let free = Pipeline::new().unwrap().with_limits(Limits { depth: 1_000_000, ..Limits::default() });
    let problems =
        |levels: usize| free.check(&Source::new("a.yaml", nested(levels))).into_iter().collect::<Vec<_>>();
    assert!(!refused(&problems(128), Code::YamlDepth));
    assert!(refused(&problems(129), Code::YamlDepth));
}

#[test]
fn a_data_file_has_at_most_100_000_nodes() {
    // The mapping, a key, the list, and its items.
    let items = |nodes: usize| format!("注: [{}]\n", "1,".repeat(nodes - 3));
    assert!(!refused(&checks(items(100_000)), Code::YamlNodes));
    assert!(refused(&checks(items(100_001)), Code::YamlNodes));
}

#[test]
fn a_data_file_is_one_document_without_anchors_aliases_and_tags() {
    for (text, code) in [
        ("任务: &a 教育帮扶\n", Code::YamlAnchor),
        ("任务: *a\n", Code::YamlSyntax),
        ("注: &a 甲\n任务: *a\n", Code::YamlAnchor),
        ("任务: !!str 教育帮扶\n", Code::YamlTag),
        ("任务: !x 教育帮扶\n", Code::YamlTag),
        ("---\n任务: 教育帮扶\n", Code::YamlDocuments),
    ] {
        assert!(refused(&checks(format!("{RECORD}{text}")), code), "{text}");
    }
    assert!(checks(format!("---\n{RECORD}任务: \"&a *b !c\"\n")).is_empty());
}

#[test]
fn of_a_hopeless_file_200_problems_are_listed() {
    let many = |count: usize| (0..count).map(|n| format!("栏{n}: 甲\n")).collect::<String>();
    let pipeline = Pipeline::new().unwrap();
    let count = |count| {
        let found = pipeline.check(&Source::new("a.yaml", format!("{RECORD}{}", many(count))));
        (found.len(), found.omitted())
    };
    assert_eq!(count(200), (200, 0));
    assert_eq!(count(201), (200, 1));
}

#[test]
fn a_text_has_at_most_100_000_characters_and_a_name_40() {
    assert!("长".repeat(100_000).parse::<Text>().is_ok());
    assert_eq!("长".repeat(100_001).parse::<Text>().unwrap_err().code, Code::TextLength);
    let name = |length: usize| format!("买·{}", "提".repeat(length - 2)).parse::<PersonName>();
    assert!(name(40).is_ok());
    assert_eq!(name(41).unwrap_err().code, Code::NameForm);
}

/// A PNG that says it is one pixel, followed by so many bytes.
fn picture(more: usize) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0".to_vec();
    bytes.resize(bytes.len() + more, 0);
    bytes
}

fn showing(paths: impl Iterator<Item = String>) -> Document {
    let figures = paths.map(|path| Block::Figure(Figure { path, ..Figure::default() }));
    Document { blocks: figures.collect(), ..Document::default() }
}

fn write(format: &str, document: &Document, pictures: &dyn Pictures) -> Result<Vec<u8>, Error> {
    Format::named(format).unwrap().write(document, Theme::news(), pictures)
}

#[test]
fn a_document_has_at_most_200_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let names = |count: usize| (0..count).map(|n| format!("{n}.png"));
    for name in names(201) {
        std::fs::write(folder.path().join(name), picture(0)).unwrap();
    }
    assert_eq!(load_pictures(folder.path(), &showing(names(200))).unwrap().len(), 200);
    let error = load_pictures(folder.path(), &showing(names(201))).unwrap_err().to_string();
    assert!(error.contains("201 张") && error.contains("最多 200 张") && error.contains("删去"), "{error}");
    // A program that brings its own pictures is held to the same.
    let own: BTreeMap<String, Vec<u8>> = names(201).map(|name| (name, picture(0))).collect();
    for format in ["md", "html", "docx"] {
        assert!(write(format, &showing(names(200)), &own).is_ok());
        let error = write(format, &showing(names(201)), &own).unwrap_err().to_string();
        assert!(error.contains("201 张") && error.contains("最多 200 张"), "{error}");
    }
}

#[test]
fn an_output_has_at_most_64_mib() {
    let own = |size: usize| BTreeMap::from([("a.png".to_owned(), picture(size))]);
    // Base64 makes four bytes of three, wherever the picture is shown; DOCX keeps it once.
    let small = own(11 << 20);
    let times = |count: usize| showing(std::iter::repeat_n("a.png".to_owned(), count));
    assert!(write("html", &times(4), &small).unwrap().len() < 64 << 20);
    let error = write("html", &times(5), &small).unwrap_err().to_string();
    assert!(error.contains("最多 64 MiB") && error.contains("压缩"), "{error}");
    assert!(write("docx", &times(5), &small).is_ok());
    let large = own((64 << 20) + 1);
    assert!(write("docx", &times(1), &large).is_err());
    assert!(write("md", &times(1), &large).is_ok());
    // Text alone, of a program that holds so much of it.
    let text = |size: usize| Document {
        blocks: vec![Block::Paragraph(vec![Inline::Text("a".repeat(size))])],
        ..Document::default()
    };
    assert!(write("md", &text((64 << 20) - 16), &NoPictures).is_ok());
    assert!(write("md", &text((64 << 20) + 16), &NoPictures).is_err());
}

#[test]
fn what_a_template_makes_has_at_most_2_mib() {
    let checked = |pipeline: &Pipeline| pipeline.read(&Source::new("visit.yaml", RECORD)).unwrap();
    let of = |size: usize| {
        let text = format!(
            "# 标题\n\n{{% for n in range(end={}) %}}甲乙丙丁戊己庚辛壬癸{{% endfor %}}\n",
            size / 30
        );
        let pipeline = Pipeline::new().unwrap().with_templates(vec![Source::new("visit.md", text)]).unwrap();
        let checked = checked(&pipeline);
        pipeline.compose(&checked)
    };
    let most = 2 << 20;
    assert!(of(most - 1_000).is_ok());
    let error = of(most + 1_000).unwrap_err();
    let problem = error.problems().next().unwrap();
    assert_eq!(problem.code, Code::TemplateFault);
    assert!(problem.message.zh.contains("2 MiB"), "{problem}");
    // Branches of one template.
    let branches = |count: usize| {
        let text =
            format!("# 甲{{% if visit.task %}}乙{}{{% endif %}}\n", "{% elif visit.dates %}丙".repeat(count));
        Pipeline::new().unwrap().with_templates(vec![Source::new("visit.md", text)])
    };
    assert!(branches(200).is_ok() && branches(201).is_err());
}

/// A Word file of one paragraph, with so much more in it.
/// The records of all files count together: tables here, a data file beside them.
#[test]
fn a_ledger_has_at_most_as_many_records_as_are_allowed() {
    let head = "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n时段: 2024年\n";
    let record = "- {主办单位: 临川区教育局, 日期: 2024-05-29, 总数: 40人}\n";
    let yaml = format!("{head}培训:\n{record}");
    let table = |rows: usize| {
        let rows: String = (1..=rows).map(|day| format!("临川区教育局,2024-06-{day:02},50人\n")).collect();
        format!("主办单位,日期,总数\n{rows}")
    };
    let found = |rows: usize| {
        let pipeline = Pipeline::new().unwrap().with_limits(Limits { records: 10, ..Limits::default() });
        let files = [LedgerFile::new("台账.yaml", yaml.clone()), LedgerFile::new("培训.csv", table(rows))];
        pipeline.check_ledger(&files).into_iter().collect::<Vec<_>>()
    };
    assert!(!refused(&found(9), Code::SourceSize));
    assert!(refused(&found(10), Code::SourceSize));
    assert_eq!(Limits::default().records, 100_000);
}

fn parts(more: impl IntoIterator<Item = Entry>) -> Vec<u8> {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"bin\" \
         ContentType=\"application/octet-stream\"/><Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"r1\" Type=\"{office}\" Target=\"word/document.xml\"/></Relationships>"
    );
    let document = format!(
        "<w:document xmlns:w=\"{w}\"><w:body><w:p><w:r><w:t>共xx名</w:t></w:r></w:p></w:body></w:document>"
    );
    let mut parts = vec![
        Entry::new("[Content_Types].xml", types),
        Entry::new("_rels/.rels", relations),
        Entry::new("word/document.xml", document),
    ];
    parts.extend(more);
    pack(&parts)
}

/// Bytes that do not pack: steps of a plain generator.
fn noise(size: usize) -> Vec<u8> {
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    (0..size).map(|_| next()).collect()
}

fn word_refusal(bytes: Vec<u8>) -> Option<(Code, String)> {
    let error = word(bytes).err()?;
    let problem = error.problems().next()?;
    assert!(!problem.hint.zh.is_empty());
    Some((problem.code, problem.message.zh.clone()))
}

#[test]
fn a_word_file_has_at_most_2_000_parts() {
    let with = |count: usize| {
        parts((3..count).map(|n| Entry { stored: true, ..Entry::new(&format!("m/{n}.bin"), "") }))
    };
    assert_eq!(word_refusal(with(2_000)), None);
    let (_, why) = word_refusal(with(2_001)).unwrap();
    assert!(why.contains("2000") || why.contains("2,000"), "{why}");
}

#[test]
fn a_word_file_has_at_most_50_mib() {
    let most = 50 << 20;
    let frame = parts([Entry { stored: true, ..Entry::new("m/a.bin", "") }]).len();
    let with = |size: usize| parts([Entry { stored: true, ..Entry::new("m/a.bin", vec![1; size - frame]) }]);
    // Packed, the other parts are smaller than unpacked: keep a little room.
    assert_eq!(word_refusal(with(most - 4_096)), None);
    let (code, why) = word_refusal(with(most + 1)).unwrap();
    assert!(code == Code::SourceSize && why.contains("50"), "{why}");
    // The same unpacked: noise that is repeated packs well, but not 200 times.
    let packed = |copies: usize| {
        let unit = noise(1 << 20);
        let each = |n| {
            Entry::new(
                &format!("m/{n}.bin"),
                [&unit[..64 << 10], &vec![0; (1 << 20) - (64 << 10)][..]].concat(),
            )
        };
        parts((0..copies).map(each))
    };
    assert_eq!(word_refusal(packed(49)), None);
    assert!(word_refusal(packed(50)).is_some());
}

#[test]
fn a_part_is_packed_at_most_200_times_as_small() {
    // Of 2 MiB so much noise that the ratio falls just on either side.
    let with = |noisy: usize| {
        let mut data = noise(noisy);
        data.resize(2 << 20, 0);
        Entry::new("m/a.bin", data)
    };
    let ratio = |entry: &Entry| entry.data.len() as f64 / entry.packed().len() as f64;
    let (fits, not) = (with(7_500), with(7_300));
    assert!(ratio(&fits) < 200.0 && ratio(&fits) > 195.0, "{}", ratio(&fits));
    assert!(ratio(&not) > 200.0 && ratio(&not) < 205.0, "{}", ratio(&not));
    assert_eq!(word_refusal(parts([fits])), None);
    let (code, why) = word_refusal(parts([not])).unwrap();
    assert!(code == Code::WordUnsafe && why.contains("200"), "{why}");
}

#[test]
fn a_text_has_at_most_20_000_blanks_that_are_read() {
    let text = |blanks: usize| "选派xx名教师，".repeat(blanks);
    for (blanks, fits) in [(20_000, true), (20_001, false)] {
        let found = scan(&Source::new("a.txt", text(blanks)));
        assert_eq!(found.len(), 20_000);
        let told = found.remarks().iter().find(|problem| problem.code == Code::BlankMany);
        assert_eq!(told.is_none(), fits);
        // It is told where reading ended, and what was not read is found again once the others are filled.
        if let Some(told) = told {
            let place = told.place.as_ref().unwrap();
            assert_eq!(place.line_column(), (1, 20_000 * 8 + 3));
        }
        let filled = text(blanks).replacen("xx", "3", found.len());
        assert_eq!(leftovers(&filled).is_empty(), fits);
    }
}
