//! Runs: the text of one block in normal form.

use super::{Inline, safe_target};
use crate::seek;

/// Gathers the text of one block: joins neighbours, flattens what nests in itself, drops what is empty.
pub(crate) struct Runs {
    out: Vec<Inline>,
    /// The last character so far.
    pub(crate) last: Option<char>,
    /// Whether all that comes is emphasised already.
    pub(crate) emphasised: bool,
    strong: bool,
    linked: bool,
    noted: bool,
    /// Notes called inside a link: they follow it, since a link holds no other.
    waiting: Vec<Inline>,
}

impl Runs {
    pub(crate) fn new() -> Self {
        let (out, waiting) = (Vec::new(), Vec::new());
        Self { out, last: None, emphasised: false, strong: false, linked: false, noted: false, waiting }
    }

    /// Adds text; its line ends become line breaks, other control characters but tabs are left out, and so
    /// are noncharacters.
    pub(crate) fn text(&mut self, text: &str) {
        let mut rest = text;
        let bare = !seek::any(text, may_be_hidden);
        loop {
            let hidden = if bare { None } else { next_hidden(rest) };
            let (piece, behind) = rest.split_at(hidden.map_or(rest.len(), |(at, _)| at));
            if !piece.is_empty() {
                self.last = piece.chars().next_back();
                push_text(&mut self.out, piece);
            }
            let Some((_, c)) = hidden else { return };
            if c == '\n' {
                self.line_break();
            }
            rest = &behind[c.len_utf8()..];
        }
    }

    pub(crate) fn line_break(&mut self) {
        self.last = None;
        self.out.push(Inline::Break);
    }

    pub(crate) fn strong(&mut self, fill: impl FnOnce(&mut Self)) {
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

    pub(crate) fn emphasis(&mut self, fill: impl FnOnce(&mut Self)) {
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

    pub(crate) fn link(&mut self, target: String, fill: impl FnOnce(&mut Self)) {
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
        self.out.append(&mut self.waiting);
    }

    /// Adds a footnote; one that would stand in another is left out.
    pub(crate) fn note(&mut self, fill: impl FnOnce(&mut Self)) {
        if self.noted {
            return;
        }
        let mut inner = Self { noted: true, ..Self::new() };
        fill(&mut inner);
        let text = inner.finish();
        if text.is_empty() {
            return;
        }
        let place = if self.linked { &mut self.waiting } else { &mut self.out };
        place.push(Inline::Note(text));
    }

    /// Whether what is added stands in a note.
    pub(crate) fn is_note(&self) -> bool {
        self.noted
    }

    fn inner(&mut self, fill: impl FnOnce(&mut Self)) -> Vec<Inline> {
        let outer = std::mem::take(&mut self.out);
        fill(self);
        std::mem::replace(&mut self.out, outer)
    }

    /// Adds runs; blanks become text.
    pub(crate) fn extend(&mut self, runs: &[Inline]) {
        for run in runs {
            match run {
                Inline::Text(text) | Inline::Blank(text) => self.text(text),
                Inline::Strong(inner) => self.strong(|runs| runs.extend(inner)),
                Inline::Emphasis(inner) => self.emphasis(|runs| runs.extend(inner)),
                Inline::Link { target, text } if safe_target(target) => {
                    self.link(target.clone(), |runs| runs.extend(text));
                }
                Inline::Link { text, .. } => self.extend(text),
                Inline::Break => self.line_break(),
                Inline::Note(text) => self.note(|runs| runs.extend(text)),
            }
        }
    }

    /// The text in normal form, without line breaks at its edges.
    pub(crate) fn finish(self) -> Vec<Inline> {
        let mut out = self.out;
        trim_breaks(&mut out);
        out
    }
}

/// Takes away line breaks at the edges.
pub(crate) fn trim_breaks(runs: &mut Vec<Inline>) {
    let end = runs.iter().rposition(|run| *run != Inline::Break).map_or(0, |last| last + 1);
    runs.truncate(end);
    let start = runs.iter().position(|run| *run != Inline::Break).unwrap_or(0);
    runs.drain(..start);
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

/// The first line end or hidden character of a text, found by the bytes that such begin with.
fn next_hidden(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| BEGINS[usize::from(*byte)])?;
        // Full-width signs begin like noncharacters.
        let common = matches!(bytes[at..], [0xEF, 0xBC | 0xBD, ..]);
        if !common && let Some(c) = text[at..].chars().next().filter(|c| is_hidden(*c)) {
            return Some((at, c));
        }
        at += 1;
    }
}

/// The bytes that line ends and hidden characters begin with.
static BEGINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xEF);
        byte += 1;
    }
    table
};

/// Whether a hidden character, or a tab, may begin with these bytes.
pub(crate) fn may_be_hidden(one: u8, two: u8) -> bool {
    let control = (one < 0x20) | (one == 0x7F) | ((one == 0xC2) & (two < 0xA0));
    // Full-width signs begin like noncharacters.
    control | ((one == 0xEF) & ((two == 0xB7) | (two == 0xBF)))
}

/// Whether a character is never shown: control characters but tabs, and noncharacters.
pub(crate) fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// What stands at the left and what at the right of a tab.
pub(crate) fn sides(text: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let (at, left, right) = text.iter().enumerate().find_map(|(at, run)| match run {
        Inline::Text(text) => text.split_once('\t').map(|(left, right)| (at, left, right)),
        _ => None,
    })?;
    let run = |text: &str| (!text.is_empty()).then(|| Inline::Text(text.to_owned()));
    let left = text[..at].iter().cloned().chain(run(left)).collect();
    Some((left, run(right).into_iter().chain(text[at + 1..].iter().cloned()).collect()))
}
