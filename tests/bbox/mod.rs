//! Where the words of a PDF stand, as `pdftotext -bbox` tells it.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]

use std::path::Path;
use std::process::Command;

/// One word: its box in millimetres from the left and the top of the page.
#[derive(Debug, Clone)]
pub struct Word {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub text: String,
}

impl Word {
    pub fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }

    /// How wide one of its characters is, in points.
    pub fn pitch(&self) -> f64 {
        (self.right - self.left) / 25.4 * 72.0 / self.text.chars().count() as f64
    }
}

/// Whether `pdftotext` is there.
pub fn can_measure() -> bool {
    Command::new("pdftotext").arg("-v").output().is_ok()
}

/// One page: its width and height in millimetres, its words.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub words: Vec<Word>,
}

impl Sheet {
    /// The first word that holds a text.
    pub fn find(&self, part: &str) -> &Word {
        self.words
            .iter()
            .find(|word| word.text.contains(part))
            .unwrap_or_else(|| panic!("{part} is not on the page"))
    }
}

/// The pages of a PDF.
pub fn sheets(pdf: &Path) -> Vec<Sheet> {
    let out = pdf.with_extension("bbox");
    let run = Command::new("pdftotext").arg("-bbox").arg(pdf).arg(&out).status().unwrap();
    assert!(run.success(), "pdftotext reads {}", pdf.display());
    let text = std::fs::read_to_string(out).unwrap();
    let sheet = |page: &str| Sheet {
        width: number(page, "width").unwrap(),
        height: number(page, "height").unwrap(),
        words: page.lines().filter_map(word).collect(),
    };
    text.split("<page ").skip(1).map(sheet).collect()
}

/// A measure in millimetres.
fn number(line: &str, name: &str) -> Option<f64> {
    let points: f64 = line.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.parse().ok()?;
    Some(points / 72.0 * 25.4)
}

fn word(line: &str) -> Option<Word> {
    let text = line.split('>').nth(1)?.split('<').next()?.to_owned();
    Some(Word {
        left: number(line, "xMin")?,
        top: number(line, "yMin")?,
        right: number(line, "xMax")?,
        bottom: number(line, "yMax")?,
        text,
    })
}

/// The middles of the lines, from the top.
pub fn lines(words: &[Word]) -> Vec<f64> {
    let mut found: Vec<f64> = Vec::new();
    for word in words {
        if !found.iter().any(|line| (line - word.middle()).abs() < 2.0) {
            found.push(word.middle());
        }
    }
    found.sort_by(f64::total_cmp);
    found
}

/// 7.5: the number of a page, `index` counted from 0: odd pages right, even pages left, one character of 4号 in; the dash
/// 7 mm under the text.
pub fn page_number(index: usize, words: &[&Word]) {
    let told: String = words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(told, format!("—{}—", index + 1));
    if index.is_multiple_of(2) {
        near(words.last().unwrap().right, 210.0 - 26.0 - 4.94, 1.0, "an odd page number");
    } else {
        near(words[0].left, 28.0 + 4.94, 1.0, "an even page number");
    }
    near(words[0].middle(), 262.0 + 7.0, 1.5, "the dash under the text");
}

pub fn near(found: f64, wanted: f64, within: f64, what: &str) {
    assert!((found - wanted).abs() <= within, "{what}: {found:.2}, not {wanted}");
}
