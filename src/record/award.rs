//! `award` 获奖: what students, teachers or schools won, and the help that led to it.

use super::claim::{Claim, Claims, Stated};
use super::part::{Background, Organisation, Partnership, Person, Photo, Release, part};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Flag, Period, PersonName, Perspective, Quantity, Text, words};
use crate::yaml::Path;

words! {
    /// Who won.
    Winner "获奖者" "winner" {
        /// Pupils and students.
        Student = "student", "学生";
        /// Teachers.
        Teacher = "teacher", "教师";
        /// Schools as such.
        School = "school", "学校";
    }
    /// Of which level an award is, the highest first.
    AwardLevel "奖项级别" "level of an award" {
        /// Of the whole country.
        National = "national", "国家级" | "全国";
        /// Of a province.
        Provincial = "provincial", "省级";
        /// Of a city or prefecture.
        Municipal = "municipal", "市级" | "州级";
        /// Of a county or district.
        County = "county", "县级" | "区级";
    }
}

part! {
    /// One of several prizes won in a competition, such as 2名获中餐烹饪项目省级二等奖.
    Prize {
        /// How many won it.
        count: required Count, "人数", note "学校获奖的写“1所”；一人得两项奖的，各项都写人次" "schools by 所; 人次 if someone won twice", sample "2名", flag measured;
        /// Those who are named.
        names: list PersonName, "姓名", note "写学生姓名须先写“同意公开姓名: 是”" "names of students need `consent: yes`", sample "林小满";
        /// Whether there were more than are named.
        more: optional Flag, "等";
        /// What in.
        project: optional Text, "项目", sample "中餐烹饪";
        /// Its level; that of the whole if left out.
        level: optional AwardLevel, "级别", note "与总的级别不同才写；由高到低排列" "only if it is another than that of the whole; from the highest down";
        /// What was won.
        grade: required Text, "奖次", sample "二等奖";
    }
}

part! {
    /// An award, with those who won it and the help that led to it.
    Award {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// Who won.
        winner: required Winner, "获奖者";
        /// The schools of the winners, or those that won.
        schools: required_list Text, "学校", note "获奖者所在的学校；学校获奖的，写获奖的学校" "of the winners, or those that won", sample "青禾县职业中学";
        /// How many won.
        count: optional Count, "获奖数", note "应等于列出姓名的人数或获奖学校数；没有列全的写“等: 是”" "equals those named, unless `more`", sample "1名", flag usual, flag measured;
        /// Those who are named.
        names: list PersonName, "姓名", note "写学生姓名须先写“同意公开姓名: 是”" "names of students need `consent: yes`", sample "林小满";
        /// Whether there were more than are named.
        more: optional Flag, "等";
        /// Whether minors and their guardians agreed to their names being published.
        consent: optional Flag, "同意公开姓名", note "学生本人和监护人都同意了才写“是”" "only if the minors and their guardians agreed";
        /// What they took part in.
        competition: required Text, "赛事", note "不必加书名号" "without 《》", sample "云川市中等职业学校技能大赛";
        /// Who held it.
        organisers: list Text, "主办单位", sample "云川市教育局";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2024年5月";
        /// Its level; the highest, if there are several prizes.
        level: required AwardLevel, "级别", note "有几项奖的，写最高的" "the highest of several";
        /// What was won, if all won the same.
        grade: optional Text, "奖次", note "有几项奖的，删去这一栏，写“各项奖”" "with several prizes, use `prizes` instead", sample "一等奖", flag usual;
        /// What in.
        project: optional Text, "项目", sample "酒店服务";
        /// Each of several prizes.
        prizes: parts Prize, "各项奖", note "人数相加应等于获奖数" "must add up to `count`";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Who coached the winners.
        coaches: parts Person, "指导教师", note "写“职务 姓名”，中间空一格" "write the posts, a blank, the name", sample "临川区职业技术学校教师 温如许";
        /// The help that led to it, each a sentence.
        support: list Text, "帮扶举措", sample "临川区职业技术学校选派专业教师到青禾县职业中学指导集训两个月";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "获奖学生取得省级比赛参赛资格";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "两校将共建实训课程";
    }
}

impl super::Facts for Award {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.time(root, event, &self.period);
        claims.push(Claim::Consent(self.consent.known().is_some_and(|flag| flag.get())));
        claims.organisations(&root.key("schools"), &self.schools);
        claims.organisations(&root.key("organisers"), &self.organisers);
        self.winner_claims(root, claims);
        self.prize_claims(root, claims);
        claims.photos(&root.key("photos"), &self.photos);
        claims.people(&root.key("coaches"), &self.coaches);
        claims.each(&root.key("background"), &self.background, event);
        let won = !(self.grade.is_absent() && self.prizes.is_empty());
        claims.push(Claim::Needs(*root, won, Bilingual::new("奖次或各项奖", "grade or prizes")));
    }
}

impl Award {
    /// As many winners as are named, or as schools that won.
    fn winner_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        self.minor_claims(root, &self.names, claims);
        claims.each_once(&root.key("names"), &self.names);
        let more = self.more.known().is_some_and(|more| more.get());
        if self.winner.known() != Some(&Winner::School) {
            claims.named(&root.key("count"), &self.count, self.names.len(), more);
        } else if let Some(count) = self.count.known() {
            let listed = self.schools.len();
            claims.push(Claim::Measured(root.key("count"), Quantity::Count(*count)));
            claims.push(match Count::new(listed as u64, "所") {
                Ok(schools) if more => {
                    Claim::Subset(root.key("count"), Quantity::Count(*count), Quantity::Count(schools))
                }
                _ => Claim::Counts(root.key("count"), *count, listed),
            });
        }
    }

    /// The prizes add up to the winners, none is above the level of the whole, the highest stand first.
    fn prize_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        claims.total(root.key("count"), &self.count, self.prizes.iter().map(|prize| &prize.count));
        let mut before = self.level.known().copied();
        for (i, prize) in self.prizes.iter().enumerate() {
            let at = root.key("prizes").index(i);
            self.minor_claims(&at, &prize.names, claims);
            prize.state(&at, &self.dates, claims);
            let more = self.more.known().is_some_and(|more| more.get());
            claims.among(&at.key("names"), prize.names.iter(), &self.names, more);
            if let (Some(level), Some(before)) = (prize.level.known(), before) {
                claims.push(Claim::Level(at.key("level"), *level, before));
            }
            before = prize.level.known().copied().or(before);
        }
    }

    /// Students are under age unless the record says otherwise.
    fn minor_claims<'r>(&self, at: &Path, names: &'r [Fact<PersonName>], claims: &mut Claims<'r>) {
        let adult = self.winner.known().is_some_and(|winner| *winner != Winner::Student);
        for (i, name) in names.iter().enumerate().filter(|_| !adult) {
            if let Some(name) = name.known() {
                claims.push(Claim::Minor(at.key("names").index(i), name));
            }
        }
    }
}

impl Stated for Prize {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.each_once(&at.key("names"), &self.names);
        if self.names.is_empty() {
            // Schools may have won it, so that only the classifier must be there.
            if let Some(count) = self.count.known() {
                claims.push(Claim::Measured(at.key("count"), Quantity::Count(*count)));
            }
        } else {
            let more = self.more.known().is_some_and(|more| more.get());
            match self.count.known() {
                // Who won twice is named once.
                Some(count) if count.classifier() == "人次" => {
                    claims.some_of(at.key("count"), &self.count, self.names.len());
                }
                _ => claims.named(&at.key("count"), &self.count, self.names.len(), more),
            }
        }
    }
}
