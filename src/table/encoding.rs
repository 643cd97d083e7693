//! Bytes of a CSV file → text.

use super::over_size;
use crate::archive::{COMPOUND, ZIP};
use crate::problem::{Code, Problem, say};
use crate::source::{Source, Span};
use crate::yaml::{Limits, chinese, problem};

/// Reads bytes as text: what a byte order mark names, else UTF-8, else GB18030, which Excel writes on Chinese Windows.
pub(super) fn decode(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Problem> {
    if let Some(problem) = over_size(name, bytes, limits) {
        return Err(problem);
    }
    let binary = bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND);
    match chinese(bytes) {
        Some(text) if !binary => Ok(Source::new(name, text)),
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
