//! Themes: how a document looks, as data that are checked like any input.

use std::sync::{LazyLock, OnceLock};

use super::docx::Parts;
use super::html::Sheet;
use super::look::{Base, Layer, Look, LookChange, faults};
use crate::error::{Error, ErrorKind};
use crate::fact::{Fact, Value};
use crate::problem::{Bilingual, Code, Problem, Problems, say};
use crate::source::{Source, Span};
use crate::yaml::{
    Fields, Limits, Node, NodeKind, Part, Path, Reader, describe, english, key, leaves, locate, parse,
    problem,
};

/// How a document looks: page, fonts, sizes; the built-in ones lie in `templates/themes`.
///
/// What a writer makes of a theme once (styles, page, numbering) is kept with it: use one theme for many documents.
/// Fonts are named, with names that may stand in for them; none is embedded.
#[derive(Debug, Clone)]
pub struct Theme {
    look: Result<Look, Bilingual>,
    docx: OnceLock<Parts>,
    html: OnceLock<Sheet>,
}

impl PartialEq for Theme {
    fn eq(&self, other: &Self) -> bool {
        self.look == other.look
    }
}

/// A built-in theme; a test rules out that one is broken.
fn built_in(name: &str, yaml: &str) -> Theme {
    let look = Theme::read(&Source::new(name, yaml)).and_then(|theme| theme.look().cloned());
    let look = look.map_err(|fault| say!("内置样式有误：{fault}", "the built-in theme is broken: {fault}"));
    Theme { look, docx: OnceLock::new(), html: OnceLock::new() }
}

impl Theme {
    /// The theme of news releases.
    pub fn news() -> &'static Theme {
        static NEWS: LazyLock<Theme> =
            LazyLock::new(|| built_in("news.yaml", include_str!("../../templates/themes/news.yaml")));
        &NEWS
    }

    /// The theme of official documents 公文, after GB/T 9704-2012.
    pub fn gongwen() -> &'static Theme {
        static GONGWEN: LazyLock<Theme> =
            LazyLock::new(|| built_in("gongwen.yaml", include_str!("../../templates/themes/gongwen.yaml")));
        &GONGWEN
    }

    /// The theme of briefings 简报, with a red masthead.
    pub fn briefing() -> &'static Theme {
        static BRIEFING: LazyLock<Theme> =
            LazyLock::new(|| built_in("briefing.yaml", include_str!("../../templates/themes/briefing.yaml")));
        &BRIEFING
    }

    /// The built-in theme of a name: `news` or 新闻稿, `gongwen` or 公文, `briefing` or 简报.
    ///
    /// # Examples
    /// ```
    /// use jianbao::Theme;
    /// assert_eq!(Theme::named("公文"), Some(Theme::gongwen()));
    /// assert_eq!(Theme::named("office.yaml"), None);
    /// ```
    pub fn named(name: &str) -> Option<&'static Theme> {
        Base::parse(name).ok().map(of_base)
    }

    /// Reads an office's own theme: YAML that names a built-in theme (`基于: 公文`) and says what differs from it.
    ///
    /// Keys are Chinese or English, as in `templates/themes/gongwen.yaml`, which lists them all. Lengths have a unit
    /// (`37mm`, `3.7cm`, `28.95pt`) or are type sizes (`三号`); a sheet is at most 558 mm, a margin at most 1000 mm.
    ///
    /// # Errors
    /// [`ErrorKind::Template`] with every fault, each with its line: an unknown key, a length without unit, margins
    /// that leave no room for text.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Source, Theme};
    /// let office = "基于: 公文\n版面: {左边距: 30mm, 右边距: 24mm}\n字体: {小标宋: 华文中宋}\n";
    /// assert!(Theme::read(&Source::new("office.yaml", office)).is_ok());
    /// let wrong = "基于: 公文\n版面: {左边距: 30}\n";
    /// let fault = Theme::read(&Source::new("office.yaml", wrong)).unwrap_err();
    /// assert_eq!(fault.problems().next().unwrap().code.as_str(), "write.length.unit");
    /// ```
    pub fn read(source: &Source) -> Result<Theme, Error> {
        let (look, problems) = read(source);
        match look {
            Some(look) if problems.is_empty() => {
                Ok(Theme { look: Ok(look), docx: OnceLock::new(), html: OnceLock::new() })
            }
            _ => Err(ErrorKind::Template(problems).into()),
        }
    }

    /// What the theme says.
    ///
    /// # Errors
    /// It is a built-in theme and broken, which a test rules out.
    pub(in crate::write) fn look(&self) -> Result<&Look, Error> {
        self.look.as_ref().map_err(|message| ErrorKind::Write(message.clone()).into())
    }

    /// What the DOCX writer makes of it, made at the first call.
    ///
    /// # Errors
    /// See [`Theme::look`].
    pub(in crate::write) fn docx(&self) -> Result<&Parts, Error> {
        if let Some(parts) = self.docx.get() {
            return Ok(parts);
        }
        let built = Parts::build(self.look()?)?;
        Ok(self.docx.get_or_init(|| built))
    }

    /// The style of its pages, made at the first call.
    ///
    /// # Errors
    /// See [`Theme::look`].
    pub(in crate::write) fn html(&self) -> Result<&Sheet, Error> {
        let look = self.look()?;
        Ok(self.html.get_or_init(|| Sheet::of(look)))
    }
}

fn of_base(base: Base) -> &'static Theme {
    match base {
        Base::News => Theme::news(),
        Base::Gongwen => Theme::gongwen(),
        Base::Briefing => Theme::briefing(),
    }
}

/// A whole file: the theme it stands on, and what it says itself.
#[derive(Debug, Default)]
struct File {
    base: Fact<Base>,
    change: LookChange,
}

impl Part for File {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self { base: fields.optional(key("based_on", "基于")), change: LookChange::read(fields) }
    }
}

/// Reads a theme, with everything that is wrong in it, in the order of the file.
fn read(source: &Source) -> (Option<Look>, Problems) {
    let limits = Limits::default();
    let (node, problems) = parse(source, &limits);
    let mut problems = Problems::from_iter(problems);
    let Some(node) = node else {
        if problems.is_empty() {
            problems.push(fault(source, 0, Code::ThemeForm, empty()));
        }
        return (None, problems);
    };
    let mut reader = Reader::new(source.clone(), limits.problems);
    let File { base, change } = reader.part(&node, Bilingual::new("样式", "theme"));
    problems.append(reader.into_problems());
    nothing_said(source, &node, &mut problems);
    let mut look = match base.known() {
        Some(base) => of_base(*base).look().cloned().unwrap_or_default(),
        None => Look::default(),
    };
    let whole = look.lay(change);
    let fields = describe::<File>();
    if base.is_absent() && !whole {
        if problems.is_empty() {
            problems.push(fault(source, node.span.start, Code::YamlKeyMissing, no_base()));
        }
    } else if !matches!(base, Fact::Faulty) {
        let given = leaves(&node, &fields);
        problems.extend(faults(&look).into_iter().map(|(places, code, message, hint)| {
            let is_given = |place: &&Path| given.iter().any(|(path, _)| path.steps() == place.steps());
            let root = Path::root();
            let place = places.iter().find(is_given).or(places.first()).unwrap_or(&root);
            let (span, path) = locate(&node, &fields, place);
            Problem { path, ..problem(source, span, code, message, hint) }
        }));
    }
    problems.sort();
    problems.name_fields(|path| english(&fields, path));
    (Some(look), problems)
}

/// A key without a value is a slip in a theme: `颜色: #FF0000` says nothing, since `#` begins a comment.
fn nothing_said(source: &Source, node: &Node, problems: &mut Problems) {
    match &node.kind {
        NodeKind::Map(entries) => {
            for entry in entries {
                if entry.value.kind == NodeKind::Null {
                    let key = &entry.key;
                    let message = say!("“{key}”后面是空的", "nothing follows `{key}`");
                    let hint = say!(
                        "写上内容，或删去这一栏；# 开头的颜色去掉 #",
                        "write something or remove the key; write colours without #"
                    );
                    problems.push(problem(source, entry.key_span, Code::ThemeForm, message, hint));
                }
                nothing_said(source, &entry.value, problems);
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| nothing_said(source, item, problems)),
        _ => {}
    }
}

fn fault(source: &Source, at: usize, code: Code, (message, hint): (Bilingual, Bilingual)) -> Problem {
    problem(source, Span::new(at, at), code, message, hint)
}

fn empty() -> (Bilingual, Bilingual) {
    (
        say!("样式文件是空的", "the theme is empty"),
        say!("至少写一行“基于: 公文”", "write at least `based_on: gongwen`"),
    )
}

fn no_base() -> (Bilingual, Bilingual) {
    (
        say!("没有写在哪种样式上改", "the theme it stands on is not named"),
        say!(
            "开头写一行“基于: 公文”，也可以基于 新闻稿、简报",
            "begin with `based_on: gongwen`, or news, or briefing"
        ),
    )
}
