//! Paths of pictures: beside or below the data file, nowhere else.

use super::check_characters;
use crate::fact::Value;
use crate::picture::check_name;
use crate::problem::{Bilingual, Code, Fault, say};

/// The path of a picture relative to the data file, such as `photos/forum.jpg`.
///
/// Refused before anything is opened: absolute paths, `..`, drive letters, backslashes, URLs, device names,
/// invisible characters and other endings than `.png`, `.jpg` and `.jpeg`. At most 200 characters.
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
        check_characters(text)?;
        check_name(text).map_err(|reason| {
            let hint = say!(
                "把图片放在数据文件旁边或其下级文件夹，写成 photos/座谈会.jpg 这样",
                "put the picture beside or below the data file and write it like photos/forum.jpg"
            );
            Fault::new(Code::PathUnsafe, reason, hint)
        })?;
        Ok(Self(text.to_owned()))
    }
}

super::serde_text!(PicturePath);
