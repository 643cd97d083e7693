//! Papers of a ledger: as expected, alike in three formats, and every number found again in the raw files.

mod text_of;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jianbao::{Composed, FORMATS, FigureRow, LedgerFile, NoPictures, PAPERS, Paper, Period, Pipeline, Theme};

/// The files of one ledger under `tests/cases/ledger/`.
fn folder(name: &str) -> Vec<LedgerFile> {
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        LedgerFile::new(name, fs::read(path).unwrap())
    };
    let mut files: Vec<LedgerFile> = fs::read_dir(format!("tests/cases/ledger/{name}"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "md"))
        .map(read)
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn paper(files: &[LedgerFile], name: &str, period: Option<&str>) -> Composed {
    let pipeline = Pipeline::new().unwrap();
    let ledger = pipeline.read_ledger(files).unwrap_or_else(|error| panic!("{error:#}"));
    let period = period.map(|period| period.parse::<Period>().unwrap());
    pipeline
        .draft_paper(&ledger, Paper::named(name).unwrap(), period)
        .unwrap_or_else(|error| panic!("{error:#}"))
}

/// Every paper made in these tests.
fn all() -> Vec<(String, Composed)> {
    let clean = folder("clean");
    let mut made: Vec<(String, Composed)> =
        PAPERS.iter().map(|one| (one.name.to_owned(), paper(&clean, one.name, None))).collect();
    for year in ["2022年", "2024年", "2022年至2023年"] {
        made.push((format!("summary-{year}"), paper(&clean, "summary", Some(year))));
    }
    made.push(("work_info-ways".to_owned(), paper(&folder("ways"), "work_info", None)));
    made
}

/// Holds a text against its file, or writes it when asked to (`JIANBAO_ACCEPT=1`).
fn expect(path: &Path, actual: &str) {
    if std::env::var_os("JIANBAO_ACCEPT").is_some() {
        fs::write(path, actual).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(expected == actual, "{} differs; it should be:\n{actual}", path.display());
}

fn written(made: &Composed, format: &str) -> Vec<u8> {
    let format = FORMATS.iter().find(|one| one.name == format).unwrap();
    format.write(&made.document, Theme::news(), &NoPictures).unwrap()
}

#[test]
fn they_say_what_is_expected() {
    for (name, made) in all() {
        let path = format!("tests/cases/ledger/expected/{name}.md");
        expect(Path::new(&path), &String::from_utf8(written(&made, "md")).unwrap());
    }
}

#[test]
fn all_formats_say_the_same() {
    for (name, made) in all() {
        let said = text_of::of_document(&made.document);
        let text = |format| String::from_utf8(written(&made, format)).unwrap();
        assert_eq!(text_of::of_markdown(&text("md")), said, "{name}");
        assert_eq!(text_of::of_html(&text("html")), said, "{name}");
        assert_eq!(text_of::of_docx(&written(&made, "docx")), said, "{name}");
        // What stands around the text, such as the foot of a briefing, reads back as plain paragraphs behind it.
        let read = jianbao::markup::read(&text("md"));
        let (text, foot) = read.split_at(made.document.blocks.len());
        assert_eq!(text, made.document.blocks, "{name}");
        assert!(foot.iter().all(|block| matches!(block, jianbao::Block::Paragraph(_))), "{name}: {foot:?}");
    }
}

#[test]
fn the_same_bytes_twice() {
    let clean = folder("clean");
    for one in PAPERS {
        let [first, second] = [0, 1].map(|_| paper(&clean, one.name, None));
        assert_eq!(first, second);
        for format in FORMATS {
            assert_eq!(written(&first, format.name), written(&second, format.name));
        }
    }
}

fn runs(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(str::to_owned).collect()
}

/// No digit is printed that is neither a fact nor fixed wording, and the wording has none.
#[test]
fn every_digit_stands_in_the_sheet() {
    for (name, made) in all() {
        let mut printed: BTreeMap<String, i64> = BTreeMap::new();
        for run in runs(&made.document.plain_text()) {
            *printed.entry(run).or_default() += 1;
        }
        let told = made.figures.figures.iter().flat_map(|row| runs(&row.text));
        for run in told.chain(made.figures.fixed.iter().cloned()) {
            *printed.entry(run).or_default() -= 1;
        }
        printed.retain(|_, left| *left != 0);
        assert!(printed.is_empty(), "{name}: {printed:?}");
        assert_eq!(made.figures.fixed, Vec::<String>::new(), "{name}");
    }
}

/// The scalar that stands at a place of a raw file.
fn raw<'f>(files: &'f [LedgerFile], place: &str) -> &'f str {
    let mut parts = place.rsplitn(3, ':');
    let [column, line] = [(); 2].map(|()| parts.next().unwrap().parse::<usize>().unwrap());
    let file = parts.next().unwrap();
    let file = files.iter().find(|one| one.name == file).unwrap();
    let line = std::str::from_utf8(&file.bytes).unwrap().lines().nth(line - 1).unwrap();
    let at = line.char_indices().nth(column - 1).unwrap().0;
    let rest = &line[at..];
    &rest[..rest.find([',', '}', ']', '#']).unwrap_or(rest.len())]
}

/// The number a text begins with, in digits or small Chinese numerals, times 万 if that follows.
fn number(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit());
    let Some(start) = start else {
        let small = ["一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
        let word = text.chars().find(|c| small.iter().any(|word| word.starts_with(*c)))?;
        return small.iter().position(|one| one.starts_with(word)).map(|at| at as f64 + 1.0);
    };
    let digits: String = text[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let rest = &text[start + digits.len()..];
    let scale = if rest.trim_start_matches(['余', '多']).starts_with('万') { 10_000.0 } else { 1.0 };
    Some(digits.parse::<f64>().ok()? * scale)
}

/// A figure computed anew from the raw words of its terms.
fn anew(row: &FigureRow, terms: &[f64]) -> f64 {
    if row.formula.contains('×') && !row.formula.contains('＋') {
        return terms.iter().product();
    }
    // 50万元×两年 among summands: a rate is followed by its number of years.
    let mut sum = 0.0;
    let mut i = 0;
    while i < terms.len() {
        let field = &row.origins[i].field;
        if field.ends_with("每年") || field.ends_with("rate") {
            sum += terms[i] * terms[i + 1];
            i += 2;
        } else {
            sum += terms[i];
            i += 1;
        }
    }
    sum
}

/// Every number of every paper is found again: a fact where its place says, a sum by adding the raw words.
#[test]
fn every_number_is_computed_anew_from_the_raw_files() {
    let clean = folder("clean");
    let mut computed = 0;
    for one in PAPERS {
        for row in paper(&clean, one.name, None).figures.figures {
            assert!(!row.origins.is_empty(), "{row:?}");
            for origin in &row.origins {
                let words = raw(&clean, &origin.place);
                let told = row.formula.starts_with("记录数") || row.formula.starts_with("结对名单");
                if let (Some(told), false) = (number(&origin.text), told) {
                    assert_eq!(number(words), Some(told), "{row:?}: {words}");
                }
            }
            let counts = row.formula.starts_with("记录数");
            let listed = row.formula.starts_with("结对名单");
            if !row.formula.is_empty() && !listed {
                computed += 1;
                let terms: Vec<f64> = row
                    .origins
                    .iter()
                    .map(|origin| number(raw(&clean, &origin.place)).unwrap_or(f64::NAN))
                    .collect();
                let wanted = if counts { row.origins.len() as f64 } else { anew(&row, &terms) };
                assert!((number(&row.text).unwrap() - wanted).abs() < 1e-6, "{row:?}: {wanted}");
            }
        }
    }
    assert!(computed >= 12, "{computed}");
}

/// The reference case of five ways: two donors are asked for, and the money is counted all the same, each gift once.
#[test]
fn the_five_ways_are_told_and_missing_donors_asked_for() {
    let files = folder("ways");
    let ledger = Pipeline::new().unwrap().read_ledger(&files).unwrap();
    let mut remarks: Vec<&str> = ledger.remarks().iter().map(|problem| problem.code.as_str()).collect();
    remarks.sort_unstable();
    assert_eq!(remarks, ["check.donor.missing", "record.field.blank"]);
    let text = paper(&files, "work_info", None).document.plain_text();
    for section in ["一是", "二是", "三是", "四是", "五是", "“五方式”", "累计接受资金752.38万元"]
    {
        assert!(text.contains(section), "{section}: {text}");
    }
}

/// The blanks of the masked summary among the reference cases (numbers of its inventory), what they stand for here, and
/// how many facts of that sort the summary must tell at least: field of the ledger, as typed there.
const MASKED: &[(&str, &str, usize)] = &[
    ("1 3 5 9 12 16 22 23 30 44 49 50 51 56 58 69", "协作关系.帮扶方.地区", 3),
    ("2 4 6 7 14 24 65 71 73 75 77", "协作关系.受援方.地区", 3),
    ("8 10 13 20", "跟岗[].时间", 4),
    ("11 15 21", "跟岗[].人员[].人数", 6),
    ("17 18", "任用[].姓名", 2),
    ("19", "跟岗[].任用[].人员[].姓名", 1),
    ("25 45", "培训[].学员[].人数", 8),
    ("26 27 38", "培训[].主办单位", 2),
    ("28 31 39", "培训[].时间", 3),
    ("32 34 36 40 41 42 43 46 47 48", "培训[].学员[].身份", 8),
    ("33 35 37", "培训[].学员[].地点", 3),
    ("52", "送教[].参加人次", 4),
    ("53 54", "学校结对[].结对名单[].受援学校", 2),
    ("55", "学校结对[].结对名单[].帮扶学校", 2),
    ("57", "学生交流[].参加人员[].来源", 1),
    ("59 61", "学生交流[].日期", 2),
    ("60 62", "学生交流[].参加人员[].人数", 3),
    ("63", "调研[].来访团.领队", 1),
    ("64", "调研[].仪式[].签约[].协议名称", 1),
    ("66 67 68", "职教合作[].帮扶学校", 1),
    ("70", "资助[].次数", 1),
    ("72", "资助[].金额", 3),
    ("74", "消费帮扶[].采购方", 1),
    ("76", "消费帮扶[].金额", 4),
];

/// Every blank of the masked summary has become a fact of the ledger that the summary tells; none is left.
#[test]
fn the_77_blanks_of_the_masked_summary_are_data() {
    let made = paper(&folder("clean"), "summary", None);
    let mut numbers: Vec<u32> = MASKED
        .iter()
        .flat_map(|(blanks, ..)| blanks.split(' ').map(|blank| blank.parse().unwrap()))
        .collect();
    numbers.sort_unstable();
    assert_eq!(
        numbers,
        (1..=77).filter(|blank| *blank != 29).collect::<Vec<u32>>(),
        "29 is a sum, see below"
    );
    // Paths without the numbers of lists.
    let told: Vec<String> = made
        .figures
        .figures
        .iter()
        .flat_map(|row| &row.origins)
        .map(|origin| {
            let steps = origin.field.split(']').map(|step| step.split('[').next().unwrap());
            steps.collect::<Vec<_>>().join("[]")
        })
        .collect();
    let mut missing = Vec::new();
    for (blanks, field, least) in MASKED {
        let plain = |path: &str| path.trim_end_matches("[]").to_owned();
        let found = told.iter().filter(|path| plain(path) == plain(field)).count();
        if found < *least {
            missing.push(format!("{blanks}: {field}: {found} of {least}"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}\n{told:#?}");
    let sum = made
        .figures
        .figures
        .iter()
        .find(|row| row.formula.contains('＋') && row.context.0.ends_with("累计培训"));
    assert!(sum.is_some(), "29");
    let text = made.document.plain_text();
    assert!(!["xx", "__", "【待填", "某"].iter().any(|sign| text.contains(sign)));
    let blanks = jianbao::scan(&jianbao::Source::new("summary.txt", text));
    assert!(blanks.is_empty(), "{:?}", blanks.iter().map(|blank| &blank.context).collect::<Vec<_>>());
}

/// A small ledger of 2021 to 2024, and what a paper says of it.
fn says(rest: &str, name: &str, period: Option<&str>) -> String {
    let head = "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n口径: 受援方\n时段: 2021年至2024年\n";
    let files = [LedgerFile::new("台账.yaml", format!("{head}{rest}"))];
    paper(&files, name, period).document.plain_text()
}

#[test]
fn sums_are_made_of_what_may_be_added() {
    let gift = |more: &str| format!("- {{形式: 资金, 捐赠方: 甲, 受赠方: 乙, {more}}}\n");
    // What counts over several years may hold what is told of one of them.
    let text = says(
        "培训:\n- {主办单位: 甲, 时间: 2021年以来, 总数: 90人}\n- {主办单位: 甲, 时间: 2024年, 总数: 20人}\n",
        "summary",
        None,
    );
    assert!(text.contains("2021年以来") && !text.contains("累计"), "{text}");
    // Weekly gifts of one sum do not melt into one: a gift is told at most twice.
    let weekly: String =
        (1..=28).step_by(7).map(|day| gift(&format!("金额: 1万元, 日期: 2023-01-{day:02}"))).collect();
    let text = says(&format!("资助:\n{weekly}"), "summary", None);
    assert!(text.contains("2万元"), "{text}");
    // A branch of a school is another school.
    let two = "资助:\n- {形式: 资金, 捐赠方: 甲, 受赠方: 第一小学, 金额: 10万元, 日期: 2023-05-01}\n\
               - {形式: 资金, 捐赠方: 甲, 受赠方: 第一小学分校, 金额: 10万元, 日期: 2023-05-01}\n";
    assert!(says(two, "summary", None).contains("20万元"));
    // A sum that leaves something out is none; a sum with expected money says so.
    let vague = gift("分年: {年数: 3年, 每年: 约50万元}, 时间: 2021年至2023年")
        + &gift("金额: 10万元, 日期: 2023-05-01");
    assert!(!says(&format!("资助:\n{vague}"), "summary", None).contains("累计"));
    let expected = gift("金额: 预计10万元, 日期: 2023-02-01") + &gift("金额: 100000元, 日期: 2023-05-03");
    assert!(says(&format!("资助:\n{expected}"), "summary", None).contains("20万元（含预计数）"));
}

#[test]
fn a_record_is_told_in_one_year_only() {
    let placement = "跟岗:\n- 形式: 挂职\n  派出方: 青禾县\n  接收地: 临川区\n  历年情况:\n\
                     \x20 - {年份: 2022年, 人员: [{身份: 校长, 人数: 4名}]}\n\
                     \x20 - {年份: 2023年, 人员: [{身份: 校长, 人数: 6名}]}\n\
                     \x20 任用: [{身份: 校长, 人数: 5人, 时间: 2023年8月, 职务: 副校长}]\n";
    let [first, second] = ["2022年", "2023年"].map(|year| says(placement, "summary", Some(year)));
    assert!(first.contains("4名") && !first.contains("6名") && !first.contains("副校长"), "{first}");
    assert!(second.contains("6名") && !second.contains("4名") && second.contains("副校长"), "{second}");
    let briefing = "简报: {简报名称: 简报, 期号: 3期, 编发单位: 甲, 日期: 2024-12-20, 条目: ['training[0]', '培训[0]']}\n\
                    培训:\n- {主办单位: 甲, 时间: 2022年, 总数: 10人}\n- {主办单位: 甲, 时间: 2023年, 总数: 20人}\n";
    assert_eq!(says(briefing, "briefing", None).matches("10人").count(), 1);
    assert_eq!(says(briefing, "briefing", Some("2023年")).matches("10人").count(), 0);
}

#[test]
fn the_sheet_quotes_what_is_printed() {
    let head = "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n时段: 2024年\n总结: {工作成效: [建成5*3米的展板#一]}\n";
    let files =
        [LedgerFile::new("台账.yaml", format!("{head}培训: [{{主办单位: 甲, 时间: 2024年, 总数: 4人}}]"))];
    let made = paper(&files, "summary", None);
    assert!(made.figures.figures.iter().any(|row| row.text == "建成5*3米的展板#一。"), "{:?}", made.figures);
}

#[test]
fn a_gift_is_one_under_its_short_name_and_told_where_it_was_given() {
    let visit = "- 日期: 2023-05-01\n  到访地: 青禾县\n  来访团: {派出单位: 临川区教育局}\n\
                 \x20 仪式: [{类型: 捐赠, 捐赠: [{捐赠方: 区慈善会, 受赠方: 青禾县教育局, 金额: 10万元}]}]\n";
    let gift = "资助:\n- {形式: 资金, 捐赠方: 临川区慈善会, 受赠方: 青禾县教育局, 金额: 10万元, 日期: 2023-05-01}\n\
                - {形式: 资金, 捐赠方: 丙, 受赠方: 青禾县教育局, 金额: 5万元, 日期: 2023-06-01}\n";
    let known = "单位: [{全称: 临川区慈善会, 简称: [区慈善会]}]\n";
    let text = says(&format!("{known}{gift}调研:\n{visit}"), "summary", None);
    assert!(text.contains("15万元") && !text.contains("25万元"), "{text}");
    let pairing = "学校结对:\n- 日期: 2023-05-01\n  帮扶方学校数: 2所\n  受援方学校数: 2所\n\
                   \x20 仪式: [{类型: 捐赠, 捐赠: [{捐赠方: 丁, 受赠方: 青禾县第一小学, 金额: 33万元}]}]\n";
    assert!(says(pairing, "summary", None).contains("33万元"));
}

/// A small ledger of one time in one file, and a paper of it with what it says of itself.
fn made_of(period: &str, rest: &str, name: &str, part: Option<&str>) -> (String, Vec<String>) {
    let head = "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n口径: 受援方\n";
    let files = [LedgerFile::new("台账.yaml", format!("{head}时段: {period}\n{rest}"))];
    let made = paper(&files, name, part);
    let told = |problem: &jianbao::Problem| {
        let place = problem.place.as_ref().unwrap();
        assert!(!problem.hint.zh.is_empty() && !problem.hint.en.is_empty());
        format!("{} {}", place.line_column().0, problem.code)
    };
    (made.document.plain_text(), made.remarks.iter().map(told).collect())
}

fn summary(rest: &str) -> (String, Vec<String>) {
    made_of("2024年", rest, "summary", None)
}

/// Parts are told only where they make the whole; a record with a total alone is never left out by those of others.
#[test]
fn parts_are_told_where_they_cover_every_record() {
    let stay = |what: &str| {
        format!("- {{形式: 跟岗, 派出方: 青禾县教育局, 接收地: 临川区, 时间: 2024年, {what}}}\n")
    };
    for other in ["总数: 20名", "总数: 二十名", "总数: 20"] {
        let two = stay("人员: [{身份: 校长, 人数: 6}]") + &stay(other);
        let (text, remarks) = summary(&format!("跟岗:\n{two}"));
        assert!(text.contains("选派人员26名") && !text.contains('6') | !text.contains("校长"), "{text}");
        assert_eq!(remarks, [""; 0]);
    }
    let both =
        stay("人员: [{身份: 校长, 人数: 6名}]") + &stay("人员: [{身份: 骨干教师, 人数: 20名}], 总数: 20名");
    let (text, _) = summary(&format!("跟岗:\n{both}"));
    assert!(text.contains("选派校长6名、骨干教师20名共26名"), "{text}");
    let course = |what: &str| format!("- {{主办单位: 临川区教育局, 时间: 2024年, {what}}}\n");
    let two = course("学员: [{身份: 教师, 人数: 40名}]") + &course("总数: 38");
    assert!(summary(&format!("培训:\n{two}")).0.contains("选派78人参加"));
    let camp = |what: &str| format!("- {{形式: 夏令营, 主办单位: 临川区教育局, 时间: 2024年, {what}}}\n");
    let two = camp("参加人员: [{身份: 学生, 人数: 40名}]") + &camp("总数: 10名");
    assert!(summary(&format!("学生交流:\n{two}")).0.contains("50名参加"));
}

/// A number of persons and one of attendances have no sum; the paper says so at the records that differ.
#[test]
fn a_sum_that_cannot_be_made_is_told() {
    let course = |total: &str| format!("- {{主办单位: 临川区教育局, 时间: 2024年, 总数: {total}}}\n");
    let three = course("45人") + &course("60人次") + &course("38");
    let (text, remarks) = summary(&format!("培训:\n{three}"));
    assert!(text.contains("培训3期") && !text.contains("143"), "{text}");
    assert_eq!(remarks, ["7 paper.total.omitted"]);
    let lesson = |more: &str| {
        format!("- {{形式: 送教, 主办单位: 临川区教育局, 接收地: 青禾县, 时间: 2024年{more}}}\n")
    };
    let three = lesson(", 次数: 8次, 参加人次: 360") + &lesson(", 次数: 4") + &lesson(", 参加人次: 200人次");
    let (text, remarks) = summary(&format!("送教:\n{three}"));
    assert!(text.contains("继续送教，200人次参加。") && !text.contains("累计"), "{text}");
    assert_eq!(remarks, ["8 paper.total.omitted", "7 paper.total.omitted"]);
}

/// Years that overlap make no sum, and it is said at the record that spans them; years that do not, make one.
#[test]
fn overlapping_years_make_no_sum_and_are_told() {
    let course = |time: &str, total: u32| format!("- {{主办单位: 甲, 时间: {time}, 总数: {total}人}}\n");
    let all = course("2024年", 10) + &course("2024年至2025年", 30) + &course("2025年", 20);
    let (text, remarks) = made_of("2024年至2026年", &format!("培训:\n{all}"), "summary", None);
    assert!(!text.contains("累计") && text.contains("30人"), "{text}");
    assert_eq!(remarks, ["7 paper.total.omitted"]);
    let apart = course("2024年至2025年", 30) + &course("2026年", 20);
    let (text, remarks) = made_of("2024年至2026年", &format!("培训:\n{apart}"), "summary", None);
    assert!(text.contains("累计培训50人") && remarks.is_empty(), "{text} {remarks:?}");
    let goods = |time: &str| format!("- {{采购方: 甲, 产地: 青禾县, 时间: {time}, 金额: 5万元}}\n");
    let all = goods("2024年") + &goods("2024年以来");
    let (text, remarks) = made_of("2024年至2026年", &format!("消费帮扶:\n{all}"), "summary", None);
    assert!(!text.contains("累计"), "{text}");
    assert_eq!(remarks, ["7 paper.total.omitted"]);
}

/// Places told year by year are told so, and each year once.
#[test]
fn places_for_students_are_told_by_their_years() {
    let record = |more: &str| format!("- {{帮扶单位: 临川区教育局, 受援单位: 青禾县教育局, {more}}}\n");
    let years = "历年名额: [{年份: 2024年, 名额: 60名, 录取: 56名}, {年份: 2025年, 名额: 60名, 录取: 54名}]";
    let all = record(&format!("时间: 2025年, 招生名额: 120名, 录取人数: 110名, {years}"));
    let of = |rest: &str, part| made_of("2024年至2026年", &format!("职教合作:\n{rest}"), "summary", part);
    let (text, remarks) = of(&all, None);
    let told = "2024年至2025年，临川区教育局安排面向我县的招生名额120名，录取110名（2024年60名、录取56名，2025年60名、录取54名）。";
    assert!(text.contains(told) && remarks.is_empty(), "{text}");
    let text = of(&all, Some("2025年")).0;
    assert!(
        text.contains("2025年，临川区教育局安排面向我县的招生名额60名，录取54名。")
            && !text.contains("120名")
            && !text.contains("56名"),
        "{text}"
    );
    let two = record("时间: 2024年, 招生名额: 60名, 录取人数: 50名") + &all;
    let (text, remarks) = of(&two, None);
    assert!(text.contains(told) && !text.contains("50名"), "{text}");
    assert_eq!(remarks, ["6 paper.record.omitted"]);
}

/// Meetings counted by two classifiers have no sum.
#[test]
fn meetings_that_cannot_be_added_are_told() {
    let held = |time: &str, count: &str| {
        format!(
            "- {{名称: 联席会议, 参与方: [临川区教育局, 青禾县教育局], 时间: {time}, 会议次数: {count}}}\n"
        )
    };
    let all = held("2024年", "2次") + &held("2025年", "3场");
    let (text, remarks) = made_of("2024年至2025年", &format!("协作机制:\n{all}"), "summary", None);
    assert!(!text.contains("2次") && !text.contains("3场"), "{text}");
    assert_eq!(remarks, ["7 paper.total.omitted"]);
}

/// 继续 and 增至 are said of the same: another sort of people under another course is no growth.
#[test]
fn growth_is_told_of_the_same_people_only() {
    let course = |name: &str, year: u32, role: &str, count: u32| {
        format!(
            "- {{名称: {name}, 主办单位: 甲, 时间: {year}年, 学员: [{{身份: {role}, 人数: {count}名}}]}}\n"
        )
    };
    let two = |other: &str| {
        let all = course("骨干班", 2024, "骨干教师", 40) + &course("研修班", 2025, other, 60);
        made_of("2024年至2025年", &format!("培训:\n{all}"), "summary", None).0
    };
    let other = two("班主任");
    assert!(other.contains("2025年选派班主任60名") && !other.contains("增至"), "{other}");
    let same = two("骨干教师");
    assert!(same.contains("2025年继续选派骨干教师") && same.contains("人数增至60名"), "{same}");
    let camp = |year: u32, count: u32| {
        format!("- {{形式: 夏令营, 主办单位: 临川区教育局, 时间: {year}年, 总数: {count}名}}\n")
    };
    let all = camp(2024, 36) + &camp(2025, 100);
    let text = made_of("2024年至2025年", &format!("学生交流:\n{all}"), "summary", None).0;
    assert!(text.contains("参加人数增至100名") && text.matches("100名").count() == 1, "{text}");
}

#[test]
fn schools_that_are_named_are_counted_once_and_others_make_no_sum() {
    let named = "学校结对:\n- {日期: 2024-03-01, 受援方学校数: 1所, 帮扶方学校数: 1所, 结对名单: [{帮扶学校: 实验小学, 受援学校: 青禾县第一小学}]}\n\
                 - {日期: 2024-04-01, 多对一: 是, 结对名单: [{帮扶学校: 第二小学, 受援学校: 青禾县第一小学}, {帮扶学校: 第三小学, 受援学校: 青禾县第二小学}]}\n";
    let (text, remarks) = summary(named);
    assert!(text.contains("累计有2所学校得到结对帮扶") && remarks.is_empty(), "{text} {remarks:?}");
    // Nine schools, and later sixteen: the nine may be among them.
    let counted = "学校结对:\n- {日期: 2024-03-01, 帮扶方学校数: 9所, 受援方学校数: 9所}\n\
                   - {日期: 2024-04-01, 帮扶方学校数: 16所, 受援方学校数: 16所}\n";
    let (text, remarks) = summary(counted);
    assert!(!text.contains("累计有") && !text.contains("25"), "{text}");
    assert_eq!(remarks, ["6 paper.total.omitted"]);
    let pairs = "学校结对:\n- {日期: 2024-03-01, 结对名单: [{帮扶学校: 临川区实验小学, 受援学校: 青禾县第一小学}]}\n\
                 - {日期: 2024-04-01, 帮扶方学校数: 4, 受援方学校数: 4所}\n";
    let (text, remarks) = summary(pairs);
    assert!(text.contains("临川区4所学校与我县4所学校") && !text.contains("累计有"), "{text}");
    // Schools that were paired are no exchange of students.
    assert!(text.contains("一、学校结对") && !text.contains("学生交流"), "{text}");
    assert_eq!(remarks, ["7 paper.total.omitted"]);
    // Two schools that help one.
    let two = "学校结对:\n- {日期: 2024-03-01, 结对名单: [{帮扶学校: 甲小学, 受援学校: 丙小学}, {帮扶学校: 乙小学, 受援学校: 丙小学}]}\n";
    assert!(summary(two).0.contains("临川区2所学校与我县1所学校"));
}

#[test]
fn a_time_that_is_not_wholly_inside_the_period_is_left_out_and_told() {
    let course = |time: &str, total: u32| format!("- {{主办单位: 甲, {time}, 总数: {total}人}}\n");
    let all = [
        course("时间: 2024年", 10),
        course("时间: 2024年3月", 20),
        course("日期: 2024-06-28 至 2024-07-02", 30),
        course("时间: 2024年秋季学期", 40),
        course("时间: 2024年春季学期", 50),
        course("时间: 2024年6月至7月", 60),
    ]
    .concat();
    let (text, remarks) = made_of("2024年", &format!("培训:\n{all}"), "summary", Some("2024年上半年"));
    assert!(text.contains("100人"), "{text}");
    assert_eq!(remarks, ["6 paper.record.omitted", "11 paper.record.omitted"]);
    let (text, remarks) = made_of("2024年", &format!("培训:\n{all}"), "summary", Some("2024年"));
    assert!(text.contains("210人") && remarks.is_empty(), "{text} {remarks:?}");
}

/// What lies outside of the time of the ledger is told when it is checked, and stands in no paper.
#[test]
fn a_record_of_another_year_is_in_no_sum() {
    let gift = |year: u32, money: u32| {
        format!("- {{形式: 资金, 捐赠方: 甲, 受赠方: 青禾县教育局, 时间: {year}年, 金额: {money}万元}}\n")
    };
    let (text, _) = summary(&format!("资助:\n{}{}{}", gift(2024, 1), gift(2025, 2), gift(2024, 4)));
    assert!(text.contains("5万元") && !text.contains("2025") && !text.contains("7万元"), "{text}");
    let stints = "跟岗:\n- 形式: 挂职\n  派出方: 青禾县\n  接收地: 临川区\n  历年情况:\n\
                  \x20 - {年份: 2024年, 人员: [{身份: 校长, 人数: 4名}]}\n\
                  \x20 - {年份: 2025年, 人员: [{身份: 校长, 人数: 6名}]}\n";
    let (text, remarks) = summary(stints);
    assert!(text.contains("4名") && !text.contains("6名") && !text.contains("10名"), "{text}");
    assert_eq!(remarks, ["11 paper.record.omitted"]);
}

#[test]
fn work_information_names_what_it_leaves_out() {
    let rest = "资助:\n- {形式: 资金, 捐赠方: 甲, 受赠方: 青禾县教育局, 时间: 2024年, 金额: 1万元}\n\
                学生交流:\n- {形式: 夏令营, 主办单位: 甲, 时间: 2024年, 总数: 40名}\n\
                数据:\n- {事项: 结对学校, 数值: 6所, 时间: 2024年}\n";
    let head = "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n时段: 2024年\n";
    let made = paper(&[LedgerFile::new("台账.yaml", format!("{head}{rest}"))], "work_info", None);
    let told: Vec<&str> = made.remarks.iter().map(|problem| problem.message.zh.as_str()).collect();
    assert!(told.len() == 1 && told[0].ends_with("学生交流1条、数据1条"), "{told:?}");
}

/// Sentences as they are read aloud.
#[test]
fn sentences_hold_no_bare_numbers_and_nothing_invented() {
    let briefing = "简报: {简报名称: 简报, 期号: 3, 总期号: 12, 编发单位: 甲, 日期: 2024-12-20}\n\
                    培训:\n- {主办单位: 甲, 时间: 2024年, 总数: 38}\n";
    let text = made_of("2024年", briefing, "briefing", None).0;
    assert!(text.contains("第3期（总第12期）") && text.contains("38人"), "{text}");
    let money = "资助:\n- {形式: 资金, 捐赠方: 甲, 受赠方: 青禾县教育局, 日期: 2024-03-01, 金额: 30000.00元}\n\
                 - {形式: 资金, 捐赠方: 乙, 受赠方: 青禾县教育局, 日期: 2024-04-01, 金额: 3万元}\n\
                 - {形式: 物资, 捐赠方: 丙, 受赠方: 青禾县教育局, 日期: 2024-05-01, 物资: [{名称: 图书, 数量: 100册}], 物资价值: 2.4万元}\n";
    let text = summary(money).0;
    assert!(text.contains("资金30000元") && text.contains("当年资金共计6万元"), "{text}");
    let trade = "职教合作:\n- {帮扶单位: 临川区教育局, 受援单位: 青禾县教育局, 时间: 2024年, 招生名额: 60}\n";
    let text = summary(trade).0;
    assert!(text.contains("临川区教育局安排面向我县的招生名额60名"), "{text}");
    let visit = "调研:\n- {日期: 2024-05-01, 到访地: 青禾县, 来访团: {派出单位: 临川区教育局}, 行程: [{站点: [{地点: 青禾县第一小学}]}]}\n";
    assert!(summary(visit).0.contains("临川区到我县调研走访1次"));
}
