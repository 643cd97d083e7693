//! What a picture may be called: one set of rules for data files and for loading.

use crate::problem::{Bilingual, is_hidden, say};

/// The most characters of a path.
const LONGEST_NAME: usize = 200;

/// Refuses every name that is not a plain path downwards to a PNG or JPEG.
pub(crate) fn check_name(name: &str) -> Result<(), Bilingual> {
    if name.is_empty() {
        return Err(say!(
            "没有写文件名；请写出图片文件的名字",
            "no file name; write the name of the picture file"
        ));
    }
    if name.chars().nth(LONGEST_NAME).is_some() {
        return Err(say!(
            "路径太长，最多 {LONGEST_NAME} 个字",
            "the path is too long, at most {LONGEST_NAME} characters"
        ));
    }
    if name.chars().any(is_hidden) {
        return Err(say!(
            "文件名里有看不见的控制字符；请重新输入文件名",
            "an invisible control character in the file name; type the name again"
        ));
    }
    if name.contains(['\\', ':', '<', '>', '|', '"', '?', '*']) {
        return Err(say!(
            "只能用相对路径，用 / 分隔文件夹；不能有冒号、反斜杠或网址",
            "only a relative path with / between folders; no URL, drive or backslash"
        ));
    }
    let odd = |step: &str| step.is_empty() || step == ".." || step.trim() != step;
    if name.starts_with(['/', '~']) || name.split('/').any(odd) {
        return Err(say!(
            "只能用相对路径，不能用 /、~ 开头，不能有 .. 或空的一段",
            "only a relative path: no leading / or ~, no `..` and no empty step"
        ));
    }
    if name.split('/').any(is_device) {
        return Err(say!(
            "这是系统保留的设备名；请给文件改名",
            "this name belongs to a device; rename the file"
        ));
    }
    let lower = name.to_ascii_lowercase();
    if ![".png", ".jpg", ".jpeg"].iter().any(|ending| lower.ends_with(ending)) {
        return Err(say!("只能用 PNG 或 JPEG 图片（.png、.jpg）", "only PNG or JPEG pictures (.png, .jpg)"));
    }
    Ok(())
}

/// Whether Windows takes a name for a device, whatever its ending: `nul.png`.
fn is_device(step: &str) -> bool {
    let stem = step.split('.').next().unwrap_or(step).trim_end().to_ascii_lowercase();
    let port = |name: &str| {
        let number = stem.strip_prefix(name).and_then(|rest| rest.parse::<u32>().ok());
        number.is_some_and(|number| (1..=9).contains(&number))
    };
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || port("com") || port("lpt")
}
