//! What a program may rely on: nothing unchecked is composed, and nothing refused gets through.

use jianbao::{Code, ErrorKind, Fact, Limits, Pipeline, Record, Severity, Source, Visit};

fn pipeline() -> Pipeline {
    Pipeline::new().unwrap()
}

fn base() -> String {
    std::fs::read_to_string("tests/cases/visit/return/input.yaml").unwrap()
}

fn visit() -> Visit {
    match pipeline().read(&Source::new("visit.yaml", base())).unwrap().into_record() {
        Record::Visit(visit) => *visit,
        other => panic!("{}", other.kind()),
    }
}

#[test]
fn an_error_behind_more_blanks_than_are_listed_still_refuses() {
    let blanks = format!("plan: [{}]\n", vec!["xx"; 300].join(", "));
    let text =
        base().replace("plan: [", "plans: [").replace("published: 2025-11-10", "published: 2025-13-45");
    let problems = pipeline().check(&Source::new("visit.yaml", text.clone() + &blanks));
    assert!(problems.iter().any(|problem| problem.code == Code::DateCalendar), "{problems:#}");
    assert_eq!(problems.count(Severity::Blank), 300);
    let none = pipeline().with_limits(Limits { problems: 0, ..Limits::default() });
    assert!(none.read(&Source::new("visit.yaml", text)).is_err(), "an empty list hides no error");
}

#[test]
fn what_was_refused_when_it_was_read_is_not_accepted() {
    let mut visit = visit();
    visit.task = Fact::Faulty;
    let error = pipeline().accept(visit).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Write(_)), "{error}");
}

#[test]
fn a_blank_built_in_code_or_hidden_in_a_text_is_a_blank() {
    for task in ["xx", "教育xx工作", "教育【待填：金额】帮扶", "教育某某帮扶"] {
        let mut visit = visit();
        visit.task = task.parse().unwrap();
        let checked = pipeline().accept(visit).unwrap();
        assert!(!checked.is_complete(), "{task}");
        assert!(pipeline().compose(&checked).is_err(), "{task}");
        let text = pipeline().draft(&checked).unwrap().plain_text();
        assert!(text.contains("【待填") && !text.contains("xx"), "{task}: {text}");
    }
    let person = base().replace("临川区教育局局长 沈砚秋", "临川区教育局局长 xx");
    let problems = pipeline().check(&Source::new("visit.yaml", person));
    assert!(
        problems.has_blanks() && !problems.iter().any(|p| p.code == Code::PersonUnlisted),
        "{problems:#}"
    );
}

#[test]
fn an_error_is_one_line_or_every_problem_with_its_source() {
    let text = base().replace("2025-11-10", "2025-13-45").replace("size: 9人", "size: 九个");
    let error = pipeline().read(&Source::new("visit.yaml", text)).unwrap_err();
    assert_eq!(format!("{error}").lines().count(), 1);
    let whole = format!("{error:#}");
    assert!(whole.contains("size: 九个") && whole.contains("2025-13-45") && whole.contains("^^^"), "{whole}");
    assert!(!format!("{error:?}").contains("方明远"), "a log line holds no data file");
}

#[test]
fn a_problem_names_its_field_in_both_languages() {
    let text = std::fs::read_to_string("tests/cases/visit/bad/check.party.same.yaml").unwrap();
    let problems = pipeline().check(&Source::new("visit.yaml", text));
    let problem = problems.iter().next().unwrap();
    assert_eq!(
        (problem.path.as_str(), problem.field.as_str()),
        ("协作关系.受援方.地区", "partnership.recipient.region")
    );
}
