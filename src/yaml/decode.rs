//! Bytes → text. Data files are UTF-8 only, other encodings are named with the remedy; legacy texts come in what editors
//! of their time wrote.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::parse::{Limits, problem};
use crate::error::{Error, ErrorKind};
use crate::problem::{Code, Problem, Problems, say};
use crate::source::{Source, Span};

/// Reads the bytes of a file as UTF-8 text; a byte order mark is accepted.
///
/// # Errors
/// [`ErrorKind::Data`] with `source.text.encoding` for UTF-16, GBK and other encodings, `source.text.size` above the limit; both say
/// how to save the file.
///
/// # Examples
/// ```
/// use jianbao::{Limits, decode};
/// let source = decode("visit.yaml", "类型: 调研\n".into(), &Limits::default())?;
/// assert_eq!(source.text(), "类型: 调研\n");
/// assert!(decode("visit.yaml", vec![0xb5, 0xf7], &Limits::default()).is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn decode(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Source, Error> {
    text(name, bytes, limits).map_err(|problem| ErrorKind::Data(Problems::from_iter([problem])).into())
}

/// Reads the bytes of a legacy text: UTF-8, UTF-16 with a byte order mark, or GB18030, which holds GBK and GB 2312 and is
/// what editors on Chinese Windows wrote as ANSI.
///
/// # Errors
/// [`ErrorKind::Data`] with `source.text.encoding` for what is none of these, `source.text.size` above the limit.
///
/// # Examples
/// ```
/// use jianbao::{Limits, decode_legacy};
/// let gbk = vec![0xd1, 0xa1, 0xc5, 0xc9, b'x', b'x', 0xc3, 0xfb];
/// assert_eq!(decode_legacy("总结.txt", gbk, &Limits::default())?.text(), "选派xx名");
/// assert!(decode_legacy("总结.txt", vec![0x89, b'P', b'N', b'G', 0], &Limits::default()).is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn decode_legacy(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Source, Error> {
    let read = Some(&bytes).filter(|bytes| bytes.len() <= limits.bytes).and_then(|bytes| chinese(bytes));
    match read {
        Some(text) => Ok(Source::new(name, text)),
        None => decode(name, bytes, limits),
    }
}

/// Text in what a byte order mark names, else in UTF-8, else in GB18030; nothing if it is no text in that encoding.
pub(crate) fn chinese(bytes: &[u8]) -> Option<String> {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (GB18030, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(body)?;
    (!text.contains('\0')).then(|| text.into_owned())
}

fn text(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Source, Problem> {
    if bytes.len() > limits.bytes {
        let (size, limit) = (bytes.len(), limits.bytes);
        return Err(problem(
            &Source::new(name, ""),
            Span::default(),
            Code::SourceSize,
            say!(
                "文件有 {size} 字节，最多 {limit} 字节",
                "the file has {size} bytes, at most {limit} are read"
            ),
            say!("把内容拆成几个文件", "split the content into several files"),
        ));
    }
    let utf16 = matches!(bytes.get(..2), Some([0xff, 0xfe] | [0xfe, 0xff]));
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            Ok(Source::new(name, text.strip_prefix('\u{feff}').unwrap_or(&text)))
        }
        Ok(text) => {
            let at = text.find('\0').unwrap_or(0);
            Err(encoding(name, text, at, Guess::Binary))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let guess = if utf16 { Guess::Utf16 } else { guess(&error.as_bytes()[at..]) };
            let valid = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            Err(encoding(name, valid, at, guess))
        }
    }
}

enum Guess {
    Utf16,
    Gbk,
    Binary,
}

/// GBK text is pairs of a lead byte 81–FE and a trail byte 40–FE; anything else is taken as binary.
fn guess(bytes: &[u8]) -> Guess {
    let mut bytes = bytes.iter().take(4096);
    while let Some(lead) = bytes.next() {
        match (lead, lead >= &0x81) {
            (_, false) if *lead != 0 => {}
            (0x81..=0xfe, _) => match bytes.next() {
                Some(0x40..=0xfe) | None => {}
                Some(_) => return Guess::Binary,
            },
            _ => return Guess::Binary,
        }
    }
    Guess::Gbk
}

fn encoding(name: &str, valid: String, at: usize, guess: Guess) -> Problem {
    let message = match guess {
        Guess::Utf16 => say!("文件是 UTF-16 编码", "the file is in UTF-16"),
        Guess::Gbk => say!("文件像是 GBK（ANSI）编码", "the file seems to be in GBK (ANSI)"),
        Guess::Binary => say!("这不是文本文件", "this is not a text file"),
    };
    let hint = say!(
        "用记事本打开，选“另存为”，编码选 UTF-8，再试一次",
        "open it in an editor and save it again with the encoding UTF-8"
    );
    problem(&Source::new(name, valid), Span::new(at, at), Code::SourceEncoding, message, hint)
}
