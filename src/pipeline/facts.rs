//! Facts of a checked ledger by their paths, for values that name them: `= 跟岗[1].总数`.

use super::CheckedLedger;
use crate::blank::Facts;
use crate::fact::is_blank;
use crate::ledger::{Head, kind_of};
use crate::problem::{Bilingual, Code, Fault, say};
use crate::record::Kind;
use crate::source::Source;
use crate::yaml::{FieldInfo, Limits, Node, NodeKind, Shape, describe, nearest, parse};

/// A path begins with a record, counted from 0 (`placements[1]`, `跟岗[1]`), or with a field of the head (协作关系); its
/// fields have English or Chinese names, items of lists count from 0.
impl Facts for CheckedLedger {
    fn fact(&self, path: &str) -> Result<Option<String>, Fault> {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        if let Some(entry) = self.ledger().entry(first) {
            // As it prints: 2024年5月29日 however the clerk typed it.
            let text = entry.record().to_yaml().map_err(|_| unknown(path, &[]))?;
            let (node, _) = parse(&Source::new("record", text), &Limits::default());
            let fields = Kind::named(entry.record().kind()).map_or(Vec::new(), Kind::fields);
            return find(path, node.as_ref(), &fields, rest);
        }
        let name = first.split('[').next().unwrap_or(first).trim();
        match kind_of(name) {
            Some(_) => Err(no_record(self, first)),
            None => find(path, Some(self.ledger().head_node().0), &describe::<Head>(), path),
        }
    }
}

/// Follows a path through a node.
fn find(path: &str, node: Option<&Node>, fields: &[FieldInfo], rest: &str) -> Result<Option<String>, Fault> {
    let (mut node, mut fields) = (node, fields);
    for step in rest.split('.').filter(|step| !step.is_empty()) {
        let (name, index) = step.split_at(step.find('[').unwrap_or(step.len()));
        let Some(field) = fields.iter().find(|field| field.key.matches(name.trim())) else {
            return Err(unknown(path, fields).near(name, fields));
        };
        node = node.and_then(|node| match &node.kind {
            NodeKind::Map(entries) => {
                entries.iter().find(|entry| field.key.matches(&entry.key)).map(|entry| &entry.value)
            }
            _ => None,
        });
        if let Some(index) = index.strip_prefix('[').and_then(|index| index.strip_suffix(']')) {
            let at: usize = index.trim().parse().map_err(|_| unknown(path, &[]))?;
            node = node.and_then(|node| match &node.kind {
                NodeKind::List(items) => items.get(at),
                _ if at == 0 => Some(node),
                _ => None,
            });
        }
        fields = match &field.shape {
            Shape::Part(inner) | Shape::Parts(inner) => inner,
            Shape::Value(_) | Shape::Values(_) => &[],
        };
    }
    match node.map(|node| &node.kind) {
        Some(NodeKind::Text(text)) if is_blank(text) => Ok(None),
        Some(NodeKind::Text(text)) => Ok(Some(text.trim().to_owned())),
        Some(NodeKind::List(items)) => {
            let count = items.len();
            Err(refused(
                say!("台账的“{path}”有{count}项", "`{path}` of the ledger has {count} items"),
                say!("写明第几项，从 0 数起，如 {path}[0]", "say which, counted from 0, such as {path}[0]"),
            ))
        }
        Some(NodeKind::Map(_)) => Err(unknown(path, fields)),
        _ => Err(refused(
            say!("台账的“{path}”没有填", "`{path}` of the ledger is not given"),
            say!("在台账里补上，或直接写出值", "add it to the ledger, or write the value itself"),
        )),
    }
}

/// The near miss of a name.
trait Near {
    fn near(self, name: &str, fields: &[FieldInfo]) -> Self;
}

impl Near for Fault {
    fn near(mut self, name: &str, fields: &[FieldInfo]) -> Self {
        let names = fields.iter().flat_map(|field| [field.key.zh, field.key.en]);
        if let Some(near) = nearest(name, names) {
            self.hint = say!("是不是“{near}”？", "did you mean `{near}`?");
        }
        self
    }
}

fn refused(message: Bilingual, hint: Bilingual) -> Fault {
    Fault::new(Code::ValuesField, message, hint)
}

fn unknown(path: &str, fields: &[FieldInfo]) -> Fault {
    let hint = if fields.is_empty() {
        say!("写法如 跟岗[1].总数、协作关系.帮扶方.地区", "write it like placements[1].total")
    } else {
        let zh: Vec<&str> = fields.iter().map(|field| field.key.zh).collect();
        let en: Vec<&str> = fields.iter().map(|field| field.key.en).collect();
        let (zh, en) = (zh.join("、"), en.join(", "));
        say!("这里可以写：{zh}", "known here: {en}")
    };
    refused(say!("台账里没有“{path}”这一栏", "the ledger has no field `{path}`"), hint)
}

/// What the ledger says of a record it does not have.
fn no_record(checked: &CheckedLedger, name: &str) -> Fault {
    let error = checked.entry(name).err();
    let told = error.as_ref().and_then(|error| error.problems().next());
    told.map_or_else(|| unknown(name, &[]), |told| refused(told.message.clone(), told.hint.clone()))
}
