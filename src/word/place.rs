//! Where a paragraph stands, in the words of whoever looks at the page.

use crate::problem::{Bilingual, say};

/// The sort of a part that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Body,
    Header,
    Footer,
    Footnotes,
    Endnotes,
}

impl Sort {
    fn word(self) -> Bilingual<&'static str> {
        match self {
            Self::Body => Bilingual::new("正文", "body"),
            Self::Header => Bilingual::new("页眉", "header"),
            Self::Footer => Bilingual::new("页脚", "footer"),
            Self::Footnotes => Bilingual::new("脚注", "footnote"),
            Self::Endnotes => Bilingual::new("尾注", "endnote"),
        }
    }
}

/// The innermost thing of a part that a paragraph stands in; numbers count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// The part itself.
    Flow,
    /// A cell: table, row, column.
    Cell(u32, u32, u32),
    /// A text box.
    Box(u32),
    /// A footnote or endnote.
    Note(u32),
}

/// The words for a place: 正文第3段, 第1个表格第2行第1格, 页眉, 第2个脚注.
///
/// `part` counts the parts of its sort where there are several; `paragraph` counts those with text in the flow.
pub(super) fn words(sort: Sort, part: Option<usize>, spot: Spot, paragraph: usize) -> Bilingual {
    let Bilingual { zh, en } = sort.word();
    let own = match part {
        Some(number) => say!("第{number}个{zh}", "{en} {number}"),
        None => Bilingual::new(zh.to_owned(), en.to_owned()),
    };
    let inside = match spot {
        Spot::Flow if sort == Sort::Body => {
            return say!("正文第{paragraph}段", "body, paragraph {paragraph}");
        }
        Spot::Flow => return own,
        Spot::Note(number) => return say!("第{number}个{zh}", "{en} {number}"),
        Spot::Cell(table, row, column) => {
            say!("第{table}个表格第{row}行第{column}格", "table {table}, row {row}, cell {column}")
        }
        Spot::Box(number) => say!("第{number}个文本框", "text box {number}"),
    };
    match sort {
        Sort::Body => inside,
        _ => {
            let (Bilingual { zh, en }, Bilingual { zh: zh_inside, en: en_inside }) = (own, inside);
            say!("{zh}的{zh_inside}", "{en}, {en_inside}")
        }
    }
}
