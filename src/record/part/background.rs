//! Figures that stand behind an event: what was done so far, with subsets and shares.

use super::part;
use crate::fact::Fact;
use crate::record::claim::{Claim, Claims, Stated};
use crate::value::{DateRange, Period, Quantity, Text};
use crate::yaml::Path;

part! {
    /// A part of a whole.
    Share {
        /// What it counts.
        label: required Text, "事项", sample "乡镇中心校";
        /// How much.
        value: required Quantity, "数值", sample "9所";
    }
}

part! {
    /// One figure behind an event: when, who, what, how much.
    Background {
        /// The time it covers.
        period: optional Period, "时间";
        /// Who.
        subject: optional Text, "主体", sample "临川区教育局";
        /// What comes before the figure.
        before: optional Text, "事由", sample "在学校结对方面";
        /// What is counted, as it stands before the figure.
        label: required Text, "事项", sample "累计选派支教教师";
        /// The figure.
        value: required Quantity, "数值", sample "36名";
        /// A remark on what the figure counts, without brackets.
        remark: optional Text, "备注", sample "含乡镇";
        /// What follows the figure.
        detail: optional Text, "说明", sample "覆盖全县所有乡镇";
        /// Parts that must add up to the figure.
        shares: parts Share, "构成", note "各项之和应等于总数" "must add up to the figure";
        /// A part of the figure: 其中…
        subset: part Share, "其中", note "不大于总数" "not larger than the figure";
    }
}

impl Stated for Background {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        figure_claims(at, &self.value, &self.shares, self.subset.as_ref(), claims);
    }
}

/// A figure has its unit, its shares add up to it, its subset is no larger.
pub(crate) fn figure_claims(
    at: &Path,
    value: &Fact<Quantity>,
    shares: &[Share],
    subset: Option<&Share>,
    claims: &mut Claims<'_>,
) {
    let Some(whole) = value.known() else { return };
    claims.push(Claim::Measured(at.key("value"), *whole));
    if let Quantity::Money(money) = whole {
        claims.push(Claim::Amount(at.key("value"), *money));
    }
    for (i, share) in shares.iter().enumerate() {
        if let Some(value) = share.value.known() {
            claims.push(Claim::Measured(at.key("shares").index(i).key("value"), *value));
        }
    }
    let parts: Option<Vec<_>> = shares.iter().map(|share| share.value.known().copied()).collect();
    if let Some(parts) = parts.filter(|parts| !parts.is_empty()) {
        claims.push(Claim::Sum(at.key("value"), *whole, parts));
    }
    if let Some(part) = subset.and_then(|subset| subset.value.known()) {
        claims.push(Claim::Subset(at.key("subset").key("value"), *whole, *part));
    }
}
