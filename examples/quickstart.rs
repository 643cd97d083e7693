//! The common case: one data file in, three documents out.
//!
//! `cargo run --example quickstart -- target/out` writes `visit.md`, `visit.html` and `visit.docx` there.

use std::{env, error::Error, fs, path::Path};

use jianbao::{FORMATS, Limits, Pipeline, Theme, decode, load_pictures};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("name a folder to write to")?;
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/visit.yaml");
    fs::create_dir_all(&folder)?;

    let source = decode("visit.yaml", fs::read(&data)?, &Limits::default())?;
    let pipeline = Pipeline::new()?; // compiles the templates: keep it for every record
    let checked = pipeline.read(&source)?; // fails with every fault at once
    let document = pipeline.compose(&checked)?; // refuses what is still `xx`
    let pictures = load_pictures(data.parent().ok_or("no folder")?, &document)?;
    for format in FORMATS {
        let bytes = format.write(&document, Theme::news(), &pictures)?;
        fs::write(Path::new(&folder).join(format!("visit.{}", format.name)), bytes)?;
    }
    Ok(())
}
