//! Filters without Tera: what a wording function sees and gives back.

use std::borrow::Cow;

use tera::value::Key;
use tera::{Kwargs, State, Value};

use crate::problem::Bilingual;

/// One filter: its name in templates and its function.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filter {
    /// The name after the bar: `{{ date | short }}`.
    pub name: &'static str,
    /// What it does; the error says what it expected.
    pub call: for<'v> fn(Input<'v>, &'v Args<'v>) -> Result<Output<'v>, Bilingual>,
}

/// Up to so many names are looked through one by one, which is faster than hashing the one looked for.
const FEW: usize = 12;

/// What stands before the bar.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'v>(&'v Value);

impl<'v> Input<'v> {
    pub(super) fn new(value: &'v Value) -> Self {
        Self(value)
    }

    /// The text, if it is one.
    pub(crate) fn text(self) -> Option<&'v str> {
        self.0.as_str()
    }

    /// The number, if it is one.
    pub(crate) fn number(self) -> Option<u64> {
        self.0.as_u64()
    }

    /// The items of a list; one item that is not a list counts as a list of one.
    pub(crate) fn items(self) -> impl Iterator<Item = Input<'v>> {
        let list = self.0.as_array().unwrap_or(std::slice::from_ref(self.0));
        list.iter().map(Input)
    }

    /// A field of a group of facts.
    pub(crate) fn field(self, name: &'static str) -> Option<Input<'v>> {
        let map = self.0.as_map()?;
        if map.len() > FEW {
            return map.get(&Key::Str(name)).map(Input);
        }
        map.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| Input(value))
    }
}

/// The words in brackets after a filter's name, and the facts of the whole document.
#[derive(Debug)]
pub(crate) struct Args<'a> {
    args: &'a Kwargs,
    state: &'a State<'a>,
}

impl<'a> Args<'a> {
    pub(super) fn new(args: &'a Kwargs, state: &'a State<'a>) -> Self {
        Self { args, state }
    }

    /// The text of one argument.
    pub(crate) fn text(&self, name: &'static str) -> Option<&str> {
        self.args.get::<&str>(name).ok().flatten()
    }

    /// Whether an argument is given and true.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.args.get::<bool>(name).ok().flatten().unwrap_or(false)
    }

    /// Whether an argument is given and false.
    pub(crate) fn is_false(&self, name: &'static str) -> bool {
        self.args.get::<bool>(name).ok().flatten() == Some(false)
    }

    /// A fact of the document as a whole, such as `published`.
    pub(crate) fn document(&self, name: &str) -> Given {
        Given(self.state.get::<Value>(name).ok().flatten())
    }
}

/// A fact of the document as a whole.
#[derive(Debug)]
pub(crate) struct Given(Option<Value>);

impl Given {
    /// Its text; empty if it is not given.
    pub(crate) fn text(&self) -> &str {
        self.0.as_ref().and_then(Value::as_str).unwrap_or("")
    }
}

/// What a filter gives back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Output<'v> {
    /// Text; escaped when it is printed.
    Text(Cow<'v, str>),
    /// Texts.
    List(Vec<Cow<'v, str>>),
}

impl<'v> Output<'v> {
    /// Text made by the filter, or part of what it was given.
    pub(crate) fn text(text: impl Into<Cow<'v, str>>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn into_value(self) -> Value {
        match self {
            Self::Text(text) => Value::normal_string(&text),
            Self::List(texts) => {
                texts.iter().map(|text| Value::normal_string(text)).collect::<Vec<_>>().into()
            }
        }
    }
}
