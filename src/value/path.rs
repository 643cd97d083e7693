//! Paths of pictures: beside or below the data file, nowhere else.

use crate::fact::Value;
use crate::problem::{Bilingual, Code, Fault, say};

/// The path of a picture relative to the data file, such as `photos/forum.jpg`.
///
/// Refused before anything is opened: absolute paths, `..`, drive letters, backslashes, URLs, device names and
/// other endings than `.png`, `.jpg` and `.jpeg`. At most 200 characters.
///
/// # Examples
/// ```
/// use jianbao::PicturePath;
/// assert!("photos/会场.jpg".parse::<PicturePath>().is_ok());
/// assert!("../secret.png".parse::<PicturePath>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PicturePath(String);

impl PicturePath {
    /// The path as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PicturePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Value for PicturePath {
    const TYPE: Bilingual<&'static str> = Bilingual::new("图片文件", "picture file");
    const SAMPLE: &'static str = "photos/座谈会.jpg";

    fn parse(text: &str) -> Result<Self, Fault> {
        match reason(text) {
            None => Ok(Self(text.to_owned())),
            Some(reason) => Err(Fault::new(
                Code::PathUnsafe,
                reason,
                say!(
                    "把图片放在数据文件旁边或其下级文件夹，写成 photos/座谈会.jpg 这样",
                    "put the picture beside or below the data file and write it like photos/forum.jpg"
                ),
            )),
        }
    }
}

/// Why a path cannot be used, if it cannot.
fn reason(text: &str) -> Option<Bilingual> {
    let lower = text.to_ascii_lowercase();
    let bad = |c: char| {
        c.is_control()
            || matches!(c, '\\' | ':' | '<' | '>' | '|' | '"' | '?' | '*' | '\u{fffe}' | '\u{ffff}')
    };
    if text.chars().count() > 200 {
        return Some(say!("路径太长", "the path is too long"));
    }
    if text.starts_with(['/', '~']) || text.contains(bad) {
        return Some(say!(
            "只能用相对路径，不能有冒号、反斜杠或网址",
            "only a relative path, no URL, drive or backslash"
        ));
    }
    if text.split('/').any(|step| step.is_empty() || step == "." || step == ".." || step.trim() != step) {
        return Some(say!("路径里不能有 .. 或空的一段", "no `..` and no empty step in the path"));
    }
    if ![".png", ".jpg", ".jpeg"].iter().any(|ending| lower.ends_with(ending)) {
        return Some(say!("只能用 PNG 或 JPEG 图片", "only PNG or JPEG pictures"));
    }
    None
}

super::serde_text!(PicturePath);
