//! `exchange` 学生交流: students of both sides who meet, on a study tour, in a camp or as pairs.

use super::claim::{Claim, Claims, Stated};
use super::part::{Background, Ceremony, Organisation, Partnership, Photo, Release, part};
use super::visit::{Stop, stop_claims};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Flag, Period, PersonName, Perspective, Quantity, Text, words};
use crate::yaml::Path;

words! {
    /// How students meet.
    ExchangeForm "活动形式" "form of exchange" {
        /// Meeting at one side.
        Exchange = "exchange", "学生交流活动" | "学生交流" | "交流";
        /// Learning on the way.
        StudyTour = "study_tour", "研学活动" | "研学";
        /// A camp in summer.
        SummerCamp = "summer_camp", "夏令营";
        /// A camp in winter.
        WinterCamp = "winter_camp", "冬令营";
        /// Pairs of pupils who keep in touch.
        HandInHand = "hand_in_hand", "“手拉手”活动" | "手拉手" | "手拉手活动";
    }
    /// Who takes part.
    Participant "参加者身份" "sort of participant" {
        /// Pupils and students.
        Student = "student", "学生";
        /// Children whose parents work away from home.
        LeftBehind = "left_behind", "留守儿童";
        /// Teachers.
        Teacher = "teacher", "教师";
        /// Parents.
        Parent = "parent", "家长";
    }
}

part! {
    /// Participants of one sort from one place, such as 青禾县各乡镇学校学生36名.
    ///
    /// Students and children may be named only if the record says `consent: 是`.
    Participants {
        /// Who they are.
        kind: required Participant, "身份";
        /// Where they come from.
        origin: optional Text, "来源", sample "青禾县各乡镇学校";
        /// How many.
        count: required Count, "人数", sample "36名";
        /// How many of the students are children whose parents work away from home.
        left_behind: optional Count, "其中留守儿童", sample "20名";
        /// Those who are named.
        names: list PersonName, "姓名", note "写学生姓名须先写“同意公开姓名: 是”" "names of minors need `consent: yes`", sample "林小满";
        /// Whether there were more than are named.
        more: optional Flag, "等";
    }
}

part! {
    /// A number that grew, such as 每年参营名额由40名增至60名.
    Growth {
        /// What grew.
        label: required Text, "事项", sample "每年参营名额";
        /// When it grew.
        period: optional Period, "时间", sample "自2025年起";
        /// What it was.
        before: required Count, "原有", sample "40名", flag any;
        /// What it is now; more than it was.
        now: required Count, "增至", sample "60名", flag any;
    }
}

part! {
    /// Students of both sides who meet, from opening to closing.
    Exchange {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// How they meet.
        form: required ExchangeForm, "形式";
        /// What it is about.
        theme: optional Text, "主题", note "不必加引号" "without quotation marks", sample "山海相约，同心成长", flag usual;
        /// Who holds it.
        organisers: required_list Text, "主办单位", sample "临川区教育局";
        /// Who carries it out.
        hosts: list Text, "承办单位", sample "临川区青少年活动中心";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2025年暑期";
        /// How long; days must be those of the dates.
        duration: optional Count, "时长", note "首尾两天都算" "the first and the last day count", sample "12天";
        /// Where.
        places: list Text, "地点", sample "临川区";
        /// What it is to bring about, each beginning with its verb.
        aims: list Text, "宗旨", note "每项以动词开头" "each begins with a verb", sample "开阔乡村学生眼界";
        /// Who takes part.
        participants: parts Participants, "参加人员", flag usual;
        /// How many in all.
        total: optional Count, "总数", note "各类人员相加应等于总数" "all participants must add up to it", sample "40名";
        /// Whether minors and their guardians agreed to their names being published.
        consent: optional Flag, "同意公开姓名", note "学生本人和监护人都同意了才写“是”" "only if the minors and their guardians agreed";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Opening and closing.
        ceremonies: parts Ceremony, "仪式", note "开营写“类型: 开班”“名称: 开营仪式”，结营写“类型: 结业”“名称: 结营仪式”" "opening, closing";
        /// The places they went to, in order.
        stops: parts Stop, "行程";
        /// What they did besides, each beginning with its verb.
        activities: list Text, "活动", note "每项以动词开头" "each begins with a verb", sample "同上一堂思政课";
        /// How many pairs of pupils were formed.
        pairs: optional Count, "结对", sample "36对";
        /// A number that grew.
        growth: parts Growth, "增长", note "“增至”的数应大于“原有”的数" "the new number is larger";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "学生共完成研学手册36份";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "两地将轮流举办夏令营";
    }
}

impl super::Facts for Exchange {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.push(Claim::Consent(self.consent.known().is_some_and(|flag| flag.get())));
        claims.organisations(&root.key("organisers"), &self.organisers);
        claims.organisations(&root.key("hosts"), &self.hosts);
        claims.lasts(root.key("duration"), &self.duration, event);
        claims.each(&root.key("participants"), &self.participants, event);
        let counts = self.participants.iter().map(|group| &group.count);
        claims.total(root.key("total"), &self.total, counts);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        stop_claims(&root.key("stops"), &self.stops, event, claims);
        claims.each(&root.key("growth"), &self.growth, event);
        claims.each(&root.key("background"), &self.background, event);
        claims.begun(&self.period);
        let timed = !(self.dates.is_absent() && self.period.is_absent());
        claims.push(Claim::Needs(*root, timed, Bilingual::new("日期或时间", "dates or period")));
        let someone = !(self.participants.is_empty() && self.total.is_absent());
        claims.push(Claim::Needs(*root, someone, Bilingual::new("参加人员或总数", "participants or total")));
    }
}

impl Stated for Participants {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.each_once(&at.key("names"), &self.names);
        let adult = matches!(self.kind.known(), Some(Participant::Teacher | Participant::Parent));
        for (i, name) in self.names.iter().enumerate().filter(|_| !adult) {
            if let Some(name) = name.known() {
                claims.push(Claim::Minor(at.key("names").index(i), name));
            }
        }
        if let Some(count) = self.count.known() {
            claims.push(Claim::Includes(at.key("count"), *count, self.names.len()));
            if let Some(part) = self.left_behind.known() {
                let (whole, part) = (Quantity::Count(*count), Quantity::Count(*part));
                claims.push(Claim::Subset(at.key("left_behind"), whole, part));
            }
        }
    }
}

impl Stated for Growth {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        if let (Some(now), Some(before)) = (self.now.known(), self.before.known()) {
            claims.push(Claim::Grows(at.key("now"), Quantity::Count(*now), Quantity::Count(*before)));
        }
    }
}
