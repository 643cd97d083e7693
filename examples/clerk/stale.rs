//! Files in the making: their names, and those that a run left behind when it was killed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// A file this old belongs to no run any more.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);
/// A younger file is left alone: on a shared disk, a process of another computer may be writing it.
const YOUNG: Duration = Duration::from_secs(60);

/// The name of a file in the making, such as `.jianbao-4711-0.tmp`.
pub(crate) fn name(process: u32, number: u32) -> String {
    format!(".jianbao-{process}-{number}.tmp")
}

/// Removes what runs that were killed left in a folder, once for each folder: looking through it takes time.
pub(crate) fn sweep_once(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if !swept.contains(folder) {
        swept.insert(folder.to_owned());
        drop(swept);
        sweep(folder);
    }
}

/// Removes what runs that were killed left in a folder. What cannot be looked at or removed stays.
fn sweep(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Some(process) = entry.file_name().to_str().and_then(process) else { continue };
        // The entry itself: links are not followed.
        let Ok(metadata) = entry.metadata() else { continue };
        let age = metadata.modified().ok().and_then(|time| SystemTime::now().duration_since(time).ok());
        let Some(age) = age else { continue };
        if metadata.is_file() && (age > OLD || age > YOUNG && is_gone(process)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The process that made a file of this name, if the name is exactly one that [`name`] gives.
fn process(file: &str) -> Option<u32> {
    let (process, number) = file.strip_prefix(".jianbao-")?.strip_suffix(".tmp")?.split_once('-')?;
    let (process, number) = (process.parse().ok()?, number.parse().ok()?);
    (name(process, number) == file).then_some(process)
}

/// Whether a process is known to have ended; only Linux tells.
fn is_gone(process: u32) -> bool {
    let processes = Path::new("/proc");
    let there = |name: &str| processes.join(name).try_exists();
    cfg!(target_os = "linux")
        && matches!(there("self"), Ok(true))
        && matches!(there(&process.to_string()), Ok(false))
}
