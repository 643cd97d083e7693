//! Days: inside the event, in order, before publication.

use super::Finding;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    claims.iter().filter_map(one).take(most).collect()
}

fn one(claim: &Claim<'_>) -> Option<Finding> {
    match claim {
        Claim::During(at, date, event) if !event.contains(**date) => Some(Finding::error(
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
        _ => None,
    }
}
