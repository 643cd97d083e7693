//! Which blanks stand for one real thing: they take one value.

use super::resolve::{Reading, Side, Site};
use super::token::Token;
use super::view::{MARK, View, among, first, last};

/// Endings of places as large as a county, between which help goes.
const COUNTIES: &str = "县区旗市州";

/// The two sides of the text, by the endings of their names.
#[derive(Debug, Default, Clone, Copy)]
struct Sides {
    helper: Option<&'static str>,
    helped: Option<&'static str>,
    /// Where two sides are named together, the helped one stands first.
    turned: bool,
}

/// The entity of each blank; nothing for one that stands alone.
pub(super) fn entities(view: &View, blanks: &mut [(Token, usize, Reading)]) -> Vec<Option<String>> {
    let sides = sides(view, blanks);
    let chains = chains(blanks);
    let lone = coordinated(view, blanks);
    let mut named: Option<(String, usize)> = None;
    let mut out = Vec::with_capacity(blanks.len());
    for index in 0..blanks.len() {
        let (_, at, reading) = &mut blanks[index];
        let entity = match &reading.site {
            Site::Own => None,
            _ if lone[index] => None,
            Site::Suffix(_) => chains[index].clone(),
            Site::Town(key) => Some(key.clone()),
            Site::Named(name) => {
                let twin = named.as_ref().is_some_and(|(last, place)| last == name && *at < place + 24);
                named = Some((name.clone(), *at));
                (!twin).then(|| name.clone())
            }
            Site::Side(side) => Some(side_entity(*side, &sides, &mut reading.certain)),
        };
        let open = matches!(reading.site, Site::Suffix(_)) && entity.is_none();
        reading.certain &= !open;
        out.push(entity);
    }
    out
}

/// The name of the entity a side is.
fn side_entity(side: Side, sides: &Sides, certain: &mut bool) -> String {
    let helper = match side {
        Side::Helper => true,
        Side::Helped => false,
        Side::First => !sides.turned,
        Side::Second => sides.turned,
        // Whoever is sent is posted at the other side.
        Side::Posted(from) => {
            let own = from.is_some_and(|from| sides.helper.is_some_and(|helper| helper.ends_with(from)));
            let twins = sides.helper == sides.helped;
            !own || twins
        }
    };
    let (ending, role) = if helper { (sides.helper, "帮扶方") } else { (sides.helped, "受援方") };
    *certain &= ending.is_some();
    ending.unwrap_or(role).to_owned()
}

/// Who helps whom: by what 我县 does and has done to it, else by the endings.
fn sides(view: &View, blanks: &[(Token, usize, Reading)]) -> Sides {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for (_, _, reading) in blanks {
        let Site::Suffix(suffix) = &reading.site else { continue };
        if !suffix.ends_with(|c| among(COUNTIES, c)) {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| known == suffix) {
            Some((_, count)) => *count += 1,
            None => counts.push((suffix, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (own, helps) = perspective(view);
    let own = own.and_then(|own| COUNTIES_WORDS.into_iter().find(|suffix| suffix.ends_with(own)));
    let largest =
        |not: Option<&str>| counts.iter().map(|(suffix, _)| *suffix).find(|suffix| Some(*suffix) != not);
    let turned = turned(blanks);
    let (Some(one), other) = (own.or_else(|| largest(None)), largest(own.or_else(|| largest(None)))) else {
        return Sides::default();
    };
    let rank = |suffix: &str| {
        ["县", "旗", "自治县", "州", "市", "区"].iter().position(|known| *known == suffix).unwrap_or(5)
    };
    let one_helps = match (helps, other) {
        (0, Some(other)) => rank(one) > rank(other),
        (0, None) => own.is_none() && one == "区",
        (evidence, _) => evidence > 0,
    };
    let turned = turned.is_some_and(|first| Some(first) == if one_helps { other } else { Some(one) });
    let (helper, helped) = if one_helps { (Some(one), other) } else { (other, Some(one)) };
    Sides { helper, helped, turned }
}

const COUNTIES_WORDS: [&str; 5] = ["县", "区", "旗", "市", "州"];

/// The ending after 我, and whether that side helps (above zero) or is helped (below).
fn perspective(view: &View) -> (Option<char>, i64) {
    let mut counts: Vec<(char, usize)> = Vec::new();
    let mut evidence = 0;
    for at in 0..view.chars.len().saturating_sub(1) {
        let (me, ending) = (view.chars[at], view.chars[at + 1]);
        if me != '我' || !among(COUNTIES, ending) {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| *known == ending) {
            Some((_, count)) => *count += 1,
            None => counts.push((ending, 1)),
        }
        let left = view.left(at);
        let right = view.right(at + 2);
        let clause = &right[..right.iter().position(|c| among("。;", *c)).unwrap_or(right.len())];
        if last(left, &["来", "赴", "到", "帮扶", "支持", "支援", "援助"]) {
            evidence -= 1;
            continue;
        }
        for part in 0..clause.len() {
            let here = &clause[part..];
            evidence -=
                i64::from(first(here, &["跟岗", "跟班", "进修", "研修", "访学", "外出培训"]).is_some());
            evidence += i64::from(
                first(here, &["支教", "送教", "讲学", "巡讲", "援教", "对口帮扶\u{fdd1}"]).is_some(),
            );
        }
    }
    (counts.into_iter().max_by_key(|(_, count)| *count).map(|(ending, _)| ending), evidence)
}

/// The ending that stands first where two blanks with different endings are joined.
fn turned(blanks: &[(Token, usize, Reading)]) -> Option<&'static str> {
    blanks.windows(2).find_map(|pair| {
        let [(_, one, first), (_, two, second)] = pair else { return None };
        let (Site::Suffix(first), Site::Suffix(second)) = (&first.site, &second.site) else { return None };
        let county = |suffix: &str| suffix.ends_with(|c| among(COUNTIES, c));
        let near = *two > one + 2 && *two <= one + 10;
        (near && first != second && county(first) && county(second)).then_some(*first)
    })
}

/// The entity of each place with an ending: the county by its ending; what lies above a county by both.
fn chains(blanks: &[(Token, usize, Reading)]) -> Vec<Option<String>> {
    let mut out: Vec<Option<String>> = vec![None; blanks.len()];
    let mut above: Vec<(&'static str, String)> = Vec::new();
    for index in (0..blanks.len()).rev() {
        let Site::Suffix(suffix) = &blanks[index].2.site else { continue };
        // The next link decides: `out` of it is known already.
        let next =
            blanks.get(index + 1).filter(|next| next.1 == blanks[index].1 + 1 + suffix.chars().count());
        let below = next.and_then(|next| match &next.2.site {
            Site::Suffix(below) => out[index + 1].as_ref().map(|key| (*below, key)),
            _ => None,
        });
        let upper = matches!(*suffix, "省" | "市" | "州" | "自治区" | "自治州" | "地区" | "盟");
        out[index] = Some(match below {
            Some((below, key)) if upper && below != *suffix => {
                let leaf = key.rsplit('-').next().unwrap_or(key);
                format!("{suffix}-{leaf}")
            }
            _ => (*suffix).to_owned(),
        });
        if let Some(key) = out[index].clone().filter(|key| key != suffix)
            && !above.iter().any(|(_, known)| *known == key)
        {
            above.push((suffix, key));
        }
    }
    // A province named alone is the one province there is; of several nobody can say.
    for (index, blank) in blanks.iter().enumerate() {
        let Site::Suffix(suffix) = &blank.2.site else { continue };
        if out[index].as_deref() == Some(*suffix) {
            let mut known = above.iter().filter(|(name, _)| name == suffix);
            match (known.next(), known.next()) {
                (Some((_, key)), None) => out[index] = Some(key.clone()),
                (Some(_), Some(_)) => out[index] = None,
                _ => {}
            }
        }
    }
    out
}

/// Places with one ending side by side are not one place: __县、__县.
fn coordinated(view: &View, blanks: &[(Token, usize, Reading)]) -> Vec<bool> {
    let mut out = vec![false; blanks.len()];
    for index in 1..blanks.len() {
        let ((_, one, first), (_, two, second)) = (&blanks[index - 1], &blanks[index]);
        let Site::Suffix(a) = &first.site else { continue };
        let same = matches!(&second.site, Site::Suffix(b) if a == b);
        let between = view.chars.get(one + 1 + a.chars().count()..*two).unwrap_or_default();
        let join = matches!(between.last(), Some('、' | '和' | '与' | '同' | '及'));
        if same && join && between.len() <= 8 && !between.contains(&MARK) {
            out[index - 1] = true;
            out[index] = true;
        }
    }
    out
}
