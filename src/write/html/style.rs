//! What a theme makes of the style of a page: made once per theme, copied into every page.
//!
//! Sizes are in `rem`, of which one is the size of the body type: 18 px on a screen, the theme's own on paper. So one rule
//! serves both, and a page keeps the theme's proportions on every screen.

use super::colour::Shades;
use super::css::{absolute, em, family, latin, quoted, ratio};
use super::official;
use crate::write::look::{Colour, Corner, Form, Length, Line, Look, Role, Side, Style};

const PAGE: &str = concat!(
    include_str!("../../../templates/html/colours.css"),
    include_str!("../../../templates/html/page.css")
);

/// The style of every page of a theme, ready to be copied.
#[derive(Debug, Clone)]
pub(in crate::write) struct Sheet {
    /// For a document without letterhead.
    pub(super) plain: String,
    /// For an official document.
    pub(super) official: String,
}

impl Sheet {
    /// The style of a theme's pages.
    pub(in crate::write) fn of(look: &Look) -> Self {
        let mut css = Css { look, out: String::new(), colours: Vec::new() };
        css.text();
        css.lists();
        css.paper();
        let plain = css.finished();
        css.colours.clear();
        css.official();
        let more = css.finished();
        let plain = format!("<style>\n{PAGE}{plain}</style>\n");
        let official = format!("{plain}<style>\n{}{more}</style>\n", official::STYLE);
        Self { plain, official }
    }
}

/// A style sheet being written.
pub(super) struct Css<'l> {
    pub(super) look: &'l Look,
    pub(super) out: String,
    /// The colours used so far, as six digits.
    colours: Vec<String>,
}

type Declarations = Vec<(&'static str, String)>;

impl Css<'_> {
    /// The rules so far, the colours they use before them.
    fn finished(&mut self) -> String {
        let shades: Vec<(&String, Shades)> =
            self.colours.iter().map(|digits| (digits, Shades::of(digits))).collect();
        let root = |shade: fn(&Shades) -> &String| {
            let all = shades.iter().map(|(digits, shades)| format!("--c{digits}:{};", shade(shades)));
            format!(":root{{{}}}", all.collect::<String>())
        };
        let colours = match shades.is_empty() {
            true => String::new(),
            false => format!(
                "{}\n@media (prefers-color-scheme:dark){{{}}}\n@media print{{{}}}\n",
                root(|shades| &shades.light),
                root(|shades| &shades.dark),
                root(|shades| &shades.paper),
            ),
        };
        colours + &std::mem::take(&mut self.out)
    }

    /// So many times the body type.
    pub(super) fn rem(&self, length: Length) -> String {
        match ratio(length, self.look.styles.paragraph.size) {
            zero if zero == "0" => zero,
            times => format!("{times}rem"),
        }
    }

    pub(super) fn colour(&mut self, colour: &Colour) -> Option<String> {
        let digits = colour.digits()?;
        if !self.colours.iter().any(|known| known == digits) {
            self.colours.push(digits.to_owned());
        }
        Some(format!("var(--c{digits})"))
    }

    /// Everything a style says, as declarations.
    fn declarations(&mut self, style: &Style) -> Declarations {
        let look = self.look;
        let line = match style.line {
            Line::Page => ratio(look.page.line, style.size),
            Line::Exact(length) => ratio(length, style.size),
            Line::Single => "var(--single)".to_owned(),
        };
        let gap = |gap: crate::write::look::Gap| self.rem(gap.at(look.page.line));
        let (before, after) = (gap(style.before), gap(style.after));
        let body = style.size == look.styles.paragraph.size;
        vec![
            ("font-family", format!("var(--{})", role(style.font))),
            ("font-size", self.rem(style.size)),
            ("font-weight", if style.bold.get() { "700" } else { "400" }.to_owned()),
            ("line-height", line),
            ("letter-spacing", if body { "var(--closer)" } else { "normal" }.to_owned()),
            ("color", self.colour(&style.colour).unwrap_or_else(|| "inherit".to_owned())),
            ("text-align", side(style.align).to_owned()),
            ("text-indent", em(style.indent.hundredths())),
            ("margin", format!("{before} 0 {after}")),
            ("padding", format!("0 {} 0 {}", em(style.right.hundredths()), em(style.left.hundredths()))),
            ("border-bottom", self.rule_below(style)),
            ("break-after", if style.keep_next.get() { "avoid" } else { "auto" }.to_owned()),
        ]
    }

    fn rule_below(&mut self, style: &Style) -> String {
        if style.below.width == Length::default() {
            return "0".to_owned();
        }
        let colour = self.colour(&style.below.colour).unwrap_or_else(|| "var(--line)".to_owned());
        format!("max(1px,{}) solid {colour}", absolute(style.below.width))
    }

    /// A rule for what differs from the body type.
    pub(super) fn style(&mut self, selector: &str, style: &Style) {
        let look = self.look;
        let body = self.declarations(&look.styles.paragraph);
        let own = self.declarations(style);
        let different: Declarations =
            own.into_iter().zip(body).filter(|(own, body)| own != body).map(|(own, _)| own).collect();
        self.rule(selector, &different);
        // Large type gives way on a narrow screen.
        if style.size > look.styles.paragraph.size.percent(130) {
            let size = self.rem(style.size);
            self.out
                .push_str(&format!("@media screen{{{selector}{{font-size:min({size},.85rem + 4vw)}}}}\n"));
        }
    }

    fn rule(&mut self, selector: &str, declarations: &Declarations) {
        if declarations.is_empty() {
            return;
        }
        let all: Vec<String> = declarations.iter().map(|(name, value)| format!("{name}:{value}")).collect();
        self.out.push_str(&format!("{selector}{{{}}}\n", all.join(";")));
    }

    /// Fonts, and the styles of what every document may hold.
    fn text(&mut self) {
        let look = self.look;
        let styles = &look.styles;
        self.out.push_str(&latin(look.font(Role::Latin)));
        self.out.push_str(":root{");
        for part in [Role::Fangsong, Role::Kaiti, Role::Heiti, Role::Songti, Role::Xiaobiaosong, Role::Latin]
        {
            self.out.push_str(&format!("--{}:{};", role(part), family(look.font(part))));
        }
        self.out.push_str("--closer:normal}\n");
        let base = self.declarations(&styles.paragraph);
        self.rule("p,h1,h2,h3,h4,h5,h6,li,th,td,figcaption", &base);
        for (selector, style) in [
            ("h1", &styles.title),
            ("h2", &styles.level_1),
            ("h3", &styles.level_2),
            ("h4", &styles.level_3),
            ("h5", &styles.level_4),
            ("h6", &styles.level_5),
            (".byline", &styles.byline),
            (".credits", &styles.signature),
            ("li,li p", &styles.list),
            ("blockquote p", &styles.quote),
            ("td", &styles.cell),
            ("th", &styles.cell_head),
            ("figcaption,.caption", &styles.caption),
            (".notes p", &styles.footnote),
            (".contents p", &styles.contents_title),
            (".level-2", &styles.contents_1),
            (".level-3", &styles.contents_2),
            (".level-4", &styles.contents_3),
        ] {
            self.style(selector, style);
        }
        self.figures();
        let link = self.colour(&look.link).unwrap_or_else(|| "inherit".to_owned());
        self.out.push_str(&format!("a{{color:{link}}}\nem{{font-family:var(--{})}}\n", role(look.emphasis)));
    }

    fn figures(&mut self) {
        let look = self.look;
        let style = &look.styles.figure;
        let [before, after] = [style.before, style.after].map(|gap| self.rem(gap.at(look.page.line)));
        let (right, left) = match style.align {
            Side::Left => ("auto", "0"),
            Side::Right => ("0", "auto"),
            Side::Centre | Side::Justify => ("auto", "auto"),
        };
        self.out
            .push_str(&format!("figure{{margin:{before} 0 0}}\nimg{{margin:0 {right} {after} {left}}}\n"));
    }

    /// Bullets, numbers and indents of lists, level by level.
    fn lists(&mut self) {
        let lists = &self.look.lists;
        let (step, first) =
            (lists.indent.hundredths(), lists.indent.hundredths() + lists.hanging.hundredths());
        self.out.push_str(&format!(
            "ul,ol{{padding-left:{}}}\nli ul,li ol{{padding-left:{}}}\n",
            em(first),
            em(step)
        ));
        for (level, bullet) in lists.bullets.iter().enumerate() {
            let bullet = quoted(&format!("{} ", bullet.as_str()));
            self.out.push_str(&format!("{}ul{{list-style-type:{bullet}}}\n", "li ".repeat(level)));
        }
        for (level, Form { before, after }) in lists.numbers.iter().enumerate() {
            self.out.push_str(&format!(
                "@counter-style n{level}{{system:extends decimal;prefix:{};suffix:{}}}\n{}ol{{list-style-type:n{level}}}\n",
                quoted(before),
                quoted(&format!("{after} ")),
                "li ".repeat(level),
            ));
        }
    }

    /// The sheet of paper, its page number, and what differs on it.
    fn paper(&mut self) {
        let look = self.look;
        let page = &look.page;
        let [width, height, top, right, bottom, left] =
            [page.width, page.height, page.top, page.right, page.bottom, page.left].map(absolute);
        self.out.push_str(&format!("@page{{size:{width} {height};margin:{top} {right} {bottom} {left}}}\n"));
        self.page_number();
        let table = &look.table;
        let cell = &look.styles.cell;
        let [above, below] = [cell.before, cell.after].map(|gap| absolute(gap.at(page.line)));
        let tallest = page.text_height().percent(i64::from(look.figure.tallest.get()));
        self.out.push_str(&format!(
            "@media print{{\nhtml{{font-size:{size}}}\n:root{{--closer:{closer}}}\n\
             table th,table td{{border-width:{rule};padding:{above} {margin} {below}}}\nimg{{max-height:{tallest}}}\n}}\n",
            size = absolute(look.styles.paragraph.size),
            closer = closer(look),
            rule = absolute(table.rule),
            margin = absolute(table.margin),
            tallest = absolute(tallest),
        ));
    }

    fn page_number(&mut self) {
        let number = &self.look.page_number;
        let (inset, size) = (absolute(number.inset.at(number.size)), absolute(number.size));
        // The foot of the number stands so far from the foot of the sheet.
        let foot = absolute(self.look.page.footer.min(self.look.page.bottom));
        let mut face = family(self.look.font(number.font));
        if number.latin != Role::Latin {
            face = face.trim_start_matches("latin,").to_owned();
        }
        let Form { before, after } = &number.form;
        let text = format!(
            "content:{}counter(page){};font:{size} {face};vertical-align:bottom;padding-bottom:{foot};white-space:pre",
            quoted(before),
            quoted(after),
        );
        let mut side = |pages: &str, place: &str, inset: &str| {
            self.out.push_str(&format!("@page{pages}{{@bottom-{place}{{{text}{inset}}}}}\n"));
        };
        let (left, right) = (format!(";padding-left:{inset}"), format!(";padding-right:{inset}"));
        match number.place {
            Corner::Centre => side("", "center", ""),
            Corner::Left => side("", "left", &left),
            Corner::Right => side("", "right", &right),
            Corner::Outer => {
                side(" :right", "right", &right);
                side(" :left", "left", &left);
            }
        }
    }
}

/// By how much the body type stands closer: up to the next twip, as in a Word file.
fn closer(look: &Look) -> String {
    match look.tightening().to_emu() {
        0 => "normal".to_owned(),
        emu => format!("-{}", absolute(Length::emu((emu + 634) / 635 * 635))),
    }
}

/// The name under which the style sheet knows a font.
pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Fangsong => "fangsong",
        Role::Kaiti => "kaiti",
        Role::Heiti => "heiti",
        Role::Songti => "songti",
        Role::Xiaobiaosong => "xiaobiaosong",
        Role::Latin => "latin",
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Centre => "center",
        Side::Right => "right",
        Side::Justify => "justify",
    }
}
