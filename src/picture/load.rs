//! Loading a picture named in a data file: only from beside or below that file, never larger than the limits.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{LARGEST_FILE, PictureInfo, check_name};
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, say, visible};

/// Reads the picture `name`, such as `照片/签约.jpg`, from `folder`, the folder of the data file.
///
/// The name is one that `PicturePath` accepts: relative, written with `/`; it stays in the
/// folder, symbolic links followed. At most 20 MiB and 12,000 pixels a side; PNG or JPEG.
///
/// # Errors
/// The name leads out of the folder or is no plain relative path, there is no such file, it is a folder or a
/// device, it is too large, or it is no picture. Nothing but the file's metadata is read before the first four
/// are ruled out; the message names the file and the remedy.
///
/// # Examples
/// ```
/// let fault = jianbao::load_picture(std::path::Path::new("."), "../secret.png").unwrap_err();
/// assert!(fault.to_string().contains("../secret.png"));
/// ```
pub fn load(folder: &Path, name: &str) -> Result<Vec<u8>, Error> {
    bytes(folder, name).map_err(|why| refuse(name, &why))
}

/// As [`load`], with the bare sentence.
pub(super) fn bytes(folder: &Path, name: &str) -> Result<Vec<u8>, Bilingual> {
    check_name(name)?;
    read(&find(folder, name)?)
}

/// The sentence with the picture's name.
pub(crate) fn named(name: &str, why: &Bilingual) -> Bilingual {
    let (name, zh, en) = (visible(name), &why.zh, &why.en);
    say!("图片“{name}”：{zh}", "picture “{name}”: {en}")
}

/// The error for a picture of that name.
fn refuse(name: &str, why: &Bilingual) -> Error {
    ErrorKind::Picture(named(name, why)).into()
}

/// The real path of a picture, if it is a regular file of fair size inside the folder.
fn find(folder: &Path, name: &str) -> Result<PathBuf, Bilingual> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let home = fs::canonicalize(folder).map_err(|fault| unreadable(&fault))?;
    let path = fs::canonicalize(home.join(name)).map_err(|fault| unreadable(&fault))?;
    if !path.starts_with(&home) {
        return Err(say!(
            "是一个指向别处的链接；请把图片本身复制过来",
            "is a link that leads elsewhere; copy the picture itself"
        ));
    }
    check_file(&fs::metadata(&path).map_err(|fault| unreadable(&fault))?)?;
    Ok(path)
}

fn check_file(metadata: &fs::Metadata) -> Result<(), Bilingual> {
    if !metadata.is_file() {
        return Err(say!("不是普通文件；请写图片文件的名字", "is not a regular file; name the picture file"));
    }
    if metadata.len() > LARGEST_FILE {
        return Err(too_large());
    }
    Ok(())
}

fn too_large() -> Bilingual {
    say!("超过 20 MiB；请先压缩或缩小图片", "is larger than 20 MiB; compress it or make it smaller")
}

/// Why a file cannot be opened or read.
fn unreadable(fault: &io::Error) -> Bilingual {
    match fault.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            say!("没有这个文件；请核对文件名和所在文件夹", "there is no such file; check name and folder")
        }
        io::ErrorKind::PermissionDenied => {
            say!("没有权限读这个文件；请让文件可以读", "no permission to read the file; make it readable")
        }
        io::ErrorKind::InvalidFilename => {
            say!(
                "文件名太长或有不能用的字符；请改名",
                "the name is too long or cannot be used; rename the file"
            )
        }
        _ => say!(
            "打不开；请用看图软件试试能不能打开，或重新复制一份",
            "cannot be opened; see whether a picture viewer can, or copy it again"
        ),
    }
}

/// Reads the bytes; what was checked by path is checked once more on the open file.
fn read(path: &Path) -> Result<Vec<u8>, Bilingual> {
    let file = File::open(path).map_err(|fault| unreadable(&fault))?;
    check_file(&file.metadata().map_err(|fault| unreadable(&fault))?)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|fault| unreadable(&fault))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(too_large());
    }
    PictureInfo::examine(&bytes)?;
    Ok(bytes)
}
