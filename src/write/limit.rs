//! What one output may hold at most, looked at before it is written.

use std::collections::BTreeMap;

use crate::document::{Document, Pictures};
use crate::error::{Error, ErrorKind};
use crate::picture::MOST_PICTURES;
use crate::problem::say;

/// Bytes of one output at most, 64 MiB.
const MOST: usize = 64 << 20;

/// How the pictures of a document stand in an output.
#[derive(Debug, Clone, Copy)]
pub(super) enum Embedding {
    /// By their names.
    Not,
    /// Each once.
    Once,
    /// As base64, wherever one is shown.
    EachTime,
}

/// Whether the pictures of a document fit into an output.
pub(super) fn before(document: &Document, pictures: &dyn Pictures, how: Embedding) -> Result<(), Error> {
    let figures = document.figures();
    if figures.is_empty() {
        return Ok(());
    }
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    figures.iter().for_each(|figure| *shown.entry(&figure.path).or_default() += 1);
    let count = shown.len();
    if count > MOST_PICTURES {
        return Err(ErrorKind::Write(say!(
            "有 {count} 张图片，最多 {MOST_PICTURES} 张；请删去一些",
            "{count} pictures, at most {MOST_PICTURES}; remove some"
        ))
        .into());
    }
    let size = |(path, times): (&str, usize)| {
        let bytes = pictures.picture(path).map_or(0, <[u8]>::len);
        match how {
            Embedding::Not => 0,
            Embedding::Once => bytes,
            Embedding::EachTime => times * bytes.div_ceil(3) * 4,
        }
    };
    fits(shown.into_iter().map(size).sum())
}

/// An output that is not too large.
pub(super) fn after(bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
    fits(bytes.len())?;
    Ok(bytes)
}

fn fits(size: usize) -> Result<(), Error> {
    if size <= MOST {
        return Ok(());
    }
    let (size, most) = (size.div_ceil(1 << 20), MOST >> 20);
    Err(ErrorKind::Write(say!(
        "成稿会有 {size} MiB，最多 {most} MiB；请压缩、缩小或删去一些图片，或分成几篇",
        "the document would have {size} MiB, at most {most}; compress, shrink or remove pictures, or split it"
    ))
    .into())
}
