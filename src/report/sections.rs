//! The order in which the sections of a text are told.

use crate::problem::{Bilingual, say};
use crate::value::{ForumItem, Section};

/// The order given, and after it what was not ordered, in its usual place; only what holds something, if `holds` says
/// of which fields that is true.
pub(super) fn ordered<'v>(
    given: impl Iterator<Item = &'v str>,
    of: &str,
    holds: Option<&dyn Fn(&'static str) -> bool>,
) -> Result<Vec<&'v str>, Bilingual> {
    let usual: Vec<Bilingual<&'static str>> = match of {
        "" | "visit" => Section::ALL.iter().map(|section| section.word()).collect(),
        "forum" => ForumItem::ALL.iter().map(|item| item.word()).collect(),
        _ => return Err(say!("没有“{of}”这种次序", "there is no order of `{of}`")),
    };
    let mut order: Vec<&str> = given.collect();
    for word in &usual {
        if !order.contains(&word.zh) {
            order.push(word.zh);
        }
    }
    if let Some(holds) = holds {
        // A section has the name of its field; answers are told also where only those who gave them are known.
        let full = |name| holds(name) || (name == "responses" && holds("respondents"));
        order.retain(|section| usual.iter().all(|word| word.zh != *section || full(word.en)));
    }
    Ok(order)
}
