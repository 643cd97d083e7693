//! Fields that begin, are told and end anywhere in a part: page numbers, dates, links.

use std::collections::BTreeSet;

/// Which fields are open, by number; true for those whose instruction is being told.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<(usize, bool)>,
    told: usize,
}

/// The fields of a part, numbered as they begin.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    begun: usize,
    /// Fields whose instruction does not end: what follows them is no instruction.
    endless: BTreeSet<usize>,
}

impl Fields {
    /// Whether an instruction is being told, which nobody sees.
    pub(super) fn are_told(&self) -> bool {
        self.told > 0
    }

    /// A field begins, shows its result, or ends.
    pub(super) fn turn(&mut self, sort: Option<&str>, numbers: &mut Numbers) {
        match sort {
            Some("begin") => {
                let told = !numbers.endless.contains(&numbers.begun);
                self.open.push((numbers.begun, told));
                self.told += usize::from(told);
                numbers.begun += 1;
            }
            Some("separate") => {
                if let Some((_, told)) = self.open.last_mut().filter(|(_, told)| *told) {
                    *told = false;
                    self.told -= 1;
                }
            }
            Some("end") => self.told -= usize::from(self.open.pop().is_some_and(|(_, told)| told)),
            _ => {}
        }
    }
}

impl Numbers {
    /// For a part that is read again, without instructions for these fields.
    pub(super) fn without(endless: BTreeSet<usize>) -> Self {
        Self { begun: 0, endless }
    }

    /// Notes the fields whose instruction was not over where fields must end.
    pub(super) fn over(&mut self, fields: &Fields) {
        self.endless.extend(fields.open.iter().filter(|(_, told)| *told).map(|(number, _)| number));
    }

    /// The fields whose instruction does not end.
    pub(super) fn endless(self) -> BTreeSet<usize> {
        self.endless
    }
}
