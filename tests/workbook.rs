//! Workbooks: the same records as from CSV, what people see in a cell is what is read, and no file does harm.
#![cfg(feature = "excel")]

use std::io::{Cursor, Write};

use jianbao::{Code, Kind, Lang, Limits, Problems, Record, Training};
use proptest::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn training() -> &'static Kind {
    Kind::named("training").unwrap()
}

fn read(bytes: &[u8]) -> (Vec<Training>, Problems) {
    let (records, problems) = training().read_table("台账.xlsx", bytes, &Limits::default()).unwrap();
    let training = |record| match record {
        Record::Training(training) => *training,
        other => panic!("{other:?}"),
    };
    (records.into_iter().map(training).collect(), problems)
}

fn told(problems: &Problems) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.place.as_ref().unwrap(), problem.code)).collect()
}

/// Why a file is refused as a whole.
fn refusal(name: &str, bytes: &[u8]) -> String {
    let error = training().read_table(name, bytes, &Limits::default()).unwrap_err();
    let problem = error.problems().next().unwrap();
    assert!(problem.code == Code::TableFile || problem.code == Code::SourceSize, "{problem:#}");
    assert!(!problem.hint.zh.is_empty() && !problem.hint.en.is_empty());
    problem.message.zh.clone()
}

/// A workbook made the same way every time.
fn book(fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 1, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    fill(&mut book).unwrap();
    book.save_to_buffer().unwrap()
}

const HEAD: [&str; 4] = ["稿件.标题", "稿件.发布日期", "主办单位", "主题"];

/// A sheet with the header, and one training in its second row.
fn sheet<'b>(book: &'b mut Workbook, name: &str) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.write_row(0, 0, HEAD)?;
    sheet.write_row(1, 0, ["甲", "2024-06-03", "临川区教育局", "乙"])
}

/// The rows of a CSV text, with dates as a spreadsheet holds them.
fn of_csv(text: &str) -> Vec<u8> {
    book(|book| {
        let sheet = book.add_worksheet().set_name("培训")?;
        let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\";@");
        for (row, line) in (0u32..).zip(text.lines()) {
            for (column, cell) in (0u16..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
                match ExcelDateTime::parse_from_str(cell) {
                    Ok(date) if cell.starts_with("20") => {
                        sheet.write_datetime_with_format(row, column, date, &day)?
                    }
                    _ => sheet.write_string(row, column, cell.replace('；', "\n"))?,
                };
            }
        }
        Ok(())
    })
}

#[test]
fn the_same_rows_give_the_same_records() {
    let text = "\
# 2024年培训台账,,,,,,,,
稿件.标题,稿件.发布日期,主办单位,日期,学员1.身份,学员1.人数,学员2.身份,学员2.人数,总数
临川区举办骨干教师培训班,2024-06-03,临川区教育局；青禾县教育局,2024-05-29,骨干教师,40名,班主任,20名,60人
,,,,,,,,
# 下面的还没有核实,,,,,,,,
青禾县举办校长培训班,2024-07-03,青禾县教育局,2024-06-29,校长,12名,,,12人
";
    assert_eq!(of_csv(text), of_csv(text));
    let (trainings, problems) = read(&of_csv(text));
    assert!(problems.is_empty(), "{problems:#}");
    let (records, _) = training().read_table("培训.csv", text.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(trainings.into_iter().map(Record::from).collect::<Vec<_>>(), records);
}

/// What is read of a number in a cell with a format.
fn seen_as(value: f64, format: &str) -> String {
    let bytes = book(|book| {
        let format = Format::new().set_num_format(format);
        sheet(book, "培训")?.write_number_with_format(1, 3, value, &format)?;
        Ok(())
    });
    let (trainings, problems) = read(&bytes);
    assert!(problems.is_empty(), "{problems:#}");
    trainings[0].theme.to_string()
}

#[test]
fn no_unit_is_taken_where_the_number_shown_is_not_the_value_or_another_section_holds() {
    let day = |text: &str| ExcelDateTime::parse_from_str(text).unwrap().to_excel();
    for (value, format, seen) in [
        (123456789.0, "#,##0,,.00\"万元\"", "123456789"),
        (2050000.0, "0.0,\"万元\"", "2050000"),
        (2050000.0, "#,##0\"元\"", "2050000元"),
        (5.0, "[>=10000]0\"元\";0\"万元\"", "5"),
        (5.0, "[<1]0.00\"万元\";0.00\"元\"", "5"),
        (5.0, "0\"元\";[<1]0\"万元\"", "5"),
        (-5.0, "0\"万元\";0\"元\"", "-5"),
        (0.0, "0\"万元\";0\"元\"", "0万元"),
        (0.0, "0\"万元\";0\"元\";0\"亩\"", "0"),
        (0.5, "[<1]0%;0", "0.5"),
        (0.6, "0.0 %", "60%"),
        (0.6, "0,%", "0.6"),
        (0.006, "0%%", "0.006"),
        (2.5, "# ?/?\"万元\"", "2.5"),
        (205.0, "@\"万元\"", "205"),
        (205.0, "0E+00\"万元\"", "205"),
        (205.0, "General\"万元\"", "205"),
        (205.0, "[$$-409]0\"万元\"", "205"),
        (205.0, "[$-804]0.0\"万元\"", "205万元"),
        (day("2024-05-29"), "[<1]hh:mm;yyyy\"年\"", "2024-05-29"),
        (day("2024-05-29"), "d", "2024-05-29"),
    ] {
        assert_eq!(seen_as(value, format), seen, "{value} as {format}");
    }
}

#[test]
fn what_is_seen_in_a_cell_is_what_is_read() {
    let day = |text: &str| ExcelDateTime::parse_from_str(text).unwrap().to_excel();
    for (value, format, seen) in [
        (2024.0, "General", "2024"),
        (60.0, "0", "60"),
        (0.1 + 0.2, "General", "0.3"),
        (-12.5, "0.00", "-12.5"),
        (1e15, "#,##0", "1000000000000000"),
        (0.6, "0%", "60%"),
        (0.1234, "0.00%", "12.34%"),
        (205.0, "0\"万元\"", "205万元"),
        (40.0, "#,##0\"名\";[Red]-0\"名\"", "40名"),
        (2050000.0, "0,\"千元\"", "2050000"),
        (2050000.0, "0!.0,\"万元\"", "2050000"),
        (day("2024-05-29"), "yyyy-mm-dd", "2024-05-29"),
        (day("2024-05-29"), "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2024-05-29"),
        (day("2024-05-29"), "m\"月\"d\"日\"", "2024-05-29"),
        (day("2024-05-01"), "yyyy\"年\"m\"月\"", "2024年5月"),
        (day("2024-01-01"), "yyyy", "2024年"),
        (day("2024-05-29T14:30:00"), "yyyy-mm-dd hh:mm", "2024-05-29 14:30"),
        (day("2024-05-29T14:30:00"), "yyyy-mm-dd", "2024-05-29"),
        (day("2024-05-29"), "yyyy-mm-dd hh:mm", "2024-05-29"),
        (0.5, "hh:mm", "12:00"),
        (1.5, "[h]:mm", "36:00"),
    ] {
        assert_eq!(seen_as(value, format), seen, "{value} as {format}");
    }
    let bytes = book(|book| {
        sheet(book, "培训")?.write_boolean(1, 3, true)?.write_formula(
            1,
            0,
            Formula::new("=\"甲\"").set_result("甲"),
        )?;
        Ok(())
    });
    assert_eq!(read(&bytes).0[0].theme.to_string(), "是");
}

#[test]
fn faults_stand_in_their_cells() {
    let bytes = book(|book| {
        let sheet = sheet(book, "培训")?;
        sheet.write_string(0, 4, "日期")?.write_string(0, 5, "主办")?.write_string(0, 27, "学员1.身份")?;
        sheet.write_string(1, 4, "2024-06-31")?.write_string(1, 27, "船长")?;
        sheet.write_row(8, 0, ["丙", "xx"])?.write_formula(
            8,
            3,
            Formula::new("=#REF!").set_result("#REF!"),
        )?;
        sheet.write_string(8, 4, "2024-05-29")?.write_string(8, 6, "没有表头")?;
        Ok(())
    });
    let problems = read(&bytes).1;
    let wanted = [
        "F1 yaml.key.unknown",
        "A1 yaml.key.missing",
        "E2 value.date.calendar",
        "AB2 value.word.unknown",
        "B9 record.field.blank",
        "C9 yaml.key.missing",
        "D9 table.cell.error",
        "G9 table.header.wrong",
    ];
    let mut wanted: Vec<String> = wanted.iter().map(|fault| format!("台账.xlsx!培训!{fault}")).collect();
    let mut found = told(&problems);
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    let fault = problems.iter().find(|problem| problem.code == Code::DateCalendar).unwrap();
    let report = fault.report(Lang::Zh);
    assert!(report.starts_with("台账.xlsx!培训!E2: 错误 日期："), "{report}");
    let drawn = " 2 | 甲 | 2024-06-03 | 临川区教育局 | 乙 | 2024-06-31 |  |  |  |  |";
    assert!(report.contains(drawn) && report.contains("^^^^^^^^^^\n"), "{report}");
    assert_eq!(fault.place.as_ref().unwrap().line_column(), (2, 5));
    assert_eq!(fault.place.as_ref().unwrap().source.sheet(), Some("培训"));
}

#[test]
fn the_sheet_of_the_kind_is_read_wherever_it_stands() {
    let bytes = book(|book| {
        book.add_worksheet().set_name("说明")?.write_string(0, 0, "随便写")?;
        book.add_worksheet().set_name("#草稿")?.write_string(0, 0, "随便写")?;
        book.add_worksheet().set_name("资助")?.write_string(0, 0, "随便写")?;
        book.add_chartsheet().set_name("图")?.insert_chart(0, 0, &{
            let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Line);
            chart.add_series().set_values("资助!$A$1:$A$2");
            chart
        })?;
        sheet(book, "培训")?.set_hidden(true);
        Ok(())
    });
    let (trainings, problems) = read(&bytes);
    assert!(problems.is_empty(), "{problems:#}");
    assert_eq!(trainings.len(), 1);
    let other = book(|book| {
        sheet(book, "甲")?;
        sheet(book, "乙").map(drop)
    });
    assert!(refusal("台账.xlsx", &other).contains("培训"));
    assert_eq!(read(&book(|book| sheet(book, "任意名称").map(drop))).0.len(), 1);
}

#[test]
fn merged_cells_hold_their_value_in_the_first_one() {
    // Of two rows merged into one only the first has a body that holds the course; the second must say so too.
    let bytes = book(|book| {
        let sheet = sheet(book, "培训")?;
        sheet.write_row(2, 0, ["乙", "2024-06-03"])?;
        sheet.merge_range(1, 2, 2, 2, "临川区教育局", &Format::new()).map(drop)
    });
    assert_eq!(told(&read(&bytes).1), ["台账.xlsx!培训!C3 table.cell.error"]);
    let bytes = book(|book| {
        let sheet = sheet(book, "培训")?;
        sheet.merge_range(2, 0, 2, 1, "合并", &Format::new())?;
        sheet.write_string(2, 2, "青禾县教育局").map(drop)
    });
    assert_eq!(told(&read(&bytes).1), ["台账.xlsx!培训!B3 table.cell.error"]);
}

/// The parts of a workbook, changed and packed again.
fn repacked(bytes: &[u8], mut change: impl FnMut(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut part = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut part).unwrap();
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&change(&name, part)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose cell D2, under 主题, is written in XML; `@` stands for its place.
fn with_cell(cell: &str) -> Vec<u8> {
    let good = book(|book| sheet(book, "培训").map(drop));
    repacked(&good, |name, part| {
        if !name.ends_with("sheet1.xml") {
            return part;
        }
        let text = String::from_utf8(part).unwrap();
        let at = text.find("<c r=\"D2\"").unwrap();
        let end = at + text[at..].find("</c>").unwrap() + "</c>".len();
        format!("{}{}{}", &text[..at], cell.replace('@', "r=\"D2\""), &text[end..]).into_bytes()
    })
}

#[test]
fn a_cell_that_is_not_what_it_shows_is_refused_in_its_place() {
    for (cell, message) in [
        ("<c @ t=\"str\"><f>\"高山\"&amp;\"大米\"</f></c>", "公式没有算出的值"),
        ("<c @><f>Sheet9!A1</f><v></v></c>", "公式没有算出的值"),
        ("<c @><f t=\"shared\" si=\"0\"/></c>", "公式没有算出的值"),
        ("<c @ t=\"s\"><v>-1</v></c>", "读不出来"),
        ("<c @ t=\"s\"><v>700</v></c>", "读不出来"),
        ("<c @ t=\"s\"><v>&#49;</v></c>", "读不出来"),
        ("<c @ t=\"s\"><v>1<!-- --></v></c>", "读不出来"),
        ("<c @ t=\"e\"><v>#BOGUS!</v></c>", "读不出来"),
        ("<c @ t=\"e\"><v>#SPILL!</v></c>", "公式错误 #SPILL!"),
        ("<c @ t=\"b\"><v>2</v></c>", "读不出来"),
        ("<c @ t=\"n\"><v>乙</v></c>", "读不出来"),
        ("<c @ t=\"inlineStr\"><v>乙</v></c>", "读不出来"),
        ("<c @ t=\"odd\"><v>乙</v></c>", "读不出来"),
        ("<c @ t=\"inlineStr\"><is><t>甲_x000D_乙</t></is></c>", "U+000D"),
        ("<c @ t=\"str\"><v>甲&#13;乙</v></c>", "U+000D"),
    ] {
        let (_, problems) = read(&with_cell(cell));
        assert_eq!(problems.len(), 1, "{cell}: {problems:#}");
        let problem = problems.iter().next().unwrap();
        let place = problem.place.as_ref().unwrap().to_string();
        assert!(place == "台账.xlsx!培训!D2" && problem.message.zh.contains(message), "{cell}: {problem:#}");
        assert!(problem.code == Code::TableCell || problem.code == Code::TextControl);
    }
    for (cell, seen) in [
        ("<c @ t=\"str\"><f>A1</f><v>乙</v></c>", "乙"),
        ("<c @ t=\"str\"><v>乙&amp;丙</v></c>", "乙&丙"),
        ("<c @ t=\"str\"><v>205万元</v><f>A1</f></c>", "205万元"),
        ("<c @><v>205</v><extLst/></c>", "205"),
        ("<c @ t=\"inlineStr\"><is><t>乙</t></is><extLst><ext/></extLst></c>", "乙"),
        ("<c @ t=\"inlineStr\"><is><t>甲_x000D_\n乙</t></is></c>", "甲\n乙"),
        ("<c @ t=\"inlineStr\"><is><t>乙_x000D_</t></is></c>", "乙"),
    ] {
        let (trainings, problems) = read(&with_cell(cell));
        assert!(problems.is_empty(), "{cell}: {problems:#}");
        assert_eq!(trainings[0].theme.to_string(), seen, "{cell}");
    }
    // A formula that gives an empty text has a value.
    let (trainings, problems) = read(&with_cell("<c @ t=\"str\"><f>IF(A1=\"\",1,\"\")</f><v></v></c>"));
    assert!(problems.is_empty() && trainings.len() == 1, "{problems:#}");
}

#[test]
fn files_that_are_no_workbooks_say_so() {
    let good = book(|book| sheet(book, "培训").map(drop));
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert!(refusal("台账.xlsx", &[compound.as_slice(), &locked].concat()).contains("密码"));
    assert!(refusal("台账.xls", &compound).contains("不是 .xlsx"));
    assert!(refusal("台账.xlsx", "标题,日期\n".as_bytes()).contains("不是 Excel"));
    assert!(refusal("台账.xlsx", b"").contains("不是 Excel"));
    assert!(refusal("台账.xlsx", &good[..good.len() / 2]).contains("损坏"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("mimetype", SimpleFileOptions::default()).unwrap();
    let open = writer.finish().unwrap().into_inner();
    assert!(refusal("台账.ods", &open).contains("不是 .xlsx"));
    let cut =
        repacked(
            &good,
            |name, part| {
                if name.ends_with("sheet1.xml") { part[..part.len() / 2].to_vec() } else { part }
            },
        );
    assert_eq!(told(&read(&cut).1), ["台账.xlsx!培训 table.file.unusable"]);
    let far = repacked(&good, |name, part| match name.ends_with("sheet1.xml") {
        true => String::from_utf8(part).unwrap().replace("r=\"A2\"", "r=\"ZZZZZZZZZZ2\"").into_bytes(),
        false => part,
    });
    assert!(told(&read(&far).1)[0].starts_with("台账.xlsx!培训"));
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let good = book(|book| sheet(book, "培训").map(drop));
    let zeros = repacked(&good, |name, part| match name.ends_with("sheet1.xml") {
        true => [part, vec![b' '; 70 << 20]].concat(),
        false => part,
    });
    assert!(zeros.len() < 1 << 20);
    assert!(refusal("台账.xlsx", &zeros).contains("解压"));
    // The size that the archive states is a lie.
    let at = |bytes: &[u8], size: u32| bytes.windows(4).rposition(|window| window == size.to_le_bytes());
    let mut liar = zeros.clone();
    let mut archive = ZipArchive::new(Cursor::new(&zeros)).unwrap();
    let size = archive.by_name("xl/worksheets/sheet1.xml").unwrap().size() as u32;
    while let Some(at) = at(&liar, size) {
        liar[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
    }
    assert!(["解压", "损坏"].iter().any(|word| refusal("台账.xlsx", &liar).contains(word)));
    let promise = repacked(&good, |name, part| match name.ends_with("sharedStrings.xml") {
        true => String::from_utf8(part)
            .unwrap()
            .replace("uniqueCount=\"", "uniqueCount=\"99999999999")
            .into_bytes(),
        false => part,
    });
    assert!(refusal("台账.xlsx", &promise).contains("损坏"));
    let styles = repacked(&good, |name, part| match name.ends_with("styles.xml") {
        true => {
            let text = String::from_utf8(part).unwrap();
            let many = format!("{}<cellXfs>", "<xf/>".repeat(70_000));
            text.replacen("<cellXfs", &format!("<cellXfs>{many}<cellXfs"), 1).into_bytes()
        }
        false => part,
    });
    assert!(refusal("台账.xlsx", &styles).contains("格式太多"));
}

#[test]
fn limits_of_sheets_hold() {
    let codes = |limits: Limits, row: u32, column: u16| {
        let bytes = book(|book| sheet(book, "培训")?.write_string(row, column, "丙").map(drop));
        let (records, problems) = training().read_table("台账.xlsx", &bytes, &limits).unwrap();
        let sizes = problems.iter().filter(|problem| problem.code == Code::SourceSize);
        assert!(sizes.clone().next().is_none() || records.is_empty());
        sizes.map(|problem| problem.place.as_ref().unwrap().to_string()).collect::<Vec<_>>()
    };
    let small = Limits { rows: 20, columns: 10, cells: 60, ..Limits::default() };
    assert!(codes(small, 19, 9).is_empty());
    assert_eq!(codes(small, 20, 0), ["台账.xlsx!培训!A21"]);
    assert_eq!(codes(small, 2, 10), ["台账.xlsx!培训!K3"]);
    assert_eq!(codes(Limits { cells: 11, ..small }, 2, 9), ["台账.xlsx!培训!J3"]);
    assert_eq!(codes(Limits::default(), 1_048_575, 16_383), ["台账.xlsx!培训!XFD1048576"]);
    // A text that many cells share counts in each of them: a sheet holds no more text than a CSV file.
    let shared = "大".repeat(30_000);
    let bytes = book(|book| {
        let sheet = sheet(book, "培训")?;
        (1..=600).try_for_each(|row| sheet.write_string(row, 3, &shared).map(drop))
    });
    assert!(bytes.len() < 1 << 16);
    let (_, problems) = training().read_table("台账.xlsx", &bytes, &Limits::default()).unwrap();
    // 16 MiB are 186 such texts; the header and the first row hold some too.
    assert_eq!(told(&problems), ["台账.xlsx!培训!D188 source.text.size"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_makes_the_reader_panic(at in 0usize..6_000, byte in any::<u8>(), cut in 0usize..6_000) {
        let mut bytes = book(|book| sheet(book, "培训").map(drop));
        let end = bytes.len().saturating_sub(cut % 7 * cut);
        let place = at % bytes.len();
        bytes[place] = byte;
        let _ = training().read_table("台账.xlsx", &bytes[..end], &Limits::default());
    }

    #[test]
    fn no_damage_to_a_part_makes_the_reader_panic(at in any::<prop::sample::Index>(), put in "[<>/\"= 0-9A-Zrst\u{0}]{0,4}", which in 0usize..12) {
        let good = book(|book| sheet(book, "培训").map(drop));
        let mut number = 0;
        let bytes = repacked(&good, |_, mut part| {
            number += 1;
            if number == which && !part.is_empty() {
                let place = at.index(part.len());
                let end = (place + put.len()).min(part.len());
                part.splice(place..end, put.bytes());
            }
            part
        });
        if let Ok((_, problems)) = training().read_table("台账.xlsx", &bytes, &Limits::default()) {
            for problem in &problems {
                prop_assert!(!problem.report(Lang::Zh).is_empty());
            }
        }
    }
}
