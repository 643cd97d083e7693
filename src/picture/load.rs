//! Loading a picture named in a data file: only from beside or below that file, never larger than the limits.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{LARGEST_FILE, PictureInfo};
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, say};

/// Reads the picture `name`, such as `照片/签约.jpg`, from `folder`, the folder of the data file.
///
/// The name is relative, written with `/`, and stays in the folder, symbolic links followed. At most 20 MiB
/// and 12,000 pixels a side; PNG or JPEG.
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
    check_name(name).map_err(|why| refuse(name, &why))?;
    let path = find(folder, name).map_err(|why| refuse(name, &why))?;
    read(&path).map_err(|why| refuse(name, &why))
}

/// The error for a picture of that name.
fn refuse(name: &str, why: &Bilingual) -> Error {
    let message =
        Bilingual::new(format!("图片“{name}”：{}", why.zh), format!("picture “{name}”: {}", why.en));
    ErrorKind::Picture(message).into()
}

/// Refuses every name that is not a plain path downwards.
fn check_name(name: &str) -> Result<(), Bilingual> {
    if name.is_empty() {
        return Err(say!(
            "没有写文件名；请写出图片文件的名字",
            "no file name; write the name of the picture file"
        ));
    }
    if name.chars().any(char::is_control) {
        return Err(say!(
            "文件名里有控制字符；请重新输入文件名",
            "a control character in the file name; type the name again"
        ));
    }
    if name.contains(['\\', ':']) {
        return Err(say!(
            "只能写数据文件旁边的图片，用 / 分隔文件夹；不能写盘符、网址或反斜杠",
            "only pictures beside the data file, with / between folders; no drive letters, addresses or backslashes"
        ));
    }
    if name.starts_with(['/', '~']) || name.split('/').any(|part| part == ".." || part.is_empty()) {
        return Err(say!(
            "图片要放在数据文件旁边或其下的文件夹里；请复制过来，写相对路径（不用 /、~ 开头，不用 ..）",
            "pictures lie beside or below the data file; copy it there and write a relative path (no leading / or ~, no ..)"
        ));
    }
    Ok(())
}

/// The real path of a picture, if it is a regular file of fair size inside the folder.
fn find(folder: &Path, name: &str) -> Result<PathBuf, Bilingual> {
    let missing = |fault: std::io::Error| {
        say!(
            "打不开（{fault}）；请核对文件名和所在文件夹",
            "cannot be opened ({fault}); check name and folder"
        )
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let home = fs::canonicalize(folder).map_err(missing)?;
    let path = fs::canonicalize(home.join(name)).map_err(missing)?;
    if !path.starts_with(&home) {
        return Err(say!(
            "是一个指向别处的链接；请把图片本身复制过来",
            "is a link that leads elsewhere; copy the picture itself"
        ));
    }
    check_file(&fs::metadata(&path).map_err(missing)?)?;
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

/// Reads the bytes; what was checked by path is checked once more on the open file.
fn read(path: &Path) -> Result<Vec<u8>, Bilingual> {
    let unreadable = |fault: std::io::Error| say!("读不出来（{fault}）", "cannot be read ({fault})");
    let file = File::open(path).map_err(unreadable)?;
    check_file(&file.metadata().map_err(unreadable)?)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(too_large());
    }
    PictureInfo::examine(&bytes)?;
    Ok(bytes)
}
