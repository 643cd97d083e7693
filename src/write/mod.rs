//! The writers: one file per format, one registry line each.

mod docx;
mod html;
mod limit;
mod look;
mod markdown;
mod place;
mod theme;

use std::collections::BTreeSet;

use crate::document::{Document, Pictures};
use crate::error::{Error, ErrorKind};
use crate::picture::{check_name, named};
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
    pictures: Pictured,
    embeds: Embedding,
    write: Writer,
}

type Writer = fn(&Document, &Theme, &dyn Pictures, bool) -> Result<Vec<u8>, Error>;

/// Where a format can have its pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pictured {
    /// In the document only.
    Inside,
    /// In files beside it.
    Beside,
}

/// Every format, in the order they are listed and written: one line per format.
pub static FORMATS: &[Format] = &[
    Format {
        name: "md",
        mime: "text/markdown",
        pictures: Pictured::Beside,
        embeds: Embedding::Not,
        write: |document, _, _, _| markdown::write(document),
    },
    Format {
        name: "html",
        mime: "text/html",
        pictures: Pictured::Beside,
        embeds: Embedding::EachTime,
        write: |document, theme, pictures, beside| {
            html::write(document, theme.look()?, theme.html()?, pictures, beside)
        },
    },
    Format {
        name: "docx",
        mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        pictures: Pictured::Inside,
        embeds: Embedding::Once,
        write: |document, theme, pictures, _| docx::write(document, theme.look()?, theme.docx()?, pictures),
    },
];

/// A document and the picture files that it shows from beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written<'p> {
    /// The document.
    pub bytes: Vec<u8>,
    /// The files beside it, each once, in the order of the figures: relative path with `/`, such as `照片/签约.jpg`, and
    /// bytes. Empty where pictures lie in the document.
    pub assets: Vec<(String, &'p [u8])>,
}

impl Format {
    /// The format of a name, such as `docx`.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes a document in this format, as one file: in HTML and DOCX the pictures lie in it. Markdown cannot hold them
    /// and names them by their paths.
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
        limit::after((self.write)(document, theme, pictures, false)?)
    }

    /// Writes a document whose pictures stay files beside it, where the format knows that: in Markdown and HTML.
    ///
    /// Nothing is written to disk: the document names each picture by the path that the data give, and the same paths come
    /// back with the bytes that belong there.
    ///
    /// # Errors
    /// As [`Format::write`]; and a path leads out of the folder, or is none that every system can store.
    ///
    /// # Examples
    /// ```
    /// use std::collections::BTreeMap;
    /// use jianbao::{Document, Format, Theme, markup};
    /// let document = Document { blocks: markup::read("![座谈会](照片/forum.png)"), ..Document::default() };
    /// let picture = include_bytes!("../../examples/photos/forum.png").to_vec();
    /// let pictures = BTreeMap::from([("照片/forum.png".to_owned(), picture)]);
    /// let html = Format::named("html").unwrap();
    /// let written = html.write_beside(&document, Theme::news(), &pictures)?;
    /// assert_eq!(written.assets[0].0, "照片/forum.png");
    /// let page = String::from_utf8(written.bytes).unwrap();
    /// assert!(page.contains("src=\"./%E7%85%A7%E7%89%87/forum.png\""));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn write_beside<'p>(
        &self,
        document: &Document,
        theme: &Theme,
        pictures: &'p dyn Pictures,
    ) -> Result<Written<'p>, Error> {
        let beside = self.pictures == Pictured::Beside;
        limit::before(document, pictures, if beside { Embedding::Not } else { self.embeds })?;
        let mut assets = Vec::new();
        if beside {
            for path in shown(document, pictures) {
                check_name(path).map_err(|why| ErrorKind::Picture(named(path, &why)))?;
                let bytes = pictures.picture(path).unwrap_or_default();
                assets.push((path.to_owned(), bytes));
            }
        }
        Ok(Written { bytes: limit::after((self.write)(document, theme, pictures, true)?)?, assets })
    }
}

/// The paths of the pictures that a document can show, each once.
fn shown<'d>(document: &'d Document, pictures: &dyn Pictures) -> Vec<&'d str> {
    let mut seen = BTreeSet::new();
    let paths = document.figures().into_iter().map(|figure| figure.path.as_str());
    paths.filter(|path| seen.insert(*path) && pictures.picture(path).is_some()).collect()
}
