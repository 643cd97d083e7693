//! Wording: slips in any text of the file, found without knowing what the text is for.

use super::inside;
use crate::fact::Value;
use crate::problem::{Bilingual, Code, Place, Problem, Severity, say};
use crate::source::Source;
use crate::value::Period;
use crate::yaml::{Node, texts};

/// One slip: its code, the bytes it covers, what it is and what to do.
struct Slip {
    code: Code,
    at: std::ops::Range<usize>,
    message: Bilingual,
    hint: Bilingual,
}

type Rule = fn(&str) -> Option<Slip>;

/// Every rule over one text, with the signs it needs to find anything; the first fault of each is told.
const RULES: [(u16, Rule); 10] = [
    (REPEAT, doubled),
    (STOPS, punctuation),
    (STRAIGHT, straight),
    (PAIRED, unbalanced),
    (PAIRED, comma),
    (HALF, ascii),
    (SPACE, blank),
    (DIGIT, approximate),
    (DIGIT, years),
    (HAN, honorific),
];

const HAN: u16 = 1;
const REPEAT: u16 = 1 << 1;
const STOPS: u16 = 1 << 2;
const STRAIGHT: u16 = 1 << 3;
const PAIRED: u16 = 1 << 4;
const HALF: u16 = 1 << 5;
const SPACE: u16 = 1 << 6;
const DIGIT: u16 = 1 << 7;
const OWN: u16 = 1 << 8;

/// Which signs a text holds: one pass decides which rules are worth running.
fn signs(text: &str) -> u16 {
    let mut seen = 0;
    let mut last = ['\0'; 5];
    for c in text.chars() {
        seen |= match c {
            '0'..='9' => DIGIT,
            '"' => STRAIGHT,
            ',' | ';' | '?' | '!' => HALF,
            ' ' | '\u{a0}' => SPACE,
            '“' | '”' | '《' | '》' | '（' | '）' => PAIRED,
            '，' | '。' | '、' | '；' | '：' if is_stop(last[0]) => STOPS,
            '我' => HAN | OWN,
            c if is_han(c) => HAN,
            _ => 0,
        };
        // The character before again, or the last two characters as they stood two to four places back.
        let again = c == last[0] || (2..=4).any(|back| c == last[back - 1] && last[0] == last[back]);
        seen |= if again { REPEAT } else { 0 };
        last.rotate_right(1);
        last[0] = c;
    }
    seen
}

pub(super) fn check(node: &Node, source: &Source, neutral: bool, most: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    texts(node, &mut |path, node, text| {
        if problems.len() >= most {
            return;
        }
        let seen = signs(text);
        // Codes, paths and Latin texts follow other rules.
        if seen & HAN == 0 {
            return;
        }
        let future = if told_as_done(path.key()) { future(text) } else { None };
        let own = if neutral && seen & OWN != 0 { own_side(text) } else { None };
        let found = RULES.iter().filter(|(needs, _)| seen & needs != 0).filter_map(|(_, rule)| rule(text));
        for slip in found.chain(own).chain(future) {
            let place = Some(Place { source: source.clone(), span: inside(node, source, text, slip.at) });
            let Slip { code, message, hint, .. } = slip;
            let path = path.to_string();
            problems.push(Problem {
                code,
                severity: Severity::Warning,
                place,
                path,
                field: String::new(),
                message,
                hint,
            });
        }
    });
    problems
}

fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3134f}')
}

/// 参加参加, 的的: a word of two to four characters twice in a row, or a particle twice.
fn doubled(text: &str) -> Option<Slip> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end = |n: usize| chars.get(n).map_or(text.len(), |(at, _)| *at);
    for start in 0..chars.len() {
        for size in [1usize, 2, 3, 4] {
            let Some(twice) = chars.get(start..start + 2 * size) else { break };
            let (one, two) = twice.split_at(size);
            let same = one.iter().zip(two).all(|((_, a), (_, b))| a == b && is_han(*a));
            if !same || !suspicious(one, chars.get(start + 2 * size).map(|(_, c)| *c)) {
                continue;
            }
            let word = &text[end(start)..end(start + size)];
            return Some(Slip {
                code: Code::TextDoubled,
                at: end(start)..end(start + 2 * size),
                message: say!("“{word}”连写了两次", "`{word}` stands twice in a row"),
                hint: say!("删去多余的一个", "remove one"),
            });
        }
    }
    None
}

/// Doubling that is a slip and not a figure of speech (一个一个, 研究研究, 的的确确).
fn suspicious(word: &[(usize, char)], next: Option<char>) -> bool {
    let first = word[0].1;
    match word {
        [(_, c)] => matches!(c, '的' | '在' | '与' | '和' | '对') && next != Some('确') && next != Some('美'),
        [(_, a), (_, b)] => a != b && !"一每几很非讨研商交学了看想试".contains(first),
        _ => word.iter().any(|(_, c)| *c != first) && first != '一',
    }
}

/// ，， 。。 ，。: stops that cannot follow each other.
fn punctuation(text: &str) -> Option<Slip> {
    let (at, (a, b)) = text
        .char_indices()
        .zip(text.chars().skip(1))
        .find_map(|((at, a), b)| (is_stop(a) && is_stop(b)).then_some((at, (a, b))))?;
    Some(Slip {
        code: Code::TextPunctuation,
        at: at..at + a.len_utf8() + b.len_utf8(),
        message: say!("标点“{a}{b}”连在一起", "the stops `{a}{b}` follow each other"),
        hint: say!("只留一个", "keep one"),
    })
}

fn straight(text: &str) -> Option<Slip> {
    let at = text.find('"')?;
    Some(Slip {
        code: Code::TextQuotes,
        at: at..at + 1,
        message: say!("用了直引号 \"", "a straight quote"),
        hint: say!("改用中文引号“ ”", "use “ ”"),
    })
}

/// Quotes and title marks that do not pair.
fn unbalanced(text: &str) -> Option<Slip> {
    // ’ also stands for an apostrophe in Latin names: ‘ ’ are not counted.
    const PAIRS: [(char, char); 3] = [('“', '”'), ('《', '》'), ('（', '）')];
    let mut open: [Vec<usize>; 3] = Default::default();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        for ((opening, closing), stack) in PAIRS.iter().zip(&mut open) {
            if c == *opening {
                stack.push(at);
            } else if c == *closing && stack.pop().is_none() {
                return Some(unpaired(c, at));
            }
        }
    }
    let left = PAIRS.iter().zip(&open).filter_map(|((opening, _), stack)| Some((*stack.first()?, *opening)));
    left.min().map(|(at, sign)| unpaired(sign, at))
}

fn unpaired(sign: char, at: usize) -> Slip {
    Slip {
        code: Code::TextQuotes,
        at: at..at + sign.len_utf8(),
        message: say!("“{sign}”没有配对", "`{sign}` has no partner"),
        hint: say!("补上另一半，或删去这一个", "add its partner or remove it"),
    }
}

/// “甲”、“乙”: no 、 between adjacent quotes or titles (GB/T 15834-2011, 4.5.3.5).
fn comma(text: &str) -> Option<Slip> {
    let (at, found) = text.match_indices('、').find_map(|(at, _)| {
        let start = at.checked_sub('”'.len_utf8())?;
        ["”、“", "》、《"]
            .into_iter()
            .find(|found| text.as_bytes()[start..].starts_with(found.as_bytes()))
            .map(|f| (start, f))
    })?;
    Some(Slip {
        code: Code::TextQuoteComma,
        at: at..at + found.len(),
        message: say!("并列的引号或书名号之间多了顿号", "a 、 between adjacent quotes or titles"),
        hint: say!("删去中间的“、”（GB/T 15834 4.5.3.5）", "remove it (GB/T 15834, 4.5.3.5)"),
    })
}

/// Half-width , ; ? ! right after 汉字.
fn ascii(text: &str) -> Option<Slip> {
    let mut before = None;
    for (at, c) in text.char_indices() {
        if matches!(c, ',' | ';' | '?' | '!') && before.is_some_and(is_han) {
            return Some(Slip {
                code: Code::TextAscii,
                at: at..at + 1,
                message: say!("汉字后面用了半角标点“{c}”", "half-width `{c}` after Chinese"),
                hint: say!("改用全角标点", "use the full-width sign"),
            });
        }
        before = Some(c);
    }
    None
}

/// A blank between two 汉字.
fn blank(text: &str) -> Option<Slip> {
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if matches!(c, ' ' | '\u{a0}') && before.is_some_and(is_han) && next.is_some_and(is_han) {
            let short = text
                .rsplit_once(' ')
                .is_some_and(|(_, name)| name.chars().count() <= 4 && name.chars().all(is_han));
            // “职务 姓名” is how persons are written.
            if short && text.matches(' ').count() == 1 {
                return None;
            }
            return Some(Slip {
                code: Code::TextSpace,
                at: at..at + c.len_utf8(),
                message: say!("汉字之间有空格", "a blank between Chinese characters"),
                hint: say!("删去空格", "remove it"),
            });
        }
        before = Some(c);
    }
    None
}

/// Words before a number that say it is not exact.
const BEFORE: [&str; 6] = ["约", "近", "逾", "超", "超过", "将近"];
/// Words after a number that say it is not exact.
const AFTER: [&str; 5] = ["余", "多", "左右", "以上", "上下"];

/// 约50余名, 20余次以上: two approximation words on one number (conventions of GB/T 15835-2011, practice).
fn approximate(text: &str) -> Option<Slip> {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | '万' | '亿');
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let end = start + text[start..].find(|c| !digit(c)).unwrap_or(text.len() - start);
        from = end;
        let before = BEFORE.iter().find(|word| text[..start].ends_with(**word));
        // The second word stands behind the classifier: 20余次以上.
        let near = text[end..].char_indices().nth(5).map_or(&text[end..], |(five, _)| &text[end..end + five]);
        let mut after = AFTER.iter().filter_map(|word| near.find(word).map(|at| (at, *word)));
        let direct = after.clone().find(|(at, _)| *at == 0);
        let (first, second) = match (before, direct) {
            (Some(before), Some((_, word))) => (*before, word),
            (None, Some((_, word))) => {
                match after.find(|(at, other)| *at > 0 && *other != word && *at <= 9) {
                    Some((_, other)) => (word, other),
                    None => continue,
                }
            }
            _ => continue,
        };
        return Some(Slip {
            code: Code::TextApprox,
            at: start..end,
            message: say!("同一个数用了“{first}”和“{second}”", "`{first}` and `{second}` on one number"),
            hint: say!("只留一个约数词", "keep one of them"),
        });
    }
    None
}

/// 2019-2020年: a hyphen between years (GB/T 15834-2011, 4.13); a field that is a period prints it right.
fn years(text: &str) -> Option<Slip> {
    let year = |digits: &&str| digits.bytes().all(|b| b.is_ascii_digit());
    let (at, right) = text.match_indices(['-', '–', '~']).find_map(|(sign_at, sign)| {
        let first = sign_at.checked_sub(4)?;
        let start = text.get(first..sign_at).filter(year)?;
        let second = sign_at + sign.len();
        let end = text.get(second..second + 4).filter(year)?;
        if text[..first].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            return None;
        }
        let right = match &text[second + 4..] {
            rest if rest.starts_with('年') => format!("{start}年至{end}年"),
            rest if rest.starts_with("学年") => format!("{start}—{end}学年"),
            _ => return None,
        };
        Some((first..second + 4, right))
    })?;
    if Period::parse(text).is_ok() {
        return None;
    }
    Some(Slip {
        code: Code::TextYears,
        at,
        message: say!("起止年份之间用了半角连接号", "a hyphen between two years"),
        hint: say!("改成“{right}”", "write `{right}`"),
    })
}

/// 我县 or 我市 in a text that takes nobody's side.
fn own_side(text: &str) -> Option<Slip> {
    let (at, word) = text.match_indices('我').find_map(|(at, _)| {
        let level = text[at..].chars().nth(1).filter(|level| "县市区州省镇乡".contains(*level))?;
        // 自我区分: the sign must begin a word.
        (!text[..at].ends_with('自')).then(|| (at, &text[at..at + '我'.len_utf8() + level.len_utf8()]))
    })?;
    Some(Slip {
        code: Code::TextLocal,
        at: at..at + word.len(),
        message: say!("中性口径的稿件里写了“{word}”", "`{word}` in a text told from neither side"),
        hint: say!("改写地名，或在“口径”里写明帮扶方或受援方", "name the place, or set the perspective"),
    })
}

/// Whom one does not count by the polite 位: pupils, and the own staff.
const PLAIN: [&str; 8] = ["学生", "同学", "幼儿", "儿童", "孩子", "营员", "学员", "我"];

/// 36位学生: 位 is polite, and not said of pupils or one's own people (practice).
fn honorific(text: &str) -> Option<Slip> {
    let (at, _) = text.match_indices('位').find(|(at, sign)| {
        let counted =
            text[..*at].ends_with(|c: char| c.is_ascii_digit() || "余多一二两三四五六七八九十百".contains(c));
        counted && PLAIN.iter().any(|word| text[at + sign.len()..].starts_with(word))
    })?;
    Some(Slip {
        code: Code::TextHonorific,
        at: at..at + '位'.len_utf8(),
        message: say!(
            "量词“位”不用于学生和自己人",
            "the polite 位 is not said of pupils or one's own people"
        ),
        hint: say!("改用“名”", "use 名"),
    })
}

/// Fields that tell what was done, by their last key: what is still to come belongs to the plan.
fn told_as_done(key: &str) -> bool {
    matches!(key, "活动" | "activities" | "成效" | "outcomes" | "经过" | "details")
}

/// 将于, 拟在: the future in what is told as done.
fn future(text: &str) -> Option<Slip> {
    let (at, word) = ["将于", "将在", "拟于", "拟在", "计划于"]
        .iter()
        .filter_map(|word| text.find(word).map(|at| (at, *word)))
        .min()?;
    Some(Slip {
        code: Code::TextFuture,
        at: at..at + word.len(),
        message: say!(
            "这里写的是已经做的事，“{word}”说的是将来",
            "`{word}` speaks of the future where things done are told"
        ),
        hint: say!("还没有做的写到“下一步”里", "what is still to come belongs to `plan`"),
    })
}
