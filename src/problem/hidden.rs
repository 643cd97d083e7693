//! Characters that are not seen themselves, and texts without them.

use std::borrow::Cow;

/// A text that can be shown on a terminal on one line.
///
/// Controls, direction controls, noncharacters and other characters that are not seen but change what is seen
/// become `\u{…}`; a tab becomes four blanks and a line end one.
///
/// # Examples
/// ```
/// assert_eq!(jianbao::visible("好\u{202e}.yaml"), "好\\u{202e}.yaml");
/// ```
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_visible(&mut out, c);
    }
    out
}

pub(super) fn push_visible(out: &mut String, c: char) {
    match c {
        '\t' => out.push_str("    "),
        '\n' => out.push(' '),
        c if is_hidden(c) => out.push_str(&format!("\\u{{{:x}}}", c as u32)),
        c => out.push(c),
    }
}

/// Whether a character is not seen itself but may change what is seen or read: C0, DEL and C1 controls, direction
/// controls and marks, line and paragraph separators, zero-width and other invisible characters, noncharacters.
///
/// What Unicode calls `Default_Ignorable_Code_Point` (DerivedCoreProperties.txt), and a few that are as empty; without
/// the joiner and the selectors that choose the shape of the character before them, see [`shapes`].
pub(crate) fn is_hidden(c: char) -> bool {
    if matches!(c, ' '..='~' | '\u{2100}'..='\u{27ff}' | '\u{2900}'..='\u{3163}' | '\u{3165}'..='\u{d7ff}') {
        return false;
    }
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}')
        || matches!(c, '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{fdd0}'..='\u{fdef}')
        || matches!(c, '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}')
        || matches!(c, '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
        || (c as u32 & 0xfffe) == 0xfffe
}

/// Whether a character, unseen itself, chooses the shape of the one before it: a variation selector.
pub(crate) fn shapes(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Characters of a faulty text a message shows at most.
const SHOWN: usize = 40;

/// A faulty text as a message shows it; a long one is cut.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    cut(text.trim(), SHOWN)
}

/// The beginning of a text, with … if that is not all of it.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}
