//! The pages that LibreOffice makes of an official document, measured: needs `soffice` and `pdftotext`.

mod bbox;
mod report;

use std::path::Path;
use std::process::Command;

use bbox::{Word, can_measure, lines, near, page_number, sheets};
use jianbao::{Document, Format, Theme};

fn runs(program: &str, words: &[&str]) -> bool {
    Command::new(program).args(words).output().is_ok_and(|output| output.status.success())
}

/// The words of each page, or nothing where the programs are not there.
fn pages(document: &Document) -> Option<Vec<Vec<Word>>> {
    pages_in(Theme::gongwen(), document)
}

fn pages_in(theme: &Theme, document: &Document) -> Option<Vec<Vec<Word>>> {
    if !runs("soffice", &["--version"]) || !can_measure() {
        eprintln!("SKIPPED: soffice or pdftotext is not installed, so no page was measured");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let bytes = Format::named("docx").unwrap().write(document, theme, &report::pictures()).unwrap();
    std::fs::write(at("a.docx"), bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", at("profile"));
    let folder = at("");
    assert!(runs(
        "soffice",
        &[&profile, "--headless", "--convert-to", "pdf", "--outdir", &folder, &at("a.docx")]
    ));
    Some(sheets(Path::new(&at("a.pdf"))).into_iter().map(|sheet| sheet.words).collect())
}

/// The words of the text, and those of the page number, which stands below 262 mm.
fn parted(page: &[Word]) -> (Vec<Word>, Vec<Word>) {
    page.iter().cloned().partition(|word| word.middle() < 262.0)
}

#[test]
fn a_report_of_twelve_pages_measures_as_the_standard_wants() {
    let Some(pages) = pages(&report::document()) else { return };
    assert_eq!(pages.len(), 12);
    let (mut left, mut right): (f64, f64) = (210.0, 0.0);
    let mut full = 0;
    for (index, page) in pages.iter().enumerate() {
        let (text, number) = parted(page);
        for word in &text {
            (left, right) = (left.min(word.left), right.max(word.right));
        }
        page_number(index, &number.iter().collect::<Vec<_>>());
        let rows = lines(&text);
        let pitch = 28.95 / 72.0 * 25.4;
        let even = rows.windows(2).all(|two| (two[1] - two[0] - pitch).abs() < 1.0);
        if even && rows.len() >= 20 {
            near(rows[0], 37.0 + pitch / 2.0, 1.0, "the first line of a full page");
        }
        if even && rows.len() == 22 {
            full += 1;
            near(rows[21], 262.0 - pitch / 2.0, 1.0, "the last line of a full page");
        }
        assert!(rows.len() <= 22 || !even, "page {} has {} lines", index + 1, rows.len());
    }
    near(left, 28.0, 1.0, "the left margin");
    near(210.0 - right, 26.0, 1.0, "the right margin");
    assert!(full >= 1, "no page of text alone has 22 lines");
    first_page(&pages[0]);
    last_page(pages.last().unwrap());
}

fn first_page(page: &[Word]) {
    let find =
        |part: &str| page.iter().find(|word| word.text.contains(part)).unwrap_or_else(|| panic!("{part}"));
    // Type of 22 points is 22 points wide; the body's 16 points stand a quarter of a point closer.
    near(find("工作情况的报告").pitch(), 22.0, 0.3, "the title");
    near(find("学校结成对子").pitch(), 15.75, 0.4, "the body");
    let mark = find("青禾县教育局文件");
    near(mark.pitch(), 50.0, 0.5, "the mark of the issuing body");
    near((mark.left + mark.right) / 2.0, 28.0 + 78.0, 1.0, "the middle of the mark");
    // The box of the word is that of the font, a little higher than the characters.
    near(mark.middle() - 25.0 / 72.0 * 25.4, 37.0 + 35.0, 2.0, "the top of the mark");
    near(find("青教〔").left, 28.0 + 5.6, 1.0, "the number, one character in");
    near(find("苏映雪").right, 210.0 - 26.0 - 5.6, 1.0, "the signers, one character in");
}

fn last_page(page: &[Word]) {
    let (text, _) = parted(page);
    let printed = text.iter().find(|word| word.text.contains("日印发")).unwrap();
    assert!(
        printed.bottom < 262.5 && printed.middle() > 250.0,
        "the imprint stands at the foot: {printed:?}"
    );
    near(printed.right, 210.0 - 26.0 - 4.94, 1.0, "the day of printing, one character in");
}

/// The table of contents shows the pages on which the headings stand.
#[test]
fn a_table_of_contents_knows_its_pages() {
    let mut document = report::document();
    document.blocks.insert(1, jianbao::Block::Contents);
    let Some(pages) = pages(&document) else { return };
    let pages: Vec<String> = pages
        .iter()
        .map(|page| page.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().concat())
        .collect();
    let first = pages.iter().position(|page| page.contains("目录")).unwrap();
    for heading in ["一、基本情况", "三、存在的问题", "四、下一步打算"] {
        let at = pages.iter().rposition(|page| page.contains(heading)).unwrap();
        assert!(at > first, "{heading} stands behind the table");
        let line: String = pages[first..].concat();
        let told: String = line[line.find(heading).unwrap() + heading.len()..]
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        assert_eq!(told, (at + 1).to_string(), "{heading}");
    }
}

#[test]
fn a_letter_is_one_page() {
    let Some(pages) = pages(&report::letter()) else { return };
    assert_eq!(pages.len(), 1);
    letter_head(&pages[0], "青教函");
    assert!(!pages[0].iter().any(|word| word.text.contains('—')), "10.1: the first page has no number");
}

#[test]
fn a_long_letter_has_its_head_and_its_number_on_the_second_page() {
    let Some(pages) = pages(&report::long_letter()) else { return };
    assert_eq!(pages.len(), 2);
    letter_head(&pages[0], "000012");
    let find = |page: usize, part: &str| {
        pages[page].iter().find(|word| word.text.contains(part)).unwrap_or_else(|| panic!("{part}"))
    };
    near(find(0, "000012").left, 28.0, 0.5, "the number of the copy, at the edge");
    near(find(0, "000012").middle(), find(0, "青教函").middle(), 0.5, "both numbers on one line");
    let (urgency, title) = (find(0, "特急"), find(0, "的函"));
    near(title.middle() - urgency.middle(), 3.0 * 28.95 / 72.0 * 25.4, 2.0, "two lines above the title");
    let (text, number) = parted(&pages[1]);
    assert_eq!(number.iter().map(|word| word.text.as_str()).collect::<String>(), "—2—");
    near(lines(&text)[0], 37.0 + 28.95 / 144.0 * 25.4, 1.0, "the first line of the second page");
    assert!(!pages[0].iter().any(|word| word.text.contains('—')), "10.1: the first page has no number");
}

/// 10.1: the mark 30 mm under the edge of the page, the first line 7/8 of a character under the rule 4 mm below it.
fn letter_head(page: &[Word], first: &str) {
    let find =
        |part: &str| page.iter().find(|word| word.text.contains(part)).unwrap_or_else(|| panic!("{part}"));
    let mark = page.iter().min_by(|one, two| one.top.total_cmp(&two.top)).unwrap();
    assert_eq!(mark.text, "青禾县教育局");
    near(mark.pitch(), 50.0, 0.5, "the mark of the issuing body");
    near((mark.left + mark.right) / 2.0, 105.0, 1.0, "the middle of the mark is that of the page");
    let points = |points: f64| points / 72.0 * 25.4;
    near(mark.middle() - points(25.0), 30.0, 2.0, "the top of the mark");
    // Thick, gap and thin together are half as wide again as the thick line.
    let rule = 30.0 + points(50.0) + 4.0 + points(4.5);
    let line = find(first);
    near(line.middle() - points(8.0) - rule, points(14.0), 1.0, "the first line under the rule");
    let on_line = page.iter().filter(|word| (word.middle() - line.middle()).abs() < 1.0);
    near(
        on_line.map(|word| word.right).fold(0.0, f64::max),
        210.0 - 26.0,
        0.6,
        "the number of the document, at the edge",
    );
}

#[test]
fn minutes_measure_as_the_standard_wants() {
    let Some(pages) = pages(&report::minutes()) else { return };
    assert_eq!(pages.len(), 1);
    let find = |part: &str| {
        pages[0].iter().find(|word| word.text.contains(part)).unwrap_or_else(|| panic!("{part}"))
    };
    let mark = find("会议纪要");
    // 14 characters on 156 mm: 31.5 points each.
    near(mark.middle() - 15.75 / 72.0 * 25.4, 37.0 + 35.0, 2.0, "the top of the mark");
    near(find("出席").left, 28.0 + 2.0 * 5.6, 1.0, "出席, two characters in");
    // The names go over two lines: the second begins under the first name.
    let first = find("出席").middle();
    let second = pages[0]
        .iter()
        .filter(|word| word.middle() > first + 5.0 && word.middle() < first + 15.0)
        .map(|word| word.left)
        .fold(f64::MAX, f64::min);
    near(second, 28.0 + 5.0 * 5.6, 1.5, "further names");
}

const BRIEFING: &str = "\
类型: 台账
协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}
时段: 2024年
简报:
  简报名称: 教育帮扶简报
  期号: 3期
  总期号: 27期
  编发单位: 青禾县教育局办公室
  日期: 2024-12-20
  报: 临川区教育局
  送: [县委办公室, 县政府办公室]
  发: 各乡镇中心学校
  份数: 60份
  供稿: 何清越
  审核: 杜若谷
培训:
- {主办单位: 临川区教育局, 时间: 2024年5月, 总数: 40人}
";

/// Practice: the issue in the middle, under it office and day at either end of one line, over the red rule; at the foot those
/// it goes to, and the number of copies at the right.
#[test]
fn a_briefing_has_its_two_lines_and_its_foot() {
    let pipeline = jianbao::Pipeline::new().unwrap();
    let ledger = pipeline.read_ledger(&[jianbao::LedgerFile::new("台账.yaml", BRIEFING)]).unwrap();
    let made = pipeline.paper(&ledger, jianbao::Paper::named("briefing").unwrap(), None).unwrap();
    let text = made.document.plain_text();
    assert!(
        text.starts_with("教育帮扶简报\n第3期（总第27期）\n青禾县教育局办公室\t2024年12月20日\n"),
        "{text}"
    );
    assert!(text.ends_with("发：各乡镇中心学校。\n（供稿：何清越　审核：杜若谷）\t共印60份\n"), "{text}");
    let Some(pages) = pages_in(Theme::briefing(), &made.document) else { return };
    assert_eq!(pages.len(), 1);
    let line = |part: &str| {
        let word = pages[0].iter().find(|word| word.text.contains(part)).unwrap_or_else(|| panic!("{part}"));
        let words = pages[0].iter().filter(|other| (other.middle() - word.middle()).abs() < 1.0);
        let ends = |ends: (f64, f64), word: &Word| (ends.0.min(word.left), ends.1.max(word.right));
        words.fold((f64::MAX, 0.0), ends)
    };
    let issue = line("总第");
    near((issue.0 + issue.1) / 2.0, 106.0, 1.0, "the issue in the middle");
    let office = line("教育局办公室");
    near(office.0, 28.0, 1.0, "the office at the left");
    near(office.1, 184.0, 1.0, "the day at the right, on the same line");
    near(line("共印").1, 184.0 - 4.94, 1.0, "the number of copies");
    assert!(pages[0].iter().any(|word| word.text.contains("共印") && word.middle() > 250.0), "at the foot");
}
