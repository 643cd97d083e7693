use jianbao::*;
use std::time::Instant;
fn main() {
    let mut texts: Vec<String> = Vec::new();
    let head = std::fs::read("tests/cases/ledger/clean/台账.yaml").unwrap();
    let mut files = vec![LedgerFile::new("0.yaml", head)];
    for f in 0..20 {
        let mut t = String::from("类型: 台账\n");
        let n = |k: usize| f * 500 + k;
        t += "培训:\n";
        for k in 0..90 {
            let y = 2021 + n(k) % 4;
            let m = 1 + n(k) % 12;
            let d = 1 + n(k) % 28;
            t += &format!(
                "- {{名称: 青禾县第{}期骨干教师培训班, 主办单位: [临川区教育局], 承办单位: [临川区第{}中学], 日期: {y}-{m:02}-{d:02}, 地点: [临川区第{}小学], 学员: [{{身份: 骨干教师, 人数: {}名}}]}}\n",
                n(k),
                n(k) % 70 + 1,
                n(k) % 90 + 1,
                20 + n(k) % 50
            );
        }
        t += "资助:\n";
        for k in 0..90 {
            let y = 2021 + n(k) % 4;
            t += &format!(
                "- {{形式: 资金, 捐赠方: [临川区第{}公司], 受赠方: 青禾县第{}小学, 时间: {y}年{}月, 金额: {}万元, 用途: [{{用途: 购置图书}}]}}\n",
                n(k) % 300,
                n(k) % 90 + 1,
                1 + n(k) % 12,
                1 + n(k) % 50
            );
        }
        t += "调研:\n";
        for k in 0..60 {
            let y = 2021 + n(k) % 4;
            let m = 1 + (n(k) / 4) % 12;
            let d = 1 + (n(k) / 48) % 28;
            t += &format!(
                "- {{日期: {y}-{m:02}-{d:02}, 到访地: [青禾县], 来访团: {{派出单位: 临川区第{}小学, 领队: 临川区第{}小学校长 沈{}{}}}, 行程: [{{站点: [{{地点: 青禾县第{}小学, 活动: [走进课堂听课, 察看校园环境]}}]}}]}}\n",
                n(k) % 90 + 1,
                n(k) % 90 + 1,
                char::from_u32(0x4e00 + (n(k) % 900) as u32).unwrap(),
                char::from_u32(0x5e00 + (n(k) % 700) as u32).unwrap(),
                n(k) % 90 + 1
            );
        }
        t += "跟岗:\n";
        for k in 0..60 {
            let y = 2021 + n(k) % 4;
            t += &format!(
                "- {{形式: 挂职, 派出方: 青禾县教育局, 接收地: 临川区, 时间: {y}年, 人员: [{{身份: 校长, 人数: 1名, 人员: [方{}{}]}}]}}\n",
                char::from_u32(0x4e00 + (n(k) % 1900) as u32).unwrap(),
                char::from_u32(0x5e00 + (n(k) % 1700) as u32).unwrap()
            );
        }
        t += "任用:\n";
        for k in 0..40 {
            let y = 2022 + n(k) % 3;
            t += &format!(
                "- {{姓名: [方{}{}], 时间: {y}年12月, 职务: 青禾县第{}小学校长}}\n",
                char::from_u32(0x4e00 + (n(k) % 1900) as u32).unwrap(),
                char::from_u32(0x5e00 + (n(k) % 1700) as u32).unwrap(),
                n(k)
            );
        }
        t += "获奖:\n";
        for k in 0..60 {
            let y = 2021 + n(k) % 4;
            t += &format!(
                "- {{获奖者: 学生, 学校: [青禾县第{}中学], 赛事: 第{}次技能赛, 时间: {y}年, 级别: 省级, 奖次: 一等奖, 获奖数: 1名, 项目: 茶艺{}}}\n",
                n(k) % 90 + 1,
                n(k),
                n(k)
            );
        }
        t += "支教:\n";
        for k in 0..40 {
            let y = 2021 + n(k) % 4;
            t += &format!(
                "- {{形式: 支教, 项目: 计划{}, 派出方: 临川区教育局, 接收地: 青禾县, 时间: {y}年, 总数: 6名, 接收学校: [青禾县第{}中学], 各批情况: [{{批次: 第{}批, 人数: 6名}}]}}\n",
                n(k),
                n(k) % 90 + 1,
                1 + n(k) % 50
            );
        }
        t += "数据:\n";
        for k in 0..60 {
            t += &format!(
                "- {{事项: 开展教研活动{}, 数值: {}次, 累计: 是, 涵盖: [培训, 资助], 起始: 2021年以来, 截止: 截至{}年底}}\n",
                n(k) / 4,
                100000 + n(k),
                2021 + n(k) % 4
            );
        }
        texts.push(t.clone());
        files.push(LedgerFile::new(format!("{}.yaml", f + 1), t));
    }
    let p = Pipeline::new().unwrap();
    for _ in 0..3 {
        let s = Instant::now();
        let problems = p.check_ledger(&files);
        println!(
            "{:?} {} {}",
            s.elapsed(),
            problems.len(),
            problems.iter().next().map(|p| format!("{p:#}")).unwrap_or_default()
        );
    }
    let c = p.read_ledger(&files).map(|c| c.ledger().entries().len());
    println!("{:?}", c.ok());
}
