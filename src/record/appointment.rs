//! `appointment` 任用: posts that teachers and heads take after a time at the other side.

use super::claim::{Claim, Claims};
use super::part::{Background, Organisation, Partnership, Photo, Release, part};
use super::placement::Posting;
use super::training::Role;
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Flag, Period, PersonName, Perspective, Quantity, Text};
use crate::yaml::Path;

part! {
    /// Posts taken, by one person or by many.
    Appointment {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// Who, by name.
        names: list PersonName, "姓名", sample "贺兰舟", flag usual;
        /// Whether there were more than are named.
        more: optional Flag, "等";
        /// Who they were before.
        role: optional Role, "身份";
        /// How many.
        count: optional Count, "人数", note "应等于列出姓名的人数；没有列全的写“等: 是”" "equals those named, unless `more`", sample "1名";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2024年8月";
        /// What came before, without 后.
        basis: optional Text, "此前经历", note "以动词或“在”开头，不写“后”字" "begins with a verb, without 后", sample "在临川区第二中学挂职锻炼一年";
        /// Who appointed them.
        by: optional Text, "任命单位", sample "青禾县教育局";
        /// The school the post is at, if the post does not name it.
        school: optional Text, "学校", note "“职务”里已有学校名称的不写" "not if the post names it", sample "青禾县第三小学";
        /// The post.
        post: optional Text, "职务", note "各人职务不同的，删去这一栏，写“任职情况”" "if the posts differ, use `posts` instead", sample "副校长", flag usual;
        /// Who took which of several posts.
        posts: parts Posting, "任职情况", note "各项人数相加应等于人数" "must add up to `count`";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "贺兰舟到任后组织全校教师开展集体备课";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "县教育局将继续从挂职人员中选用学校管理人员";
    }
}

impl super::Facts for Appointment {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.time(root, event, &self.period);
        claims.organisation(root.key("by"), &self.by);
        claims.organisation(root.key("school"), &self.school);
        claims.each(&root.key("posts"), &self.posts, event);
        claims.each_once(&root.key("names"), &self.names);
        let more = self.more.known().is_some_and(|more| more.get());
        for (i, posting) in self.posts.iter().enumerate() {
            let at = root.key("posts").index(i).key("people");
            claims.among(&at, posting.people.iter().map(|person| &person.name), &self.names, more);
        }
        self.size_claims(root, claims);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("background"), &self.background, event);
        let someone = !(self.names.is_empty() && self.count.is_absent() && self.posts.is_empty());
        claims.push(Claim::Needs(*root, someone, Bilingual::new("姓名或人数", "names or count")));
        let posted = !(self.post.is_absent() && self.posts.is_empty());
        claims.push(Claim::Needs(*root, posted, Bilingual::new("职务或任职情况", "post or posts")));
    }
}

impl Appointment {
    /// As many as are named, and as many as took one of the posts.
    fn size_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let at = root.key("count");
        let more = self.more.known().is_some_and(|more| more.get());
        claims.named(&at, &self.count, self.names.len(), more);
        let all: Option<Vec<_>> = self.posts.iter().map(Posting::size).collect();
        let Some(all) = all.filter(|all| !all.is_empty()) else { return };
        let named = Count::new(self.names.len() as u64, "人").ok().filter(|all| all.value() > 0 && !more);
        let (at, whole) = match &self.count {
            Fact::Absent => (root.key("names"), named),
            count => (at, count.known().copied()),
        };
        if let Some(whole) = whole {
            claims.push(Claim::Sum(at, Quantity::Count(whole), all));
        }
    }
}

impl Posting {
    /// How many took the post: as is said, or as are named.
    fn size(&self) -> Option<Quantity> {
        match &self.count {
            Fact::Absent => Count::new(self.people.len() as u64, "人").ok().map(Quantity::Count),
            count => count.known().copied().map(Quantity::Count),
        }
    }
}
