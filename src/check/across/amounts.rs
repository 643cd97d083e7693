//! What a record tells that a figure may sum, by the kind of the record and by what the figure says it counts.

use std::collections::BTreeSet;

use super::parts::{Part, Wanted, part};
use super::survey::Survey;
use crate::check::counts::Unit;
use crate::fact::Fact;
use crate::ledger::{Time, is_begun};
use crate::record::{
    Cohort, Consumption, Dispatch, Exchange, LessonDelivery, Participant, Placement, PlacementForm, Record,
    Role, Training,
};
use crate::value::{Count, Quantity, Text};
use crate::yaml::Path;

/// Who did what a record tells.
pub(super) fn actors(record: &Record) -> Vec<&str> {
    let facts: Vec<&Fact<Text>> = match record {
        Record::Training(training) => training.organisers.iter().collect(),
        Record::LessonDelivery(delivery) => delivery.organisers.iter().collect(),
        Record::Exchange(exchange) => exchange.organisers.iter().collect(),
        Record::Consumption(consumption) => consumption.buyers.iter().collect(),
        Record::Placement(placement) => vec![&placement.from],
        Record::Dispatch(dispatch) => vec![&dispatch.from],
        _ => Vec::new(),
    };
    facts.into_iter().filter_map(Fact::known).map(Text::as_str).collect()
}

/// Whether what a record tells counts for someone: what several bought is not what one of them bought.
pub(super) fn is_by(record: &Record, subject: &str) -> bool {
    let actors = actors(record);
    actors.contains(&subject) && (actors.len() == 1 || !matches!(record, Record::Consumption(_)))
}

/// Products that a figure of purchases names; none where it counts all of them.
pub(super) struct Products<'l>(BTreeSet<&'l str>);

/// The products of purchases that the words of a figure name: 采购高山大米 counts rice alone.
pub(super) fn products<'l>(survey: &Survey<'l>, kind: &str, wanted: &Wanted<'_>) -> Products<'l> {
    let bought = survey.of_kind(kind).filter_map(|(_, record)| match record {
        Record::Consumption(one) => Some(one.products.iter().filter_map(Fact::known).map(Text::as_str)),
        _ => None,
    });
    Products(bought.flatten().filter(|product| wanted.label.contains(product)).collect())
}

impl Products<'_> {
    /// Whether a record tells of nothing else.
    pub(super) fn fits(&self, record: &Record) -> bool {
        let Record::Consumption(one) = record else { return true };
        let meant = |product: &Fact<Text>| product.known().is_some_and(|one| self.0.contains(one.as_str()));
        self.0.is_empty() || (!one.products.is_empty() && one.products.iter().all(meant))
    }
}

pub(super) fn of_record<'l>(
    survey: &Survey<'l>,
    entry: usize,
    record: &'l Record,
    wanted: &Wanted<'_>,
    parts: &mut Vec<Part<'l>>,
) {
    if let Record::Placement(placement) = record {
        return placed(entry, placement, survey.time(entry), wanted, parts);
    }
    let Some(time) = survey.time(entry) else { return };
    match record {
        Record::Training(training) => trained(entry, training, time, wanted, parts),
        Record::Exchange(exchange) => met(entry, exchange, wanted, time, parts),
        Record::Dispatch(dispatch) => sent(entry, dispatch, wanted, time, parts),
        Record::LessonDelivery(delivery) => lessons(entry, delivery, wanted, time, parts),
        Record::Consumption(consumption) => bought(entry, consumption, (wanted.unit, time), parts),
        _ => {}
    }
}

/// The head count of one group, if it is known and counts what is asked for.
fn heads_of<'l>(
    entry: usize,
    at: Path,
    count: &Fact<Count>,
    by: (Unit, &Time),
    name: Option<&'l Fact<Text>>,
) -> Option<Part<'l>> {
    part(entry, at.key("count"), Quantity::Count(*count.known()?), by, name)
}

/// Whether those of a role are meant: heads alone, or teachers alone, or all, as the figure says.
fn is_meant(role: &Fact<Role>, (heads, teachers): (bool, bool)) -> bool {
    heads == teachers || role.known().is_some_and(|role| role.is_head() == heads)
}

/// Courses: all who came, or heads alone, or teachers alone, as the figure says.
fn trained<'l>(
    entry: usize,
    training: &'l Training,
    time: &Time,
    wanted: &Wanted<'_>,
    parts: &mut Vec<Part<'l>>,
) {
    let (by, name, roles) = ((wanted.unit, time), Some(&training.name), wanted.roles());
    // Of a course without groups it is not known whether heads or teachers came.
    if let Some(total) = training.total.known().filter(|_| roles.0 == roles.1) {
        parts.extend(part(entry, Path::root().key("total"), Quantity::Count(*total), by, name));
        return;
    }
    for (i, group) in training.groups.iter().enumerate().filter(|(_, group)| is_meant(&group.role, roles)) {
        parts.extend(heads_of(entry, Path::root().key("groups").index(i), &group.count, by, name));
    }
}

/// One stay of a placement: the whole of it, or one of its years.
struct Stay<'l> {
    at: Path,
    form: &'l Fact<PlacementForm>,
    total: &'l Fact<Count>,
    groups: &'l [Cohort],
    time: Time,
    /// Whether all of them went on its first day.
    begun: bool,
}

/// Placements of the form that the figure names, year by year where they are told so.
fn placed<'l>(
    entry: usize,
    placement: &'l Placement,
    time: Option<&Time>,
    wanted: &Wanted<'_>,
    parts: &mut Vec<Part<'l>>,
) {
    let root = Path::root();
    if placement.stints.is_empty() {
        let Some(time) = time.copied() else { return };
        let begun = placement.dates.known().is_some() || placement.period.known().is_some_and(is_begun);
        let (form, total, groups) = (&placement.form, &placement.total, &placement.groups);
        stayed(entry, &Stay { at: root, form, total, groups, time, begun }, wanted, parts);
    }
    for (i, stint) in placement.stints.iter().enumerate() {
        let at = root.key("stints").index(i);
        let Some(time) = Time::of_period(&stint.year, at.key("year")) else { continue };
        let form = if stint.form.is_absent() { &placement.form } else { &stint.form };
        let begun = stint.year.known().is_some_and(is_begun);
        let (total, groups) = (&stint.total, &stint.groups);
        stayed(entry, &Stay { at, form, total, groups, time, begun }, wanted, parts);
    }
}

fn stayed<'l>(entry: usize, stay: &Stay<'l>, wanted: &Wanted<'_>, parts: &mut Vec<Part<'l>>) {
    let form = stay.form.known().map(ToString::to_string).unwrap_or_default();
    let mut named =
        ["跟岗", "挂职", "访学", "顶岗"].into_iter().filter(|form| wanted.label.contains(form)).peekable();
    if named.peek().is_some() && !named.any(|name| form.starts_with(name)) {
        return;
    }
    let (by, roles) = ((wanted.unit, &stay.time), wanted.roles());
    let mut found = Vec::new();
    match stay.total.known().filter(|_| roles.0 == roles.1) {
        Some(total) => {
            found.extend(part(entry, stay.at.key("total"), Quantity::Count(*total), by, None));
        }
        None => {
            let groups = stay.groups.iter().enumerate().filter(|(_, group)| is_meant(&group.role, roles));
            let at = stay.at.key("groups");
            found
                .extend(groups.filter_map(|(i, group)| heads_of(entry, at.index(i), &group.count, by, None)));
        }
    }
    parts.extend(found.into_iter().map(|one| if stay.begun { one.at_once() } else { one }));
}

/// Teachers who were sent; in batches they went one after another.
fn sent<'l>(
    entry: usize,
    dispatch: &'l Dispatch,
    wanted: &Wanted<'_>,
    time: &Time,
    parts: &mut Vec<Part<'l>>,
) {
    let (heads, teachers) = wanted.roles();
    let Some(total) = dispatch.total.known().filter(|_| teachers || !heads) else { return };
    let (by, figure) = ((wanted.unit, time), Quantity::Count(*total));
    let found = part(entry, Path::root().key("total"), figure, by, Some(&dispatch.programme));
    let term = dispatch.dates.known().is_some() || dispatch.period.known().is_some_and(is_begun);
    let once = term && dispatch.batches.is_empty() && dispatch.batch_count.is_absent();
    parts.extend(found.map(|one| if once { one.at_once() } else { one }));
}

/// Students and children who came, of the sort and to what the figure names.
fn met<'l>(
    entry: usize,
    exchange: &'l Exchange,
    wanted: &Wanted<'_>,
    time: &Time,
    parts: &mut Vec<Part<'l>>,
) {
    let form = exchange.form.known().map(ToString::to_string).unwrap_or_default();
    let mut named = ["夏令营", "冬令营", "研学", "手拉手"]
        .into_iter()
        .filter(|form| wanted.label.contains(form))
        .peekable();
    let other = named.peek().is_some() && !named.any(|name| form.contains(name));
    // Teachers who came with them are counted by a figure of their own.
    let grown = wanted.says(&["教师", "校长", "干部", "家长", "志愿者"]);
    if other || (grown && !wanted.says(&["学生", "儿童", "营员"])) {
        return;
    }
    let behind = wanted.label.contains("留守");
    for (i, group) in exchange.participants.iter().enumerate() {
        let fits = match group.kind.known() {
            Some(Participant::LeftBehind) => true,
            Some(Participant::Student) => !behind,
            _ => false,
        };
        if fits {
            let (by, at) = ((wanted.unit, time), Path::root().key("participants").index(i));
            parts.extend(heads_of(entry, at, &group.count, by, Some(&exchange.theme)));
        }
    }
}

/// Times, those who went, or those who attended, by what the figure counts.
fn lessons<'l>(
    entry: usize,
    delivery: &'l LessonDelivery,
    wanted: &Wanted<'_>,
    time: &Time,
    parts: &mut Vec<Part<'l>>,
) {
    let root = Path::root();
    // 选派送教教师40人次 are not those who listened.
    let went = wanted.says(&["专家", "名师", "送教教师", "送教人员", "选派", "派出"]);
    let people = match went {
        true => (&delivery.experts, root.key("experts")),
        false => (&delivery.attendance, root.key("attendance")),
    };
    for (count, at) in [(&delivery.times, root.key("times")), people] {
        if let Some(count) = count.known() {
            let figure = Quantity::Count(*count);
            // Attendances are not times: 人次 and 次 differ as units.
            parts.extend(part(entry, at, figure, (wanted.unit, time), Some(&delivery.name)));
        }
    }
}

fn bought<'l>(entry: usize, one: &'l Consumption, by: (Unit, &Time), parts: &mut Vec<Part<'l>>) {
    let money = one.amount.known().map(|money| Quantity::Money(*money));
    parts.extend(money.and_then(|all| part(entry, Path::root().key("amount"), all, by, None)));
}

/// Gifts, each once; of a donor, if the figure is his and he gave alone.
pub(super) fn given<'l>(survey: &Survey<'l>, wanted: &Wanted<'_>) -> Vec<Part<'l>> {
    let gifts = survey.gifts.iter().filter(|gift| {
        let copy = survey.copies.get(gift.entry).is_some_and(Option::is_some);
        let his = wanted.subject.is_none_or(|subject| gift.donors == [subject]);
        gift.twin.is_none() && !copy && his
    });
    let parts = gifts.filter_map(|gift| {
        let (money, time) = (Quantity::Money(gift.money), gift.time?);
        let told = part(gift.entry, gift.path, money, (wanted.unit, &time), None)?;
        Some(told.named(gift.donors.first().copied().unwrap_or_default()))
    });
    parts.collect()
}
