//! Plain text as a document: a paragraph for each line, headings where a line can be nothing else.

use super::clean::is_han;
use crate::document::{Block, Inline};
use crate::fact::{MARK_CLOSE, MARK_OPEN};

/// Characters a heading has at most.
const LONGEST: usize = 36;

/// The blocks of a plain text: the first line is the title if it can be one.
pub(super) fn read(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut blocks = Vec::new();
    for line in lines {
        let level = match level(line) {
            None if blocks.is_empty() && is_title(line) => Some(1),
            level => level,
        };
        blocks.push(match level {
            Some(level) => Block::Heading(level, runs(line)),
            None => Block::Paragraph(runs(line)),
        });
    }
    blocks
}

fn is_title(line: &str) -> bool {
    line.chars().count() <= LONGEST && !line.ends_with(['。', '；', '，', '：', '！', '？', ';', ',', ':'])
}

/// The level of a heading: 一、 is 2, （一） 3, 1. 4; none for a sentence.
fn level(line: &str) -> Option<u8> {
    let heading = line.chars().count() <= LONGEST
        && !line.ends_with(['。', '；', '，', '：', '！', '？', ';', ',', ':'])
        && !line.contains(['。', '；']);
    if !heading {
        return None;
    }
    let numeral = |text: &str| {
        let count = text.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
        (count > 0).then(|| text.chars().skip(count).collect::<String>())
    };
    let titled =
        |rest: &str| rest.trim_start().chars().next().is_some_and(|c| is_han(c) || "“《".contains(c));
    if let Some(rest) = numeral(line) {
        return rest.strip_prefix('、').is_some_and(titled).then_some(2);
    }
    if let Some(rest) = line.strip_prefix(['（', '(']).and_then(numeral) {
        return rest.strip_prefix(['）', ')']).is_some_and(titled).then_some(3);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let numbered = (1..=2).contains(&digits) && rest.strip_prefix(['.', '．']).is_some_and(titled);
    numbered.then_some(4)
}

/// A line as runs: the marks of a draft stand out.
fn runs(line: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(MARK_OPEN) {
        let Some(length) = rest[start..].find(MARK_CLOSE) else { break };
        let end = start + length + MARK_CLOSE.len();
        if start > 0 {
            out.push(Inline::Text(rest[..start].to_owned()));
        }
        out.push(Inline::Blank(rest[start..end].to_owned()));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        out.push(Inline::Text(rest.to_owned()));
    }
    out
}
