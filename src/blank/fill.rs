//! A text with its blanks filled: as text, and as a document for the writers.

use super::bind::{Bound, Facts, bind, bind_draft};
use super::leftover::{leftovers, problem_of};
use super::page;
use super::values::Values;
use super::{Blanks, scan};
use crate::document::{Document, Meta};
use crate::error::{Error, ErrorKind};
use crate::markup;
use crate::problem::{Code, Problems};
use crate::source::Source;

/// A text whose blanks are filled.
#[derive(Debug, Clone)]
pub struct Filled {
    text: String,
    markdown: bool,
    remarks: Problems,
    open: usize,
}

impl Filled {
    /// A text made of what is bound, and the words in it that are meant.
    pub(super) fn made(text: String, markdown: bool, bound: Bound) -> (Self, Vec<String>) {
        let open = bound.replacements().iter().filter(|one| one.open).count();
        let mut meant = bound.keep;
        meant.extend(bound.meant);
        (Self { text, markdown, remarks: bound.remarks, open }, meant)
    }

    /// Adds what else is worth a look in the text: names left where others were masked, doubled words.
    fn remark(&mut self, blanks: &Blanks) {
        let others = blanks.remarks().iter().filter(|problem| problem.code != Code::BlankLeader);
        self.remarks.extend(others.cloned());
        self.remarks.sort();
    }

    /// The text: every byte outside the blanks is as it was.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Warnings, and in a draft what is still open.
    pub fn remarks(&self) -> &Problems {
        &self.remarks
    }

    /// Whether every blank is filled.
    pub fn is_complete(&self) -> bool {
        self.open == 0 && !self.remarks.has_blanks()
    }

    /// The text as a document: Markdown is read as such; of plain text each line is a paragraph, the first one the
    /// title, and lines such as `一、校长队伍` or `（一）挂职锻炼` are headings.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Source, Values, fill};
    /// let text = Source::new("a.txt", "工作总结\n一、培训\n参训xx名。\n");
    /// let values = Values::read(&Source::new("v.yaml", "values: {b1: 12}"));
    /// let document = fill(&text, &values, None)?.document();
    /// assert_eq!((document.title().as_str(), document.blocks.len()), ("工作总结", 3));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn document(&self) -> Document {
        document(&self.text, self.markdown)
    }
}

/// The document of a finished text.
pub(crate) fn document(text: &str, markdown: bool) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let blocks = if markdown { markup::read(text) } else { page::read(text) };
    let mut document = Document { meta: Meta::default(), official: None, blocks };
    document.meta.title = document.title();
    document
}

/// Whether a text is Markdown, by the ending of its name.
pub(crate) fn is_markdown(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

/// Fills every blank of a text: `选派xx名教师` with `b1: 12` becomes `选派12名教师`.
///
/// Every other byte stays, line ends and spaces included. In Markdown (by the ending of the name) signs of values that
/// would be markup are escaped.
///
/// # Errors
/// As [`bind`]; and the finished text must hold no [`leftovers`].
///
/// # Examples
/// ```
/// use jianbao::{Source, Values, fill};
/// let text = Source::new("a.txt", "选派xx名教师。\r\n");
/// let values = Values::read(&Source::new("v.yaml", "values: {b1: 12}"));
/// assert_eq!(fill(&text, &values, None)?.text(), "选派12名教师。\r\n");
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn fill(text: &Source, values: &Values, facts: Option<&dyn Facts>) -> Result<Filled, Error> {
    let blanks = scan(text);
    let (mut filled, meant) = put(text, bind(&blanks, values, facts)?);
    filled.remark(&blanks);
    finished((filled, meant), &[])
}

/// A filled text in which nothing is left over, words that are meant apart.
pub(super) fn finished((filled, meant): (Filled, Vec<String>), more: &[String]) -> Result<Filled, Error> {
    let left = leftovers(&filled.text);
    let kept = |word: &str| meant.iter().chain(more).any(|kept| kept.contains(word));
    let source = Source::new("成稿", filled.text.as_str());
    let problems: Problems =
        left.iter().filter(|left| !kept(&left.word)).map(|left| problem_of(&source, left)).collect();
    if problems.is_empty() { Ok(filled) } else { Err(ErrorKind::Data(problems).into()) }
}

/// Fills what is known, as a draft: what is not becomes `【待填：年份】`, highlighted by the writers.
///
/// # Errors
/// As [`bind_draft`]: a value that does not fit is refused in drafts too.
pub fn fill_draft(text: &Source, values: &Values, facts: Option<&dyn Facts>) -> Result<Filled, Error> {
    let blanks = scan(text);
    let (mut filled, _) = put(text, bind_draft(&blanks, values, facts)?);
    filled.remark(&blanks);
    Ok(filled)
}

/// Puts the values in their places; gives the words that are meant besides.
fn put(source: &Source, bound: Bound) -> (Filled, Vec<String>) {
    let markdown = is_markdown(source.name());
    let text = source.text();
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for one in bound.replacements() {
        out.push_str(&text[from..one.span.start]);
        if markdown && !one.open {
            plain(&one.text, &mut out);
        } else {
            out.push_str(&one.text);
        }
        from = one.span.end;
    }
    out.push_str(&text[from..]);
    Filled::made(out, markdown, bound)
}

/// Appends a value so that Markdown shows it as typed: signs that may be markup get a backslash.
///
/// Less than [`markup::escape`] does, whose result only this crate reads: these files are read by people too.
pub(super) fn plain(value: &str, out: &mut String) {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in value.char_indices() {
        let always =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!');
        let first =
            at == 0 && matches!(c, '-' | '+' | '=') || digits > 0 && at == digits && matches!(c, '.' | ')');
        if always || first && value.len() > 1 && !value[at + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            out.push('\\');
        }
        out.push(c);
    }
}
