//! `dispatch` 支教: teachers sent to teach at the other side, one by one or as a team, in batches.

use std::collections::BTreeSet;

use super::claim::{Claim, Claims, Stated};
use super::pairing::Deed;
use super::part::{Background, Ceremony, Organisation, Partnership, Person, Photo, Release, part};
use crate::fact::{Fact, Value};
use crate::problem::{Bilingual, Fault};
use crate::value::{Count, DateRange, Ordinal, Period, Perspective, Text, words};
use crate::yaml::Path;

words! {
    /// How teachers are sent.
    DispatchForm "支教形式" "form of dispatch" {
        /// One by one, for a year or a term.
        Individual = "individual", "支教" | "选派支教" | "援派";
        /// As a team under a head.
        Team = "team", "“组团式”帮扶" | "组团式帮扶" | "组团式支教" | "组团式" | "组团" | "“组团式”支教";
        /// For days or weeks.
        Brief = "brief", "短期支教" | "短期";
        /// Over the network.
        Online = "online", "线上支教" | "线上" | "在线支教";
    }
}

part! {
    /// Teachers sent at one time.
    Batch {
        /// Which batch it is; later than the one before it in the list.
        ordinal: optional Ordinal, "批次", note "不写则按所列次序称第一批、第二批" "by default its place in the list", sample "第一批";
        /// How many.
        count: required Count, "人数", sample "6名";
        /// For how long or from when.
        period: optional Period, "时间", sample "2023—2024学年";
        /// The schools they work at.
        hosts: list Text, "接收学校", sample "青禾县高级中学";
        /// Who leads them.
        leader: part Person, "领队", sample "临川区第一中学校长 周以宁";
    }
}

part! {
    /// How many of the teachers were sent under one programme.
    Programme {
        /// What the programme is called.
        name: required Text, "名称", sample "银龄讲学计划";
        /// How many.
        count: required Count, "人数", sample "4名";
    }
}

part! {
    /// A subject, and how many of the teachers teach it.
    SubjectTeachers brief brief_subject {
        /// The subject.
        name: required Text, "名称", sample "语文";
        /// How many; for every subject, or for none.
        count: optional Count, "人数", note "各学科相加应等于总数" "the subjects must add up to the total", sample "6名";
    }
}

/// Reads the short form: the subject alone.
fn brief_subject(text: &str) -> Result<SubjectTeachers, Fault> {
    Ok(SubjectTeachers { name: Fact::Known(Text::parse(text)?), count: Fact::Absent })
}

part! {
    /// Teachers sent to teach at the other side, of one term or of several years.
    Dispatch {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// How they are sent.
        form: required DispatchForm, "形式";
        /// The programme they are sent under, if it is one.
        programme: optional Text, "项目", note "按哪个项目选派；几个项目的，写“各项目人数”" "the programme they are sent under; several of them belong in `programmes`", sample "“三区”人才支持计划";
        /// Who sends them.
        from: required Text, "派出方", sample "临川区教育局";
        /// Where they go.
        to: required Text, "接收地", sample "青禾县";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2023—2024学年";
        /// How long; days must be those of the dates.
        duration: optional Count, "时长", note "按天写的，首尾两天都算" "in days, the first and the last count", sample "一年";
        /// How many teachers in all.
        total: required Count, "总数", note "各批、各项目、各学科相加都应等于总数" "the batches, the programmes, the subjects must each add up to it", sample "22名";
        /// How many batches.
        batch_count: optional Count, "批次数", note "列出各批的，应等于列出的批数" "must equal the batches, where they are listed", sample "4批";
        /// How many schools receive them.
        host_count: optional Count, "接收学校数", note "不少于列出的学校数" "not fewer than are listed", sample "6所";
        /// The schools that receive them.
        hosts: list Text, "接收学校", sample "青禾县高级中学";
        /// Who leads them.
        leaders: parts Person, "领队", sample "临川区第一中学校长 周以宁";
        /// What they teach.
        subjects: parts SubjectTeachers, "学科", sample "语文";
        /// How many were sent under each programme.
        programmes: parts Programme, "各项目人数", note "各项相加应等于总数" "they must add up to the total";
        /// What it is to bring about, each beginning with its verb.
        aims: list Text, "宗旨", note "每项以动词开头" "each begins with a verb", sample "提升乡镇学校教学质量";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Seeing off, welcome, closing.
        ceremonies: parts Ceremony, "仪式", note "欢送、结业" "seeing off, closing";
        /// Each batch, in order of time.
        batches: parts Batch, "各批情况", note "要列就列全；各批相加应等于总数" "all or none; they must add up to the total";
        /// What they do there, in order.
        work: parts Deed, "帮扶工作", note "送培、集体备课、课题等" "training, lesson planning, research";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "支教教师共上示范课86节";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将逐年增加支教教师人数";
    }
}

impl super::Facts for Dispatch {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.organisation(root.key("from"), &self.from);
        claims.different(root.key("to"), &self.to, &self.from);
        claims.timed(root, event, &self.period, (false, Bilingual::new("日期或时间", "dates or period")));
        claims.lasts(root.key("duration"), &self.duration, event);
        claims.organisations(&root.key("hosts"), &self.hosts);
        self.size_claims(root, claims);
        claims.people(&root.key("leaders"), &self.leaders);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.each(&root.key("batches"), &self.batches, event);
        for (i, deed) in self.work.iter().enumerate() {
            claims.people(&root.key("work").index(i).key("people"), &deed.people);
        }
        claims.each(&root.key("background"), &self.background, event);
    }
}

impl Dispatch {
    /// Batches, programmes and subjects each add up to the total; batches and schools are as many as is said.
    fn size_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        claims.heads(root.key("total"), &self.total, 0);
        claims.total(root.key("total"), &self.total, self.batches.iter().map(|batch| &batch.count));
        claims.total(root.key("total"), &self.total, self.programmes.iter().map(|one| &one.count));
        claims.total(root.key("total"), &self.total, self.subjects.iter().map(|one| &one.count));
        if let (Some(count), false) = (self.batch_count.known(), self.batches.is_empty()) {
            claims.push(Claim::Counts(root.key("batch_count"), *count, self.batches.len()));
        }
        let told = self.batches.iter().flat_map(|batch| &batch.hosts).chain(&self.hosts);
        let hosts: BTreeSet<&str> = told.filter_map(|host| host.known().map(Text::as_str)).collect();
        claims.some_of(root.key("host_count"), &self.host_count, hosts.len());
        claims.climbs(&root.key("batches"), self.batches.iter().map(|batch| &batch.ordinal));
        let what = Bilingual::new("其余学科的人数", "the count of every other subject");
        claims.alike(root.key("subjects"), self.subjects.iter().map(|one| one.count.is_absent()), what);
    }
}

impl Stated for Batch {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.heads(at.key("count"), &self.count, 0);
        claims.organisations(&at.key("hosts"), &self.hosts);
        claims.maybe_person(at.key("leader"), self.leader.as_ref());
    }
}
