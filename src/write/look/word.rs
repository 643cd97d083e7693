//! The values of a theme that are one of a few words.
#![allow(unreachable_pub, dead_code, reason = "`words!` declares values of the library's surface too")]
#![allow(clippy::derivable_impls, reason = "the words are declared by a macro")]

use crate::value::words;

words! {
    /// The part a font plays; themes say which font plays it.
    Role "字体" "font" {
        /// The body type.
        Fangsong = "fangsong", "仿宋";
        /// Emphasis, headings of the second level, names of signers.
        Kaiti = "kaiti", "楷体";
        /// Headings of the first level.
        Heiti = "heiti", "黑体";
        /// Page numbers.
        Songti = "songti", "宋体";
        /// Titles and the mark of the issuing body.
        Xiaobiaosong = "xiaobiaosong", "小标宋";
        /// Digits and Latin letters.
        Latin = "latin", "西文";
    }
    /// The family a font belongs to, for those who must replace it.
    Serifs "字形" "shape of letters" {
        /// With serifs: 宋, 仿宋, 楷.
        Serif = "serif", "衬线";
        /// Without: 黑.
        Sans = "sans", "无衬线";
    }
    /// How the lines of a paragraph stand.
    Side "对齐" "side" {
        /// To the left.
        Left = "left", "居左" | "左";
        /// In the middle.
        Centre = "centre", "居中" | "中" | "center";
        /// To the right.
        Right = "right", "居右" | "右";
        /// Both edges straight.
        Justify = "justify", "两端";
    }
    /// Where the page number stands.
    Corner "页码位置" "place of the page number" {
        /// To the left.
        Left = "left", "居左" | "左";
        /// In the middle.
        Centre = "centre", "居中" | "中" | "center";
        /// To the right.
        Right = "right", "居右" | "右";
        /// At the outer edge: right on odd pages, left on even ones.
        Outer = "outer", "外侧";
    }
    /// The built-in themes.
    Base "样式" "theme" {
        /// News releases.
        News = "news", "新闻稿";
        /// Official documents.
        Gongwen = "gongwen", "公文";
        /// Briefings.
        Briefing = "briefing", "简报";
    }
}

impl Default for Role {
    fn default() -> Self {
        Self::Fangsong
    }
}

impl Default for Serifs {
    fn default() -> Self {
        Self::Serif
    }
}

impl Default for Side {
    fn default() -> Self {
        Self::Left
    }
}

impl Default for Corner {
    fn default() -> Self {
        Self::Centre
    }
}
