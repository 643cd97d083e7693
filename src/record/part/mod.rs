//! Groups of fields that several record kinds share, and the one way to declare a group.

mod agreement;
mod background;
mod forum;
mod official;
mod party;
mod person;
mod photo;
mod release;

pub use agreement::{Ceremony, Consensus, Consolation, Donation, Signatory, Signing, Topic};
pub(crate) use background::figure_claims;
pub use background::{Background, Share};
pub use forum::{Briefing, Forum, Group, Point, Speech};
pub use official::{AttachmentHead, OfficialHead};
pub use party::{Organisation, Partnership, Party, Region};
pub use person::Person;
pub use photo::Photo;
pub use release::Release;

use crate::fact::Fact;

/// Whether a field holds nothing, so that writing the record leaves it out.
pub(crate) trait Empty {
    /// Whether nothing was given.
    fn is_empty(&self) -> bool;
}

impl<T> Empty for Fact<T> {
    fn is_empty(&self) -> bool {
        self.is_absent()
    }
}

impl<T> Empty for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Empty> Empty for Box<T> {
    fn is_empty(&self) -> bool {
        (**self).is_empty()
    }
}

impl<T> Empty for Option<T> {
    fn is_empty(&self) -> bool {
        self.is_none()
    }
}

pub(crate) fn is_empty<T: Empty>(field: &T) -> bool {
    field.is_empty()
}

/// Declares a group of fields once: the struct, its serde names, its reading and its description.
///
/// Each field is `name: HOW Type, "中文名"`, followed if need be by `note "…" "…"` (a line in the skeleton,
/// Chinese and English), `sample "…"` and `flag usual` (the skeleton asks for it although it is
/// optional), `flag measured` (a bare number is refused: it may count several sorts of things), `flag any` (the sample's classifier is only one of those that may stand). HOW is `required`, `optional` or `list` for values, `part`,
/// `required_part` or `parts` for groups, `records` for records inside this one (with `kind "name"`). `brief NAME` names the function that reads the group's short form.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident $(brief $brief:path)? {
        $($(#[$field_doc:meta])* $field:ident : $how:ident $type:ty, $zh:literal
            $(, note $note_zh:literal $note_en:literal)? $(, sample $sample:literal)? $(, kind $kind:literal)? $(, flag $flag:ident)*;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])*
            #[serde(skip_serializing_if = "crate::record::part::is_empty")]
            pub $field: crate::record::part::held!($how $type),)*
        }

        impl crate::yaml::Part for $name {
            fn read(fields: &mut crate::yaml::Fields<'_, '_>) -> Self {
                Self {
                    $($field: fields.$how(
                        crate::yaml::key(stringify!($field), $zh)
                            $(.note($note_zh, $note_en))? $(.sample($sample))? $(.as_kind($kind))? $(.$flag())*
                    ),)*
                }
            }
            $(
            fn brief(text: &str) -> Option<Result<Self, crate::problem::Fault>> {
                Some($brief(text))
            }
            )?
        }

        impl crate::record::part::Empty for $name {
            fn is_empty(&self) -> bool {
                *self == Self::default()
            }
        }
    };
}

/// The Rust type of a field declared with [`part!`].
macro_rules! held {
    (required $type:ty) => { crate::fact::Fact<$type> };
    (optional $type:ty) => { crate::fact::Fact<$type> };
    (list $type:ty) => { Vec<crate::fact::Fact<$type>> };
    (required_list $type:ty) => { Vec<crate::fact::Fact<$type>> };
    (part $type:ty) => { Option<$type> };
    (required_part $type:ty) => { $type };
    (parts $type:ty) => { Vec<$type> };
    (records $type:ty) => { Vec<$type> };
}

pub(crate) use {held, part};
