//! What is said of values that do not fit: each problem names the place in the file of values and in the text.

use std::collections::HashSet;

use super::Blank;
use super::bind::{Binder, State};
use super::values::{Given, weighed};
use crate::problem::{Bilingual, Code, Fault, Lang, Place, Problem, Severity, say, visible};
use crate::source::Span;
use crate::yaml::{nearest, problem};

impl Binder<'_> {
    /// The text must be the one that was scanned: ids count its blanks.
    pub(super) fn count(&mut self) {
        let Some((said, span)) = self.values.count else { return };
        let (found, name) = (self.blanks.len(), visible(self.blanks.source().name()));
        if said != found {
            self.problems.push(problem(
                &self.values.source,
                span,
                Code::ValuesCount,
                say!(
                    "取值文件是按{said}处空写的，{name} 里现在有{found}处，编号会对不上",
                    "these values were written for {said} blanks, {name} has {found}: ids no longer agree"
                ),
                say!(
                    "用 clerk scan {name} -o 重新写一份取值文件，把已填的值抄过去",
                    "write the file anew with `clerk scan {name} -o` and copy the values"
                ),
            ));
        }
    }

    pub(super) fn twice(&mut self, given: &Given, first: usize) {
        let line = self.values.source.line_column(self.values.entries[first].key_span.start).0;
        let places = self.places(|blank| is_for(given, blank));
        self.note(
            Code::EntryTwice,
            given.key_span,
            &given.key,
            say!(
                "“{}”在第 {line} 行已经写过（{}）",
                "`{}` was given on line {line} already ({})",
                given.key,
                places.get(Lang::Zh)
            ),
            say!("两处留一处", "keep one of the two"),
        );
    }

    pub(super) fn unknown(&mut self, given: &Given) {
        let name = visible(self.blanks.source().name());
        let known = self.blanks.iter().flat_map(|blank| [blank.entity.as_str(), blank.id.as_str()]);
        let (typed, total) = (visible(&given.key), self.blanks.len());
        // b8 is no slip of the pen for b9.
        let counted =
            given.key.strip_prefix('b').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
        let hint = match nearest(&given.key, known).filter(|_| !counted) {
            Some(near) => {
                let at = self.blanks.iter().find(|blank| blank.entity == near || blank.id == near);
                let at = at.map(|blank| format!("{}:{}", blank.line, blank.column)).unwrap_or_default();
                say!("是不是“{near}”（{name}:{at}）？", "did you mean `{near}` ({name}:{at})?")
            }
            None => say!(
                "编号见 clerk scan {name}（共{total}处空）；多余就删去这一行",
                "see `clerk scan {name}` ({total} blanks), or remove this line"
            ),
        };
        let message = say!("{name} 里没有编号“{typed}”的空", "{name} has no blank `{typed}`");
        self.note(Code::EntryUnknown, given.key_span, &given.key, message, hint);
    }

    pub(super) fn divided(&mut self, own: usize, whole: usize, blank: &Blank) {
        let (own, whole) = (&self.values.entries[own], &self.values.entries[whole]);
        let line = self.values.source.line_column(whole.key_span.start).0;
        let place = self.place(blank);
        self.note(
            Code::EntryTwice,
            own.span,
            &own.key,
            say!(
                "“{}”和第 {line} 行的“{}”是同一个（{place}），值却不一样",
                "`{}` and `{}` of line {line} are one thing ({place}), with two values",
                own.key,
                whole.key
            ),
            say!("两处留一处", "keep one of the two"),
        );
    }

    pub(super) fn leader(&mut self, given: &Given, leader: usize) {
        let place = self.place(&self.blanks.listed[leader]);
        self.note(
            Code::BlankLeader,
            given.span,
            &given.key,
            say!(
                "{place} 隐去的是党和国家领导人的姓名，不能由程序填写",
                "{place} hides the name of a leader of the state, which is never filled in"
            ),
            say!(
                "删去这一行；照原文核对后在文中写全",
                "remove this line; complete the text by hand, from its source"
            ),
        );
    }

    /// Blanks for which there is no value: the place is in the text, the file of values is named.
    pub(super) fn missing(&mut self) {
        let mut told: HashSet<&str> = HashSet::new();
        for (place, blank) in self.blanks.iter().enumerate() {
            let entry = match self.states[place] {
                State::Missing => None,
                State::Open(index) => self.values.entries.get(index),
                _ => continue,
            };
            if !told.insert(&blank.entity) {
                continue;
            }
            let problem = if blank.withheld { self.withheld(blank) } else { self.open(blank, entry) };
            self.problems.push(problem);
        }
    }

    pub(super) fn open(&self, blank: &Blank, entry: Option<&Given>) -> Problem {
        let file = visible(self.values.source.name());
        let (kind, name) = (blank.kind.word(), &blank.entity);
        // What a blank hides that the words beside it do not tell has no name of its own.
        let unknown = blank.kind == super::BlankKind::Unknown;
        let (zh, en) =
            if unknown { ("这一处", "blank".to_owned()) } else { (kind.zh, kind.en.replace('_', " ")) };
        let message = match entry {
            Some(given) => {
                let (line, column) = self.values.source.line_column(given.span.start);
                let key = &given.key;
                say!(
                    "{zh}还没有填（{file}:{line}:{column} 的“{key}”）",
                    "this {en} is not known yet (`{key}` in {file}:{line}:{column})"
                )
            }
            None => {
                say!("{zh}没有值（{file} 里没有“{name}”）", "this {en} has no value ({file} has no `{name}`)")
            }
        };
        let hint = match self.values.fielded {
            true => say!("在 {file} 里“{name}”下面的“值”写上", "write the `value` below `{name}` in {file}"),
            false => say!("在 {file} 里写“{name}: …”", "write `{name}: …` in {file}"),
        };
        weighed(Severity::Blank, self.in_text(blank, Code::EntryMissing, message, hint))
    }

    pub(super) fn withheld(&self, blank: &Blank) -> Problem {
        let message = say!(
            "这里隐去的是党和国家领导人的姓名，不填写",
            "the name of a leader of the state is left out here and never filled in"
        );
        let hint = say!("照原文核对后在文中写全，再生成", "complete the text by hand, from its source");
        weighed(Severity::Blank, self.in_text(blank, Code::BlankLeader, message, hint))
    }

    pub(super) fn in_text(&self, blank: &Blank, code: Code, message: Bilingual, hint: Bilingual) -> Problem {
        let mut found = problem(self.blanks.source(), blank.span, code, message, hint);
        found.path.clone_from(&blank.entity);
        found
    }

    /// A blank's place in the text, as messages name it: 总结.txt:3:5.
    pub(super) fn place(&self, blank: &Blank) -> String {
        format!("{}:{}:{}", visible(self.blanks.source().name()), blank.line, blank.column)
    }

    pub(super) fn places(&self, wanted: impl Fn(&Blank) -> bool) -> Bilingual {
        let all: Vec<&Blank> = self.blanks.iter().filter(|blank| wanted(blank)).collect();
        match all.first() {
            Some(first) if all.len() > 1 => {
                let (at, count) = (self.place(first), all.len());
                say!("{at} 等{count}处", "{at} and others, {count} in all")
            }
            Some(first) => say!("{}", "{}", self.place(first)),
            None => say!("文中没有", "nowhere in the text"),
        }
    }

    /// A fault of one entry, with the place in the text it was meant for.
    pub(super) fn fault(&mut self, given: &Given, blank: Option<usize>, fault: Fault) {
        let message = match blank.map(|place| &self.blanks.listed[place]) {
            Some(blank) => self.with_place(blank, &fault.message),
            None => fault.message,
        };
        self.note(fault.code, given.span, &given.key, message, fault.hint);
    }

    pub(super) fn with_place(&self, blank: &Blank, message: &Bilingual) -> Bilingual {
        let (place, context) = (self.place(blank), visible(&blank.context));
        let (zh, en) = (&message.zh, &message.en);
        say!("{zh}（填在 {place}：{context}）", "{en} (for {place}: {context})")
    }

    pub(super) fn remark(&mut self, code: Code, given: &Given, place: usize, message: &Bilingual) {
        let message = self.with_place(&self.blanks.listed[place], message);
        let hint = say!("核对一下；不用改也能生成", "make sure that it is right; nothing is held back");
        let mut found = problem(&self.values.source, given.span, code, message, hint);
        found.path.clone_from(&given.key);
        self.problems.push(weighed(Severity::Warning, found));
    }

    pub(super) fn note(&mut self, code: Code, span: Span, key: &str, message: Bilingual, hint: Bilingual) {
        let mut found = problem(&self.values.source, span, code, message, hint);
        key.clone_into(&mut found.path);
        self.problems.push(found);
    }

    /// Notes something of the entry that fills a blank, if it came from one.
    pub(super) fn about(
        &mut self,
        severity: Severity,
        code: Code,
        blank: usize,
        said: (Bilingual, Bilingual),
    ) {
        let State::Told(entry, _) = self.states[blank] else { return };
        let given = &self.values.entries[entry];
        let message = self.with_place(&self.blanks.listed[blank], &said.0);
        self.problems.push(Problem {
            code,
            severity,
            place: Some(Place { source: self.values.source.clone(), span: given.span }),
            path: given.key.clone(),
            field: String::new(),
            message,
            hint: said.1,
        });
    }
}

/// Whether an entry names a blank, alone or with others.
fn is_for(given: &Given, blank: &Blank) -> bool {
    given.key == blank.entity || given.key == blank.id
}
