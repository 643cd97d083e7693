//! Where the facts of a release come from: its text held against what the record says.
//!
//! A release words its facts freely (29日下午, 县教育局), so its figures carry no marks. Instead every fact of the
//! record is looked for in the text in each form in which it may be told; the longest form wins where two would
//! cover the same words, and of several facts with one form the next in order of the record that is not found yet.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::paper::{FigureRow, FigureSheet, Origin};
use super::{own_region, wording};
use crate::document::Document;
use crate::fact::Value;
use crate::ledger::Entry;
use crate::record::{Kind, Record};
use crate::value::{Count, Date, DateRange, Money, Period, numeral};
use crate::yaml::{FieldInfo, Path, leaves};

/// Characters of context on either side.
const AROUND: usize = 16;
/// Origins told of words that several facts share.
const SHARED: usize = 5;

/// A form in which a fact may be told, and the facts that may be told so.
type Forms = BTreeMap<String, Vec<usize>>;

/// The facts of a record that its release tells, in text order.
pub(crate) fn trace(entry: &Entry, record: &Record, document: &Document) -> FigureSheet {
    let fields = Kind::named(record.kind()).map_or(Vec::new(), Kind::fields);
    let facts = leaves(entry.node().0, &fields);
    let text = document.plain_text();
    let own = own_region(record);
    let mut forms = Forms::new();
    for (at, (_, written)) in facts.iter().enumerate() {
        for form in told_forms(written, &own) {
            forms.entry(form).or_default().push(at);
        }
    }
    let found = cover(&text, &forms);
    let mut sheet = FigureSheet::default();
    let mut turn: BTreeMap<&str, usize> = BTreeMap::new();
    let mut from = 0;
    for (start, end) in found {
        sheet.fix(&text[from..start]);
        from = end;
        let words = &text[start..end];
        let owners = forms.get(words).map(Vec::as_slice).unwrap_or_default();
        // Of several facts with one form, the next in turn.
        let next = turn.entry(words).or_default();
        let order = owners.iter().cycle().skip(*next % owners.len().max(1)).take(owners.len());
        *next += 1;
        let origins: Vec<Origin> = order
            .take(SHARED)
            .filter_map(|at| facts.get(*at))
            .map(|(path, text)| origin(entry, &fields, path, text))
            .collect();
        sheet.figures.push(FigureRow {
            text: words.to_owned(),
            value: origins.first().map(|origin| origin.text.clone()).unwrap_or_default(),
            formula: String::new(),
            terms: owners.len(),
            origins,
            context: around(&text, start, end),
        });
    }
    sheet.fix(&text[from..]);
    sheet
}

fn origin(entry: &Entry, fields: &[FieldInfo], path: &Path, text: &str) -> Origin {
    let (place, field) = entry.place(fields, path);
    Origin { place: place.to_string(), field, text: text.to_owned() }
}

/// Every way a fact may be told.
fn told_forms(written: &str, own: &str) -> Vec<String> {
    let mut forms = vec![written.to_owned()];
    let mut day = |date: Date| {
        forms.push(date.to_string());
        forms.push(format!("{}月{}日", date.month(), date.day()));
        forms.push(format!("{}日", date.day()));
    };
    if let Ok(date) = Date::parse(written) {
        day(date);
    } else if let Ok(range) = DateRange::parse(written) {
        day(range.start());
        day(range.end());
        forms.push(range.to_string());
    } else if let Ok(period) = Period::parse(written) {
        forms.push(period.to_string());
        forms.extend(
            [period.start_year(), period.end_year()].into_iter().flatten().map(|year| format!("{year}年")),
        );
    } else if let Ok(money) = Money::parse(written) {
        forms.push(money.to_string());
        forms.push(money.capital());
    } else if let Ok(count) = Count::parse(written) {
        forms.push(count.to_string());
        let bare = count.to_string().trim_end_matches(['名', '位', '人']).to_owned();
        forms.push(format!("{bare}人"));
        forms.push(format!("{bare}名"));
        forms.push(numeral::chinese(count.value()));
    } else {
        let bare = wording::stem(written);
        forms.push(bare.to_owned());
        forms.push(wording::local(written, own).into_owned());
        forms.push(wording::local_post(written, own).into_owned());
        if let Some((posts, name)) = written.rsplit_once([' ', '\u{3000}']) {
            forms.push(name.to_owned());
            forms.push(format!("{}{name}", wording::local_post(posts, own)));
            forms.push(wording::local_post(posts, own).into_owned());
            forms.push(posts.to_owned());
        }
    }
    forms.retain(|form| {
        form.chars().count() > 1 || form.chars().all(|c| c.is_ascii_digit()) && !form.is_empty()
    });
    forms.sort();
    forms.dedup();
    forms
}

/// The places of the text that tell facts, in order, none over another: longer forms first.
fn cover(text: &str, forms: &Forms) -> Vec<(usize, usize)> {
    let sorted: Vec<&str> = forms.keys().map(String::as_str).collect();
    let mut found = matches(text, &sorted);
    found.sort_unstable_by_key(|(form, start)| (Reverse(sorted[*form].len()), *form, *start));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for (form, start) in found {
        let end = start + sorted[form].len();
        let before = taken.range(..end).next_back().is_none_or(|(_, to)| *to <= start);
        if before && is_whole(text, start, end) {
            taken.insert(start, end);
        }
    }
    taken.into_iter().collect()
}

/// Where each form stands in the text, those of one form not over one another: one walk over the text, however many
/// forms there are.
///
/// At each place the last form in order that is not behind the text from there is looked up. Every form that stands
/// there begins it: so do the forms that begin one another, which are linked beforehand.
fn matches(text: &str, sorted: &[&str]) -> Vec<(usize, usize)> {
    let shorter = beginnings(sorted);
    let mut free = vec![0; sorted.len()];
    let mut found = Vec::new();
    for (start, _) in text.char_indices() {
        let rest = &text[start..];
        let mut next = sorted.partition_point(|form| *form <= rest).checked_sub(1);
        while let Some(form) = next {
            if start >= free[form] && rest.starts_with(sorted[form]) {
                found.push((form, start));
                free[form] = start + sorted[form].len();
            }
            next = shorter[form];
        }
    }
    found
}

/// For each form the longest other form that it begins with.
fn beginnings(sorted: &[&str]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::with_capacity(sorted.len());
    for (at, form) in sorted.iter().enumerate() {
        while open.last().is_some_and(|last| !form.starts_with(sorted[*last])) {
            open.pop();
        }
        found.push(open.last().copied());
        open.push(at);
    }
    found
}

/// Whether a match does not cut a number in two.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let cut_before = digit(text[start..].chars().next()) && digit(text[..start].chars().next_back());
    let cut_behind = digit(text[..end].chars().next_back()) && digit(text[end..].chars().next());
    !(cut_before || cut_behind)
}

fn around(text: &str, start: usize, end: usize) -> (String, String) {
    let near = |c: &char| *c != '\n';
    let mut before: Vec<char> = text[..start].chars().rev().take_while(near).take(AROUND).collect();
    before.reverse();
    (before.into_iter().collect(), text[end..].chars().take_while(near).take(AROUND).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each form looked for by itself.
    fn one_by_one(text: &str, forms: &[&str]) -> Vec<(usize, usize)> {
        let places = |(form, words): (usize, &&str)| {
            text.match_indices(*words).map(|(at, _)| (form, at)).collect::<Vec<_>>()
        };
        forms.iter().enumerate().flat_map(places).collect()
    }

    proptest! {
        /// One walk over the text finds what looking for each form finds.
        #[test]
        fn one_walk_finds_every_form(text in "[甲乙1 ]{0,40}", forms in "([甲乙1]{1,5},){0,8}") {
            let forms: std::collections::BTreeSet<&str> = forms.split(',').filter(|form| !form.is_empty()).collect();
            let forms: Vec<&str> = forms.into_iter().collect();
            let mut found = matches(&text, &forms);
            found.sort_unstable();
            prop_assert_eq!(found, one_by_one(&text, &forms));
        }
    }
}
