//! Legacy texts whose facts were blanked out: where the blanks are and what each hides.
//!
//! Such a text reads `xxxx年开始，我县选派xx名校长到__挂职`. [`scan`] finds its blanks, tells by the words beside each
//! what it hides, and which of them stand for one real thing. What the words do not settle is
//! [`BlankKind::Unknown`]: nothing is guessed.
//!
//! Blanks are written `x` `×` `*` `_` 某 `○` `□`, one or more, half or full width, `x.x`, with spaces between the signs,
//! or as parentheses with spaces inside. Of a half-masked year `20__` the blank is what is masked, of the kind
//! `year_tail`. Letters of words, addresses, names of files, products of numbers, 某些, 《X档案》, emphasis, rules,
//! bullets and boxes to tick are no blanks.
//!
//! [`bind`] holds a file of [`Values`] against the blanks, [`fill`] puts them in their places, [`leftovers`] looks through
//! what is finished.

mod admit;
mod bind;
mod clean;
mod convert;
mod day;
mod decoy;
mod entity;
mod figure;
mod fill;
mod kind;
mod leftover;
mod lexicon;
mod manuscript;
mod name;
mod number;
mod page;
mod place;
mod relation;
mod remark;
mod resolve;
mod setting;
mod tell;
mod token;
mod values;
mod view;

use crate::problem::Problems;
use crate::source::{Source, Span};
use crate::value::Approx;
pub use bind::{Bound, Facts, Replacement, bind, bind_draft};
pub use clean::{Cleaned, Cut, clean};
pub use convert::{Converted, convert};
pub use fill::{Filled, fill, fill_draft};
pub use kind::BlankKind;
pub use leftover::{Leftover, leftovers};
pub(crate) use leftover::{is_doubtful, problem_of as leftover_problem};
pub use manuscript::Manuscript;
use resolve::Reading;
use token::Token;
pub use values::Values;
use view::View;

/// One blank of a text: where it stands, what it hides and what it has to agree with.
///
/// `offset`, `length` and `column` count Unicode scalar values, `line` and `column` from 1; a byte order mark at the
/// beginning counts for nothing. All places are those of the text as it was given, noise included.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Blank {
    /// Its name in the text: `b1`, `b2`, … in order.
    pub id: String,
    /// The signs as written, without noise between them: `xx`, `__`, `（  ）`.
    pub token: String,
    /// Its bytes.
    pub span: Span,
    /// The line it stands in.
    pub line: usize,
    /// Its first character in that line.
    pub column: usize,
    /// Characters of the text before it.
    pub offset: usize,
    /// Characters it covers.
    pub length: usize,
    /// What it hides.
    pub kind: BlankKind,
    /// The classifier, unit, ending of a place, office or end of a name printed beside it, in simplified
    /// characters: 名 of `xx名`, 万元 of `xx多万元`, 区 of `__区`; empty if there is none.
    pub unit: String,
    /// The approximation word beside it: 余 and 多 are [`Approx::More`], 近 is [`Approx::Nearly`].
    pub approx: Approx,
    /// What it stands for: blanks with the same entity take one value. Its own `id` if it stands alone.
    pub entity: String,
    /// The words around it in its line, the blank in the middle: 特别是__区教育局局长.
    pub context: String,
    /// Whether the words beside it settle kind and entity.
    pub certain: bool,
    /// The name of a leader of the state, left out on purpose: it is told, and never filled in.
    pub withheld: bool,
}

/// The blanks of one text, in order, with what else was found.
#[derive(Debug, Clone)]
pub struct Blanks {
    source: Source,
    listed: Vec<Blank>,
    remarks: Problems,
}

impl Blanks {
    /// The text they stand in.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The blanks, in the order of the text.
    pub fn iter(&self) -> std::slice::Iter<'_, Blank> {
        self.listed.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// What else is worth a look: noise that was read over, doubled words, names and numbers left unmasked beside
    /// masked ones, names of leaders.
    pub fn remarks(&self) -> &Problems {
        &self.remarks
    }

    /// What a value is needed for: the first blank of each entity, in the order of the text; leaders left out.
    ///
    /// # Examples
    /// ```
    /// let source = jianbao::Source::new("a.txt", "__区支援__县，__县感谢__区。");
    /// let blanks = jianbao::scan(&source);
    /// let wanted: Vec<&str> = blanks.wanted().map(|blank| blank.entity.as_str()).collect();
    /// assert_eq!(wanted, ["区", "县"]);
    /// ```
    pub fn wanted(&self) -> impl Iterator<Item = &Blank> {
        let mut seen = std::collections::HashSet::new();
        self.iter().filter(move |blank| !blank.withheld && seen.insert(blank.entity.as_str()))
    }
}

impl<'a> IntoIterator for &'a Blanks {
    type Item = &'a Blank;
    type IntoIter = std::slice::Iter<'a, Blank>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Places of one text that are read: far more than a person fills in, and few enough to be listed with their words.
const MOST: usize = 20_000;

/// Finds the blanks of a text, such as `xxxx年__县选派xx名教师`, and tells what each hides.
///
/// Takes any text, in time that grows with its length only. What the words beside a blank do not settle is
/// `unknown` or not `certain`; `entity` joins the blanks that stand for one thing. The first 20,000 places that look like
/// blanks are read; if there are more, a remark says so ([`Code::BlankMany`](crate::Code::BlankMany)), and [`leftovers`]
/// finds them in what is filled.
///
/// # Examples
/// ```
/// use jianbao::{BlankKind, Source, scan};
/// let blanks = scan(&Source::new("总结.txt", "xxxx年__县选派xx名教师，参训近xxxx人次。"));
/// let kinds: Vec<BlankKind> = blanks.iter().map(|blank| blank.kind).collect();
/// assert_eq!(kinds, [BlankKind::Year, BlankKind::Place, BlankKind::Count, BlankKind::ApproxCount]);
/// assert_eq!(blanks.iter().nth(1).unwrap().offset, 5);
/// ```
pub fn scan(source: &Source) -> Blanks {
    let cleaned = clean(source.text());
    let text = cleaned.text();
    let mut tokens = token::tokens(text);
    let beyond = tokens.get(MOST).map(|token| token.span.clone());
    tokens.truncate(MOST);
    let view = View::new(text, &tokens);
    let mut found: Vec<(Token, usize, Reading)> = Vec::with_capacity(tokens.len());
    for (token, at) in tokens.into_iter().zip(view.places.iter().copied()) {
        if let Some(reading) = resolve::resolve(&view, &token, at) {
            found.push((token, at, reading));
        }
    }
    resolve::follow(&view, &mut found);
    let mut decoys = decoy::decoys(text, &found).into_iter();
    found.retain(|(_, _, reading)| !decoys.next().unwrap_or(false) && !reading.faint);
    let entities = entity::entities(&view, &mut found);
    let listed = list(source, &cleaned, &found, entities);
    let remarks = remark::remarks(source, &cleaned, &view, &found, beyond);
    Blanks { source: source.clone(), listed, remarks }
}

/// Counts lines and characters up to each place, once through the text.
struct Counter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
    offset: usize,
}

impl Counter<'_> {
    fn go(&mut self, to: usize) {
        for c in self.text[self.at..to.max(self.at)].chars() {
            match c {
                '\n' => {
                    self.line += 1;
                    self.column = 0;
                }
                _ => self.column += 1,
            }
            self.offset += 1;
        }
        self.at = to.max(self.at);
    }
}

/// Gives each finding its name and place.
fn list(
    source: &Source,
    cleaned: &Cleaned<'_>,
    found: &[(Token, usize, Reading)],
    entities: Vec<Option<String>>,
) -> Vec<Blank> {
    let at = if source.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut counter = Counter { text: source.text(), at, line: 1, column: 0, offset: 0 };
    let mut out = Vec::with_capacity(found.len());
    for (index, ((token, _, reading), entity)) in found.iter().zip(entities).enumerate() {
        let span = Span::new(cleaned.original(token.span.start), cleaned.original_end(token.span.end));
        counter.go(span.start);
        let (line, column, offset) = (counter.line, counter.column + 1, counter.offset);
        counter.go(span.end);
        let id = format!("b{}", index + 1);
        out.push(Blank {
            token: cleaned.text()[token.span.clone()].to_owned(),
            span,
            line,
            column,
            offset,
            length: counter.offset - offset,
            kind: reading.kind,
            unit: reading.unit.clone(),
            approx: reading.approx,
            entity: entity.unwrap_or_else(|| id.clone()),
            id,
            context: context(cleaned.text(), token),
            certain: reading.certain && reading.kind != BlankKind::Unknown,
            withheld: reading.withheld,
        });
    }
    out
}

/// Characters of a context on either side.
const AROUND: usize = 12;

/// A blank with the words around it in its line.
fn context(text: &str, token: &Token) -> String {
    let same = |c: &char| *c != '\n' && *c != '\r';
    let before = text[..token.span.start].chars().rev().take(AROUND).take_while(same);
    let after = text[token.span.end..].chars().take(AROUND).take_while(same);
    let start = token.span.start - before.map(char::len_utf8).sum::<usize>();
    let end = token.span.end + after.map(char::len_utf8).sum::<usize>();
    text[start..end].trim().to_owned()
}
