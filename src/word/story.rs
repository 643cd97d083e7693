//! The parts of a file that hold text, in the order they are told, and the one text they make.

use super::edit::Edits;
use super::flow::{Flow, PARAGRAPHS, TEXT};
use super::package::{Main, ROOT, Relations, TYPES, Types, relations_of};
use super::paragraph::{Copy, Element, Paragraph};
use super::place::{Sort, Spot, words};
use super::xml::{Fault, decoded, has_dtd, walk};
use super::{Docx, Home, LIMITS, refusal};
use crate::archive::{Archive, Budget, Refusal};
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, Code, Problem, Problems, Severity, say};
use crate::source::{Source, Station};

/// One part with text.
#[derive(Debug, Clone)]
pub(super) struct Story {
    /// Which entry of the archive it is.
    pub(super) entry: usize,
    elements: Vec<Element>,
}

impl Story {
    /// The part with its changes, unpacked once more: keeping every part unpacked would take much room.
    pub(super) fn filled(&self, archive: &Archive, edits: Edits) -> Result<Vec<u8>, Error> {
        let mut part = Vec::new();
        archive.unpack(self.entry, &mut Budget::new(LIMITS.bytes), &mut part).map_err(lost)?;
        let xml = decoded(&part).unwrap_or_default();
        Ok(edits.apply(xml, &self.elements)?.into_bytes())
    }
}

/// A part with text before it is read.
struct Listed {
    sort: Sort,
    entry: usize,
    /// Its number among those of its sort, where there are several.
    number: Option<usize>,
}

/// What a file says of itself.
struct Contents {
    stories: Vec<Listed>,
    macros: bool,
}

/// Reads every part once: those with text for their paragraphs, all of them for damage and document types.
pub(super) fn read(name: &str, archive: Archive) -> Result<Docx, Error> {
    let contents = contents(name, &archive)?;
    let mut reading = Reading::default();
    let mut budget = Budget::new(LIMITS.bytes);
    let mut part = Vec::new();
    let mut order: Vec<usize> = contents.stories.iter().map(|listed| listed.entry).collect();
    order.extend((0..archive.names().count()).filter(|entry| !order.contains(entry)).collect::<Vec<usize>>());
    let names: Vec<&str> = archive.names().collect();
    for (nth, entry) in order.into_iter().enumerate() {
        let refused = |refusal| refusal::of_archive(name, refusal, &LIMITS);
        archive.unpack(entry, &mut budget, &mut part).map_err(refused)?;
        let own = names.get(entry).copied().unwrap_or_default();
        let fault = |fault| refusal::of_part(name, own, &part, fault);
        if is_xml(own) && has_dtd(&part) {
            return Err(fault(Fault::Dtd));
        }
        if let Some(listed) = contents.stories.get(nth) {
            reading.story(listed, &part).map_err(fault)?;
        }
    }
    let mut remarks = Problems::new();
    if contents.macros {
        remarks.push(macros(name));
    }
    if reading.chunks > 0 {
        remarks.push(chunks(name, reading.chunks));
    }
    if reading.revisions > 0 {
        remarks.push(revisions(name, reading.revisions));
    }
    let source = Source::of_word(name, reading.text, reading.stations);
    let (stories, homes) = (reading.stories, reading.homes);
    Ok(Docx { archive, source, stories, homes, remarks })
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["xml", "rels", "vml"].iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Finds the parts with text and holds them against their content types.
fn contents(name: &str, archive: &Archive) -> Result<Contents, Error> {
    let unpack = |part_name: &str| -> Result<Option<Vec<u8>>, Error> {
        let Some(entry) = archive.find(part_name) else { return Ok(None) };
        let mut part = Vec::new();
        let refused = |refusal| refusal::of_archive(name, refusal, &LIMITS);
        archive.unpack(entry, &mut Budget::new(LIMITS.bytes), &mut part).map_err(refused)?;
        Ok(Some(part))
    };
    let missing = |part: &str| refusal::incomplete(name, say!("文件里没有 {part}", "{part} is missing"));
    let need = |part: &str| unpack(part)?.ok_or_else(|| no_document(name, archive, part));
    let part = need(TYPES)?;
    let types = Types::read(&part).map_err(|fault| refusal::of_part(name, TYPES, &part, fault))?;
    let part = need(ROOT)?;
    let root = Relations::read(&part).map_err(|fault| refusal::of_part(name, ROOT, &part, fault))?;
    let main = root.main().ok_or_else(|| missing("word/document.xml"))?;
    let entry = archive.find(&main).ok_or_else(|| missing(&main))?;
    let Main::Document { macros } = types.main(&main) else {
        let message = say!("{main} 不是 Word 文档的正文", "{main} is not the body of a Word document");
        return Err(refusal::incomplete(name, message));
    };
    let mut stories = vec![Listed { sort: Sort::Body, entry, number: None }];
    let relations_name = relations_of(&main);
    if let Some(part) = unpack(&relations_name)? {
        let fault = |fault| refusal::of_part(name, &relations_name, &part, fault);
        for (sort, story) in Relations::read(&part).map_err(fault)?.stories(&main, LIMITS.entries) {
            let entry = archive.find(&story).ok_or_else(|| missing(&story))?;
            if !types.agree(&story, sort) {
                let message = say!("{story} 的类型不对", "{story} is not of the type it should be");
                return Err(refusal::incomplete(name, message));
            }
            if stories.iter().all(|known| known.entry != entry) {
                stories.push(Listed { sort, entry, number: None });
            }
        }
    }
    number(&mut stories);
    let macros = macros || archive.names().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin"));
    Ok(Contents { stories, macros })
}

/// An archive without what every document has: another sort of file, or a broken one.
fn no_document(name: &str, archive: &Archive, part: &str) -> Error {
    if archive.find("mimetype").is_some() {
        let message =
            say!("这是 OpenDocument 文件（.odt），不是 .docx", "this is an OpenDocument file, not a .docx");
        return refusal::incomplete(name, message);
    }
    refusal::incomplete(
        name,
        say!("这不是 Word 文件：里面没有 {part}", "this is not a Word file: {part} is missing"),
    )
}

/// Numbers the parts of a sort where there are several.
fn number(stories: &mut [Listed]) {
    for sort in [Sort::Header, Sort::Footer] {
        let several = stories.iter().filter(|story| story.sort == sort).count() > 1;
        let own = stories.iter_mut().filter(|story| story.sort == sort);
        own.enumerate().for_each(|(nth, story)| story.number = several.then_some(nth + 1));
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    text: String,
    stations: Vec<Station>,
    stories: Vec<Story>,
    homes: Vec<Home>,
    paragraphs: usize,
    revisions: usize,
    chunks: usize,
}

impl Reading {
    fn story(&mut self, listed: &Listed, part: &[u8]) -> Result<(), Fault> {
        let xml = decoded(part)?;
        let left = TEXT.saturating_sub(self.text.len());
        let room = PARAGRAPHS.saturating_sub(self.paragraphs);
        let mut flow = Flow::new(xml, left, room);
        walk(xml, &mut flow)?;
        let endless = flow.endless();
        if !endless.is_empty() {
            flow = flow.again(endless, left, room);
            walk(xml, &mut flow)?;
        }
        self.revisions += flow.revisions;
        self.chunks += flow.chunks;
        self.paragraphs += flow.paragraphs.len();
        let story = self.stories.len();
        let mut seen = 0;
        for paragraph in flow.paragraphs {
            let told = !paragraph.text.trim().is_empty();
            seen += usize::from(told && paragraph.spot == Spot::Flow);
            if told {
                let words = words(listed.sort, listed.number, paragraph.spot, seen);
                let start = self.text.len();
                self.stations.push(Station { start, zh: words.zh.into(), en: words.en.into() });
            }
            self.paragraph(story, paragraph);
        }
        self.stories.push(Story { entry: listed.entry, elements: flow.elements });
        Ok(())
    }

    fn paragraph(&mut self, story: usize, paragraph: Paragraph) {
        if !paragraph.own.is_empty() {
            let mut copies = vec![Copy { span: 0..paragraph.text.len(), pieces: paragraph.own }];
            copies.extend(paragraph.twins);
            self.homes.push(Home { start: self.text.len(), story, copies });
        }
        self.text.push_str(&paragraph.text);
        self.text.push('\n');
    }
}

/// Why a part that was read cannot be read again: it does not happen.
fn lost(_: Refusal) -> Error {
    ErrorKind::Write(say!("文件读不出来了", "the file can no longer be read")).into()
}

/// A remark on a file as a whole.
fn remark(name: &str, code: Code, message: Bilingual, hint: Bilingual) -> Problem {
    refusal::problem(name, Severity::Warning, (code, message, hint))
}

fn macros(name: &str) -> Problem {
    remark(
        name,
        Code::WordMacro,
        say!("文件里有宏", "the file holds macros"),
        say!(
            "程序不运行宏，也没有动它；来路不明的宏请删去",
            "they are neither run nor changed; remove them if you do not know them"
        ),
    )
}

fn chunks(name: &str, count: usize) -> Problem {
    remark(
        name,
        Code::WordChunk,
        say!(
            "文件里有{count}处嵌着别的文件的内容，没有查",
            "{count} places show what stands in another file: that is not looked at"
        ),
        say!(
            "在 Word 里打开，另存为 .docx，嵌着的内容就成了正文",
            "open it in a word processor and save it again as .docx: it becomes part of the text"
        ),
    )
}

fn revisions(name: &str, count: usize) -> Problem {
    remark(
        name,
        Code::WordChanges,
        say!(
            "文件里有{count}处修订还没有接受或拒绝",
            "{count} tracked changes are neither accepted nor refused"
        ),
        say!(
            "在“审阅”里接受或拒绝全部修订；标为删除的文字不查、不填",
            "accept or refuse them all; text marked as deleted is not looked at"
        ),
    )
}
