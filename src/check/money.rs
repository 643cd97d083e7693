//! Money: prices and rates times numbers, one unit in a text.

use super::Finding;
use super::counts::Bounds;
use crate::problem::{Code, say};
use crate::record::{Claim, Claims, Product};
use crate::value::{Approx, Money, MoneyUnit, Quantity};
use crate::yaml::Path;

pub(super) fn check(claims: &Claims<'_>, most: usize) -> Vec<Finding> {
    let mut found: Vec<Finding> = claims
        .iter()
        .filter_map(|claim| match claim {
            Claim::Products(at, whole, products) => product(at, *whole, products),
            Claim::Capital(at, money) => capital(at, *money),
            _ => None,
        })
        .collect();
    found.extend(units(claims));
    found.truncate(most);
    found
}

/// 大写 is for receipts and agreements: 约 and 余 have no form in it.
fn capital(at: &Path, money: Money) -> Option<Finding> {
    (money.approx() != Approx::Exact).then(|| {
        Finding::error(
            at,
            Code::ApproxAdmits,
            say!("{money}是约数，不能写成大写", "{money} is approximate: it has no form in 大写"),
            say!("写准确的金额，或删去“大写”一栏", "give the exact amount, or leave `capital` out"),
        )
    })
}

/// Number times price or rate gives the whole, as far as approximate figures among them can tell.
fn product(at: &Path, whole: Money, products: &[Product]) -> Option<Finding> {
    let mut total = Bounds { least: 0, most: Some(0) };
    for (rate, counts) in products {
        let mut one = Bounds::of(Quantity::Money(*rate))?;
        for count in counts {
            one = one.times(Bounds::of(Quantity::Count(*count))?)?;
        }
        total = total.plus(one)?;
    }
    let missed = total.misses(Quantity::Money(whole))?;
    let told = told(missed.number, whole)?;
    let (zh, en) = missed.word();
    let verb = if zh.is_empty() { "＝" } else { zh };
    let sum: Vec<String> = products.iter().map(formula).collect();
    let sum = sum.join("＋");
    Some(Finding::error(
        at,
        Code::SumProduct,
        say!("写的是{whole}，而{sum}{verb}{told}", "{whole} given, but {sum} = {en}{told}"),
        say!("核对数量、单价或标准和总数", "check the numbers, the price or rate, and the whole"),
    ))
}

/// 52名×3年×4800元.
fn formula((rate, counts): &Product) -> String {
    let counts: String = counts.iter().map(|count| format!("{count}×")).collect();
    format!("{counts}{rate}")
}

/// A sum as it is told: in the unit of the whole, unless 万元 would need more than two decimals.
pub(super) fn told(fen: i128, whole: Money) -> Option<Money> {
    let unit = if fen % 10_000 == 0 { whole.unit() } else { MoneyUnit::Yuan };
    Some(Money::from_fen(fen).ok()?.in_unit(unit))
}

/// 748800元 beside 500万元: amounts from 1万元 up that 万元 tells with two decimals belong in 万元 (practice).
fn units(claims: &Claims<'_>) -> Vec<Finding> {
    let amounts = claims.iter().filter_map(|claim| match claim {
        Claim::Amount(at, money) => Some((at, *money)),
        _ => None,
    });
    let Some((_, other)) = amounts.clone().find(|(_, money)| money.unit() == MoneyUnit::Wan) else {
        return Vec::new();
    };
    let plain = |money: &Money| {
        let large = money.fen() >= 1_000_000 && money.fen() % 10_000 == 0;
        large && money.unit() == MoneyUnit::Yuan && money.approx() != Approx::More
    };
    amounts
        .filter(|(_, money)| plain(money))
        .map(|(at, money)| {
            let right = money.in_unit(MoneyUnit::Wan);
            Finding::warning(
                at,
                Code::MoneyUnitMixed,
                say!("这里写{money}，别处写{other}，单位不一", "{money} here, {other} elsewhere: two units"),
                say!("统一用万元，写成“{right}”", "tell both in 万元: `{right}`"),
            )
        })
        .collect()
}
