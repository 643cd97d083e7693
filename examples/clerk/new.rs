//! `clerk new`: a skeleton to fill in.

use std::io::{self, ErrorKind};
use std::path::Path;

use jianbao::{Kind, Lang};

use crate::arguments::New;
use crate::input::{folder_of, reason, shown};
use crate::language::told;
use crate::{Outcome, output};

/// Prints or writes the skeleton of one kind.
pub(crate) fn run(new: &New) -> Outcome {
    // The command line lets known kinds through only.
    let Some(kind) = Kind::named(&new.kind) else { return Outcome::Refused };
    let skeleton = kind.skeleton(if new.keys == "en" { Lang::En } else { Lang::Zh });
    let Some(path) = &new.output else {
        output::print(&skeleton);
        return Outcome::Fine;
    };
    let write = if new.force { output::replace } else { output::create };
    let name = shown(path);
    match write(path, skeleton.as_bytes()) {
        Ok(()) => {
            output::print(&told!(
                "已新建 {name}。把里面的 xx 填好，再运行 clerk check {name}\n",
                "{name} is ready. Fill in its xx, then run clerk check {name}\n"
            ));
            Outcome::Fine
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_file() => {
            output::complain(&told!(
                "{name} 已经有了，没有动它。换一个文件名；确实要覆盖就加上 --force\n",
                "{name} exists and was left alone. Choose another name, or add --force to replace it\n"
            ));
            Outcome::Refused
        }
        Err(error) => {
            output::complain(&format!("{}\n", unwritten(path, &error)));
            Outcome::Refused
        }
    }
}

/// Why the skeleton could not be written.
fn unwritten(path: &Path, error: &io::Error) -> String {
    let folder = folder_of(path);
    match error.kind() {
        ErrorKind::NotFound if !folder.exists() => {
            let folder = shown(folder);
            told!("没有文件夹 {folder}", "there is no folder {folder}")
        }
        ErrorKind::AlreadyExists if path.is_dir() => reason(path, &ErrorKind::IsADirectory.into()),
        _ => reason(path, error),
    }
}
