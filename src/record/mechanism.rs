//! `mechanism` 协作机制: meetings held again and again, and visits in both directions.

use super::claim::{Claim, Claims, Stated};
use super::part::{Background, Consensus, Organisation, Partnership, Photo, Release, part};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Flag, Period, Perspective, Quantity, Text};
use crate::yaml::Path;

part! {
    /// The visits of one direction.
    Direction {
        /// Who travelled.
        from: required Text, "派出方", sample "临川区";
        /// Where to.
        to: required Text, "到访地", sample "青禾县";
        /// How often.
        count: required Count, "次数", sample "8次";
    }
}

part! {
    /// An arrangement for working together: what it is, how often, what was done under it.
    Mechanism {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// What it is called.
        name: required Text, "名称", note "不必加引号" "without quotation marks", sample "教育协作联席会议";
        /// Who takes part in it, two at least.
        parties: required_list Text, "参与方", note "至少写两方" "two at least", sample "临川区教育局";
        /// The agreement it rests on, without 《》.
        document: optional Text, "协议名称", note "不必加书名号" "without 《》", sample "教育结对帮扶协议";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2024年";
        /// How often it is held.
        recurrence: optional Text, "频次", sample "每年召开一次";
        /// Who holds it.
        hosts: list Text, "主办方", sample "临川区教育局";
        /// Whether the hosts take turns.
        alternate: optional Flag, "轮流主办";
        /// How many meetings were held in this time.
        meetings: optional Count, "会议次数", sample "2次", flag usual;
        /// How many visits were made in both directions.
        visits: optional Count, "互访次数", sample "20余次", flag usual;
        /// A remark on what the visits count, without brackets.
        remark: optional Text, "备注", note "说明互访怎样统计" "on what the visits count", sample "含乡镇";
        /// The visits by direction.
        directions: parts Direction, "互访方向", note "各方向相加应等于互访次数" "must add up to the visits";
        /// What was talked about.
        topics: list Text, "议题", sample "教师培训";
        /// What was agreed.
        consensus: part Consensus, "共识";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "会议议定的12项工作全部落实";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将建立季度会商机制";
    }
}

impl super::Facts for Mechanism {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.time(root, event, &self.period);
        claims.organisations(&root.key("parties"), &self.parties);
        let several = self.parties.len() > 1 || self.parties.iter().all(|party| party.known().is_none());
        claims.push(Claim::Needs(root.key("parties"), several, Bilingual::new("另一方", "the other party")));
        if let [one, others @ ..] = self.parties.as_slice() {
            for (i, other) in others.iter().enumerate() {
                claims.different(root.key("parties").index(i + 1), other, one);
            }
        }
        claims.organisations(&root.key("hosts"), &self.hosts);
        self.visit_claims(root, claims);
        claims.maybe(&root.key("consensus"), self.consensus.as_ref(), event);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("background"), &self.background, event);
        let numbered = !(self.meetings.is_absent() && self.visits.is_absent());
        let told = numbered || !self.recurrence.is_absent() || !self.document.is_absent();
        let what = Bilingual::new(
            "会议次数、互访次数、频次或协议",
            "the meetings, the visits, how often, or the agreement",
        );
        claims.push(Claim::Needs(*root, told, what));
    }
}

impl Mechanism {
    /// The directions add up to the visits, and none is more than all.
    fn visit_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        claims.each(&root.key("directions"), &self.directions, &self.dates);
        let counts = self.directions.iter().map(|one| &one.count);
        if self.directions.len() > 1 {
            claims.total(root.key("visits"), &self.visits, counts);
        } else if let (Some(all), Some(one)) = (self.visits.known(), self.directions.first())
            && let Some(count) = one.count.known()
        {
            let (all, count) = (Quantity::Count(*all), Quantity::Count(*count));
            claims.push(Claim::Subset(root.key("directions").index(0).key("count"), all, count));
        }
    }
}

impl Stated for Direction {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.different(at.key("to"), &self.to, &self.from);
    }
}
