//! `clerk convert`: a template with typed fields from a legacy text; and such a pair worded by `clerk make`.

use std::fs;
use std::path::Path;

use jianbao::{Document, Manuscript, Problems, Source};

use crate::Outcome;
use crate::arguments::Convert;
use crate::check::report;
use crate::input::{Sort, Unread, read_sort, reason, shown};
use crate::language::{lang, told};
use crate::output::{Batch, complain, print};
use crate::tale::Tale;

/// Writes the pair, both files or none.
pub(crate) fn run(convert: &Convert) -> Outcome {
    let source = match read_sort(&convert.file, Sort::Text) {
        Ok(source) => source,
        Err(Unread::File(reason)) => {
            complain(&format!("{reason}\n"));
            return Outcome::Refused;
        }
        Err(Unread::Text(error)) => {
            complain(&format!("{}\n", error.report(lang())));
            return Outcome::Faulty;
        }
    };
    let remarks = jianbao::scan(&source).remarks().clone();
    let made = jianbao::convert(&source);
    let files = [(&made.template_name, &made.template), (&made.fields_name, &made.fields)];
    let places = files.map(|(name, text)| (convert.output.join(name), text));
    if let Some((place, _)) = places.iter().find(|(place, _)| place.exists() && !convert.force) {
        let name = shown(place);
        complain(&told!(
            "{name} 已经有了，没有动它。换一个文件夹；确实要覆盖就加上 --force\n",
            "{name} exists and was left alone. Choose another folder, or add --force to replace it\n"
        ));
        return Outcome::Refused;
    }
    let mut batch = Batch::default();
    let written = batch
        .folder(&convert.output)
        .and_then(|()| places.iter().try_for_each(|(place, text)| batch.add(place, text.as_bytes())))
        .and_then(|()| batch.finish());
    if let Err(error) = written {
        complain(&format!("{}\n", reason(&convert.output, &error)));
        return Outcome::Refused;
    }
    if !remarks.is_empty() {
        print(&report(&remarks));
    }
    let (template, fields) = (shown(&places[0].0), shown(&places[1].0));
    print(&told!(
        "已新建 {template} 和 {fields}。把 {fields} 里的 xx 换成实际内容，再运行 clerk make {fields}\n",
        "{template} and {fields} are ready. Replace the xx in {fields}, then run clerk make {fields}\n"
    ));
    Outcome::Fine
}

/// The template of a file of fields, from the folder of that file; nothing to read if the fields name none.
pub(crate) fn template(manuscript: &Manuscript, home: &Path) -> Result<Source, Unread> {
    match manuscript.template() {
        "" => Ok(Source::new("", "")),
        name => {
            let place = home.join(name);
            // As of pictures: a link must not lead out of the folder.
            let there = fs::canonicalize(if home.as_os_str().is_empty() { Path::new(".") } else { home });
            match (there, fs::canonicalize(&place)) {
                (Ok(there), Ok(real)) if !real.starts_with(&there) => {
                    let name = shown(&place);
                    Err(Unread::File(told!(
                        "{name} 是指向别的文件夹的链接，没有读；请把模板放在数据文件旁边",
                        "{name} leads to another folder and was not read; put the template beside its fields"
                    )))
                }
                _ => read_sort(&place, Sort::Text),
            }
        }
    }
}

/// The document of a template with its fields, and what else was noticed; or what became of it.
///
/// Nothing if the data file is a record.
pub(crate) fn document(
    source: &Source,
    home: &Path,
    draft: bool,
) -> Option<Result<(Document, Problems), Tale>> {
    let manuscript = Manuscript::read(source)?;
    let template = match template(&manuscript, home) {
        Ok(template) => template,
        // The fields name a template that is not there: they are at fault.
        Err(Unread::File(reason)) => {
            return Some(Err(Tale { reason: Some(reason), ..Tale::faulty(Problems::new()) }));
        }
        Err(Unread::Text(error)) => return Some(Err(Tale::failed(error))),
    };
    let filled =
        if draft { manuscript.fill_draft(&template, None) } else { manuscript.fill(&template, None) };
    Some(filled.map(|filled| (filled.document(), filled.remarks().clone())).map_err(Tale::failed))
}

/// Every problem of a file of fields with its template; nothing if the data file is a record.
pub(crate) fn problems(source: &Source, home: &Path) -> Option<Result<Problems, Unread>> {
    let manuscript = Manuscript::read(source)?;
    Some(template(&manuscript, home).map(|template| match manuscript.fill(&template, None) {
        Ok(filled) => filled.remarks().clone(),
        Err(error) => error.problems().cloned().collect(),
    }))
}
