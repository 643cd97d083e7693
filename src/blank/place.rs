//! Blanks for places.

use super::clean::is_han;
use super::kind::BlankKind;
use super::lexicon as words;
use super::name::side_of;
use super::resolve::{Reading, Scene, Side, Site, is_stop};
use super::view::{MARK, among, first, last, starts};

/// __区, __县, __乡: the ending is printed, the blank is what stands before it.
pub(super) fn ending(scene: &Scene<'_>) -> Option<Reading> {
    let right = scene.right;
    let (suffix, length) = words::SUFFIXES.first(right)?;
    if words::NO_SUFFIXES.first(right).is_some_and(|(_, common)| common >= length) {
        return None;
    }
    let site = match suffix {
        "乡" | "镇" | "村" | "街道" | "社区" | "小区" => {
            let owned: String = right[length..].iter().take(4).take_while(|c| is_han(**c)).collect();
            let head = ["中心", "小学", "中学", "学校", "完小", "幼儿园", "政府", "人民政府", "初级"];
            let known = head.iter().any(|head| owned.starts_with(head));
            if known { Site::Town(format!("{suffix}{owned}")) } else { Site::Own }
        }
        _ => Site::Suffix(suffix),
    };
    Some(Reading::new(BlankKind::Place).unit(suffix).at(site))
}

/// 到__挂职, 在__参加: where one goes or is.
pub(super) fn visited(scene: &Scene<'_>) -> Option<Reading> {
    let (left, right) = (scene.left, scene.right);
    let to = words::TO.end(left)
        && !last(left, &["达到", "得到", "受到", "收到", "做到", "提到", "看到", "感到", "增到", "达到了"]);
    let at = words::AT.end(left) && !last(left, &["现在", "正在", "存在", "近年来", "以来", "年来", "未来"]);
    if !to && !at {
        return None;
    }
    let stop = right.first().is_none_or(|c| is_stop(*c));
    let joined = matches!(right, ['和' | '与' | '到' | '至' | '赴', MARK, ..]);
    let does = words::DOES.begin(right);
    if to && words::LEARNS.begin(right) {
        return Some(Reading::new(BlankKind::Place).at(Site::Side(Side::Posted(sender(left)))));
    }
    if to && words::TEACHES.begin(right) {
        return Some(Reading::new(BlankKind::Place).at(Site::Side(Side::Helped)).open());
    }
    if stop
        || does
        || joined
        || first(right, &["等地", "两地", "的", "后", "时", "一", "赶", "返", "归", "出发", "启程"]).is_some()
    {
        let found = Reading::new(BlankKind::Place);
        return Some(if stop || does { found } else { found.open() });
    }
    let known = words::OFFICES.begin(right) || words::HAS.begin(right) || words::PLAIN.begin(right);
    (to && known).then(|| Reading::new(BlankKind::Place).open())
}

/// The ending of the place whose people are sent: 我县选派…到__.
fn sender(left: &[char]) -> Option<char> {
    let pairs = left.windows(2).rev();
    pairs
        .filter(|pair| matches!(pair[0], '我' | MARK))
        .map(|pair| pair[1])
        .find(|c| among("省市州县区旗", *c))
}

/// A place named without its ending: __教育局, 帮扶__教育.
pub(super) fn side(scene: &Scene<'_>) -> Option<Reading> {
    if let Some(found) = pair(scene) {
        return Some(found);
    }
    let (left, right) = (scene.left, scene.right);
    let found = Reading::new(BlankKind::Place);
    let part = side_of(left, right);
    if let Some((office, length)) = office(right) {
        let arranges = first(&right[length..], &["组织", "举办", "主办", "安排", "承办", "开办"]).is_some();
        return Some(match part {
            Some(side) => found.unit(office).at(Site::Side(side)),
            None if arranges && last(left, &["由", "受", "应"]) => {
                found.unit(office).at(Site::Side(Side::Helper)).open()
            }
            None => found.unit(office).open(),
        });
    }
    let has = words::HAS.begin(right) || words::GIVES.begin(right);
    let either = words::HELPED.end(left) || words::HELPING.end(left) || words::EITHER.end(left);
    if has && either {
        return Some(match part {
            Some(side) => found.at(Site::Side(side)).open(),
            None => found.open(),
        });
    }
    let helps = first(right, &["帮扶", "对口帮扶", "支援", "对口支援", "援助", "结对帮扶", "捐赠", "援建"])
        .is_some_and(|(_, length)| matches!(right.get(length).copied(), Some('我' | MARK)));
    if helps {
        return Some(found.at(Site::Side(Side::Helper)).open());
    }
    let ours = matches!(left.last().copied(), Some('省' | '市' | '州' | '县' | '区' | MARK))
        && words::OFFICES.begin(right);
    ours.then(|| found.open()).or_else(|| lands(scene))
}

/// __两地, __会议室: what only places are called.
pub(super) fn lands(scene: &Scene<'_>) -> Option<Reading> {
    let words = [
        "两地", "两县", "两区", "两市", "三地", "三县", "四地", "籍", "当地", "境内", "各地", "等地", "全境",
    ];
    let venues = ["会议室", "报告厅", "礼堂", "会堂", "宾馆", "广场", "体育场", "会展中心", "会议中心"];
    if let Some((venue, _)) = first(scene.right, &venues) {
        return Some(Reading::new(BlankKind::Place).unit(venue));
    }
    first(scene.right, &words).map(|_| Reading::new(BlankKind::Place).open())
}

/// __教育局和__教育局: two sides named together, neither with its ending.
pub(super) fn pair(scene: &Scene<'_>) -> Option<Reading> {
    let (name, length) = office(scene.right)?;
    let rest = &scene.right[length..];
    let second = matches!(rest, ['和' | '与' | '同' | '、' | '及', MARK, tail @ ..] if starts(tail, name));
    let before: Vec<char> = name.chars().chain(['和']).collect();
    let left = scene.left;
    let first = left.len() > before.len() && {
        let (head, tail) = left.split_at(left.len() - before.len());
        let joined = tail.last().is_some_and(|c| among("和与同、及", *c));
        joined && head.last() == Some(&MARK) && tail[..tail.len() - 1].iter().copied().eq(name.chars())
    };
    let side = match (first, second) {
        (true, _) => Side::Second,
        (_, true) => Side::First,
        _ => return None,
    };
    Some(Reading::new(BlankKind::Place).unit(name).at(Site::Side(side)).open())
}

/// A body of a place right behind a blank: 教育局, 人民政府, 财政局.
fn office(right: &[char]) -> Option<(&'static str, usize)> {
    words::OFFICES.first(right).or_else(|| words::BUREAUS.first(right))
}
