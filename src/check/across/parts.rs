//! What the records of one kind tell that a figure may sum: each amount with its time.
//!
//! Where a record may be told again by another (the year beside its courses), or may not be meant by the figure, it is
//! left out: what remains is no more than what was done, so that a figure below it is wrong.

use super::survey::Survey;
use crate::check::counts::{Unit, amount, at_least};
use crate::fact::Fact;
use crate::ledger::Time;
use crate::record::{Exchange, LessonDelivery, Participant, Placement, Record, Training};
use crate::value::{Count, Date, Quantity, Text};
use crate::yaml::Path;

/// How much in all, and the places that say so.
pub(super) type Sum = (i128, Vec<(usize, Path)>);

/// One amount that a figure may sum.
#[derive(Clone)]
pub(super) struct Part<'l> {
    pub(super) entry: usize,
    pub(super) path: Path,
    amount: i128,
    pub(super) first: Date,
    last: Date,
    /// What is told by one name may be told again.
    name: &'l str,
}

/// Which amounts a figure sums.
pub(super) struct Wanted<'w> {
    pub(super) unit: Unit,
    /// What it says it counts.
    pub(super) label: &'w str,
    /// Whose figure it is.
    pub(super) subject: Option<&'w str>,
    pub(super) from: Option<Date>,
    pub(super) to: Date,
}

impl Wanted<'_> {
    /// Whether a time lies in that of the figure.
    fn holds(&self, first: Option<Date>, last: Option<Date>) -> bool {
        let begun = first.is_some_and(|first| self.from.is_none_or(|from| from <= first));
        begun && last.is_some_and(|last| last <= self.to)
    }

    /// Whether it counts heads of schools, and whether teachers.
    fn roles(&self) -> (bool, bool) {
        let says = |words: &[&str]| words.iter().any(|word| self.label.contains(word));
        (says(&["校长", "校级", "园长", "管理干部"]), says(&["教师", "学员", "人员"]))
    }
}

/// Words that make a figure one of fewer than the records tell.
const NARROW: [&str; 22] = [
    "乡镇",
    "农村",
    "乡村",
    "骨干",
    "班主任",
    "德育",
    "中层",
    "教研员",
    "新任",
    "国家级",
    "省级",
    "首批",
    "物资",
    "企业",
    "社会",
    "爱心",
    "其中",
    "高中",
    "初中",
    "小学",
    "幼儿园",
    "学科",
];

/// Records looked at for one that holds another, at most.
const COMPARED: usize = 32;

/// At least how much the records of a kind tell of what is wanted, and the places that say so.
pub(super) fn told<'l>(survey: &Survey<'l>, kind: &str, wanted: &Wanted<'_>) -> Sum {
    if !counted(kind, wanted.unit) || NARROW.iter().any(|word| wanted.label.contains(word)) {
        return (0, Vec::new());
    }
    let mut parts: Vec<Part<'l>> = Vec::new();
    let roles = wanted.roles();
    if kind == "funding" {
        parts.extend(given(survey, wanted));
    } else {
        for (entry, record) in survey.of_kind(kind) {
            let time = survey.time(entry).filter(|time| wanted.holds(time.first, time.last));
            let Some(time) = time else { continue };
            if wanted.subject.is_none_or(|subject| actors(record).contains(&subject)) {
                of_record(entry, record, time, (wanted, roles), &mut parts);
            }
        }
    }
    sum(parts, wanted)
}

/// Whether records of a kind tell anything in a unit.
fn counted(kind: &str, unit: Unit) -> bool {
    match kind {
        "funding" | "consumption" => unit == Unit::Fen,
        "lesson_delivery" => unit != Unit::Fen,
        _ => matches!(unit, Unit::Things("人" | "人次")),
    }
}

/// Adds up what lies in the time, each once.
pub(super) fn sum(mut parts: Vec<Part<'_>>, wanted: &Wanted<'_>) -> Sum {
    parts.retain(|part| wanted.holds(Some(part.first), Some(part.last)));
    // The longer time first: what it holds may be told in it.
    parts.sort_by_key(|part| (part.first, std::cmp::Reverse(part.last), part.entry));
    let mut total = 0;
    let mut places = Vec::new();
    let mut open: Vec<&Part<'_>> = Vec::new();
    for part in &parts {
        open.retain(|whole| part.first <= whole.last);
        let inside = |whole: &&&Part<'_>| {
            let longer = part.last <= whole.last && (part.first, part.last) != (whole.first, whole.last);
            longer && (part.name == whole.name || part.name.is_empty() || whole.name.is_empty())
        };
        if open.len() < COMPARED && !open.iter().any(|whole| inside(&whole)) {
            total += part.amount;
            places.push((part.entry, part.path));
            open.push(part);
        }
    }
    (total, places)
}

/// One part, if its figure is exact or more, and of the unit that is wanted.
pub(super) fn part<'l>(
    entry: usize,
    path: Path,
    figure: Quantity,
    (unit, time): (Unit, &Time),
    name: Option<&'l Fact<Text>>,
) -> Option<Part<'l>> {
    let (own, amount) = amount(figure).filter(|_| at_least(figure))?;
    // Who came once attended once.
    let fits = own == unit || (unit == Unit::Things("人次") && own == Unit::Things("人"));
    let name = name.and_then(Fact::known).map_or("", Text::as_str);
    fits.then_some(Part { entry, path, amount, first: time.first?, last: time.last?, name })
}

/// The head count of one group of a list, if it is known and counts what is asked for.
fn heads_of<'l>(
    entry: usize,
    (list, index): (&'static str, usize),
    count: &Fact<Count>,
    by: (Unit, &Time),
    name: Option<&'l Fact<Text>>,
) -> Option<Part<'l>> {
    let at = Path::root().key(list).index(index).key("count");
    part(entry, at, Quantity::Count(*count.known()?), by, name)
}

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

fn of_record<'l>(
    entry: usize,
    record: &'l Record,
    time: &Time,
    (wanted, roles): (&Wanted<'_>, (bool, bool)),
    parts: &mut Vec<Part<'l>>,
) {
    let by = (wanted.unit, time);
    match record {
        Record::Training(training) => trained(entry, training, by, roles, parts),
        Record::Placement(placement) => placed(entry, placement, wanted, time, parts),
        Record::Exchange(exchange) => met(entry, exchange, wanted, time, parts),
        Record::Dispatch(dispatch) => {
            let total = dispatch.total.known().map(|total| Quantity::Count(*total));
            let name = Some(&dispatch.programme);
            parts.extend(total.and_then(|all| part(entry, Path::root().key("total"), all, by, name)));
        }
        Record::LessonDelivery(delivery) => lessons(entry, delivery, by, parts),
        Record::Consumption(consumption) => {
            let money = consumption.amount.known().map(|money| Quantity::Money(*money));
            parts.extend(money.and_then(|all| part(entry, Path::root().key("amount"), all, by, None)));
        }
        _ => {}
    }
}

/// Courses: all who came, or heads alone, or teachers alone, as the figure says.
fn trained<'l>(
    entry: usize,
    training: &'l Training,
    by: (Unit, &Time),
    (heads, teachers): (bool, bool),
    parts: &mut Vec<Part<'l>>,
) {
    let name = Some(&training.name);
    // Of a course without groups it is not known whether heads or teachers came.
    if let Some(total) = training.total.known().filter(|_| heads == teachers) {
        parts.extend(part(entry, Path::root().key("total"), Quantity::Count(*total), by, name));
        return;
    }
    for (i, group) in training.groups.iter().enumerate() {
        let fits = heads == teachers || group.role.known().is_some_and(|role| role.is_head() == heads);
        if fits {
            parts.extend(heads_of(entry, ("groups", i), &group.count, by, name));
        }
    }
}

/// Placements of the form that the figure names, year by year where they are told so.
fn placed<'l>(
    entry: usize,
    placement: &'l Placement,
    wanted: &Wanted<'_>,
    time: &Time,
    parts: &mut Vec<Part<'l>>,
) {
    let form = placement.form.known().map(ToString::to_string).unwrap_or_default();
    let stem = |form: &str| form.chars().take(2).collect::<String>();
    let named: Vec<&str> =
        ["跟岗", "挂职", "访学", "顶岗"].into_iter().filter(|form| wanted.label.contains(form)).collect();
    if !(named.is_empty() || named.contains(&stem(&form).as_str())) || !placement.stints.is_empty() {
        return;
    }
    let by = (wanted.unit, time);
    if let Some(total) = placement.total.known() {
        parts.extend(part(entry, Path::root().key("total"), Quantity::Count(*total), by, None));
        return;
    }
    for (i, group) in placement.groups.iter().enumerate() {
        parts.extend(heads_of(entry, ("groups", i), &group.count, by, None));
    }
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
    let named: Vec<&str> = ["夏令营", "冬令营", "研学", "手拉手"]
        .into_iter()
        .filter(|form| wanted.label.contains(form))
        .collect();
    if !(named.is_empty() || named.iter().any(|name| form.contains(name))) {
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
            let by = (wanted.unit, time);
            parts.extend(heads_of(entry, ("participants", i), &group.count, by, Some(&exchange.theme)));
        }
    }
}

/// Times, or those who attended, by what the figure counts.
fn lessons<'l>(
    entry: usize,
    delivery: &'l LessonDelivery,
    (unit, time): (Unit, &Time),
    parts: &mut Vec<Part<'l>>,
) {
    let root = Path::root();
    let told: [(&Fact<Count>, Path); 2] =
        [(&delivery.times, root.key("times")), (&delivery.attendance, root.key("attendance"))];
    for (count, at) in told {
        if let Some(count) = count.known() {
            let figure = Quantity::Count(*count);
            // Attendances are not times: 人次 and 次 differ as units.
            parts.extend(part(entry, at, figure, (unit, time), Some(&delivery.name)));
        }
    }
}

/// Gifts, each once; of a donor, if the figure is his.
fn given<'l>(survey: &Survey<'l>, wanted: &Wanted<'_>) -> Vec<Part<'l>> {
    let gifts = survey.gifts.iter().filter(|gift| {
        let copy = survey.copies.get(gift.entry).is_some_and(Option::is_some);
        let his = wanted.subject.is_none_or(|subject| gift.donors.contains(&subject));
        gift.twin.is_none() && !copy && his && wanted.unit == Unit::Fen
    });
    let parts = gifts.filter_map(|gift| {
        let (_, amount) =
            amount(Quantity::Money(gift.money)).filter(|_| at_least(Quantity::Money(gift.money)))?;
        let time = gift.time?;
        let name = gift.donors.first().copied().unwrap_or_default();
        Some(Part { entry: gift.entry, path: gift.path, amount, first: time.first?, last: time.last?, name })
    });
    parts.collect()
}
