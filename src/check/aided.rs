//! Aided students: counted, never named.

use super::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims};
use crate::value::Text;
use crate::yaml::Path;

/// The most common family names.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛\
    叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

/// Words before a name that make it a student's.
const BEFORE: [&str; 5] = ["受助学生", "困难学生", "受助生", "学生代表", "受助儿童"];
/// Words after it that show that it was a name.
const AFTER: [&str; 9] = ["说", "表示", "代表", "告诉", "激动", "写道", "、", "，", "。"];

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    let texts = claims.iter().filter_map(|claim| match claim {
        Claim::Aided(at, text) => Some((at, text.as_str())),
        _ => None,
    });
    let mut found: Vec<Finding> =
        texts.clone().filter_map(|(at, text)| named(text).map(|name| finding(at, &name))).collect();
    if texts.count() > 0 {
        found.extend(claims.iter().filter_map(|claim| match claim {
            Claim::Person(at, name, posts) if posts.iter().any(student) => Some(finding(at, name.as_str())),
            _ => None,
        }));
    }
    found.truncate(most);
    found
}

fn student(post: &Fact<Text>) -> bool {
    post.known()
        .is_some_and(|post| ["学生", "学生代表", "同学"].iter().any(|end| post.as_str().ends_with(end)))
}

fn finding(at: &Path, name: &str) -> Finding {
    Finding::warning(
        at,
        Code::PersonAided,
        say!("“{name}”像是受助学生的姓名", "`{name}` looks like the name of an aided student"),
        say!("只写人数或“一名受助学生”，不写姓名", "say how many, or 一名受助学生; give no name"),
    )
}

/// The first name of a student in a text: a list of names, 李小明同学, 受助学生李小明说.
fn named(text: &str) -> Option<String> {
    let mut pieces = text.split(['、', '，', '和']);
    if pieces.clone().all(is_name) {
        return pieces.next().map(str::to_owned);
    }
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).find_map(|start| {
        let (before, rest): (String, &[char]) = (chars[..start].iter().collect(), &chars[start..]);
        [3, 2].into_iter().filter(|size| rest.len() >= *size).find_map(|size| {
            let name: String = rest[..size].iter().collect();
            let after: String = rest[size..].iter().collect();
            let led = BEFORE.iter().any(|word| before.ends_with(word));
            let told = led && (after.is_empty() || AFTER.iter().any(|word| after.starts_with(word)));
            let fresh = before.chars().next_back().is_none_or(|c| "，。、；：“和与为向给".contains(c));
            (is_name(&name) && (told || fresh && after.starts_with("同学"))).then_some(name)
        })
    })
}

/// Two or three characters, the first a family name, none of them part of a word for a group.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    let family = chars.next().is_some_and(|c| FAMILIES.contains(c));
    let given = chars.clone().count();
    family
        && (1..=2).contains(&given)
        && !chars.any(|c| "某生童儿员师班级年校县区乡镇村等名位们余".contains(c))
}
