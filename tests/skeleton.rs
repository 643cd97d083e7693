//! Skeletons: blanks only when fresh, right YAML when every optional line is used, samples that are accepted.

use jianbao::{Code, KINDS, Kind, Lang, Ledger, LedgerFile, Limits, Pipeline, Problems, Source};

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
fn a_ledger_is_begun_in_the_same_way() {
    let limits = Limits { problems: 10_000, ..Limits::default() };
    let pipeline = Pipeline::new().unwrap().with_limits(limits);
    let check = |text: &str| pipeline.check_ledger(&[LedgerFile::new("台账.yaml", text)]);
    for keys in LANGS {
        let fresh = Ledger::skeleton(keys);
        let problems = check(&fresh);
        assert!(problems.has_blanks());
        assert!(problems.iter().all(|problem| problem.code == Code::FieldBlank), "{problems:#}");
        for text in [used(&fresh), filled(&fresh), filled(&used(&fresh))] {
            let bad = |code: &Code| {
                ["value.", "yaml.", "ledger."].iter().any(|room| code.as_str().starts_with(room))
            };
            if let Some(problem) = check(&text).iter().find(|problem| bad(&problem.code)) {
                panic!("{problem:#}\n{text}");
            }
        }
        // Every kind is there, by the name its list goes by.
        for kind in KINDS {
            let name = if keys == Lang::Zh { kind.zh } else { kind.name };
            assert!(used(&fresh).lines().any(|line| line.starts_with(&format!("{name}:"))), "{name}");
        }
    }
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

/// Fields that steer a text or stand behind it, and are not told themselves: by kind (empty for every kind) and the
/// end of their path.
const UNTOLD: &[(&str, &str)] = &[
    // Steer the text: side, order, permissions.
    ("", "口径"),
    ("visit", "叙述顺序"),
    ("visit", "座谈会.会议次序"),
    ("funding", "大写"),
    ("exchange", "同意公开姓名"),
    ("pairing", "多对一"),
    ("award", "同意公开姓名"),
    ("mechanism", "轮流主办"),
    ("statistic", "累计"),
    ("statistic", "涵盖"),
    // Choose a word: 等, 致辞时; a ceremony's own name stands for its sort.
    ("", "等"),
    ("", "发言.形式"),
    ("", "仪式.类型"),
    // What checks, own-region words and pictures go by.
    ("", "协作关系.帮扶方.地区"),
    ("", "协作关系.帮扶方.教育局"),
    ("", "协作关系.受援方.地区"),
    ("", "协作关系.受援方.教育局"),
    ("", "协作关系.机制"),
    ("", "单位.全称"),
    ("", "单位.简称"),
    ("pairing", "地区.上级"),
    ("", "图片.文件"),
    ("", "图片.替代文字"),
    // Told by the posts of the leader; by the host school.
    ("visit", "来访团.派出单位"),
    ("placement", "接收地"),
    // Needless where a list has one item, as here.
    ("placement", "总数"),
    ("placement", "历年情况.总数"),
    ("exchange", "总数"),
    ("funding", "次数"),
    ("funding", "物资.单价"),
    ("pairing", "学段构成.数量"),
    ("pairing", "协议.项数"),
    ("award", "获奖数"),
    ("award", "各项奖.人数"),
];

/// A fact that a clerk fills in is told: in the draft of a fully used skeleton every field's blank shows.
#[test]
fn nothing_that_is_filled_in_is_lost() {
    for kind in KINDS {
        all_is_told(kind, used(&kind.skeleton(Lang::Zh)));
    }
}

/// The same where a record lies inside a visit.
#[test]
fn nothing_that_is_filled_in_inside_another_record_is_lost() {
    let visit = "类型: 调研\n稿件: xx\n协作关系: {帮扶方: {地区: 临川区}, 受援方: {地区: 青禾县}}\n日期: xx\n到访地: xx\n来访团: xx\n";
    for (key, name) in [("学校结对", "pairing"), ("资助", "funding")] {
        let kind = Kind::named(name).unwrap();
        let mut inner = String::new();
        let mut heading = false;
        for line in used(&kind.skeleton(Lang::Zh)).lines() {
            if !line.starts_with([' ', '-']) {
                heading = ["类型:", "稿件:", "口径:", "协作关系:"].iter().any(|key| line.starts_with(key));
            }
            if !heading && !line.starts_with("##") {
                inner.push_str(&format!("  {line}\n"));
            }
        }
        let inner = inner.trim_start();
        all_is_told(kind, format!("{visit}{key}:\n- {inner}"));
    }
}

fn all_is_told(kind: &Kind, text: String) {
    let pipeline = Pipeline::new().unwrap().with_limits(Limits { problems: 10_000, ..Limits::default() });
    let source = Source::new("new.yaml", text);
    let checked = pipeline.read(&source).unwrap_or_else(|error| panic!("{}", error.report(Lang::Zh)));
    let text = pipeline.draft(&checked).unwrap().plain_text();
    let blanks = checked.remarks().iter().filter(|problem| problem.code == Code::FieldBlank);
    let lost: Vec<&str> = blanks
        .map(|problem| problem.path.as_str())
        .filter(|path| {
            let label = path.rsplit('.').next().unwrap().split('[').next().unwrap();
            let path: String = path.replace("[0]", "");
            let untold = |(name, end): &(&str, &str)| {
                (name.is_empty() || *name == kind.name)
                    && (path == *end || path.ends_with(&format!(".{end}")))
            };
            !UNTOLD.iter().any(untold) && !text.contains(&format!("【待填：{label}】"))
        })
        .collect();
    assert!(lost.is_empty(), "{}: {lost:?} are not told in\n{text}", kind.name);
}
