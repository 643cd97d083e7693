//! What a blank hides.

use crate::problem::Bilingual;

macro_rules! kinds {
    ($($name:ident $text:literal $zh:literal;)*) => {
        /// What a blank hides, as far as the words beside it tell: `xxxx年` a year, `xx名` a count.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum BlankKind {
            $(#[doc = concat!($zh, ", named `", $text, "`.")] $name,)*
        }

        impl BlankKind {
            /// Every kind.
            pub const ALL: &[BlankKind] = &[$(BlankKind::$name,)*];

            /// The stable name for programs, such as `approx_count`.
            ///
            /// # Examples
            /// ```
            /// assert_eq!(jianbao::BlankKind::YearTail.name(), "year_tail");
            /// ```
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What people call it: 年份 and "year".
            pub fn word(self) -> Bilingual<&'static str> {
                match self { $(Self::$name => Bilingual::new($zh, $text),)* }
            }
        }
    };
}

kinds! {
    Year "year" "年份";
    YearTail "year_tail" "年份后几位";
    Month "month" "月";
    Day "day" "日";
    Count "count" "数量";
    ApproxCount "approx_count" "约数";
    Money "money" "金额";
    ApproxMoney "approx_money" "金额约数";
    Ordinal "ordinal" "序数";
    DocYear "doc_year" "文号年份";
    DocSerial "doc_serial" "文号序号";
    Place "place" "地名";
    Organisation "organisation" "单位";
    School "school" "学校";
    Person "person" "人名";
    TitlePart "title_part" "名称的一部分";
    Other "other" "其他";
    Unknown "unknown" "不能确定";
}
