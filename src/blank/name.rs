//! Blanks for the names of persons, schools and bodies.

use super::clean::is_han;
use super::kind::BlankKind;
use super::lexicon as words;
use super::resolve::{Reading, Scene, Side, Site, after_list, is_stop};
use super::token::Form;
use super::view::{MARK, WIDE, among, ends, find, first, last, starts};
use crate::sign::Sign;

/// The name of a leader of the state: left out on purpose, never to be filled in.
pub(super) fn leader(scene: &Scene<'_>) -> Option<Reading> {
    let (left, right) = (scene.left, scene.right);
    let state = || words::STATE.within(left) || words::STATE.within(right);
    let behind = match words::LEADER.first(right) {
        Some(("总理" | "委员长", _)) => !starts(right, "总理事"),
        Some(_) => true,
        None => starts(right, "主席") && state(),
    };
    let before = words::LEADING.end(left) || last(left, &["主席", "总理"]) && words::STATE.within(left);
    if !(behind || before) || words::UNITS.begin(right) {
        return None;
    }
    let mut found = Reading::new(BlankKind::Person);
    found.withheld = true;
    Some(found)
}

/// __、__等干部: what the list names in the end.
pub(super) fn listed(scene: &Scene<'_>) -> Option<Reading> {
    let list = after_list(scene.right);
    let rest = match list {
        ['等', rest @ ..] => rest,
        // __、__三位校长: a list that its number closes.
        [number, rest @ ..] if among("两三四五六七八九十几", *number) && is_list(scene, list) => {
            rest
        }
        _ => return None,
    };
    let clause = &rest[..rest.iter().take(10).position(|c| is_stop(*c)).unwrap_or(rest.len().min(10))];
    let sorts: [(&words::Words, BlankKind); 4] = [
        (&words::OF_PERSONS, BlankKind::Person),
        (&words::OF_SCHOOLS, BlankKind::School),
        (&words::OF_UNITS, BlankKind::Organisation),
        (&words::OF_PLACES, BlankKind::Place),
    ];
    for at in 0..clause.len() {
        let here = &clause[at..];
        let best = sorts.iter().filter_map(|(words, kind)| Some((words.first(here)?.1, *kind)));
        // 学校 is longer than 学; of equal ones the first sort wins, as 校长 is no 校.
        if let Some((_, kind)) = best.min_by_key(|(length, _)| std::cmp::Reverse(*length)) {
            let near = at == 0 || kind != BlankKind::Place;
            let found = Reading::new(kind);
            // 等县 tells that they are places, not which.
            return near.then(|| if kind == BlankKind::Place { found.open() } else { found });
        }
    }
    let named = words::POSTS.end(scene.left) || words::BEARERS.end(scene.left) || ends(scene.left, "、");
    (named && rest.is_empty()).then(|| Reading::new(BlankKind::Person).open())
}

/// Whether a blank stands in a list of blanks.
fn is_list(scene: &Scene<'_>, rest: &[char]) -> bool {
    rest.len() < scene.right.len() || ends(scene.left, "\u{fdd1}、")
}

/// __局长, __同志, __表示: a person by office or deed.
pub(super) fn officer(scene: &Scene<'_>) -> Option<Reading> {
    let right = scene.right;
    if let Some((post, length)) = words::POSTS.first(right) {
        let rest = &right[length..];
        // 某老师 is some teacher; 李某老师 has a name.
        let some = scene.token.form == Form::Run(Sign::Some) && scene.token.length == 1;
        let anyone = some && matches!(post, "老师" | "同学" | "先生" | "女士" | "教练");
        if words::OFFICIAL.begin(rest)
            || anyone && !scene.left.last().is_some_and(|c| among(words::SURNAMES, *c))
        {
            return None;
        }
        let ended = rest.first().is_none_or(|c| {
            is_stop(*c) || *c == MARK || among("等带率在到赴一的为作主出代与和说表指强任亲就向对", *c)
        });
        let found = Reading::new(BlankKind::Person).unit(post);
        return Some(if ended || post == "同志" { found } else { found.open() });
    }
    if words::SPEAKS.begin(right) {
        return Some(Reading::new(BlankKind::Person));
    }
    let put =
        ends(scene.left, "以") && first(right, &["为组长", "为队长", "为团长", "为首", "为领队"]).is_some();
    let chosen = last(scene.left, &["任命", "聘请", "推选", "选举", "聘任", "推荐"]) && starts(right, "为");
    (put || chosen).then(|| Reading::new(BlankKind::Person))
}

/// 局长__, 张__: a person by what stands before.
pub(super) fn bearer(scene: &Scene<'_>) -> Option<Reading> {
    let (left, right) = (scene.left, scene.right);
    let free = right.first().is_none_or(|c| is_stop(*c) || *c == WIDE);
    let acts = free
        || first(
            right,
            &[
                "等", "在", "到", "赴", "与", "和", "为", "作", "代表", "向", "带", "率", "参加", "介绍",
                "一行", "任", "担任", "接受", "走上", "(", "的",
            ],
        )
        .is_some();
    if words::POSTS.end(left) && !last(left, &["一行"]) {
        let found = Reading::new(BlankKind::Person);
        return Some(if acts { found } else { found.open() });
    }
    let described =
        first(right, &[",男,", ",女,", ",男性", ",女性", ",汉族", "(男", "(女", ",现任", ",时任", ",生于"])
            .is_some();
    if described {
        return Some(Reading::new(BlankKind::Person));
    }
    let staff = words::BEARERS.end(left) || words::OFFICES.end(left);
    if staff
        && (free
            || first(
                right,
                &["等", "参加", "出席", "参会", "列席", "任", "担任", "到", "赴", "在", "与", "介绍"],
            )
            .is_some())
    {
        return Some(Reading::new(BlankKind::Person).open());
    }
    if ends(left, "到") || ends(left, "在") {
        return None;
    }
    let (surname, before) = left.split_last()?;
    let alone =
        before.last().is_none_or(|c| !is_han(*c)) || words::POSTS.end(before) || words::BEARERS.end(before);
    let person = acts || words::SPEAKS.begin(right);
    (alone && person && among(words::SURNAMES, *surname) && scene.token.length <= 2)
        .then(|| Reading::new(BlankKind::Person))
}

/// 由__承办: a body by what is done by it, although a person may do some of it.
pub(super) fn doer(scene: &Scene<'_>) -> Option<Reading> {
    let deeds = [
        "捐赠", "捐资", "捐建", "出资", "承办", "主办", "协办", "牵头", "资助", "援建", "承建", "承担",
        "提供", "赞助",
    ];
    let done = last(scene.left, &["由", "经", "被"]) && first(scene.right, &deeds).is_some();
    done.then(|| Reading::new(BlankKind::Organisation).open())
}

/// The end of a name: what sort it is, and where it ends.
struct Head {
    kind: BlankKind,
    /// What stands between the blank and the head.
    middle: Middle,
    end: usize,
}

enum Middle {
    /// Nothing, or words common to such names: the blank is the name itself.
    Common,
    /// A name of its own: the blank is the place before it.
    Proper,
}

/// __小学, __高级职业学校, __公司: a name by its end.
pub(super) fn headed(scene: &Scene<'_>) -> Option<Reading> {
    let right = scene.right;
    let school = |at: usize| {
        let rest = &right[at..];
        let plain = words::NO_SCHOOLS.begin(rest);
        let numbered = matches!(rest, [n, sort, next @ ..] if among("一二三四五六七八九十", *n)
            && among("中小高幼", *sort) && !next.first().is_some_and(|c| among("心部步时型组队全等", *c)));
        if plain {
            None
        } else if numbered {
            Some(2)
        } else {
            words::SCHOOLS.first(rest).map(|(_, length)| length)
        }
    };
    let body = |at: usize| words::BODIES.first(&right[at..]).map(|(_, length)| length);
    // 某校: of 校 alone only signs that stand for a name.
    let name = matches!(scene.token.form, Form::Run(Sign::Some | Sign::Line | Sign::Circle | Sign::Square));
    if let ['校', rest @ ..] = right
        && name
        && !rest.first().is_some_and(|c| among("长园区际企地本舍友内外服车歌训庆级方", *c))
    {
        return Some(Reading::new(BlankKind::School).unit("校"));
    }
    let head =
        head(right, &school, BlankKind::School).or_else(|| head(right, &body, BlankKind::Organisation))?;
    let text: String = right[..head.end].iter().collect();
    match head.middle {
        // 凤鸣实验小学 has its own name: before it stands the place.
        Middle::Proper if head.kind == BlankKind::School => {
            Some(Reading::new(BlankKind::Place).unit(&text).open())
        }
        _ => {
            let site = if head.end >= 5 { Site::Named(text.clone()) } else { Site::Own };
            Some(Reading::new(head.kind).unit(&text).at(site))
        }
    }
}

/// Characters a name stretches over at most.
const NAME: usize = 12;

fn head(right: &[char], ends: &dyn Fn(usize) -> Option<usize>, kind: BlankKind) -> Option<Head> {
    let stretch = right
        .iter()
        .take(NAME)
        .take_while(|c| is_han(**c) && !"的和与及在到赴由等将把被对向为是了".contains(**c));
    let stretch = stretch.count();
    for at in 0..stretch {
        let Some(mut length) = ends(at) else { continue };
        // 高级中学学校: the last head in an unbroken row ends the name.
        while let Some(more) = (at + length < stretch).then(|| ends(at + length)).flatten() {
            length += more;
        }
        let middle = match kind {
            BlankKind::School => school_middle(&right[..at])?,
            _ => body_middle(&right[..at])?,
        };
        return Some(Head { kind, middle, end: at + length });
    }
    None
}

fn school_middle(middle: &[char]) -> Option<Middle> {
    if is_common(middle) {
        return Some(Middle::Common);
    }
    let proper = [2, 3, 4].into_iter().find(|size| *size <= middle.len() && is_common(&middle[*size..]))?;
    let name = &middle[..proper];
    let plain = words::PLAIN.begin(middle) || words::OFFICES.begin(middle);
    let plain = plain || words::HAS.begin(middle) || words::DOES.begin(middle);
    let suffix = words::SUFFIXES.begin(middle) || words::TEACHES.begin(middle);
    let verb = name.iter().any(|c| among("建捐派办选赠送领开我各本该其此有", *c));
    (!plain && !suffix && !verb && proper < 4).then_some(Middle::Proper)
}

/// Whether a text is made of words common to the names of schools: 第一实验, 高级职业.
fn is_common(middle: &[char]) -> bool {
    let mut rest = middle;
    while let Some(c) = rest.first() {
        let length = words::MODIFIERS.first(rest).map(|(_, length)| length);
        match length.or(among("一二三四五六七八九十", *c).then_some(1)) {
            Some(length) => rest = &rest[length..],
            None => return false,
        }
    }
    true
}

fn body_middle(middle: &[char]) -> Option<Middle> {
    let plain = words::PLAIN.begin(middle) || words::OFFICES.begin(middle);
    let verbs =
        ["组织", "举办", "开展", "参加", "选派", "捐", "派", "邀请", "联合", "引进", "支持", "办理", "我"];
    let has = middle.iter().position(|c| *c == '有').is_some_and(|at| middle.get(at + 1) != Some(&'限'));
    let ok = !has
        && middle.len() <= 10
        && !plain
        && find(middle, &verbs).is_none()
        && !words::SUFFIXES.begin(middle);
    ok.then_some(Middle::Common)
}

/// The part a place plays before what is said of it, where it is named without its ending.
pub(super) fn side_of(left: &[char], right: &[char]) -> Option<Side> {
    let near = &right[..right.len().min(10)];
    let takes = words::TAKES.begin(right) || find(near, &["留守儿童", "困难学生", "贫困学生"]).is_some();
    if words::HELPED.end(left) || takes && (words::EITHER.end(left) || words::HELPED.end(left)) {
        return Some(Side::Helped);
    }
    let gives = words::GIVES.begin(right);
    (words::HELPING.end(left) || gives && words::EITHER.end(left)).then_some(Side::Helper)
}
