//! Tables: what stands in a CSV file or a workbook is read as the same records, every fault at its cell.

use jianbao::{Code, Kind, Lang, Limits, Problems, Record, Training};

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

fn read(name: &str, bytes: &[u8]) -> (Vec<Training>, Problems) {
    let (records, problems) = training().read_table(name, bytes, &Limits::default()).unwrap();
    let trainings = records.into_iter().map(|record| match record {
        Record::Training(training) => *training,
        other => panic!("{other:?}"),
    });
    (trainings.collect(), problems)
}

fn told(problems: &Problems) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.place.as_ref().unwrap(), problem.code)).collect()
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

#[cfg(feature = "excel")]
mod excel {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    #[test]
    fn the_same_rows_from_a_workbook_are_the_same_records() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("培训").unwrap();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        let date = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
        for (row, line) in (0u32..).zip(ROWS.lines()) {
            for (column, cell) in (0u16..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
                match cell {
                    cell if cell.starts_with("2024-") => {
                        sheet.write_datetime_with_format(row, column, date(cell), &day).unwrap();
                    }
                    cell => drop(sheet.write_string(row, column, cell.replace('；', "\n")).unwrap()),
                }
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let (trainings, problems) = read("台账.xlsx", &bytes);
        assert!(problems.is_empty(), "{problems:#}");
        assert_eq!(trainings, read("培训.csv", ROWS.as_bytes()).0);
    }
}
