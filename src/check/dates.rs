//! Days, years and ordinals: inside the event, in order, as many as are told, before publication.

use super::Finding;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};
use crate::value::{Approx, Count, DateRange};
use crate::yaml::Path;

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    claims.iter().filter_map(|claim| one(claim).or_else(|| official(claim))).take(most).collect()
}

fn one(claim: &Claim<'_>) -> Option<Finding> {
    match claim {
        Claim::During(at, date, event) if !event.contains(*date) => Some(Finding::error(
            at,
            Code::DateOutside,
            say!("{date}不在活动日期{event}之内", "{date} lies outside the event ({event})"),
            say!("改正这一天，或改正活动日期", "correct this day or the dates of the event"),
        )),
        Claim::NotBefore(at, date, before) if date < before => Some(Finding::warning(
            at,
            Code::DateOrder,
            say!("{date}排在{before}之后", "{date} is listed after {before}"),
            say!("按先后次序排列，或改正日期", "list in order of time, or correct the day"),
        )),
        Claim::Published(at, published, event) if **published < event.end() => Some(Finding::error(
            at,
            Code::DatePublished,
            {
                let end = event.end();
                say!(
                    "{published}发布，而活动到{end}才结束",
                    "published {published}, before the event ended ({end})"
                )
            },
            say!("改正发布日期或活动日期", "correct the day of publication or the dates of the event"),
        )),
        Claim::Rises(at, now, before) if now.first_day()? <= before.first_day()? => Some(Finding::error(
            at,
            Code::YearsOrder,
            say!("{now}排在{before}之后", "{now} is listed after {before}"),
            say!("按时间先后排列，同一时间只写一项", "list in order of time, each time once"),
        )),
        Claim::Climbs(at, now, before) if now.number() <= before.number() => Some(Finding::error(
            at,
            Code::OrdinalOrder,
            say!("{now}排在{before}之后", "{now} is listed after {before}"),
            say!("按先后次序排列，或改正次第", "list in order, or correct the ordinal"),
        )),
        Claim::Ends(at, until, since) if until.last_day()? < since.first_day()? => Some(Finding::error(
            at,
            Code::DateRangeOrder,
            say!("{until}早于{since}", "{until} lies before {since}"),
            say!("核对起始和截止的时间", "check both times"),
        )),
        Claim::Lasts(at, duration, event) => lasts(at, *duration, event),
        _ => None,
    }
}

/// The days of an official document: signed after the event, printed after that.
fn official(claim: &Claim<'_>) -> Option<Finding> {
    match claim {
        Claim::Signed(at, date, event) if **date < event.end() => Some(Finding::error(
            at,
            Code::DatePublished,
            {
                let end = event.end();
                say!("{date}成文，而活动到{end}才结束", "signed {date}, before the event ended ({end})")
            },
            say!("改正成文日期或活动日期", "correct the day of signing or the dates of the event"),
        )),
        Claim::Printed(at, printed, date) if printed < date => Some(Finding::error(
            at,
            Code::DateOrder,
            say!("{printed}印发，而{date}才成文", "printed {printed}, but signed {date} only"),
            say!("改正印发日期或成文日期", "correct the day of printing or that of signing"),
        )),
        _ => None,
    }
}

/// A length in days is that of the days, the first and the last included.
fn lasts(at: &Path, duration: Count, event: &DateRange) -> Option<Finding> {
    let in_days = matches!(duration.classifier(), "天" | "日") && duration.approx() == Approx::Exact;
    let days = event.days();
    (in_days && duration.value() != u64::from(days)).then(|| {
        Finding::error(
            at,
            Code::DurationDays,
            say!("写的是{duration}，而{event}首尾相加是{days}天", "{duration} given, {event} is {days} days"),
            say!(
                "改正天数（首尾两天都算），或改正起止日期",
                "correct the duration (first and last day count) or the dates"
            ),
        )
    })
}
