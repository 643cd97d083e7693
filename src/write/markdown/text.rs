//! One block's text as Markdown: emphasis that every reader sees, escapes only where a sign would count.

use super::signs::{self, is_gap, is_letter, push_reference};
use crate::document::{Inline, Runs, is_hidden};

/// The text of one block, being written.
pub(super) struct Line<'a> {
    out: &'a mut String,
    /// The footnotes called so far.
    notes: &'a mut Vec<Vec<Inline>>,
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
    in_strong: bool,
    linked: bool,
}

impl<'a> Line<'a> {
    /// A paragraph, whose further lines begin with `indent`.
    pub(super) fn flow(out: &'a mut String, notes: &'a mut Vec<Vec<Inline>>, indent: &'a str) -> Self {
        Self { indent: Some(indent), ..Self::cell(out, notes) }
    }

    pub(super) fn heading(out: &'a mut String, notes: &'a mut Vec<Vec<Inline>>) -> Self {
        Self { heading: true, ..Self::cell(out, notes) }
    }

    /// A table cell; the caller escapes `|`.
    pub(super) fn cell(out: &'a mut String, notes: &'a mut Vec<Vec<Inline>>) -> Self {
        let at = out.len();
        Self {
            out,
            notes,
            indent: None,
            heading: false,
            line_at: at,
            open_at: at,
            broke: (0, 0),
            needs_gap: false,
            in_strong: false,
            linked: false,
        }
    }

    /// Writes a block's text.
    pub(super) fn block(mut self, runs: &[Inline]) {
        let mut normal = Runs::new();
        normal.extend(runs);
        self.runs(&normal.finish());
    }

    /// Writes a block's text as one emphasis.
    pub(super) fn byline(mut self, runs: &[Inline]) {
        let mut normal = Runs::new();
        normal.emphasised = true;
        normal.extend(runs);
        let runs = normal.finish();
        self.marked(if runs.iter().any(holds_strong) { "_" } else { "*" }, &runs);
    }

    /// Writes a picture's description.
    pub(super) fn words(mut self, words: &str) {
        self.linked = true;
        self.text(&words.replace(['\n', '\r'], " ").replace(is_hidden, ""), true);
    }

    fn runs(&mut self, runs: &[Inline]) {
        for (at, run) in runs.iter().enumerate() {
            let (before, next) = (at.checked_sub(1).and_then(|at| runs.get(at)), runs.get(at + 1));
            match run {
                Inline::Text(text) | Inline::Blank(text) => {
                    self.text(text, next.is_none_or(|run| *run == Inline::Break));
                }
                Inline::Strong(inner) => {
                    self.in_strong = true;
                    self.marked("**", inner);
                    self.in_strong = false;
                }
                Inline::Emphasis(inner) => {
                    // Beside `**` a `*` would be ambiguous.
                    let beside = [before, Some(run), next].into_iter().flatten().any(holds_strong);
                    self.marked(if beside || self.in_strong { "_" } else { "*" }, inner);
                }
                Inline::Link { target, text } => self.link(target, text),
                Inline::Note(text) => self.note(text),
                Inline::Break => self.line_break(),
            }
        }
    }

    /// Writes runs between two marks, so that every reader takes them for marks.
    fn marked(&mut self, sign: &str, runs: &[Inline]) {
        let letter_first = match runs {
            [Inline::Text(text)] => text.starts_with(is_letter),
            // A lone character may become a reference for the sake of the mark after it.
            [Inline::Text(text), ..] => text.starts_with(is_letter) && text.chars().nth(1).is_some(),
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
            (self.broke, self.line_at) = ((0, 0), 0); // the line goes on
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

    /// The call of a footnote.
    fn note(&mut self, text: &[Inline]) {
        self.notes.push(text.to_vec());
        if self.out.ends_with('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        self.out.push_str(&format!("[^{}]", self.notes.len()));
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
            && (self.indent.is_some() || self.heading || !text.starts_with('|'))
        {
            self.out.push_str(&text[..at]);
            self.out.push('\\');
            self.out.push_str(&text[at..=at]);
            (from, self.needs_gap) = (at + 1, false);
        }
        while let Some(c) = text[from..].chars().next() {
            self.character(c, text, from, ends);
            from += c.len_utf8();
            // Nearly all the rest is written as it stands, but for what ends it.
            let plain = signs::plain(&text[from..]);
            self.out.push_str(&text[from..from + plain]);
            from += plain;
        }
    }

    fn character(&mut self, c: char, text: &str, at: usize, ends: bool) {
        let needs_gap = std::mem::take(&mut self.needs_gap);
        let (before, rest) = (&text[..at], &text[at..]);
        let escaped = match c {
            '\\' | '`' | '*' | '~' | '[' => true,
            '_' => !(self.out.ends_with(|c: char| c.is_ascii_alphanumeric()) && goes_on(rest, ends)),
            ']' | '^' => self.linked,
            '#' => self.heading,
            '<' => !rest[1..].starts_with(|next: char| next == ' ' || !next.is_ascii()),
            '&' => signs::is_entity(rest),
            ':' | '.' => signs::makes_address(before, rest),
            _ => false,
        };
        let edge = c.is_whitespace() && (self.starts() || (ends && rest.len() == c.len_utf8()));
        if escaped {
            self.out.extend(['\\', c]);
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

/// Whether a word goes on after `_`, and will not have to begin with a reference there.
fn goes_on(rest: &str, ends: bool) -> bool {
    let mut after = rest.bytes().skip(1);
    after.next().is_some_and(|byte| byte.is_ascii_alphanumeric()) && (ends || after.next().is_some())
}

fn is_autolink(target: &str, text: &[Inline]) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./~%:?=#+@,".contains(c);
    let web = target.starts_with("http://") || target.starts_with("https://");
    web && matches!(text, [Inline::Text(text)] if text == target) && target.chars().all(plain)
}

fn inner(run: &Inline) -> &[Inline] {
    match run {
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => inner,
        _ => &[],
    }
}

/// Whether `**` will stand somewhere in it.
fn holds_strong(run: &Inline) -> bool {
    matches!(run, Inline::Strong(_)) || inner(run).iter().any(holds_strong)
}

/// Whether anything of a block's text is to be seen.
pub(super) fn any_shows(runs: &[Inline]) -> bool {
    runs.iter().any(|run| match run {
        Inline::Text(text) | Inline::Blank(text) => !text.chars().all(is_hidden),
        _ => any_shows(inner(run)),
    })
}
