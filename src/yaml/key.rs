//! The names of fields.

use crate::problem::Bilingual;

/// The names of one field, English and Chinese, with a note for the skeleton.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The English key, also the name of the Rust field.
    pub en: &'static str,
    /// The Chinese key, also the label in messages and drafts.
    pub zh: &'static str,
    /// One line for the skeleton; empty for none.
    pub note: Bilingual<&'static str>,
    /// An accepted text that fits this field better than its type's own sample; empty for none.
    pub sample: &'static str,
    /// Whether the skeleton asks for it although it may be left out.
    pub usual: bool,
    /// Whether a bare number says too little here: what it counts is not known from the field.
    pub measured: bool,
    /// Whether the sample shows only one of the sorts of things that may be counted.
    pub any: bool,
    /// The record kind whose fields it has, so that the skeleton names the kind and does not repeat them; empty for
    /// none.
    pub as_kind: &'static str,
    /// Whether skeletons and tables name the group without its fields: few records have it.
    pub folded: bool,
}

/// The keys that name a file's kind; they belong to no field.
pub(crate) const KIND_KEYS: [&str; 2] = ["kind", "类型"];

/// The keys of a record that speak of the whole text: what lies inside another record leaves them to it, what lies
/// in a ledger may.
pub(super) const HEADING_KEYS: [Key; 3] =
    [key("release", "稿件"), key("perspective", "口径"), key("partnership", "协作关系")];

/// Names a field in both languages: `key("dates", "日期")`.
pub(crate) const fn key(en: &'static str, zh: &'static str) -> Key {
    Key {
        en,
        zh,
        note: Bilingual::new("", ""),
        sample: "",
        usual: false,
        measured: false,
        any: false,
        as_kind: "",
        folded: false,
    }
}

impl Key {
    /// The same key with a line for the skeleton.
    #[must_use]
    pub const fn note(mut self, zh: &'static str, en: &'static str) -> Self {
        self.note = Bilingual::new(zh, en);
        self
    }

    /// The same key with a sample of its own.
    #[must_use]
    pub const fn sample(mut self, sample: &'static str) -> Self {
        self.sample = sample;
        self
    }

    /// The same key, asked for in the skeleton although it may be left out.
    #[must_use]
    pub const fn usual(mut self) -> Self {
        self.usual = true;
        self
    }

    /// The same key, under which a bare number says too little.
    #[must_use]
    pub const fn measured(mut self) -> Self {
        self.measured = true;
        self
    }

    /// The same key, under which other things may be counted than in its sample.
    #[must_use]
    pub const fn any(mut self) -> Self {
        self.any = true;
        self
    }

    /// The same key for records of a kind, whose fields are listed with the kind.
    #[must_use]
    pub const fn as_kind(mut self, kind: &'static str) -> Self {
        self.as_kind = kind;
        self
    }

    /// The same key, whose group skeletons and tables do not spell out.
    #[must_use]
    pub const fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    /// What the field is called in messages.
    pub(super) fn label(&self) -> Bilingual<&'static str> {
        Bilingual::new(self.zh, self.en)
    }

    /// Whether it speaks of the whole text: see [`HEADING_KEYS`].
    pub(crate) fn is_heading(&self) -> bool {
        HEADING_KEYS.iter().any(|key| key.en == self.en)
    }

    pub(crate) fn matches(&self, typed: &str) -> bool {
        typed == self.en || typed == self.zh
    }
}
