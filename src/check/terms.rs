//! Terms that do not fit the time told of: an editable table with dates.

use std::sync::LazyLock;

use super::inside;
use crate::error::{Error, ErrorKind};
use crate::fact::Fact;
use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity, say};
use crate::record::{Claim, Claims};
use crate::source::Source;
use crate::value::{Date, Text};
use crate::yaml::{Fields, Limits, Node, Part, Reader, key, parse, texts};

/// The table of terms: what is no longer said of events from a day on, and what is said instead.
///
/// # Examples
/// ```
/// use jianbao::{Source, Terms};
/// let table = Source::new("terms.yaml", "用语:\n- 旧: 贫困县\n  新: 脱贫县\n  起: 2021-03-01\n");
/// assert!(Terms::read(&table).is_ok());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Terms {
    rows: Vec<Term>,
}

#[derive(Debug, Clone, Default)]
struct Term {
    old: Fact<Text>,
    new: Fact<Text>,
    since: Fact<Date>,
}

impl Part for Term {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            old: fields.required(key("old", "旧")),
            new: fields.required(key("new", "新")),
            since: fields.optional(key("since", "起")),
        }
    }
}

impl Part for Terms {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self { rows: fields.parts(key("terms", "用语")) }
    }
}

impl Terms {
    /// The table shipped with the crate, `templates/wording/terms.yaml`.
    pub fn built_in() -> &'static Terms {
        static TERMS: LazyLock<Terms> = LazyLock::new(|| {
            let text = include_str!("../../templates/wording/terms.yaml");
            Terms::read(&Source::new("terms.yaml", text)).unwrap_or_default()
        });
        &TERMS
    }

    /// Reads a table of one's own, which replaces the one shipped.
    ///
    /// One key `用语` (`terms`) with a list; each row has `旧` (`old`), `新` (`new`) and, if the old term was right
    /// once, `起` (`since`): the day from which on events are told in the new one.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] with every fault of the table, located.
    pub fn read(source: &Source) -> Result<Terms, Error> {
        let limits = Limits::default();
        let (node, found) = parse(source, &limits);
        let mut problems: Problems = found.into_iter().collect();
        let mut reader = Reader::new(source.clone(), limits.problems);
        let terms = node
            .as_ref()
            .map(|node| reader.part::<Terms>(node, Bilingual::new("用语", "terms")))
            .unwrap_or_default();
        problems.append(reader.into_problems());
        if problems.is_empty() { Ok(terms) } else { Err(ErrorKind::Data(problems).into()) }
    }
}

/// Old terms in any text of a record whose event lies in the new time; titles of documents keep their words.
pub(super) fn check(
    claims: &Claims<'_>,
    node: &Node,
    source: &Source,
    terms: &Terms,
    most: usize,
) -> Vec<Problem> {
    let day = claims.iter().find_map(|claim| match claim {
        Claim::Event(first) => Some(*first),
        Claim::Recent(published) => Some(**published),
        _ => None,
    });
    let valid = |term: &Term| term.since.known().is_none_or(|since| day.is_some_and(|day| day >= *since));
    let rows: Vec<Row<'_>> = terms.rows.iter().filter(|term| valid(term)).filter_map(Row::of).collect();
    let heads = rows.iter().fold(0, |heads, row| heads | head(row.head));
    let mut problems = Vec::new();
    texts(node, &mut |path, node, text| {
        let mut from = 0;
        while problems.len() < most
            && let Some((at, Row { old, new, .. })) = first(text, from, &rows, heads)
        {
            from = at + old.len();
            if in_title(text, at) {
                continue;
            }
            problems.push(Problem {
                code: Code::TermPeriod,
                severity: Severity::Warning,
                place: Some(Place { source: source.clone(), span: inside(node, source, text, at..from) }),
                path: path.to_string(),
                field: String::new(),
                message: say!("“{old}”是旧提法或误写", "`{old}` is out of date or misspelt"),
                hint: say!("改成“{new}”", "write `{new}`"),
            });
        }
    });
    problems
}

/// The first old term at or after `from`; of several at one place the one listed first.
///
/// One pass over the text, whatever the length of the table: `heads` has a bit for each term's first character.
fn first<'r>(text: &str, from: usize, rows: &[Row<'r>], heads: u64) -> Option<(usize, Row<'r>)> {
    text[from..].char_indices().filter(|(_, c)| heads & head(*c) != 0).find_map(|(at, c)| {
        let at = from + at;
        let row = rows.iter().find(|row| row.head == c && text[at..].starts_with(row.old))?;
        Some((at, *row))
    })
}

/// One term that is looked for.
#[derive(Clone, Copy)]
struct Row<'t> {
    /// The first character of the old one.
    head: char,
    old: &'t str,
    new: &'t str,
}

impl<'t> Row<'t> {
    fn of(term: &'t Term) -> Option<Self> {
        let (old, new) = (term.old.known()?.as_str(), term.new.known()?.as_str());
        Some(Self { head: old.chars().next()?, old, new })
    }
}

/// The bit of a first character; different characters may share one.
fn head(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}

/// Whether a place lies inside 《》: the title of a document keeps the words of its time.
fn in_title(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.rfind('《').is_some_and(|open| before.rfind('》').is_none_or(|close| close < open))
}
