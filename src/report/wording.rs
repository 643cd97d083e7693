//! Chinese wording that does not depend on one kind: sentence ends, reporting verbs, own-region words.

use std::borrow::Cow;

use crate::fact::is_blank;
use crate::value::numeral;

/// A text without its last 。 ； ， or 、, so that it can stand inside a sentence.
pub(super) fn stem(text: &str) -> &str {
    text.trim_end_matches(['。', '；', '，', '、', ';', ','])
}

/// A text as a whole sentence: ends in 。 unless it ends in ！ ？ or …… already.
pub(super) fn sentence(text: &str) -> Cow<'_, str> {
    let ended = |t: &str| {
        t.ends_with(['！', '？', '…']) || t.ends_with("。”") || t.ends_with("！”") || t.ends_with("？”")
    };
    if ended(text) { text.into() } else { [stem(text), "。"].concat().into() }
}

/// Words spoken, in one pair of “ ”, ended inside the quotation (GB/T 15834-2011, 4.8).
pub(super) fn spoken(texts: &[&str]) -> String {
    let said = texts
        .iter()
        .map(|text| sentence(text.strip_prefix('“').and_then(|text| text.strip_suffix('”')).unwrap_or(text)));
    format!("“{}”", said.collect::<String>())
}

/// Points of a consensus: 一是甲，……；二是乙。 With a full stop inside any of them, all end in one
/// (GB/T 15834-2011, 4.6 and practice). A single point stands without 一是.
pub(super) fn enumerated(points: &[(&str, &str)]) -> Vec<String> {
    let full = points.iter().any(|(_, detail)| stem(detail).contains('。'));
    let one = |(index, (headline, detail)): (usize, &(&str, &str))| {
        let number = if points.len() > 1 { numeral::chinese(index as u64 + 1) } else { String::new() };
        let is = if number.is_empty() { "" } else { "是" };
        let (comma, detail) = if detail.is_empty() { ("", "") } else { ("，", stem(detail)) };
        let stop = if full || index + 1 == points.len() { "。" } else { "；" };
        [&number, is, stem(headline), comma, detail, stop].concat()
    };
    points.iter().enumerate().map(one).collect()
}

/// A title in 《》, unless it stands in them already (GB/T 15834-2011, 4.15).
pub(super) fn titled(text: &str) -> String {
    if text.starts_with('《') && text.ends_with('》') {
        text.to_owned()
    } else {
        ["《", text, "》"].concat()
    }
}

/// A name or term in “ ”, with its own quotes as ‘ ’ (GB/T 15834-2011, 4.8); unless it stands in them already.
pub(super) fn quoted(text: &str) -> String {
    let text = stem(text);
    let whole = text.strip_prefix('“').and_then(|t| t.strip_suffix('”'));
    let bare = whole.filter(|inner| !inner.contains(['“', '”'])).unwrap_or(text);
    format!("“{}”", bare.replace('“', "‘").replace('”', "’"))
}

/// Whether a text names a region and no body of it: 青禾县, not 青禾县教育局.
pub(super) fn is_region(text: &str) -> bool {
    text.ends_with(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'])
}

/// Openings after which a point needs no reporting verb of its own, nor a comma.
const OPENINGS: [&str; 10] = ["希望", "感谢", "要求", "建议", "欢迎", "期待", "勉励", "鼓励", "叮嘱", "祝愿"];

/// What each point of a speech becomes after the speaker's name: `指出，要……`, `希望……`.
///
/// A verb given in the data stands; otherwise leaders of the supporting side 指出 and 强调, all others 表示 and 谈到
/// (practice; conventions of leaders' reports), and no verb follows itself.
pub(super) fn reported<'t>(
    points: &[(Option<&'t str>, &'t str)],
    senior: bool,
    act: Option<&str>,
) -> Vec<Cow<'t, str>> {
    let series: &[&str] = match act {
        Some("介绍情况" | "汇报") => &["介绍", "表示", "谈到"],
        _ if senior => &["指出", "强调", "表示"],
        _ => &["表示", "谈到", "介绍"],
    };
    let mut next = 0;
    let mut last = "";
    let mut out = Vec::with_capacity(points.len());
    for (verb, text) in points {
        let text = stem(text);
        let opening = OPENINGS.iter().find(|opening| text.starts_with(**opening));
        if let Some(opening) = opening.filter(|opening| verb.is_none_or(|verb| verb == **opening)) {
            last = opening;
            out.push(text.into());
            continue;
        }
        let verb = verb.map_or_else(
            || {
                while series[next % series.len()] == last {
                    next += 1;
                }
                next += 1;
                series[(next - 1) % series.len()]
            },
            |verb| verb,
        );
        last = verb;
        let comma = if verb == "希望" { "" } else { "，" };
        out.push([verb, comma, text].concat().into());
    }
    out
}

/// The region told as one's own: of the side whose perspective the text takes; empty for a neutral text.
pub(super) fn local_region(perspective: &str, supporter: &str, recipient: &str) -> String {
    let region = match perspective {
        "帮扶方" => supporter,
        "受援方" => recipient,
        _ => "",
    };
    if is_blank(region) { String::new() } else { region.to_owned() }
}

/// A place or body as the own side names it: 青禾县 → 我县, 青禾县教育局 → 县教育局, 清远市佛冈县 → 我市佛冈县.
pub(super) fn local<'t>(text: &'t str, region: &str) -> Cow<'t, str> {
    let Some((level, rest)) = own(text, region) else { return text.into() };
    if rest.is_empty() || rest.ends_with(['县', '市', '区', '州', '乡', '镇', '村', '旗']) {
        format!("我{level}{rest}").into()
    } else if is_body(rest) {
        format!("{level}{rest}").into()
    } else {
        text.into()
    }
}

/// A post as the own side names it: 清远市副市长 → 副市长, 清远市教育局局长 → 市教育局局长.
pub(super) fn local_post<'t>(text: &'t str, region: &str) -> Cow<'t, str> {
    match own(text, region) {
        Some((level, rest)) if rest.starts_with(['副', level]) => rest.into(),
        Some((level, rest)) if is_body(rest) => format!("{level}{rest}").into(),
        _ => text.into(),
    }
}

/// The level of the own region (县) and what follows its name, if the text begins with it.
fn own<'t>(text: &'t str, region: &str) -> Option<(char, &'t str)> {
    let level = region.chars().last()?;
    text.strip_prefix(region).map(|rest| (level, rest))
}

/// Whether a text begins with a body of party or government, which is named by its level alone.
fn is_body(text: &str) -> bool {
    ["教育", "人民政府", "政府", "委", "财政", "乡村振兴"].iter().any(|head| text.starts_with(head))
}
