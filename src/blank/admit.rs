//! One value against one blank: what is printed in its place, or why it does not fit.

use super::clean::is_han;
use super::figure;
use super::kind::BlankKind;
use super::lexicon as words;
use super::setting::{Setting, folded};
use super::view::{among, starts};
use super::{Blank, leftover};
use crate::fact::{Value, blanks_in};
use crate::problem::{Bilingual, Code, Fault, is_hidden, say, shown};
use crate::value::{PersonName, check_characters};

/// A value that fits, as it is printed in one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Admitted {
    pub(super) text: String,
    /// The number it says, where rules between blanks ask for it.
    pub(super) number: Option<i128>,
    /// What was taken away or is doubtful.
    pub(super) remarks: Vec<(Code, Bilingual)>,
}

impl Admitted {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn remark(mut self, code: Code, message: Bilingual) -> Self {
        self.remarks.push((code, message));
        self
    }
}

/// Characters a value may have at most.
const LONGEST: usize = 200;

/// Refuses what no value may hold: line ends, hidden characters, blanks and leftovers of programs.
///
/// `meant` lets blanks and leftovers pass: the clerk wrote the value in quotes.
pub(super) fn characters(text: &str, meant: bool) -> Result<(), Fault> {
    check_characters(text)?;
    let sign = |message: Bilingual| {
        Fault::new(Code::ValuesSign, message, say!("写一行看得见的字", "write one line of visible text"))
    };
    if text.trim().contains(['\n', '\r', '\t']) {
        return Err(sign(say!("值里有换行或制表符", "the value holds a line end or a tab")));
    }
    if let Some(c) = text.chars().find(|c| is_hidden(*c) || *c == '\u{200d}') {
        let number = c as u32;
        return Err(sign(say!(
            "值里有看不见的字符 U+{number:04X}",
            "the value holds the invisible character U+{number:04X}"
        )));
    }
    let length = text.chars().count();
    if length > LONGEST {
        return Err(sign(say!(
            "值有{length}个字，最多{LONGEST}个",
            "{length} characters, at most {LONGEST}"
        )));
    }
    let hidden = blanks_in(text).into_iter().next().map(|range| text[range].to_owned());
    let left = hidden.or_else(|| leftover::leftovers(text).into_iter().next().map(|found| found.word));
    match left.filter(|_| !meant) {
        Some(word) => Err(Fault::new(
            Code::ValuesSign,
            say!("值里还有“{word}”，像是没有填完", "the value still holds `{word}`"),
            say!(
                "写全；确实就是这几个字，整个值用英文引号括起来",
                "complete it, or put the whole value in quotes if that is what it says"
            ),
        )),
        None => Ok(()),
    }
}

/// Reads a value as what a blank hides; `recorded` values come from validated records and need not be cut to size by
/// the clerk.
pub(super) fn admit(blank: &Blank, setting: &Setting, text: &str, recorded: bool) -> Result<Admitted, Fault> {
    use BlankKind::{
        ApproxCount, ApproxMoney, Count, Day, DocSerial, DocYear, Money, Month, Ordinal, Organisation,
        Person, Place, School, TitlePart, Year, YearTail,
    };
    match blank.kind {
        Year | YearTail | DocYear => figure::year(blank, setting, text, recorded),
        Month | Day => figure::day(blank, setting, text, recorded),
        Count | ApproxCount => figure::count(blank, setting, text, recorded),
        Money | ApproxMoney => figure::money(blank, setting, text, recorded),
        Ordinal | DocSerial => figure::ordinal(blank, setting, text),
        Place => place(blank, setting, text),
        Person if is_surname(setting, text) => undoubled(setting, text),
        Person => persons(setting, text, recorded),
        School => school(setting, text),
        Organisation => name(setting, text, blank.kind),
        TitlePart => title(setting, text),
        _ => undoubled(setting, text),
    }
}

/// The fault of a value of the wrong sort.
pub(super) fn wrong(kind: BlankKind, text: &str, hint: Bilingual) -> Fault {
    let (zh, en) = (kind.word().zh, kind.word().en.replace('_', " "));
    let shown = shown(text);
    let message =
        say!("这里要填{zh}，“{shown}”不是", "a value of the kind `{en}` is wanted, `{shown}` is none");
    Fault::new(Code::ValuesType, message, hint)
}

/// What the clerk typed although it is printed already.
pub(super) fn printed(what: &str) -> (Code, Bilingual) {
    let message =
        say!("“{what}”已印在旁边，没有重复写", "`{what}` is printed beside the blank and was not repeated");
    (Code::ValuesDoubled, message)
}

/// Signs that no name holds.
const STOPS: &str = "，。；：！？、,;:!?|/\\\"“”‘’《》〈〉<>[]{}【】〔〕=+%";

fn named(kind: BlankKind, text: &str) -> Result<(), Fault> {
    let letters = text.chars().any(|c| is_han(c) || c.is_alphabetic());
    let hint = say!("只写名称，不带标点", "write the name alone, without punctuation");
    let spaced = text.chars().any(char::is_whitespace) && text.chars().any(is_han);
    if !letters || spaced || text.chars().any(|c| among(STOPS, c)) || text.chars().count() > 60 {
        return Err(wrong(kind, text, hint));
    }
    let number = crate::value::numeral::parse(text).is_some_and(|_| text.chars().count() > 1);
    if number {
        Err(wrong(kind, text, say!("这里写名称，不写数", "a name is wanted, not a number")))
    } else {
        Ok(())
    }
}

/// A value that does not repeat the words behind the blank.
fn undoubled(setting: &Setting, text: &str) -> Result<Admitted, Fault> {
    let value: Vec<char> = text.chars().collect();
    let length = setting.doubled(&folded(text));
    let keep = value.len().saturating_sub(length);
    if length == 0 || keep == 0 {
        return Ok(Admitted::new(text));
    }
    let (head, tail): (String, String) = (value[..keep].iter().collect(), value[keep..].iter().collect());
    let (code, message) = printed(&tail);
    Ok(Admitted::new(head).remark(code, message))
}

fn name(setting: &Setting, text: &str, kind: BlankKind) -> Result<Admitted, Fault> {
    named(kind, text)?;
    undoubled(setting, text)
}

/// A school: where 校 is printed behind the blank, as in 某校, only a name that ends so fits.
fn school(setting: &Setting, text: &str) -> Result<Admitted, Fault> {
    let admitted = name(setting, text, BlankKind::School)?;
    let longer = ["校长", "校园", "校区", "校级", "校方", "校内", "校外", "校际", "校党"];
    if !starts(&setting.right, "校") || longer.iter().any(|word| starts(&setting.right, word)) {
        return Ok(admitted);
    }
    match text.strip_suffix('校').filter(|head| !head.is_empty()) {
        Some(head) => {
            let (code, message) = printed("校");
            Ok(Admitted::new(head).remark(code, message))
        }
        None => Err(Fault::new(
            Code::ValuesUnit,
            say!("后面印着“校”，接上是“{text}校”", "校 is printed behind the blank: {text}校"),
            say!(
                "写以“校”结尾的校名；没有这样的校名，先把旧稿里这个“校”字删去",
                "give a name that ends in 校, or remove 校 from the text first"
            ),
        )),
    }
}

fn title(setting: &Setting, text: &str) -> Result<Admitted, Fault> {
    if text.contains(['《', '》', '〈', '〉']) {
        let hint = say!("书名号已印在旁边，只写里面的字", "the marks 《》 are printed: write what is inside");
        return Err(wrong(BlankKind::TitlePart, text, hint));
    }
    undoubled(setting, text)
}

/// How people are addressed by their surname.
const ADDRESSES: [&str; 12] =
    ["老师", "同学", "校长", "书记", "主任", "局长", "园长", "教授", "先生", "女士", "科长", "家长"];

/// Whether a text is a surname before a word by which people are addressed: 王 of 王老师.
fn is_surname(setting: &Setting, text: &str) -> bool {
    let found = ADDRESSES.iter().find(|word| starts(&setting.right, word));
    let Some(word) = found else { return false };
    let surname = text.strip_suffix(word).unwrap_or(text);
    surname.chars().count() == 1 && surname.chars().all(is_han)
}

/// The family name printed before the blank: 张 of 副书记张某某, 王 of 学生王**.
fn family(setting: &Setting) -> Option<char> {
    let (last, before) = setting.left.split_last()?;
    let alone =
        before.last().is_none_or(|c| !is_han(*c)) || words::POSTS.end(before) || words::BEARERS.end(before);
    (alone && among(words::SURNAMES, *last)).then_some(*last)
}

/// One name, or several joined by 、.
fn persons(setting: &Setting, text: &str, recorded: bool) -> Result<Admitted, Fault> {
    // 临川区教育局局长 沈砚秋, as records write it.
    let text = if recorded { text.rsplit([' ', '\u{3000}']).next().unwrap_or(text) } else { text };
    match family(setting) {
        Some(family) if !text.contains('、') => given(family, text),
        _ => names(text),
    }
}

/// A name behind its printed family name: 某某 of 张某某, given as 张明 or as 明.
fn given(family: char, text: &str) -> Result<Admitted, Fault> {
    if let Some(given) = text.strip_prefix(family).filter(|given| !given.is_empty()) {
        PersonName::parse(text)?;
        let (code, message) = printed(&family.to_string());
        return Ok(Admitted::new(given).remark(code, message));
    }
    let own = text.chars().next().is_some_and(|first| among(words::SURNAMES, first));
    if own && text.chars().count() > 2 {
        let message = say!(
            "前面印着姓“{family}”，和“{text}”对不上",
            "the family name {family} is printed before the blank, which `{text}` does not fit"
        );
        let hint = say!(
            "核对是不是这个人；旧稿的姓不对，先改旧稿",
            "see whether this person is meant; if the text is wrong, mend it first"
        );
        return Err(Fault::new(Code::ValuesType, message, hint));
    }
    let whole = format!("{family}{text}");
    PersonName::parse(&whole)?;
    let joined = say!(
        "前面印着姓“{family}”，连起来是“{whole}”，请核对",
        "with the family name printed before it this reads {whole}: is that meant?"
    );
    let admitted = Admitted::new(text);
    Ok(if own { admitted.remark(Code::ValuesDoubled, joined) } else { admitted })
}

fn names(text: &str) -> Result<Admitted, Fault> {
    let mut names = Vec::new();
    for one in text.split('、') {
        names.push(PersonName::parse(one)?.to_string());
    }
    let twice = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name));
    if let Some((_, name)) = twice {
        let hint = say!("删去一个", "remove one");
        return Err(Fault::new(Code::ValuesType, say!("“{name}”写了两次", "`{name}` is named twice"), hint));
    }
    Ok(Admitted::new(names.join("、")))
}

/// Endings of places of the size of a district and above, and their exceptions: stems that end like one.
const ENDINGS: [char; 6] = ['省', '市', '州', '县', '区', '旗'];
const STEMS: [&str; 3] = ["津市", "沙市", "城区"];

/// Where 区 is printed behind the blank the stem is put there, else the whole name: 临川区 and 临川 both say which.
fn place(blank: &Blank, setting: &Setting, text: &str) -> Result<Admitted, Fault> {
    named(BlankKind::Place, &text.replace('、', ""))?;
    let unit = blank.unit.as_str();
    let own = if unit == setting.ending && setting.prints(unit) { unit } else { "" };
    let ending = setting.ending.as_str();
    if ending.is_empty() {
        return bare(blank, setting, text);
    }
    let stem = if STEMS.contains(&text) { text } else { text.strip_suffix(ending).unwrap_or(text) };
    let other =
        stem.chars().next_back().filter(|c| ENDINGS.contains(c) && *c != '州' && !STEMS.contains(&stem));
    if stem.is_empty() || stem.ends_with(ending) && !STEMS.contains(&stem) || other.is_some() {
        let hint = say!(
            "写“__{ending}”前面的名字，如“临川”，或写全称“临川{ending}”",
            "write the name before {ending}, or the name with {ending}"
        );
        let message = say!(
            "这里是“__{ending}”，“{text}”对不上",
            "`__{ending}` is printed, which `{text}` does not fit"
        );
        return Err(Fault::new(Code::ValuesUnit, message, hint));
    }
    if own.is_empty() {
        return undoubled(setting, &format!("{stem}{ending}"));
    }
    let admitted = Admitted::new(stem);
    let (code, message) = printed(ending);
    Ok(if stem == text { admitted } else { admitted.remark(code, message) })
}

/// A place without a printed ending: before an office it needs its own.
fn bare(blank: &Blank, setting: &Setting, text: &str) -> Result<Admitted, Fault> {
    let office = words::OFFICES.first(&folded(&blank.unit)).is_some()
        || words::BUREAUS.first(&folded(&blank.unit)).is_some();
    let ended = text.ends_with(ENDINGS) || text.ends_with(['乡', '镇', '盟']) && text.chars().count() > 2;
    if office && !ended {
        let unit = &blank.unit;
        return Err(Fault::new(
            Code::ValuesUnit,
            say!(
                "“{unit}”前面没有印“区”“县”，“{text}”要写全称",
                "no ending is printed before {unit}: `{text}` lacks its own"
            ),
            say!("写成“{text}区”“{text}县”这样的全称", "write the whole name, with 区 or 县"),
        ));
    }
    undoubled(setting, text)
}
