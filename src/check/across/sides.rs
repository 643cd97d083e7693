//! The two sides of a ledger: which of them a name plainly belongs to.

use crate::fact::Fact;
use crate::record::{Partnership, Party};
use crate::value::Text;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Supporter,
    Recipient,
}

/// The two sides by the names they are known under.
pub(super) struct Sides<'l> {
    supporter: Vec<&'l str>,
    recipient: Vec<&'l str>,
}

impl<'l> Sides<'l> {
    pub(super) fn of(partnership: &'l Partnership) -> Self {
        let names = |party: &'l Party| {
            [&party.region, &party.bureau]
                .into_iter()
                .filter_map(|name| name.known().map(Text::as_str))
                .collect()
        };
        Self { supporter: names(&partnership.supporter), recipient: names(&partnership.recipient) }
    }

    /// The side whose name a text begins with; nothing where it begins with neither, or with both (北川, 北川区).
    pub(super) fn side(&self, text: &str) -> Option<Side> {
        let begins = |names: &[&str]| names.iter().any(|name| text.starts_with(name));
        match (begins(&self.supporter), begins(&self.recipient)) {
            (true, false) => Some(Side::Supporter),
            (false, true) => Some(Side::Recipient),
            _ => None,
        }
    }

    /// The side a field names.
    pub(super) fn of_fact(&self, fact: &Fact<Text>) -> Option<Side> {
        self.side(fact.known()?.as_str())
    }

    /// The side all of a list belong to; nothing where one of them is of neither, or of the other.
    pub(super) fn of_all(&self, facts: &[Fact<Text>]) -> Option<Side> {
        let mut all = facts.iter().map(|fact| self.of_fact(fact));
        let first = all.next()??;
        all.all(|side| side == Some(first)).then_some(first)
    }

    /// Whether a name is that of a side as a whole: its region, its government or its education bureau.
    pub(super) fn is_whole(&self, name: &str) -> bool {
        let known = |names: &[&str]| {
            names.iter().any(|known| {
                name.strip_prefix(known).is_some_and(|rest| {
                    matches!(
                        rest,
                        "" | "教育局" | "教体局" | "教育体育局" | "人民政府" | "政府" | "党政代表团"
                    )
                })
            })
        };
        known(&self.supporter) || known(&self.recipient)
    }

    /// The region of a side, for messages.
    pub(super) fn region(&self, side: Side) -> &'l str {
        let names = match side {
            Side::Supporter => &self.supporter,
            Side::Recipient => &self.recipient,
        };
        names.first().copied().unwrap_or_default()
    }
}
