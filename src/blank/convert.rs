//! A legacy text as a report of its own: a template and a file of typed fields.

use std::collections::HashMap;
use std::fmt::Write;

use super::fill::plain;
use super::lexicon as words;
use super::setting::folded;
use super::{Blank, Blanks, scan};
use crate::problem::visible;
use crate::source::Source;

/// What a text with blanks becomes: a template and the fields it asks for, both ready to be written to files.
///
/// `总结.txt` gives `总结.template.txt`, where `xxxx年` reads `{{ values.year_1 }}年`, and `总结.yaml`, which names the
/// template and has `year_1` with its sort, its context and `xx`. [`Manuscript`](super::Manuscript) reads the pair.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Converted {
    /// The name the template is to be written under.
    pub template_name: String,
    /// The template.
    pub template: String,
    /// The name the fields are to be written under.
    pub fields_name: String,
    /// The fields.
    pub fields: String,
}

/// Makes a template and typed fields of a text with blanks: see [`Converted`].
///
/// One thing is one field. Literal `{{`, `{%` and `{#` of the text stay literal; names of leaders stay blank.
///
/// # Examples
/// ```
/// use jianbao::{Source, convert};
/// let made = convert(&Source::new("总结.txt", "xxxx年__区选派xx名教师。\n"));
/// assert_eq!(
///     made.template,
///     "{{ values.year_1 }}年{{ values.place_1 }}区选派{{ values.count_1 }}名教师。\n"
/// );
/// assert!(made.fields.contains("count_1:"));
/// ```
pub fn convert(text: &Source) -> Converted {
    let blanks = scan(text);
    let file = text.name().rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending),
        _ => (file, "txt"),
    };
    let names = names(&blanks);
    let template_name = format!("{stem}.template.{ending}");
    let fields = fields(&blanks, &names, file, &template_name);
    Converted {
        template: template(&blanks, &names),
        template_name,
        fields_name: format!("{stem}.yaml"),
        fields,
    }
}

/// The field of each entity: its sort and a number, `place_2`.
fn names(blanks: &Blanks) -> HashMap<&str, String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut names = HashMap::new();
    for blank in blanks.wanted() {
        let count = counts.entry(blank.kind.name()).or_default();
        *count += 1;
        names.insert(blank.entity.as_str(), format!("{}_{count}", blank.kind.name()));
    }
    names
}

/// The ending that an entity has where it is printed: 区 of `__区`.
fn endings(blanks: &Blanks) -> HashMap<&str, &str> {
    let mut endings = HashMap::new();
    for blank in blanks {
        if words::SUFFIXES.first(&folded(&blank.unit)).is_some_and(|(ending, _)| ending == blank.unit) {
            endings.entry(blank.entity.as_str()).or_insert(blank.unit.as_str());
        }
    }
    endings
}

fn template(blanks: &Blanks, names: &HashMap<&str, String>) -> String {
    let text = blanks.source().text();
    let endings = endings(blanks);
    let mut out = String::with_capacity(text.len() * 2);
    let mut from = 0;
    for blank in blanks.iter().filter(|blank| !blank.withheld) {
        let Some(name) = names.get(blank.entity.as_str()) else { continue };
        literal(&text[from..blank.span.start], &mut out);
        // Writing to a string cannot fail.
        let _ = write!(out, "{{{{ values.{name} }}}}");
        // Where the ending is not printed the value alone would lack it: `__教育局` is 临川区教育局.
        match endings.get(blank.entity.as_str()) {
            Some(ending) if blank.unit != **ending => out.push_str(ending),
            _ => {}
        }
        from = blank.span.end;
    }
    literal(&text[from..], &mut out);
    out
}

/// Appends words of the text so that the template prints them as they are.
fn literal(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let tag = ["{{", "{%", "{#"].into_iter().find(|tag| tail.starts_with(tag));
        match tag {
            Some(tag) => {
                let _ = write!(out, "{{{{ \"{tag}\" }}}}");
                rest = &tail[tag.len()..];
            }
            // A brace before a tag of the template would be read with it.
            None if tail.len() == 1 => {
                out.push_str("{{ \"{\" }}");
                rest = "";
            }
            None => {
                out.push('{');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
}

fn fields(blanks: &Blanks, names: &HashMap<&str, String>, file: &str, template: &str) -> String {
    let file = visible(file);
    let mut out = format!(
        "# 由 {file} 转换而来。把各栏的“值”从 xx 换成实际内容，再用 clerk make 生成；正文在模板里改。\n\
         类型: 模板稿\n模板: {}\n栏目:",
        quoted(template)
    );
    let mut counts: HashMap<&str, usize> = HashMap::new();
    blanks.iter().for_each(|blank| *counts.entry(&blank.entity).or_default() += 1);
    for blank in blanks.wanted() {
        let Some(name) = names.get(blank.entity.as_str()) else { continue };
        let places = counts.get(blank.entity.as_str()).copied().unwrap_or(1);
        let _ = write!(
            out,
            "\n  # {}\n  {name}:\n    类型: {}\n    值: xx",
            comment(blank, places),
            blank.kind.word().zh
        );
    }
    if names.is_empty() {
        out += " {}";
    }
    out + "\n"
}

fn comment(blank: &Blank, places: usize) -> String {
    // What scanning calls it, where it has a name.
    let name = if blank.entity == blank.id { "" } else { blank.entity.as_str() };
    let mut comment = if name.is_empty() { String::new() } else { format!("{}，", visible(name)) };
    let _ = write!(comment, "第{}行", blank.line);
    if places > 1 {
        let _ = write!(comment, "，共{places}处");
    }
    if !blank.unit.is_empty() {
        let _ = write!(comment, "，后面印着“{}”", visible(&blank.unit));
    }
    let _ = write!(comment, "：{}", visible(&blank.context));
    comment
}

/// A text that YAML reads back as it is.
fn quoted(text: &str) -> String {
    format!("'{}'", visible(text).replace('\'', "''"))
}

/// A value as it enters a template: escaped where the template is Markdown.
pub(super) fn entered(value: &str, markdown: bool) -> String {
    if !markdown {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    plain(value, &mut out);
    out
}
