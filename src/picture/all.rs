//! Every picture of a document, from beside its data file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{MOST_PICTURES, load};
use crate::document::{Block, Document};
use crate::error::{Error, ErrorKind};
use crate::fact::is_blank;
use crate::problem::{Bilingual, say};

/// Reads every picture of a document from `folder`, the folder of its data file: path to bytes, each once.
///
/// A picture that is not known yet (`xx`) is left out; a draft shows its caption. At most 200 pictures.
///
/// # Errors
/// [`ErrorKind::Picture`] as from [`load_picture`](crate::load_picture), with one line for each picture that
/// cannot be used; or there are too many.
///
/// # Examples
/// ```
/// use jianbao::{Document, load_pictures};
/// let pictures = load_pictures(std::path::Path::new("examples"), &Document::default())?;
/// assert!(pictures.is_empty());
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn load_all(folder: &Path, document: &Document) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut paths = BTreeSet::new();
    collect(&document.blocks, &mut paths);
    let count = paths.len();
    if count > MOST_PICTURES {
        return Err(ErrorKind::Picture(say!(
            "有 {count} 张图片，最多 {MOST_PICTURES} 张；请删去一些",
            "{count} pictures, at most {MOST_PICTURES}; remove some"
        ))
        .into());
    }
    let mut pictures = BTreeMap::new();
    let mut faults: Vec<Bilingual> = Vec::new();
    for path in paths {
        match load(folder, path) {
            Ok(bytes) => {
                pictures.insert(path.to_owned(), bytes);
            }
            Err(error) => match error.into_kind() {
                ErrorKind::Picture(message) => faults.push(message),
                other => return Err(other.into()),
            },
        }
    }
    if faults.is_empty() {
        return Ok(pictures);
    }
    let zh: Vec<&str> = faults.iter().map(|fault| fault.zh.as_str()).collect();
    let en: Vec<&str> = faults.iter().map(|fault| fault.en.as_str()).collect();
    Err(ErrorKind::Picture(Bilingual::new(zh.join("\n"), en.join("\n"))).into())
}

/// The paths of every figure, those inside lists and quotes included.
fn collect<'d>(blocks: &'d [Block], paths: &mut BTreeSet<&'d str>) {
    for block in blocks {
        match block {
            Block::Figure(figure) if !is_blank(&figure.path) => {
                paths.insert(&figure.path);
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, paths)),
            Block::Quote(inner) => collect(inner, paths),
            _ => {}
        }
    }
}
