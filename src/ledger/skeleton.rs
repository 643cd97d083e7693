//! A ledger to fill in: its head, one record to see how, and the names of all the others.

use super::{Head, LEDGER, Ledger};
use crate::problem::{Bilingual, Lang, say};
use crate::record::{KINDS, Kind};
use crate::table::{self, Column};
use crate::yaml::{FieldInfo, Shape, describe, key, skeleton};

/// The kind whose record is shown; it needs few fields, and every partnership has some.
const SHOWN: &str = "training";

impl Ledger {
    /// A ledger to fill in, as YAML, with its keys and comments in one language.
    ///
    /// The head and one record have `xx` where something must be given, so that checking finds blanks and nothing
    /// else; the other kinds stand below, behind `# `, with the command that shows their fields.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Lang, Ledger};
    /// assert!(Ledger::skeleton(Lang::Zh).starts_with("类型: 台账\n"));
    /// assert!(Ledger::skeleton(Lang::En).starts_with("kind: ledger\n"));
    /// ```
    pub fn skeleton(keys: Lang) -> String {
        let [zh, en] = LEDGER;
        let first = say!("类型: {zh}", "kind: {en}");
        let about = Bilingual::new(
            "一本台账：开头写谁帮扶谁、什么时段，后面按类型写各条记录；总结、简报从这里算出",
            "a ledger: whom it is about and when, then its records by kind; papers are computed from it",
        );
        let mut fields = describe::<Head>();
        fields.extend(Kind::named(SHOWN).map(sample));
        let mut out = skeleton(first.get(keys), about.get(keys), &fields, keys);
        let how = Bilingual::new(
            "## 其他各类记录，写法同上：用得着哪一类，就删去行首的“# ”，下面一条一条写，每条以“- ”开头。
## 各类有哪些栏目，见冒号后面的命令；稿件、口径、协作关系不必写，要单独成稿的才写稿件。",
            "## The other kinds are written in the same way: remove `# ` and write the records below, each with `- `.
## The command shows the fields of a kind; release, perspective and partnership may be left out.",
        );
        out.push_str(&format!("\n{}\n", how.get(keys)));
        for kind in KINDS.iter().filter(|kind| kind.name != SHOWN) {
            let name = Bilingual::new(kind.zh, kind.name);
            let (name, about) = (name.get(keys), kind.about.get(keys));
            out.push_str(&format!("# {name}:  # clerk new {name}{}{about}\n", colon(keys)));
        }
        out
    }

    /// The fields of a ledger's head, for a table that has their names in its first column and their content in the
    /// second.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Lang, Ledger};
    /// let rows = Ledger::columns(Lang::Zh);
    /// assert!(rows.iter().any(|row| row.label == "协作关系.帮扶方.地区" && row.required));
    /// ```
    pub fn columns(keys: Lang) -> Vec<Column> {
        table::head_columns(&describe::<Head>(), keys)
    }
}

fn colon(keys: Lang) -> &'static str {
    if keys == Lang::Zh { "：" } else { ": " }
}

/// A list with one record of a kind: what must be given there and what usually is.
fn sample(kind: &'static Kind) -> FieldInfo {
    let list = key(kind.name, kind.zh).usual().note(
        "这是一条记录的样子，照样再加；没有这类记录就整段删去",
        "one record to see how; copy it for the next one, or remove it all",
    );
    let needed = |field: &FieldInfo| !field.key.is_heading() && (field.required || field.key.usual);
    let fields = kind.fields().into_iter().filter(needed).collect();
    FieldInfo { key: list, required: false, shape: Shape::Parts(fields) }
}
