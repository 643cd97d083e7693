//! Tables: rows of CSV to records.

use jianbao::{Kind, Limits};

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
