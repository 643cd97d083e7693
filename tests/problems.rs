//! Every `tests/cases/<kind>/bad/<code>.yaml` ends in the problems it must give, all of them, in file order:
//! `# => line:column severity code`.
//!
//! `JIANBAO_ACCEPT=1 cargo test --test problems` writes them anew; the diff is then a decision.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::{Code, KINDS, Limits, Pipeline, Problem, Problems, Source, decode};

const MARK: &str = "# => ";

/// Codes that no data file can raise; each has its own test, named here.
const ELSEWHERE: [(Code, &str); 74] = [
    (Code::LedgerHead, "tests/ledger.rs"),
    (Code::LedgerEmpty, "tests/ledger.rs"),
    (Code::LedgerFile, "tests/ledger.rs"),
    (Code::LedgerRecord, "tests/ledger.rs"),
    (Code::RecordTwice, "tests/ledger.rs"),
    (Code::GiftTwice, "tests/ledger.rs"),
    (Code::VisitTwice, "tests/ledger.rs"),
    (Code::RecordOutside, "tests/ledger.rs"),
    (Code::PartySwapped, "tests/ledger.rs"),
    (Code::PartyOther, "tests/ledger.rs"),
    (Code::CumulativeLess, "tests/ledger.rs"),
    (Code::CumulativeDecrease, "tests/ledger.rs"),
    (Code::SeriesDecrease, "tests/ledger.rs"),
    (Code::CountListed, "tests/ledger.rs"),
    (Code::GrowthBefore, "tests/ledger.rs"),
    (Code::NameUndeclared, "tests/ledger.rs"),
    (Code::PersonEarly, "tests/ledger.rs"),
    (Code::PersonPlaces, "tests/ledger.rs"),
    (Code::OrdinalTwice, "tests/ledger.rs"),
    (Code::AwardTwice, "tests/ledger.rs"),
    (Code::AgreementTwice, "tests/ledger.rs"),
    (Code::QuotaTwice, "tests/ledger.rs"),
    (Code::PersonTwice, "tests/ledger.rs"),
    (Code::PairTwice, "tests/ledger.rs"),
    (Code::PairPartners, "tests/ledger.rs"),
    (Code::SourceEncoding, "files_in_other_encodings_are_named"),
    (Code::SourceSize, "limits_hold"),
    (Code::YamlNodes, "limits_hold"),
    (Code::TextLength, "limits_hold"),
    (Code::TableFile, "tests/table.rs"),
    (Code::TableHeader, "tests/table.rs"),
    (Code::PaperRecord, "tests/papers.rs"),
    (Code::PaperTotal, "tests/papers.rs"),
    (Code::TableTotal, "tests/table.rs"),
    (Code::TableHint, "tests/table.rs"),
    (Code::TableQuote, "tests/table.rs"),
    (Code::TableCell, "tests/table.rs"),
    (Code::TemplateFault, "tests/templates.rs"),
    (Code::TemplateName, "tests/templates.rs"),
    (Code::DocumentNumber, "tests/gongwen.rs"),
    (Code::CopyNumber, "tests/gongwen.rs"),
    (Code::SecrecyForm, "tests/gongwen.rs"),
    (Code::ThemeForm, "tests/themes.rs"),
    (Code::LengthForm, "tests/themes.rs"),
    (Code::LengthUnit, "tests/themes.rs"),
    (Code::LengthRange, "tests/themes.rs"),
    (Code::ColourForm, "tests/themes.rs"),
    (Code::PageMargins, "tests/themes.rs"),
    (Code::TextEmpty, "tests/values.rs"),
    (Code::PictureFile, "tests/clerk.rs"),
    (Code::BlankNoise, "tests/blank.rs"),
    (Code::BlankMany, "tests/limits.rs"),
    (Code::BlankLeader, "tests/blank.rs"),
    (Code::BlankName, "tests/blank.rs"),
    (Code::BlankNumber, "tests/blank.rs"),
    (Code::WordFile, "tests/word.rs"),
    (Code::WordUnsafe, "tests/word.rs"),
    (Code::WordMacro, "tests/word.rs"),
    (Code::WordChunk, "tests/word.rs"),
    (Code::WordChanges, "tests/word.rs"),
    (Code::ValuesForm, "tests/fill.rs"),
    (Code::ValuesCount, "tests/fill.rs"),
    (Code::EntryUnknown, "tests/fill.rs"),
    (Code::EntryTwice, "tests/fill.rs"),
    (Code::EntryMissing, "tests/fill.rs"),
    (Code::ValuesType, "tests/fill.rs"),
    (Code::ValuesUnit, "tests/fill.rs"),
    (Code::ValuesSign, "tests/fill.rs"),
    (Code::ValuesDoubled, "tests/fill.rs"),
    (Code::ValuesLength, "tests/fill.rs"),
    (Code::ValuesOrder, "tests/fill.rs"),
    (Code::ValuesGrowth, "tests/fill.rs"),
    (Code::ValuesField, "tests/fill.rs"),
    (Code::TextLeftover, "tests/fill.rs"),
];

fn bad_files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for kind in KINDS {
        let folder = format!("tests/cases/{}/bad", kind.name);
        found.extend(fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    found.sort();
    assert!(found.len() > 40);
    found
}

fn check(path: &Path) -> Problems {
    let name = path.file_name().unwrap().to_str().unwrap();
    let source = decode(name, fs::read(path).unwrap(), &Limits::default()).unwrap();
    Pipeline::new().unwrap().check(&source)
}

fn told(problem: &Problem) -> String {
    let (line, column) = problem.place.as_ref().unwrap().line_column();
    format!("{line}:{column} {} {}", problem.severity.word().en, problem.code)
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    for path in bad_files() {
        let text = fs::read_to_string(&path).unwrap();
        let wanted: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix(MARK)).collect();
        let found: Vec<String> = check(&path).iter().map(told).collect();
        if std::env::var_os("JIANBAO_ACCEPT").is_some() {
            let body: String = text.split_inclusive('\n').filter(|line| !line.starts_with(MARK)).collect();
            let marks: String = found.iter().map(|line| format!("{MARK}{line}\n")).collect();
            fs::write(&path, body + &marks).unwrap();
            continue;
        }
        assert_eq!(found, wanted, "{}\n{:#}", path.display(), check(&path));
    }
}

#[test]
fn every_bad_file_raises_the_code_it_is_named_after() {
    for path in bad_files() {
        let code = path.file_stem().unwrap().to_str().unwrap();
        if code.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        assert!(check(&path).iter().any(|problem| problem.code.as_str() == code), "{}", path.display());
    }
}

#[test]
fn limits_hold() {
    let pipeline = |limits| Pipeline::new().unwrap().with_limits(limits);
    let codes = |limits: Limits, text: &str| -> Vec<Code> {
        pipeline(limits).check(&Source::new("a.yaml", text)).iter().map(|problem| problem.code).collect()
    };
    let small = Limits { bytes: 100, depth: 3, nodes: 10, ..Limits::default() };
    let line = |length: usize| format!("类型: {}", "a".repeat(length - "类型: ".len()));
    assert!(!codes(small, &line(100)).contains(&Code::SourceSize));
    assert_eq!(codes(small, &line(101)), [Code::SourceSize]);
    assert!(!codes(small, "a: [[1]]").contains(&Code::YamlDepth));
    assert_eq!(codes(small, "a: [[[1]]]"), [Code::YamlDepth]);
    assert!(!codes(small, "a: [1, 2, 3, 4, 5, 6, 7]").contains(&Code::YamlNodes));
    assert_eq!(codes(small, "a: [1, 2, 3, 4, 5, 6, 7, 8]"), [Code::YamlNodes]);
    let base = fs::read_to_string("tests/cases/visit/bad/value.word.unknown.yaml").unwrap();
    let long = |length| base.replace("目的: 旅游", &format!("任务: {}", "帮".repeat(length)));
    assert!(codes(Limits::default(), &long(100_000)).is_empty());
    assert_eq!(codes(Limits::default(), &long(100_001)), [Code::TextLength]);
    let many: String = (0..300).map(|n| format!("栏{n}: 甲\n")).collect();
    assert_eq!(codes(Limits::default(), &(base + &many)).len(), Limits::default().problems);
}

#[test]
fn files_in_other_encodings_are_named() {
    let text = "类型: 调研\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    // “类型: 调研” in GBK.
    let gbk = b"\xc0\xe0\xd0\xcd: \xb5\xf7\xd1\xd0\n".to_vec();
    for (bytes, word) in [(utf16, "UTF-16"), (gbk, "GBK"), (b"PK\x03\x04\x00\x00".to_vec(), "不是文本")] {
        let error = decode("visit.yaml", bytes, &Limits::default()).unwrap_err();
        let problem = error.problems().next().unwrap();
        assert_eq!(problem.code, Code::SourceEncoding);
        assert!(problem.message.zh.contains(word), "{problem}");
    }
    let bom = decode("visit.yaml", "\u{feff}类型: 调研\n".as_bytes().to_vec(), &Limits::default()).unwrap();
    let problems = Pipeline::new().unwrap().check(&bom);
    assert!(!problems.iter().any(|problem| problem.code == Code::KindUnknown), "{problems:#}");
}

/// Twelve faults of twelve sorts in one file: each is told once, in one run, in file order.
#[test]
fn twelve_planted_faults_give_twelve_problems() {
    let problems = check(Path::new("tests/cases/visit/bad/12-planted.yaml"));
    let sorts: BTreeSet<Code> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!((problems.len(), sorts.len()), (12, 12), "{problems:#}");
}

#[test]
fn every_code_has_a_bad_file() {
    let shown: BTreeSet<String> =
        bad_files().iter().map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    for code in Code::ALL {
        let elsewhere = ELSEWHERE.iter().any(|(known, _)| known == code);
        assert!(
            shown.contains(code.as_str()) != elsewhere,
            "`{code}` is shown by no bad file, or by two sorts of test"
        );
    }
}

/// A small record of each kind for an example to stand in; its keys replace those of the record.
const SMALL: [&str; 14] = [
    "{类型: 资助, 稿件: {发布日期: 2024-06-03}, 形式: 资金, 捐赠方: 临川区慈善会, 受赠方: 青禾县教育局, 时间: \
     2024年5月, 金额: 10万元}",
    "{类型: 调研, 稿件: {发布日期: 2024-06-03}, 日期: 2024-05-29, 到访地: 青禾县, 来访团: {派出单位: \
     临川区教育局}, 行程: {站点: {地点: 青禾一中}}}",
    "{类型: 跟岗, 稿件: {发布日期: 2024-12-03}, 派出方: 青禾县教育局, 接收地: 临川区, 时间: 2024年, 总数: 1名}",
    "{类型: 学生交流, 稿件: {发布日期: 2024-08-03}, 形式: 夏令营, 主办单位: 临川区教育局, 参加人员: {身份: 学生, \
     人数: 1名}}",
    "{类型: 学校结对, 稿件: {发布日期: 2024-08-03}, 协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}, \
     帮扶方学校数: 2所, 受援方学校数: 2所}",
    "{类型: 支教, 稿件: {发布日期: 2024-12-03}, 形式: 支教, 派出方: 临川区教育局, 接收地: 青禾县, 时间: 2024年, \
     总数: 11名}",
    "{类型: 获奖, 稿件: {发布日期: 2024-06-12}, 获奖者: 学生, 学校: 青禾县职业中学, 赛事: 云川省技能大赛, 时间: \
     2024年5月, 级别: 省级}",
    "{类型: 消费帮扶, 稿件: {发布日期: 2024-12-03}, 采购方: 临川区教育系统, 产地: 青禾县, 时间: 2024年, 金额: 10万元}",
    "{类型: 协作机制, 稿件: {发布日期: 2024-12-03}, 名称: 教育协作联席会议, 参与方: [临川区教育局, 青禾县教育局], 时间: \
     2024年, 互访次数: 20次}",
    "{类型: 校长论坛, 稿件: {发布日期: 2024-12-03}, 名称: 两地校长论坛, 主办单位: [临川区教育局, 青禾县教育局], 时间: \
     2024年, 届数: 两届}",
    "{类型: 任用, 稿件: {发布日期: 2024-09-03}, 姓名: 贺兰舟, 时间: 2024年8月, 职务: 青禾县第三小学副校长}",
    "{类型: 培训, 稿件: {发布日期: 2024-12-03}, 主办单位: 临川区教育局, 时间: 2024年, 学员: {身份: 班主任, 人数: 20名}}",
    "{类型: 送教, 稿件: {发布日期: 2024-12-03}, 形式: 送教, 主办单位: 临川区教育局, 接收地: 青禾县, 时间: 2024年, \
     送教教师: 12名}",
    "{类型: 职教合作, 稿件: {发布日期: 2024-12-03}, 帮扶单位: 临川区教育局, 受援单位: 青禾县教育局, 时间: 2024年, \
     招生名额: 120名}",
];

#[test]
fn the_wrong_example_of_a_code_raises_it_and_the_right_one_does_not() {
    let pipeline = Pipeline::new().unwrap();
    let raises = |code: Code, base: &str, line: &str| {
        let mut record: serde_yaml::Mapping = serde_yaml::from_str(base).unwrap();
        record.extend(serde_yaml::from_str::<serde_yaml::Mapping>(line).unwrap());
        let source = Source::new("a.yaml", serde_yaml::to_string(&record).unwrap());
        pipeline.check(&source).iter().any(|problem| problem.code == code)
    };
    let shown = |code: &Code| code.as_str().starts_with("value.") || code.as_str().starts_with("check.");
    for code in Code::ALL.iter().copied().filter(shown) {
        let Some((wrong, right)) = code.examples() else { continue };
        let base = SMALL.into_iter().find(|base| raises(code, base, wrong));
        let base = base.unwrap_or_else(|| panic!("`{code}` is not raised by `{wrong}`"));
        assert!(!raises(code, base, right), "`{code}` is raised by `{right}`");
    }
}

/// Which of `SMALL`, the line that replaces its keys, the code it raises, and words of its message and remedy.
const ADVICE: &[(usize, &str, &str, &str)] = &[
    (5, "领队: 沈 砚秋", "value.name.form", "写成“沈砚秋”"),
    (5, "领队: 局长　沈　砚秋", "value.name.form", "写成“局长 沈砚秋”"),
    (5, "领队: 局长 张  明", "value.name.form", "写成“局长 张明”"),
    (5, "领队: 局长沈 砚秋", "value.name.form", "写成“局长 沈砚秋”"),
    (5, "领队: 临川区教育局局长 陈 小 明", "value.name.form", "写成“临川区教育局局长 陈小明”"),
    (5, "领队: 局长 欧阳 修", "value.name.form", "写成“局长 欧阳修”"),
    (5, "领队: 李军 王芳", "value.name.form", "写成 [李军, 王芳]"),
    (2, "人员: {身份: 骨干教师, 人数: 1名, 人员: [贺 兰舟]}", "value.name.form", "写成“贺兰舟”"),
    (4, "稿件: {发布日期: 2024-08-03, 作者: 李军 王芳}", "value.name.form", "表格里写成“李军；王芳”"),
    (4, "稿件: {发布日期: 2024-08-03, 作者: 教师 张明}", "value.name.form", "只写姓名：张明"),
    (4, "稿件: {发布日期: 2024-08-03, 作者: 县长 张明}", "value.name.form", "只写姓名：张明"),
    (
        7,
        "{金额: 10万元, 分项: [{产品: 大米, 金额: 12万元}, {产品: 菌菇, 金额: 约3万元}]}",
        "check.sum.mismatch",
        "至少12万元",
    ),
    (
        7,
        "{金额: 120余万元, 分项: [{产品: 大米, 金额: 90万元}, {产品: 菌菇, 金额: 40万元}]}",
        "check.sum.mismatch",
        "130万元",
    ),
    (
        7,
        "{金额: 约10万元, 分项: [{产品: 大米, 金额: 12万元}, {产品: 菌菇, 金额: 9万元}]}",
        "check.sum.mismatch",
        "21万元",
    ),
    (
        0,
        "{金额: 10万元, 用途: [{用途: 购书, 金额: 8万元}, {用途: 奖教, 金额: 3万余元}]}",
        "check.sum.mismatch",
        "至少11万元",
    ),
    (
        0,
        "受益对象: {对象: 困难学生, 人数: 50余名, 每人标准: 3000元, 合计: 5万元}",
        "check.sum.product",
        "至少15万元",
    ),
    (
        0,
        "受益对象: {对象: 困难学生, 人数: 50余名, 每人标准: 100元, 合计: 5万元}",
        "check.sum.product",
        "至多0.59万元",
    ),
    (
        3,
        "{参加人员: [{身份: 学生, 人数: 40余名}, {身份: 教师, 人数: 4名}], 总数: 100名}",
        "check.sum.mismatch",
        "至多53",
    ),
    (
        8,
        "{互访次数: 20余次, 互访方向: {派出方: 临川区, 到访地: 青禾县, 次数: 30次}}",
        "check.subset.exceeds",
        "其中30次",
    ),
    (
        8,
        "{互访次数: 20次, 互访方向: [{派出方: 临川区, 到访地: 青禾县, 次数: 20余次}, {派出方: 青禾县, 到访地: 临川区, 次数: 3次}]}",
        "check.sum.mismatch",
        "至少23",
    ),
    (
        9,
        "{累计参加人次: 300人次, 历届情况: [{届次: 第一届, 参加人数: 120余人}, {届次: 第二届, 参加人数: 200人}]}",
        "check.sum.mismatch",
        "至少320",
    ),
    (
        2,
        "人员: [{身份: 骨干教师, 人数: 1名, 人员: 贺兰舟}, {身份: 班主任, 人数: 1名, 人员: 贺兰舟}]",
        "check.list.twice",
        "贺兰舟",
    ),
    (
        4,
        "结对名单: [{帮扶学校: 甲校, 受援学校: 乙校}, {帮扶学校: 甲校, 受援学校: 乙校}]",
        "check.list.twice",
        "甲校—乙校",
    ),
    (5, "接收学校: [青禾县高级中学, 青禾县高级中学]", "check.list.twice", "青禾县高级中学"),
    (6, "{奖次: 一等奖, 姓名: [林小满, 林小满], 同意公开姓名: 是}", "check.list.twice", "林小满"),
    (12, "学科: [语文, 数学, 语文]", "check.list.twice", "语文"),
    (13, "专业: [酒店服务与管理, 酒店服务与管理]", "check.list.twice", "酒店服务与管理"),
    (
        6,
        "{同意公开姓名: 是, 姓名: 林小满, 各项奖: {人数: 1名, 姓名: 李小禾, 奖次: 一等奖}}",
        "check.person.placed",
        "李小禾不在前面的“姓名”一栏里",
    ),
    (
        10,
        "{姓名: [贺兰舟, 陆知行], 任职情况: [{人员: 贺兰舟, 职务: 校长}, {人员: 宋知微, 职务: 副校长}]}",
        "check.person.placed",
        "宋知微",
    ),
    (11, "学员: {身份: 班主任, 人数: 20所}", "value.count.classifier", "用“名”，如“20名”"),
    (12, "次数: 6所", "value.count.classifier", "“6次”"),
    (12, "派出学校数: 10余人", "value.count.classifier", "“10余所”"),
    (12, "参加人次: 20所", "value.count.classifier", "“20人次”"),
    (8, "会议次数: 2名", "value.count.classifier", "“2次”"),
    (13, "专业数: 3名", "value.count.classifier", "“3个”"),
    (3, "结对: 16名", "value.count.classifier", "“16对”"),
    (
        0,
        "背景数据: {事项: 累计资助, 数值: 100万元, 构成: [{事项: 购书, 数值: 90万}, {事项: 奖教, 数值: 10万元}]}",
        "value.count.classifier",
        "“90万”没有量词",
    ),
    (0, "{金额: 120余万元, 大写: 是}", "value.approx.admits", "120余万元是约数，不能写成大写"),
    (0, "{物资价值: 约3万元, 大写: 是}", "value.approx.admits", "写准确的金额，或删去“大写”一栏"),
    (
        6,
        "{同意公开姓名: 是, 各项奖: {人数: 1人次, 姓名: [林小满, 李小禾], 奖次: 一等奖}}",
        "check.subset.exceeds",
        "其中2人次",
    ),
    (10, "学校: 〃", "value.text.ditto", "照写一遍"),
];

/// Which of `SMALL`, and a line that must raise nothing.
const CLEAN: &[(usize, &str)] = &[
    (5, "领队: 临川区教育局局长 沈砚秋"),
    (5, "领队: 临川区实验小学教师 贺兰舟"),
    (5, "领队: 局长 沈雁"),
    (7, "{金额: 120余万元, 分项: [{产品: 大米, 金额: 90万元}, {产品: 菌菇, 金额: 39万元}]}"),
    (7, "{金额: 近10万元, 分项: [{产品: 大米, 金额: 8万元}, {产品: 菌菇, 金额: 3万元}]}"),
    (0, "{金额: 10万元, 用途: [{用途: 购书, 金额: 8万元}, {用途: 奖教, 金额: 约3万元}]}"),
    (0, "受益对象: {对象: 困难学生, 人数: 50余名, 每人标准: 1000元, 合计: 5万余元}"),
    (3, "{参加人员: [{身份: 学生, 人数: 40余名}, {身份: 教师, 人数: 60名}], 总数: 100余名, 时间: 2024年}"),
    (
        9,
        "{累计参加人次: 330余人次, 历届情况: [{届次: 第一届, 参加人数: 120余人}, {届次: 第二届, 参加人数: 210人}]}",
    ),
    (6, "{同意公开姓名: 是, 姓名: 林小满, 等: 是, 各项奖: {人数: 1名, 姓名: 李小禾, 奖次: 一等奖}}"),
    (
        6,
        "{同意公开姓名: 是, 各项奖: [{人数: 1名, 姓名: 李小禾, 奖次: 一等奖}, {人数: 1名, 姓名: 李小禾, 奖次: 二等奖}]}",
    ),
    (11, "学员: {身份: 班主任, 人数: 20人次}"),
    (12, "{次数: 6场, 派出学校数: 10家, 参加人次: 1200余人次}"),
    (3, "{时间: 2024年, 增长: {事项: 每年举办, 原有: 1期, 增至: 2期}}"),
    (0, "{金额: 120万元, 大写: 是}"),
    (6, "{同意公开姓名: 是, 各项奖: {人数: 2人次, 姓名: 林小满, 奖次: 一等奖}}"),
];

fn checked(base: usize, line: &str) -> Problems {
    let mut record: serde_yaml::Mapping = serde_yaml::from_str(SMALL[base]).unwrap();
    record.extend(serde_yaml::from_str::<serde_yaml::Mapping>(line).unwrap());
    Pipeline::new().unwrap().check(&Source::new("a.yaml", serde_yaml::to_string(&record).unwrap()))
}

#[test]
fn a_remedy_gives_the_right_form() {
    let mut wrong = Vec::new();
    for (base, line, code, words) in ADVICE {
        let problems = checked(*base, line);
        let told = |problem: &Problem| problem.message.zh.contains(words) || problem.hint.zh.contains(words);
        if !problems.iter().any(|problem| problem.code.as_str() == *code && told(problem)) {
            wrong.push(format!("{line}: {code} {words}\n{problems:#}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_is_right_raises_nothing() {
    let wrong: Vec<String> = CLEAN
        .iter()
        .map(|(base, line)| (line, checked(*base, line)))
        .filter(|(_, problems)| problems.iter().next().is_some())
        .map(|(line, problems)| format!("{line}\n{problems:#}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_codes_no_data_can_raise_have_no_examples() {
    for code in Code::ALL {
        let elsewhere = ELSEWHERE.iter().any(|(known, _)| known == code);
        assert!(code.examples().is_some() || elsewhere, "`{code}` has no examples");
        assert!(code.examples().is_none_or(|(wrong, right)| wrong != right && !right.is_empty()), "{code}");
        assert_eq!(Code::named(code.as_str()), Some(*code));
    }
}

#[test]
fn every_message_says_where_what_and_what_to_do_in_both_languages() {
    for path in bad_files() {
        for problem in &check(&path) {
            let place = format!("{}: {problem:#}", path.display());
            for text in [&problem.message, &problem.hint] {
                assert!(!text.zh.is_empty() && !text.en.is_empty(), "{place}");
                assert!(text.zh.chars().any(|c| c > '\u{3000}'), "{place}");
            }
            assert!(problem.report(jianbao::Lang::Zh).contains('^'), "{place}");
            assert!(problem.report(jianbao::Lang::Zh).len() < 8 << 10, "{place}");
        }
    }
}
