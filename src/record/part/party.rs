//! The two sides that work together, and the organisations named.

use super::part;
use crate::fact::Fact;
use crate::record::claim::{Claim, Claims, Stated};
use crate::value::{Collaboration, DateRange, Text};
use crate::yaml::Path;

part! {
    /// One side of a partnership.
    Party {
        /// The region by its short name, such as 黔南州.
        region: required Text, "地区", sample "青禾县";
        /// Its education bureau.
        bureau: optional Text, "教育局", sample "青禾县教育局";
    }
}

part! {
    /// Who helps whom, and in which form.
    Partnership {
        /// The supporting side.
        supporter: required_part Party, "帮扶方";
        /// The receiving side.
        recipient: required_part Party, "受援方";
        /// The form in which they work together.
        mechanism: optional Collaboration, "机制";
    }
}

part! {
    /// A region and the one it lies in, so that 闽宁镇 is told under 永宁县 and nowhere else.
    Region {
        /// Its name.
        name: required Text, "名称", sample "青禾县";
        /// The region next above it.
        parent: required Text, "上级", note "只写直接上级；上级另列一行" "the region next above; its own in another row", sample "云川市";
    }
}

part! {
    /// An organisation with the short names that a text may use for it.
    Organisation {
        /// The full name.
        name: required Text, "全称", sample "青禾县第一中学";
        /// The short names.
        short: list Text, "简称", sample "青禾一中";
    }
}

impl Stated for Partnership {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        let at = at.key("recipient").key("region");
        claims.different(at, &self.recipient.region, &self.supporter.region);
    }
}

impl Stated for Region {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        if let (Some(name), Some(parent)) = (self.name.known(), self.parent.known()) {
            claims.push(Claim::Region(at.key("parent"), name, parent));
        }
    }
}

impl Stated for Organisation {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.organisation(at.key("name"), &self.name);
        for (i, short) in self.short.iter().enumerate() {
            if let (Some(name), Some(short)) = (self.name.known(), short.known()) {
                claims.push(Claim::ShortName(at.key("short").index(i), short, name));
            }
        }
    }
}
