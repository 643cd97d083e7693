//! The DOCX writer.
//!
//! docx-rs builds what belongs to a theme, once; a finishing pass makes it valid; each document then streams its own
//! text between the parts that are copied.

mod body;
mod contents;
mod figure;
mod finish;
mod letter;
mod link;
mod note;
mod official;
mod package;
mod parts;
mod run;
mod source;
mod style;
mod table;

use crate::archive::Writer;
use crate::document::{Document, Pictures};
use crate::error::Error;
use crate::write::look::Look;
use body::Body;
pub(in crate::write) use parts::Parts;

/// Room for a press release without pictures.
const USUAL_SIZE: usize = 24 * 1_024;

pub(in crate::write) fn write(
    document: &Document,
    look: &Look,
    parts: &Parts,
    pictures: &dyn Pictures,
) -> Result<Vec<u8>, Error> {
    let mut archive = Writer::with_capacity(USUAL_SIZE);
    for part in &parts.packed {
        archive.copy(part)?;
    }
    archive.store("docProps/core.xml", package::core(&document.meta)?.as_bytes())?;
    Body::write(document, parts, look, pictures, &mut archive)?.add_companions(
        document,
        parts,
        &mut archive,
    )?;
    archive.finish()
}
