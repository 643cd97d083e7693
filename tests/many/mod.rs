//! Data files by the thousand: a shipped case with other schools, persons, sums and days in each.

use std::fs;
use std::path::Path;

const CASE: &str = include_str!("../cases/visit/qingyuan/input.yaml");

/// Writes so many data files, `00000.yaml` and on, of releases of about 1,200 characters.
pub(crate) fn releases(folder: &Path, count: usize) {
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        fs::write(folder.join(format!("{number:05}.yaml")), release(number)).unwrap();
    }
}

/// One data file; no two of a thousand are alike.
pub(crate) fn release(number: usize) -> String {
    let of =
        |words: &str, by: usize| words.chars().nth(number / by % words.chars().count()).unwrap().to_string();
    let name = format!("{}{}{}", of("陈沈何陆宋杜方林", 1), of("砚闻清知若明", 8), of("秋舟越微谷远", 48));
    let changes = [
        ("陈爽", name),
        ("佛冈县第一中学", format!("佛冈县第{}中学", 1 + number % 40)),
        ("205万元", format!("{}.{}万元", 10 + number % 900, 1 + number % 9)),
        // Months that have a 30th.
        ("2024-05-", format!("2024-{:02}-", 3 + number % 10)),
    ];
    changes.iter().fold(CASE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the case holds no {from}");
        text.replace(from, to)
    })
}
