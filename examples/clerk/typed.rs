//! Slips of the keyboard that a reader of arguments takes for something else: Chinese signs, names with blanks.

use std::ffi::OsString;
use std::path::Path;

use crate::language::told;
use crate::output::quoted;

/// The words of a command, with the Chinese commas of a list of formats as it wants them.
pub(crate) fn mended(words: Vec<OsString>) -> Vec<OsString> {
    let mut behind = false;
    words
        .into_iter()
        .map(|word| {
            let Some(text) = word.to_str() else { return word };
            let list = behind || text.starts_with("--to=");
            behind = text == "--to";
            if list { OsString::from(text.replace(['，', '、'], ",")) } else { word }
        })
        .collect()
}

/// What is wrong with a command for anybody who sees it, though each word alone might be meant.
pub(crate) fn slip(words: &[OsString]) -> Option<String> {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).skip(1).collect();
    words.iter().find_map(|word| dash(word)).or_else(|| parted(&words))
}

/// `—to`, as word processors make it of `--to`.
fn dash(word: &str) -> Option<String> {
    let name = word.trim_start_matches(['-', '—', '–', '－', '―']);
    let wide = !word[..word.len() - name.len()].chars().all(|c| c == '-');
    let named = name.starts_with(|c: char| c.is_ascii_lowercase()) && !Path::new(word).exists();
    (wide && named).then(|| {
        let (word, lead) = (quoted(word), if name.chars().count() == 1 { "-" } else { "--" });
        let meant = quoted(&format!("{lead}{name}"));
        told!(
            "“{word}”前面的横线不是英文短横，请写成 {meant}",
            "the dash of `{word}` is not a hyphen; write {meant}"
        )
    })
}

/// A name with blanks that was typed without quotes, so that its pieces look like names of their own.
fn parted(words: &[&str]) -> Option<String> {
    let is_there = |name: &str| Path::new(name).exists();
    (2..=4).flat_map(|count| words.windows(count)).find_map(|pieces| {
        let whole = pieces.join(" ");
        let apart = pieces.iter().all(|piece| !piece.starts_with('-') && !is_there(piece));
        (apart && is_there(&whole)).then(|| {
            let whole = quoted(&whole);
            told!(
                "名字里有空格，前后要加英文引号：\"{whole}\"",
                "a name with blanks needs quotes: \"{whole}\""
            )
        })
    })
}
