//! The words that tell what a blank hides. All in the form of the view: half-width and simplified.

use std::sync::LazyLock;

use crate::value::Approx;

/// Words of one meaning, found by their first or last character: a text may hold a blank every few characters.
pub(super) struct Words(LazyLock<Index>);

struct Index {
    /// Sorted by first character, of one character the longest first.
    firsts: Vec<(char, Vec<char>, &'static str)>,
    /// Reversed, sorted by last character.
    lasts: Vec<Vec<char>>,
}

impl Index {
    fn new(text: &'static str) -> Self {
        let mut firsts: Vec<(char, Vec<char>, &'static str)> = text
            .split_whitespace()
            .map(|word| (word.chars().next().unwrap_or(' '), word.chars().collect(), word))
            .collect();
        firsts.sort_by_key(|(head, chars, _)| (*head, std::cmp::Reverse(chars.len())));
        let mut lasts: Vec<Vec<char>> =
            text.split_whitespace().map(|word| word.chars().rev().collect()).collect();
        lasts.sort();
        Self { firsts, lasts }
    }
}

impl Words {
    /// The longest of the words the text begins with, and its length in characters.
    pub(super) fn first(&self, text: &[char]) -> Option<(&'static str, usize)> {
        let head = *text.first()?;
        let firsts = &self.0.firsts;
        let start = firsts.partition_point(|(first, _, _)| *first < head);
        let same = firsts[start..].iter().take_while(|(first, _, _)| *first == head);
        same.into_iter()
            .find(|(_, chars, _)| text.starts_with(chars))
            .map(|(_, chars, word)| (*word, chars.len()))
    }

    /// Whether the text begins with one of the words.
    pub(super) fn begin(&self, text: &[char]) -> bool {
        self.first(text).is_some()
    }

    /// Whether the text ends in one of the words.
    pub(super) fn end(&self, text: &[char]) -> bool {
        let Some(tail) = text.last() else { return false };
        let lasts = &self.0.lasts;
        let start = lasts.partition_point(|word| word.first() < Some(tail));
        let mut same = lasts[start..].iter().take_while(|word| word.first() == Some(tail));
        same.any(|word| word.len() <= text.len() && word.iter().eq(text.iter().rev().take(word.len())))
    }

    /// Whether one of the words stands in the text.
    pub(super) fn within(&self, text: &[char]) -> bool {
        (0..text.len()).any(|at| self.begin(&text[at..]))
    }
}

/// Words written one after another, blanks between them.
macro_rules! words {
    ($text:literal) => {
        Words(LazyLock::new(|| Index::new($text)))
    };
}

/// Units of counting that stand behind a number.
pub(super) static UNITS: Words = words!(
    "人次 人份 人 名 位 个 次 所 家 批次 批 期 场次 场 节 册 套 台 件 间 份 户 届 组 \
    类 项 门 课时 学时 天 周岁 周 岁 小时 分钟 公里 千米 米 亩 平方米 平方公里 吨 公斤 斤 \
    箱 本 支 条 篇 部 辆 座 只 株 棵 幅 枚 班次 轮 倍 种 层 票 个月 学年 学期 年 颗 \
    盒 袋 架 趟 遍 栋 幢 张 对 % 个百分点 余人 点建议 点意见 点要求 点共识 大举措 大行动 \
    大工程 余 周年"
);

/// Words that begin like a unit and are none.
pub(super) static NO_UNITS: Words = words!(
    "人民 人大 人社 人力 人才 人士 人员 人口 人文 人均 人事 人家 人们 人物 人工 人生 名单 \
    名师工作室 名师讲堂 名校长工作室 名义 名称 名誉 名胜 名下 名校联盟 名校集团 名班主任工作室 \
    位于 位置 位居 个别 个人 个性 个体 个案 次日 次年 次数 次要 所属 所在 所有 所长 所需 \
    所能 所谓 所以 所辖 所作 所做 所提 家长 家庭 家校 家委 家乡 家访 家园 家具 家国 批准 \
    批复 批示 批评 期间 期待 期望 期末 期初 期满 期刊 场地 场馆 场所 场室 节日 节约 节能 \
    节假 台账 台州 台湾 间接 份额 户籍 户口 户外 届时 届满 组织 组团 组建 组成 组长 组工 \
    组合 组委 类似 类型 项目 门户 门口 天津 天水 天然 周边 周围 周期 周密 本地 本级 本县 \
    本区 本校 本次 本年 本着 本科 本土 本身 本市 本月 支教 支援 支持 支付 支部 支队 支出 \
    支行 条件 条例 条款 篇章 部门 部分 部署 部长 部队 部委 部级 部属 座谈 轮流 轮岗 轮训 \
    轮值 种植 种子 层面 层级 层次 年级 年轻 年龄 年底 年末 年初 年均 年会 年检 年鉴 年货 \
    只有 只能 只要 套餐 件次 架构 票据 张榜 张贴 余杭"
);

/// Words before a number that say it is near or beyond.
pub(super) const NEAR: &[(&str, Approx)] = &[
    ("将近", Approx::Nearly),
    ("接近", Approx::Nearly),
    ("近", Approx::Nearly),
    ("大约", Approx::About),
    ("大概", Approx::About),
    ("约", Approx::About),
    ("超过", Approx::Over),
    ("超", Approx::Over),
    ("逾", Approx::Over),
    ("突破", Approx::Over),
    ("不少于", Approx::AtLeast),
    ("不低于", Approx::AtLeast),
    ("至少", Approx::AtLeast),
    ("不下", Approx::AtLeast),
    ("上万", Approx::About),
];
/// Words that end like those and say nothing of a number.
pub(super) static NOT_NEAR: Words = words!("最近 附近 就近 邻近 临近 相近 签约 节约 契约");
/// Words behind a unit that say a number is near.
pub(super) const ROUND: &[(&str, Approx)] = &[
    ("及以上", Approx::AtLeast),
    ("以上", Approx::AtLeast),
    ("左右", Approx::About),
    ("上下", Approx::About),
    ("之多", Approx::About),
];

/// Words that begin like a unit of money and are none.
pub(super) static NO_MONEY: Words = words!("元旦 元宵 元素 元老 元月 元谋 元首");
/// Words that say a number without a unit, or in 万, is money.
pub(super) static OF_MONEY: Words = words!(
    "资金 捐款 捐资 出资 投入 资助 金额 价值 人民币 经费 助学金 奖学金 采购 筹集 募集 筹资 \
    总额 折合 销售 款项 补助 ￥"
);

/// Endings of the names of places; a longer one first where one begins like another.
pub(super) static SUFFIXES: Words = words!(
    "自治区 自治州 自治县 自治旗 开发区 高新区 新区 特区 林区 街道 社区 地区 省 市 州 县 区 \
    旗 乡 镇 村 盟 小区"
);
/// Words that begin like such an ending and are none.
pub(super) static NO_SUFFIXES: Words = words!(
    "省级 市级 县级 区级 乡级 镇级 村级 州级 市场 市政工程 区域 区间 区别 区分 区块 区位 区划 \
    旗下 旗帜 旗舰 旗袍 乡村 乡土 乡亲 乡情 乡贤 乡愁 盟友 盟校 社区服务 省市 省份 省区市 \
    市区 省属 市属"
);

/// Offices a person holds; behind a blank, or before one.
pub(super) static POSTS: Words = words!(
    "同学 同志 先生 女士 老师 局长 副局长 书记 副书记 校长 副校长 主任 副主任 院长 副院长 园长 \
    副园长 处长 副处长 科长 副科长 股长 部长 副部长 县长 副县长 市长 副市长 区长 副区长 州长 \
    副州长 省长 副省长 镇长 副镇长 乡长 副乡长 村长 组长 副组长 队长 副队长 团长 副团长 会长 \
    副会长 理事长 董事长 总经理 经理 主席 副主席 教授 副教授 秘书长 督学 指挥长 副指挥长 站长 \
    所长 班长 旗长 盟长 厅长 副厅长 司长 巡视员 调研员 领队 教练 博士 总理 副总理 委员长 \
    常委 政委 专员"
);
/// What makes of an office a common word: 校长队伍, 主任办公室.
pub(super) static OFFICIAL: Words = words!(
    "队伍 教师 、教师 和教师 培训 论坛 研修 班 岗 们 工作室 办公 领导力 及 后备 职级 轮岗 \
    、骨干 和骨干 信箱 会议 联席 助理 能力 素质 论"
);
/// Before a name, besides an office.
pub(super) static BEARERS: Words = words!(
    "教师 记者 通讯员 作者 编辑 主持人 联系人 负责人 干部 学生 同学 专家 教练员 选手 党员 \
    志愿者 学员 代表 带队人 班主任 姓名 签发人 委员"
);
/// What only a person does.
pub(super) static SPEAKS: Words = words!(
    "说 表示 指出 强调 出席 主持 致辞 致欢迎 致词 作报告 作发言 作交流 作表态 作总结 作动员 \
    作讲话 作重要讲话 讲话 发言 率队 率团 率领 率有关 率相关 带队 带领 陪同 一行 介绍说 坦言 \
    回忆 感慨 介绍道 主讲 授课 执教 深情 代表双方 等一行 亲自 为组长 分别作"
);

/// Who a list ends in behind 等, with what the list names.
pub(super) static OF_PERSONS: Words = words!(
    "校长 园长 局长 书记 主任 干部 教师 老师 同志 领导 专家 学员 学生 骨干 代表 人 选手 成员 \
    党员 负责 名师 同学 教研员 校友 位 名 先生 家长"
);
pub(super) static OF_PLACES: Words =
    words!("地 县 区 市 省 乡镇 乡 镇 街道 村 州 旗 个县 个区 个市 个乡 个镇 个村 个省 处");
pub(super) static OF_SCHOOLS: Words = words!("校 学校 中学 小学 中小学 幼儿园 院校 高校 学院");
pub(super) static OF_UNITS: Words = words!("单位 部门 企业 公司 机构 组织 协会 集团");

/// What names of schools end in.
pub(super) static SCHOOLS: Words = words!(
    "小学 中学 幼儿园 学校 学院 大学 高中 初中 职高 技校 中心校 完小 教学点 附小 附中 中职 \
    职中 高级中学 职校 实小 实中 中专 职教中心 幼儿中心 书院 园区幼儿园"
);
/// What begins like the end of a school's name and is a common word.
pub(super) static NO_SCHOOLS: Words = words!(
    "小学生 中学生 大学生 高中生 初中生 中小学 高中阶段 初中阶段 小学阶段 学校管理 学校建设 \
    高中教育"
);
/// Common parts of the names of schools.
pub(super) static MODIFIERS: Words = words!(
    "高级 中等 高等 初级 职业 技术 技能 技工 技师 商贸 旅游 实验 中心 第 民族 外国语 外语 \
    农业 特殊教育 特教 希望 附属 完全 九年一贯制 九年制 十二年一贯制 卫生 机电 工业 工程 工商 \
    师范 专科 艺术 体育 财经 信息 建设 交通 电子 科技 理工 幼儿 女子 国际 双语 回民 思源 \
    华侨 教师 进修 教育 开放 广播 电视 经济 管理 贸易 职教 综合 城关 中医药 医药 护理 文化 \
    寄宿制"
);
/// What stands before a school and is no name: 薄弱学校.
pub(super) static PLAIN: Words = words!(
    "优秀 优质 农村 乡村 各 中 全部 所有 部分 薄弱 受援 帮扶 结对 民办 公办 义务 偏远 边远 \
    贫困 山区 城区 相关 有关 多所 几所 两所 重点 示范 先进 当地 县域 县城 镇区 其他 协作 \
    对口 共建 试点 基层 新建 城乡 名优"
);

/// What names of bodies end in.
pub(super) static BODIES: Words = words!(
    "公司 集团 协会 基金会 企业 商会 医院 银行 研究院 研究所 研究会 学会 联合会 促进会 事务所 \
    合作社 工作室 俱乐部 出版社 联盟 书店 工厂 指挥部 工作队 工作组 单位 部门 机构 委员会 机关 \
    报社 电视台 支行 分行 超市 酒店 志愿者协会 服务中心 指导中心 发展中心 培训中心 活动中心 \
    文化馆 图书馆 博物馆 体育馆 科技馆 基地"
);
/// Bodies of a place: what stands before them is the place.
pub(super) static OFFICES: Words = words!(
    "教育局 教体局 教育体育局 教育和体育局 教育和科技局 教科局 教育文化体育局 教育厅 教育部门 \
    教育系统 教育行政部门 教育工委 教育主管部门 人民政府 政府 党政 人大 政协 团委 妇联 总工会 \
    组织部 宣传部 统战部 党委 教研室 教科所 教研院 教科院 教育界"
);

/// Where one goes, before a place.
pub(super) static TO: Words = words!(
    "到达 走访 到 赴 前往 来到 抵达 飞赴 奔赴 走进 深入 返回 远赴 分赴 去往 位于 回到 派往 派驻 送往 \
    奔向"
);
/// Where one is, before a place.
pub(super) static AT: Words = words!("在 来 从 来自 自");
/// What one does at a place.
pub(super) static DOES: Words = words!(
    "参加 挂职 跟岗 跟班 学习 考察 调研 培训 支教 访学 交流 送教 开展 召开 举行 举办 进行 \
    任教 顶岗 参观 观摩 研修 进修 接受 担任 就读 慰问 看望 走访 实地 组织 对接 洽谈 指导 \
    讲学 参训 工作 出席 集中 签订 签署 启动 督导 锻炼 听课 取经 游学 研学 集训 比赛 参赛 \
    落户"
);
/// What one does at the side that gives.
pub(super) static LEARNS: Words = words!(
    "挂职 跟岗 跟班 访学 进修 研修 学习 取经 培训 顶岗 锻炼 考察学习 参观学习 参训 观摩 游学 \
    研学"
);
/// What one does at the side that receives.
pub(super) static TEACHES: Words = words!("支教 送教 讲学 任教 慰问 指导 帮扶 督导 送培 巡讲 援教 对口帮扶");

/// Before the side that receives.
pub(super) static HELPED: Words = words!(
    "帮扶 支持 助力 支援 援助 扶持 帮助 助推 服务 加大 提升 提高 推动 促进 改善 缓解 加快 \
    带动 关心 关爱 心系 情系 造福 惠及 资助 捐助 援建 补齐 加强 强化 缩小 振兴 推进 为了 \
    增强 激发 解决 结对帮扶"
);
/// Before the side that gives.
pub(super) static HELPING: Words =
    words!("放大 借鉴 学习 引进 借助 依托 发挥 感谢 得益于 受益于 参加 接受 应 吸收");
/// Before either side.
pub(super) static EITHER: Words = words!("慰问 看望 安排 组织 选派 由 与 和 同 向 给 对 为 受");
/// What is said of the side that gives.
pub(super) static GIVES: Words = words!(
    "挂职干部 支教教师 支教队 支教老师 援派 派驻 派出 帮扶 优秀教师送教 名师送教 专家送教 \
    优质教育资源 优质资源 先进经验 先进的 先进教育 成功经验"
);
/// What is said of the side that receives.
pub(super) static TAKES: Words = words!(
    "留守儿童 贫困学生 困难学生 贫困家庭 困难家庭 山区 大山 农村 乡村 农产品 特产 薄弱 脱贫 贫困 \
    困难群众 校长队伍 教师队伍 教育发展 教育捐款 教育事业 产业发展 教育干部"
);
/// What a place has, behind a blank without an ending.
pub(super) static HAS: Words = words!(
    "教育 校长 教师 师资 山区 经济 社会 农村 乡村 孩子 学子 学生 儿童 留守 贫困 困难 群众 \
    特色 优秀 骨干 名师 挂职 支教 干部 人民 百姓 产业 农产品 特产 一定数量 中小学 小学生 \
    中学生 大学生 基础教育 职业教育 学前教育 义务教育 大山 深山 薄弱 优质 先进 教体 德育 \
    高中教育 乡镇 各 改善 提高 提升 发展 建设 培训 培养 打造 完善 实现 补齐 办学 创建"
);
/// What only the head of the state is called, behind a blank.
pub(super) static LEADER: Words = words!(
    "总书记 新时代中国特色 同志为核心 为核心的党中央 重要讲话 重要指示 重要论述 系列重要讲话 国家主席 \
    主席重要 总理 委员长 中央军委 外交思想"
);
/// What stands before the name of a leader of the state.
pub(super) static LEADING: Words = words!(
    "总书记 国家主席 中央军委主席 国务院总理 国务院副总理 党和国家领导人 国家领导人 政治局常委 \
    政治局委员"
);
/// What says that 主席 is the head of the state.
pub(super) static STATE: Words =
    words!("国家 中共中央 党中央 中央军委 全国人大 全国政协 国务院 总书记 领导人");

/// Family names.
pub(super) const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛\
    范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬康伍余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧戴宋庞熊纪舒屈项祝\
    董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘丁邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封\
    储靳段巫焦谷侯班仰仲宫宁栾甘厉祖武符刘景詹龙叶幸司黎薄印白蒲卓蔺屠蒙池乔谭冉雍桑桂牛边燕尚温庄晏柴阎慕茹习艾鱼向古易\
    廖庾耿匡寇广欧沃利蔚越隆师巩聂晁敖冷辛阚那简饶空曾沙养须丰关查游";

/// Other bodies of a place.
pub(super) static BUREAUS: Words = words!(
    "财政局 人社局 人力资源和社会保障局 民政局 发改局 卫健局 乡村振兴局 扶贫办 文旅局 农业农村局 \
    水利局 交通局 公安局 司法局 审计局 统计局 科技局 体育局 工信局 商务局 招商局 税务局 市场监管局 住建局 \
    自然资源局 生态环境局 应急管理局 宣传部 组织部 财政厅 人社厅 协作办"
);

/// Words that people double on purpose.
pub(super) static TWICE: Words = words!(
    "讨论 研究 商量 商议 交流 学习 了解 考虑 看看 想想 试试 认识 锻炼 体会 思考 打扫 收拾 整理 尝试 放松 \
    休息 分析 总结 一个 一步 一点 一次 一批 非常 很多 彼此 多少 比较 许多 祝贺 加油 谢谢"
);

/// A number of years, by 年 and what follows it.
pub(super) static SPANS: Words =
    words!("年来 年多 年余 年间 年内 年之 年时间 年制 年期 年前 年左右 年以上 年里");
/// What stands before a number of years.
pub(super) static LASTING: Words = words!(
    "近 历时 为期 长达 连续 已有 超过 达 服务期 任期 每 每隔 满 约 不少于 过去 期限 期 未来 \
    今后 坚持 期限为 时间为 长 用 头 首 前 最近 合作 支教 挂职 工作"
);
