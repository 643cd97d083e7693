//! One block's text as Markdown: emphasis that every reader sees, escapes only where a sign would count.

use std::borrow::Cow;

use super::signs::{self, is_dropped, is_gap, is_letter, push_reference};
use crate::document::{Inline, safe_target};

/// The text of one block, being written.
pub(super) struct Line<'a> {
    out: &'a mut String,
    /// What the next line begins with; `None` where the block must stay on one line.
    indent: Option<&'a str>,
    heading: bool,
    /// Where the line's text begins; marks that open there are before it.
    line_at: usize,
    /// Where the text after the last opening mark begins.
    open_at: usize,
    /// The last hard break, from where to where.
    broke: (usize, usize),
    /// The mark just closed counts only if a gap or a sign follows.
    needs_gap: bool,
    strong: bool,
    emphasised: bool,
    linked: bool,
}

impl<'a> Line<'a> {
    /// A paragraph, whose further lines begin with `indent`.
    pub(super) fn flow(out: &'a mut String, indent: &'a str) -> Self {
        Self { indent: Some(indent), ..Self::cell(out) }
    }

    pub(super) fn heading(out: &'a mut String) -> Self {
        Self { heading: true, ..Self::cell(out) }
    }

    /// A table cell; the caller escapes `|`.
    pub(super) fn cell(out: &'a mut String) -> Self {
        let at = out.len();
        Self {
            out,
            indent: None,
            heading: false,
            line_at: at,
            open_at: at,
            broke: (0, 0),
            needs_gap: false,
            strong: false,
            emphasised: false,
            linked: false,
        }
    }

    /// Writes a block's text, without line breaks at its edges.
    pub(super) fn block(mut self, runs: &[Inline]) {
        self.runs(trimmed(runs));
    }

    /// Writes a block's text as one emphasis.
    pub(super) fn byline(mut self, runs: &[Inline]) {
        let runs = trimmed(runs);
        let sign = if runs.iter().any(holds_strong) { "_" } else { "*" };
        self.emphasised = true;
        self.marked(sign, runs);
    }

    /// Writes a picture's description.
    pub(super) fn words(mut self, words: &str) {
        self.linked = true;
        self.text(&words.replace(['\n', '\r'], " "), false);
    }

    fn runs(&mut self, runs: &[Inline]) {
        let mut rest = runs;
        let mut strong_before = false;
        while let Some(first) = rest.first() {
            // Neighbours of one kind are written as one.
            let kind = std::mem::discriminant(first);
            let same = |run: &Inline| match first {
                Inline::Text(_) | Inline::Blank(_) => matches!(run, Inline::Text(_) | Inline::Blank(_)) || !shows(run),
                Inline::Strong(_) | Inline::Emphasis(_) => std::mem::discriminant(run) == kind || !shows(run),
                _ => false,
            };
            let count = 1 + rest[1..].iter().take_while(|run| same(run)).count();
            let (group, after) = rest.split_at(count);
            rest = after;
            if !group.iter().any(shows) {
                continue;
            }
            let next = after.iter().find(|run| shows(run));
            match first {
                Inline::Text(_) | Inline::Blank(_) => {
                    let ends = next.is_none_or(|run| *run == Inline::Break);
                    self.text(&joined(group), ends);
                }
                Inline::Strong(_) => self.strong(group),
                Inline::Emphasis(_) => {
                    let beside = strong_before || next.is_some_and(holds_strong);
                    self.emphasis(group, beside);
                }
                Inline::Link { target, text } => self.link(target, text),
                Inline::Break => self.line_break(),
            }
            strong_before = holds_strong(first);
        }
    }

    fn strong(&mut self, group: &[Inline]) {
        if self.strong {
            return group.iter().for_each(|run| self.runs(inner(run)));
        }
        self.strong = true;
        self.marked("**", &flattened(group));
        self.strong = false;
    }

    fn emphasis(&mut self, group: &[Inline], beside_strong: bool) {
        if self.emphasised {
            return group.iter().for_each(|run| self.runs(inner(run)));
        }
        self.emphasised = true;
        let sign = if beside_strong || self.strong || group.iter().any(holds_strong) { "_" } else { "*" };
        self.marked(sign, &flattened(group));
        self.emphasised = false;
    }

    /// Writes runs between two marks, so that every reader takes them for marks.
    fn marked(&mut self, sign: &str, runs: &[Inline]) {
        let letter_first = match first_leaf(runs) {
            Some(Inline::Text(text) | Inline::Blank(text)) => text.chars().next().is_some_and(is_letter),
            _ => false,
        };
        if sign == "_" || !letter_first {
            self.gap_before();
        }
        let line_start = self.out.len() == self.line_at;
        self.out.push_str(sign);
        self.opened(line_start);
        self.runs(runs);
        if self.broke.1 == self.out.len() {
            self.out.truncate(self.broke.0);
            self.out.push_str("&#10;");
        }
        self.needs_gap = sign == "_" || !self.out.chars().next_back().is_some_and(is_letter);
        self.out.push_str(sign);
    }

    fn opened(&mut self, line_start: bool) {
        self.needs_gap = false;
        self.open_at = self.out.len();
        if line_start {
            self.line_at = self.open_at;
        }
    }

    /// Makes the character before a mark count as punctuation.
    fn gap_before(&mut self) {
        if self.out.len() > self.line_at
            && let Some(last) = self.out.chars().next_back()
            && !is_gap(last)
        {
            self.out.pop();
            push_reference(last, self.out);
        }
    }

    fn link(&mut self, target: &str, text: &[Inline]) {
        if self.linked || !safe_target(target) {
            return self.runs(text);
        }
        let line_start = self.out.len() == self.line_at;
        if self.out.len() > self.line_at && self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        if is_autolink(target, text) {
            self.needs_gap = false;
            return self.out.extend(["<", target, ">"]);
        }
        self.out.push('[');
        self.opened(line_start);
        self.linked = true;
        self.runs(text);
        self.linked = false;
        self.out.push_str("](");
        signs::target(target, self.out);
        self.out.push(')');
        self.needs_gap = false;
    }

    fn line_break(&mut self) {
        match self.indent {
            Some(indent) if self.out.len() != self.open_at => {
                let from = self.out.len();
                self.out.push_str("\\\n");
                self.out.push_str(indent);
                self.line_at = self.out.len();
                self.broke = (from, self.line_at);
            }
            _ => self.out.push_str("&#10;"),
        }
        self.needs_gap = false;
    }

    /// Writes literal text; `ends` when the line or the marked text ends with it.
    fn text(&mut self, text: &str, ends: bool) {
        let mut from = 0; // what comes before is written
        if self.out.len() == self.line_at
            && let Some(at) = signs::line_lead(text)
            && (self.indent.is_some() || !text.starts_with('|'))
        {
            self.out.push_str(&text[..at]);
            self.out.push('\\');
            self.out.push_str(&text[at..=at]);
            (from, self.needs_gap) = (at + 1, false);
        }
        for (at, c) in text.char_indices() {
            if at >= from {
                self.character(c, text, at, ends);
            }
        }
    }

    fn character(&mut self, c: char, text: &str, at: usize, ends: bool) {
        let needs_gap = std::mem::take(&mut self.needs_gap);
        let (before, rest) = (&text[..at], &text[at..]);
        let escaped = match c {
            '\\' | '`' | '*' | '~' | '[' => true,
            '_' => !inside_word(before, rest),
            ']' => self.linked,
            '#' => self.heading,
            '<' => rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => signs::is_entity(rest),
            ':' | '.' => signs::makes_address(before, rest),
            _ => false,
        };
        let edge = c.is_whitespace() && (self.starts() || (ends && rest.len() == c.len_utf8()));
        if escaped {
            self.out.extend(['\\', c]);
        } else if is_dropped(c) {
            self.needs_gap = needs_gap;
        } else if edge || c == '\t' || c == '\u{FEFF}' || (needs_gap && !is_gap(c)) {
            push_reference(c, self.out);
        } else {
            self.out.push(c);
        }
    }

    fn starts(&self) -> bool {
        let at = self.out.len();
        at == self.line_at || at == self.open_at
    }
}

/// Whether `_` stands inside a word, where it marks nothing even if the word's edges become references.
fn inside_word(before: &str, rest: &str) -> bool {
    let word = |bytes: &mut dyn Iterator<Item = u8>| bytes.take(2).filter(u8::is_ascii_alphanumeric).count() == 2;
    word(&mut before.bytes().rev()) && word(&mut rest.bytes().skip(1))
}

fn is_autolink(target: &str, text: &[Inline]) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./~%:?=#+@,".contains(c);
    let web = target.starts_with("http://") || target.starts_with("https://");
    web && matches!(text, [Inline::Text(text)] if text == target) && target.chars().all(plain)
}

fn joined(group: &[Inline]) -> Cow<'_, str> {
    let text = |run: &'_ Inline| match run {
        Inline::Text(text) | Inline::Blank(text) => text.clone(),
        _ => String::new(),
    };
    match group {
        [Inline::Text(text) | Inline::Blank(text)] => Cow::Borrowed(text),
        _ => Cow::Owned(group.iter().map(text).collect()),
    }
}

fn inner(run: &Inline) -> &[Inline] {
    match run {
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => inner,
        _ => &[],
    }
}

fn flattened(group: &[Inline]) -> Cow<'_, [Inline]> {
    match group {
        [one] => Cow::Borrowed(inner(one)),
        _ => Cow::Owned(group.iter().flat_map(inner).cloned().collect()),
    }
}

fn trimmed(runs: &[Inline]) -> &[Inline] {
    let counts = |run: &Inline| shows(run) && *run != Inline::Break;
    match (runs.iter().position(counts), runs.iter().rposition(counts)) {
        (Some(first), Some(last)) => &runs[first..=last],
        _ => &[],
    }
}

fn first_leaf(runs: &[Inline]) -> Option<&Inline> {
    let first = runs.iter().find(|run| shows(run))?;
    match first {
        Inline::Strong(_) | Inline::Emphasis(_) | Inline::Link { .. } => None,
        leaf => Some(leaf),
    }
}

/// Whether `**` will stand somewhere in it.
fn holds_strong(run: &Inline) -> bool {
    matches!(run, Inline::Strong(_)) || inner(run).iter().any(holds_strong)
}

/// Whether anything of a run is to be seen.
fn shows(run: &Inline) -> bool {
    match run {
        Inline::Text(text) | Inline::Blank(text) => !text.is_empty(),
        Inline::Break => true,
        _ => inner(run).iter().any(shows),
    }
}

pub(super) fn any_shows(runs: &[Inline]) -> bool {
    runs.iter().any(|run| shows(run) && *run != Inline::Break)
}
