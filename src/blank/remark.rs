//! What else is worth a look in a text with blanks; doubt says nothing.

use std::ops::Range;

use super::clean::{Cleaned, is_han};
use super::kind::BlankKind;
use super::lexicon as words;
use super::resolve::{Reading, is_stop};
use super::token::Token;
use super::view::{MARK, View, among, first, starts};
use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity, say};
use crate::source::{Source, Span};

/// Remarks listed of each sort: whoever mends the first fifty scans again.
const MOST: usize = 50;

/// Notes remarks on places of the view.
struct Notes<'a> {
    source: &'a Source,
    cleaned: &'a Cleaned<'a>,
    view: &'a View,
    problems: Problems,
}

impl Notes<'_> {
    fn note(&mut self, code: Code, span: Span, message: Bilingual, hint: Bilingual) {
        self.problems.push(Problem {
            code,
            severity: Severity::Warning,
            place: Some(Place { source: self.source.clone(), span }),
            path: String::new(),
            field: String::new(),
            message,
            hint,
        });
    }

    /// The bytes of the given text that some characters of the view came from.
    fn span(&self, from: usize, to: usize) -> Span {
        let end = self.cleaned.text().len();
        let byte = |at: usize| self.view.bytes.get(at).copied().unwrap_or(end);
        Span::new(self.cleaned.original(byte(from)), self.cleaned.original_end(byte(to)))
    }

    /// Some characters of the view as they are written.
    fn text(&self, from: usize, to: usize) -> String {
        let text = self.cleaned.text();
        let byte = |at: usize| self.view.bytes.get(at).copied().unwrap_or(text.len());
        text.get(byte(from)..byte(to)).unwrap_or_default().to_owned()
    }
}

/// Everything worth a look, in the order of the text.
pub(super) fn remarks(
    source: &Source,
    cleaned: &Cleaned<'_>,
    view: &View,
    blanks: &[(Token, usize, Reading)],
    beyond: Option<Range<usize>>,
) -> Problems {
    let mut notes = Notes { source, cleaned, view, problems: Problems::new() };
    if let Some(first) = beyond {
        many(&mut notes, &first);
    }
    noise(&mut notes);
    doubled(&mut notes);
    if !blanks.is_empty() {
        leaders(&mut notes, blanks);
        persons(&mut notes, blanks);
        schools(&mut notes, blanks);
        numbers(&mut notes, blanks);
    }
    let mut problems = notes.problems;
    problems.sort();
    problems
}

/// More places than are read; `first` is the first that was not.
fn many(notes: &mut Notes<'_>, first: &Range<usize>) {
    let span = Span::new(notes.cleaned.original(first.start), notes.cleaned.original_end(first.end));
    notes.note(
        Code::BlankMany,
        span,
        say!("空太多，从这里起没有再看", "too many blanks: from here on they were not read"),
        say!("把文稿分成几份，再逐份找空", "part the text, and scan each part"),
    );
}

/// Pronunciations that were read over: one remark for all.
fn noise(notes: &mut Notes<'_>) {
    let cuts = notes.cleaned.cuts();
    let Some(cut) = cuts.first() else { return };
    let count = cuts.len();
    let sample = notes.source.text()[cut.span.start..cut.span.end].to_owned();
    notes.note(
        Code::BlankNoise,
        cut.span,
        say!(
            "文中夹有{count}处注音，如{sample}，已略过不读",
            "{count} pronunciations such as {sample} were read over"
        ),
        say!("生成新稿前删去注音", "delete them before the text is used"),
    );
}

/// 参加参加: a word of two characters twice in a row.
fn doubled(notes: &mut Notes<'_>) {
    let chars = &notes.view.chars;
    let mut found = Vec::new();
    let mut at = 0;
    while at + 3 < chars.len() && found.len() < MOST {
        let pair = &chars[at..at + 4];
        at += 1;
        if !(pair[0] == pair[2] && pair[1] == pair[3] && pair[0] != pair[1]) {
            continue;
        }
        let han = pair.iter().all(|c| is_han(*c) && !among("一二三四五六七八九十百千零〇几每", *c));
        let meant = words::TWICE.begin(pair) || pair[1] == '们';
        // 学校学校长: the second may begin a longer word of its own.
        let run_on = chars.get(at + 3).is_some_and(|c| *c == '长' && pair[1] == '校');
        if han && !meant && !run_on {
            found.push(at - 1);
            at += 3;
        }
    }
    for at in found {
        let (word, span) = (notes.text(at, at + 2), notes.span(at, at + 4));
        notes.note(
            Code::TextDoubled,
            span,
            say!("“{word}”连写了两次", "`{word}` stands twice in a row"),
            say!("删去多余的一个", "remove one"),
        );
    }
}

fn leaders(notes: &mut Notes<'_>, blanks: &[(Token, usize, Reading)]) {
    for (_, at, _) in blanks.iter().filter(|(_, _, reading)| reading.withheld).take(MOST) {
        let span = notes.span(*at, at + 1);
        notes.note(
            Code::BlankLeader,
            span,
            say!("这里隐去的是党和国家领导人的姓名", "the name of a leader of the state is left out here"),
            say!("不填写；引用须照原文核对", "not filled in; check the quotation against its source"),
        );
    }
}

/// 某县教育局吴云涛局长: a name left where places are masked.
fn persons(notes: &mut Notes<'_>, blanks: &[(Token, usize, Reading)]) {
    let mut found = Vec::new();
    for (_, at, reading) in blanks.iter().filter(|(_, _, reading)| reading.kind == BlankKind::Place) {
        let right = notes.view.right(at + 1);
        let suffix = if starts(right, &reading.unit) { reading.unit.chars().count() } else { 0 };
        let rest = &right[suffix..];
        let body = words::OFFICES.first(rest).map_or(0, |(_, length)| length);
        let from = suffix + if words::OFFICES.begin(right) { 0 } else { body };
        let tail = &right[from..];
        if suffix == 0 && body == 0 {
            continue;
        }
        if let Some(length) = name(tail) {
            found.push((at + 1 + from, length));
        } else if let Some((_, post)) = words::POSTS.first(tail)
            && let Some(length) = named(&tail[post..])
        {
            found.push((at + 1 + from + post, length));
        }
    }
    for (from, length) in found.into_iter().take(MOST) {
        let (name, span) = (notes.text(from, from + length), notes.span(from, from + length));
        notes.note(
            Code::BlankName,
            span,
            say!("别处已隐去，这里还留着姓名“{name}”", "the name `{name}` is left where others are masked"),
            say!("核实后改成空格，或确认保留", "mask it too, or make sure that it is meant"),
        );
    }
}

/// A name of two or three characters behind an office, and what ends it: its length.
fn named(text: &[char]) -> Option<usize> {
    if !among(words::SURNAMES, *text.first()?) {
        return None;
    }
    let length = (2..=3).find(|length| {
        let next = text.get(*length).copied().unwrap_or('。');
        is_stop(next)
            || text.get(*length..).is_some_and(|rest| words::SPEAKS.begin(rest))
            || among("率在到赴与和同一等", next)
    })?;
    let own = text.get(..length)?;
    let common = "副的和与及各级等党组委局区县市常分管主办第任高方向全时安班会工率带到在赴同一";
    own.iter().skip(1).all(|c| is_han(*c) && !among(common, *c)).then_some(length)
}

/// A name of one to three characters before an office: its length.
fn name(text: &[char]) -> Option<usize> {
    if !among(words::SURNAMES, *text.first()?) || words::POSTS.begin(text) {
        return None;
    }
    let plain = [
        "常务", "分管", "有关", "相关", "主管", "时任", "原", "党组", "党委", "全体", "安全", "万名", "方面",
        "高度", "高级", "支部", "常委",
    ];
    let length = (1..=3).find(|length| text.get(*length..).is_some_and(|rest| words::POSTS.begin(rest)))?;
    let own = &text[..length];
    let ok = own.iter().all(|c| is_han(*c) && !among("副的和与及各级等党组委局区县市常分管主办第任", *c));
    (ok && first(text, &plain).is_none()).then_some(length)
}

/// __凤鸣实验小学: the name of a school left behind its masked place.
fn schools(notes: &mut Notes<'_>, blanks: &[(Token, usize, Reading)]) {
    let named = |reading: &Reading| {
        reading.kind == BlankKind::Place
            && !reading.certain
            && words::SCHOOLS.end(&reading.unit.chars().collect::<Vec<char>>())
    };
    for (_, at, reading) in blanks.iter().filter(|(_, _, reading)| named(reading)).take(MOST) {
        let length = reading.unit.chars().count();
        let (name, span) = (notes.text(at + 1, at + 1 + length), notes.span(at + 1, at + 1 + length));
        notes.note(
            Code::BlankName,
            span,
            say!("地名已隐去，校名“{name}”还留着", "the school `{name}` is left where its place is masked"),
            say!("核实后改成空格，或确认保留", "mask it too, or make sure that it is meant"),
        );
    }
}

/// xx名校长、12名教师: a number left beside a masked one with the same unit.
fn numbers(notes: &mut Notes<'_>, blanks: &[(Token, usize, Reading)]) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (_, at, reading) in blanks.iter().filter(|(_, _, reading)| reading.kind == BlankKind::Count) {
        if reading.unit.is_empty() || reading.unit == "年" || reading.unit == "%" {
            continue;
        }
        let right = notes.view.right(at + 1);
        let clause =
            &right[..right.iter().position(|c| matches!(*c, '。' | ';' | MARK)).unwrap_or(right.len())];
        for place in 0..clause.len() {
            let digits = clause[place..].iter().take_while(|c| c.is_ascii_digit()).count();
            let begins = place == 0 || !clause[place - 1].is_ascii_digit();
            if digits > 0 && begins && starts(&clause[place + digits..], &reading.unit) {
                found.push((at + 1 + place, digits));
                break;
            }
        }
    }
    found.dedup();
    for (from, length) in found.into_iter().take(MOST) {
        let (number, span) = (notes.text(from, from + length), notes.span(from, from + length));
        notes.note(
            Code::BlankNumber,
            span,
            say!(
                "同一句里别的数字已隐去，这里还留着“{number}”",
                "`{number}` is left where other numbers are masked"
            ),
            say!("核实这个数字是否属于新稿", "make sure that this number belongs into the new text"),
        );
    }
}
