//! Awards over records: what was won once is told once.

use std::collections::HashMap;

use super::Across;
use super::survey::Survey;
use crate::check::Finding;
use crate::fact::Fact;
use crate::problem::{Code, say};
use crate::record::{Award, Record};
use crate::value::{Date, PersonName, Text};
use crate::yaml::Path;

/// By which a prize is known: year, competition, schools, project, grade, winner.
type Key<'l> = (u16, &'l str, Vec<&'l str>, &'l str, &'l str, String);

/// One prize: where its grade stands, and who won it.
struct Won<'l> {
    entry: usize,
    path: Path,
    names: Vec<&'l str>,
    /// The first day it can have been won, and the last.
    days: Option<(Date, Date)>,
}

pub(super) fn check(survey: &Survey<'_>, most: usize) -> Vec<Across> {
    let mut seen: HashMap<Key<'_>, Vec<Won<'_>>> = HashMap::new();
    let mut found = Vec::new();
    for (entry, record) in survey.records() {
        let Record::Award(award) = record else { continue };
        for (key, won) in prizes(survey, entry, award) {
            let all = seen.entry(key).or_default();
            let other = all.iter().find(|other| other.entry != entry && same(&won, other));
            match other {
                Some(other) if found.len() < most => found.push(finding(survey, &won, other)),
                _ if all.len() < KEPT => all.push(won),
                _ => {}
            }
        }
    }
    found
}

/// Prizes of one key that later ones are held against, at most.
const KEPT: usize = 16;

fn prizes<'l>(survey: &Survey<'l>, entry: usize, award: &'l Award) -> Vec<(Key<'l>, Won<'l>)> {
    let (Some(year), Some(competition)) = (survey.year(entry), award.competition.known()) else {
        return Vec::new();
    };
    let mut schools: Vec<&str> = award.schools.iter().filter_map(Fact::known).map(Text::as_str).collect();
    schools.sort_unstable();
    let text = |fact: &'l Fact<Text>| fact.known().map_or("", Text::as_str);
    let names = |facts: &'l [Fact<PersonName>]| -> Vec<&'l str> {
        facts.iter().filter_map(Fact::known).map(PersonName::as_str).collect()
    };
    let winner = award.winner.known().map(ToString::to_string).unwrap_or_default();
    let days = survey.span(entry);
    let root = Path::root();
    let one = |project: &'l str, grade: &'l str, path: Path, names: Vec<&'l str>| {
        let key = (year, competition.as_str(), schools.clone(), project, grade, winner.clone());
        (key, Won { entry, path, names, days })
    };
    if let Some(grade) = award.grade.known() {
        return vec![one(text(&award.project), grade.as_str(), root.key("grade"), names(&award.names))];
    }
    let prizes = award.prizes.iter().enumerate().filter_map(|(i, prize)| {
        let path = root.key("prizes").index(i).key("grade");
        Some(one(text(&prize.project), prize.grade.known()?.as_str(), path, names(&prize.names)))
    });
    prizes.collect()
}

/// Whether two prizes may be one: no other names, and no other time of the year.
fn same(one: &Won<'_>, other: &Won<'_>) -> bool {
    let open = one.names.is_empty() || other.names.is_empty();
    let shared = one.names.iter().any(|name| other.names.contains(name));
    let apart = one.days.zip(other.days).is_some_and(|((a, b), (c, d))| b < c || d < a);
    (open || shared) && !apart
}

fn finding(survey: &Survey<'_>, won: &Won<'_>, other: &Won<'_>) -> Across {
    let there = survey.told(other.entry, &other.path);
    let message = say!(
        "像是和 {there} 同一项奖：赛事、学校、项目和奖次都一样",
        "it looks like the prize at {there}: competition, schools, project and grade are the same"
    );
    let hint = say!(
        "同一项就删去一处；是两项，就写明项目或姓名",
        "delete one of the two; if they are two prizes, give the projects or the names"
    );
    Across::at(won.entry, Finding::warning(&won.path, Code::AwardTwice, message, hint))
}
