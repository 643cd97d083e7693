//! Ledgers of 1,000, 10,000 and 100,000 rows: read, checked each and together, and summed up.
//!
//! `cargo bench --bench ledger`; compare rows of one run. The last column of the summary says what is held at most.

use std::fmt::Write;

use divan::{AllocProfiler, Bencher, black_box};
use jianbao::{LedgerFile, Paper, Pipeline};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Small where the bench is only run to see that it runs, as `cargo test --all-targets` does.
const ROWS: [usize; 3] = if cfg!(debug_assertions) { [100, 200, 400] } else { [1_000, 10_000, 100_000] };

const HEAD: &str = "类型: 台账
协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}
口径: 受援方
时段: 2021年至2024年
总结: {落款单位: 青禾县教育局, 日期: 2024年12月20日}
";

/// A ledger of five kinds with as many rows in all: what a province might gather from its counties.
fn ledger(rows: usize) -> Vec<LedgerFile> {
    let each = rows / 5;
    let sheet = |head: &str, row: &dyn Fn(&mut String, usize)| {
        let mut out = format!("{head}\n");
        (0..each).for_each(|i| row(&mut out, i));
        out
    };
    let when = |i: usize| format!("{}年{}月", 2021 + i % 4, 1 + i % 12);
    let training = sheet(
        "主办单位,时间,名称,学员1.身份,学员1.人数,学员2.身份,学员2.人数",
        &|out, i| {
            let (a, b) = (10 + i % 40, 5 + i % 20);
            writeln!(out, "临川区教育局,{},第{i}期培训班,骨干教师,{a}名,班主任,{b}名", when(i)).unwrap();
        },
    );
    let placement =
        sheet("形式,派出方,接收地,时间,人员1.身份,人员1.人数,接收学校", &|out, i| {
            writeln!(out, "跟岗学习,青禾县,临川区,{},骨干教师,{}名,临川区{i}号学校", when(i), 1 + i % 9)
                .unwrap();
        });
    let funding = sheet("形式,捐赠方,受赠方,日期,金额,名称", &|out, i| {
        let (day, money) = (1 + i % 28, 1 + i % 97);
        let (donor, school) = (i % 500, i % 200);
        writeln!(out, "资金,临川区{donor}号企业,青禾县{school}号学校,{}{day}日,{money}万元,捐赠{i}", when(i))
            .unwrap();
    });
    let delivery =
        sheet("形式,主办单位,接收地,时间,次数,送教教师,参加人次", &|out, i| {
            writeln!(
                out,
                "送教,临川区教育局,青禾县,{},{}次,{}名,{}人次",
                when(i),
                1 + i % 5,
                1 + i % 9,
                30 + i
            )
            .unwrap();
        });
    let consumption = sheet("采购方,产地,产品,时间,金额", &|out, i| {
        writeln!(out, "临川区{i}号食堂,青禾县,大米,{},{}万元", when(i), 1 + i % 50).unwrap();
    });
    let sheets = [
        ("台账.yaml", HEAD.to_owned()),
        ("培训.csv", training),
        ("跟岗.csv", placement),
        ("资助.csv", funding),
        ("送教.csv", delivery),
        ("消费帮扶.csv", consumption),
    ];
    sheets.into_iter().map(|(name, text)| LedgerFile::new(name, text)).collect()
}

#[divan::bench(args = ROWS, max_time = 5)]
fn read_and_check(bencher: Bencher, rows: usize) {
    let (pipeline, files) = (Pipeline::new().unwrap(), ledger(rows));
    bencher.bench(|| pipeline.read_ledger(black_box(&files)).unwrap());
}

#[divan::bench(args = ROWS, max_time = 5)]
fn summary(bencher: Bencher, rows: usize) {
    let pipeline = Pipeline::new().unwrap();
    let checked = pipeline.read_ledger(&ledger(rows)).unwrap();
    let paper = Paper::named("summary").unwrap();
    bencher.bench(|| pipeline.paper(black_box(&checked), paper, None).unwrap());
}

#[divan::bench(args = ROWS, max_time = 5)]
fn files_to_summary(bencher: Bencher, rows: usize) {
    let (pipeline, files) = (Pipeline::new().unwrap(), ledger(rows));
    let paper = Paper::named("summary").unwrap();
    bencher.bench(|| {
        let checked = pipeline.read_ledger(black_box(&files)).unwrap();
        pipeline.paper(&checked, paper, None).unwrap()
    });
}
