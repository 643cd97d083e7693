//! Places in a series: 第三届, 第2批.

use std::fmt;

use super::numeral;
use super::scan::{Cursor, shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// What can be numbered; a longer word stands before one it begins with.
const CLASSIFIERS: [&str; 7] = ["届", "批次", "批", "期", "次", "轮", "场"];

/// The highest number read.
const LAST: u64 = 9999;

/// A place in a series, such as `第三届` or `第2批`.
///
/// The classifier is 届, 批, 批次, 期, 次, 轮 or 场, or empty where the field's own noun gives it. A bare number is
/// read, as a cell of a sheet holds it: 3 prints 第3. 首届 stays 首届; 汉字 stay 汉字, digits stay digits (GB/T 15835-2011, 4.3). From
/// 1 to 9999; `三届` is refused: it counts, it does not number.
///
/// # Errors
/// Reading gives `value.ordinal.form`.
///
/// # Examples
/// ```
/// use jianbao::Ordinal;
/// let ordinal: Ordinal = "第二届".parse().unwrap();
/// assert_eq!((ordinal.number(), ordinal.classifier()), (2, "届"));
/// assert_eq!("3".parse::<Ordinal>().unwrap().to_string(), "第3");
/// assert!("三届".parse::<Ordinal>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ordinal {
    number: u64,
    style: Style,
    classifier: &'static str,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    /// 第3届
    Digits,
    /// 第三届
    Han,
    /// 首届
    First,
}

impl Ordinal {
    /// The place: 第三届 gives 3.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The classifier: 第三届 gives 届, a bare 3 the empty text.
    pub fn classifier(&self) -> &'static str {
        self.classifier
    }
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let classifier = self.classifier;
        match self.style {
            Style::Digits => write!(f, "第{}{classifier}", self.number),
            Style::Han => write!(f, "第{}{classifier}", numeral::chinese(self.number)),
            Style::First => write!(f, "首{classifier}"),
        }
    }
}

impl Value for Ordinal {
    const TYPE: Bilingual<&'static str> = Bilingual::new("第几", "ordinal");
    const SAMPLE: &'static str = "第一批";

    fn parse(text: &str) -> Result<Self, Fault> {
        let tidied = tidy(text);
        let mut c = Cursor::new(&tidied);
        if let Some(classifier) = tidied.strip_prefix('首') {
            let known = CLASSIFIERS.iter().find(|known| **known == classifier).ok_or_else(|| form(text))?;
            return Ok(Self { number: 1, style: Style::First, classifier: known });
        }
        let numbered = c.eat("第");
        let digits = c.run(|c| c.is_ascii_digit() || "零〇一二两三四五六七八九十百千".contains(c));
        let classifier = c.eat_one(&CLASSIFIERS).unwrap_or("");
        let number = numeral::parse(digits).filter(|number| (1..=LAST).contains(number));
        let number = number.filter(|_| !digits.contains('两') && c.done()).ok_or_else(|| form(text))?;
        let style = if digits.starts_with(|c: char| c.is_ascii_digit()) { Style::Digits } else { Style::Han };
        let ordinal = Self { number, style, classifier };
        if numbered || classifier.is_empty() { Ok(ordinal) } else { Err(counted(text, ordinal)) }
    }
}

super::serde_text!(Ordinal);

fn form(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::OrdinalForm,
        say!("«{text}»没有说明是第几", "«{text}» is no ordinal"),
        say!("照“第一批”“第3届”的样子写", "write it like `第一批` or `第3届`"),
    )
}

fn counted(text: &str, meant: Ordinal) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::OrdinalForm,
        say!("«{text}»说的是总共几，不是第几", "«{text}» counts, it does not number"),
        say!("写成“{meant}”", "write `{meant}`"),
    )
}
