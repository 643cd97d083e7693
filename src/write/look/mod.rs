//! What a theme says: page, fonts, sizes, rules; nothing of any format.

mod faults;
mod layer;
mod length;
mod setting;
mod word;

use crate::fact::Value;
use crate::problem::Fault;
use crate::value::Flag;
pub(in crate::write) use faults::faults;
pub(in crate::write) use layer::Layer;
use layer::layer;
pub(in crate::write) use length::{Chars, Gap, Length};
pub(in crate::write) use setting::{Colour, Form, Line, Name, Number, Stroke};
pub(in crate::write) use word::{Base, Corner, Role, Serifs, Side};

layer! {
    /// Everything a theme says.
    Look LookChange {
        page: part Page, "版面";
        fonts: part Fonts, "字体";
        /// The font of emphasised Chinese text.
        emphasis: given Role, "着重";
        /// The colour of links.
        link: given Colour, "链接颜色";
        styles: part Styles, "段落";
        lists: part Lists, "列表";
        table: part TableLook, "表格";
        figure: part FigureLook, "图片";
        page_number: part PageNumber, "页码";
        letterhead: part Letterhead, "版头";
        signing: part Signing, "落款";
        imprint: part ImprintLook, "版记";
        letter: part LetterLook, "信函";
    }
}

impl Look {
    /// The font that plays a part.
    pub(in crate::write) fn font(&self, role: Role) -> &Font {
        match role {
            Role::Fangsong => &self.fonts.fangsong,
            Role::Kaiti => &self.fonts.kaiti,
            Role::Heiti => &self.fonts.heiti,
            Role::Songti => &self.fonts.songti,
            Role::Xiaobiaosong => &self.fonts.xiaobiaosong,
            Role::Latin => &self.fonts.latin,
        }
    }

    /// The name of the font that plays a part.
    pub(in crate::write) fn font_name(&self, role: Role) -> &str {
        self.font(role).name.as_str()
    }

    /// By how much the characters of the body type stand closer so that a line holds as many as the page asks for.
    pub(in crate::write) fn tightening(&self) -> Length {
        let wanted = i64::from(self.page.characters.get());
        if wanted == 0 {
            return Length::default();
        }
        let pitch = Length::emu(self.page.text_width().to_emu() / wanted);
        self.styles.paragraph.size.less(pitch)
    }
}

layer! {
    /// Paper, margins and line pitch.
    Page PageChange {
        width: given Length, "纸宽";
        height: given Length, "纸高";
        top: given Length, "上边距";
        bottom: given Length, "下边距";
        left: given Length, "左边距";
        right: given Length, "右边距";
        /// From the paper's edge to the page head.
        header: given Length, "页眉";
        /// From the paper's edge to the page number.
        footer: given Length, "页脚";
        /// From line to line.
        line: given Length, "行距";
        /// How many characters of the body type a line holds; 0 for as many as fit.
        characters: given Number, "每行字数";
    }
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

layer! {
    /// The font that plays each part.
    Fonts FontsChange {
        fangsong: part Font, "仿宋";
        kaiti: part Font, "楷体";
        heiti: part Font, "黑体";
        songti: part Font, "宋体";
        xiaobiaosong: part Font, "小标宋";
        latin: part Font, "西文";
    }
}

layer! {
    /// A font and what stands in for it where it is missing.
    Font FontChange brief font_of_name {
        name: given Name, "名称";
        instead: list Name, "替代";
        shape: given Serifs, "字形";
    }
}

/// `小标宋: 华文中宋` changes the name alone: the old substitutes stay.
fn font_of_name(text: &str) -> Result<FontChange, Fault> {
    Ok(FontChange { name: Name::parse(text)?.into(), ..FontChange::default() })
}

layer! {
    /// One style for each kind of paragraph.
    Styles StylesChange {
        title: part Style, "标题";
        level_1: part Style, "一级标题";
        level_2: part Style, "二级标题";
        level_3: part Style, "三级标题";
        level_4: part Style, "四级标题";
        level_5: part Style, "五级标题";
        paragraph: part Style, "正文";
        /// The line under the title.
        byline: part Style, "题下行";
        /// The same kind of line elsewhere, mostly at the end.
        signature: part Style, "文末行";
        quote: part Style, "引文";
        list: part Style, "列表";
        cell: part Style, "单元格";
        cell_head: part Style, "表头";
        figure: part Style, "图片";
        caption: part Style, "图注";
        copy_number: part Style, "份号";
        secrecy: part Style, "密级";
        urgency: part Style, "紧急程度";
        mark: part Style, "发文机关标志";
        number: part Style, "发文字号";
        /// The rule between letterhead and text: an empty line as high as the rule's distance.
        rule: part Style, "分隔线";
        addressee: part Style, "主送机关";
        attachment_list: part Style, "附件说明";
        unit: part Style, "署名";
        date: part Style, "成文日期";
        note: part Style, "附注";
        /// Who was there, of minutes.
        attendance: part Style, "出席";
        attachment_label: part Style, "附件序号";
        attachment_title: part Style, "附件标题";
        imprint: part Style, "版记";
        footnote: part Style, "脚注";
        contents_title: part Style, "目录标题";
        contents_1: part Style, "一级目录";
        contents_2: part Style, "二级目录";
        contents_3: part Style, "三级目录";
    }
}

layer! {
    /// How one kind of paragraph looks.
    Style StyleChange {
        /// The font of its Chinese characters.
        font: given Role, "字体";
        size: given Length, "字号";
        align: given Side, "对齐";
        colour: usual Colour, "颜色";
        /// The indent of the first line.
        indent: usual Chars, "首行缩进";
        left: usual Chars, "左缩进";
        right: usual Chars, "右缩进";
        /// From line to line.
        line: usual Line, "行距";
        before: usual Gap, "段前";
        after: usual Gap, "段后";
        bold: usual Flag, "加粗";
        /// Whether it stays on one page with what follows.
        keep_next: usual Flag, "与下段同页";
        /// A rule under it, as wide as the text.
        below: usual Stroke, "下线";
    }
}

layer! {
    /// Bullets, numbers and how far items stand in.
    Lists ListsChange {
        /// The bullet of each level; deeper ones take the last.
        bullets: list Name, "符号";
        /// The number of each level; deeper ones take the last.
        numbers: list Form, "编号";
        indent: given Chars, "缩进";
        hanging: given Chars, "悬挂";
    }
}

layer! {
    /// Rules and widths of tables.
    TableLook TableChange {
        rule: given Length, "表线";
        margin: given Length, "单元格边距";
        /// The least width of a column, in Chinese characters.
        narrowest: given Number, "最窄";
        /// The width from which a cell is broken over lines, in Chinese characters.
        widest: given Number, "最宽";
    }
}

layer! {
    /// The size of pictures.
    FigureLook FigureChange {
        /// The greatest height, in hundredths of the text's height.
        tallest: given Number, "最高";
        pixels_per_inch: given Number, "每英寸像素";
    }
}

layer! {
    /// The page number.
    PageNumber PageNumberChange {
        font: given Role, "字体";
        latin: given Role, "数字字体";
        size: given Length, "字号";
        place: given Corner, "位置";
        /// How far it stands in from the edge of the text.
        inset: given Chars, "空";
        form: given Form, "样式";
    }
}

layer! {
    /// What stands above the text of an official document.
    Letterhead LetterheadChange {
        /// From the top of the text to the top of the mark of the issuing body.
        mark_top: given Length, "标志上距";
        /// The font of the names of signers.
        signers: given Role, "签发人字体";
    }
}

layer! {
    /// Where signature and date stand.
    Signing SigningChange {
        /// How far the date stands in from the right where a seal will be set over it.
        sealed: given Chars, "有章右空";
        /// The gap above a signature that a seal will be set over.
        gap: given Gap, "有章段前";
        /// How far the signature, or the longer of both, stands in where there is no seal.
        unsealed: given Chars, "无章右空";
        /// The font of 出席, 请假 and 列席.
        labels: given Role, "出席字体";
        /// How far the date begins to the right of the signature where there is no seal.
        step: given Chars, "日期右移";
    }
}

layer! {
    /// The rules of what stands at the foot of the last page.
    ImprintLook ImprintChange {
        /// The first and the last.
        outer: given Length, "首末线";
        /// Those between.
        inner: given Length, "中间线";
    }
}

layer! {
    /// The head of letters.
    LetterLook LetterChange {
        /// From the edge of the page to the top of the mark of the issuing body.
        mark_top: given Length, "标志上距";
        /// From the mark to the first double rule.
        rule: given Length, "标志下空";
        /// How long the double rules are.
        width: given Length, "线长";
        /// How wide the double rules are.
        stroke: given Length, "线宽";
        /// From the second double rule to the lower edge of the page.
        foot: given Length, "末线下距";
        /// From the first double rule to the line under it.
        gap: given Length, "线下空";
    }
}
