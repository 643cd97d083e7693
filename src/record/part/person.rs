//! Persons with their posts.

use super::part;
use crate::fact::{Fact, Value};
use crate::problem::Fault;
use crate::value::{PersonName, Text};

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
    let (posts, name) = text.rsplit_once([' ', '\u{3000}']).unwrap_or(("", text));
    let posts = posts.trim();
    let posts = if posts.is_empty() { Vec::new() } else { vec![Fact::Known(Text::parse(posts)?)] };
    Ok(Person { name: Fact::Known(PersonName::parse(name.trim())?), posts })
}
