//! The skeleton of a record: every field with its label, its sample and its note, ready to be filled in.
//!
//! Explanations begin with `##` or follow a value; a line that begins with `# ` is an optional field, and is a
//! field again without these two signs.

use super::describe::{FieldInfo, Shape};
use crate::problem::{Bilingual, Lang, say};

/// Writes a skeleton: `first` is the line that names the kind, `about` says what the kind is for.
pub(crate) fn skeleton(first: &str, about: &str, fields: &[FieldInfo], keys: Lang) -> String {
    let mut writer = Writer { keys, out: String::new(), explained: Vec::new() };
    writer.line(&Lead::default(), first);
    writer.line(&Lead::default(), &format!("## {about}"));
    for line in writer.pick(&HOW).lines() {
        writer.line(&Lead::default(), &format!("## {line}"));
    }
    let mut after_group = false;
    for field in fields {
        if field.shape.is_group() || after_group {
            writer.out.push('\n');
        }
        after_group = field.shape.is_group();
        let lead = if is_active(field) { Lead::default() } else { Lead::optional(0) };
        writer.field(field, &lead);
    }
    writer.out
}

/// How to fill it in.
const HOW: Bilingual<&str> = Bilingual::new(
    "填写办法：
1. 把 xx 换成实际内容；暂时不知道的，留着 xx，以后再补。
2. “# ”开头的是选填的栏目：用得着就删去“# ”（井号和一个空格），用不着就不必管。
3. 写明“可写多项”的，一项一行，每行以“- ”开头，或者写成 [甲, 乙]；多项的栏目组，整组照抄一份。
4. 栏目名后面是英文冒号加一个空格；行首的空格表示层次，请保留。",
    "How to fill it in:
1. Replace xx by the facts; leave xx where something is not known yet.
2. A line that begins with `# ` is optional: remove these two signs to use it, or leave it alone.
3. Where it says `several`, write one item per line, each beginning with `- `, or [one, two]; copy a whole
   group for the next one.
4. After a key come a colon and a blank; the blanks at the beginning of a line show what belongs together.",
);

/// What stands before a line.
#[derive(Debug, Clone, Default)]
struct Lead {
    /// Blanks before the sign that makes the line optional, or all of them.
    outer: usize,
    /// Whether the line is an optional one.
    off: bool,
    /// Blanks after that sign.
    inner: usize,
    /// Whether the line begins an item of a list.
    item: bool,
}

impl Lead {
    fn optional(outer: usize) -> Self {
        Self { outer, off: true, ..Self::default() }
    }

    /// The same for the fields of a group, two blanks to the right.
    fn deeper(&self) -> Self {
        let mut lead = Self { item: false, ..self.clone() };
        if self.item {
            lead = lead.right();
        }
        lead.right()
    }

    fn right(mut self) -> Self {
        if self.off {
            self.inner += 2
        } else {
            self.outer += 2
        }
        self
    }

    /// The same for the items of a list, which stand under its key.
    fn items(&self) -> Self {
        let lead = Self { item: false, ..self.clone() };
        if self.item { lead.right() } else { lead }
    }
}

struct Writer<'f> {
    keys: Lang,
    out: String,
    /// The groups with a short form whose long form was shown.
    explained: Vec<&'f [FieldInfo]>,
}

impl<'f> Writer<'f> {
    fn pick<'b>(&self, text: &Bilingual<&'b str>) -> &'b str {
        match self.keys {
            Lang::Zh => text.zh,
            Lang::En => text.en,
        }
    }

    fn line(&mut self, lead: &Lead, text: &str) {
        let sign = if lead.off { "# " } else { "" };
        let item = if lead.item { "- " } else { "" };
        let (outer, inner) = (lead.outer, lead.inner);
        self.out.push_str(&format!("{:outer$}{sign}{:inner$}{item}{text}\n", "", ""));
    }

    fn field(&mut self, field: &'f FieldInfo, lead: &Lead) {
        let key = self.pick(&Bilingual::new(field.key.zh, field.key.en));
        let remark = self.remark(field);
        let remark = if remark.is_empty() { remark } else { format!("  # {remark}") };
        match &field.shape {
            Shape::Value(_) | Shape::Values(_) => self.line(lead, &format!("{key}: xx{remark}")),
            Shape::Part(_) | Shape::Parts(_) if !field.key.as_kind.is_empty() || field.key.folded => {
                self.line(lead, &format!("{key}:{remark}"));
            }
            Shape::Part(fields) | Shape::Parts(fields) if !field.key.sample.is_empty() => {
                self.line(lead, &format!("{key}: xx{remark}"));
                self.long_form(fields, lead);
            }
            Shape::Part(fields) => {
                self.line(lead, &format!("{key}:{remark}"));
                self.group(fields, &lead.deeper(), false);
            }
            Shape::Parts(fields) => {
                self.line(lead, &format!("{key}:{remark}"));
                self.group(fields, &lead.items(), true);
            }
        }
    }

    /// The fields of one group; in a list the first line carries the sign of the item.
    fn group(&mut self, fields: &'f [FieldInfo], lead: &Lead, item: bool) {
        let head = fields.iter().position(is_active).unwrap_or(0);
        let rest = if item { lead.clone().right() } else { lead.clone() };
        let mut one = |at: usize, field: &'f FieldInfo, lead: &Lead| {
            let on = lead.off || at == head || is_active(field);
            let lead = if on { lead.clone() } else { Lead { off: true, ..lead.clone() } };
            self.field(field, &lead);
        };
        if item && let Some(field) = fields.get(head) {
            one(head, field, &Lead { item: true, ..lead.clone() });
        }
        for (at, field) in fields.iter().enumerate().filter(|(at, _)| !(item && *at == head)) {
            one(at, field, &rest);
        }
    }

    /// Once for each group with a short form: how it is written field by field.
    fn long_form(&mut self, fields: &'f [FieldInfo], lead: &Lead) {
        if self.explained.contains(&fields) {
            return;
        }
        self.explained.push(fields);
        let (lead, inner) = (Lead { outer: lead.outer, ..Lead::default() }, lead.inner);
        let how = self.pick(&Bilingual::new("也可以分栏写：", "or field by field:"));
        self.line(&lead, &format!("## {:inner$}{how}", ""));
        for field in fields {
            let key = self.pick(&Bilingual::new(field.key.zh, field.key.en));
            let remark = self.remark(field);
            self.line(&lead, &format!("## {:inner$}  {key}: xx  # {remark}", ""));
        }
    }

    /// What is said of a field behind it: whether it must be given, its note, its words or its sample.
    fn remark(&self, field: &FieldInfo) -> String {
        let mut parts: Vec<String> = Vec::new();
        if field.required {
            parts.push(self.pick(&Bilingual::new("必填", "required")).to_owned());
        }
        if matches!(field.shape, Shape::Values(_) | Shape::Parts(_)) {
            parts.push(self.pick(&Bilingual::new("可写多项", "several")).to_owned());
        }
        if !field.key.note.zh.is_empty() {
            parts.push(self.pick(&field.key.note).to_owned());
        }
        if !field.key.as_kind.is_empty() {
            let kind = field.key.as_kind;
            let told = say!(
                "各栏同“clerk new {kind}”，只是不写稿件、口径、协作关系",
                "the fields of `clerk new {kind}`, without release, perspective and partnership"
            );
            parts.push(told.get(self.keys).to_owned());
        }
        parts.extend(example(field, self.keys));
        parts.join(self.pick(&Bilingual::new("；", "; ")))
    }
}

/// The words a field may be, or a sample of it; nothing for a group without a short form.
pub(crate) fn example(field: &FieldInfo, lang: Lang) -> Option<String> {
    let value = match &field.shape {
        Shape::Value(value) | Shape::Values(value) => Some(value),
        Shape::Part(_) | Shape::Parts(_) => None,
    };
    if let Some(value) = value.filter(|value| !value.words.is_empty()) {
        let zh: Vec<&str> = value.words.iter().map(|word| word.zh).collect();
        let en: Vec<&str> = value.words.iter().map(|word| word.en).collect();
        let (zh, en) = (zh.join("、"), en.join(", "));
        return Some(say!("可写：{zh}", "one of: {en}").get(lang).to_owned());
    }
    let sample = if field.key.sample.is_empty() { value?.sample } else { field.key.sample };
    Some(say!("如：{sample}", "e.g. {sample}").get(lang).to_owned())
}

/// Whether a field stands in a skeleton without the sign of optional ones.
fn is_active(field: &FieldInfo) -> bool {
    field.required || field.key.usual
}

impl Shape {
    /// Whether it is written over several lines.
    fn is_group(&self) -> bool {
        matches!(self, Self::Part(_) | Self::Parts(_))
    }
}
