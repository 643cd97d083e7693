//! The marks by which drafts show what is not known yet.

use crate::document::Inline;
use crate::fact::{MARK_CLOSE, MARK_OPEN};

/// A text as runs, with the marks of drafts cut out of it.
pub(crate) fn marked(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    split_text(text, &mut out);
    out
}

/// Cuts the marks of drafts, such as `【待填：金额】`, out of the texts.
pub(super) fn split_marks(runs: &mut Vec<Inline>) {
    let marked = |run: &Inline| matches!(run, Inline::Text(text) if text.contains(MARK_OPEN));
    for run in runs.iter_mut() {
        if let Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } = run {
            split_marks(inner);
        }
    }
    if !runs.iter().any(marked) {
        return;
    }
    for run in std::mem::take(runs) {
        match run {
            Inline::Text(text) => split_text(&text, runs),
            other => runs.push(other),
        }
    }
}

fn split_text(mut text: &str, out: &mut Vec<Inline>) {
    while let Some(from) = text.find(MARK_OPEN) {
        let Some(length) = text[from..].find(MARK_CLOSE) else { break };
        let end = from + length + MARK_CLOSE.len();
        if from > 0 {
            out.push(Inline::Text(text[..from].to_owned()));
        }
        out.push(Inline::Blank(text[from..end].to_owned()));
        text = &text[end..];
    }
    if !text.is_empty() {
        out.push(Inline::Text(text.to_owned()));
    }
}
