//! The value grammars: tables of good and bad examples, and the laws they keep.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod rows;

use std::fmt::{Debug, Display};
use std::str::FromStr;

use jianbao::{
    Approx, Basis, Code, CopyNumber, Count, Date, DateRange, DocumentNumber, Fault, Flag, Money, MoneyUnit,
    Ordinal, Percent, Period, PeriodKind, PersonName, PicturePath, Quantity, Secrecy, Text, Value,
    check_characters, numeral,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rows::unescape;

/// A faulty text is told in both languages, with a remedy, and pinned within the text.
fn well_told(text: &str, fault: &Fault) {
    for sentence in [&fault.message, &fault.hint] {
        assert!(!sentence.zh.is_empty() && !sentence.en.is_empty(), "{text}: {fault:?}");
    }
    if let Some(at) = &fault.at {
        assert!(text.get(at.clone()).is_some_and(|part| !part.is_empty()), "{text}: {at:?}");
    }
}

fn table<T: Value + PartialEq + Debug>(rows: &str) {
    let mut wrong = Vec::new();
    for line in rows.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if let Some((text, code)) = line.split_once(" !> ") {
            let text = unescape(text);
            match T::parse(&text) {
                Err(fault) => {
                    well_told(&text, &fault);
                    if fault.code.as_str() != code {
                        wrong.push(format!("{line}   found {}: {fault}", fault.code));
                    }
                }
                Ok(value) => wrong.push(format!("{line}   found {value}")),
            }
        } else {
            let (text, printed) = line.split_once(" => ").unwrap();
            let printed = unescape(printed);
            match T::parse(&unescape(text)) {
                Ok(value) if value.to_string() == printed => {
                    assert_eq!(T::parse(&printed).as_ref(), Ok(&value), "{line}");
                }
                Ok(value) => wrong.push(format!("{line}   found {value}")),
                Err(fault) => wrong.push(format!("{line}   found {}: {fault}", fault.code)),
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

macro_rules! tables {
    ($($name:ident $type:ty;)*) => {$(
        #[test]
        fn $name() {
            table::<$type>(include_str!(concat!("values/", stringify!($name), ".txt")));
        }
    )*};
}

tables! {
    text Text;
    name PersonName;
    date Date;
    dates DateRange;
    period Period;
    money Money;
    count Count;
    percent Percent;
    figure Quantity;
    flag Flag;
    ordinal Ordinal;
    number DocumentNumber;
    copy CopyNumber;
    secrecy Secrecy;
}

fn read<T: FromStr>(text: &str) -> T
where
    T::Err: Debug,
{
    text.parse().unwrap()
}

#[test]
fn samples_parse() {
    fn sample<T: Value>() {
        assert!(T::parse(T::SAMPLE).is_ok(), "{}", T::SAMPLE);
        assert!(!T::TYPE.zh.is_empty() && !T::TYPE.en.is_empty());
    }
    sample::<Text>();
    sample::<PersonName>();
    sample::<Date>();
    sample::<DateRange>();
    sample::<Period>();
    sample::<Money>();
    sample::<Count>();
    sample::<Percent>();
    sample::<Quantity>();
    sample::<Flag>();
    sample::<Ordinal>();
    sample::<DocumentNumber>();
    sample::<Secrecy>();
}

#[test]
fn hints_state_the_right_form() {
    fn hint<T: Value + Debug>(text: &str, right: &str) {
        let fault = T::parse(text).unwrap_err();
        assert!(fault.hint.zh.contains(right), "{text}: {fault}");
        assert!(fault.hint.en.contains(right), "{text}: {}", fault.hint.en);
    }
    hint::<Money>("676余万元", "676万余元");
    hint::<Money>("58.5余万元", "约58.5万元");
    hint::<Money>("210万", "210万元");
    hint::<Money>("2050000", "205万元");
    hint::<Money>("205", "205万元");
    hint::<Money>("5千元", "5000元");
    hint::<Money>("3百元", "300元");
    hint::<Money>("5千万元", "5000万元");
    hint::<Money>("约100万元左右", "约100万元");
    hint::<Count>("20余次以上", "20余次");
    hint::<Count>("达20余次以上", "20余次");
    hint::<Count>("3多年", "3年多");
    hint::<Count>("30年多", "30多年");
    hint::<Count>("3余名", "超3名");
    hint::<Count>("22名教师", "22名");
    hint::<Count>("达20次", "20次");
    hint::<Count>("近3000人次师生", "近3000人次");
    hint::<Count>("四点共识", "四点");
    hint::<Count>("5千人", "5000人");
    hint::<Percent>("63", "63%");
    hint::<Percent>("60多%", "超60%");
    hint::<Date>("24年5月29日", "2024年");
    hint::<Date>("2024年5月29日（星期四）", "星期三");
    hint::<DateRange>("2024-05-30 至 2024-05-29", "2024年5月29日至30日");
    hint::<DateRange>("2023年12月30日至1月2日", "2023年12月30日至2024年1月2日");
    hint::<Period>("2023-2025学年", "2023—2024学年");
    hint::<Period>("2019-20年", "2020年");
    hint::<PersonName>("张 三", "张三");
}

#[test]
fn control_characters_are_pinned_and_named() {
    let fault = Text::parse("第一\u{b}行").unwrap_err();
    assert_eq!((fault.code, fault.at.clone()), (Code::TextControl, Some(6..7)));
    assert!(fault.message.zh.contains("U+000B") && fault.message.en.contains("U+000B"));
    let fault = check_characters("甲\u{1ffff}").unwrap_err();
    assert_eq!(fault.at, Some(3..7));
    assert!(fault.message.zh.contains("U+1FFFF"));
    assert!(Text::parse(&"字".repeat(100_000)).is_ok());
    assert_eq!(Text::parse(&"字".repeat(100_001)).unwrap_err().code, Code::TextLength);
}

#[test]
fn capital_amounts() {
    for line in include_str!("values/capital.txt").lines().filter(|line| !line.starts_with('#')) {
        let (amount, capital) = line.split_once(" => ").unwrap();
        assert_eq!(read::<Money>(amount).capital(), capital, "{line}");
    }
    assert_eq!(numeral::capital(0), "零元整");
    assert_eq!(numeral::capital(-1_000), "负壹拾元整");
}

#[test]
fn numerals() {
    for (number, han) in [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (30, "三十"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (123, "一百二十三"),
        (1010, "一千零一十"),
        (10_000, "一万"),
        (100_100, "十万零一百"),
        (110_000, "十一万"),
        (2_050_000, "二百零五万"),
        (100_001_000, "一亿零一千"),
        (1_000_000_000_000, "一万亿"),
    ] {
        assert_eq!(numeral::chinese(number), han);
        assert_eq!(numeral::parse(han), Some(number));
    }
    for (text, number) in [
        ("两", 2),
        ("两千", 2000),
        ("一百〇五", 105),
        ("一万零二千", 12_000),
        ("一十二", 12),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("１２３", 123),
    ] {
        assert_eq!(numeral::parse(text), Some(number), "{text}");
    }
    for text in [
        "",
        "一千零二百",
        "一万零",
        "一万二万",
        "一零五十",
        "三五",
        "十七八",
        "二三十",
        "一百二",
        "一万二",
        "百",
        "一一十",
        "十十",
        "二十两",
        "万",
        "12a",
    ] {
        assert_eq!(numeral::parse(text), None, "{text}");
    }
    assert_eq!(numeral::digits(2024), "二〇二四");
    assert_eq!((numeral::counting(2), numeral::counting(22)), ("两".to_owned(), "二十二".to_owned()));
}

#[test]
fn dates_tell_what_rules_need() {
    let days: DateRange = read("2024-05-17/2024-05-23");
    assert_eq!(days.days(), 7);
    assert_eq!(days.iso(), "2024-05-17/2024-05-23");
    assert!(days.contains(days.start()) && days.contains(days.end()));
    assert!(days.contains_range(read("2024-05-18~19")) && !days.contains_range(read("2024-05-23~24")));
    let published: Date = read("2024-06-17");
    assert_eq!(days.short(published), "5月17日至23日");
    assert_eq!(days.start().short(published), "5月17日");
    let across: DateRange = read("2023-12-30/2024-01-02");
    assert_eq!(across.short(published), "2023年12月30日至2024年1月2日");
    assert_eq!(across.later_mention(across.end(), "下午"), "1月2日下午");
    assert_eq!(days.later_mention(days.end(), "上午"), "23日上午");
    assert_eq!(days.start().weekday_zh(), "星期五");
    assert_eq!(DateRange::from(published).iso(), "2024-06-17");
}

#[test]
fn periods_tell_what_rules_need() {
    for (text, kind, first, last) in [
        ("2019年", PeriodKind::Year, "2019-01-01", "2019-12-31"),
        ("2019-2020年", PeriodKind::Years, "2019-01-01", "2020-12-31"),
        ("2021年9月", PeriodKind::Month, "2021-09-01", "2021-09-30"),
        ("2024年2月下旬", PeriodKind::Month, "2024-02-21", "2024-02-29"),
        ("2024年3月中旬", PeriodKind::Month, "2024-03-11", "2024-03-20"),
        ("2021年以来", PeriodKind::Since, "2021-01-01", ""),
        ("截至2024年6月底", PeriodKind::Until, "", "2024-06-30"),
        ("2024年上半年", PeriodKind::YearPart, "2024-01-01", "2024-06-30"),
        ("2021年秋季学期", PeriodKind::YearPart, "2021-08-01", "2022-02-28"),
        ("2023—2024学年", PeriodKind::SchoolYear, "2023-08-01", "2024-08-31"),
        ("2023—2024学年第一学期", PeriodKind::SchoolYear, "2023-08-01", "2024-02-29"),
        ("2023—2024学年第二学期", PeriodKind::SchoolYear, "2024-02-01", "2024-08-31"),
        ("2100年秋季学期", PeriodKind::YearPart, "2100-08-01", "2100-12-31"),
        ("2024-05-29~30", PeriodKind::Days, "2024-05-29", "2024-05-30"),
        ("近年来", PeriodKind::Loose, "", ""),
    ] {
        let period: Period = read(text);
        let iso = |day: Option<Date>| day.map(Date::iso).unwrap_or_default();
        assert_eq!(
            (period.kind(), iso(period.first_day()), iso(period.last_day())),
            (kind, first.to_owned(), last.to_owned()),
            "{text}"
        );
        let year = |day: &str| day.get(..4).map(|year| year.parse().unwrap());
        assert_eq!((period.start_year(), period.end_year()), (year(first), year(last)), "{text}");
    }
}

#[test]
fn money_counts_exactly() {
    let money: Money = read("预计近74.88万元");
    assert_eq!((money.fen(), money.basis(), money.approx()), (74_880_000, Basis::Expected, Approx::Nearly));
    assert_eq!(money.unit(), MoneyUnit::Wan);
    assert_eq!(money.in_unit(MoneyUnit::Yuan).to_string(), "预计近748800元");
    assert_eq!(money.to_yuan().to_string(), "748800");
    let (a, b): (Money, Money) = (read("500万元"), read("748800元"));
    assert_eq!(a.checked_add(&b).unwrap().to_string(), "574.88万元");
    assert_eq!(read::<Money>("近10万元").checked_add(&read("近20万元")).unwrap().to_string(), "近30万元");
    for (a, b, sum) in [
        ("近10万元", "20万元", "近30万元"),
        ("20余万元", "5万元", "超25万元"),
        ("5万元以上", "5万元以上", "10万元以上"),
        ("5万元以上", "5万元", "不少于10万元"),
        ("近5万元", "超5万元", "约10万元"),
        ("1亿元", "1元", "100000001元"),
        ("1万元", "1元", "1.0001万元"),
        ("1万元", "0.5元", "10000.5元"),
    ] {
        assert_eq!(read::<Money>(a).checked_add(&read(b)).unwrap().to_string(), sum);
    }
    assert_eq!(Money::yuan(748_800).unwrap(), b);
    assert_eq!(Money::wan(500).unwrap(), a);
    assert_eq!(
        Money::wan(money.to_yuan() / rust_decimal::Decimal::from(10_000)).unwrap().to_string(),
        "74.88万元"
    );
    for refused in [Money::yuan(0), Money::yuan(-5), Money::from_fen(0), Money::from_fen(i128::MAX)] {
        assert_eq!(refused.unwrap_err().code, Code::NumberRange);
    }
    assert!(Money::wan(rust_decimal::Decimal::MAX).is_err());
    assert!(Money::from_fen(1_000_000_000_000_000_000).unwrap().checked_add(&a).is_none());
}

#[test]
fn counts_tell_what_rules_need() {
    let count: Count = read("1.2万人");
    assert_eq!((count.value(), count.classifier(), count.approx()), (12_000, "人", Approx::Exact));
    assert_eq!(read::<Count>("5个多月").classifier(), "个月");
    assert_eq!(read::<Count>("四点").value(), 4);
    assert_eq!(read::<Count>("20").or_classifier("名").unwrap(), Count::new(20, "名").unwrap());
    assert_eq!(read::<Count>("20所").or_classifier("名").unwrap().classifier(), "所");
    assert_eq!(Count::new(3, "甲").unwrap_err().code, Code::CountClassifier);
    assert_eq!(Count::new(u64::MAX, "").unwrap_err().code, Code::NumberRange);
    let largest = Count::new(10u64.pow(18) - 1, "人").unwrap();
    assert_eq!(largest.checked_add(&read("0人")), Some(largest));
    assert_eq!(largest.checked_add(&read("1人")), None);
    assert_eq!(read::<Percent>("63.5%").value().to_string(), "63.5");
}

/// What may be said of 99, 100 and 101 where 100 is said.
#[test]
fn an_approximate_number_agrees_with_the_true_ones_it_may_stand_for() {
    for (approx, agrees) in [
        (Approx::Exact, [false, true, false]),
        (Approx::About, [true, true, true]),
        (Approx::Nearly, [true, false, false]),
        (Approx::Over, [false, false, true]),
        (Approx::More, [false, false, true]),
        (Approx::AtLeast, [false, true, true]),
    ] {
        assert_eq!([99, 100, 101].map(|actual| approx.agrees(100, actual)), agrees, "{approx:?}");
    }
}

#[test]
fn percentages_tell_what_rules_need() {
    for (text, share) in [("63%", true), ("63.5%", true), ("100%", true), ("100.1%", false), ("101%", false)]
    {
        assert_eq!(read::<Percent>(text).is_share(), share, "{text}");
    }
    assert_eq!(read::<Percent>("近80%").approx(), Approx::Nearly);
}

#[test]
fn values_give_the_text_they_hold() {
    assert_eq!(AsRef::<str>::as_ref(&read::<PersonName>("陈爽")), "陈爽");
    assert_eq!(AsRef::<str>::as_ref(&read::<Text>("会议室")), "会议室");
    assert_eq!(read::<PicturePath>("photos/会场.jpg").as_str(), "photos/会场.jpg");
    assert_eq!([read::<Ordinal>("第三届").classifier(), read::<Ordinal>("3").classifier()], ["届", ""]);
    assert_eq!([Flag::from(true), Flag::from(false)], [read("是"), read("否")]);
    let words: Vec<_> = Flag::words().iter().map(|word| (word.zh, word.en)).collect();
    assert_eq!(words, [("是", "yes"), ("否", "no")]);
}

#[test]
fn values_cross_serde_and_threads() {
    fn whole<T: Send + Sync + Clone + Debug>() {}
    whole::<(Text, PersonName, Date, DateRange, Period)>();
    whole::<(Money, Count, Percent, Quantity, Flag, Ordinal)>();
    let json = serde_json::to_string(&read::<Money>("205 万元")).unwrap();
    assert_eq!(json, "\"205万元\"");
    assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), read("205万元"));
    assert!(serde_json::from_str::<Date>("\"2024-02-30\"").unwrap_err().to_string().contains("29 天"));
}

/// Reads 大写 back, written apart from the library.
fn capital_fen(text: &str) -> i128 {
    let digit = |c| "零壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c).map(|n| n as i128);
    let (mut total, mut section, mut last, mut fen) = (0i128, 0i128, 0i128, 0i128);
    for c in text.chars() {
        match c {
            '整' => {}
            '元' => {
                fen += (total + section + last) * 100;
                (total, section, last) = (0, 0, 0);
            }
            '角' => fen += std::mem::take(&mut last) * 10,
            '分' => fen += std::mem::take(&mut last),
            '拾' | '佰' | '仟' => {
                let unit = ["拾", "佰", "仟"].iter().position(|u| u.starts_with(c)).unwrap() as u32 + 1;
                section += std::mem::take(&mut last) * 10i128.pow(unit);
            }
            '万' => total += std::mem::take(&mut section) * 10_000 + std::mem::take(&mut last) * 10_000,
            '亿' => {
                // All that was said since the last 亿 or before it counts in 亿.
                total = (total + section + last) * 100_000_000;
                (section, last) = (0, 0);
            }
            c => last = digit(c).unwrap(),
        }
    }
    fen
}

fn any_date() -> impl Strategy<Value = Date> {
    (1949u16..=2100, 1u8..=12, 1u8..=31).prop_filter_map("a day", |(y, m, d)| Date::new(y, m, d).ok())
}

/// Texts made of the words the grammars know, some of them values.
fn any_words() -> impl Strategy<Value = String> {
    let words = "1 2 0 20 300 2024 1999 05 29 12 . .5 , 一 二 两 三 十 百 千 万 亿 零 〇 余 多 约 近 超过 逾 以上 左右 不少于 \
        达 元 人民币 ￥ 预计 折合 人次 名 所 年 个月 个多月 个 月 日 号 % ％ 百分之 点 至 — ～ - / 以来 自 起 截止 截至 \
        底 下旬 上半年 学年 秋季学期 目前 近年来 （ ） 星期三 · 张 A b 是 x";
    let mut words: Vec<&str> = words.split_whitespace().collect();
    words.extend([" ", "\u{3000}", "\n", "\u{b}"]);
    vec(select(words), 0..9).prop_map(|parts| parts.concat())
}

fn stable<T: Value + PartialEq + Debug>(text: &str) {
    match T::parse(text) {
        Ok(value) => {
            let printed = value.to_string();
            let again = T::parse(&printed);
            assert_eq!(again.as_ref(), Ok(&value), "{text:?} prints {printed:?}");
            assert_eq!(again.unwrap().to_string(), printed);
        }
        Err(fault) => well_told(text, &fault),
    }
}

fn stable_everywhere(text: &str) {
    stable::<Text>(text);
    stable::<PersonName>(text);
    stable::<Date>(text);
    stable::<DateRange>(text);
    stable::<Period>(text);
    stable::<Money>(text);
    stable::<Count>(text);
    stable::<Percent>(text);
    stable::<Quantity>(text);
    stable::<Flag>(text);
    stable::<Ordinal>(text);
    stable::<DocumentNumber>(text);
}

fn same<T: Value + PartialEq + Debug + Display>(text: &str) {
    let value = T::parse(text).unwrap();
    assert_eq!(value.to_string(), text);
    assert_eq!(T::parse(&value.to_string()), Ok(value));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printed_values_parse_back(text in any_words()) {
        stable_everywhere(&text);
    }

    #[test]
    fn no_text_is_too_odd(text in any::<String>()) {
        stable_everywhere(&text);
    }

    #[test]
    fn numerals_read_back(number in any::<u64>(), zeros in 0u32..20, year in 1000u64..10_000) {
        for number in [number, number % 10u64.pow(zeros.min(19)), number / 10u64.pow(zeros.min(19)) * 10u64.pow(zeros.min(19))] {
            prop_assert_eq!(numeral::parse(&numeral::chinese(number)), Some(number));
            prop_assert_eq!(numeral::parse(&numeral::counting(number)), Some(number));
            prop_assert_eq!(numeral::parse(&number.to_string()), Some(number));
        }
        prop_assert_eq!(numeral::parse(&numeral::digits(year)), Some(year));
    }

    #[test]
    fn capitals_read_back(fen in 0i128..10i128.pow(18), zeros in 0u32..18) {
        for fen in [fen, fen % 10i128.pow(zeros), fen / 10i128.pow(zeros) * 10i128.pow(zeros)] {
            let text = numeral::capital(fen);
            prop_assert_eq!(capital_fen(&text), fen, "{}", text);
            prop_assert!(!text.contains("零零"), "{}", text);
            prop_assert_eq!(text.ends_with('整'), fen % 100 == 0, "{}", text);
        }
    }

    #[test]
    fn dates_read_back(date in any_date(), other in any_date(), day in any_date()) {
        same::<Date>(&date.to_string());
        prop_assert_eq!(read::<Date>(&date.iso()), date);
        let han = |n: u8| numeral::chinese(n.into());
        let spelled = format!("{}年{}月{}日（{}）", numeral::digits(date.year().into()), han(date.month()), han(date.day()), date.weekday_zh());
        prop_assert_eq!(read::<Date>(&spelled), date);
        let days = DateRange::new(date.min(other), date.max(other)).unwrap();
        same::<DateRange>(&days.to_string());
        same::<Period>(&days.to_string());
        prop_assert_eq!(read::<DateRange>(&days.iso()), days);
        prop_assert_eq!(i64::from(days.days()), date.min(other).days_until(date.max(other)) + 1);
        prop_assert_eq!(days.contains(day), days.contains_range(day.into()));
        prop_assert_eq!(DateRange::new(date.max(other), date.min(other)).is_err(), date != other);
    }

    #[test]
    fn amounts_read_back(fen in 1i128..=10i128.pow(18), small in 1i128..10_000_000, unit in select(vec![MoneyUnit::Yuan, MoneyUnit::Wan, MoneyUnit::Yi])) {
        for fen in [fen, small, small * 1_000_000] {
            let money = Money::from_fen(fen).unwrap();
            let told = money.in_unit(unit);
            prop_assert_eq!(told.fen(), fen);
            prop_assert_eq!(told.unit(), unit);
            same::<Money>(&money.to_string());
            prop_assert_eq!(Money::parse(&told.to_string()), Ok(told));
            let sum = told.checked_add(&Money::from_fen(small).unwrap());
            prop_assert_eq!(sum.map(|sum| sum.fen()), Some(fen + small).filter(|sum| *sum <= 10i128.pow(18)));
            if let Some(sum) = sum {
                prop_assert_eq!(Money::parse(&sum.to_string()), Ok(sum));
            }
        }
    }

    #[test]
    fn counts_read_back(value in 0u64..10u64.pow(18), small in 0u64..10_000, word in select(vec!["", "名", "人次", "所", "个", "个月", "年", "点"])) {
        for value in [value, small] {
            let count = Count::new(value, word).unwrap();
            same::<Count>(&count.to_string());
            let han: Count = read(&format!("{}{word}", numeral::counting(value)));
            prop_assert_eq!(han.value(), value);
            prop_assert_eq!(Count::parse(&han.to_string()), Ok(han));
        }
    }
}
