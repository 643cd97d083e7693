//! `clerk fill`: the blanks of a legacy text filled from a file of values.

use std::path::Path;

use jianbao::{
    CheckedLedger, Facts, Filled, Format, NoPictures, Pipeline, Source, Theme, Values, fill, fill_draft,
};

use crate::Outcome;
use crate::arguments::Fill;
use crate::check::{broken, report};
use crate::input::{Sort, Unread, read_sort, real, reason, shown};
use crate::language::{lang, told};
use crate::ledger::gather;
use crate::make::{faults, refuse};
use crate::output::{self, Batch, complain, print};

/// What a filled text can be written as.
const ENDINGS: [&str; 4] = ["txt", "md", "html", "docx"];

/// Fills one text and writes it, whole or not at all.
pub(crate) fn run(fill: &Fill) -> Outcome {
    let Some(ending) = ending(&fill.output) else {
        let name = shown(&fill.output);
        complain(&told!(
            "{name}：-o 后面的文件要以 .txt、.md、.html 或 .docx 结尾\n",
            "{name}: the file behind -o must end in .txt, .md, .html or .docx\n"
        ));
        return Outcome::Refused;
    };
    for input in [&fill.file, &fill.with] {
        if real(input) == real(&fill.output) {
            let name = shown(input);
            complain(&told!(
                "{name} 会被盖掉，没有动手。请换一个文件名\n",
                "{name} would be overwritten, so nothing was written. Choose another name\n"
            ));
            return Outcome::Refused;
        }
    }
    let (text, values) = match (source(&fill.file, Sort::Text), source(&fill.with, Sort::Data)) {
        (Ok(text), Ok(values)) => (text, values),
        (Err(outcome), _) | (_, Err(outcome)) => return outcome,
    };
    let ledger = match fill.ledger.as_deref().map(ledger).transpose() {
        Ok(ledger) => ledger,
        Err(outcome) => return outcome,
    };
    let filled = match filled(fill.draft, &text, &Values::read(&values), ledger.as_ref()) {
        Ok(filled) => filled,
        Err(problems) => return refuse(&fill.file, &problems),
    };
    if !filled.remarks().is_empty() {
        print(&report(filled.remarks()));
    }
    match bytes(&filled, ending) {
        Ok(bytes) => write(&fill.output, &bytes),
        Err(problems) => refuse(&fill.file, &problems),
    }
}

fn ending(path: &Path) -> Option<&'static str> {
    let own = path.extension()?.to_str()?;
    ENDINGS.into_iter().find(|ending| ending.eq_ignore_ascii_case(own))
}

fn source(path: &Path, sort: Sort) -> Result<Source, Outcome> {
    read_sort(path, sort).map_err(|unread| match unread {
        Unread::File(reason) => {
            complain(&format!("{reason}\n"));
            Outcome::Refused
        }
        Unread::Text(error) => {
            complain(&format!("{}\n", error.report(lang())));
            Outcome::Faulty
        }
    })
}

/// A ledger, read and checked: values come from records without errors only.
fn ledger(path: &Path) -> Result<CheckedLedger, Outcome> {
    let shelf = gather(&[path.to_owned()]).map_err(|reason| {
        complain(&format!("{reason}\n"));
        Outcome::Refused
    })?;
    let pipeline = Pipeline::new().map_err(|error| broken(&error))?;
    pipeline.read_ledger(&shelf.files).map_err(|error| {
        print(&faults(error));
        let name = shown(path);
        print(&told!(
            "台账 {name} 有错误，没有从中取值\n",
            "the ledger {name} has errors: nothing was taken from it\n"
        ));
        Outcome::Faulty
    })
}

fn filled(
    draft: bool,
    text: &Source,
    values: &Values,
    ledger: Option<&CheckedLedger>,
) -> Result<Filled, String> {
    let facts = ledger.map(|ledger| ledger as &dyn Facts);
    let filled = if draft { fill_draft(text, values, facts) } else { fill(text, values, facts) };
    filled.map_err(faults)
}

fn bytes(filled: &Filled, ending: &str) -> Result<Vec<u8>, String> {
    match Format::named(ending).filter(|format| format.name != "md") {
        Some(format) => format.write(&filled.document(), Theme::news(), &NoPictures).map_err(faults),
        None => Ok(filled.text().as_bytes().to_vec()),
    }
}

fn write(target: &Path, bytes: &[u8]) -> Outcome {
    let mut batch = Batch::default();
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), |folder| batch.folder(folder));
    if let Err(error) = made.and_then(|()| batch.add(target, bytes)).and_then(|()| batch.finish()) {
        complain(&format!("{}\n", reason(target, &error)));
        return Outcome::Refused;
    }
    let name = shown(target);
    output::print(&told!("已生成 {name}\n", "written: {name}\n"));
    Outcome::Fine
}
