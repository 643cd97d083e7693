//! The head of a ledger: who helps whom and when, and what its documents say of themselves.

use crate::fact::Fact;
use crate::record::part::part;
use crate::record::{Claim, Claims, OfficialHead, Organisation, Partnership, Record, Region, Stated};
use crate::value::{Count, Date, DateRange, Period, PersonName, Perspective, Text, words};
use crate::yaml::Path;

words! {
    /// The five ways of helping that a work information tells one after another.
    Way "帮扶方式" "way of helping" {
        /// Schools paired.
        Pairing = "pairing", "结对";
        /// Teachers sent in teams.
        Team = "team", "组团";
        /// Teachers and heads trained.
        Training = "training", "培养";
        /// Vocational schools and what their students won.
        Mutual = "mutual", "互助";
        /// Money and goods.
        Funding = "funding", "资助";
    }
}

impl Way {
    /// The section of a work information that tells a record; none for what stands outside the five ways.
    pub(crate) fn of(record: &Record) -> Option<Self> {
        match record {
            Record::Pairing(_) => Some(Self::Pairing),
            Record::Dispatch(_) => Some(Self::Team),
            Record::Training(_)
            | Record::Placement(_)
            | Record::LessonDelivery(_)
            | Record::ForumSeries(_)
            | Record::Appointment(_) => Some(Self::Training),
            Record::Vocational(_) | Record::Award(_) => Some(Self::Mutual),
            Record::Funding(_) | Record::Consumption(_) => Some(Self::Funding),
            Record::Visit(visit) if !visit.pairings.is_empty() => Some(Self::Pairing),
            Record::Visit(visit) if !visit.fundings.is_empty() => Some(Self::Funding),
            _ => None,
        }
    }
}

part! {
    /// What a yearly summary says of itself.
    SummaryHead {
        /// The title; made from parties and time if left out.
        title: optional Text, "标题", sample "青禾县2021年至2024年教育结对帮扶工作总结";
        /// Who signs it.
        unit: optional Text, "落款单位", sample "青禾县教育局", flag usual;
        /// The day it is signed.
        date: optional Date, "日期", flag usual;
        /// What it achieved, each a sentence.
        results: list Text, "工作成效", sample "乡镇学校开齐了音乐、美术课程";
        /// What is still lacking, each a sentence.
        problems: list Text, "存在问题", sample "紧缺学科教师仍然不足";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "扩大跟岗规模，让每所乡镇学校都有骨干教师参加";
        /// What stands around it where it is sent as an official document.
        official: part OfficialHead, "公文";
    }
}

part! {
    /// One section of a work information, where its heading or effect is the office's own.
    WorkSection {
        /// Which section.
        way: required Way, "方式";
        /// Its heading, as it follows 一是.
        heading: optional Text, "小标题", note "不写“一是”" "without 一是", sample "“结对式”帮扶促管理";
        /// What came of it, each a sentence.
        effects: list Text, "成效", sample "结对学校的集体备课制度全部建立";
    }
}

part! {
    /// What a work information says of itself.
    WorkInfoHead {
        /// The title; the number word in it must fit the sections.
        title: optional Text, "标题", sample "临川区“五方式”帮扶青禾县教育";
        /// Who publishes it.
        unit: optional Text, "发布单位", sample "青禾县教育局", flag usual;
        /// The day it is published.
        date: optional Date, "日期", flag usual;
        /// Headings and effects of sections.
        sections: parts WorkSection, "段落";
        /// What stands around it where it is sent as an official document.
        official: part OfficialHead, "公文", note "各栏同“总结”的“公文”" "the fields of that of the summary", flag folded;
    }
}

part! {
    /// What a briefing says of itself.
    BriefingHead {
        /// The name of the series.
        series: required Text, "简报名称", sample "教育帮扶简报";
        /// The issue of the year.
        issue: required Count, "期号", sample "3期";
        /// The issue since the series began.
        overall: optional Count, "总期号", sample "27期";
        /// Who publishes it.
        unit: required Text, "编发单位", sample "青禾县教育局办公室";
        /// The day it is published.
        date: required Date, "日期";
        /// Which records it tells, by name; all of the period if left out.
        items: list Text, "条目", note "写种类和序号，从 0 数起；不写则收入时段内的全部记录" "kind and number, counted from 0; all records of the period if left out", sample "visit[0]";
        /// A note of the editors.
        note: optional Text, "编者按", sample "现将近期帮扶工作情况编发如下";
        /// Whom it reports to.
        report_to: list Text, "报", sample "临川区教育局";
        /// Whom it is sent to.
        send_to: list Text, "送", sample "县委办公室";
        /// Whom it is issued to.
        issue_to: list Text, "发", sample "各乡镇中心学校";
        /// How many copies.
        copies: optional Count, "份数", sample "60份";
        /// Who wrote the items.
        authors: list PersonName, "供稿", sample "何清越";
        /// Who edited it.
        editor: optional PersonName, "编辑", sample "宋知微";
        /// Who approved it.
        reviewer: optional PersonName, "审核", sample "杜若谷";
    }
}

part! {
    /// The head of a ledger.
    Head {
        /// Who helps whom.
        partnership: required_part Partnership, "协作关系";
        /// From whose side the documents are told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// The time it covers.
        period: required Period, "时段", sample "2021年至2024年";
        /// Regions with those they lie in.
        regions: parts Region, "地区";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出各条记录中要用简称的单位" "those that records name by a short form";
        /// The yearly summary.
        summary: part SummaryHead, "总结";
        /// The work information.
        work_info: part WorkInfoHead, "工作信息";
        /// The briefing.
        briefing: part BriefingHead, "简报";
    }
}

impl Head {
    /// Whether it says what a paper cannot begin without: a briefing has no masthead but the one given.
    pub(crate) fn introduces(&self, paper: &str) -> bool {
        paper != "briefing" || self.briefing.is_some()
    }

    /// Who signs a paper and the day as `2024-12-20`, where given.
    pub(crate) fn signed(&self, paper: &str) -> (String, Option<String>) {
        let told = |unit: &Fact<Text>, date: &Fact<Date>| {
            (unit.known().map(ToString::to_string).unwrap_or_default(), date.known().map(|date| date.iso()))
        };
        let none = (String::new(), None);
        match paper {
            "summary" => self.summary.as_ref().map_or(none, |head| told(&head.unit, &head.date)),
            "work_info" => self.work_info.as_ref().map_or(none, |head| told(&head.unit, &head.date)),
            "briefing" => self.briefing.as_ref().map_or(none, |head| told(&head.unit, &head.date)),
            _ => none,
        }
    }
}

impl Stated for Head {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        claims.perspective(&self.perspective, Some(&self.partnership));
        claims.begun(&self.period);
        self.partnership.state(&at.key("partnership"), event, claims);
        claims.each(&at.key("regions"), &self.regions, event);
        claims.each(&at.key("organisations"), &self.organisations, event);
        let titles = [
            ("summary", self.summary.as_ref().map(|head| &head.title)),
            ("work_info", self.work_info.as_ref().map(|head| &head.title)),
        ];
        let officials = [
            ("summary", self.summary.as_ref().and_then(|head| head.official.as_ref())),
            ("work_info", self.work_info.as_ref().and_then(|head| head.official.as_ref())),
        ];
        for (paper, official) in officials {
            if let Some(official) = official {
                official.state(&at.key(paper).key("official"), event, claims);
            }
        }
        for (paper, title) in titles {
            if let Some(title) = title.and_then(Fact::known) {
                claims.push(Claim::Title(at.key(paper).key("title"), title));
            }
        }
    }
}
