//! Every refusal is short, however long what it quotes, and shows no hidden character.

use jianbao::{
    Error, KINDS, Lang, LedgerFile, Pipeline, Problem, Source, Theme, Values, bind, scan, visible,
};
use proptest::prelude::*;

/// Holds what is told against the promise; how many problems that were.
fn brief<'p>(problems: impl IntoIterator<Item = &'p Problem>) -> usize {
    let mut count = 0;
    for problem in problems {
        count += 1;
        for lang in [Lang::Zh, Lang::En] {
            let report = problem.report(lang);
            assert!(report.len() <= 8 << 10, "{} bytes: {report}", report.len());
            assert!(problem.line(lang).len() <= 4 << 10);
            assert!(problem.message.get(lang).len() + problem.hint.get(lang).len() <= 4 << 10);
            assert!(report.lines().all(|line| visible(line) == line), "{report:?}");
            assert!(!problem.message.get(lang).is_empty() && !problem.hint.get(lang).is_empty(), "{report}");
        }
        assert!(problem.path.len() <= 1 << 10 && problem.field.len() <= 1 << 10);
    }
    count
}

fn brief_error(error: &Error) -> usize {
    assert!(error.to_string().len() <= 8 << 10);
    brief(error.problems())
}

/// Every file of a folder of cases, as text.
fn cases() -> Vec<String> {
    let mut found = Vec::new();
    for kind in KINDS {
        for folder in std::fs::read_dir(format!("tests/cases/{}", kind.name)).unwrap() {
            let folder = folder.unwrap().path();
            let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
            let data = files.filter(|file| file.extension().is_some_and(|ending| ending == "yaml"));
            found.extend(data.map(|file| std::fs::read_to_string(file).unwrap()));
        }
    }
    found.sort();
    found
}

/// The texts of a file that can be made longer: what stands behind a colon, and what stands before one.
fn spots(text: &str) -> Vec<usize> {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '县' | '局' | '学' | '元' | '人' | '日' | ':'))
        .map(|(at, _)| at)
        .collect()
}

fn long(sign: char, length: usize) -> String {
    std::iter::repeat_n(sign, length).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// A long name put anywhere into any case: into keys, values, names, sums.
    #[test]
    fn long_names_make_no_long_messages(
        file in 0usize..1000, spot in 0usize..1000,
        sign in prop::sample::select(vec!['长', 'a', '7', '\u{301}', '\u{e0101}', '𠮷', 'x']),
        length in prop::sample::select(vec![39usize, 41, 300, 5_000, 100_000]),
    ) {
        let cases = cases();
        let text = &cases[file % cases.len()];
        let spots = spots(text);
        let at = spots[spot % spots.len()];
        let planted = format!("{}{}{}", &text[..at], long(sign, length), &text[at..]);
        brief(&Pipeline::new().unwrap().check(&Source::new("input.yaml", planted)));
    }
}

#[test]
fn long_names_in_a_ledger_make_no_long_messages() {
    let name = long('长', 90_000);
    let head = "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n";
    let gift =
        format!("{{形式: 资金, 捐赠方: {name}, 受赠方: 青禾县教育局, 时间: 2024-05-06, 金额: 10万元}}");
    let text = format!("{head}资助:\n- {gift}\n- {{名称: {name}, {}\n", &gift[1..]);
    let problems = Pipeline::new().unwrap().check_ledger(&[LedgerFile::new("台账.yaml", text)]);
    assert!(brief(&problems) > 0);
    // A column of a table.
    for header in [name.clone(), format!("{name},{name}"), format!("日期{name}"), "\"甲\u{202e}\"".to_owned()]
    {
        let table = LedgerFile::new("调研.csv", format!("日期,到访地,{header}\n2024-05-06,青禾县,甲\n"));
        let head = LedgerFile::new("台账.yaml", head);
        assert!(brief(&Pipeline::new().unwrap().check_ledger(&[head, table])) > 0);
    }
    // The names of the files.
    let file = LedgerFile::new(format!("{}.yaml", long('名', 10_000)), "类型: 台账\n没有: 有\n");
    assert!(brief(&Pipeline::new().unwrap().check_ledger(&[file])) > 0);
}

#[test]
fn long_names_in_themes_values_and_templates_make_no_long_messages() {
    let name = long('长', 100_000);
    for theme in [
        format!("基于: {name}\n"),
        format!("{name}: 公文\n"),
        format!("基于: 公文\n版面: {{左边距: {name}}}\n"),
    ] {
        assert!(brief_error(&Theme::read(&Source::new("样式.yaml", theme)).unwrap_err()) > 0);
    }
    let text = format!("xxxx年{name}，选派xx名教师到__{name}。");
    let blanks = scan(&Source::new("稿.txt", text));
    for values in
        [format!("values: {{b1: {name}}}\n"), format!("values: {{{name}: 1}}\n"), format!("{name}: 1\n")]
    {
        assert!(
            brief_error(&bind(&blanks, &Values::read(&Source::new("取值.yaml", values)), None).unwrap_err())
                > 0
        );
    }
    for template in [
        format!("{{{{ {} }}}}", long('a', 100_000)),
        format!("{{% {name} %}}"),
        format!("{{{{ visit.{} }}}}", long('b', 100_000)),
    ] {
        let error =
            Pipeline::new().unwrap().with_templates(vec![Source::new("visit.md", template)]).unwrap_err();
        assert!(brief_error(&error) > 0);
    }
}

#[test]
fn of_a_long_text_the_beginning_is_quoted() {
    let text = format!("类型: 调研\n{}: 甲\n", long('长', 1_000));
    let problems = Pipeline::new().unwrap().check(&Source::new("a.yaml", text));
    let told = problems.iter().find(|problem| problem.code.as_str() == "yaml.key.unknown").unwrap();
    assert!(told.message.zh.contains(&format!("“{}…”", long('长', 40))), "{}", told.message.zh);
}
