//! Pages in a real browser: on a phone, on a desk, on paper; needs Chromium or Chrome, and `pdftotext` for paper.

mod bbox;
mod chromium;
mod report;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use bbox::{Sheet, can_measure, lines, near, page_number, sheets};
use chromium::Browser;
use jianbao::{Block, Document, Format, Inline, Meta, Source, Theme, markup};
use tempfile::TempDir;

/// A release with everything a screen may find too wide, from data that would like to run.
fn release() -> Document {
    let long = "长".repeat(60);
    let text = format!(
        "# 临川区教育局到青禾县调研教育结对帮扶工作\n\n*来源：青禾县教育局　2025年4月18日*\n\n\
         ## 一、调研情况\n\n正文{long}，**重点**和*楷体*，见[网页](https://example.com/{}).\n\n\
         <script>document.title = '运行了'</script><img src=x onerror=\"document.title = '运行了'\">\n\n\
         - 甲\n  - 乙\n    1. 丙\n\n> 孩子们眼里的光，就是我们工作的方向。\n\n\
         | 学校 | 内容 | 金额（万元） | 说明 | 备注 | 联系人 |\n| :-- | :-- | --: | :-- | :-- | :-- |\n\
         | 青禾县第一小学 | {long} | 1205.50 | 无 | 无 | 何清越 |\n\n![座谈会](a.png)\\\n座谈会现场\n\n*（何清越）*\n",
        "a".repeat(120)
    );
    let meta = Meta {
        title: "</script><script>document.title = '运行了'</script>".into(),
        author: "青禾县教育局".into(),
        published: Some("2025-04-18".into()),
        ..Meta::default()
    };
    Document { meta, blocks: markup::read(&text), ..Document::default() }
}

/// A page on disk, its pictures beside it if so wished.
fn page(document: &Document, theme: &Theme, beside: bool) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("页.html");
    let html = Format::named("html").unwrap();
    let pictures: BTreeMap<String, Vec<u8>> = report::pictures();
    if beside {
        let written = html.write_beside(document, theme, &pictures).unwrap();
        fs::write(&file, written.bytes).unwrap();
        written.assets.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
    } else {
        fs::write(&file, html.write(document, theme, &pictures).unwrap()).unwrap();
    }
    (folder, file)
}

fn office() -> Theme {
    let yaml = "\
基于: 公文
版面: {左边距: 30mm, 右边距: 24mm, 每行字数: 0, 行距: 24pt}
段落: {正文: {字号: 四号}, 标题: {颜色: 0563C1}}
页码: {位置: 居中}
";
    Theme::read(&Source::new("本局样式.yaml", yaml)).unwrap()
}

#[test]
fn no_page_scrolls_sideways_on_any_screen() {
    let Some(mut browser) = Browser::start() else { return };
    let office = office();
    for theme in [Theme::news(), Theme::gongwen(), Theme::briefing(), &office] {
        for document in [release(), report::document(), report::letter()] {
            let (_folder, file) = page(&document, theme, false);
            for width in [320, 390, 1280] {
                browser.open(&file, width);
                let wide = browser.tell("document.documentElement.scrollWidth").as_f64().unwrap();
                assert!(wide <= f64::from(width), "{wide} px on a screen of {width} px");
                let cut = browser.tell(
                    "[...document.querySelectorAll('h1,p,li,figure')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length",
                );
                assert_eq!(cut, 0, "nothing is cut off on a screen of {width} px");
            }
        }
    }
}

#[test]
fn a_screen_keeps_the_proportions_of_the_theme() {
    let Some(mut browser) = Browser::start() else { return };
    let (_folder, file) = page(&release(), Theme::gongwen(), false);
    browser.open(&file, 1280);
    let mut style = |selector: &str, name: &str| {
        let told = browser.tell(&format!("getComputedStyle(document.querySelector('{selector}')).{name}"));
        told.as_str().unwrap().to_owned()
    };
    let mut pixels =
        |selector: &str, name: &str| -> f64 { style(selector, name).trim_end_matches("px").parse().unwrap() };
    let body = pixels("p:not([class])", "fontSize");
    near(body, 18.0, 0.01, "the body");
    near(pixels("h1", "fontSize") / body, 22.0 / 16.0, 0.001, "the title");
    near(pixels("p:not([class])", "lineHeight") / body, 28.95 / 16.0, 0.001, "the line pitch");
    near(pixels("p:not([class])", "textIndent") / body, 2.0, 0.001, "the first line");
    assert!(
        style("h2", "fontFamily").contains("黑体") && style("h1", "fontFamily").contains("方正小标宋简体")
    );
    assert_eq!(style("h1", "fontWeight"), "400");
    // 38 characters of the body type and a margin, in the middle.
    let main = browser.tell("document.querySelector('main').getBoundingClientRect().width").as_f64().unwrap();
    near(main, 38.0 * 18.0, 1.0, "the column");
}

#[test]
fn blanks_and_tabs_are_read_as_they_were_typed() {
    let Some(mut browser) = Browser::start() else { return };
    let typed = "甲  乙\t丙";
    let text = || vec![Inline::Text(typed.to_owned())];
    let document =
        Document { blocks: vec![Block::Heading(2, text()), Block::Paragraph(text())], ..Document::default() };
    for theme in [Theme::news(), Theme::gongwen()] {
        let (_folder, file) = page(&document, theme, false);
        browser.open(&file, 1280);
        for selector in ["h2", "p"] {
            let read = browser.tell(&format!("document.querySelector('{selector}').innerText"));
            assert_eq!(read.as_str(), Some(typed), "{selector}");
        }
    }
}

#[test]
fn nothing_runs_and_nothing_is_loaded_but_the_pictures_beside_the_page() {
    let Some(mut browser) = Browser::start() else { return };
    for beside in [false, true] {
        let (_folder, file) = page(&release(), Theme::news(), beside);
        let told = browser.open(&file, 1280);
        let address =
            |event: &serde_json::Value| event["params"]["request"]["url"].as_str().unwrap().to_owned();
        let asked: Vec<String> = told
            .iter()
            .filter(|event| event["method"] == "Network.requestWillBeSent")
            .map(address)
            .filter(|url| !url.starts_with("data:") && !url.ends_with(".html"))
            .collect();
        assert_eq!(asked.len(), usize::from(beside), "{asked:?}");
        assert!(asked.iter().all(|url| url.starts_with("file://") && url.ends_with("/a.png")), "{asked:?}");
        let ran = |event: &&serde_json::Value| {
            event["method"] == "Debugger.scriptParsed"
                && event["params"]["url"].as_str().is_some_and(|url| url.ends_with(".html"))
        };
        assert_eq!(told.iter().filter(ran).count(), 0);
        let wrong: Vec<_> = told.iter().filter(|event| event["method"] == "Log.entryAdded").collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_ne!(browser.tell("document.title"), "运行了");
        assert_eq!(browser.tell("[...document.images].filter(i => !i.naturalWidth).length"), 0);
        // What the page says of itself is JSON, whatever the data hold.
        let data = browser.tell("document.querySelector('script').textContent");
        let data: serde_json::Value = serde_json::from_str(data.as_str().unwrap()).unwrap();
        assert_eq!(data["headline"], release().meta.title);
        assert_eq!(data["datePublished"], "2025-04-18");
        assert_eq!(data["publisher"]["name"], "青禾县教育局");
        assert_eq!(data["image"].as_str(), beside.then_some("./a.png"));
        assert_eq!(browser.tell("document.querySelectorAll('script').length"), 1);
    }
}

/// The printed pages, or nothing where they cannot be made.
fn printed(document: &Document, theme: &Theme) -> Option<Vec<Sheet>> {
    let mut browser = Browser::start()?;
    if !can_measure() {
        eprintln!("SKIPPED: pdftotext is not installed, so no printed page was measured");
        return None;
    }
    let (folder, file) = page(document, theme, false);
    browser.open(&file, 1280);
    let pdf = folder.path().join("a.pdf");
    browser.print(&pdf);
    Some(sheets(&pdf))
}

/// What is not the page number, which stands below the text.
fn text(sheet: &Sheet, bottom: f64) -> Vec<bbox::Word> {
    sheet.words.iter().filter(|word| word.middle() < 297.0 - bottom).cloned().collect()
}

#[test]
fn an_official_report_prints_as_the_standard_wants() {
    let Some(sheets) = printed(&report::document(), Theme::gongwen()) else { return };
    assert!((11..=14).contains(&sheets.len()), "{} pages", sheets.len());
    let (mut left, mut right): (f64, f64) = (210.0, 0.0);
    for (index, sheet) in sheets.iter().enumerate() {
        near(sheet.width, 210.0, 0.3, "A4");
        near(sheet.height, 297.0, 0.3, "A4");
        let words = text(sheet, 35.0);
        for word in &words {
            (left, right) = (left.min(word.left), right.max(word.right));
        }
        let number: Vec<_> = sheet.words.iter().filter(|word| word.middle() > 262.0).collect();
        page_number(index, &number);
    }
    near(left, 28.0, 1.0, "the left margin");
    near(210.0 - right, 26.0, 1.0, "the right margin");
    let first = &sheets[0];
    near(first.find("工作情况的报告").pitch(), 22.0, 0.4, "the title");
    near(first.find("学校结成对子").pitch(), 15.75, 0.4, "the body");
    let mark = first.find("青禾县教育局文件");
    near(mark.pitch(), 50.0, 0.5, "the mark of the issuing body");
    near((mark.left + mark.right) / 2.0, 28.0 + 78.0, 1.0, "the middle of the mark");
    let half = 25.0 / 72.0 * 25.4;
    near(mark.middle() - lift() * 50.0 - half, 37.0 + 35.0, 2.0, "the top of the mark");
    near(first.find("青教〔").left, 28.0 + 5.6, 1.0, "the number, one character in");
    near(first.find("苏映雪").right, 210.0 - 26.0 - 5.6, 1.0, "the signers, one character in");
    let printed = sheets.last().unwrap().find("日印发");
    near(printed.right, 210.0 - 26.0 - 4.94, 1.0, "the day of printing, one character in");
}

/// How far the boxes of words stand above the middle of their lines, in millimetres for each point of the type: fonts that a
/// browser draws into a PDF as shapes have boxes of their own.
fn lift() -> f64 {
    let document = Document { blocks: markup::read("育育育"), ..Document::default() };
    let sheets = printed(&document, Theme::gongwen()).unwrap();
    let middle = sheets[0].find("育").middle();
    (middle - (37.0 + 28.95 / 72.0 * 25.4 / 2.0)) / 16.0
}

/// 5.2.3: 22 lines of 28 characters fill the page.
#[test]
fn a_page_of_text_alone_has_22_lines_of_28_characters() {
    let document = Document { blocks: markup::read(&"育".repeat(1000)), ..Document::default() };
    let Some(sheets) = printed(&document, Theme::gongwen()) else { return };
    let words = text(&sheets[0], 35.0);
    let rows = lines(&words);
    let pitch = 28.95 / 72.0 * 25.4;
    assert_eq!(rows.len(), 22);
    near(rows[0], 37.0 + pitch / 2.0, 2.5, "the first line");
    near(rows[21] - rows[0], 21.0 * pitch, 0.8, "from the first to the last line");
    let characters: Vec<usize> = words.iter().map(|word| word.text.chars().count()).collect();
    assert_eq!(characters[0], 26, "the first line stands in two characters");
    assert!(characters[1..].iter().all(|count| *count == 28), "{characters:?}");
}

#[test]
fn a_theme_of_ones_own_prints_as_it_says() {
    let Some(sheets) = printed(&release(), &office()) else { return };
    let first = &sheets[0];
    let words = text(first, 35.0);
    near(words.iter().map(|word| word.left).fold(210.0, f64::min), 30.0, 1.0, "the left margin");
    near(210.0 - words.iter().map(|word| word.right).fold(0.0, f64::max), 24.0, 1.0, "the right margin");
    near(first.find("长长长").pitch(), 14.0, 0.3, "the body");
    let number: Vec<_> = first.words.iter().filter(|word| word.middle() > 262.0).collect();
    let (left, right) = (number[0].left, number.last().unwrap().right);
    near((left + right) / 2.0, (30.0 + 186.0) / 2.0, 1.0, "the page number in the middle");
}
