//! What an official document 公文 has around its text, and the order in which a reader sees all of it.

use super::{Block, Document};

/// What an official document has around its title and text (GB/T 9704-2012, clause 7); what is empty is left out.
///
/// Nothing here is checked: it is written as given. [`OfficialHead`](crate::OfficialHead), which records and papers hold
/// under `公文`, is checked and gives one.
///
/// Markdown has no sign for any of it, so it is data beside the blocks, such as `number: "青教〔2024〕5号"`. Every
/// writer shows it as text in the order of the standard; only DOCX and HTML place it.
///
/// # Examples
/// ```
/// use jianbao::{Block, Document, Inline, Official};
/// let official = Official {
///     mark: "青禾县教育局文件".into(),
///     number: "青教〔2024〕5号".into(),
///     addressees: vec!["各乡镇中心学校".into()],
///     units: vec!["青禾县教育局".into()],
///     date: "2024年6月3日".into(),
///     ..Official::default()
/// };
/// let blocks = vec![Block::Heading(1, vec![Inline::Text("关于结对帮扶的通知".into())])];
/// let document = Document { official: Some(official), blocks, ..Document::default() };
/// assert!(document.plain_text().ends_with("关于结对帮扶的通知\n各乡镇中心学校：\n青禾县教育局\n2024年6月3日\n"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Official {
    /// Which of the forms of the standard it has.
    pub layout: Layout,
    /// 份号, six digits such as `000012` (7.2.1).
    pub copy_number: String,
    /// 密级和保密期限, such as `机密★1年` (7.2.2).
    pub secrecy: String,
    /// 紧急程度: 特急 or 加急 (7.2.3).
    pub urgency: String,
    /// 发文机关标志, such as `青禾县教育局文件` (7.2.4).
    pub mark: String,
    /// 发文字号, such as `青教〔2024〕5号` (7.2.5).
    pub number: String,
    /// 签发人, in documents to a superior only (7.2.6).
    pub signers: Vec<String>,
    /// 主送机关, without the colon (7.3.2).
    pub addressees: Vec<String>,
    /// 附件, listed under the text (7.3.4) and each on a page of its own behind it (7.3.7).
    pub attachments: Vec<Attachment>,
    /// 出席人员 of minutes (10.3), each a unit and names.
    pub present: Vec<String>,
    /// 请假人员 of minutes.
    pub excused: Vec<String>,
    /// 列席人员 of minutes.
    pub attending: Vec<String>,
    /// 发文机关署名 (7.3.5).
    pub units: Vec<String>,
    /// 成文日期, such as `2024年6月3日` (7.3.5.4).
    pub date: String,
    /// Whether a seal will be set over signature and date, which places them (7.3.5.1); none is drawn.
    pub sealed: bool,
    /// 附注, without its parentheses (7.3.6).
    pub note: String,
    /// 版记, its lines in order: `抄送：县委办公室，县政府办公室。`, then office and date of printing with a tab between,
    /// which puts the date to the right (7.4).
    pub imprint: Vec<String>,
}

/// The forms that GB/T 9704-2012 knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// 文件: the mark inside the text area, a red rule under the number (clause 7).
    #[default]
    Document,
    /// 信函: the mark near the edge of the page over a double rule, the number under it at the right, no number on the
    /// first page, no rules and no line of printing in the imprint (10.1).
    Letter,
    /// 纪要: as a document, with those who were there under the text (10.3).
    Minutes,
}

/// One attachment of an official document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attachment {
    /// Its title, without a stop at the end.
    pub title: String,
    /// Its text; empty if it is kept elsewhere: then it is listed, and has no page.
    pub blocks: Vec<Block>,
}

/// An element of an official document that is one line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    CopyNumber,
    Secrecy,
    Urgency,
    Mark,
    /// The number; after a tab the signers.
    Number,
    /// Signers above the line of the number.
    Signers,
    /// The first line under the double rule of a letter: what stands at the left, a tab, the number; or the number alone.
    LetterNumber,
    Addressee,
    /// A line of the list of attachments.
    Attachment,
    /// Who was there, of minutes.
    Attendance,
    Unit,
    Date,
    Note,
    AttachmentLabel,
    AttachmentTitle,
}

/// One stretch of a document, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item<'d> {
    /// Blocks of the text.
    Blocks(&'d [Block]),
    /// A line around it.
    Line(Element, String),
    /// The rule under the letterhead.
    Rule,
    /// What stands at the foot of the last page, line by line.
    Imprint(&'d [String]),
}

impl Document {
    /// The whole document in the order in which it is read: every writer follows it.
    pub(crate) fn items(&self) -> Vec<Item<'_>> {
        let Some(official) = &self.official else { return vec![Item::Blocks(&self.blocks)] };
        let mut items = official.letterhead();
        // The title, the line and the table of contents under it stand above those it is addressed to.
        let is_head =
            |block: &Block| matches!(block, Block::Heading(1, _) | Block::Byline(_) | Block::Contents);
        let head = match self.blocks.first() {
            Some(Block::Heading(1, _)) => self.blocks.iter().take_while(|block| is_head(block)).count(),
            _ => 0,
        };
        let (head, text) = self.blocks.split_at(if official.addressees.is_empty() { 0 } else { head });
        items.push(Item::Blocks(head));
        if !official.addressees.is_empty() {
            items.push(Item::Line(Element::Addressee, format!("{}：", official.addressees.join("，"))));
        }
        items.push(Item::Blocks(text));
        items.extend(official.closing());
        items.extend(official.appendix());
        if !official.imprint.is_empty() {
            items.push(Item::Imprint(&official.imprint));
        }
        items
    }
}

impl Official {
    fn letterhead(&self) -> Vec<Item<'_>> {
        if self.layout == Layout::Letter { self.letter_head() } else { self.document_head() }
    }

    /// The number stands on the line of the first element at the left (10.1).
    fn letter_head(&self) -> Vec<Item<'_>> {
        let mut items = Vec::new();
        if !self.mark.is_empty() {
            items.extend([Item::Line(Element::Mark, self.mark.clone()), Item::Rule]);
        }
        let left = [
            (Element::CopyNumber, &self.copy_number),
            (Element::Secrecy, &self.secrecy),
            (Element::Urgency, &self.urgency),
        ];
        let mut left = left.into_iter().filter(|(_, text)| !text.is_empty());
        if !self.number.is_empty() {
            let first = left.next().map(|(_, text)| format!("{text}\t")).unwrap_or_default();
            items.push(Item::Line(Element::LetterNumber, format!("{first}{}", self.number)));
        }
        items.extend(left.map(|(element, text)| Item::Line(element, text.clone())));
        if !self.signers.is_empty() {
            items.push(Item::Line(Element::Signers, format!("签发人：{}", self.signers.join("　"))));
        }
        items
    }

    fn document_head(&self) -> Vec<Item<'_>> {
        let lines = [
            (Element::CopyNumber, &self.copy_number),
            (Element::Secrecy, &self.secrecy),
            (Element::Urgency, &self.urgency),
            (Element::Mark, &self.mark),
        ];
        let given = lines.into_iter().filter(|(_, text)| !text.is_empty());
        let mut items: Vec<Item> = given.map(|(element, text)| Item::Line(element, text.clone())).collect();
        // Two signers a line, the number on the line of the last (7.2.6).
        let mut rows: Vec<String> = self.signers.chunks(2).map(|pair| pair.join("　")).collect();
        if let Some(first) = rows.first_mut() {
            first.insert_str(0, "签发人：");
        }
        let last = rows.pop();
        items.extend(rows.into_iter().map(|row| Item::Line(Element::Signers, row)));
        match (self.number.is_empty(), last) {
            (false, Some(signers)) => {
                items.push(Item::Line(Element::Number, format!("{}\t{signers}", self.number)));
            }
            (false, None) => items.push(Item::Line(Element::Number, self.number.clone())),
            (true, Some(signers)) => items.push(Item::Line(Element::Signers, signers)),
            (true, None) => {}
        }
        if !items.is_empty() {
            items.push(Item::Rule);
        }
        items
    }

    /// The list of attachments, those who were there, signature, date and note.
    fn closing(&self) -> Vec<Item<'_>> {
        let several = self.attachments.len() > 1;
        let mut items: Vec<Item> = Vec::new();
        for (index, attachment) in self.attachments.iter().enumerate() {
            let label = if index == 0 { "附件：" } else { "" };
            let number = if several { format!("{}.", index + 1) } else { String::new() };
            items.push(Item::Line(Element::Attachment, format!("{label}{number}{}", attachment.title)));
        }
        for (label, names) in [("出席", &self.present), ("请假", &self.excused), ("列席", &self.attending)]
        {
            if !names.is_empty() {
                items.push(Item::Line(Element::Attendance, format!("{label}：{}", names.join("，"))));
            }
        }
        items.extend(self.units.iter().map(|unit| Item::Line(Element::Unit, unit.clone())));
        if !self.date.is_empty() {
            items.push(Item::Line(Element::Date, self.date.clone()));
        }
        if !self.note.is_empty() {
            items.push(Item::Line(Element::Note, format!("（{}）", self.note)));
        }
        items
    }

    /// The attachments that have a text.
    fn appendix(&self) -> Vec<Item<'_>> {
        let several = self.attachments.len() > 1;
        let mut items = Vec::new();
        let with_text = |(_, attachment): &(usize, &Attachment)| !attachment.blocks.is_empty();
        for (index, attachment) in self.attachments.iter().enumerate().filter(with_text) {
            let label = if several { format!("附件{}", index + 1) } else { "附件".to_owned() };
            items.push(Item::Line(Element::AttachmentLabel, label));
            items.push(Item::Line(Element::AttachmentTitle, attachment.title.clone()));
            items.push(Item::Blocks(&attachment.blocks));
        }
        items
    }
}
