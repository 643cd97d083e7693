//! Person names.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::scan::{narrow, shown};
use super::surname::{Apart, apart, is_post, several};
use super::text::{hidden, refuse_ditto};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, is_hidden, say, shapes};

/// Characters a name may have at most.
const LONGEST: usize = 40;

/// A person's name, such as `陈爽`.
///
/// Two to four 汉字; or parts joined by `·` (买买提·吐尔逊); or Latin letters with spaces, dots, hyphens. At most
/// 40 characters. Other middle dots (`•`, `・`) become `·`.
///
/// # Errors
/// Reading gives `value.name.form` for spaces inside 汉字, other signs, titles behind the name, masks such as 张xx;
/// `value.text.control` for characters that are not seen, variation selectors among them: they would make two names of one.
///
/// # Examples
/// ```
/// use jianbao::PersonName;
/// let name: PersonName = "买买提•吐尔逊".parse().unwrap();
/// assert_eq!(name.as_str(), "买买提·吐尔逊");
/// assert!("张 三".parse::<PersonName>().unwrap_err().hint.zh.contains("张三"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName(String);

impl PersonName {
    /// The name, such as `陈爽`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for PersonName {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Value for PersonName {
    const TYPE: Bilingual<&'static str> = Bilingual::new("姓名", "person's name");
    const SAMPLE: &'static str = "陈爽";

    fn printed(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        refuse_ditto(text)?;
        let mut name = String::with_capacity(text.len());
        let (mut count, mut han, mut latin, mut dots, mut spaces) = (0, 0, 0, 0, 0);
        for c in text.trim().chars() {
            let c = match narrow(c) {
                '•' | '・' | '‧' | '∙' | '･' => '·',
                c if c.is_whitespace() => ' ',
                c => c,
            };
            count += 1;
            match c {
                '·' => dots += 1,
                ' ' => spaces += 1,
                c if is_han(c) => han += 1,
                c if is_latin(c) => latin += 1,
                '.' | '-' | '\'' | '’' if latin > 0 => {}
                _ => return Err(odd_sign(text, c)),
            }
            name.push(c);
        }
        if count > LONGEST {
            return Err(form(
                text,
                say!("有 {count} 个字，太长了", "has {count} characters, too long"),
                say!("一处只写一个人；几个人写成 [陈爽, 黄怡]", "one person only; several as [陈爽, 黄怡]"),
            ));
        }
        if spaces > 0 && han > 0 && latin == 0 {
            return Err(spaced(text, &name));
        }
        if dots > 0 && name.split('·').any(|part| part.trim() != part || part.is_empty()) {
            return Err(form(
                text,
                say!("间隔号“·”两边都要有字", "needs characters on both sides of `·`"),
                say!("照“买买提·吐尔逊”的样子写", "write it like `买买提·吐尔逊`"),
            ));
        }
        if dots == 0 {
            check_length(text, han, latin)?;
        }
        if let Some(title) = TITLES.iter().find(|title| dots == 0 && name.ends_with(**title)) {
            return Err(form(
                text,
                say!("带着称呼“{title}”，不是姓名", "holds the title `{title}`, and is no full name"),
                say!(
                    "写全姓名；职务写在前面，中间空一格，如“青禾县教育局局长 方明远”",
                    "write the full name, posts before it"
                ),
            ));
        }
        Ok(Self(name))
    }
}

super::serde_text!(PersonName);

/// Titles by which people are addressed: 陈局长 is no name.
const TITLES: [&str; 14] = [
    "局长", "主任", "校长", "书记", "园长", "处长", "科长", "部长", "县长", "市长", "区长", "老师", "同志",
    "主席",
];

fn check_length(text: &str, han: usize, latin: usize) -> Result<(), Fault> {
    let (found, hint) = match (han, latin) {
        (2..=4, 0) => return Ok(()),
        (0, 2..) => return Ok(()),
        (0 | 1, 0..=1) => (
            say!("太短，应写全姓名", "is too short: the full name is expected"),
            say!("写全姓和名，如“陈爽”", "write family and given name, such as `陈爽`"),
        ),
        (_, 0) => (
            say!("有 {han} 个字，姓名应为 2 至 4 个字", "has {han} characters, 2 to 4 expected"),
            say!(
                "只写姓名，不带职务；少数民族和外国人名用“·”隔开，如“买买提·吐尔逊”",
                "write the name without posts; join the parts of longer names with `·`, as in `买买提·吐尔逊`"
            ),
        ),
        _ => (
            say!("汉字和字母混在一起", "mixes 汉字 and letters"),
            say!(
                "写全姓名，如“陈爽”；还不知道就整栏写 xx",
                "write the full name, such as `陈爽`, or `xx` alone if it is not known yet"
            ),
        ),
    };
    Err(form(text, found, hint))
}

/// A blank inside: a name spread out, several names, or posts before the name.
fn spaced(text: &str, name: &str) -> Fault {
    if let Some(Apart { before, name, at }) = apart(text) {
        return match before.is_empty() {
            true => split(text, &name, at),
            false => with_posts(text, &name),
        };
    }
    if let Some(names) = several(name) {
        let (lines, cells) = (names.join(", "), names.join("；"));
        return form(
            text,
            say!("像是两个人以上，中间有空格", "seems to be several persons with blanks between"),
            say!("写成 [{lines}]；表格里写成“{cells}”", "write [{lines}]; in a table, `{cells}`"),
        );
    }
    let joined: String = name.chars().filter(|&c| c != ' ').collect();
    match name.rsplit_once(' ') {
        Some((posts, last)) if is_post(posts) || posts.chars().count() > 4 => with_posts(text, last),
        _ if joined.chars().count() <= 4 => split(text, &joined, 0..text.len()),
        _ => form(
            text,
            say!("中间有空格", "has a space inside"),
            say!(
                "一处只写一个人；几个人写成 [陈爽, 黄怡]；少数民族和外国人名用“·”隔开，如“买买提·吐尔逊”",
                "one person only; several as [陈爽, 黄怡]; join the parts of longer names with `·`"
            ),
        ),
    }
}

/// A name spread out, with the right form.
pub(crate) fn split(text: &str, right: &str, at: Range<usize>) -> Fault {
    form(
        text,
        say!("中间有空格", "has a space inside"),
        say!("去掉姓名中间的空格，写成“{right}”", "remove the space inside the name: `{right}`"),
    )
    .at(at)
}

/// Posts before a name, in a field that has no place for them.
fn with_posts(text: &str, name: &str) -> Fault {
    form(
        text,
        say!("前面带着职务", "has posts before it"),
        say!("职务不写在这一栏，只写姓名：{name}", "no posts in this field; write the name alone: {name}"),
    )
}

fn odd_sign(text: &str, c: char) -> Fault {
    if is_hidden(c) || shapes(c) || c == '\u{200d}' {
        let at = text.find(c).unwrap_or(0);
        return hidden(c, at..at + c.len_utf8());
    }
    form(
        text,
        say!("里有“{c}”，姓名只用汉字、“·”或字母", "holds `{c}`: a name has 汉字, `·` or letters only"),
        say!(
            "一处只写一个人；几个人写成 [陈爽, 黄怡]，用半角的括号和逗号",
            "one person only; several as [陈爽, 黄怡], with half-width brackets and commas"
        ),
    )
}

fn form(text: &str, found: Bilingual, hint: Bilingual) -> Fault {
    let name = shown(text);
    let (zh, en) = (found.zh, found.en);
    Fault::new(Code::NameForm, say!("姓名«{name}»{zh}", "the name «{name}» {en}"), hint)
}

/// Whether a character is a 汉字, those of the extensions included.
pub(super) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2fa1f}' | '\u{30000}'..='\u{3347f}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, '\u{c0}'..='\u{24f}') && c.is_alphabetic())
}
