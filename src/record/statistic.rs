//! `statistic` 数据: one figure by itself, such as a cumulative total, and what it sums.

use super::claim::{Claim, Claims};
use super::part::{Organisation, Partnership, Release, Share, figure_claims, part};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{DateRange, Flag, Period, Perspective, Quantity, Text};
use crate::yaml::Path;

part! {
    /// One figure: what it counts, of whom, over which time, and its parts.
    Statistic {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// Whose figure it is.
        subject: optional Text, "主体", sample "临川区教育局";
        /// What is counted, as it stands before the figure.
        label: required Text, "事项", note "写在数字前面的话，不写“累计”" "as it stands before the figure, without 累计", sample "向青禾县选派支教教师";
        /// The figure.
        value: required Quantity, "数值", note "写上量词或单位" "with classifier or unit", sample "36名";
        /// Whether it sums up all there was from a day on, so that it must not be added to its parts.
        cumulative: optional Flag, "累计", note "从某时起的总数写“是”，避免与当年数据重复相加" "if yes, it is never added to the figures it sums";
        /// What it sums: kinds of records or labels of other figures.
        of: list Text, "涵盖", note "写稿件种类或其他数据的事项，不印出来" "kinds of records or labels of figures; not printed", sample "资助";
        /// The time it covers.
        period: optional Period, "时间", note "一段时间的数据写这一栏" "for a figure of one time", sample "2024年", flag usual;
        /// From when on it is counted.
        since: optional Period, "起始", note "累计数据写这一栏" "for a cumulative figure", sample "2021年以来";
        /// Up to when it is counted.
        until: optional Period, "截止", note "早于发布日期" "before the day of publication", sample "截至2024年6月底";
        /// A remark on what the figure counts, without brackets.
        remark: optional Text, "备注", note "说明怎样统计，不加括号" "how it is counted, without brackets", sample "含乡镇";
        /// Parts that must add up to the figure.
        shares: parts Share, "构成", note "各项之和应等于总数" "must add up to the figure";
        /// A part of the figure: 其中…
        subset: part Share, "其中", note "不大于总数" "not larger than the figure";
        /// What follows the figure.
        detail: optional Text, "说明", sample "覆盖全县所有乡镇";
        /// Where the figure comes from.
        source: optional Text, "数据来源", sample "青禾县教育局教师管理股";
    }
}

/// A figure has no day of its own.
const UNDATED: &Fact<DateRange> = &Fact::Absent;

impl super::Facts for Statistic {
    fn when(&self) -> super::When<'_> {
        (UNDATED, if self.period.is_absent() { &self.since } else { &self.period })
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, UNDATED);
        claims.organisation(root.key("subject"), &self.subject);
        figure_claims(root, &self.value, &self.shares, self.subset.as_ref(), claims);
        let first = [&self.period, &self.since].into_iter().find_map(|time| time.known()?.first_day());
        if let Some(first) = first {
            claims.push(Claim::Event(first));
        }
        if let (Some(since), Some(until)) = (self.since.known(), self.until.known()) {
            claims.push(Claim::Ends(root.key("until"), until, since));
        }
        let timed = !(self.period.is_absent() && self.since.is_absent() && self.until.is_absent());
        let what = Bilingual::new("时间、起始或截止", "period, since or until");
        claims.push(Claim::Needs(*root, timed, what));
    }
}
