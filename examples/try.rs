fn main() {
    let pipeline = jianbao::Pipeline::new().unwrap_or_else(|e| panic!("{}", e.report(jianbao::Lang::Zh)));
    for file in std::env::args().skip(1) {
        let source =
            jianbao::decode(&file, std::fs::read(&file).unwrap(), &jianbao::Limits::default()).unwrap();
        for p in &pipeline.check(&source) {
            println!("{p:#}\n");
        }
        match pipeline.read(&source).and_then(|c| pipeline.draft(&c)) {
            Ok(doc) => {
                for f in &jianbao::FORMATS {
                    let out = format!("/tmp/out/{}.{}", file.replace('/', "_"), f.name);
                    let dir = std::path::Path::new(&file).parent().unwrap();
                    let mut pics = std::collections::BTreeMap::new();
                    for b in &doc.blocks {
                        if let jianbao::Block::Figure(fig) = b {
                            if let Ok(bytes) = jianbao::load_picture(dir, &fig.path) {
                                pics.insert(fig.path.clone(), bytes);
                            }
                        }
                    }
                    match f.write(&doc, jianbao::Theme::news(), &pics) {
                        Ok(b) => {
                            if f.name == "md" {
                                println!("{}", String::from_utf8_lossy(&b));
                            }
                            std::fs::write(out, b).unwrap();
                        }
                        Err(e) => println!("{e:#?}"),
                    }
                }
            }
            Err(e) => println!("{}", e.report(jianbao::Lang::Zh)),
        }
    }
}
