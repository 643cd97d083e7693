//! Approximation words: 约, 近, 超, 余, 以上.

use crate::problem::{Code, Fault, say};

/// How a stated number stands to the true one, such as *nearly* in 近3000人.
///
/// A number takes one such word at most; 余 and 多 are statements of precision, so only some numbers admit them
/// (practice).
///
/// # Examples
/// ```
/// use jianbao::{Approx, Count};
/// let count: Count = "近3000人次".parse().unwrap();
/// assert_eq!(count.approx(), Approx::Nearly);
/// assert!(Approx::Nearly.agrees(3000, 2987) && !Approx::Nearly.agrees(3000, 3001));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Approx {
    /// No word: the number itself.
    #[default]
    Exact,
    /// 约, 左右: either side.
    About,
    /// 近: a little below.
    Nearly,
    /// 超, 逾: above.
    Over,
    /// 余, 多: above, within the last digit said.
    More,
    /// 以上, 不少于: that many or more.
    AtLeast,
}

impl Approx {
    /// Whether a true number may be told this way: 近3000 agrees with 2987, not with 3001.
    ///
    /// Both numbers count the same unit. How far off the true number may be is not judged.
    pub fn agrees(self, said: i128, actual: i128) -> bool {
        match self {
            Self::Exact => actual == said,
            Self::About => true,
            Self::Nearly => actual < said,
            Self::Over | Self::More => actual > said,
            Self::AtLeast => actual >= said,
        }
    }
}

/// The word itself, with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Marker {
    #[default]
    None,
    About,
    Nearly,
    Over,
    Past,
    NoLess,
    Above,
    More(char, Place),
}

/// Where 余 or 多 stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// 20余万元.
    BeforeScale,
    /// 676万余元, 20余次.
    AfterNumber,
    /// 3年多, 5个多月.
    AfterUnit,
}

impl Marker {
    /// The word for a sum of two numbers.
    pub(super) fn joined(self, other: Self) -> Self {
        use Approx::{AtLeast, Exact, More, Nearly, Over};
        match (self.approx(), other.approx()) {
            _ if self == other && !matches!(self, Self::More(..)) => self,
            (Exact | Nearly, Exact | Nearly) => Self::Nearly,
            (Exact | AtLeast, Exact | AtLeast) => Self::NoLess,
            (Exact | AtLeast | Over | More, Exact | AtLeast | Over | More) => Self::Over,
            _ => Self::About,
        }
    }

    /// Words that stand before the number; a longer word first.
    pub(super) const LEADING: [(&'static str, Marker); 11] = [
        ("大约", Marker::About),
        ("大概", Marker::About),
        ("约", Marker::About),
        ("将近", Marker::Nearly),
        ("近", Marker::Nearly),
        ("超过", Marker::Over),
        ("超", Marker::Over),
        ("逾", Marker::Past),
        ("不少于", Marker::NoLess),
        ("不低于", Marker::NoLess),
        ("至少", Marker::NoLess),
    ];
    /// Words that stand behind the unit.
    pub(super) const TRAILING: [(&'static str, Marker); 4] = [
        ("及以上", Marker::Above),
        ("以上", Marker::Above),
        ("左右", Marker::About),
        ("上下", Marker::About),
    ];

    pub(super) fn approx(self) -> Approx {
        match self {
            Self::None => Approx::Exact,
            Self::About => Approx::About,
            Self::Nearly => Approx::Nearly,
            Self::Over | Self::Past => Approx::Over,
            Self::NoLess | Self::Above => Approx::AtLeast,
            Self::More(..) => Approx::More,
        }
    }

    /// What is printed before the number.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::About => "约",
            Self::Nearly => "近",
            Self::Over => "超",
            Self::Past => "逾",
            Self::NoLess => "不少于",
            Self::None | Self::Above | Self::More(..) => "",
        }
    }

    /// The word that stands in this place, if it is 余 or 多.
    pub(super) fn more(self, place: Place) -> Option<char> {
        match self {
            Self::More(word, at) if at == place => Some(word),
            _ => None,
        }
    }
}

/// Two words on one number.
pub(super) fn double(text: &str, right: &str) -> Fault {
    Fault::new(
        Code::ApproxDouble,
        say!(
            "«{text}»里的约数词重复了，一个数只用一个",
            "«{text}» has two approximation words on one number, one is enough"
        ),
        say!("只留一个，如“{right}”", "keep one, as in `{right}`"),
    )
}

/// A word the number does not admit, why, and the right form.
pub(super) fn refused(text: &str, why: (&str, &str), right: &str) -> Fault {
    let (zh, en) = why;
    Fault::new(
        Code::ApproxAdmits,
        say!("«{text}»的约数写法不对：{zh}", "the approximation in «{text}» is not right: {en}"),
        say!("改成“{right}”", "write `{right}`"),
    )
}
