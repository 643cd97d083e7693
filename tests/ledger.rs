//! Ledgers: what is clean gives no problem, what is planted is found, each where it stands, and nothing besides.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use jianbao::{Code, Kind, Lang, LedgerFile, Limits, Pipeline, Problem, Problems, Severity, Source};

/// The files of one ledger under `tests/cases/ledger/`.
fn folder(name: &str) -> Vec<LedgerFile> {
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        LedgerFile::new(name, fs::read(path).unwrap())
    };
    let folder = fs::read_dir(format!("tests/cases/ledger/{name}")).unwrap();
    folder.map(|entry| read(entry.unwrap().path())).collect()
}

/// A ledger of 临川区 and 青禾县 in one file, with these lists of records or fields of the head.
fn small(rest: &str) -> Vec<LedgerFile> {
    let head =
        "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n时段: 2021年至2024年\n";
    vec![LedgerFile::new("台账.yaml", format!("{head}{rest}"))]
}

fn check(files: &[LedgerFile]) -> Problems {
    Pipeline::new().unwrap().check_ledger(files)
}

/// Where a problem stands, and which it is: `01-往来.yaml:11 check.visit.twice`.
fn told(problem: &Problem) -> String {
    let place = problem.place.as_ref().unwrap();
    format!("{}:{} {}", place.source.name(), place.line_column().0, problem.code)
}

#[test]
fn the_clean_ledger_has_no_problems() {
    let files = folder("clean");
    let problems = check(&files);
    assert!(problems.is_empty(), "{problems:#}");
    let checked = Pipeline::new().unwrap().read_ledger(&files).unwrap();
    assert!(checked.is_complete());
    let entries = checked.ledger().entries();
    let kinds: BTreeSet<&str> = entries.iter().map(|entry| entry.record().kind()).collect();
    assert!(entries.len() >= 40 && kinds.len() == jianbao::KINDS.len(), "{} {kinds:?}", entries.len());
}

/// A line that ends in `#! code` is where that code must be told; no other line may have one.
#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let files = folder("planted");
    let mut wanted = Vec::new();
    for file in &files {
        for (number, line) in str::from_utf8(&file.bytes).unwrap().lines().enumerate() {
            if let Some((_, code)) = line.split_once(" #! ") {
                wanted.push(format!("{}:{} {code}", file.name, number + 1));
            }
        }
    }
    wanted.sort();
    let problems = check(&files);
    let mut found: Vec<String> = problems.iter().map(told).collect();
    found.sort();
    assert_eq!(found, wanted, "{problems:#}");
    assert!(wanted.len() >= 15);
}

#[test]
fn bodies_joined_in_one_text_are_refused() {
    let problems = check(&small("培训: [{主办单位: 临川区教育局、青禾县教育局, 时间: 2023年, 总数: 40人}]"));
    let problem = problems.iter().next().unwrap();
    assert!(problems.len() == 1 && problem.code == Code::YamlShape, "{problems:#}");
    assert!(problem.hint.zh.contains("[临川区教育局, 青禾县教育局]"));
}

/// Sheets of one kind are told apart by a number or a remark; a sheet that is none says how to name it.
#[test]
fn one_kind_may_have_several_sheets() {
    let row = |name: &str| {
        let rows = "主办单位,时间,总数\n临川区教育局,2023年,40人\n".replace("40", &format!("{}", name.len()));
        LedgerFile::new(format!("{name}.csv"), rows)
    };
    for name in ["培训2", "培训（下半年）", "培训(2)", "培训-新教师", "training 2"] {
        let mut files = small("");
        files.extend([row("培训"), row(name)]);
        assert!(check(&files).is_empty(), "{name}: {:#}", check(&files));
    }
    for name in ["Sheet2", "培训班", "情况表"] {
        let mut files = small("");
        files.extend([row("培训"), row(name)]);
        let problems = check(&files);
        let hint = &problems.iter().next().unwrap().hint.zh;
        assert!(problems.len() == 1 && hint.contains("“培训2”"), "{name}: {problems:#}");
    }
}

/// For each code records that raise it, and others, much like them, that do not: no false alarm.
const CASES: &[(&str, &str, &str)] = &[
    (
        "check.record.twice",
        "培训: [{主办单位: 甲, 时间: 2023年, 总数: 40人}, {主办单位: 甲, 时间: 2023年, 总数: 40人}]",
        "培训: [{主办单位: 甲, 时间: 2023年, 总数: 40人}, {主办单位: 甲, 时间: 2024年, 总数: 40人}]",
    ),
    (
        // One year of a gift of two years, told by itself.
        "check.gift.twice",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2021年至2022年, 分年: {年数: 两年, 每年: 50万元}}, \
         {形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 50万元}]",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2021年至2022年, 分年: {年数: 两年, 每年: 50万元}}, \
         {形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2023年, 金额: 50万元}]",
    ),
    (
        // The same sum in one year is one gift, unless it has two names.
        "check.gift.twice",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 50万元, 用途: {用途: 购书}}, \
         {形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 50万元}]",
        "资助: [{形式: 资金, 名称: 暖冬行动, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 50万元}, \
         {形式: 资金, 名称: 助学行动, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 50万元}]",
    ),
    (
        // The same sum each year for two years and for three: two gifts.
        "check.gift.twice",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2021年至2022年, 分年: {年数: 两年, 每年: 50万元}}, \
         {形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2021年至2022年, 金额: 100万元}]",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2021年至2022年, 分年: {年数: 两年, 每年: 50万元}}, \
         {形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年至2024年, 分年: {年数: 三年, 每年: 50万元}}]",
    ),
    (
        // A blank in a name makes no other donor; 元 and 万元 are one measure.
        "check.gift.twice",
        "资助: [{形式: 资金, 捐赠方: 临川区慈善会, 受赠方: 青禾县教育局, 日期: 2022-09-10, 金额: 100万元}, \
         {形式: 资金, 捐赠方: 临川区 慈善会, 受赠方: 青禾县教育局, 时间: 2022年9月, 金额: 1000000元}]",
        "资助: [{形式: 资金, 捐赠方: 临川区慈善会, 受赠方: 青禾县教育局, 日期: 2022-09-10, 金额: 100万元}, \
         {形式: 资金, 捐赠方: 临川区慈善会, 受赠方: 青禾县教育局, 时间: 2022年11月, 金额: 1000000元}]",
    ),
    (
        "check.visit.twice",
        "调研: [{日期: 2022-05-18, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 行程: {站点: {地点: 甲校}}}, \
         {日期: 2022-05-18, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 行程: {站点: {地点: 乙校}}}]",
        "调研: [{日期: 2022-05-18, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局, 领队: 局长 沈砚秋}, 行程: \
         {站点: {地点: 甲校}}}, {日期: 2022-05-18, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局, 领队: 科长 温如许}, \
         行程: {站点: {地点: 乙校}}}]",
    ),
    (
        // What begins in the time of the ledger may end after it; figures of before are for comparison.
        "check.record.outside",
        "支教: [{形式: 支教, 派出方: 临川区教育局, 接收地: 青禾县, 时间: 2025年秋季学期, 总数: 6名}]",
        "支教: [{形式: 支教, 派出方: 临川区教育局, 接收地: 青禾县, 时间: 2024—2025学年, 总数: 6名}]\n\
         数据: [{事项: 结对学校, 数值: 6所, 时间: 2019年}]",
    ),
    (
        "check.party.swapped",
        "消费帮扶: [{采购方: 青禾县教育局, 产地: 临川区, 时间: 2023年, 金额: 5万元}]",
        "消费帮扶: [{采购方: 临川区教育局, 产地: 青禾县, 时间: 2023年, 金额: 5万元}]\n\
         跟岗: [{形式: 挂职, 派出方: 临川区教育局, 接收地: 青禾县, 时间: 2023年, 总数: 2名}]\n\
         资助: [{形式: 资金, 捐赠方: 青禾县慈善会, 受赠方: 青禾县第一小学, 时间: 2023年, 金额: 5万元}]",
    ),
    (
        "check.party.other",
        "跟岗: [{形式: 跟岗, 派出方: 青禾县教育局, 接收地: 青禾县第一小学, 时间: 2023年, 总数: 2名}]",
        "跟岗: [{形式: 跟岗, 派出方: 青禾县教育局, 接收地: 云川市, 时间: 2023年, 总数: 2名}]\n\
         培训: [{协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 云川市青禾县}}, 主办单位: 甲, 时间: 2024年, 总数: 9人}]",
    ),
    (
        // A course told by itself and with its year is counted once; heads alone are not all who came.
        "check.cumulative.less",
        "培训: [{主办单位: 甲, 时间: 2023年, 总数: 40人}, {主办单位: 甲, 时间: 2024年, 总数: 60人}]\n\
         数据: [{事项: 培训教师, 数值: 90人次, 累计: 是, 涵盖: 培训, 起始: 2021年以来, 截止: 截至2024年底}, \
         {事项: 培训, 数值: 90人次, 累计: 是, 涵盖: 培训, 起始: 2021年以来, 截止: 截至2024年底}]",
        "培训: [{主办单位: 甲, 时间: 2024年, 总数: 60人}, {主办单位: 甲, 日期: 2024-05-06, 总数: 40人}, \
         {主办单位: 甲, 时间: 2023年, 学员: [{身份: 校长, 人数: 20人}, {身份: 教师, 人数: 30人}]}]\n\
         数据: [{事项: 培训校长, 数值: 20人次, 累计: 是, 涵盖: 培训, 起始: 2021年以来, 截止: 截至2024年底}, \
         {事项: 培训, 数值: 110人次, 累计: 是, 涵盖: 培训, 起始: 2021年以来, 截止: 截至2024年底}, \
         {事项: 培训, 数值: 70余人次, 累计: 是, 涵盖: 培训, 起始: 2021年以来, 截止: 截至2024年底}, \
         {事项: 培训, 数值: 50人次, 累计: 是, 涵盖: 培训, 起始: 2021年以来, 截止: 截至2023年底}]",
    ),
    (
        // Of money, each gift once: the year within the gift of several is no more.
        "check.cumulative.less",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 30万元}, {形式: 资金, 捐赠方: 丙, 受赠方: 乙, \
         时间: 2022年, 金额: 30万元}]\n\
         数据: [{事项: 投入资金, 数值: 50万元, 累计: 是, 涵盖: 资助, 起始: 2021年以来, 截止: 截至2024年底}]",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 30万元}, {形式: 资金, 捐赠方: 丙, 受赠方: 乙, \
         时间: 2022年, 金额: 30万元}]\n\
         数据: [{主体: 甲, 事项: 投入资金, 数值: 50万元, 累计: 是, 涵盖: 资助, 起始: 2021年以来, 截止: 截至2024年底}]",
    ),
    (
        // Figures of other labels, named one by one.
        "check.cumulative.less",
        "数据: [{事项: 网络教研, 数值: 28场, 时间: 2023年}, {事项: 网络教研, 数值: 32场, 时间: 2024年}, \
         {事项: 联合教研, 数值: 50场, 累计: 是, 涵盖: 网络教研, 起始: 2023年以来, 截止: 截至2024年底}]",
        "数据: [{事项: 网络教研, 数值: 28场, 时间: 2023年}, {事项: 网络教研, 数值: 32场, 时间: 2024年}, \
         {事项: 联合教研, 数值: 60场, 累计: 是, 涵盖: 网络教研, 起始: 2023年以来, 截止: 截至2024年底}]",
    ),
    (
        // What was told up to a year, and what was bought after it.
        "check.cumulative.less",
        "消费帮扶: [{采购方: 甲, 产地: 乙, 时间: 2023年, 金额: 120万元, 累计起始: 2021年以来, 累计金额: 300万元}, \
         {采购方: 甲, 产地: 乙, 时间: 2024年, 金额: 86.5万元, 累计起始: 2021年以来, 累计金额: 310万元}]",
        "消费帮扶: [{采购方: 甲, 产地: 乙, 时间: 2023年, 金额: 120万元, 累计起始: 2021年以来, 累计金额: 300万元}, \
         {采购方: 甲, 产地: 乙, 时间: 2024年, 金额: 86.5万元, 累计起始: 2021年以来, 累计金额: 386.5万元}, \
         {采购方: 甲, 产地: 丙, 时间: 2024年, 金额: 8万元, 累计起始: 2021年以来, 累计金额: 10万元}, \
         {采购方: 丁, 产地: 乙, 时间: 2023年, 金额: 2万元, 累计起始: 2021年以来, 累计金额: 近30万元}, \
         {采购方: 丁, 产地: 乙, 时间: 2024年, 金额: 8万元, 累计起始: 2021年以来, 累计金额: 35万元}, \
         {采购方: 戊, 产地: 乙, 时间: 2023年, 金额: 2万元, 累计起始: 2021年以来, 累计金额: 30万元}, \
         {采购方: 戊, 产地: 乙, 时间: 2024年, 金额: 8万元, 累计起始: 2024年以来, 累计金额: 8万元}]",
    ),
    (
        "check.cumulative.decrease",
        "培训: [{主办单位: 甲, 时间: 2022年, 总数: 4人, 背景数据: [{事项: 累计培训教师, 数值: 300人次}]}, \
         {主办单位: 甲, 时间: 2023年, 总数: 4人, 背景数据: [{事项: 累计培训教师, 数值: 200人次}]}]",
        "培训: [{主办单位: 甲, 时间: 2022年, 总数: 4人, 背景数据: [{事项: 累计培训教师, 数值: 300人次}, {事项: 当年培训, \
         数值: 90人次}]}, {主办单位: 丙, 时间: 2023年, 总数: 4人, 背景数据: [{事项: 累计培训教师, 数值: 80人次}]}, {主办单位: 甲, 时间: \
         2023年, 总数: 4人, 背景数据: [{主体: 乙, 事项: 累计培训教师, 数值: 200人次}, {事项: 累计培训教师, 数值: 300余人次}, {事项: 当年培训, 数值: 80人次}]}]",
    ),
    (
        "check.series.decrease",
        "协作机制: [{名称: 联席会议, 参与方: [甲, 乙], 时间: 2021年至2022年, 会议次数: 4次}, \
         {名称: 联席会议, 参与方: [甲, 乙], 时间: 2021年至2023年, 会议次数: 3次}]",
        "协作机制: [{名称: 联席会议, 参与方: [甲, 乙], 时间: 2022年, 会议次数: 4次}, \
         {名称: 联席会议, 参与方: [甲, 乙], 时间: 2023年, 会议次数: 3次}]",
    ),
    (
        // 第三届 was listed before two are counted.
        "check.series.decrease",
        "校长论坛: [{名称: 论坛, 主办单位: [甲, 乙], 日期: 2022-06-09, 历届情况: [{届次: 第三届}]}, \
         {名称: 论坛, 主办单位: [甲, 乙], 日期: 2023-06-09, 届数: 两届}]",
        "校长论坛: [{名称: 论坛, 主办单位: [甲, 乙], 日期: 2022-06-09, 历届情况: [{届次: 第三届}]}, \
         {名称: 论坛, 主办单位: [甲, 乙], 日期: 2023-06-09, 届数: 四届}]",
    ),
    (
        // Attendances of all sessions so far; of another forum they may be fewer.
        "check.series.decrease",
        "校长论坛: [{名称: 论坛, 主办单位: [甲, 乙], 时间: 2022年, 届数: 两届, 累计参加人次: 200人次}, \
         {名称: 论坛, 主办单位: [甲, 乙], 时间: 2023年, 届数: 三届, 累计参加人次: 150人次}]",
        "校长论坛: [{名称: 论坛, 主办单位: [甲, 乙], 时间: 2022年, 届数: 两届, 累计参加人次: 200人次}, \
         {名称: 论坛, 主办单位: [甲, 乙], 时间: 2023年, 届数: 三届, 累计参加人次: 200人次}, \
         {名称: 新论坛, 主办单位: [甲, 乙], 时间: 2023年, 届数: 一届, 累计参加人次: 150人次}]",
    ),
    (
        // A school that travels is not one of the two sides.
        "check.count.listed",
        "协作机制: [{名称: 互访, 参与方: [临川区教育局, 青禾县教育局], 时间: 2022年, 互访次数: 1次}]\n\
         调研: [{日期: 2022-05-18, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 行程: {站点: {地点: 甲校}}}, \
         {日期: 2022-09-18, 到访地: 临川区, 来访团: {派出单位: 青禾县教育局}, 行程: {站点: {地点: 乙校}}}]",
        "协作机制: [{名称: 互访, 参与方: [临川区教育局, 青禾县教育局], 时间: 2022年, 互访次数: 1次}]\n\
         调研: [{日期: 2022-05-18, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 行程: {站点: {地点: 甲校}}}, \
         {日期: 2022-09-18, 到访地: 临川区, 来访团: {派出单位: 青禾县第一小学}, 行程: {站点: {地点: 乙校}}}, \
         {日期: 2023-09-18, 到访地: 临川区, 来访团: {派出单位: 青禾县教育局}, 行程: {站点: {地点: 乙校}}}]",
    ),
    (
        // Two camps of the year before have a quota each.
        "check.growth.before",
        "学生交流: [{形式: 夏令营, 主办单位: 甲, 时间: 2022年, 参加人员: {身份: 学生, 人数: 24名}}, {形式: 夏令营, \
         主办单位: 甲, 时间: 2023年, 参加人员: {身份: 学生, 人数: 36名}, 增长: {事项: 营员, 原有: 20名, 增至: 36名}}]",
        "学生交流: [{形式: 夏令营, 主办单位: 甲, 时间: 2022年, 参加人员: {身份: 学生, 人数: 24名}}, {形式: 夏令营, \
         主办单位: 乙, 时间: 2022年, 参加人员: {身份: 学生, 人数: 30名}}, {形式: 夏令营, 主办单位: 甲, 时间: 2023年, \
         参加人员: {身份: 学生, 人数: 36名}, 增长: {事项: 营员, 原有: 20名, 增至: 36名}}]",
    ),
    (
        "check.name.variant",
        "培训: [{主办单位: 青禾县第二幼儿园, 时间: 2023年, 总数: 4人}, {主办单位: 青禾县第二中心幼儿园, 时间: 2024年, \
         总数: 4人}]",
        "单位: [{全称: 青禾县第二中心幼儿园, 简称: 青禾县第二幼儿园}]\n\
         培训: [{主办单位: 青禾县第二幼儿园, 时间: 2023年, 总数: 4人}, {主办单位: 青禾县第二中心幼儿园, 时间: 2024年, \
         总数: 4人}]",
    ),
    (
        "check.name.short",
        "单位: [{全称: 青禾县第一中学, 简称: 一中}]\n\
         培训: [{主办单位: 临川区第一中学, 时间: 2023年, 总数: 4人, 单位: {全称: 临川区第一中学, 简称: 一中}}]",
        "单位: [{全称: 青禾县第一中学, 简称: 一中}]\n\
         培训: [{主办单位: 青禾县第一中学, 时间: 2023年, 总数: 4人, 单位: {全称: 青禾县第一中学, 简称: 一中}}]",
    ),
    (
        "check.name.undeclared",
        "培训: [{主办单位: 青禾县高级中学, 时间: 2023年, 总数: 4人}, {主办单位: 青禾高中, 时间: 2024年, 总数: 4人}]",
        "单位: [{全称: 青禾县高级中学, 简称: 青禾高中}]\n\
         培训: [{主办单位: 青禾县高级中学, 时间: 2023年, 总数: 4人}, {主办单位: 青禾高中, 时间: 2024年, 总数: 4人}, \
         {主办单位: 云川高中, 时间: 2024年, 总数: 4人}]",
    ),
    (
        // Another year, a shorter form, an appointment: no contradiction.
        "check.person.posts",
        "获奖: [{获奖者: 学校, 学校: 甲校, 赛事: 子, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 乙校校长 温如许}, \
         {获奖者: 学校, 学校: 甲校, 赛事: 丑, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 丙校副校长 温如许}]",
        "获奖: [{获奖者: 学校, 学校: 甲校, 赛事: 子, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 乙校校长 温如许}, \
         {获奖者: 学校, 学校: 甲校, 赛事: 丑, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 乙校党委书记、校长 \
         温如许}, {获奖者: 学校, 学校: 甲校, 赛事: 辰, 时间: 2021年, 级别: 省级, 奖次: 一等奖, 指导教师: 临川区教育局局长 \
         沈砚秋}, {获奖者: 学校, 学校: 甲校, 赛事: 巳, 时间: 2021年, 级别: 省级, 奖次: 一等奖, 指导教师: \
         临川区委教育工委书记、区教育局局长 沈砚秋}, {获奖者: 学校, 学校: 甲校, 赛事: 丑, 时间: 2024年, 级别: 省级, 奖次: 一等奖, 指导教师: 丙校校长 \
         温如许}, {获奖者: 学校, 学校: 甲校, 赛事: 寅, 时间: 2022年, 级别: 省级, 奖次: 一等奖, 指导教师: 丁校教师 \
         秦望舒}, {获奖者: 学校, 学校: 甲校, 赛事: 卯, 时间: 2022年, 级别: 省级, 奖次: 一等奖, 指导教师: 丁校副校长 \
         秦望舒}]\n任用: [{姓名: 秦望舒, 时间: 2022年8月, 职务: 丁校副校长}]",
    ),
    (
        // A school has several deputies and teachers whose names are alike.
        "check.person.lookalike",
        "获奖: [{获奖者: 学校, 学校: 甲校, 赛事: 子, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 青禾一小校长 \
         温如许}, {获奖者: 学校, 学校: 甲校, 赛事: 丑, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 青禾一小校长 \
         温如徐}]",
        "获奖: [{获奖者: 学校, 学校: 甲校, 赛事: 子, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 青禾一小教师 \
         温如许}, {获奖者: 学校, 学校: 甲校, 赛事: 丑, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 指导教师: 青禾一小教师 \
         温如徐}]",
    ),
    (
        // Where not everyone who was placed is named, nothing is known of others.
        "check.person.placed",
        "跟岗: [{形式: 挂职, 派出方: 青禾县教育局, 接收地: 临川区, 时间: 2022年, 人员: {身份: 校长, 人数: 1名, 人员: \
         贺兰舟}}]\n任用: [{姓名: 贺兰州, 时间: 2023年, 职务: 丁校副校长}]",
        "跟岗: [{形式: 挂职, 派出方: 青禾县教育局, 接收地: 临川区, 时间: 2022年, 人员: {身份: 校长, 人数: 2名, 人员: \
         贺兰舟}}]\n任用: [{姓名: 贺兰州, 时间: 2023年, 职务: 丁校副校长}]",
    ),
    (
        "check.person.early",
        "跟岗: [{形式: 挂职, 派出方: 青禾县教育局, 接收地: 临川区, 时间: 2022年, 人员: {身份: 校长, 人数: 1名, 人员: \
         贺兰舟}, 任用: {人员: 贺兰舟, 时间: 2021年8月, 职务: 丁校副校长}}]",
        "跟岗: [{形式: 挂职, 派出方: 青禾县教育局, 接收地: 临川区, 时间: 2022年, 人员: {身份: 校长, 人数: 1名, 人员: \
         贺兰舟}, 任用: {人员: 贺兰舟, 时间: 2022年, 职务: 丁校副校长}}]",
    ),
    (
        // Who leaves a place may be at the next one the same day.
        "check.person.places",
        "调研: [{日期: 2022-05-18 至 2022-05-20, 到访地: 青禾县, 来访团: {派出单位: 甲, 领队: 局长 沈砚秋}, 行程: {站点: \
         {地点: 甲校}}}, {日期: 2022-05-19, 到访地: 云川市, 来访团: {派出单位: 甲, 领队: 局长 沈砚秋}, 行程: {站点: \
         {地点: 乙校}}}]",
        "调研: [{日期: 2022-05-18 至 2022-05-20, 到访地: 青禾县, 来访团: {派出单位: 甲, 领队: 局长 沈砚秋}, 行程: {站点: \
         {地点: 甲校}}}, {日期: 2022-05-20 至 2022-05-21, 到访地: 云川市, 来访团: {派出单位: 甲, 领队: 局长 沈砚秋}, \
         行程: {站点: {地点: 乙校}}}, {日期: 2022-05-19, 到访地: 青禾县石桥镇, 来访团: {派出单位: 甲, 领队: 局长 \
         沈砚秋}, 行程: {站点: {地点: 丙校}}}]",
    ),
    (
        // Told again with the same number and time, a batch is the same one; each programme counts for itself.
        "check.ordinal.twice",
        "支教: [{形式: 支教, 派出方: 甲, 接收地: 乙, 时间: 2022年, 总数: 6名, 各批情况: {批次: 第一批, 人数: 6名}}, \
         {形式: 支教, 派出方: 甲, 接收地: 乙, 时间: 2023年, 总数: 5名, 各批情况: {批次: 第一批, 人数: 5名}}]",
        "支教: [{形式: 支教, 派出方: 甲, 接收地: 乙, 时间: 2022年, 总数: 6名, 各批情况: {批次: 第一批, 人数: 6名}}, \
         {形式: 组团式, 派出方: 甲, 接收地: 乙, 时间: 2023年, 总数: 5名, 各批情况: {批次: 第一批, 人数: 5名}}, \
         {形式: 支教, 派出方: 甲, 接收地: 乙, 时间: 2022年至2023年, 总数: 11名, 各批情况: [{批次: 第一批, 人数: 6名, \
         时间: 2022年}, {批次: 第二批, 人数: 5名, 时间: 2023年}]}]",
    ),
    (
        "check.ordinal.order",
        "校长论坛: [{名称: 论坛, 主办单位: [甲, 乙], 时间: 2022年, 历届情况: [{届次: 第二届, 时间: 2022年5月}]}, \
         {名称: 论坛, 主办单位: [甲, 乙], 时间: 2023年, 历届情况: [{届次: 第一届, 时间: 2023年5月}]}]",
        "校长论坛: [{名称: 论坛, 主办单位: [甲, 乙], 时间: 2022年, 历届情况: [{届次: 第一届, 时间: 2022年5月}]}, \
         {名称: 论坛, 主办单位: [甲, 乙], 时间: 2023年, 历届情况: [{届次: 第二届, 时间: 2023年5月}]}]",
    ),
    (
        "check.award.twice",
        "获奖: [{获奖者: 学生, 学校: 甲校, 赛事: 子, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 项目: 烹饪}, {获奖者: 学生, \
         学校: 甲校, 获奖数: 1名, 赛事: 子, 时间: 2023年5月, 级别: 省级, 奖次: 一等奖, 项目: 烹饪}]",
        "获奖: [{获奖者: 学生, 学校: 甲校, 赛事: 子, 时间: 2023年, 级别: 省级, 奖次: 一等奖, 项目: 烹饪}, {获奖者: 学生, \
         学校: 甲校, 获奖数: 1名, 赛事: 子, 时间: 2023年5月, 级别: 省级, 奖次: 一等奖, 项目: 茶艺}, {获奖者: 学生, \
         学校: 甲校, 获奖数: 1名, 赛事: 子, 时间: 2024年5月, 级别: 省级, 奖次: 一等奖, 项目: 茶艺}]",
    ),
    (
        // After a year it is renewed.
        "check.agreement.twice",
        "职教合作: [{帮扶单位: 甲, 受援单位: 乙, 日期: 2022-05-06, 仪式: {类型: 签约, 签约: {签约方: [{单位: 甲}, {单位: \
         乙}], 协议名称: 协议}}}, {帮扶单位: 甲, 受援单位: 乙, 日期: 2022-05-09, 仪式: {类型: 签约, 签约: {签约方: \
         [{单位: 乙}, {单位: 甲}], 协议名称: 协议}}}]",
        "职教合作: [{帮扶单位: 甲, 受援单位: 乙, 日期: 2022-05-06, 仪式: {类型: 签约, 签约: {签约方: [{单位: 甲}, {单位: \
         乙}], 协议名称: 协议}}}, {帮扶单位: 甲, 受援单位: 乙, 日期: 2023-05-09, 仪式: {类型: 签约, 签约: {签约方: \
         [{单位: 乙}, {单位: 甲}], 协议名称: 协议}}}, {帮扶单位: 甲, 受援单位: 丙, 日期: 2022-05-09, 仪式: {类型: 签约, \
         签约: {签约方: [{单位: 甲}, {单位: 丙}], 协议名称: 协议}}}]",
    ),
    (
        // Told with a visit, and once more as its own record.
        "check.pair.twice",
        "调研: [{日期: 2023-05-18 至 2023-05-20, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 学校结对: [{日期: 2023-05-19, \
         帮扶方学校数: 6所, 受援方学校数: 6所}]}]\n学校结对: [{日期: 2023-05-19, 帮扶方学校数: 6所, 受援方学校数: 6所}]",
        "调研: [{日期: 2023-05-18 至 2023-05-20, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 学校结对: [{日期: 2023-05-19, \
         帮扶方学校数: 6所, 受援方学校数: 6所}]}]\n学校结对: [{日期: 2023-06-19, 帮扶方学校数: 6所, 受援方学校数: 6所}]",
    ),
    (
        "check.pair.twice",
        "学校结对: [{日期: 2022-05-06, 结对名单: {帮扶学校: 甲校, 受援学校: 乙校}}, {日期: 2023-05-06, 结对名单: \
         {帮扶学校: 甲校, 受援学校: 乙校}}]",
        "学校结对: [{日期: 2022-05-06, 结对名单: {帮扶学校: 甲校, 受援学校: 乙校}}, {日期: 2023-05-06, 结对名单: \
         {帮扶学校: 丙校, 受援学校: 丁校}}]",
    ),
    (
        "check.pair.partners",
        "学校结对: [{日期: 2022-05-06, 结对名单: {帮扶学校: 甲校, 受援学校: 乙校}}, {日期: 2023-05-06, 结对名单: \
         {帮扶学校: 丙校, 受援学校: 乙校}}]",
        "学校结对: [{日期: 2022-05-06, 结对名单: {帮扶学校: 甲校, 受援学校: 乙校}}, {日期: 2023-05-06, 多对一: 是, \
         结对名单: {帮扶学校: 丙校, 受援学校: 乙校}}]",
    ),
    (
        "check.donor.missing",
        "资助: [{形式: 资金, 受赠方: 乙, 时间: 2022年, 金额: 50万元}]",
        "资助: [{形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 50万元}]",
    ),
    (
        "check.region.parent",
        "地区: [{名称: 石桥镇, 上级: 青禾县}, {名称: 柳湾镇, 上级: 白渡县}]\n\
         培训: [{主办单位: 甲, 时间: 2022年, 总数: 4人, 地点: 青禾县柳湾镇}]",
        "地区: [{名称: 石桥镇, 上级: 青禾县}, {名称: 柳湾镇, 上级: 白渡县}]\n\
         培训: [{主办单位: 甲, 时间: 2022年, 总数: 4人, 地点: 青禾县石桥镇}]",
    ),
    (
        "check.title.count",
        "工作信息: {标题: 临川区“五方式”帮扶青禾县教育}\n培训: [{主办单位: 甲, 时间: 2022年, 总数: 4人}]",
        "工作信息: {标题: 临川区“一方式”帮扶青禾县教育}\n培训: [{主办单位: 甲, 时间: 2022年, 总数: 4人}]",
    ),
    (
        // Each record is told in the terms of its own time.
        "check.term.period",
        "学生交流: [{形式: 研学, 主办单位: 甲, 时间: 2022年, 总数: 9名, 成效: 教育扶贫见到成效}]",
        "学生交流: [{形式: 研学, 主办单位: 甲, 时间: 2021年1月, 总数: 9名, 成效: 教育扶贫见到成效}]",
    ),
];

fn codes(rest: &str) -> BTreeSet<String> {
    let problems = check(&small(rest));
    let broken =
        |problem: &Problem| ["yaml.", "value."].iter().any(|room| problem.code.as_str().starts_with(room));
    assert!(!problems.iter().any(broken), "{problems:#}");
    problems.iter().map(|problem| problem.code.to_string()).collect()
}

#[test]
fn every_rule_over_records_fires_where_it_should_and_nowhere_else() {
    for (code, wrong, right) in CASES {
        assert_eq!(codes(wrong), BTreeSet::from([(*code).to_owned()]), "{wrong}");
        assert_eq!(codes(right), BTreeSet::new(), "not `{code}`: {right}");
    }
}

#[test]
fn a_donor_written_in_two_ways_is_told() {
    let gift =
        |donor: &str| format!("- {{形式: 资金, 捐赠方: {donor}, 受赠方: 乙, 时间: 2022年, 金额: 50万元}}\n");
    let problems = check(&small(&format!("资助:\n{}{}", gift("临川区慈善会"), gift("临川区 慈善会"))));
    let hint = &problems.iter().next().unwrap().hint;
    assert!(
        hint.zh.contains("“临川区 慈善会”和“临川区慈善会”") && hint.en.contains("without blanks"),
        "{hint:?}"
    );
}

#[test]
fn every_message_over_records_says_what_to_do_in_both_languages() {
    for problem in &check(&folder("planted")) {
        for text in [&problem.message, &problem.hint] {
            assert!(!text.zh.is_empty() && !text.en.is_empty() && text.zh.chars().any(|c| c > '\u{3000}'));
        }
    }
}

#[test]
fn a_paper_may_do_without_a_donor_and_a_release_may_not() {
    let gift = "{形式: 资金, 受赠方: 青禾县教育局, 日期: 2022-05-18, 金额: 50万元}";
    let visit = "{日期: 2022-05-18, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 资助: [";
    for rest in [format!("资助: [{gift}]"), format!("调研: [{visit}{gift}]}}]")] {
        let pipeline = Pipeline::new().unwrap();
        let checked = pipeline.read_ledger(&small(&rest)).unwrap();
        assert!(checked.remarks().iter().all(|problem| problem.code == Code::DonorMissing), "{rest}");
        let release = pipeline.record_of(&checked, &checked.ledger().entries()[0]);
        assert!(!release.is_complete(), "{rest}");
        let draft = pipeline.draft(&release).unwrap().plain_text();
        assert!(draft.contains("【待填：捐赠方】"), "{draft}");
    }
    let alone =
        "类型: 资助\n稿件: {发布日期: 2022-05-20}\n形式: 资金\n受赠方: 乙\n日期: 2022-05-18\n金额: 5万元";
    let found = Pipeline::new().unwrap().check(&Source::new("a.yaml", alone));
    let told: Vec<(Code, Severity)> = found.iter().map(|problem| (problem.code, problem.severity)).collect();
    assert_eq!(told, [(Code::DonorMissing, Severity::Error)]);
    let blank = check(&small("资助: [{形式: 资金, 捐赠方: xx, 受赠方: 乙, 时间: 2022年, 金额: 50万元}]"));
    assert!(blank.iter().all(|problem| problem.code == Code::FieldBlank) && blank.has_blanks(), "{blank:#}");
    let skeleton = Kind::named("funding").unwrap().skeleton(Lang::Zh);
    assert!(skeleton.lines().any(|line| line.starts_with("捐赠方: xx")), "{skeleton}");
}

#[test]
fn what_is_told_twice_without_end_costs_no_more_than_what_is_listed() {
    let one = "- {形式: 资金, 捐赠方: 甲, 受赠方: 乙, 时间: 2022年, 金额: 50万元}\n";
    let problems = check(&small(&format!("资助:\n{}", one.repeat(3000))));
    assert_eq!(problems.len(), Limits::default().problems);
}

#[test]
fn a_ledger_that_is_none_is_refused() {
    let one = |name: &str, text: &str| vec![LedgerFile::new(name, text)];
    let found =
        |files: &[LedgerFile]| -> Vec<Code> { check(files).iter().map(|problem| problem.code).collect() };
    let record = "{主办单位: 甲, 时间: 2022年, 总数: 4人}";
    assert_eq!(found(&one("a.yaml", &format!("类型: 台账\n培训: [{record}]"))), [Code::LedgerHead]);
    assert_eq!(found(&small("")), [Code::LedgerEmpty]);
    assert_eq!(found(&one("a.pdf", "")), [Code::LedgerFile]);
    let mut twice = small(&format!("培训: [{record}]"));
    twice.push(LedgerFile::new("台账2.yaml", "类型: 台账\n时段: 2022年"));
    assert_eq!(found(&twice), [Code::LedgerHead]);
}
