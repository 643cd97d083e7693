//! `--name`: documents called after the facts they tell.

use jianbao::{Document, Kind, Record};

use crate::language::{told, tr};
use crate::name::safe;
use crate::output::quoted;

/// What may stand in a pattern, in English and Chinese.
const KEYS: [(&str, &str, Key); 7] = [
    ("stem", "文件名", Key::Stem),
    ("title", "标题", Key::Title),
    ("published", "发布日期", Key::Published),
    ("kind", "种类", Key::Kind),
    ("source", "来源", Key::Source),
    ("supporter", "帮扶方", Key::Supporter),
    ("recipient", "受援方", Key::Recipient),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Stem,
    Title,
    Published,
    Kind,
    Source,
    Supporter,
    Recipient,
}

#[derive(Debug)]
enum Piece {
    Text(String),
    Key(Key),
}

/// A pattern for names, such as `{published}-{title}`.
#[derive(Debug)]
pub(crate) struct Pattern(Vec<Piece>);

impl Pattern {
    /// Reads a pattern; says what is wrong with it. `{{` and `}}` are braces.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        if text.contains(['/', '\\']) {
            return Err(tr(
                "--name 只写文件名，不能有 / 和 \\；要放到别的文件夹，用 -o",
                "--name is a file's name, without / and \\; for another folder use -o",
            )
            .to_owned());
        }
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(at);
            literal.push_str(before);
            if let Some(after) = brace.strip_prefix("{{").or(brace.strip_prefix("}}")) {
                literal.push_str(brace.get(..1).unwrap_or_default());
                rest = after;
                continue;
            }
            let inside = brace.strip_prefix('{').and_then(|inside| inside.split_once('}'));
            let Some((key, after)) = inside else { return Err(unclosed(text)) };
            pieces.push(Piece::Text(std::mem::take(&mut literal)));
            pieces.push(Piece::Key(named(key.trim())?));
            rest = after;
        }
        literal.push_str(rest);
        pieces.push(Piece::Text(literal));
        let named = pieces.iter().any(|piece| matches!(piece, Piece::Key(_)));
        if named { Ok(Self(pieces)) } else { Err(no_key(text)) }
    }

    /// The name, without its ending, of a document made from a data file called `stem`. What is not given leaves
    /// nothing; a name of nothing is the file's.
    pub(crate) fn name(&self, stem: &str, document: &Document, record: Option<&Record>) -> String {
        let side = |of: fn(&jianbao::Partnership) -> &jianbao::Party| {
            let partnership = record.and_then(Record::partnership);
            let region = partnership.and_then(|partnership| of(partnership).region.known());
            region.map_or_else(String::new, ToString::to_string)
        };
        let value = |key: Key| match key {
            Key::Stem => stem.to_owned(),
            Key::Title => document.meta.title.clone(),
            Key::Published => document.meta.published.clone().unwrap_or_default(),
            Key::Kind => {
                let kind = record.and_then(|record| Kind::named(record.kind()));
                // Names of files do not change with the language of messages.
                kind.map_or_else(String::new, |kind| kind.zh.to_owned())
            }
            Key::Source => {
                let source = record.and_then(|record| record.release().source.known());
                source.map_or_else(String::new, ToString::to_string)
            }
            Key::Supporter => side(|partnership| &partnership.supporter),
            Key::Recipient => side(|partnership| &partnership.recipient),
        };
        let mut name = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => name.push_str(text),
                Piece::Key(key) => name.push_str(&value(*key)),
            }
        }
        [safe(&name), safe(stem)].into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "_".to_owned())
    }
}

fn named(name: &str) -> Result<Key, String> {
    let found = KEYS.iter().find(|(en, zh, _)| en.eq_ignore_ascii_case(name) || *zh == name);
    found.map(|(_, _, key)| *key).ok_or_else(|| {
        let (name, known) = (quoted(name), known());
        told!(
            "--name 里不能写“{{{name}}}”，可以写：{known}",
            "--name cannot hold `{{{name}}}`; known: {known}"
        )
    })
}

fn known() -> String {
    let keys = KEYS.iter().map(|(en, zh, _)| format!("{{{}}}", tr(zh, en)));
    keys.collect::<Vec<_>>().join(tr("、", ", "))
}

fn unclosed(text: &str) -> String {
    let text = quoted(text);
    told!(
        "--name “{text}”里的大括号没有成对；要写大括号本身，写两个",
        "the braces in --name `{text}` do not match; write a brace itself twice"
    )
}

fn no_key(text: &str) -> String {
    let (text, known) = (quoted(text), known());
    told!(
        "--name “{text}”里没有栏目，各份稿件会同名；可以写：{known}",
        "--name `{text}` has no key, so all documents would have one name; known: {known}"
    )
}
