//! Years one after another: who was placed, trained, received, told by what the data say of each year.

use serde::Serialize;

use super::appointments::{Appointed, appointments};
use super::figures::Term;
use super::scope::{doubled, spans};
use super::sum::Sum;
use super::tally::{Heads, Tally, Year};
use super::view::{Lens, Row, by_key};
use crate::fact::Fact;
use crate::ledger::Time;
use crate::record::{Cohort, Placement, Record, Sequel, Trainees, Training};
use crate::value::{Count, Text};
use crate::yaml::Path;

/// Those of one sort: 骨干教师40名, 到某地.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    role: String,
    count: String,
    place: String,
}

/// One year of a series.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    year: String,
    /// Whether it begins, and whether it ends, the years of one form.
    first: bool,
    last: bool,
    /// 选派, 继续选派, 又选派: by what came before.
    verb: &'static str,
    /// Whether more took part than the year before, of the same sort.
    grew: bool,
    from: String,
    to: String,
    /// What they did: 挂职, 跟岗.
    form: String,
    groups: Vec<Group>,
    /// All of the year together.
    count: String,
    /// Whether `groups` says all that `count` says.
    single: bool,
    hosts: String,
    duration: String,
}

/// Several years, and all of them together.
#[derive(Debug, Serialize)]
pub(super) struct Series {
    lines: Vec<Line>,
    /// All years together; empty for one year.
    total: String,
    appointments: Vec<Appointed>,
}

/// One year's placement, from a record or from one of its years.
struct Stay<'l> {
    entry: usize,
    at: Path,
    time: Option<Time>,
    form: String,
    form_path: Path,
    groups: &'l [Cohort],
    groups_path: Path,
    total: &'l Fact<Count>,
    total_path: Path,
    placement: &'l Placement,
    hosts: &'l [Fact<Text>],
    duration: &'l Fact<Count>,
    sequel: Option<Sequel>,
}

impl<'l> Stay<'l> {
    /// How many it says were placed.
    fn heads(&self) -> Heads<'l> {
        let mut heads = Heads::of(self.entry, self.total_path, self.total, "名");
        for (i, group) in self.groups.iter().enumerate() {
            heads.group(self.groups_path.index(i), "role", &group.role, &group.count);
        }
        heads
    }
}

/// Placements year by year; nothing where there are none.
pub(super) fn placements(lens: &Lens<'_>) -> Option<Series> {
    let mut stays: Vec<Stay<'_>> = Vec::new();
    for row in &lens.rows {
        if let Record::Placement(placement) = row.record {
            stays.extend(of_placement(lens, row, placement));
        }
    }
    stays.sort_by_key(|stay| stay.time.and_then(|time| time.first.or(time.last)));
    let mut lines: Vec<Line> = Vec::new();
    let mut all = Sum::default();
    for (_, run) in by_key(stays.into_iter().map(|stay| (stay.form.clone(), stay))) {
        let first = lines.len();
        let mut before: Option<Year> = None;
        for (_, stays) in by_key(run.into_iter().map(|stay| (stay.time.and_then(|time| time.year()), stay))) {
            let (line, year) = stay_line(lens, &stays, before.as_ref());
            all.join(&year.sum);
            lines.push(line);
            before = Some(year);
        }
        if let Some(line) = lines.get_mut(first) {
            line.first = true;
        }
        if let Some(line) = lines.last_mut() {
            line.last = true;
        }
    }
    let total = if lines.len() > 1 { all.told(lens) } else { String::new() };
    let appointments = appointments(lens);
    (!(lines.is_empty() && appointments.is_empty())).then_some(Series { lines, total, appointments })
}

/// What a record tells of each year: its years, if it lists them, else itself.
fn of_placement<'l>(lens: &Lens<'_>, row: &Row<'l>, placement: &'l Placement) -> Vec<Stay<'l>> {
    let root = Path::root();
    let own = placement.form.known().map(ToString::to_string).unwrap_or_default();
    if placement.stints.is_empty() {
        return vec![Stay {
            entry: row.entry,
            at: root,
            time: row.time,
            form: own,
            form_path: root.key("form"),
            groups: &placement.groups,
            groups_path: root.key("groups"),
            total: &placement.total,
            total_path: root.key("total"),
            placement,
            hosts: &placement.hosts,
            duration: &placement.duration,
            sequel: None,
        }];
    }
    let told = placement.stints.iter().enumerate().filter(|(i, stint)| {
        let at = root.key("stints").index(*i).key("year");
        lens.has_year(row.entry, &at, &stint.year)
    });
    let each = told.map(|(i, stint)| {
        let at = root.key("stints").index(i);
        let told = stint.form.known().map(ToString::to_string);
        Stay {
            entry: row.entry,
            at,
            time: Time::of_period(&stint.year, at.key("year")).or(row.time),
            form_path: if told.is_some() { at.key("form") } else { root.key("form") },
            form: told.unwrap_or_else(|| own.clone()),
            groups: &stint.groups,
            groups_path: at.key("groups"),
            total: &stint.total,
            total_path: at.key("total"),
            placement,
            hosts: &stint.hosts,
            duration: &stint.duration,
            sequel: stint.sequel.known().copied(),
        }
    });
    each.collect()
}

/// One year of one form, told from all records of it.
fn stay_line(lens: &Lens<'_>, stays: &[Stay<'_>], before: Option<&Year>) -> (Line, Year) {
    let heads: Vec<Heads<'_>> = stays.iter().map(Stay::heads).collect();
    let (roles, year) = Tally::of(&heads).split();
    let first = stays.first();
    let verb = match (first.and_then(|stay| stay.sequel), before) {
        (Some(Sequel::Begin), _) => "开始选派",
        (Some(Sequel::Continue), _) => "继续选派",
        (Some(Sequel::Again), _) => "又选派",
        (None, None) => "选派",
        (None, Some(_)) => "继续选派",
    };
    let grew = before.is_some_and(|before| year.grew_from(before) && year.goes_on(before));
    let told = |told: &dyn Fn(&Stay<'_>) -> String| first.map(told).unwrap_or_default();
    let one = stays.len() == 1;
    let alike = |of: &dyn for<'s> Fn(&'s Stay<'_>) -> &'s Fact<Text>| {
        stays.iter().all(|stay| first.is_some_and(|first| of(first) == of(stay)))
    };
    let line = Line {
        year: told(&|stay| year_of(lens, stay.entry, stay.time)),
        first: false,
        last: false,
        verb,
        grew,
        from: match alike(&|stay| &stay.placement.from) {
            true => told(&|stay| lens.local(stay.entry, Path::root().key("from"), &stay.placement.from)),
            false => lens.side("recipient"),
        },
        to: match alike(&|stay| &stay.placement.to) {
            true => told(&|stay| lens.local(stay.entry, Path::root().key("to"), &stay.placement.to)),
            false => lens.side("supporter"),
        },
        form: told(&|stay| {
            lens.tracker.told(stay.form.clone(), vec![Term::of(stay.entry, stay.form_path, &stay.form)])
        }),
        single: roles.len() == 1,
        groups: groups(lens, roles),
        count: year.sum.told(lens),
        hosts: told(&|stay| {
            let hosts = if one { stay.hosts } else { &[] };
            lens.locals(stay.entry, stay.at.key("hosts"), hosts)
        }),
        duration: told(&|stay| match one {
            true => lens.tracker.fact(stay.entry, stay.at.key("duration"), stay.duration),
            false => String::new(),
        }),
    };
    (line, year)
}

fn year_of(lens: &Lens<'_>, entry: usize, time: Option<Time>) -> String {
    let Some((time, year)) = time.and_then(|time| Some((time, time.year()?))) else { return String::new() };
    lens.tracker.told(format!("{year}年"), vec![Term::of(entry, time.path, format!("{year}年"))])
}

fn groups(lens: &Lens<'_>, roles: Vec<(String, Term, Sum)>) -> Vec<Group> {
    let each = roles.into_iter().map(|(role, term, sum)| Group {
        role: lens.tracker.told(role, vec![term]),
        count: sum.told(lens),
        place: String::new(),
    });
    each.collect()
}

/// One year of courses.
#[derive(Debug, Serialize)]
pub(super) struct CourseLine {
    year: String,
    verb: &'static str,
    grew: bool,
    groups: Vec<Group>,
    /// All of the year together.
    count: String,
    single: bool,
    organisers: String,
    /// The course's name, where there was one course.
    name: String,
    place: String,
    /// How many courses, where there were several.
    courses: String,
    /// Whether it was the course of the line before once more: held by the same, under the same name, at one place.
    same: bool,
}

/// Courses of several years.
#[derive(Debug, Serialize)]
pub(super) struct Courses {
    lines: Vec<CourseLine>,
    total: String,
}

/// Courses year by year: those for heads, or those for teachers.
pub(super) fn courses(lens: &Lens<'_>, heads: bool) -> Option<Courses> {
    let rows = lens.rows.iter().filter_map(|row| match row.record {
        Record::Training(training) if for_heads(training) == heads => Some((row, &**training)),
        _ => None,
    });
    let mut lines = Vec::new();
    let mut all = Sum::default();
    let mut before: Option<Year> = None;
    let mut known = None;
    let rows: Vec<_> = rows.collect();
    let doubled = doubled(rows.iter().map(|(row, _)| *row));
    for (_, rows) in
        by_key(rows.into_iter().map(|(row, training)| ((row.year(), spans(row)), (row, training))))
    {
        let course = match rows.as_slice() {
            [(_, one)] => Some((&one.organisers, &one.name, &one.places)),
            _ => None,
        };
        let same = course.is_some() && course == known;
        let (line, year) = course_line(lens, &rows, before.as_ref(), same);
        known = course;
        all.join(&year.sum);
        lines.push(line);
        before = Some(year);
    }
    let total = lens.unless_doubled(doubled, || if lines.len() > 1 { all.told(lens) } else { String::new() });
    (!lines.is_empty()).then_some(Courses { lines, total })
}

/// Whether a course is for heads of schools alone.
fn for_heads(training: &Training) -> bool {
    let head = |group: &Trainees| group.role.known().is_some_and(|role| role.is_head());
    trainees(0, training).is_whole() && training.groups.iter().all(head)
}

/// How many a course says were trained.
fn trainees(entry: usize, training: &Training) -> Heads<'_> {
    let root = Path::root();
    let mut heads = Heads::of(entry, root.key("total"), &training.total, "人");
    for (i, group) in training.groups.iter().enumerate() {
        heads.group(root.key("groups").index(i), "role", &group.role, &group.count);
    }
    heads
}

fn course_line(
    lens: &Lens<'_>,
    rows: &[(&Row<'_>, &Training)],
    before: Option<&Year>,
    same: bool,
) -> (CourseLine, Year) {
    let root = Path::root();
    let heads: Vec<Heads<'_>> = rows.iter().map(|(row, training)| trainees(row.entry, training)).collect();
    let (roles, year) = Tally::of(&heads).split();
    let one = match rows {
        [(row, training)] => Some((row.entry, *training)),
        _ => None,
    };
    // 40 teachers of one sort and 60 of another a year later are no growth.
    let goes_on = before.filter(|before| same || year.goes_on(before));
    let single = roles.len() == 1;
    let mut groups = groups(lens, roles);
    if let Some((entry, training)) = one {
        for (i, (group, trainees)) in groups.iter_mut().zip(&training.groups).enumerate() {
            group.place = lens.local(entry, root.key("groups").index(i).key("place"), &trainees.place);
        }
    }
    let terms = rows.iter().map(|(row, _)| Term::of(row.entry, root, "1期")).collect();
    let organisers = rows.iter().flat_map(|(row, training)| {
        let each = training.organisers.iter().enumerate();
        each.map(|(i, organiser)| (row.entry, root.key("organisers").index(i), organiser))
    });
    let line = CourseLine {
        year: rows.first().map(|(row, _)| lens.when(row)).unwrap_or_default(),
        verb: if goes_on.is_some() { "继续选派" } else { "选派" },
        grew: goes_on.is_some_and(|before| year.grew_from(before)),
        groups,
        count: year.sum.told(lens),
        single,
        organisers: lens.names(organisers),
        name: one
            .map(|(entry, one)| lens.tracker.fact(entry, root.key("name"), &one.name))
            .unwrap_or_default(),
        place: one
            .map(|(entry, one)| lens.locals(entry, root.key("places"), &one.places))
            .unwrap_or_default(),
        courses: if one.is_some() { String::new() } else { lens.number(rows.len(), "期", "培训", terms) },
        same,
    };
    (line, year)
}
