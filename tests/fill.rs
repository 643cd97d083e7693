//! What filling promises: values checked against their blanks, all faults at once with both places, no other byte
//! touched, nothing left over.

use std::collections::BTreeSet;
use std::fs;

use jianbao::{
    BlankKind, CheckedLedger, Code, Error, FORMATS, Facts, Filled, Lang, LedgerFile, Manuscript, NoPictures,
    Pipeline, Severity, Source, Theme, Values, convert, fill, fill_draft, leftovers, scan,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn text(name: &str) -> Source {
    Source::new(name, fs::read_to_string(format!("tests/cases/blank/{name}")).unwrap())
}

fn values(yaml: &str) -> Values {
    Values::read(&Source::new("values.yaml", yaml))
}

fn summary_values() -> String {
    fs::read_to_string("tests/cases/fill/summary.yaml").unwrap()
}

/// Fills one line with the values of a flow mapping.
fn one(line: &str, entries: &str) -> Result<String, Error> {
    let source = Source::new("a.txt", line);
    fill(&source, &values(&format!("values: {{{entries}}}")), None).map(|filled| filled.text().to_owned())
}

fn codes(line: &str, entries: &str) -> Vec<&'static str> {
    match one(line, entries) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().map(|problem| problem.code.as_str()).collect(),
    }
}

fn filled(line: &str, entries: &str) -> String {
    one(line, entries).unwrap_or_else(|error| panic!("{line} {entries}\n{error:#}"))
}

fn ledger() -> CheckedLedger {
    let files: Vec<LedgerFile> = fs::read_dir("tests/cases/ledger/clean")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|path| LedgerFile::new(path.file_name().unwrap().to_str().unwrap(), fs::read(&path).unwrap()))
        .collect();
    Pipeline::new().unwrap().read_ledger(&files).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn the_summary_is_filled_from_a_file_of_values() {
    let source = text("summary.txt");
    let made = fill(&source, &values(&summary_values()), None).unwrap_or_else(|error| panic!("{error:#}"));
    let text = made.text();
    assert!(made.is_complete() && scan(&Source::new("a.txt", text)).is_empty(), "{text}");
    for told in [
        "尤其是临川区教育局局长，几次专程来到青禾县走进课堂",
        "慰问临川区挂职干部",
        "加大青禾县校长队伍锻炼力度",
        "2021年起，我县选送校长教师到临川区挂职；2022年再次选送12名校长",
        "2023年青禾县又选送16名",
        "贺兰舟、白砚清等挂职干部",
        "临川区教育局和青禾县教育局轮流举办",
        "有50多名教师参加临川区教师外出培训",
        "近1200名教师",
        "青禾县云溪乡中心小学和临川区桐溪实验小学",
        "每年安排青禾县一定数(shù)量的留守儿童",
        "增至36名",
        "《临川区教育局与青禾县教育局职业教育结对协议》，批准临川旅游高级职业学校",
        "先后两次举行了帮扶青禾县教育捐款活动，善款达到20多万元",
        "青禾县农产品120余万元",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    assert!(!text.contains("区区") && !text.contains("县县"), "{text}");
    // What was typed twice is told.
    let told: Vec<Code> = made.remarks().iter().map(|problem| problem.code).collect();
    assert!(
        told.contains(&Code::ValuesDoubled) && made.remarks().iter().all(|p| p.severity == Severity::Warning)
    );
}

#[test]
fn values_come_from_validated_records() {
    let ledger = ledger();
    let mut yaml = summary_values();
    for (id, field) in [
        ("区", "协作关系.帮扶方.地区"),
        ("县", "partnership.recipient.region"),
        ("b8", "跟岗[0].时间"),
        ("b10", "placements[2].period"),
        ("b11", "placements[3].groups[0].count"),
        ("b13", "跟岗[5].时间"),
        ("b15", "跟岗[5].总数"),
        ("b20", "placements[7].period"),
        ("b21", "placements[7].total"),
        ("b59", "学生交流[1].日期"),
        ("b60", "exchanges[1].participants[0].count"),
        ("b61", "exchanges[3].dates"),
        ("b62", "exchanges[3].participants[0].count"),
        ("b76", "消费帮扶[1].金额"),
    ] {
        let start = yaml.find(&format!("  {id}: ")).unwrap();
        let end = start + yaml[start..].find('\n').unwrap();
        yaml.replace_range(start..end, &format!("  {id}: = {field}"));
    }
    let source = text("summary.txt");
    let by_hand = fill(&source, &values(&summary_values()), None).unwrap();
    let made = fill(&source, &values(&yaml), Some(&ledger)).unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(made.text(), by_hand.text());
    for (field, word) in [
        ("placements[1].totl", "是不是“total”"),
        ("placements[99].total", "placement"),
        ("placements[1].groups", "第几项"),
        ("placements[1].groups[0]", "可以写"),
        ("nothing.at.all", "没有"),
        ("placements[1].duration", "没有填"),
    ] {
        let source = Source::new("a.txt", "选派xx名教师");
        let text = format!("values:\n  b1: = {field}\n");
        let error =
            fill(&source, &Values::read(&Source::new("values.yaml", text)), Some(&ledger)).unwrap_err();
        assert!(error.report(Lang::Zh).contains(word), "{field}: {error:#}");
        assert!(error.problems().all(|problem| problem.code == Code::ValuesField));
    }
    // A name of a ledger's field, and no ledger.
    assert_eq!(codes("选派xx名教师", "b1: '= placements[1].total'"), ["blank.ledger.field"]);
}

#[test]
fn fifteen_sorts_of_mistakes_are_told_at_once_with_both_places() {
    let source = text("summary.txt");
    let yaml = fs::read_to_string("tests/cases/fill/mistakes.yaml").unwrap();
    let error = fill(&source, &values(&yaml), None).unwrap_err();
    let sorts: BTreeSet<&str> = error.problems().map(|problem| problem.code.as_str()).collect();
    let wanted = [
        "blank.count.growth",
        "blank.entry.missing",
        "blank.entry.twice",
        "blank.entry.unknown",
        "blank.ledger.field",
        "blank.value.doubled",
        "blank.value.sign",
        "blank.value.type",
        "blank.value.unit",
        "blank.values.count",
        "blank.values.form",
        "blank.year.order",
        "value.approx.admits",
        "value.name.form",
        "value.text.control",
    ];
    for code in wanted {
        assert!(sorts.contains(code), "{code} is missing\n{error:#}");
    }
    for problem in error.problems() {
        let place = problem.place.as_ref().unwrap().to_string();
        let line = problem.line(Lang::Zh);
        let other = if place.starts_with("summary.txt:") { "values.yaml" } else { "summary.txt" };
        let own = problem.code == Code::ValuesForm;
        assert!(own || line.contains(other), "{line}");
        assert!(line.chars().any(|c| c > '\u{3000}') && !problem.hint.zh.is_empty(), "{line}");
        assert!(problem.report(Lang::Zh).contains('^'));
    }
    // Blanks without value: one given as xx, one not given at all.
    let missing: Vec<String> = error
        .problems()
        .filter(|problem| problem.code == Code::EntryMissing)
        .map(|problem| problem.line(Lang::Zh))
        .collect();
    assert_eq!(missing.len(), 2, "{missing:#?}");
    // A draft lets only these through.
    let error = fill_draft(&source, &values(&yaml), None).unwrap_err();
    assert!(error.problems().any(|problem| problem.severity == Severity::Error));
}

#[test]
fn endings_are_never_doubled_and_never_missing() {
    let line = "__区教育局和__县教育局，__区支援__县。";
    for entries in ["区: 临川, 县: 青禾", "区: 临川区, 县: 青禾县"] {
        assert_eq!(filled(line, entries), "临川区教育局和青禾县教育局，临川区支援青禾县。");
    }
    assert_eq!(codes(line, "区: 临川县, 县: 青禾"), ["blank.value.unit"]);
    assert_eq!(codes(line, "区: 区, 县: 青禾"), ["blank.value.unit"]);
    assert_eq!(codes(line, "区: 12, 县: 青禾"), ["blank.value.type"]);
    let bare = "由__教育局和__教育局轮流举办";
    assert_eq!(filled(bare, "帮扶方: 临川区, 受援方: 青禾县"), "由临川区教育局和青禾县教育局轮流举办");
    assert_eq!(codes(bare, "帮扶方: 临川, 受援方: 青禾县"), ["blank.value.unit"]);
    assert_eq!(
        filled("批准xx高级职业学校办班", "高级职业学校: 临川高级职业学校"),
        "批准临川高级职业学校办班"
    );
}

#[test]
fn what_is_printed_of_a_name_is_not_printed_twice() {
    for (line, value, wanted) in [
        ("县委副书记张某某陪同。", "张明", "县委副书记张明陪同。"),
        ("县委副书记张某某陪同。", "明", "县委副书记张明陪同。"),
        ("县委副书记张某某陪同。", "建国", "县委副书记张建国陪同。"),
        ("看望受助学生王**等。", "王小明", "看望受助学生王小明等。"),
        ("县教育局主任某某陪同。", "任明", "县教育局主任任明陪同。"),
        ("到某校挂牌。", "青禾县第一学校", "到青禾县第一学校挂牌。"),
        ("走进__校园。", "青禾一中", "走进青禾一中校园。"),
    ] {
        assert_eq!(filled(line, &format!("b1: {value}")), wanted);
    }
    // Another person, or no name that the text can hold.
    for (line, value, code) in [
        ("县委副书记张某某陪同。", "李建国", "blank.value.type"),
        ("到某校挂牌。", "青禾一中", "blank.value.unit"),
        ("某校校长参加。", "青禾一中", "blank.value.unit"),
    ] {
        assert_eq!(codes(line, &format!("b1: {value}")), [code]);
    }
}

#[test]
fn numbers_fit_the_words_beside_them() {
    for (line, value, wanted) in [
        ("选派xx名教师", "12", "选派12名教师"),
        ("选派xx名教师", "12名", "选派12名教师"),
        ("选派xx名教师", "两", "选派两名教师"),
        ("有xx多名教师", "50", "有50多名教师"),
        ("近xxxx名教师", "１２００", "近1200名教师"),
        ("先后x次来访", "3", "先后3次来访"),
        ("善款xx多万元", "120", "善款120多万元"),
        ("善款xx万元", "748800元", "善款74.88万元"),
        ("善款xx万元", "120万元", "善款120万元"),
        ("第x届论坛", "第三届", "第三届论坛"),
        ("升学率xx%", "63.5%", "升学率63.5%"),
        ("20__年", "2024", "2024年"),
        ("20xx年", "24", "2024年"),
        ("2月xx日", "29", "2月29日"),
    ] {
        assert_eq!(filled(line, &format!("b1: \"{value}\"")), wanted, "{line} {value}");
    }
    for (line, value, code) in [
        ("选派xx名教师", "12所", "blank.value.unit"),
        ("选派xx名教师", "若干", "blank.value.type"),
        ("选派xx名教师", "-3", "value.number.range"),
        ("有xx多名教师", "57", "value.approx.admits"),
        ("近xxxx名教师", "近1200", "value.approx.double"),
        ("善款xx多万元", "676", "value.approx.admits"),
        ("善款xx余万元", "58.5", "value.approx.admits"),
        ("善款xx万元", "很多", "blank.value.type"),
        ("先后x次来访", "1", "blank.value.type"),
        ("xxxx年", "24", "blank.value.type"),
        ("xxxx年", "1900", "blank.value.type"),
        ("xxxx年x月", "2024", "blank.entry.missing"),
        ("2月xx日", "30", "blank.value.type"),
        ("教秘〔20__〕5号", "1", "blank.value.type"),
    ] {
        assert_eq!(codes(line, &format!("b1: \"{value}\"")), [code], "{line} {value}");
    }
}

#[test]
fn what_depends_on_another_value_is_held_against_it() {
    let line = "xxxx年选派教师，xxxx年继续选派教师。";
    assert_eq!(codes(line, "b1: 2021, b2: 2022"), [""; 0]);
    assert_eq!(codes(line, "b1: 2022, b2: 2021"), ["blank.year.order"]);
    // The same year again is doubtful, not wrong.
    assert_eq!(codes(line, "b1: 2022, b2: 2022"), [""; 0]);
    assert_eq!(codes("2023年选派教师，xxxx年又选派教师。", "b1: 2021"), ["blank.year.order"]);
    assert_eq!(codes("xxxx年人数较xxxx年增加", "b1: 2022, b2: 2021"), [""; 0]);
    let line = "xxxx年安排xx名，xxxx年名额增至xx名";
    assert_eq!(codes(line, "b1: 2021, b2: 20, b3: 2022, b4: 30"), [""; 0]);
    assert_eq!(codes(line, "b1: 2021, b2: 20, b3: 2022, b4: 20"), ["blank.count.growth"]);
}

#[test]
fn days_that_are_not_in_the_calendar_are_told() {
    let never = ["value.date.calendar"];
    for (line, entries) in [
        ("xxxx年xx月xx日召开", "b1: 2024, b2: 2, b3: 30"),
        ("xxxx年2月xx日召开", "b1: 2023, b2: 29"),
        ("2023年xx月29日召开", "b1: 2"),
        ("xx月xx日召开", "b1: 4, b2: 31"),
        ("xx月31号召开", "b1: 6"),
        ("20xx年 xx 月 xx 日召开", "b1: 23, b2: 2, b3: 29"),
    ] {
        assert_eq!(codes(line, entries), never, "{line}: {entries}");
    }
    for (line, entries) in [
        ("xxxx年xx月xx日召开", "b1: 2024, b2: 2, b3: 29"),
        ("xx月xx日召开", "b1: 2, b2: 29"),
        ("xx月xx日召开，为期xx日", "b1: 4, b2: 30, b3: 31"),
    ] {
        assert_eq!(codes(line, entries), [""; 0], "{line}: {entries}");
    }
    // The same in a text that was converted.
    let text = Source::new("稿.txt", "xx月xx日召开。");
    let converted = jianbao::convert(&text);
    let fields = converted.fields.replacen("值: xx", "值: 4", 1).replacen("值: xx", "值: 31", 1);
    let fields = fields.replacen("value: xx", "value: 4", 1).replacen("value: xx", "value: 31", 1);
    let manuscript = Manuscript::read(&Source::new("稿.yaml", fields)).unwrap();
    let error = manuscript.fill(&Source::new("稿.template.txt", converted.template), None).unwrap_err();
    assert!(error.problems().any(|problem| problem.code.as_str() == never[0]), "{error:#}");
}

#[test]
fn a_surname_is_enough_before_a_word_of_address() {
    assert_eq!(filled("感谢某老师。", "b1: 王"), "感谢王老师。");
    assert_eq!(filled("感谢__老师。", "b1: 王老师"), "感谢王老师。");
    assert_eq!(codes("校长__参加。", "b1: 王"), ["value.name.form"]);
}

#[test]
fn a_slip_in_the_file_of_values_is_told_alone() {
    let text = Source::new("稿.txt", "xxxx年选派xx名校长、xx名教师。");
    let values = Values::read(&Source::new("取值.yaml", "values:\n  b1: 2024\n b2: 12\n  b3: 20\n"));
    let error = fill(&text, &values, None).unwrap_err();
    assert!(error.problems().all(|problem| problem.code.as_str() == "yaml.text.syntax"), "{error:#}");
}

#[test]
fn one_thing_has_one_value() {
    assert_eq!(codes("__区教育局支援__县", "区: 临川, 县: 青禾, 区: 海州"), ["blank.entry.twice"]);
    assert_eq!(codes("__区支援__县", "区: 临川, b1: 海州, 县: 青禾"), ["blank.entry.twice"]);
    assert_eq!(filled("__区支援__县", "b1: 临川, 县: 青禾"), "临川区支援青禾县");
}

#[test]
fn values_hold_plain_words_only() {
    for value in ["\"临\\n川\"", "\"临\\u202e川\"", "\"临\\u200b川\"", "xx县", "{{ 县 }}", "【待填：县】"]
    {
        let found = codes("参训学校：__。", &format!("b1: {value}"));
        assert!(found.len() == 1, "{value}: {found:?}");
    }
    assert_eq!(codes("×××总书记强调", "b1: 某某"), ["blank.leader.withheld"]);
    assert_eq!(codes("×××总书记强调", "b1: 王小明"), ["blank.leader.withheld"]);
}

#[test]
fn quotes_say_that_signs_are_meant() {
    assert_eq!(filled("课题“xx”结题", "b1: \"xx\""), "课题“xx”结题");
    let source = Source::new("a.txt", "标题写着{{ 年份 }}，选派xx名教师。");
    let error = fill(&source, &values("values: {b1: 12}"), None).unwrap_err();
    assert!(error.problems().all(|problem| problem.code == Code::TextLeftover), "{error:#}");
    let made = fill(&source, &values("values: {b1: 12}\nkeep: ['{{', '}}']"), None).unwrap();
    assert_eq!(made.text(), "标题写着{{ 年份 }}，选派12名教师。");
}

#[test]
fn markdown_shows_values_as_typed() {
    let source = Source::new("a.md", "# 总结\n\n联系人：__。主题：《__》\n");
    let made = fill(&source, &values("values: {b1: 沈砚秋, b2: '*甲*_乙_[丙](丁)'}"), None);
    let made = made.unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(made.document().plain_text(), "总结\n联系人：沈砚秋。主题：《*甲*_乙_[丙](丁)》\n");
    assert!(made.text().contains(r"\*甲\*"), "{}", made.text());
}

#[test]
fn a_filled_text_is_a_document_alike_in_every_format() {
    let source = text("summary.txt");
    let made = fill(&source, &values(&summary_values()), None).unwrap();
    let document = made.document();
    assert_eq!(document.title(), "教育结对工作回顾");
    let lines: String = made
        .text()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(document.plain_text(), lines);
    for format in FORMATS {
        let bytes = format.write(&document, Theme::news(), &NoPictures).unwrap();
        assert!(!bytes.is_empty());
        if format.name != "docx" {
            assert!(String::from_utf8(bytes).unwrap().contains("2023年青禾县又选送16名"));
        }
    }
}

#[test]
fn a_draft_shows_what_is_missing() {
    let source = Source::new("a.txt", "总结\nxxxx年选派xx名教师。\n");
    let made = fill_draft(&source, &values("values: {b2: 12}"), None).unwrap();
    assert_eq!(made.text(), "总结\n【待填：年份】年选派12名教师。\n");
    assert!(!made.is_complete() && made.remarks().has_blanks());
    let html = FORMATS.iter().find(|format| format.name == "html").unwrap();
    let page = html.write(&made.document(), Theme::news(), &NoPictures).unwrap();
    assert!(String::from_utf8(page).unwrap().contains("<mark"));
}

#[test]
fn a_text_converted_and_worded_again_reads_as_the_filled_text() {
    let source = text("summary.txt");
    let by_hand = fill(&source, &values(&summary_values()), None).unwrap();
    let made = convert(&source);
    let mut fields = made.fields.clone();
    // The fields stand in the order of the entries.
    let order: Vec<String> = {
        let values = values(&summary_values());
        let typed: serde_yaml::Value = serde_yaml::from_str(&summary_values()).unwrap();
        let of = |key: &str| match &typed["values"][key] {
            serde_yaml::Value::Number(number) => number.to_string(),
            other => other.as_str().unwrap().to_owned(),
        };
        values.keys().map(of).collect()
    };
    assert_eq!(fields.matches("值: xx").count(), order.len());
    for value in order {
        fields = fields.replacen("值: xx", &format!("值: {value}"), 1);
    }
    let manuscript = Manuscript::read(&Source::new("summary.yaml", fields)).unwrap();
    assert_eq!(manuscript.template(), "summary.template.txt");
    let again = manuscript.fill(&Source::new(made.template_name.as_str(), made.template.as_str()), None);
    let again: Filled = again.unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(again.text(), by_hand.text());
    // Next year a value that does not fit is refused as it was this year.
    let wrong = made.fields.replacen("值: xx", "值: 青禾县", 1);
    let manuscript = Manuscript::read(&Source::new("summary.yaml", wrong)).unwrap();
    let error = manuscript.fill(&Source::new(made.template_name, made.template), None).unwrap_err();
    assert!(error.problems().any(|problem| problem.code == Code::ValuesUnit), "{error:#}");
}

#[test]
fn braces_of_a_text_stay_as_they_are() {
    for line in ["写作{{ 年 }}、{% if %}、{# 注 #}，共xx名", "{xx名}", "{", "{{", "a{xx名"] {
        let source = Source::new("a.txt", line);
        let made = convert(&source);
        let fields = made.fields.replace("值: xx", "值: 12") + "保留: ['{{', '}}', '{%', '%}']\n";
        let manuscript = Manuscript::read(&Source::new("a.yaml", fields)).unwrap();
        let again = manuscript.fill(&Source::new("a.template.txt", made.template.as_str()), None);
        let again = again.unwrap_or_else(|error| panic!("{line}\n{}\n{error:#}", made.template));
        assert_eq!(again.text(), line.replace("xx", "12"), "{}", made.template);
    }
}

#[test]
fn faults_of_fields_and_templates_are_told() {
    let report = |fields: &str, template: &str| {
        let manuscript = Manuscript::read(&Source::new("a.yaml", fields)).unwrap();
        manuscript.fill(&Source::new("a.template.txt", template), None).unwrap_err().report(Lang::Zh)
    };
    let base = "类型: 模板稿\n模板: a.template.txt\n栏目: ";
    assert!(
        report(&format!("{base}{{n: {{类型: 数目, 值: 3}}}}"), "{{ values.n }}名")
            .contains("没有“数目”这种类型")
    );
    assert!(
        report(&format!("{base}{{n: {{类型: 数量, 值: 3所}}}}"), "{{ values.n }}名").contains("印着“名”")
    );
    assert!(report(&format!("{base}{{}}"), "{{ values.m }}名").contains("a.template.txt:1"));
    assert!(report("类型: 模板稿\n模板: ../a.txt\n栏目: {}", "").contains("一个文件夹"));
    assert!(Manuscript::read(&Source::new("a.yaml", "类型: 调研\n")).is_none());
}

#[test]
fn leftovers_are_found_and_words_are_left_alone() {
    for (line, word) in [
        ("选派xx名教师", "xx"),
        ("教师××名", "××"),
        ("联系人：某某", "某某"),
        ("金额【待填：金额】", "【待填：金额】"),
        ("共{{ count }}人", "{{"),
        ("共{% if a %}人", "{%"),
        ("共None人", "None"),
        ("占NaN%", "NaN"),
        ("共 null 人", "null"),
        ("undefined年", "undefined"),
        ("合计#REF!元", "#REF!"),
        ("（此处插入图片）", "（此处"),
        ("第x届", "x"),
        ("（  ）年", "（  ）"),
        ("联系电话138xxxx1234", "xxxx"),
        ("身份证号5101xxxxxxxx0012", "xxxxxxxx"),
    ] {
        let found = leftovers(&format!("开头。\n{line}"));
        assert!(found.iter().any(|left| left.word == word), "{line}: {found:?}");
    }
    for fine in [
        "总结.docx、Excel、X光、xAPI、5×770MW、3×5=15、某些学校、某种做法",
        "None-such、annulled、nullify、https://a.cn/?x=null&y=1",
        "二〇二四年、（一）目标、（见附件）、〔2024〕5号、【通知】各校",
        "138****1234、1080x720、12xx3、a12xxx34、2024_xxx_01.docx",
        "A*B、#1教学楼、[1]、TODAY、Nanjing、Undefined",
    ] {
        assert_eq!(leftovers(fine), [], "{fine}");
    }
}

#[test]
fn no_finished_release_holds_a_leftover_unless_it_is_quoted_in_the_data() {
    let record = |next: &str| {
        let text = fs::read_to_string("examples/visit.yaml").unwrap();
        Source::new(
            "visit.yaml",
            text.replace("下一步: [双方将建立每季度会商机制]", &format!("下一步: {next}")),
        )
    };
    let pipeline = Pipeline::new().unwrap();
    for wrong in ["双方将共享None资源", "双方将共享 {{ 资源 }}"] {
        let problems = pipeline.check(&record(wrong));
        let found = problems.iter().find(|problem| problem.code == Code::TextLeftover);
        assert!(found.is_some_and(|problem| problem.place.is_some()), "{problems:#}");
    }
    let fine = record("\"双方将演出《None》\"");
    let checked = pipeline.read(&fine).unwrap_or_else(|error| panic!("{error:#}"));
    assert!(pipeline.compose(&checked).unwrap().plain_text().contains("《None》"));
    let fine = record("\"双方将开展“xx”课题研究\"");
    let checked = pipeline.read(&fine).unwrap();
    assert!(checked.is_complete() && pipeline.compose(&checked).unwrap().plain_text().contains("“xx”课题"));
    // A template of one's own that prints what a program left.
    let mine = Source::new("visit.md", "# 调研\n\n共 None 人到访{{ visit.release.source }}\n");
    let pipeline = pipeline.with_templates(vec![mine]).unwrap();
    let checked = pipeline
        .read(&Source::new("visit.yaml", fs::read_to_string("examples/visit.yaml").unwrap()))
        .unwrap();
    let error = pipeline.compose(&checked).unwrap_err();
    assert!(error.to_string().contains("成稿:2:3"), "{error}");
    assert!(pipeline.draft(&checked).is_ok());
}

/// Facts of a program's own.
struct Twelve;

impl Facts for Twelve {
    fn fact(&self, _: &str) -> Result<Option<String>, jianbao::Fault> {
        Ok(Some("12名".to_owned()))
    }
}

#[test]
fn a_program_may_answer_for_its_own_facts() {
    let source = Source::new("a.txt", "选派xx名教师");
    let values = Values::read(&Source::new("v.yaml", "values:\n  b1: = n\n"));
    assert_eq!(fill(&source, &values, Some(&Twelve)).unwrap().text(), "选派12名教师");
}

const PIECES: [&str; 40] = [
    "x",
    "xx",
    "xxxx",
    "__",
    "_",
    "**",
    "××",
    "某某",
    "○○",
    "（  ）",
    "〔",
    "〕",
    "《",
    "》",
    "“",
    "”",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{feff}",
    "20",
    "年",
    "月",
    "日",
    "名",
    "余",
    "多",
    "万",
    "元",
    "第",
    "届",
    "号",
    "县",
    "区",
    "教育局",
    "到",
    "挂职",
    "(xué)",
    "{{ a }}",
];

/// A value that is likely to fit.
fn likely(kind: BlankKind) -> &'static str {
    match kind {
        BlankKind::Year | BlankKind::DocYear => "2024",
        BlankKind::YearTail => "24",
        BlankKind::Month | BlankKind::Day | BlankKind::Ordinal | BlankKind::DocSerial => "3",
        BlankKind::Person => "沈砚秋",
        BlankKind::Place => "临川区",
        BlankKind::Count | BlankKind::ApproxCount | BlankKind::Money | BlankKind::ApproxMoney => "20",
        _ => "临川",
    }
}

proptest! {
    #[test]
    fn every_other_byte_stays(pieces in vec(select(PIECES.to_vec()), 0..30)) {
        let text = pieces.concat();
        let source = Source::new("a.txt", text.as_str());
        let blanks = scan(&source);
        // A draft without values: nothing but marks where blanks were.
        let made = fill_draft(&source, &values("values: {}"), None).unwrap();
        let (mut rest, mut from) = (made.text(), 0);
        for blank in blanks.iter().filter(|blank| !blank.withheld) {
            let before = &text[from..blank.span.start];
            prop_assert!(rest.starts_with(before), "{text:?} {:?}", made.text());
            rest = rest[before.len()..].strip_prefix("【待填").unwrap();
            rest = &rest[rest.find('】').unwrap() + '】'.len_utf8()..];
            from = blank.span.end;
        }
        prop_assert_eq!(rest, &text[from..]);
        // With values: what goes through leaves the same words between.
        let entries: String = blanks.wanted().map(|blank| format!("\n  {}: {}", blank.entity, likely(blank.kind))).collect();
        let yaml = format!("keep: ['{{{{', '}}}}']\nvalues:{}", if entries.is_empty() { " {}" } else { &entries });
        if let Ok(made) = fill(&source, &values(&yaml), None) {
            let mut rest = made.text();
            let mut from = 0;
            for blank in &blanks {
                let before = &text[from..blank.span.start];
                let at = rest.find(before);
                prop_assert!(at.is_some(), "{text:?} {:?}", made.text());
                rest = &rest[at.unwrap() + before.len()..];
                from = blank.span.end;
            }
            prop_assert!(rest.ends_with(&text[from..]));
        }
    }

    #[test]
    fn no_text_and_no_file_of_values_is_too_odd(text in any::<String>(), yaml in any::<String>()) {
        let source = Source::new("a.txt", text.as_str());
        let _ = fill(&source, &values(&yaml), None);
        leftovers(&text);
        let made = convert(&source);
        let fields = Manuscript::read(&Source::new("a.yaml", made.fields)).unwrap();
        let _ = fields.fill_draft(&Source::new("a.template.txt", made.template), None);
    }
}
