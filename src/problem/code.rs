//! The one list of problem codes. A code is stable: it is never renamed or reused.

use std::fmt;

use super::Bilingual;

macro_rules! codes {
    ($($name:ident $text:literal $zh:literal $en:literal;)*) => {
        /// The stable name of one sort of problem, such as `yaml.key.unknown`.
        ///
        /// Reads `room.noun.fault`; texts may improve, codes stay.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $text, "`: ", $en, ".")] $name,)*
        }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The code as text.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What the code stands for, in a few words.
            pub fn meaning(self) -> Bilingual<&'static str> {
                match self { $(Self::$name => Bilingual::new($zh, $en),)* }
            }
        }
    };
}

codes! {
    SourceEncoding "source.text.encoding" "文件编码不是 UTF-8" "the file is not UTF-8";
    SourceSize "source.text.size" "文件太大" "the file is too large";
    YamlSyntax "yaml.text.syntax" "格式写法有误" "the YAML cannot be read";
    YamlTab "yaml.indent.tab" "用了制表符缩进" "a tab is used for indentation";
    YamlColon "yaml.colon.wide" "冒号是全角的" "the colon is full-width";
    YamlDocuments "yaml.document.second" "一个文件里有两份文档" "a second document in one file";
    YamlAnchor "yaml.anchor.used" "用了锚点或别名" "an anchor or alias is used";
    YamlTag "yaml.tag.used" "用了类型标签" "a tag is used";
    YamlDepth "yaml.depth.limit" "层级太深" "nested too deeply";
    YamlNodes "yaml.node.limit" "内容项太多" "too many nodes";
    YamlKeyDuplicate "yaml.key.duplicate" "同一栏写了两次" "a key is given twice";
    YamlKeyUnknown "yaml.key.unknown" "没有这一栏" "an unknown key";
    YamlKeyMissing "yaml.key.missing" "缺少必填栏" "a required key is missing";
    YamlShape "yaml.shape.wrong" "内容的形状不对" "text, list or mapping expected, another found";
    FieldBlank "record.field.blank" "待填" "not known yet";
    KindUnknown "record.kind.unknown" "没有这种稿件" "an unknown record kind";
    WordUnknown "value.word.unknown" "不是可选的词" "not one of the known words";
    TextControl "value.text.control" "文字里有不可见的控制字符" "a control character in a text";
    TextBidi "value.text.direction" "文字里有不成对的方向控制符" "an unpaired direction control in a text";
    TextLength "value.text.length" "文字太长" "a text is too long";
    NumberForm "value.number.form" "不是数" "not a number";
    NumberRange "value.number.range" "数超出范围" "a number is out of range";
    DateForm "value.date.form" "不是日期" "not a date";
    DateCalendar "value.date.calendar" "日历上没有这一天" "no such day in the calendar";
    DateRangeOrder "value.dates.order" "起止日期颠倒" "the dates end before they begin";
    MoneyForm "value.money.form" "不是金额" "not an amount of money";
    MoneyUnit "value.money.unit" "金额缺少单位" "an amount without its unit";
    CountForm "value.count.form" "不是数量" "not a count";
    ApproxDouble "value.approx.double" "约数词重复" "two approximation words on one number";
    ApproxAdmits "value.approx.admits" "这个数不能用这个约数词" "the number does not admit this approximation word";
    PercentForm "value.percent.form" "不是百分比" "not a percentage";
    NameForm "value.name.form" "不像姓名" "not a person's name";
    ThemeForm "write.theme.form" "样式文件有误" "a theme cannot be read";
    PathUnsafe "value.path.unsafe" "图片路径不可用" "an unsafe picture path";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
