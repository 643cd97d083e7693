//! The filters a template author may use, in one table.
//!
//! Each takes a value as the data print it (`2024年5月29日至30日`, `205万元`) and gives text. A blank of a draft
//! passes through every filter unchanged, so that it stays visible where it belongs.

use std::borrow::Cow;

use super::mention::{BETWEEN, CLOSE, OPEN};
use super::sections::ordered;
use super::wording;
use crate::fact::{MARK_OPEN, Value};
use crate::problem::{Bilingual, say};
use crate::template::{Args, Filter, Input, Output};
use crate::value::{Count, Date, DateRange, Money, Ordinal, numeral};

/// Every filter: its name and what it does.
pub(super) static FILTERS: &[Filter] = &[
    Filter { name: "who", call: who },
    Filter { name: "people", call: people },
    Filter { name: "seniors", call: seniors },
    Filter { name: "introduced", call: introduced },
    Filter { name: "short", call: short },
    Filter { name: "later", call: later },
    Filter { name: "days", call: days },
    Filter { name: "capital", call: capital },
    Filter { name: "chinese", call: chinese_number },
    Filter { name: "counting", call: counting_number },
    Filter { name: "counted", call: counted },
    Filter { name: "enumerated", call: enumerated },
    Filter { name: "ending", call: ending },
    Filter { name: "listed", call: listed },
    Filter { name: "stem", call: stem },
    Filter { name: "sentence", call: sentence },
    Filter { name: "spoken", call: spoken },
    Filter { name: "titled", call: titled },
    Filter { name: "quoted", call: quoted },
    Filter { name: "local", call: local },
    Filter { name: "placed", call: placed },
    Filter { name: "reported", call: reported },
    Filter { name: "sections", call: sections },
];

type Made<'v> = Result<Output<'v>, Bilingual>;

/// The text before the bar; for a group of facts, its name.
fn text<'v>(input: Input<'v>) -> Result<&'v str, Bilingual> {
    input
        .text()
        .or_else(|| input.field("name").and_then(Input::text))
        .ok_or_else(|| say!("这个过滤器只用于文字", "this filter takes a text"))
}

fn is_mark(text: &str) -> bool {
    text.starts_with(MARK_OPEN)
}

fn mention(name: &str) -> Cow<'_, str> {
    if is_mark(name) { name.into() } else { [OPEN, name, CLOSE].concat().into() }
}

/// `{{ person | who }}`: posts and name at the first mention, the name alone later.
fn who<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    text(input).map(|name| Output::text(mention(name)))
}

/// `{{ group | people }}`: persons, then groups without names, then 等 if there were more.
fn people<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    let list = |name: &'static str| input.field(name).into_iter().flat_map(Input::items);
    let grouped = ["people", "members", "others"].iter().any(|name| input.field(name).is_some());
    let named = |person| text(person).ok().map(mention);
    let mut all: Vec<Cow<'_, str>> = match grouped {
        true => list("people").chain(list("members")).filter_map(named).collect(),
        false => input.items().filter_map(named).collect(),
    };
    all.extend(list("others").filter_map(Input::text).map(Cow::Borrowed));
    let more = input.field("more").and_then(Input::text) == Some("是");
    let end = if more { "等" } else { "" };
    Ok(Output::text(all.join(BETWEEN) + end))
}

/// `{% set seniors = visit | seniors %}`: the guests who may 指出 and 强调, as a list of names.
///
/// They are the delegation's, unless it comes from the receiving side: a recipient 表示 and 介绍, it does not
/// instruct its supporter (practice).
fn seniors<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    let Some(delegation) = input.field("delegation") else { return Ok(Output::List(Vec::new())) };
    let recipient = input.field("partnership").and_then(|both| both.field("recipient"));
    let region = recipient.and_then(|side| side.field("region")).and_then(Input::text);
    let origin = delegation.field("origin").and_then(Input::text).unwrap_or("");
    if region.is_some_and(|region| origin.starts_with(region)) {
        return Ok(Output::List(Vec::new()));
    }
    let leader = delegation.field("leader").into_iter();
    let members = delegation.field("members").into_iter().flat_map(Input::items);
    let found = leader.chain(members).filter_map(|person| text(person).ok()).map(Cow::Borrowed);
    Ok(Output::List(found.collect()))
}

/// `{% if visit | introduced %}`: whether leader and members stand among those who attended the first meeting, so
/// that the release introduces them there.
fn introduced<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    fn named<'v>(group: Option<Input<'v>>, name: &'static str) -> impl Iterator<Item = &'v str> {
        let found = group.and_then(|group| group.field(name)).into_iter().flat_map(Input::items);
        found.filter_map(|person| text(person).ok())
    }
    let forum = input.field("forums").and_then(|forums| forums.items().next());
    let groups = forum.and_then(|forum| forum.field("attendees")).into_iter().flat_map(Input::items);
    let attended: Vec<&str> = groups.flat_map(|group| named(Some(group), "people")).collect();
    let delegation = input.field("delegation");
    let mut guests = named(delegation, "leader").chain(named(delegation, "members"));
    let others = delegation.is_some_and(|delegation| delegation.field("others").is_some());
    let all = !others && !attended.is_empty() && guests.all(|guest| attended.contains(&guest));
    Ok(Output::text(if all { "是" } else { "" }))
}

/// `{{ dates | short }}`: without the year where it is the year of publication (news only).
fn short<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let said = text(input)?;
    let published = Date::parse(args.document("published").text());
    Ok(match (DateRange::parse(said), published) {
        (Ok(dates), Ok(published)) => Output::text(dates.short(published)),
        _ => Output::text(said),
    })
}

/// `{{ date | later(range=dates, part=day_part) }}`: a day of an event told before, such as 29日下午.
fn later<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let said = text(input)?;
    let part = args.text("part").unwrap_or("");
    let told = match (Date::parse(said), args.text("range").map(DateRange::parse)) {
        (Ok(date), Some(Ok(range))) if range.days() > 1 => range.later_mention(date, part),
        (Ok(_), Some(Ok(_))) if !part.is_empty() => format!("当天{part}"),
        (Ok(_), Some(Ok(_))) => "当天".to_owned(),
        (Err(_), Some(Ok(range))) => later_days(said, range).unwrap_or_else(|| format!("{said}{part}")),
        _ => format!("{said}{part}"),
    };
    Ok(Output::text(told))
}

/// Several days inside an event told before: 29日至30日.
fn later_days(said: &str, event: DateRange) -> Option<String> {
    let days = DateRange::parse(said)
        .ok()
        .filter(|days| event.contains(days.start()) && event.contains(days.end()))?;
    Some(format!("{}至{}", event.later_mention(days.start(), ""), event.later_mention(days.end(), "")))
}

/// `{{ stops | days(range=dates) }}`: the days of a list of stops inside an event told before, 29日至30日; nothing
/// where no stop has a day.
fn days<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let day =
        |stop: Input<'_>| stop.field("date").and_then(Input::text).and_then(|day| Date::parse(day).ok());
    let all: Vec<Date> = input.items().filter_map(day).collect();
    let event = args.text("range").and_then(|range| DateRange::parse(range).ok());
    let (Some(first), Some(last), Some(event)) = (all.iter().min(), all.iter().max(), event) else {
        return Ok(Output::text(""));
    };
    let told = |day: Date| event.later_mention(day, "");
    Ok(Output::text(match (first == last, event.days()) {
        (_, 1) => "当天".to_owned(),
        (true, _) => told(*first),
        (false, _) => format!("{}至{}", told(*first), told(*last)),
    }))
}

/// `{{ amount | capital }}`: the amount as agreements and receipts write it, 人民币贰佰零伍万元整.
fn capital<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    let said = text(input)?;
    if is_mark(said) {
        return Ok(Output::text(said));
    }
    let money = Money::parse(said).map_err(|fault| fault.message)?;
    Ok(Output::text(money.capital()))
}

fn number(input: Input<'_>) -> Result<u64, Bilingual> {
    input.number().ok_or_else(|| say!("这个过滤器只用于整数", "this filter takes a whole number"))
}

/// `{{ 2 | chinese }}`: 二, as in 二是.
fn chinese_number<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    number(input).map(|number| Output::text(numeral::chinese(number)))
}

/// `{{ 2 | counting }}`: 两, as before a classifier.
fn counting_number<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    number(input).map(|number| Output::text(numeral::counting(number)))
}

/// `{{ size | counted(unit="人") }}`: with the unit where the clerk left it out; 名 and 位 become 人.
fn counted<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let (said, unit) = (text(input)?, args.text("unit").unwrap_or(""));
    Ok(match Count::parse(said) {
        Ok(count) if count.classifier().is_empty() => Output::text([said, unit].concat()),
        Ok(count) if unit == "人" && matches!(count.classifier(), "人" | "名" | "位") => {
            Output::text([said.trim_end_matches(['名', '位', '人']), unit].concat())
        }
        Err(_) if Ordinal::parse(said).is_ok_and(|place| place.classifier().is_empty()) => {
            Output::text([said, unit].concat())
        }
        _ => Output::text(said),
    })
}

/// `{{ task | ending(with="工作") }}`: ends in the word, once.
fn ending<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let (said, word) = (text(input)?, args.text("with").unwrap_or(""));
    Ok(if said.ends_with(word) { Output::text(said) } else { Output::text([said, word].concat()) })
}

/// `{% for point in consensus | enumerated %}`: 一是……； 二是……。
fn enumerated<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    let points = input.field("points").into_iter().flat_map(Input::items);
    let field = |point: Input<'v>, name| point.field(name).and_then(Input::text).unwrap_or("");
    let points: Vec<(&str, &str)> =
        points.map(|point| (field(point, "headline"), field(point, "detail"))).collect();
    Ok(Output::List(wording::enumerated(&points).into_iter().map(Cow::Owned).collect()))
}

/// `{{ places | listed }}`: 甲、乙和丙; `and=""` leaves out 和, `sep="，"` separates by another sign.
fn listed<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let own = args.document("own_region");
    let own = if args.is_false("local") { "" } else { own.text() };
    let items: Vec<Cow<'_, str>> = input
        .items()
        .filter_map(|item| text(item).ok())
        .map(|item| wording::local(wording::stem(item), own))
        .collect();
    let sep = args.text("sep").unwrap_or("、");
    let last = args.text("and").unwrap_or("和");
    Ok(Output::text(match items.as_slice() {
        [first @ .., end] if !first.is_empty() && !last.is_empty() => first.join(sep) + last + end,
        all => all.join(sep),
    }))
}

/// `{{ text | stem }}`: without its final stop, to stand inside a sentence.
fn stem<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    text(input).map(|said| Output::text(wording::stem(said)))
}

/// `{{ text | sentence }}`: with exactly one final stop.
fn sentence<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    text(input).map(|said| Output::text(wording::sentence(said)))
}

/// `{{ quotes | spoken }}`: “……。”; several quotations become one.
fn spoken<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    let said: Vec<&str> = input.items().filter_map(Input::text).collect();
    Ok(Output::text(wording::spoken(&said)))
}

/// `{{ document | titled }}`: 《……》.
fn titled<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    text(input).map(|said| Output::text(wording::titled(said)))
}

/// `{{ theme | quoted }}`: “……”, as a name or term inside a sentence.
fn quoted<'v>(input: Input<'v>, _: &'v Args<'v>) -> Made<'v> {
    text(input).map(|said| Output::text(wording::quoted(said)))
}

/// `{{ place | local }}`: 我县 where the text is told from that side.
fn local<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    text(input).map(|said| Output::text(wording::local(said, args.document("own_region").text())))
}

/// `{{ pairing | placed(region=recipient) }}`: a region under those it lies in, 宁夏银川市永宁县闽宁镇.
fn placed<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let Some(region) = args.text("region") else {
        return Err(say!("这个过滤器要写明地区：region=…", "this filter takes a region: region=…"));
    };
    let own = wording::local(region, args.document("own_region").text());
    if own != region {
        return Ok(Output::text(own));
    }
    let rows: Vec<(&str, &str)> = input
        .field("regions")
        .into_iter()
        .flat_map(Input::items)
        .filter_map(|row| Some((row.field("name")?.text()?, row.field("parent")?.text()?)))
        .collect();
    let mut told = region.to_owned();
    let mut below = region;
    for _ in 0..rows.len() {
        let Some((_, above)) = rows.iter().find(|(name, _)| *name == below) else { break };
        told.insert_str(0, above);
        below = above;
    }
    Ok(Output::text(told))
}

/// `{% for said in speech | reported(senior=true) %}`: 指出，……; 强调，……: what follows the speaker's name.
fn reported<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    if let Some(said) = input.text() {
        return Ok(Output::List(wording::reported(&[(None, said)], args.flag("senior"), None)));
    }
    let points: Vec<(Option<&str>, &str)> = input
        .field("points")
        .into_iter()
        .flat_map(Input::items)
        .filter_map(|point| Some((point.field("verb").and_then(Input::text), point.field("text")?.text()?)))
        .collect();
    let act = input.field("act").and_then(Input::text);
    Ok(Output::List(wording::reported(&points, args.flag("senior"), act)))
}

/// `{% for section in visit | sections %}`: the order of telling, what was not ordered in its usual place; of
/// meetings `{% for item in forum | sections(of="forum") %}`. With `given=true` only those that the data fill.
fn sections<'v>(input: Input<'v>, args: &'v Args<'v>) -> Made<'v> {
    let given = input.field("order").into_iter().flat_map(Input::items).filter_map(Input::text);
    let is_told = |field| input.field(field).is_some();
    let told: Option<&dyn Fn(&'static str) -> bool> = if args.flag("given") { Some(&is_told) } else { None };
    let all = ordered(given, args.text("of").unwrap_or(""), told)?;
    Ok(Output::List(all.into_iter().map(Cow::Borrowed).collect()))
}
