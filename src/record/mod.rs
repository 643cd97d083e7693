//! Facts, one file per kind; the registry of kinds.

mod appointment;
mod award;
mod claim;
mod claims;
mod consumption;
mod dispatch;
mod exchange;
mod forum_series;
mod funding;
mod lesson_delivery;
mod mechanism;
mod pairing;
pub(crate) mod part;
mod placement;
mod statistic;
mod told;
mod training;
mod visit;
mod vocational;

use serde::{Deserialize, Serialize};

pub use appointment::Appointment;
pub use award::{Award, AwardLevel, Prize, Winner};
pub(crate) use claim::{Claim, Claims, Product, Stated};
pub use consumption::Consumption;
pub use dispatch::{Batch, Dispatch, DispatchForm, Programme, SubjectTeachers};
pub use exchange::{Exchange, ExchangeForm, Growth, Participant, Participants};
pub use forum_series::{ForumSeries, ForumSession};
pub use funding::{Allocation, Beneficiaries, Funding, FundingForm, Goods, Occasion, Yearly};
pub use lesson_delivery::{DeliveryForm, LessonDelivery};
pub use mechanism::{Direction, Mechanism};
pub use pairing::{
    Agreement, Deed, Link, Pair, Pairing, PairingMode, Purchase, Reading, Scheme, Stage, StageCount, Story,
};
pub use part::{
    AttachmentHead, Background, Briefing, Ceremony, Consensus, Consolation, Donation, Forum, Group,
    OfficialHead, Organisation, Partnership, Party, Person, Photo, Point, Region, Release, Share, Signatory,
    Signing, Speech, Topic,
};
pub use placement::{Cohort, Placement, PlacementForm, Posting, Sequel, Stint};
pub use statistic::Statistic;
pub use training::{Lesson, LessonForm, Role, Trainees, Training, TrainingMode};
pub use visit::{Delegation, Hosts, Itinerary, Stop, Visit};
pub use vocational::{Quota, Vocational};

use crate::error::{Error, ErrorKind};
use crate::fact::Fact;
use crate::problem::{Bilingual, Lang, Problems};
use crate::table::{self, Column, columns};
use crate::value::{Date, DateRange, Period, Perspective};
use crate::yaml::{
    Enclosure, FieldInfo, Limits, Node, Part, Path, Reader, describe, english, skeleton, to_yaml,
};

/// The days of a record and its period; a kind that has no such field says [`NO_PERIOD`] or the like.
pub(crate) type When<'r> = (&'r Fact<DateRange>, &'r Fact<Period>);

/// The period of a kind that is told by its days alone.
const NO_PERIOD: &Fact<Period> = &Fact::Absent;

/// What a record kind must tell beside its fields: what must hold between them.
pub(crate) trait Facts: Part {
    /// When it happened: its days, and its period where it has no days.
    fn when(&self) -> When<'_>;

    /// States every claim the record makes: persons named, dates that lie in others, sums, counts.
    ///
    /// `root` is where the record stands: the top of a file, or inside another record or a ledger. Facts that are
    /// absent, blank or faulty make no claim.
    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>);
}

/// The partners of a record, which may be those of what it stands in.
trait Partners {
    /// Takes the partners of the whole where there are none of its own.
    fn join(&mut self, whole: &Partnership);

    /// Its partners, if there are any.
    fn known(&self) -> Option<&Partnership>;
}

impl Partners for Option<Partnership> {
    fn join(&mut self, whole: &Partnership) {
        self.get_or_insert_with(|| whole.clone());
    }

    fn known(&self) -> Option<&Partnership> {
        self.as_ref()
    }
}

impl Partners for Partnership {
    fn join(&mut self, whole: &Partnership) {
        if part::Empty::is_empty(self) {
            *self = whole.clone();
        }
    }

    fn known(&self) -> Option<&Partnership> {
        Some(self)
    }
}

/// One kind of record: its names and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The identifier, such as `visit`: file, template, registry and command line use this word.
    pub name: &'static str,
    /// What a clerk calls it, such as 调研.
    pub zh: &'static str,
    /// One line about it.
    pub about: Bilingual<&'static str>,
    /// Its built-in template.
    pub template: &'static str,
    read: for<'n> fn(&mut Reader<'n>, &'n Node) -> Record,
    describe: fn() -> Vec<FieldInfo>,
}

impl Kind {
    /// The kind of a name, English or Chinese: `visit` or 调研.
    pub fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name || kind.zh == name)
    }

    /// Reads a node as a record of this kind; faults go to the reader.
    pub(crate) fn read<'n>(&self, reader: &mut Reader<'n>, node: &'n Node) -> Record {
        (self.read)(reader, node)
    }

    /// The fields of a record of this kind, in order.
    ///
    /// # Examples
    /// ```
    /// let visit = jianbao::Kind::named("visit").unwrap();
    /// let dates = visit.fields().into_iter().find(|field| field.key.en == "dates").unwrap();
    /// assert!(dates.required && dates.key.zh == "日期");
    /// ```
    pub fn fields(&self) -> Vec<FieldInfo> {
        (self.describe)()
    }

    /// A record of this kind to fill in, with its keys and comments in one language.
    ///
    /// Every field is there with its sample and note. What must be given is `xx`, so that checking finds blanks
    /// and nothing else; what may be left out begins with `# ` and is a field again without it.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Kind, Lang};
    /// let visit = Kind::named("visit").unwrap();
    /// assert!(visit.skeleton(Lang::Zh).starts_with("类型: 调研\n"));
    /// assert!(visit.skeleton(Lang::En).starts_with("kind: visit\n"));
    /// ```
    pub fn skeleton(&self, keys: Lang) -> String {
        let first = match keys {
            Lang::Zh => format!("类型: {}", self.zh),
            Lang::En => format!("kind: {}", self.name),
        };
        skeleton(&first, self.about.get(keys), &self.fields(), keys)
    }
}

impl Kind {
    /// The columns of a table with one record of this kind a row, to fill in, in one language.
    ///
    /// What speaks of a text as a whole (稿件, 口径, 协作关系) is left out; columns for it may be added: 稿件.标题.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Kind, Lang};
    /// let columns = Kind::named("training").unwrap().columns(Lang::Zh);
    /// assert!(columns.iter().any(|column| column.label == "主办单位" && column.required));
    /// ```
    pub fn columns(&self, lang: Lang) -> Vec<Column> {
        columns(&self.fields(), lang)
    }

    /// Reads a table, CSV or Excel, with one record of this kind a row; gives the records with their problems.
    ///
    /// The first row names the fields in either language: `主办单位`, `稿件.标题`, `学员2.身份` for the second group of a
    /// list. Several items of a list stand in one cell with `；` or line ends between. Empty rows and rows that begin
    /// with `#` are passed over. Of a workbook, the sheet that is called like the kind is read, or the only one.
    /// Records are read, not checked: [`Pipeline::accept`](crate::Pipeline::accept) checks one.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] if a workbook cannot be opened (`table.file.unusable`, `source.text.size`) or has no such
    /// sheet. What is wrong with the text of a CSV file or with one sheet stands among the problems.
    ///
    /// # Examples
    /// ```
    /// use jianbao::{Kind, Limits, Record};
    /// let text = "形式,捐赠方,受赠方,金额\n资金,临川区慈善会,青禾县教育局,205万元\n";
    /// let funding = Kind::named("funding").unwrap();
    /// let (records, problems) = funding.read_table("资助.csv", text.as_bytes(), &Limits::default())?;
    /// let Record::Funding(gift) = &records[0] else { unreachable!() };
    /// assert_eq!(gift.amount.to_string(), "205万元");
    /// assert!(problems.iter().all(|problem| problem.path.starts_with("稿件")));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn read_table(
        &self,
        name: &str,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<(Vec<Record>, Problems), Error> {
        let data = |problems| Error::from(ErrorKind::Data(problems));
        let mut sheets =
            table::read(name, bytes, limits).map_err(|problem| data(Problems::from_iter([*problem])))?;
        let own = sheets.iter().position(|sheet| [self.name, self.zh].contains(&sheet.name.trim()));
        let own = own.or((sheets.len() == 1).then_some(0));
        let Some(sheet) = own.map(|at| sheets.swap_remove(at)) else {
            return Err(data(Problems::from_iter([table::no_sheet(name, self.zh, self.name)])));
        };
        let fields = self.fields();
        let (rows, mut problems) = sheet.records(&fields);
        problems.append(sheet.problems);
        let mut records = Vec::with_capacity(rows.len());
        let mut reader = Reader::new(sheet.source, limits.problems);
        records.extend(rows.iter().map(|row| self.read(&mut reader, row)));
        problems.append(reader.into_problems());
        problems.limit(limits.problems);
        problems.name_fields(|path| english(&fields, path));
        problems.sort();
        Ok((records, problems))
    }
}

/// Declares the kinds: `Type "name" "中文名" "about, Chinese" "about, English";` one line each.
macro_rules! kinds {
    ($($(#[$doc:meta])* $type:ident $name:literal $zh:literal $about_zh:literal $about_en:literal;)*) => {
        /// A record of any kind.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        #[non_exhaustive]
        pub enum Record { $($(#[$doc])* #[serde(rename = $name)] $type(Box<$type>),)* }

        /// Every kind, in the order they are listed.
        pub static KINDS: &[Kind] = &[$(Kind {
            name: $name,
            zh: $zh,
            about: Bilingual::new($about_zh, $about_en),
            template: include_str!(concat!("../../templates/", $name, ".md")),
            read: |reader, node| Record::$type(Box::new(reader.part::<$type>(node, Bilingual::new($zh, $name)))),
            describe: describe::<$type>,
        },)*];

        impl Record {
            /// The identifier of its kind, such as `visit`.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$type(_) => $name,)* }
            }

            /// What is said of it as a publication: title, day, credits.
            ///
            /// # Examples
            /// ```
            /// use jianbao::{Record, Visit};
            /// assert!(Record::from(Visit::default()).release().title.known().is_none());
            /// ```
            pub fn release(&self) -> &Release {
                match self { $(Self::$type(record) => &record.release,)* }
            }

            /// Who helps whom, if it says so.
            ///
            /// # Examples
            /// ```
            /// use jianbao::{Record, Visit};
            /// assert!(Record::from(Visit::default()).partnership().is_none());
            /// ```
            pub fn partnership(&self) -> Option<&Partnership> {
                self.sides().1
            }

            /// The record as YAML with English keys, which reads back as the same record.
            ///
            /// # Errors
            /// None for records that were read or checked.
            pub fn to_yaml(&self) -> Result<String, Error> {
                to_yaml(self)
            }

            /// When it happened: its days, and its period.
            pub(crate) fn when(&self) -> When<'_> {
                match self { $(Self::$type(record) => record.when(),)* }
            }

            /// Takes the partners and the side of what it stands in, where it has none of its own.
            pub(crate) fn join(&mut self, partnership: &Partnership, perspective: Fact<Perspective>) {
                match self {
                    $(Self::$type(record) => {
                        record.partnership.join(partnership);
                        if record.perspective.is_absent() {
                            record.perspective = perspective;
                        }
                    })*
                }
            }

            /// Whether it says nothing of its publication.
            pub(crate) fn is_unpublished(&self) -> bool {
                match self { $(Self::$type(record) => part::Empty::is_empty(&record.release),)* }
            }

            /// Is published on a day, where it does not say on which.
            pub(crate) fn publish(&mut self, day: &Fact<Date>) {
                let release = match self { $(Self::$type(record) => &mut record.release,)* };
                if release.published.is_absent() {
                    release.published = day.clone();
                }
            }

            /// Who wrote it, as its release names them: authors, reporters, correspondents.
            pub(crate) fn writers(&self) -> Vec<String> {
                let release = match self { $(Self::$type(record) => &record.release,)* };
                let named = [&release.authors, &release.reporters, &release.correspondents];
                named.into_iter().flatten().filter_map(Fact::known).map(ToString::to_string).collect()
            }

            /// Forgets the day it is published on.
            pub(crate) fn unpublish(&mut self) {
                match self { $(Self::$type(record) => record.release.published = Fact::Absent,)* }
            }

            /// From whose side it is told, and its partners, if it has any.
            pub(crate) fn sides(&self) -> (&Fact<Perspective>, Option<&Partnership>) {
                match self { $(Self::$type(record) => (&record.perspective, record.partnership.known()),)* }
            }

            /// States every claim the record makes; `around` is what it stands in.
            pub(crate) fn claims(&self, around: Enclosure) -> Claims<'_> {
                self.stated(Claims::new(around))
            }

            /// The persons it names, in order.
            pub(crate) fn persons(&self) -> Claims<'_> {
                self.stated(Claims::of_persons())
            }

            fn stated<'r>(&'r self, mut claims: Claims<'r>) -> Claims<'r> {
                match self { $(Self::$type(record) => record.claims(&Path::root(), &mut claims),)* }
                claims
            }
        }

        $(impl From<$type> for Record {
            fn from(record: $type) -> Self {
                Self::$type(Box::new(record))
            }
        })*
    };
}

kinds! {
    /// A leadership visit.
    Visit "visit" "调研" "领导率团调研、考察、慰问，含座谈、捐赠、签约" "a leadership visit with meetings, donations, signings";
    /// A course.
    Training "training" "培训" "教师、校长等培训，含开班、课程、结业、成效" "a course for teachers or heads, from opening to outcome";
    /// Teachers and heads who work or learn at the other side for a while.
    Placement "placement" "跟岗" "教师、校长跟岗、挂职、访学、顶岗，含历年情况、返岗任用" "teachers or heads placed at the other side, year by year, and their later posts";
    /// Money or goods given.
    Funding "funding" "资助" "捐资捐物、助学金、项目资金、募捐，含用途、受益对象、仪式" "money or goods given: donations, grants for students, projects, drives";
    /// Students of both sides who meet.
    Exchange "exchange" "学生交流" "学生交流、研学、夏令营、手拉手，含开营、行程、名额增长" "students who meet: study tours, camps, pairs, from opening to closing";
    /// Schools of two regions paired.
    Pairing "pairing" "学校结对" "两地学校结对共建，含签约、协议、结对故事、累计数据" "schools of two regions paired: agreement, stories, figures so far";
    /// Teachers who work at the other side, batch by batch.
    Dispatch "dispatch" "支教" "选派教师支教、“组团式”帮扶，含各批情况、领队、帮扶工作" "teachers sent to teach at the other side, batch by batch, with their work";
    /// Lessons taken to the other side.
    LessonDelivery "lesson_delivery" "送教" "送教、巡讲，含次数、人次、派出和接收学校、课程" "lessons and talks taken to the schools of the other side";
    /// A forum that comes back.
    ForumSeries "forum_series" "校长论坛" "两地轮流举办的校长论坛，含届数、历届情况、议程、发言" "a forum held by each side in turn: its sessions, agenda, speeches";
    /// Vocational schools that work together.
    Vocational "vocational" "职教合作" "职业教育合作，含协议、招生批准和名额、共建专业、专家交流" "vocational schools that work together: agreement, enrolment, majors, experts";
    /// What students, teachers or schools won.
    Award "award" "获奖" "学生、教师、学校获奖，含各项奖、指导教师、帮扶举措" "what students, teachers or schools won, and the help that led to it";
    /// Goods of the helped region that the other side buys.
    Consumption "consumption" "消费帮扶" "采购受援地农产品，含渠道、分项、累计金额、受益对象" "goods of the helped region that the other side buys, by product or year";
    /// Posts taken by those who come back.
    Appointment "appointment" "任用" "挂职、跟岗等返岗后任用，含姓名、职务、此前经历" "posts that teachers and heads take after a time at the other side";
    /// Meetings held again and again, and visits in both directions.
    Mechanism "mechanism" "协作机制" "联席会议、互访等机制，含协议、频次、会议和互访次数、共识" "standing meetings and mutual visits: agreement, how often, how many";
    /// One figure by itself.
    Statistic "statistic" "数据" "单项数据、累计数据，含起止、构成、其中数、涵盖范围" "one figure, cumulative or of a period, with its parts and what it sums";
}
