//! What a paper has around its text where it leaves the office as an official document.

use std::fmt::Display;

use super::part;
use crate::document::{Attachment, Layout, Official};
use crate::fact::Fact;
use crate::markup;
use crate::record::claim::{Claim, Claims, Stated};
use crate::value::{
    CopyNumber, Date, DateRange, DocumentNumber, Flag, OfficialForm, PersonName, Secrecy, Text, Urgency,
};
use crate::yaml::Path;

part! {
    /// One attachment of an official document.
    AttachmentHead {
        /// Its title.
        title: required Text, "名称", sample "结对学校名单";
        /// Its paragraphs; without any it is listed only.
        text: list Text, "正文", sample "青禾县第一小学与临川区实验小学结对";
    }
}

part! {
    /// What stands around the text of an official document (GB/T 9704-2012, clauses 7 and 10).
    OfficialHead {
        /// How it is laid out; as a document if left out.
        form: optional OfficialForm, "格式";
        /// The number of the copy.
        copy_number: optional CopyNumber, "份号", note "六位数，加引号" "six digits, in quotes";
        /// How secret, and how long.
        secrecy: optional Secrecy, "密级";
        /// How urgent.
        urgency: optional Urgency, "紧急程度";
        /// The issuing body as its letterhead names it.
        mark: required Text, "发文机关标志", sample "青禾县教育局文件";
        /// The number of the document.
        number: optional DocumentNumber, "发文字号";
        /// Who signs it, in documents to a superior only.
        signers: list PersonName, "签发人", note "上行文才写" "in documents to a superior only", sample "方明远";
        /// To whom it goes.
        addressees: list Text, "主送机关", sample "县人民政府";
        /// Whether a table of contents stands under the title.
        contents: optional Flag, "目录";
        /// What goes with it.
        attachments: parts AttachmentHead, "附件";
        /// Who was at the meeting, of minutes.
        present: list Text, "出席", note "纪要才写" "of minutes only", sample "县教育局 方明远";
        /// Who was excused.
        excused: list Text, "请假", note "纪要才写" "of minutes only", sample "县财政局 苏映雪";
        /// Who attended without a vote.
        attending: list Text, "列席", note "纪要才写" "of minutes only", sample "县电视台 陆闻舟";
        /// The bodies that sign it.
        units: list Text, "署名", sample "青禾县教育局";
        /// The day it is signed.
        date: optional Date, "成文日期";
        /// Whether a seal will be set.
        sealed: optional Flag, "盖章";
        /// A note under the date, without parentheses.
        note: optional Text, "附注", sample "联系人：何清越";
        /// Who gets a copy.
        copies: list Text, "抄送", sample "县委办公室";
        /// Who prints it.
        printer: optional Text, "印发机关", note "信函不印" "not printed in letters", sample "青禾县教育局办公室";
        /// The day it is printed.
        printed: optional Date, "印发日期", note "信函不印" "not printed in letters";
    }
}

impl Stated for OfficialHead {
    fn state<'r>(&'r self, at: &Path, event: &'r Fact<DateRange>, claims: &mut Claims<'r>) {
        let date = self.date.known();
        if let (Some(printed), Some(date)) = (self.printed.known(), date) {
            claims.push(Claim::Printed(at.key("printed"), printed, date));
        }
        if let (Some(date), Some(event)) = (date, event.known()) {
            claims.push(Claim::Signed(at.key("date"), date, event));
        }
        let form = self.form.known().copied().unwrap_or(OfficialForm::Document);
        let (letter, minutes) = (form == OfficialForm::Letter, form == OfficialForm::Minutes);
        let misplaced = [
            ("signers", letter && !self.signers.is_empty()),
            ("contents", letter && self.wants_contents()),
            ("printer", letter && !self.printer.is_absent()),
            ("printed", letter && !self.printed.is_absent()),
            ("present", !minutes && !self.present.is_empty()),
            ("excused", !minutes && !self.excused.is_empty()),
            ("attending", !minutes && !self.attending.is_empty()),
        ];
        for (field, _) in misplaced.into_iter().filter(|(_, is_misplaced)| *is_misplaced) {
            claims.push(Claim::Misplaced(at.key(field), form));
        }
    }
}

/// Takes a fact, by the path of its field and its words, and gives what is printed of it.
pub(crate) type Say<'s> = &'s mut dyn FnMut(Path, &str);

impl OfficialHead {
    /// Whether a table of contents is wanted.
    pub(crate) fn wants_contents(&self) -> bool {
        self.contents.known().is_some_and(|flag| flag.get())
    }

    /// The same as text, blanks as a draft shows them; each fact that is printed is said, in the order of reading: first
    /// what stands above the text, then what stands below.
    ///
    /// Unless minutes, which are not signed, it is signed by `unit` on `date`, each with its field, where it does not say
    /// by whom and when.
    pub(crate) fn told<U: Display>(
        &self,
        at: &Path,
        unit: (Path, &Fact<U>),
        date: (Path, &Fact<Date>),
        say: Say<'_>,
    ) -> Official {
        let layout = match self.form.known() {
            Some(OfficialForm::Letter) => Layout::Letter,
            Some(OfficialForm::Minutes) => Layout::Minutes,
            _ => Layout::Document,
        };
        let signed = layout != Layout::Minutes;
        Official {
            layout,
            copy_number: one(at.key("copy_number"), &self.copy_number, say),
            secrecy: one(at.key("secrecy"), &self.secrecy, say),
            urgency: one(at.key("urgency"), &self.urgency, say),
            mark: one(at.key("mark"), &self.mark, say),
            number: one(at.key("number"), &self.number, say),
            signers: all(at.key("signers"), &self.signers, say),
            addressees: bare(at.key("addressees"), &self.addressees, say),
            attachments: self.attachments(&at.key("attachments"), say),
            present: all(at.key("present"), &self.present, say),
            excused: all(at.key("excused"), &self.excused, say),
            attending: all(at.key("attending"), &self.attending, say),
            units: match self.units.is_empty() && signed && !unit.1.is_absent() {
                true => vec![one(unit.0, unit.1, say)],
                false => all(at.key("units"), &self.units, say),
            },
            date: match self.date.is_absent() && signed {
                true => one(date.0, date.1, say),
                false => one(at.key("date"), &self.date, say),
            },
            sealed: self.sealed.known().is_some_and(|flag| flag.get()),
            note: plain(at.key("note"), &self.note, note, say),
            imprint: self.imprint(at, layout, say),
        }
    }

    fn attachments(&self, at: &Path, say: Say<'_>) -> Vec<Attachment> {
        let told = |(i, attachment): (usize, &AttachmentHead)| {
            let at = at.index(i);
            let title = plain(at.key("title"), &attachment.title, title, say);
            let mut text = String::new();
            for paragraph in all(at.key("text"), &attachment.text, say) {
                markup::escape(&paragraph, &mut text);
                text.push_str("\n\n");
            }
            Attachment { title, blocks: markup::read(&text) }
        };
        self.attachments.iter().enumerate().map(told).collect()
    }

    /// Letters have no line of printing (10.1).
    fn imprint(&self, at: &Path, layout: Layout, say: Say<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        let copies = all(at.key("copies"), &self.copies, say);
        if !copies.is_empty() {
            lines.push(format!("抄送：{}。", copies.join("，")));
        }
        if layout != Layout::Letter {
            let printer = one(at.key("printer"), &self.printer, say);
            let printed = one(at.key("printed"), &self.printed, say);
            match (printer.is_empty(), printed.is_empty()) {
                (true, true) => {}
                (false, true) => lines.push(printer),
                (_, false) => lines.push(format!("{printer}\t{printed}印发")),
            }
        }
        lines
    }
}

/// A note without the parentheses in which it is printed.
fn note(text: &str) -> &str {
    let inner = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    inner.filter(|inner| !inner.contains(['（', '(', '）', ')'])).unwrap_or(text)
}

/// The title of an attachment: it stands without 《》 (7.3.4).
fn title(text: &str) -> &str {
    let inner = text.strip_prefix('《').and_then(|text| text.strip_suffix('》'));
    inner.filter(|inner| !inner.contains(['《', '》'])).unwrap_or(text)
}

/// A fact without the signs that are printed around it anyway.
fn plain(at: Path, fact: &Fact<Text>, cut: fn(&str) -> &str, say: Say<'_>) -> String {
    let words = fact.to_string();
    let words = cut(words.trim());
    if fact.known().is_some() {
        say(at, words);
    }
    words.to_owned()
}

/// Those to whom it goes, without the colon that is printed behind them.
fn bare(at: Path, facts: &[Fact<Text>], say: Say<'_>) -> Vec<String> {
    let cut: fn(&str) -> &str = |text| text.trim_end_matches(['：', ':', '，', '、']);
    facts.iter().enumerate().map(|(i, fact)| plain(at.index(i), fact, cut, say)).collect()
}

fn one<T: Display>(at: Path, fact: &Fact<T>, say: Say<'_>) -> String {
    let words = fact.to_string();
    if fact.known().is_some() {
        say(at, &words);
    }
    words
}

fn all<T: Display>(at: Path, facts: &[Fact<T>], say: Say<'_>) -> Vec<String> {
    facts.iter().enumerate().map(|(i, fact)| one(at.index(i), fact, say)).collect()
}
