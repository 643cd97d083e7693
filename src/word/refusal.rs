//! Why a file is refused, in plain words.

use super::flow::{PARAGRAPHS, TEXT};
use super::xml::{DEPTH, Fault};
use crate::archive::{self, COMPOUND, is_locked};
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, Code, Place, Problem, Severity, say};
use crate::source::{Source, Span};

/// What a refusal says: code, message, remedy.
type Said = (Code, Bilingual, Bilingual);

fn save_again() -> Bilingual {
    say!("在 Word 或 WPS 里打开，另存为 .docx", "open it in a word processor and save it again as .docx")
}

fn distrust() -> Bilingual {
    say!(
        "正常的 Word 文件不会这样；请向发来文件的人核实，或另存为 .docx 再试",
        "no word processor writes this: ask whoever sent the file, or save it again as .docx"
    )
}

/// A problem with a file as a whole.
pub(super) fn problem(name: &str, severity: Severity, (code, message, hint): Said) -> Problem {
    let place = Some(Place { source: Source::new(name, ""), span: Span::default() });
    Problem { code, severity, place, path: String::new(), field: String::new(), message, hint }
}

fn refused(name: &str, said: Said) -> Error {
    ErrorKind::Data([problem(name, Severity::Error, said)].into_iter().collect()).into()
}

/// Too much of something.
pub(super) fn too_much(name: &str, what: Bilingual<&str>, most: usize) -> Error {
    let (zh, en) = (what.zh, what.en);
    let message = match most >> 20 {
        0 => say!("{zh}太多，最多 {most}", "too many {en}: at most {most} are read"),
        mib => say!("{zh}太多，最多 {mib} MiB", "too many {en}: at most {mib} MiB are read"),
    };
    let hint = say!(
        "把内容拆成几个文件；压缩里面的图片",
        "split the content into several files, or make its pictures smaller"
    );
    refused(name, (Code::SourceSize, message, hint))
}

/// A file that is no archive, or no document.
pub(super) fn foreign(name: &str, bytes: &[u8]) -> Error {
    let message = if is_locked(bytes) {
        let hint = say!("在 Word 里打开，取消密码后再保存", "open it, remove the password and save it again");
        let message = say!("这个文件设了打开密码，读不了", "the file is locked by a password");
        return refused(name, (Code::WordFile, message, hint));
    } else if bytes.starts_with(COMPOUND) {
        say!(
            "这是旧格式的 Word 文件（.doc），不是 .docx",
            "this is a file of the old format .doc, not a .docx"
        )
    } else {
        say!("这不是 Word 文件（.docx）", "this is not a Word file (.docx)")
    };
    refused(name, (Code::WordFile, message, save_again()))
}

/// A part that a document must have, or what it says of itself.
pub(super) fn incomplete(name: &str, message: Bilingual) -> Error {
    refused(name, (Code::WordFile, message, save_again()))
}

/// An archive that is not read.
pub(super) fn of_archive(name: &str, refusal: archive::Refusal, limits: &archive::Limits) -> Error {
    use archive::Refusal::{Cut, Damaged, Encrypted, Entries, Foreign, Name, Ratio, TooLarge, Twice};
    let unsafe_ = |message| refused(name, (Code::WordUnsafe, message, distrust()));
    let unusable = |message| refused(name, (Code::WordFile, message, save_again()));
    match refusal {
        Cut => unusable(say!("文件不完整，后半截没有了", "the file is cut off: its end is missing")),
        Damaged(None) => unusable(say!("文件已经损坏，读不出来", "the file is damaged")),
        Damaged(Some(part)) => unusable(say!(
            "文件已经损坏：里面的 {part} 读不出来",
            "the file is damaged: {part} cannot be read"
        )),
        Foreign(None) => {
            unusable(say!("压缩方式不是 Word 用的", "the archive is of a sort that Word does not use"))
        }
        Foreign(Some(part)) => unusable(say!(
            "{part} 的压缩方式不是 Word 用的",
            "{part} is packed in a way that Word does not use"
        )),
        Encrypted(part) => unusable(say!("{part} 加了密，读不了", "{part} is encrypted")),
        Entries(count) => too_much(name, Bilingual::new("里面的部件", "parts"), limits.entries.min(count)),
        TooLarge => too_much(name, Bilingual::new("解压后的字节数", "bytes unpacked"), limits.bytes),
        Ratio(part) => {
            let most = limits.ratio;
            unsafe_(say!(
                "{part} 解压后超过原来的 {most} 倍，像是压缩炸弹",
                "{part} unpacks to more than {most} times its size, as bombs do"
            ))
        }
        Name(part) => {
            unsafe_(say!("里面有一个名字通向文件之外：{part}", "a name inside leads out of the file: {part}"))
        }
        Twice(part) => unsafe_(say!("里面有两个同名的部件：{part}", "two parts have one name: {part}")),
    }
}

/// A part whose XML is not read.
pub(super) fn of_part(name: &str, part: &str, xml: &[u8], fault: Fault) -> Error {
    let place = |at: usize| {
        let before = xml.get(..at).unwrap_or(xml);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let column = String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count() + 1;
        (line, column)
    };
    let unsafe_ = |message| refused(name, (Code::WordUnsafe, message, distrust()));
    match fault {
        Fault::Syntax(at) => {
            let (line, column) = place(at);
            let message = say!(
                "文件已经损坏：{part} 第{line}行第{column}字起读不出来",
                "the file is damaged: {part} cannot be read from line {line}, column {column}"
            );
            refused(name, (Code::WordFile, message, save_again()))
        }
        Fault::Encoding => {
            let message = say!("{part} 的编码不是 UTF-8", "{part} is not UTF-8");
            refused(name, (Code::WordFile, message, save_again()))
        }
        Fault::Dtd => unsafe_(say!("{part} 里有 DTD（<!DOCTYPE）", "{part} holds a DTD (<!DOCTYPE)")),
        Fault::Entity(at) => {
            let (line, column) = place(at);
            unsafe_(say!(
                "{part} 第{line}行第{column}字有 XML 没有的实体",
                "{part} names an entity that XML does not have, at line {line}, column {column}"
            ))
        }
        Fault::Depth(at) => {
            let (line, column) = place(at);
            unsafe_(say!(
                "{part} 第{line}行第{column}字的层级超过 {DEPTH} 层",
                "{part} is nested more than {DEPTH} levels deep at line {line}, column {column}"
            ))
        }
        Fault::Prefixes(_) => unsafe_(say!("{part} 里的命名空间太多", "{part} declares too many namespaces")),
        Fault::Paragraphs => too_much(name, Bilingual::new("段落", "paragraphs"), PARAGRAPHS),
        Fault::Text => too_much(name, Bilingual::new("文字的字节数", "bytes of text"), TEXT),
    }
}
