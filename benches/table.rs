//! Tables: rows of CSV to records, and what is held at most; many columns, many rows.

use divan::AllocProfiler;
use jianbao::{Kind, Limits};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// 10,000 rows of 10 columns.
fn table() -> String {
    let head = "稿件.标题,稿件.发布日期,主办单位,承办单位,日期,方式,主题,学员1.身份,学员1.人数,总数\n";
    let row = "临川区举办培训班,2024-06-03,临川区教育局；青禾县教育局,临川区教师发展中心,2024-05-29,集中培训,聚焦课堂,校长,12名,12人\n";
    format!("{head}{}", row.repeat(10_000))
}

#[divan::bench(sample_count = 20)]
fn read_ten_thousand_rows(bencher: divan::Bencher) {
    let (kind, text) = (Kind::named("training"), table());
    bencher.bench(|| kind.map(|kind| kind.read_table("培训.csv", text.as_bytes(), &Limits::default())));
}

/// A wide sheet of some 800,000 cells: pupils of 499 groups, in 800 rows.
fn wide() -> String {
    let (rows, groups) = if cfg!(debug_assertions) { (10, 49) } else { (800, 499) };
    let head: String = (1..=groups).map(|i| format!(",学员{i}.身份,学员{i}.人数")).collect();
    let cells = ",骨干教师,12名".repeat(groups);
    format!("名称{head}\n{}", format!("第一期{cells}\n").repeat(rows))
}

#[divan::bench(sample_count = 2)]
fn read_a_wide_sheet(bencher: divan::Bencher) {
    let (kind, text) = (Kind::named("training"), wide());
    bencher.bench(|| kind.map(|kind| kind.read_table("培训.csv", text.as_bytes(), &Limits::default())));
}
