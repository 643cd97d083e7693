//! The one list of problem codes, each with a wrong and a right line. A code is stable: it is never renamed or
//! reused.

use std::fmt;

use super::Bilingual;

macro_rules! codes {
    ($($name:ident $text:literal $zh:literal $en:literal $wrong:literal $right:literal;)*) => {
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

            /// One line that raises the code and one that does not; nothing where no line of data can show it.
            ///
            /// # Examples
            /// ```
            /// use jianbao::Code;
            /// assert_eq!(Code::MoneyUnit.examples(), Some(("金额: 205", "金额: 205万元")));
            /// assert_eq!(Code::SourceSize.examples(), None);
            /// ```
            pub fn examples(self) -> Option<(&'static str, &'static str)> {
                let (wrong, right) = match self { $(Self::$name => ($wrong, $right),)* };
                (!wrong.is_empty()).then_some((wrong, right))
            }
        }
    };
}

codes! {
    SourceEncoding "source.text.encoding" "文件编码不是 UTF-8" "the file is not UTF-8"
        "" "";
    SourceSize "source.text.size" "文件太大" "the file is too large"
        "" "";
    YamlSyntax "yaml.text.syntax" "格式写法有误" "the YAML cannot be read"
        "捐赠方: [临川区教育局" "捐赠方: [临川区教育局]";
    YamlTab "yaml.indent.tab" "用了制表符缩进" "a tab is used for indentation"
        "\t发布日期: 2024-06-03" "  发布日期: 2024-06-03";
    YamlColon "yaml.colon.wide" "冒号是全角的" "the colon is full-width"
        "日期：2024-05-29" "日期: 2024-05-29";
    YamlDocuments "yaml.document.second" "一个文件里有两份文档" "a second document in one file"
        "--- # 第二份稿件" "# 第二份稿件另存为一个文件";
    YamlAnchor "yaml.anchor.used" "用了锚点或别名" "an anchor or alias is used"
        "受赠方: *教育局" "受赠方: 青禾县教育局";
    YamlTag "yaml.tag.used" "用了类型标签" "a tag is used"
        "金额: !!str 205万元" "金额: 205万元";
    LedgerHead "ledger.head.missing" "台账没有开头，或者开头写了两处" "a ledger without a head, or with two"
        "" "";
    LedgerEmpty "ledger.record.none" "台账里没有记录" "a ledger without records"
        "" "";
    LedgerFile "ledger.file.sort" "台账里有不认识的文件" "a ledger with a file of an unknown sort"
        "" "";
    LedgerRecord "ledger.record.unknown" "台账里没有这条记录" "the ledger has no such record"
        "" "";
    RecordTwice "check.record.twice" "同一条记录写了两遍" "one record told twice"
        "" "";
    GiftTwice "check.gift.twice" "同一笔资助像是记了两次" "one gift seems to be told twice"
        "" "";
    VisitTwice "check.visit.twice" "同一次来访像是写了两遍" "one visit seems to be told twice"
        "" "";
    RecordOutside "check.record.outside" "记录不在台账的时段之内" "a record outside the time of its ledger"
        "" "";
    PaperRecord "paper.record.omitted" "文稿没有写这条记录" "a record that a paper does not tell"
        "" "";
    PaperTotal "paper.total.omitted" "文稿没有写合计" "a sum that a paper does not tell"
        "" "";
    PartySwapped "check.party.swapped" "帮扶方和受援方写反了" "the two sides of the help are swapped"
        "" "";
    PartyOther "check.party.other" "与台账的双方不符" "a side that is not that of the ledger"
        "" "";
    CumulativeLess "check.cumulative.less" "累计数少于所含各条之和" "a cumulative figure below the sum of what it covers"
        "" "";
    CumulativeDecrease "check.cumulative.decrease" "累计数比以前的少" "a cumulative figure that falls over time"
        "" "";
    SeriesDecrease "check.series.decrease" "届数、次数比以前的少" "a count of what was held so far that falls over time"
        "" "";
    CountListed "check.count.listed" "次数少于台账里列出的" "a count below what the ledger lists"
        "" "";
    GrowthBefore "check.growth.before" "原有的数与上一次的不符" "a number before growth that differs from what was told then"
        "" "";
    NameUndeclared "check.name.undeclared" "简称没有写明过" "a short name that nobody declared"
        "" "";
    PersonEarly "check.person.early" "任职早于派出" "a post taken before the placement it followed"
        "" "";
    PersonPlaces "check.person.places" "同一人同一天在两地" "one person in two places on the same day"
        "" "";
    OrdinalTwice "check.ordinal.twice" "同一批次、届次写了两次" "one ordinal for two batches or sessions"
        "" "";
    AwardTwice "check.award.twice" "同一项奖像是写了两遍" "one prize seems to be told twice"
        "" "";
    AgreementTwice "check.agreement.twice" "同一份协议写了两个签订日期" "one agreement signed on two days"
        "" "";
    QuotaTwice "check.quota.twice" "同一年的招生数写了两处" "the places of one year told in two records"
        "" "";
    PersonTwice "check.person.twice" "同一人在两条记录里" "one person named in two records of one time"
        "" "";
    PairTwice "check.pair.twice" "同一次结对写了两遍" "one pairing told twice"
        "" "";
    PairPartners "check.pair.partners" "一所学校有两个结对学校" "a school paired with two others"
        "" "";
    DonorMissing "check.donor.missing" "没有写捐赠方" "nobody is said to have given"
        "捐赠方: []" "捐赠方: 临川区教育局";
    YamlDepth "yaml.depth.limit" "层级太深" "nested too deeply"
        "捐赠方: [[[[[[临川区教育局]]]]]]" "捐赠方: [临川区教育局]";
    YamlNodes "yaml.node.limit" "内容项太多" "too many nodes"
        "" "";
    YamlKeyDuplicate "yaml.key.duplicate" "同一栏写了两次" "a key is given twice"
        "{金额: 5万元, 金额: 6万元}" "金额: 6万元";
    YamlKeyUnknown "yaml.key.unknown" "没有这一栏" "an unknown key"
        "捐增方: 临川区教育局" "捐赠方: 临川区教育局";
    YamlKeyMissing "yaml.key.missing" "缺少必填栏" "a required key is missing"
        "分次: {金额: 6万元}" "分次: {日期: 2024-05-29, 金额: 6万元}";
    YamlShape "yaml.shape.wrong" "内容的形状不对" "text, list or mapping expected, another found"
        "受赠方: [青禾县教育局]" "受赠方: 青禾县教育局";
    TableFile "table.file.unusable" "表格文件读不出来" "a table cannot be read"
        "台账.xls" "台账.xlsx";
    TableHeader "table.header.wrong" "表头不对" "a table without a proper header"
        "2024年培训情况" "# 2024年培训情况";
    TableTotal "table.row.total" "合计行写成了记录" "a row of totals among records"
        "合计,143人" "# 合计,143人";
    TableHint "table.cell.hint" "样表的提示没有改" "a hint of the skeleton was left in a cell"
        "必填；如“临川区教育局”" "临川区教育局";
    TableQuote "table.quote.open" "引号没有配成对" "a quoted cell is not closed"
        "\"临川区教育局,40名" "临川区教育局,40名";
    TableCell "table.cell.error" "单元格里的内容不能用" "what a cell holds cannot be used"
        "#REF!" "205万元";
    FieldBlank "record.field.blank" "待填" "not known yet"
        "金额: xx" "金额: 205万元";
    KindUnknown "record.kind.unknown" "没有这种稿件" "an unknown record kind"
        "类型: 感谢信" "类型: 调研";
    WordUnknown "value.word.unknown" "不是可选的词" "not one of the known words"
        "形式: 贷款" "形式: 助学金";
    TextControl "value.text.control" "文字里有看不见的字符" "an invisible character in a text"
        "名称: \"暖冬\\u0001行动\"" "名称: 暖冬行动";
    TextBidi "value.text.direction" "文字里有不成对的方向控制符" "an unpaired direction control in a text"
        "名称: \"暖冬\\u202e行动\"" "名称: 暖冬行动";
    TextLength "value.text.length" "文字太长" "a text is too long"
        "" "";
    TextEmpty "value.text.empty" "没有文字" "a text without characters"
        "" "";
    TextDitto "value.text.ditto" "写成了“同上”" "a ditto mark in place of a text"
        "受赠方: 同上" "受赠方: 青禾县教育局";
    NumberRange "value.number.range" "数超出范围" "a number is out of range"
        "金额: 0元" "金额: 205万元";
    NumberMixed "value.number.mixed" "阿拉伯数字后面用了十、百、千" "Arabic digits followed by 十, 百 or 千"
        "金额: 5千元" "金额: 5000元";
    DateForm "value.date.form" "不是日期" "not a date"
        "稿件: {发布日期: 上周三}" "稿件: {发布日期: 2024-05-29}";
    DateCalendar "value.date.calendar" "日历上没有这一天" "no such day in the calendar"
        "稿件: {发布日期: 2024-06-31}" "稿件: {发布日期: 2024-06-30}";
    DateWeekday "value.date.weekday" "星期与日期不符" "the weekday does not match the date"
        "稿件: {发布日期: 2024年5月29日星期四}" "稿件: {发布日期: 2024年5月29日星期三}";
    DateYear "value.date.year" "年份写法有误" "a year badly written or out of range"
        "稿件: {发布日期: 24年5月29日}" "稿件: {发布日期: 2024年5月29日}";
    DateRangeOrder "value.dates.order" "起止日期颠倒" "the dates end before they begin"
        "日期: 2024-05-30 至 2024-05-29" "日期: 2024-05-29 至 2024-05-30";
    PeriodForm "value.period.form" "不是时间" "not a time or period"
        "时间: 有一天" "时间: 2021年秋季学期";
    MoneyForm "value.money.form" "不是金额" "not an amount of money"
        "金额: 一大笔" "金额: 205万元";
    MoneyUnit "value.money.unit" "金额缺少单位" "an amount without its unit"
        "金额: 205" "金额: 205万元";
    CountForm "value.count.form" "不是数量" "not a count"
        "次数: 好几回" "次数: 三次";
    CountClassifier "value.count.classifier" "不认识的量词" "an unknown classifier"
        "背景数据: {事项: 选派支教教师, 数值: 20}" "背景数据: {事项: 选派支教教师, 数值: 20名}";
    OrdinalForm "value.ordinal.form" "没有说明是第几" "not an ordinal"
        "各批情况: {批次: 头一批, 人数: 6名}" "各批情况: {批次: 第一批, 人数: 6名}";
    ApproxDouble "value.approx.double" "约数词重复" "two approximation words on one number"
        "金额: 约200余万元" "金额: 200余万元";
    ApproxAdmits "value.approx.admits" "这个数不能用这个约数词" "the number does not admit this approximation word"
        "金额: 676余万元" "金额: 676万余元";
    PercentForm "value.percent.form" "不是百分比" "not a percentage"
        "背景数据: {事项: 覆盖率, 数值: 六成%}" "背景数据: {事项: 覆盖率, 数值: 60%}";
    NameForm "value.name.form" "不像姓名" "not a person's name"
        "接受代表: 青禾县教育局局长 方明远等三人" "接受代表: 青禾县教育局局长 方明远";
    TemplateFault "template.text.fault" "模板有误" "a fault in a template"
        "{{ visit.dates" "{{ visit.dates }}";
    TemplateName "template.name.unknown" "模板里的名字没有对应的栏目" "a template uses an unknown name"
        "{{ visit.dat }}" "{{ visit.dates }}";
    DateOutside "check.date.outside" "日期不在活动期间" "a date outside the event"
        "{日期: 2024-05-29, 分次: {日期: 2024-06-02, 金额: 6万元}}"
        "{日期: 2024-05-29, 分次: {日期: 2024-05-29, 金额: 6万元}}";
    DateOrder "check.date.order" "先后顺序颠倒" "dates out of order"
        "分次: [{日期: 2024-05-30, 金额: 6万元}, {日期: 2024-05-29, 金额: 4万元}]"
        "分次: [{日期: 2024-05-29, 金额: 4万元}, {日期: 2024-05-30, 金额: 6万元}]";
    OfficialField "check.official.field" "这种格式的公文没有的栏目" "a field that this form of document has not"
        "稿件: {发布日期: 2024-08-03, 公文: {格式: 信函, 发文机关标志: 青禾县教育局, 签发人: 方明远}}"
        "稿件: {发布日期: 2024-08-03, 公文: {格式: 信函, 发文机关标志: 青禾县教育局}}";
    DatePublished "check.date.published" "发布早于活动结束" "published before the event ended"
        "{日期: 2024-05-29, 稿件: {发布日期: 2024-05-28}}" "{日期: 2024-05-29, 稿件: {发布日期: 2024-05-30}}";
    SizeNames "check.size.names" "人数少于列出的人" "fewer people than are named"
        "来访团: {派出单位: 临川区教育局, 领队: 局长 沈砚秋, 成员: 副局长 顾怀瑾, 人数: 1人}"
        "来访团: {派出单位: 临川区教育局, 领队: 局长 沈砚秋, 成员: 副局长 顾怀瑾, 人数: 2人}";
    CountItems "check.count.items" "项数与所列不符" "a count differs from the items listed"
        "{次数: 三次, 分次: {日期: 2024-05-29, 金额: 6万元}}"
        "{次数: 一次, 分次: {日期: 2024-05-29, 金额: 6万元}}";
    SumMismatch "check.sum.mismatch" "分项之和不等于总数" "parts do not add up to the whole"
        "{金额: 10万元, 用途: [{用途: 购置图书, 金额: 6万元}, {用途: 购置书包, 金额: 3万元}]}"
        "{金额: 10万元, 用途: [{用途: 购置图书, 金额: 6万元}, {用途: 购置书包, 金额: 4万元}]}";
    SumProduct "check.sum.product" "数量乘单价或标准不等于总数" "numbers times price or rate do not give the whole"
        "物资: {名称: 图书, 数量: 1200册, 单价: 25元, 金额: 3.2万元}"
        "物资: {名称: 图书, 数量: 1200册, 单价: 25元, 金额: 3万元}";
    MoneyUnitMixed "check.money.unit" "金额单位不一" "amounts told in different units"
        "{金额: 500万元, 背景数据: {事项: 去年投入, 数值: 748800元}}"
        "{金额: 500万元, 背景数据: {事项: 去年投入, 数值: 74.88万元}}";
    SubsetExceeds "check.subset.exceeds" "部分大于总数" "a part is larger than the whole"
        "背景数据: {事项: 结对学校, 数值: 272所, 其中: {事项: 乡镇学校, 数值: 292所}}"
        "背景数据: {事项: 结对学校, 数值: 292所, 其中: {事项: 乡镇学校, 数值: 272所}}";
    PersonUnlisted "check.person.unlisted" "人物没有写职务" "a person is named without being introduced"
        "捐赠代表: 陆知行" "捐赠代表: 临川区慈善会会长 陆知行";
    ListTwice "check.list.twice" "同一份名单里写了两遍" "the same one twice in a list"
        "人员: {身份: 骨干教师, 人数: 2名, 人员: [贺兰舟, 贺兰舟]}"
        "人员: {身份: 骨干教师, 人数: 2名, 人员: [贺兰舟, 陆知行]}";
    PersonPosts "check.person.posts" "同一人的职务前后不一" "the same person with different posts"
        "{捐赠代表: 临川区教育局局长 沈砚秋, 接受代表: 青禾县教育局局长 沈砚秋}"
        "{捐赠代表: 临川区教育局局长 沈砚秋, 接受代表: 青禾县教育局局长 方明远}";
    PersonAided "check.person.aided" "写了受助学生的姓名" "an aided student is named"
        "受益对象: {对象: 李小禾, 人数: 1名}" "受益对象: {对象: 家庭经济困难学生, 人数: 1名}";
    PersonLookalike "check.person.lookalike" "两个姓名只差一字" "two names that differ by one character"
        "{捐赠代表: 临川区慈善会会长 陆知行, 仪式: {类型: 启动, 主持人: 临川区慈善会会长 陆知形}}"
        "{捐赠代表: 临川区慈善会会长 陆知行, 仪式: {类型: 启动, 主持人: 陆知行}}";
    PersonPlaced "check.person.placed" "后面写的人不在前面的名单里" "a person who is not among those listed before"
        "{人员: {身份: 骨干教师, 人数: 1名, 人员: 贺兰舟}, 任用: {人员: 贺兰州, 职务: 青禾县第三小学副校长}}"
        "{人员: {身份: 骨干教师, 人数: 1名, 人员: 贺兰舟}, 任用: {人员: 贺兰舟, 职务: 青禾县第三小学副校长}}";
    YearsOrder "check.years.order" "年份没有递增" "years that do not rise"
        "历年情况: [{年份: 2023年, 总数: 12名}, {年份: 2022年, 总数: 14名}]"
        "历年情况: [{年份: 2022年, 总数: 12名}, {年份: 2023年, 总数: 14名}]";
    OrdinalOrder "check.ordinal.order" "次第没有递增" "ordinals that do not rise"
        "各批情况: [{批次: 第二批, 人数: 6名}, {批次: 第一批, 人数: 5名}]"
        "各批情况: [{批次: 第一批, 人数: 5名}, {批次: 第二批, 人数: 6名}]";
    DurationDays "check.duration.days" "天数与起止日期不符" "a duration that is not that of the dates"
        "{日期: 2024-07-14 至 2024-07-25, 时长: 11天}" "{日期: 2024-07-14 至 2024-07-25, 时长: 12天}";
    GrowthOrder "check.growth.order" "增至的数没有增加" "a number said to grow does not"
        "增长: {事项: 每年名额, 原有: 36名, 增至: 24名}" "增长: {事项: 每年名额, 原有: 24名, 增至: 36名}";
    PrivacyMinor "check.privacy.minor" "未经同意写了未成年人姓名" "a minor is named without consent"
        "参加人员: {身份: 学生, 人数: 1名, 姓名: 林小满}"
        "{同意公开姓名: 是, 参加人员: {身份: 学生, 人数: 1名, 姓名: 林小满}}";
    PairCount "check.pair.count" "结对双方数目不等" "the two sides of a pairing differ in number"
        "{帮扶方学校数: 16所, 受援方学校数: 15所}" "{帮扶方学校数: 16所, 受援方学校数: 16所}";
    LevelOrder "check.level.order" "奖项级别没有由高到低" "levels of prizes out of order"
        "{级别: 省级, 各项奖: {人数: 1名, 级别: 国家级, 奖次: 三等奖}}" "{级别: 国家级, 各项奖: {人数: 1名, 奖次: 三等奖}}";
    RegionParent "check.region.parent" "地名的上级不对" "a place under a wrong superior"
        "地区: [{名称: 闽宁镇, 上级: 永宁县}, {名称: 闽宁镇, 上级: 临夏州}]" "地区: [{名称: 闽宁镇, 上级: 永宁县}]";
    TextYears "check.text.years" "起止年份用了半角连接号" "a hyphen in a range of years"
        "下一步: 双方将总结2019-2020年的做法" "下一步: 双方将总结2019年至2020年的做法";
    PartySame "check.party.same" "双方是同一单位" "both parties are the same"
        "{捐赠方: 青禾县教育局, 受赠方: 青禾县教育局}" "{捐赠方: 临川区教育局, 受赠方: 青禾县教育局}";
    NameVariant "check.name.variant" "同一单位两种写法" "one organisation under two names"
        "{捐赠方: 青禾县第二幼儿园, 受赠方: 青禾县第二中心幼儿园}"
        "{捐赠方: 临川区第二幼儿园, 受赠方: 青禾县第二中心幼儿园}";
    NameShort "check.name.short" "简称重复" "one short name for two organisations"
        "单位: [{全称: 临川区第一中学, 简称: 一中}, {全称: 青禾县第一中学, 简称: 一中}]"
        "单位: [{全称: 临川区第一中学, 简称: 临川一中}, {全称: 青禾县第一中学, 简称: 青禾一中}]";
    NeedsMissing "check.part.missing" "内容不全" "a part lacks what it is about"
        "仪式: {类型: 捐赠, 捐赠: {捐赠方: 临川区教育局, 受赠方: 青禾县教育局}}"
        "仪式: {类型: 捐赠, 捐赠: {捐赠方: 临川区教育局, 受赠方: 青禾县教育局, 金额: 6万元}}";
    TitleStop "check.title.stop" "标题末尾有标点" "a title ends in a stop"
        "稿件: {标题: 临川区教育局到青禾县调研。, 发布日期: 2024-06-03}"
        "稿件: {标题: 临川区教育局到青禾县调研, 发布日期: 2024-06-03}";
    TitleCount "check.title.count" "标题里的数与内容不符" "the title's count differs from the content"
        "{稿件: {标题: 两地达成四点共识, 发布日期: 2024-06-03}, 共识: {共识: [共享师资, 共享课程]}}"
        "{稿件: {标题: 两地达成两点共识, 发布日期: 2024-06-03}, 共识: {共识: [共享师资, 共享课程]}}";
    CaptionStop "check.caption.stop" "图注末尾有句号" "a caption ends in a full stop"
        "图片: {文件: 会场.jpg, 图注: 捐赠现场。}" "图片: {文件: 会场.jpg, 图注: 捐赠现场}";
    TextDoubled "check.text.doubled" "词语重复" "a doubled word"
        "下一步: 双方将共同参加参加教研活动" "下一步: 双方将共同参加教研活动";
    TextPunctuation "check.text.punctuation" "标点重复或冲突" "doubled punctuation"
        "下一步: 双方将加强合作，，共享资源" "下一步: 双方将加强合作，共享资源";
    TextQuotes "check.text.quotes" "用了直引号或引号不成对" "straight or unbalanced quotes"
        "下一步: 双方将开展\"手拉手\"活动" "下一步: 双方将开展“手拉手”活动";
    TextQuoteComma "check.text.quote_comma" "并列引号之间多了顿号" "a comma between adjacent quotes"
        "下一步: 双方将办好“名师讲堂”、“空中课堂”" "下一步: 双方将办好“名师讲堂”“空中课堂”";
    TextAscii "check.text.ascii" "中文里用了半角标点" "half-width punctuation in Chinese"
        "下一步: 双方将加强合作,共享资源" "下一步: 双方将加强合作，共享资源";
    TextSpace "check.text.space" "文字里有多余空格" "a stray blank in Chinese text"
        "下一步: 双方将 加强 合作" "下一步: 双方将加强合作";
    TextApprox "check.text.approx" "约数词重复" "two approximation words on one number"
        "下一步: 双方将互派约50余名教师" "下一步: 双方将互派50余名教师";
    TextLocal "check.text.local" "口径不符" "a local word in a neutral text"
        "下一步: 我县将公布资金使用明细" "下一步: 青禾县将公布资金使用明细";
    TextHonorific "check.text.honorific" "“位”用得不妥" "a polite classifier for pupils or one's own people"
        "下一步: 双方将组织36位学生互访" "下一步: 双方将组织36名学生互访";
    TextFuture "check.text.future" "已做的事写成了将来" "the future where things done are told"
        "行程: {站点: {地点: 青禾一中, 活动: 将于下月开展联合教研}}" "行程: {站点: {地点: 青禾一中, 活动: 开展联合教研}}";
    TermPeriod "check.term.period" "用语与时间不符" "a term that does not fit the date"
        "下一步: 双方将巩固教育扶贫成果" "下一步: 双方将巩固教育帮扶成果";
    ThemeForm "write.theme.form" "样式文件有误" "a fault in a theme"
        "页码: {样式: \"— —\"}" "页码: {样式: \"— {n} —\"}";
    LengthForm "write.length.form" "不是长度" "not a length"
        "版面: {上边距: 很宽}" "版面: {上边距: 37mm}";
    LengthUnit "write.length.unit" "长度没有单位或单位不认识" "a length without a known unit"
        "版面: {上边距: 37}" "版面: {上边距: 37mm}";
    LengthRange "write.length.range" "长度超出范围" "a length out of range"
        "版面: {上边距: -37mm}" "版面: {上边距: 37mm}";
    ColourForm "write.colour.form" "不是颜色" "not a colour"
        "段落: {标题: {颜色: 大红}}" "段落: {标题: {颜色: 红}}";
    PageMargins "write.page.margins" "纸面放不下" "a page without room for text"
        "版面: {左边距: 120mm, 右边距: 120mm}" "版面: {左边距: 28mm, 右边距: 26mm}";
    PictureFile "picture.file.unusable" "图片不能用" "a picture cannot be used"
        "图片: {文件: 不存在.jpg, 图注: 合影}" "图片: {文件: photos/合影.jpg, 图注: 合影}";
    BlankNoise "blank.text.noise" "文中夹有注音" "pronunciations inside a text"
        "" "";
    BlankMany "blank.text.many" "空太多，没有全看" "more blanks than are read"
        "" "";
    BlankLeader "blank.leader.withheld" "隐去了领导人姓名" "the name of a leader of the state is left out"
        "" "";
    BlankName "blank.name.left" "该隐去的姓名或校名还在" "a name left where others are masked"
        "" "";
    BlankNumber "blank.number.left" "该隐去的数字还在" "a number left where others are masked"
        "" "";
    DocumentNumber "value.document.number" "不合发文字号的写法" "not a document number"
        "" "";
    CopyNumber "value.copy.number" "份号不是六位数" "not the number of a copy"
        "" "";
    SecrecyForm "value.secrecy.form" "没有写全密级和保密期限" "not a secrecy with its time"
        "" "";
    WordFile "word.file.unusable" "Word 文件读不出来" "a Word file cannot be read"
        "" "";
    WordUnsafe "word.file.unsafe" "Word 文件像是有意做坏的" "a Word file seems to be made to do harm"
        "" "";
    WordMacro "word.macro.found" "Word 文件里有宏" "a Word file holds macros"
        "" "";
    WordChunk "word.chunk.unread" "Word 文件里嵌着没有查的内容" "a Word file shows what stands in another file"
        "" "";
    WordChanges "word.change.tracked" "Word 文件里有没有定下来的修订" "a Word file holds tracked changes"
        "" "";
    ValuesForm "blank.values.form" "取值文件的写法不对" "a file of values that cannot be read"
        "" "";
    ValuesCount "blank.values.count" "空的处数和取值文件不符" "the text has another number of blanks than its values"
        "" "";
    EntryUnknown "blank.entry.unknown" "没有这个编号的空" "no blank of this name"
        "" "";
    EntryTwice "blank.entry.twice" "同一个空给了两个值" "one blank with two values"
        "" "";
    EntryMissing "blank.entry.missing" "空还没有值" "a blank without value"
        "" "";
    ValuesType "blank.value.type" "值和空要填的不是一类" "a value of the wrong sort"
        "" "";
    ValuesUnit "blank.value.unit" "值和旁边印着的量词、单位、后缀不合" "a value that does not fit the unit or ending beside it"
        "" "";
    ValuesSign "blank.value.sign" "值里有不能用的字符或没有填完" "a value with characters it may not hold"
        "" "";
    ValuesDoubled "blank.value.doubled" "值里重复了已印的字" "a value that repeats what is printed"
        "" "";
    ValuesLength "blank.value.length" "位数和原来的空不同" "a value of another length than the blank"
        "" "";
    ValuesOrder "blank.year.order" "年份先后不对" "years out of order"
        "" "";
    ValuesGrowth "blank.count.growth" "说是增加，数却没有变大" "a number that did not grow"
        "" "";
    ValuesField "blank.ledger.field" "台账里取不到这个值" "a value that no ledger field gives"
        "" "";
    TextLeftover "blank.text.leftover" "成稿里有没填完的东西" "something left over in a finished text"
        "" "";
    PathUnsafe "value.path.unsafe" "图片路径不可用" "an unsafe picture path"
        "图片: {文件: ../合影.jpg, 图注: 合影}" "图片: {文件: photos/合影.jpg, 图注: 合影}";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
