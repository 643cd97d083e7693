//! What is said of a release as a publication, apart from the event it reports.

use super::{OfficialHead, part};
use crate::fact::Fact;
use crate::record::claim::{Claim, Claims, Stated};
use crate::value::{Date, DateRange, PersonName, Text};
use crate::yaml::Path;

part! {
    /// Title, day and credits of a release.
    Release {
        /// The title; made from the facts if left out.
        title: optional Text, "标题", note "不写则按事实自动拟定" "made from the facts if left out", sample "临川区教育局到青禾县调研教育帮扶工作";
        /// The day it is published.
        published: required Date, "发布日期", note "不早于活动结束之日" "not before the event ends", sample "2024年6月3日";
        /// The outlet or bureau it comes from.
        source: optional Text, "来源", sample "青禾县教育局";
        /// Who wrote it.
        authors: list PersonName, "作者", sample "何清越";
        /// Reporters of a paper.
        reporters: list PersonName, "记者", sample "何清越";
        /// Correspondents who sent it in.
        correspondents: list PersonName, "通讯员", sample "陆闻舟";
        /// Who took the pictures.
        photographers: list PersonName, "摄影", sample "李小禾";
        /// Who edited it.
        editor: optional PersonName, "编辑", sample "宋知微";
        /// Who approved it.
        reviewer: optional PersonName, "审核", sample "杜若谷";
        /// What stands around it where it leaves as a letter or another official document.
        official: part Box<OfficialHead>, "公文", note "作为公函、报告发出时写，各栏见 clerk new 台账 的“总结”" "where it leaves as an official document; its fields are those of the summary in `clerk new ledger`", flag folded;
    }
}

impl Stated for Release {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        if let Some(title) = self.title.known() {
            claims.push(Claim::Title(at.key("title"), title));
        }
        if let Some(event) = event.known() {
            claims.push(Claim::Event(event.start()));
        }
        if let (Some(published), Some(event)) = (self.published.known(), event.known()) {
            claims.push(Claim::Published(at.key("published"), published, event));
        }
        if let Some(official) = &self.official {
            official.state(&at.key("official"), event, claims);
        }
    }
}
