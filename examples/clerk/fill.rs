//! `clerk fill`: the blanks of a legacy text filled from a file of values.

use std::path::Path;

use jianbao::{
    CheckedLedger, Facts, Filled, Format, Limits, NoPictures, Pipeline, Problems, Source, Theme, Values,
    fill, fill_draft,
};

use crate::Outcome;
use crate::arguments::Fill;
use crate::check::{broken, report};
use crate::input::{Sort, Unread, bytes as bytes_of, read_sort, real, reason, shown, unread};
use crate::language::{lang, told};
use crate::ledger::gather;
use crate::make::{faults, refuse};
use crate::output::{self, Batch, complain, print};
use crate::word;

/// What a filled text can be written as.
const ENDINGS: [&str; 4] = ["txt", "md", "html", "docx"];

/// What is filled: a text that a writer makes a file of, or a Word file that stays what it is.
enum Manuscript {
    /// Nothing for a text that stays as it is, but for its blanks.
    Text(Source, Option<&'static Format>),
    Word(jianbao::word::Docx),
}

/// Fills one text and writes it, whole or not at all.
pub(crate) fn run(fill: &Fill) -> Outcome {
    let word = word::ending(&fill.file);
    let own = if word.is_some() { word::ending(&fill.output) } else { ending(&fill.output) };
    let Some(ending) = own.filter(|own| word.is_none_or(|ending| ending == *own)) else {
        let name = shown(&fill.output);
        complain(&match word {
            Some(ending) => told!(
                "{name}：旧稿是 .{ending} 文件，-o 后面的文件也要以 .{ending} 结尾\n",
                "{name}: the text is a .{ending} file, so the file behind -o must end in .{ending}\n"
            ),
            None => told!(
                "{name}：-o 后面的文件要以 .txt、.md、.html 或 .docx 结尾\n",
                "{name}: the file behind -o must end in .txt, .md, .html or .docx\n"
            ),
        });
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
    let text = match word {
        Some(_) => opened(word::read(&fill.file)).map(Manuscript::Word),
        None => opened(read_sort(&fill.file, Sort::Text))
            .map(|text| Manuscript::Text(text, laid_out(&fill.file, ending))),
    };
    let (text, values) = match (text, opened(values(&fill.with))) {
        (Ok(text), Ok(values)) => (text, values),
        (Err(outcome), _) | (_, Err(outcome)) => return outcome,
    };
    let ledger = match fill.ledger.as_deref().map(ledger).transpose() {
        Ok(ledger) => ledger,
        Err(outcome) => return outcome,
    };
    let facts = ledger.as_ref().map(|ledger| ledger as &dyn Facts);
    match filled(fill.draft, &text, &values, facts) {
        Ok((bytes, remarks)) => {
            if !remarks.is_empty() {
                print(&report(&remarks));
            }
            match bytes {
                Ok(bytes) => write(&fill.output, &bytes),
                Err(problems) => refuse(&fill.file, &problems),
            }
        }
        Err(problems) => refuse(&fill.file, &problems),
    }
}

/// The values, from a text or from a table of two columns.
fn values(path: &Path) -> Result<Values, Unread> {
    let own = path.extension().and_then(|own| own.to_str()).unwrap_or_default().to_ascii_lowercase();
    if !["csv", "xlsx", "xlsm"].contains(&own.as_str()) {
        return read_sort(path, Sort::Data).map(|text| Values::read(&text));
    }
    let limits = Limits::default();
    let read = bytes_of(path, limits.table_bytes as u64 + 1);
    let bytes = read.map_err(|error| Unread::File(unread(path, &error)))?;
    Values::of_table(&path.display().to_string(), &bytes, &limits).map_err(Unread::Text)
}

fn ending(path: &Path) -> Option<&'static str> {
    let own = path.extension()?.to_str()?;
    ENDINGS.into_iter().find(|ending| ending.eq_ignore_ascii_case(own))
}

/// What was read, or why not, told.
fn opened<T>(read: Result<T, Unread>) -> Result<T, Outcome> {
    read.map_err(|unread| match unread {
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

/// The filled file, or why it cannot be written, and what was noticed.
type Made = (Result<Vec<u8>, String>, Problems);

fn filled(
    draft: bool,
    text: &Manuscript,
    values: &Values,
    facts: Option<&dyn Facts>,
) -> Result<Made, String> {
    match text {
        Manuscript::Word(docx) => {
            let (bytes, remarks) = word::filled(docx, values, facts, draft).map_err(faults)?;
            Ok((Ok(bytes), remarks))
        }
        Manuscript::Text(text, format) => {
            let filled = if draft { fill_draft(text, values, facts) } else { fill(text, values, facts) };
            let filled = filled.map_err(faults)?;
            Ok((bytes(&filled, *format), filled.remarks().clone()))
        }
    }
}

/// What a filled text is written as; nothing if it stays what it is. A plain text is no Markdown: its signs are escaped.
fn laid_out(file: &Path, own: &str) -> Option<&'static Format> {
    Format::named(own).filter(|format| format.name != "md" || ending(file) != Some("md"))
}

fn bytes(filled: &Filled, format: Option<&Format>) -> Result<Vec<u8>, String> {
    match format {
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
