//! `clerk list`: the kinds of records, and the papers made from ledgers.

use jianbao::{Bilingual, KINDS, Lang, PAPERS};

use crate::language::{lang, tr};
use crate::{Outcome, output};

/// Prints one line for each kind, its English identifier first; then one for each paper.
pub(crate) fn run() -> Outcome {
    let names = KINDS.iter().map(|kind| kind.name).chain(PAPERS.iter().map(|paper| paper.name));
    let width = names.map(str::len).max().unwrap_or(0);
    for kind in KINDS {
        output::print(&line(width, kind.name, kind.zh, &kind.about));
    }
    output::print(tr(
        "\n台账（clerk new 台账）里记着上面各类记录，可以生成：\n",
        "\nA ledger (clerk new ledger) holds records of these kinds; made from it:\n",
    ));
    for paper in PAPERS {
        output::print(&line(width, paper.name, paper.zh, &paper.about));
    }
    Outcome::Fine
}

fn line(width: usize, name: &str, zh: &str, about: &Bilingual<&'static str>) -> String {
    let about = about.get(lang());
    match lang() {
        Lang::Zh => format!("{name:width$}  {zh}：{about}\n"),
        Lang::En => format!("{name:width$}  {about}\n"),
    }
}
