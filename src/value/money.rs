//! Amounts of money in renminbi.

use std::fmt;

use rust_decimal::Decimal;

use super::approx::Approx;
use super::numeral;
use super::said::{Reader, Said, Scale};
use super::scan::{shown, tidy};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// Fen an amount may have at most: a hundred million 亿元.
const LARGEST: i128 = 1_000_000_000_000_000_000;

/// The unit an amount is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoneyUnit {
    /// 元.
    Yuan,
    /// 万元: ten thousand 元.
    Wan,
    /// 亿元: a hundred million 元.
    Yi,
}

impl MoneyUnit {
    fn scale(self) -> Scale {
        match self {
            Self::Yuan => Scale::One,
            Self::Wan => Scale::Wan,
            Self::Yi => Scale::Yi,
        }
    }
}

/// What an amount rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Basis {
    /// Money paid or pledged; no word.
    #[default]
    Stated,
    /// 预计: expected.
    Expected,
    /// 折合: goods or work at their worth.
    Worth,
}

impl Basis {
    fn word(self) -> &'static str {
        match self {
            Self::Stated => "",
            Self::Expected => "预计",
            Self::Worth => "折合",
        }
    }
}

/// An amount of renminbi, exact to the fen, in the unit it was told in, such as `205万元`.
///
/// Units are 元, 万元 and 亿元; the unit must be written. Reads `748,800元`, `人民币205万元`, `￥748800` and
/// full-width digits too. May carry one approximation word (676万余元, 近3000万元) and 预计 or 折合. More than
/// nothing, at most a hundred million 亿元. `5千元` is refused (GB/T 15835-2011, 5.3).
///
/// # Errors
/// Reading gives `value.money.form`, `value.money.unit` if 元 is missing, `value.number.mixed` for 5千元,
/// `value.number.range`, `value.approx.double` or `value.approx.admits`.
///
/// # Examples
/// ```
/// use jianbao::Money;
/// let money: Money = "人民币 205 万元".parse().unwrap();
/// assert_eq!(money.to_string(), "205万元");
/// assert_eq!(money.fen(), 205_000_000);
/// assert_eq!(money.capital(), "人民币贰佰零伍万元整");
/// assert!("2050000".parse::<Money>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    said: Said,
    basis: Basis,
    fen: i128,
}

impl Money {
    /// An exact amount told in 元: `Money::yuan(748_800)` prints 748800元.
    ///
    /// # Errors
    /// `value.number.range` if it is zero, negative, too large or finer than the fen.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(jianbao::Money::yuan(748_800).unwrap().to_string(), "748800元");
    /// ```
    pub fn yuan(amount: impl Into<Decimal>) -> Result<Self, Fault> {
        Self::from_decimal(amount.into(), MoneyUnit::Yuan)
    }

    /// An exact amount told in 万元: `Money::wan(205)` prints 205万元.
    ///
    /// # Errors
    /// `value.number.range` if it is zero, negative, too large or finer than the fen.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(jianbao::Money::wan(205).unwrap().fen(), 205_000_000);
    /// ```
    pub fn wan(amount: impl Into<Decimal>) -> Result<Self, Fault> {
        Self::from_decimal(amount.into(), MoneyUnit::Wan)
    }

    /// An exact amount in fen, told in 元: `Money::from_fen(74_880_000)` prints 748800元.
    ///
    /// # Errors
    /// `value.number.range` if it is zero, negative or too large.
    pub fn from_fen(fen: i128) -> Result<Self, Fault> {
        if !(1..=LARGEST).contains(&fen) {
            return Err(range(&fen.to_string()));
        }
        Ok(Self { said: fitted(fen, MoneyUnit::Yuan), basis: Basis::Stated, fen })
    }

    fn from_decimal(amount: Decimal, unit: MoneyUnit) -> Result<Self, Fault> {
        let fault = || range(&format!("{amount}{}元", unit.scale().word()));
        let part = 10i128.checked_pow(amount.scale()).ok_or_else(fault)?;
        let all = amount.mantissa().checked_mul(10i128.pow(unit.scale().power() + 2)).ok_or_else(fault)?;
        if all % part != 0 {
            return Err(fault());
        }
        let fen = all / part;
        if !(1..=LARGEST).contains(&fen) {
            return Err(fault());
        }
        Ok(Self { said: fitted(fen, unit), basis: Basis::Stated, fen })
    }

    /// The stated amount in fen (分): 205万元 gives 205,000,000. The approximation word does not count.
    pub fn fen(&self) -> i128 {
        self.fen
    }

    /// The stated amount in 元: 74.88万元 gives 748800.
    ///
    /// # Examples
    /// ```
    /// let money: jianbao::Money = "74.88万元".parse().unwrap();
    /// assert_eq!(money.to_yuan().to_string(), "748800");
    /// ```
    pub fn to_yuan(&self) -> Decimal {
        Decimal::from_i128_with_scale(self.fen, 2).normalize()
    }

    /// The unit it is told in: 205万元 gives [`MoneyUnit::Wan`].
    pub fn unit(&self) -> MoneyUnit {
        match self.said.scale {
            Scale::One => MoneyUnit::Yuan,
            Scale::Wan => MoneyUnit::Wan,
            Scale::Yi => MoneyUnit::Yi,
        }
    }

    /// How the stated amount stands to the true one: 近3000万元 gives [`Approx::Nearly`].
    pub fn approx(&self) -> Approx {
        self.said.marker.approx()
    }

    /// The largest amount in fen that 余 admits: 120余万元 stays below 130万元.
    pub(crate) fn most(&self) -> Option<i128> {
        self.fen.checked_add(self.said.step(2)? - 1)
    }

    /// What the amount rests on: 预计74.88万元 gives [`Basis::Expected`].
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The stated amount in 大写, as agreements and receipts need it: 人民币贰佰零伍万元整.
    ///
    /// Follows [`numeral::capital`] (《支付结算办法》附录); approximation and basis are left out.
    pub fn capital(&self) -> String {
        format!("人民币{}", numeral::capital(self.fen))
    }

    /// The same amount told in another unit, exactly: 748800元 in 万元 gives 74.88万元.
    ///
    /// An amount with 余 or 多 stays as it is: these words speak of the digits they stand behind.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Money, MoneyUnit};
    /// let money: Money = "748800元".parse().unwrap();
    /// assert_eq!(money.in_unit(MoneyUnit::Wan).to_string(), "74.88万元");
    /// ```
    pub fn in_unit(&self, unit: MoneyUnit) -> Self {
        if self.approx() == Approx::More {
            return *self;
        }
        Self { said: fitted(self.fen, unit).marked(self.said.marker), ..*self }
    }

    /// The sum of two amounts, exact to the fen, in the larger of the two units.
    ///
    /// It is exact if both are, 近 if none is above what is said, 超 or 不少于 if none is below, else 约. The basis
    /// stays if it is the same, else none is said. Gives nothing if the sum is too large.
    ///
    /// # Examples
    /// ```
    /// let (a, b): (jianbao::Money, jianbao::Money) = ("500万元".parse().unwrap(), "748800元".parse().unwrap());
    /// assert_eq!(a.checked_add(&b).unwrap().to_string(), "574.88万元");
    /// ```
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        let fen = self.fen.checked_add(other.fen).filter(|fen| *fen <= LARGEST)?;
        let marker = self.said.marker.joined(other.said.marker);
        let mut said = fitted(fen, self.unit().max(other.unit()));
        if said.places > 4 {
            said = fitted(fen, self.unit().min(other.unit()));
        }
        let basis = if self.basis == other.basis { self.basis } else { Basis::Stated };
        Some(Self { said: said.marked(marker), basis, fen })
    }
}

/// The shortest exact number for an amount in a unit.
fn fitted(fen: i128, unit: MoneyUnit) -> Said {
    let scale = unit.scale();
    let (mut digits, mut places) = (fen, scale.power() + 2);
    while places > 0 && digits % 10 == 0 {
        (digits, places) = (digits / 10, places - 1);
    }
    // At most 19 digits and 10 places, see LARGEST.
    Said::exact(u64::try_from(digits).unwrap_or(u64::MAX), places as u8, scale)
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.basis.word())?;
        self.said.write(f, "元")
    }
}

impl Value for Money {
    const TYPE: Bilingual<&'static str> = Bilingual::new("金额", "amount of money");
    const SAMPLE: &'static str = "205万元";

    fn parse(text: &str) -> Result<Self, Fault> {
        let tidied = tidy(text);
        let mut r = Reader::new(&tidied, text);
        let (mut basis, mut sign) = (Basis::Stated, false);
        loop {
            if r.c.eat_one(&["预计", "预估", "估计"]).is_some() {
                basis = Basis::Expected;
            } else if r.c.eat_one(&["折合", "价值"]).is_some() {
                basis = Basis::Worth;
            } else if r.c.eat_one(&["￥", "¥"]).is_some() {
                sign = true;
            } else if !(r.c.eat("人民币") || r.c.eat("RMB") || r.lead()) {
                break;
            }
        }
        if r.c.rest.starts_with(['-', '负', '−']) {
            return Err(range(text));
        }
        let said = r.number()?.ok_or_else(|| form(text))?;
        let said = Said { han: false, ..said }.without_empty_cents();
        if r.c.eat_one(&["元", "圆"]).is_none() && !(sign && r.c.done()) {
            let more = r.c.eat_one(&["块钱", "块"]);
            r.trail();
            let said = r.marked(said, "元", true);
            return Err(if more.is_some() || r.c.done() { no_unit(said, text) } else { form(text) });
        }
        r.trail();
        if !r.c.done() {
            return Err(form(text));
        }
        let said = r.finish(said, "元", true, |right| sentence(text, right))?;
        let fen = said.whole(2).filter(|fen| (1..=LARGEST).contains(fen)).ok_or_else(|| range(text))?;
        Ok(Self { said, basis, fen })
    }
}

super::serde_text!(Money);

/// An amount in 大写 as it is written with digits: 叁万 gives 3万元.
fn of_capital(text: &str) -> Option<Money> {
    const SIGNS: [(char, char); 17] = [
        ('壹', '一'),
        ('贰', '二'),
        ('叁', '三'),
        ('肆', '四'),
        ('伍', '五'),
        ('陆', '六'),
        ('柒', '七'),
        ('捌', '八'),
        ('玖', '九'),
        ('拾', '十'),
        ('佰', '百'),
        ('仟', '千'),
        ('零', '零'),
        ('圆', '元'),
        ('萬', '万'),
        ('億', '亿'),
        ('貳', '二'),
    ];
    let text = text.trim().trim_end_matches(['整', '正']).trim_start_matches("人民币");
    let sign = |c| SIGNS.iter().find(|(from, _)| *from == c).map(|(_, to)| *to);
    if !text.chars().any(|c| sign(c).is_some_and(|to| to != c)) {
        return None;
    }
    let plain: String = text.chars().map(|c| sign(c).unwrap_or(c)).collect();
    let plain = if plain.ends_with('元') { plain } else { plain + "元" };
    Money::parse(&plain).ok()
}

fn form(text: &str) -> Fault {
    if let Some(money) = of_capital(text) {
        let text = shown(text);
        return Fault::new(
            Code::MoneyForm,
            say!("«{text}»是大写金额，这里写数字", "«{text}» is in 大写, digits are expected"),
            say!("写成“{money}”", "write `{money}`"),
        );
    }
    let text = shown(text);
    Fault::new(
        Code::MoneyForm,
        say!("«{text}»不是人民币金额", "«{text}» is not an amount of renminbi"),
        say!("照“205万元”或“748800元”的样子写", "write it like `205万元` or `748800元`"),
    )
}

fn sentence(text: &str, right: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::MoneyForm,
        say!("«{text}»里除了金额还有别的字", "«{text}» holds words besides the amount"),
        say!("只写金额，如“{right}”", "write the amount only, as in `{right}`"),
    )
}

fn no_unit(said: Said, text: &str) -> Fault {
    let text = shown(text);
    let right = said.text("元");
    let hint = if said.scale == Scale::One {
        let wan = said.whole(2).map_or_else(|| right.clone(), |fen| fitted(fen, MoneyUnit::Wan).text("元"));
        say!(
            "是元就写“{right}”（合{wan}），是万元就写“{0}”",
            "write `{right}` (that is {wan}) for 元, `{0}` for 万元",
            Said { scale: Scale::Wan, ..said }.text("元")
        )
    } else {
        say!("补上单位，写成“{right}”", "add the unit: `{right}`")
    };
    Fault::new(
        Code::MoneyUnit,
        say!("金额«{text}»没有写单位“元”", "the amount «{text}» lacks its unit 元"),
        hint,
    )
}

fn range(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::NumberRange,
        say!(
            "金额«{text}»要大于零、精确到分、不超过一亿亿元",
            "the amount «{text}» must be above zero, no finer than a fen (0.01元), at most 10^16 元"
        ),
        say!(
            "核对金额，如“205万元”；没有就整栏不写",
            "check it, as in `205万元`; leave the field out if there is none"
        ),
    )
}
