//! Posts that some were given after a time at the other side, as a summary tells them.

use serde::Serialize;

use super::view::{Lens, Row, joined};
use crate::fact::Fact;
use crate::record::{Appointment, Person, Posting, Record};
use crate::value::Count;
use crate::yaml::Path;

/// Posts that some were given.
#[derive(Debug, Serialize)]
pub(super) struct Appointed {
    pub(super) time: String,
    pub(super) people: String,
    pub(super) count: String,
    pub(super) role: String,
    pub(super) post: String,
    /// Whether more than are named.
    pub(super) more: bool,
}

/// Posts given after placements: told by the placements, and by records of their own.
pub(super) fn appointments(lens: &Lens<'_>) -> Vec<Appointed> {
    let root = Path::root();
    let mut found = Vec::new();
    for row in &lens.rows {
        let (at, postings, time) = match row.record {
            Record::Placement(placement) => {
                (root.key("appointments"), &placement.appointments, String::new())
            }
            Record::Appointment(one) if one.posts.is_empty() => {
                found.push(appointed(lens, row, one));
                continue;
            }
            Record::Appointment(one) => (root.key("posts"), &one.posts, lens.year(row)),
            _ => continue,
        };
        // Those of a placement over several years are told with their own year.
        let own = matches!(row.record, Record::Placement(placement) if !placement.stints.is_empty());
        let each = postings.iter().enumerate().filter(|(_, posting)| !own || lens.has(&posting.period));
        found.extend(each.map(|(i, posting)| posted(lens, row.entry, at.index(i), posting, time.clone())));
    }
    found
}

/// An appointment of one or more to one post.
fn appointed(lens: &Lens<'_>, row: &Row<'_>, one: &Appointment) -> Appointed {
    let (root, entry) = (Path::root(), row.entry);
    let names: Vec<String> = (0..)
        .zip(&one.names)
        .map(|(i, name)| lens.tracker.fact(entry, root.key("names").index(i), name))
        .collect();
    // The school stands before a post that does not name it.
    let school = lens.local(entry, root.key("school"), &one.school);
    Appointed {
        time: lens.year(row),
        more: is_more(&one.count, names.len()),
        people: joined(&names),
        count: lens.tracker.fact(entry, root.key("count"), &one.count),
        role: lens.tracker.fact(entry, root.key("role"), &one.role),
        post: school + &lens.local(entry, root.key("post"), &one.post),
    }
}

fn is_more(count: &Fact<Count>, named: usize) -> bool {
    count.known().is_some_and(|count| named > 0 && count.value() > named as u64)
}

fn posted(lens: &Lens<'_>, entry: usize, at: Path, posting: &Posting, time: String) -> Appointed {
    let person = |(i, person): (usize, &Person)| {
        lens.tracker.fact(entry, at.key("people").index(i).key("name"), &person.name)
    };
    let people: Vec<String> = posting.people.iter().enumerate().map(person).collect();
    let own = lens.tracker.fact(entry, at.key("period"), &posting.period);
    Appointed {
        time: if own.is_empty() { time } else { own },
        more: is_more(&posting.count, people.len()),
        count: lens.tracker.fact(entry, at.key("count"), &posting.count),
        role: lens.tracker.fact(entry, at.key("role"), &posting.role),
        people: joined(&people),
        post: lens.local(entry, at.key("post"), &posting.post),
    }
}
