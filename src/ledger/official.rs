//! What a paper has around its text where it leaves the office as an official document.

use crate::document::{Attachment, Official};
use crate::fact::Fact;
use crate::markup;
use crate::record::part::part;
use crate::value::{Date, DocumentNumber, Flag, PersonName, Text};

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
    /// What stands around the text of an official document (GB/T 9704-2012, clause 7).
    OfficialHead {
        /// The number of the copy.
        copy_number: optional Text, "份号", note "六位数，加引号" "six digits, in quotes", sample "\"000012\"";
        /// How secret, and how long.
        secrecy: optional Text, "密级", sample "机密★1年";
        /// How urgent.
        urgency: optional Text, "紧急程度", sample "特急";
        /// The issuing body as its letterhead names it.
        mark: required Text, "发文机关标志", sample "青禾县教育局文件";
        /// The number of the document.
        number: optional DocumentNumber, "发文字号";
        /// Who signs it, in documents to a superior only.
        signers: list PersonName, "签发人", note "上行文才写" "in documents to a superior only", sample "方明远";
        /// To whom it goes.
        addressees: list Text, "主送机关", sample "县人民政府";
        /// What goes with it.
        attachments: parts AttachmentHead, "附件";
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
        printer: optional Text, "印发机关", sample "青禾县教育局办公室";
        /// The day it is printed.
        printed: optional Date, "印发日期";
    }
}

impl OfficialHead {
    /// The same as text, blanks as a draft shows them.
    pub(crate) fn told(&self) -> Official {
        let imprint = [self.copied(), self.printed_line()];
        Official {
            copy_number: self.copy_number.to_string(),
            secrecy: self.secrecy.to_string(),
            urgency: self.urgency.to_string(),
            mark: self.mark.to_string(),
            number: self.number.to_string(),
            signers: all(&self.signers),
            addressees: all(&self.addressees),
            attachments: self.attachments.iter().map(AttachmentHead::told).collect(),
            units: all(&self.units),
            date: self.date.to_string(),
            sealed: self.sealed.known().is_some_and(|flag| flag.get()),
            note: self.note.to_string(),
            imprint: imprint.into_iter().filter(|line| !line.is_empty()).collect(),
        }
    }

    fn copied(&self) -> String {
        if self.copies.is_empty() {
            return String::new();
        }
        format!("抄送：{}。", all(&self.copies).join("，"))
    }

    fn printed_line(&self) -> String {
        match (self.printer.to_string(), self.printed.to_string()) {
            (printer, printed) if printed.is_empty() => printer,
            (printer, printed) => format!("{printer}\t{printed}印发"),
        }
    }
}

impl AttachmentHead {
    fn told(&self) -> Attachment {
        let mut text = String::new();
        for paragraph in &self.text {
            markup::escape(&paragraph.to_string(), &mut text);
            text.push_str("\n\n");
        }
        Attachment { title: self.title.to_string(), blocks: markup::read(&text) }
    }
}

fn all<T: std::fmt::Display>(facts: &[Fact<T>]) -> Vec<String> {
    facts.iter().map(ToString::to_string).collect()
}
