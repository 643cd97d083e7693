//! `visit` 调研: a delegation of one side visits the other.

use super::claim::{Claim, Claims, Stated};
use super::funding::Funding;
use super::pairing::Pairing;
use super::part::{
    Background, Ceremony, Consensus, Consolation, Forum, Group, Organisation, Partnership, Person, Photo,
    Release, part,
};
use crate::fact::Fact;
use crate::problem::Bilingual;
use crate::value::{
    Count, Date, DateRange, DayPart, Manner, PersonName, Perspective, Purpose, Section, Text,
};
use crate::yaml::{Enclosure, Path};

part! {
    /// Who travels.
    Delegation {
        /// The body that sends them.
        origin: required Text, "派出单位", sample "临川区教育局";
        /// Who leads.
        leader: part Person, "领队", sample "临川区教育局党组书记、局长 沈砚秋", flag usual;
        /// Who else is named, in order.
        members: parts Person, "成员", sample "临川区教育局副局长 顾怀瑾";
        /// Groups without names.
        others: list Text, "其他人员", sample "区教育局有关科室负责人";
        /// How many in all, the leader included.
        size: optional Count, "人数", note "含领队" "the leader included", sample "8人";
    }
}

part! {
    /// Hosts who go along or take part.
    Hosts {
        /// How they take part; 陪同 if left out.
        manner: optional Manner, "方式";
        /// The persons, in the order they are to be named.
        people: parts Person, "人员", sample "青禾县副县长 江照野";
        /// Groups without names.
        others: list Text, "其他人员", sample "县教育局主要负责人";
        /// Whether others took part who are not listed.
        more: optional crate::value::Flag, "等";
    }
}

part! {
    /// One place on an itinerary.
    Stop {
        /// The place.
        place: required Text, "地点", sample "青禾县第一中学";
        /// The day.
        date: optional Date, "日期";
        /// The part of the day.
        day_part: optional DayPart, "时段";
        /// What was done there, each beginning with its verb.
        activities: list Text, "活动", note "每项以动词开头" "each begins with a verb", sample "察看校园环境";
        /// Pictures taken there.
        photos: parts Photo, "图片";
    }
}

part! {
    /// The way of one group; several when the delegation split up.
    Itinerary {
        /// Who went this way; the whole delegation if left out.
        people: list PersonName, "人员", sample "沈砚秋";
        /// The places, in order.
        stops: parts Stop, "站点", flag usual;
        /// What was done at every place, each beginning with its verb.
        everywhere: list Text, "每到一处", sample "实地察看校园环境";
        /// What was said to those met.
        message: optional Text, "寄语", sample "希望大家扎根课堂、带好队伍";
    }
}

part! {
    /// A leadership visit, from arrival to plan.
    Visit {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// When.
        dates: required DateRange, "日期";
        /// Where to.
        destination: required_list Text, "到访地", sample "青禾县";
        /// What for.
        purpose: optional Purpose, "目的";
        /// The field of work, as in 开展教育帮扶调研.
        task: optional Text, "任务", sample "教育帮扶";
        /// What it is to bring about, each beginning with its verb.
        aims: list Text, "宗旨", note "每项以动词开头" "each begins with a verb", sample "推进教育结对帮扶";
        /// Who travels.
        delegation: required_part Delegation, "来访团";
        /// Who receives them.
        hosts: parts Hosts, "接待人员";
        /// The order in which the sections are told; those left out follow in the usual order.
        order: list Section, "叙述顺序", note "不写则按行程、座谈会、慰问、仪式、共识的次序" "by default itineraries, forums, consolations, ceremonies, consensus";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Where they went.
        itineraries: parts Itinerary, "行程", flag usual;
        /// Meetings.
        forums: parts Forum, "座谈会";
        /// Visits of thanks.
        consolations: parts Consolation, "慰问";
        /// Ceremonies.
        ceremonies: parts Ceremony, "仪式";
        /// Schools paired on the visit.
        pairings: records Pairing, "学校结对", kind "pairing";
        /// Money or goods given on the visit.
        fundings: records Funding, "资助", kind "funding";
        /// What was agreed.
        consensus: part Consensus, "共识";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将建立每季度会商机制";
        /// Those met who are in no other list: they attended some part.
        attendees: parts Group, "其他出席人员";
    }
}

impl super::Facts for Visit {
    fn when(&self) -> super::When<'_> {
        (&self.dates, super::NO_PERIOD)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        self.delegation.state(&root.key("delegation"), event, claims);
        claims.each(&root.key("hosts"), &self.hosts, event);
        claims.each(&root.key("attendees"), &self.attendees, event);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("itineraries"), &self.itineraries, event);
        claims.each(&root.key("forums"), &self.forums, event);
        claims.each(&root.key("consolations"), &self.consolations, event);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.records(&root.key("pairings"), &self.pairings);
        claims.records(&root.key("fundings"), &self.fundings);
        for (i, pairing) in self.pairings.iter().enumerate() {
            claims.days_during(root.key("pairings").index(i).key("dates"), &pairing.dates, event);
        }
        for (i, funding) in self.fundings.iter().enumerate() {
            claims.days_during(root.key("fundings").index(i).key("dates"), &funding.dates, event);
        }
        // A ledger names the sides in its head.
        let named = self.partnership.is_some() || claims.around() == Enclosure::Ledger;
        let sides = self.pairings.is_empty() || named;
        let what =
            Bilingual::new("协作关系（有学校结对就要写）", "the partnership, which the pairing refers to");
        claims.push(Claim::Needs(root.key("pairings"), sides, what));
        claims.maybe(&root.key("consensus"), self.consensus.as_ref(), event);
        claims.each(&root.key("background"), &self.background, event);
        let events = self.itineraries.is_empty() && self.forums.is_empty() && self.ceremonies.is_empty();
        let something = !(events && self.pairings.is_empty() && self.fundings.is_empty());
        let what = Bilingual::new("行程、座谈会或仪式", "itinerary, forum or ceremony");
        claims.push(Claim::Needs(*root, something, what));
    }
}

impl Stated for Delegation {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.organisation(at.key("origin"), &self.origin);
        claims.maybe_person(at.key("leader"), self.leader.as_ref());
        claims.people(&at.key("members"), &self.members);
        if let Some(size) = self.size.known() {
            let named = self.members.len() + usize::from(self.leader.is_some());
            claims.push(Claim::Includes(at.key("size"), *size, named));
        }
    }
}

impl Stated for Hosts {
    fn state<'r>(&'r self, at: &Path, _: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.people(&at.key("people"), &self.people);
    }
}

impl Stated for Itinerary {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.names(&at.key("people"), &self.people);
        stop_claims(&at.key("stops"), &self.stops, event, claims);
    }
}

/// The places of an itinerary, in order of time, inside the event.
pub(super) fn stop_claims<'r>(
    at: &Path,
    stops: &'r [Stop],
    event: &'r Fact<DateRange>,
    claims: &mut Claims<'r>,
) {
    let mut before: Option<&Date> = None;
    for (i, stop) in stops.iter().enumerate() {
        let at = at.index(i);
        claims.organisation(at.key("place"), &stop.place);
        claims.during(at.key("date"), &stop.date, event);
        if let Some(date) = stop.date.known()
            && let Some(before) = before.replace(date)
        {
            claims.push(Claim::NotBefore(at.key("date"), date, before));
        }
        claims.photos(&at.key("photos"), &stop.photos);
    }
}
