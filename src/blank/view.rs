//! The text as the rules read it: half-width, simplified, without spaces, one mark for each blank.

use std::sync::LazyLock;

use super::token::Token;

/// Stands for a blank in the view: no text holds it.
pub(super) const MARK: char = '\u{fdd1}';
/// Stands for two spaces or more.
pub(super) const WIDE: char = '\u{fdd2}';

/// Characters the rules look at on either side of a blank.
const REACH: usize = 28;

/// The text in the form in which the rules read it, with the bytes each character came from.
#[derive(Debug)]
pub(super) struct View {
    pub(super) chars: Vec<char>,
    /// Where each character stands in the cleaned text.
    pub(super) bytes: Vec<usize>,
    /// Where each token stands in the view.
    pub(super) places: Vec<usize>,
}

impl View {
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut view =
            Self { chars: Vec::with_capacity(text.len() / 2), bytes: Vec::new(), places: Vec::new() };
        let mut from = 0;
        for token in tokens {
            view.read(text, from, token.span.start);
            view.places.push(view.chars.len());
            view.push(token.span.start, MARK);
            from = token.span.end;
        }
        view.read(text, from, text.len());
        view
    }

    fn push(&mut self, at: usize, c: char) {
        self.chars.push(c);
        self.bytes.push(at);
    }

    fn read(&mut self, text: &str, from: usize, to: usize) {
        let mut spaces = 0;
        for (at, c) in text[from..to].char_indices().map(|(at, c)| (from + at, c)) {
            match c {
                ' ' | '\u{3000}' | '\u{a0}' => spaces += 1,
                '\r' | '\u{feff}' => {}
                _ => {
                    if spaces > 1 {
                        self.push(at, WIDE);
                    }
                    spaces = 0;
                    self.push(at, if c == '\t' { WIDE } else { fold(c) });
                }
            }
        }
        if spaces > 1 {
            self.push(to, WIDE);
        }
    }

    /// What stands before a place in its line.
    pub(super) fn left(&self, at: usize) -> &[char] {
        let part = &self.chars[at.saturating_sub(REACH)..at];
        let start = part.iter().rposition(|c| *c == '\n').map_or(0, |line| line + 1);
        &part[start..]
    }

    /// What stands from a place on in its line.
    pub(super) fn right(&self, at: usize) -> &[char] {
        let part = &self.chars[at.min(self.chars.len())..(at + REACH).min(self.chars.len())];
        &part[..part.iter().position(|c| *c == '\n').unwrap_or(part.len())]
    }
}

/// Whether the text begins with a word.
pub(super) fn starts(text: &[char], word: &str) -> bool {
    let mut chars = text.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

/// Whether the text ends in a word.
pub(super) fn ends(text: &[char], word: &str) -> bool {
    let mut chars = text.iter().rev();
    word.chars().rev().all(|c| chars.next() == Some(&c))
}

/// The longest of some words the text begins with, and its length in characters.
pub(super) fn first<'w>(text: &[char], words: &[&'w str]) -> Option<(&'w str, usize)> {
    let head = text.first().copied();
    let found = words.iter().filter(|word| word.chars().next() == head && starts(text, word));
    found.map(|word| (*word, word.chars().count())).max_by_key(|(_, length)| *length)
}

/// Whether the text ends in one of some words.
pub(super) fn last(text: &[char], words: &[&str]) -> bool {
    let tail = text.last().copied();
    words.iter().any(|word| word.chars().next_back() == tail && ends(text, word))
}

/// Whether a character is one of some.
pub(super) fn among(signs: &str, c: char) -> bool {
    signs.chars().any(|sign| sign == c)
}

/// Where one of some words stands first in the text.
pub(super) fn find(text: &[char], words: &[&str]) -> Option<usize> {
    (0..text.len()).find(|at| first(&text[*at..], words).is_some())
}

/// Half-width for full-width, simplified for traditional, as far as the rules know the character.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{4e00}'..='\u{9fff}' => match SIMPLE[c as usize - 0x4e00] {
            0 => c,
            simple => char::from_u32(u32::from(simple)).unwrap_or(c),
        },
        '〈' => '《',
        '〉' => '》',
        '—' | '–' | '―' | '−' | '〜' => '~',
        _ => c,
    }
}

/// Each traditional character the rules may meet, before its simplified twin.
const PAIRS: &str = "\
    臺台縣县區区鄉乡鎮镇學学園园級级師师團团長长書书記记隊队組组織织員员職职業业術术貿贸個个對对項项門门課课\
    時时週周歲岁張张萬万億亿餘余約约將将過过達达來来從从參参開开舉举辦办進进調调習习訓训訪访問问動动為为給给\
    幫帮協协議议請请選选聯联領领導导幹干專专機机關关醫医銀银廳厅處处黨党說说誰谁謝谢讓让資资錢钱價价總总經经\
    濟济農农產产發发國国際际號号條条統统戰战創创優优質质務务義义難难貧贫兒儿當当後后續续連连歷历點点節节場场\
    間间層层輪轮種种樓楼樣样邊边鐘钟兩两雙双體体實实驗验屬属現现響响應应準准備备據据報报論论評评詢询譯译設设\
    計计語语讀读誦诵績绩綜综繼继線线網网聽听聲声聞闻臨临藝艺薦荐藍蓝衛卫補补複复見见視视親亲覺觉觀观規规試试\
    詩诗認认該该詳详誠诚誤误諮咨講讲識识證证護护變变貴贵費费買买賴赖賽赛贈赠車车軍军載载較较輔辅輛辆輸输轉转\
    轄辖運运違违遠远適适遷迁還还郵邮鄰邻針针鋪铺錄录鐵铁鑒鉴閱阅陽阳陰阴陳陈隨随險险雖虽雲云電电靈灵靜静頁页\
    頂顶順顺預预頒颁頓顿頭头願愿類类顧顾顯显風风飛飞養养館馆驟骤鳳凤鳴鸣齊齐龍龙單单嘗尝圍围圖图執执塊块壓压\
    夠够夥伙奪夺奮奋婦妇寧宁審审寫写寬宽屆届嶺岭幣币帶带幾几庫库廠厂廣广彈弹彙汇復复徵征愛爱慶庆憑凭懷怀戶户\
    拋抛掛挂採采捨舍揮挥損损擇择擔担擬拟擴扩攜携數数斷断於于晉晋會会東东極极構构標标檔档歡欢殘残氣气決决況况\
    滿满漢汉潔洁無无營营獎奖獲获環环畢毕異异瑪玛療疗盡尽監监眾众矯矫確确禮礼禦御稱称穩稳窮穷競竞筆笔築筑簡简\
    籌筹簽签籤签糧粮紀纪純纯紙纸紛纷紅红細细終终結结絡络絕绝綠绿維维緊紧編编緩缓縮缩羅罗聖圣聰聪膽胆興兴舊旧\
    萊莱葉叶蘇苏虛虚蟲虫衝冲裝装裡里製制嚴严樂乐喬乔畝亩們们傳传僑侨儲储內内冊册馮冯劉刘別别華华盧卢厲厉呂吕\
    啟启吳吴堅坚壇坛婁娄孫孙宮宫賓宾崗岗鞏巩幟帜龐庞強强歸归憶忆態态掃扫楊杨棟栋欒栾檢检歐欧湯汤溫温灣湾煉炼\
    牽牵礎础稅税竇窦練练紹绍聶聂脫脱艦舰榮荣藥药蕭萧蔣蒋藺蔺慮虑譽誉訂订討讨訊讯許许詞词話话談谈謀谋謂谓譚谭\
    貝贝負负財财責责賢贤賬账貨货購购貫贯貼贴賀贺賈贾贊赞趙赵輕轻輯辑辭辞鄧邓鄔邬鄒邹鄭郑銷销鍛锻閔闵閻阎闞阚\
    階阶陸陆韋韦韓韩須须顆颗題题顏颜額额饒饶餅饼馬马駐驻駱骆魚鱼魯鲁鮑鲍黃黄齡龄龔龚爲为説说綫线隻只";

static SIMPLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0u16; 0x9fff - 0x4e00 + 1];
    let mut chars = PAIRS.chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        let place = (from as usize).checked_sub(0x4e00).and_then(|at| table.get_mut(at));
        if let (Some(place), Ok(to)) = (place, u16::try_from(to as u32)) {
            *place = if from as u32 == u32::from(to) { 0 } else { to };
        }
    }
    table
});
