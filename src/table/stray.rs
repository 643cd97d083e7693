//! Rows that look like records and are none, and records in rows that look like notes: totals, hints of the skeleton,
//! a header whose first column is a note.

use super::columns::columns;
use super::header::{self, Group};
use super::{Notes, Row, Sheet};
use crate::problem::{Code, Lang, Severity, say};
use crate::source::Span;
use crate::yaml::FieldInfo;

/// Words for a total.
const TOTALS: [&str; 17] = [
    "合计",
    "汇总",
    "计",
    "∑",
    "σ",
    "总计",
    "小计",
    "共计",
    "累计",
    "总合计",
    "总",
    "总和",
    "合计数",
    "总数",
    "total",
    "subtotal",
    "sum",
];

/// The header of a sheet and where it begins: the first row that is no note, or an earlier row that is one only
/// because its first column is (`#序号`): all its other cells name fields.
pub(super) fn header<'s>(sheet: &'s Sheet, fields: &[FieldInfo]) -> Option<(usize, &'s Row)> {
    let first = sheet.rows.iter().find(|row| !sheet.is_note(row) || is_header(sheet, row, fields))?;
    Some((first.span.start, first))
}

fn is_header(sheet: &Sheet, row: &Row, fields: &[FieldInfo]) -> bool {
    let names = sheet.filled(row).map(|column| header::name(sheet.text(row, column)));
    let names: Vec<String> = names.filter(|name| !name.starts_with(['#', '＃'])).collect();
    names.len() > 1 && names.iter().all(|name| Group::leads(fields, name))
}

/// Knows the rows of a sheet that are no records.
pub(super) struct Strays<'s> {
    sheet: &'s Sheet,
    /// Each column that names a field, with the hints that the skeleton has below its name.
    hints: Vec<(usize, Vec<String>)>,
}

impl<'s> Strays<'s> {
    pub(super) fn new(sheet: &'s Sheet, fields: &[FieldInfo], names: &[(usize, String, Span)]) -> Self {
        let known = [columns(fields, Lang::Zh), columns(fields, Lang::En)];
        let hints = names.iter().map(|(at, name, _)| {
            let own =
                known.iter().flatten().filter(|column| column.label == *name && !column.note.is_empty());
            (*at, own.map(|column| plain(&column.note)).collect())
        });
        Self { sheet, hints: hints.collect() }
    }

    /// Whether a row is no record; then it is told what it is.
    pub(super) fn is_stray(&self, row: &Row, notes: &mut Notes<'_>) -> bool {
        self.is_total(row, notes) || self.is_hints(row, notes)
    }

    /// A row of totals: counted as a record, every sum would be twice what it is.
    fn is_total(&self, row: &Row, notes: &mut Notes<'_>) -> bool {
        let named = |column: &usize| self.hints.iter().any(|(known, _)| known == column);
        let firsts = [self.sheet.filled(row).next(), self.sheet.filled(row).find(named)];
        let found = firsts.into_iter().flatten().find(|column| is_total(self.sheet.text(row, *column)));
        let Some(column) = found else { return false };
        let word = header::name(self.sheet.text(row, column));
        let word: String = word.chars().take(8).collect();
        notes.note(
            self.sheet.span(row, column),
            "",
            Code::TableTotal,
            say!("这是“{word}”行，不是一条记录", "this is a row of totals (`{word}`), not a record"),
            say!(
                "删去这一行，或者在行首加 #；合计由程序算",
                "remove the row or begin it with #: totals are computed"
            ),
        );
        true
    }

    /// A row with hints of the skeleton among what was filled in.
    fn is_hints(&self, row: &Row, notes: &mut Notes<'_>) -> bool {
        let mut hints = self.hints.iter().filter(|(column, hints)| {
            let text = plain(self.sheet.text(row, *column));
            !text.is_empty() && is_hint(&text, hints)
        });
        let Some((column, _)) = hints.next() else { return false };
        let more = hints.count();
        let others = if more > 0 { format!("，这一行还有 {more} 格也是") } else { String::new() };
        let also = if more > 0 { format!(", and {more} more in this row are") } else { String::new() };
        notes.note(
            self.sheet.span(row, *column),
            "",
            Code::TableHint,
            say!("这一格还是样表的提示，不是内容{others}", "this cell still is a hint of the skeleton{also}"),
            say!(
                "写上内容，不写的就清空；灰色的提示行不要改，记录从它下面一行写起",
                "write what is meant or empty it; leave the row of hints alone, and begin below it"
            ),
        );
        true
    }

    /// Warns of the row of hints where something was typed over it: as a note it is not read.
    pub(super) fn typed_over(&self, notes: &mut Notes<'_>) {
        for row in self.sheet.rows.iter().filter(|row| self.sheet.is_note(row)) {
            let text = |column: &usize| plain(self.sheet.text(row, *column));
            let data = |(column, hints): &&(usize, Vec<String>)| {
                let text = text(column);
                !text.is_empty() && !is_hint(&text, hints) && !text.starts_with(['#', '＃'])
            };
            let first = self.sheet.filled(row).next();
            let skeleton = self.hints.iter().find(|(column, _)| Some(*column) == first);
            if !skeleton.is_some_and(|(column, hints)| is_hint(&text(column), hints)) {
                continue;
            }
            if let Some((column, _)) = self.hints.iter().find(data) {
                notes.say(
                    Severity::Warning,
                    self.sheet.span(row, *column),
                    "",
                    Code::TableHint,
                    say!(
                        "这一行是样表的提示行（行首有 #），写在里面的内容不读",
                        "this is the row of hints (it begins with #): what is written in it is not read"
                    ),
                    say!("把这条记录移到下面一行", "move the record to the row below"),
                );
            }
        }
    }
}

/// Whether a text is a hint: one of its column, or one in the words of another version of the skeleton.
fn is_hint(text: &str, hints: &[String]) -> bool {
    let sample = |sign: &str| text.contains(sign) || text.starts_with(sign.trim_start_matches(['；', ';']));
    let worded =
        text.starts_with("必填") || text.starts_with("写了这一组就必填") || text.starts_with("可写多项");
    hints.iter().any(|hint| hint == text) || worded || ["；如：", "；可写："].into_iter().any(sample)
}

/// What a hint says, wherever it stands: without `#` before it and white space.
fn plain(text: &str) -> String {
    header::name(text).trim_start_matches(['#', '＃']).to_owned()
}

/// 合计, 总 计：, 合计（人）, 以上合计, Σ, 本页小计, 2024年小计, 两年合计100人: a word for a total, before it nothing but a time or
/// a scope (教师总数 is a name), behind it nothing but a number or a note.
fn is_total(text: &str) -> bool {
    const SCOPE: &str = "以年月季度上下半本全各两一二三四五六七八九十几页表县区市州省校期第—–-~～至到";
    let text = header::name(text).to_lowercase();
    let begins = |before: &str| before.chars().all(|c| c.is_ascii_digit() || SCOPE.contains(c));
    let ends = |rest: &str| {
        rest.is_empty() || rest.starts_with(|c: char| "：:（(【[、，,".contains(c) || c.is_ascii_digit())
    };
    TOTALS.iter().any(|word| text.split_once(word).is_some_and(|(before, rest)| begins(before) && ends(rest)))
}
