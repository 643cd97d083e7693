//! Tables: what stands in a CSV file or a workbook is read as the same records, every fault at its cell.

use jianbao::{Code, Error, Kind, Lang, Limits, Problems, Record, Training};
use proptest::prelude::*;

/// Two trainings of invented places.
const ROWS: &str = "\
# 2024年培训台账,,,,,,,,
稿件.标题,稿件.发布日期,主办单位,日期,学员1.身份,学员1.人数,学员2.身份,学员2.人数,总数
# 必填,必填,可写多项,,,,,,
临川区举办骨干教师培训班,2024-06-03,临川区教育局；青禾县教育局,2024-05-29,骨干教师,40名,班主任,20名,60人
,,,,,,,,
青禾县举办校长培训班,2024-07-03,青禾县教育局,2024-06-29,校长,12名,,,12人
";

fn training() -> &'static Kind {
    Kind::named("training").unwrap()
}

fn trainings(records: Vec<Record>) -> Vec<Training> {
    let training = |record| match record {
        Record::Training(training) => *training,
        other => panic!("{other:?}"),
    };
    records.into_iter().map(training).collect()
}

fn read(name: &str, bytes: &[u8]) -> (Vec<Training>, Problems) {
    let (records, problems) = training().read_table(name, bytes, &Limits::default()).unwrap();
    (trainings(records), problems)
}

/// Each problem as its place and its code.
fn told(problems: &Problems) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.place.as_ref().unwrap(), problem.code)).collect()
}

/// The problems of a table with what every training needs and the lines given: a column, and its cell.
fn faults(column: &str, cell: &str) -> Vec<String> {
    let text = format!("{HEAD},{column}\n{BODY},{cell}\n");
    told(&read("培训.csv", text.as_bytes()).1)
}

const HEAD: &str = "稿件.标题,稿件.发布日期,主办单位";
const BODY: &str = "甲,2024-06-03,临川区教育局";

fn codes(error: &Error) -> Vec<Code> {
    error.problems().map(|problem| problem.code).collect()
}

#[test]
fn rows_of_csv_are_records() {
    let (trainings, problems) = read("培训.csv", ROWS.as_bytes());
    assert!(problems.is_empty(), "{problems:#}");
    assert_eq!(trainings.len(), 2);
    assert_eq!(trainings[0].organisers.len(), 2);
    assert_eq!(trainings[0].groups.len(), 2);
    assert_eq!(trainings[1].groups.len(), 1);
    assert_eq!(trainings[0].total.to_string(), "60人");
}

#[test]
fn the_sign_between_cells_and_the_encoding_are_found_out() {
    let wanted = read("培训.csv", ROWS.as_bytes()).0;
    let gb = encoding(ROWS);
    let mark = [b"\xef\xbb\xbf", ROWS.as_bytes()].concat();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(ROWS.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let tabs = ROWS.replace(',', "\t").into_bytes();
    let semicolons = ROWS.replace(',', ";").into_bytes();
    let lines = ROWS.replace('\n', "\r\n").into_bytes();
    for bytes in [gb, mark, wide, tabs, semicolons, lines] {
        let (trainings, problems) = read("培训.csv", &bytes);
        assert!(problems.is_empty(), "{problems:#}");
        assert_eq!(trainings, wanted);
    }
    let (_, binary) = read("培训.csv", b"\x00\x01\x02");
    assert_eq!(told(&binary), ["培训.csv:1:1 source.text.encoding"]);
}

/// Excel on Chinese Windows writes CSV in this encoding.
fn encoding(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding_rs::GB18030.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

#[test]
fn a_cell_may_hold_the_separator_quotes_and_line_ends_and_faults_keep_their_places() {
    let text = format!(
        "{HEAD},主题,下一步,日期\n甲,2024-06-03,\"临川区教育局\n青禾县教育局\",\"聚焦,\"\"双减\"\"\",\"一、\n二\",2024-06-31\n"
    );
    let (trainings, problems) = read("培训.csv", text.as_bytes());
    assert_eq!(trainings[0].theme.to_string(), "聚焦,\"双减\"");
    assert_eq!((trainings[0].organisers.len(), trainings[0].plan.len()), (2, 2));
    assert_eq!(told(&problems), ["培训.csv:4:4 value.date.calendar"]);
    assert!(format!("{problems:#}").contains(" 4 | 二\",2024-06-31\n   |     ^^^^^^^^^^"), "{problems:#}");
    let open = read("培训.csv", format!("{HEAD}\n{BODY}\n\"乙,2024-06-03,临川区教育局\n").as_bytes());
    assert_eq!((open.0.len(), told(&open.1)), (1, vec!["培训.csv:3:1 table.quote.open".to_owned()]));
}

#[test]
fn a_semicolon_splits_lists_only_and_each_item_has_its_place() {
    let text = format!(
        "{HEAD},主题,仪式.类型,仪式.日期\n甲,2024-06-03,临川区教育局；机\u{b}密,一；二,开班,2024-06-31\n"
    );
    let (trainings, problems) = read("培训.csv", text.as_bytes());
    assert_eq!(trainings[0].theme.to_string(), "一；二");
    assert_eq!(told(&problems), ["培训.csv:2:22 value.text.control", "培训.csv:2:32 value.date.calendar"]);
}

#[test]
fn names_of_columns_are_chinese_or_english_and_lead_into_groups() {
    for columns in [
        "学员1.身份,学员1.人数,学员2.身份,学员2.人数",
        "学员.身份,学员.人数,学员２．身份,groups2.count",
        "groups1.role,groups1.count,groups2.role,groups2.count",
        "学员2.身份,学员2.人数,学员 7.身份,\"学员7.\n人数\"",
    ] {
        let text = format!("{HEAD},{columns}\n{BODY},校长,12名,骨干教师,40名\n");
        let (trainings, problems) = read("培训.csv", text.as_bytes());
        assert!(problems.is_empty(), "{columns}: {problems:#}");
        assert_eq!(trainings[0].groups.len(), 2, "{columns}");
        assert_eq!(trainings[0].groups[1].count.to_string(), "40名");
    }
    let nested = format!(
        "{HEAD},课程1.授课人.姓名,课程1.题目,课程1.图片2.文件,课程1.图片2.图注\n{BODY},苏映雪,课堂,a.png,合影\n"
    );
    let (trainings, problems) = read("培训.csv", nested.as_bytes());
    assert!(problems.is_empty(), "{problems:#}");
    assert_eq!(trainings[0].lessons[0].photos.len(), 1);
}

#[test]
fn names_that_lead_nowhere_are_told_once_in_the_header() {
    for (column, fault) in [
        ("主题词", "培训.csv:1:20 yaml.key.unknown"),
        ("学员1.身粉", "培训.csv:1:20 yaml.key.unknown"),
        ("主题2", "培训.csv:1:20 yaml.key.unknown"),
        ("主题.甲", "培训.csv:1:20 yaml.key.unknown"),
        ("学员0.身份", "培训.csv:1:20 yaml.key.unknown"),
        ("学员", "培训.csv:1:20 yaml.shape.wrong"),
        ("organisers", "培训.csv:1:20 yaml.key.duplicate"),
        ("学员1.身份", "培训.csv:1:1 yaml.key.missing"),
        ("", "培训.csv:2:21 table.header.wrong"),
    ] {
        let text = format!("{HEAD},{column}\n{BODY},校长\n{BODY},校长\n");
        assert_eq!(told(&read("培训.csv", text.as_bytes()).1), [fault], "{column}");
    }
    assert!(faults("#备注", "只给自己看").is_empty());
    let title = read("培训.csv", format!("2024年培训情况\n{HEAD}\n{BODY}\n").as_bytes());
    assert_eq!(told(&title.1), ["培训.csv:1:1 table.header.wrong"]);
}

#[test]
fn a_missing_column_is_told_once_and_an_empty_cell_where_it_is() {
    let text = "稿件.标题,稿件.发布日期,日期\n甲,2024-06-03,2024-05-29\n乙,2024-06-03,2024-05-30\n";
    let (trainings, problems) = read("培训.csv", text.as_bytes());
    assert_eq!((trainings.len(), told(&problems)), (2, vec!["培训.csv:1:1 yaml.key.missing".to_owned()]));
    let text = format!("{HEAD},主题\n甲,2024-06-03,,乙\n甲,2024-06-03\n甲,xx,临川区教育局\n");
    let wanted = ["2:14 yaml.key.missing", "3:13 yaml.key.missing", "4:3 record.field.blank"];
    let wanted: Vec<String> = wanted.iter().map(|fault| format!("培训.csv:{fault}")).collect();
    assert_eq!(told(&read("培训.csv", text.as_bytes()).1), wanted);
}

#[test]
fn errors_of_formulas_are_told_at_their_cell() {
    assert_eq!(faults("主题", "#REF!"), ["培训.csv:2:21 table.cell.error"]);
    assert_eq!(faults("日期", "#DIV/0!"), ["培训.csv:2:21 table.cell.error"]);
}

/// What a table of courses with these rows says that is wrong, and how many records it has.
fn of_rows(rows: &str) -> (usize, Vec<String>) {
    let (trainings, problems) = read("培训.csv", rows.as_bytes());
    (trainings.len(), told(&problems))
}

#[test]
fn rows_of_totals_are_no_records() {
    let rows =
        |first: &str| format!("稿件.标题,稿件.发布日期,主办单位,总数\n甲,2024-06-03,乙,40人\n{first}\n");
    for total in [
        "合计,,,40人",
        "总 计：,,,40人",
        "小计,,,",
        "本年合计,,,",
        "2024年小计,,,",
        "两年合计100人,,,",
        "总数,,,",
        "共计（人）,,,40人",
        ",,合计,40人",
        "总,,,40",
        "本页合计,,,40",
        "合计40人,,,",
        "Total,,,40",
        "以上合计,,,40人",
        "汇总,,,40人",
        "∑,,,40人",
        "Σ,,,40人",
        "Σ：,,,40人",
        "计,,,40人",
        "累计,,,40人",
    ] {
        let (records, told) = of_rows(&rows(total));
        assert!(
            records == 1 && told.len() == 1 && told[0].ends_with(" table.row.total"),
            "{total}: {told:?}"
        );
    }
    // A note is passed over; a title that only begins so is a title.
    for none in [
        "# 合计,,,40人",
        "教师总数,2024-06-03,乙,40人",
        "总结培训班,2024-06-03,乙,40人",
        "累计学时培训,2024-06-03,乙,40人",
        "计算机教师培训,2024-06-03,乙,40人",
        "汇总表填报培训,2024-06-03,乙,40人",
        "Σ数学坊,2024-06-03,乙,40人",
    ] {
        assert_eq!(of_rows(&rows(none)).1, [""; 0], "{none}");
    }
    // The number of the row may stand before it.
    let numbered = "#序号,稿件.标题,稿件.发布日期,主办单位\n1,甲,2024-06-03,乙\n2,合计,,\n";
    assert_eq!(of_rows(numbered), (1, vec!["培训.csv:3:3 table.row.total".to_owned()]));
}

#[test]
fn bodies_joined_in_one_cell_are_a_list() {
    let organisers = |cell: &str| {
        let rows =
            format!("稿件.标题,稿件.发布日期,主办单位,宗旨\n甲,2024-06-03,{cell},提升语文、数学教师能力\n");
        let (trainings, problems) = read("培训.csv", rows.as_bytes());
        assert!(told(&problems).is_empty(), "{problems:#}");
        assert_eq!(trainings[0].aims.len(), 1);
        trainings[0].organisers.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(organisers("云泽区教育局、石桐县教育局"), ["云泽区教育局", "石桐县教育局"]);
    assert_eq!(organisers("县文化、教育和体育局"), ["县文化、教育和体育局"]);
}

#[test]
fn a_header_may_begin_with_a_column_of_notes() {
    let rows = "# 2024年培训情况\n#序号,稿件.标题,稿件.发布日期,主办单位\n1,甲,2024-06-03,乙\n";
    assert_eq!(of_rows(rows), (1, Vec::new()));
}

#[test]
fn hints_of_the_skeleton_are_no_content() {
    let columns = training().columns(Lang::Zh);
    let at = |label: &str| columns.iter().position(|column| column.label == label).unwrap();
    let line = |cells: &[String]| cells.join(",") + "\n";
    let head = line(&columns.iter().map(|column| column.label.clone()).collect::<Vec<_>>());
    let head = format!("稿件.标题,稿件.发布日期,{head}");
    let hints: Vec<String> = columns.iter().map(|column| column.note.clone()).collect();
    let with = |first: &str, filled: &[(&str, &str)]| {
        let mut cells = hints.clone();
        cells[0].insert_str(0, first);
        filled.iter().for_each(|(label, text)| cells[at(label)] = (*text).to_owned());
        line(&cells)
    };
    let filled = [("主办单位", "临川区教育局"), ("总数", "40人")];
    // The row of hints as it is says nothing; typed over it is told: a note is not read.
    assert_eq!(of_rows(&format!("{head},,{}", with("# ", &[]))), (0, Vec::new()));
    let notes = format!("{head}#,,{}", with("", &filled));
    let shifted = format!("{head},,{}", with("# ", &filled));
    assert_eq!(of_rows(&notes).0, 0);
    let (records, told) = of_rows(&shifted);
    assert!(records == 0 && told.len() == 1 && told[0].ends_with(" table.cell.hint"), "{told:?}");
    // Without its `#` it would be a record of hints.
    let (records, told) = of_rows(&format!("{head},,{}", with("", &filled)));
    assert!(records == 0 && told.len() == 1 && told[0].ends_with(" table.cell.hint"), "{told:?}");
    assert!(hints.iter().all(|hint| !hint.contains("删去这一栏")));
    // Hints in the words of an older skeleton.
    let older = with("# ", &[("日期", "不知道起止日的；删去这一栏；如：2024-05-29")]);
    assert_eq!(of_rows(&format!("{head},,{older}")), (0, Vec::new()));
}

#[test]
fn limits_of_tables_hold() {
    let small = Limits { table_bytes: 400, rows: 3, columns: 4, cells: 11, ..Limits::default() };
    let codes = |text: String| match training().read_table("培训.csv", text.as_bytes(), &small) {
        Ok((_, problems)) => problems.iter().map(|problem| problem.code).collect(),
        Err(error) => codes(&error),
    };
    assert!(codes(format!("{HEAD}\n{BODY}\n{BODY}\n")).is_empty());
    assert_eq!(codes(format!("{HEAD}\n{BODY}\n{BODY}\n{BODY}\n")), [Code::SourceSize]);
    assert_eq!(codes(format!("{HEAD},主题,#\n{BODY}\n")), [Code::SourceSize]);
    assert_eq!(codes(format!("{HEAD},主题\n{BODY},\n{BODY},\n")), [Code::SourceSize]);
    assert_eq!(codes("甲".repeat(134)), [Code::SourceSize]);
}

#[test]
fn columns_to_fill_in_are_columns_that_are_read() {
    for kind in jianbao::KINDS {
        for lang in [Lang::Zh, Lang::En] {
            let columns = kind.columns(lang);
            let labels: Vec<&str> = columns.iter().map(|column| column.label.as_str()).collect();
            let blanks = vec!["xx"; columns.len()];
            let text = format!("{}\n{}\n", labels.join(","), blanks.join(","));
            let (records, problems) = kind.read_table("新.csv", text.as_bytes(), &Limits::default()).unwrap();
            assert_eq!(records.len(), 1);
            let heading = ["稿件", "协作关系", "release", "partnership"];
            let fault = problems.iter().find(|problem| {
                problem.code != Code::FieldBlank && !heading.contains(&problem.path.as_str())
            });
            assert!(fault.is_none(), "{}: {:#}", kind.name, fault.unwrap());
            assert!(columns.len() >= 5 && columns.len() <= 80, "{}: {}", kind.name, columns.len());
            assert!(columns.iter().all(|column| column.required == column.note.starts_with("必填")
                || column.required == column.note.starts_with("required")));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_of_csv_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = training().read_table("培训.csv", &bytes, &Limits::default());
        let _ = training().read_table("培训.xlsx", &bytes, &Limits::default());
    }

    #[test]
    fn what_is_quoted_is_read_as_it_was(text in "[甲乙,;\t\"\n =x]{1,12}") {
        // A blank is no text, nor is the sign for what stands above.
        prop_assume!(!jianbao::is_blank(&text) && !["", "\""].contains(&text.trim()) && !text.contains("xx"));
        let cell = text.replace('"', "\"\"");
        let table = format!("{HEAD},主题,总数\n{BODY},\"{cell}\",60人\n");
        let (trainings, problems) = read("培训.csv", table.as_bytes());
        prop_assert!(problems.is_empty(), "{:#}", problems);
        prop_assert_eq!(trainings[0].theme.to_string(), text.trim());
        prop_assert_eq!(trainings[0].total.to_string(), "60人");
    }

    #[test]
    fn faults_of_any_csv_stand_in_it(text in "[甲,;\"\n#.学员身份1日期主办单位稿件标题x；]{0,60}") {
        let (_, problems) = read("培训.csv", format!("{HEAD},日期\n{text}").as_bytes());
        for problem in &problems {
            let place = problem.place.as_ref().unwrap();
            prop_assert!(place.span.end <= place.source.text().len() && place.span.start <= place.span.end);
            prop_assert!(!problem.report(Lang::Zh).is_empty());
        }
    }
}
