//! Word files: blanks are found wherever a reader sees text, filled in place, and no file does harm.

use std::fs;

use jianbao::word::{Docx, Exchange, exchange, fill, fill_draft};
use jianbao::{Code, Lang, Source, Values, scan};
use proptest::prelude::*;

mod archive;
mod clock;
use archive::{Entry, entries, pack, unpack};
use clock::ran;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const TYPES: &str = "[Content_Types].xml";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

fn case(name: &str) -> Vec<u8> {
    fs::read(format!("tests/cases/word/{name}.docx")).unwrap()
}

fn read(bytes: &[u8]) -> Docx {
    Docx::read("总结.docx", bytes.to_vec()).unwrap()
}

/// Why a file is refused: the code and the message.
fn refusal(bytes: Vec<u8>) -> (Code, String) {
    let start = ran();
    let error = Docx::read("坏.docx", bytes).unwrap_err();
    assert!(ran() - start < 2.0, "{error}");
    let problem = error.problems().next().unwrap();
    assert!(!problem.hint.zh.is_empty() && !problem.hint.en.is_empty());
    assert!(problem.line(Lang::Zh).starts_with("坏.docx:"), "{problem}");
    (problem.code, problem.message.zh.clone())
}

/// The parts every small document has, with the given body.
fn parts(body: &str) -> Vec<Entry> {
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}\"/></Types>"
    );
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                     <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                     Target=\"word/document.xml\"/></Relationships>";
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<w:document xmlns:w=\"{W}\" xmlns:mc=\"{MC}\"><w:body>{body}</w:body></w:document>"
    );
    vec![
        Entry::new(TYPES, types),
        Entry::new("_rels/.rels", relations),
        Entry::new("word/document.xml", document),
    ]
}

fn docx(body: &str) -> Docx {
    read(&pack(&parts(body)))
}

/// A document whose main part is exactly this.
fn whole(document: impl Into<Vec<u8>>) -> Vec<u8> {
    let mut parts = parts("");
    parts[2].data = document.into();
    pack(&parts)
}

fn text_of(docx: &Docx) -> Vec<&str> {
    docx.source().text().lines().filter(|line| !line.is_empty()).collect()
}

/// Exchanges the only place of `old` and gives the body that comes out.
fn exchanged(body: &str, old: &str, new: impl Into<Option<&'static str>>) -> String {
    let docx = docx(body);
    let at = docx.source().text().find(old).unwrap_or_else(|| panic!("{:?}", docx.source().text()));
    let span = jianbao::Span::new(at, at + old.len());
    let bytes = exchange(&docx, &[Exchange { span, text: new.into().map(str::to_owned) }]).unwrap();
    let document = String::from_utf8(unpack(&bytes)["word/document.xml"].clone()).unwrap();
    let start = document.find("<w:body>").unwrap() + "<w:body>".len();
    document[start..document.find("</w:body>").unwrap()].to_owned()
}

fn values(entries: &str) -> Values {
    Values::read(&Source::new("取值.yaml", format!("values: {{{entries}}}")))
}

/// XML with the content of every `w:t` taken out.
fn frame(xml: &[u8]) -> String {
    let xml = String::from_utf8(xml.to_vec()).unwrap();
    let mut out = String::new();
    for (nth, piece) in xml.split("<w:t").enumerate() {
        let is_text = nth > 0 && piece.starts_with(['>', ' ']);
        let rest = if is_text { &piece[piece.find("</w:t>").unwrap_or(0)..] } else { piece };
        out.push_str(rest);
    }
    out
}

/// Fills every blank with a text of its own, and holds what changed against what may change.
fn filled_with_marks(bytes: &[u8]) -> (Vec<String>, Vec<u8>) {
    let docx = read(bytes);
    let blanks = scan(docx.source());
    let mark = |nth: usize| char::from_u32(0x4e00 + nth as u32).unwrap().to_string();
    let exchanges: Vec<Exchange> = blanks
        .iter()
        .enumerate()
        .map(|(nth, blank)| Exchange { span: blank.span, text: Some(mark(nth)) })
        .collect();
    let out = exchange(&docx, &exchanges).unwrap();
    assert_eq!(out, exchange(&docx, &exchanges).unwrap(), "the same in, the same out");
    let mut wanted = String::new();
    let mut from = 0;
    for one in &exchanges {
        wanted += &docx.source().text()[from..one.span.start];
        wanted += one.text.as_deref().unwrap();
        from = one.span.end;
    }
    wanted += &docx.source().text()[from..];
    // A tab inside a blank stays behind the value.
    let solid = |text: &str| text.replace('\t', "");
    assert_eq!(solid(read(&out).source().text()), solid(&wanted));
    let (before, after) = (entries(bytes), entries(&out));
    assert_eq!(before.len(), after.len());
    let (old, new) = (unpack(bytes), unpack(&out));
    let mut changed = Vec::new();
    for (one, two) in before.iter().zip(&after) {
        assert_eq!(
            (&one.name, one.flags, one.method, one.time),
            (&two.name, two.flags, two.method, two.time)
        );
        if old[&one.name] == new[&one.name] {
            assert_eq!(one.raw, two.raw, "{} is copied as it is packed", one.name);
        } else {
            assert_eq!(frame(&old[&one.name]), frame(&new[&one.name]), "only text changes in {}", one.name);
            changed.push(one.name.clone());
        }
    }
    (changed, out)
}

#[test]
fn blanks_are_found_wherever_a_reader_sees_text() {
    let notice = read(&case("notice"));
    let blanks = scan(notice.source());
    let found: Vec<String> = blanks
        .iter()
        .map(|blank| {
            let place = jianbao::Place { source: blanks.source().clone(), span: blank.span };
            format!("{} {} {}", place.words().unwrap().zh, blank.token, blank.kind.name())
        })
        .collect();
    assert_eq!(
        found,
        [
            "正文第2段 xxxx year",
            "正文第2段 xx count",
            "正文第2段 __ place",
            "正文第2段 xxxx approx_count",
            "正文第3段 ____ place",
            "第1个表格第2行第1格 __ place",
            "第1个表格第2行第2格 xx count",
            "第1个表格第3行第1格 __ place",
            "第1个表格第3行第2格 xx count",
            "第1个文本框 xx month",
            "第1个文本框 xx day",
            "页眉 __ place",
            "页脚 xxxx year",
            "页脚 xx count",
            "第1个脚注 __ place",
            "第1个脚注 xxxx year",
        ]
    );
    let county = blanks.iter().filter(|blank| blank.entity == "县").count();
    assert!(county >= 5, "one county in body, table, header and note: {county}");
    let summary = read(&case("summary"));
    let places: Vec<(usize, usize)> =
        scan(summary.source()).iter().map(|blank| (blank.line, blank.column)).collect();
    assert_eq!(places.len(), 15, "{}", summary.source().text());
}

#[test]
fn only_texts_change_and_other_parts_are_copied() {
    let (changed, _) = filled_with_marks(&case("notice"));
    assert_eq!(
        changed,
        ["word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"]
            .map(str::to_owned)
    );
    let (changed, _) = filled_with_marks(&case("summary"));
    assert_eq!(changed.len(), 4, "{changed:?}");
}

#[test]
fn a_text_box_is_filled_in_both_places_and_told_once() {
    for name in ["notice", "summary"] {
        let (_, out) = filled_with_marks(&case(name));
        let document = String::from_utf8(unpack(&out)["word/document.xml"].clone()).unwrap();
        let boxes: Vec<&str> = document
            .split("<w:txbxContent>")
            .skip(1)
            .map(|rest| rest.split("</w:txbxContent>").next().unwrap())
            .collect();
        assert_eq!(boxes.len(), 2);
        assert_eq!(boxes[0], boxes[1]);
        assert!(!boxes[0].contains('x') || !boxes[0].contains("<w:t>x"), "{}", boxes[0]);
    }
}

#[test]
fn a_value_takes_the_look_of_the_first_run() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>选派x</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>x</w:t></w:r>\
                <w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t>x名教师</w:t></w:r></w:p>";
    assert_eq!(
        exchanged(body, "xxx", "12"),
        body.replace("选派x", "选派12").replace("<w:t>x</w:t>", "<w:t></w:t>").replace("x名", "名")
    );
    // Signs of XML are escaped; white space at the ends is kept.
    let body = "<w:p><w:r><w:t>__ A</w:t></w:r></w:p>";
    assert_eq!(exchanged(body, "__", "<&>\""), body.replace("__", "&lt;&amp;&gt;&quot;"));
    assert_eq!(exchanged(body, "__", ""), body.replace("<w:t>__", "<w:t xml:space=\"preserve\">"));
    let kept = "<w:p><w:r><w:t xml:space='default'>\n __ \n</w:t></w:r></w:p>";
    assert_eq!(exchanged(kept, "__", "甲"), kept.replace("__", "甲"));
    assert_eq!(exchanged(kept, "__", " 甲"), "<w:p><w:r><w:t xml:space='preserve'> 甲</w:t></w:r></w:p>");
    // References and sections without escapes.
    let body = "<w:p><w:r><w:t>A&amp;&#x78;x&#26377;<![CDATA[<x>x]]>B</w:t></w:r></w:p>";
    assert_eq!(docx(body).source().text(), "A&xx有<x>xB\n");
    assert_eq!(exchanged(body, "xx", "1"), body.replace("&#x78;x", "1"));
    assert_eq!(exchanged(body, "xB", "&"), body.replace("x]]>B", "]]>&amp;<![CDATA[]]>"));
}

#[test]
fn tabs_breaks_and_signs_are_what_a_reader_sees() {
    let run = |inner: &str| format!("<w:p><w:r>{inner}</w:r></w:p>");
    for (inner, text) in [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙"),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", "甲\n乙"),
        ("<w:t>__</w:t><w:tab/><w:t>__</w:t>", "____"),
        ("<w:t>__</w:t><w:br/><w:t>__</w:t>", "____"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>", "a\u{2011}bc"),
        ("<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:t>x</w:t>", "\u{fffc}x"),
        (
            "<w:ruby><w:rt><w:r><w:t>xué</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>学</w:t></w:r></w:rubyBase></w:ruby>",
            "学",
        ),
        ("<w:pict/><w:t xml:space=\"preserve\"> 甲 </w:t>", " 甲 "),
        ("<w:t> 甲 </w:t>", "甲"),
        ("<w:lastRenderedPageBreak/><w:t>第</w:t><w:footnoteReference w:id=\"1\"/>", "第"),
    ] {
        assert_eq!(docx(&run(inner)).source().text().trim_end_matches('\n'), text, "{inner}");
    }
    // Links, controls and fields in one element are text; so is what was put in, not what was taken out.
    let body = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink>\
                <w:fldSimple w:instr=\"DATE\"><w:r><w:t>乙</w:t></w:r></w:fldSimple><w:ins><w:r><w:t>xx</w:t></w:r></w:ins>\
                <w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>丁</w:t></w:r></w:moveFrom></w:p>\
                </w:sdtContent></w:sdt>";
    assert_eq!(text_of(&docx(body)), ["甲乙xx"]);
    // A prefix is only a prefix.
    let other = format!("<document xmlns='{W}'><body><p><r><t>xx</t></r></p></body></document>");
    assert_eq!(text_of(&read(&whole(other))), ["xx"]);
    let strict = "<a:document xmlns:a='http://purl.oclc.org/ooxml/wordprocessingml/main'><a:p><a:r><a:t>xx</a:t></a:r></a:p><w:p xmlns:w='urn:other'><w:r><w:t>yy</w:t></w:r></w:p></a:document>";
    assert_eq!(text_of(&read(&whole(strict))), ["xx"]);
    // What an attribute says may be written with references.
    let spelled = format!(
        "<document xmlns='{}'><p><r><t xml:space='&#112;reserve'> xx</t></r></p></document>",
        W.replace('/', "&#x2F;")
    );
    assert_eq!(read(&whole(spelled)).source().text(), " xx\n");
}

#[test]
fn fields_show_their_result() {
    // Whatever stands in their instruction.
    let field = |sort: &str| format!("<w:r><w:fldChar w:fldCharType=\"{sort}\"/></w:r>");
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}<w:r><w:instrText>IF xx</w:instrText></w:r>{}{}{}{}{}{}{}{}</w:p>",
        text("前"),
        field("begin"),
        field("begin"),
        text("里"),
        field("separate"),
        text("不见"),
        field("end"),
        field("separate"),
        text("xx"),
        field("end") + &text("后")
    );
    assert_eq!(text_of(&docx(&body)), ["前xx后"]);
    // An instruction may go on behind its paragraph; one that never ends takes no text away, in the part or a text box.
    let told =
        |sort: &str| format!("{}<w:r><w:instrText>DATE</w:instrText></w:r>{}", field("begin"), field(sort));
    let paragraph = |inner: &str| format!("<w:p>{inner}</w:p>");
    let open = field("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>";
    let long = paragraph(&(text("前") + &open)) + &paragraph(&(text("不见") + &field("end") + &text("后")));
    assert_eq!(text_of(&docx(&long)), ["前", "后"]);
    let endless =
        paragraph(&(open.clone() + &text("甲"))) + &paragraph(&(told("end") + &text("接收xx名"))) + &long;
    assert_eq!(text_of(&docx(&endless)), ["甲", "接收xx名", "前", "后"]);
    let boxed = format!(
        "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>",
        paragraph(&(open + &text("xx人")))
    );
    assert_eq!(
        text_of(&docx(&(paragraph(&(boxed + &text("甲"))) + &endless))),
        ["甲", "xx人", "甲", "接收xx名", "前", "后"]
    );
}

#[test]
fn alternatives_that_differ_are_told_apart() {
    let alternate = |one: &str, two: &str| {
        format!(
            "<w:p><w:r><w:t>前</w:t></w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{one}</mc:Choice>\
             <mc:Fallback>{two}</mc:Fallback></mc:AlternateContent><w:r><w:t>后</w:t></w:r></w:p>"
        )
    };
    let boxed = |text: &str| {
        format!(
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    };
    let same = alternate(&boxed("xx名"), &boxed("xx名"));
    assert_eq!(text_of(&docx(&same)), ["前后", "xx名"]);
    assert_eq!(exchanged(&same, "xx", "12"), same.replace("xx", "12"));
    let differ = alternate(&boxed("xx名"), &boxed("xx人"));
    assert_eq!(text_of(&docx(&differ)), ["前后", "xx名", "xx人"]);
    // Runs of the paragraph itself.
    let runs = alternate("<w:r><w:t>xx</w:t></w:r>", "<w:r><w:t>x</w:t></w:r><w:r><w:t>x</w:t></w:r>");
    assert_eq!(text_of(&docx(&runs)), ["前xx后"]);
    let filled = runs
        .replace("<w:t>xx</w:t>", "<w:t>12</w:t>")
        .replace("<w:t>x</w:t></w:r><w:r><w:t>x</w:t>", "<w:t>12</w:t></w:r><w:r><w:t></w:t>");
    assert_eq!(exchanged(&runs, "xx", "12"), filled);
    // One that begins outside is written outside.
    let filled = runs.replace("前", "九").replace("<w:t>xx</w:t>", "<w:t>x</w:t>");
    let filled = filled.replacen("<mc:Fallback><w:r><w:t>x</w:t>", "<mc:Fallback><w:r><w:t></w:t>", 1);
    assert_eq!(exchanged(&runs, "前x", "九"), filled);
    // Within a run, and where the first branch holds no text.
    for choice in ["", "<w:t>选派xx名</w:t>", "<w:t>选派</w:t><w:t>xx</w:t><w:t>名</w:t>"] {
        let run = format!(
            "<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice Requires=\"w16se\">{choice}</mc:Choice><mc:Fallback>\
             <w:t>选派xx名</w:t></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>"
        );
        assert_eq!(text_of(&docx(&run)), ["前选派xx名后"]);
        assert_eq!(exchanged(&run, "xx", "12"), run.replace("xx", "12"));
        // A run cannot be ended inside of it: what is not known stays unmarked there.
        assert_eq!(exchanged(&run, "xx", None), run);
    }
    // Alternatives within alternatives.
    let nested = alternate(&same, &same);
    assert_eq!(exchanged(&nested, "xx", "12"), nested.replace("xx", "12"));
}

#[test]
fn a_draft_marks_what_is_missing() {
    let look = "<w:rPr><w:b/><w:u w:val=\"single\"/></w:rPr>";
    let body = format!("<w:p><w:r>{look}<w:t>选派x</w:t></w:r><w:r><w:t>x名</w:t><w:tab/></w:r></w:p>");
    let yellow = "<w:highlight w:val=\"yellow\"/>";
    let marked = "<w:rPr><w:b/><w:highlight w:val=\"yellow\"/><w:u w:val=\"single\"/></w:rPr>";
    let wanted = format!(
        "<w:p><w:r>{look}<w:t>选派</w:t></w:r><w:r>{marked}<w:t xml:space=\"preserve\">x</w:t></w:r>\
         <w:r>{look}<w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:t></w:t></w:r><w:r><w:rPr>{yellow}</w:rPr>\
         <w:t xml:space=\"preserve\">x</w:t></w:r><w:r><w:t xml:space=\"preserve\">名</w:t><w:tab/></w:r></w:p>"
    );
    assert_eq!(exchanged(&body, "xx", None), wanted);
    let plain = docx(&body);
    let draft = fill_draft(&plain, &values(""), None).unwrap();
    assert!(!draft.is_complete());
    let again = read(draft.bytes());
    assert_eq!(again.source().text(), plain.source().text(), "a draft can be filled later");
    let done = fill(&again, &values("b1: 12"), None).unwrap();
    assert!(done.is_complete());
    assert_eq!(text_of(&read(done.bytes())), ["选派12名\t"]);
}

#[test]
fn underlined_spaces_are_lines_to_write_on() {
    let run = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let line = "<w:u w:val=\"single\"/>";
    let body = |inner: &str| format!("<w:p>{}{inner}{}</w:p>", run("", "派出"), run("", "名教师"));
    for white in ["　　", "    ", "\u{a0} \u{a0}"] {
        let one = docx(&body(&run(line, white)));
        assert_eq!(jianbao::scan(one.source()).len(), 1, "{:?}", one.source().text());
        assert!(fill(&one, &values(""), None).is_err());
        let filled = fill(&one, &values("b1: 12"), None).unwrap();
        assert_eq!(text_of(&read(filled.bytes())), ["派出12名教师"]);
    }
    // One line over several runs, and of tabs.
    let split = docx(&body(&(run(line, " ") + &run(line, " 　"))));
    assert_eq!(text_of(&read(fill(&split, &values("b1: 12"), None).unwrap().bytes())), ["派出12名教师"]);
    let tab = docx(&body(&format!("<w:r><w:rPr>{line}</w:rPr><w:tab/></w:r>")));
    assert_eq!(jianbao::scan(tab.source()).len(), 1);
    // Underlined words with spaces around them are filled in already; what is not underlined is only wide.
    let done = body(&(run(line, "　") + &run(line, "12") + &run(line, "　")));
    assert_eq!(docx(&done).source().text(), "派出　12　名教师\n");
    for look in ["", "<w:u w:val=\"none\"/>", "<w:b/>"] {
        assert_eq!(docx(&body(&run(look, "　　"))).source().text(), "派出　　名教师\n", "{look}");
    }
    assert_eq!(docx(&body(&run(line, " "))).source().text(), "派出 名教师\n");
}

#[test]
fn values_are_bound_and_faults_tell_the_paragraph() {
    let docx = docx(
        "<w:p><w:r><w:t>xxxx年</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>xx名教师</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    let error = fill(&docx, &values("b1: 12"), None).unwrap_err();
    let told: Vec<String> = error.problems().map(|problem| problem.line(Lang::Zh)).collect();
    assert!(told.iter().any(|line| line.starts_with("取值.yaml:1:")), "{told:?}");
    assert!(told.iter().any(|line| line.starts_with("总结.docx:2:1（第1个表格第1行第1格）: ")), "{told:?}");
    let filled = fill(&docx, &values("b1: 2024, b2: 12"), None).unwrap();
    assert_eq!(text_of(&read(filled.bytes())), ["2024年", "12名教师"]);
}

#[test]
fn macros_and_tracked_changes_are_told() {
    let revised = docx(
        "<w:p><w:ins><w:r><w:t>xx</w:t></w:r></w:ins><w:del/><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p>",
    );
    let codes = |docx: &Docx| docx.remarks().iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(codes(&revised), [Code::WordChanges]);
    assert!(revised.remarks().iter().next().unwrap().message.zh.contains("3处"));
    let chunk = docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:altChunk r:id=\"r9\" xmlns:r=\"urn:r\"/>");
    assert_eq!(codes(&chunk), [Code::WordChunk]);
    assert!(chunk.remarks().iter().next().unwrap().message.zh.contains("1处"));
    let mut with_macros = parts("<w:p/>");
    with_macros.push(Entry::new("word/vbaProject.bin", "x"));
    assert_eq!(codes(&read(&pack(&with_macros))), [Code::WordMacro]);
    let mut typed = parts("<w:p/>");
    let types = String::from_utf8(typed[0].data.clone()).unwrap();
    typed[0].data = types.replace(MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml").into();
    assert_eq!(codes(&read(&pack(&typed))), [Code::WordMacro]);
}

#[test]
fn headers_of_every_sort_of_archive_stay() {
    let mut kinds = parts("<w:p><w:r><w:t>xx</w:t></w:r></w:p>");
    kinds[2].stored = true;
    kinds[1].behind = true;
    kinds.push(Entry { stored: true, ..Entry::new("word/media/a.png", "abc") });
    let (changed, _) = filled_with_marks(&pack(&kinds));
    assert_eq!(changed, ["word/document.xml"]);
    kinds[2].stored = false;
    kinds[2].behind = true;
    let (changed, _) = filled_with_marks(&pack(&kinds));
    assert_eq!(changed, ["word/document.xml"]);
}

/// Bytes that pack badly.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 88_172_645_463_325_252u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(|_| next()).collect()
}

/// An entry of so many zeros, packed as well as it can be.
fn zeros(name: &str, length: usize) -> Entry {
    Entry::new(name, vec![0; length])
}

#[test]
fn limits_of_the_archive_hold() {
    let with = |more: Vec<Entry>| {
        let mut all = parts("<w:p/>");
        all.extend(more);
        pack(&all)
    };
    let own = pack(&parts("<w:p/>"));
    let used: usize = unpack(&own).values().map(Vec::len).sum();
    // 2,000 parts.
    let many = |count: usize| with((3..count).map(|nth| Entry::new(&format!("a{nth}.bin"), "")).collect());
    assert!(Docx::read("a.docx", many(2_000)).is_ok());
    let (code, message) = refusal(many(2_001));
    assert!(code == Code::SourceSize && message.contains("2000"), "{message}");
    // 50 MiB unpacked: bytes that pack badly, so that no other limit is in the way.
    let noise: Vec<u8> = noise(1 << 20).into_iter().map(|byte| byte & 15).collect();
    let large = |length: usize| {
        let mut left = length;
        let mut more = Vec::new();
        while left > 0 {
            let part = left.min(noise.len());
            more.push(Entry::new(&format!("a{left}.bin"), &noise[..part]));
            left -= part;
        }
        with(more)
    };
    let most = (50 << 20) - used;
    assert!(Docx::read("a.docx", large(most)).is_ok());
    let (code, message) = refusal(large(most + 1));
    assert!(code == Code::SourceSize && message.contains("解压"), "{message}");
    // Up to 1 MiB a part may be packed as well as it can; above, 200 times.
    assert!(Docx::read("a.docx", with(vec![zeros("a.bin", 1 << 20)])).is_ok());
    let (code, message) = refusal(with(vec![zeros("a.bin", (1 << 20) + 1)]));
    assert!(code == Code::WordUnsafe && message.contains("a.bin") && message.contains("200"), "{message}");
    // A bomb that says it is small is counted.
    let mut lie = zeros("a.bin", 4 << 20);
    lie.claims = Some(1_000);
    let (code, message) = refusal(with(vec![lie]));
    assert!(code == Code::WordFile && message.contains("a.bin"), "{message}");
    let mut bomb = zeros("word/styles.xml", 60 << 20);
    bomb.claims = Some(1_000);
    refusal(with(vec![bomb]));
}

#[test]
fn the_ratio_is_two_hundred() {
    let noise = noise(4_096);
    let entry = |zeros: usize| {
        let mut data = noise.clone();
        data.resize(noise.len() + zeros, 0);
        Entry::new("a.bin", data)
    };
    let over = |zeros: &usize| entry(*zeros).data.len() > entry(*zeros).packed().len() * 200;
    // The first length above the ratio, and the one before it.
    let first = (500_000..2_000_000).step_by(1_000).find(over).unwrap();
    for (zeros, fine) in [(first - 1_000, true), (first, false)] {
        let mut all = parts("<w:p/>");
        all.push(entry(zeros));
        assert_eq!(Docx::read("a.docx", pack(&all)).is_ok(), fine, "{zeros}");
    }
}

#[test]
fn limits_of_a_part_hold() {
    let nested = |levels: usize| {
        // document and body are two.
        let inner = levels - 2;
        format!("{}{}", "<w:p>".repeat(inner), "</w:p>".repeat(inner))
    };
    assert!(Docx::read("a.docx", pack(&parts(&nested(256)))).is_ok());
    let (code, message) = refusal(pack(&parts(&nested(257))));
    assert!(code == Code::WordUnsafe && message.contains("256"), "{message}");
    let digits = noise(200_001);
    let many = |count: usize| {
        let one = |byte: &u8| format!("<w:p w:rsidR=\"{byte:02X}\"/>");
        pack(&parts(&digits[..count].iter().map(one).collect::<String>()))
    };
    assert!(Docx::read("a.docx", many(200_000)).is_ok());
    assert_eq!(refusal(many(200_001)).0, Code::SourceSize);
    let long = |length: usize| {
        let noise: String = noise(length).into_iter().map(|byte| char::from(b'a' + byte % 26)).collect();
        pack(&parts(&format!("<w:p><w:r><w:t>{noise}</w:t></w:r></w:p>")))
    };
    assert!(Docx::read("a.docx", long(2 << 20)).is_ok());
    assert_eq!(refusal(long((2 << 20) + 1)).0, Code::SourceSize);
}

#[test]
fn hostile_archives_are_refused() {
    let good = || parts("<w:p><w:r><w:t>xx</w:t></w:r></w:p>");
    let with = |entry: Entry| {
        let mut all = good();
        all.push(entry);
        pack(&all)
    };
    for name in ["../a.xml", "/a.xml", "a/../../b", "word\\a.xml", "C:a.xml", "a//b", "a/./b", "a\u{1}b", ""]
    {
        let (code, message) = refusal(with(Entry::new(name, "x")));
        assert_eq!(code, Code::WordUnsafe, "{name:?} {message}");
    }
    for name in ["word/document.xml", "WORD/Document.xml"] {
        let (code, message) = refusal(with(Entry::new(name, "x")));
        assert!(code == Code::WordUnsafe && message.contains("同名"), "{message}");
    }
    let locked = Entry { flags: 1, ..Entry::new("a.bin", "x") };
    assert!(refusal(with(locked)).1.contains("加了密"));
    let method = Entry { method: Some(12), ..Entry::new("a.bin", "x") };
    assert!(refusal(with(method)).1.contains("压缩方式"));
    let renamed = Entry { local: Some("b.bin".to_owned()), ..Entry::new("a.bin", "x") };
    assert!(refusal(with(renamed)).1.contains("a.bin"));
    let broken = Entry { crc: Some(7), ..Entry::new("a.bin", "x") };
    assert!(refusal(with(broken)).1.contains("a.bin"));
    let bytes = pack(&good());
    for cut in 1..bytes.len() {
        assert!(matches!(refusal(bytes[..cut].to_vec()).0, Code::WordFile), "{cut}");
    }
    assert!(refusal([b"MZ".to_vec(), bytes.clone()].concat()).1.contains("不是 Word"));
    assert!(refusal([b"PK\x03\x04".to_vec(), bytes.clone()].concat()).1.contains("损坏"));
    assert!(refusal([bytes, b"tail".to_vec()].concat()).1.contains("不完整"));
    let compound = [0xd0, 0xcf, 0x11, 0xe0].to_vec();
    assert!(refusal(compound.clone()).1.contains(".doc"));
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refusal([compound, wide].concat()).1.contains("密码"));
    assert_eq!(refusal(Vec::new()).0, Code::WordFile);
}

#[test]
fn hostile_parts_are_refused() {
    let body = |inner: &str| format!("<w:document xmlns:w=\"{W}\">{inner}</w:document>");
    let dtd = "<!DOCTYPE a [<!ENTITY x \"y\">]>".to_owned();
    let (code, message) = refusal(whole(dtd.clone() + &body("")));
    assert!(code == Code::WordUnsafe && message.contains("DTD"), "{message}");
    let mut styles = parts("<w:p/>");
    styles.push(Entry::new("word/styles.xml", dtd.clone() + "<a/>"));
    assert!(refusal(pack(&styles)).1.contains("word/styles.xml"));
    styles[3].data = [0xff, 0xfe].into_iter().chain(dtd.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(refusal(pack(&styles)).1.contains("DTD"));
    for (inner, word, code) in [
        ("<w:p><w:r><w:t>&xxe;</w:t></w:r></w:p>", "实体", Code::WordUnsafe),
        ("<w:p a=\"&xxe;\"/>", "实体", Code::WordUnsafe),
        ("<w:p><w:r><w:t>&#0;</w:t></w:r></w:p>", "实体", Code::WordUnsafe),
        ("<w:p>", "损坏", Code::WordFile),
        ("<w:p></w:r>", "损坏", Code::WordFile),
        ("<w:p></w:p", "损坏", Code::WordFile),
        ("<w:p>&", "损坏", Code::WordFile),
    ] {
        let (own, message) = refusal(whole(body(inner)));
        assert!(own == code && message.contains(word) && message.contains("word/document.xml"), "{message}");
    }
    assert!(refusal(whole(b"<a>\xff</a>".to_vec())).1.contains("UTF-8"));
    assert!(refusal(whole("<?xml version='1.0' encoding='GBK'?><a/>")).1.contains("UTF-8"));
    let prefixes: String = (0..300).map(|n| format!(" xmlns:a{n}=\"urn:{n}\"")).collect();
    assert_eq!(refusal(whole(format!("<a{prefixes}/>"))).0, Code::WordUnsafe);
}

#[test]
fn files_of_another_sort_are_refused() {
    let without = |name: &str| {
        let mut all = parts("<w:p/>");
        all.retain(|entry| entry.name != name);
        pack(&all)
    };
    for name in [TYPES, "_rels/.rels", "word/document.xml"] {
        let (code, message) = refusal(without(name));
        assert!(code == Code::WordFile && message.contains(name), "{message}");
    }
    let typed = |from: &str, to: &str| {
        let mut all = parts("<w:p/>");
        for entry in &mut all[..2] {
            entry.data = String::from_utf8(entry.data.clone()).unwrap().replace(from, to).into();
        }
        pack(&all)
    };
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    assert!(refusal(typed(MAIN, sheet)).1.contains("不是 Word"));
    assert!(refusal(typed("word/document.xml", "../word/document.xml")).0 == Code::WordFile);
    assert!(refusal(typed("Target=\"word", "TargetMode=\"External\" Target=\"word")).0 == Code::WordFile);
    let mut odt = parts("");
    odt.retain(|entry| entry.name != TYPES);
    odt.push(Entry::new("mimetype", "application/vnd.oasis.opendocument.text"));
    assert!(refusal(pack(&odt)).1.contains("OpenDocument"));
    // A header that is no header.
    let mut header = parts("<w:p/>");
    header.push(Entry::new(
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Type=\"http://a/header\" Target=\"h.xml\"/><Relationship Type=\"http://a/footer\" \
         Target=\"http://example.com/f.xml\" TargetMode=\"External\"/></Relationships>",
    ));
    assert!(refusal(pack(&header)).1.contains("word/h.xml"));
    header.push(Entry::new("word/h.xml", "<a/>"));
    assert!(refusal(pack(&header)).1.contains("类型"));
}

/// Bodies of paragraphs whose text is cut into runs anyhow.
fn bodies() -> impl Strategy<Value = String> {
    let text = "[x_年名县，甲&<\" ]{0,6}";
    let run = (text, 0..4).prop_map(|(text, sort): (String, i32)| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let inner = format!("<w:t xml:space=\"preserve\">{text}</w:t>");
        match sort {
            0 => format!("<w:r><w:rPr><w:b/></w:rPr>{inner}</w:r>"),
            1 => format!("<w:r>{inner}<w:tab/>{inner}</w:r>"),
            2 => format!("<w:hyperlink><w:r>{inner}</w:r></w:hyperlink><w:proofErr w:type=\"x\"/>"),
            _ => format!("<w:r>{inner}</w:r>"),
        }
    });
    let paragraph = prop::collection::vec(run, 0..8).prop_map(|runs| format!("<w:p>{}</w:p>", runs.concat()));
    prop::collection::vec(paragraph, 0..5).prop_map(|paragraphs| paragraphs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_blank_filled_with_its_own_signs_changes_nothing(body in bodies()) {
        let bytes = pack(&parts(&body));
        let docx = read(&bytes);
        let own: Vec<Exchange> = scan(docx.source())
            .iter()
            .map(|blank| {
                let text = docx.source().text()[blank.span.start..blank.span.end].to_owned();
                Exchange { span: blank.span, text: Some(text) }
            })
            .collect();
        prop_assert_eq!(exchange(&docx, &own).unwrap(), bytes);
    }

    #[test]
    fn what_is_filled_is_what_is_read_again(body in bodies()) {
        filled_with_marks(&pack(&parts(&body)));
    }

    #[test]
    fn damage_is_never_a_panic(at in 0usize..5_000, byte in any::<u8>(), name in 0usize..2) {
        let mut bytes = case(["notice", "summary"][name]);
        let at = at * bytes.len() / 5_000;
        bytes[at] = byte;
        let _ = Docx::read("a.docx", bytes);
    }

    #[test]
    fn xml_of_any_sort_is_never_a_panic(xml in "(<w:(p|r|t|tbl|tc|txbxContent|del)>|</w:(p|r|t|tbl|tc|del)>|<mc:Choice>|<mc:AlternateContent>|x|&amp;|<w:tab/>|<w:fldChar w:fldCharType='end'/>){0,40}") {
        let _ = Docx::read("a.docx", pack(&parts(&xml)));
    }
}

#[test]
fn text_outside_of_every_paragraph_is_left_alone() {
    assert_eq!(text_of(&docx("<w:r><w:t>xx</w:t></w:r><w:p><w:t>yy</w:t></w:p>")), Vec::<&str>::new());
    let docx = docx("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>");
    let tab = |start, end| Exchange { span: jianbao::Span::new(start, end), text: Some("丙".to_owned()) };
    let filled = read(&exchange(&docx, &[tab(3, 4)]).unwrap());
    assert_eq!(text_of(&filled), ["甲丙\t乙"]);
    for (start, end) in [(0, 8), (3, 3), (100, 101), (1, 2)] {
        assert!(exchange(&docx, &[tab(start, end)]).is_err());
    }
    assert!(exchange(&docx, &[tab(0, 3), tab(0, 4)]).is_err());
    let control = Exchange { span: jianbao::Span::new(0, 3), text: Some("a\nb".to_owned()) };
    assert!(exchange(&docx, &[control]).is_err());
}
