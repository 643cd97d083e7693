//! The DOCX writer.

use crate::document::{Document, Pictures};
use crate::error::Error;
use crate::write::Theme;

pub(in crate::write) fn write(_: &Document, _: &Theme, _: &dyn Pictures) -> Result<Vec<u8>, Error> {
    Ok(Vec::new())
}
