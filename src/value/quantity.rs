//! A number of any sort: count, money or percentage.

use std::fmt;

use super::{Approx, Count, Money, Percent};
use crate::fact::Value;
use crate::problem::{Bilingual, Fault};

/// A count, an amount of money or a percentage, told apart by form: `292所`, `205万元`, `63%`.
///
/// `%` or 百分之 makes a percentage; 元, ￥ or 人民币 makes money; all else is a count. Each keeps its own rules.
///
/// # Errors
/// Reading gives what the chosen sort gives.
///
/// # Examples
/// ```
/// use jianbao::Quantity;
/// assert!(matches!("205万元".parse().unwrap(), Quantity::Money(_)));
/// assert!(matches!("292所".parse().unwrap(), Quantity::Count(_)));
/// assert!(matches!("63%".parse().unwrap(), Quantity::Percent(_)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// A count, such as 292所.
    Count(Count),
    /// An amount, such as 205万元.
    Money(Money),
    /// A percentage, such as 63%.
    Percent(Percent),
}

impl Quantity {
    /// How the stated number stands to the true one: 近3000人次 gives [`Approx::Nearly`].
    pub fn approx(&self) -> Approx {
        match self {
            Self::Count(count) => count.approx(),
            Self::Money(money) => money.approx(),
            Self::Percent(percent) => percent.approx(),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Percent(percent) => percent.fmt(f),
        }
    }
}

impl Value for Quantity {
    const TYPE: Bilingual<&'static str> = Bilingual::new("数据", "figure");
    const SAMPLE: &'static str = "292所";

    fn parse(text: &str) -> Result<Self, Fault> {
        if text.contains(['%', '％']) || text.contains("百分之") {
            Percent::parse(text).map(Self::Percent)
        } else if text.contains(['元', '￥', '¥']) || text.contains("人民币") {
            Money::parse(text).map(Self::Money)
        } else {
            Count::parse(text).map(Self::Count)
        }
    }
}

super::serde_text!(Quantity);
