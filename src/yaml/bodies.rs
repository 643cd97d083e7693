//! Names of several bodies in one text, where a list of them is meant.

/// Ends of the names of bodies and schools, by which a list of them is known.
const ENDS: [&str; 26] = [
    "局",
    "委",
    "院",
    "部",
    "处",
    "办",
    "厅",
    "所",
    "站",
    "校",
    "园",
    "中心",
    "委员会",
    "政府",
    "学校",
    "小学",
    "中学",
    "大学",
    "幼儿园",
    "基金会",
    "协会",
    "学会",
    "总工会",
    "慈善会",
    "公司",
    "系统",
];

/// The bodies that a text names, 甲区教育局、乙县教育局, in a field whose sample is a body; nothing if it names one.
///
/// A single name may hold 、 (县文化、教育和体育局): each part must be a whole name.
pub(crate) fn bodies<'t>(sample: &str, text: &'t str) -> Vec<&'t str> {
    let body = |name: &str| {
        name.chars().count() > 3
            && !name.contains(['，', '。', ','])
            && ENDS.iter().any(|end| name.ends_with(end))
    };
    let found: Vec<&str> = text.split('、').map(str::trim).collect();
    let several = found.len() > 1 && body(sample) && found.iter().all(|name| body(name));
    if several { found } else { Vec::new() }
}
