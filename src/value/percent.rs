//! Percentages.

use std::fmt;

use rust_decimal::Decimal;

use super::approx::Approx;
use super::numeral;
use super::said::{Reader, Said, Scale};
use super::scan::{shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// Hundredths a percentage may have at most.
const LARGEST: u64 = 10_000;
/// Digits behind the point at most.
const PLACES: u8 = 6;

/// A percentage, such as `63%`.
///
/// Reads `63.5％` and 百分之六十三 too; prints digits with % (GB/T 15835-2011, 4.1). May carry 约, 近, 超 or 以上, not
/// 余 or 多. From 0 to 10,000; a share is at most 100, see [`Percent::is_share`]. At most six decimals.
///
/// # Errors
/// Reading gives `value.percent.form`, `value.number.range`, `value.approx.double` or `value.approx.admits`.
///
/// # Examples
/// ```
/// use jianbao::Percent;
/// let percent: Percent = "百分之六十三".parse().unwrap();
/// assert_eq!(percent.to_string(), "63%");
/// assert!(percent.is_share());
/// assert!("63".parse::<Percent>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Percent(Said);

impl Percent {
    /// The number before the sign: 63.5% gives 63.5.
    pub fn value(&self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.0.digits), u32::from(self.0.places))
    }

    /// How the stated number stands to the true one: 近80% gives [`Approx::Nearly`].
    pub fn approx(&self) -> Approx {
        self.0.marker.approx()
    }

    /// Whether it can be a share of a whole: at most 100%. Growth may be more.
    pub fn is_share(&self) -> bool {
        self.0.digits <= 100 * 10u64.pow(u32::from(self.0.places))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, "%")
    }
}

impl Value for Percent {
    const TYPE: Bilingual<&'static str> = Bilingual::new("百分比", "percentage");
    const SAMPLE: &'static str = "63%";

    fn parse(text: &str) -> Result<Self, Fault> {
        let tidied = tidy(text);
        let mut r = Reader::new(&tidied, text);
        while r.lead() {}
        if r.c.rest.starts_with(['-', '负', '−']) {
            return Err(range(text));
        }
        let spoken = r.c.eat("百分之");
        let mut said = r.number()?.filter(|said| said.scale == Scale::One).ok_or_else(|| form(text))?;
        if said.han && !spoken {
            return Err(form(text));
        }
        if said.han && r.c.eat("点") {
            said = decimals(said, &mut r).ok_or_else(|| form(text))?;
        }
        if !spoken && !r.c.eat("%") {
            return Err(if r.c.done() { no_sign(r.marked(said, "%", false), text) } else { form(text) });
        }
        r.trail();
        if !r.c.done() {
            return Err(form(text));
        }
        let said = r.finish(Said { han: false, ..said }, "%", false, |_| form(text))?;
        if said.places > PLACES || said.digits > LARGEST * 10u64.pow(u32::from(said.places)) {
            return Err(range(text));
        }
        Ok(Self(said))
    }
}

super::serde_text!(Percent);

/// The spoken digits behind 点: 六十三点五.
fn decimals(said: Said, r: &mut Reader<'_>) -> Option<Said> {
    let run = r.c.run(|c| numeral::digit(c).is_some());
    let places = run.chars().count();
    if places == 0 || places > usize::from(PLACES) {
        return None;
    }
    let digits = run
        .chars()
        .try_fold(said.digits, |sum, c| sum.checked_mul(10)?.checked_add(u64::from(numeral::digit(c)?)))?;
    Some(Said { digits, places: places as u8, ..said })
}

fn form(text: &str) -> Fault {
    let points = text.contains("百分点");
    let text = shown(text);
    let hint = if points {
        say!(
            "百分点是两个百分比之差，不是百分比；百分比照“63%”的样子写",
            "百分点 is a difference of percentages; write a percentage like `63%`"
        )
    } else {
        say!("照“63%”的样子写", "write it like `63%`")
    };
    Fault::new(Code::PercentForm, say!("«{text}»不是百分比", "«{text}» is not a percentage"), hint)
}

fn no_sign(said: Said, text: &str) -> Fault {
    let (text, right) = (shown(text), said.text("%"));
    Fault::new(
        Code::PercentForm,
        say!("百分比«{text}»没有写“%”", "the percentage «{text}» lacks its %"),
        say!("补上“%”，写成“{right}”", "add the sign: `{right}`"),
    )
}

fn range(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::NumberRange,
        say!(
            "百分比«{text}»要在 0 至 {LARGEST} 之间，小数不超过 {PLACES} 位",
            "the percentage «{text}» must be from 0 to {LARGEST}, with at most {PLACES} decimals"
        ),
        say!("核对数字，如“63%”", "check the number, as in `63%`"),
    )
}
