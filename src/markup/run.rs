//! Runs: gathers the text of one block in normal form.

use super::EDGE;
use crate::document::Inline;
use crate::fact::{MARK_CLOSE, MARK_OPEN};

/// The text of one block as it is read: joins neighbours, flattens what nests in itself.
pub(super) struct Runs {
    out: Vec<Inline>,
    /// The last character so far.
    pub(super) last: Option<char>,
    /// Whether all that comes is emphasised already.
    pub(super) emphasised: bool,
    strong: bool,
    linked: bool,
}

impl Runs {
    pub(super) fn new() -> Self {
        Self { out: Vec::new(), last: None, emphasised: false, strong: false, linked: false }
    }

    /// Adds text; its line ends become line breaks, other control characters but tabs are left out.
    pub(super) fn text(&mut self, text: &str) {
        let mut first = true;
        for piece in text.split('\n') {
            if !first {
                self.line_break();
            }
            first = false;
            let hidden = |c: char| c == EDGE || (c.is_control() && c != '\t');
            for piece in piece.split(hidden).filter(|piece| !piece.is_empty()) {
                self.last = piece.chars().next_back();
                push_text(&mut self.out, piece);
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        self.last = None;
        self.out.push(Inline::Break);
    }

    pub(super) fn strong(&mut self, fill: impl FnOnce(&mut Self)) {
        if self.strong {
            return fill(self);
        }
        self.strong = true;
        let inner = self.inner(fill);
        self.strong = false;
        match self.out.last_mut() {
            _ if only_breaks(&inner) => self.out.extend(inner),
            Some(Inline::Strong(before)) => join(before, inner),
            _ => self.out.push(Inline::Strong(inner)),
        }
    }

    pub(super) fn emphasis(&mut self, fill: impl FnOnce(&mut Self)) {
        if self.emphasised {
            return fill(self);
        }
        self.emphasised = true;
        let inner = self.inner(fill);
        self.emphasised = false;
        match self.out.last_mut() {
            _ if only_breaks(&inner) => self.out.extend(inner),
            Some(Inline::Emphasis(before)) => join(before, inner),
            _ => self.out.push(Inline::Emphasis(inner)),
        }
    }

    pub(super) fn link(&mut self, target: String, fill: impl FnOnce(&mut Self)) {
        if self.linked {
            return fill(self);
        }
        self.linked = true;
        let text = self.inner(fill);
        self.linked = false;
        if only_breaks(&text) {
            self.out.extend(text);
        } else {
            self.out.push(Inline::Link { target, text });
        }
    }

    fn inner(&mut self, fill: impl FnOnce(&mut Self)) -> Vec<Inline> {
        let outer = std::mem::take(&mut self.out);
        fill(self);
        std::mem::replace(&mut self.out, outer)
    }

    /// The text in normal form, without line breaks at its edges, the marks of drafts made out.
    pub(super) fn finish(self) -> Vec<Inline> {
        let mut out = self.out;
        let end = out.iter().rposition(|run| *run != Inline::Break).map_or(0, |last| last + 1);
        out.truncate(end);
        let start = out.iter().position(|run| *run != Inline::Break).unwrap_or(0);
        out.drain(..start);
        split_marks(&mut out);
        out
    }
}

fn only_breaks(runs: &[Inline]) -> bool {
    runs.iter().all(|run| *run == Inline::Break)
}

fn push_text(out: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(before)) = out.last_mut() {
        before.push_str(text);
    } else {
        out.push(Inline::Text(text.to_owned()));
    }
}

/// Appends runs; texts that meet become one.
fn join(before: &mut Vec<Inline>, runs: Vec<Inline>) {
    let mut runs = runs.into_iter();
    match (runs.next(), before.last_mut()) {
        (Some(Inline::Text(text)), Some(Inline::Text(last))) => last.push_str(&text),
        (Some(Inline::Strong(inner)), Some(Inline::Strong(last)))
        | (Some(Inline::Emphasis(inner)), Some(Inline::Emphasis(last))) => join(last, inner),
        (Some(first), _) => before.push(first),
        (None, _) => {}
    }
    before.extend(runs);
}

/// Cuts the marks of drafts, such as `【待填：金额】`, out of the texts.
fn split_marks(runs: &mut Vec<Inline>) {
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

/// Whether a character is written without spaces around it: Chinese characters and full-width signs.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0xA4CF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

/// Also the signs that Chinese shares with other scripts: quotation marks, dashes, the ellipsis.
pub(super) fn is_cjk_or_shared(c: char) -> bool {
    is_cjk(c) || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
