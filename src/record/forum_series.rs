//! `forum_series` 校长论坛: a forum that comes back, held by each side in turn.

use super::claim::{Claim, Claims, Stated};
use super::part::{Background, Organisation, Partnership, Person, Photo, Release, Speech, part};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{Count, DateRange, Ordinal, Period, PeriodKind, Perspective, Quantity, Text};
use crate::yaml::Path;

part! {
    /// One session of a forum.
    ForumSession {
        /// Which session it is; later than the one before it in the list.
        ordinal: optional Ordinal, "届次", note "不写则按所列次序称第一届、第二届" "by default its place in the list", sample "第一届";
        /// When; to the day or not.
        date: optional Period, "时间", note "知道哪一天就写日期；后一届晚于前一届" "later than the session before", sample "2023年5月";
        /// Who held it.
        host: optional Text, "主办单位", sample "青禾县教育局";
        /// Where.
        venue: optional Text, "地点", sample "青禾县第一中学";
        /// What it was about.
        theme: optional Text, "主题", note "不必加引号" "without quotation marks", sample "乡村学校的特色发展";
        /// How many attended.
        attendance: optional Count, "参加人数", sample "120人";
    }
}

part! {
    /// A forum that comes back, with its sessions; the last one is the news if the days are given.
    ForumSeries {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// What it is called.
        name: required Text, "名称", note "不必加引号" "without quotation marks", sample "临青校长论坛";
        /// Who holds it, in turn if there are several.
        hosts: required_list Text, "主办单位", note "两家以上的，称轮流主办" "several of them take turns", sample "临川区教育局";
        /// The days of the session that is reported: the last one in the list.
        dates: optional DateRange, "日期", note "报道最近一届的，写这一届的日期；总述历届的，删去这一栏，写“时间”" "of the session that is reported; for all of them use `period` instead", flag usual;
        /// The time of all sessions, if none is reported by itself.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2022年以来";
        /// How many sessions were held so far.
        sessions_held: optional Count, "届数", note "截至目前共举办几届；应与所列各届相符" "so far; must agree with the sessions listed", sample "两届", flag usual;
        /// How often.
        recurrence: optional Text, "频次", sample "每年一届";
        /// How many attended in all sessions.
        attendance: optional Count, "累计参加人次", note "各届相加应等于累计数" "the sessions must add up to it", sample "360人次";
        /// What it is to bring about, each beginning with its verb.
        aims: list Text, "宗旨", note "每项以动词开头" "each begins with a verb", sample "提升校长办学治校能力";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// The sessions, in order.
        sessions: parts ForumSession, "历届情况", note "按先后次序，要列就列全；只列最近一届的，写明届次" "in order, all of them, or the last with its ordinal";
        /// Who chaired the session that is reported.
        moderator: part Person, "主持人", sample "青禾县教育局副局长 顾南乔";
        /// What was on the agenda, each beginning with its verb.
        agenda: list Text, "议程", note "每项以动词开头" "each begins with a verb", sample "交流学校管理经验";
        /// Speeches, in order.
        speeches: parts Speech, "发言";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "两地校长结成互助小组12个";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "第三届论坛将在临川区举办";
    }
}

impl super::Facts for ForumSeries {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        claims.organisations(&root.key("hosts"), &self.hosts);
        if let [one, other, ..] = self.hosts.as_slice() {
            claims.different(root.key("hosts").index(1), other, one);
        }
        claims.timed(root, event, &self.period, (false, Bilingual::new("日期或时间", "dates or period")));
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("sessions"), &self.sessions, event);
        self.session_claims(root, claims);
        claims.maybe_person(root.key("moderator"), self.moderator.as_ref());
        claims.each(&root.key("speeches"), &self.speeches, event);
        claims.each(&root.key("background"), &self.background, event);
        let told = !(self.sessions_held.is_absent() && self.sessions.is_empty());
        let what = Bilingual::new("届数或历届情况", "sessions_held or sessions");
        claims.push(Claim::Needs(*root, told, what));
    }
}

impl ForumSeries {
    /// Sessions follow each other, are as many as were held, and add up to those who attended.
    fn session_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let at = root.key("sessions");
        claims.climbs(&at, self.sessions.iter().map(|session| &session.ordinal));
        let mut before: Option<&Period> = None;
        for (i, session) in self.sessions.iter().enumerate() {
            if let Some(date) = session.date.known()
                && let Some(before) = before.replace(date)
            {
                claims.push(Claim::Rises(at.index(i).key("date"), date, before));
            }
        }
        self.held_claims(root, claims);
        let last = self.sessions.last().and_then(|session| session.date.known());
        let day = last.filter(|date| date.kind() == PeriodKind::Days).and_then(Period::first_day);
        if let (Some(day), Some(event)) = (day, self.dates.known()) {
            claims.push(Claim::During(at.index(self.sessions.len() - 1).key("date"), day, *event));
        }
        self.attendance_claims(root, claims);
    }

    /// The last one listed is the last one held; listed from the first, they are as many as were held.
    fn held_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let (Some(held), Some(last)) = (self.sessions_held.known(), self.sessions.last()) else { return };
        let at = root.key("sessions_held");
        match last.ordinal.known() {
            Some(ordinal) if ordinal.number() != held.value() => {
                claims.push(Claim::Reaches(at, *held, *ordinal));
            }
            _ if self.first().is_none_or(|first| first == 1) => {
                claims.push(Claim::Counts(at, *held, self.sessions.len()));
            }
            _ => {}
        }
    }

    /// Heads of every session add up to the attendances; of sessions before those listed nothing is known.
    fn attendance_claims(&self, root: &Path, claims: &mut Claims<'_>) {
        let Some(total) = self.attendance.known() else { return };
        let heads = |session: &ForumSession| {
            session.attendance.known().map(|count| Quantity::Count(count.counted_as(total.classifier())))
        };
        let parts: Option<Vec<_>> = self.sessions.iter().map(heads).collect();
        let whole = self.first().is_none_or(|first| first == 1);
        if let Some(parts) = parts.filter(|parts| whole && !parts.is_empty()) {
            claims.push(Claim::Sum(root.key("attendance"), Quantity::Count(*total), parts));
        }
    }

    /// Which session the list begins with, where it says so.
    fn first(&self) -> Option<u64> {
        self.sessions.first()?.ordinal.known().map(Ordinal::number)
    }
}

impl Stated for ForumSession {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.organisation(at.key("host"), &self.host);
        claims.heads(at.key("attendance"), &self.attendance, 0);
    }
}
