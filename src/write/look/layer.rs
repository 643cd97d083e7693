//! Figures that lie over one another: what a theme says, and what a file changes of it.

use crate::yaml::Part;

/// A group of figures that a file may change in part.
pub(in crate::write) trait Layer {
    /// What a file says of it: any part of it, or nothing.
    type Change: Part;

    /// Lays a change over the figures; says whether the change gave every figure that has no usual value.
    fn lay(&mut self, change: Self::Change) -> bool;
}

/// Declares a group of figures once: the group, what a file may change of it, and how that is read.
///
/// Each field is `name: HOW Type, "中文名"`. HOW is `given` or `usual` for a value (a `usual` one has a usual value and
/// need not be given by a theme that stands on no other), `list` for values and `part` for a group.
macro_rules! layer {
    ($(#[$doc:meta])* $name:ident $change:ident $(brief $brief:path)? {
        $($(#[$field_doc:meta])* $field:ident : $how:ident $type:ty, $zh:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub(in crate::write) struct $name {
            $($(#[$field_doc])* pub(in crate::write) $field: $crate::write::look::layer::held!($how $type),)*
        }

        #[doc = concat!("What a file says of [`", stringify!($name), "`].")]
        #[derive(Debug, Default)]
        pub(in crate::write) struct $change {
            $(pub(super) $field: $crate::write::look::layer::told!($how $type),)*
        }

        impl $crate::yaml::Part for $change {
            fn read(fields: &mut $crate::yaml::Fields<'_, '_>) -> Self {
                Self {
                    $($field: $crate::write::look::layer::read!($how fields, stringify!($field), $zh),)*
                }
            }
            $(
            fn brief(text: &str) -> Option<Result<Self, $crate::problem::Fault>> {
                Some($brief(text))
            }
            )?
        }

        impl $crate::write::look::layer::Layer for $name {
            type Change = $change;

            fn lay(&mut self, change: $change) -> bool {
                let mut whole = true;
                $($crate::write::look::layer::lay!($how self.$field, change.$field, whole);)*
                whole
            }
        }
    };
}

macro_rules! held {
    (given $type:ty) => { $type };
    (usual $type:ty) => { $type };
    (list $type:ty) => { Vec<$type> };
    (part $type:ty) => { $type };
}

macro_rules! told {
    (given $type:ty) => { $crate::fact::Fact<$type> };
    (usual $type:ty) => { $crate::fact::Fact<$type> };
    (list $type:ty) => { Vec<$crate::fact::Fact<$type>> };
    (part $type:ty) => { Option<<$type as $crate::write::look::layer::Layer>::Change> };
}

macro_rules! read {
    (list $fields:ident, $en:expr, $zh:literal) => {
        $fields.list($crate::yaml::key($en, $zh))
    };
    (part $fields:ident, $en:expr, $zh:literal) => {
        $fields.part($crate::yaml::key($en, $zh))
    };
    ($how:ident $fields:ident, $en:expr, $zh:literal) => {
        $fields.optional($crate::yaml::key($en, $zh))
    };
}

macro_rules! lay {
    (part $old:expr, $new:expr, $whole:ident) => {
        match $new {
            Some(change) => $whole &= $crate::write::look::layer::Layer::lay(&mut $old, change),
            None => $whole = false,
        }
    };
    (list $old:expr, $new:expr, $whole:ident) => {
        if $new.is_empty() {
            $whole = false;
        } else {
            $old = $new.into_iter().filter_map(|fact| fact.known().cloned()).collect();
        }
    };
    (usual $old:expr, $new:expr, $whole:ident) => {
        if let Some(value) = $new.known() {
            $old = value.clone();
        }
    };
    (given $old:expr, $new:expr, $whole:ident) => {
        match $new.known() {
            Some(value) => $old = value.clone(),
            None => $whole = false,
        }
    };
}

pub(super) use {held, lay, layer, read, told};
