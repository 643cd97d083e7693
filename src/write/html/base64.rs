//! Base64, as data addresses need it.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends bytes as Base64 with padding.
pub(super) fn push(bytes: &[u8], out: &mut String) {
    out.reserve(bytes.len().div_ceil(3) * 4);
    let sign = |bits: u32| char::from(SIGNS[(bits & 63) as usize]);
    let (threes, rest) = bytes.as_chunks::<3>();
    for &[a, b, c] in threes {
        let bits = u32::from_be_bytes([0, a, b, c]);
        out.extend([sign(bits >> 18), sign(bits >> 12), sign(bits >> 6), sign(bits)]);
    }
    match *rest {
        [a] => {
            let bits = u32::from(a) << 16;
            out.extend([sign(bits >> 18), sign(bits >> 12), '=', '=']);
        }
        [a, b] => {
            let bits = u32::from_be_bytes([0, a, b, 0]);
            out.extend([sign(bits >> 18), sign(bits >> 12), sign(bits >> 6), '=']);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_samples_of_rfc_4648_come_out() {
        for (bytes, want) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut out = String::new();
            super::push(bytes.as_bytes(), &mut out);
            assert_eq!(out, want);
        }
        let mut out = String::new();
        super::push(&[0xFB, 0xFF, 0xFE], &mut out);
        assert_eq!(out, "+//+");
    }
}
