//! `clerk make`: documents from data files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jianbao::{
    Bilingual, Document, Error, ErrorKind, FORMATS, Format, Pipeline, Problems, Record, Source, Theme,
    check_pictures, load_pictures,
};

use crate::Outcome;
use crate::arguments::Make;
use crate::check::{broken, report};
use crate::convert;
use crate::input::{Unfit, bytes as bytes_of, folder_of, read, real, reason, shown};
use crate::language::{lang, told};
use crate::ledger::{is_ledger_text, is_table};
use crate::output::{Batch, Folders, complain, print};
use crate::tale::Tale;
use crate::{batch, paper, theme};

/// One data file and where its documents go.
pub(crate) struct Job<'a> {
    /// The folder of the data file: its pictures lie there or below.
    pub(crate) home: &'a Path,
    /// The folder of its documents. It is there: one that vanishes is not made anew.
    pub(crate) folder: &'a Path,
    pub(crate) theme: &'a Theme,
    /// Whether pages show their pictures from files beside them, as Markdown always does.
    pub(crate) assets: bool,
    /// The documents, one per format.
    pub(crate) targets: Vec<(&'static Format, PathBuf)>,
    /// Whether it is one of many, which do not wait for the disk.
    pub(crate) quick: bool,
    /// Waits until all jobs before this one are done.
    pub(crate) turn: &'a dyn Fn(),
}

/// Writes the documents of every data file that is free of errors, or what is wanted of a ledger.
pub(crate) fn run(make: &Make) -> Outcome {
    let pipeline = match Pipeline::new() {
        Ok(pipeline) => pipeline,
        Err(error) => return broken(&error),
    };
    let theme = match theme::chosen(make.theme.as_deref()) {
        Ok(theme) => theme,
        Err(outcome) => return outcome,
    };
    // It goes again if nothing comes into it.
    let mut folders = Folders::default();
    if let Some(folder) = &make.output {
        let made = if folder.exists() && !folder.is_dir() {
            let name = shown(folder);
            Err(told!("{name} 是文件，不是文件夹", "{name} is a file, not a folder"))
        } else {
            folders.make(folder).map_err(|error| reason(folder, &error))
        };
        if let Err(sentence) = made {
            complain(&format!("{sentence}\n"));
            return Outcome::Refused;
        }
    }
    if paper::is_asked(make) {
        return paper::run(&pipeline, make, theme.as_deref());
    }
    batch::run(&pipeline, make, theme.as_deref())
}

/// Where the documents of one name go, one per format asked for.
pub(crate) fn targets(make: &Make, folder: &Path, stem: &OsStr) -> Vec<(&'static Format, PathBuf)> {
    let wanted = |format: &&Format| make.to.is_empty() || make.to.iter().any(|name| name == format.name);
    let target = |format: &'static Format| {
        let mut name = stem.to_owned();
        name.push(".");
        name.push(format.name);
        (format, folder.join(name))
    };
    FORMATS.iter().filter(wanted).map(target).collect()
}

/// A data file, worded.
pub(crate) struct Worded {
    pub(crate) document: Document,
    /// What else was noticed.
    pub(crate) remarks: Problems,
    pub(crate) source: Source,
    /// The facts; none of a template with its fields.
    pub(crate) record: Option<Record>,
}

/// Reads a data file and words it; or says why not.
pub(crate) fn worded(pipeline: &Pipeline, file: &Path, draft: bool) -> Result<Worded, Tale> {
    let ledger = || {
        let name = shown(file);
        Tale::refused(told!(
            "{name}：这是台账，要加 --document 或 --record 另外生成",
            "{name}: this is a ledger; make it by itself, with --document or --record"
        ))
    };
    if is_table(file) && file.is_file() {
        return Err(ledger());
    }
    let source = read(file).map_err(Tale::unread)?;
    if is_ledger_text(file, &source) {
        return Err(ledger());
    }
    let home = file.parent().unwrap_or(Path::new(""));
    let (document, remarks, record) = match convert::document(&source, home, draft) {
        Some(worded) => {
            let (document, remarks) = worded?;
            (document, remarks, None)
        }
        None => document(pipeline, &source, draft)?,
    };
    Ok(Worded { document, remarks, source, record })
}

/// The worded document of a record, and what else was noticed.
fn document(
    pipeline: &Pipeline,
    source: &Source,
    draft: bool,
) -> Result<(Document, Problems, Option<Record>), Tale> {
    let checked = pipeline.read(source).map_err(Tale::failed)?;
    if !draft && !checked.is_complete() {
        return Err(Tale::faulty(checked.remarks().clone()));
    }
    let worded = if draft { pipeline.draft(&checked) } else { pipeline.compose(&checked) };
    let remarks = checked.remarks().clone();
    Ok((worded.map_err(Tale::failed)?, remarks, Some(checked.into_record())))
}

/// Writes a document in its formats, and what goes with it: every file in memory first, then all of them in place.
pub(crate) fn deliver(
    job: &Job,
    document: &Document,
    source: &Source,
    remarks: Problems,
    more: Vec<Ready>,
) -> Tale {
    let pictures = match load_pictures(job.home, document) {
        Ok(pictures) => pictures,
        Err(error) => {
            // The same faults, each with its line in the data file.
            let problems = check_pictures(job.home, document, source);
            let faults = if problems.is_empty() { Tale::failed(error) } else { Tale::faulty(problems) };
            return faults.after(remarks);
        }
    };
    let written = write_all(job, document, &pictures).map_err(Tale::failed).and_then(|mut files| {
        files.extend(more);
        put(job, files)
    });
    match written {
        Ok(written) => Tale::fine(remarks, written),
        Err(faults) => faults.after(remarks),
    }
}

/// Everything an error says, ready to be shown.
pub(crate) fn faults(error: Error) -> String {
    match error.into_kind() {
        ErrorKind::Data(problems) => report(&problems),
        other => format!("{}\n", Error::from(other).report(lang())),
    }
}

/// A file to be written, and its bytes.
pub(crate) type Ready<'a> = (PathBuf, Cow<'a, [u8]>);

/// Every file of a job, in memory: its documents, and the pictures that those in another folder show from files.
fn write_all<'a>(
    job: &Job,
    document: &Document,
    pictures: &'a BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Ready<'a>>, Error> {
    let mut files: Vec<Ready> = Vec::new();
    let mut copies: BTreeMap<PathBuf, &[u8]> = BTreeMap::new();
    for (format, target) in &job.targets {
        if format.name != "md" && !job.assets {
            files.push((target.clone(), format.write(document, job.theme, pictures)?.into()));
            continue;
        }
        let written = format.write_beside(document, job.theme, pictures)?;
        files.push((target.clone(), written.bytes.into()));
        let folder = folder_of(target);
        if !written.assets.is_empty() && real(folder) != real(job.home) {
            // Two jobs may have pictures of one name: the earlier one has its way, however the threads run.
            (job.turn)();
            for (path, bytes) in written.assets {
                let place = folder.join(path);
                check_copy(folder, &place, bytes).map_err(ErrorKind::Picture)?;
                copies.insert(place, bytes);
            }
        }
    }
    files.extend(copies.into_iter().map(|(place, bytes)| (place, bytes.into())));
    Ok(files)
}

/// Refuses a place for a picture's copy that lies elsewhere or holds something else.
fn check_copy(folder: &Path, place: &Path, bytes: &[u8]) -> Result<(), Bilingual> {
    let name = shown(place);
    if !is_inside(folder, place) {
        return Err(Bilingual::new(
            format!("{name} 在指向别处的文件夹里，没有动它。请删去这个链接，或用 -o 指定别的文件夹"),
            format!(
                "{name} lies in a folder that leads elsewhere. Remove that link, or choose another folder with -o"
            ),
        ));
    }
    let unreadable = |error: &io::Error| {
        let reason = reason(place, error);
        Bilingual::new(reason.clone(), reason)
    };
    // What is there is looked at before it is opened, and links are not followed.
    let there = match fs::symlink_metadata(place) {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unreadable(&error)),
    };
    if !there.is_file() {
        return Err(Bilingual::new(
            format!("{name} 已经有了，不是普通文件，没有动它。请用 -o 指定别的文件夹"),
            format!("{name} exists, is no regular file and was left alone. Choose another folder with -o"),
        ));
    }
    let same =
        there.len() == bytes.len() as u64 && fs::read(place).map_err(|error| unreadable(&error))? == bytes;
    if !same {
        return Err(Bilingual::new(
            format!("{name} 是另一张图片，没有动它。请改图片的文件名，或用 -o 指定别的文件夹"),
            format!(
                "{name} is another picture and was left alone. Rename the picture, or choose another folder with -o"
            ),
        ));
    }
    Ok(())
}

/// Whether a place below `folder` is really there, links followed as far as there is anything.
fn is_inside(folder: &Path, place: &Path) -> bool {
    let Ok(home) = fs::canonicalize(folder) else { return fs::symlink_metadata(folder).is_err() };
    let mut steps = place.ancestors().skip(1);
    let there = steps.find(|step| fs::symlink_metadata(step).is_ok());
    // No part of a path is an empty step: that is the working folder.
    let there = there.unwrap_or(Path::new("."));
    fs::canonicalize(there).is_ok_and(|there| there.starts_with(&home))
}

/// Puts the documents in their places: all of them, or none.
fn put(job: &Job, files: Vec<Ready>) -> Result<Vec<PathBuf>, Tale> {
    let mut batch = Batch::default();
    batch.quick = job.quick;
    for (target, bytes) in &files {
        let folder = target.parent().filter(|folder| *folder != job.folder);
        let made = folder.map_or(Ok(()), |folder| batch.folder(folder));
        let free =
            made.and_then(
                |()| if is_template(target)? { Err(io::Error::other(Unfit::Template)) } else { Ok(()) },
            );
        free.and_then(|()| batch.add(target, bytes)).map_err(|error| unwritten(target, &error))?;
    }
    batch
        .finish()
        .map_err(|error| unwritten(job.targets.first().map_or(job.folder, |(_, target)| target), &error))?;
    Ok(files.into_iter().map(|(target, _)| target).collect())
}

/// Whether there is a template in a place. No document holds its tags, unless the clerk put them in quotes.
fn is_template(target: &Path) -> io::Result<bool> {
    let ending = target.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if !["md", "html"].contains(&ending) || !target.is_file() {
        return Ok(false);
    }
    let text = String::from_utf8_lossy(&bytes_of(target, 1 << 20)?).into_owned();
    Ok(text.contains("{{") && text.contains("}}"))
}

fn unwritten(target: &Path, error: &io::Error) -> Tale {
    let folder = folder_of(target);
    if error.kind() == io::ErrorKind::NotFound && !folder.is_dir() {
        let folder = shown(folder);
        return Tale::refused(told!("文件夹 {folder} 没有了", "the folder {folder} is gone"));
    }
    Tale::refused(reason(target, error))
}

/// Shows what is wrong and says that nothing was written.
pub(crate) fn refuse(file: &Path, problems: &str) -> Outcome {
    let name = shown(file);
    print(problems);
    print(&told!("{name}：没有生成稿件\n", "{name}: nothing was written\n"));
    Outcome::Faulty
}
