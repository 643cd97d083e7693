use jianbao::*;
fn main() {
    let pipeline = Pipeline::new().unwrap();
    let files: Vec<LedgerFile> =
        std::env::args().skip(2).map(|p| LedgerFile::new(p.clone(), std::fs::read(&p).unwrap())).collect();
    let checked = match pipeline.read_ledger(&files) {
        Ok(c) => c,
        Err(e) => {
            println!("{}", e.report(Lang::Zh));
            return;
        }
    };
    println!("{:#}\n=====", checked.remarks());
    let made = pipeline
        .draft_paper(&checked, Paper::named(&std::env::args().nth(1).unwrap()).unwrap(), None)
        .unwrap_or_else(|e| panic!("{}", e.report(Lang::Zh)));
    println!(
        "{}",
        String::from_utf8(
            Format::named("md").unwrap().write(&made.document, Theme::news(), &NoPictures).unwrap()
        )
        .unwrap()
    );
    for f in made.figures.figures.iter().take(12) {
        println!(
            "{} <- {} {:?}",
            f.text,
            f.formula,
            f.origins.iter().map(|o| format!("{} {}", o.place, o.field)).collect::<Vec<_>>()
        );
    }
    println!("{:?}", made.figures.fixed);
}
