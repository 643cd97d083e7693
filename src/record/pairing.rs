//! `pairing` 学校结对: schools of two regions become partners.

use super::claim::{Claim, Claims, Stated};
use super::part::{
    Background, Ceremony, Organisation, Partnership, Person, Photo, Region, Release, Speech, Topic, part,
};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Flag, Money, Period, Perspective, Quantity, Text, words};
use crate::yaml::Path;

words! {
    /// How the agreement was signed.
    PairingMode "签约方式" "mode of signing" {
        /// Over the network.
        Online = "online", "线上" | "在线";
        /// Together in one place.
        OnSite = "on_site", "现场" | "线下";
    }
    /// The stage of education a school is for.
    Stage "学段" "stage of education" {
        /// Kindergartens.
        Kindergarten = "kindergarten", "幼儿园";
        /// Primary schools.
        Primary = "primary", "小学";
        /// Junior middle schools.
        Junior = "junior", "初中";
        /// Senior middle schools.
        Senior = "senior", "高中";
        /// Middle schools of either sort.
        Secondary = "secondary", "中学";
        /// Primary and junior middle school in one.
        NineYear = "nine_year", "九年一贯制学校";
        /// Vocational schools.
        Vocational = "vocational", "中职学校" | "中等职业学校";
        /// Schools for special needs.
        Special = "special", "特殊教育学校";
    }
}

part! {
    /// How many of the schools are of one stage.
    StageCount {
        /// The stage.
        stage: required Stage, "学段";
        /// How many on each side.
        count: required Count, "数量", sample "9所";
    }
}

part! {
    /// Two schools that are partners.
    Pair {
        /// The one that helps.
        supporter: required Text, "帮扶学校", sample "临川区实验小学";
        /// The one that is helped.
        recipient: required Text, "受援学校", sample "青禾县第一小学";
    }
}

part! {
    /// What the partners agreed on.
    Agreement {
        /// The title of the agreement, without 《》.
        document: optional Text, "协议名称", note "不必加书名号" "without 《》", sample "学校结对帮扶协议书";
        /// How many fields of work, in the clerk's words; must equal those listed.
        count: optional Count, "项数", sample "四项";
        /// The fields of work, in order.
        items: parts Topic, "内容", sample "教师培训";
        /// What is done again and again, each beginning with its verb.
        regular: list Text, "定期活动", note "每项以动词开头" "each begins with a verb", sample "每年召开一次协作研讨会";
    }
}

part! {
    /// The plan the pairing follows.
    Scheme {
        /// Its title, without 《》.
        title: required Text, "名称", note "不必加书名号" "without 《》", sample "临川区与青禾县教育结对帮扶工作方案";
        /// When it was drawn up.
        date: optional Period, "时间", sample "2021年9月";
        /// What it says.
        detail: optional Text, "内容", sample "明确了结对学校和帮扶任务";
    }
}

part! {
    /// One thing done in a story.
    Deed {
        /// Who did it; the sentence stands alone if left out.
        people: parts Person, "人员", note "写“职务 姓名”，中间空一格" "write the posts, a blank, the name", sample "临川区实验小学校长 周以宁";
        /// What was done.
        text: required Text, "内容", note "写了人员的，以动词开头" "begins with a verb behind people", sample "通过视频指导区域活动";
    }
}

part! {
    /// What two partners made of it.
    Story {
        /// The school that helps.
        supporter: required Text, "帮扶学校", sample "临川区实验小学";
        /// The school that is helped.
        recipient: required Text, "受援学校", sample "青禾县第一小学";
        /// What the helped school asks for.
        needs: list Text, "需求", sample "教研活动的组织";
        /// What was done, in order.
        steps: parts Deed, "经过";
        /// What was said of it.
        voices: parts Speech, "发言";
        /// Pictures.
        photos: parts Photo, "图片";
    }
}

part! {
    /// Stories told beside the news.
    Reading {
        /// The headline; may be a question.
        headline: optional Text, "题目", note "可以用问句" "may be a question", sample "结对之后，两地学校怎么“走亲戚”？";
        /// The stories, in order.
        stories: parts Story, "故事";
    }
}

part! {
    /// Goods bought to help a region.
    Purchase {
        /// The time it covers.
        period: optional Period, "时间", sample "2019年至2020年";
        /// What was bought.
        goods: optional Text, "产品", sample "农畜产品";
        /// For how much.
        amount: required Money, "金额";
    }
}

part! {
    /// What the supporting side did so far for one region, in figures.
    Link {
        /// The region.
        place: required Text, "地区", sample "青禾县";
        /// The time the figures cover.
        period: optional Period, "时间", sample "近年来";
        /// How many batches of teachers were sent.
        batches: optional Count, "支教批数", sample "12批";
        /// How many teachers were trained.
        trained: optional Count, "培训人次", sample "3000多人次";
        /// How many schools are paired.
        paired: optional Count, "结对学校数", sample "13所";
        /// What was bought from the region.
        purchase: part Purchase, "消费帮扶";
        /// Other figures.
        figures: parts Background, "其他数据";
    }
}

part! {
    /// A pairing of schools, from signing to the figures behind it.
    Pairing {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: required_part Partnership, "协作关系";
        /// Regions with those they lie in.
        regions: parts Region, "地区", note "写明上级，文中写错就会指出" "with their superiors; a text that errs is reported";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// When, by day; 近日 if left out.
        dates: optional DateRange, "日期", note "不写则称“近日”" "近日 if left out";
        /// How the agreement was signed.
        mode: optional PairingMode, "方式";
        /// How many schools help.
        supporters: optional Count, "帮扶方学校数", sample "16所", flag usual;
        /// How many schools are helped.
        recipients: optional Count, "受援方学校数", sample "16所", flag usual;
        /// Whether several schools share a partner.
        many: optional Flag, "多对一", note "不是一对一时才写" "only if several share a partner";
        /// The schools of one side by stage.
        composition: parts StageCount, "学段构成", note "按一方计，各项之和应等于学校数" "of one side; must add up to its schools";
        /// Every pair.
        pairs: parts Pair, "结对名单", note "要列就列全" "all or none";
        /// Pictures that stand above the first paragraph.
        photos: parts Photo, "图片";
        /// What was agreed.
        agreement: part Agreement, "协议";
        /// Ceremonies, if more is to be said of them.
        ceremonies: parts Ceremony, "仪式";
        /// The plan it follows.
        scheme: part Scheme, "工作方案";
        /// What it means, each a sentence.
        meaning: list Text, "意义", sample "两地教育协作由部门对接延伸到校际共建";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将建立每季度会商机制";
        /// Stories beside the news.
        reading: part Reading, "延伸阅读";
        /// What was done before, in figures.
        links: parts Link, "链接";
    }
}

impl super::Facts for Pairing {
    fn when(&self) -> super::When<'_> {
        (&self.dates, super::NO_PERIOD)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, Some(&self.partnership));
        claims.heading(root, &self.release, side, &self.organisations, event);
        if let (true, Some(published)) = (event.is_absent(), self.release.published.known()) {
            claims.push(Claim::Recent(published));
        }
        claims.each(&root.key("regions"), &self.regions, event);
        self.size_claims(root, claims);
        claims.each(&root.key("pairs"), &self.pairs, event);
        let pairs = root.key("pairs");
        let names = self.pairs.iter().enumerate().filter_map(|(i, pair)| {
            let (one, other) = (pair.supporter.known()?, pair.recipient.known()?);
            Some((pairs.index(i).key("recipient"), format!("{one}—{other}").into()))
        });
        claims.push(Claim::Once(names.collect()));
        claims.photos(&root.key("photos"), &self.photos);
        claims.maybe(&root.key("agreement"), self.agreement.as_ref(), event);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.each(&root.key("background"), &self.background, event);
        if let Some(reading) = &self.reading {
            claims.each(&root.key("reading").key("stories"), &reading.stories, event);
        }
        claims.each(&root.key("links"), &self.links, event);
        let both = !(self.supporters.is_absent() || self.recipients.is_absent());
        let what = Bilingual::new("双方学校数或结对名单", "the schools of both sides or the pairs");
        claims.push(Claim::Needs(*root, both || !self.pairs.is_empty(), what));
    }
}

impl Pairing {
    /// As many schools on either side, as many as are listed, as many as their stages add up to.
    fn size_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let (supporters, recipients) = (self.supporters.known(), self.recipients.known());
        let one_to_one = !self.many.known().is_some_and(|many| many.get());
        if let (true, Some(one), Some(other)) = (one_to_one, supporters, recipients) {
            claims.push(Claim::Paired(root.key("recipients"), *one, *other));
        }
        if one_to_one && !self.pairs.is_empty() {
            let sides = [("supporters", supporters), ("recipients", recipients)];
            for (side, count) in sides.into_iter().filter_map(|(side, count)| Some((side, count?))) {
                claims.push(Claim::Counts(root.key(side), *count, self.pairs.len()));
            }
        }
        let stages: Option<Vec<_>> =
            self.composition.iter().map(|one| one.count.known().copied().map(Quantity::Count)).collect();
        if let (Some(whole), Some(stages)) = (supporters, stages)
            && !stages.is_empty()
        {
            claims.push(Claim::Sum(root.key("supporters"), Quantity::Count(*whole), stages));
        }
    }
}

/// Two partner schools: named, and not the same.
fn schools<'r>(at: &Path, supporter: &'r Fact<Text>, recipient: &'r Fact<Text>, claims: &mut Claims<'r>) {
    claims.organisation(at.key("supporter"), supporter);
    claims.organisation(at.key("recipient"), recipient);
    claims.different(at.key("recipient"), recipient, supporter);
}

impl Stated for Pair {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        schools(at, &self.supporter, &self.recipient, claims);
    }
}

impl Stated for Agreement {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        if let Some(count) = self.count.known() {
            claims.push(Claim::Counts(at.key("count"), *count, self.items.len()));
        }
    }
}

impl Stated for Story {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        schools(at, &self.supporter, &self.recipient, claims);
        for (i, step) in self.steps.iter().enumerate() {
            claims.people(&at.key("steps").index(i).key("people"), &step.people);
        }
        claims.each(&at.key("voices"), &self.voices, event);
        claims.photos(&at.key("photos"), &self.photos);
    }
}

impl Stated for Link {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.each(&at.key("figures"), &self.figures, event);
        let told = !(self.batches.is_absent() && self.trained.is_absent() && self.paired.is_absent())
            || self.purchase.is_some()
            || !self.figures.is_empty();
        claims.push(Claim::Needs(*at, told, Bilingual::new("数据", "figures")));
    }
}
