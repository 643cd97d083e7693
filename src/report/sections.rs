//! The order in which the sections of a text are told.

use crate::problem::{Bilingual, say};
use crate::value::{ForumItem, Section};

/// The order given, and after it what was not ordered, in its usual place.
pub(super) fn ordered(given: Vec<String>, of: &str) -> Result<Vec<String>, Bilingual> {
    let usual: Vec<&str> = match of {
        "" | "visit" => Section::ALL.iter().map(|section| section.word().zh).collect(),
        "forum" => ForumItem::ALL.iter().map(|item| item.word().zh).collect(),
        _ => return Err(say!("没有“{of}”这种次序", "there is no order of `{of}`")),
    };
    let mut order = given;
    for word in usual {
        if !order.iter().any(|known| known == word) {
            order.push(word.to_owned());
        }
    }
    Ok(order)
}
