//! `--theme`: how the documents look.

use std::borrow::Cow;
use std::path::Path;

use jianbao::{Document, Theme};

use crate::Outcome;
use crate::input::{Unread, read};
use crate::make::refuse;
use crate::output::{complain, quoted};
use crate::{check::report, language::told};

/// The theme of a document for which none was asked: what has a letterhead is an official document.
pub(crate) fn of(document: &Document) -> &'static Theme {
    if document.official.is_some() { Theme::gongwen() } else { Theme::news() }
}

/// The theme asked for: a built-in one by its name, else a file; nothing if none was asked for.
pub(crate) fn chosen(name: Option<&str>) -> Result<Option<Cow<'static, Theme>>, Outcome> {
    let Some(name) = name else { return Ok(None) };
    if let Some(theme) = Theme::named(name) {
        return Ok(Some(Cow::Borrowed(theme)));
    }
    let file = Path::new(name);
    if !file.exists() {
        let longer = ["yaml", "yml"].map(|ending| format!("{name}.{ending}"));
        let meant = longer.iter().find(|longer| Path::new(longer).is_file());
        let name = quoted(name);
        if let Some(meant) = meant.map(|meant| quoted(meant)) {
            complain(&told!(
                "--theme 不能写“{name}”：没有这个文件。要写的是不是 {meant}？\n",
                "--theme cannot be `{name}`: there is no such file; is {meant} meant?\n"
            ));
            return Err(Outcome::Refused);
        }
        complain(&told!(
            "--theme 不能写“{name}”：没有这个文件，也没有这种样式；可以写 新闻稿、公文、简报，或样式文件\n",
            "--theme cannot be `{name}`: there is no such file and no such theme; known: news, gongwen, briefing, or a file\n"
        ));
        return Err(Outcome::Refused);
    }
    let source = match read(file) {
        Ok(source) => source,
        Err(Unread::Text(error)) => return Err(refuse(file, &report(&error.problems().cloned().collect()))),
        Err(Unread::File(reason)) => {
            complain(&format!("{reason}\n"));
            return Err(Outcome::Refused);
        }
    };
    let theme = Theme::read(&source);
    theme
        .map(|theme| Some(Cow::Owned(theme)))
        .map_err(|error| refuse(file, &report(&error.problems().cloned().collect())))
}
