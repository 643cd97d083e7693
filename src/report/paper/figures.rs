//! Where every printed fact comes from: marks in the rendered text, and the sheet made of them.
//!
//! What a paper prints of its records passes through [`Tracker`], which notes the source and puts marks around the
//! words. The marks are noncharacters, which no data can hold; they are taken out of the Markdown before it is read,
//! so that a document is the same with and without its sheet. Text without marks is wording of the template.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Display;

use serde::Serialize;

use crate::fact::Fact;
use crate::ledger::{Entry, Ledger};
use crate::problem::Place;
use crate::record::Kind;
use crate::yaml::{FieldInfo, Path, Step};

/// Stand before and behind the number of a figure, and behind its words.
const OPEN: char = '\u{fdd6}';
const THEN: char = '\u{fdd7}';
const CLOSE: char = '\u{fdd8}';
/// The sixteen digits of a figure's number: no digit of the text is among them.
const DIGITS: [char; 16] = [
    '\u{fde0}', '\u{fde1}', '\u{fde2}', '\u{fde3}', '\u{fde4}', '\u{fde5}', '\u{fde6}', '\u{fde7}',
    '\u{fde8}', '\u{fde9}', '\u{fdea}', '\u{fdeb}', '\u{fdec}', '\u{fded}', '\u{fdee}', '\u{fdef}',
];

/// Where one fact was written: its place, its field and its words there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// File, line and column, or file, sheet and cell: `台账.yaml:12:9`, `台账.xlsx!培训!B7`.
    pub place: String,
    /// The field as the clerk wrote it: `培训[2].学员[0].人数`.
    pub field: String,
    /// What was written there.
    pub text: String,
}

/// One thing a paper prints that is a fact: a figure, date, name, amount or a text that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// The words in the text.
    pub text: String,
    /// The value behind them, as it was given or computed.
    pub value: String,
    /// What it was computed by, with its terms; empty for a fact that was given.
    pub formula: String,
    /// Where it was given, or where the terms of the formula were; of more than 200, the first.
    pub origins: Vec<Origin>,
    /// How many origins there are.
    pub terms: usize,
    /// The words before and behind it.
    pub context: (String, String),
}

/// Every fact a paper prints, in text order, and what else it says: the wording of its template.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct FigureSheet {
    /// The facts, in text order.
    pub figures: Vec<FigureRow>,
    /// The numbers among the fixed wording, such as those of headings, in text order.
    pub fixed: Vec<String>,
}

impl FigureSheet {
    /// Adds what another text tells after this one.
    pub(in crate::report) fn join(&mut self, other: Self) {
        self.figures.extend(other.figures);
        self.fixed.extend(other.fixed);
    }

    /// Notes wording that is no fact.
    pub(in crate::report) fn fix(&mut self, text: &str) {
        numbers(text, &mut self.fixed);
    }
}

/// Origins listed for one figure, at most.
const LISTED: usize = 200;
/// Characters of context on either side.
const AROUND: usize = 16;

/// A fact of a record or of the head, by its place in the ledger.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// The record; none for the head.
    entry: Option<usize>,
    /// No longer than it is: a total of a large ledger has a hundred thousand terms.
    path: Box<[Step]>,
    text: Box<str>,
}

#[derive(Debug, Clone)]
struct Noted {
    value: String,
    formula: String,
    terms: Vec<Term>,
}

/// Notes where everything printed comes from.
pub(super) struct Tracker<'l> {
    ledger: &'l Ledger,
    noted: RefCell<Vec<Noted>>,
}

impl Term {
    /// What was written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The record and the field it stands in; none for the head.
    pub(super) fn place(&self) -> Option<(usize, Path)> {
        Some((self.entry?, Path::of(&self.path)))
    }

    /// A fact of one record.
    pub(super) fn of(entry: usize, path: Path, text: impl Display) -> Self {
        Self { entry: Some(entry), path: path.steps().into(), text: text.to_string().into() }
    }
}

impl<'l> Tracker<'l> {
    pub(super) fn new(ledger: &'l Ledger) -> Self {
        Self { ledger, noted: RefCell::new(Vec::new()) }
    }

    fn mark(&self, text: String, noted: Noted) -> String {
        if text.is_empty() {
            return text;
        }
        let mut list = self.noted.borrow_mut();
        let mut out = String::with_capacity(text.len() + 24);
        out.push(OPEN);
        let mut number = list.len();
        loop {
            out.push(DIGITS[number % 16]);
            number /= 16;
            if number == 0 {
                break;
            }
        }
        out.push(THEN);
        out.push_str(&text);
        out.push(CLOSE);
        list.push(noted);
        out
    }

    /// One fact as it was given; a blank of a draft stays one.
    pub(super) fn fact<T: Display>(&self, entry: usize, path: Path, fact: &Fact<T>) -> String {
        self.worded(entry, path, fact, ToString::to_string)
    }

    /// One fact in other words: 我县, 2021年, 《…》.
    pub(super) fn worded<'f, T: Display, W: Into<String>>(
        &self,
        entry: usize,
        path: Path,
        fact: &'f Fact<T>,
        words: impl FnOnce(&'f T) -> W,
    ) -> String {
        match fact {
            Fact::Known(value) => self.told(words(value).into(), vec![Term::of(entry, path, value)]),
            other => other.to_string(),
        }
    }

    /// One fact of the head.
    pub(super) fn head<'f, T: Display, W: Into<String>>(
        &self,
        path: Path,
        fact: &'f Fact<T>,
        words: impl FnOnce(&'f T) -> W,
    ) -> String {
        match fact {
            Fact::Known(value) => {
                let (path, text) = (path.steps().into(), value.to_string().into());
                self.told(words(value).into(), vec![Term { entry: None, path, text }])
            }
            other => other.to_string(),
        }
    }

    /// Words taken from facts as they are.
    pub(super) fn told(&self, text: String, terms: Vec<Term>) -> String {
        let value = terms.first().map(|term| term.text.to_string()).unwrap_or_default();
        self.mark(text, Noted { value, formula: String::new(), terms })
    }

    /// Words for a value that was computed.
    pub(super) fn computed(&self, text: String, formula: String, terms: Vec<Term>) -> String {
        self.mark(text.clone(), Noted { value: text, formula, terms })
    }

    /// The rows of facts of the head that stand by themselves, each a line or an item of one.
    pub(super) fn given(&self, facts: &[(Path, String)]) -> FigureSheet {
        let mut places = Places { ledger: self.ledger, fields: HashMap::new() };
        let row = |(path, words): &(Path, String)| FigureRow {
            text: words.clone(),
            value: words.clone(),
            formula: String::new(),
            origins: vec![places.origin(&Term {
                entry: None,
                path: path.steps().into(),
                text: words.as_str().into(),
            })],
            terms: 1,
            context: (String::new(), String::new()),
        };
        FigureSheet { figures: facts.iter().map(row).collect(), fixed: Vec::new() }
    }

    /// Takes the marks out of a rendered text; what they said becomes the sheet.
    pub(super) fn settle(&self, rendered: &str) -> (String, FigureSheet) {
        let mut text = String::with_capacity(rendered.len());
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        let mut fixed = Vec::new();
        let mut rest = rendered;
        while let Some(at) = rest.find(OPEN) {
            text.push_str(&rest[..at]);
            numbers(&rest[..at], &mut fixed);
            let inner = &rest[at + OPEN.len_utf8()..];
            let Some((number, after)) = inner.split_once(THEN) else { break };
            let (words, after) = after.split_once(CLOSE).unwrap_or((after, ""));
            let start = text.len();
            text.push_str(words);
            found.push((decimal(number), start, text.len()));
            rest = after;
        }
        text.push_str(rest);
        numbers(rest, &mut fixed);
        let figures = self.figures(&text, &found);
        (text, FigureSheet { figures, fixed })
    }

    fn figures(&self, text: &str, found: &[(usize, usize, usize)]) -> Vec<FigureRow> {
        let noted = self.noted.borrow();
        let mut places = Places { ledger: self.ledger, fields: HashMap::new() };
        let mut figures = Vec::with_capacity(found.len());
        for &(number, start, end) in found {
            let Some(Noted { value, formula, terms }) = noted.get(number) else { continue };
            figures.push(FigureRow {
                text: plain(&text[start..end]),
                value: value.clone(),
                formula: formula.clone(),
                origins: terms.iter().take(LISTED).map(|term| places.origin(term)).collect(),
                terms: terms.len(),
                context: context(text, start, end),
            });
        }
        figures
    }
}

/// Looks places up, each kind's fields described once.
struct Places<'l> {
    ledger: &'l Ledger,
    fields: HashMap<&'static str, Vec<FieldInfo>>,
}

impl Places<'_> {
    fn origin(&mut self, term: &Term) -> Origin {
        let path = Path::of(&term.path);
        let entry: Option<&Entry> = term.entry.and_then(|at| self.ledger.entries().get(at));
        let (place, field): (Place, String) = match entry {
            Some(entry) => {
                let kind = entry.record().kind();
                let fields = self
                    .fields
                    .entry(kind)
                    .or_insert_with(|| Kind::named(kind).map_or(Vec::new(), Kind::fields));
                entry.place(fields, &path)
            }
            None => self.ledger.head_place(&path),
        };
        Origin { place: place.to_string(), field, text: term.text.to_string() }
    }
}

fn decimal(number: &str) -> usize {
    let digit = |c: char| DIGITS.iter().position(|digit| *digit == c).unwrap_or_default();
    number.chars().rev().fold(0, |all, c| all * 16 + digit(c))
}

/// The runs of digits in a piece of Markdown.
fn numbers(text: &str, found: &mut Vec<String>) {
    // The digits of a reference, such as that of a tab, are no number.
    let references = ["&#9;", "&#10;", "&#32;"];
    let text = references.iter().fold(Cow::Borrowed(text), |text, sign| match text.contains(sign) {
        true => Cow::Owned(text.replace(sign, " ")),
        false => text,
    });
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    found.extend(runs.map(str::to_owned));
}

/// Markdown as it is read, for showing: what `markup::escape` put there is taken back, marks of the template go.
fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let next = rest.chars().next();
                out.extend(next);
                rest = &rest[next.map_or(0, char::len_utf8)..];
            }
            '*' | '#' | '\u{fdd0}' => {}
            '&' => match ["#32;", "#10;", "#9;"].iter().find_map(|sign| rest.strip_prefix(sign)) {
                Some(after) => {
                    out.push(' ');
                    rest = after;
                }
                None => out.push(c),
            },
            _ => out.push(c),
        }
    }
    out
}

/// The words on either side, from no farther than they can reach: a line may be long and hold many figures.
fn context(text: &str, start: usize, end: usize) -> (String, String) {
    let near = |c: &char| *c != '\n';
    let mut before: Vec<char> = text[..start].chars().rev().take_while(near).take(REACH).collect();
    before.reverse();
    let before: Vec<char> = plain(&before.into_iter().collect::<String>()).chars().collect();
    let behind: String = text[end..].chars().take_while(near).take(REACH).collect();
    let tail = before.len().saturating_sub(AROUND);
    (before[tail..].iter().collect(), plain(&behind).chars().take(AROUND).collect())
}

/// Characters of Markdown looked at for the context: escaped, a character may take several.
const REACH: usize = 4 * AROUND;
