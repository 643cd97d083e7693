//! What fuzzing asks of jianbao: one function a target, each panics when a promise is broken.
//!
//! The functions are ordinary code: `tests/corpus.rs` of the crate runs them over the seeds on a stable toolchain.
#![allow(unreachable_pub, reason = "public for the targets, not for the test")]

#[allow(dead_code, reason = "each target takes what it needs")]
#[path = "../../tests/archive/mod.rs"]
mod archive;
#[path = "../../tests/text_of/mod.rs"]
mod text_of;

use std::sync::LazyLock;

use archive::{Entry, pack, unpack};
use jianbao::word::{Docx, Exchange, exchange, fill_draft};
use jianbao::{
    Document, Error, FORMATS, Format, Lang, LedgerFile, Limits, Manuscript, NoPictures, PAPERS, Pipeline,
    Problem, Source, Theme, Values, bind_draft, convert, decode, fill_draft as draft_text, scan,
};
use quick_xml::Reader;
use quick_xml::events::Event;

static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::new().expect("the built-in templates are sound"));

/// The bytes of a data file, as a record and as a ledger: read, checked, worded, written; every format says the same.
pub fn yaml(bytes: &[u8]) {
    let source = match decode("数据.yaml", bytes.to_vec(), &Limits::default()) {
        Ok(source) => source,
        Err(error) => return refused(&error),
    };
    match PIPELINE.read(&source) {
        Err(error) => refused(&error),
        Ok(checked) => {
            checked.remarks().iter().for_each(told);
            // A value that takes part in the layout of a line cannot be held against the tree.
            written(&PIPELINE.draft(&checked).expect("what was checked can be worded"));
            if let Err(error) = PIPELINE.compose(&checked) {
                refused(&error);
            }
        }
    }
    match PIPELINE.read_ledger(&[LedgerFile::new("台账.yaml", bytes)]) {
        Err(error) => refused(&error),
        Ok(ledger) => {
            ledger.remarks().iter().for_each(told);
            for paper in PAPERS {
                match PIPELINE.draft_paper(&ledger, paper, None) {
                    Ok(made) => {
                        let sheet = made.figures.html("核对表");
                        assert!(!sheet.contains("<script"), "{sheet}");
                        written(&made.document);
                    }
                    Err(error) => refused(&error),
                }
            }
        }
    }
}

/// One text in every place of a record: kept to the letter in all formats, or refused.
pub fn text(text: &str) {
    if text.trim().is_empty() || text.len() > 4096 {
        return;
    }
    let quoted = serde_json::to_string(text).expect("a text is JSON");
    let record = format!(
        "类型: 调研\n稿件: {{标题: {quoted}, 发布日期: 2024-06-03, 来源: {quoted}}}\n日期: 2024-05-29\n到访地: {quoted}\n\
         来访团: {{派出单位: 临川区教育局, 领队: {{姓名: 沈砚秋, 职务: [{quoted}]}}}}\n\
         行程: [{{站点: [{{地点: {quoted}, 活动: [{quoted}], 图片: [{{文件: a.png, 图注: {quoted}}}]}}]}}]\n\
         座谈会: [{{名称: {quoted}, 发言: [{{发言人: 沈砚秋, 要点: [{quoted}], 原话: [{quoted}]}}]}}]\n\
         下一步: [{quoted}]\n"
    );
    let checked = match PIPELINE.read(&Source::new("调研.yaml", record)) {
        Ok(checked) => checked,
        Err(error) => return refused(&error),
    };
    if !checked.is_complete() {
        return;
    }
    let document = match PIPELINE.compose(&checked) {
        Ok(document) => document,
        Err(error) => return refused(&error),
    };
    let said = text_of::of_document(&document);
    for piece in text.lines().map(str::trim).filter(|piece| !piece.is_empty()) {
        // Stops at the end of a clause are the sentence's own.
        let stem = piece.trim_end_matches(['。', '；', '，', '、', ';', ',']).trim_end();
        let times = said.iter().filter(|line| line.contains(stem)).count();
        assert!(times >= 3, "{text:?} stands in {times} lines of {said:#?}");
    }
    written(&document);
}

/// A Word file: as it is, or as the main part or the body of a sound archive; what is filled in is read back.
pub fn word(bytes: &[u8]) {
    let file = match bytes.split_first() {
        None => return,
        Some((b'P', _)) => bytes.to_vec(),
        Some((b'<', _)) => package(bytes.to_vec()),
        Some((_, body)) => package([DOCUMENT_HEAD, body, b"</w:body></w:document>"].concat()),
    };
    let docx = match Docx::read("稿.docx", file) {
        Ok(docx) => docx,
        Err(error) => return refused(&error),
    };
    docx.remarks().iter().for_each(told);
    let blanks = scan(docx.source());
    let mut wanted = docx.source().text().to_owned();
    let mut exchanges = Vec::new();
    for blank in blanks.iter().filter(|blank| !blank.token.contains(['\t', '\n'])) {
        exchanges.push(Exchange { span: blank.span, text: Some("填&<乙".to_owned()) });
    }
    for one in exchanges.iter().rev() {
        wanted.replace_range(one.span.start..one.span.end, "填&<乙");
    }
    let made = exchange(&docx, &exchanges).expect("every blank lies in one paragraph");
    let again = Docx::read("稿.docx", made).expect("what was filled can be read");
    // Tabs inside a blank stay behind its value.
    let solid = |text: &str| text.replace('\t', "");
    assert_eq!(solid(again.source().text()), solid(&wanted));
    let nothing = Values::read(&Source::new("取值.yaml", "values: {}"));
    let draft = fill_draft(&docx, &nothing, None).expect("a draft needs no values").into_bytes();
    let draft = Docx::read("稿.docx", draft).expect("a draft can be read");
    assert_eq!(draft.source().text(), docx.source().text());
}

const DOCUMENT_HEAD: &[u8] =
    b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>";

/// A sound archive around a main part.
fn package(document: Vec<u8>) -> Vec<u8> {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override \
         PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
         Id=\"r1\" Type=\"{relation}\" Target=\"word/document.xml\"/></Relationships>"
    );
    let stored = |name: &str, data: Vec<u8>| Entry { stored: true, ..Entry::new(name, data) };
    pack(&[
        stored("[Content_Types].xml", types.into_bytes()),
        stored("_rels/.rels", relations.into_bytes()),
        stored("word/document.xml", document),
    ])
}

/// An old text, and behind a line `---` the values for it: places are exact, bytes outside the blanks stay.
pub fn blank(input: &str) {
    let (text, values) = input.split_once("\n---\n").unwrap_or((input, ""));
    let source = Source::new("稿.txt", text);
    let blanks = scan(&source);
    let mut last = 0;
    for blank in &blanks {
        let (start, end) = (blank.span.start, blank.span.end);
        assert!(last <= start && start < end, "{text:?}: {blank:?}");
        let covered = text.get(start..end).expect("a blank covers whole characters");
        assert_eq!(covered.chars().count(), blank.length, "{text:?}");
        assert_eq!(source.line_column(start).0, blank.line, "{text:?}");
        assert!(!blank.entity.is_empty() && !blank.token.is_empty(), "{text:?}");
        last = end;
    }
    blanks.remarks().iter().for_each(told);
    assert_eq!(jianbao::blank::clean(text).restore(), text);
    let values = Values::read(&Source::new("取值.yaml", values));
    match bind_draft(&blanks, &values, None) {
        Err(error) => refused(&error),
        Ok(bound) => {
            bound.remarks().iter().for_each(told);
            let (mut wanted, mut from) = (String::new(), 0);
            for one in bound.replacements() {
                assert!(from <= one.span.start, "{text:?}: {one:?}");
                wanted += &text[from..one.span.start];
                wanted += &one.text;
                from = one.span.end;
            }
            wanted += &text[from..];
            if let Ok(filled) = draft_text(&source, &values, None) {
                assert_eq!(filled.text(), wanted);
                written(&filled.document());
            }
        }
    }
    let made = convert(&source);
    let fields = Source::new(&made.fields_name, made.fields.clone());
    let template = Source::new(&made.template_name, made.template.clone());
    let manuscript = Manuscript::read(&fields).expect("what was converted is a manuscript");
    match manuscript.fill_draft(&template, None) {
        Ok(draft) => draft.remarks().iter().for_each(told),
        Err(error) => panic!("what was converted is refused: {text:?}: {}", error.report(Lang::Zh)),
    }
}

/// A theme: refused, or every part of the file it makes is XML.
pub fn theme(text: &str) {
    let theme = match Theme::read(&Source::new("样式.yaml", text)) {
        Ok(theme) => theme,
        Err(error) => return refused(&error),
    };
    let document = &*LAID_OUT;
    let bytes =
        Format::named("docx").expect("a format").write(document, &theme, &NoPictures).expect("it is sound");
    for (name, part) in
        unpack(&bytes).into_iter().filter(|(name, _)| name.ends_with("xml") || name.ends_with("rels"))
    {
        well_formed(&name, &part);
    }
    assert_eq!(text_of::of_docx(&bytes), text_of::of_document(document));
}

static LAID_OUT: LazyLock<Document> = LazyLock::new(|| {
    let text = include_str!("../../tests/cases/visit/return/input.yaml");
    let checked = PIPELINE.read(&Source::new("调研.yaml", text)).expect("a case without errors");
    PIPELINE.draft(&checked).expect("a case without errors")
});

fn well_formed(name: &str, part: &[u8]) {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return,
            Ok(_) => buffer.clear(),
            Err(error) => panic!("{name}: {error}: {}", String::from_utf8_lossy(part)),
        }
    }
}

/// Writes a document in every format; each must show the same text.
fn written(document: &Document) {
    let said = text_of::of_document(document);
    for format in FORMATS {
        let bytes = format.write(document, Theme::gongwen(), &NoPictures).expect("no limit is near");
        let text = || std::str::from_utf8(&bytes).expect("UTF-8");
        let shown = match format.name {
            "md" => text_of::of_markdown(text()),
            "html" => text_of::of_html(text()),
            _ => text_of::of_docx(&bytes),
        };
        assert_eq!(shown, said, "{}", format.name);
    }
}

/// Every refusal says what is wrong and what to do, briefly and without hidden characters.
fn refused(error: &Error) {
    let mut problems = 0;
    for problem in error.problems() {
        problems += 1;
        told(problem);
    }
    assert!(problems > 0, "{error:?}");
}

fn told(problem: &Problem) {
    for lang in [Lang::Zh, Lang::En] {
        let report = problem.report(lang);
        assert!(report.len() <= 8 << 10, "{} bytes: {report}", report.len());
        assert!(!report.split('\n').any(|line| jianbao::visible(line) != line), "{report:?}");
        assert!(!problem.message.get(lang).is_empty() && !problem.hint.get(lang).is_empty(), "{report}");
    }
}
