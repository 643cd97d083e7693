//! Chinese numerals: 一百二十三, 二〇二四, and the 大写 of amounts.

const UNITS: Set = Set {
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    tens: ["", "十", "百", "千"],
};
const CAPITALS: Set = Set {
    digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
    tens: ["", "拾", "佰", "仟"],
};

struct Set {
    digits: [&'static str; 10],
    tens: [&'static str; 4],
}

/// Writes a number in 汉字: 123 gives 一百二十三.
///
/// Takes every `u64`. Ten to nineteen begin with 十, not 一十 (practice); one 零 stands for a
/// gap of zeros.
///
/// # Examples
/// ```
/// use jianbao::numeral::chinese;
/// assert_eq!(chinese(123), "一百二十三");
/// assert_eq!(chinese(10), "十");
/// assert_eq!(chinese(2_050_000), "二百零五万");
/// ```
pub fn chinese(number: u64) -> String {
    let mut out = String::new();
    spell(&mut out, u128::from(number), &UNITS);
    if out.starts_with("一十") {
        out.drain(.."一".len());
    }
    out
}

/// Writes a number in 汉字 as it stands before a classifier: 2 gives 两 (两所学校).
///
/// Only a leading 二 turns, and only alone or before 千, 万, 亿 (practice).
///
/// # Examples
/// ```
/// use jianbao::numeral::counting;
/// assert_eq!([counting(2), counting(12), counting(2000)], ["两", "十二", "两千"]);
/// ```
pub fn counting(number: u64) -> String {
    let text = chinese(number);
    match text.strip_prefix('二') {
        Some(rest) if rest.is_empty() || rest.starts_with(['千', '万', '亿']) => format!("两{rest}"),
        _ => text,
    }
}

/// Writes a number digit by digit, as years are read: 2024 gives 二〇二四 (GB/T 15835-2011, 5.2.2).
///
/// # Examples
/// ```
/// assert_eq!(jianbao::numeral::digits(2024), "二〇二四");
/// ```
pub fn digits(number: u64) -> String {
    let text = number.to_string();
    text.bytes().map(|b| if b == b'0' { "〇" } else { UNITS.digits[usize::from(b - b'0')] }).collect()
}

/// Writes an amount in 大写: 204 900 000 fen give 贰佰零肆万玖仟元整.
///
/// The unit is the fen (分). 人民币 is not put before it. Ends in 整 at 元, in nothing at 角 or 分; 零 also stands
/// between 元 and what follows when the 元 digit is zero (《支付结算办法》附录). Below zero it begins with 负.
///
/// # Examples
/// ```
/// use jianbao::numeral::capital;
/// assert_eq!(capital(1_000), "壹拾元整");
/// assert_eq!(capital(140_950), "壹仟肆佰零玖元伍角");
/// assert_eq!(capital(32_504), "叁佰贰拾伍元零肆分");
/// ```
pub fn capital(fen: i128) -> String {
    let mut out = String::new();
    if fen < 0 {
        out.push('负');
    }
    let all = fen.unsigned_abs();
    let (yuan, jiao, rest) = (all / 100, all / 10 % 10, all % 10);
    if yuan > 0 || all == 0 {
        spell(&mut out, yuan, &CAPITALS);
        out.push('元');
    }
    if jiao == 0 && rest == 0 {
        out.push('整');
        return out;
    }
    if yuan > 0 && (jiao == 0 || yuan.is_multiple_of(10)) {
        out.push('零');
    }
    for (digit, unit) in [(jiao, '角'), (rest, '分')] {
        if digit > 0 {
            out.push_str(CAPITALS.digits[digit as usize]);
            out.push(unit);
        }
    }
    out
}

/// Reads a whole number in 汉字 or digits: 一百二十三, 十二, 两, 二〇二四, 123, １２３.
///
/// Two digits side by side such as 三五 are an approximation (概数), and 一百二 leaves open what the 二 counts:
/// neither is a number here. Gives nothing for what is no number or exceeds `u64`.
///
/// # Examples
/// ```
/// use jianbao::numeral::parse;
/// assert_eq!(parse("一百二十三"), Some(123));
/// assert_eq!(parse("二〇二四"), Some(2024));
/// assert_eq!(parse("１２３"), Some(123));
/// assert_eq!((parse("三五"), parse("一百二")), (None, None));
/// ```
pub fn parse(text: &str) -> Option<u64> {
    let first = text.chars().next()?;
    if super::scan::narrow(first).is_ascii_digit() {
        return positional(text, |c| super::scan::narrow(c).to_digit(10));
    }
    if text.chars().all(|c| sequence(c).is_some()) {
        let count = text.chars().count();
        if count >= 3 || (count == 2 && text.contains(['〇', '零'])) {
            let zero = matches!(first, '〇' | '零');
            return if zero { None } else { positional(text, sequence) };
        }
    }
    spelled(text).filter(|&number| canonical(text, number))
}

/// The digit a Chinese character stands for; 两 counts as two.
pub(super) fn digit(c: char) -> Option<u32> {
    if c == '两' { Some(2) } else { sequence(c) }
}

fn sequence(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn positional(text: &str, digit: impl Fn(char) -> Option<u32>) -> Option<u64> {
    text.chars().try_fold(0u64, |sum, c| sum.checked_mul(10)?.checked_add(u64::from(digit(c)?)))
}

fn spell(out: &mut String, number: u128, set: &Set) {
    for (unit, word, full) in [(100_000_000, '亿', 10_000_000), (10_000, '万', 1_000)] {
        if number >= unit {
            spell(out, number / unit, set);
            out.push(word);
            let rest = number % unit;
            if rest > 0 {
                if rest < full {
                    out.push('零');
                }
                spell(out, rest, set);
            }
            return;
        }
    }
    if number == 0 {
        out.push('零');
    }
    let (mut begun, mut gap) = (false, false);
    for (place, unit) in [1000, 100, 10, 1].into_iter().enumerate() {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            gap = begun;
            continue;
        }
        if gap {
            out.push('零');
        }
        out.push_str(set.digits[digit]);
        out.push_str(set.tens[3 - place]);
        (begun, gap) = (true, false);
    }
}

/// The value of a spelled number, its grammar unchecked: that is for [`canonical`].
fn spelled(text: &str) -> Option<u64> {
    let (mut high, mut middle, mut low, mut open) = (0u64, 0u64, 0u64, None::<u64>);
    for (at, c) in text.char_indices() {
        match c {
            '零' | '〇' => {}
            '十' | '百' | '千' => {
                let unit = [10, 100, 1000][usize::from(c != '十') + usize::from(c == '千')];
                let digit = if c == '十' && at == 0 { 1 } else { open? };
                low += digit * unit;
                open = None;
            }
            '万' => {
                middle = (low + open.take().unwrap_or(0)).checked_mul(10_000)?;
                low = 0;
            }
            '亿' => {
                let sum =
                    high.checked_add(middle)?.checked_add(low)?.checked_add(open.take().unwrap_or(0))?;
                high = sum.checked_mul(100_000_000)?;
                (middle, low) = (0, 0);
            }
            _ => open = Some(u64::from(digit(c)?)),
        }
    }
    high.checked_add(middle)?.checked_add(low)?.checked_add(open.unwrap_or(0))
}

/// Whether a text is how the number is spelled, but for 两, 〇, a leading 一十 and a free 零 after 万 or 亿.
fn canonical(text: &str, number: u64) -> bool {
    let right = chinese(number);
    let mut want = right.chars().peekable();
    let text = if text.starts_with("一十") { &text["一".len()..] } else { text };
    let mut last = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek();
        let plain = match c {
            '〇' => '零',
            '两' if text == "两" || matches!(next, Some('百' | '千' | '万' | '亿')) => '二',
            _ => c,
        };
        if want.peek() == Some(&plain) {
            want.next();
        } else if plain != '零' || !matches!(last, '万' | '亿') || next.is_none() {
            return false;
        }
        last = c;
    }
    want.next().is_none()
}
