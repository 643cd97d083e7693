//! `visit` 调研: a delegation of one side visits the other.

use super::claim::{Claim, Claims};
use super::part::{
    Ceremony, Consensus, Consolation, Forum, Group, Organisation, Partnership, Person, Photo, Release,
    Statistic, part,
};
use crate::problem::Bilingual;
use crate::value::{
    Count, Date, DateRange, DayPart, Manner, PersonName, Perspective, Purpose, Section, Text,
};
use crate::yaml::Path;

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
        /// What was agreed.
        consensus: part Consensus, "共识";
        /// Figures behind the event.
        background: parts Statistic, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将建立每季度会商机制";
        /// Those met who are in no other list: they attended some part.
        attendees: parts Group, "其他出席人员";
    }
}

impl super::Facts for Visit {
    fn claims<'r>(&'r self, claims: &mut Claims<'r>) {
        let root = Path::root();
        let own_side = self.perspective.known().is_some_and(|side| *side != Perspective::Neutral);
        claims.push(Claim::Neutral(!own_side && !self.perspective.is_blank()));
        self.release_claims(&root.key("release"), claims);
        self.party_claims(&root, claims);
        self.delegation_claims(&root.key("delegation"), claims);
        for (i, hosts) in self.hosts.iter().enumerate() {
            claims.people(&root.key("hosts").index(i).key("people"), &hosts.people);
        }
        claims.groups(&root.key("attendees"), &self.attendees);
        claims.photos(&root.key("photos"), &self.photos);
        for (i, itinerary) in self.itineraries.iter().enumerate() {
            self.itinerary_claims(&root.key("itineraries").index(i), itinerary, claims);
        }
        for (i, forum) in self.forums.iter().enumerate() {
            self.forum_claims(&root.key("forums").index(i), forum, claims);
        }
        for (i, consolation) in self.consolations.iter().enumerate() {
            claims.names(&root.key("consolations").index(i).key("by"), &consolation.by);
        }
        for (i, ceremony) in self.ceremonies.iter().enumerate() {
            self.ceremony_claims(&root.key("ceremonies").index(i), ceremony, claims);
        }
        self.outcome_claims(&root, claims);
        let something =
            !(self.itineraries.is_empty() && self.forums.is_empty() && self.ceremonies.is_empty());
        claims.push(Claim::Needs(
            root,
            something,
            Bilingual::new("行程、座谈会或仪式", "itinerary, forum or ceremony"),
        ));
    }
}

impl Visit {
    fn release_claims<'r>(&'r self, at: &Path, claims: &mut Claims<'r>) {
        if let Some(title) = self.release.title.known() {
            claims.push(Claim::Title(at.key("title"), title));
        }
        if let (Some(published), Some(dates)) = (self.release.published.known(), self.dates.known()) {
            claims.push(Claim::Published(at.key("published"), published, dates));
        }
    }

    fn party_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        if let Some(partnership) = &self.partnership {
            let at = root.key("partnership").key("recipient").key("region");
            claims.different(at, &partnership.recipient.region, &partnership.supporter.region);
        }
        for (i, organisation) in self.organisations.iter().enumerate() {
            let at = root.key("organisations").index(i);
            claims.organisation(at.key("name"), &organisation.name);
            for (j, short) in organisation.short.iter().enumerate() {
                if let (Some(name), Some(short)) = (organisation.name.known(), short.known()) {
                    claims.push(Claim::ShortName(at.key("short").index(j), short, name));
                }
            }
        }
    }

    fn delegation_claims<'r>(&'r self, at: &Path, claims: &mut Claims<'r>) {
        let delegation = &self.delegation;
        claims.organisation(at.key("origin"), &delegation.origin);
        claims.maybe_person(at.key("leader"), delegation.leader.as_ref());
        claims.people(&at.key("members"), &delegation.members);
        if let Some(size) = delegation.size.known() {
            let named = delegation.members.len() + usize::from(delegation.leader.is_some());
            claims.push(Claim::Includes(at.key("size"), size, named));
        }
    }

    fn itinerary_claims<'r>(&'r self, at: &Path, itinerary: &'r Itinerary, claims: &mut Claims<'r>) {
        claims.names(&at.key("people"), &itinerary.people);
        let mut before: Option<&Date> = None;
        for (i, stop) in itinerary.stops.iter().enumerate() {
            let at = at.key("stops").index(i);
            claims.organisation(at.key("place"), &stop.place);
            claims.during(at.key("date"), &stop.date, &self.dates);
            if let Some(date) = stop.date.known()
                && let Some(before) = before.replace(date)
            {
                claims.push(Claim::NotBefore(at.key("date"), date, before));
            }
            claims.photos(&at.key("photos"), &stop.photos);
        }
    }

    fn forum_claims<'r>(&'r self, at: &Path, forum: &'r Forum, claims: &mut Claims<'r>) {
        claims.during(at.key("date"), &forum.date, &self.dates);
        claims.maybe_person(at.key("moderator"), forum.moderator.as_ref());
        claims.groups(&at.key("attendees"), &forum.attendees);
        for (i, briefing) in forum.briefings.iter().enumerate() {
            claims.organisation(at.key("briefings").index(i).key("by"), &briefing.by);
        }
        claims.speeches(&at.key("speeches"), &forum.speeches);
        for (i, consolation) in forum.consolations.iter().enumerate() {
            claims.names(&at.key("consolations").index(i).key("by"), &consolation.by);
        }
        claims.photos(&at.key("photos"), &forum.photos);
    }

    fn ceremony_claims<'r>(&'r self, at: &Path, ceremony: &'r Ceremony, claims: &mut Claims<'r>) {
        claims.during(at.key("date"), &ceremony.date, &self.dates);
        claims.maybe_person(at.key("moderator"), ceremony.moderator.as_ref());
        for (i, donation) in ceremony.donations.iter().enumerate() {
            let at = at.key("donations").index(i);
            claims.organisation(at.key("donor"), &donation.donor);
            claims.maybe_person(at.key("giver"), donation.giver.as_ref());
            claims.organisation(at.key("recipient"), &donation.recipient);
            claims.maybe_person(at.key("receiver"), donation.receiver.as_ref());
            claims.different(at.key("recipient"), &donation.recipient, &donation.donor);
            let given = !(donation.amount.is_absent() && donation.goods.is_empty());
            claims.push(Claim::Needs(at, given, Bilingual::new("金额或物资", "amount or goods")));
        }
        for (i, signing) in ceremony.signings.iter().enumerate() {
            let at = at.key("signings").index(i);
            for (j, party) in signing.parties.iter().enumerate() {
                let at = at.key("parties").index(j);
                claims.organisation(at.key("organisation"), &party.organisation);
                claims.maybe_person(at.key("person"), party.person.as_ref());
            }
            if let [one, other, ..] = signing.parties.as_slice() {
                let at = at.key("parties").index(1).key("organisation");
                claims.different(at, &other.organisation, &one.organisation);
            }
            let two = signing.parties.len() >= 2;
            claims.push(Claim::Needs(at, two, Bilingual::new("至少两个签约方", "at least two parties")));
        }
        claims.speeches(&at.key("speeches"), &ceremony.speeches);
        claims.photos(&at.key("photos"), &ceremony.photos);
    }

    fn outcome_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        if let Some(consensus) = &self.consensus {
            let at = root.key("consensus");
            claims.push(Claim::Listed(consensus.points.len()));
            if let Some(count) = consensus.count.known() {
                claims.push(Claim::Counts(at.key("count"), count, consensus.points.len()));
            }
        }
        for (i, statistic) in self.background.iter().enumerate() {
            let at = root.key("background").index(i);
            claims.sum(at.key("value"), &statistic.value, &statistic.shares);
            if let (Some(whole), Some(part)) =
                (statistic.value.known(), statistic.subset.as_ref().and_then(|subset| subset.value.known()))
            {
                claims.push(Claim::Subset(at.key("subset").key("value"), whole, part));
            }
        }
    }
}
