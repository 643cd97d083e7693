//! Time grows with size: sixteen times as much of anything costs about sixteen times, never 256 times.
//!
//! Counted is the time of this thread on the processor, not that of the clock, and of several tries the best: so other
//! work on the machine matters little. A linear stage gives 16, one that grows with the square 256; what gives more than
//! 64 fails, which leaves as much room below (caches, fresh pages of memory) as above (a square that begins late).

use std::fmt::Write as _;
use std::hint::black_box;

use jianbao::word::{Docx, fill_draft};
use jianbao::{
    Block, Document, FORMATS, Inline, LedgerFile, NoPictures, Paper, Pipeline, Source, Theme, Values,
    bind_draft, leftovers, markup, scan,
};

#[allow(dead_code, reason = "only the writer is needed")]
mod archive;
mod clock;
use archive::{Entry, pack};
use clock::ran;

/// The least time a stage must take to be measured, in seconds.
const LEAST: f64 = 0.000_5;

/// How much more the larger input holds, and how much longer it may take.
const MORE: usize = 16;
const AT_MOST: f64 = 64.0;

/// Holds a stage against the promise: `make` makes an input of a size, `work` is what is measured.
///
/// The size is doubled until there is something to measure. What takes too long is measured once more at twice the size:
/// a square shows at any size, a cache that is full or memory that is new at one.
fn grows_with_size<I>(name: &str, size: usize, make: impl Fn(usize) -> I, work: impl Fn(&I)) {
    let time = |input: &I| {
        let start = ran();
        work(black_box(input));
        ran() - start
    };
    // 64 times as much that is done in no time, or refused, needs no measure.
    let Some(size) = (0..7).map(|doubled| size << doubled).find(|&size| time(&make(size)) >= LEAST) else {
        return println!("{name}: nothing to measure");
    };
    let ratio = |size: usize| {
        let (small, large) = (make(size), make(MORE * size));
        let (mut one, mut many) = (f64::INFINITY, f64::INFINITY);
        for tries in 1..=24 {
            (one, many) = (one.min(time(&small)), many.min(time(&large)));
            if tries > 1 && many < 1.5 * MORE as f64 * one {
                break;
            }
        }
        println!("{name}: {size}, {:.1} ms, {:.1}", 1e3 * one, many / one);
        many / one
    };
    assert!(
        ratio(size) < AT_MOST || ratio(2 * size) < AT_MOST,
        "{name}: {MORE} times as much takes more than {AT_MOST} times as long"
    );
}

const HEAD: &str = "类型: 调研\n稿件: {发布日期: 2024-06-03}\n日期: 2024-05-29\n到访地: 青禾县\n\
                    来访团: {派出单位: 临川区教育局}\n";

fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    (0..size).map(line).collect()
}

fn check(name: &str, size: usize, make: impl Fn(usize) -> String) {
    let pipeline = Pipeline::new().unwrap();
    grows_with_size(
        name,
        size,
        |size| Source::new("a.yaml", make(size)),
        |source| drop(pipeline.check(source)),
    );
}

#[test]
fn reading_data() {
    check("one long line", 10_000, |size| format!("{HEAD}任务: {}\n", "教育帮扶，".repeat(size)));
    check("a long list in one line", 2_000, |size| {
        format!("{HEAD}下一步: [{}]\n", "扩大规模, ".repeat(size))
    });
    check("many lines", 1_000, |size| {
        format!("{HEAD}下一步:\n{}", lines(size, |n| format!("- 第{n}项工作\n")))
    });
    check("blank lines", 50_000, |size| format!("{}{HEAD}", "\n".repeat(size)));
    check("comments", 20_000, |size| format!("{}{HEAD}", "# 注\n".repeat(size)));
    check("unknown keys", 1_000, |size| format!("{HEAD}{}", lines(size, |n| format!("栏{n}: 甲\n"))));
    check("the same key", 1_000, |size| format!("{HEAD}{}", "任务: 甲\n".repeat(size)));
    check("open brackets", 2_000, |size| format!("{HEAD}注: {}", "[".repeat(size)));
    check("quotes", 5_000, |size| format!("{HEAD}任务: \"{}\n", "\\\"".repeat(size)));
    check("blanks", 2_000, |size| format!("{HEAD}任务: 前往xx{}\n", "，再到xx".repeat(size)));
    check("wide colons", 250, |size| format!("{HEAD}{}", lines(size, |n| format!("栏{n}：甲\n"))));
    check("wide colons behind blank lines", 20_000, |size| {
        format!("{HEAD}{}{}", "\n".repeat(size), lines(24, |n| format!("栏{n}：甲\n")))
    });
    check("tabs", 5_000, |size| format!("{HEAD}共识:\n{}", "\t共识: 甲\n".repeat(size)));
}

#[test]
fn rules_over_a_record() {
    check("stops", 250, |size| {
        format!(
            "{HEAD}行程:\n- 站点:\n{}",
            lines(size, |n| format!("  - {{地点: 青禾县第{n}中学, 活动: [察看校园]}}\n"))
        )
    });
    check("persons", 250, |size| {
        let name = |n: usize| {
            ["甲", "乙", "丙", "丁"].iter().enumerate().fold("沈".to_owned(), |name, (at, _)| {
                if at > 1 {
                    name
                } else {
                    format!(
                        "{name}{}",
                        char::from_u32(0x4e00 + (n / 100usize.pow(at as u32) % 100) as u32).unwrap()
                    )
                }
            })
        };
        format!(
            "{HEAD}座谈会:\n- 名称: 座谈会\n  发言:\n{}",
            lines(size, |n| format!("  - {{发言人: {}, 要点: [抓落实]}}\n", name(n)))
        )
    });
    check("figures", 250, |size| {
        format!("{HEAD}背景数据:\n{}", lines(size, |n| format!("- {{事项: 结对学校{n}, 数值: {n}所}}\n")))
    });
}

#[test]
fn wording_a_record() {
    let pipeline = Pipeline::new().unwrap();
    let make = |size: usize| {
        // No more than a data file may hold.
        let size = size.min(6_000);
        let stops = lines(size, |n| format!("  - {{地点: 青禾县第{n}中学, 活动: [察看校园]}}\n"));
        let text =
            format!("{HEAD}行程:\n- 站点:\n{stops}下一步:\n{}", lines(size, |n| format!("- 第{n}项工作\n")));
        let checked = pipeline.read(&Source::new("a.yaml", text)).unwrap();
        let document = pipeline.compose(&checked).unwrap();
        (checked, document)
    };
    grows_with_size("composing", 250, make, |(checked, _)| drop(pipeline.compose(checked)));
    let written = |size: usize| {
        let text = |n: usize| Inline::Text(format!("第{n}项*工作*：&县教育局<xx>"));
        let paragraph = |n: usize| Block::Paragraph(vec![text(n), Inline::Strong(vec![text(n)])]);
        Document { blocks: (0..size).map(paragraph).collect(), ..Document::default() }
    };
    let marked = |size: usize| {
        let text = Inline::Text(format!("甲{}", "a’".repeat(size)));
        Document { blocks: vec![Block::Paragraph(vec![text])], ..Document::default() }
    };
    for format in FORMATS {
        grows_with_size(&format!("{} of apostrophes", format.name), 250, marked, |document| {
            drop(format.write(document, Theme::gongwen(), &NoPictures));
        });
        grows_with_size(format.name, 500, written, |document| {
            drop(format.write(document, Theme::gongwen(), &NoPictures));
        });
    }
    grows_with_size("plain text", 500, written, |document| drop(document.plain_text()));
    grows_with_size(
        "leftovers",
        10,
        |size| make(50).1.plain_text().repeat(size),
        |text| {
            drop(leftovers(text));
        },
    );
}

#[test]
fn reading_markdown() {
    for piece in [
        "*",
        "**甲",
        "*甲**乙",
        "_甲 ",
        "[",
        "[甲](",
        "[^1]",
        "[^1]: ",
        "甲[^1]\n\n[^1]: 乙\n\n",
        "![",
        "`",
        "``甲`",
        "<",
        "<a ",
        "|甲",
        "> ",
        "- ",
        "1. ",
        "\\",
        "&",
        "&amp",
        "甲\n",
        "\n\n",
        "甲|乙\n-|-\n",
        "# 甲\n",
        "~~",
        "[甲]: 乙\n",
        "http://",
        "甲\u{a0}",
        "***甲* ",
    ] {
        let make = |size: usize| piece.repeat(size / piece.len());
        grows_with_size(piece, 6_000, make, |text| drop(markup::read(text)));
        grows_with_size(piece, 40_000, make, |text| {
            let mut out = String::new();
            markup::escape(text, &mut out);
        });
    }
}

#[test]
fn scanning_and_filling_old_texts() {
    for piece in [
        "_",
        "（",
        "某 ",
        "x.",
        "x名",
        "__区、",
        "学(xué)",
        "*",
        "a__b.docx ",
        "第x届",
        "某",
        "(",
        "〔 ",
        "x x ",
        "学校",
        "《",
        "“",
        "xx",
        "20__年",
        "__县",
        "到__区",
        "增至xx名",
        "xx年，",
        "（  ）",
        "http://a__",
        "甲\n",
        "__\n",
        "沈砚秋局长",
        "总书记",
    ] {
        let make = |size: usize| Source::new("a.txt", piece.repeat(size / piece.len()));
        grows_with_size(piece, 15_000, make, |source| drop(scan(source)));
    }
    let values = |size: usize| {
        let text = "xxxx年选派xx名教师到__县。\n".repeat(size);
        let entries = lines(size, |n| format!("  b{}: 2024\n  b{}: {}\n", 3 * n + 1, 3 * n + 2, n + 2));
        (
            Source::new("a.txt", text),
            Values::read(&Source::new("v.yaml", format!("values:\n  县: 青禾\n{entries}"))),
        )
    };
    grows_with_size(
        "binding",
        250,
        |size| {
            let (text, values) = values(size);
            (scan(&text), values)
        },
        |(blanks, values)| drop(bind_draft(blanks, values, None)),
    );
}

fn docx(body: &str) -> Vec<u8> {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let stored = |name: &str, data: String| Entry { stored: true, ..Entry::new(name, data) };
    pack(&[
        stored(
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
            <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
            <Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
            ),
        ),
        stored(
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
            <Relationship Id=\"r1\" Type=\"{office}\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        stored(
            "word/document.xml",
            format!("<w:document xmlns:w=\"{w}\"><w:body>{body}</w:body></w:document>"),
        ),
    ])
}

#[test]
fn reading_and_filling_word_files() {
    let paragraph = "<w:p><w:r><w:t>选派x</w:t></w:r><w:r><w:t>x名教师</w:t></w:r></w:p>";
    let run = "<w:r><w:t>x名</w:t></w:r>";
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>xx名</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let nothing = Values::read(&Source::new("v.yaml", "values: {}"));
    for (name, size, piece, around) in [
        ("paragraphs", 400, paragraph, ("", "")),
        ("runs of one paragraph", 800, run, ("<w:p>", "</w:p>")),
        ("tables", 400, table, ("", "")),
        ("empty paragraphs", 4_000, "<w:p/>", ("", "")),
        ("entities", 4_000, "&amp;", ("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")),
        ("attributes", 500, "<w:p w:a=\"1\" w:b=\"2\" xmlns:c=\"d\"/>", ("", "")),
    ] {
        let make = |size: usize| docx(&format!("{}{}{}", around.0, piece.repeat(size), around.1));
        grows_with_size(&format!("reading {name}"), size, make, |bytes| {
            drop(Docx::read("a.docx", bytes.clone()).unwrap());
        });
        let read = |size: usize| Docx::read("a.docx", make(size)).unwrap();
        grows_with_size(&format!("filling {name}"), size, read, |docx| {
            drop(fill_draft(docx, &nothing, None).unwrap())
        });
    }
}

const LEDGER: &str = "类型: 台账\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n口径: 受援方\n时段: 2021年至2024年\n";

/// The name of a table, its head, and its rows.
type Sheet = (&'static str, &'static str, fn(usize) -> String);

/// Rows that look alike, so that every rule has neighbours to compare.
fn sheets() -> Vec<Sheet> {
    vec![
        ("培训.csv", "主办单位,时间,名称,总数\n", |n| {
            format!("临川区教育局,202{}年,第{n}期培训班,{}名\n", 1 + n % 4, 10 + n % 40)
        }),
        ("资助.csv", "形式,捐赠方,受赠方,日期,金额\n", |n| {
            format!(
                "资金,临川区慈善会,青禾县教育局,202{}-0{}-{},{}万元\n",
                1 + n % 4,
                1 + n % 9,
                10 + n % 18,
                1 + n
            )
        }),
        ("资助.csv", "形式,捐赠方,受赠方,时间,金额\n", |n| {
            format!("资金,临川区{n}号企业,青禾县教育局,2023年,{}万元\n", 1 + n % 7)
        }),
        ("支教.csv", "形式,派出方,接收地,时间,总数,领队.姓名\n", |n| {
            let sign = |at: usize| char::from_u32(0x4e00 + at as u32).unwrap();
            format!(
                "支教,临川区教育局,青禾县,202{}年,1名,沈{}{}\n",
                1 + n % 4,
                sign(n % 90),
                sign(100 + n / 90)
            )
        }),
        ("消费帮扶.csv", "采购方,产地,产品,时间,金额\n", |n| {
            format!("临川区{n}号食堂,青禾县,大米,202{}年,{}万元\n", 1 + n % 4, 1 + n % 50)
        }),
        ("数据.csv", "事项,时间,数值\n", |n| {
            format!("结对学校数{},202{}年,{}所\n", n / 4, 1 + n % 4, 10 + n % 4)
        }),
        ("调研.csv", "日期,到访地,来访团.派出单位,行程1.站点1.地点\n", |n| {
            format!("202{}-0{}-{},青禾县,临川区教育局,青禾一中\n", 1 + n % 4, 1 + n % 9, 10 + n % 18)
        }),
    ]
}

#[test]
fn checking_and_summing_up_ledgers() {
    let pipeline = Pipeline::new().unwrap();
    for (at, (file, head, row)) in sheets().into_iter().enumerate() {
        let files = |size: usize| {
            vec![
                LedgerFile::new("台账.yaml", LEDGER),
                LedgerFile::new(file, format!("{head}{}", lines(size, row))),
            ]
        };
        grows_with_size(&format!("{at} {file}"), 250, files, |files| drop(pipeline.check_ledger(files)));
        let read = |size: usize| pipeline.read_ledger(&files(size)).ok();
        if read(4).is_none() {
            println!("{}", pipeline.check_ledger(&files(4)));
        }
        for paper in ["summary", "work_info"] {
            let paper = Paper::named(paper).unwrap();
            grows_with_size(&format!("{at} {file} {}", paper.name), 250, read, |ledger| {
                if let Some(ledger) = ledger {
                    drop(pipeline.draft_paper(ledger, paper, None));
                }
            });
        }
    }
}

#[test]
fn tables_by_rows_and_by_columns() {
    let pipeline = Pipeline::new().unwrap();
    let files = |rows: usize, columns: usize| {
        let mut text = "主办单位,时间,总数".to_owned();
        (0..columns).for_each(|n| write!(text, ",#注{n}").unwrap());
        text.push('\n');
        for n in 0..rows {
            writeln!(text, "临川区教育局,2023年,{}名{}", n + 1, ",".repeat(columns)).unwrap();
        }
        vec![LedgerFile::new("台账.yaml", LEDGER), LedgerFile::new("培训.csv", text)]
    };
    grows_with_size("rows", 250, |size| files(size, 3), |files| drop(pipeline.check_ledger(files)));
    grows_with_size("columns", 50, |size| files(20, size), |files| drop(pipeline.check_ledger(files)));
    let items = |size: usize| {
        let head: String = lines(size, |n| format!(",学员{}.身份,学员{}.人数", n + 1, n + 1));
        let row = lines(size, |n| format!(",教师{n},1名"));
        let text = format!("主办单位,时间{head}\n临川区教育局,2023年{row}\n");
        vec![LedgerFile::new("台账.yaml", LEDGER), LedgerFile::new("培训.csv", text)]
    };
    grows_with_size("numbered columns", 25, items, |files| drop(pipeline.check_ledger(files)));
}

/// What a paper lists, and the sheet that says where each figure stands.
#[test]
fn sheets_of_figures_and_lists_of_items() {
    let pipeline = Pipeline::new().unwrap();
    let stops = |size: usize| {
        let stops = lines(size, |n| format!("    - {{地点: 青禾县第{n}中学, 活动: [察看校园]}}\n"));
        let text = format!(
            "{LEDGER}调研:\n- 日期: 2024-05-29\n  到访地: 青禾县\n  来访团: {{派出单位: 临川区教育局}}\n  行程:\n  - 站点:\n{stops}"
        );
        let ledger = pipeline.read_ledger(&[LedgerFile::new("台账.yaml", text)]).unwrap();
        let checked = pipeline.record_of(&ledger, &ledger.ledger().entries()[0]);
        let document = pipeline.draft(&checked).unwrap();
        (ledger, checked, document)
    };
    grows_with_size("figures of stops", 250, stops, |(ledger, checked, document)| {
        drop(ledger.ledger().entries().first().map(|entry| pipeline.figures_of(entry, checked, document)));
    });
    let items = |size: usize| {
        let head =
            "简报: {简报名称: 教育帮扶简报, 期号: 3期, 编发单位: 青禾县教育局, 日期: 2024年6月3日, 条目: [";
        let names = (0..size).map(|n| format!("\"training[{n}]\"")).collect::<Vec<_>>().join(", ");
        let records = lines(size, |n| {
            format!("- {{主办单位: 临川区教育局, 时间: 2023年, 名称: 第{n}期, 总数: {}人}}\n", n + 1)
        });
        let text = format!("{LEDGER}{head}{names}]}}\n培训:\n{records}");
        pipeline.read_ledger(&[LedgerFile::new("台账.yaml", text)]).unwrap()
    };
    let briefing = Paper::named("briefing").unwrap();
    grows_with_size("items of a briefing", 100, items, |ledger| {
        drop(pipeline.draft_paper(ledger, briefing, None))
    });
    let records = |size: usize| {
        // No more than a data file may hold.
        let records = lines(size.min(8_000), |n| {
            format!("- {{主办单位: 临川区教育局, 时间: 2023年, 名称: 第{n}期, 总数: {}人}}\n", n + 1)
        });
        pipeline.read_ledger(&[LedgerFile::new("台账.yaml", format!("{LEDGER}培训:\n{records}"))]).unwrap()
    };
    let summary = Paper::named("summary").unwrap();
    grows_with_size(
        "the sheet of a summary",
        250,
        |size| pipeline.draft_paper(&records(size), summary, None).unwrap(),
        |made| drop(made.figures.html("核对表")),
    );
}
