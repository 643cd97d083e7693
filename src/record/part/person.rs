//! Persons with their posts.

use super::part;
use crate::fact::{Fact, Value, is_blank};
use crate::problem::{Code, Fault, say};
use crate::value::{Apart, PersonName, Text, apart, several, split};

part! {
    /// A person with the posts he or she holds, such as 广州市教育局党组书记、局长 陈爽.
    ///
    /// Posts are given once, where the person first appears; elsewhere the name is enough.
    Person brief brief {
        /// The name.
        name: required PersonName, "姓名";
        /// The posts in order of rank, each with its unit.
        posts: list Text, "职务", note "先党内后行政；同一单位的职务写在一行，用、连接" "party posts first; posts in one unit on one line", sample "临川区教育局党组书记、局长";
    }
}

/// Reads the short form: posts and name with a blank between, or the name alone.
fn brief(text: &str) -> Result<Person, Fault> {
    if let Some(Apart { before, name, at }) = apart(text) {
        let right = if before.is_empty() { name } else { format!("{before} {name}") };
        return Err(split(text, &right, at));
    }
    let (posts, name) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let (posts, name) = (posts.trim(), name.trim());
    if several(text).is_some() {
        return Err(PersonName::parse(text).err().unwrap_or_else(|| split(text, name, 0..text.len())));
    }
    if let Some(fault) = misplaced(posts, name) {
        return Err(fault);
    }
    let posts = if posts.is_empty() { Vec::new() } else { vec![Fact::Known(Text::parse(posts)?)] };
    let name = if is_blank(name) { Fact::Blank("姓名") } else { Fact::Known(PersonName::parse(name)?) };
    Ok(Person { name, posts })
}

/// Words that end a post; a name may follow them without the blank that should stand between.
const HEADS: [&str; 12] =
    ["书记", "局长", "主任", "校长", "园长", "组长", "处长", "科长", "部长", "县长", "市长", "区长"];

/// The two usual slips: no blank between posts and name, and the name before the posts.
fn misplaced(posts: &str, name: &str) -> Option<Fault> {
    let long = |text: &str| text.chars().count() > 4;
    let post = HEADS.contains(&name) || (long(name) && HEADS.iter().any(|head| name.ends_with(head)));
    if post && PersonName::parse(posts).is_err() {
        return Some(Fault::new(
            Code::NameForm,
            say!("“{name}”是职务，没有写姓名", "`{name}` is a post, no name"),
            say!(
                "后面空一格写上姓名；还不知道就写 xx",
                "put a blank and the name behind it; xx if not known yet"
            ),
        ));
    }
    if posts.is_empty() && long(name) {
        let head = HEADS.iter().filter_map(|head| name.rfind(head).map(|at| at + head.len())).max()?;
        let (before, after) = name.split_at(head);
        PersonName::parse(after).ok()?;
        return Some(Fault::new(
            Code::NameForm,
            say!("职务和姓名连在一起", "posts and name are not separated"),
            say!("中间空一格，写成“{before} {after}”", "put a blank between: `{before} {after}`"),
        ));
    }
    let reversed =
        long(name) && HEADS.iter().any(|head| name.ends_with(head)) && PersonName::parse(posts).is_ok();
    reversed.then(|| {
        Fault::new(
            Code::NameForm,
            say!("姓名写在了职务前面", "the name stands before the posts"),
            say!("先写职务，后写姓名，写成“{name} {posts}”", "posts first, then the name: `{name} {posts}`"),
        )
    })
}
