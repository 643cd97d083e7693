//! `placement` 跟岗: teachers and heads who learn or work at the other side for a while.

use super::claim::{Claim, Claims, Stated};
use super::part::{Background, Ceremony, Group, Organisation, Partnership, Person, Photo, Release, part};
use super::training::Role;
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Flag, Period, PersonName, Perspective, Quantity, Text, words};
use crate::yaml::Path;

words! {
    /// What those placed do at the other side.
    PlacementForm "形式" "form of placement" {
        /// At work beside a mentor.
        Shadowing = "shadowing", "跟岗学习" | "跟岗";
        /// Holding a post of the other side.
        Secondment = "secondment", "挂职锻炼" | "挂职";
        /// Learning without a post.
        StudyVisit = "study_visit", "访学研修" | "访学";
        /// Teaching in place of those who went the other way.
        Rotation = "rotation", "顶岗交流" | "顶岗";
    }
    /// How one year follows those before it.
    Sequel "承接" "how a year follows" {
        /// The first time.
        Begin = "begin", "开始";
        /// The same once more.
        Continue = "continue", "继续";
        /// Something besides.
        Again = "again", "又";
    }
}

part! {
    /// Persons of one sort who were placed, such as 骨干教师12名.
    ///
    /// Those named are among the number; a name needs no posts here.
    Cohort {
        /// Who they are.
        role: required Role, "身份";
        /// How many.
        count: required Count, "人数", sample "12名";
        /// The school that received this group, if not all went to the same.
        host: optional Text, "接收学校", note "各组不在一处时才写" "only if the groups went to different schools", sample "临川区实验小学";
        /// Those who are named.
        people: parts Person, "人员", sample "贺兰舟";
        /// Whether there were more than are named.
        more: optional Flag, "等";
    }
}

part! {
    /// What was done in one year of a series, such as 2021年选派骨干教师12名.
    Stint {
        /// The year or semester; later than that of the item before.
        year: required Period, "年份", note "后一项晚于前一项" "later than the item before", sample "2021年";
        /// What they did; the form of the whole if left out.
        form: optional PlacementForm, "形式";
        /// The word that ties it to the years before; chosen by position if left out.
        sequel: optional Sequel, "承接", note "不写则首项用“开始”，形式不变用“继续”，变了用“又”" "by default 开始, then 继续, or 又 for another form";
        /// Who was placed.
        groups: parts Cohort, "人员";
        /// How many in all.
        total: optional Count, "总数", note "各组相加应等于总数" "the groups must add up to it", sample "14名";
        /// The schools that received them.
        hosts: list Text, "接收学校", sample "临川区实验小学";
        /// How long it lasted.
        duration: optional Count, "时长", sample "一个学期";
        /// What else is to be said of it, one sentence.
        detail: optional Text, "说明", sample "青禾县各乡镇中心学校均有教师参加";
    }
}

part! {
    /// A post given to some who had been placed, such as 贺兰舟任青禾县第三小学副校长.
    ///
    /// Needs names or a number; where those placed are named, these must be among them.
    Posting {
        /// Who, by name.
        people: parts Person, "人员", sample "贺兰舟";
        /// Who, if they are not named.
        role: optional Role, "身份";
        /// How many, those named included.
        count: optional Count, "人数", sample "5人";
        /// When.
        period: optional Period, "时间", sample "2023年8月";
        /// The post, with its unit.
        post: required Text, "职务", sample "青禾县第三小学副校长";
    }
}

part! {
    /// Placements at the other side, of one term or of several years.
    Placement {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// What they do there.
        form: optional PlacementForm, "形式", note "历年形式不同的，写在“历年情况”里" "if it changed over the years, give it in `stints`", flag usual;
        /// Who sends them.
        from: required Text, "派出方", sample "青禾县教育局";
        /// Where they go.
        to: required Text, "接收地", sample "临川区";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2024年秋季学期";
        /// How long; days must be those of the dates.
        duration: optional Count, "时长", note "按天写的，首尾两天都算" "in days, the first and the last count", sample "一个学期";
        /// The schools that receive them.
        hosts: list Text, "接收学校", sample "临川区实验小学";
        /// Who is placed, by role.
        groups: parts Cohort, "人员", flag usual;
        /// How many in all.
        total: optional Count, "总数", note "各组或历年相加应等于总数" "the groups or the years must add up to it", sample "20名";
        /// Who leads them there.
        leader: part Person, "领队", sample "青禾县教育局副局长 顾怀瑾";
        /// What it is to bring about, each beginning with its verb.
        aims: list Text, "宗旨", note "每项以动词开头" "each begins with a verb", sample "提升乡镇学校教师课堂教学能力";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Seeing off, welcome, closing.
        ceremonies: parts Ceremony, "仪式", note "欢送、结业" "seeing off, closing";
        /// Who guides them.
        mentors: part Group, "指导教师";
        /// How they are guided, each beginning with its verb.
        mentoring: list Text, "指导内容", note "每项以动词开头" "each begins with a verb", sample "开展一对一指导";
        /// What they do, each beginning with its verb.
        activities: list Text, "学习内容", note "每项以动词开头" "each begins with a verb", sample "随堂听课评课";
        /// The same over several years, in order of time.
        stints: parts Stint, "历年情况", note "一年一项，年份递增" "one item a year, in order";
        /// What became of those who returned.
        appointments: parts Posting, "任用";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "派出教师返岗后上汇报课32节";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将逐年增加跟岗名额";
    }
}

impl super::Facts for Placement {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.organisation(root.key("from"), &self.from);
        claims.different(root.key("to"), &self.to, &self.from);
        claims.lasts(root.key("duration"), &self.duration, event);
        claims.organisations(&root.key("hosts"), &self.hosts);
        claims.each(&root.key("groups"), &self.groups, event);
        let groups = root.key("groups");
        claims.once(self.groups.iter().enumerate().flat_map(|(i, group)| {
            let at = groups.index(i).key("people");
            group.people.iter().enumerate().map(move |(n, person)| (at.index(n), &person.name))
        }));
        self.size_claims(root, claims);
        claims.maybe_person(root.key("leader"), self.leader.as_ref());
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.maybe(&root.key("mentors"), self.mentors.as_ref(), event);
        claims.each(&root.key("stints"), &self.stints, event);
        self.year_claims(root, claims);
        claims.each(&root.key("appointments"), &self.appointments, event);
        self.appointment_claims(root, claims);
        claims.each(&root.key("background"), &self.background, event);
        // A series of years is told in the terms of its first.
        claims.begun(self.stints.first().map_or(&self.period, |stint| &stint.year));
        self.need_claims(root, claims);
    }
}

impl Placement {
    /// Something must be said of form, time and persons; a series of years without groups says it by itself.
    fn need_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let series = !self.stints.is_empty() && self.groups.is_empty();
        let formed = self.stints.iter().all(|stint| !stint.form.is_absent());
        let needs = [
            (!self.form.is_absent() || (series && formed), Bilingual::new("形式", "form")),
            (
                !(self.dates.is_absent() && self.period.is_absent()) || series,
                Bilingual::new("日期或时间", "dates or period"),
            ),
            (
                !(self.groups.is_empty() && self.total.is_absent()) || series,
                Bilingual::new("人员或总数", "groups or total"),
            ),
        ];
        for (given, what) in needs {
            claims.push(Claim::Needs(*root, given, what));
        }
    }

    /// The groups, or else the years, add up to the total.
    fn size_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let parts = if self.groups.is_empty() {
            self.stints.iter().map(Stint::heads).collect::<Option<Vec<_>>>().map(|all| all.concat())
        } else {
            heads(&self.groups)
        };
        sum(root, &self.total, parts, claims);
    }

    /// Each year begins after the one before.
    fn year_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let mut before: Option<&Period> = None;
        for (i, stint) in self.stints.iter().enumerate() {
            if let Some(year) = stint.year.known()
                && let Some(before) = before.replace(year)
            {
                claims.push(Claim::Rises(root.key("stints").index(i).key("year"), year, before));
            }
        }
    }

    /// Those appointed were placed: by name where names are listed, by number where a total is.
    fn appointment_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let cohorts = self.groups.iter().chain(self.stints.iter().flat_map(|stint| &stint.groups));
        let whole = cohorts.clone().all(Cohort::is_whole);
        let placed: Vec<&PersonName> =
            cohorts.flat_map(|cohort| &cohort.people).filter_map(|person| person.name.known()).collect();
        for (i, appointment) in self.appointments.iter().enumerate() {
            let at = root.key("appointments").index(i);
            for (n, person) in appointment.people.iter().enumerate() {
                if let Some(name) = person.name.known().filter(|_| whole && !placed.is_empty()) {
                    let list = Bilingual::new("派出人员名单", "persons placed");
                    claims.push(Claim::Among(at.key("people").index(n), name, placed.clone(), list));
                }
            }
            if let (Some(total), Some(count)) = (self.total.known(), appointment.count.known()) {
                let (total, count) = (Quantity::Count(*total), Quantity::Count(*count));
                claims.push(Claim::Subset(at.key("count"), total, count));
            }
        }
    }
}

impl Cohort {
    /// Whether everyone in it is named.
    fn is_whole(&self) -> bool {
        !self.people.is_empty() && !self.more.known().is_some_and(|more| more.get())
    }
}

impl Stint {
    /// Its head counts: the total, or those of its groups; nothing if one of them is not known.
    fn heads(&self) -> Option<Vec<Quantity>> {
        match self.total.known() {
            Some(total) => Some(vec![Quantity::Count(*total)]),
            None => heads(&self.groups),
        }
    }
}

/// The head counts of groups; nothing if there are none or one of them is not known.
fn heads(groups: &[Cohort]) -> Option<Vec<Quantity>> {
    let all: Option<Vec<_>> =
        groups.iter().map(|group| group.count.known().copied().map(Quantity::Count)).collect();
    all.filter(|all| !all.is_empty())
}

fn sum<'r>(at: &Path, total: &Fact<Count>, parts: Option<Vec<Quantity>>, claims: &mut Claims<'r>) {
    if let (Some(total), Some(parts)) = (total.known(), parts.filter(|parts| !parts.is_empty())) {
        claims.push(Claim::Sum(at.key("total"), Quantity::Count(*total), parts));
    }
}

/// Persons whose sort or new post is told beside them: those without posts need not be introduced elsewhere.
fn introduced<'r>(at: &Path, people: &'r [Person], claims: &mut Claims<'r>) {
    for (i, person) in people.iter().enumerate().filter(|(_, person)| !person.posts.is_empty()) {
        claims.person(at.key("people").index(i), person);
    }
}

impl Stated for Cohort {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.organisation(at.key("host"), &self.host);
        introduced(at, &self.people, claims);
        if let Some(count) = self.count.known() {
            claims.push(Claim::Includes(at.key("count"), *count, self.people.len()));
        }
    }
}

impl Stated for Stint {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.each(&at.key("groups"), &self.groups, event);
        sum(at, &self.total, heads(&self.groups), claims);
        claims.organisations(&at.key("hosts"), &self.hosts);
        let someone = !(self.groups.is_empty() && self.total.is_absent());
        claims.push(Claim::Needs(*at, someone, Bilingual::new("人员或总数", "groups or total")));
    }
}

impl Stated for Posting {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        introduced(at, &self.people, claims);
        let people = at.key("people");
        claims.once(self.people.iter().enumerate().map(|(i, person)| (people.index(i), &person.name)));
        if let Some(count) = self.count.known() {
            claims.push(Claim::Includes(at.key("count"), *count, self.people.len()));
        }
        let someone = !(self.people.is_empty() && self.count.is_absent());
        claims.push(Claim::Needs(*at, someone, Bilingual::new("人员或人数", "people or count")));
    }
}
