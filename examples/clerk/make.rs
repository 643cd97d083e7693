//! `clerk make`: documents from data files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jianbao::{
    Bilingual, Document, Error, ErrorKind, FORMATS, Format, Pipeline, Problems, Source, Theme,
    check_pictures, load_pictures,
};

use crate::Outcome;
use crate::arguments::Make;
use crate::check::{broken, report};
use crate::convert;
use crate::input::{Sort, Unread, folder_of, office, read, real, reason, shown};
use crate::language::{lang, told};
use crate::ledger::is_ledger;
use crate::output::{Batch, complain, print};
use crate::{paper, theme};

/// One data file and where its documents go.
pub(crate) struct Job<'a> {
    pub(crate) file: &'a Path,
    /// The folder of the data file: its pictures lie there or below.
    pub(crate) home: &'a Path,
    pub(crate) theme: &'a Theme,
    /// Whether pages show their pictures from files beside them, as Markdown always does.
    pub(crate) assets: bool,
    /// The documents, one per format.
    pub(crate) targets: Vec<(&'static Format, PathBuf)>,
}

/// Writes the documents of every data file that is free of errors.
pub(crate) fn run(make: &Make) -> Outcome {
    let pipeline = match Pipeline::new() {
        Ok(pipeline) => pipeline,
        Err(error) => return broken(&error),
    };
    if let Some(folder) = make.output.as_deref().filter(|folder| folder.exists() && !folder.is_dir()) {
        let name = shown(folder);
        complain(&told!("{name} 是文件，不是文件夹\n", "{name} is a file, not a folder\n"));
        return Outcome::Refused;
    }
    let theme = match theme::chosen(make.theme.as_deref()) {
        Ok(theme) => theme,
        Err(outcome) => return outcome,
    };
    if paper::is_asked(make) {
        return paper::run(&pipeline, make, theme.as_deref());
    }
    if let Some(ledger) = make.files.iter().find(|file| is_ledger(file)) {
        complain(&paper::advice(ledger));
        return Outcome::Refused;
    }
    let jobs: Vec<Job> = make.files.iter().map(|file| job(make, file, theme.as_deref())).collect();
    if let Some(reason) = clash(&jobs) {
        complain(&format!("{reason}\n"));
        return Outcome::Refused;
    }
    jobs.iter().map(|job| one(&pipeline, job, make.draft)).max().unwrap_or(Outcome::Fine)
}

fn job<'a>(make: &'a Make, file: &'a Path, theme: Option<&'a Theme>) -> Job<'a> {
    let home = file.parent().unwrap_or(Path::new(""));
    let folder = make.output.as_deref().unwrap_or(home);
    let stem = file.file_stem().unwrap_or_default();
    let theme = theme.unwrap_or(Theme::news());
    Job { file, home, theme, assets: make.assets, targets: targets(make, folder, stem) }
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

/// Why these jobs cannot be done: a data file is none, two would write one file, or one would overwrite a data file.
fn clash(jobs: &[Job]) -> Option<String> {
    if let Some(sentence) =
        jobs.iter().find_map(|job| office(job.file, Sort::Data).filter(|_| job.file.exists()))
    {
        return Some(sentence);
    }
    let inputs: Vec<PathBuf> = jobs.iter().map(|job| real(job.file)).collect();
    let mut seen: Vec<(PathBuf, &Path)> = Vec::new();
    for job in jobs {
        for (_, target) in &job.targets {
            let (place, name) = (real(target), shown(target));
            if inputs.contains(&place) {
                return Some(told!(
                    "生成的 {name} 会盖掉数据文件，没有动手。请把数据文件改名为 .yaml，或用 -o 指定别的文件夹",
                    "{name} would overwrite a data file, so nothing was written. Rename the data file to .yaml, or choose another folder with -o"
                ));
            }
            if let Some((_, other)) = seen.iter().find(|(before, _)| *before == place) {
                let (one, two) = (shown(other), shown(job.file));
                return Some(told!(
                    "{one} 和 {two} 都会生成 {name}，没有动手。请改名，或分两次生成到不同的文件夹",
                    "{one} and {two} would both become {name}, so nothing was written. Rename one, or write them to different folders"
                ));
            }
            seen.push((place, job.file));
        }
    }
    None
}

/// Does one job.
fn one(pipeline: &Pipeline, job: &Job, draft: bool) -> Outcome {
    let source = match read(job.file) {
        Ok(source) => source,
        Err(Unread::Text(error)) => return refuse(job.file, &report(&error.problems().cloned().collect())),
        Err(Unread::File(reason)) => {
            complain(&format!("{reason}\n"));
            return Outcome::Refused;
        }
    };
    let worded = convert::document(&source, job.home, draft);
    let document = match worded.unwrap_or_else(|| document(pipeline, &source, draft)) {
        Ok((document, remarks)) => {
            if !remarks.is_empty() {
                print(&report(&remarks));
            }
            document
        }
        Err(problems) => return refuse(job.file, &problems),
    };
    deliver(job, &document, &source, Vec::new())
}

/// Writes a document in its formats, and what goes with it: every file in memory first, then all of them in place.
pub(crate) fn deliver(job: &Job, document: &Document, source: &Source, more: Vec<Ready>) -> Outcome {
    let faulty = |error: Error| refuse(job.file, &format!("{}\n", error.report(lang())));
    let pictures = match load_pictures(job.home, document) {
        Ok(pictures) => pictures,
        Err(error) => {
            // The same faults, each with its line in the data file.
            let problems = check_pictures(job.home, document, source);
            return if problems.is_empty() { faulty(error) } else { refuse(job.file, &report(&problems)) };
        }
    };
    match write_all(job, document, &pictures) {
        Ok(mut files) => {
            files.extend(more);
            put(job, &files)
        }
        Err(error) => faulty(error),
    }
}

/// The worded document with what else was noticed; or every problem, ready to be shown.
fn document(pipeline: &Pipeline, source: &Source, draft: bool) -> Result<(Document, Problems), String> {
    let checked = pipeline.read(source).map_err(faults)?;
    if !draft && !checked.is_complete() {
        return Err(report(checked.remarks()));
    }
    let worded = if draft { pipeline.draft(&checked) } else { pipeline.compose(&checked) };
    Ok((worded.map_err(faults)?, checked.remarks().clone()))
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
        if real(folder) != real(job.home) {
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
fn put(job: &Job, files: &[Ready]) -> Outcome {
    let mut batch = Batch::default();
    for (target, bytes) in files {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let made = folder.map_or(Ok(()), |folder| batch.folder(folder));
        if let Err(error) = made.and_then(|()| batch.add(target, bytes)) {
            return unwritten(target, &error);
        }
    }
    if let Err(error) = batch.finish() {
        return unwritten(job.file, &error);
    }
    for (target, _) in files {
        let name = shown(target);
        print(&told!("已生成 {name}\n", "written: {name}\n"));
    }
    Outcome::Fine
}

fn unwritten(path: &Path, error: &io::Error) -> Outcome {
    complain(&format!("{}\n", reason(path, error)));
    Outcome::Refused
}

/// Shows what is wrong and says that nothing was written.
pub(crate) fn refuse(file: &Path, problems: &str) -> Outcome {
    let name = shown(file);
    print(problems);
    print(&told!("{name}：没有生成稿件\n", "{name}: nothing was written\n"));
    Outcome::Faulty
}
