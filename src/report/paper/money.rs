//! Money and goods given, as a summary tells them: every gift counted once.

use serde::Serialize;

use super::figures::Term;
use super::students::TOLD;
use super::sum::Purse;
use super::view::{Lens, Row, by_key};
use crate::ledger::{Gift, ceremonies};
use crate::record::{Funding, FundingForm, Record};
use crate::report::wording;
use crate::yaml::{Path, Step};

/// One gift.
#[derive(Debug, Serialize)]
pub(super) struct GiftView {
    donors: String,
    recipient: String,
    form: String,
    name: String,
    /// How much; empty for goods alone.
    amount: String,
    /// 连续两年 and the sum of each year.
    years: String,
    rate: String,
    goods: Vec<(String, String)>,
    worth: String,
    purposes: Vec<(String, String)>,
    helped: Vec<(String, String)>,
    /// How many times money was raised.
    times: String,
    drive: bool,
}

/// Whether it was given over several years.
fn goes_on(told: &Told<'_>) -> bool {
    let years = told.row.time.and_then(|time| Some((time.first?.year(), time.last?.year())));
    told.funding.yearly.is_some() || years.is_some_and(|(first, last)| first < last)
}

/// Whether it tells of money at all.
fn tells_money(funding: &Funding) -> bool {
    !funding.amount.is_absent() || funding.yearly.is_some() || !funding.occasions.is_empty()
}

/// What was given in one year.
#[derive(Debug, Serialize)]
pub(super) struct GiftLine {
    /// What it is put in order by.
    #[serde(skip)]
    order: Option<u16>,
    year: String,
    /// Whether the line before is of the same year.
    again: bool,
    /// Whether it began then and went on.
    since: bool,
    items: Vec<GiftView>,
    /// How many gifts, where they are not told one by one.
    number: String,
    /// All of the year, where there were several gifts of money.
    total: String,
    /// Whether goods are told beside the money, which the total does not count.
    goods: bool,
}

/// Everything given.
#[derive(Debug, Serialize)]
pub(super) struct Gifts {
    lines: Vec<GiftLine>,
    /// Money of all years, where several gifts were told.
    pub(super) total: String,
    /// Goods of all years, where several were told.
    worth: String,
}

/// A funding of the paper: where it is told, and itself.
struct Told<'l> {
    row: Row<'l>,
    at: Path,
    funding: &'l Funding,
}

/// Money and goods year by year.
pub(super) fn fundings(lens: &Lens<'_>) -> Option<Gifts> {
    let mut found: Vec<Told<'_>> = Vec::new();
    for row in &lens.rows {
        match row.record {
            Record::Funding(funding) => found.push(Told { row: *row, at: Path::root(), funding }),
            Record::Visit(visit) => {
                let inner = visit.fundings.iter().enumerate();
                found.extend(inner.map(|(i, funding)| Told {
                    row: *row,
                    at: Path::root().key("fundings").index(i),
                    funding,
                }));
            }
            _ => {}
        }
    }
    found.retain(|told| gift_of(lens, told).is_none_or(|gift| gift.twin.is_none()));
    let (mut sum, mut worth) = (Purse::default(), Purse::default());
    let mut lines = Vec::new();
    for (_, of_year) in by_key(found.into_iter().map(|told| ((told.row.year(), goes_on(&told)), told))) {
        let mut purse = Purse::default();
        for told in &of_year {
            match gift_of(lens, told) {
                Some(gift) => add(&mut purse, gift),
                // Money whose sum is not known leaves no total.
                None if tells_money(told.funding) => purse.lack(told.row.entry, told.at.key("amount")),
                None => {}
            }
            let at = told.at.key("worth");
            match told.funding.worth.known() {
                Some(money) => worth.add(told.row.entry, at, *money),
                None if !told.funding.goods.is_empty() => worth.lack(told.row.entry, at),
                None => {}
            }
        }
        lines.push(line(lens, &of_year, &purse));
        sum.join(&purse);
    }
    let ceremonies = at_ceremonies(lens, &mut sum);
    lines.extend(ceremonies);
    lines.sort_by_key(|line| line.order);
    let mut year = None;
    for line in &mut lines {
        line.again = line.order.is_some() && line.order == year;
        year = line.order;
    }
    let several = |purse: &Purse, lens: &Lens<'_>| match purse.terms().len() {
        0 | 1 => String::new(),
        _ => purse.told(lens),
    };
    let lone = lines.len() == 1 && lines.first().is_some_and(|line: &GiftLine| !line.total.is_empty());
    (!lines.is_empty()).then(|| Gifts {
        total: if lone { String::new() } else { several(&sum, lens) },
        worth: several(&worth, lens),
        lines,
    })
}

/// Gifts that only a ceremony tells.
fn at_ceremonies(lens: &Lens<'_>, sum: &mut Purse) -> Vec<GiftLine> {
    let mut lines = Vec::new();
    for row in &lens.rows {
        for (i, ceremony) in ceremonies(row.record).iter().enumerate() {
            for (j, donation) in ceremony.donations.iter().enumerate() {
                let at = Path::root().key("ceremonies").index(i).key("donations").index(j);
                let path = at.key("amount");
                let found = lens.gifts(row.entry).iter().find(|gift| gift.path.steps() == path.steps());
                let Some(gift) = found.filter(|gift| gift.twin.is_none()) else { continue };
                add(sum, gift);
                let item = GiftView {
                    donors: lens.local(row.entry, at.key("donor"), &donation.donor),
                    recipient: lens.local(row.entry, at.key("recipient"), &donation.recipient),
                    amount: lens.tracker.fact(row.entry, path, &donation.amount),
                    ..GiftView::empty()
                };
                let (number, total) = (String::new(), String::new());
                lines.push(GiftLine {
                    order: row.year(),
                    year: lens.year(row),
                    again: false,
                    since: false,
                    items: vec![item],
                    number,
                    total,
                    goods: false,
                });
            }
        }
    }
    lines
}

/// The gift that a funding makes; those of its ceremonies are others.
fn gift_of<'g>(lens: &'g Lens<'_>, told: &Told<'_>) -> Option<&'g Gift<'g>> {
    let depth = told.at.steps().len();
    lens.gifts(told.row.entry).iter().find(|gift| {
        let steps = gift.path.steps();
        steps.starts_with(told.at.steps()) && steps.get(depth) != Some(&Step::Key("ceremonies"))
    })
}

fn add(purse: &mut Purse, gift: &Gift<'_>) {
    if gift.factors.is_empty() {
        purse.add(gift.entry, gift.path, gift.money);
    } else {
        let terms = gift.factors.iter().map(|(path, text)| Term::of(gift.entry, *path, text));
        purse.product(gift.money, terms.collect());
    }
}

fn line(lens: &Lens<'_>, told: &[Told<'_>], purse: &Purse) -> GiftLine {
    let many = told.len() > TOLD;
    let items = told.iter().take(if many { 0 } else { TOLD }).map(|one| view(lens, one)).collect();
    let terms = told.iter().map(|one| Term::of(one.row.entry, one.at, "1笔")).collect();
    GiftLine {
        order: told.first().and_then(|one| one.row.year()),
        year: told.first().map(|one| lens.year(&one.row)).unwrap_or_default(),
        again: false,
        since: told.iter().any(goes_on),
        goods: told.iter().any(|one| !one.funding.goods.is_empty() || !one.funding.worth.is_absent()),
        items,
        number: if many { lens.number(told.len(), "笔", "资助", terms) } else { String::new() },
        total: if purse.terms().len() > 1 && (many || told.len() > 1) {
            purse.told(lens)
        } else {
            String::new()
        },
    }
}

impl GiftView {
    fn empty() -> Self {
        Self {
            donors: String::new(),
            recipient: String::new(),
            form: String::new(),
            name: String::new(),
            amount: String::new(),
            years: String::new(),
            rate: String::new(),
            goods: Vec::new(),
            worth: String::new(),
            purposes: Vec::new(),
            helped: Vec::new(),
            times: String::new(),
            drive: false,
        }
    }
}

fn view(lens: &Lens<'_>, told: &Told<'_>) -> GiftView {
    let Told { row, at, funding } = told;
    let (tracker, entry) = (&lens.tracker, row.entry);
    let yearly = funding.yearly.as_ref();
    let at_yearly = at.key("yearly");
    let goods = funding.goods.iter().enumerate().map(|(i, goods)| {
        let at = at.key("goods").index(i);
        (tracker.fact(entry, at.key("name"), &goods.name), tracker.fact(entry, at.key("count"), &goods.count))
    });
    let purposes = funding.purposes.iter().enumerate().map(|(i, one)| {
        let at = at.key("purposes").index(i);
        let purpose = tracker
            .worded(entry, at.key("purpose"), &one.purpose, |text| wording::stem(text.as_str()).to_owned());
        (purpose, tracker.fact(entry, at.key("share"), &one.share))
    });
    let helped = funding.beneficiaries.iter().enumerate().map(|(i, one)| {
        let at = at.key("beneficiaries").index(i);
        (tracker.fact(entry, at.key("who"), &one.who), tracker.fact(entry, at.key("count"), &one.count))
    });
    GiftView {
        donors: lens.locals(entry, at.key("donors"), &funding.donors),
        recipient: lens.local(entry, at.key("recipient"), &funding.recipient),
        form: tracker.fact(entry, at.key("form"), &funding.form),
        name: tracker.worded(entry, at.key("name"), &funding.name, |name| wording::quoted(name.as_str())),
        amount: amount(lens, told),
        years: yearly.map(|one| tracker.fact(entry, at_yearly.key("years"), &one.years)).unwrap_or_default(),
        rate: yearly.map(|one| tracker.fact(entry, at_yearly.key("rate"), &one.rate)).unwrap_or_default(),
        goods: goods.collect(),
        worth: tracker.fact(entry, at.key("worth"), &funding.worth),
        purposes: purposes.collect(),
        helped: helped.collect(),
        times: tracker.fact(entry, at.key("times"), &funding.times),
        drive: funding.form.known() == Some(&FundingForm::Drive),
    }
}

/// The amount as it was given, or the sum of what was given in its place.
fn amount(lens: &Lens<'_>, told: &Told<'_>) -> String {
    if !told.funding.amount.is_absent() {
        return lens.tracker.fact(told.row.entry, told.at.key("amount"), &told.funding.amount);
    }
    let Some(gift) = gift_of(lens, told) else { return String::new() };
    let terms: Vec<Term> =
        gift.factors.iter().map(|(path, text)| Term::of(gift.entry, *path, text)).collect();
    let sign = if gift.rate.is_some() { "×" } else { "＋" };
    let formula = gift.factors.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(sign);
    lens.tracker.computed(gift.money.to_string(), formula, terms)
}
