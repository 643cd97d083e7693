//! The frame of a ledger: its time and its two sides. What lies outside is not what the ledger is of.

use super::Across;
use super::sides::Side;
use super::survey::Survey;
use crate::check::Finding;
use crate::fact::Fact;
use crate::ledger::Time;
use crate::problem::{Code, say};
use crate::record::{Funding, Pairing, Partnership, Record};
use crate::value::Text;
use crate::yaml::Path;

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut found = Vec::new();
    for (entry, record) in survey.records() {
        if found.len() >= most {
            break;
        }
        // A figure of an earlier time may stand beside those of the ledger for comparison.
        if !matches!(record, Record::Statistic(_)) {
            found.extend(survey.time(entry).and_then(|time| outside(survey, entry, time)));
        }
        let (_, own) = record.sides();
        match own.filter(|own| !own.supporter.region.is_absent()) {
            Some(own) => found.extend(partners(survey, own).map(|finding| Across::at(entry, finding))),
            None => found.extend(ways(survey, record).into_iter().map(|finding| Across::at(entry, finding))),
        }
    }
    found.truncate(most);
    found
}

/// A time that ends before the ledger's begins, or begins after it ends.
fn outside(survey: &Survey<'_>, entry: usize, time: &Time) -> Option<Across> {
    let period = survey.ledger.head().period.known()?;
    let early = time.last.zip(period.first_day()).is_some_and(|(last, first)| last < first);
    let late = time.first.zip(period.last_day()).is_some_and(|(first, last)| first > last);
    let day = if late { time.first } else { time.last.filter(|_| early) }?;
    let (year, month) = (day.year(), day.month());
    let message = say!(
        "时间是{year}年{month}月，不在台账的时段（{period}）之内，总结、工作信息和简报都不写这一条",
        "{year}-{month} lies outside the time of the ledger ({period}); no paper tells this record"
    );
    let hint = say!(
        "改正日期；确实不属于这一时段的，移到别的台账",
        "correct the time, or move the record to another ledger"
    );
    Some(Across::at(entry, Finding::warning(&time.path, Code::RecordOutside, message, hint)))
}

/// Partners that a record names itself, beside those of the ledger.
fn partners(survey: &Survey<'_>, own: &Partnership) -> Option<Finding> {
    let whole = &survey.ledger.head().partnership;
    let (helps, helped) = (own.supporter.region.known()?, own.recipient.region.known()?);
    let (supporter, recipient) = (whole.supporter.region.known()?, whole.recipient.region.known()?);
    let at = Path::root().key("partnership");
    if same(helps, recipient) && same(helped, supporter) {
        let message = say!(
            "写的是{helps}帮扶{helped}，而台账是{supporter}帮扶{recipient}",
            "{helps} helps {helped} here, but the ledger says that {supporter} helps {recipient}"
        );
        let hint = say!("把双方对调，或删去这一栏，按台账的写", "swap the two, or leave the field out");
        return Some(Finding::error(&at.key("supporter").key("region"), Code::PartySwapped, message, hint));
    }
    let wrong = [("supporter", helps, supporter), ("recipient", helped, recipient)];
    let (side, told, meant) = wrong.into_iter().find(|(_, told, meant)| !same(told, meant))?;
    let message = say!("写的是{told}，而台账的是{meant}", "{told} here, but {meant} in the ledger");
    let hint = say!(
        "改正地区；确实是别的地区之间的事，移到别的台账",
        "correct the region, or move the record to another ledger"
    );
    Some(Finding::warning(&at.key(side).key("region"), Code::PartyOther, message, hint))
}

/// 青禾县 and 云川市青禾县 are one.
fn same(one: &Text, other: &Text) -> bool {
    one.as_str().ends_with(other.as_str()) || other.as_str().ends_with(one.as_str())
}

/// The ways a record says people, goods or help went, where they plainly go the other way or nowhere.
fn ways(survey: &Survey<'_>, record: &Record) -> Vec<Finding> {
    let (root, sides) = (Path::root(), &survey.sides);
    let one = |fact: &Fact<Text>| sides.of_fact(fact);
    let found = match record {
        Record::Visit(visit) => {
            let mut found = Vec::new();
            for (i, pairing) in visit.pairings.iter().enumerate() {
                found.extend(pairs(survey, &root.key("pairings").index(i), pairing));
            }
            for (i, funding) in visit.fundings.iter().enumerate() {
                found.extend(gift(survey, &root.key("fundings").index(i), funding));
            }
            let from = one(&visit.delegation.origin);
            found.extend(nowhere(survey, root.key("destination"), from, sides.of_all(&visit.destination)));
            return found;
        }
        Record::Pairing(pairing) => return pairs(survey, &root, pairing),
        Record::Funding(funding) => gift(survey, &root, funding),
        Record::Placement(placement) => {
            nowhere(survey, root.key("to"), one(&placement.from), one(&placement.to))
        }
        Record::Dispatch(dispatch) => back(survey, root.key("to"), one(&dispatch.from), one(&dispatch.to))
            .or_else(|| nowhere(survey, root.key("to"), one(&dispatch.from), one(&dispatch.to))),
        Record::LessonDelivery(delivery) => {
            let from = sides.of_all(&delivery.organisers);
            back(survey, root.key("to"), from, one(&delivery.to)).or_else(|| {
                // The helped side may invite; it is taught at home all the same.
                nowhere(
                    survey,
                    root.key("to"),
                    from.filter(|side| *side == Side::Supporter),
                    one(&delivery.to),
                )
            })
        }
        Record::Consumption(consumption) => {
            let (from, to) = (one(&consumption.origin), sides.of_all(&consumption.buyers));
            back(survey, root.key("origin"), to, from)
        }
        Record::Vocational(vocational) => {
            back(survey, root.key("recipient"), one(&vocational.supporter), one(&vocational.recipient))
        }
        _ => None,
    };
    found.into_iter().collect()
}

/// Help that goes from the helped side to the one that helps.
fn back(survey: &Survey<'_>, at: Path, from: Option<Side>, to: Option<Side>) -> Option<Finding> {
    let turned = from == Some(Side::Recipient) && to == Some(Side::Supporter);
    let (supporter, recipient) = (survey.sides.region(Side::Supporter), survey.sides.region(Side::Recipient));
    turned.then(|| {
        Finding::warning(
            &at,
            Code::PartySwapped,
            say!(
                "这里是{recipient}帮扶{supporter}，和台账的帮扶方、受援方相反",
                "here {recipient} helps {supporter}, the other way round than the ledger says"
            ),
            say!("核对双方，写反了就对调", "check the two sides, and swap them if need be"),
        )
    })
}

/// A way that begins and ends on one side.
fn nowhere(survey: &Survey<'_>, at: Path, from: Option<Side>, to: Option<Side>) -> Option<Finding> {
    let side = from.filter(|side| to == Some(*side))?;
    let region = survey.sides.region(side);
    Some(Finding::warning(
        &at,
        Code::PartyOther,
        say!("从哪里来、到哪里去都是{region}", "it begins and ends in {region}"),
        say!("核对派出方和接收地，一方应是另一地", "check both; one of them belongs to the other side"),
    ))
}

fn gift(survey: &Survey<'_>, at: &Path, funding: &Funding) -> Option<Finding> {
    let (from, to) = (survey.sides.of_all(&funding.donors), survey.sides.of_fact(&funding.recipient));
    back(survey, at.key("recipient"), from, to)
}

fn pairs(survey: &Survey<'_>, at: &Path, pairing: &Pairing) -> Vec<Finding> {
    let one = |(i, pair): (usize, &crate::record::Pair)| {
        let (from, to) = (survey.sides.of_fact(&pair.supporter), survey.sides.of_fact(&pair.recipient));
        let at = at.key("pairs").index(i);
        back(survey, at.key("recipient"), from, to).or_else(|| nowhere(survey, at.key("recipient"), from, to))
    };
    pairing.pairs.iter().enumerate().filter_map(one).collect()
}
