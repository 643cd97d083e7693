//! The clerks' program, run as a clerk runs it: its page word for word, exit codes, files whole or not at all.

mod run;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use run::{clerk, names, program, shown, told};

/// A folder with the example and its picture.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("photos")).unwrap();
    for file in ["visit.yaml", "photos/forum.png"] {
        fs::copy(Path::new("examples").join(file), folder.path().join(file)).unwrap();
    }
    folder
}

const BLANK: &str = "类型: 调研\n稿件: {发布日期: 2025-04-18}\n日期: 2025-04-15\n到访地: 青禾县\n来访团: {派出单位: \
                     临川区教育局, 领队: 临川区教育局局长 沈砚秋, 人数: xx}\n行程:\n- 站点: {地点: 青禾一中}\n";

#[test]
fn the_page_for_clerks_is_true() {
    let page = fs::read_to_string("examples/clerk/README.md").unwrap();
    let folder = folder();
    fs::copy("tests/cases/word/notice.docx", folder.path().join("通知.docx")).unwrap();
    let mut told = 0;
    for block in page.split("\n```").skip(1).step_by(2) {
        let (info, body) = block.split_once('\n').unwrap();
        match info.split_once(' ') {
            Some(("yaml" | "text", name)) => {
                fs::write(folder.path().join(name), format!("{body}\n")).unwrap()
            }
            _ if info == "console" => told += run_block(folder.path(), body),
            _ => panic!("a block of unknown sort: {info}"),
        }
    }
    assert!(told >= 10, "{told} commands");
}

/// Runs the commands of one block and compares what they show.
fn run_block(folder: &Path, body: &str) -> usize {
    let mut told = 0;
    for part in format!("\n{body}").split("\n$ ").skip(1) {
        let (command, wanted) = part.split_once('\n').unwrap_or((part, ""));
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "clerk", "{command}");
        assert_eq!(shown(&clerk(folder, &words[1..])).trim_end(), wanted.trim_end(), "$ {command}");
        told += 1;
    }
    told
}

#[test]
fn themes_are_named_or_files() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("blank.yaml"), BLANK).unwrap();
    for (code, theme) in [(0, "gongwen"), (0, "简报"), (2, "nofile.yaml"), (1, "blank.yaml"), (2, "photos")]
    {
        let output = clerk(at, &["make", "visit.yaml", "--to", "docx", "--theme", theme]);
        assert_eq!(output.status.code(), Some(code), "{theme}: {}", shown(&output));
        assert_eq!(at.join("visit.docx").exists(), code == 0, "{theme}");
        let _ = fs::remove_file(at.join("visit.docx"));
    }
}

#[test]
fn exit_codes_tell_how_it_went() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("blank.yaml"), BLANK).unwrap();
    fs::write(at.join("fault.yaml"), BLANK.replace("2025-04-15", "2025-04-31")).unwrap();
    fs::write(at.join("doubt.yaml"), BLANK.replace("人数: xx", "其他人员: 有关，，人员")).unwrap();
    fs::write(at.join("old.txt"), "xxxx年__县选派xx名教师。\n").unwrap();
    fs::write(at.join("gbk.yaml"), b"\xc0\xe0\xd0\xcd: \xb5\xf7\xd1\xd0\n").unwrap();
    for (code, words) in [
        (0, "list"),
        (0, "--help"),
        (0, "check --help"),
        (0, "new visit"),
        (0, "new 调研 --keys en"),
        (0, "check visit.yaml"),
        (0, "explain value.money.unit"),
        (0, "explain [source.text.size]"),
        (2, "explain value.mony.unit"),
        (2, "explain 七"),
        (2, "explain"),
        (0, "check doubt.yaml"),
        (1, "check blank.yaml"),
        (1, "check fault.yaml visit.yaml"),
        (1, "check gbk.yaml"),
        (1, "make blank.yaml"),
        (1, "make gbk.yaml"),
        (0, "make blank.yaml --draft --to md"),
        (1, "make fault.yaml --draft"),
        (2, ""),
        (2, "chekc"),
        (2, "check"),
        (2, "check nofile.yaml"),
        (2, "check photos"),
        (2, "check nofile.yaml fault.yaml"),
        (2, "make nofile.yaml"),
        (2, "make visit.yaml --to pdf"),
        (2, "new training-of-dragons"),
        (2, "new visit -o visit.yaml"),
        (2, "new visit --keys fr"),
        (2, "check visit.yaml --jsno"),
        (2, "make visit.yaml -o visit.yaml"),
        (2, "check visit.yaml --lang"),
        (0, "scan old.txt"),
        (0, "scan old.txt --json"),
        (0, "scan old.txt -o values.yaml --force"),
        (2, "scan old.txt -o visit.yaml"),
        (0, "scan gbk.yaml"),
        (2, "scan nofile.txt"),
        (2, "scan photos"),
        (2, "scan"),
    ] {
        for lang in [&[][..], &["--lang", "en"]] {
            let words: Vec<&str> = words.split_whitespace().chain(lang.iter().copied()).collect();
            let output = clerk(at, &words);
            let text = shown(&output);
            // `--lang` without a word swallows the next one.
            assert_eq!(output.status.code(), Some(code), "{words:?}: {text}");
            assert!(!text.contains("error:") || code == 1, "clap's own words: {text}");
            assert!(!text.contains("panicked"), "{text}");
        }
    }
}

#[test]
fn json_is_json_whatever_the_texts_hold() {
    let folder = folder();
    let name = "a\"b\\c\u{202e}.yaml";
    fs::write(
        folder.path().join(name),
        "类型: 调研\n\"\\\"\\\\\\n\u{1}\": \"</script>\"\n日期: \"x\\\"y\"\n",
    )
    .unwrap();
    let output = clerk(folder.path(), &["check", "--json", name]);
    let problems: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(problems.len() >= 3 && output.stderr.is_empty());
    for problem in &problems {
        assert!(problem["code"].is_string() && problem["message"].is_string() && problem["hint"].is_string());
        assert!(problem["line"].is_u64() && problem["column"].is_u64() && problem["path"].is_string());
        assert_eq!(problem["file"], name);
        assert!(["error", "blank", "warning"].contains(&problem["severity"].as_str().unwrap()));
    }
    let clean = clerk(folder.path(), &["check", "--json", "visit.yaml"]);
    assert_eq!(serde_json::from_slice::<Vec<serde_json::Value>>(&clean.stdout).unwrap().len(), 0);
}

/// Whether a terminal shows nothing but what is there.
fn is_plain(text: &str) -> bool {
    let hidden = "\u{61c}\u{200e}\u{200f}\u{2028}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}\u{fdd0}\u{1fffe}";
    !text.chars().any(|c| c.is_control() && c != '\n' || hidden.contains(c))
}

#[test]
fn what_is_shown_cannot_change_the_terminal() {
    let folder = folder();
    let at = folder.path();
    let odd = "甲\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}\u{feff}\u{fdd0}\u{1fffe}";
    let (file, none) = (format!("{odd}.yaml"), format!("{odd}.yml"));
    fs::copy(at.join("visit.yaml"), at.join(&file)).unwrap();
    let fault = format!("{odd}2.yaml");
    fs::write(at.join(&fault), BLANK.replace("xx", odd).replace("到访地", "\"到\u{202e}\"")).unwrap();
    for words in [
        &["check", &file][..],
        &["check", &fault],
        &["check", "--json", &fault],
        &["check", &none],
        &["make", &file, &file],
        &["make", &file, "-o", odd],
        &["make", &fault],
        &["make", "visit.yaml", "-o", &file],
        &["new", "visit", "-o", &file],
        &["new", "visit", "-o", &none],
        &["new", odd],
        &[odd],
        &["check", "visit.yaml", odd, "--lang", odd],
    ] {
        let text = shown(&clerk(at, words));
        assert!(is_plain(&text), "{words:?}: {text:?}");
    }
}

#[test]
fn a_long_word_of_a_command_is_answered_briefly() {
    let folder = folder();
    let long = "县".repeat(20_000);
    for words in [
        vec![long.as_str()],
        vec!["make", &long],
        vec!["new", &long],
        vec!["list", &long],
        vec!["make", "visit.yaml", "--theme", &long],
        vec!["make", "visit.yaml", "--name", &long],
        vec!["make", "visit.yaml", "--jobs", &long],
    ] {
        let output = clerk(folder.path(), &words);
        assert_eq!(output.status.code(), Some(2), "{}", words[0]);
        let told = shown(&output);
        assert!(told.len() <= 8 << 10 && told.contains("县县县…"), "{}: {} bytes", words[0], told.len());
    }
}

#[test]
fn many_problems_in_a_long_line_are_shown_briefly() {
    let folder = folder();
    let stop = format!("{{地点: 青禾一中, 日期: 2025-04-31, 活动: {}}}", "好".repeat(3000));
    let text = BLANK.replace("{地点: 青禾一中}", &format!("[{}]", [stop.as_str(); 100].join(", ")));
    fs::write(folder.path().join("long.yaml"), text).unwrap();
    let text = told(folder.path(), 1, &["check", "long.yaml"]);
    assert!(text.matches("2025-04-31").count() >= 100 && text.len() < 100_000, "{}", text.len());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_left_as_it_was() {
    let folder = folder();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    // A folder stands where the last document should go: no document may be there afterwards.
    fs::create_dir(out.join("visit.docx")).unwrap();
    fs::write(out.join("visit.docx/keep"), "").unwrap();
    let output = clerk(folder.path(), &["make", "visit.yaml", "-o", "out"]);
    assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    assert_eq!(names(&out), ["visit.docx"]);
    // A missing picture: nothing is written either, and every one is named.
    fs::remove_file(folder.path().join("photos/forum.png")).unwrap();
    let output = clerk(folder.path(), &["make", "visit.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(shown(&output).contains("photos/forum.png"));
    assert_eq!(names(folder.path()), ["out", "photos", "visit.yaml"]);
}

#[test]
fn two_records_never_become_one_document() {
    let folder = folder();
    let at = folder.path();
    fs::create_dir(at.join("other")).unwrap();
    fs::copy(at.join("visit.yaml"), at.join("other/Visit.yml")).unwrap();
    for words in
        [&["make", "visit.yaml", "other/Visit.yml", "-o", "out"][..], &["make", "visit.yaml", "./visit.yaml"]]
    {
        let output = clerk(at, words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(shown(&output).contains("visit.yaml"));
    }
    fs::copy(at.join("visit.yaml"), at.join("visit.md")).unwrap();
    assert_eq!(clerk(at, &["make", "visit.md"]).status.code(), Some(2));
    assert_eq!(fs::read(at.join("visit.md")).unwrap(), fs::read(at.join("visit.yaml")).unwrap());
    assert!(!at.join("out").exists() && !at.join("visit.docx").exists());
}

#[test]
fn a_draft_shows_its_blanks_and_a_final_document_refuses_them() {
    let folder = folder();
    fs::write(folder.path().join("blank.yaml"), format!("{BLANK}图片: {{文件: xx, 图注: xx}}\n")).unwrap();
    let refused = clerk(folder.path(), &["make", "blank.yaml"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!folder.path().join("blank.md").exists());
    let draft = clerk(folder.path(), &["make", "blank.yaml", "--draft"]);
    assert_eq!(draft.status.code(), Some(0), "{}", shown(&draft));
    for ending in ["md", "html"] {
        let text = fs::read_to_string(folder.path().join(format!("blank.{ending}"))).unwrap();
        assert!(text.contains("【待填：人数】"), "{text}");
    }
}

#[test]
fn an_existing_file_is_replaced_only_when_told() {
    let folder = folder();
    let at = folder.path();
    let before = fs::read(at.join("visit.yaml")).unwrap();
    assert_eq!(clerk(at, &["new", "visit", "-o", "visit.yaml"]).status.code(), Some(2));
    assert_eq!(fs::read(at.join("visit.yaml")).unwrap(), before);
    assert_eq!(clerk(at, &["new", "visit", "-o", "visit.yaml", "--force"]).status.code(), Some(0));
    assert!(fs::read_to_string(at.join("visit.yaml")).unwrap().starts_with("类型: 调研\n"));
}

#[test]
fn blanks_of_an_old_text_for_programs_and_as_a_file_of_values() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("old.txt"), "\u{feff}xxxx年__县选派xx名教师，\r\n__县感谢xxx总书记。\n").unwrap();
    let json: Vec<serde_json::Value> =
        serde_json::from_str(&told(at, 0, &["scan", "old.txt", "--json"])).unwrap();
    let text = "xxxx年__县选派xx名教师，\r\n__县感谢xxx总书记。\n".chars().collect::<Vec<char>>();
    assert_eq!(json.len(), 5);
    for blank in &json {
        let number = |key: &str| usize::try_from(blank[key].as_u64().unwrap()).unwrap();
        let (offset, length) = (number("offset"), number("length"));
        assert_eq!(
            text[offset..offset + length].iter().collect::<String>(),
            blank["token"].as_str().unwrap()
        );
        assert!(number("line") >= 1 && number("column") >= 1 && blank["certain"].is_boolean());
        assert!(["id", "kind", "entity", "context"].iter().all(|key| blank[key].is_string()), "{blank}");
    }
    assert_eq!(json[1]["entity"], json[3]["entity"]);
    assert_eq!(json[4]["withheld"], true);
    told(at, 0, &["scan", "old.txt", "-o", "values.yaml"]);
    let values = fs::read_to_string(at.join("values.yaml")).unwrap();
    let lines: Vec<&str> = values.lines().filter(|line| line.ends_with(": xx")).collect();
    assert_eq!(lines, ["  b1: xx", "  县: xx", "  b3: xx"], "{values}");
    assert!(told(at, 2, &["scan", "old.txt", "-o", "values.yaml"]).contains("没有动它"));
    fs::write(at.join("plain.txt"), "没有空。\n").unwrap();
    assert_eq!(told(at, 0, &["scan", "plain.txt"]), "没有发现空\n");
    assert_eq!(told(at, 0, &["scan", "plain.txt", "--json"]), "[]\n");
    fs::write(at.join("a.doc"), "").unwrap();
    assert!(told(at, 2, &["scan", "a.doc"]).contains("另存为 .docx"));
}

#[test]
fn an_old_text_is_read_in_the_encoding_of_its_time() {
    let folder = folder();
    let at = folder.path();
    // “选派xx名校长。” as Chinese Windows wrote it, and as its “Unicode” was.
    let gbk = b"\xd1\xa1\xc5\xc9xx\xc3\xfb\xd0\xa3\xb3\xa4\xa1\xa3\r\n".to_vec();
    let utf16 = "\u{feff}选派xx名校长。\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("gbk.txt", gbk), ("utf16.txt", utf16)] {
        fs::write(at.join(name), bytes).unwrap();
        told(at, 0, &["scan", name, "-o", "b.yaml", "--force"]);
        fs::write(at.join("b.yaml"), "values:\n  b1: 12\n").unwrap();
        told(at, 0, &["fill", name, "--with", "b.yaml", "-o", "new.txt"]);
        assert_eq!(fs::read_to_string(at.join("new.txt")).unwrap(), "选派12名校长。\r\n", "{name}");
    }
    fs::write(at.join("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    assert!(told(at, 1, &["scan", "picture.txt"]).contains("不是文本文件"));
}

#[test]
fn a_word_file_is_scanned_and_filled_and_stays_a_word_file() {
    let folder = folder();
    let at = folder.path();
    fs::copy("tests/cases/word/notice.docx", at.join("old.docx")).unwrap();
    let json: Vec<serde_json::Value> =
        serde_json::from_str(&told(at, 0, &["scan", "old.docx", "--json"])).unwrap();
    assert_eq!((json.len(), &json[9]["place"]), (16, &"第1个文本框".into()));
    assert!(told(at, 0, &["scan", "old.docx"]).contains("第1个表格第2行第2格"));
    assert!(told(at, 0, &["scan", "old.docx", "--lang", "en"]).contains("table 1, row 2, cell 2"));
    told(at, 0, &["scan", "old.docx", "-o", "v.yaml"]);
    let values = fs::read_to_string(at.join("v.yaml")).unwrap();
    assert!(values.contains("# 页脚，年份"), "{values}");
    // Nothing is written while values are missing; a draft is.
    let missing = told(at, 1, &["fill", "old.docx", "--with", "v.yaml", "-o", "new.docx"]);
    assert!(
        missing.contains("old.docx:2:1（正文第2段）: 待填 b1") && missing.contains("v.yaml:5:7"),
        "{missing}"
    );
    assert!(!at.join("new.docx").exists());
    told(at, 0, &["fill", "old.docx", "--with", "v.yaml", "-o", "draft.docx", "--draft"]);
    let mut filled = values;
    for (key, value) in [
        ("b1", "2024"),
        ("b2", "12"),
        ("帮扶方", "临川区"),
        ("b4", "3000"),
        ("县", "青禾"),
        ("b7", "12"),
        ("b9", "9"),
        ("b10", "11"),
        ("b11", "20"),
        ("b13", "2024"),
        ("b14", "80"),
        ("b16", "2024"),
    ] {
        filled = filled.replace(&format!("  {key}: xx"), &format!("  {key}: {value}"));
    }
    fs::write(at.join("v.yaml"), filled).unwrap();
    for (from, to) in [("old.docx", "new.docx"), ("draft.docx", "again.docx")] {
        let shown = told(at, 0, &["fill", from, "--with", "v.yaml", "-o", to]);
        assert!(shown.contains(&format!("已生成 {to}")), "{shown}");
        assert_eq!(told(at, 0, &["scan", to]), "没有发现空\n");
    }
    assert!(told(at, 2, &["fill", "old.docx", "--with", "v.yaml", "-o", "new.md"]).contains(".docx"));
    assert!(told(at, 2, &["fill", "old.docx", "--with", "v.yaml", "-o", "old.docx"]).contains("盖掉"));
    fs::write(at.join("bad.docx"), "PK").unwrap();
    assert!(told(at, 1, &["scan", "bad.docx"]).contains("word.file.unusable"));
    assert!(told(at, 1, &["fill", "bad.docx", "--with", "v.yaml", "-o", "x.docx"]).contains("不完整"));
}

#[test]
fn what_is_new_has_blanks_and_nothing_else() {
    let folder = folder();
    for kind in jianbao::KINDS {
        for keys in ["zh", "en"] {
            let made = clerk(folder.path(), &["new", kind.name, "--keys", keys, "--force", "-o", "new.yaml"]);
            assert_eq!(made.status.code(), Some(0));
            let output = clerk(folder.path(), &["check", "--json", "new.yaml"]);
            assert_eq!(output.status.code(), Some(1));
            let problems: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
            assert!(problems.iter().all(|problem| problem["code"] == "record.field.blank"), "{problems:#?}");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_reader_that_leaves_early_is_no_fault() {
    let folder = folder();
    let mut child = Command::new(program())
        .args(["new", "visit"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty() && output.status.code() == Some(0), "{output:?}");
}

#[test]
fn the_same_bytes_under_another_time_zone_and_language() {
    let made = |zone: &str, language: &str| {
        let folder = folder();
        let mut make = Command::new(program());
        make.args(["make", "visit.yaml"]).current_dir(folder.path()).env("TZ", zone);
        make.env("LANG", language).env("LC_ALL", language).stdin(Stdio::null());
        assert!(make.output().unwrap().status.success());
        ["md", "html", "docx"].map(|ending| fs::read(folder.path().join(format!("visit.{ending}"))).unwrap())
    };
    assert_eq!(made("Asia/Shanghai", "zh_CN.UTF-8"), made("America/St_Johns", "C"));
}

#[test]
fn a_check_finds_missing_pictures_where_they_are_named() {
    let folder = folder();
    let at = folder.path();
    fs::remove_file(at.join("photos/forum.png")).unwrap();
    let text = fs::read_to_string(at.join("visit.yaml")).unwrap();
    let line = text.lines().position(|line| line.contains("photos/forum.png")).unwrap() + 1;
    let shown = told(at, 1, &["check", "visit.yaml"]);
    assert!(shown.starts_with(&format!("visit.yaml:{line}:")) && shown.contains("没有这个文件"), "{shown}");
    assert!(shown.contains("错误 1") && !shown.contains("os error"), "{shown}");
    let json = told(at, 1, &["check", "visit.yaml", "--json"]);
    let problems: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(problems[0]["code"], "picture.file.unusable");
    assert_eq!(problems[0]["line"], line);
}

#[test]
fn signs_that_word_processors_and_chinese_keyboards_make() {
    let folder = folder();
    let at = folder.path();
    told(at, 0, &["make", "visit.yaml", "--to", "md，html"]);
    assert!(at.join("visit.md").is_file() && at.join("visit.html").is_file());
    for word in ["—to", "——to", "－－to", "–o"] {
        let text = told(at, 2, &["make", "visit.yaml", word, "docx"]);
        assert!(text.contains(&format!("“{word}”前面的横线不是英文短横")), "{text}");
    }
    assert!(!at.join("visit.docx").exists());
    // A name with blanks, typed without quotes.
    fs::create_dir(at.join("今天 3 号")).unwrap();
    let text = told(at, 2, &["check", "今天", "3", "号"]);
    assert!(text.contains("\"今天 3 号\""), "{text}");
}

#[test]
fn a_read_only_document_is_left_alone() {
    let folder = folder();
    let at = folder.path();
    let place = at.join("visit.docx");
    fs::write(&place, "定稿").unwrap();
    let mut locked = fs::metadata(&place).unwrap().permissions();
    locked.set_readonly(true);
    fs::set_permissions(&place, locked).unwrap();
    let text = told(at, 2, &["make", "visit.yaml", "--to", "docx,md"]);
    assert!(text.contains("原来的文件是只读的"), "{text}");
    // All of a record or nothing.
    assert!(fs::read(&place).unwrap() == "定稿".as_bytes() && !at.join("visit.md").exists());
}

#[test]
fn words_that_are_nearly_right() {
    let folder = folder();
    let at = folder.path();
    for (word, ending) in [
        ("DOCX", "docx"),
        ("Word", "docx"),
        ("word", "docx"),
        ("HTML", "html"),
        ("网页", "html"),
        ("Markdown", "md"),
    ] {
        told(at, 0, &["make", "visit.yaml", "--to", word, "-o", word]);
        assert!(at.join(word).join(format!("visit.{ending}")).is_file(), "{word}");
    }
    assert!(told(at, 2, &["check", "visit"]).contains("是不是 visit.yaml"));
    for (file, said) in [("a.docx", "这是 Word 文件，请写数据文件（.yaml）"), ("a.XLS", "另存为 .xlsx")]
    {
        fs::write(at.join(file), "PK").unwrap();
        for command in ["check", "make"] {
            let text = told(at, 2, &[command, file]);
            assert!(text.contains(said), "{text}");
        }
    }
    fs::write(at.join("file"), "").unwrap();
    assert_eq!(told(at, 2, &["make", "visit.yaml", "-o", "file"]), "file 是文件，不是文件夹\n");
    assert_eq!(told(at, 2, &["new", "visit", "-o", "nope/x.yaml"]), "没有文件夹 nope\n");
}

#[test]
fn what_a_killed_run_left_is_cleared_away() {
    use std::time::{Duration, SystemTime};
    let folder = folder();
    let at = folder.path();
    let long = "好".repeat(83);
    fs::copy(at.join("visit.yaml"), at.join(format!("{long}.yaml"))).unwrap();
    let put = |name: &str, days: u64| {
        let time = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60 + 7200);
        fs::File::create(at.join(name)).unwrap().set_modified(time).unwrap();
    };
    // No process has so high a number.
    let (gone, old, young) = (".jianbao-4294967294-0.tmp", ".jianbao-1-3.tmp", ".jianbao-4294967294-1.tmp");
    put(gone, 0);
    put(old, 2);
    fs::write(at.join(young), "").unwrap();
    let kept = [".jianbao-01-0.tmp", ".jianbao-1-0.tmp.bak", ".jianbao-x-0.tmp", "jianbao-1-0.tmp"];
    kept.iter().for_each(|name| put(name, 2));
    fs::create_dir(at.join(".jianbao-1-9.tmp")).unwrap();
    told(at, 0, &["make", &format!("{long}.yaml"), "--to", "md"]);
    assert!(!at.join(old).exists() && at.join(young).exists() && at.join(".jianbao-1-9.tmp").is_dir());
    assert!(kept.iter().all(|name| at.join(name).exists()));
    assert!(!at.join(gone).exists() || cfg!(not(target_os = "linux")));
}

#[test]
#[cfg(unix)]
fn pipes_links_and_devices_are_left_alone() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let folder = folder();
    let at = folder.path();
    let pipe = |name: &str| {
        assert!(Command::new("mkfifo").arg(at.join(name)).status().unwrap().success());
    };
    pipe("pipe.yaml");
    assert!(told(at, 2, &["check", "pipe.yaml"]).contains("不是普通文件"));
    // Documents: neither a pipe nor a link to one is replaced; a link to a file may be.
    fs::create_dir_all(at.join("out")).unwrap();
    fs::write(at.join("kept.txt"), "kept").unwrap();
    symlink("../kept.txt", at.join("out/visit.md")).unwrap();
    symlink("../pipe.yaml", at.join("out/visit.html")).unwrap();
    assert!(told(at, 2, &["make", "visit.yaml", "-o", "out"]).contains("不是普通文件"));
    assert!(names(&at.join("out")) == ["visit.html", "visit.md"]);
    told(at, 0, &["make", "visit.yaml", "-o", "out", "--to", "md"]);
    assert_eq!(fs::read_to_string(at.join("kept.txt")).unwrap(), "kept");
    assert!(!at.join("out/visit.md").is_symlink());
    // Copies of pictures: a pipe, a link, another picture of the same length, a folder that leads out.
    let copy = at.join("out/photos/forum.png");
    let refused = || {
        let text = told(at, 1, &["make", "visit.yaml", "-o", "out", "--to", "md"]);
        assert!(text.contains("out/photos/forum.png") && text.contains("没有动它"), "{text}");
    };
    let size = fs::metadata(&copy).unwrap().len();
    fs::write(&copy, vec![0; size as usize]).unwrap();
    refused();
    fs::remove_file(&copy).unwrap();
    symlink("../../photos/forum.png", &copy).unwrap();
    refused();
    fs::remove_file(&copy).unwrap();
    pipe("out/photos/forum.png");
    refused();
    assert!(fs::symlink_metadata(&copy).unwrap().file_type().is_fifo());
    fs::remove_dir_all(at.join("out/photos")).unwrap();
    fs::create_dir(at.join("elsewhere")).unwrap();
    symlink("../elsewhere", at.join("out/photos")).unwrap();
    refused();
    assert!(names(&at.join("elsewhere")).is_empty());
}

#[test]
#[cfg(target_os = "linux")]
fn a_screen_that_takes_nothing_is_told() {
    let folder = folder();
    // No file may grow: as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" new visit >shown.txt";
    let mut shell = Command::new("sh");
    shell.args(["-c", script]).arg(program()).current_dir(folder.path());
    let output = shell.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(shown(&output).contains("没有显示完整"), "{output:?}");
}
