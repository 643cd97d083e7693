//! `lesson_delivery` 送教: lessons and talks taken to the schools of the other side, once or again and again.

use super::claim::{Claim, Claims};
use super::part::{Background, Ceremony, Group, Organisation, Partnership, Photo, Release, part};
use super::training::Lesson;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Period, Perspective, Text, words};
use crate::yaml::Path;

words! {
    /// What is taken to the schools.
    DeliveryForm "送教形式" "form of delivery" {
        /// Lessons, for teachers and pupils.
        Lessons = "lessons", "送教" | "送教下乡" | "送教到校";
        /// Talks, from place to place.
        Tour = "tour", "巡回讲学" | "巡讲";
        /// Teaching for a short while.
        Teaching = "teaching", "支教";
        /// Lessons and teaching.
        Both = "both", "送教支教" | "送教、支教" | "支教送教";
    }
}

part! {
    /// Lessons and talks taken to the other side, on one occasion or over years.
    LessonDelivery {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// What is taken there.
        form: required DeliveryForm, "形式";
        /// What the activity is called, if it has a name.
        name: optional Text, "名称", note "活动有名称才写，不必加引号" "if it has one, without quotation marks", sample "名师青禾行";
        /// Who organises it.
        organisers: required_list Text, "主办单位", sample "临川区教育局";
        /// Where they go.
        to: required Text, "接收地", sample "青禾县";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2021年以来";
        /// How often.
        recurrence: optional Text, "频次", note "如“定期”“每学期一次”；写了这一栏，可以不写日期和时间" "such as 定期; dates and period may be left out beside it", sample "定期";
        /// How many times.
        times: optional Count, "次数", sample "60余次", flag usual;
        /// How many teachers and experts went.
        experts: optional Count, "送教教师", note "送教的教师、专家共多少名" "how many teachers and experts went", sample "12名";
        /// How many schools send them.
        sender_count: optional Count, "派出学校数", note "不少于列出的学校数" "not fewer than are listed", sample "10余所";
        /// The schools that send them.
        senders: list Text, "派出学校", sample "临川区实验小学";
        /// How many schools they went to.
        host_count: optional Count, "接收学校数", note "不少于列出的学校数" "not fewer than are listed", sample "8所";
        /// The schools they went to.
        hosts: list Text, "接收学校", sample "青禾县第一小学";
        /// What was taught.
        subjects: list Text, "学科", sample "语文";
        /// For whom.
        audience: optional Text, "参加对象", sample "青禾县中小学教师";
        /// How many attended.
        attendance: optional Count, "参加人次", note "每次参加的人数相加，写人次" "attendances, in 人次", sample "近1200人次", flag usual;
        /// What it is to bring about, each beginning with its verb.
        aims: list Text, "宗旨", note "每项以动词开头" "each begins with a verb", sample "帮助乡镇学校教师改进课堂教学";
        /// Who went, if they are named.
        people: part Group, "送教人员";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Ceremonies.
        ceremonies: parts Ceremony, "仪式";
        /// What was taught, in order.
        lessons: parts Lesson, "课程";
        /// What they did besides, each beginning with its verb.
        activities: list Text, "活动", note "每项以动词开头" "each begins with a verb", sample "与当地教师同课异构";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "两地教师共同整理教学设计42份";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将把送教课例录制成在线课程";
    }
}

impl super::Facts for LessonDelivery {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.organisations(&root.key("organisers"), &self.organisers);
        for organiser in &self.organisers {
            claims.different(root.key("to"), &self.to, organiser);
        }
        let what = Bilingual::new("日期、时间或频次", "dates, period or recurrence");
        claims.timed(root, event, &self.period, (!self.recurrence.is_absent(), what));
        claims.organisations(&root.key("senders"), &self.senders);
        claims.some_of(root.key("sender_count"), &self.sender_count, self.senders.len());
        claims.organisations(&root.key("hosts"), &self.hosts);
        claims.some_of(root.key("host_count"), &self.host_count, self.hosts.len());
        claims.each_once(&root.key("subjects"), &self.subjects);
        let named = self.people.as_ref().map_or(0, |group| group.people.len());
        claims.heads(root.key("experts"), &self.experts, named);
        claims.maybe(&root.key("people"), self.people.as_ref(), event);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.each(&root.key("lessons"), &self.lessons, event);
        claims.each(&root.key("background"), &self.background, event);
        let counted = !(self.times.is_absent() && self.experts.is_absent() && self.attendance.is_absent());
        let told = counted || !(self.lessons.is_empty() && self.activities.is_empty());
        let what = Bilingual::new("次数、人数、课程或活动", "times, numbers, lessons or activities");
        claims.push(Claim::Needs(*root, told, what));
    }
}
