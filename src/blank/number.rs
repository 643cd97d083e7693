//! Blanks for numbers: years, days, counts, amounts of money, ordinals, numbers of documents.

use super::kind::BlankKind;
use super::lexicon as words;
use super::resolve::{Reading, Scene, clock, is_common, is_stop};
use super::view::{MARK, among, ends, find, first, last, starts};
use crate::value::Approx;

/// 教〔20__〕__号: the year and the serial number of a document, and whose it is.
pub(super) fn document(scene: &Scene<'_>) -> Option<Reading> {
    let (left, right) = (scene.left, scene.right);
    let open = left.last().copied().unwrap_or(' ');
    let close = right.first().copied().unwrap_or(' ');
    if matches!((open, close), ('〔', '〕') | ('[', ']') | ('(', ')')) {
        let rest = &right[1..];
        let rest = rest.strip_prefix(&['第']).unwrap_or(rest);
        let digits = rest.iter().take_while(|c| c.is_ascii_digit() || **c == MARK).count();
        let numbered = digits > 0 && rest.get(digits) == Some(&'号');
        return (numbered || open == '〔').then(|| Reading::new(BlankKind::DocYear));
    }
    if close == '号' {
        let left = left.strip_suffix(&['第']).unwrap_or(left);
        let dated = match left {
            [.., '〕'] => true,
            [.., year, ']' | ')'] => year.is_ascii_digit() || *year == MARK,
            _ => false,
        };
        return dated.then(|| Reading::new(BlankKind::DocSerial).unit("号"));
    }
    let han = right.iter().take(8).take_while(|c| super::clean::is_han(**c)).count();
    let agency = (han > 0 || scene.token.length > 0) && right.get(han) == Some(&'〔');
    agency.then(|| Reading::new(BlankKind::Organisation))
}

/// 第__届, __年级, __季度.
pub(super) fn ordinal(scene: &Scene<'_>) -> Option<Reading> {
    let right = scene.right;
    let class = first(right, &["届毕业", "届学生", "届高", "届初", "级学生", "级新生", "级毕业", "级学员"]);
    if let Some((word, _)) = class.filter(|_| !ends(scene.left, "第") && scene.token.length != 1) {
        let kind = if is_tail(scene) { BlankKind::YearTail } else { BlankKind::Year };
        return Some(Reading::new(kind).unit(&word[..'届'.len_utf8()]));
    }
    if ends(scene.left, "第") {
        let unit = words::UNITS.first(right).map_or("", |(unit, _)| unit);
        return Some(Reading::new(BlankKind::Ordinal).unit(unit));
    }
    if ends(scene.left, "党的") && starts(right, "大") {
        return Some(Reading::new(BlankKind::Ordinal).unit("大"));
    }
    let part =
        first(right, &["年级", "季度", "等奖", "等功", "号楼", "号文", "号教室", "号会议室", "号公告"]);
    part.map(|(unit, _)| Reading::new(BlankKind::Ordinal).unit(unit))
}

/// Whether the visible digits are the beginning of a year: 20xx, 202x.
fn is_tail(scene: &Scene<'_>) -> bool {
    matches!(
        (scene.head, scene.token.length),
        (['1', '9'] | ['2', '0'], 1..=2) | (['1', '9', _] | ['2', '0', _], 1)
    )
}

/// Years, months and days; the first end of a span is what the second is.
pub(super) fn date(scene: &Scene<'_>) -> Option<Reading> {
    if scene.token.decimal {
        return None;
    }
    if let Some(found) = part(scene) {
        return Some(found);
    }
    if let ['~' | '-' | '至' | '到', MARK, rest @ ..] = scene.right
        && let Some(found) = part(&Scene { right: rest, ..*scene })
    {
        return Some(found);
    }
    if let Some(found) = dotted(scene) {
        return Some(found);
    }
    // 20xx with nothing that says otherwise: 20xx工作总结.
    let tail = is_tail(scene) && scene.head.len() == 2 && scene.token.length == 2;
    if tail && !words::UNITS.begin(scene.right) {
        let certain = first(scene.right, &["~", "-", "/", ".", "级", "届"]).is_some();
        let found = Reading::new(BlankKind::YearTail);
        return Some(if certain { found } else { found.open() });
    }
    clock(scene)
}

/// What stands before 年, 月 or 日.
fn part(scene: &Scene<'_>) -> Option<Reading> {
    let right = scene.right;
    match right.first()? {
        '年' => year(scene),
        '学' if starts(right, "学年")
            && (scene.token.length >= 3
                || is_tail(scene)
                || first(right, &["学年第", "学年度", "学年上", "学年下"]).is_some()) =>
        {
            Some(yearly(scene, "学年"))
        }
        '月' if first(right, &["月亮", "月球", "月饼"]).is_none() => {
            (scene.token.length <= 2).then(|| Reading::new(BlankKind::Month).unit("月"))
        }
        '日' if first(right, &["日常", "日益", "日本", "日报", "日语", "日程", "日用"]).is_none() => {
            (scene.token.length <= 2).then(|| Reading::new(BlankKind::Day).unit("日"))
        }
        '号' => {
            let day = ends(scene.left, "月") || find(scene.left, &["\u{fdd1}月", "月\u{fdd1}"]).is_some();
            day.then(|| Reading::new(BlankKind::Day).unit("号"))
        }
        _ => None,
    }
}

fn yearly(scene: &Scene<'_>, unit: &str) -> Reading {
    Reading::new(if is_tail(scene) { BlankKind::YearTail } else { BlankKind::Year }).unit(unit)
}

/// Before 年 stands a year, or a number of years: x年来, 为期x年.
fn year(scene: &Scene<'_>) -> Option<Reading> {
    let (left, right, length) = (scene.left, scene.right, scene.token.length);
    let common = ["年级", "年轻", "年龄", "年鉴", "年货", "年检"];
    if first(right, &common).is_some() {
        return None;
    }
    if !scene.head.is_empty() {
        return is_tail(scene).then(|| yearly(scene, "年"));
    }
    if length >= 3 {
        let found = yearly(scene, "年");
        return Some(if starts(right, "年来") { found.open() } else { found });
    }
    if words::SPANS.begin(right) || words::LASTING.end(left) {
        let more = strip(&right[1..], "余多").1.then_some(Approx::More);
        let approx = near(left).or(more).or_else(|| round(&right[1..])).unwrap_or_default();
        return Some(counted_as(approx, false).unit("年"));
    }
    if starts(right, "年的") {
        return Some(Reading::new(BlankKind::Count).unit("年").open());
    }
    // x年x月 is a date; x年 alone may be either.
    let dated =
        matches!(right, ['年', MARK, '月', ..]) || matches!(right, ['年', c, ..] if c.is_ascii_digit());
    let found = Reading::new(BlankKind::Year).unit("年");
    Some(if dated || length == 2 { found } else { found.open() })
}

/// xxxx.xx.xx, 20__-__-__: dates by their signs.
fn dotted(scene: &Scene<'_>) -> Option<Reading> {
    let sign = |c: &char| matches!(c, '.' | '/' | '-' | '~');
    match (scene.left, scene.right) {
        (_, [a, MARK, b, MARK, ..]) if sign(a) && a == b => {
            (scene.token.length == 4 || is_tail(scene)).then(|| yearly(scene, ""))
        }
        ([.., MARK, a], [b, MARK, ..]) if sign(a) && a == b => Some(Reading::new(BlankKind::Month)),
        ([.., MARK, a, MARK, b], _) if sign(a) && a == b => Some(Reading::new(BlankKind::Day)),
        _ => None,
    }
}

/// A count or an amount of money, by the unit behind it.
pub(super) fn amount(scene: &Scene<'_>) -> Option<Reading> {
    if let Some(found) = measured(scene, scene.right) {
        return Some(found);
    }
    if let ['~' | '-' | '至' | '到', MARK, rest @ ..] = scene.right {
        return measured(scene, rest);
    }
    let share = ends(scene.left, "百分之");
    let money = last(scene.left, &["人民币", "￥", "¥"]);
    if share || money {
        return Some(counted_as(Approx::Exact, money).unit(if share { "百分之" } else { "元" }));
    }
    let plain = scene.right.first().is_none_or(|c| is_stop(*c));
    let total = last(scene.left, &["人数为", "人数达", "总数为", "共计", "合计", "总人数"]);
    (plain && total).then(|| Reading::new(BlankKind::Count).open())
}

fn counted_as(approx: Approx, money: bool) -> Reading {
    let kind = match (money, approx) {
        (false, Approx::Exact) => BlankKind::Count,
        (false, _) => BlankKind::ApproxCount,
        (true, Approx::Exact) => BlankKind::Money,
        (true, _) => BlankKind::ApproxMoney,
    };
    let mut found = Reading::new(kind);
    found.approx = approx;
    found
}

/// A number with what follows it: 多, 余, 十 to 亿, the unit, 以上.
fn measured(scene: &Scene<'_>, right: &[char]) -> Option<Reading> {
    if is_common(right) {
        return None;
    }
    let (rest, more) = strip(right, "余多几来");
    let scale = rest.iter().take_while(|c| "十百千万亿".contains(**c)).count();
    let (unit_at, later) = strip(&rest[scale..], "余多");
    let more = more || later;
    let said = near(scene.left).or(more.then_some(Approx::More));
    let coin = first(unit_at, &["元", "美元", "港元", "港币", "欧元", "块钱", "人民币"]);
    if let Some((unit, length)) = coin.filter(|_| !words::NO_MONEY.begin(unit_at)) {
        let scale: String = rest[..scale].iter().collect();
        let approx = said.or_else(|| round(&unit_at[length..])).unwrap_or_default();
        return Some(counted_as(approx, true).unit(&(scale + unit)));
    }
    let unit = words::UNITS.first(unit_at).filter(|(unit, _)| {
        (!is_common(unit_at) || scale > 0 && starts(unit_at, "人口")) && fits(scene, unit, unit_at)
    });
    if let Some((unit, length)) = unit {
        let rest = &unit_at[length..];
        let behind = strip(rest, "余多").1.then_some(Approx::More).or_else(|| round(rest));
        return Some(counted_as(said.or(behind).unwrap_or_default(), false).unit(unit));
    }
    // 达xx余万, 近xx万: nothing behind but a stop.
    let bare = (scale > 0 || more) && unit_at.first().is_none_or(|c| is_stop(*c) || among("的用以", *c));
    bare.then(|| {
        let money = words::OF_MONEY.end(scene.left) || words::OF_MONEY.within(scene.left);
        counted_as(said.unwrap_or_default(), money).unit(if scale > 0 { "万" } else { "" }).open()
    })
}

fn strip<'a>(text: &'a [char], signs: &str) -> (&'a [char], bool) {
    match text {
        [c, rest @ ..] if among(signs, *c) => (rest, true),
        _ => (text, false),
    }
}

/// Units that are also common words want more: 对, 张, 余.
fn fits(scene: &Scene<'_>, unit: &str, right: &[char]) -> bool {
    let next = right.get(1).copied().unwrap_or('。');
    match unit {
        "对" => {
            last(scene.left, &["成", "立", "建", "有", "共", "达", "对", "了"]) || among("师夫徒、,。", next)
        }
        "张" => among("课桌照图床书纸海", next),
        "余" => false,
        "门" => among("课学科技,、。", next),
        "年" => false,
        "部" => among("电作手教著影机", next),
        "所" | "个" | "名" | "位" | "次" => true,
        "层" => among("楼,。、", next),
        "支" => !among("持援教付", next),
        _ => true,
    }
}

/// What a word before a number says of it.
fn near(left: &[char]) -> Option<Approx> {
    if words::NOT_NEAR.end(left) {
        return None;
    }
    words::NEAR.iter().find(|(word, _)| ends(left, word)).map(|(_, approx)| *approx)
}

/// What a word behind a unit says of the number.
fn round(right: &[char]) -> Option<Approx> {
    words::ROUND.iter().find(|(word, _)| starts(right, word)).map(|(_, approx)| *approx)
}
