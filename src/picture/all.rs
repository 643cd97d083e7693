//! Every picture of a document, from beside its data file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::load::{bytes, named};
use super::{LARGEST_TOTAL, MOST_PICTURES};
use crate::document::{Block, Document};
use crate::error::{Error, ErrorKind};
use crate::fact::is_blank;
use crate::problem::{Bilingual, Code, Lang, Place, Problem, Problems, Severity, say};
use crate::source::{Source, Span};

/// Pictures named at most in one error.
const TOLD: usize = 10;

/// Reads every picture of a document from `folder`, the folder of its data file: path to bytes, each once.
///
/// A picture that is not known yet (`xx`) is left out; a draft shows its caption. At most 200 pictures, 64 MiB together.
///
/// # Errors
/// [`ErrorKind::Picture`] as from [`load_picture`](crate::load_picture), with one line for each of the first ten
/// pictures that cannot be used; or there are too many, or too large ones.
///
/// # Examples
/// ```
/// use jianbao::{Document, load_pictures};
/// let pictures = load_pictures(std::path::Path::new("examples"), &Document::default())?;
/// assert!(pictures.is_empty());
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn load_all(folder: &Path, document: &Document) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let (pictures, faults) = each(folder, document);
    if faults.is_empty() {
        return Ok(pictures);
    }
    let more = faults.len().saturating_sub(TOLD);
    let mut told: Vec<Bilingual> = faults.into_iter().take(TOLD).map(|(_, fault)| fault).collect();
    if more > 0 {
        told.push(say!("另有 {more} 张图片不能用", "{more} more pictures cannot be used"));
    }
    let lines = |lang| told.iter().map(|one| one.get(lang)).collect::<Vec<_>>().join("\n");
    Err(ErrorKind::Picture(Bilingual::new(lines(Lang::Zh), lines(Lang::En))).into())
}

/// Every picture of a document that cannot be used, as errors in `source`, the data file; those [`load_pictures`](crate::load_pictures) names.
///
/// A problem stands where the data file first names the picture, if it is found there.
///
/// # Examples
/// ```
/// use jianbao::{Document, Source, check_pictures};
/// let source = Source::new("visit.yaml", "类型: 调研\n");
/// assert!(check_pictures(std::path::Path::new("examples"), &Document::default(), &source).is_empty());
/// ```
pub fn check_all(folder: &Path, document: &Document, source: &Source) -> Problems {
    let (_, faults) = each(folder, document);
    let problem = |(path, message): Fault| {
        let span = path.and_then(|path| find(source.text(), path)).unwrap_or_default();
        Problem {
            code: Code::PictureFile,
            severity: Severity::Error,
            place: Some(Place { source: source.clone(), span }),
            path: String::new(),
            field: String::new(),
            message,
            hint: say!(
                "把图片放好再检查；还没有图片就先写 xx",
                "put the picture in its place and check again; write xx while there is none"
            ),
        }
    };
    let mut problems: Problems = faults.into_iter().map(problem).collect();
    problems.sort();
    problems
}

/// What is wrong: the path, if it is about one picture, and a sentence.
type Fault<'d> = (Option<&'d str>, Bilingual);

/// The pictures that can be used, and what is wrong with the others.
fn each<'d>(folder: &Path, document: &'d Document) -> (BTreeMap<String, Vec<u8>>, Vec<Fault<'d>>) {
    let mut paths = BTreeSet::new();
    collect(&document.blocks, &mut paths);
    let (mut pictures, mut faults) = (BTreeMap::new(), Vec::new());
    let count = paths.len();
    if count > MOST_PICTURES {
        let message = say!(
            "有 {count} 张图片，最多 {MOST_PICTURES} 张；请删去一些",
            "{count} pictures, at most {MOST_PICTURES}; remove some"
        );
        return (pictures, vec![(None, message)]);
    }
    let mut total = 0;
    for path in paths {
        match bytes(folder, path) {
            Ok(bytes) => {
                total += bytes.len();
                pictures.insert(path.to_owned(), bytes);
            }
            Err(why) => faults.push((Some(path), named(path, &why))),
        }
        if total > LARGEST_TOTAL {
            let most = LARGEST_TOTAL / (1024 * 1024);
            let message = say!(
                "图片一共超过 {most} MiB；请压缩、缩小或删去一些",
                "the pictures are larger than {most} MiB together; compress, shrink or remove some"
            );
            faults.push((None, message));
            break;
        }
    }
    (pictures, faults)
}

/// Where a text first names a path, outside comments and not as a part of a longer path.
fn find(text: &str, path: &str) -> Option<Span> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    let spans = text.match_indices(path).map(|(at, _)| Span::new(at, at + path.len()));
    spans.into_iter().find(|span| {
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let line = before.rsplit('\n').next().unwrap_or(before);
        !line.trim_start().starts_with('#') && !before.ends_with(part) && !after.starts_with(part)
    })
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
