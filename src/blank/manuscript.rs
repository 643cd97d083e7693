//! A template with typed fields, as [`convert`](super::convert) writes them: read, checked as a filled text is, worded.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::bind::{Bound, Facts, bind, bind_draft};
use super::convert::entered;
use super::fill::{Filled, finished, is_markdown};
use super::kind::BlankKind;
use super::values::{Answer, Values};
use super::{Blank, Blanks, scan};
use crate::error::{Error, ErrorKind};
use crate::problem::{Code, Problem, Problems, say, shown, visible};
use crate::source::{Source, Span};
use crate::template::{Templates, View};
use crate::value::Approx;
use crate::yaml::{Entry, KIND_KEYS, Limits, NodeKind, nearest, parse, problem};

/// What the file of fields calls itself.
const KINDS: [&str; 2] = ["模板稿", "template"];

/// A file of typed fields with the name of its template: `类型: 模板稿`.
///
/// ```yaml
/// 类型: 模板稿
/// 模板: 总结.template.txt
/// 栏目:
///   year_1: {类型: 年份, 值: 2024}
/// ```
///
/// The values are checked as [`fill`](super::fill) checks them, with the words of the template beside each tag.
#[derive(Debug, Clone)]
pub struct Manuscript {
    template: String,
    kinds: HashMap<String, BlankKind>,
    values: Values,
}

impl Manuscript {
    /// Reads a file of fields; nothing if the file says that it is something else.
    ///
    /// Faults are kept until the template is filled, so that all are told at once.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Manuscript, Source};
    /// let fields = Source::new("总结.yaml", "类型: 模板稿\n模板: 总结.template.txt\n栏目: {n: {类型: 数量, 值: 12}}");
    /// let manuscript = Manuscript::read(&fields).unwrap();
    /// let template = Source::new(manuscript.template(), "选派{{ values.n }}名教师。");
    /// assert_eq!(manuscript.fill(&template, None)?.text(), "选派12名教师。");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn read(source: &Source) -> Option<Self> {
        if !source.may_hold(&KINDS) {
            return None;
        }
        let (node, problems) = parse(source, &Limits::default());
        let NodeKind::Map(entries) = node?.kind else { return None };
        let is = |entry: &&Entry| {
            let named = matches!(&entry.value.kind, NodeKind::Text(text) if KINDS.contains(&text.trim()));
            KIND_KEYS.contains(&entry.key.as_str()) && named
        };
        entries.iter().find(is)?;
        let mut values = Values::empty(source);
        (values.problems, values.fielded) = (problems, true);
        let mut read = Self { template: String::new(), kinds: HashMap::new(), values };
        read.take(&entries);
        Some(read)
    }

    /// The name of the template, a file in the same folder; empty if the fields name none.
    pub fn template(&self) -> &str {
        &self.template
    }

    /// Fills the template.
    ///
    /// # Errors
    /// As [`fill`](super::fill); [`ErrorKind::Template`] for what the template engine refuses, with its place.
    pub fn fill(&self, template: &Source, facts: Option<&dyn Facts>) -> Result<Filled, Error> {
        let (plain, blanks) = self.blanks(template);
        let bound = bind(&blanks, &self.values, facts)?;
        let filled = self.render(template, &blanks, bound)?;
        finished(filled, &plain)
    }

    /// Fills the template as a draft: what has no value yet becomes `【待填：年份】`.
    ///
    /// # Errors
    /// As [`Manuscript::fill`], fields without value apart.
    pub fn fill_draft(&self, template: &Source, facts: Option<&dyn Facts>) -> Result<Filled, Error> {
        let (_, blanks) = self.blanks(template);
        let bound = bind_draft(&blanks, &self.values, facts)?;
        Ok(self.render(template, &blanks, bound)?.0)
    }

    fn take(&mut self, entries: &[Entry]) {
        let known = |entry: &Entry, keys: [&str; 2]| keys.contains(&entry.key.as_str());
        for entry in entries {
            if known(entry, ["template", "模板"]) {
                self.name(entry);
            } else if known(entry, ["fields", "栏目"]) {
                self.fields(entry);
            } else if known(entry, ["keep", "保留"]) {
                self.values.kept(&entry.value);
            } else if !known(entry, KIND_KEYS) {
                let typed = visible(&entry.key);
                let message = say!("没有“{typed}”这一栏", "unknown key `{typed}`");
                self.note(entry.key_span, message_hint(message));
            }
        }
        if self.template.is_empty() {
            self.note(Span::default(), message_hint(say!("没有写模板的文件名", "the template is not named")));
        }
    }

    fn note(&mut self, span: Span, (message, hint): (crate::problem::Bilingual, crate::problem::Bilingual)) {
        let found = problem(&self.values.source, span, Code::ValuesForm, message, hint);
        self.values.problems.push(found);
    }

    /// The template lies beside the fields: its name is no path.
    fn name(&mut self, entry: &Entry) {
        match &entry.value.kind {
            NodeKind::Text(text) if !text.trim().is_empty() && !text.contains(['/', '\\', ':']) => {
                text.trim().clone_into(&mut self.template);
            }
            _ => {
                let message = say!(
                    "模板只写文件名，和本文件放在一个文件夹里",
                    "the template is a file beside this one"
                );
                self.note(entry.value.span, message_hint(message));
            }
        }
    }

    fn fields(&mut self, entry: &Entry) {
        let NodeKind::Map(fields) = &entry.value.kind else {
            return self
                .note(entry.value.span, message_hint(say!("这里要分栏写", "fields are expected here")));
        };
        for field in fields {
            let NodeKind::Map(parts) = &field.value.kind else {
                let message = say!("“{}”要写类型和值", "`{}` needs a type and a value", field.key);
                let hint = say!(
                    "下面缩进写两行，“类型: 不能确定”和“值: …”",
                    "write two indented lines below it, `type: unknown` and `value: …`"
                );
                self.note(field.key_span, (message, hint));
                continue;
            };
            let part = |keys: [&str; 2]| parts.iter().find(|part| keys.contains(&part.key.as_str()));
            let kind = match part(["type", "类型"]).map(|part| (&part.value.kind, part.value.span)) {
                Some((NodeKind::Text(word), span)) => match named(word.trim()) {
                    Some(kind) => kind,
                    None => {
                        self.unknown_kind(word, span);
                        BlankKind::Unknown
                    }
                },
                _ => BlankKind::Unknown,
            };
            self.kinds.insert(field.key.to_string(), kind);
            if let Some(value) = part(["value", "值"]) {
                let (key, key_span) = (field.key.clone(), field.key_span);
                self.values.give(&Entry { key, key_span, value: value.value.clone() });
            }
        }
    }

    fn unknown_kind(&mut self, word: &str, span: Span) {
        let typed = shown(word);
        let words = BlankKind::ALL.iter().flat_map(|kind| [kind.word().zh, kind.name()]);
        let near = nearest(&typed, words).map(str::to_owned);
        let known: Vec<&str> = BlankKind::ALL.iter().map(|kind| kind.word().zh).collect();
        let known = known.join("、");
        let hint = match near {
            Some(near) => say!("是不是“{near}”？", "did you mean `{near}`?"),
            None => say!("可以写：{known}", "known: {known}"),
        };
        self.note(span, (say!("没有“{typed}”这种类型", "there is no type `{typed}`"), hint));
    }

    /// The tags of the template as blanks, with the words beside them; and the words that are meant.
    fn blanks(&self, template: &Source) -> (Vec<String>, Blanks) {
        let tags = tags(template.text());
        let (masked, places) = self.mask(template.text(), &tags);
        let scanned = scan(&Source::new(template.name(), masked));
        let mut listed = Vec::new();
        for (tag, place) in tags.iter().zip(places) {
            let Some(kind) = self.kinds.get(&tag.name) else { continue };
            let seen = scanned.iter().find(|blank| blank.span.start == place && blank.kind == *kind);
            listed.push(blank(template, tag, *kind, seen, listed.len()));
        }
        let blanks = Blanks { source: template.clone(), listed, remarks: Problems::new() };
        (self.values.keep.clone(), blanks)
    }

    /// The template with signs of blanks for its tags, so that the rules read the words beside them.
    fn mask(&self, text: &str, tags: &[Tag]) -> (String, Vec<usize>) {
        let mut out = String::with_capacity(text.len());
        let (mut from, mut places) = (0, Vec::with_capacity(tags.len()));
        for tag in tags {
            out.push_str(&text[from..tag.span.start]);
            places.push(out.len());
            use BlankKind::{ApproxCount, ApproxMoney, Count, Day, Money, Month, Year};
            out.push_str(match self.kinds.get(&tag.name) {
                Some(Year) => "xxxx",
                Some(Count | ApproxCount | Money | ApproxMoney | Month | Day) => "xx",
                _ => "__",
            });
            from = tag.span.end;
        }
        out.push_str(&text[from..]);
        (out, places)
    }

    /// Renders the template with the values as they are printed.
    fn render(
        &self,
        template: &Source,
        blanks: &Blanks,
        bound: Bound,
    ) -> Result<(Filled, Vec<String>), Error> {
        let markdown = is_markdown(template.name());
        let mut values: BTreeMap<&str, String> = BTreeMap::new();
        for one in bound.replacements() {
            let name = blanks.listed[one.blank].entity.as_str();
            let text = if one.open { one.text.clone() } else { entered(&one.text, markdown) };
            values.entry(name).or_insert(text);
        }
        // Fields whose signs are meant.
        for given in &self.values.entries {
            if let Answer::Kept(text) = &given.answer {
                values.insert(&given.key, text.clone());
            }
        }
        let failed =
            |problems: Vec<Problem>| Error::from(ErrorKind::Template(problems.into_iter().collect()));
        let mut templates = Templates::plain();
        templates.add(vec![template.clone()]).map_err(failed)?;
        let mut view = View::default();
        view.insert("values", &values);
        let text = templates.render(template.name(), &view).map_err(failed)?;
        Ok(Filled::made(text, markdown, bound))
    }
}

/// `{{ values.year_1 }}`: where it stands and what it asks for; `simple` if nothing else stands in it.
struct Tag {
    name: String,
    span: Range<usize>,
}

/// Every tag that prints one field; of a field in other tags (`{% if values.a %}`) the name alone.
fn tags(text: &str) -> Vec<Tag> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in text.match_indices("values.") {
        let start = at + "values.".len();
        let end = text[start..].find(|c| !word(c)).map_or(text.len(), |length| start + length);
        let name = text[start..end].to_owned();
        let open = text[..at].trim_end().strip_suffix("{{").map(str::len);
        let behind = &text[end..];
        let gap = behind.len() - behind.trim_start().len();
        let close = behind.trim_start().starts_with("}}").then_some(end + gap + 2);
        let span = match (open, close) {
            (Some(open), Some(close)) => open..close,
            _ => at..end,
        };
        if !name.is_empty() {
            found.push(Tag { name, span });
        }
    }
    found
}

fn blank(template: &Source, tag: &Tag, kind: BlankKind, seen: Option<&Blank>, before: usize) -> Blank {
    let (line, column) = template.line_column(tag.span.start);
    let text = template.text();
    let line_text = template.line_at(tag.span.start);
    Blank {
        id: format!("#{}", before + 1),
        token: String::new(),
        span: Span::new(tag.span.start, tag.span.end),
        line,
        column,
        offset: text[..tag.span.start].chars().count(),
        length: text[tag.span.clone()].chars().count(),
        kind,
        unit: seen.map(|blank| blank.unit.clone()).unwrap_or_default(),
        approx: seen.map_or(Approx::Exact, |blank| blank.approx),
        entity: tag.name.clone(),
        context: seen.map_or_else(|| line_text.chars().take(24).collect(), |blank| blank.context.clone()),
        certain: true,
        withheld: false,
    }
}

/// The kind of a word, Chinese or English.
fn named(word: &str) -> Option<BlankKind> {
    BlankKind::ALL.iter().copied().find(|kind| kind.word().zh == word || kind.name() == word)
}

fn message_hint(
    message: crate::problem::Bilingual,
) -> (crate::problem::Bilingual, crate::problem::Bilingual) {
    let hint = say!(
        "写成“类型: 模板稿”“模板: 文件名”“栏目:”三栏，样子见 clerk convert 写出的文件",
        "write `kind: template`, `template: …` and `fields:`, as `clerk convert` does"
    );
    (message, hint)
}
