//! Themes: how a document looks, as data.

use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::docx::Parts;
use super::length::{Chars, Length};
use crate::error::{Error, ErrorKind};
use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity, say};
use crate::source::{Source, Span};

/// How a document looks: page, fonts, sizes; the built-in ones lie in `templates/themes`.
///
/// What a writer makes of a theme once (styles, page, numbering) is kept with it: use one theme for many documents.
#[derive(Debug, Clone)]
pub struct Theme {
    look: Result<Look, Bilingual>,
    pub(in crate::write) docx: OnceLock<Parts>,
}

impl PartialEq for Theme {
    fn eq(&self, other: &Self) -> bool {
        self.look == other.look
    }
}

impl Theme {
    /// The theme of news releases.
    pub fn news() -> &'static Theme {
        static NEWS: LazyLock<Theme> = LazyLock::new(|| Theme {
            look: Look::read(include_str!("../../templates/themes/news.yaml"))
                .map_err(|fault| say!("内置样式有误：{fault}", "the built-in theme is broken: {fault}")),
            docx: OnceLock::new(),
        });
        &NEWS
    }

    /// Reads a theme from YAML of the shape of `templates/themes/news.yaml`: every key is given, none is unknown.
    ///
    /// # Errors
    /// The YAML cannot be read, a key is missing or unknown, or a value is not of its kind; the problem points
    /// to the line.
    ///
    /// # Examples
    /// ```
    /// let fault = jianbao::Theme::from_yaml("page: { width: wide }").unwrap_err();
    /// assert!(fault.to_string().contains("wide"));
    /// ```
    pub fn from_yaml(yaml: &str) -> Result<Theme, Error> {
        let look = Look::read(yaml).map_err(|fault| located(yaml, &fault))?;
        Ok(Theme { look: Ok(look), docx: OnceLock::new() })
    }

    /// What the theme says.
    ///
    /// # Errors
    /// It is a built-in theme and broken, which a test rules out.
    pub(in crate::write) fn look(&self) -> Result<&Look, Error> {
        self.look.as_ref().map_err(|message| ErrorKind::Write(message.clone()).into())
    }
}

/// The problem behind a YAML fault, with its place.
fn located(yaml: &str, fault: &serde_yaml::Error) -> Error {
    let at = fault.location().map(|location| location.index());
    let place = at.map(|at| Place { source: Source::new("theme.yaml", yaml), span: Span::new(at, at) });
    ErrorKind::Template(Problems::from_iter([Problem {
        code: Code::ThemeForm,
        severity: Severity::Error,
        place,
        path: String::new(),
        field: String::new(),
        message: say!("样式文件读不懂：{fault}", "the theme cannot be read: {fault}"),
        hint: say!("请对照 templates/themes/news.yaml", "compare it with templates/themes/news.yaml"),
    }]))
    .into()
}

/// Everything a theme says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct Look {
    pub(in crate::write) page: Page,
    pub(in crate::write) fonts: Vec<Font>,
    /// The font of digits and Latin letters.
    pub(in crate::write) latin: String,
    /// The font of emphasised Chinese text.
    pub(in crate::write) emphasis: String,
    /// The colour of links.
    pub(in crate::write) link: Colour,
    pub(in crate::write) styles: Styles,
    pub(in crate::write) lists: Lists,
    pub(in crate::write) table: TableLook,
    pub(in crate::write) figure: FigureLook,
    pub(in crate::write) page_number: PageNumber,
}

impl Look {
    fn read(yaml: &str) -> Result<Look, serde_yaml::Error> {
        serde_yaml::from_str(yaml)
    }
}

/// Paper, margins and line pitch.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct Page {
    pub(in crate::write) width: Length,
    pub(in crate::write) height: Length,
    pub(in crate::write) top: Length,
    pub(in crate::write) bottom: Length,
    pub(in crate::write) left: Length,
    pub(in crate::write) right: Length,
    /// From the paper's edge to the page head.
    pub(in crate::write) header: Length,
    /// From the paper's edge to the page number.
    pub(in crate::write) footer: Length,
    /// From line to line.
    pub(in crate::write) line: Length,
}

impl Page {
    /// How wide the text is.
    pub(in crate::write) fn text_width(&self) -> Length {
        self.width.less(self.left).less(self.right)
    }

    /// How high the text is.
    pub(in crate::write) fn text_height(&self) -> Length {
        self.height.less(self.top).less(self.bottom)
    }
}

/// A font and what stands in for it where it is missing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct Font {
    pub(in crate::write) name: String,
    pub(in crate::write) instead: Vec<String>,
    pub(in crate::write) shape: Shape,
    /// Whether it is a font of Chinese characters.
    #[serde(default)]
    pub(in crate::write) chinese: bool,
}

/// The family a font belongs to, for those who must replace it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::write) enum Shape {
    /// With serifs: 宋, 仿宋, 楷.
    Serif,
    /// Without: 黑.
    Sans,
}

/// A colour as six hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::write) struct Colour(pub(in crate::write) String);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Self(text));
        }
        Err(format!("“{text}”不是颜色，请写 0563C1 这样的六位 (no colour)"))
    }
}

/// One style for each kind of paragraph.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct Styles {
    pub(in crate::write) title: Style,
    /// Headings of level 2 to 6.
    pub(in crate::write) headings: [Style; 5],
    pub(in crate::write) paragraph: Style,
    /// The line under the title.
    pub(in crate::write) byline: Style,
    /// The same kind of line elsewhere, mostly at the end.
    pub(in crate::write) signature: Style,
    pub(in crate::write) quote: Style,
    pub(in crate::write) list: Style,
    pub(in crate::write) cell: Style,
    pub(in crate::write) cell_head: Style,
    pub(in crate::write) figure: Style,
    pub(in crate::write) caption: Style,
}

/// How one kind of paragraph looks.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct Style {
    /// The font of its Chinese characters.
    pub(in crate::write) font: String,
    pub(in crate::write) size: Length,
    pub(in crate::write) align: Side,
    /// The indent of the first line.
    #[serde(default)]
    pub(in crate::write) indent: Chars,
    #[serde(default)]
    pub(in crate::write) left: Chars,
    #[serde(default)]
    pub(in crate::write) right: Chars,
    /// From line to line.
    #[serde(default)]
    pub(in crate::write) line: Line,
    #[serde(default)]
    pub(in crate::write) before: Length,
    #[serde(default)]
    pub(in crate::write) after: Length,
    #[serde(default)]
    pub(in crate::write) bold: bool,
    /// Whether it stays on one page with what follows.
    #[serde(default)]
    pub(in crate::write) keep_next: bool,
}

/// How the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::write) enum Side {
    Left,
    Centre,
    Right,
    Justify,
}

/// From line to line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::write) enum Line {
    /// The page's pitch.
    #[default]
    Page,
    /// As the type needs.
    Single,
    /// Exactly so much.
    Exact(Length),
}

impl TryFrom<String> for Line {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text == "single" { Ok(Self::Single) } else { text.parse().map(Self::Exact) }
    }
}

/// Bullets, numbers and how far items stand in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct Lists {
    /// The bullet of each level; deeper ones take the last.
    pub(in crate::write) bullets: Vec<String>,
    /// The number of each level with `{n}` for the figure; deeper ones take the last.
    pub(in crate::write) numbers: Vec<String>,
    pub(in crate::write) indent: Chars,
    pub(in crate::write) hanging: Chars,
}

/// Rules and widths of tables.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct TableLook {
    pub(in crate::write) rule: Length,
    pub(in crate::write) margin: Length,
    /// The least width of a column, in Chinese characters.
    pub(in crate::write) narrowest: u16,
    /// The width from which a cell is broken over lines, in Chinese characters.
    pub(in crate::write) widest: u16,
}

/// The size of pictures.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct FigureLook {
    /// The greatest height, in hundredths of the text's height.
    pub(in crate::write) tallest: u8,
    pub(in crate::write) pixels_per_inch: u16,
}

/// The page number.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::write) struct PageNumber {
    pub(in crate::write) font: String,
    pub(in crate::write) latin: String,
    pub(in crate::write) size: Length,
    pub(in crate::write) align: Side,
    pub(in crate::write) before: String,
    pub(in crate::write) after: String,
}
