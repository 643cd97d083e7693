//! Ledgers in the clerks' program: papers, figure sheets and releases made, ledgers checked and begun, and what is
//! said to commands that cannot be done.

mod run;

use std::fs;
use std::path::Path;

use run::{clerk, names, shown, told};
use serde_json::Value;

const LEDGER: &str = "类型: 台账
协作关系:
  帮扶方: {地区: 临川区}
  受援方: {地区: 青禾县}
口径: 受援方
时段: 2021年至2024年
总结: {落款单位: 青禾县教育局, 日期: 2025年1月10日}
培训:
- {名称: \"青禾县<骨干>&教师培训班\", 主办单位: 临川区教育局, 日期: 2021年7月11日至15日, 总数: 40人}
- {名称: 青禾县校长培训班, 主办单位: 临川区教育局, 日期: 2022年7月10日至14日, 总数: 25人}
- {名称: 青禾县班主任培训班, 主办单位: 临川区教育局, 时间: 2023年, 总数: 60人}
- {名称: 青禾县班主任培训班, 主办单位: 临川区教育局, 时间: 2024年, 总数: 61人}
调研:
- 日期: 2024年4月15日至16日
  到访地: 青禾县
  目的: 调研
  稿件: {发布日期: 2024年4月18日, 来源: 青禾县教育局}
  来访团: {派出单位: 临川区教育局, 领队: 临川区教育局局长 沈砚秋, 人数: 8人}
  行程:
  - 站点: [{地点: 青禾县第一中学, 日期: 2024年4月15日, 活动: 看望支教教师}]
";

const SHEETS: [&str; 2] = ["台账-总结-数据核对表.html", "台账-总结-数据核对表.json"];

/// A folder with the ledger as a file of its own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("台账.yaml"), LEDGER).unwrap();
    folder
}

/// The ledger as the folder 青禾: its head and its records in files of their own, and what lies beside them.
fn split(at: &Path) {
    let (head, records) = LEDGER.split_at(LEDGER.find("培训:").unwrap());
    let home = at.join("青禾");
    fs::create_dir_all(home.join("旧")).unwrap();
    fs::write(home.join("开头.yaml"), head).unwrap();
    fs::write(home.join("记录.YML"), format!("类型: 台账\n{records}")).unwrap();
    fs::write(
        home.join("资助.csv"),
        "形式,时间,捐赠方,受赠方,金额\n资金,2024年,临川区慈善会,青禾县教育局,35万元\n",
    )
    .unwrap();
    // None of these is read: a lock, hidden files, a document, a picture, a folder.
    for other in
        ["~$资助.xlsx", "~$资助.csv", ".资助.csv", ".~lock.资助.csv#", "说明.docx", "会.png", "旧/培训.yaml"]
    {
        fs::write(home.join(other), "{{{").unwrap();
    }
}

#[test]
fn a_paper_lies_beside_its_ledger_in_every_format() {
    let folder = folder();
    let at = folder.path();
    let shown = told(at, 0, &["make", "台账.yaml", "--document", "总结"]);
    assert_eq!(shown, "已生成 台账-总结.md\n已生成 台账-总结.html\n已生成 台账-总结.docx\n");
    let text = fs::read_to_string(at.join("台账-总结.md")).unwrap();
    assert!(text.contains("累计培训186人") && text.contains("*青禾县教育局　2025年1月10日*"), "{text}");
    for (period, name, sum) in [
        ("2024", "台账-总结-2024年.md", "61人"),
        ("2021-2022", "台账-总结-2021年至2022年.md", "累计培训65人"),
        ("2021年至2023年", "台账-总结-2021年至2023年.md", "累计培训125人"),
    ] {
        told(at, 0, &["make", "台账.yaml", "--document", "summary", "--period", period, "--to", "md"]);
        assert!(fs::read_to_string(at.join(name)).unwrap().contains(sum), "{name}");
    }
    for paper in jianbao::PAPERS {
        fs::write(at.join("全.yaml"), LEDGER.replace("培训:", "简报: {简报名称: 教育帮扶简报, 期号: 3期, 编发单位: 青禾县教育局, 日期: 2025年1月12日}\n培训:")).unwrap();
        told(at, 0, &["make", "全.yaml", "--document", paper.zh, "-o", "稿件", "--to", "docx"]);
        assert!(at.join(format!("稿件/全-{}.docx", paper.zh)).is_file());
    }
}

#[test]
fn a_folder_is_a_ledger_and_so_are_several_files() {
    let folder = folder();
    let at = folder.path();
    split(at);
    let before = names(&at.join("青禾"));
    assert_eq!(told(at, 0, &["check", "青禾"]), "没有发现问题\n");
    told(at, 0, &["make", "青禾", "--document", "总结", "-o", "out", "--to", "md"]);
    assert_eq!(names(&at.join("青禾")), before, "nothing was written there");
    let text = fs::read_to_string(at.join("out/青禾-总结.md")).unwrap();
    assert!(text.contains("累计培训186人") && text.contains("35万元"), "{text}");
    // The same from inside the folder, and into it.
    told(&at.join("青禾"), 0, &["make", ".", "--document", "总结", "--to", "md"]);
    assert_eq!(fs::read_to_string(at.join("青禾/青禾-总结.md")).unwrap(), text);
    // The same from its files by name, called after the one that holds the head; documents are no data.
    let files = ["青禾/资助.csv", "青禾/记录.YML", "青禾/开头.yaml"];
    told(at, 0, &[&["make"][..], &files, &["--document", "总结", "--to", "md"]].concat());
    assert_eq!(fs::read_to_string(at.join("青禾/开头-总结.md")).unwrap(), text);
    assert_eq!(told(at, 0, &[&["check"][..], &files].concat()), "没有发现问题\n");
    assert_eq!(told(at, 0, &["check", "青禾", "台账.yaml"]), "没有发现问题\n");
}

#[test]
fn the_figure_sheet_holds_every_fact_and_where_it_stands() {
    let folder = folder();
    let at = folder.path();
    let shown = told(at, 0, &["make", "台账.yaml", "--document", "总结", "--figures", "--to", "md"]);
    assert!(SHEETS.iter().all(|sheet| shown.contains(sheet)), "{shown}");
    let json = fs::read_to_string(at.join(SHEETS[1])).unwrap();
    let sheet: Value = serde_json::from_str(&json).unwrap();
    let figures = sheet["figures"].as_array().unwrap();
    let text = fs::read_to_string(at.join("台账-总结.md")).unwrap();
    for fact in [
        "40人",
        "25人",
        "60人",
        "61人",
        "186人",
        "临川区教育局",
        "青禾县校长培训班",
        "2021年至2024年",
        "2025年1月10日",
    ] {
        assert!(text.contains(fact), "{fact}: {text}");
        assert!(figures.iter().any(|figure| figure["text"] == fact), "{fact}: {json}");
    }
    // Every digit of the text is in a figure, or among the fixed ones.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let texts = figures.iter().map(|figure| digits(figure["text"].as_str().unwrap())).sum::<usize>();
    let fixed = sheet["fixed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|number| digits(number.as_str().unwrap()))
        .sum::<usize>();
    assert_eq!(texts + fixed, digits(&text));
    // A place leads to the line that says so.
    let lines: Vec<&str> = LEDGER.lines().collect();
    for origin in figures.iter().flat_map(|figure| figure["origins"].as_array().unwrap()) {
        let place: Vec<&str> = origin["place"].as_str().unwrap().split(':').collect();
        let line = lines[place[1].parse::<usize>().unwrap() - 1];
        assert!(
            place[0] == "台账.yaml" && line.contains(origin["text"].as_str().unwrap()),
            "{origin}: {line}"
        );
    }
    let sum = figures.iter().find(|figure| figure["text"] == "186人").unwrap();
    assert_eq!((&sum["formula"], &sum["terms"]), (&"40人＋25人＋60人＋61人".into(), &4.into()));
}

#[test]
fn the_figure_sheet_is_a_page_of_its_own() {
    let folder = folder();
    let at = folder.path();
    told(at, 0, &["make", "台账.yaml", "--document", "总结", "--figures", "--to", "md"]);
    let page = fs::read_to_string(at.join(SHEETS[0])).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"));
    assert!(page.contains("青禾县&lt;骨干&gt;&amp;教师培训班") && !page.contains("<骨干>"), "{page}");
    assert!(["<script", "http:", "https:", "src="].iter().all(|word| !page.contains(word)));
    // Of many origins the first are shown, the others folded.
    let (_, sum) =
        page.split_once("<td>186人<div class=\"formula\">算法：40人＋25人＋60人＋61人</div></td>").unwrap();
    let row = sum.split("</tr>").next().unwrap();
    let (shown, folded) = row.split_once("<summary>等 4 处</summary>").unwrap();
    assert_eq!((shown.matches("<li>").count(), folded.matches("<li>").count()), (3, 1), "{row}");
    assert!(folded.contains("<ol start=\"4\">") && folded.contains("培训第4项 › 总数：61人"), "{row}");
    // The same bytes each time, and only when asked for.
    told(at, 0, &["make", "台账.yaml", "--document", "总结", "-o", "plain"]);
    assert_eq!(names(&at.join("plain")), ["台账-总结.docx", "台账-总结.html", "台账-总结.md"]);
    told(at, 0, &["make", "台账.yaml", "--document", "总结", "--figures", "--to", "md"]);
    assert_eq!(fs::read_to_string(at.join(SHEETS[0])).unwrap(), page);
}

#[test]
fn one_record_makes_its_release() {
    let folder = folder();
    let at = folder.path();
    for name in ["visits[0]", "visit[0]", "调研[0]"] {
        told(at, 0, &["make", "台账.yaml", "--record", name, "-o", "out", "--to", "md"]);
        let text = fs::read_to_string(at.join("out/台账-调研0.md")).unwrap();
        assert!(text.contains("沈砚秋一行8人到我县开展调研"), "told from the side of the ledger: {text}");
        fs::remove_dir_all(at.join("out")).unwrap();
    }
    // A row that says nothing of its publication gives a release without byline, and the sheet of its facts.
    told(at, 0, &["make", "台账.yaml", "--record", "培训[1]", "--figures", "-o", "out", "--to", "md"]);
    let text = fs::read_to_string(at.join("out/台账-培训1.md")).unwrap();
    assert!(text.starts_with("# ") && !text.contains('*') && !text.contains("待填"), "{text}");
    assert!(at.join("out/台账-培训1-数据核对表.html").is_file());
    fs::remove_dir_all(at.join("out")).unwrap();
    // Pictures lie beside the file that holds the record.
    fs::create_dir_all(at.join("青禾/photos")).unwrap();
    fs::copy("examples/photos/forum.png", at.join("青禾/photos/forum.png")).unwrap();
    let picture = "  图片: [{文件: photos/forum.png, 图注: 座谈会现场}]\n";
    fs::write(at.join("青禾/台账.yaml"), format!("{LEDGER}{picture}")).unwrap();
    told(at, 0, &["make", "青禾", "--record", "调研[0]", "-o", "out", "--to", "md"]);
    assert!(at.join("out/photos/forum.png").is_file() && at.join("out/青禾-调研0.md").is_file());
    fs::remove_file(at.join("青禾/photos/forum.png")).unwrap();
    let shown = told(at, 1, &["make", "青禾/台账.yaml", "--record", "调研[0]"]);
    assert!(shown.contains("青禾/台账.yaml:21:") && shown.contains("没有这个文件"), "{shown}");
}

#[test]
fn blanks_are_for_drafts() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("台账.yaml"), LEDGER.replace("总数: 25人", "总数: xx").replace("8人", "xx")).unwrap();
    for wish in [["--document", "总结"], ["--record", "调研[0]"]] {
        let before = names(at);
        let shown = told(at, 1, &["make", "台账.yaml", wish[0], wish[1]]);
        assert!(shown.contains("待填") && shown.contains("没有生成稿件"), "{shown}");
        assert_eq!(names(at), before);
        told(at, 0, &["make", "台账.yaml", wish[0], wish[1], "--draft", "--to", "md"]);
    }
    assert!(fs::read_to_string(at.join("台账-调研0.md")).unwrap().contains("【待填：人数】"));
}

#[test]
fn all_files_of_a_paper_or_none() {
    let folder = folder();
    let at = folder.path();
    // A folder stands where the last file should go.
    fs::create_dir_all(at.join("out").join(SHEETS[1])).unwrap();
    fs::write(at.join("out").join(SHEETS[1]).join("keep"), "").unwrap();
    let shown = told(at, 2, &["make", "台账.yaml", "--document", "总结", "--figures", "-o", "out"]);
    assert!(shown.contains(SHEETS[1]) && shown.contains("这是文件夹"), "{shown}");
    assert_eq!(names(&at.join("out")), [SHEETS[1]]);
}

#[test]
fn mistakes_are_told_in_plain_words() {
    let folder = folder();
    let at = folder.path();
    split(at);
    fs::create_dir(at.join("空")).unwrap();
    fs::create_dir(at.join("旧表")).unwrap();
    fs::write(at.join("旧表/培训.xls"), "").unwrap();
    fs::write(at.join("~$台账.xlsx"), "").unwrap();
    fs::write(at.join("总结.docx"), "PK").unwrap();
    fs::copy("examples/visit.yaml", at.join("visit.yaml")).unwrap();
    let before = names(at);
    for (words, said) in [
        ("make 台账.yaml", "台账.yaml 是台账，要写明生成什么"),
        ("make 青禾", "clerk make 青禾 --document 总结（可以写：总结、工作信息、简报）"),
        ("make 青禾/资助.csv", "clerk make 青禾/资助.csv --record 调研[0]"),
        ("make visit.yaml --document 总结", "visit.yaml 不是台账"),
        ("make visit.yaml --record 调研[0]", "写 clerk make visit.yaml"),
        ("make 台账.yaml --document 年报", "“--document”不能写“年报”，可以写：summary、总结"),
        ("make 台账.yaml --document", "“--document”后面还要写内容"),
        (
            "make 台账.yaml --record 调研[1]",
            "没有“调研[1]”这条记录\n  怎么办：写种类和序号，从 0 数起；台账里有：调研[0]、培训[0]～培训[3]",
        ),
        ("make 台账.yaml --record 第一条", "没有“第一条”这条记录"),
        ("make 台账.yaml --document 总结 --record 调研[0]", "只能写一样"),
        ("make 台账.yaml --period 2024", "要和 --document 一起写"),
        ("make 台账.yaml --figures", "要和 --document 或 --record 一起写"),
        ("make 台账.yaml --document 总结 --period 近年来", "--period 不能写“近年来”"),
        ("make 台账.yaml --document 总结 --period 2024-13", "--period 不能写“2024-13”"),
        ("make 空 --document 总结", "空：这个文件夹里没有台账的文件（.yaml、.csv、.xlsx）"),
        ("make 空", "空：这个文件夹里没有台账的文件"),
        ("check 空", "空：这个文件夹里没有台账的文件"),
        ("check 旧表", "没有读：旧表/培训.xls：这种表格读不了"),
        ("make 青禾 台账.yaml --document 总结", "要么写一个文件夹，要么写几个文件，不能一起写"),
        ("make 青禾 空 --document 总结", "不能一起写"),
        ("make 台账.yaml ./台账.yaml --document 总结", "./台账.yaml 写了两次"),
        ("make 没有.yaml --document 总结", "没有.yaml：没有这个文件或文件夹"),
        ("make 台账 --document 总结", "要写的是不是 台账.yaml？"),
        ("make ~$台账.xlsx --document 总结", "临时文件，要写的是不是 台账.xlsx？"),
        ("check ~$台账.xlsx", "临时文件"),
        ("make 总结.docx --document 总结", "这是 Word 文件"),
        ("make 台账.yaml --document 总结 -o visit.yaml", "visit.yaml 是文件，不是文件夹"),
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let shown = told(at, 2, &words);
        assert!(shown.contains(said), "{words:?}: {shown}");
        // `--lang` would be taken for what an option without its word lacks.
        let english = told(at, 2, &[&words[..1], &["--lang=en"], &words[1..]].concat());
        assert!(english != shown && !english.contains("panicked") && !english.contains('。'), "{english}");
    }
    assert_eq!(names(at), before);
    // Among other files it holds back only itself.
    let shown = told(
        at,
        2,
        &["make", "visit.yaml", "台账.yaml", "青禾/资助.csv", "-o", "out", "--draft", "--to", "html"],
    );
    for ledger in ["台账.yaml", "青禾/资助.csv"] {
        assert!(
            shown.contains(&format!("{ledger}：这是台账，要加 --document 或 --record 另外生成")),
            "{shown}"
        );
    }
}

#[test]
fn faults_of_a_ledger_hold_back_its_papers() {
    let folder = folder();
    let at = folder.path();
    let put = |text: String| fs::write(at.join("台账.yaml"), text).unwrap();
    let make = |said: &str| {
        let shown = told(at, 1, &["make", "台账.yaml", "--document", "简报"]);
        assert!(shown.contains(said) && shown.contains("台账.yaml：没有生成稿件"), "{shown}");
        assert_eq!(names(at), ["台账.yaml"]);
    };
    make("台账的开头没有写“简报”");
    put(LEDGER.replace("2022年7月10日", "2022年7月40日"));
    make("台账.yaml:10:");
    assert!(told(at, 1, &["check", "台账.yaml"]).contains("台账.yaml:10:"));
    put(LEDGER.replace("时段: 2021年至2024年\n", ""));
    make("缺少必填的一栏“时段”");
    put(LEDGER.replace("2022", "２０２２\u{0}"));
    make("台账.yaml:");
    fs::write(at.join("台账.yaml"), b"\xc0\xe0\xd0\xcd: \xcc\xa8\xd5\xcb\n").unwrap();
    make("UTF-8");
    put(LEDGER.to_owned());
    let shown = told(at, 1, &["make", "台账.yaml", "--document", "总结", "--period", "2019"]);
    assert!(shown.contains("台账里没有2019年的记录"), "{shown}");
    let json = clerk(at, &["check", "台账.yaml", "--json"]);
    assert_eq!(serde_json::from_slice::<Vec<Value>>(&json.stdout).unwrap().len(), 0);
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_in_a_folder_is_named() {
    let folder = folder();
    let at = folder.path();
    split(at);
    assert!(std::process::Command::new("mkfifo").arg(at.join("青禾/管道.csv")).status().unwrap().success());
    for words in [&["check", "青禾"][..], &["make", "青禾", "--document", "总结"]] {
        assert!(told(at, 2, words).contains("青禾/管道.csv：这是设备或管道"), "{words:?}");
    }
    // Where names may hold anything, what is shown is plain.
    let odd = "台\u{1b}[31m\u{202e}账.yaml";
    fs::copy(at.join("台账.yaml"), at.join(odd)).unwrap();
    for words in
        [&["make", odd][..], &["make", odd, "--document", "总结"], &["make", odd, odd, "--document", "总结"]]
    {
        let text = shown(&clerk(at, words));
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
}

/// The codes of what a check of a file or folder says.
fn codes(at: &Path, name: &str) -> Vec<String> {
    let output = clerk(at, &["check", name, "--json"]);
    let problems: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let mut codes: Vec<String> =
        problems.iter().map(|problem| problem["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn a_new_ledger_has_blanks_and_tables_no_records_besides() {
    let folder = folder();
    let at = folder.path();
    for (name, keys) in [("台账", "zh"), ("ledger", "en")] {
        told(at, 0, &["new", name, "--keys", keys, "--force", "-o", "new.yaml"]);
        assert_eq!(codes(at, "new.yaml"), ["record.field.blank"]);
        told(at, 0, &["make", "new.yaml", "--document", "summary", "--draft", "--to", "md", "-o", "draft"]);
        told(at, 0, &["new", name, "--keys", keys, "--force", "-o", "new.xlsx"]);
        assert_eq!(codes(at, "new.xlsx"), ["ledger.record.none", "record.field.blank"]);
        told(at, 0, &["new", name, "--keys", keys, "--csv", keys]);
        assert_eq!(names(&at.join(keys)).len(), jianbao::KINDS.len() + 1);
        assert_eq!(codes(at, keys), ["ledger.record.none", "record.field.blank"]);
    }
    assert_eq!(told(at, 0, &["new", "台账"]), jianbao::Ledger::skeleton(jianbao::Lang::Zh));
    for (words, said) in [
        ("new 台账 -o new.yaml", "new.yaml 已经有了"),
        ("new 台账 -o new.xlsx", "new.xlsx 已经有了"),
        ("new 台账 --csv zh", "zh/台账.csv 已经有了"),
        ("new 台账 --csv new.yaml", "new.yaml 是文件，不是文件夹"),
        ("new 台账 -o 台账.csv", "--csv"),
        ("new 台账 -o a.yaml --csv b", "只能写一样"),
        ("new 培训 -o 培训.xlsx", "clerk new 台账 -o 台账.xlsx"),
        ("new 培训 --csv 表", "clerk new 台账 -o 台账.xlsx"),
        ("new 台账 -o 没有/台账.yaml", "没有文件夹 没有"),
    ] {
        let shown = told(at, 2, &words.split(' ').collect::<Vec<_>>());
        assert!(shown.contains(said), "{words}: {shown}");
    }
}

#[test]
fn tables_that_are_filled_in_become_a_paper() {
    let folder = folder();
    let at = folder.path();
    told(at, 0, &["new", "台账", "--csv", "表"]);
    let fill = |file: &str, filled: &dyn Fn(String) -> String| {
        let path = at.join("表").join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, filled(text)).unwrap();
    };
    fill("台账.csv", &|text| {
        let text = text
            .replace("帮扶方.地区,xx", "帮扶方.地区,临川区")
            .replace("受援方.地区,xx", "受援方.地区,青禾县");
        text.replace("时段,xx", "时段,2024年")
    });
    fill("培训.csv", &|text| {
        let header = text.trim_start_matches('\u{feff}').lines().next().unwrap();
        let cell = |name: &str| match name {
            "主办单位" => "临川区教育局",
            "时间" => "2024年",
            "总数" => "61人",
            _ => "",
        };
        text.clone() + &header.split(',').map(cell).collect::<Vec<_>>().join(",") + "\r\n"
    });
    assert_eq!(told(at, 0, &["check", "表"]), "没有发现问题\n");
    told(at, 0, &["make", "表", "--document", "总结", "--figures", "--to", "md"]);
    let json = fs::read_to_string(at.join("表/表-总结-数据核对表.json")).unwrap();
    assert!(json.contains("表/培训.csv:3:") && json.contains("61人"), "{json}");
}
