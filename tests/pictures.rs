//! Pictures are read only from beside the data file, whatever a data file asks for.

use std::fs;
use std::path::Path;

use jianbao::{PictureFormat, PictureInfo, PicturePath, load_picture};

/// A PNG header of that size; enough for everything that reads no pixels.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// A JPEG header with that frame marker, behind a comment that looks like one.
fn jpeg(marker: u8, width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xFE, 0, 8, 0xFF, 0xC0, 0, 1, 0, 1, 0xFF, 0xFF, marker, 0, 17, 8];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
    bytes
}

fn why(folder: &Path, name: &str) -> String {
    let fault = load_picture(folder, name).expect_err(name);
    let text = fault.report(jianbao::Lang::Zh);
    assert!(text.contains(&jianbao::visible(name)), "{text} does not name {name:?}");
    assert!(!fault.report(jianbao::Lang::En).is_empty());
    text
}

#[test]
fn headers_say_format_and_size() {
    let read =
        |bytes: &[u8]| PictureInfo::read(bytes).map(|info| (info.format, info.width, info.height)).unwrap();
    assert_eq!(read(&png(640, 480)), (PictureFormat::Png, 640, 480));
    for marker in [0xC0, 0xC1, 0xC2, 0xC9, 0xCA] {
        assert_eq!(read(&jpeg(marker, 1600, 1200)), (PictureFormat::Jpeg, 1600, 1200));
    }
}

#[test]
fn bad_headers_are_refused() {
    for bytes in [b"".to_vec(), b"GIF89a".to_vec(), b"<svg/>".to_vec(), png(0, 5), png(5, 0), png(12_001, 5)]
    {
        assert!(PictureInfo::read(&bytes).is_err());
    }
    for whole in [png(5, 5), jpeg(0xC2, 5, 5)] {
        for length in 0..(whole.len() - 10) {
            assert!(PictureInfo::read(&whole[..length]).is_err(), "{length}");
        }
    }
    // A tables marker is no frame; data before any frame has no size.
    assert!(PictureInfo::read(&jpeg(0xC4, 5, 5)).is_err());
    assert!(PictureInfo::read(&[0xFF, 0xD8, 0xFF, 0xDA, 0, 2]).is_err());
    assert!(PictureInfo::read(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xE0, 0, 0]).is_err());
}

#[test]
fn pictures_beside_and_below_are_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("照片")).unwrap();
    fs::write(folder.path().join("照片/签约 1.png"), png(3, 2)).unwrap();
    fs::write(folder.path().join("a.jpg"), jpeg(0xC0, 3, 2)).unwrap();
    for name in ["照片/签约 1.png", "./照片/签约 1.png", "a.jpg"] {
        assert!(load_picture(folder.path(), name).is_ok(), "{name}");
    }
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("数据");
    fs::create_dir(&folder).unwrap();
    fs::write(outer.path().join("out.png"), png(1, 1)).unwrap();
    let absolute = outer.path().join("out.png");
    for name in [
        "../out.png",
        "x/../../out.png",
        "..",
        "/etc/passwd",
        absolute.to_str().unwrap(),
        "~/out.png",
        "C:\\out.png",
        "C:/out.png",
        "..\\out.png",
        "\\\\server\\share\\out.png",
        "http://example.cn/a.png",
        "file:///etc/passwd",
        "a//b.png",
        "",
        "a\0b.png",
        "a\nb.png",
        "missing.png",
        "data:image/png;base64,AAAA",
        " a.png",
        "a /b.png",
        "nul.png",
        "x/COM1.a.png",
        "a.gif",
        "a?.png",
        "a\u{202e}gnp.png",
        "a\u{200f}.png",
        "a\u{85}.png",
        "a\u{feff}.png",
        "a\u{fdd0}.png",
        "a\u{1fffe}.png",
    ] {
        let text = why(&folder, name);
        assert!(!text.contains("os error"), "{text}");
        assert!(
            ["missing.png", " a.png"].contains(&name) || name.parse::<PicturePath>().is_err(),
            "{name:?}"
        );
    }
    for name in ["com0.png", "console.png", "./a.png", "照片/a.JPG", "a\u{301}.jpeg"] {
        assert!(name.parse::<PicturePath>().is_ok(), "{name}");
        assert!(why(&folder, name).contains("没有这个文件"), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_devices_and_folders_are_refused() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("数据");
    fs::create_dir_all(folder.join("sub.png")).unwrap();
    fs::create_dir(outer.path().join("数据2")).unwrap();
    for place in ["数据2/out.png", "数据/in.png"] {
        fs::write(outer.path().join(place), png(1, 1)).unwrap();
    }
    symlink("../数据2/out.png", folder.join("out.png")).unwrap();
    symlink("../数据2", folder.join("outside")).unwrap();
    symlink("/dev/zero", folder.join("zero.png")).unwrap();
    symlink("in.png", folder.join("alias.png")).unwrap();
    for name in ["out.png", "outside/out.png", "zero.png"] {
        assert!(why(&folder, name).contains("指向别处"));
    }
    assert!(why(&folder, "sub.png").contains("不是普通文件"));
    assert!(Command::new("mkfifo").arg(folder.join("pipe.png")).status().unwrap().success());
    assert!(why(&folder, "pipe.png").contains("不是普通文件"));
    assert!(load_picture(&folder, "alias.png").is_ok());
}

#[test]
fn large_files_are_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    fs::File::create(folder.path().join("big.png")).unwrap().set_len(20 * 1024 * 1024 + 1).unwrap();
    assert!(why(folder.path(), "big.png").contains("20 MiB"));
    fs::write(folder.path().join("wide.png"), png(12_001, 1)).unwrap();
    assert!(why(folder.path(), "wide.png").contains("12001"));
    fs::write(folder.path().join("text.png"), "不是图片").unwrap();
    assert!(why(folder.path(), "text.png").contains("PNG"));
}

#[test]
fn the_pictures_of_a_document_are_loaded_once_and_faults_told_together() {
    use jianbao::{Block, Document, Figure, load_pictures};
    let figure = |path: &str| Block::Figure(Figure { path: path.to_owned(), ..Figure::default() });
    let list = |block: Block| Block::List { start: None, items: vec![vec![Block::Quote(vec![block])]] };
    let folder = std::path::Path::new("examples");
    let blocks = vec![figure("photos/forum.png"), list(figure("photos/forum.png")), figure("【待填：文件】")];
    let pictures = load_pictures(folder, &Document { blocks, ..Document::default() }).unwrap();
    assert_eq!(pictures.keys().collect::<Vec<_>>(), ["photos/forum.png"]);
    let blocks = vec![figure("no.png"), list(figure("../up.png"))];
    let fault = load_pictures(folder, &Document { blocks, ..Document::default() }).unwrap_err().to_string();
    assert!(fault.contains("no.png") && fault.contains("../up.png"), "{fault}");
    let blocks = (0..201).map(|n| figure(&format!("{n}.png"))).collect();
    let fault = load_pictures(folder, &Document { blocks, ..Document::default() }).unwrap_err().to_string();
    assert!(fault.contains("200"), "{fault}");
}

#[test]
fn the_pictures_of_a_document_are_not_too_large_together() {
    use jianbao::{Block, Document, Figure, Source, check_pictures, load_pictures};
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (1..=4).map(|n| format!("{n}.png")).collect();
    for name in &names {
        fs::write(folder.path().join(name), png(3, 2)).unwrap();
        fs::File::options().append(true).open(folder.path().join(name)).unwrap().set_len(17 << 20).unwrap();
    }
    let figure = |path: &String| Block::Figure(Figure { path: path.clone(), ..Figure::default() });
    let document =
        |names: &[String]| Document { blocks: names.iter().map(figure).collect(), ..Document::default() };
    assert!(load_pictures(folder.path(), &document(&names[..3])).is_ok());
    let fault = load_pictures(folder.path(), &document(&names)).unwrap_err();
    assert!(fault.to_string().contains("64 MiB") && fault.report(jianbao::Lang::En).contains("64 MiB"));
    let source = Source::new("a.yaml", "# 5.png\nx: [15.png, 5.png]\n");
    let problems = check_pictures(folder.path(), &document(&["5.png".to_owned()]), &source);
    assert_eq!(
        problems.iter().map(|p| p.place.as_ref().unwrap().line_column()).collect::<Vec<_>>(),
        [(2, 13)]
    );
}
