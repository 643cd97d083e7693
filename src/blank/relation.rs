//! Values that depend on one another: years in a row, numbers that grew.

use super::bind::{Binder, State};
use super::kind::BlankKind;
use super::setting::folded;
use super::view::{first, last};
use crate::problem::{Code, Severity, say};

/// Words behind a year that say it comes after the one before.
const AFTER: [&str; 8] = ["继续", "又", "再次", "再", "还有", "还", "接着", "随后"];
/// Words before a year that say the same, or that it lies in a time that began before.
const WITHIN: [&str; 8] = ["其中", "至", "到", "~", "继续于", "此后", "之后", "—"];
/// Words before a year that looks back.
const BACK: [&str; 6] = ["比", "较", "与", "同", "相比", "对比"];
/// Words between two numbers of which the second is larger, or smaller.
const MORE: [&str; 10] =
    ["增至", "增加到", "增加至", "增长到", "上升到", "上升至", "提高到", "扩大到", "扩大至", "增长至"];
const LESS: [&str; 6] = ["减至", "减少到", "减少至", "降至", "降到", "下降到"];

/// Characters looked at on either side.
const REACH: usize = 12;

/// One number in its line, masked or printed.
struct Said {
    /// The blank it fills; none for one that is printed.
    blank: Option<usize>,
    number: i128,
    start: usize,
    end: usize,
    line: usize,
}

/// Notes every pair of values that contradict each other.
pub(super) fn check(binder: &mut Binder<'_>) {
    years(binder);
    growth(binder);
    super::day::check(binder);
}

pub(super) fn number(binder: &Binder<'_>, blank: usize) -> Option<i128> {
    match &binder.states[blank] {
        State::Told(_, admitted) => admitted.number,
        _ => None,
    }
}

/// The line before and behind some bytes of the text, as the rules read it.
fn beside(text: &str, start: usize, end: usize) -> (Vec<char>, Vec<char>) {
    let same = |c: &char| *c != '\n' && *c != '\r';
    let back: Vec<char> = text[..start].chars().rev().take(REACH).take_while(same).collect();
    let behind: String = text[end..].chars().take(REACH).take_while(same).collect();
    (folded(&back.into_iter().rev().collect::<String>()), folded(&behind))
}

/// Years of one line, in order: what is done 继续 or 又 is done later, what is 其中 not before.
fn years(binder: &mut Binder<'_>) {
    let text = binder.blanks.source().text().to_owned();
    let mut before: Option<Said> = None;
    for blank in 0..binder.blanks.len() {
        let told = &binder.blanks.listed[blank];
        let year = matches!(told.kind, BlankKind::Year | BlankKind::YearTail) && told.unit == "年";
        let Some(number) = number(binder, blank).filter(|_| year) else { continue };
        let (start, end, line) = (told.span.start, told.span.end, told.line);
        let (left, right) = beside(&text, start, end);
        if last(&left, &BACK) {
            continue;
        }
        let printed = printed_year(&text, start);
        let other = before.take().filter(|said| said.line == line);
        let other = match (other, printed) {
            (Some(said), Some((at, _))) if said.start > at => Some(said),
            (_, Some((at, year))) => Some(Said { blank: None, number: year, start: at, end: at + 4, line }),
            (said, None) => said,
        };
        if let Some(other) = other {
            let behind = right.strip_prefix(&['年']).unwrap_or(&right);
            let clause =
                &behind[..behind.iter().position(|c| matches!(c, ',' | '。' | ';')).unwrap_or(behind.len())];
            let strict = first(clause, &AFTER).is_some() || has(clause, &["继续", "又", "再次", "增至"]);
            let within = last(&left, &WITHIN) || since(&text, other.end);
            ordered(binder, blank, number, &other, strict, within);
        }
        before = Some(Said { blank: Some(blank), number, start, end, line });
    }
}

fn has(text: &[char], words: &[&str]) -> bool {
    super::view::find(text, words).is_some()
}

/// Whether 以来 or 起 stands behind a year.
fn since(text: &str, end: usize) -> bool {
    let (_, right) = beside(text, end, end);
    first(&right, &["年以来", "年来", "年起", "年开始"]).is_some()
}

/// The last year printed in the line before a place: 2021年.
fn printed_year(text: &str, start: usize) -> Option<(usize, i128)> {
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1).max(floor(text, start.saturating_sub(600)));
    let (at, _) = text[from..start].rmatch_indices('年').find(|(at, _)| {
        let head = &text[from..from + at];
        let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 4
    })?;
    let year = text.get(from + at - 4..from + at)?.parse().ok()?;
    Some((from + at - 4, year))
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ordered(binder: &mut Binder<'_>, blank: usize, number: i128, other: &Said, strict: bool, within: bool) {
    let linked = strict || within;
    if number > other.number || number == other.number && !strict {
        return;
    }
    let place = match other.blank {
        Some(other) => binder.place(&binder.blanks.listed[other]),
        None => {
            let (line, column) = binder.blanks.source().line_column(other.start);
            format!("{}:{line}:{column}", crate::problem::visible(binder.blanks.source().name()))
        }
    };
    let earlier = other.number;
    let (severity, message) = if number == other.number {
        let message = say!(
            "文中说“继续”“又”，年份却和前面的{earlier}年（{place}）相同",
            "the text says that it was done again, in the same year {earlier} ({place})"
        );
        (Severity::Warning, message)
    } else {
        let message = say!(
            "{number}年早于前面的{earlier}年（{place}），文中是按先后写的",
            "{number} is before {earlier} ({place}), which the text tells first"
        );
        (if linked { Severity::Error } else { Severity::Warning }, message)
    };
    let hint = say!("核对两处年份", "check both years");
    binder.about(severity, Code::ValuesOrder, blank, (message, hint));
}

/// 名额增至xx名: more than the number it grew from.
fn growth(binder: &mut Binder<'_>) {
    let text = binder.blanks.source().text().to_owned();
    for blank in 0..binder.blanks.len() {
        let told = &binder.blanks.listed[blank];
        let Some(number) = number(binder, blank) else { continue };
        let (left, _) = beside(&text, told.span.start, told.span.end);
        let (more, less) = (last(&left, &MORE), last(&left, &LESS));
        if !(more || less) {
            continue;
        }
        let earlier = (0..blank).rev().take(8).find(|other| {
            let other = &binder.blanks.listed[*other];
            other.line == told.line && other.kind == told.kind && other.unit == told.unit
        });
        let Some((other, from)) = earlier.and_then(|other| Some((other, self::number(binder, other)?)))
        else {
            continue;
        };
        if more && number > from || less && number < from {
            continue;
        }
        let place = binder.place(&binder.blanks.listed[other]);
        let message = if more {
            say!(
                "文中说增加了，{number}却不大于原来的{from}（{place}）",
                "the text says that it grew, but {number} is not above {from} ({place})"
            )
        } else {
            say!(
                "文中说减少了，{number}却不小于原来的{from}（{place}）",
                "the text says that it fell, but {number} is not below {from} ({place})"
            )
        };
        let hint = say!("核对前后两个数", "check both numbers");
        binder.about(Severity::Error, Code::ValuesGrowth, blank, (message, hint));
    }
}
