//! Ledgers: what is clean gives no problem, what is planted is found, each where it stands, and nothing besides.

mod ledgers;

use std::collections::BTreeSet;

use jianbao::{Code, Kind, Lang, LedgerFile, Limits, Pipeline, Problem, Problems, Severity, Source};
use ledgers::{CASES, folder, small};

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

/// Each figure of those rows is held against its parts, not only one of them.
#[test]
fn every_figure_below_its_parts_is_told() {
    let rows =
        CASES.iter().filter(|(code, wrong, _)| *code == "check.cumulative.less" && wrong.contains("涵盖"));
    let rows: Vec<&str> = rows.map(|(_, wrong, _)| *wrong).collect();
    assert!(rows.len() >= 10);
    for wrong in rows {
        assert_eq!(check(&small(wrong)).len(), wrong.matches("涵盖").count(), "{wrong}");
    }
}

/// Two lists that share someone look like one list: then a name that differs by one character is told too.
#[test]
fn a_name_misspelt_in_a_list_told_twice_is_told() {
    let stay = |names: &str| {
        format!(
            "- {{形式: 跟岗, 派出方: 甲, 接收地: 乙, 时间: 2023年, 人员: {{身份: 骨干教师, 人数: 2名, 人员: [{names}]}}}}\n"
        )
    };
    let twice = codes(&format!("跟岗:\n{}{}", stay("贺兰舟, 温如许"), stay("温如许, 贺兰州")));
    assert_eq!(twice, BTreeSet::from(["check.person.lookalike", "check.person.twice"].map(str::to_owned)));
    assert_eq!(
        codes(&format!("跟岗:\n{}{}", stay("贺兰舟, 温如许"), stay("秦望舒, 贺兰州"))),
        BTreeSet::new()
    );
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
