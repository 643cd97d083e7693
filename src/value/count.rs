//! Counts with their classifiers.

use std::fmt;

use super::approx::{Approx, Marker, Place};
use super::said::{Reader, Said, Scale};
use super::scan::{shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// Known classifiers; a longer one stands before one it begins with.
#[rustfmt::skip]
const CLASSIFIERS: [&str; 97] = [
    "人次", "人", "名", "位", "家次", "家", "所次", "所", "个百分点", "个工作日", "个学期", "个学年", "个小时", "个星期",
    "个课时", "个月", "个", "对", "批次", "批", "场次", "场", "次", "期", "节", "门", "项", "册", "套", "台套", "台", "件套",
    "件", "间", "张", "份", "户次", "户", "届", "点", "条", "种", "类", "天", "年级", "年", "月", "周年", "周", "日",
    "学期", "学年", "学时", "课时", "小时", "分钟", "公里", "千米", "米", "平方公里", "平方米", "亩", "公顷", "公斤",
    "千克", "吨", "倍", "班次", "班", "组", "队", "支", "本", "篇", "幅", "部", "辆", "架", "座", "栋", "幢", "处", "片", "块",
    "轮", "堂", "讲", "例", "封", "枚", "箱", "包", "床", "双", "只", "盒", "副",
];

/// Classifiers whose parts make sense, so that 3年多 can be said.
const FLOWING: [&str; 26] = [
    "天",
    "年",
    "周",
    "日",
    "月",
    "学期",
    "学年",
    "小时",
    "分钟",
    "个月",
    "个学期",
    "个学年",
    "个小时",
    "个星期",
    "个工作日",
    "个百分点",
    "公里",
    "千米",
    "米",
    "平方公里",
    "平方米",
    "亩",
    "公顷",
    "公斤",
    "吨",
    "倍",
];

/// A number of things with its classifier, such as `16所`, `20余次` or `近3000人次`.
///
/// The classifier is one of a list, or empty where the field's own noun gives it. Reads 汉字 (四点) and full-width
/// digits; 汉字 stay 汉字, digits stay digits (GB/T 15835-2011, 4.3). 万 and 亿 are kept: 1.2万人. May carry one
/// approximation word. Whole numbers from 0 to 10^18; `22名教师` is refused: the noun is not part of the count.
///
/// # Errors
/// Reading gives `value.count.form`, `value.count.classifier`, `value.number.mixed` for 5千人, `value.number.range`,
/// `value.approx.double` or `value.approx.admits`.
///
/// # Examples
/// ```
/// use jianbao::Count;
/// let count: Count = "３０００多 人次".parse().unwrap();
/// assert_eq!(count.to_string(), "3000多人次");
/// assert_eq!((count.value(), count.classifier()), (3000, "人次"));
/// assert_eq!("四点".parse::<Count>().unwrap().value(), 4);
/// assert!("20余次以上".parse::<Count>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count {
    said: Said,
    value: u64,
    classifier: &'static str,
}

impl Count {
    /// An exact count: `Count::new(16, "所")` prints 16所. The classifier may be empty.
    ///
    /// # Errors
    /// `value.count.classifier` for a classifier that is not on the list, `value.number.range` above 10^18.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(jianbao::Count::new(16, "所").unwrap().to_string(), "16所");
    /// ```
    pub fn new(value: u64, classifier: &str) -> Result<Self, Fault> {
        let said = Said::exact(value, 0, Scale::One);
        let text = || format!("{value}{classifier}");
        if value >= 10u64.pow(18) {
            return Err(range(&text()));
        }
        let classifier = known(classifier).ok_or_else(|| unknown(&text(), said))?;
        Ok(Self { said, value, classifier })
    }

    /// The stated number: 1.2万人 gives 12,000. The approximation word does not count.
    pub fn value(&self) -> u64 {
        self.value
    }

    /// The classifier: 16所 gives 所, a bare 16 the empty text.
    pub fn classifier(&self) -> &'static str {
        self.classifier
    }

    /// How the stated number stands to the true one: 20余次 gives [`Approx::More`].
    pub fn approx(&self) -> Approx {
        self.said.marker.approx()
    }

    /// The largest number that 余 admits: 40余名 gives 49, 120余名 129. 3年多 gives 4, since years have parts.
    pub(crate) fn most(&self) -> Option<i128> {
        let part = i128::from(!FLOWING.contains(&self.classifier));
        i128::from(self.value).checked_add(self.said.step(0)? - part)
    }

    /// The same number of other things: 120人 as 120人次.
    pub(crate) fn counted_as(&self, classifier: &'static str) -> Self {
        Self { classifier, ..*self }
    }

    /// The sum of two counts of the same sort; 名 and 位 count persons as 人 does, 人次 does not.
    ///
    /// It is exact if both are, 近 if none is above what is said, 超 or 不少于 if none is below, else 约. Gives nothing
    /// for counts of different things, and where the sum is too large.
    ///
    /// # Examples
    /// ```
    /// let [a, b, c]: [jianbao::Count; 3] = ["12名", "15人", "20余次"].map(|text| text.parse().unwrap());
    /// assert_eq!(a.checked_add(&b).unwrap().to_string(), "27人");
    /// assert_eq!(c.checked_add(&c).unwrap().to_string(), "超40次");
    /// assert_eq!(a.checked_add(&c), None);
    /// ```
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        let persons = |word: &str| matches!(word, "人" | "名" | "位");
        let classifier = match (self.classifier, other.classifier) {
            (one, two) if one == two => one,
            (one, two) if persons(one) && persons(two) => "人",
            _ => return None,
        };
        let value = self.value.checked_add(other.value).filter(|value| *value < 10u64.pow(18))?;
        let said = Said::exact(value, 0, Scale::One).marked(self.said.marker.joined(other.said.marker));
        Some(Self { said, value, classifier })
    }

    /// The same count with a classifier, if it has none yet: a bare 20余 becomes 20余名.
    ///
    /// # Errors
    /// `value.count.classifier` for a classifier that is not on the list.
    ///
    /// # Examples
    /// ```
    /// let bare: jianbao::Count = "20余".parse().unwrap();
    /// assert_eq!(bare.or_classifier("名").unwrap().to_string(), "20余名");
    /// ```
    pub fn or_classifier(&self, classifier: &str) -> Result<Self, Fault> {
        if !self.classifier.is_empty() {
            return Ok(*self);
        }
        let text = || format!("{}{classifier}", self.said.text(""));
        let classifier = known(classifier).ok_or_else(|| unknown(&text(), self.said))?;
        Ok(Self { classifier, ..*self })
    }
}

fn known(classifier: &str) -> Option<&'static str> {
    if classifier.is_empty() {
        return Some("");
    }
    CLASSIFIERS.iter().find(|known| **known == classifier).copied()
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said.write(f, self.classifier)
    }
}

/// Classifiers that a bare number may be given where its field has no other: those of people, schools and events.
/// Lengths of time (3 months or years?) and things (copies or sets?) must be written.
const PLAIN: [&str; 11] = ["人", "名", "人次", "所", "次", "届", "期", "对", "批", "批次", "份"];

/// What classifiers count, each sort on a line: people, schools, events, pairs, goods, lengths of time. A classifier of one
/// sort never stands where the field counts another; those that are not listed (个, 户, 家, 节) may stand anywhere.
const SORTS: [&[&str]; 6] = [
    &["人", "名", "位", "人次"],
    &["所", "所次"],
    &["次", "场", "场次", "期", "届", "批", "批次", "轮"],
    &["对"],
    &["册", "套", "台", "件", "本", "辆", "张"],
    &[
        "天",
        "日",
        "周",
        "年",
        "月",
        "个月",
        "个星期",
        "学期",
        "个学期",
        "学年",
        "个学年",
        "小时",
        "个小时",
        "分钟",
    ],
];

/// Classifiers of fields that count items: 3个专业, 四项, 四点.
const ITEMS: [&str; 3] = ["个", "项", "点"];

/// Which sort of things a classifier counts.
fn sort(classifier: &str) -> Option<usize> {
    SORTS.iter().position(|words| words.contains(&classifier))
}

impl Count {
    /// A classifier that counts other things than the field does.
    fn foreign(&self, usual: &str) -> Fault {
        let said = match self.said.marker {
            Marker::More(_, Place::AfterUnit) => self.said.marked(Marker::None),
            _ => self.said,
        };
        let right = said.text(usual);
        Fault::new(
            Code::CountClassifier,
            say!("“{self}”的量词和这一栏不合", "`{self}` counts other things than this field does"),
            say!(
                "这一栏的量词用“{usual}”，如“{right}”；数的若是别的，写到别的栏目",
                "count by {usual} here, as in `{right}`; what else is counted belongs into another field"
            ),
        )
    }
}

impl Value for Count {
    const TYPE: Bilingual<&'static str> = Bilingual::new("数量", "count");
    const SAMPLE: &'static str = "16所";

    fn in_field(self, sample: &str) -> Result<Self, Fault> {
        let usual = Self::parse(sample).map_or("", |sample| sample.classifier);
        let own = sort(self.classifier);
        if own.is_some() && (own != sort(usual)) && (sort(usual).is_some() || ITEMS.contains(&usual)) {
            return Err(self.foreign(usual));
        }
        if PLAIN.contains(&usual) { self.or_classifier(usual) } else { Ok(self) }
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        let tidied = tidy(text);
        let mut r = Reader::new(&tidied, text);
        while r.lead() {}
        if r.c.rest.starts_with(['-', '负', '−']) {
            return Err(range(text));
        }
        let said = r.number()?.ok_or_else(|| form(text))?;
        let classifier = read_classifier(&mut r);
        r.trail();
        let said = r.finish(said, classifier, FLOWING.contains(&classifier), |right| wordy(text, right))?;
        if !r.c.done() {
            return Err(match classifier {
                "" => unknown(text, said),
                _ => wordy(text, &said.text(classifier)),
            });
        }
        let value = said.whole(0).ok_or_else(|| fraction(text))?;
        let value = u64::try_from(value).ok().filter(|v| *v < 10u64.pow(18)).ok_or_else(|| range(text))?;
        Ok(Self { said, value, classifier })
    }
}

super::serde_text!(Count);

fn read_classifier(r: &mut Reader<'_>) -> &'static str {
    if !r.split_unit() {
        return r.c.eat_one(&CLASSIFIERS).unwrap_or("");
    }
    let found = CLASSIFIERS.iter().find_map(|word| {
        let tail = word.strip_prefix('个').filter(|tail| !tail.is_empty())?;
        r.c.eat(tail).then_some(*word)
    });
    found.unwrap_or("个")
}

fn form(text: &str) -> Fault {
    // 第1期 says which, and is written as how many there are so far.
    let counted = text.trim().strip_prefix('第').and_then(|rest| Count::parse(rest).ok());
    let text = shown(text);
    if let Some(count) = counted {
        return Fault::new(
            Code::CountForm,
            say!("«{text}»是序数，这里写数量", "«{text}» is an ordinal, a count is expected"),
            say!("去掉“第”，写成“{count}”", "without 第: `{count}`"),
        );
    }
    Fault::new(
        Code::CountForm,
        say!("«{text}»不是数量", "«{text}» is not a count"),
        say!(
            "写出数字和量词，如“16所”“20余次”“近3000人次”",
            "write a number and its classifier, as in `16所`, `20余次`, `近3000人次`"
        ),
    )
}

fn wordy(text: &str, right: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::CountForm,
        say!("«{text}»除了数和量词还有别的字", "«{text}» holds more than a number and its classifier"),
        say!("只写“{right}”", "write only `{right}`"),
    )
}

fn unknown(text: &str, said: Said) -> Fault {
    let text = shown(text);
    let (a, b) = (said.text("名"), said.text("所"));
    Fault::new(
        Code::CountClassifier,
        say!("«{text}»里没有认识的量词", "«{text}» has no known classifier behind its number"),
        say!(
            "数后面写一个量词，如“{a}”“{b}”，后面不写别的",
            "put one classifier behind the number, as in `{a}` or `{b}`, and nothing more"
        ),
    )
}

fn fraction(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::CountForm,
        say!("数量«{text}»不是整数", "the count «{text}» is not a whole number"),
        say!("写整数，如“16所”“1.2万人”", "write a whole number, as in `16所` or `1.2万人`"),
    )
}

fn range(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::NumberRange,
        say!(
            "数量«{text}»要在零以上、不超过 18 位",
            "the count «{text}» must not be negative, at most 18 digits"
        ),
        say!("核对数字，如“16所”", "check the number, as in `16所`"),
    )
}
