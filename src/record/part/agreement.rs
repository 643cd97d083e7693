//! What both sides did and agreed on: ceremonies, donations, signings, consensus.

use super::{Person, Photo, Speech, part};
use crate::fact::{Fact, Value};
use crate::problem::{Bilingual, Fault};
use crate::record::claim::{Claim, Claims, Stated};
use crate::value::{CeremonyKind, Count, Date, DateRange, DayPart, Money, PersonName, Text};
use crate::yaml::Path;

part! {
    /// Money or goods given on an occasion.
    Donation {
        /// Who gives.
        donor: required Text, "捐赠方", sample "临川区教育局";
        /// Who hands it over.
        giver: part Person, "捐赠代表", sample "沈砚秋";
        /// Who receives.
        recipient: required Text, "受赠方", sample "青禾县教育局";
        /// Who takes it over.
        receiver: part Person, "接受代表", sample "方明远";
        /// How much money.
        amount: optional Money, "金额";
        /// Which goods, with their numbers.
        goods: list Text, "物资", sample "图书3000册";
        /// What it is for.
        purpose: optional Text, "用途", sample "改善乡镇学校教学条件";
    }
}

part! {
    /// One side of a signing.
    Signatory {
        /// The organisation.
        organisation: required Text, "单位", sample "临川区实验小学";
        /// Who signs.
        person: part Person, "代表", sample "校长 周以宁";
    }
}

part! {
    /// An agreement signed.
    Signing {
        /// The sides, at least two.
        parties: parts Signatory, "签约方", note "至少两方" "at least two";
        /// The title of the agreement, without 《》.
        document: optional Text, "协议名称", note "不必加书名号" "without 《》", sample "结对帮扶协议书";
        /// What it brings about.
        meaning: optional Text, "意义", sample "两校正式结成对子";
    }
}

part! {
    /// A ceremony.
    Ceremony {
        /// What it is held for.
        kind: required CeremonyKind, "类型";
        /// Its name, if it has one of its own.
        name: optional Text, "名称", sample "结对帮扶捐赠仪式";
        /// The day.
        date: optional Date, "日期";
        /// The part of the day.
        day_part: optional DayPart, "时段";
        /// Where.
        venue: optional Text, "地点", sample "青禾县政府会议室";
        /// Who chaired it: one person.
        moderator: part Person, "主持人", sample "方明远";
        /// What was given.
        donations: parts Donation, "捐赠";
        /// What was signed.
        signings: parts Signing, "签约";
        /// Speeches, in order.
        speeches: parts Speech, "发言";
        /// What else happened, one sentence each.
        details: list Text, "经过", sample "双方代表共同为工作站揭牌";
        /// Pictures.
        photos: parts Photo, "图片";
    }
}

part! {
    /// A visit of thanks to those who work far from home.
    Consolation {
        /// Who brings it; the whole delegation if left out.
        by: list PersonName, "慰问人", sample "沈砚秋";
        /// Whom it is for.
        to: required Text, "对象", sample "临川区派驻青禾县的支教教师";
        /// How many they are.
        count: optional Count, "人数", sample "12名";
        /// What was said or done.
        message: optional Text, "内容", sample "勉励大家安心从教";
        /// Pictures.
        photos: parts Photo, "图片";
    }
}

part! {
    /// One thing agreed on.
    Topic brief brief_topic {
        /// The thing in one phrase.
        headline: required Text, "题目", sample "推动教师培养一体化";
        /// How it is to be done.
        detail: optional Text, "内容", sample "每年互派骨干教师跟岗学习";
    }
}

/// Reads the short form: the headline alone.
fn brief_topic(text: &str) -> Result<Topic, Fault> {
    Ok(Topic { headline: Fact::Known(Text::parse(text)?), detail: Fact::Absent })
}

part! {
    /// What both sides agreed on.
    Consensus {
        /// How many points, in the clerk's words; must equal the number of points.
        count: optional Count, "项数", sample "四点";
        /// What led to it.
        basis: optional Text, "经过", sample "经过友好协商";
        /// The points, in order.
        points: parts Topic, "共识";
    }
}

impl Stated for Donation {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.organisation(at.key("donor"), &self.donor);
        claims.maybe_person(at.key("giver"), self.giver.as_ref());
        claims.organisation(at.key("recipient"), &self.recipient);
        claims.maybe_person(at.key("receiver"), self.receiver.as_ref());
        claims.different(at.key("recipient"), &self.recipient, &self.donor);
        claims.amount(at.key("amount"), &self.amount);
        let given = !(self.amount.is_absent() && self.goods.is_empty());
        claims.push(Claim::Needs(*at, given, Bilingual::new("金额或物资", "amount or goods")));
    }
}

impl Stated for Signing {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        for (i, party) in self.parties.iter().enumerate() {
            let at = at.key("parties").index(i);
            claims.organisation(at.key("organisation"), &party.organisation);
            claims.maybe_person(at.key("person"), party.person.as_ref());
        }
        if let [one, other, ..] = self.parties.as_slice() {
            let at = at.key("parties").index(1).key("organisation");
            claims.different(at, &other.organisation, &one.organisation);
        }
        let open = self.parties.iter().any(|party| party.organisation.is_blank());
        let two = self.parties.len() >= 2 || open;
        claims.push(Claim::Needs(*at, two, Bilingual::new("至少两个签约方", "at least two parties")));
    }
}

impl Stated for Ceremony {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.during(at.key("date"), &self.date, event);
        claims.maybe_person(at.key("moderator"), self.moderator.as_ref());
        let told = !(self.details.is_empty() && self.speeches.is_empty());
        let (given, what) = match self.kind.known() {
            Some(CeremonyKind::Donation) => (!self.donations.is_empty(), Bilingual::new("捐赠", "donations")),
            Some(CeremonyKind::Signing) => (!self.signings.is_empty(), Bilingual::new("签约", "signings")),
            _ => (true, Bilingual::new("", "")),
        };
        claims.push(Claim::Needs(*at, given || told, what));
        claims.each(&at.key("donations"), &self.donations, event);
        claims.each(&at.key("signings"), &self.signings, event);
        claims.each(&at.key("speeches"), &self.speeches, event);
        claims.photos(&at.key("photos"), &self.photos);
    }
}

impl Stated for Consolation {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.names(&at.key("by"), &self.by);
        claims.photos(&at.key("photos"), &self.photos);
    }
}

impl Stated for Consensus {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.push(Claim::Listed(self.points.len()));
        if let Some(count) = self.count.known() {
            claims.push(Claim::Counts(at.key("count"), *count, self.points.len()));
        }
    }
}
