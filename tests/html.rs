//! The HTML writer: its structure, the text it shows, and that nothing in it can run.

mod text_of;
mod trees;

use std::collections::BTreeMap;

use jianbao::{Block, Document, Figure, Format, Inline, Meta, NoPictures, Official, Theme, markup};
use proptest::prelude::*;

fn html(document: &Document) -> String {
    let format = Format::named("html").expect("a format");
    String::from_utf8(format.write(document, Theme::news(), &NoPictures).expect("written")).expect("UTF-8")
}

fn document(markdown: &str) -> Document {
    Document { blocks: markup::read(markdown), ..Document::default() }
}

fn article(html: &str) -> &str {
    let (_, rest) = html.split_once("<article>\n").expect("an article");
    rest.split_once("</article>").expect("its end").0
}

fn of(markdown: &str) -> String {
    article(&html(&document(markdown))).to_owned()
}

proptest! {
    #[test]
    fn shows_exactly_the_text_of_the_document(mut document in trees::documents()) {
        document.blocks = trees::normal(&document.blocks);
        prop_assert_eq!(text_of::of_html(&html(&document)), text_of::of_document(&document));
    }

    #[test]
    fn nothing_in_the_data_becomes_a_tag(text in trees::text(), other in trees::text()) {
        let meta = Meta {
            title: text.clone(),
            author: other.clone(),
            subject: text.clone(),
            published: Some(other.clone()),
            writers: vec![other.clone()],
            keywords: vec![other],
            ..Meta::default()
        };
        let figure = Figure { path: text.clone(), alt: text.clone(), caption: vec![Inline::Text(text.clone())] };
        let link = Inline::Link { target: text.clone(), text: vec![Inline::Text(text.clone())] };
        let blocks = vec![Block::Byline(vec![link, Inline::Blank(text)]), Block::Figure(figure)];
        let page = html(&Document { meta, official: None, blocks });
        let plain = html(&Document {
            official: None,
            meta: Meta { title: "x".into(), author: "x".into(), subject: "x".into(), ..Meta::default() },
            blocks: vec![
                Block::Byline(vec![Inline::Text("x".into()), Inline::Blank("x".into())]),
                Block::Figure(Figure { caption: vec![Inline::Text("x".into())], ..Figure::default() }),
            ],
        });
        let tags = |page: &str| page.replace("<time datetime=", "").matches('<').count();
        // The day: a meta element, and the end of a time element.
        prop_assert!(tags(&page) <= tags(&plain) + 5, "{}", page);
        let page = page.replacen("<script type=\"application/ld+json\" nonce=", "", 1);
        for run in ["<script", "<img", "<iframe", "href=\"javascript", "<!-- --"] {
            prop_assert!(!page.contains(run), "{} in {}", run, page);
        }
    }
}

#[test]
fn hostile_values_are_shown_as_typed() {
    for value in [
        "&",
        "<script>alert(1)</script>",
        "]]>",
        "😀",
        "||<w:br/>||",
        "{{secret}}",
        "\"><img src=x onerror=alert(1)>",
        "&lt;",
        "'",
    ] {
        let blocks = vec![
            Block::Heading(1, vec![Inline::Text(value.into())]),
            Block::Paragraph(vec![Inline::Blank(value.into())]),
        ];
        let page =
            html(&Document { meta: Meta { title: value.into(), ..Meta::default() }, official: None, blocks });
        assert_eq!(text_of::of_html(&page), [value, value]);
    }
    let long = "长".repeat(10_000);
    assert_eq!(text_of::of_html(&html(&document(&long))), [long]);
}

#[test]
fn the_page_needs_nothing_and_forbids_the_rest() {
    let page = html(&document("# 题\n\n正文"));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"));
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    assert!(page.contains("name=\"viewport\"") && page.ends_with("</html>\n"));
    for needed in ["<script", "<link", "src=", "@import", "url(", "http://", "https://"] {
        assert!(!page.contains(needed), "{needed}");
    }
}

/// The data of a page for search engines.
fn data(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\" nonce=").expect("data");
    let (_, rest) = rest.split_once('>').expect("the end of the tag");
    let (data, _) = rest.split_once("</script>").expect("their end");
    serde_json::from_str(data).expect("JSON")
}

#[test]
fn a_page_tells_machines_what_the_document_says_of_itself_and_no_more() {
    let meta = Meta {
        title: "</script><script>alert(\"1\")\\<!--&".into(),
        author: "青禾县教育局".into(),
        subject: "调研".into(),
        published: Some("2025-04-18".into()),
        writers: vec!["何清越".into(), "陆闻舟".into()],
        keywords: vec!["临川区".into(), "青禾县".into()],
        ..Meta::default()
    };
    let document = Document { meta: meta.clone(), ..document("# 题") };
    let page = html(&document);
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    let wanted = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "inLanguage": "zh-CN",
        "headline": meta.title,
        "genre": "调研",
        "datePublished": "2025-04-18",
        "keywords": ["临川区", "青禾县"],
        "author": [{"@type": "Person", "name": "何清越"}, {"@type": "Person", "name": "陆闻舟"}],
        "publisher": {"@type": "Organization", "name": "青禾县教育局"},
    });
    assert_eq!(data(&page), wanted);
    for tag in [
        "<meta property=\"og:title\" content=\"&lt;/script&gt;&lt;script&gt;alert(&quot;1&quot;)\\&lt;!--&amp;\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:site_name\" content=\"青禾县教育局\">",
        "<meta property=\"article:published_time\" content=\"2025-04-18\">",
    ] {
        assert!(page.contains(tag), "{tag}");
    }
    let bare =
        html(&Document { meta: Meta { title: "题".into(), ..Meta::default() }, ..Document::default() });
    let wanted = serde_json::json!(
        {"@context": "https://schema.org", "@type": "NewsArticle", "inLanguage": "zh-CN", "headline": "题"});
    assert_eq!(data(&bare), wanted);
    assert!(!bare.contains("og:site_name") && !bare.contains("published_time"));
    let official = Document { official: Some(Official::default()), ..document };
    assert_eq!(data(&html(&official))["@type"], "Article", "an official document is no news");
}

#[test]
fn pictures_stay_files_where_that_is_asked_for() {
    let picture = std::fs::read("examples/photos/forum.png").expect("the picture");
    let names = ["照片/a b.png", "#1.png", "100%.png"];
    let pictures: BTreeMap<String, Vec<u8>> =
        names.iter().map(|name| ((*name).to_owned(), picture.clone())).collect();
    let figure = |path: &str| Block::Figure(Figure { path: path.into(), ..Figure::default() });
    let blocks = names.iter().chain(&names[..1]).map(|name| figure(name)).collect();
    let document =
        Document { blocks, meta: Meta { title: "题".into(), ..Meta::default() }, ..Document::default() };
    let format = Format::named("html").expect("a format");
    let written = format.write_beside(&document, Theme::news(), &pictures).expect("written");
    let paths: Vec<&str> = written.assets.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, names, "each once");
    assert!(written.assets.iter().all(|(_, bytes)| *bytes == picture));
    let page = String::from_utf8(written.bytes).expect("UTF-8");
    let addresses = ["./%E7%85%A7%E7%89%87/a%20b.png", "./%231.png", "./100%25.png"];
    assert!(addresses.iter().all(|address| page.contains(&format!("src=\"{address}\""))), "{page}");
    assert!(!page.contains("data:"));
    assert_eq!(data(&page)["image"], serde_json::json!(addresses));
    // Inside the page they have no address that machines could be told.
    let whole = format.write(&document, Theme::news(), &pictures).expect("written");
    assert!(data(&String::from_utf8(whole).expect("UTF-8")).get("image").is_none());
}

#[test]
fn a_picture_beside_the_page_has_a_path_that_stays_there() {
    for path in ["../a.png", "/a.png", "C:\\a.png", "a\\b.png", "http://a.cn/a.png", "aux.png", "a/../b.png"]
    {
        let pictures = BTreeMap::from([(path.to_owned(), Vec::<u8>::new())]);
        let block = Block::Figure(Figure { path: path.into(), ..Figure::default() });
        let document = Document { blocks: vec![block], ..Document::default() };
        let format = Format::named("html").expect("a format");
        assert!(format.write_beside(&document, Theme::news(), &pictures).is_err(), "{path}");
    }
}

#[test]
fn a_theme_shows_in_the_page() {
    let of = |theme: &Theme| {
        let format = Format::named("html").expect("a format");
        String::from_utf8(format.write(&document("# 题"), theme, &NoPictures).expect("written"))
            .expect("UTF-8")
    };
    let gongwen = of(Theme::gongwen());
    for wanted in [
        "@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm}",
        "html{font-size:16pt}",
        "--closer:-0.25pt",
        "@page :right{@bottom-right{content:\"— \"counter(page)\" —\"",
        "local(\"Times New Roman\")",
    ] {
        assert!(gongwen.contains(wanted), "{wanted} in {gongwen}");
    }
    assert!(of(Theme::news()).contains("@page{@bottom-center{"));
    let briefing = of(Theme::briefing());
    assert!(briefing.contains("--cFF0000:#FF0000".to_lowercase().replace("--cff", "--cFF").as_str()));
    let office = "基于: 公文\n版面: {上边距: 30mm}\n段落: {正文: {字号: 14pt, 行距: 20pt}}\n\
                  字体: {仿宋: \"a\\\"}</style><script>\"}\n页码: {样式: \"</style>{n}\\\\\"}\n";
    let theme = Theme::read(&jianbao::Source::new("本局样式.yaml", office))
        .unwrap_or_else(|error| panic!("{error:#}"));
    let page = of(&theme);
    assert!(page.contains("margin:30mm 26mm 35mm 28mm") && page.contains("html{font-size:14pt}"));
    assert!(page.contains("line-height:1.4286"), "20 pt of 14 pt type");
    assert_eq!((page.matches("</style").count(), page.matches("<script").count()), (1, 0));
    assert!(page.contains("\"a\\22 \\7d \\3c \\2f style\\3e \\3c script\\3e \""));
}

#[test]
fn the_head_says_what_the_document_says_of_itself() {
    let meta =
        Meta {
            title: "甲&乙".into(), author: "某报".into(), subject: "\"帮扶\"".into(), ..Meta::default()
        };
    let page = html(&Document { meta, official: None, blocks: Vec::new() });
    assert!(page.contains("<title>甲&amp;乙</title>\n<meta name=\"author\" content=\"某报\">\n"));
    assert!(page.contains("<meta name=\"description\" content=\"&quot;帮扶&quot;\">\n"));
    let page = html(&Document::default());
    assert!(page.contains("<title>简报</title>") && !page.contains("name=\"author\""));
}

#[test]
fn blocks_have_the_tags_made_for_them() {
    assert_eq!(of("# 一\n\n## 二"), "<h1>一</h1>\n<h2>二</h2>\n");
    assert_eq!(
        of("**甲***乙*\\\n[丙](https://a.cn/?a&b)"),
        "<p><strong>甲</strong><em>乙</em><br><a href=\"https://a.cn/?a&amp;b\">丙</a></p>\n"
    );
    assert_eq!(
        of("*来源*\n\n【待填：金额】"),
        "<p class=\"credits\">来源</p>\n<p><mark class=\"blank\">【待填：金额】</mark></p>\n"
    );
    assert_eq!(of("- 甲\n- 乙\n\n  丙"), "<ul>\n<li>甲</li>\n<li>\n<p>乙</p>\n<p>丙</p>\n</li>\n</ul>\n");
    assert_eq!(of("3. 甲"), "<ol start=\"3\">\n<li>甲</li>\n</ol>\n");
    assert_eq!(of("> 甲"), "<blockquote>\n<p>甲</p>\n</blockquote>\n");
    assert_eq!(
        of("| | 甲 |\n| :-: | --: |\n| 乙 | 1 |"),
        "<div class=\"table\" role=\"region\" aria-label=\"表格 1\" tabindex=\"0\">\n<table>\n<thead>\n\
         <tr><td class=\"centre\"></td><th scope=\"col\" class=\"right\">甲</th></tr>\n</thead>\n<tbody>\n\
         <tr><td class=\"centre\">乙</td><td class=\"right\">1</td></tr>\n</tbody>\n</table>\n</div>\n"
    );
}

#[test]
fn a_figure_without_its_picture_is_its_caption() {
    assert_eq!(of("![座谈会](a.jpg)\\\n座谈会现场"), "<p class=\"caption\">座谈会现场</p>\n");
    assert_eq!(of("![座谈会](a.jpg)"), "");
}

#[test]
fn a_file_that_is_no_picture_is_refused() {
    let pictures = BTreeMap::from([("a.jpg".to_owned(), b"<svg onload=alert(1)>".to_vec())]);
    let format = Format::named("html").expect("a format");
    assert!(format.write(&document("![x](a.jpg)"), Theme::news(), &pictures).is_err());
}

#[test]
fn the_day_of_publication_is_marked_once_in_a_byline() {
    let dated = |published: &str, text: &str| {
        let meta = Meta { published: Some(published.into()), ..Meta::default() };
        article(&html(&Document { meta, ..document(text) })).to_owned()
    };
    let text = "2024年5月30日\n\n*来源：本报　2024年5月30日*\n\n*2024年5月30日*";
    assert_eq!(
        dated("2024-05-30", text),
        "<p>2024年5月30日</p>\n<p class=\"credits\">来源：本报　<time datetime=\"2024-05-30\">2024年5月30日</time></p>\n\
         <p class=\"credits\">2024年5月30日</p>\n"
    );
    assert_eq!(
        dated("2024-05-30", "*2024-05-30*"),
        "<p class=\"credits\"><time datetime=\"2024-05-30\">2024-05-30</time></p>\n"
    );
    let linked = "*[稿](https://a.cn/2024-05-30)　2024-05-30*";
    assert_eq!(
        dated("2024-05-30", linked),
        "<p class=\"credits\"><a href=\"https://a.cn/2024-05-30\">稿</a>　<time \
         datetime=\"2024-05-30\">2024-05-30</time></p>\n"
    );
    assert!(!dated("2024-05-30", "*第12024-05-30号*").contains("<time"));
    for other in ["2024-05-03", "", "x", "2024"] {
        assert!(!dated(other, text).contains("<time"), "{other}");
    }
}

/// Two notes, the second within the first and one in a link: each has its call, its number and the way back.
#[test]
fn footnotes_are_called_by_number_and_stand_at_the_end() {
    let plain = |text: &str| Inline::Text(text.to_owned());
    let inner = Inline::Note(vec![plain("丙")]);
    let first = Inline::Note(vec![plain("乙"), inner]);
    let linked = Inline::Link {
        target: "https://a.cn".into(),
        text: vec![plain("丁"), Inline::Note(vec![plain("戊")])],
    };
    let blocks = vec![Block::Paragraph(vec![plain("甲"), first, linked])];
    let page = html(&Document { blocks, ..Document::default() });
    assert_eq!(
        article(&page),
        "<p>甲<sup id=\"call-1\"><a href=\"#note-1\">[1]</a></sup><a href=\"https://a.cn\">丁<sup id=\"call-2\">[2]</sup></a></p>\n\
         <section class=\"notes\" aria-label=\"脚注\">\n\
         <p id=\"note-1\"><a href=\"#call-1\">[1]</a> 乙<sup id=\"call-3\"><a href=\"#note-3\">[3]</a></sup></p>\n\
         <p id=\"note-2\"><a href=\"#call-2\">[2]</a> 戊</p>\n\
         <p id=\"note-3\"><a href=\"#call-3\">[3]</a> 丙</p>\n</section>\n"
    );
}

#[test]
fn what_is_never_seen_is_left_out_and_line_ends_are_blanks() {
    let text = |text: &str| {
        let meta = Meta { title: text.into(), ..Meta::default() };
        let blocks = vec![Block::Paragraph(vec![Inline::Text(text.into())])];
        html(&Document { meta, blocks, ..Document::default() })
    };
    let page = text("甲\u{1}\u{7f}\u{85}\u{fdd0}乙·é，ﬁ");
    assert_eq!(article(&page), "<p>甲乙·é，ﬁ</p>\n");
    let page = text("甲\n乙\r丙");
    assert_eq!(article(&page), "<p>甲 乙 丙</p>\n");
    assert!(page.contains("<title>甲 乙 丙</title>"));
    assert_eq!(data(&page)["headline"], "甲 乙 丙");
}

#[test]
fn a_target_that_could_run_is_no_link() {
    for target in ["javascript:alert(1)", "java\nscript:x", " javascript:x", "data:text/html,x"] {
        let link = Inline::Link { target: target.into(), text: vec![Inline::Text("点我".into())] };
        let page = html(&Document { blocks: vec![Block::Paragraph(vec![link])], ..Document::default() });
        assert_eq!(article(&page), "<p>点我</p>\n", "{target}");
    }
}
