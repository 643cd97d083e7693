//! CSS of a theme's values: lengths, texts in quotes, names of fonts.

use crate::write::look::{Font, Length, Serifs};

/// Ten-thousandths as a plain number: 13,750 are `1.375`.
fn decimal(ten_thousandths: i64) -> String {
    let text = format!("{}.{:04}", ten_thousandths / 10_000, ten_thousandths % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How many times one length is in another.
pub(super) fn ratio(length: Length, one: Length) -> String {
    let (length, one) = (length.to_emu(), one.to_emu().max(1));
    decimal((length * 10_000 + one / 2) / one)
}

/// A length that is the same everywhere: millimetres where they are whole tenths, else points.
pub(super) fn absolute(length: Length) -> String {
    match length.to_emu() {
        emu if emu % 3_600 == 0 => format!("{}mm", decimal(emu * 10_000 / 36_000)),
        emu => format!("{}pt", decimal(emu * 10_000 / 12_700)),
    }
}

/// Hundredths of the type's size.
pub(super) fn em(hundredths: i64) -> String {
    if hundredths == 0 {
        return "0".to_owned();
    }
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}em", decimal(hundredths.abs() * 100))
}

/// A text in quotes. What is neither a letter nor a digit is written by its number, so that no text ends the quotes, the
/// rule or the style element.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric()
            || matches!(c, ' ' | '_' | '-' | '.' | '—' | '（' | '）' | '、' | '•' | '–' | '▪')
        {
            out.push(c);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out.push('"');
    out
}

/// What systems in other languages call the fonts that come with Windows and macOS.
const ENGLISH: [(&str, &str); 10] = [
    ("仿宋", "FangSong"),
    ("楷体", "KaiTi"),
    ("黑体", "SimHei"),
    ("宋体", "SimSun"),
    ("华文仿宋", "STFangsong"),
    ("华文楷体", "STKaiti"),
    ("华文黑体", "STHeiti"),
    ("华文宋体", "STSong"),
    ("华文中宋", "STZhongsong"),
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
];

/// A font and all that may stand in for it, the type for digits and letters before it.
pub(super) fn family(font: &Font) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in std::iter::once(&font.name).chain(&font.instead) {
        names.push(name.as_str());
        names.extend(ENGLISH.iter().find(|(chinese, _)| *chinese == name.as_str()).map(|(_, name)| *name));
    }
    // What other systems have of that shape.
    names.extend(match font.shape {
        Serifs::Serif => ["Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun"],
        Serifs::Sans => ["PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei"],
    });
    let mut out = String::from("latin");
    for (at, name) in names.iter().enumerate() {
        if !names[..at].contains(name) {
            out.extend([",", &quoted(name)]);
        }
    }
    out.push_str(match font.shape {
        Serifs::Serif => ",serif",
        Serifs::Sans => ",sans-serif",
    });
    out
}

/// The fonts of digits and letters, from those installed: no other character is taken from them, since “ ” … — are
/// wider in a Chinese font.
pub(super) fn latin(font: &Font) -> String {
    let names: Vec<String> = std::iter::once(&font.name)
        .chain(&font.instead)
        .map(|name| format!("local({})", quoted(name.as_str())))
        .collect();
    format!("@font-face{{font-family:latin;src:{};unicode-range:U+20-7E}}\n", names.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Value;

    #[test]
    fn lengths_are_written_in_units_of_css() {
        let length = |text: &str| Length::parse(text).unwrap_or_default();
        assert_eq!(ratio(length("22pt"), length("16pt")), "1.375");
        assert_eq!(ratio(length("28.95pt"), length("22pt")), "1.3159");
        assert_eq!(absolute(length("37mm")), "37mm");
        assert_eq!(absolute(length("579twip")), "28.95pt");
        assert_eq!((em(525), em(-375), em(0)), ("5.25em".into(), "-3.75em".into(), "0".into()));
    }

    #[test]
    fn no_name_leaves_its_quotes() {
        assert_eq!(quoted("方正小标宋_GBK"), "\"方正小标宋_GBK\"");
        assert_eq!(quoted("a\"}</style>\\"), "\"a\\22 \\7d \\3c \\2f style\\3e \\5c \"");
    }
}
