//! Rules at their edges: each block of `tests/rules/*.txt` is a promise, records, and the problems they give, all of them.
//!
//! A block that begins with `类型:` is one record, any other one the records of a small ledger; `=>` stands before each
//! problem, its code and its field.

mod ledgers;

use std::fs;

use jianbao::{Pipeline, Problem, Source, Terms};
use ledgers::small;

const MARK: &str = "=> ";

fn hold(table: &str) {
    let pipeline = Pipeline::new().unwrap();
    let text = fs::read_to_string(format!("tests/rules/{table}.txt")).unwrap();
    let mut wrong = String::new();
    for block in text.split("\n\n") {
        let lines = || block.lines().filter(|line| !line.starts_with('#'));
        let wanted: Vec<&str> = lines().filter_map(|line| line.strip_prefix(MARK)).collect();
        let records: Vec<&str> = lines().filter(|line| !line.starts_with(MARK)).collect();
        let records = records.join("\n");
        let problems = match records.starts_with("类型:") {
            true => pipeline.check(&Source::new("甲.yaml", records)),
            false => pipeline.check_ledger(&small(&records)),
        };
        let found: Vec<String> =
            problems.iter().map(|problem| format!("{} {}", problem.code, problem.path)).collect();
        if found != wanted {
            let found: Vec<String> = found.iter().map(|line| format!("{MARK}{line}\n")).collect();
            wrong.push_str(&format!("{block}\nfound:\n{}\n", found.concat()));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn of_one_record() {
    hold("records");
}

#[test]
fn of_a_ledger() {
    hold("ledgers");
}

/// A code, with the characters it is told of.
fn slip(problem: &Problem) -> String {
    let place = problem.place.as_ref().unwrap();
    let characters = &place.source.text()[place.span.start..place.span.end];
    format!("{} {}", problem.code, characters.replace(' ', "␣"))
}

/// What is said of a text, wherever it stands: a slip, or nothing.
#[test]
fn of_a_text() {
    let pipeline = Pipeline::new().unwrap();
    let table = fs::read_to_string("tests/rules/wording.txt").unwrap();
    let mut wrong = String::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (text, codes) = line.split_once(" => ").unwrap();
        let (done, plan) = text.strip_prefix("活动:").map_or(("参观", text), |done| (done, "协作"));
        let record = serde_json::json!({
            "类型": "调研", "口径": "中性", "稿件": {"发布日期": "2024-06-03"}, "日期": "2024-05-29", "到访地": "青禾县",
            "来访团": {"派出单位": "临川区教育局"}, "行程": {"站点": {"地点": "青禾一中", "活动": done}}, "下一步": plan,
        });
        let problems = pipeline.check(&Source::new("甲.yaml", serde_yaml::to_string(&record).unwrap()));
        let mut found: Vec<String> = problems.iter().map(slip).collect();
        if found.is_empty() {
            found.push("-".to_owned());
        }
        if found.join(" ") != codes {
            wrong.push_str(&format!("{line}\nfound {found:?}\n{problems:#}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A table of one's own may hold one term; it is out of date from its day on.
#[test]
fn of_a_term_from_its_day_on() {
    let table = Source::new("terms.yaml", "用语: [{旧: 贫困县, 新: 脱贫县, 起: 2021-03-01}]");
    let pipeline = Pipeline::new().unwrap().with_terms(Terms::read(&table).unwrap());
    for (day, found) in [("2021-02-28", 0), ("2021-03-01", 1), ("2021-03-02", 1)] {
        let record = format!(
            "{{类型: 培训, 稿件: {{发布日期: 2021-03-02}}, 主办单位: 甲, 日期: {day}, 总数: 4人, 主题: 面向贫困县}}"
        );
        assert_eq!(pipeline.check(&Source::new("甲.yaml", record)).len(), found, "{day}");
    }
}
