//! `vocational` 职教合作: vocational schools of two regions that work together and take in students.

use super::claim::{Claim, Claims, Stated};
use super::part::{Background, Ceremony, Organisation, Partnership, Photo, Release, Topic, part};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Approx, Count, DateRange, Money, Period, Perspective, Quantity, Text};
use crate::yaml::Path;

part! {
    /// Places for students in one year, such as 2023年60名.
    Quota {
        /// The year; later than that of the item before.
        year: required Period, "年份", note "后一项晚于前一项" "later than the item before", sample "2023年";
        /// How many places.
        count: required Count, "名额", sample "60名";
        /// How many students were taken in.
        enrolled: optional Count, "录取", note "不多于名额" "not more than the places", sample "56名";
    }
}

part! {
    /// Vocational schools of two regions that work together.
    Vocational {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// The side that helps: a region, a bureau or a school.
        supporter: required Text, "帮扶单位", sample "临川区教育局";
        /// The side that is helped.
        recipient: required Text, "受援单位", sample "青禾县教育局";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2022年以来";
        /// The title of the agreement, without 《》.
        document: optional Text, "协议名称", note "不必加书名号" "without 《》", sample "临川区教育局与青禾县教育局职业教育合作协议", flag usual;
        /// Documents the work follows, without 《》.
        basis: list Text, "依据文件", note "不必加书名号" "without 《》", sample "关于推进职业教育东西协作的实施方案";
        /// The schools that help.
        supporter_schools: list Text, "帮扶学校", sample "临川区旅游职业学校";
        /// The schools that are helped.
        recipient_schools: list Text, "受援学校", sample "青禾县中等职业学校";
        /// Who allowed the helping schools to take in students of the other side.
        approved_by: optional Text, "招生批准单位", note "批准帮扶学校面向受援地招生的单位" "who allowed the helping schools to enrol there", sample "临川区教育局";
        /// How many places for students in all.
        quota: optional Count, "招生名额", note "各年名额相加应等于总数" "the years must add up to it", sample "120名";
        /// How many students were taken in.
        enrolled: optional Count, "录取人数", note "不多于名额；各年录取相加应等于总数" "not more than the places; the years must add up to it", sample "112名";
        /// How many majors they run together.
        major_count: optional Count, "专业数", note "不少于列出的专业数" "not fewer than are listed", sample "3个";
        /// The majors.
        majors: list Text, "专业", sample "酒店服务与管理";
        /// How many teachers and experts the helping side sent.
        experts: optional Count, "派出专家", sample "12名";
        /// What they are expert in.
        skills: list Text, "专家类别", sample "茶艺师";
        /// How many teachers of the other side came to learn.
        trainees: optional Count, "跟岗教师", sample "8名";
        /// How many students were aided.
        aided: optional Count, "资助学生", note "只写人数" "counted, never named", sample "20名";
        /// With how much money.
        aid: optional Money, "资助金额", sample "1万元";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Ceremonies.
        ceremonies: parts Ceremony, "仪式", note "签约、揭牌" "signing, unveiling";
        /// What was agreed, in order.
        items: parts Topic, "协议内容", sample "共建专业";
        /// Places for students, year by year.
        quotas: parts Quota, "历年名额", note "一年一项，年份递增" "one item a year, in order";
        /// What they did, each beginning with its verb.
        activities: list Text, "活动", note "每项以动词开头" "each begins with a verb", sample "联合开发校本教材3本";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "首批毕业生全部实现就业";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将共建实训基地";
    }
}

impl super::Facts for Vocational {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.organisation(root.key("supporter"), &self.supporter);
        claims.organisation(root.key("recipient"), &self.recipient);
        claims.different(root.key("recipient"), &self.recipient, &self.supporter);
        claims.timed(root, event, &self.period, (false, Bilingual::new("日期或时间", "dates or period")));
        claims.organisations(&root.key("supporter_schools"), &self.supporter_schools);
        claims.organisations(&root.key("recipient_schools"), &self.recipient_schools);
        self.enrolment_claims(root, claims);
        claims.each_once(&root.key("majors"), &self.majors);
        claims.some_of(root.key("major_count"), &self.major_count, self.majors.len());
        claims.heads(root.key("experts"), &self.experts, 0);
        claims.heads(root.key("trainees"), &self.trainees, 0);
        claims.heads(root.key("aided"), &self.aided, 0);
        claims.amount(root.key("aid"), &self.aid);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.each(&root.key("background"), &self.background, event);
        for (i, text) in self.outcomes.iter().enumerate() {
            claims.aided(root.key("outcomes").index(i), text);
        }
        claims.push(Claim::Needs(*root, self.says_something(), Bilingual::new("合作内容", "what was done")));
    }
}

impl Vocational {
    /// Places rise in time and add up; no more students are taken in than there are places.
    fn enrolment_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let mut before: Option<&Period> = None;
        for (i, quota) in self.quotas.iter().enumerate() {
            if let Some(year) = quota.year.known()
                && let Some(before) = before.replace(year)
            {
                claims.push(Claim::Rises(root.key("quotas").index(i).key("year"), year, before));
            }
        }
        claims.each(&root.key("quotas"), &self.quotas, &self.dates);
        claims.heads(root.key("quota"), &self.quota, 0);
        claims.heads(root.key("enrolled"), &self.enrolled, 0);
        claims.total(root.key("quota"), &self.quota, self.quotas.iter().map(|quota| &quota.count));
        claims.total(root.key("enrolled"), &self.enrolled, self.quotas.iter().map(|quota| &quota.enrolled));
        within(root.key("enrolled"), &self.quota, &self.enrolled, claims);
    }

    /// Whether anything is told beside the two sides and the time.
    fn says_something(&self) -> bool {
        let counts =
            [&self.quota, &self.enrolled, &self.major_count, &self.experts, &self.trainees, &self.aided];
        let texts = !(self.document.is_absent() && self.approved_by.is_absent());
        let lists = !(self.majors.is_empty() && self.items.is_empty() && self.quotas.is_empty());
        let told = !(self.activities.is_empty() && self.ceremonies.is_empty());
        texts || lists || told || counts.iter().any(|count| !count.is_absent())
    }
}

fn within(at: Path, places: &Fact<Count>, taken: &Fact<Count>, claims: &mut Claims<'_>) {
    // 100余名 may be 105.
    let exact = |count: &&Count| count.approx() == Approx::Exact;
    if let (Some(places), Some(taken)) = (places.known().filter(exact), taken.known().filter(exact)) {
        claims.push(Claim::Subset(at, Quantity::Count(*places), Quantity::Count(*taken)));
    }
}

impl Stated for Quota {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.heads(at.key("count"), &self.count, 0);
        claims.heads(at.key("enrolled"), &self.enrolled, 0);
        within(at.key("enrolled"), &self.count, &self.enrolled, claims);
    }
}
