//! What a paper does not tell, and why: warnings that go with it.

use super::view::Lens;
use crate::ledger::time;
use crate::problem::{Bilingual, Code, Place, Problem, Problems, Severity, say};
use crate::record::Kind;
use crate::value::Period;
use crate::yaml::Path;

impl Lens<'_> {
    /// Notes that something of one record is not told; each place once.
    pub(super) fn remark(
        &self,
        (entry, path): (usize, &Path),
        code: Code,
        message: Bilingual,
        hint: Bilingual,
    ) {
        let Some(entry) = self.ledger.entries().get(entry) else { return };
        let fields = Kind::named(entry.record().kind()).map_or(Vec::new(), Kind::fields);
        let (place, path) = entry.place(&fields, path);
        self.note(place, path, code, message, hint);
    }

    /// Notes that the paper leaves something out of which no single record says it.
    pub(super) fn remark_head(&self, message: Bilingual, hint: Bilingual) {
        let (place, path) = self.ledger.head_place(&Path::root());
        self.note(place, path, Code::PaperRecord, message, hint);
    }

    fn note(&self, place: Place, path: String, code: Code, message: Bilingual, hint: Bilingual) {
        let mut remarks = self.remarks.borrow_mut();
        if remarks.iter().any(|known| known.code == code && known.place.as_ref() == Some(&place)) {
            return;
        }
        let (place, field) = (Some(place), String::new());
        remarks.push(Problem { code, severity: Severity::Warning, place, path, field, message, hint });
    }

    /// Notes that a record, or one of its years, does not lie wholly inside the time of the paper.
    pub(super) fn left_out(&self, entry: usize, at: &Path, time: &str, period: &Period) {
        let message = match time {
            "" => say!(
                "没有写时间，不知道属不属于{period}，没有写进文稿",
                "without a time it is not known whether it belongs to {period}: it is left out"
            ),
            time => say!(
                "时间是“{time}”，不全在{period}之内，没有写进文稿",
                "its time, {time}, does not lie wholly in {period}: it is left out"
            ),
        };
        let hint = say!(
            "属于这一时段的，把时间写具体，如写到月或日；不属于的不必改",
            "if it belongs there, give its time more exactly, to the month or the day"
        );
        self.remark((entry, at), Code::PaperRecord, message, hint);
    }

    /// A sum, unless one of its records covers several years and another tells of some of them: then it is said that
    /// there is none.
    pub(super) fn unless_doubled(&self, doubled: Option<usize>, sum: impl FnOnce() -> String) -> String {
        let Some(entry) = doubled else { return sum() };
        let at = self.ledger.entries().get(entry).and_then(|one| time(one.record()));
        let message = say!(
            "这一条的时间和别的记录重叠，可能已包含那些记录的数，所以文稿里不写累计",
            "its time overlaps that of other records and may hold what they tell, so no sum is told"
        );
        let hint = say!(
            "各条分年写，时间不重叠，就会写出累计",
            "give each record years of its own, and the sum will be told"
        );
        self.remark((entry, &at.map_or(Path::root(), |at| at.path)), Code::PaperTotal, message, hint);
        String::new()
    }

    /// The warnings noted so far, in the order of the ledger.
    pub(super) fn take_remarks(&self) -> Problems {
        self.remarks.take().into_iter().collect()
    }
}
