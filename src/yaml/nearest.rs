//! The known word nearest to a mistyped one.

/// The candidate with the fewest edits to `word`, if it is near enough to be meant.
///
/// Near enough: at most one edit in three characters and at least one character kept, or one word is at least
/// half of the other (对象, 慰问对象).
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word: Vec<char> = word.chars().take(64).collect();
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|(edits, candidate)| {
            let (longest, shortest) =
                (word.len().max(candidate.chars().count()), word.len().min(candidate.chars().count()));
            let part = shortest >= 2 && *edits == longest - shortest && longest <= 2 * shortest;
            part || (*edits <= (longest / 3).max(1) && *edits < longest)
        })
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, delete, replace, swap of neighbours counted as two) that turn one word into the other.
fn distance(word: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, there) in other.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, here) in word.iter().enumerate() {
            let replaced = diagonal + usize::from(*here != there);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[word.len()]
}
