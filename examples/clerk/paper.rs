//! `clerk make --document` and `clerk make --record`: what is made from a ledger.

use std::path::{Path, PathBuf};

use jianbao::{
    CheckedLedger, Composed, Document, FigureSheet, PAPERS, Paper, Period, Pipeline, Problems, Source, Theme,
    Value, decode,
};

use crate::Outcome;
use crate::arguments::Make;
use crate::input::{folder_of, shown};
use crate::language::{lang, told, tr};
use crate::ledger::{Shelf, gather};
use crate::make::{Job, Ready, deliver, targets};
use crate::output::{complain, plain_json, print, quoted};
use crate::tale::{Manner, Tale};
use crate::theme;

/// What is wanted of a ledger.
enum Wish<'a> {
    Paper(&'static Paper, Option<Period>),
    Record(&'a str),
}

/// What a wish gave.
struct Made {
    document: Document,
    /// How it looks unless asked otherwise.
    theme: &'static Theme,
    /// What follows the ledger's name in the names of its files.
    suffix: String,
    /// The text it was made from, beside which its pictures lie.
    source: Source,
    figures: FigureSheet,
    remarks: Problems,
}

/// Whether the command line asks for something that only ledgers have.
pub(crate) fn is_asked(make: &Make) -> bool {
    make.document.is_some() || make.record.is_some() || make.period.is_some() || make.figures
}

/// What to write on the command line for a ledger; for a folder that holds none, so much.
pub(crate) fn advice(ledger: &Path) -> String {
    if let Err(sentence) = gather(&[ledger.to_owned()]) {
        return format!("{sentence}\n");
    }
    let name = shown(ledger);
    let papers: Vec<&str> = PAPERS.iter().map(|paper| tr(paper.zh, paper.name)).collect();
    let (first, papers) = (papers.first().copied().unwrap_or_default(), papers.join(tr("、", ", ")));
    told!(
        "{name} 是台账，要写明生成什么：
  clerk make {name} --document {first}（可以写：{papers}）
  clerk make {name} --record 调研[0]（其中一条记录的新闻稿）\n",
        "{name} is a ledger; say what to make of it:
  clerk make {name} --document {first} (known: {papers})
  clerk make {name} --record visit[0] (the release of one record)\n"
    )
}

/// Makes what is wanted of one ledger: every file of it, or none.
pub(crate) fn run(pipeline: &Pipeline, make: &Make, theme: Option<&Theme>) -> Outcome {
    let tale = made_of(pipeline, make, theme).unwrap_or_else(|tale| tale);
    let place = make.files.first().map_or(Path::new(""), PathBuf::as_path);
    let (out, err) = tale.told(place, if make.json { Manner::Json } else { Manner::Alone });
    print(&out);
    complain(&err);
    tale.outcome
}

fn made_of(pipeline: &Pipeline, make: &Make, theme: Option<&Theme>) -> Result<Tale, Tale> {
    let (wish, shelf) = wish(make).and_then(|wish| Ok((wish, shelf(make)?))).map_err(Tale::refused)?;
    let checked = pipeline.read_ledger(&shelf.files).map_err(Tale::failed)?;
    let made = match wish {
        Wish::Paper(paper, period) => paper_of(pipeline, &checked, paper, period, make.draft),
        Wish::Record(name) if checked.ledger().entry(name).is_none() => {
            let error = checked.entry(name).err();
            return Err(Tale::refused(error.map_or_else(String::new, |error| error.report(lang()))));
        }
        Wish::Record(name) => record_of(pipeline, &checked, name, make.draft),
    };
    let made = made?;
    let theme = theme.unwrap_or(made.theme);
    Ok(finish(make, &shelf, &checked, made, theme))
}

fn wish(make: &Make) -> Result<Wish<'_>, String> {
    if make.name.is_some() {
        return Err(tr(
            "--name 不能和 --document、--record 一起写",
            "--name does not go with --document or --record",
        )
        .to_owned());
    }
    match (&make.document, &make.record) {
        (Some(_), Some(_)) => Err(tr(
            "--document 和 --record 只能写一样，两样都要就分两次生成",
            "give --document or --record, not both",
        )
        .to_owned()),
        (Some(name), None) => {
            let period = make.period.as_deref().map(period).transpose()?;
            // The command line lets known papers through only.
            let paper = Paper::named(name).ok_or_else(|| name.clone())?;
            Ok(Wish::Paper(paper, period))
        }
        (None, _) if make.period.is_some() => Err(tr(
            "--period 要和 --document 一起写，如 --document 总结",
            "--period goes with --document, such as --document summary",
        )
        .to_owned()),
        (None, None) => Err(tr(
            "--figures 要和 --document 或 --record 一起写，如 --document 总结",
            "--figures goes with --document or --record, such as --document summary",
        )
        .to_owned()),
        (None, record) => Ok(Wish::Record(record.as_deref().unwrap_or_default())),
    }
}

/// A time with a beginning and an end; a bare year will do: 2024, 2022-2024.
fn period(text: &str) -> Result<Period, String> {
    let is_year = |year: &str| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
    let years: Vec<&str> = text.trim().split(['-', '至', '—', '－', '~', '～']).map(str::trim).collect();
    let whole = match years.as_slice() {
        [year] if is_year(year) => format!("{year}年"),
        [first, last] if is_year(first) && is_year(last) => format!("{first}年至{last}年"),
        _ => text.to_owned(),
    };
    let known = Period::parse(&whole).ok();
    known.filter(|period| period.first_day().is_some() && period.last_day().is_some()).ok_or_else(|| {
        let text = quoted(text);
        told!(
            "--period 不能写“{text}”，要写起止都清楚的时间，如 2024、2022年至2024年、2024年上半年",
            "--period cannot be `{text}`; give a time with its beginning and its end, such as 2024 or 2022年至2024年"
        )
    })
}

/// The files of the ledger; files that are all single records are none.
fn shelf(make: &Make) -> Result<Shelf, String> {
    let shelf = gather(&make.files)?;
    let limits = jianbao::Limits::default();
    // What is no text is left to the reader, who says how to save it.
    let is_record =
        |file: &jianbao::LedgerFile| !file.is_ledger() && decode("", file.bytes.clone(), &limits).is_ok();
    if shelf.place.is_dir() || !shelf.files.iter().all(is_record) {
        return Ok(shelf);
    }
    let name = shown(&shelf.place);
    Err(told!(
        "{name} 不是台账，不能写 --document 或 --record：
  生成这一篇稿件，写 clerk make {name}
  要写成台账，开头写“类型: 台账”，样子见 clerk new 台账",
        "{name} is no ledger, so --document and --record do not fit:
  for its release, write clerk make {name}
  a ledger begins with `kind: ledger`; see clerk new ledger"
    ))
}

fn paper_of(
    pipeline: &Pipeline,
    checked: &CheckedLedger,
    paper: &Paper,
    period: Option<Period>,
    draft: bool,
) -> Result<Made, Tale> {
    if !draft && !checked.is_complete() {
        return Err(Tale::faulty(checked.remarks().clone()));
    }
    let worded = match draft {
        true => pipeline.draft_paper(checked, paper, period),
        false => pipeline.paper(checked, paper, period),
    };
    let Composed { document, figures, remarks: omitted } = worded.map_err(Tale::failed)?;
    let suffix = match period {
        Some(period) => format!("{}-{period}", paper.zh),
        None => paper.zh.to_owned(),
    };
    let source = checked.ledger().source().clone();
    let remarks: Problems = checked.remarks().iter().chain(&omitted).cloned().collect();
    // A briefing has a theme of its own name.
    let theme = Theme::named(paper.name).unwrap_or(theme::of(&document));
    Ok(Made { document, theme, suffix, source, figures, remarks })
}

fn record_of(pipeline: &Pipeline, checked: &CheckedLedger, name: &str, draft: bool) -> Result<Made, Tale> {
    let entry = checked.entry(name).map_err(Tale::failed)?;
    let record = pipeline.record_of(checked, entry);
    if !draft && !record.is_complete() {
        return Err(Tale::faulty(record.remarks().clone()));
    }
    let worded = if draft { pipeline.draft(&record) } else { pipeline.compose(&record) };
    let document = worded.map_err(Tale::failed)?;
    let kind = jianbao::Kind::named(entry.record().kind()).map_or("", |kind| kind.zh);
    let suffix = format!("{kind}{}", entry.index());
    let (source, remarks) = (entry.source().clone(), record.remarks().clone());
    let figures = pipeline.figures_of(entry, &record, &document);
    Ok(Made { theme: theme::of(&document), document, suffix, source, figures, remarks })
}

/// Writes what was made, called after its ledger. A ledger's files end otherwise, so none of them is overwritten.
fn finish(make: &Make, shelf: &Shelf, checked: &CheckedLedger, made: Made, theme: &Theme) -> Tale {
    let (home, mut name) = shelf.home(checked.ledger().source().name());
    let folder = make.output.as_deref().unwrap_or(home);
    name.push(format!("-{}", made.suffix));
    let mut more: Vec<Ready> = Vec::new();
    if make.figures {
        let figures = &made.figures;
        let mut sheet = name.clone();
        sheet.push("-数据核对表");
        let beside = |ending: &str| {
            let mut file = sheet.clone();
            file.push(ending);
            folder.join(file)
        };
        // A sheet is texts in lists and can always be written as JSON.
        let json = serde_json::to_string_pretty(figures).unwrap_or_default();
        more.push((beside(".html"), figures.html(&made.document.title()).into_bytes().into()));
        more.push((beside(".json"), format!("{}\n", plain_json(&json)).into_bytes().into()));
    }
    let home = folder_of(shelf.path(made.source.name()));
    let (assets, targets) = (make.assets, targets(make, folder, &name));
    let job = Job { home, folder, theme, assets, targets, quick: false, turn: &|| () };
    deliver(&job, &made.document, &made.source, made.remarks, more)
}
