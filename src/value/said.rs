//! A number as it is said: digits, 万 or 亿, at most one approximation word.

use std::fmt;

use super::approx::{Marker, Place, double, refused};
use super::numeral;
use super::scan::{Cursor, shown};
use crate::problem::{Code, Fault, say};

/// Digits a number may have at most.
const LONGEST: usize = 18;

/// The unit a number is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Scale {
    One,
    Wan,
    Yi,
}

impl Scale {
    /// Zeros it stands for.
    pub(super) fn power(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Wan => 4,
            Self::Yi => 8,
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Wan => "万",
            Self::Yi => "亿",
        }
    }
}

/// `digits` with the last `places` behind the point, in `scale`, with one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Said {
    pub(super) digits: u64,
    pub(super) places: u8,
    pub(super) scale: Scale,
    /// Whether it is written in 汉字.
    pub(super) han: bool,
    pub(super) marker: Marker,
}

impl Said {
    pub(super) fn exact(digits: u64, places: u8, scale: Scale) -> Self {
        Self { digits, places, scale, han: false, marker: Marker::None }
    }

    /// The value times ten to the `power`, if it is whole.
    pub(super) fn whole(self, power: u32) -> Option<i128> {
        let all = i128::from(self.digits).checked_mul(10i128.checked_pow(self.scale.power() + power)?)?;
        let part = 10i128.checked_pow(u32::from(self.places))?;
        (all % part == 0).then_some(all / part)
    }

    /// The same without decimals that say nothing of an amount in 元: 30000.00 is 30000.
    pub(super) fn without_empty_cents(self) -> Self {
        let part = 10u64.checked_pow(u32::from(self.places)).unwrap_or(u64::MAX);
        if self.scale == Scale::One && self.digits.is_multiple_of(part) {
            return Self { digits: self.digits / part, places: 0, ..self };
        }
        self
    }

    /// The place of its last digit that is not zero, times ten to the `power`: what 余 stays below, ten 万 for 120余万.
    pub(super) fn step(self, power: u32) -> Option<i128> {
        let (mut digits, mut zeros) = (self.digits, 0);
        while digits > 0 && digits % 10 == 0 {
            (digits, zeros) = (digits / 10, zeros + 1);
        }
        let all = 10i128.checked_pow(self.scale.power() + power + zeros)?;
        Some(all / 10i128.checked_pow(u32::from(self.places))?)
    }

    pub(super) fn marked(self, marker: Marker) -> Self {
        Self { marker, ..self }
    }

    /// Prints it with its unit: 近3000 + 人次, 5 + 个月 + 多.
    pub(super) fn write(self, f: &mut impl fmt::Write, unit: &str) -> fmt::Result {
        f.write_str(self.marker.prefix())?;
        if self.han {
            f.write_str(&numeral::counting(self.digits))?;
        } else if self.places == 0 {
            write!(f, "{}", self.digits)?;
        } else {
            let part = 10u64.pow(u32::from(self.places));
            let width = usize::from(self.places);
            write!(f, "{}.{:0width$}", self.digits / part, self.digits % part)?;
        }
        let more =
            |f: &mut dyn fmt::Write, place| self.marker.more(place).map_or(Ok(()), |c| f.write_char(c));
        more(f, Place::BeforeScale)?;
        f.write_str(self.scale.word())?;
        more(f, Place::AfterNumber)?;
        match unit.strip_prefix('个') {
            Some(tail) => {
                f.write_char('个')?;
                more(f, Place::AfterUnit)?;
                f.write_str(tail)?;
            }
            None => {
                f.write_str(unit)?;
                more(f, Place::AfterUnit)?;
            }
        }
        f.write_str(if self.marker == Marker::Above { "以上" } else { "" })
    }

    pub(super) fn text(self, unit: &str) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut out, unit);
        out
    }

    /// Whether the number admits its 余 or 多 (practice); the other words fit every number.
    ///
    /// `flows` says that parts of the unit make sense, as for 年 or 元.
    pub(super) fn check(self, unit: &str, flows: bool, text: &str) -> Result<(), Fault> {
        if self.digits == 0 && self.marker != Marker::None {
            let right = self.marked(Marker::None).text(unit);
            return Err(refused(text, ("零没有约数", "nought is not approximate"), &right));
        }
        let Marker::More(word, place) = self.marker else { return Ok(()) };
        let right = |place| self.marked(Marker::More(word, place)).text(unit);
        let over = || self.marked(Marker::Over).text(unit);
        let tens = self.digits.is_multiple_of(10);
        if unit == "%" {
            return Err(refused(text, ("百分比不用“余”“多”", "a percentage takes no 余 or 多"), &over()));
        }
        if self.places > 0 {
            let why = ("有小数的数不用“余”“多”", "a number with decimals takes no 余 or 多");
            return Err(refused(text, why, &self.marked(Marker::About).text(unit)));
        }
        match place {
            Place::BeforeScale if !tens => {
                let why = ("“万”前用“余”“多”，数要是十的倍数", "余 or 多 before 万 needs a multiple of ten");
                Err(refused(text, why, &right(Place::AfterNumber)))
            }
            Place::AfterNumber if self.scale == Scale::One && !tens => {
                let why = ("“余”“多”前面的数要是十的倍数", "余 or 多 needs a multiple of ten before it");
                Err(refused(text, why, &if flows { right(Place::AfterUnit) } else { over() }))
            }
            Place::AfterUnit if !flows || self.scale != Scale::One || tens => {
                let why = ("“余”“多”应紧跟在数后面", "余 or 多 belongs right behind the number");
                let fits = tens || self.scale != Scale::One;
                Err(refused(text, why, &if fits { right(Place::AfterNumber) } else { over() }))
            }
            _ => Ok(()),
        }
    }
}

/// Reads one said number, front to back.
pub(super) struct Reader<'a> {
    pub(super) c: Cursor<'a>,
    text: &'a str,
    first: Marker,
    second: Marker,
    /// A word such as 达 or 共 that belongs to the sentence, not to the number.
    noise: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tidied: &'a str, text: &'a str) -> Self {
        Self { c: Cursor::new(tidied), text, first: Marker::None, second: Marker::None, noise: false }
    }

    /// A number that is refused for another reason, with its word where it admits that.
    pub(super) fn marked(&self, said: Said, unit: &str, flows: bool) -> Said {
        let marked = said.marked(self.first);
        if marked.check(unit, flows, self.text).is_ok() { marked } else { said }
    }

    fn found(&mut self, marker: Marker) {
        if self.first == Marker::None {
            self.first = marker;
        } else {
            self.second = marker;
        }
    }

    /// Steps over one word before the number.
    pub(super) fn lead(&mut self) -> bool {
        if let Some((_, marker)) = Marker::LEADING.iter().find(|(word, _)| self.c.eat(word)) {
            self.found(*marker);
            return true;
        }
        let noise = self.c.eat_one(&["达", "共计", "共", "总计", "累计", "合计"]).is_some();
        self.noise |= noise;
        noise
    }

    /// Steps over the words behind the unit.
    pub(super) fn trail(&mut self) {
        if let Some(word) = self.more() {
            self.found(Marker::More(word, Place::AfterUnit));
        }
        while let Some((_, marker)) = Marker::TRAILING.iter().find(|(word, _)| self.c.eat(word)) {
            self.found(*marker);
        }
    }

    fn more(&mut self) -> Option<char> {
        self.c.eat_one(&["余", "多"]).and_then(|word| word.chars().next())
    }

    /// 个多 in 5个多月: steps over 个 and 多, and leaves the rest of the unit.
    pub(super) fn split_unit(&mut self) -> bool {
        let word = match () {
            () if self.c.eat("个多") => '多',
            () if self.c.eat("个余") => '余',
            () => return false,
        };
        self.found(Marker::More(word, Place::AfterUnit));
        true
    }

    /// The digits with 余, 万 and 亿; nothing if there is no number.
    pub(super) fn number(&mut self) -> Result<Option<Said>, Fault> {
        let bare = self.c.rest.starts_with(['百', '千', '万', '亿']);
        let said =
            if self.c.rest.starts_with(|c: char| c.is_ascii_digit()) { self.arabic()? } else { self.han() };
        let Some(mut said) = said else { return Ok(None) };
        let early = self.more();
        // 万余人 says 一万余人, but 万元 lacks its number.
        if bare && early.is_none() && self.first == Marker::None {
            return Ok(None);
        }
        let whole = said.scale != Scale::One;
        if said.scale == Scale::One {
            said.scale = self.scale();
        }
        let place = if whole || said.scale == Scale::One { Place::AfterNumber } else { Place::BeforeScale };
        if let Some(word) = early {
            self.found(Marker::More(word, place));
        }
        if let Some(word) = self.more() {
            self.found(Marker::More(word, Place::AfterNumber));
        }
        if said.han && said.scale == Scale::Wan && said.digits >= 10_000 {
            return Ok(None);
        }
        Ok(Some(said))
    }

    fn scale(&mut self) -> Scale {
        match self.c.eat_one(&["万", "亿"]) {
            Some("万") => Scale::Wan,
            Some(_) => Scale::Yi,
            None => Scale::One,
        }
    }

    fn arabic(&mut self) -> Result<Option<Said>, Fault> {
        let run = self.c.run(|c| c.is_ascii_digit() || c == ',');
        let (mut digits, mut count) = (0u64, 0usize);
        let (mut group, mut grouped) = (0usize, false);
        let mut add = |byte: u8| {
            count += 1;
            digits = digits.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        };
        for byte in run.bytes() {
            if byte == b',' {
                if group > 3 || group == 0 || (grouped && group != 3) {
                    return Ok(None);
                }
                (group, grouped) = (0, true);
            } else {
                group += 1;
                add(byte);
            }
        }
        if (grouped && group != 3) || (run.len() > 1 && run.starts_with('0')) {
            return Ok(None);
        }
        let mut places = 0;
        if self.c.eat(".") {
            let part = self.c.run(|c| c.is_ascii_digit());
            if part.is_empty() {
                return Ok(None);
            }
            part.bytes().for_each(&mut add);
            places = part.len().min(usize::from(u8::MAX)) as u8;
        }
        if count > LONGEST {
            return Err(too_long(self.text));
        }
        let said = Said::exact(digits, places, Scale::One);
        self.mixed(said)?;
        Ok(Some(said))
    }

    /// Refuses 5千 and 3百: only 万 and 亿 go with Arabic digits (GB/T 15835-2011, 5.3).
    fn mixed(&self, said: Said) -> Result<(), Fault> {
        let mut ahead = self.c;
        let Some(word) = ahead.eat_one(&["十", "百", "千"]) else { return Ok(()) };
        let power = ["十", "百", "千"].iter().position(|known| *known == word).unwrap_or(0) as u32 + 1;
        let rest = shown(ahead.rest);
        let right = said.whole(power).map_or("5000".to_owned(), |n| format!("{n}{rest}"));
        let text = shown(self.text);
        Err(Fault::new(
            Code::NumberMixed,
            say!(
                "«{text}»里阿拉伯数字后面写了“{word}”，只有“万”“亿”可以这样写",
                "«{text}» has `{word}` behind Arabic digits, only 万 and 亿 may stand there"
            ),
            say!("改成“{right}”", "write `{right}`"),
        ))
    }

    fn han(&mut self) -> Option<Said> {
        let run =
            self.c.run(|c| numeral::digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿'));
        let (run, scale) = match (run.strip_suffix('万'), run.strip_suffix('亿')) {
            (Some(rest), _) if !rest.contains('亿') => (rest, Scale::Wan),
            (_, Some(rest)) => (rest, Scale::Yi),
            _ => (run, Scale::One),
        };
        let digits = match run {
            "" if scale != Scale::One => 1,
            "百" => 100,
            "千" => 1000,
            _ => numeral::parse(run)?,
        };
        let all = u128::from(digits) * 10u128.pow(scale.power());
        (all < 10u128.pow(LONGEST as u32)).then_some(Said { han: true, ..Said::exact(digits, 0, scale) })
    }

    /// The number with its one word, checked; `form` makes the fault of a word that does not belong.
    pub(super) fn finish(
        &self,
        said: Said,
        unit: &str,
        flows: bool,
        form: impl Fn(&str) -> Fault,
    ) -> Result<Said, Fault> {
        let text = shown(self.text);
        if self.second != Marker::None {
            let right = [self.first, self.second, Marker::About]
                .into_iter()
                .map(|marker| said.marked(marker))
                .find(|one| one.check(unit, flows, &text).is_ok())
                .unwrap_or(said);
            return Err(double(&text, &right.text(unit)));
        }
        let said = said.marked(self.first);
        said.check(unit, flows, &text)?;
        if self.noise { Err(form(&said.text(unit))) } else { Ok(said) }
    }
}

fn too_long(text: &str) -> Fault {
    let text = shown(text);
    Fault::new(
        Code::NumberRange,
        say!("«{text}»位数太多，最多 {LONGEST} 位", "«{text}» has too many digits, at most {LONGEST}"),
        say!("核对数字；大的数用“万”“亿”写", "check the number; write large ones with 万 or 亿"),
    )
}
