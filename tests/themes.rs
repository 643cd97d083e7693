//! Themes: an office's own file says what differs, and every mistake in it is told with its place.

use jianbao::{Block, Code, Document, Error, Format, Inline, Lang, NoPictures, Source, Theme};

mod text_of;

fn read(yaml: &str) -> Result<Theme, Error> {
    Theme::read(&Source::new("本局样式.yaml", yaml))
}

/// Every problem as `line:column code`.
fn problems(yaml: &str) -> Vec<String> {
    let Err(error) = read(yaml) else { return Vec::new() };
    let told = |problem: &jianbao::Problem| {
        let (line, column) = problem.place.as_ref().unwrap().line_column();
        format!("{line}:{column} {}", problem.code)
    };
    error.problems().map(told).collect()
}

fn part(theme: &Theme, name: &str) -> String {
    let blocks = vec![
        Block::Heading(1, vec![Inline::Text("标题".to_owned())]),
        Block::Paragraph(vec![Inline::Text("正文".to_owned())]),
    ];
    let document = Document { blocks, ..Document::default() };
    let bytes = Format::named("docx").unwrap().write(&document, theme, &NoPictures).unwrap();
    String::from_utf8(text_of::zip_entry(&bytes, name)).unwrap()
}

#[test]
fn the_built_in_ones_are_sound_and_have_names() {
    let themes = [("news", "新闻稿"), ("gongwen", "公文"), ("briefing", "简报")];
    for (name, chinese) in themes {
        let theme = Theme::named(name).unwrap();
        assert_eq!(Some(theme), Theme::named(chinese));
        assert!(part(theme, "word/styles.xml").contains("w:styleId=\"H1\""));
    }
    assert_ne!(Theme::news(), Theme::gongwen());
    assert_eq!(Theme::named("office"), None);
}

/// Issue 6: other margins, another title font, the page number in the middle.
#[test]
fn six_lines_make_an_office_theme() {
    let office = "\
基于: 公文
版面:
  左边距: 30mm
  右边距: 24mm
字体: {小标宋: 华文中宋}
页码: {位置: 居中}
";
    let theme = read(office).unwrap();
    let english = "\
based_on: gongwen
page: {left: 3cm, right: 24毫米}
fonts: {xiaobiaosong: {name: 华文中宋}}
page_number: {place: centre}
";
    assert_eq!(theme, read(english).unwrap());
    let text = part(&theme, "word/document.xml");
    // 30 mm and 24 mm in twips; what is not said stays.
    assert!(
        text.contains("w:left=\"1701\"")
            && text.contains("w:right=\"1361\"")
            && text.contains("w:top=\"2098\"")
    );
    assert!(text.contains("华文中宋") && !text.contains("方正小标宋简体"));
    let fonts = part(&theme, "word/fontTable.xml");
    assert!(
        fonts.contains("w:name=\"华文中宋\"><w:altName w:val=\"方正小标宋_GBK,华文中宋,宋体\"/>"),
        "{fonts}"
    );
    assert!(part(&theme, "word/footer1.xml").contains("w:jc w:val=\"center\""));
    assert!(!part(&theme, "word/settings.xml").contains("evenAndOddHeaders"));
}

#[test]
fn five_mistakes_are_five_located_problems() {
    let office = "\
基于: 公文
版面: {左边距: 30, 上边距: -37mm, 行矩: 28pt}
段落:
  标题: {字号: 大号, 颜色: 大红}
";
    assert_eq!(
        problems(office),
        [
            "2:11 write.length.unit",
            "2:20 write.length.range",
            "2:27 yaml.key.unknown",
            "4:12 write.length.form",
            "4:20 write.colour.form",
        ]
    );
    let report = read(office).unwrap_err().report(Lang::Zh);
    for wanted in ["本局样式.yaml:2:11", "没有单位", "30mm", "是不是“行距”", "不能是负数", "不是颜色", "^"]
    {
        assert!(report.contains(wanted), "{wanted} in {report}");
    }
}

#[test]
fn every_sort_of_mistake_has_its_problem() {
    for (line, wanted) in [
        ("版面: {左边距: 120mm, 右边距: 120mm}", "2:11 write.page.margins"),
        ("版面: {上边距: 250mm}", "2:11 write.page.margins"),
        ("版面: {下边距: 7px}", "2:11 write.length.unit"),
        ("版面: {纸宽: 600mm}", "2:10 write.page.margins"),
        ("版面: {每行字数: 40}", "2:12 write.page.margins"),
        ("版面: {每行字数: 二十八}", "2:12 write.theme.form"),
        ("版面: {行距: 10pt}", "2:10 write.length.range"),
        ("段落: {正文: {字体: 隶书}}", "2:15 value.word.unknown"),
        ("段落: {正文: {对齐: 斜}}", "2:15 value.word.unknown"),
        ("段落: {正文: {首行缩进: 2}}", "2:17 write.theme.form"),
        ("段落: {正文: {字号: 0pt}}", "2:15 write.length.range"),
        ("段落: {正文: {加粗: 很}}", "2:15 value.word.unknown"),
        ("段落: {分隔线: {下线: 20pt 红}}", "2:16 write.theme.form"),
        ("段落: {标题: {颜色: #FF0000}}", "3:1 yaml.text.syntax"),
        ("链接颜色:", "2:1 write.theme.form"),
        ("字体: {小标宋: {名称: \"甲,乙\"}}", "2:16 write.theme.form"),
        ("字体: {隶书: 华文隶书}", "2:6 yaml.key.unknown"),
        ("页码: {样式: 第页}", "2:10 write.theme.form"),
        ("页码: xx", "2:5 record.field.blank"),
        ("图片: [1]", "2:5 yaml.shape.wrong"),
    ] {
        let found = problems(&format!("基于: 公文\n{line}\n"));
        assert_eq!(found, [wanted], "{line}");
    }
    assert_eq!(problems("基于: 通知\n"), ["1:5 value.word.unknown"]);
    assert_eq!(problems("版面: {左边距: 30mm}\n"), ["1:1 yaml.key.missing"]);
    assert_eq!(problems(""), ["1:1 write.theme.form"]);
}

#[test]
fn a_theme_that_names_no_base_must_say_everything() {
    let whole = include_str!("../templates/themes/gongwen.yaml");
    assert_eq!(&read(whole).unwrap(), Theme::gongwen());
    assert_eq!(problems(&whole.replacen("  上边距: 37mm", "  # 上边距: 37mm", 1)).len(), 1);
}

#[test]
fn the_wrong_example_of_a_code_raises_it_and_the_right_one_does_not() {
    let raises = |code: Code, line: &str| {
        let theme = read(&format!("基于: 公文\n{line}\n"));
        theme.err().is_some_and(|error| error.problems().any(|problem| problem.code == code))
    };
    for code in Code::ALL.iter().filter(|code| code.as_str().starts_with("write.")) {
        let (wrong, right) = code.examples().unwrap();
        assert!(raises(*code, wrong), "`{code}` is not raised by `{wrong}`");
        assert!(!raises(*code, right), "`{code}` is raised by `{right}`");
    }
}

/// The figures that the standard fixes are marked with its clause, all others as practice.
#[test]
fn the_built_in_theme_says_what_is_standard_and_what_is_practice() {
    let text = include_str!("../templates/themes/gongwen.yaml");
    assert!(text.matches("【标准】（").count() >= 25 && text.matches("【惯例】").count() >= 10);
}
