//! What a run of `clerk make` is about to do: its data files, and whether any document would be lost.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::FORMATS;

use crate::arguments::Make;
use crate::input::{Sort, folder_of, office, real, shown};
use crate::language::told;
use crate::ledger::{is_ledger, records_of};
use crate::name::fold;
use crate::paper;

/// Clashes that are told one by one; the others are counted.
const TOLD: usize = 20;

/// The data files of a run.
pub(crate) struct Inputs {
    /// As they were named; those of a folder in the order of their names.
    pub(crate) files: Vec<PathBuf>,
    /// Whether one file was named, and no folder.
    pub(crate) alone: bool,
}

/// The data files named, and those of the folders named; a theme is none. A ledger alone, be it a file or a
/// folder, is refused with what to write instead.
pub(crate) fn inputs(make: &Make) -> Result<Inputs, String> {
    let theme = make.theme.as_deref().map(Path::new).filter(|path| path.is_file()).map(real);
    let mut inputs = Inputs { files: Vec::new(), alone: make.files.len() == 1 };
    for path in &make.files {
        if !path.is_dir() {
            if inputs.alone && is_ledger(path) {
                return Err(paper::advice(path).trim_end().to_owned());
            }
            inputs.files.push(path.clone());
            continue;
        }
        inputs.alone = false;
        let mut records = records_of(path)?;
        if let Some(theme) = &theme {
            records.retain(|record| real(record) != *theme);
        }
        if records.iter().all(|record| is_ledger(record)) {
            return Err(paper::advice(path).trim_end().to_owned());
        }
        inputs.files.append(&mut records);
    }
    Ok(inputs)
}

/// Folders as they are told apart, each looked up once.
#[derive(Default)]
struct Folders(HashMap<PathBuf, usize>, HashMap<PathBuf, usize>);

impl Folders {
    /// The number of a folder: the same for all its names.
    fn number(&mut self, folder: &Path) -> usize {
        if let Some(number) = self.0.get(folder) {
            return *number;
        }
        // A folder without a name is the working folder.
        let there = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let real = real(there);
        let next = self.1.len();
        let number = *self.1.entry(real).or_insert(next);
        self.0.insert(folder.to_owned(), number);
        number
    }

    /// The number of a file's folder and its name, the same for every file that could be this one.
    fn file(&mut self, path: &Path) -> (usize, String) {
        (self.number(folder_of(path)), key(path.file_name().unwrap_or_default()))
    }
}

/// A name as the least careful system tells it apart. Bytes that are no text stay what they are.
fn key(name: &OsStr) -> String {
    name.to_str().map_or_else(|| format!("{name:?}"), fold)
}

/// Why documents called so would be lost: two would be one file, or one would replace a data file. `called` gives
/// what the documents of each file are called, without ending; nothing if it has none.
pub(crate) fn clashes<'a>(
    make: &Make,
    files: &'a [PathBuf],
    called: impl Fn(usize) -> Option<&'a OsStr>,
) -> Option<String> {
    let mut folders = Folders::default();
    let kept = kept(make, files, &mut folders);
    // Documents of one name differ by their endings, so names without endings are enough.
    let mut seen: HashMap<(usize, String), usize> = HashMap::new();
    let mut told = Vec::new();
    let mut more = 0;
    for (at, file) in files.iter().enumerate() {
        // Of a file of another program nothing is made.
        let Some(stem) = called(at).filter(|_| office(file, Sort::Data).is_none()) else { continue };
        let folder = make.output.as_deref().unwrap_or(file.parent().unwrap_or(Path::new("")));
        let targets = || crate::make::targets(make, folder, stem).into_iter().map(|(_, target)| target);
        let lost = if kept.is_empty() {
            None
        } else {
            targets().find(|target| kept.contains(&folders.file(target)))
        };
        let other = *seen.entry((folders.number(folder), key(stem))).or_insert(at);
        let sentence = match lost {
            Some(lost) => over(&lost),
            None if other == at => continue,
            None => twice(files.get(other)?, file, &targets().next()?),
        };
        match told.len() {
            TOLD => more += 1,
            _ => told.push(sentence),
        }
    }
    if more > 0 {
        told.push(told!("另有 {more} 处这样的问题", "{more} more of this sort"));
    }
    (!told.is_empty()).then(|| told.join("\n"))
}

/// The files that were named and that a document could replace: a document ends like its format.
fn kept(make: &Make, files: &[PathBuf], folders: &mut Folders) -> HashSet<(usize, String)> {
    let mut kept = HashSet::new();
    let theme = make.theme.as_deref().map(Path::new).filter(|path| path.is_file());
    for file in files.iter().map(PathBuf::as_path).chain(theme) {
        let link = fs::symlink_metadata(file).is_ok_and(|there| there.is_symlink());
        let leads = link.then(|| fs::canonicalize(file).ok()).flatten();
        for path in [Some(file), leads.as_deref()].into_iter().flatten() {
            let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
            if FORMATS.iter().any(|format| format.name.eq_ignore_ascii_case(ending)) {
                kept.insert(folders.file(path));
            }
        }
    }
    kept
}

fn over(target: &Path) -> String {
    let name = shown(target);
    told!(
        "生成的 {name} 会盖掉数据文件，没有动手。请把数据文件改名为 .yaml，或用 -o 指定别的文件夹",
        "{name} would overwrite a data file, so nothing was written. Rename the data file to .yaml, or choose another folder with -o"
    )
}

fn twice(one: &Path, two: &Path, target: &Path) -> String {
    let (one, two, name) = (shown(one), shown(two), shown(target));
    told!(
        "{one} 和 {two} 都会生成 {name}，没有动手。请改名，或分两次生成到不同的文件夹",
        "{one} and {two} would both become {name}, so nothing was written. Rename one, or write them to different folders"
    )
}
