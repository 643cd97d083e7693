//! Told twice: one gift in two records, one record in two places.

use std::collections::BTreeMap;

use super::{Across, told};
use crate::check::Finding;
use crate::ledger::{Ledger, gifts};
use crate::problem::{Code, say};
use crate::yaml::{NodeKind, Path};

pub(super) fn check(ledger: &Ledger, most: usize) -> Vec<Across> {
    let (mut found, same) = records(ledger);
    let all = gifts(ledger);
    for gift in &all {
        let Some(twin) = gift.twin.and_then(|twin| all.get(twin)) else { continue };
        if same.contains(&gift.entry) {
            continue;
        }
        let (donor, money) = (gift.donors.first().copied().unwrap_or_default(), gift.money);
        let other = told(ledger, twin.entry, &twin.path);
        let yearly = twin.rate.is_some() && gift.rate.is_none();
        let message = match yearly {
            true => say!(
                "{donor}的{money}像是 {other} 每年资助里的一年，两处只计一次",
                "{money} of {donor} looks like one year of {other}; it is counted once"
            ),
            false => say!(
                "{donor}的{money}像是和 {other} 同一笔，两处只计一次",
                "{money} of {donor} looks like the gift at {other}; it is counted once"
            ),
        };
        let hint = say!(
            "同一笔就删去一处；不是同一笔，就把日期写到天，或写明各自的名称",
            "delete one of the two; if they are two gifts, give their days"
        );
        found.push(Across::at(gift.entry, Finding::warning(&gift.path, Code::GiftTwice, message, hint)));
    }
    found.truncate(most);
    found
}

/// Records that say the same, word for word; and which of them are copies.
fn records(ledger: &Ledger) -> (Vec<Across>, Vec<usize>) {
    let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    let mut copies = Vec::new();
    for (entry, one) in ledger.entries().iter().enumerate() {
        let (node, _) = one.node();
        let NodeKind::Map(fields) = &node.kind else { continue };
        let mut text: Vec<String> = fields.iter().map(|field| flat(&field.key, &field.value.kind)).collect();
        text.sort();
        let key = (one.record().kind(), text.join("\n"));
        match seen.get(&key) {
            Some(first) => {
                let other = told(ledger, *first, &Path::root());
                copies.push(entry);
                found.push(Across::at(
                    entry,
                    Finding::error(
                        &Path::root(),
                        Code::RecordTwice,
                        say!("和 {other} 的记录完全一样", "the same record as at {other}"),
                        say!(
                            "删去一处；确实是两件事，就写明日期等不同之处",
                            "delete one, or say what tells them apart"
                        ),
                    ),
                ));
            }
            None => {
                seen.insert(key, entry);
            }
        }
    }
    (found, copies)
}

/// A field with all that lies in it, on one line.
fn flat(key: &str, value: &NodeKind) -> String {
    match value {
        NodeKind::Text(text) => format!("{key}={}", text.trim()),
        NodeKind::Null | NodeKind::Refused => format!("{key}="),
        NodeKind::List(items) => {
            let all: Vec<String> = items.iter().map(|item| flat("", &item.kind)).collect();
            format!("{key}=[{}]", all.join("\u{1f}"))
        }
        NodeKind::Map(fields) => {
            let all: Vec<String> = fields.iter().map(|field| flat(&field.key, &field.value.kind)).collect();
            format!("{key}={{{}}}", all.join("\u{1f}"))
        }
    }
}
