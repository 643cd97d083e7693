//! The only room that knows Tera: loading, filters, escaping, limits, located errors.

mod fault;
mod filter;
mod usage;

use std::collections::BTreeMap;
use std::io::{self, Write};

use encoding_rs::UTF_8;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use crate::markup;
use crate::problem::Problem;
use crate::source::Source;
pub(crate) use filter::{Args, Filter, Input, Output};
pub(crate) use usage::{Name, Usage, usages};

/// Bytes one rendered text may have, 2 MiB: a template that runs on, or data beyond all measure, end in an error.
const MOST: usize = 2 << 20;

/// Branches one template may have: the engine reads them by functions that call themselves.
const BRANCHES: usize = 200;

/// What a template sees: names and the facts behind them.
#[derive(Debug, Clone, Default)]
pub(crate) struct View(Context);

impl View {
    /// Adds one name.
    pub(crate) fn insert<T: Serialize + ?Sized>(&mut self, name: &'static str, facts: &T) {
        self.0.insert(name, facts);
    }

    /// The text at a dotted path, such as `visit.release.source`.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        let mut steps = path.split('.');
        let mut value = self.0.get(steps.next()?)?;
        for step in steps {
            value = value.as_map()?.iter().find(|(key, _)| key.as_str() == Some(step))?.1;
        }
        value.as_str()
    }
}

/// A set of compiled templates; rendering from many threads at once is fine.
#[derive(Debug, Clone)]
pub(crate) struct Templates {
    tera: Tera,
    sources: BTreeMap<String, Source>,
}

impl Templates {
    /// No templates yet, with the filters they may use.
    pub(crate) fn new(filters: &'static [Filter]) -> Self {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".md"]);
        tera.set_escape_fn(escape);
        for filter in filters {
            let call = filter.call;
            tera.register_filter(filter.name, move |value: &tera::Value, args: Kwargs, state: &State| {
                call(Input::new(value), &Args::new(&args, state))
                    .map(Output::into_value)
                    .map_err(|why| tera::Error::message(why.zh))
            });
        }
        // Data stays data: no template can switch the escaping off.
        tera.register_filter("safe", |value: tera::Value, _: Kwargs, _: &State| value);
        Self { tera, sources: BTreeMap::new() }
    }

    /// No templates yet, for texts that take what they are given as it stands: no filters of the crate, no escaping.
    pub(crate) fn plain() -> Self {
        let mut templates = Self::new(&[]);
        templates.tera.autoescape_on(Vec::<&'static str>::new());
        templates
    }

    /// Adds templates by name, such as `visit.md`; a name that is there already is replaced.
    ///
    /// Nothing is added when any of them has a fault; every fault found is given.
    pub(crate) fn add(&mut self, templates: Vec<Source>) -> Result<(), Vec<Problem>> {
        let crowded = |source: &Source| source.text().matches("elif").count() > BRANCHES;
        if let Some(source) = templates.iter().find(|source| crowded(source)) {
            return Err(vec![fault::crowded(source, BRANCHES)]);
        }
        let mut sources = self.sources.clone();
        sources.extend(templates.into_iter().map(|source| (source.name().to_owned(), source)));
        let texts: Vec<(&str, &str)> =
            sources.iter().map(|(name, source)| (name.as_str(), source.text())).collect();
        let mut tera = self.tera.clone();
        tera.add_raw_templates(texts).map_err(|error| fault::located(&error, &sources))?;
        self.tera = tera;
        self.sources = sources;
        Ok(())
    }

    /// The text of a template.
    pub(crate) fn source(&self, name: &str) -> Option<&Source> {
        self.sources.get(name)
    }

    /// The problem of a template that renders to nothing.
    pub(crate) fn empty(&self, name: &str) -> Problem {
        fault::empty(self.sources.get(name))
    }

    /// Renders one template.
    ///
    /// # Errors
    /// The place in the template and what is wrong there; also when the text grows beyond 2 MiB.
    pub(crate) fn render(&self, name: &str, view: &View) -> Result<String, Vec<Problem>> {
        let mut out = Capped(Vec::with_capacity(8 << 10));
        match self.tera.render_to(name, &view.0, &mut out) {
            // Faster than the check of the standard library where most is Chinese.
            Ok(()) => match UTF_8.decode_without_bom_handling_and_without_replacement(&out.0) {
                Some(text) => Ok(text.into_owned()),
                None => Err(Vec::new()),
            },
            Err(error) => Err(fault::located(&error, &self.sources)),
        }
    }
}

/// Data enter the text escaped, in this one place.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    markup::escape_to(text, out)
}

/// A buffer that refuses to grow beyond the limit.
struct Capped(Vec<u8>);

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
