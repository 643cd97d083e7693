//! `training` 培训: a course for teachers, heads or officials.

use super::claim::{Claim, Claims, Stated};
use super::part::{Background, Ceremony, Organisation, Partnership, Person, Photo, Release, part};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, Date, DateRange, DayPart, Period, Perspective, Text, words};
use crate::yaml::Path;

words! {
    /// How trainees are taught.
    TrainingMode "培训方式" "mode of training" {
        /// Together in one place.
        Central = "central", "集中培训" | "集中";
        /// Over the network.
        Online = "online", "线上培训" | "线上" | "在线培训";
        /// Partly together, partly over the network.
        Mixed = "mixed", "线上线下相结合的培训" | "线上线下";
        /// Away from home, at the schools of the other side.
        Away = "away", "外出培训" | "外出";
        /// At a host school, at work beside a mentor.
        Shadowing = "shadowing", "跟岗培训" | "跟岗";
    }
    /// Who is trained.
    Role "学员身份" "role of trainees" {
        /// Heads of schools.
        Head = "head", "校长";
        /// Heads and their deputies.
        Leader = "leader", "校级领导";
        /// Middle leaders of schools.
        Middle = "middle", "学校中层干部" | "中层干部";
        /// Core teachers.
        Core = "core", "骨干教师";
        /// Class teachers.
        ClassTeacher = "class_teacher", "班主任";
        /// Those in charge of moral education.
        Moral = "moral", "德育干部";
        /// Those who do research on teaching.
        Researcher = "researcher", "教科研人员" | "教研员";
        /// Those who manage teaching.
        Manager = "manager", "教学管理人员";
        /// Teachers new to the work.
        Novice = "novice", "新任教师" | "新教师";
        /// Teachers of any sort.
        Teacher = "teacher", "教师";
    }
    /// How one lesson is given.
    LessonForm "课程形式" "form of a lesson" {
        /// A talk on one subject.
        Lecture = "lecture", "专题讲座" | "讲座";
        /// A lesson taught for others to see.
        Model = "model", "示范课" | "公开课";
        /// A discussion.
        Seminar = "seminar", "专题研讨" | "研讨";
        /// A visit to a school or classroom.
        Observation = "observation", "现场观摩" | "观摩";
        /// Exercises.
        Workshop = "workshop", "工作坊" | "实操";
    }
}

impl Role {
    /// Whether it is that of heads of schools and their deputies.
    pub(crate) fn is_head(self) -> bool {
        matches!(self, Self::Head | Self::Leader)
    }
}

part! {
    /// Trainees of one sort.
    Trainees {
        /// Who they are.
        role: required Role, "身份";
        /// How many.
        count: required Count, "人数", sample "40名";
        /// Where this group was trained, if not all were in one place.
        place: optional Text, "地点", note "各组不在一处培训时才写" "only if the groups were in different places", sample "临川区实验小学";
    }
}

part! {
    /// One lesson of a course.
    Lesson {
        /// How it was given; 专题讲座 if left out.
        form: optional LessonForm, "形式";
        /// What it was about.
        title: required Text, "题目", note "不必加引号" "without quotation marks", sample "大单元教学设计的路径与方法";
        /// Who gave it.
        teacher: part Person, "授课人", sample "临川区教师发展中心主任 苏映雪";
        /// The day.
        date: optional Date, "日期";
        /// The part of the day.
        day_part: optional DayPart, "时段";
        /// What was done in it, each beginning with its verb.
        activities: list Text, "内容", note "每项以动词开头" "each begins with a verb", sample "结合课例讲解单元目标的确定";
        /// Pictures of it.
        photos: parts Photo, "图片";
    }
}

part! {
    /// A course, from opening to outcome.
    Training {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// What it is called.
        name: optional Text, "名称", note "不必加引号" "without quotation marks", sample "青禾县骨干教师能力提升培训班";
        /// Who holds it.
        organisers: required_list Text, "主办单位", sample "临川区教育局";
        /// Who carries it out.
        hosts: list Text, "承办单位", sample "临川区教师发展中心";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2024年秋季学期";
        /// How.
        mode: optional TrainingMode, "方式";
        /// Where.
        places: list Text, "地点", sample "临川区教师发展中心";
        /// What it is about.
        theme: optional Text, "主题", note "不必加引号" "without quotation marks", sample "聚焦核心素养，深耕课堂教学";
        /// What it is to bring about, each beginning with its verb.
        aims: list Text, "宗旨", note "每项以动词开头" "each begins with a verb", sample "提升乡镇学校教师课堂教学能力";
        /// Where the trainees come from.
        origins: list Text, "学员来源", sample "青禾县各乡镇中心学校";
        /// The trainees, by role.
        groups: parts Trainees, "学员", flag usual;
        /// How many in all.
        total: optional Count, "总数", note "写人或人次；各组相加应等于总数" "人, or 人次 for attendances; the groups must add up to it", sample "60人";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Opening and closing.
        ceremonies: parts Ceremony, "仪式", note "开班、结业" "opening, closing";
        /// What was taught, in order.
        lessons: parts Lesson, "课程";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "学员共完成教学设计60份";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将建立学员跟踪指导机制";
    }
}

impl super::Facts for Training {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.organisations(&root.key("organisers"), &self.organisers);
        claims.organisations(&root.key("hosts"), &self.hosts);
        let counts = self.groups.iter().map(|group| &group.count);
        claims.total(root.key("total"), &self.total, counts);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.each(&root.key("lessons"), &self.lessons, event);
        claims.each(&root.key("background"), &self.background, event);
        claims.begun(&self.period);
        let timed = !(self.dates.is_absent() && self.period.is_absent());
        claims.push(Claim::Needs(*root, timed, Bilingual::new("日期或时间", "dates or period")));
        let someone = !(self.groups.is_empty() && self.total.is_absent());
        claims.push(Claim::Needs(*root, someone, Bilingual::new("学员或总数", "groups or total")));
    }
}

impl Stated for Lesson {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.maybe_person(at.key("teacher"), self.teacher.as_ref());
        claims.during(at.key("date"), &self.date, event);
        claims.photos(&at.key("photos"), &self.photos);
    }
}
