//! Values that know their own grammar, one file each.

mod approx;
mod count;
mod date;
mod dates;
mod document_number;
mod flag;
mod marking;
mod money;
mod name;
pub mod numeral;
mod ordinal;
mod path;
mod percent;
mod period;
mod quantity;
mod said;
mod scan;
mod surname;
mod text;
mod words;

pub use approx::Approx;
pub use count::Count;
pub use date::Date;
pub use dates::DateRange;
pub use document_number::DocumentNumber;
pub use flag::Flag;
pub use marking::{CopyNumber, Secrecy};
pub use money::{Basis, Money, MoneyUnit};
pub use name::PersonName;
pub(crate) use name::split;
pub use ordinal::Ordinal;
pub use path::PicturePath;
pub use percent::Percent;
pub use period::{Period, PeriodKind};
pub use quantity::Quantity;
pub(crate) use surname::{Apart, apart, several};
pub use text::{Text, check_characters};
pub use words::{
    Act, CeremonyKind, Collaboration, DayPart, ForumItem, Manner, OfficialForm, Perspective, Purpose,
    Section, Urgency, Verb,
};
pub(crate) use words::{unknown_word, words};

/// Serialises a value as the text it prints and reads it back from such a text.
macro_rules! serde_text {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                <Self as $crate::fact::Value>::parse(&text).map_err(serde::de::Error::custom)
            }
        }
        impl std::str::FromStr for $type {
            type Err = $crate::problem::Fault;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                <Self as $crate::fact::Value>::parse(text.trim())
            }
        }
    )*};
}
pub(crate) use serde_text;
