//! `clerk scan`: the blanks of a legacy text, as a table, as JSON or as a file of values to fill in.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::Path;

use jianbao::{Blank, BlankKind, Blanks, Place, Problems, visible};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::arguments::Scan;
use crate::input::{Sort, Unread, read_sort, reason, shown};
use crate::language::{lang, told, tr};
use crate::{Outcome, output, word};

/// Lists the blanks of one text, or writes the file of values.
pub(crate) fn run(scan: &Scan) -> Outcome {
    let read = match word::ending(&scan.file) {
        Some(_) => word::read(&scan.file).map(|docx| (docx.source().clone(), docx.remarks().clone())),
        None => read_sort(&scan.file, Sort::Text).map(|source| (source, Problems::new())),
    };
    let (source, mut remarks) = match read {
        Ok(read) => read,
        Err(Unread::File(reason)) => {
            output::complain(&format!("{reason}\n"));
            return Outcome::Refused;
        }
        Err(Unread::Text(error)) => {
            output::complain(&format!("{}\n", error.report(lang())));
            return Outcome::Faulty;
        }
    };
    let blanks = jianbao::scan(&source);
    remarks.append(blanks.remarks().clone());
    let outcome = scan.output.as_ref().map(|path| save(scan, path, &blanks));
    if scan.json {
        let json =
            format!("{:#}\n", Value::Array(blanks.iter().map(|blank| object(&blanks, blank)).collect()));
        output::print(&output::plain_json(&json));
    } else if outcome.is_none() {
        output::print(&table(&blanks, &remarks));
    }
    outcome.unwrap_or(Outcome::Fine)
}

/// Where a blank is on the page of a Word file, in words.
fn words(blanks: &Blanks, blank: &Blank) -> Option<String> {
    let place = Place { source: blanks.source().clone(), span: blank.span };
    place.words().map(|words| words.get(lang()).to_owned())
}

/// One blank for programs.
fn object(blanks: &Blanks, blank: &Blank) -> Value {
    let mut object = json!({
        "id": blank.id,
        "token": blank.token,
        "line": blank.line,
        "column": blank.column,
        "offset": blank.offset,
        "length": blank.length,
        "kind": blank.kind.name(),
        "entity": blank.entity,
        "context": blank.context,
        "certain": blank.certain,
    });
    if blank.withheld {
        object["withheld"] = true.into();
    }
    if let Some(words) = words(blanks, blank) {
        object["place"] = words.into();
    }
    object
}

/// What a blank seems to be, in words.
fn told_kind(blank: &Blank) -> String {
    let kind = match blank.kind.word().get(lang()) {
        word if blank.withheld => told!("{word}（领导人，不填）", "{word} (leader, not filled in)"),
        word => word.replace('_', " "),
    };
    let doubt = !blank.certain && blank.kind != BlankKind::Unknown;
    if doubt { kind + tr("？", "?") } else { kind }
}

/// Every blank in a line of its own, the remarks, and a last line that sums up.
fn table(blanks: &Blanks, others: &Problems) -> String {
    let mut rows = vec![["位置", "写法", "是什么", "编号", "上下文"].map(str::to_owned)];
    if lang() == jianbao::Lang::En {
        rows = vec![["place", "token", "kind", "id", "context"].map(str::to_owned)];
    }
    rows.extend(blanks.iter().map(|blank| {
        let words = words(blanks, blank).map_or(String::new(), |words| format!(" {words}"));
        let place = format!("{}:{}{words}", blank.line, blank.column);
        [place, visible(&blank.token), told_kind(blank), blank.entity.clone(), visible(&blank.context)]
    }));
    let mut out = String::new();
    if blanks.is_empty() {
        return remarks(others) + tr("没有发现空\n", "no blanks found\n");
    }
    let widths: Vec<usize> =
        (0..4).map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or(0)).collect();
    for row in &rows {
        for (cell, width) in row.iter().zip(&widths) {
            out.push_str(cell);
            out.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        out.push_str(&row[4]);
        out.push('\n');
    }
    out.push('\n');
    out + &remarks(others) + &sum(blanks)
}

fn remarks(remarks: &Problems) -> String {
    remarks.iter().map(|problem| format!("{}\n\n", problem.report(lang()))).collect()
}

/// One line that sums up.
fn sum(blanks: &Blanks) -> String {
    let (all, wanted) = (blanks.len(), blanks.wanted().count());
    let open = blanks.iter().filter(|blank| !blank.certain).count();
    let mut sum = told!("共 {all} 处空，要填 {wanted} 项", "blanks: {all}, values wanted: {wanted}");
    if open > 0 {
        sum +=
            &told!("；其中 {open} 处要人来定（带“？”或“不能确定”）", "; {open} of them to be settled by you");
    }
    sum + "\n"
}

/// Writes the file of values.
fn save(scan: &Scan, path: &Path, blanks: &Blanks) -> Outcome {
    let write = if scan.force { output::replace } else { output::create };
    let name = shown(path);
    let Err(error) = write(path, values(blanks, &shown(&scan.file)).as_bytes()) else {
        if !scan.json {
            let done = told!(
                "已新建 {name}。把里面的 xx 换成实际内容\n",
                "{name} is ready. Replace its xx by the values\n"
            );
            output::print(&done);
        }
        return Outcome::Fine;
    };
    output::complain(&match error.kind() {
        ErrorKind::AlreadyExists if path.is_file() => told!(
            "{name} 已经有了，没有动它。换一个文件名；确实要覆盖就加上 --force\n",
            "{name} exists and was left alone. Choose another name, or add --force to replace it\n"
        ),
        _ => format!("{}\n", reason(path, &error)),
    });
    Outcome::Refused
}

/// One entry for each thing a value is wanted for, with its first place as a comment.
fn values(blanks: &Blanks, file: &str) -> String {
    let all = blanks.len();
    let mut out = told!(
        "# {file} 里的空。同一个编号的几处填同一个值；填好后用 clerk fill。\nblanks: {all}\nvalues:",
        "# The blanks of {file}. Places with one id take one value; when done, use clerk fill.\nblanks: {all}\nvalues:"
    );
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for blank in blanks {
        *counts.entry(&blank.entity).or_default() += 1;
    }
    for blank in blanks.wanted() {
        let places = counts.get(blank.entity.as_str()).copied().unwrap_or(1);
        let (line, column, kind) = (blank.line, blank.column, told_kind(blank));
        let context = visible(&blank.context);
        let unit = visible(&blank.unit);
        let mut comment = match words(blanks, blank) {
            Some(words) => told!("{words}，{kind}", "{words}, {kind}"),
            None => told!("第{line}行第{column}字，{kind}", "{line}:{column}, {kind}"),
        };
        if places > 1 {
            comment += &told!("，共{places}处", ", {places} places");
        }
        if !unit.is_empty() {
            comment += &told!("，后面印着“{unit}”", ", before {unit}");
        }
        out += &format!("\n  # {comment}：{context}\n  {}: xx", blank.entity);
    }
    if blanks.wanted().next().is_none() {
        out += " {}";
    }
    out + "\n"
}
