//! Ledgers on disk: one file, several, or the files of one folder.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::{LedgerFile, Limits, Source};

use crate::input::{Sort, bytes, office, real, reason, shown, unread};
use crate::language::told;
use crate::output::complain;

/// What a ledger's files end in.
const ENDINGS: [&str; 5] = ["yaml", "yml", "csv", "xlsx", "xlsm"];

/// The files of one ledger.
pub(crate) struct Shelf {
    /// The ledger as it was named on the command line: its folder, or its first file.
    pub(crate) place: PathBuf,
    /// The files, in the order they were named or are called.
    pub(crate) files: Vec<LedgerFile>,
    paths: Vec<PathBuf>,
}

impl Shelf {
    /// The file that a text of the ledger came from, by the name it is reported under.
    pub(crate) fn path(&self, name: &str) -> &Path {
        let at = self.files.iter().position(|file| file.name == name);
        at.and_then(|at| self.paths.get(at)).unwrap_or(&self.place)
    }

    /// The folder that documents go to and what they are called after: the ledger's folder, or the file of its head.
    pub(crate) fn home(&self, head: &str) -> (&Path, OsString) {
        if self.place.is_dir() {
            // `.` has a name too, once it is looked up.
            let whole = fs::canonicalize(&self.place).unwrap_or_else(|_| self.place.clone());
            let place = if self.place == Path::new(".") { Path::new("") } else { &self.place };
            return (place, whole.file_name().unwrap_or("台账".as_ref()).into());
        }
        let file = self.path(head);
        (file.parent().unwrap_or(Path::new("")), file.file_stem().unwrap_or("台账".as_ref()).into())
    }
}

/// Reads the files of one ledger: those of a folder, not of the folders in it, or the files named.
pub(crate) fn gather(named: &[PathBuf]) -> Result<Shelf, String> {
    let folder = named.iter().find(|path| path.is_dir());
    let paths = match (folder, named) {
        (Some(folder), [_]) => files_of(folder)?,
        (Some(folder), _) => {
            let folder = shown(folder);
            return Err(told!(
                "{folder} 是文件夹。一本台账要么写一个文件夹，要么写几个文件，不能一起写",
                "{folder} is a folder. A ledger is one folder or some files, not both"
            ));
        }
        (None, named) => {
            once(named)?;
            named.to_vec()
        }
    };
    let files = paths.iter().map(|path| file(path)).collect::<Result<_, _>>()?;
    let place = named.first().cloned().unwrap_or_default();
    Ok(Shelf { place, files, paths })
}

/// Whether a path can only be that of a ledger. What cannot be read is none: reading it will say why.
pub(crate) fn is_ledger(path: &Path) -> bool {
    if path.is_dir() || !path.is_file() {
        return path.is_dir();
    }
    is_table(path) || ending(path).is_some() && file(path).is_ok_and(|file| file.is_ledger())
}

/// Whether a text that was read is a ledger's.
pub(crate) fn is_ledger_text(path: &Path, source: &Source) -> bool {
    ending(path).is_some() && LedgerFile::new(source.name(), source.text()).is_ledger()
}

/// Whether a path is that of a table, which only a ledger has.
pub(crate) fn is_table(path: &Path) -> bool {
    ending(path).is_some_and(|ending| !["yaml", "yml"].contains(&ending))
}

fn ending(path: &Path) -> Option<&'static str> {
    let own = path.extension()?.to_str()?;
    ENDINGS.into_iter().find(|ending| ending.eq_ignore_ascii_case(own))
}

/// Why a name is no data file: what an open spreadsheet puts beside it.
fn lock(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let (meant, name) = (shown(&path.with_file_name(name.strip_prefix("~$")?)), shown(path));
    Some(told!(
        "{name}：这是打开表格时留下的临时文件，要写的是不是 {meant}？",
        "{name}: a spreadsheet that is open leaves this file; is {meant} meant?"
    ))
}

fn file(path: &Path) -> Result<LedgerFile, String> {
    if let Some(sentence) = lock(path) {
        return Err(sentence);
    }
    let limits = Limits::default();
    let most = if is_table(path) { limits.table_bytes } else { limits.bytes };
    let bytes = bytes(path, most as u64 + 1).map_err(|error| unread(path, &error))?;
    match office(path, Sort::Data) {
        Some(sentence) => Err(sentence),
        None => Ok(LedgerFile::new(path.display().to_string(), bytes)),
    }
}

/// The same file named twice would have every record twice.
fn once(named: &[PathBuf]) -> Result<(), String> {
    let mut seen: Vec<PathBuf> = Vec::new();
    for path in named {
        let place = real(path);
        if seen.contains(&place) {
            let name = shown(path);
            return Err(told!("{name} 写了两次", "{name} is named twice"));
        }
        seen.push(place);
    }
    Ok(())
}

/// The data files of a folder. Other files are left alone; a spreadsheet that cannot be read is named, so that
/// nobody thinks it was.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = visible(folder)?;
    files.retain(|path| {
        if ending(path).is_none()
            && let Some(sentence) = unreadable(path)
        {
            complain(&told!("没有读：{sentence}\n", "not read: {sentence}\n"));
        }
        ending(path).is_some()
    });
    if files.is_empty() {
        let name = shown(folder);
        return Err(told!(
            "{name}：这个文件夹里没有台账的文件（.yaml、.csv、.xlsx），下级文件夹不看",
            "{name}: this folder holds no file of a ledger (.yaml, .csv, .xlsx); folders in it are not looked at"
        ));
    }
    Ok(files)
}

/// The files of a folder that may be records; tables are not.
pub(crate) fn records_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = visible(folder)?;
    files.retain(|path| ending(path).is_some() && !is_table(path));
    Ok(files)
}

/// The files of a folder that holds records and nothing of a ledger.
pub(crate) fn records_alone(folder: &Path) -> Option<Vec<PathBuf>> {
    let files = visible(folder).ok()?;
    let alone = !files.iter().any(|file| is_ledger(file) || unreadable(file).is_some());
    alone.then(|| records_of(folder).ok()).flatten().filter(|records| !records.is_empty())
}

/// What is in a folder and no folder, in the order of the names; not what systems hide, nor what an open spreadsheet
/// leaves.
fn visible(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told_of = |error| reason(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(told_of)? {
        let entry = entry.map_err(told_of)?;
        let name = entry.file_name();
        let path = folder_path(folder, &name);
        let shown = name.to_string_lossy();
        let hidden = shown.starts_with('.') || shown.starts_with("~$");
        // Only a link has to be followed to know what it is.
        let sort = entry.file_type();
        if !hidden && !sort.map_or(true, |sort| sort.is_dir() || sort.is_symlink() && path.is_dir()) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Why a spreadsheet cannot be read; nothing for any other file.
fn unreadable(path: &Path) -> Option<String> {
    office(path, Sort::Data).filter(|_| !is_text(path))
}

/// A file of a folder; of the working folder by its name alone.
fn folder_path(folder: &Path, name: &OsStr) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

/// Whether a file belongs to a word processor: it may lie beside a ledger.
fn is_text(path: &Path) -> bool {
    let endings = ["docx", "doc", "wps"];
    let own = path.extension().and_then(|own| own.to_str()).unwrap_or("");
    endings.iter().any(|ending| ending.eq_ignore_ascii_case(own))
}
