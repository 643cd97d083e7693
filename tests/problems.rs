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
const ELSEWHERE: [(Code, &str); 72] = [
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
const SMALL: [&str; 7] = [
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
