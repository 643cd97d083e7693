//! Generated documents, and the normal form in which they are compared.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]

use jianbao::{Align, Block, Document, Figure, Inline, Meta, Table};
use proptest::prelude::*;

/// Texts of all kinds: Chinese, words, every sign that means something to some format.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "教育", "帮扶", "（市）", "“粤菜师傅”", "《协议》", "，", "。", "：", "、", "——", "……", "５～６月", "①", "　", "￥", "×",
            "10", "2024", "5-3", "3.5%", "A&B", "a_b", "word", "C++", "C#",
        ]).prop_map(str::to_owned),
        4 => prop::sample::select(vec![
            "*", "**", "_", "__", "`", "```", "~~", "~", "[", "]", "(", ")", "<", ">", "|", "&", "#", "# ", "+ ", "- ", "-",
            "1. ", "1)", "=", "===", "---", ":--", "|-", "!", "\\", "\"", "'", "{{x}}", "{%", "$x$", "^", ":::", ";", "@",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            " ", "  ", "    ", "\t", "\u{A0}", "\u{2003}", "\u{200B}", "\u{FE0F}", "\u{301}", "😀", "🇨🇳", "\u{2028}", "é",
            "https://a.cn/x?y=1&z=2", "http://", "www.a.cn", "a@b.cn", "&lt;", "&amp;", "&#10;", "&#x3C;", "<script>alert(1)</script>",
            "<br>", "]]>", "[a](b)", "![a](b)", "[^1]", "||<w:br/>||", "【待填", "【待填：金额】", "】", "javascript:x", "<!-- -->",
        ]).prop_map(str::to_owned),
        1 => "[!-~]{1,4}",
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

pub fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => text().prop_map(Inline::Text),
        1 => Just(Inline::Break),
        1 => Just(Inline::Blank("【待填：金额】".to_owned())),
    ];
    let run = leaf.prop_recursive(3, 12, 3, |run| {
        let some = || prop::collection::vec(run.clone(), 1..4);
        let target = prop::sample::select(vec![
            "https://a.cn/x",
            "http://a.cn/(x)?a=1&lt;=2|",
            "mailto:a@b.cn",
            "https://教育.cn/甲*乙_",
            "HTTPS://a.cn/\\<>\"'",
        ]);
        prop_oneof![
            some().prop_map(Inline::Strong),
            some().prop_map(Inline::Emphasis),
            (target, some()).prop_map(|(target, text)| Inline::Link { target: target.to_owned(), text }),
        ]
    });
    prop::collection::vec(run, 1..5)
}

fn table() -> impl Strategy<Value = Block> {
    let align = prop::sample::select(vec![Align::Auto, Align::Left, Align::Centre, Align::Right]);
    (1..4_usize, 0..3_usize).prop_flat_map(move |(width, height)| {
        let cell = || prop_oneof![3 => inlines(), 1 => Just(Vec::new())];
        let row = move || prop::collection::vec(cell(), width);
        (prop::collection::vec(align.clone(), width), row(), prop::collection::vec(row(), height))
            .prop_map(|(columns, header, rows)| Block::Table(Table { columns, header, rows }))
    })
}

pub fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let path = prop::sample::select(vec![
        "photos/1.jpg",
        "照片 (1).png",
        "a\\b<c>.png",
        "a&lt;b.png",
        "",
        " x ",
        "a|b.png",
    ]);
    let caption = prop_oneof![3 => inlines(), 1 => Just(Vec::new())];
    let leaf = prop_oneof![
        2 => (1..7_u8, inlines()).prop_map(|(level, text)| Block::Heading(level, text)),
        4 => inlines().prop_map(Block::Paragraph),
        1 => inlines().prop_map(Block::Byline),
        1 => table(),
        1 => (path, text(), caption)
            .prop_map(|(path, alt, caption)| Block::Figure(Figure { path: path.to_owned(), alt, caption })),
    ];
    let block = leaf.prop_recursive(3, 16, 3, |block| {
        let some = move || prop::collection::vec(block.clone(), 1..4);
        let start =
            prop::sample::select(vec![None, None, Some(1), Some(0), Some(9), Some(2024), Some(999_999_990)]);
        prop_oneof![
            (start, prop::collection::vec(some(), 1..4))
                .prop_map(|(start, items)| Block::List { start, items }),
            some().prop_map(Block::Quote),
        ]
    });
    prop::collection::vec(block, 1..5)
}

pub fn documents() -> impl Strategy<Value = Document> {
    blocks().prop_map(|blocks| Document { meta: Meta::default(), official: None, blocks })
}

/// The normal form of blocks: what reading them back must give.
pub fn normal(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().filter_map(normal_block).collect()
}

fn normal_block(block: &Block) -> Option<Block> {
    let some = |text: Vec<Inline>| (!text.is_empty()).then_some(text);
    Some(match block {
        Block::Heading(level, text) => Block::Heading(*level, some(line(text, false))?),
        Block::Paragraph(text) => {
            let text = some(line(text, false))?;
            match text.as_slice() {
                [Inline::Emphasis(inner)] => Block::Byline(some(line(inner, true))?),
                _ => Block::Paragraph(text),
            }
        }
        Block::Byline(text) => Block::Byline(some(line(text, true))?),
        Block::List { start, items } => {
            let items: Vec<_> =
                items.iter().map(|item| normal(item)).filter(|item| !item.is_empty()).collect();
            (!items.is_empty()).then_some(())?;
            Block::List { start: *start, items }
        }
        Block::Quote(inner) => {
            let inner = normal(inner);
            (!inner.is_empty()).then_some(())?;
            Block::Quote(inner)
        }
        Block::Table(table) => {
            let row = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| line(cell, false)).collect::<Vec<_>>();
            let header = row(&table.header);
            let rows: Vec<_> = table.rows.iter().map(row).collect();
            header.iter().chain(rows.iter().flatten()).any(|cell| !cell.is_empty()).then_some(())?;
            Block::Table(Table { columns: table.columns.clone(), header, rows })
        }
        Block::Figure(figure) => {
            Block::Figure(Figure { caption: line(&figure.caption, false), ..figure.clone() })
        }
        other => panic!("no normal form of {other:?}"),
    })
}

fn line(text: &[Inline], emphasised: bool) -> Vec<Inline> {
    let mut runs = settle(text, false, emphasised, false);
    while runs.last() == Some(&Inline::Break) {
        runs.pop();
    }
    while runs.first() == Some(&Inline::Break) {
        runs.remove(0);
    }
    marks(runs)
}

fn settle(text: &[Inline], strong: bool, emphasised: bool, linked: bool) -> Vec<Inline> {
    let mut runs = text.to_vec();
    loop {
        let next = pass(&runs, strong, emphasised, linked);
        if next == runs {
            return runs;
        }
        runs = next;
    }
}

fn pass(text: &[Inline], strong: bool, emphasised: bool, linked: bool) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let only_breaks = |runs: &[Inline]| runs.iter().all(|run| *run == Inline::Break);
    for run in text {
        let inner = match run {
            Inline::Strong(inner) => settle(inner, true, emphasised, linked),
            Inline::Emphasis(inner) => settle(inner, strong, true, linked),
            Inline::Link { text, .. } => settle(text, strong, emphasised, true),
            _ => Vec::new(),
        };
        match (run, out.last_mut()) {
            (Inline::Text(text) | Inline::Blank(text), Some(Inline::Text(before))) => before.push_str(text),
            (Inline::Text(text) | Inline::Blank(text), _) if text.is_empty() => {}
            (Inline::Text(text) | Inline::Blank(text), _) => out.push(Inline::Text(text.clone())),
            (Inline::Break, _) => out.push(Inline::Break),
            _ if only_breaks(&inner) => out.extend(inner),
            (Inline::Strong(_), _) if strong => out.extend(inner),
            (Inline::Emphasis(_), _) if emphasised => out.extend(inner),
            (Inline::Link { .. }, _) if linked => out.extend(inner),
            (Inline::Strong(_), Some(Inline::Strong(before))) => before.extend(inner),
            (Inline::Emphasis(_), Some(Inline::Emphasis(before))) => before.extend(inner),
            (Inline::Strong(_), _) => out.push(Inline::Strong(inner)),
            (Inline::Emphasis(_), _) => out.push(Inline::Emphasis(inner)),
            (Inline::Link { target, .. }, _) => {
                out.push(Inline::Link { target: target.clone(), text: inner })
            }
            (other, _) => panic!("no normal form of {other:?}"),
        }
    }
    out
}

fn marks(runs: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for run in runs {
        match run {
            Inline::Text(text) => {
                let mut rest = text.as_str();
                while let Some((before, (mark, after))) = rest
                    .split_once("【待填")
                    .and_then(|(before, after)| Some((before, after.split_once('】')?)))
                {
                    out.extend((!before.is_empty()).then(|| Inline::Text(before.to_owned())));
                    out.push(Inline::Blank(format!("【待填{mark}】")));
                    rest = after;
                }
                out.extend((!rest.is_empty()).then(|| Inline::Text(rest.to_owned())));
            }
            Inline::Strong(inner) => out.push(Inline::Strong(marks(inner))),
            Inline::Emphasis(inner) => out.push(Inline::Emphasis(marks(inner))),
            Inline::Link { target, text } => out.push(Inline::Link { target, text: marks(text) }),
            other => out.push(other),
        }
    }
    out
}
