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
    TextEmpty "value.text.empty" "没有文字" "a text without characters";
    NumberRange "value.number.range" "数超出范围" "a number is out of range";
    NumberMixed "value.number.mixed" "阿拉伯数字后面用了十、百、千" "Arabic digits followed by 十, 百 or 千";
    DateForm "value.date.form" "不是日期" "not a date";
    DateCalendar "value.date.calendar" "日历上没有这一天" "no such day in the calendar";
    DateWeekday "value.date.weekday" "星期与日期不符" "the weekday does not match the date";
    DateYear "value.date.year" "年份写法有误" "a year badly written or out of range";
    DateRangeOrder "value.dates.order" "起止日期颠倒" "the dates end before they begin";
    PeriodForm "value.period.form" "不是时间" "not a time or period";
    MoneyForm "value.money.form" "不是金额" "not an amount of money";
    MoneyUnit "value.money.unit" "金额缺少单位" "an amount without its unit";
    CountForm "value.count.form" "不是数量" "not a count";
    CountClassifier "value.count.classifier" "不认识的量词" "an unknown classifier";
    ApproxDouble "value.approx.double" "约数词重复" "two approximation words on one number";
    ApproxAdmits "value.approx.admits" "这个数不能用这个约数词" "the number does not admit this approximation word";
    PercentForm "value.percent.form" "不是百分比" "not a percentage";
    NameForm "value.name.form" "不像姓名" "not a person's name";
    TemplateFault "template.text.fault" "模板有误" "a fault in a template";
    TemplateName "template.name.unknown" "模板里的名字没有对应的栏目" "a template uses an unknown name";
    DateOutside "check.date.outside" "日期不在活动期间" "a date outside the event";
    DateOrder "check.date.order" "先后顺序颠倒" "dates out of order";
    DatePublished "check.date.published" "发布早于活动结束" "published before the event ended";
    SizeNames "check.size.names" "人数少于列出的人" "fewer people than are named";
    CountItems "check.count.items" "项数与所列不符" "a count differs from the items listed";
    SumMismatch "check.sum.mismatch" "分项之和不等于总数" "parts do not add up to the whole";
    SubsetExceeds "check.subset.exceeds" "部分大于总数" "a part is larger than the whole";
    PairCount "check.pair.count" "结对双方数目不等" "the two sides of a pairing differ in number";
    RegionParent "check.region.parent" "地名的上级不对" "a place under a wrong superior";
    PersonUnlisted "check.person.unlisted" "人物没有写职务" "a person is named without being introduced";
    PersonPosts "check.person.posts" "同一人的职务前后不一" "the same person with different posts";
    PartySame "check.party.same" "双方是同一单位" "both parties are the same";
    NameVariant "check.name.variant" "同一单位两种写法" "one organisation under two names";
    NameShort "check.name.short" "简称重复" "one short name for two organisations";
    NeedsMissing "check.part.missing" "内容不全" "a part lacks what it is about";
    TitleStop "check.title.stop" "标题末尾有标点" "a title ends in a stop";
    TitleCount "check.title.count" "标题里的数与内容不符" "the title's count differs from the content";
    CaptionStop "check.caption.stop" "图注末尾有句号" "a caption ends in a full stop";
    TextDoubled "check.text.doubled" "词语重复" "a doubled word";
    TextPunctuation "check.text.punctuation" "标点重复或冲突" "doubled punctuation";
    TextQuotes "check.text.quotes" "用了直引号或引号不成对" "straight or unbalanced quotes";
    TextQuoteComma "check.text.quote_comma" "并列引号之间多了顿号" "a comma between adjacent quotes";
    TextAscii "check.text.ascii" "中文里用了半角标点" "half-width punctuation in Chinese";
    TextSpace "check.text.space" "文字里有多余空格" "a stray blank in Chinese text";
    TextApprox "check.text.approx" "约数词重复" "two approximation words on one number";
    TextYears "check.text.years" "起止年份用了半角连接号" "a hyphen in a range of years";
    TextLocal "check.text.local" "口径不符" "a local word in a neutral text";
    TermPeriod "check.term.period" "用语与时间不符" "a term that does not fit the date";
    ThemeForm "write.theme.form" "样式文件有误" "a theme cannot be read";
    PathUnsafe "value.path.unsafe" "图片路径不可用" "an unsafe picture path";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
