//! What comes in: data files, and plain words for files that cannot be read or written.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use jianbao::{Error, Limits, Source, decode};

use crate::language::{told, tr};

/// Why there is no text.
pub(crate) enum Unread {
    /// The file cannot be read at all; the sentence names it.
    File(String),
    /// It is no text.
    Text(Error),
}

/// Reads one data file.
pub(crate) fn read(path: &Path) -> Result<Source, Unread> {
    let name = path.display().to_string();
    let limits = Limits::default();
    let bytes = bytes(path, limits.bytes as u64 + 1).map_err(|error| Unread::File(reason(path, &error)))?;
    decode(&name, bytes, &limits).map_err(Unread::Text)
}

fn bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// One sentence about a file that cannot be read or written.
pub(crate) fn reason(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    let why = match error.kind() {
        ErrorKind::NotFound => tr("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => tr("没有权限读写", "no permission to read or write"),
        ErrorKind::IsADirectory => tr("这是文件夹，不是文件", "this is a folder, not a file"),
        ErrorKind::NotADirectory => tr("路径中间有一段不是文件夹", "a part of the path is no folder"),
        ErrorKind::AlreadyExists => tr("已经有了", "it exists already"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => tr("磁盘满了", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => tr("这个磁盘只能读，不能写", "this disk cannot be written to"),
        ErrorKind::InvalidFilename => {
            tr("文件名太长或有不能用的字符", "the name is too long or cannot be used")
        }
        _ => return told!("{name}：读写出错（{error}）", "{name}: cannot be read or written ({error})"),
    };
    told!("{name}：{why}", "{name}: {why}")
}
