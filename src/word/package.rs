//! What a .docx is made of: which parts hold its text, by their relationships and content types.

use std::collections::HashMap;
use std::ops::Range;

use super::place::Sort;
use super::xml::{Fault, Tag, Text, Visit, decoded, walk};

/// The list of content types.
pub(super) const TYPES: &str = "[Content_Types].xml";
/// The relationships of the whole file.
pub(super) const ROOT: &str = "_rels/.rels";

/// Content types of documents, templates too; those of the second row may hold macros.
const DOCUMENTS: [(&str, bool); 4] = [
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", false),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", false),
    ("application/vnd.ms-word.document.macroEnabled.main+xml", true),
    ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", true),
];

/// The last step of a relationship's type, what such a part holds, and its content type.
const STORIES: [(&str, Sort, &str); 4] = [
    ("header", Sort::Header, "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"),
    ("footer", Sort::Footer, "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"),
    (
        "footnotes",
        Sort::Footnotes,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    ),
    (
        "endnotes",
        Sort::Endnotes,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
    ),
];

/// What the main part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Main {
    /// A document; whether its type says that it may hold macros.
    Document { macros: bool },
    /// A part of another sort: a workbook, slides.
    Foreign,
}

/// The content types of a file.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// By the name of the part, and by the ending of its name; in small letters.
    parts: HashMap<String, String>,
    endings: HashMap<String, String>,
}

impl Types {
    pub(super) fn read(part: &[u8]) -> Result<Self, Fault> {
        let mut types = Self::default();
        walk(decoded(part)?, &mut types)?;
        Ok(types)
    }

    fn of(&self, name: &str) -> Option<&str> {
        let name = name.to_ascii_lowercase();
        let ending = name.rsplit('.').next().unwrap_or_default();
        self.parts.get(&name).or_else(|| self.endings.get(ending)).map(String::as_str)
    }

    /// What a part is that the file calls its main one.
    pub(super) fn main(&self, name: &str) -> Main {
        let own = self.of(name).unwrap_or_default();
        let known = DOCUMENTS.iter().find(|(sort, _)| sort.eq_ignore_ascii_case(own));
        known.map_or(Main::Foreign, |(_, macros)| Main::Document { macros: *macros })
    }

    /// Whether a part is of the sort its relationship says.
    pub(super) fn agree(&self, name: &str, sort: Sort) -> bool {
        let own = self.of(name).unwrap_or_default();
        STORIES.iter().any(|(_, known, wanted)| *known == sort && wanted.eq_ignore_ascii_case(own))
    }
}

impl Visit for Types {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let sort = || tag.attribute("ContentType");
        let plain = |name: String| name.trim_start_matches('/').to_ascii_lowercase();
        match tag.name {
            "Override" => self.parts.extend(tag.attribute("PartName").map(plain).zip(sort())),
            "Default" => self.endings.extend(tag.attribute("Extension").map(plain).zip(sort())),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, _: Range<usize>) -> Result<(), Fault> {
        Ok(())
    }

    fn text(&mut self, _: Range<usize>, _: Text) {}
}

/// The relationships of a part, or of the whole file, to other parts; those that lead out of the file are not read.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Last step of the type, target.
    listed: Vec<(String, String)>,
}

impl Relations {
    pub(super) fn read(part: &[u8]) -> Result<Self, Fault> {
        let mut relations = Self::default();
        walk(decoded(part)?, &mut relations)?;
        Ok(relations)
    }

    /// The name of the main part.
    pub(super) fn main(&self) -> Option<String> {
        let (_, target) = self.listed.iter().find(|(sort, _)| sort == "officeDocument")?;
        resolve("", target)
    }

    /// The parts with text beside the main part `main`: headers, footers, footnotes, endnotes, each in the order of
    /// the relationships; of more than `most` the rest is not looked at.
    pub(super) fn stories(&self, main: &str, most: usize) -> Vec<(Sort, String)> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut found: Vec<(Sort, String)> = Vec::new();
        for (kind, sort, _) in STORIES {
            for (_, target) in self.listed.iter().filter(|(own, _)| own == kind) {
                let name = resolve(folder, target);
                let known = |name: &String| found.iter().any(|(_, known)| known.eq_ignore_ascii_case(name));
                if let Some(name) = name.filter(|name| found.len() <= most && !known(name)) {
                    found.push((sort, name));
                }
            }
        }
        found
    }
}

/// The name of the part that holds the relationships of another.
pub(super) fn relations_of(name: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{name}.rels"),
    }
}

/// The name of a part as seen from a folder.
fn resolve(folder: &str, target: &str) -> Option<String> {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

impl Visit for Relations {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let outside = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
        if tag.name == "Relationship" && !outside {
            let kind = tag.attribute("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            self.listed.extend(tag.attribute("Target").map(|target| (kind, target)));
        }
        Ok(())
    }

    fn close(&mut self, _: Range<usize>) -> Result<(), Fault> {
        Ok(())
    }

    fn text(&mut self, _: Range<usize>, _: Text) {}
}
