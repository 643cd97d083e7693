//! Themes: how a document looks, as data.

/// How a document looks: page, fonts, sizes; the built-in ones lie in `templates/themes`.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {}

impl Theme {
    /// The theme of news releases.
    pub fn news() -> &'static Theme {
        static NEWS: Theme = Theme {};
        &NEWS
    }
}
