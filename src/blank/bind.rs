//! Values held against blanks: which value goes where, and everything that is wrong with them, at once.

use std::collections::HashMap;

use super::Blanks;
use super::admit::{self, Admitted};
use super::lexicon as words;
use super::relation;
use super::setting::{Setting, folded};
use super::values::{Answer, Given, Values};
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, Code, Fault, Problems, say};
use crate::source::Span;
use crate::yaml::Limits;

/// Where the facts of validated records are looked up: a value `= 跟岗[1].总数` asks for `跟岗[1].总数`.
///
/// [`CheckedLedger`](crate::CheckedLedger) answers for the records of a ledger; a program may answer for its own.
pub trait Facts {
    /// The fact at a path, as people read it; nothing if it is known to be open (`xx`).
    ///
    /// # Errors
    /// There is no such fact; the fault says what to write instead.
    fn fact(&self, path: &str) -> Result<Option<String>, Fault>;
}

/// What is put in the place of one blank.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replacement {
    /// The blank, by its place in [`Blanks::iter`].
    pub blank: usize,
    /// The bytes of the text that go.
    pub span: Span,
    /// What comes: the value as it is printed there, or the mark of a draft, `【待填：年份】`.
    pub text: String,
    /// Whether it is such a mark.
    pub open: bool,
}

/// Every replacement of one text, in its order, with what else was noticed.
#[derive(Debug, Clone)]
pub struct Bound {
    pub(super) replacements: Vec<Replacement>,
    pub(super) remarks: Problems,
    pub(super) keep: Vec<String>,
    /// Values in quotes, which may hold what looks like a leftover.
    pub(super) meant: Vec<String>,
}

impl Bound {
    /// What goes and what comes, in the order of the text, none over another.
    pub fn replacements(&self) -> &[Replacement] {
        &self.replacements
    }

    /// Warnings, and in a draft what is still open.
    pub fn remarks(&self) -> &Problems {
        &self.remarks
    }

    /// Words of the text that the clerk says are meant: see [`leftovers`](super::leftovers).
    pub fn keep(&self) -> &[String] {
        &self.keep
    }

    /// Values in quotes and signs that stay, which may look like leftovers.
    pub(crate) fn meant(&self) -> &[String] {
        &self.meant
    }
}

/// Holds values against the blanks of a text: `xx名` takes `12`, `__区` takes 临川 and 临川区 alike.
///
/// Every value is read as what its blank hides, with the words beside the blank; values that depend on one another
/// (years in a row, 增至) are held against each other. `facts` answers for values that name fields of records.
///
/// # Errors
/// [`ErrorKind::Data`] with every problem: those of values stand in the file of values and name the place in the text,
/// those of blanks without value the other way round.
///
/// # Examples
/// ```
/// use jianbao::{Source, Values, bind, scan};
/// let blanks = scan(&Source::new("总结.txt", "xxxx年__区选派xx名教师到校"));
/// let values = Values::read(&Source::new("values.yaml", "values: {b1: 2021, 区: 临川区, b3: 两}"));
/// let bound = bind(&blanks, &values, None)?;
/// let texts: Vec<&str> = bound.replacements().iter().map(|one| one.text.as_str()).collect();
/// assert_eq!(texts, ["2021", "临川", "两"]);
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn bind(blanks: &Blanks, values: &Values, facts: Option<&dyn Facts>) -> Result<Bound, Error> {
    Binder::new(blanks, values, facts).run(false)
}

/// The same for a draft: what has no value yet becomes `【待填：年份】` and is told in [`Bound::remarks`].
///
/// # Errors
/// As [`bind`], blanks without value apart.
pub fn bind_draft(blanks: &Blanks, values: &Values, facts: Option<&dyn Facts>) -> Result<Bound, Error> {
    Binder::new(blanks, values, facts).run(true)
}

/// What is known of one blank by now.
#[derive(Debug, Clone, Default)]
pub(super) enum State {
    /// Nothing is given.
    #[default]
    Missing,
    /// Given as `xx`, by the entry of this number.
    Open(usize),
    /// A value that fits, by the entry of this number.
    Told(usize, Admitted),
    /// The signs stay.
    Kept,
    /// Refused already.
    Faulty,
}

pub(super) struct Binder<'a> {
    pub(super) blanks: &'a Blanks,
    pub(super) values: &'a Values,
    facts: Option<&'a dyn Facts>,
    pub(super) states: Vec<State>,
    pub(super) problems: Problems,
    /// The first blank of each name, entity or id.
    names: HashMap<&'a str, usize>,
    /// The ending printed behind some blank of an entity: 区, where one is `__区`.
    endings: HashMap<&'a str, &'a str>,
}

impl<'a> Binder<'a> {
    fn new(blanks: &'a Blanks, values: &'a Values, facts: Option<&'a dyn Facts>) -> Self {
        let problems = values.problems.iter().cloned().collect();
        let (mut names, mut endings) = (HashMap::new(), HashMap::new());
        for (place, blank) in blanks.iter().enumerate() {
            names.entry(blank.id.as_str()).or_insert(place);
            names.entry(blank.entity.as_str()).or_insert(place);
            if is_ending(&blank.unit) {
                endings.entry(blank.entity.as_str()).or_insert(blank.unit.as_str());
            }
        }
        Self { blanks, values, facts, states: vec![State::Missing; blanks.len()], problems, names, endings }
    }

    fn run(mut self, draft: bool) -> Result<Bound, Error> {
        self.count();
        let mut own: Vec<Vec<usize>> = vec![Vec::new(); self.values.entries.len()];
        for (blank, entry) in self.choose().into_iter().enumerate() {
            if let Some(list) = entry.and_then(|entry| own.get_mut(entry)) {
                list.push(blank);
            }
        }
        for ((index, given), own) in self.values.entries.iter().enumerate().zip(&own) {
            self.give(index, given, own);
        }
        relation::check(&mut self);
        // Of a file that could not be read to its end it is not known what it lacks.
        if !self.values.problems.iter().any(|problem| problem.code == Code::YamlSyntax) {
            self.missing();
        }
        self.problems.limit(Limits::default().problems);
        self.problems.sort();
        let stop = self.problems.has_errors() || !draft && self.problems.has_blanks();
        if stop {
            return Err(ErrorKind::Data(self.problems).into());
        }
        let replacements = self.replacements();
        let meant = self.meant();
        Ok(Bound { replacements, remarks: self.problems, keep: self.values.keep.clone(), meant })
    }

    /// What the clerk wrote in quotes, and signs that stay.
    fn meant(&self) -> Vec<String> {
        let quoted = |given: &&Given| crate::yaml::is_meant(&self.values.source, given.span);
        let said = self.values.entries.iter().filter(quoted).filter_map(|given| match &given.answer {
            Answer::Said(text) => Some(text.clone()),
            _ => None,
        });
        let kept = self.states.iter().zip(&self.blanks.listed);
        let kept =
            kept.filter(|(state, _)| matches!(state, State::Kept)).map(|(_, blank)| blank.token.clone());
        said.chain(kept).collect()
    }

    fn replacements(&self) -> Vec<Replacement> {
        let one = |(blank, state): (usize, &State)| {
            let (text, open) = match state {
                State::Told(_, admitted) => (admitted.text.clone(), false),
                State::Kept | State::Faulty => return None,
                State::Missing | State::Open(_) if self.blanks.listed[blank].withheld => return None,
                State::Missing | State::Open(_) => (self.mark(blank), true),
            };
            Some(Replacement { blank, span: self.blanks.listed[blank].span, text, open })
        };
        self.states.iter().enumerate().filter_map(one).collect()
    }

    /// What a draft shows for a blank: 【待填：年份】.
    fn mark(&self, blank: usize) -> String {
        use crate::fact::{MARK_CLOSE, MARK_OPEN};
        format!("{MARK_OPEN}：{}{MARK_CLOSE}", self.blanks.listed[blank].kind.word().zh)
    }

    /// Which entry each blank takes its value from; names that are unknown or stand twice are told.
    fn choose(&mut self) -> Vec<Option<usize>> {
        let mut named: HashMap<&str, usize> = HashMap::new();
        let mut chosen = vec![None; self.blanks.len()];
        for (index, given) in self.values.entries.iter().enumerate() {
            if let Some(first) = named.get(given.key.as_str()) {
                self.twice(given, *first);
                continue;
            }
            named.insert(&given.key, index);
            if !self.names.contains_key(given.key.as_str()) {
                self.unknown(given);
            }
        }
        for (place, blank) in self.blanks.iter().enumerate() {
            let (whole, own) = (named.get(blank.entity.as_str()), named.get(blank.id.as_str()));
            chosen[place] = own.or(whole).copied();
            if let (Some(whole), Some(own)) = (whole, own)
                && whole != own
                && blank.certain
                && self.values.entries[*whole].answer != self.values.entries[*own].answer
            {
                self.divided(*own, *whole, blank);
            }
        }
        chosen
    }

    /// Takes one entry for the blanks it is for; one fault of it is enough.
    fn give(&mut self, index: usize, given: &Given, own: &[usize]) {
        if let Some(leader) = own.iter().find(|blank| self.blanks.listed[**blank].withheld) {
            self.leader(given, *leader);
            return own.iter().for_each(|blank| self.states[*blank] = State::Faulty);
        }
        let (text, recorded) = match &given.answer {
            Answer::Said(text) => (text.clone(), false),
            Answer::Field(path) => match self.fact(path) {
                Ok(Some(text)) => (text, true),
                Ok(None) => return self.set(own, &State::Open(index)),
                Err(fault) => {
                    self.fault(given, own.first().copied(), fault);
                    return self.set(own, &State::Faulty);
                }
            },
            Answer::Open => return self.set(own, &State::Open(index)),
            Answer::Kept(_) => return self.set(own, &State::Kept),
            Answer::Faulty => return self.set(own, &State::Faulty),
        };
        let meant = crate::yaml::is_meant(&self.values.source, given.span);
        if let Err(fault) = admit::characters(&text, meant) {
            self.fault(given, own.first().copied(), fault);
            return self.set(own, &State::Faulty);
        }
        let mut told: Vec<Bilingual> = Vec::new();
        for place in own {
            let blank = &self.blanks.listed[*place];
            let ending = self.endings.get(blank.entity.as_str()).copied().unwrap_or("");
            let setting = Setting::new(self.blanks.source().text(), blank.span, ending);
            match admit::admit(blank, &setting, text.trim(), recorded) {
                Ok(admitted) => {
                    for (code, message) in &admitted.remarks {
                        // Said once of an entry, however many places it fills.
                        if !recorded && !told.contains(message) {
                            told.push(message.clone());
                            self.remark(*code, given, *place, message);
                        }
                    }
                    self.states[*place] = State::Told(index, admitted);
                }
                Err(fault) => {
                    self.fault(given, Some(*place), fault);
                    return self.set(own, &State::Faulty);
                }
            }
        }
    }

    fn set(&mut self, own: &[usize], state: &State) {
        own.iter().for_each(|blank| self.states[*blank] = state.clone());
    }

    fn fact(&self, path: &str) -> Result<Option<String>, Fault> {
        let Some(facts) = self.facts else {
            return Err(Fault::new(
                Code::ValuesField,
                say!("“= {path}”要到台账里取，但没有给台账", "`= {path}` needs a ledger, and none is given"),
                say!("加上 --ledger 台账，或直接写出值", "add --ledger, or write the value itself"),
            ));
        };
        facts.fact(path)
    }
}

/// Whether a unit is the ending of a place, such as 区.
fn is_ending(unit: &str) -> bool {
    words::SUFFIXES.first(&folded(unit)).is_some_and(|(ending, _)| ending == unit)
}
