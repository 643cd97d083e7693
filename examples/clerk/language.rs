//! The language of messages, chosen once when the program starts.

use std::ffi::OsString;
use std::sync::OnceLock;

use jianbao::Lang;

static LANG: OnceLock<Lang> = OnceLock::new();

/// The language of messages.
pub(crate) fn lang() -> Lang {
    LANG.get().copied().unwrap_or_default()
}

/// The sentence in the language of messages.
pub(crate) fn tr(zh: &'static str, en: &'static str) -> &'static str {
    match lang() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Formats one sentence in the language of messages: `told!("共 {n} 处", "{n} in all")`.
macro_rules! told {
    ($zh:literal, $en:literal $(, $($arg:tt)*)?) => {
        match $crate::language::lang() {
            jianbao::Lang::Zh => format!($zh $(, $($arg)*)?),
            jianbao::Lang::En => format!($en $(, $($arg)*)?),
        }
    };
}
pub(crate) use told;

/// Looks for `--lang en` before anything else is read, so that help and errors are in that language too.
pub(crate) fn choose(arguments: &[OsString]) {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let pair = words.windows(2).any(|pair| pair == ["--lang", "en"]);
    if pair || words.contains(&"--lang=en") {
        // Set once: nothing was chosen before.
        let _ = LANG.set(Lang::En);
    }
}
