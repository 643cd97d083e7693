//! From the files of a ledger to papers and to the releases of its records.

use std::collections::HashMap;

use super::{Checked, Pipeline, guard};
use crate::check::{self, Subject, check};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::ledger::{self, Entry, Ledger, LedgerFile, Reading};
use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity, say, shown};
use crate::record::Kind;
use crate::report::{self, Composed, FigureSheet, Paper};
use crate::source::Span;
use crate::value::{Period, Perspective};
use crate::yaml::{Enclosure, FieldInfo, Node, NodeKind, english};

/// A ledger without errors, with what else was noticed.
///
/// Only [`Pipeline`] makes one, so that nothing unchecked is composed.
#[derive(Debug, Clone)]
pub struct CheckedLedger {
    ledger: Ledger,
    remarks: Problems,
    /// Texts that may hold what looks left over: they stand in quotes.
    meant: Vec<String>,
}

impl CheckedLedger {
    /// The ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Warnings and blanks, in file order.
    pub fn remarks(&self) -> &Problems {
        &self.remarks
    }

    /// Whether every fact is known: no `xx` is left.
    pub fn is_complete(&self) -> bool {
        !self.remarks.has_blanks()
    }

    /// The record of a name such as `visit[0]`, `visits[0]` or `调研[0]`; records of a kind count from 0.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] if there is none; the message says which there are.
    pub fn entry(&self, name: &str) -> Result<&Entry, Error> {
        let none = || ErrorKind::Data(Problems::from_iter([no_record(&self.ledger, name)])).into();
        self.ledger.entry(name).ok_or_else(none)
    }
}

impl Pipeline {
    /// Every problem of a ledger, over all its files: errors, blanks and warnings.
    pub fn check_ledger(&self, files: &[LedgerFile]) -> Problems {
        self.examine_ledger(files, &mut Vec::new()).1
    }

    /// Reads and checks the files of a ledger: YAML, CSV and, with the feature `excel`, workbooks.
    ///
    /// Files are taken in the order of their names; blanks and warnings travel on in [`CheckedLedger::remarks`].
    ///
    /// # Errors
    /// [`ErrorKind::Data`] with every problem of every file, if any of them is an error.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{LedgerFile, Paper, Pipeline};
    /// let text = "类型: 台账
    /// 协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}
    /// 时段: 2023年至2024年
    /// 培训:
    /// - {主办单位: 临川区教育局, 时间: 2023年, 总数: 40人}
    /// - {主办单位: 临川区教育局, 时间: 2024年, 总数: 60人}
    /// ";
    /// let pipeline = Pipeline::new()?;
    /// let ledger = pipeline.read_ledger(&[LedgerFile::new("台账.yaml", text)])?;
    /// let made = pipeline.paper(&ledger, Paper::named("summary").unwrap(), None)?;
    /// assert!(made.document.plain_text().contains("累计培训100人"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn read_ledger(&self, files: &[LedgerFile]) -> Result<CheckedLedger, Error> {
        let mut meant = Vec::new();
        match self.examine_ledger(files, &mut meant) {
            (Some(ledger), remarks) if !remarks.has_errors() => Ok(CheckedLedger { ledger, remarks, meant }),
            (_, problems) => Err(ErrorKind::Data(problems).into()),
        }
    }

    /// Words a final paper over the records of a period; over all of them if none is given.
    ///
    /// A record belongs to the period it begins in, so that papers of single years never tell one twice; a record
    /// that counts over several years (2021年至2024年, 2021年以来) is told only by a paper that covers them all. For a
    /// part of a year, a record that gives its time by the year or the month must lie wholly inside. Records outside
    /// the time of the ledger are never told. What is left out so is listed in [`Composed::remarks`].
    ///
    /// # Errors
    /// [`ErrorKind::Data`] with the blanks or [`leftovers`](crate::leftovers), if any is left; if no record lies in the period, or the head lacks what the
    /// paper begins with;
    /// [`ErrorKind::Template`] if a template of one's own fails on these data.
    pub fn paper(
        &self,
        checked: &CheckedLedger,
        paper: &Paper,
        period: Option<Period>,
    ) -> Result<Composed, Error> {
        if checked.is_complete() {
            let made = self.draft_paper(checked, paper, period)?;
            return Ok(Composed { document: guard::finished(made.document, &checked.meant)?, ..made });
        }
        let blanks = checked.remarks.iter().filter(|problem| problem.severity == Severity::Blank);
        Err(ErrorKind::Data(blanks.cloned().collect()).into())
    }

    /// Words a paper as a draft, with blanks shown as `【待填：…】`.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] if no record lies in the period, or the head lacks what the paper begins with;
    /// [`ErrorKind::Template`] if a template of one's own fails on these data.
    pub fn draft_paper(
        &self,
        checked: &CheckedLedger,
        paper: &Paper,
        period: Option<Period>,
    ) -> Result<Composed, Error> {
        if !report::tells(&checked.ledger, period) {
            return Err(ErrorKind::Data(Problems::from_iter([none_in(&checked.ledger, period)])).into());
        }
        if !checked.ledger.head().introduces(paper.name) {
            return Err(ErrorKind::Data(Problems::from_iter([headless(&checked.ledger, paper)])).into());
        }
        report::compose_paper(&self.templates, &checked.ledger, paper, period)
    }

    /// The press release of one record of a ledger, told from the ledger's side.
    ///
    /// Its remarks are those of the ledger that stand in this record. A record without 稿件 gives a release without
    /// byline, with its days in full. Donors that the ledger does without are blanks here.
    pub fn record_of(&self, checked: &CheckedLedger, entry: &Entry) -> Checked {
        let head = checked.ledger.head();
        let mut record = entry.record().clone();
        record.join(&head.partnership, head.perspective.clone());
        record.ask_donors();
        let (node, source) = entry.node();
        let own = |problem: &&Problem| {
            let place = problem.place.as_ref().filter(|place| place.source == *source);
            place.is_some_and(|place| node.span.start <= place.span.start && place.span.end <= node.span.end)
        };
        let asked = |mut problem: Problem| {
            if problem.code == Code::DonorMissing {
                problem.severity = Severity::Blank;
            }
            problem
        };
        let remarks = checked.remarks.iter().filter(own).cloned().map(asked).collect();
        Checked { record, remarks, meant: checked.meant.clone() }
    }

    /// Where the facts of a record's release come from; `document` is that release.
    pub fn figures_of(&self, entry: &Entry, record: &Checked, document: &Document) -> FigureSheet {
        report::trace(entry, record.record(), document)
    }

    fn examine_ledger(&self, files: &[LedgerFile], meant: &mut Vec<String>) -> (Option<Ledger>, Problems) {
        let most = self.limits.problems;
        let Reading { ledger, mut problems } = ledger::read(files, &self.limits);
        if let Some(ledger) = &ledger {
            let found = self.check_entries(ledger, &problems, meant);
            problems.extend(found);
            problems.extend(check::head(ledger, &self.terms, most));
            let (node, source) = ledger.head_node();
            // Records that stand in the same file were looked at as records.
            if let NodeKind::Map(entries) = &node.kind {
                let own = entries.iter().filter(|entry| ledger::kind_of(&entry.key).is_none());
                let head = Node { span: node.span, kind: NodeKind::Map(own.cloned().collect()) };
                problems.extend(guard::data(source, &head, meant));
            }
            problems.extend(check::across(ledger, most));
        }
        problems.limit(most);
        if !problems.is_empty() {
            let fields = ledger::fields();
            problems.name_fields(|path| english(&fields, path));
        }
        problems.sort();
        (ledger, problems)
    }

    /// Every rule that a record keeps by itself.
    fn check_entries(&self, ledger: &Ledger, failed: &Problems, meant: &mut Vec<String>) -> Vec<Problem> {
        let most = self.limits.problems;
        let neutral = !ledger.head().perspective.known().is_some_and(|side| *side != Perspective::Neutral);
        let mut described: HashMap<&'static str, Vec<FieldInfo>> = HashMap::new();
        let mut found = Vec::new();
        for entry in ledger.entries() {
            if found.len() >= most {
                break;
            }
            let kind = entry.record().kind();
            let fields = || match Kind::named(kind) {
                Some(known) => known.fields(),
                None => Vec::new(),
            };
            let fields = described.entry(kind).or_insert_with(fields);
            let (node, source) = entry.node();
            let subject = Subject {
                record: entry.record(),
                around: Enclosure::Ledger,
                neutral: Some(neutral),
                node,
                source,
                fields: &|| fields.clone(),
                failed,
            };
            let mut own = check(&subject, &self.terms, most);
            own.extend(guard::data(source, node, meant));
            for problem in &mut own {
                problem.path = entry.written(&problem.path);
            }
            found.extend(own);
        }
        found
    }
}

/// A problem of what was asked of a ledger: it stands in no file.
fn unasked(code: Code, message: Bilingual, hint: Bilingual) -> Problem {
    let (path, field) = (String::new(), String::new());
    Problem { code, severity: Severity::Error, place: None, path, field, message, hint }
}

/// The problem of asking for a record that a ledger does not have.
fn no_record(ledger: &Ledger, name: &str) -> Problem {
    let name = shown(name);
    let mut counts: Vec<(&Kind, usize)> = Vec::new();
    for entry in ledger.entries() {
        match counts.last_mut() {
            Some((kind, count)) if kind.name == entry.record().kind() => *count += 1,
            _ => counts.extend(Kind::named(entry.record().kind()).map(|kind| (kind, 1))),
        }
    }
    let told = |word: fn(&Kind) -> &'static str, between: &str| {
        let one = |(kind, count): &(&Kind, usize)| match count {
            1 => format!("{}[0]", word(kind)),
            count => format!("{0}[0]～{0}[{1}]", word(kind), count - 1),
        };
        counts.iter().map(one).collect::<Vec<_>>().join(between)
    };
    let (zh, en) = (told(|kind| kind.zh, "、"), told(|kind| kind.name, ", "));
    unasked(
        Code::LedgerRecord,
        say!("台账里没有“{name}”这条记录", "the ledger has no record `{name}`"),
        say!(
            "写种类和序号，从 0 数起；台账里有：{zh}",
            "give its kind and its number, counted from 0; there are: {en}"
        ),
    )
}

/// The problem of asking for a period without records.
fn none_in(ledger: &Ledger, period: Option<Period>) -> Problem {
    let whole = &ledger.head().period;
    let period = period.map_or_else(|| whole.to_string(), |period| period.to_string());
    unasked(
        Code::LedgerEmpty,
        say!("台账里没有{period}的记录", "the ledger holds no record of {period}"),
        say!(
            "写台账时段（{whole}）里的时间，并查一查各条记录写没写时间",
            "choose a time within that of the ledger ({whole}), and see that its records have theirs"
        ),
    )
}

/// The problem of a paper that cannot begin: the head says nothing of it.
fn headless(ledger: &Ledger, paper: &Paper) -> Problem {
    let (node, source) = ledger.head_node();
    let (zh, en) = (paper.zh, paper.name);
    let message = say!(
        "台账的开头没有写“{zh}”：名称、期号、编发单位、日期",
        "the head of the ledger says nothing under `{en}`: its series, issue, unit and date"
    );
    let hint = say!(
        "在台账的开头补上“{zh}”和它下面的各栏，写法见 clerk new 台账",
        "add `{en}` with its fields to the head; see clerk new ledger"
    );
    let span = Span::new(node.span.start, node.span.start);
    let place = Some(Place { source: source.clone(), span });
    Problem { place, ..unasked(Code::LedgerHead, message, hint) }
}
