//! What goes out: the screen, and files that are written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::Outcome;
use crate::input::{Unfit, why};
use crate::language::told;
use crate::stale;

/// Whether something could not be shown.
static UNSHOWN: AtomicBool = AtomicBool::new(false);

/// The number of the next file in the making.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Shows a text; when nobody reads any more, that is no fault.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) else { return };
    if error.kind() != io::ErrorKind::BrokenPipe && !UNSHOWN.swap(true, Ordering::Relaxed) {
        let why = why(&error);
        complain(&told!("结果没有显示完整：{why}\n", "the output is not complete: {why}\n"));
    }
}

/// How showing went: refused if a text could not be shown.
pub(crate) fn outcome() -> Outcome {
    if UNSHOWN.load(Ordering::Relaxed) { Outcome::Refused } else { Outcome::Fine }
}

/// Bytes of what was typed that a message shows: every path that can exist is whole.
const SHOWN: usize = 4 << 10;

/// What was typed, as a message shows it: nothing in it is hidden, and it ends somewhere.
pub(crate) fn quoted(text: &str) -> String {
    let text = jianbao::visible(text);
    match text.char_indices().map(|(at, _)| at).find(|at| *at > SHOWN) {
        Some(end) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// JSON without a character that could change what a terminal shows: those become `\uXXXX` too.
pub(crate) fn plain_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let mut one = [0; 4];
        let one = &*c.encode_utf8(&mut one);
        if c < '\u{7f}' || jianbao::visible(one) == one {
            out.push(c);
        } else {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// Shows a text where complaints go.
pub(crate) fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Folders that were made; removed again if nothing came into them.
#[derive(Debug, Default)]
pub(crate) struct Folders(Vec<PathBuf>);

impl Folders {
    /// Makes a folder and those above it, where they are missing.
    pub(crate) fn make(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|step| !step.as_os_str().is_empty() && !step.exists()).collect();
        self.0.extend(missing.iter().rev().map(|step| (*step).to_owned()));
        fs::create_dir_all(folder)
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        // Only an empty folder can be removed this way.
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Files ready to be put in place; those never put in place are removed.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    ready: Vec<(PathBuf, PathBuf)>,
    folders: Folders,
    /// Whether the disk need not have taken the bytes before a file is put in place.
    pub(crate) quick: bool,
}

impl Batch {
    /// Makes a folder and those above it, where they are missing.
    pub(crate) fn folder(&mut self, folder: &Path) -> io::Result<()> {
        self.folders.make(folder)
    }

    /// Writes the bytes beside `target`, all of them; unless `quick`, on disk to the last byte.
    pub(crate) fn add(&mut self, target: &Path, bytes: &[u8]) -> io::Result<()> {
        // Found now, not when other files of the batch are in place already.
        match fs::metadata(target) {
            Ok(there) if there.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => return Err(io::Error::other(Unfit::NotRegular)),
            Ok(there) if there.permissions().readonly() => return Err(io::Error::other(Unfit::ReadOnly)),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let (place, mut file) = beside(target)?;
        self.ready.push((place, target.to_owned()));
        file.write_all(bytes)?;
        if self.quick { Ok(()) } else { file.sync_all() }
    }

    /// Puts every file in its place, and clears away what runs that were killed left beside them.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let mut folders: Vec<PathBuf> = Vec::new();
        while let Some((place, target)) = self.ready.first() {
            fs::rename(place, target)?;
            folders.extend(target.parent().map(Path::to_owned));
            self.ready.remove(0);
        }
        folders.sort();
        folders.dedup();
        folders.iter().for_each(|folder| stale::sweep_once(folder));
        Ok(())
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        for (place, _) in &self.ready {
            let _ = fs::remove_file(place);
        }
    }
}

/// A new file in the folder of `target`, under a name nobody else has.
fn beside(target: &Path) -> io::Result<(PathBuf, File)> {
    for _ in 0..1000 {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let place = target.with_file_name(stale::name(std::process::id(), number));
        match OpenOptions::new().write(true).create_new(true).open(&place) {
            Ok(file) => return Ok((place, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes one file whole or not at all, replacing what is there.
pub(crate) fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut batch = Batch::default();
    batch.add(target, bytes)?;
    batch.finish()
}

/// Writes a file that is not there yet.
pub(crate) fn create(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(target)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(target);
    }
    written
}
