//! `funding` 资助: money or goods given: a donation, grants for students, a project, a drive.

use super::claim::{Claim, Claims, Product};
use super::part::{Background, Ceremony, Organisation, Partnership, Person, Photo, Release, part};
use crate::problem::Bilingual;
use crate::value::{Count, Date, DateRange, Flag, Money, Period, Perspective, Quantity, Text, words};
use crate::yaml::{Enclosure, Path};

words! {
    /// What is given, or how it was raised.
    FundingForm "资助形式" "form of funding" {
        /// Money for any use.
        Cash = "cash", "资金" | "帮扶资金";
        /// Goods.
        Goods = "goods", "物资";
        /// Grants for students.
        Scholarship = "scholarship", "助学金";
        /// Money for one project.
        Project = "project", "项目资金";
        /// Money raised from many.
        Drive = "drive", "募捐";
    }
}

part! {
    /// Goods of one sort.
    Goods {
        /// What they are.
        name: required Text, "名称", sample "图书";
        /// How many.
        count: required Count, "数量", note "写上量词" "with the classifier", sample "1200册";
        /// The price of one.
        unit_price: optional Money, "单价", sample "25元";
        /// What they are worth together; 数量 times 单价.
        value: optional Money, "金额", sample "30000元";
    }
}

part! {
    /// One use of the money.
    Allocation {
        /// What for.
        purpose: required Text, "用途", sample "改造学生宿舍";
        /// How much of the money; for every use, or for none.
        share: optional Money, "金额", note "各项相加等于总金额；要么每项都写，要么都不写" "must add up to the amount; for every use or for none", sample "30万元";
    }
}

part! {
    /// The same sum year after year.
    Yearly {
        /// How many years.
        years: required Count, "年数", sample "两年";
        /// How much each year.
        rate: required Money, "每年", sample "50万元";
    }
}

part! {
    /// Those who are helped: counted, never named.
    Beneficiaries {
        /// Who they are, as a group.
        who: required Text, "对象", note "写群体，不写姓名" "a group, no names", sample "家庭经济困难学生";
        /// How many.
        count: required Count, "人数", sample "52名";
        /// What each gets, every year if 年数 is given.
        rate: optional Money, "每人标准", note "写了年数就是每人每年的标准" "a year's, where `years` is given", sample "4800元";
        /// For how many years.
        years: optional Count, "年数", sample "3年";
        /// What all of them get together: 人数 times 年数 times 标准.
        total: optional Money, "合计", sample "74.88万元";
    }
}

part! {
    /// One occasion of a drive, or one of several donations.
    Occasion {
        /// The day.
        date: required Date, "日期";
        /// Who raised or gave it, if not all donors together.
        donor: optional Text, "捐赠方", sample "临川区实验小学师生";
        /// Where.
        venue: optional Text, "地点", sample "临川区少年宫";
        /// By what.
        means: optional Text, "方式", sample "爱心义卖";
        /// How much.
        amount: required Money, "金额", sample "6.2万元";
    }
}

part! {
    /// Money or goods given, from donor to use.
    Funding {
        /// The release as a publication.
        release: required_part Release, "稿件";
        /// From whose side it is told; neutral if left out.
        perspective: optional Perspective, "口径";
        /// Who helps whom.
        partnership: part Partnership, "协作关系";
        /// Organisations with their short names.
        organisations: parts Organisation, "单位", note "列出文中要用简称的单位" "those that are named by a short form";
        /// What is given, or how it was raised.
        form: required FundingForm, "形式";
        /// What it is called.
        name: optional Text, "名称", note "活动或项目有名称才写，不必加引号" "if it has one, without quotation marks", sample "暖冬助学行动";
        /// Who gives.
        donors: list Text, "捐赠方", sample "临川区慈善会", flag usual;
        /// Who hands it over.
        giver: part Person, "捐赠代表", sample "临川区慈善会会长 陆知行";
        /// Who receives.
        recipient: required Text, "受赠方", sample "青禾县教育局";
        /// Who takes it over.
        receiver: part Person, "接受代表", sample "青禾县教育局局长 方明远";
        /// When, by day.
        dates: optional DateRange, "日期", note "不知道起止日的，删去这一栏，写“时间”" "if the days are not known, use `period` instead", flag usual;
        /// When, if not known by day.
        period: optional Period, "时间", note "写了“日期”就不必写" "not needed beside `dates`", sample "2023年至2024年";
        /// How much money in all.
        amount: optional Money, "金额", note "只捐物资的，删去这一栏；还没有全部到位的写“预计……”" "left out if only goods are given; write 预计 before it if it is expected", flag usual;
        /// Whether amounts in all are repeated in 大写.
        capital: optional Flag, "大写", note "写“是”，总金额后面加注大写" "if yes, the total is repeated in 大写";
        /// The same sum year after year.
        yearly: part Yearly, "分年";
        /// Which goods.
        goods: parts Goods, "物资";
        /// What the goods are worth in all.
        worth: optional Money, "物资价值", note "估算的写“折合……”" "write 折合 before it if it is reckoned", sample "折合12.68万元";
        /// What it is for.
        purposes: parts Allocation, "用途";
        /// Those who are helped.
        beneficiaries: parts Beneficiaries, "受益对象", note "只写人数，不写受助学生的姓名" "counted; aided students are never named";
        /// How many occasions there were.
        times: optional Count, "次数", note "应等于列出的次数" "must equal the occasions listed", sample "三次";
        /// Each occasion.
        occasions: parts Occasion, "分次", note "各次金额相加等于总金额" "must add up to the amount";
        /// Pictures that stand under the first paragraph.
        photos: parts Photo, "图片";
        /// Ceremonies.
        ceremonies: parts Ceremony, "仪式";
        /// What came of it, each a sentence.
        outcomes: list Text, "成效", sample "首批图书已在12所乡镇学校上架";
        /// Figures behind the event.
        background: parts Background, "背景数据";
        /// What comes next, each a sentence.
        plan: list Text, "下一步", sample "双方将定期公布物资使用情况";
    }
}

impl super::Facts for Funding {
    fn when(&self) -> super::When<'_> {
        (&self.dates, &self.period)
    }

    fn claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let event = &self.dates;
        let side = (&self.perspective, self.partnership.as_ref());
        claims.heading(root, &self.release, side, &self.organisations, event);
        if self.donors.is_empty() {
            claims.push(Claim::Donorless(*root, claims.in_ledger()));
        }
        for (i, donor) in self.donors.iter().enumerate() {
            claims.organisation(root.key("donors").index(i), donor);
            claims.different(root.key("recipient"), &self.recipient, donor);
        }
        claims.organisation(root.key("recipient"), &self.recipient);
        claims.maybe_person(root.key("giver"), self.giver.as_ref());
        claims.maybe_person(root.key("receiver"), self.receiver.as_ref());
        claims.amount(root.key("amount"), &self.amount);
        claims.amount(root.key("worth"), &self.worth);
        if self.capital.known().is_some_and(|capital| capital.get()) {
            let told = [&self.amount, &self.worth].into_iter().filter_map(|fact| fact.known());
            told.for_each(|money| claims.push(Claim::Capital(root.key("capital"), *money)));
        }
        self.goods_claims(root, claims);
        self.share_claims(root, claims);
        self.aid_claims(root, claims);
        self.occasion_claims(root, claims);
        claims.photos(&root.key("photos"), &self.photos);
        claims.each(&root.key("ceremonies"), &self.ceremonies, event);
        claims.each(&root.key("background"), &self.background, event);
        claims.begun(&self.period);
        self.need_claims(root, claims);
    }
}

impl Funding {
    /// Price times number is the value of each sort; the values are what all goods are worth.
    fn goods_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let at = root.key("goods");
        for (i, goods) in self.goods.iter().enumerate() {
            claims.amount(at.index(i).key("value"), &goods.value);
            if let (Some(value), Some(product)) = (goods.value.known(), goods.product()) {
                claims.push(Claim::Products(at.index(i).key("value"), *value, vec![product]));
            }
        }
        let told = |goods: &Goods| goods.value.known().map(|value| (*value, Vec::new()));
        let all = self.goods.iter().map(|goods| told(goods).or_else(|| goods.product())).collect();
        claims.products(root.key("worth"), &self.worth, all);
    }

    /// Shares and yearly sums add up to the amount.
    fn share_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        for (i, one) in self.purposes.iter().enumerate() {
            claims.amount(root.key("purposes").index(i).key("share"), &one.share);
        }
        let given = self.purposes.iter().filter(|one| !one.share.is_absent()).count();
        let alike = given == 0 || given == self.purposes.len();
        let what = Bilingual::new("其余各项用途的金额", "the share of every other use");
        claims.push(Claim::Needs(root.key("purposes"), alike, what));
        claims.sum(root.key("amount"), &self.amount, self.purposes.iter().map(|one| &one.share));
        if let Some(yearly) = &self.yearly {
            claims.amount(root.key("yearly").key("rate"), &yearly.rate);
            let both = yearly.rate.known().zip(yearly.years.known());
            let all = both.map(|(rate, years)| vec![(*rate, vec![*years])]);
            claims.products(root.key("amount"), &self.amount, all);
        }
    }

    /// Each group gets number times rate, for every year; all groups get the amount, if it is for them alone.
    fn aid_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        for (i, group) in self.beneficiaries.iter().enumerate() {
            let at = root.key("beneficiaries").index(i);
            claims.aided(at.key("who"), &group.who);
            claims.amount(at.key("total"), &group.total);
            if let (Some(total), Some(product)) = (group.total.known(), group.product()) {
                claims.push(Claim::Products(at.key("total"), *total, vec![product]));
            }
            if let (Some(amount), Some(total)) = (self.amount.known(), group.total.known()) {
                let (amount, total) = (Quantity::Money(*amount), Quantity::Money(*total));
                claims.push(Claim::Subset(at.key("total"), amount, total));
            }
        }
        let alone = self.purposes.is_empty() && self.yearly.is_none();
        let open = alone && self.beneficiaries.iter().all(|group| group.total.is_absent());
        let all = self.beneficiaries.iter().map(Beneficiaries::product).collect();
        claims.products(root.key("amount"), &self.amount, if open { all } else { None });
        for (list, texts) in [("outcomes", &self.outcomes), ("plan", &self.plan)] {
            for (i, text) in texts.iter().enumerate() {
                claims.aided(root.key(list).index(i), text);
            }
        }
        for (i, ceremony) in self.ceremonies.iter().enumerate() {
            for (j, text) in ceremony.details.iter().enumerate() {
                claims.aided(root.key("ceremonies").index(i).key("details").index(j), text);
            }
        }
        for (i, photo) in self.photos.iter().enumerate() {
            claims.aided(root.key("photos").index(i).key("caption"), &photo.caption);
        }
    }

    /// The occasions are as many as is said, lie inside the event, follow each other, add up to the amount.
    fn occasion_claims<'r>(&'r self, root: &Path, claims: &mut Claims<'r>) {
        let mut before: Option<&Date> = None;
        for (i, occasion) in self.occasions.iter().enumerate() {
            let at = root.key("occasions").index(i);
            claims.amount(at.key("amount"), &occasion.amount);
            claims.during(at.key("date"), &occasion.date, &self.dates);
            if let Some(date) = occasion.date.known()
                && let Some(before) = before.replace(date)
            {
                claims.push(Claim::NotBefore(at.key("date"), date, before));
            }
        }
        if let Some(times) = self.times.known()
            && !self.occasions.is_empty()
        {
            claims.push(Claim::Counts(root.key("times"), *times, self.occasions.len()));
        }
        claims.sum(root.key("amount"), &self.amount, self.occasions.iter().map(|one| &one.amount));
    }

    fn need_claims(&self, root: &Path, claims: &mut Claims<'_>) {
        // Inside a visit it happened on the visit.
        let timed =
            !(self.dates.is_absent() && self.period.is_absent()) || claims.around() == Enclosure::Record;
        claims.push(Claim::Needs(*root, timed, Bilingual::new("日期或时间", "dates or period")));
        let sums = self.amount.is_absent() && self.yearly.is_none();
        let things = self.goods.is_empty() && self.occasions.is_empty();
        let what = Bilingual::new("金额或物资", "amount or goods");
        claims.push(Claim::Needs(*root, !(sums && things), what));
    }
}

impl Goods {
    fn product(&self) -> Option<Product> {
        Some((*self.unit_price.known()?, vec![*self.count.known()?]))
    }
}

impl Beneficiaries {
    fn product(&self) -> Option<Product> {
        let mut counts = vec![*self.count.known()?];
        if !self.years.is_absent() {
            counts.push(*self.years.known()?);
        }
        Some((*self.rate.known()?, counts))
    }
}
