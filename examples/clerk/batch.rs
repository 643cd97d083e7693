//! One run of `clerk make` over data files: all of them on several threads, told in their order.

use std::ffi::OsStr;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use jianbao::{Pipeline, Theme};
use serde_json::json;

use crate::Outcome;
use crate::arguments::Make;
use crate::input::shown;
use crate::language::{told, tr};
use crate::make::{Job, deliver, targets, worded};
use crate::output::{complain, print};
use crate::parallel::in_order;
use crate::pattern::Pattern;
use crate::plan::{Inputs, clashes, inputs};
use crate::progress::Progress;
use crate::tale::{Manner, Tale};
use crate::theme;

/// Files that a summary names.
const NAMED: usize = 20;

/// One run.
struct Run<'a> {
    pipeline: &'a Pipeline,
    make: &'a Make,
    /// The theme asked for; if none was, that of what is made.
    theme: Option<&'a Theme>,
    files: Vec<PathBuf>,
    pattern: Option<Pattern>,
    /// What the documents of each file are called by the pattern; nothing for a file with faults.
    names: Vec<Option<String>>,
    manner: Manner,
}

/// Writes the documents of every data file that is free of errors.
pub(crate) fn run(pipeline: &Pipeline, make: &Make, theme: Option<&Theme>) -> Outcome {
    match Run::plan(pipeline, make, theme) {
        Ok(run) => run.all(),
        Err(sentence) => {
            complain(&format!("{sentence}\n"));
            Outcome::Refused
        }
    }
}

impl<'a> Run<'a> {
    /// What is to be done; or why nothing is, before anything is written.
    fn plan(pipeline: &'a Pipeline, make: &'a Make, theme: Option<&'a Theme>) -> Result<Self, String> {
        let pattern = make.name.as_deref().map(Pattern::read).transpose()?;
        let Inputs { files, alone } = inputs(make)?;
        let manner = match alone {
            _ if make.json => Manner::Json,
            true => Manner::Alone,
            false => Manner::Among,
        };
        let mut run = Self { pipeline, make, theme, files, pattern, names: Vec::new(), manner };
        run.names = run.names();
        let called = |at: usize| match &run.pattern {
            Some(_) => run.names.get(at)?.as_deref().map(OsStr::new),
            None => run.files.get(at)?.file_stem(),
        };
        let clashes = clashes(make, &run.files, called);
        clashes.map_or(Ok(run), Err)
    }

    fn threads(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, NonZero::get);
        self.make.jobs.map_or_else(cores, usize::from)
    }

    /// What every document is called by the pattern: all are worded once for it, and nothing else of them is kept.
    fn names(&self) -> Vec<Option<String>> {
        let Some(pattern) = &self.pattern else { return Vec::new() };
        let mut names = Vec::with_capacity(self.files.len());
        let name = |at: usize, _: &dyn Fn()| {
            let file = self.files.get(at)?;
            let worded = worded(self.pipeline, file, self.make.draft).ok()?;
            Some(pattern.name(&stem(file), &worded.document, worded.record.as_ref()))
        };
        in_order(self.threads(), self.files.len(), name, |name| names.push(name));
        names
    }

    /// Does everything.
    fn all(&self) -> Outcome {
        let mut sum = Sum::default();
        let mut progress = Progress::new(self.files.len());
        let work = |at: usize, turn: &dyn Fn()| {
            let file = self.files.get(at).map_or(Path::new(""), PathBuf::as_path);
            let tale = self.one(at, file, turn);
            let (out, err) = tale.told(file, self.manner);
            (at, tale.outcome, out, err)
        };
        in_order(self.threads(), self.files.len(), work, |(at, outcome, out, err)| {
            progress.step(&out, &err);
            sum.add(outcome, self.files.get(at).map(PathBuf::as_path));
        });
        progress.finish();
        match self.manner {
            Manner::Alone => {}
            Manner::Among => print(&sum.text()),
            Manner::Json => print(&sum.json()),
        }
        sum.outcome()
    }

    /// Does one file.
    fn one(&self, at: usize, file: &Path, turn: &dyn Fn()) -> Tale {
        let worded = match worded(self.pipeline, file, self.make.draft) {
            Ok(worded) => worded,
            Err(tale) => return tale,
        };
        let name = self
            .pattern
            .as_ref()
            .map(|pattern| pattern.name(&stem(file), &worded.document, worded.record.as_ref()));
        // Names were held against each other before anything was written.
        if name.is_some() && self.names.get(at) != Some(&name) {
            let name = shown(file);
            return Tale::refused(told!(
                "{name}：生成期间有人改了这个文件，请再生成一次",
                "{name}: the file changed meanwhile; run this once more"
            ));
        }
        let home = file.parent().unwrap_or(Path::new(""));
        let folder = self.make.output.as_deref().unwrap_or(home);
        let stem = name.as_deref().map_or(file.file_stem().unwrap_or_default(), OsStr::new);
        let targets = targets(self.make, folder, stem);
        let quick = self.manner != Manner::Alone;
        let theme = self.theme.unwrap_or(theme::of(&worded.document));
        let assets = self.make.assets;
        let job = Job { home, folder, theme, assets, targets, quick, turn };
        deliver(&job, &worded.document, &worded.source, worded.remarks, Vec::new())
    }
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// How many ended how.
#[derive(Default)]
struct Sum {
    made: usize,
    faulty: usize,
    refused: usize,
    /// The first of those that were not made.
    names: Vec<String>,
}

impl Sum {
    fn add(&mut self, outcome: Outcome, file: Option<&Path>) {
        match outcome {
            Outcome::Fine => self.made += 1,
            Outcome::Faulty => self.faulty += 1,
            Outcome::Refused => self.refused += 1,
        }
        if outcome != Outcome::Fine && self.names.len() < NAMED {
            self.names.extend(file.map(shown));
        }
    }

    fn outcome(&self) -> Outcome {
        match (self.refused, self.faulty) {
            (0, 0) => Outcome::Fine,
            (0, _) => Outcome::Faulty,
            _ => Outcome::Refused,
        }
    }

    /// 共 1000 份：做成 997，有错误或待填 2，读写不了 1.
    fn text(&self) -> String {
        let Self { made, faulty, refused, names } = self;
        let all = made + faulty + refused;
        let mut text = told!("共 {all} 份：做成 {made}", "{all} files: {made} made");
        if *faulty > 0 {
            text.push_str(&told!("，有错误或待填 {faulty}", ", {faulty} with errors or blanks"));
        }
        if *refused > 0 {
            text.push_str(&told!("，读写不了 {refused}", ", {refused} cannot be read or written"));
        }
        if !names.is_empty() {
            let more = if faulty + refused > names.len() { tr("等", ", …") } else { "" };
            let names = names.join(tr("、", ", "));
            text.push_str(&told!("\n没有做成的：{names}{more}", "\nnot made: {names}{more}"));
        }
        text.push('\n');
        text
    }

    fn json(&self) -> String {
        let Self { made, faulty, refused, .. } = self;
        let files = made + faulty + refused;
        let sum = json!({ "files": files, "made": made, "faulty": faulty, "refused": refused });
        format!("{}\n", json!({ "summary": sum }))
    }
}
