//! Surnames: names spread out by blanks, and several names in one place.

use std::ops::Range;

/// Surnames of two characters; none of them is a post.
const COMPOUND: [&str; 22] = [
    "欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文",
    "南宫", "端木", "淳于", "轩辕", "东方", "西门", "独孤", "申屠", "公冶",
];

/// Common surnames of one character, without those that posts often begin with (高级教师, 董事, 常委).
const COMMON: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘\
                      杜戴夏钟汪田姜范方姚谭廖邹熊陆郝孔崔康邱秦史顾侯邵孟段雷钱汤尹黎易乔贺赖龚庞樊兰殷施洪翟颜倪严牛温芦季\
                      俞章鲁葛伍韦申尤毕聂焦向柳邢骆岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳盛童欧甄裴";

/// What posts and sorts of people end in: 县长, 教师, 科员.
const POST_ENDS: &str = "长师员记任席委事监理授家";

/// A name whose characters stand apart.
#[derive(Debug)]
pub(crate) struct Apart {
    /// What stands before it, such as posts.
    pub(crate) before: String,
    /// The name as it is written.
    pub(crate) name: String,
    /// From its first character to its last.
    pub(crate) at: Range<usize>,
}

/// A name at the end of a text with blanks inside it, such as 沈 砚秋 behind 局长: one 汉字 alone, or a surname of two,
/// is never a post.
pub(crate) fn apart(text: &str) -> Option<Apart> {
    let mut tokens = tokens(text);
    let (mut start, last) = tokens.pop()?;
    let at_end = start + last.len();
    if !(1..=2).contains(&han(last)?) {
        return None;
    }
    let mut name = last.to_owned();
    while let Some((at, token)) = tokens.last().copied() {
        let compound = COMPOUND.contains(&token);
        let fits = han(&name).is_some_and(|length| length + token.chars().count() <= 4);
        if !fits || !(compound || han(token) == Some(1)) {
            break;
        }
        (start, name) = (at, format!("{token}{name}"));
        tokens.pop();
        if compound {
            break;
        }
    }
    let mut before: Vec<&str> = tokens.iter().map(|(_, token)| *token).collect();
    // 局长沈 砚秋: the surname stands with the post.
    if let Some((post, (at, surname))) = tokens.last().and_then(|token| behind_post(*token))
        && start + last.len() == at_end
    {
        before.pop();
        before.push(post);
        (start, name) = (at, format!("{surname}{name}"));
    }
    (start + last.len() < at_end).then(|| Apart { before: before.join(" "), name, at: start..at_end })
}

/// A word that is a post with a surname behind it, parted; and where the surname begins.
fn behind_post((at, word): (usize, &str)) -> Option<(&str, (usize, char))> {
    let surname = word.chars().next_back().filter(|c| COMMON.contains(*c))?;
    let post = word.strip_suffix(surname)?;
    is_post(post).then_some((post, (at + post.len(), surname)))
}

/// Several names with blanks between, such as 李军 王芳: each of two or three 汉字, each but the last with a common
/// surname.
pub(crate) fn several(text: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = tokens(text).into_iter().map(|(_, token)| token).collect();
    let (last, others) = names.split_last()?;
    let short = |name: &str| matches!(han(name), Some(2 | 3)) && !is_post(name);
    let known = |name: &&str| short(name) && name.starts_with(|c| COMMON.contains(c));
    (!others.is_empty() && short(last) && others.iter().all(known)).then_some(names)
}

/// Whether a word ends as posts do: 县长, 教师.
pub(crate) fn is_post(word: &str) -> bool {
    word.ends_with(|c| POST_ENDS.contains(c))
}

/// The words of a text with their places.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for token in text.split(char::is_whitespace) {
        if !token.is_empty() {
            found.push((at, token));
        }
        at += token.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// How many 汉字 it has, if it has nothing else.
fn han(text: &str) -> Option<usize> {
    text.chars().all(super::name::is_han).then(|| text.chars().count())
}
