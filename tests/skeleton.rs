//! Skeletons: blanks only when fresh, right YAML when every optional line is used, samples that are accepted.

use jianbao::{Code, KINDS, Kind, Lang, Limits, Pipeline, Problems, Source};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// Removes the sign of optional lines, as a clerk does.
fn used(skeleton: &str) -> String {
    let line = |line: &str| {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        format!("{indent}{}\n", text.strip_prefix("# ").unwrap_or(text))
    };
    skeleton.lines().map(line).collect()
}

/// Puts the sample that stands behind a blank in its place: the text after 如：, or the first of the words.
fn filled(skeleton: &str) -> String {
    let sample = |remark: &str| {
        let rest = |sign: &str| remark.rsplit_once(sign).map(|(_, rest)| rest.to_owned());
        let first = |words: String| words.split(['、', ',']).next().unwrap().to_owned();
        rest("如：").or(rest("e.g. ")).or_else(|| rest("可写：").or(rest("one of: ")).map(first)).unwrap()
    };
    let line = |line: &str| match line.split_once(": xx  # ") {
        Some((key, remark)) if !line.trim_start().starts_with("##") => {
            format!("{key}: {}\n", sample(remark))
        }
        _ => format!("{line}\n"),
    };
    skeleton.lines().map(line).collect()
}

fn check(text: &str) -> Problems {
    let limits = Limits { problems: 10_000, ..Limits::default() };
    Pipeline::new().unwrap().with_limits(limits).check(&Source::new("new.yaml", text))
}

fn each(mut test: impl FnMut(&Kind, Lang)) {
    for kind in KINDS {
        for keys in LANGS {
            test(kind, keys);
        }
    }
}

#[test]
fn fresh_ones_have_blanks_only() {
    each(|kind, keys| {
        let problems = check(&kind.skeleton(keys));
        assert!(problems.has_blanks());
        assert!(problems.iter().all(|problem| problem.code == Code::FieldBlank), "{problems:#}");
    });
}

#[test]
fn every_optional_line_can_be_used() {
    each(|kind, keys| {
        let text = used(&kind.skeleton(keys));
        let problems = check(&text);
        let bad =
            |code: &Code| code.as_str().starts_with("yaml.") || code.as_str().starts_with("record.kind");
        if let Some(problem) = problems.iter().find(|problem| bad(&problem.code)) {
            panic!("{problem:#}\n{text}");
        }
        // Every blank was read as one: no line went astray.
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("##"));
        let blanks = problems.iter().filter(|problem| problem.code == Code::FieldBlank).count();
        assert_eq!(blanks, lines.filter(|line| line.contains(": xx")).count());
    });
}

#[test]
fn samples_are_accepted() {
    each(|kind, keys| {
        for text in [filled(&kind.skeleton(keys)), filled(&used(&kind.skeleton(keys)))] {
            let problems = check(&text);
            let bad = |code: &Code| {
                ["value.", "yaml.", "record."].iter().any(|room| code.as_str().starts_with(room))
            };
            if let Some(problem) = problems.iter().find(|problem| bad(&problem.code)) {
                panic!("{problem:#}\n{text}");
            }
        }
    });
}

#[test]
fn drafts_can_be_made_of_them() {
    let pipeline = Pipeline::new().unwrap();
    each(|kind, keys| {
        for text in [kind.skeleton(keys), used(&kind.skeleton(keys))] {
            let made = pipeline
                .read(&Source::new("new.yaml", &*text))
                .and_then(|checked| pipeline.draft(&checked))
                .unwrap_or_else(|error| panic!("{}\n{text}", error.report(Lang::Zh)));
            assert!(!made.title().is_empty(), "{text}");
        }
    });
}

#[test]
fn the_same_fields_in_both_languages() {
    for kind in KINDS {
        let [zh, en] = LANGS.map(|keys| kind.skeleton(keys));
        let count = |text: &str| text.lines().filter(|line| !line.trim_start().starts_with("##")).count();
        assert_eq!(count(&zh), count(&en));
        assert!(!en.contains("必填") && zh.contains("必填"));
    }
}
