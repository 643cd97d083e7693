//! Many data files in one run of the clerks' program: what is told of each, what documents are called, and that every
//! file is whole or absent, whatever happens.

mod many;
mod run;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use many::{release, releases};
use run::{clerk, names, program, shown, told};
use serde_json::Value;

/// A release with a title of its own.
fn titled(title: &str) -> String {
    let text = release(0);
    let line = text.lines().find(|line| line.starts_with("  标题:")).unwrap();
    let title = serde_json::to_string(title).unwrap();
    text.replace(line, &format!("  标题: {title}"))
}

fn write(at: &Path, name: &str, text: &str) {
    let path = at.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Every visible file of a folder and its bytes.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let visible = names(folder).into_iter().filter(|name| !name.starts_with(".jianbao-"));
    visible.map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

#[test]
fn every_file_is_told_in_order_and_faults_hold_back_only_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 30);
    write(at, "in/00007.yaml", &release(7).replace("205万元", "").replace("7.8万元", "17"));
    write(at, "in/00011.yaml", &release(11).replace("目的: 调研", "目的: xx"));
    write(at, "in/00013.yaml", "类型: 台账\n");
    write(at, "in/说明.txt", "不是数据文件");
    fs::create_dir(at.join("in/旧.yaml")).unwrap();
    let runs = ["1", "2", "7"].map(|jobs| {
        let words = ["make", "in", "-o", jobs, "--to", "docx", "--jobs", jobs];
        let output = clerk(at, &words);
        assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
        assert!(output.stderr.is_empty(), "{}", shown(&output));
        shown(&output).replace(&format!("{jobs}/0"), "out/0")
    });
    assert_eq!(runs[0], runs[1]);
    assert_eq!(runs[0], runs[2]);
    let lines: Vec<&str> =
        runs[0].lines().filter(|line| line.starts_with("in/") && line.contains("yaml：")).collect();
    assert_eq!(lines.len(), 30, "{}", runs[0]);
    for (number, line) in lines.iter().enumerate() {
        let (name, held) = (format!("in/{number:05}.yaml"), [7, 11, 13].contains(&number));
        let wanted = match number {
            13 => format!("{name}：这是台账，要加 --document 或 --record 另外生成"),
            _ if held => format!("{name}：没有生成稿件"),
            _ => format!("{name}：已生成 out/{number:05}.docx"),
        };
        assert_eq!(*line, wanted);
    }
    assert!(runs[0].contains("[record.field.blank]"), "{}", runs[0]);
    let end = "共 30 份：做成 27，有错误或待填 2，读写不了 1\n没有做成的：in/00007.yaml、in/00011.yaml、in/00013.yaml\n";
    assert!(runs[0].ends_with(end), "{}", runs[0]);
    assert_eq!(names(&at.join("1")).len(), 27);
    assert_eq!(contents(&at.join("1")), contents(&at.join("7")));
}

#[test]
fn the_exit_code_is_that_of_the_worst_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 2);
    let make = |code: i32, files: &[&str]| {
        told(at, code, &[&["make", "-o", "out", "--to", "md"][..], files].concat())
    };
    assert!(make(0, &["in"]).ends_with("共 2 份：做成 2\n"));
    write(at, "in/blank.yaml", &release(2).replace("目的: 调研", "目的: xx"));
    make(1, &["in"]);
    let text = make(2, &["in", "nofile.yaml"]);
    assert!(text.contains("\nnofile.yaml：没有这个文件或文件夹\n"), "{text}");
    make(2, &["in/00000.yaml", "--jobs", "0"]);
    make(2, &["in/00000.yaml", "--jobs", "257"]);
}

#[test]
fn json_has_a_line_for_each_file_and_one_that_sums_up() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 2);
    write(at, "in/00001.yaml", &release(1).replace("2024-04-29", "2024-04-31"));
    let output = clerk(at, &["make", "in", "in/no.yaml", "--to", "md,docx", "--json", "-o", "out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.is_empty());
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for line in &lines[..3] {
        assert_eq!(keys(line), ["file", "outcome", "problems", "reason", "written"]);
    }
    assert_eq!(lines[0]["outcome"], "made");
    let written: Vec<&str> =
        lines[0]["written"].as_array().unwrap().iter().map(|path| path.as_str().unwrap()).collect();
    assert_eq!(written.iter().map(|path| at.join(path).is_file()).collect::<Vec<_>>(), [true, true]);
    assert_eq!((&lines[1]["file"], &lines[1]["outcome"]), (&"in/00001.yaml".into(), &"faulty".into()));
    assert_eq!(lines[1]["written"], Value::Array(Vec::new()));
    let problem = &lines[1]["problems"][0];
    assert_eq!(problem["file"], "in/00001.yaml");
    assert!(problem["line"].is_u64() && problem["column"].is_u64(), "{problem}");
    for key in ["code", "severity", "message", "hint"] {
        assert!(problem[key].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
    }
    assert_eq!(lines[2]["outcome"], "refused");
    assert!(lines[2]["reason"].as_str().unwrap().contains("没有这个文件"));
    assert_eq!(lines[3]["summary"], serde_json::json!({"files": 3, "made": 1, "faulty": 1, "refused": 1}));
    // The same for a single file.
    let one = told(at, 0, &["make", "in/00000.yaml", "--to", "md", "--json"]);
    assert_eq!(one.lines().count(), 2);
}

#[test]
fn a_pattern_names_documents_after_their_facts() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 3);
    write(at, "in/00001.yaml", &titled("第二篇"));
    let bad = release(2).replace("目的: 调研", "目的: xx");
    write(at, "in/00002.yaml", &bad);
    let text = told(
        at,
        1,
        &["make", "in", "-o", "out", "--to", "md", "--name", "{published}-{标题}-{种类}（{stem}）"],
    );
    assert!(text.contains("in/00001.yaml：已生成 out/2024-03-30-第二篇-调研（00001）.md"), "{text}");
    assert_eq!(names(&at.join("out")).len(), 2);
    let words = ["make", "in/00001.yaml", "--to", "md", "--name", "{{{受援方}}}{帮扶方}{来源}"];
    assert_eq!(told(at, 0, &words), "已生成 in/{清远市}广州市清远市教育局.md\n");
    for (name, said) in [
        (
            "{titel}",
            "不能写“{titel}”，可以写：{文件名}、{标题}、{发布日期}、{种类}、{来源}、{帮扶方}、{受援方}",
        ),
        ("{title", "大括号没有成对"),
        ("title}", "大括号没有成对"),
        ("新闻稿", "没有栏目"),
        ("", "没有栏目"),
        ("../{title}", "不能有 / 和 \\"),
        ("a\\{title}", "不能有 / 和 \\"),
    ] {
        let text = told(at, 2, &["make", "in", "-o", "none", "--name", name]);
        assert!(text.contains(said), "{text}");
        let english = told(at, 2, &["make", "in", "-o", "none", "--name", name, "--lang=en"]);
        assert!(!english.contains('，') && english != text, "{english}");
        assert!(!at.join("none").exists());
    }
    assert!(told(at, 2, &["make", "in", "--document", "总结", "--name", "{stem}"]).contains("--name 不能和"));
}

#[test]
fn names_are_safe_on_every_system() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let long = "好".repeat(100);
    let cases = [
        ("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j"),
        ("con", "_con"),
        ("COM1.总结", "_COM1.总结"),
        ("lpt¹", "_lpt¹"),
        ("console", "console"),
        ("  .藏.. ", "藏"),
        ("CONIN$", "_CONIN$"),
        ("一  二", "一 二"),
        ("零\u{200b}宽", "零_宽"),
        ("cafe\u{301}", "caf\u{e9}"),
        ("......", "00010"),
        (long.as_str(), &long[..195]),
        ("甲\u{2060}\u{2060}乙", "甲_乙"),
    ];
    for (number, (title, _)) in cases.iter().enumerate() {
        write(at, &format!("in/{number:05}.yaml"), &titled(title));
    }
    let output = clerk(at, &["make", "in", "-o", "out", "--to", "docx", "--name", "{title}", "--json"]);
    let told: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut made = 0;
    for (line, (title, wanted)) in told.iter().zip(cases) {
        // Some titles are refused before they could become names.
        if line["outcome"] == "made" {
            assert_eq!(line["written"][0], format!("out/{wanted}.docx"), "{title:?}");
            made += 1;
        }
    }
    assert!(made >= 9, "{told:#?}");
    for name in names(&at.join("out")) {
        assert!(
            name.len() <= 200 && !name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']),
            "{name}"
        );
    }
}

#[test]
fn documents_of_one_name_are_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (case, files) in [
        ["a/报道.yaml", "b/报道.yml"],
        ["a/Report.yaml", "b/rEPORT.yaml"],
        ["a/caf\u{e9}.yaml", "b/cafe\u{301}.yaml"],
    ]
    .iter()
    .enumerate()
    {
        let at = at.join(case.to_string());
        files.iter().for_each(|file| write(&at, file, &release(0)));
        let text = told(&at, 2, &["make", "a", "b", "-o", "out"]);
        assert!(text.contains(files[0]) && text.contains(files[1]) && text.contains("没有动手"), "{text}");
        assert_eq!(names(&at), ["a", "b"]);
        // In folders of their own they do not meet.
        told(&at, 0, &["make", "a", "b", "--to", "md"]);
    }
    // By a pattern: all pairs are told.
    releases(&at.join("in"), 25);
    let text = told(at, 2, &["make", "in", "-o", "out", "--name", "{kind}"]);
    assert_eq!(text.lines().count(), 21, "{text}");
    assert!(text.ends_with("另有 4 处这样的问题\n"), "{text}");
    assert!(!at.join("out").exists());
    // A file named twice, or alone and with its folder.
    told(at, 2, &["make", "in", "in/00003.yaml", "--to", "md"]);
    assert_eq!(names(&at.join("in")).len(), 25);
}

#[test]
#[cfg(unix)]
fn a_document_never_replaces_a_data_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "data.md", &release(0));
    write(at, "link.yaml", "");
    fs::remove_file(at.join("link.yaml")).unwrap();
    std::os::unix::fs::symlink("data.md", at.join("link.yaml")).unwrap();
    write(at, "data.yaml", &release(1));
    for words in [
        &["make", "data.md", "--to", "md"][..],
        &["make", "data.yaml", "data.md", "-o", ".", "--to", "md"],
        &["make", "link.yaml", "--to", "md", "--name", "DATA{stem}"],
        &["make", "data.yaml", "link.yaml", "--to", "md"],
    ] {
        let before = fs::read(at.join("data.md")).unwrap();
        let output = clerk(at, words);
        assert_eq!(fs::read(at.join("data.md")).unwrap(), before, "{words:?}: {}", shown(&output));
    }
    assert!(told(at, 2, &["make", "data.yaml", "link.yaml", "--to", "md"]).contains("盖掉数据文件"));
}

#[test]
fn a_theme_beside_the_data_is_no_data_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 2);
    write(at, "in/样式.yaml", "基于: 公文\n");
    told(at, 0, &["make", "in", "--theme", "in/样式.yaml", "--to", "docx", "-o", "out"]);
    assert!(told(at, 1, &["make", "in", "--to", "docx", "-o", "out"]).contains("in/样式.yaml：没有生成稿件"));
}

#[test]
fn the_earlier_of_two_pictures_of_one_name_has_its_way() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let picture = fs::read("examples/photos/forum.png").unwrap();
    for (number, side) in ["a", "b"].iter().enumerate() {
        let data = release(number) + "图片: {文件: p.png, 图注: 座谈会现场}\n";
        write(at, &format!("{side}/{side}.yaml"), &data);
        let mut bytes = picture.clone();
        bytes.extend(vec![0; number]);
        fs::write(at.join(side).join("p.png"), bytes).unwrap();
    }
    for _ in 0..5 {
        let text = told(at, 1, &["make", "a", "b", "-o", "out", "--to", "md", "--jobs", "2"]);
        assert!(text.contains("a/a.yaml：已生成 out/a.md、out/p.png"), "{text}");
        assert!(text.contains("out/p.png 是另一张图片") && text.contains("b/b.yaml：没有生成稿件"), "{text}");
        assert_eq!(fs::read(at.join("out/p.png")).unwrap(), picture);
        assert_eq!(names(&at.join("out")), ["a.md", "p.png"]);
        fs::remove_dir_all(at.join("out")).unwrap();
    }
}

#[test]
fn a_folder_of_records_is_checked_like_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 3);
    assert_eq!(told(at, 0, &["check", "in"]), "没有发现问题\n");
    write(at, "in/00001.yaml", &release(1).replace("2024-04-29", "2024-04-31"));
    let text = told(at, 1, &["check", "in"]);
    assert!(text.contains("in/00001.yaml:"), "{text}");
    let (folder, file) =
        (told(at, 1, &["check", "in", "--json"]), told(at, 1, &["check", "in/00001.yaml", "--json"]));
    assert_eq!(folder, file);
}

/// Runs the program and ends it after a while; says whether it had ended by itself.
#[cfg(unix)]
fn interrupted(at: &Path, words: &[&str], after: Duration, signal: &str) -> bool {
    let mut child = Command::new(program())
        .args(words)
        .current_dir(at)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    let ended = child.try_wait().unwrap().is_some();
    if !ended {
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    }
    child.wait().unwrap();
    ended
}

/// Killed at many moments: `JIANBAO_KILLS=50 cargo test --test batch killed` for more of them.
#[test]
#[cfg(unix)]
fn killed_at_any_moment_every_file_is_whole_or_absent() {
    let rounds: u32 = std::env::var("JIANBAO_KILLS").ok().map_or(8, |rounds| rounds.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 120);
    let words = |out: &'static str| ["make", "in", "-o", out, "--to", "docx,md", "--jobs", "2"];
    told(at, 0, &words("whole"));
    let begun = Instant::now();
    told(at, 0, &words("whole"));
    let time = begun.elapsed();
    let whole = contents(&at.join("whole"));
    // What was there before, under the same names.
    let old: BTreeMap<String, Vec<u8>> =
        whole.keys().map(|name| (name.clone(), format!("old {name}").into_bytes())).collect();
    let (mut broken_off, mut partly) = (0, 0);
    for round in 0..rounds {
        let (out, signal) = (at.join("out"), if round % 4 == 3 { "-INT" } else { "-KILL" });
        let _ = fs::remove_dir_all(&out);
        let replaced = round % 2 == 1;
        if replaced {
            fs::create_dir(&out).unwrap();
            old.iter().for_each(|(name, bytes)| fs::write(out.join(name), bytes).unwrap());
        }
        // All over the run, a little differently each time.
        let share = (f64::from(round) + 0.5) / f64::from(rounds);
        let ended = interrupted(at, &words("out"), time.mul_f64(share), signal);
        broken_off += u32::from(!ended);
        let there = if out.exists() { contents(&out) } else { BTreeMap::new() };
        let mut new = 0;
        for (name, bytes) in &there {
            let is_new = whole.get(name) == Some(bytes);
            new += usize::from(is_new);
            assert!(is_new || replaced && old.get(name) == Some(bytes), "round {round}: {name} is broken");
        }
        assert!(!replaced || there.len() == whole.len(), "round {round}: a file is gone");
        partly += u32::from(0 < new && new < whole.len());
        // The next run makes what is missing.
        if round == rounds / 2 {
            told(at, 0, &words("out"));
            assert_eq!(contents(&out), whole);
        }
    }
    assert!(
        broken_off * 2 >= rounds && partly >= 1,
        "{broken_off} of {rounds} broken off, {partly} half done"
    );
}

#[test]
#[cfg(unix)]
fn a_disk_that_takes_no_more_is_told_for_each_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 5);
    write(at, "in/00002.yaml", &titled("短"));
    // Files of more than 4 KiB do not fit: a page of Markdown does, a Word file does not.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" make in -o \"$1\" --to \"$1\" --jobs 2";
    let make = |to: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]).arg(program()).arg(to).current_dir(at).output().unwrap()
    };
    let output = make("docx");
    let text = shown(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert_eq!(text.matches(".docx：文件太大，这里放不下\n").count(), 5, "{text}");
    assert!(text.contains("共 5 份：做成 0，读写不了 5"), "{text}");
    assert!(!at.join("docx").exists());
    let output = make("md");
    assert_eq!((output.status.code(), names(&at.join("md")).len()), (Some(0), 5), "{}", shown(&output));
}

#[test]
#[cfg(unix)]
fn what_may_not_be_read_or_written_does_not_stop_the_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    releases(&at.join("in"), 4);
    let closed = at.join("in/00001.yaml");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // A folder stands where a document should go.
    fs::create_dir_all(at.join("out/00002.docx")).unwrap();
    let output = clerk(at, &["make", "in", "-o", "out", "--to", "docx"]);
    let text = shown(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("in/00002.yaml：没有生成稿件。out/00002.docx：这是文件夹，不是文件\n"), "{text}");
    // Root may read everything.
    let readable = fs::File::open(&closed).is_ok();
    assert!(readable || text.contains("in/00001.yaml：没有权限读写\n"), "{text}");
    assert!(at.join("out/00000.docx").is_file() && at.join("out/00003.docx").is_file());
}

#[test]
#[cfg(unix)]
fn a_folder_that_vanishes_is_told_for_each_file_that_comes_after() {
    use std::io::{BufRead, BufReader, Read};
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    // Nobody reads the results at first. They do not fit into the pipe, so the program waits with most of its work.
    let (count, long) = (400, "好".repeat(60));
    for number in 0..count {
        write(at, &format!("in/{number:05}{long}.yaml"), &release(number));
    }
    let mut child = Command::new(program())
        .args(["make", "in", "-o", "out", "--to", "md", "--jobs", "2"])
        .current_dir(at)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    lines.read_line(&mut text).unwrap();
    fs::rename(at.join("out"), at.join("elsewhere")).unwrap();
    lines.read_to_string(&mut text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    let made = contents(&at.join("elsewhere")).len();
    assert!(0 < made && made < count, "{made}");
    assert_eq!(text.matches("：没有生成稿件。文件夹 out 没有了\n").count(), count - made, "{text}");
    assert!(!at.join("out").exists());
}
