//! The floor plan as a test: a room imports only lower floors, files stay small, every case is where it belongs.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src/`, lowest floor first; rooms on one floor do not know each other.
const FLOORS: [&str; 15] = [
    "source seek",
    "problem",
    "document error",
    "sign archive xml",
    "fact",
    "picture",
    "markup",
    "yaml template",
    "value table",
    "record blank write",
    "ledger word",
    "check",
    "report",
    "pipeline",
    "lib",
];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.split(' ').any(|name| name == room))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The room a file of `src/` belongs to: its top folder, or its own name.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms a text imports by `crate::room`, outside comments and string literals' doc examples.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap();
        for rest in code.split("crate::").skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            found.push((number + 1, rest[..end].to_owned()));
        }
    }
    found
}

#[test]
fn rooms_import_only_lower_floors() {
    for path in files(Path::new("src"), "rs") {
        let room = room(&path);
        let own = floor(&room).unwrap_or_else(|| panic!("{}: `{room}` is on no floor", path.display()));
        for (line, used) in imports(&fs::read_to_string(&path).unwrap()) {
            let place = format!("{}:{line}", path.display());
            let lower = floor(&used).unwrap_or_else(|| panic!("{place}: `crate::{used}` names no room"));
            assert!(used == room || lower < own, "{place}: `{room}` imports `{used}`, which is not below it");
        }
    }
}

#[test]
fn only_its_own_room_knows_a_crate() {
    // (crate, the rooms that may name it): what is wrapped in one room can be replaced there.
    for (name, rooms) in [
        ("tera::", "template"),
        ("comrak::", "markup"),
        ("saphyr_parser::", "yaml"),
        ("serde_yaml::", "yaml"),
        ("docx_rs::", "write"),
        ("quick_xml::", "write table word"),
        ("flate2::", "archive"),
        ("calamine::", "table"),
        ("zip::ZipArchive", "table"),
        ("encoding_rs::", "yaml template"),
        ("jiff::", "value write"),
    ] {
        for path in files(Path::new("src"), "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let used = code.filter(|line| line.contains(name)).count();
            let allowed = rooms.split(' ').any(|known| known == room(&path));
            assert!(used == 0 || allowed, "{} names `{name}`", path.display());
        }
    }
}

#[test]
fn files_fit_on_a_few_screens() {
    for path in files(Path::new("src"), "rs").iter().chain(&files(Path::new("examples"), "rs")) {
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn the_library_reads_no_clock_locale_environment_or_network_and_prints_nothing() {
    let banned = [
        "std::env",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::",
        "println!",
        "eprintln!",
        "print!(",
        ".unwrap()",
        ".expect(",
        "panic!(",
        "unreachable!(",
        "todo!(",
    ];
    for path in files(Path::new("src"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        let body = text.split("#[cfg(test)]").next().unwrap();
        for (number, line) in body.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            for word in banned {
                assert!(!code.contains(word), "{}:{}: `{word}`", path.display(), number + 1);
            }
        }
    }
}

/// Files are opened in one room, which reads pictures from beside the data file; all else is given as bytes.
#[test]
fn only_the_room_of_pictures_opens_files() {
    for path in files(Path::new("src"), "rs").iter().filter(|path| room(path) != "picture") {
        let text = fs::read_to_string(path).unwrap();
        let body = text.split("#[cfg(test)]").next().unwrap();
        for (number, line) in body.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            for word in [
                "std::fs",
                " fs::",
                "(fs::",
                "File::open",
                "OpenOptions",
                "std::os",
                "canonicalize",
                "read_dir",
            ] {
                assert!(!code.contains(word), "{}:{}: `{word}`", path.display(), number + 1);
            }
        }
    }
}

/// What a text holds is cut in one place before a message quotes it: no message is put together past `say!`.
#[test]
fn every_sentence_is_told_through_say() {
    for path in files(Path::new("src"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap().trim()).collect();
        for (number, pair) in lines.windows(2).enumerate() {
            let past = pair.concat().contains("Bilingual::new(format!");
            assert!(!past, "{}:{}: a sentence past `say!`", path.display(), number + 1);
        }
    }
}

#[test]
fn every_kind_has_a_template_and_cases() {
    for kind in jianbao::KINDS {
        assert!(Path::new(&format!("templates/{}.md", kind.name)).is_file(), "templates/{}.md", kind.name);
        assert!(Path::new(&format!("src/record/{}.rs", kind.name)).is_file(), "src/record/{}.rs", kind.name);
        let cases = fs::read_dir(format!("tests/cases/{}", kind.name)).unwrap().count();
        assert!(cases >= 2, "tests/cases/{} holds {cases} cases", kind.name);
    }
}

#[test]
fn what_is_written_twice_agrees() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let version = manifest.split("rust-version = \"").nth(1).unwrap().split('"').next().unwrap();
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(
        readme.contains(&format!("({version} or later)")),
        "README.md names another Rust than Cargo.toml"
    );
    let manual = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let table = fs::read_to_string("src/report/filters.rs").unwrap();
    for filter in table.split("Filter { name: \"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let shown = ["\\| ", "| "].iter().any(|bar| manual.contains(&format!("{bar}{filter}")));
        assert!(shown, "the filter `{filter}` is not in CONTRIBUTING.md");
    }
    for kind in jianbao::KINDS {
        assert!(
            readme.contains(&format!("`{}` {}", kind.name, kind.zh)),
            "README.md does not name `{}`",
            kind.name
        );
    }
}

#[test]
fn every_key_has_one_meaning_where_it_stands() {
    fn look(fields: &[jianbao::FieldInfo], at: &str) {
        for (i, field) in fields.iter().enumerate() {
            let names = [field.key.en, field.key.zh];
            let twice = fields[..i]
                .iter()
                .find(|other| names.contains(&other.key.en) || names.contains(&other.key.zh));
            assert!(twice.is_none(), "{at}: two fields are called {} or {}", field.key.en, field.key.zh);
            if let jianbao::Shape::Part(inner) | jianbao::Shape::Parts(inner) = &field.shape {
                look(inner, &format!("{at}.{}", field.key.en));
            }
        }
    }
    for kind in jianbao::KINDS {
        look(&kind.fields(), kind.name);
    }
}
