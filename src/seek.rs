//! Looking through all bytes of a text for those that need care, many at once.

/// Whether `odd` holds anywhere for a byte and the one behind it (0 behind the last).
///
/// Nearly always it does not. So every byte is asked, without a branch, and the compiler compares many at once if `odd` is
/// made of comparisons joined by `&` and `|`. Where the odd ones stand is for a closer look, byte by byte.
pub(crate) fn any(text: &str, odd: impl Fn(u8, u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let inside = pairs.fold(false, |any, (one, two)| any | odd(*one, *two));
    inside || bytes.last().is_some_and(|last| odd(*last, 0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_bytes_at_once_are_asked_as_one_by_one(text in "[a-d]{0,80}", wanted in "[a-d]{2}") {
            let [first, second] = wanted.as_bytes() else { unreachable!() };
            let pair = super::any(&text, |one, two| (one == *first) & (two == *second));
            prop_assert_eq!(pair, text.contains(&wanted));
            let last = super::any(&text, |one, two| (one == *first) & (two == 0));
            prop_assert_eq!(last, text.ends_with(&wanted[..1]));
        }
    }
}
