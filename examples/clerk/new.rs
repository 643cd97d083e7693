//! `clerk new`: a skeleton to fill in.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use jianbao::{Kind, Lang, Ledger};

use crate::arguments::New;
use crate::input::{folder_of, reason, shown};
use crate::language::{told, tr};
use crate::output::Batch;
use crate::{Outcome, output, table};

/// Prints or writes the skeleton of one kind, or of a ledger.
pub(crate) fn run(new: &New) -> Outcome {
    let keys = if new.keys == "en" { Lang::En } else { Lang::Zh };
    if let Some(sentence) = misfit(new) {
        output::complain(&format!("{sentence}\n"));
        return Outcome::Refused;
    }
    if let Some(folder) = &new.csv {
        return tables(new, folder, keys);
    }
    let skeleton = match Kind::named(&new.kind) {
        Some(kind) => kind.skeleton(keys),
        // The command line lets known kinds and ledgers through only.
        None => Ledger::skeleton(keys),
    };
    let Some(path) = &new.output else {
        output::print(&skeleton);
        return Outcome::Fine;
    };
    let bytes = if ends_in(path, "xlsx") { table::workbook(keys) } else { Ok(skeleton.into_bytes()) };
    let write = if new.force { output::replace } else { output::create };
    let written = bytes.and_then(|bytes| write(path, &bytes));
    let name = shown(path);
    match written {
        Ok(()) => {
            output::print(&told!(
                "已新建 {name}。把里面的 xx 填好，再运行 clerk check {name}\n",
                "{name} is ready. Fill in its xx, then run clerk check {name}\n"
            ));
            Outcome::Fine
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_file() => exists(path),
        Err(error) => {
            output::complain(&format!("{}\n", unwritten(path, &error)));
            Outcome::Refused
        }
    }
}

/// Why what is asked for does not fit together.
fn misfit(new: &New) -> Option<String> {
    let is_ledger = Kind::named(&new.kind).is_none();
    let table = new.output.as_deref().is_some_and(|path| ends_in(path, "xlsx") || ends_in(path, "csv"));
    if !is_ledger && (new.csv.is_some() || table) {
        return Some(
            tr(
                "一篇稿件的数据文件是 .yaml；要用表格，写 clerk new 台账 -o 台账.xlsx",
                "the data file of a release ends in .yaml; for tables, see clerk new ledger -o ledger.xlsx",
            )
            .to_owned(),
        );
    }
    if new.csv.is_some() && new.output.is_some() {
        return Some(tr("-o 和 --csv 只能写一样", "give -o or --csv, not both").to_owned());
    }
    let csv = new.output.as_deref().filter(|path| ends_in(path, "csv"))?;
    let name = shown(csv);
    Some(told!(
        "{name}：一本台账要好几个 .csv 文件，写 --csv 和文件夹名，如 --csv 台账",
        "{name}: a ledger takes several .csv files; give --csv and a folder, such as --csv ledger"
    ))
}

fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// Writes a ledger as tables into a folder: all of them, or none.
fn tables(new: &New, folder: &Path, keys: Lang) -> Outcome {
    let files: Vec<(PathBuf, Vec<u8>)> =
        table::files(keys).into_iter().map(|(name, bytes)| (folder.join(name), bytes)).collect();
    if folder.exists() && !folder.is_dir() {
        let name = shown(folder);
        output::complain(&told!("{name} 是文件，不是文件夹\n", "{name} is a file, not a folder\n"));
        return Outcome::Refused;
    }
    if let Some((path, _)) = files.iter().find(|(path, _)| !new.force && path.symlink_metadata().is_ok()) {
        return exists(path);
    }
    let mut batch = Batch::default();
    let made = batch.folder(folder).map_err(|error| (folder, error));
    let ready = made.and_then(|()| {
        files
            .iter()
            .try_for_each(|(path, bytes)| batch.add(path, bytes).map_err(|error| (path.as_path(), error)))
    });
    if let Err((path, error)) = ready.and_then(|()| batch.finish().map_err(|error| (folder, error))) {
        output::complain(&format!("{}\n", reason(path, &error)));
        return Outcome::Refused;
    }
    let (name, count) = (shown(folder), files.len());
    output::print(&told!(
        "已在 {name} 新建 {count} 个表格。用不着的删去，其余填好，再运行 clerk check {name}\n",
        "{name} holds {count} tables. Remove those you do not need, fill in the others, then run clerk check {name}\n"
    ));
    Outcome::Fine
}

fn exists(path: &Path) -> Outcome {
    let name = shown(path);
    output::complain(&told!(
        "{name} 已经有了，没有动它。换一个文件名；确实要覆盖就加上 --force\n",
        "{name} exists and was left alone. Choose another name, or add --force to replace it\n"
    ));
    Outcome::Refused
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
