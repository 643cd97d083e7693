//! Codes by their names, and those that look most like a name that is none.

use super::Code;

impl Code {
    /// The code of a text, such as `value.money.unit`.
    ///
    /// # Examples
    /// ```
    /// use jianbao::Code;
    /// assert_eq!(Code::named("value.money.unit"), Some(Code::MoneyUnit));
    /// assert_eq!(Code::named("value.money"), None);
    /// ```
    pub fn named(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }

    /// The codes that look most like a text that is none, best first, at most three.
    ///
    /// Like: at least half of the text stands at the beginning and the end of the code, or all of it inside.
    ///
    /// # Examples
    /// ```
    /// use jianbao::Code;
    /// assert_eq!(Code::near("value.mony.unit").first(), Some(&Code::MoneyUnit));
    /// assert!(Code::near("七").is_empty());
    /// ```
    pub fn near(text: &str) -> Vec<Self> {
        let score = |code: Self| {
            let (code, text) = (code.as_str().as_bytes(), text.as_bytes());
            let head = code.iter().zip(text).take_while(|(a, b)| a == b).count();
            let tail = code.iter().rev().zip(text.iter().rev()).take_while(|(a, b)| a == b).count();
            (head + tail).min(text.len())
        };
        let inside = |code: Self| text.len() > 2 && code.as_str().contains(text);
        let mut found: Vec<(usize, Self)> = Self::ALL
            .iter()
            .map(|code| (if inside(*code) { text.len() } else { score(*code) }, *code))
            .filter(|(score, _)| *score > 2 && score * 2 >= text.len())
            .collect();
        found.sort_by_key(|(score, code)| (std::cmp::Reverse(*score), code.as_str().len()));
        found.into_iter().take(3).map(|(_, code)| code).collect()
    }
}
