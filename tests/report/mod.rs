//! An official report of twelve pages: letterhead, three levels of headings, tables over page breaks, figures,
//! attachments, imprint.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jianbao::{Attachment, Document, Layout, Meta, Official, markup};

const SENTENCES: [&str; 6] = [
    "青禾县教育局与临川区教育局按照协议开展结对帮扶，两地学校结成对子，定期互派教师，共同备课、听课、评课。",
    "帮扶资金主要用于改善乡镇学校办学条件，购置图书、体育器材和实验仪器，各校建立台账，专人保管。",
    "临川区选派的支教教师承担主要学科教学任务，带动本地教师开展教研，形成了一批可以推广的做法。",
    "县教育局每学期召开一次联席会议，研究解决结对学校提出的问题，督促各项任务按时完成。",
    "乡镇中心学校组织学生参加夏令营和线上同步课堂，开阔了视野，增进了两地学生的友谊。",
    "下一阶段，双方将继续完善机制，把资源更多投向紧缺学科，让结对帮扶真正惠及每一所学校。",
];

fn paragraphs(out: &mut String, from: usize, count: usize) {
    for index in 0..count {
        for sentence in 0..3 {
            out.push_str(SENTENCES[(from + index + sentence) % SENTENCES.len()]);
        }
        out.push_str("\n\n");
    }
}

fn table(out: &mut String, rows: usize) {
    out.push_str("| 序号 | 学校 | 帮扶内容 | 金额（万元） |\n| :-: | :-- | :-- | --: |\n");
    for row in 1..=rows {
        let _ =
            writeln!(out, "| {row} | 青禾县第{row}小学 | 购置图书和体育器材，开展教师培训 | {}.5 |", row % 9);
    }
    out.push('\n');
}

fn text() -> String {
    let mut out = String::from("# 青禾县教育局关于2024年东西部协作教育结对帮扶工作情况的报告\n\n");
    paragraphs(&mut out, 0, 1);
    let chapters = ["基本情况", "主要做法", "存在的问题", "下一步打算"];
    for (chapter, title) in chapters.into_iter().enumerate() {
        let number = ["一", "二", "三", "四"][chapter];
        let _ = write!(out, "## {number}、{title}\n\n");
        paragraphs(&mut out, chapter, 1);
        for (section, name) in ["加强组织领导", "深化结对共建"].into_iter().take(4 - chapter).enumerate()
        {
            let _ = write!(out, "### （{}）{name}\n\n", ["一", "二"][section]);
            paragraphs(&mut out, chapter + section, 1);
            let _ = write!(out, "#### 1. 落实帮扶责任\n\n");
            paragraphs(&mut out, section, 1);
        }
        match chapter {
            0 => out.push_str("![座谈会现场](a.png)\\\n两地教育局召开座谈会\n\n"),
            1 => table(&mut out, 30),
            2 => out.push_str("![同步课堂](b.png)\\\n两地学生同上一堂课\n\n"),
            _ => {}
        }
    }
    out
}

/// The whole report.
pub fn document() -> Document {
    let mut list = String::from("各校接受帮扶的情况如下。\n\n");
    table(&mut list, 24);
    let official = Official {
        layout: Layout::Document,
        copy_number: "000012".into(),
        secrecy: "机密★1年".into(),
        urgency: "特急".into(),
        mark: "青禾县教育局文件".into(),
        number: "青教〔2024〕5号".into(),
        signers: vec!["方明远".into(), "苏映雪".into()],
        addressees: vec!["县人民政府".into()],
        attachments: vec![
            Attachment { title: "2024年结对学校接受帮扶情况表".into(), blocks: markup::read(&list) },
            Attachment {
                title: "2025年结对帮扶重点任务清单（含乡镇中心学校、县直学校和幼儿园的各项任务）".into(),
                blocks: markup::read("2025年的重点任务由县教育局会同结对学校确定。\n"),
            },
        ],
        present: Vec::new(),
        excused: Vec::new(),
        attending: Vec::new(),
        units: vec!["青禾县教育局".into()],
        date: "2024年12月20日".into(),
        sealed: true,
        note: "联系人：何清越，联系电话：0000-1234567".into(),
        imprint: vec![
            "抄送：县委办公室，县人大常委会办公室，县政协办公室，县发展和改革局，县财政局，县乡村振兴局，各乡镇人民政府。"
                .into(),
            "青禾县教育局办公室\t2024年12月20日印发".into(),
        ],
    };
    let meta = Meta {
        title: "青禾县教育局关于2024年东西部协作教育结对帮扶工作情况的报告".into(),
        author: "青禾县教育局".into(),
        subject: "报告".into(),
        published: Some("2024-12-20".into()),
        keywords: vec!["临川区".into(), "青禾县".into()],
        ..Meta::default()
    };
    Document { meta, official: Some(official), blocks: markup::read(&text()) }
}

/// A letter of one page, signed without a seal.
pub fn letter() -> Document {
    let official = Official {
        layout: Layout::Letter,
        mark: "青禾县教育局".into(),
        number: "青教函〔2024〕12号".into(),
        addressees: vec!["临川区教育局".into()],
        units: vec!["青禾县教育局".into()],
        date: "2024年6月3日".into(),
        imprint: vec!["抄送：县政府办公室。".into()],
        ..Official::default()
    };
    let text = "# 青禾县教育局关于商请选派支教教师的函\n\n为做好2024年秋季学期教学工作，现商请贵局选派支教教师10名。\n\n妥否，请函复。\n";
    let meta = Meta { title: "关于商请选派支教教师的函".into(), ..Meta::default() };
    Document { meta, official: Some(official), blocks: markup::read(text) }
}

/// A letter of two pages with everything a letter may have above its title.
pub fn long_letter() -> Document {
    let mut document = letter();
    if let Some(official) = &mut document.official {
        official.copy_number = "000012".into();
        official.secrecy = "机密★1年".into();
        official.urgency = "特急".into();
    }
    let mut text = String::new();
    paragraphs(&mut text, 0, 5);
    document.blocks.extend(markup::read(&text));
    document
}

/// Minutes of a meeting.
pub fn minutes() -> Document {
    let official = Official {
        layout: Layout::Minutes,
        mark: "青禾县教育局局长办公会议纪要".into(),
        number: "青教纪〔2024〕6号".into(),
        present: vec!["县教育局 方明远、苏映雪、何清越".into(), "县教研室 陆闻舟、宋知微、杜若谷".into()],
        excused: vec!["沈砚秋".into()],
        attending: vec!["县电视台 李小禾".into()],
        imprint: vec!["青禾县教育局办公室\t2024年6月5日印发".into()],
        ..Official::default()
    };
    let text = "# 研究东西部协作教育结对帮扶工作\n\n2024年6月3日，局长方明远主持召开会议，研究结对帮扶工作。\n\n会议决定，选派10名教师跟岗学习。\n";
    let meta = Meta { title: "局长办公会议纪要".into(), ..Meta::default() };
    Document { meta, official: Some(official), blocks: markup::read(text) }
}

/// A grey picture of 640 × 200 pixels that any program can show.
fn picture() -> Vec<u8> {
    let (width, height) = (640u32, 200u32);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        out.extend((data.len() as u32).to_be_bytes());
        let body = [name.as_slice(), data].concat();
        out.extend(&body);
        out.extend(crc32fast::hash(&body).to_be_bytes());
    };
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 0, 0, 0, 0]);
    chunk(b"IHDR", &head);
    let row = [vec![0u8], vec![0xC0; width as usize]].concat();
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, &row.repeat(height as usize)).unwrap();
    chunk(b"IDAT", &packed.finish().unwrap());
    chunk(b"IEND", &[]);
    out
}

/// The pictures of the report.
pub fn pictures() -> BTreeMap<String, Vec<u8>> {
    ["a.png", "b.png"].map(|name| (name.to_owned(), picture())).into()
}
