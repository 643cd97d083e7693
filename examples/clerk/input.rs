//! What comes in: data files, and plain words for files that cannot be read or written.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use jianbao::{Error, Limits, Source, decode, decode_legacy};

use crate::language::{told, tr};
use crate::output::quoted;

/// Why there is no text.
pub(crate) enum Unread {
    /// The file cannot be read at all; the sentence names it.
    File(String),
    /// It is no text.
    Text(Error),
}

/// Why something that is there is left alone.
#[derive(Debug)]
pub(crate) enum Unfit {
    /// A device, a pipe or another thing that is no regular file.
    NotRegular,
    /// Somebody locked the file against changes.
    ReadOnly,
    /// A template, which a document of its name would replace.
    Template,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotRegular => {
                tr("这是设备或管道，不是普通文件", "this is a device or a pipe, not a regular file")
            }
            Self::ReadOnly => tr(
                "原来的文件是只读的，没有动它；先去掉“只读”，或写到别处",
                "the file that is there is read-only and was left alone; unlock it, or write elsewhere",
            ),
            Self::Template => tr(
                "原来的文件里有 {{ }}，像是模板，没有动它；请给数据文件改名，或用 -o 写到别处",
                "the file that is there holds {{ }} like a template and was left alone; rename the data file, or write elsewhere with -o",
            ),
        })
    }
}

impl std::error::Error for Unfit {}

/// A path as it can be shown.
pub(crate) fn shown(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// The folder of a file, never empty.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A path that is the same for the same file, whether it exists yet or not; case does not tell files apart
/// everywhere.
pub(crate) fn real(path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| {
        let folder = folder_of(path);
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        folder.join(path.file_name().unwrap_or_default())
    });
    whole.to_str().map_or(whole.clone(), |text| PathBuf::from(text.to_lowercase()))
}

/// What a file is expected to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A data file.
    Data,
    /// A plain text.
    Text,
}

/// Reads one data file.
pub(crate) fn read(path: &Path) -> Result<Source, Unread> {
    read_sort(path, Sort::Data)
}

/// Reads one file.
pub(crate) fn read_sort(path: &Path, wanted: Sort) -> Result<Source, Unread> {
    let name = path.display().to_string();
    let limits = Limits::default();
    let bytes = bytes(path, limits.bytes as u64 + 1).map_err(|error| Unread::File(unread(path, &error)))?;
    if let Some(sentence) = office(path, wanted) {
        return Err(Unread::File(sentence));
    }
    let read = match wanted {
        Sort::Data => decode(&name, bytes, &limits),
        Sort::Text => decode_legacy(&name, bytes, &limits),
    };
    read.map_err(Unread::Text)
}

/// The bytes of a regular file, no more than `most`.
pub(crate) fn bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Opening a pipe would wait for its other end.
    regular(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    let there = file.metadata()?;
    regular(&there)?;
    let mut bytes = Vec::with_capacity(usize::try_from(there.len().min(most)).unwrap_or_default());
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn regular(metadata: &fs::Metadata) -> io::Result<()> {
    match metadata {
        folder if folder.is_dir() => Err(ErrorKind::IsADirectory.into()),
        file if file.is_file() => Ok(()),
        _ => Err(io::Error::other(Unfit::NotRegular)),
    }
}

/// What to say to a file of another program where a data file or a text should be.
pub(crate) fn office(path: &Path, wanted: Sort) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    let name = shown(path);
    let sort = match ending.as_str() {
        "docx" | "docm" | "doc" | "wps" => "Word",
        // As data, a workbook in the new format is a ledger.
        "xlsx" | "xlsm" if wanted == Sort::Data => return None,
        "xlsx" | "xlsm" | "xls" | "xlsb" | "et" | "ods" => "Excel",
        _ => return None,
    };
    match (wanted, sort) {
        (Sort::Text, "Word") if matches!(ending.as_str(), "doc" | "wps") => Some(told!(
            "{name}：这种格式读不了，请先在 Word 或 WPS 里另存为 .docx",
            "{name}: this format cannot be read; save it as .docx first"
        )),
        (Sort::Text, _) => Some(told!(
            "{name}：这是 {sort} 文件，请先另存为纯文本（.txt，编码 UTF-8）",
            "{name}: this file is for {sort}; save it as plain text first (.txt, encoding UTF-8)"
        )),
        (Sort::Data, "Word") => Some(told!(
            "{name}：这是 Word 文件，请写数据文件（.yaml）",
            "{name}: this file is for Word; name the data file (.yaml)"
        )),
        (Sort::Data, _) => Some(told!(
            "{name}：这种表格读不了，请在 Excel 或 WPS 里另存为 .xlsx",
            "{name}: this sort of spreadsheet cannot be read; save it as .xlsx"
        )),
    }
}

/// One sentence about a data file that cannot be read; for a name without its ending, the file that may be meant.
pub(crate) fn unread(path: &Path, error: &io::Error) -> String {
    let sentence = reason(path, error);
    let longer = ["yaml", "yml", "xlsx", "csv"].map(|ending| {
        let mut longer = path.as_os_str().to_owned();
        longer.push(".");
        longer.push(ending);
        PathBuf::from(longer)
    });
    match longer.iter().find(|path| error.kind() == ErrorKind::NotFound && path.is_file()) {
        Some(meant) => {
            let meant = shown(meant);
            told!("{sentence}。要写的是不是 {meant}？", "{sentence}; is {meant} meant?")
        }
        None => sentence,
    }
}

/// One sentence about a file that cannot be read or written.
pub(crate) fn reason(path: &Path, error: &io::Error) -> String {
    let (name, why) = (shown(path), why(error));
    told!("{name}：{why}", "{name}: {why}")
}

/// Why something cannot be read or written.
pub(crate) fn why(error: &io::Error) -> String {
    let why = match error.kind() {
        ErrorKind::NotFound => tr("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => tr("没有权限读写", "no permission to read or write"),
        ErrorKind::IsADirectory => tr("这是文件夹，不是文件", "this is a folder, not a file"),
        ErrorKind::NotADirectory => tr("路径中间有一段不是文件夹", "a part of the path is no folder"),
        ErrorKind::AlreadyExists => tr("已经有了", "it exists already"),
        ErrorKind::FileTooLarge => tr("文件太大，这里放不下", "the file is larger than may be written here"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => tr("磁盘满了", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => tr("这个磁盘只能读，不能写", "this disk cannot be written to"),
        ErrorKind::InvalidFilename => {
            tr("文件名太长或有不能用的字符", "the name is too long or cannot be used")
        }
        _ if error.get_ref().is_some_and(|inner| inner.is::<Unfit>()) => return error.to_string(),
        _ => return told!("读写出错（{error}）", "cannot be read or written ({error})"),
    };
    why.to_owned()
}
