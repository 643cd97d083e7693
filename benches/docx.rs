//! How long a DOCX takes, and how much memory beside the tree: a press release of about 1,200 characters and tables of
//! 10,000 and 100,000 rows, with the same text through docx-rs alone for comparison.
//!
//! Run with `cargo bench --bench docx`; the row `max alloc` says what is held at most.

use std::io::Cursor;

use divan::{AllocProfiler, Bencher, black_box};
use docx_rs::{Docx, Paragraph, Run, RunFonts, Table as DocxTable, TableCell, TableRow};
use jianbao::{Block, Document, Format, Inline, Meta, NoPictures, Source, Table, Theme};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// Paragraphs that differ, so that compression has real work.
const PARAGRAPHS: [&str; 8] = [
    "5月29日至30日，市教育局党组书记、局长率队赴黔南州开展“组团式”教育帮扶调研，实地走访6所中小学和幼儿园，召开座谈会2场，看望慰问支教教师和跟岗干部，并举行2024年度学校结对帮扶协议签约活动。州教育局主要负责同志全程陪同，相关县（市）教育局和学校负责人参加。",
    "在民族中学，调研组察看了新落成的理化生实验室和图书馆，听取学校近三年高考成绩、课程建设和教师培养情况汇报，随堂听取高二数学、历史两节常态课，与备课组教师面对面交流教学设计、作业分层和课后辅导的做法，并就实验班选科走班安排提出建议。",
    "调研组随后来到第二幼儿园，观摩户外自主游戏和区域活动。园长介绍，结对三年来，双方互派骨干教师18人次，共同开发园本课程12个，开展线上联合教研46次，园所保教质量评估由合格提升为示范。调研组对幼小衔接工作给予充分肯定，希望继续总结可推广的经验。",
    "座谈会上，双方围绕人才交流、课堂改革、数字资源共享、职业教育产教融合等议题深入讨论，达成四点共识：一是建立季度会商机制，二是扩大教师双向跟岗规模，三是共建数字教研平台，四是联合实施学生研学交流项目。会议要求，各结对学校于6月底前报送年度任务清单，明确时间表和责任人。",
    "据了解，本年度共安排帮扶资金205万元，其中设备购置98万元，教师培训57万元，家庭经济困难学生资助50万元；资金使用情况将按季度公示，接受学校、家长和社会监督。去年实施的13个项目已全部通过验收，平均满意度达到96.4%。",
    "“孩子们第一次走进天文馆的时候，眼睛里都是光。”带队教师回忆起去年暑期研学活动时说。活动为期7天，来自5所乡村学校的60名学生参观高校实验室、科技馆和港口码头，与结对学校的同学同吃同住、结下友谊。今年的活动计划于7月中旬启动，名额增至90人。",
    "调研组还看望了在当地支教的22名教师，详细询问食宿、医疗保障和子女入学情况，现场协调解决教师公寓热水供应、返程交通补助等3项具体困难，并转交了原单位同事手写的慰问信。支教队队长表示，将珍惜岗位、扎实工作，当好两地教育交流的桥梁。",
    "下一步，两地教育部门将按照东西部协作工作部署，进一步压实责任、细化举措，推动帮扶由“输血”向“造血”转变，让协作成果更多更公平地惠及广大师生，为乡村全面振兴提供有力的人才支撑。",
];

fn release() -> Document {
    let mut blocks = vec![
        Block::Heading(1, text("市教育局赴黔南州开展“组团式”教育帮扶调研")),
        Block::Byline(text("来源：市教育局办公室　2024年5月31日")),
    ];
    blocks.extend(PARAGRAPHS.iter().map(|words| Block::Paragraph(text(words))));
    let meta = Meta {
        title: "调研".to_owned(),
        author: "办公室".to_owned(),
        published: Some("2024-05-31".to_owned()),
        ..Meta::default()
    };
    Document { meta, official: None, blocks }
}

fn cell(row: usize, column: usize) -> String {
    format!("第{row}行{column}栏")
}

/// Small where the bench is only run to see that it runs, as `cargo test --all-targets` does.
const ROWS: [usize; 2] = if cfg!(debug_assertions) { [100, 200] } else { [10_000, 100_000] };
const COLUMNS: usize = 6;

fn table(rows: usize) -> Document {
    let row = |row: usize| (0..COLUMNS).map(|column| text(&cell(row, column))).collect::<Vec<_>>();
    let table = Table { columns: Vec::new(), header: row(0), rows: (1..=rows).map(row).collect() };
    Document { meta: Meta::default(), official: None, blocks: vec![Block::Table(table)] }
}

fn write(document: &Document) -> Vec<u8> {
    let format = Format::named("docx").expect("docx is a format");
    format.write(document, Theme::news(), &NoPictures).expect("the sample can be written")
}

#[divan::bench]
fn release_by_us(bencher: Bencher<'_, '_>) {
    let document = release();
    bencher.bench_local(|| write(black_box(&document)));
}

#[divan::bench]
fn release_by_docx_rs(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let paragraph = |words: &str| {
            let fonts = RunFonts::new().east_asia("仿宋").hint("eastAsia");
            Paragraph::new().style("Body").add_run(Run::new().add_text(words).fonts(fonts))
        };
        let docx = PARAGRAPHS.iter().fold(Docx::new(), |docx, words| docx.add_paragraph(paragraph(words)));
        packed(docx)
    });
}

#[divan::bench(args = ROWS, sample_count = 10)]
fn table_by_us(bencher: Bencher<'_, '_>, rows: usize) {
    let document = table(rows);
    bencher.bench_local(|| write(black_box(&document)));
}

#[divan::bench(args = [ROWS[0]], sample_count = 2)]
fn table_by_docx_rs(bencher: Bencher<'_, '_>, rows: usize) {
    bencher.bench_local(|| {
        let cell = |row, column| {
            TableCell::new().add_paragraph(Paragraph::new().add_run(Run::new().add_text(cell(row, column))))
        };
        let rows =
            (0..=rows).map(|row| TableRow::new((0..COLUMNS).map(|column| cell(row, column)).collect()));
        packed(Docx::new().add_table(DocxTable::new(rows.collect())))
    });
}

/// The first document of a theme: styles and page are built, finished and packed.
#[divan::bench]
fn theme_and_first_release(bencher: Bencher<'_, '_>) {
    let document = release();
    let format = Format::named("docx").expect("docx is a format");
    bencher.bench_local(|| {
        let theme = Theme::read(&Source::new("office.yaml", "based_on: news")).expect("the theme is sound");
        format.write(black_box(&document), &theme, &NoPictures).expect("the sample can be written")
    });
}

fn packed(docx: Docx) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    docx.build().pack(&mut file).expect("docx-rs writes");
    file.into_inner()
}
