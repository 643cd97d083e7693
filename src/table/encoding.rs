//! Bytes of a CSV file → text.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::over_size;
use crate::archive::{COMPOUND, ZIP};
use crate::problem::{Code, Problem, say};
use crate::source::{Source, Span};
use crate::yaml::{Limits, problem};

/// Reads bytes as text: what a byte order mark names, else UTF-8, else GB18030, which Excel writes on Chinese Windows.
pub(super) fn decode(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Problem> {
    if let Some(problem) = over_size(name, bytes, limits) {
        return Err(problem);
    }
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (GB18030, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    let binary = bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND);
    match text {
        Some(text) if !text.contains('\0') && !binary => Ok(Source::new(name, text)),
        _ => Err(problem(
            &Source::new(name, ""),
            Span::default(),
            Code::SourceEncoding,
            say!("这不是 CSV 文本文件，或者编码认不出来", "this is no CSV text, or in an unknown encoding"),
            say!(
                "在 Excel 里另存为“CSV UTF-8（逗号分隔）”，或者另存为 .xlsx",
                "save it as “CSV UTF-8” or as .xlsx"
            ),
        )),
    }
}
