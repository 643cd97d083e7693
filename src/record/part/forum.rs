//! Meetings: who took part, what was on the agenda, who said what.

use super::{Consolation, Person, Photo, part};
use crate::fact::{Fact, Value};
use crate::problem::{Bilingual, Fault};
use crate::record::claim::{Claim, Claims, Stated};
use crate::value::{Act, Date, DateRange, DayPart, Flag, ForumItem, Text, Verb};
use crate::yaml::Path;

part! {
    /// Persons who took part, with those only named as a group.
    Group {
        /// The persons, in the order they are to be named.
        people: parts Person, "人员", note "写“职务 姓名”，中间空一格" "write the posts, a blank, the name", sample "青禾县教育局局长 方明远";
        /// Groups without names.
        others: list Text, "其他人员", sample "各乡镇中心学校负责人";
        /// Whether others took part who are not listed.
        more: optional Flag, "等";
    }
}

part! {
    /// A report given at a meeting.
    Briefing {
        /// Who reported.
        by: required Text, "汇报方", sample "青禾县教育局";
        /// On what.
        about: required Text, "内容", sample "结对帮扶工作情况";
    }
}

part! {
    /// One thing said in a speech.
    Point brief brief_point {
        /// The verb that reports it; chosen by relation if left out.
        verb: optional Verb, "动词";
        /// What was said, as it follows the verb.
        text: required Text, "内容", sample "要把教师培养摆在帮扶工作的突出位置";
    }
}

/// Reads the short form: what was said, as it follows the verb.
fn brief_point(text: &str) -> Result<Point, Fault> {
    Ok(Point { verb: Fact::Absent, text: Fact::Known(Text::parse(text)?) })
}

part! {
    /// What one person said.
    Speech {
        /// Who spoke.
        speaker: required_part Person, "发言人", sample "方明远";
        /// For whom.
        on_behalf_of: optional Text, "代表", sample "青禾县";
        /// How.
        act: optional Act, "形式";
        /// What was said, in order.
        points: parts Point, "要点", sample "要把教师培养摆在帮扶工作的突出位置";
        /// Words quoted as they were said.
        quotes: list Text, "原话", note "不必加引号" "without quotation marks", sample "孩子们的变化，就是最好的答卷";
        /// Pictures of the speaker.
        photos: parts Photo, "图片";
    }
}

part! {
    /// A meeting of both sides.
    Forum {
        /// Its name.
        name: optional Text, "名称", sample "教育帮扶工作座谈会";
        /// Where it was held; several places for a series of meetings.
        venues: list Text, "地点", sample "青禾县教育局会议室";
        /// The day.
        date: optional Date, "日期";
        /// The part of the day.
        day_part: optional DayPart, "时段";
        /// Who chaired it: one person.
        moderator: part Person, "主持人", sample "方明远";
        /// Who took part, side by side.
        attendees: parts Group, "出席人员";
        /// The order in which the items are told; those left out follow in the usual order.
        order: list ForumItem, "会议次序", note "不写则按汇报、发言、回应、慰问的次序" "by default briefings, speeches, responses, consolations";
        /// What was on the agenda, each beginning with its verb.
        agenda: list Text, "议程", note "每项以动词开头" "each begins with a verb", sample "听取帮扶工作情况介绍";
        /// Thanks brought at the meeting.
        consolations: parts Consolation, "慰问";
        /// Reports given.
        briefings: parts Briefing, "汇报";
        /// Who answered questions.
        respondents: list Text, "回应方", sample "临川区教育局师资科";
        /// What the answers were about.
        responses: list Text, "回应内容", sample "教师紧缺";
        /// Speeches, in order.
        speeches: parts Speech, "发言";
        /// Pictures of the meeting.
        photos: parts Photo, "图片";
    }
}

impl Stated for Group {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.people(&at.key("people"), &self.people);
    }
}

impl Stated for Speech {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.person(at.key("speaker"), &self.speaker);
        claims.photos(&at.key("photos"), &self.photos);
        let said = !(self.points.is_empty() && self.quotes.is_empty() && self.act.is_absent());
        claims.push(Claim::Needs(*at, said, Bilingual::new("要点或原话", "points or quotes")));
    }
}

impl Stated for Forum {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.during(at.key("date"), &self.date, event);
        claims.maybe_person(at.key("moderator"), self.moderator.as_ref());
        claims.each(&at.key("attendees"), &self.attendees, event);
        for (i, briefing) in self.briefings.iter().enumerate() {
            claims.organisation(at.key("briefings").index(i).key("by"), &briefing.by);
        }
        claims.each(&at.key("speeches"), &self.speeches, event);
        claims.each(&at.key("consolations"), &self.consolations, event);
        claims.photos(&at.key("photos"), &self.photos);
    }
}
