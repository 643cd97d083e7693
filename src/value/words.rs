//! Values that are one of a few known words, each in Chinese and in English.

use crate::fact::Value;
use crate::problem::{Code, Fault, say};

/// Declares a value that is one of a few words; the first Chinese word is the one that is printed.
///
/// Words that several kinds of record use stand in this file, those of one kind in the file of the kind.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $zh:literal $en:literal {
        $($(#[$word_doc:meta])* $variant:ident = $word:literal, $chinese:literal $(| $also:literal)*;)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$word_doc])* $variant,)* }

        impl $name {
            /// Every word, in the order they are listed.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word that selects it, English and Chinese.
            pub fn word(self) -> $crate::problem::Bilingual<&'static str> {
                match self { $(Self::$variant => $crate::problem::Bilingual::new($chinese, $word),)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word().zh)
            }
        }

        impl $crate::fact::Value for $name {
            const TYPE: $crate::problem::Bilingual<&'static str> = $crate::problem::Bilingual::new($zh, $en);
            const SAMPLE: &'static str = $crate::value::words!(@first $($chinese)*);

            fn words() -> Vec<$crate::problem::Bilingual<&'static str>> {
                vec![$($crate::problem::Bilingual::new($chinese, $word),)*]
            }

            fn printed(&self) -> std::borrow::Cow<'_, str> {
                self.word().zh.into()
            }

            fn parse(text: &str) -> Result<Self, $crate::problem::Fault> {
                match text {
                    $($word | $chinese $(| $also)* => Ok(Self::$variant),)*
                    _ => Err($crate::value::unknown_word::<Self>(text)),
                }
            }
        }

        $crate::value::serde_text!($name);
    )*};
    (@first $first:literal $($rest:literal)*) => { $first };
}
pub(crate) use words;

/// A text that is none of the words of a type.
pub(crate) fn unknown_word<V: Value>(text: &str) -> Fault {
    let shown = super::scan::shown(text);
    let words = V::words();
    let zh: Vec<&str> = words.iter().map(|word| word.zh).collect();
    let en: Vec<&str> = words.iter().map(|word| word.en).collect();
    let (zh, en, kind_zh, kind_en) = (zh.join("、"), en.join(", "), V::TYPE.zh, V::TYPE.en);
    Fault::new(
        Code::WordUnknown,
        say!("“{shown}”不是可选的{kind_zh}", "`{shown}` is no known {kind_en}"),
        say!("可以写：{zh}", "known words: {en}"),
    )
}

words! {
    /// How an official document is laid out.
    OfficialForm "公文格式" "form of an official document" {
        /// With the letterhead of documents (GB/T 9704-2012, clause 7): 文件.
        Document = "document", "文件";
        /// A letter (10.1): 信函.
        Letter = "letter", "信函" | "函";
        /// Minutes of a meeting (10.3): 纪要.
        Minutes = "minutes", "纪要";
    }
    /// How urgent an official document is (GB/T 9704-2012, 7.2.3).
    Urgency "紧急程度" "urgency" {
        /// At once: 特急.
        Most = "most", "特急";
        /// Soon: 加急.
        More = "more", "加急";
    }
    /// Why a delegation travels.
    Purpose "目的" "purpose" {
        /// To see how things stand: 调研.
        Survey = "survey", "调研";
        /// To learn from others: 考察.
        Study = "study", "考察";
        /// To exchange experience: 交流.
        Exchange = "exchange", "交流";
        /// To see that work is done: 督导.
        Supervision = "supervision", "督导";
        /// To bring thanks and gifts: 慰问.
        Consolation = "consolation", "慰问";
        /// To arrange further work: 对接.
        Liaison = "liaison", "对接";
    }
    /// From whose side a text is written.
    Perspective "口径" "perspective" {
        /// From neither side: every place by its name.
        Neutral = "neutral", "中性" | "中立";
        /// From the supporting side: its region is 我区 or 我市.
        Supporter = "supporter", "帮扶方" | "支援方";
        /// From the receiving side: its region is 我县 or 我州.
        Recipient = "recipient", "受援方" | "受帮扶方";
    }
    /// The form in which two regions work together.
    Collaboration "帮扶机制" "form of collaboration" {
        /// East–west collaboration.
        EastWest = "east_west", "东西部协作";
        /// Paired assistance.
        Paired = "paired", "结对帮扶";
        /// Counterpart assistance.
        Counterpart = "counterpart", "对口帮扶" | "对口支援";
        /// Mountain–sea collaboration.
        MountainSea = "mountain_sea", "山海协作";
        /// Counterpart assistance inside one province.
        Provincial = "provincial", "省内对口帮扶";
        /// Assistance to one designated place.
        Designated = "designated", "定点帮扶";
    }
    /// A part of the day.
    DayPart "时段" "part of the day" {
        /// Before noon.
        Morning = "morning", "上午";
        /// After noon.
        Afternoon = "afternoon", "下午";
        /// After dusk.
        Evening = "evening", "晚上" | "晚";
    }
    /// How someone speaks at a meeting.
    Act "发言形式" "form of speaking" {
        /// A host's greeting.
        Welcome = "welcome", "致辞";
        /// The address of the highest leader present.
        Speech = "speech", "讲话";
        /// A contribution among equals.
        Remark = "remark", "发言";
        /// An introduction to how things stand.
        Introduction = "introduction", "介绍情况" | "介绍";
        /// A report to a superior.
        Report = "report", "汇报";
    }
    /// How hosts take part.
    Manner "陪同方式" "manner of taking part" {
        /// Hosts or lower ranks go along.
        Accompany = "accompany", "陪同";
        /// Equals or superiors go along.
        Join = "join", "一同参加";
        /// They take part.
        Attend = "attend", "参加";
    }
    /// What a ceremony is held for.
    CeremonyKind "仪式类型" "kind of ceremony" {
        /// Money or goods are given.
        Donation = "donation", "捐赠";
        /// An agreement is signed.
        Signing = "signing", "签约";
        /// A plaque is unveiled.
        Unveiling = "unveiling", "揭牌";
        /// Something begins.
        Launch = "launch", "启动";
        /// A course opens.
        Opening = "opening", "开班";
        /// A course closes.
        Closing = "closing", "结业";
        /// Someone is seen off.
        SendOff = "send_off", "欢送";
    }
    /// The verb that reports what was said.
    Verb "转述动词" "reporting verb" {
        /// Among equals, guests and hosts.
        State = "state", "表示";
        /// Giving facts.
        Introduce = "introduce", "介绍";
        /// A leader naming what matters.
        PointOut = "point_out", "指出";
        /// A leader stressing.
        Stress = "stress", "强调";
        /// A leader to subordinates.
        Require = "require", "要求";
        /// To peers and upwards.
        Hope = "hope", "希望";
        /// Offering a view.
        Hold = "hold", "认为";
        /// Proposing.
        Propose = "propose", "建议";
    }
    /// One section of a visit's release, for its order of telling.
    Section "段落" "section" {
        /// Where they went.
        Itineraries = "itineraries", "行程";
        /// Meetings.
        Forums = "forums", "座谈会";
        /// Visits of thanks.
        Consolations = "consolations", "慰问";
        /// Ceremonies.
        Ceremonies = "ceremonies", "仪式";
        /// Schools paired.
        Pairings = "pairings", "学校结对";
        /// Money or goods given.
        Fundings = "fundings", "资助";
        /// What was agreed.
        Consensus = "consensus", "共识";
        /// Those who attended besides.
        Attendees = "attendees", "其他出席人员";
        /// Figures behind the event.
        Background = "background", "背景数据";
        /// What comes next.
        Plan = "plan", "下一步";
    }
    /// One item of a meeting, for its order of telling.
    ForumItem "会议环节" "item of a meeting" {
        /// Reports.
        Briefings = "briefings", "汇报";
        /// Speeches.
        Speeches = "speeches", "发言";
        /// Answers to questions.
        Responses = "responses", "回应";
        /// Thanks brought.
        Consolations = "consolations", "慰问";
    }
}
