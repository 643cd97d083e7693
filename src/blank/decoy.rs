//! Signs that are something else in their line: emphasis of Markdown, boxes to tick.

use super::clean::is_han;
use super::kind::BlankKind;
use super::resolve::Reading;
use super::token::{Form, Token};
use crate::sign::Sign;

/// Which readings are no blanks, seen together with the others of their line.
pub(super) fn decoys(text: &str, blanks: &[(Token, usize, Reading)]) -> Vec<bool> {
    let mut out = vec![false; blanks.len()];
    for (sign, length) in
        [(Sign::Star, 1), (Sign::Star, 2), (Sign::Star, 3), (Sign::Line, 1), (Sign::Line, 2)]
    {
        let same: Vec<usize> = (0..blanks.len())
            .filter(|index| blanks[*index].0.form == Form::Run(sign) && blanks[*index].0.length == length)
            .collect();
        emphasis(text, blanks, &same, sign, &mut out);
    }
    for (index, (token, _, _)) in blanks.iter().enumerate() {
        let mark = matches!(token.form, Form::Run(Sign::Square | Sign::Circle)) && token.length == 1;
        if mark && !is_inside(text, token) {
            out[index] = true;
        }
    }
    out
}

/// Two signs that can open and close an emphasis, unless the words beside both say what they hide.
fn emphasis(text: &str, blanks: &[(Token, usize, Reading)], same: &[usize], sign: Sign, out: &mut [bool]) {
    let mut at = 0;
    while at + 1 < same.len() {
        let (one, two) = (same[at], same[at + 1]);
        let (open, close) = (&blanks[one].0, &blanks[two].0);
        let told = |index: usize| {
            let reading: &Reading = &blanks[index].2;
            !matches!(reading.kind, BlankKind::Unknown | BlankKind::TitlePart)
        };
        let inner = &text[open.span.end..close.span.start];
        // Of `__` a blank is likelier than emphasis: one that is told stays unless the pair makes a label.
        let blank = match sign {
            Sign::Line => told(two) || told(one) && !is_label(text, inner, close),
            _ => told(one) && told(two),
        };
        let marked =
            !inner.contains('\n') && !matches!(inner, "和" | "与" | "、" | "或" | "及" | "至" | "到");
        if marked && opens(text, open, sign) && closes(text, close, sign) && !blank {
            out[one] = true;
            out[two] = true;
            at += 2;
        } else {
            at += 1;
        }
    }
}

/// __年度总结__：, a phrase at whose end a line or a label ends.
fn is_label(text: &str, inner: &str, close: &Token) -> bool {
    let (_, after) = sides(text, close);
    !inner.contains(['，', '。', '、', ',', '；']) && (after.is_whitespace() || matches!(after, '：' | ':'))
}

/// The characters on both sides of a token; a space at the ends of the text.
fn sides(text: &str, token: &Token) -> (char, char) {
    let before = text[..token.span.start].chars().next_back().unwrap_or(' ');
    (before, text[token.span.end..].chars().next().unwrap_or(' '))
}

fn opens(text: &str, token: &Token, sign: Sign) -> bool {
    let (before, after) = sides(text, token);
    let word = |c: char| is_han(c) || c.is_alphanumeric();
    match sign {
        // Within a word `_` opens nothing.
        Sign::Line => !word(before) && (word(after) || "“《（(‘".contains(after)),
        _ => !after.is_whitespace() && !"，。、；：）》”,.;:)".contains(after),
    }
}

fn closes(text: &str, token: &Token, sign: Sign) -> bool {
    let (before, after) = sides(text, token);
    let word = |c: char| is_han(c) || c.is_alphanumeric();
    match sign {
        Sign::Line => !before.is_whitespace() && !"，、（(“《,".contains(before) && !word(after),
        _ => !before.is_whitespace() && !"，、（(“《,".contains(before),
    }
}

/// Whether a single □ or ○ stands inside a word, as blanks do and boxes and bullets do not: 青禾○中学, 5月□日.
fn is_inside(text: &str, token: &Token) -> bool {
    let (before, after) = sides(text, token);
    let dated = after == '年' && text[token.span.end..].chars().nth(1).is_some_and(|c| Sign::of(c).is_some());
    dated || is_han(before) || before.is_ascii_digit()
}
