//! Official documents: the figures of GB/T 9704-2012 found in the file, and measured on the page.

mod report;
mod text_of;

use jianbao::{Document, FORMATS, Format, Theme};

fn docx(document: &Document) -> Vec<u8> {
    Format::named("docx").unwrap().write(document, Theme::gongwen(), &report::pictures()).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(text_of::zip_entry(bytes, name)).unwrap()
}

#[test]
fn all_formats_say_the_same() {
    for document in [report::document(), report::letter(), report::long_letter(), report::minutes()] {
        for theme in [Theme::gongwen(), Theme::news(), Theme::briefing()] {
            let said = text_of::of_document(&document);
            let write = |format: &Format| format.write(&document, theme, &report::pictures()).unwrap();
            let [md, html, docx] = [0, 1, 2].map(|at| write(&FORMATS[at]));
            assert_eq!(text_of::of_markdown(std::str::from_utf8(&md).unwrap()), said);
            assert_eq!(text_of::of_html(std::str::from_utf8(&html).unwrap()), said);
            assert_eq!(text_of::of_docx(&docx), said);
            assert_eq!(docx, write(&FORMATS[2]), "same input, same bytes");
        }
    }
}

/// The properties of a style, or of the first paragraph of that style if it has some of its own.
fn style<'x>(styles: &'x str, id: &str) -> &'x str {
    let from = styles.find(&format!("w:styleId=\"{id}\"")).unwrap_or_else(|| panic!("no style {id}"));
    styles[from..].split("</w:style>").next().unwrap()
}

fn paragraphs<'x>(body: &'x str, id: &str) -> Vec<&'x str> {
    let mark = format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/>");
    let found: Vec<&str> =
        body.split(mark.as_str()).skip(1).map(|rest| rest.split("</w:p>").next().unwrap()).collect();
    assert!(!found.is_empty(), "no paragraph of style {id}");
    found
}

/// Every figure that GB/T 9704-2012 fixes: clause, element, where it is looked for, what must be found there.
#[rustfmt::skip]
const FIGURES: &[(&str, &str, &str, &str)] = &[
    ("5.2.1", "A4", "section", "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"),
    ("5.2.1", "天头 37 mm", "section", "w:top=\"2098\""),
    ("5.2.1", "版心 225 mm: 下边距 35 mm", "section", "w:bottom=\"1984\""),
    ("5.2.1", "订口 28 mm", "section", "w:left=\"1587\""),
    ("5.2.1", "版心 156 mm: 右边距 26 mm", "section", "w:right=\"1474\""),
    ("5.2.2", "正文 3 号", "style Body", "<w:sz w:val=\"32\"/>"),
    ("5.2.2", "正文仿宋", "style Body", "w:eastAsia=\"仿宋\""),
    ("5.2.3", "22 行", "style Body", "w:line=\"579\" w:lineRule=\"exact\""),
    ("5.2.3", "22 行", "section", "w:linePitch=\"579\""),
    ("5.2.3", "28 字：字距收 0.25 磅", "style Body", "<w:spacing w:val=\"-5\"/>"),
    ("7.2.1", "份号 3 号", "style Copy", "<w:sz w:val=\"32\"/>"),
    ("7.2.1", "份号顶格", "style Copy", "<w:jc w:val=\"left\"/>"),
    ("7.2.2", "密级 3 号黑体", "style Secret", "w:eastAsia=\"黑体\""),
    ("7.2.2", "密级 3 号", "style Secret", "<w:sz w:val=\"32\"/>"),
    ("7.2.3", "紧急程度 3 号黑体", "style Urgent", "w:eastAsia=\"黑体\""),
    ("7.2.4", "发文机关标志居中", "style Mark", "<w:jc w:val=\"center\"/>"),
    ("7.2.4", "发文机关标志小标宋", "style Mark", "w:eastAsia=\"方正小标宋简体\""),
    ("7.2.4", "发文机关标志红色", "style Mark", "<w:color w:val=\"FF0000\"/>"),
    // 35 mm are 1984 twips; three lines of 579 stand above.
    ("7.2.4", "标志上边缘至版心上边缘 35 mm", "first Mark", "w:before=\"247\""),
    ("7.2.5", "标志下空二行", "style No", "w:before=\"1158\""),
    ("7.2.5", "上行文发文字号居左空一字", "style No", "w:leftChars=\"100\""),
    ("7.2.5", "发文字号 3 号仿宋", "style No", "w:eastAsia=\"仿宋\""),
    ("7.2.6", "签发人居右空一字", "first No", "<w:tab w:val=\"right\" w:pos=\"8524\"/>"),
    ("7.2.6", "签发人姓名 3 号楷体", "first No", "w:eastAsia=\"楷体\" w:hint=\"eastAsia\"/></w:rPr><w:t>方明远　苏映雪"),
    // 4 mm are 227 twips: the empty line over the rule.
    ("7.2.7", "分隔线在发文字号之下 4 mm", "style Rule", "w:line=\"227\" w:lineRule=\"exact\""),
    ("7.2.7", "分隔线红色", "style Rule", "w:color=\"FF0000\""),
    ("7.3.1", "标题在红色分隔线下空二行", "style Rule", "w:after=\"1158\""),
    ("7.3.1", "标题 2 号", "style H1", "<w:sz w:val=\"44\"/>"),
    ("7.3.1", "标题小标宋", "style H1", "w:eastAsia=\"方正小标宋简体\""),
    ("7.3.1", "标题居中", "style H1", "<w:jc w:val=\"center\"/>"),
    ("7.3.2", "主送机关在标题下空一行", "style H1", "w:after=\"579\""),
    ("7.3.2", "主送机关顶格", "style To", "<w:jc w:val=\"left\"/>"),
    ("7.3.2", "主送机关后全角冒号", "first To", "县人民政府："),
    ("7.3.3", "每个自然段左空二字", "style Body", "w:firstLineChars=\"200\""),
    ("7.3.3", "一、黑体", "style H2", "w:eastAsia=\"黑体\""),
    ("7.3.3", "（一）楷体", "style H3", "w:eastAsia=\"楷体\""),
    ("7.3.3", "1. 仿宋", "style H4", "w:eastAsia=\"仿宋\""),
    ("7.3.3", "（1）仿宋", "style H5", "w:eastAsia=\"仿宋\""),
    ("7.3.3", "标题 3 号", "style H2", "<w:sz w:val=\"32\"/>"),
    ("7.3.4", "附件说明在正文下空一行", "style Annexes", "w:before=\"579\""),
    ("7.3.4", "附件说明左空二字，转行与名称对齐", "first Annexes", "w:leftChars=\"575\" w:left=\"1840\" w:hangingChars=\"375\""),
    ("7.3.4", "附件名称后无标点", "first Annexes", "接受帮扶情况表</w:t>"),
    // The date takes 8.25 characters with the gaps beside its digits, the signature 6.
    ("7.3.5.1", "成文日期右空四字", "first Date", "w:rightChars=\"400\""),
    ("7.3.5.1", "署名在成文日期之上居中", "first Unit", "w:rightChars=\"512\""),
    ("7.3.5.4", "成文日期用阿拉伯数字", "first Date", "2024年12月20日"),
    ("7.3.6", "附注居左空二字加圆括号", "first Note", "（联系人："),
    ("7.3.6", "附注居左空二字", "style Note", "w:firstLineChars=\"200\""),
    ("7.3.7", "附件另面编排", "first Annex", "<w:pageBreakBefore/>"),
    ("7.3.7", "附件序号 3 号黑体", "style Annex", "w:eastAsia=\"黑体\""),
    ("7.3.7", "附件标题在第三行", "style Annex", "w:after=\"579\""),
    ("7.3.7", "附件标题居中", "style AnnexTitle", "<w:jc w:val=\"center\"/>"),
    ("7.4.1", "首末条 0.35 mm", "imprint", "<w:top w:val=\"single\" w:sz=\"8\""),
    ("7.4.1", "中间的 0.25 mm", "imprint", "<w:insideH w:val=\"single\" w:sz=\"6\""),
    ("7.4.1", "末条与版心下边缘重合", "imprint", "w:vertAnchor=\"margin\""),
    ("7.4.1", "末条与版心下边缘重合", "imprint", "w:tblpYSpec=\"bottom\""),
    ("7.4.1", "与版心等宽", "imprint", "<w:tblW w:w=\"8844\""),
    ("7.4.2", "抄送 4 号仿宋", "style Imprint", "<w:sz w:val=\"28\"/>"),
    ("7.4.2", "左右各空一字", "style Imprint", "w:leftChars=\"100\""),
    ("7.4.2", "左右各空一字", "style Imprint", "w:rightChars=\"100\""),
    ("7.4.2", "回行与冒号后的首字对齐", "first Imprint", "w:leftChars=\"400\" w:left=\"1120\" w:hangingChars=\"300\""),
    ("7.4.3", "印发日期右空一字", "first Imprint", "<w:tab w:val=\"right\" w:pos=\"8564\"/>"),
    ("7.5", "页码 4 号", "odd", "<w:sz w:val=\"28\"/>"),
    ("7.5", "页码宋体", "odd", "w:ascii=\"宋体\""),
    ("7.5", "一字线", "odd", "— "),
    ("7.5", "单页码居右", "odd", "<w:jc w:val=\"right\"/>"),
    ("7.5", "单页码空一字", "odd", "w:right=\"280\""),
    ("7.5", "双页码居左", "even", "<w:jc w:val=\"left\"/>"),
    ("7.5", "双页码空一字", "even", "w:left=\"280\""),
    ("7.5", "单双页不同", "settings", "<w:evenAndOddHeaders/>"),
];

#[test]
fn every_figure_of_the_standard_is_in_the_file() {
    let bytes = docx(&report::document());
    let [body, styles, odd, even, settings] = ["document", "styles", "footer1", "footer2", "settings"]
        .map(|name| part(&bytes, &format!("word/{name}.xml")));
    let section = &body[body.rfind("<w:sectPr").unwrap()..];
    let imprint = &body[body.find("<w:tblpPr").unwrap()..];
    for (clause, element, place, expected) in FIGURES {
        let text = match place.split_once(' ') {
            Some(("style", id)) => style(&styles, id),
            Some((_, id)) => paragraphs(&body, id)[0],
            None => match *place {
                "section" => section,
                "imprint" => imprint,
                "odd" => &odd,
                "even" => &even,
                _ => &settings,
            },
        };
        assert!(text.contains(expected), "{clause} {element}: {expected} is not in {place}:\n{text:.600}");
    }
    assert!(!style(&styles, "H1").contains("<w:b/>"), "7.3.1: titles are never bold");
    assert!(!style(&styles, "H4").contains("<w:b/>"), "7.3.3 knows no bold headings");
    for (level, id) in ["H1", "H2", "H3", "H4"].into_iter().enumerate() {
        assert!(style(&styles, id).contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")));
    }
}

/// Every figure of clause 10 that differs from clause 7.
#[rustfmt::skip]
const LETTERS: &[(&str, &str, &str, &str)] = &[
    // 30 mm are 1701 twips, 170 mm 9638.
    ("10.1", "标志上边缘至上页边 30 mm", "first Mark", "w:vAnchor=\"page\" w:hAnchor=\"page\" w:xAlign=\"center\" w:y=\"1701\""),
    ("10.1", "标志居中", "style Mark", "<w:jc w:val=\"center\"/>"),
    ("10.1", "标志红色小标宋", "style Mark", "<w:color w:val=\"FF0000\"/>"),
    ("10.1", "红色双线，上粗下细", "first Rule", "<w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"0\" w:color=\"FF0000\"/>"),
    // 30 mm, 50 points of type and 4 mm, less the empty line of one point over the rule.
    ("10.1", "标志下 4 mm", "first Rule", "w:y=\"2908\""),
    ("10.1", "线长 170 mm", "first Rule", "<w:framePr w:w=\"9638\""),
    ("10.1", "份号顶格，发文字号在同一行顶格居右", "first No", "<w:tab w:val=\"right\" w:pos=\"8844\"/>"),
    ("10.1", "份号", "first No", "000012"),
    ("10.1", "密级另行，黑体", "first Secret", "机密★1年"),
    ("10.1", "标题与其上最后一个要素相距二行", "first H1", "<w:spacing w:before=\"1158\"/>"),
    ("10.1", "距下页边 20 mm 红色双线（上细下粗）", "foot", "<w:bottom w:val=\"thinThickSmallGap\""),
    ("10.1", "线长 170 mm", "foot", "<w:framePr w:w=\"9638\""),
    ("10.1", "首页不显示页码", "section", "<w:titlePg/>"),
    ("10.1", "版记不加分隔线", "imprint", "<w:top w:val=\"nil\"/><w:bottom w:val=\"nil\"/><w:insideH w:val=\"nil\"/>"),
    ("10.1", "版记在最后一页版心内最下方", "imprint", "w:tblpYSpec=\"bottom\""),
];

#[test]
fn every_figure_of_letters_is_in_the_file() {
    let bytes = docx(&report::long_letter());
    let [body, styles, foot] =
        ["document", "styles", "footer3"].map(|name| part(&bytes, &format!("word/{name}.xml")));
    for (clause, element, place, expected) in LETTERS {
        let text = match place.split_once(' ') {
            Some(("style", id)) => style(&styles, id),
            Some((_, id)) => paragraphs(&body, id)[0],
            None => match *place {
                "section" => &body[body.rfind("<w:sectPr").unwrap()..],
                "imprint" => &body[body.find("<w:tblpPr").unwrap()..],
                _ => &foot,
            },
        };
        assert!(text.contains(expected), "{clause} {element}: {expected} is not in {place}:\n{text:.600}");
    }
    assert!(!foot.contains("PAGE"), "the first page has no number");
    let document = part(&docx(&report::document()), "word/document.xml");
    assert!(!document.contains("titlePg") && !document.contains("framePr"), "a document is no letter");
    let alone = part(&docx(&report::letter()), "word/document.xml");
    assert!(paragraphs(&alone, "No")[0].contains("<w:jc w:val=\"right\"/>"), "10.1: a number alone");
}

/// 10.3: minutes name those who were there under the text, the labels in 黑体, further lines behind the label.
#[test]
fn minutes_say_who_was_there() {
    let bytes = docx(&report::minutes());
    let body = part(&bytes, "word/document.xml");
    assert!(paragraphs(&body, "Mark")[0].contains("w:before=\"1984\""), "35 mm under the top of the text");
    let found = paragraphs(&body, "Attend");
    assert_eq!(found.len(), 3);
    for (line, label) in found.iter().zip(["出席", "请假", "列席"]) {
        assert!(
            line.contains(&format!("w:eastAsia=\"黑体\" w:hint=\"eastAsia\"/></w:rPr><w:t>{label}</w:t>")),
            "{line}"
        );
        assert!(
            line.contains("w:leftChars=\"500\" w:left=\"1600\" w:hangingChars=\"300\" w:hanging=\"960\""),
            "{line}"
        );
        assert_eq!(line.contains("w:before=\"0\""), label != "出席", "one line under the text");
    }
    assert!(!body.contains("w:val=\"Unit\"") && !body.contains("w:val=\"Date\""), "minutes are not signed");
}

/// 7.3.5.2: without a seal the signature keeps two characters from the right, and the date begins two characters after
/// the signature; a longer date keeps two characters, and the signature gives way.
#[test]
fn signatures_without_a_seal_stand_by_their_length() {
    for (unit, date, wanted) in [
        ("青禾县教育局", "2024年6月3日", ("525", "200")),
        ("青禾县教育局基础教育股", "2024年6月3日", ("200", "375")),
        ("县教育局", "2024年12月20日", ("825", "200")),
    ] {
        let mut document = report::letter();
        let official = document.official.as_mut().unwrap();
        (official.units, official.date) = (vec![unit.to_owned()], date.to_owned());
        let body = part(&docx(&document), "word/document.xml");
        let found = ["Unit", "Date"].map(|id| {
            let paragraph = paragraphs(&body, id)[0];
            paragraph.split("w:rightChars=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        });
        assert_eq!((found[0].as_str(), found[1].as_str()), wanted, "{unit} {date}");
    }
}

#[test]
fn long_names_of_issuing_bodies_shrink_to_one_line() {
    let mut document = report::letter();
    document.official.as_mut().unwrap().mark = "青禾县人民政府教育督导委员会办公室文件".to_owned();
    let body = part(&docx(&document), "word/document.xml");
    // 19 characters on 156 mm: 23 points each.
    assert!(paragraphs(&body, "Mark")[0].contains("<w:sz w:val=\"46\"/>"));
}

const LEDGER: &str = "\
类型: 台账
协作关系: {帮扶方: {地区: 临川区, 教育局: 临川区教育局}, 受援方: {地区: 青禾县, 教育局: 青禾县教育局}}
时段: 2024年
总结:
  落款单位: 青禾县教育局
  日期: 2024-12-20
  公文:
    发文机关标志: 青禾县教育局文件
    发文字号: 青教〔2024〕5号
    主送机关: 县人民政府
    附件: {名称: 结对学校名单, 正文: [青禾县第一小学*与临川区实验小学结对]}
    盖章: 是
    抄送: [县委办公室, 县政府办公室]
    印发机关: 青禾县教育局办公室
    印发日期: 2024-12-20
资助:
- {形式: 资金, 捐赠方: 临川区慈善会, 受赠方: 青禾县教育局, 时间: 2024年5月, 金额: 10万元}
";

fn summary(ledger: &str) -> Result<Document, jianbao::Error> {
    let pipeline = jianbao::Pipeline::new()?;
    let ledger =
        pipeline.read_ledger(&[jianbao::LedgerFile::new("台账.yaml", ledger.as_bytes().to_vec())])?;
    let paper = jianbao::Paper::named("summary").unwrap();
    Ok(pipeline.draft_paper(&ledger, paper, None)?.document)
}

#[test]
fn a_summary_leaves_the_office_as_an_official_document() {
    let document = summary(LEDGER).unwrap_or_else(|error| panic!("{error:#}"));
    let text = document.plain_text();
    let wanted = [
        "青禾县教育局文件\n青教〔2024〕5号\n",
        "\n县人民政府：\n",
        "\n附件：结对学校名单\n青禾县教育局\n2024年12月20日\n附件\n结对学校名单\n青禾县第一小学*与临川区实验小学结对\n",
        "\n抄送：县委办公室，县政府办公室。\n青禾县教育局办公室\t2024年12月20日印发\n",
    ];
    let places: Vec<usize> =
        wanted.iter().map(|part| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"))).collect();
    assert!(places.is_sorted() && places[0] == 0, "{text}");
    assert_eq!(text.matches("2024年12月20日").count(), 2, "signed once");
    assert_eq!(text_of::of_docx(&docx(&document)), text_of::of_document(&document));
}

/// The facts of the head of an official document are found again like those of the text.
#[test]
fn what_stands_around_a_paper_stands_in_its_sheet() {
    let pipeline = jianbao::Pipeline::new().unwrap();
    let two = LEDGER.replace(
        "附件: {名称: 结对学校名单, 正文: [青禾县第一小学*与临川区实验小学结对]}",
        "附件: [{名称: 结对学校名单}, {名称: 2025年计划, 正文: [选派10名]}]",
    );
    let ledger = pipeline.read_ledger(&[jianbao::LedgerFile::new("台账.yaml", two)]).unwrap();
    let made = pipeline.paper(&ledger, jianbao::Paper::named("summary").unwrap(), None).unwrap();
    let rows: Vec<(&str, &str)> =
        made.figures.figures.iter().map(|row| (row.text.as_str(), row.origins[0].field.as_str())).collect();
    assert_eq!(rows[0], ("青禾县教育局文件", "总结.公文.发文机关标志"));
    for wanted in [
        ("青教〔2024〕5号", "总结.公文.发文字号"),
        ("县人民政府", "总结.公文.主送机关[0]"),
        ("2025年计划", "总结.公文.附件[1].名称"),
        ("选派10名", "总结.公文.附件[1].正文[0]"),
        ("青禾县教育局", "总结.落款单位"),
        ("2024年12月20日", "总结.日期"),
        ("县政府办公室", "总结.公文.抄送[1]"),
        ("2024年12月20日", "总结.公文.印发日期"),
    ] {
        assert!(rows.contains(&wanted), "{wanted:?} in {rows:#?}");
    }
    assert!(
        made.figures.fixed.ends_with(&["1", "2", "1", "2"].map(str::to_owned)),
        "{:?}",
        made.figures.fixed
    );
}

const VISIT: &str = "\
类型: 调研
稿件:
  发布日期: 2024-06-03
  来源: 青禾县教育局
  作者: [何清越]
  公文:
    格式: 信函
    发文机关标志: 青禾县教育局
    发文字号: 青教函〔2024〕12号
    主送机关: 临川区教育局
    目录: 否
    抄送: 县政府办公室
日期: 2024-05-29 至 2024-05-30
到访地: 青禾县
目的: 调研
任务: 教育帮扶
来访团: {派出单位: 临川区教育局, 领队: 临川区教育局局长 沈砚秋, 人数: 8人}
行程:
- 站点:
  - {地点: 青禾县第一中学, 活动: [察看校园环境, 与支教教师座谈]}
";

/// A record leaves as a letter: signed under its text, by its source, on its day; no byline, days with their year.
#[test]
fn a_record_leaves_the_office_as_a_letter() {
    let pipeline = jianbao::Pipeline::new().unwrap();
    let checked =
        pipeline.read(&jianbao::Source::new("visit.yaml", VISIT)).unwrap_or_else(|error| panic!("{error:#}"));
    let document = pipeline.compose(&checked).unwrap();
    let text = document.plain_text();
    assert!(text.starts_with("青禾县教育局\n青教函〔2024〕12号\n"), "{text}");
    assert!(text.ends_with("\n青禾县教育局\n2024年6月3日\n抄送：县政府办公室。\n"), "{text}");
    assert!(text.contains("\n临川区教育局：\n2024年5月29日至30日，"), "{text}");
    assert!(!text.contains("来源") && !text.contains("何清越"), "{text}");
    assert_eq!(document.meta.published.as_deref(), Some("2024-06-03"));
    assert_eq!(document.official.as_ref().unwrap().layout, jianbao::Layout::Letter);
    assert_eq!(text_of::of_docx(&docx(&document)), text_of::of_document(&document));
}

/// One field makes any of these papers official, in one way.
#[test]
fn a_work_information_leaves_as_minutes_or_with_its_contents() {
    let pipeline = jianbao::Pipeline::new().unwrap();
    let ledger = LEDGER
        .replace("总结:", "工作信息:")
        .replace("落款单位", "发布单位")
        .replace("    盖章: 是\n", "    格式: 纪要\n    目录: 是\n    出席: [县教育局 方明远]\n");
    let ledger = pipeline.read_ledger(&[jianbao::LedgerFile::new("台账.yaml", ledger)]).unwrap();
    let made = pipeline.paper(&ledger, jianbao::Paper::named("work_info").unwrap(), None).unwrap();
    let text = made.document.plain_text();
    assert!(text.contains("\n出席：县教育局 方明远\n"), "{text}");
    assert_eq!(text.matches("2024年12月20日").count(), 1, "minutes are printed, not signed: {text}");
    assert!(made.document.blocks.contains(&jianbao::Block::Contents));
    assert!(made.figures.figures.iter().any(|row| row.text == "县教育局 方明远"));
}

/// Signs that are printed around a field anyway may be typed with it.
#[test]
fn colons_parentheses_and_title_marks_are_not_doubled() {
    let typed = LEDGER
        .replace("主送机关: 县人民政府", "主送机关: [\"县人民政府：\"]")
        .replace("名称: 结对学校名单", "名称: 《结对学校名单》")
        .replace("    盖章: 是\n", "    盖章: 是\n    附注: （联系人：何清越）\n");
    let text = summary(&typed).unwrap_or_else(|error| panic!("{error:#}")).plain_text();
    assert!(text.contains("\n县人民政府：\n") && !text.contains("：："), "{text}");
    assert!(text.contains("（联系人：何清越）") && !text.contains("（（"), "{text}");
    assert!(text.contains("附件：结对学校名单") && !text.contains("《结对"), "{text}");
}

#[test]
fn marks_above_the_letterhead_are_checked() {
    for (typed, code, right) in [
        ("份号: 12", "value.copy.number", "000012"),
        ("份号: \"0000123\"", "value.copy.number", "000012"),
        ("密级: 秘密", "value.secrecy.form", "秘密★1年"),
        ("密级: 内部", "value.secrecy.form", "机密★1年"),
        ("紧急程度: 急", "value.word.unknown", "特急"),
    ] {
        let with = LEDGER.replace("    盖章: 是\n", &format!("    盖章: 是\n    {typed}\n"));
        let error = summary(&with).unwrap_err();
        let problem = error.problems().next().unwrap();
        assert_eq!(problem.code.as_str(), code, "{typed}");
        assert!(problem.hint.zh.contains(right), "{problem:#}");
    }
    for fine in
        ["份号: \"000012\"", "密级: 机密★1年", "密级: 秘密★长期", "密级: 秘密★6个月", "紧急程度: 加急"]
    {
        let with = LEDGER.replace("    盖章: 是\n", &format!("    盖章: 是\n    {fine}\n"));
        assert!(summary(&with).is_ok(), "{fine}");
    }
}

#[test]
fn document_numbers_are_checked_where_they_stand() {
    let error = summary(&LEDGER.replace("〔2024〕5号", "[2024]05号")).unwrap_err();
    let problem = error.problems().next().unwrap();
    assert_eq!(problem.code, jianbao::Code::DocumentNumber);
    assert!(problem.hint.zh.contains("青教〔2024〕5号"), "{problem:#}");
}
