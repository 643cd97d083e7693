//! What is wrong in the data, where, and how to mend it.

mod code;
mod hidden;
mod named;
mod place;
mod sentence;
mod snippet;

use std::fmt;
use std::ops::Range;

pub use code::Code;
pub use hidden::visible;
pub(crate) use hidden::{is_hidden, shapes, shown};
pub use place::Place;
pub(crate) use sentence::sentence;

/// One sentence in the two languages of the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Bilingual<S = String> {
    /// Chinese, as a clerk reads it.
    pub zh: S,
    /// English.
    pub en: S,
}

impl<S> Bilingual<S> {
    /// Pairs the Chinese and the English wording.
    pub const fn new(zh: S, en: S) -> Self {
        Self { zh, en }
    }
}

impl<S: AsRef<str>> Bilingual<S> {
    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => self.zh.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }
}

impl Bilingual<&'static str> {
    /// The same sentence, owned.
    pub fn owned(self) -> Bilingual {
        Bilingual::new(self.zh.to_owned(), self.en.to_owned())
    }
}

/// Formats one sentence in both languages: `say!("缺少{key}", "missing {key}")`; long names in it are cut.
macro_rules! say {
    ($zh:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::problem::Bilingual::new(
            $crate::problem::sentence(format_args!($zh $(, $($arg)*)?)),
            $crate::problem::sentence(format_args!($en $(, $($arg)*)?)),
        )
    };
}
pub(crate) use say;

/// The language of messages; Chinese unless asked otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// How much a problem matters; in order of weight, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be mended: nothing is written.
    Error,
    /// Not known yet (`xx`): only a draft can be written.
    Blank,
    /// Doubtful: worth a look, nothing is held back.
    Warning,
}

impl Severity {
    /// The word shown before a message: 错误 / error, 待填 / blank, 提醒 / warning.
    pub fn word(self) -> Bilingual<&'static str> {
        match self {
            Self::Error => Bilingual::new("错误", "error"),
            Self::Blank => Bilingual::new("待填", "blank"),
            Self::Warning => Bilingual::new("提醒", "warning"),
        }
    }
}

/// Why one text is not a value: found by a value's grammar, which knows nothing of files and fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable code, such as `value.money.unit`.
    pub code: Code,
    /// What was found and what was expected.
    pub message: Bilingual,
    /// What to do.
    pub hint: Bilingual,
    /// The bytes of the text that are at fault, where it is not all of it.
    pub at: Option<Range<usize>>,
}

impl Fault {
    /// A fault of the whole text.
    pub fn new(code: Code, message: Bilingual, hint: Bilingual) -> Self {
        Self { code, message, hint, at: None }
    }

    /// The same fault, pinned to some bytes of the text.
    pub fn at(mut self, at: Range<usize>) -> Self {
        self.at = Some(at);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}（{}）", self.message.zh, self.hint.zh)
    }
}

impl std::error::Error for Fault {}

/// One thing wrong in the data: code, severity, place, field path, message, remedy.
///
/// `{}` prints one line; `{:#}` adds the source line with a caret under the fault. Long texts it quotes are cut: a report
/// has at most 8 KiB.
///
/// # Examples
/// ```
/// use jianbao::{Pipeline, Source};
/// let problems = Pipeline::new()?.check(&Source::new("a.yaml", "类型: 调研\n日期: 2024-13-01\n"));
/// let wrong = problems.iter().find(|problem| problem.field == "dates").expect("the month");
/// let place = wrong.place.as_ref().expect("its place");
/// assert_eq!(place.line_column(), (2, 5)); // counted from 1, columns in characters
/// assert_eq!(place.source.line_column(place.span.end), (2, 15));
/// assert_eq!((wrong.path.as_str(), wrong.code.as_str()), ("日期", "value.date.calendar"));
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Stable code, such as `yaml.key.unknown`.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands, if it came from a text.
    pub place: Option<Place>,
    /// The field as the clerk wrote it, such as `座谈会[1].主持人`; lists count from 0; empty for the whole file.
    pub path: String,
    /// The same field by its English keys, such as `forums[1].moderator`; lists count from 0.
    pub field: String,
    /// What was found and what was expected.
    pub message: Bilingual,
    /// What to do.
    pub hint: Bilingual,
}

impl Problem {
    /// One line in the wanted language: `visit.yaml:3:5: 错误 日期：…`.
    pub fn line(&self, lang: Lang) -> String {
        let mut out = String::new();
        if let Some(place) = &self.place {
            out.push_str(&place.to_string());
            if let Some(words) = place.words() {
                let zh = lang == Lang::Zh;
                let (open, close) = if zh { ("（", "）") } else { (" (", ")") };
                out.push_str(&format!("{open}{}{close}", words.get(lang)));
            }
            out.push_str(": ");
        }
        out.push_str(self.severity.word().get(lang));
        let colon = if lang == Lang::Zh { "：" } else { ": " };
        if !self.path.is_empty() {
            let path = if lang == Lang::Zh { counted(&self.path) } else { self.path.clone() };
            out.push_str(&format!(" {}", sentence::name(&path)));
        }
        out.push_str(colon);
        out.push_str(&sentence::shown(self.message.get(lang)));
        out
    }

    /// The line, the source text with a caret, and the remedy.
    pub fn report(&self, lang: Lang) -> String {
        let mut out = self.line(lang);
        if let Some(place) = &self.place {
            out.push_str(&snippet::draw(place));
        }
        if !self.hint.zh.is_empty() {
            let word = if lang == Lang::Zh { "怎么办：" } else { "help: " };
            out.push_str(&format!("\n  {word}{} [{}]", sentence::shown(self.hint.get(lang)), self.code));
        }
        out
    }
}

/// A path as a clerk counts: 行程[0].日期 → 行程第1项 › 日期.
pub(crate) fn counted(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 16);
    let mut rest = path;
    while let Some(at) = rest.find(['.', '[']) {
        out.push_str(&rest[..at]);
        let number = rest[at..].strip_prefix('[').and_then(|after| after.split_once(']'));
        match number.and_then(|(number, after)| Some((number.parse::<usize>().ok()?, after))) {
            Some((number, after)) => {
                out.push_str(&format!("第{}项", number + 1));
                rest = after;
            }
            None => {
                out.push_str(if rest[at..].starts_with('.') { " › " } else { "[" });
                rest = &rest[at + 1..];
            }
        }
    }
    out + rest
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&if f.alternate() { self.report(Lang::Zh) } else { self.line(Lang::Zh) })
    }
}

/// Every problem of one run, in file order.
///
/// Of a hopeless file only the first are listed (see `Limits::problems`); the others
/// are counted as far as they were looked for: each family of rules stops once the list would be full.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    omitted: [usize; 3],
}

impl Problems {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, mut problem: Problem) {
        sentence::keep(&mut problem.path);
        self.listed.push(problem);
    }

    /// Adds all of another run.
    pub fn append(&mut self, others: Problems) {
        self.listed.extend(others.listed);
        for (mine, other) in self.omitted.iter_mut().zip(others.omitted) {
            *mine += other;
        }
    }

    /// Counts a problem without listing it.
    pub(crate) fn omit(&mut self, severity: Severity, count: usize) {
        self.omitted[severity as usize] += count;
    }

    /// Keeps at most `most` in the list, errors before blanks before warnings; the others
    /// are counted as far as they were looked for: each family of rules stops once the list would be full.
    pub(crate) fn limit(&mut self, most: usize) {
        if self.listed.len() <= most {
            return;
        }
        self.listed.sort_by_key(|problem| problem.severity);
        for problem in self.listed.drain(most..) {
            self.omitted[problem.severity as usize] += 1;
        }
    }

    /// Takes the places away, of problems in a text that nobody wrote.
    pub(crate) fn unplace(&mut self) {
        self.listed.iter_mut().for_each(|problem| problem.place = None);
    }

    /// Names each field by its English keys.
    pub(crate) fn name_fields(&mut self, english: impl Fn(&str) -> String) {
        self.listed.iter_mut().for_each(|problem| problem.field = english(&problem.path));
    }

    /// How many of one severity there are, listed or not.
    pub fn count(&self, severity: Severity) -> usize {
        let listed = self.iter().filter(|problem| problem.severity == severity).count();
        listed + self.omitted[severity as usize]
    }

    /// How many there are beyond those listed, at least.
    pub fn omitted(&self) -> usize {
        self.omitted.iter().sum()
    }

    /// Puts them in file order: by file and sheet as given, then place, then severity; those without a place first.
    pub fn sort(&mut self) {
        let mut files: Vec<(String, Option<String>)> = Vec::new();
        let is = |known: &(String, Option<String>), at: &Place| {
            known.0 == at.source.name() && known.1.as_deref() == at.source.sheet()
        };
        for place in self.listed.iter().filter_map(|p| p.place.as_ref()) {
            if !files.iter().any(|known| is(known, place)) {
                files.push((place.source.name().to_owned(), place.source.sheet().map(str::to_owned)));
            }
        }
        self.listed.sort_by_key(|p| {
            let place = p.place.as_ref();
            let file = place.map(|at| files.iter().position(|known| is(known, at)));
            (file, place.map(|at| at.span), p.severity)
        });
    }

    /// The problems, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.listed.iter()
    }

    /// How many are listed.
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty() && self.omitted() == 0
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether any is a blank.
    pub fn has_blanks(&self) -> bool {
        self.count(Severity::Blank) > 0
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.listed.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        let mut all = Self::new();
        all.extend(problems);
        all
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.iter().enumerate() {
            if n > 0 {
                f.write_str(if f.alternate() { "\n\n" } else { "\n" })?;
            }
            problem.fmt(f)?;
        }
        match self.omitted() {
            0 => Ok(()),
            more => write!(f, "\n至少另有 {more} 处问题没有列出"),
        }
    }
}
