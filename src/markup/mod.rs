//! Markdown as the templates speak it: escaping of data, and reading into the document tree.
//!
//! # The template author's manual
//!
//! A template is CommonMark with tables. Data are printed through [`escape`], so no value can open a heading,
//! a link or a table; only what stands in the template itself is markup. Text that Markdown has no sign for is
//! never dropped: it appears as it was typed.
//!
//! | You write | The document gets |
//! | --- | --- |
//! | `# 标题`, `## 小标题` | a heading; level 1 is the document's title |
//! | lines of text, then an empty line | a paragraph |
//! | a line end inside a paragraph | nothing next to a Chinese character, else a space |
//! | `\` at the end of a line | a line break; in headings and table cells write `&#10;` |
//! | `**要点。**正文` | strong text; it may touch Chinese characters and punctuation on either side |
//! | `*来源：本报*` | emphasised text; as a whole paragraph a byline; `&#9;` (a tab) in it parts its left side from its right one |
//! | `[文字](https://…)` | a link to `http`, `https` or `mailto`; of any other target only the text remains |
//! | `- 一项` or `1. 一项` | a list, of any depth up to 32; empty items are dropped |
//! | `> 引文` | a quotation |
//! | a GFM table, `:--:` and `--:` for alignment | a table; a `\|` inside a cell is written `\\|` |
//! | `![图中内容](photos/1.jpg)\` and the caption on the next line | a figure |
//! | `[^1]`, and somewhere `[^1]: 据县统计局数据` | a footnote, told at its first call; only the template can call one; one that nothing calls is a paragraph |
//! | an empty header cell behind one with text | a header cell over both columns |
//! | `[TOC]` as a paragraph | the table of contents, if there are headings of levels 2 to 4 |
//! | `【待填：金额】` | a blank, highlighted; printed by drafts for what is not known yet |
//!
//! A paragraph that begins with a picture is a figure: what follows the picture is its caption. Several
//! pictures one after another make several figures. A picture inside running text becomes its description.
//! Paths and addresses that come from data are written in angle brackets: `![{{ alt }}](<{{ path }}>)`.
//!
//! Not part of the dialect: HTML (shown as typed), code (shown as plain text; data in it would show their
//! escapes), rules `---` (dropped), strike-through and task lists (shown as typed).

mod escape;
mod mark;
mod plain;
mod read;

pub use escape::{escape, escape_to};
pub(crate) use mark::marked;
pub use read::read;

/// A noncharacter that [`escape`] sets around values with punctuation at an edge, so that `**{{ value }}**`
/// is strong whatever the value holds; noncharacters never get into the tree.
const EDGE: char = '\u{FDD0}';
