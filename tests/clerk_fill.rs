//! What `clerk fill` and `clerk convert` promise: all or nothing, no input overwritten, exit codes.

mod run;

use std::fs;

use run::{clerk, names, shown, told};

const OLD: &str = "工作总结\nxxxx年__县选派xx名教师。\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("old.txt", OLD);
    write("fine.yaml", "blanks: 3\nvalues: {b1: 2024, 县: 青禾县, b3: 12}\n");
    write("open.yaml", "values: {b1: 2024, 县: 青禾, b3: xx}\n");
    write("bad.yaml", "values: {b1: 24, 县: 青禾, b3: 12所, b9: 1}\n");
    write(
        "field.yaml",
        "values:\n  b1: = 培训[0].时间\n  县: = 协作关系.受援方.地区\n  b3: = 培训[0].总数\n",
    );
    write(
        "台账.yaml",
        "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n时段: 2024年\n培训:\n- {主办单位: \
         临川区教育局, 时间: 2024年, 总数: 60名}\n",
    );
    folder
}

#[test]
fn a_text_is_filled_whole_or_not_at_all() {
    let folder = folder();
    let at = folder.path();
    for output in ["new.txt", "new.md", "new.html", "new.docx", "out/new.TXT"] {
        told(at, 0, &["fill", "old.txt", "--with", "fine.yaml", "-o", output]);
        assert!(fs::metadata(at.join(output)).unwrap().len() > 30, "{output}");
    }
    let text = fs::read_to_string(at.join("new.txt")).unwrap();
    assert_eq!(text, "工作总结\n2024年青禾县选派12名教师。\n");
    // A plain text is laid out as Markdown, and its own signs are none.
    let markdown = "# 工作总结\n\n2024年青禾县选派12名教师。\n";
    assert_eq!(fs::read_to_string(at.join("new.md")).unwrap(), markdown);
    fs::write(at.join("signs.txt"), format!("{OLD}# 甲 *乙* <b>丙</b>\n")).unwrap();
    told(at, 0, &["fill", "signs.txt", "--with", "fine.yaml", "-o", "signs.md"]);
    let signs = fs::read_to_string(at.join("signs.md")).unwrap();
    assert!(signs.ends_with("\n\n\\# 甲 \\*乙\\* \\<b>丙\\</b>\n"), "{signs}");
    // Markdown stays what it is.
    fs::write(at.join("signs.md"), format!("{OLD}\n- *乙*\n")).unwrap();
    told(at, 0, &["fill", "signs.md", "--with", "fine.yaml", "-o", "same.md"]);
    let same = fs::read_to_string(at.join("same.md")).unwrap();
    assert_eq!(same, format!("{text}\n- *乙*\n"));
    let before = names(at);
    let shown = told(at, 1, &["fill", "old.txt", "--with", "bad.yaml", "-o", "bad.docx"]);
    assert!(shown.contains("共 3 处问题") && shown.contains("没有生成稿件"), "{shown}");
    assert!(
        told(at, 1, &["fill", "old.txt", "--with", "bad.yaml", "-o", "bad.docx", "--draft"]).contains("b9")
    );
    assert!(told(at, 1, &["fill", "old.txt", "--with", "open.yaml", "-o", "bad.txt"]).contains("还没有填"));
    for words in [
        ["fill", "old.txt", "--with", "fine.yaml", "-o", "old.txt"],
        ["fill", "old.txt", "--with", "fine.yaml", "-o", "fine.yaml"],
        ["fill", "old.txt", "--with", "fine.yaml", "-o", "new.pdf"],
        ["fill", "old.txt", "--with", "no.yaml", "-o", "no.txt"],
        ["fill", "no.txt", "--with", "fine.yaml", "-o", "no.txt"],
    ] {
        told(at, 2, &words);
    }
    assert_eq!(names(at), before);
    assert_eq!(fs::read_to_string(at.join("old.txt")).unwrap(), OLD);
    told(at, 0, &["fill", "old.txt", "--with", "open.yaml", "-o", "draft.html", "--draft"]);
    assert!(fs::read_to_string(at.join("draft.html")).unwrap().contains("【待填：数量】"));
}

#[test]
fn values_may_stand_in_a_table() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("取值.csv"), "编号,值\nb1,2024\n县,青禾\nb3,12\n").unwrap();
    told(at, 0, &["fill", "old.txt", "--with", "取值.csv", "-o", "csv.txt"]);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["b1", "2024"], ["县", "青禾县"], ["b3", "12"]].into_iter().enumerate() {
        sheet.write_row(row as u32, 0, cells).unwrap();
    }
    fs::write(at.join("取值.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    told(at, 0, &["fill", "old.txt", "--with", "取值.xlsx", "-o", "xlsx.txt"]);
    for file in ["csv.txt", "xlsx.txt"] {
        assert_eq!(fs::read_to_string(at.join(file)).unwrap(), "工作总结\n2024年青禾县选派12名教师。\n");
    }
    // Faults stand in their cells.
    fs::write(at.join("错.csv"), "b1,24年\n县,青禾\nb3,12\n").unwrap();
    let shown = told(at, 1, &["fill", "old.txt", "--with", "错.csv", "-o", "no.txt"]);
    assert!(shown.contains("错.csv:1:4: 错误"), "{shown}");
}

#[test]
fn values_are_taken_from_a_ledger_that_is_sound() {
    let folder = folder();
    let at = folder.path();
    let words = ["fill", "old.txt", "--with", "field.yaml", "-o", "new.txt", "--ledger", "台账.yaml"];
    told(at, 0, &words);
    let text = fs::read_to_string(at.join("new.txt")).unwrap();
    assert_eq!(text, "工作总结\n2024年青禾县选派60名教师。\n");
    assert!(told(at, 1, &words[..6]).contains("--ledger"));
    let broken = fs::read_to_string(at.join("台账.yaml")).unwrap().replace("60名", "60头");
    fs::write(at.join("台账.yaml"), broken).unwrap();
    assert!(told(at, 1, &words).contains("没有从中取值"));
}

#[test]
fn a_converted_text_is_a_report_of_its_own() {
    let folder = folder();
    let at = folder.path();
    told(at, 0, &["convert", "old.txt", "-o", "pair"]);
    assert_eq!(names(&at.join("pair")), ["old.template.txt", "old.yaml"]);
    assert!(told(at, 2, &["convert", "old.txt", "-o", "pair"]).contains("没有动它"));
    told(at, 0, &["convert", "old.txt", "-o", "pair", "--force"]);
    assert!(told(at, 1, &["check", "pair/old.yaml"]).contains("待填 3"));
    told(at, 1, &["make", "pair/old.yaml"]);
    told(at, 0, &["make", "pair/old.yaml", "--draft", "--to", "html"]);
    let mut fields = fs::read_to_string(at.join("pair/old.yaml")).unwrap();
    for value in ["2025", "青禾", "16"] {
        fields = fields.replacen("值: xx", &format!("值: {value}"), 1);
    }
    fs::write(at.join("pair/old.yaml"), fields).unwrap();
    told(at, 0, &["check", "pair/old.yaml"]);
    told(at, 0, &["make", "pair/old.yaml"]);
    let made = fs::read_to_string(at.join("pair/old.md")).unwrap();
    assert!(made.contains("2025年青禾县选派16名教师"), "{made}");
    // A link that leads out is not followed, and nothing is said of what was not read.
    #[cfg(unix)]
    {
        fs::rename(at.join("pair/old.template.txt"), at.join("away.txt")).unwrap();
        std::os::unix::fs::symlink("../away.txt", at.join("pair/old.template.txt")).unwrap();
        let text = told(at, 2, &["check", "pair/old.yaml"]);
        assert!(text.contains("指向别的文件夹") && !text.contains("没有发现问题"), "{text}");
        fs::rename(at.join("away.txt"), at.join("pair/old.template.txt")).unwrap();
    }
    // A document never replaces a template, whose name it might have.
    fs::copy(at.join("pair/old.template.txt"), at.join("pair/old.md")).unwrap();
    assert!(told(at, 2, &["make", "pair/old.yaml"]).contains("像是模板，没有动它"));
    fs::remove_file(at.join("pair/old.md")).unwrap();
    fs::remove_file(at.join("pair/old.template.txt")).unwrap();
    let output = clerk(at, &["make", "pair/old.yaml"]);
    assert!(output.status.code() != Some(0) && shown(&output).contains("old.template.txt"));
}
