//! `consumption` 消费帮扶: goods of the helped region that the other side buys.

use super::claim::{Claim, Claims, Stated};
use super::pairing::Purchase;
use super::part::{Background, Ceremony, Organisation, Partnership, Photo, Release, part};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Flag, Money, Period, Perspective, Quantity, Text};
use crate::yaml::Path;

part! {
    /// Purchases that help a region, from buyer to those who gain by them.
    Consumption {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// Who buys.
        buyers: required_list Text, "采购方", sample "临川区教育系统";
        /// Where the goods come from.
        origin: required Text, "产地", sample "青禾县";
        /// What is bought.
        products: list Text, "产品", note "不写则称“农产品”" "农产品 if left out", sample "高山大米";
        /// Whether there were more products than are listed.
        more: optional Flag, "等";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2024年";
        /// For how much in this time.
        amount: optional Money, "金额", note "是这段时间的金额，不是累计" "of this time alone", flag usual;
        /// By which ways.
        channels: list Text, "渠道", sample "食堂集中采购";
        /// The amount by product or by year.
        purchases: parts Purchase, "分项", note "按产品或年份分列，相加等于金额" "by product or year; must add up to the amount";
        /// From when on the cumulative amount is counted.
        since: optional Period, "累计起始", sample "2021年以来";
        /// For how much from then on.
        cumulative: optional Money, "累计金额", note "含本次，不小于金额" "this time included", sample "186万元";
        /// Who gains by it, as a group.
        beneficiaries: optional Text, "受益对象", note "写群体，不写姓名" "a group, no names", sample "种植户";
        /// How many they are.
        benefited: optional Count, "受益数量", sample "126户";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Ceremonies.
        ceremonies: parts Ceremony, "仪式";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "首批大米已送到12所学校食堂";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将签订年度采购协议";
    }
}

impl super::Facts for Consumption {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.time(root, event, &self.period);
        claims.organisations(&root.key("buyers"), &self.buyers);
        for buyer in &self.buyers {
            claims.different(root.key("origin"), &self.origin, buyer);
        }
        self.sum_claims(root, claims);
        if let Some(benefited) = self.benefited.known() {
            claims.push(Claim::Measured(root.key("benefited"), Quantity::Count(*benefited)));
        }
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.each(&root.key("background"), &self.background, event);
    }
}

impl Consumption {
    /// The purchases add up to the amount, which lies in the cumulative one; that one says from when on it counts.
    fn sum_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        claims.amount(root.key("amount"), &self.amount);
        claims.each(&root.key("purchases"), &self.purchases, &self.dates);
        claims.sum(root.key("amount"), &self.amount, self.purchases.iter().map(|one| &one.amount));
        claims.amount(root.key("cumulative"), &self.cumulative);
        if let (Some(all), Some(amount)) = (self.cumulative.known(), self.amount.known()) {
            let (all, amount) = (Quantity::Money(*all), Quantity::Money(*amount));
            claims.push(Claim::Subset(root.key("cumulative"), all, amount));
        }
        let begun = self.cumulative.is_absent() || !self.since.is_absent();
        claims.push(Claim::Needs(*root, begun, Bilingual::new("累计起始", "since when it is counted")));
        let told = !(self.amount.is_absent() && self.cumulative.is_absent());
        claims.push(Claim::Needs(*root, told, Bilingual::new("金额", "amount")));
    }
}

impl Stated for Purchase {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.amount(at.key("amount"), &self.amount);
        let told = !(self.goods.is_absent() && self.period.is_absent());
        claims.push(Claim::Needs(*at, told, Bilingual::new("产品或时间", "goods or period")));
    }
}
