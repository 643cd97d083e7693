//! Names of files: safe on every system, and told apart as the least careful system tells them.

use unicode_normalization::UnicodeNormalization;

/// Bytes of a whole name. Systems take 255; an encrypted disk takes fewer.
const MOST: usize = 200;
/// Bytes that the ending may take: `.html`, `.docx`.
const ENDING: usize = 5;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A text as a file's name without its ending, such as 临川区_青禾县 for 临川区/青禾县; empty if nothing of it can stand
/// in one.
///
/// Separators, characters that some system forbids, and hidden ones become `_`; blanks become one; dots, blanks and
/// dashes at both ends go; at most 195 bytes in whole characters.
pub(crate) fn safe(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for c in text.nfc() {
        let mut one = [0; 4];
        let one = &*c.encode_utf8(&mut one);
        let c = match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_whitespace() => ' ',
            _ if jianbao::visible(one) != one => '_',
            // Joiners and other marks of width nothing would make two names look the same.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{180e}' => '_',
            c => c,
        };
        if !(c == ' ' && name.ends_with(' ') || c == '_' && name.ends_with('_')) {
            name.push(c);
        }
    }
    let name = trim(&name);
    let device = is_device(name);
    let mut cut = name.len().min(MOST - ENDING - usize::from(device));
    while !name.is_char_boundary(cut) {
        cut -= 1;
    }
    let name = trim(name.get(..cut).unwrap_or_default());
    if device { format!("_{name}") } else { name.to_owned() }
}

/// Without what cannot stand, or looks odd, at either end of a name.
fn trim(name: &str) -> &str {
    name.trim_matches([' ', '.', '-', '_', '~'])
}

/// Whether Windows takes a name for a device: `con`, `COM1.总结`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let number = stem.strip_prefix("com").or(stem.strip_prefix("lpt")).unwrap_or_default();
    let mut digits = number.chars();
    let one = matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None));
    one || DEVICES.contains(&stem.as_str())
}

/// A name as a system sees it that neither tells large letters from small ones nor é from e with an accent.
pub(crate) fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}
