//! What one blank hides: the rules in the order in which they are asked, right context before left.

use super::kind::BlankKind;
use super::lexicon as words;
use super::token::{Form, Token};
use super::view::{MARK, View, WIDE, among, ends, find, first, last, starts};
use super::{name, number, place};
use crate::sign::Sign;
use crate::value::Approx;

/// What the words beside a blank tell of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) kind: BlankKind,
    /// Whether the words settle it.
    pub(super) certain: bool,
    /// The unit, ending or office that stands beside it.
    pub(super) unit: String,
    pub(super) approx: Approx,
    /// A leader of the state, whose name nobody fills in.
    pub(super) withheld: bool,
    /// Nothing tells that it is a blank: kept only until its line has been looked at for emphasis.
    pub(super) faint: bool,
    pub(super) site: Site,
}

/// Which real thing a blank stands for, as far as its own place tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Site {
    /// Its own.
    Own,
    /// The one place with this ending.
    Suffix(&'static str),
    /// A town or village, told apart from others by what belongs to it.
    Town(String),
    /// A name long enough to be known again.
    Named(String),
    /// A place without its ending, known by the part it plays.
    Side(Side),
}

/// The part a place without ending plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The side that gives help.
    Helper,
    /// The side that is helped.
    Helped,
    /// Where people are posted for some time: the other side of whoever sends them, told by its ending.
    Posted(Option<char>),
    /// The first of two sides named together.
    First,
    /// The second of two sides named together.
    Second,
}

impl Reading {
    pub(super) fn new(kind: BlankKind) -> Self {
        Self {
            kind,
            certain: true,
            unit: String::new(),
            approx: Approx::Exact,
            withheld: false,
            faint: false,
            site: Site::Own,
        }
    }

    pub(super) fn unit(mut self, unit: &str) -> Self {
        unit.clone_into(&mut self.unit);
        self
    }

    pub(super) fn at(mut self, site: Site) -> Self {
        self.site = site;
        self
    }

    /// The same, not settled.
    pub(super) fn open(mut self) -> Self {
        self.certain = false;
        self
    }
}

/// A blank and what stands beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) token: &'a Token,
    /// The line before it, without digits that belong to it.
    pub(super) left: &'a [char],
    /// The digits that belong to it.
    pub(super) head: &'a [char],
    pub(super) right: &'a [char],
    /// Whether it stands in 《》.
    pub(super) titled: bool,
}

type Rule = fn(&Scene<'_>) -> Option<Reading>;

/// The rules in order; the first that knows an answer gives it.
const RULES: [Rule; 16] = [
    number::document,
    name::leader,
    number::ordinal,
    number::date,
    number::amount,
    name::listed,
    name::officer,
    place::ending,
    name::headed,
    name::bearer,
    titled,
    place::visited,
    place::side,
    name::doer,
    labelled,
    beside,
];

/// What one blank hides; nothing if it is none after all.
pub(super) fn resolve(view: &View, token: &Token, at: usize) -> Option<Reading> {
    let (line, right) = (view.left(at), view.right(at + 1));
    let (left, head) = line.split_at(line.len() - token.head.min(line.len()));
    let scene = Scene { token, left, head, right, titled: is_titled(view, at) };
    let found = RULES.iter().find_map(|rule| rule(&scene)).or_else(|| unwrapped(&scene));
    let numeric = |kind| {
        use BlankKind::{ApproxCount, ApproxMoney, Count, Day, DocYear, Money, Month, YearTail};
        matches!(kind, ApproxCount | ApproxMoney | Count | Day | DocYear | Money | Month | YearTail)
    };
    let marks = matches!(token.form, Form::Run(Sign::Star | Sign::Line));
    let unknown = Reading::new(BlankKind::Unknown).open();
    match found {
        Some(reading) if token.head > 0 && !numeric(reading.kind) => None,
        Some(reading) if token.decimal && !numeric(reading.kind) => Some(unknown),
        Some(reading) if is_some_day(&scene, &reading) => None,
        Some(reading) if !token.doubtful || settled(&reading, token) => Some(reading),
        None if !token.doubtful && token.form != Form::Run(Sign::Star) => Some(unknown),
        _ => marks.then_some(Reading { faint: true, ..unknown }),
    }
}

/// 某日, 某年 alone: some day, not a day left out as in 某年某月某日.
fn is_some_day(scene: &Scene<'_>, reading: &Reading) -> bool {
    let single = scene.token.form == Form::Run(Sign::Some) && scene.token.length == 1;
    let dated =
        matches!(scene.right, ['年' | '月', MARK, ..]) || matches!(scene.left, [.., MARK, '年' | '月']);
    single && matches!(reading.kind, BlankKind::Year | BlankKind::Month | BlankKind::Day) && !dated
}

/// Whether a doubtful sign is a blank all the same.
fn settled(reading: &Reading, token: &Token) -> bool {
    reading.kind != BlankKind::TitlePart && (reading.certain || token.head > 0 || !reading.unit.is_empty())
}

/// Blanks of one list hide things of one kind: what the first is settles the others that nothing else does.
pub(super) fn follow(view: &View, blanks: &mut [(Token, usize, Reading)]) {
    for index in 1..blanks.len() {
        let (head, rest) = blanks.split_at_mut(index);
        let (Some((_, one, first)), Some((_, two, second))) = (head.last(), rest.first_mut()) else {
            continue;
        };
        let joined = *two == one + 2 && view.chars.get(one + 1).is_some_and(|c| among("、和与及", *c));
        use BlankKind::{Organisation, Person, Place, School, Unknown};
        if joined && second.kind == Unknown && matches!(first.kind, Organisation | Person | Place | School) {
            second.kind = first.kind;
            second.faint &= !first.certain;
        }
    }
}

/// A blank in parentheses is read as if they were not there: 共（__）名.
fn unwrapped(scene: &Scene<'_>) -> Option<Reading> {
    let (left, right) = (scene.left.strip_suffix(&['('])?, scene.right.strip_prefix(&[')'])?);
    let scene = Scene { left, right, ..*scene };
    RULES.iter().find_map(|rule| rule(&scene))
}

fn is_titled(view: &View, at: usize) -> bool {
    let reach = &view.chars[at.saturating_sub(60)..at];
    let mark = reach.iter().rev().find(|c| matches!(c, '《' | '》' | '\n'));
    mark == Some(&'《')
}

/// A blank in a title that nothing else explains.
fn titled(scene: &Scene<'_>) -> Option<Reading> {
    let quoted = || {
        let open = scene.left.iter().rev().take(12).find(|c| matches!(c, '“' | '”' | ',' | '。'))?;
        let close = scene.right.iter().take(12).find(|c| matches!(c, '“' | '”' | ',' | '。'))?;
        (*open == '“' && *close == '”').then_some(())
    };
    (scene.titled || quoted().is_some()).then(|| Reading::new(BlankKind::TitlePart))
}

/// 联系人：__ and the like: what the label asks for.
fn labelled(scene: &Scene<'_>) -> Option<Reading> {
    use BlankKind::{Count, Money, Organisation, Other, Person, Place, School, TitlePart, Year};
    // 电话：xxxx-xxxxxxx is asked for by one label.
    let left = scene.left.strip_suffix(&[MARK, '-']).unwrap_or(scene.left);
    let label = left.strip_suffix(&[':'])?;
    if scene.right.first().is_some_and(|c| !is_stop(*c) && *c != '-') {
        return None;
    }
    let labels: [(&[&str], BlankKind); 9] = [
        (
            &[
                "联系人",
                "负责人",
                "签发人",
                "姓名",
                "校长",
                "局长",
                "主任",
                "记者",
                "作者",
                "审核",
                "编辑",
                "领队",
                "主持人",
                "摄影",
                "撰稿",
                "通讯员",
                "记录人",
                "经办人",
                "填表人",
                "制表人",
                "复核人",
            ],
            Person,
        ),
        (&["学校", "校名", "学校名称"], School),
        (&["单位", "单位名称", "机关", "主办", "承办", "来源"], Organisation),
        (&["地点", "地址", "所在地", "籍贯"], Place),
        (&["年份", "年度"], Year),
        (&["金额", "经费", "资金", "合计金额"], Money),
        (&["人数", "数量", "人次", "名额"], Count),
        (&["标题", "题目", "主题", "名称"], TitlePart),
        (&["电话", "手机", "邮编", "编号", "文号", "日期", "时间", "职务", "职称", "邮箱", "传真"], Other),
    ];
    let (_, kind) = labels.into_iter().find(|(words, _)| last(label, words))?;
    Some(Reading::new(kind))
}

/// A blank side by side with another is what the other is: __、__两地.
fn beside(scene: &Scene<'_>) -> Option<Reading> {
    let [join, MARK, ..] = scene.right else { return None };
    if !matches!(join, '、' | '和' | '与' | '及' | '或' | '~' | '至') {
        return None;
    }
    let next = Scene { right: &scene.right[2..], ..*scene };
    let rules: [Rule; 5] = [number::date, place::ending, name::headed, place::pair, place::lands];
    let mut found = rules.iter().find_map(|rule| rule(&next))?;
    found.site = Site::Own;
    Some(found.open())
}

/// Whether a character ends a clause or a cell.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, ',' | '。' | '、' | ';' | ':' | '!' | '?' | ')' | '(' | '|' | '”' | '》' | '.' | '"')
        || c == WIDE
}

/// 时, 点, 分 of the clock, or a ratio: told apart so that they are not taken for something else.
pub(super) fn clock(scene: &Scene<'_>) -> Option<Reading> {
    let (left, right) = (scene.left, scene.right);
    let part = first(right, &["时许", "时", "点钟", "点半", "点", "分"]);
    let beside = part
        .and_then(|(_, length)| right.get(length))
        .is_none_or(|c| is_stop(*c) || *c == MARK || among("至到在,开", *c));
    let day = last(
        left,
        &["日", "上午", "下午", "晚", "晚上", "中午", "早上", "时", "点", "至", "到", "今天", "当天"],
    );
    let short = scene.token.length <= 2;
    let ratio = short && (matches!(right, [':', MARK, ..]) || ends(left, "\u{fdd1}:"));
    let timed = part.is_some() && beside && day;
    let minutes = ratio && find(left, &["上午", "下午", "时间", "日", "比例", "比"]).is_some();
    (timed || minutes).then(|| Reading::new(BlankKind::Other))
}

/// Whether the line goes on with one of some words, after a blank list 、__、__.
pub(super) fn after_list(right: &[char]) -> &[char] {
    let mut rest = right;
    for _ in 0..8 {
        match rest {
            ['、' | ',' | '和' | '与' | '及', MARK, tail @ ..] => rest = tail,
            _ => break,
        }
    }
    rest
}

/// Whether the text begins with a word that is no unit although it begins like one.
pub(super) fn is_common(right: &[char]) -> bool {
    let unit = words::UNITS.first(right).map_or(0, |(_, length)| length);
    words::NO_UNITS.first(right).is_some_and(|(_, length)| length > unit) || starts(right, "名校联")
}
