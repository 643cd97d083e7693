//! Sentences of messages: whatever they quote, they stay short enough to be read.

use std::fmt::{self, Write};

use super::hidden::{cut, visible};

/// Characters of one thing quoted in a sentence at most.
const QUOTED: usize = 300;
/// Bytes of a whole sentence at most.
const SENTENCE: usize = 1_800;
/// Bytes of a name or path at most.
const NAME: usize = 600;

/// Formats a sentence; what it quotes is cut after 300 characters, the whole after 1,800 bytes.
///
/// `say!` goes through here, so that no message has to think of how long a name may be.
pub(crate) fn sentence(words: fmt::Arguments<'_>) -> String {
    let mut sentence = Sentence(String::new());
    // Writing into a string does not fail; a `Display` that does leaves what it wrote.
    let _ = sentence.write_fmt(words);
    within(&sentence.0, SENTENCE)
}

struct Sentence(String);

impl Write for Sentence {
    /// Gets each thing that is quoted, and the words between them, piece by piece.
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        if self.0.len() <= SENTENCE {
            self.0.push_str(&cut(piece, QUOTED));
        }
        Ok(())
    }
}

/// A sentence as it is shown: without hidden characters, on one line.
pub(super) fn shown(text: &str) -> String {
    within(&visible(text), SENTENCE)
}

/// A name of a file or a path of a field as it is shown.
pub(super) fn name(text: &str) -> String {
    within(&visible(text), NAME)
}

/// A path of a field as a problem keeps it.
pub(super) fn keep(path: &mut String) {
    if path.len() > NAME {
        *path = within(path, NAME);
    }
}

/// A text of at most so many bytes; the end is cut.
fn within(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let end = (0..=most - '…'.len_utf8()).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    format!("{}…", &text[..end])
}
