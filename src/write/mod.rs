//! The writers: one file per format, one registry line each.

mod docx;
mod html;
mod limit;
mod look;
mod markdown;
mod place;
mod theme;

use crate::document::{Document, Pictures};
use crate::error::Error;
pub(crate) use html::{escape, page};
use limit::Embedding;
pub use theme::Theme;

/// One output format: its name, file extension and writer.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The word that selects it, such as `docx`; also the file extension.
    pub name: &'static str,
    /// Its media type, such as `text/html`.
    pub mime: &'static str,
    embeds: Embedding,
    write: Writer,
}

type Writer = fn(&Document, &Theme, &dyn Pictures) -> Result<Vec<u8>, Error>;

/// Every format, in the order they are listed and written: one line per format.
pub static FORMATS: &[Format] = &[
    Format {
        name: "md",
        mime: "text/markdown",
        embeds: Embedding::Not,
        write: |document, _, _| markdown::write(document),
    },
    Format {
        name: "html",
        mime: "text/html",
        embeds: Embedding::EachTime,
        write: |document, _, pictures| html::write(document, pictures),
    },
    Format {
        name: "docx",
        mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        embeds: Embedding::Once,
        write: |document, theme, pictures| docx::write(document, theme.look()?, theme.docx()?, pictures),
    },
];

impl Format {
    /// The format of a name, such as `docx`.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes a document in this format.
    ///
    /// A figure whose picture is not given appears as its caption; [`Document::figures`] says which are needed.
    ///
    /// At most 200 pictures, and 64 MiB of output; pictures are counted before anything is written.
    ///
    /// # Errors
    /// A figure's picture is neither PNG nor JPEG, or a limit is passed; the message says which.
    pub fn write(
        &self,
        document: &Document,
        theme: &Theme,
        pictures: &dyn Pictures,
    ) -> Result<Vec<u8>, Error> {
        limit::before(document, pictures, self.embeds)?;
        limit::after((self.write)(document, theme, pictures)?)
    }
}
