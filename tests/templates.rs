//! Templates: the built-in ones load and hold to the fields; one's own are checked when they are loaded.

use std::fs;

use jianbao::{Code, Error, Pipeline, Problem, Source};

fn with(name: &str, text: &str) -> Result<Pipeline, Error> {
    Pipeline::new().unwrap().with_templates(vec![Source::new(name, text)])
}

fn problems(text: &str) -> Vec<Problem> {
    with("visit.md", text).unwrap_err().problems().cloned().collect()
}

/// `line:column code` of each problem.
fn told(text: &str) -> Vec<String> {
    let at = |problem: &Problem| {
        let (line, column) =
            problem.place.as_ref().unwrap_or_else(|| panic!("no place: {problem}")).line_column();
        format!("{line}:{column} {}", problem.code)
    };
    problems(text).iter().map(at).collect()
}

fn visit() -> Source {
    Source::new("input.yaml", fs::read_to_string("tests/cases/visit/return/input.yaml").unwrap())
}

#[test]
fn the_built_in_templates_hold_to_the_fields() {
    let again = fs::read_to_string("templates/visit.md").unwrap();
    assert!(with("visit.md", &again).is_ok());
}

#[test]
fn one_can_write_a_template_of_ones_own() {
    let pipeline =
        with("visit.md", "# 简讯\n\n{{ visit.dates }}，{{ visit.delegation.leader | who }}来访。\n").unwrap();
    let checked = pipeline.read(&visit()).unwrap();
    let text = pipeline.compose(&checked).unwrap().plain_text();
    assert_eq!(text, "简讯\n2025年10月30日至11月2日，县教育局党委书记、局长方明远来访。\n");
}

#[test]
fn a_part_can_be_replaced_alone() {
    let pipeline = with("parts/byline.md", "*{{ release.published }}发布*\n").unwrap();
    let checked = pipeline.read(&visit()).unwrap();
    assert!(pipeline.compose(&checked).unwrap().plain_text().contains("\n2025年11月10日发布\n"));
}

#[test]
fn unknown_names_and_fields_are_told_with_their_place_in_every_branch() {
    let text = "# {{ visti.dates }}\n\n{% if visit.forms %}{% for forum in visit.forums %}{{ forum.nam }}{% endfor %}\n\
                {% else %}{{ visit.delegation.leader.post }}{{ visit.dates.start }}{% endif %}\n";
    assert_eq!(
        told(text),
        [
            "1:6 template.name.unknown",
            "3:13 template.name.unknown",
            "3:61 template.name.unknown",
            "4:38 template.name.unknown",
            "4:60 template.name.unknown",
        ]
    );
    assert!(problems(text)[0].hint.zh.contains("visit"), "the nearest name is offered");
}

#[test]
fn a_fault_in_a_part_is_told_in_the_part() {
    let error = with("parts/forum.md", "{{ forum.moderater | who }}\n").unwrap_err();
    let places: Vec<String> = error.problems().map(|problem| problem.to_string()).collect();
    assert_eq!(places.len(), 1);
    assert!(places[0].starts_with("parts/forum.md:1:10: "), "{places:?}");
}

#[test]
fn syntax_and_unknown_filters_are_told_with_their_place() {
    assert_eq!(told("# 标题\n\n{% if visit.dates %}甲\n"), ["3:21 template.text.fault"]);
    assert_eq!(told("# 标题\n\n{{ visit.dates | shrot }}\n"), ["3:18 template.text.fault"]);
    assert_eq!(told("甲\n{% include \"parts/none.md\" %}\n"), ["2:12 template.text.fault"]);
}

#[test]
fn a_template_that_fails_on_the_data_tells_where() {
    let pipeline = with("visit.md", "# 标题\n\n{{ visit.task | capital }}\n").unwrap();
    let checked = pipeline.read(&visit()).unwrap();
    let error = pipeline.compose(&checked).unwrap_err();
    let problem = error.problems().next().unwrap();
    assert_eq!((problem.code, problem.place.as_ref().unwrap().line_column().0), (Code::TemplateFault, 3));
}

#[test]
fn a_template_cannot_switch_the_escaping_off() {
    let text = "# 标题\n\n{{ visit.task | safe }}\n";
    let pipeline = with("visit.md", text).unwrap();
    let data = visit().text().replace("task: 教师培养", "task: '**教师** <b>培养</b>'");
    let checked = pipeline.read(&Source::new("input.yaml", data)).unwrap();
    assert_eq!(pipeline.compose(&checked).unwrap().plain_text(), "标题\n**教师** <b>培养</b>\n");
}

#[test]
fn a_template_that_runs_on_is_stopped() {
    let text = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}甲{% endfor %}{% endfor %}";
    let pipeline = with("visit.md", text).unwrap();
    let checked = pipeline.read(&visit()).unwrap();
    assert!(pipeline.compose(&checked).is_err());
}
