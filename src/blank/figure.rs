//! Values that are numbers, read with the words that are printed beside the blank.

use rust_decimal::Decimal;

use super::admit::{Admitted, printed, wrong};
use super::kind::BlankKind;
use super::setting::Setting;
use super::{Blank, view};
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};
use crate::value::{Approx, Count, DateRange, Money, MoneyUnit, Percent, Period, numeral};

/// Years a text of this sort can speak of.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2100;

/// Units that are divided: 1.5小时.
const DIVIDED: &str =
    "小时 公里 千米 米 亩 公顷 吨 公斤 千克 平方米 平方公里 倍 年 天 个月 岁 百分之 个百分点 %";

/// A number as typed, half-width and without spaces around it.
fn tidy(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| if ('\u{ff01}'..='\u{ff5e}').contains(&c) { view::fold(c) } else { c })
        .collect()
}

/// The value without a word that is printed behind it already, and that word.
fn cut(text: String, words: &[&str]) -> (String, Option<String>) {
    let longest = words.iter().filter(|word| !word.is_empty() && text.ends_with(**word) && text != **word);
    match longest.max_by_key(|word| word.len()) {
        Some(word) => (text[..text.len() - word.len()].to_owned(), Some((*word).to_owned())),
        None => (text, None),
    }
}

fn finish(text: String, number: Option<i128>, taken: Option<String>) -> Admitted {
    let admitted = Admitted { number, ..Admitted::new(text) };
    match taken.map(|word| printed(&word)) {
        Some((code, message)) => admitted.remark(code, message),
        None => admitted,
    }
}

/// A year in four digits, or the digits of it that are masked.
pub(super) fn year(blank: &Blank, setting: &Setting, text: &str, recorded: bool) -> Result<Admitted, Fault> {
    let hint = || match blank.kind {
        BlankKind::YearTail => {
            say!("只写隐去的那几位，如 24", "write the digits that are masked, such as 24")
        }
        _ => say!("写四位数的年份，1949 至 2100，如 2024", "write four digits, 1949 to 2100, such as 2024"),
    };
    let (mut value, taken) = cut(tidy(text), &[blank.unit.as_str(), "年"]);
    if recorded {
        let period =
            Period::parse(text).ok().and_then(|period| period.start_year()).map(|year| year.to_string());
        let day = || DateRange::parse(text).ok().map(|range| range.start().year().to_string());
        value = period.or_else(day).unwrap_or(value);
    }
    let head = if blank.kind == BlankKind::YearTail { setting.digits() } else { String::new() };
    let (value, whole) = match value.strip_prefix(&head) {
        Some(rest) if !head.is_empty() && value.len() == 4 => (rest.to_owned(), true),
        _ => (value, false),
    };
    let all = format!("{head}{value}");
    let number: Option<u32> = all.parse().ok().filter(|year| YEARS.contains(year));
    let digits = all.len() == 4 && all.bytes().all(|b| b.is_ascii_digit());
    match number.filter(|_| digits) {
        Some(year) => Ok(finish(value, Some(i128::from(year)), taken.or(whole.then_some(head)))),
        None => Err(wrong(blank.kind, text, hint())),
    }
}

/// A month or a day; a day must exist in its month where that is printed.
pub(super) fn day(blank: &Blank, setting: &Setting, text: &str, recorded: bool) -> Result<Admitted, Fault> {
    let month = blank.kind == BlankKind::Month;
    let (mut value, taken) = cut(tidy(text), &[blank.unit.as_str(), if month { "月" } else { "日" }]);
    if recorded && let Ok(date) = crate::value::Date::parse(text) {
        value = if month { date.month() } else { date.day() }.to_string();
    }
    let most = if month { 12 } else { longest(setting) };
    let hint = if month {
        say!("写 1 至 12 的数", "write a number from 1 to 12")
    } else {
        say!("写 1 至 {most} 的数", "write a number from 1 to {most}")
    };
    // 2024年05月 is not how running text writes it; 2024.05.01 is.
    let padded = value.starts_with('0') && !blank.unit.is_empty();
    let number =
        value.parse::<u32>().ok().or_else(|| numeral::parse(&value).and_then(|n| u32::try_from(n).ok()));
    match number.filter(|number| (1..=most).contains(number) && !padded && value.chars().count() <= 3) {
        Some(number) => Ok(finish(value, Some(i128::from(number)), taken)),
        None => Err(wrong(blank.kind, text, hint)),
    }
}

/// Days of the month printed before a day: 2月__日 has 29 at most.
fn longest(setting: &Setting) -> u32 {
    let Some(head) = setting.left.strip_suffix(&['月']) else { return 31 };
    let digits: Vec<char> = head.iter().rev().take_while(|c| c.is_ascii_digit()).copied().collect();
    match digits.into_iter().rev().collect::<String>().parse() {
        Ok(2) => 29,
        Ok(4 | 6 | 9 | 11) => 30,
        _ => 31,
    }
}

/// 第__届, 〔2024〕__号: a number above nought.
pub(super) fn ordinal(blank: &Blank, setting: &Setting, text: &str) -> Result<Admitted, Fault> {
    let (value, taken) = cut(tidy(text), &[blank.unit.as_str()]);
    let (value, led) = match value.strip_prefix('第') {
        Some(rest) if setting.left.last() == Some(&'第') || blank.kind == BlankKind::DocSerial => {
            (rest.to_owned(), Some("第".to_owned()))
        }
        _ => (value, None),
    };
    let number = numeral::parse(&value).filter(|number| *number > 0 && !value.starts_with('0'));
    let arabic = blank.kind != BlankKind::DocSerial || value.bytes().all(|b| b.is_ascii_digit());
    match number.filter(|_| arabic) {
        Some(number) => Ok(finish(value, Some(i128::from(number)), taken.or(led))),
        None => {
            let hint = say!("只写数，如 3", "write the number alone, such as 3");
            Err(wrong(blank.kind, text, hint))
        }
    }
}

/// A count, read together with what is printed: 近 + 3000 + 名.
pub(super) fn count(blank: &Blank, setting: &Setting, text: &str, recorded: bool) -> Result<Admitted, Fault> {
    let unit = blank.unit.as_str();
    let tail = setting.tail(unit);
    if matches!(unit, "%" | "百分之") {
        return percent(blank, setting, text);
    }
    let mut value = tidy(text).replace(',', "");
    if let Ok(count) = Count::parse(&value)
        && !matches!(count.classifier(), word if word.is_empty() || word == unit)
        && !unit.ends_with(count.classifier())
    {
        let persons = |word: &str| matches!(word, "人" | "名" | "位");
        if !(recorded && persons(unit) && persons(count.classifier())) {
            return Err(another(unit, count.classifier(), text));
        }
        value.truncate(value.len() - count.classifier().len());
    }
    let (value, taken) = cut(value, &[&tail, unit]);
    let taken = taken.filter(|_| !recorded);
    if DIVIDED.split(' ').any(|word| word == unit) && value.contains('.') {
        let number: Option<Decimal> = value.parse().ok();
        return number
            .filter(|number| number.is_sign_positive())
            .map(|_| finish(value, None, taken))
            .ok_or_else(|| wrong(blank.kind, text, number_hint(unit)));
    }
    let whole = format!("{}{value}{tail}", setting.lead());
    let read = match Count::parse(&whole) {
        // A unit that counts are not written with: 人份, 期次. The number alone must be one.
        Err(fault) if matches!(fault.code, Code::CountClassifier | Code::CountForm) => {
            Count::parse(&value).map_err(|_| wrong(blank.kind, text, number_hint(unit)))?
        }
        other => other?,
    };
    let number = i128::from(read.value());
    if number == 0
        && read.approx() == Approx::Exact
        && matches!(unit, "次")
        && setting.left.ends_with(&['先', '后'])
    {
        return Err(wrong(blank.kind, text, number_hint(unit)));
    }
    if setting.left.ends_with(&['先', '后']) && number < 2 {
        let hint = say!("“先后”后面写 2 以上的数，或改去“先后”", "先后 wants two or more");
        return Err(wrong(blank.kind, text, hint));
    }
    let masked = masked(blank, &value);
    let mut admitted = finish(value, Some(number), taken);
    admitted.remarks.extend(masked);
    Ok(admitted)
}

fn number_hint(unit: &str) -> Bilingual {
    say!("只写数，如 12；量词“{unit}”已印在后面", "write the number alone, such as 12: {unit} is printed")
}

fn another(unit: &str, found: &str, text: &str) -> Fault {
    Fault::new(
        Code::ValuesUnit,
        say!("后面印着“{unit}”，“{text}”写的是“{found}”", "{unit} is printed, `{text}` counts {found}"),
        say!(
            "只写数；量词不同就先核对是不是这一处",
            "write the number alone, after making sure that it belongs here"
        ),
    )
}

fn percent(blank: &Blank, setting: &Setting, text: &str) -> Result<Admitted, Fault> {
    let (value, taken) = cut(tidy(text), &["%"]);
    let value = value.strip_prefix("百分之").map_or(value.clone(), str::to_owned);
    let tail = setting.tail("%");
    let read =
        Percent::parse(&format!("{}{value}{}", setting.lead(), if tail.is_empty() { "%" } else { &tail }));
    match read.or_else(|_| Percent::parse(&format!("{value}%"))) {
        Ok(_) => Ok(finish(value, None, taken)),
        Err(_) => {
            Err(wrong(blank.kind, text, say!("只写数，如 63.5", "write the number alone, such as 63.5")))
        }
    }
}

/// Signs usually stand for one digit each: xx for 12. Others are told, never refused.
fn masked(blank: &Blank, value: &str) -> Option<(Code, Bilingual)> {
    let signs = blank.token.chars().filter(|c| matches!(c, 'x' | 'X' | '×' | 'ｘ' | 'Ｘ')).count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let plain = signs == blank.token.chars().count() && digits == value.chars().count();
    let token = &blank.token;
    (plain && signs > 0 && signs != digits).then(|| {
        (
            Code::ValuesLength,
            say!(
                "原文是“{token}”，这里填了{digits}位数",
                "the text has `{token}`, the value {digits} digits"
            ),
        )
    })
}

/// An amount, read together with what is printed: 120 + 多万元.
pub(super) fn money(blank: &Blank, setting: &Setting, text: &str, recorded: bool) -> Result<Admitted, Fault> {
    let unit = blank.unit.as_str();
    let tail = setting.tail(unit);
    let hint = || {
        say!("只写数，如 120；“{tail}”已印在后面", "write the number alone, such as 120: {tail} is printed")
    };
    let coin =
        unit.ends_with('元') && !unit.ends_with("美元") && !unit.ends_with("欧元") && !unit.ends_with("港元");
    let (mut value, mut taken) = cut(tidy(text).replace(',', ""), &[&tail, unit]);
    // 748800元 where 万元 is printed says 74.88.
    if taken.is_none()
        && value.ends_with('元')
        && let Ok(money) = Money::parse(&value)
    {
        let scale = match unit {
            "元" => MoneyUnit::Yuan,
            "万元" => MoneyUnit::Wan,
            "亿元" => MoneyUnit::Yi,
            _ => return Err(another(unit, "元", text)),
        };
        if money.approx() != Approx::Exact {
            return Err(another(unit, "元", text));
        }
        let said = money.in_unit(scale).to_string();
        taken = Some(unit.to_owned());
        value = said.strip_suffix(unit).unwrap_or(&said).to_owned();
    }
    let taken = taken.filter(|_| !recorded);
    if !coin {
        let end = if unit == "万" || unit == "亿" { "元" } else { "" };
        let number =
            if end.is_empty() { None } else { Some(Money::parse(&format!("{value}{unit}元"))?.fen()) };
        let known = end.is_empty() && value.parse::<Decimal>().is_ok_and(|number| number.is_sign_positive());
        return if known || number.is_some() {
            Ok(finish(value, number, taken))
        } else {
            Err(wrong(blank.kind, text, hint()))
        };
    }
    match Money::parse(&format!("{}{value}{tail}", setting.lead())) {
        Ok(money) => Ok(finish(value, Some(money.fen()), taken)),
        Err(fault) if matches!(fault.code, Code::MoneyForm | Code::MoneyUnit) => {
            Err(wrong(blank.kind, text, hint()))
        }
        Err(fault) => Err(fault),
    }
}
