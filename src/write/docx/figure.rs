//! Figures: the picture in a line of its own, the caption under it.

use super::body::{Body, Companions};
use super::package::{self, Relation};
use super::style::Kind;
use crate::document::Figure;
use crate::error::{Error, ErrorKind};
use crate::picture::{PictureFormat, PictureInfo};
use crate::problem::say;
use crate::write::look::{Length, Look};
use crate::xml::{push_attribute, push_number};

/// How many EMU make an inch.
const INCH: i64 = 914_400;

impl<'a> Body<'a, '_> {
    /// Writes a figure; without its picture, the caption alone.
    pub(super) fn figure(&mut self, figure: &Figure) -> Result<(), Error> {
        let pictures = self.pictures;
        if let Some(bytes) = pictures.picture(&figure.path) {
            let path = &figure.path;
            let info = PictureInfo::examine(bytes).map_err(|why| {
                let (zh, en) = (why.zh, why.en);
                ErrorKind::Picture(say!("图片“{path}”：{zh}", "picture “{path}”: {en}"))
            })?;
            let relation = self.picture_relation(bytes, info.format);
            self.open(Kind::Figure);
            let properties = if figure.caption.is_empty() { "</w:pPr>" } else { "<w:keepNext/></w:pPr>" };
            self.out.push_str(properties);
            self.drawing(figure, relation, size(info, self.look))?;
            self.out.push_str("</w:p>");
        }
        if figure.caption.is_empty() {
            return Ok(());
        }
        self.paragraph(Kind::Caption, &figure.caption)
    }

    /// The index of the relationship of a picture; equal pictures are kept once.
    fn picture_relation(&mut self, bytes: &'a [u8], format: PictureFormat) -> usize {
        let Companions { relations, media, .. } = &mut self.companions;
        if let Some((_, _, index)) = media.iter().find(|(_, known, _)| *known == bytes) {
            return *index;
        }
        let ending = match format {
            PictureFormat::Png => "png",
            PictureFormat::Jpeg => "jpeg",
        };
        let name = format!("media/image{}.{ending}", media.len() + 1);
        relations.push(Relation::Picture(name.clone()));
        media.push((name, bytes, relations.len() - 1));
        relations.len() - 1
    }

    /// The drawing of a picture, in a run of its own.
    fn drawing(&mut self, figure: &Figure, relation: usize, size: (i64, i64)) -> Result<(), Error> {
        self.drawings += 1;
        let number = self.drawings;
        let parts = self.parts;
        let out = &mut self.out;
        out.push_str("<w:r><w:rPr><w:rFonts w:eastAsia=\"");
        out.push_str(&parts.opening(Kind::Figure).font);
        out.push_str("\"/></w:rPr><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
        push_size("wp:extent", size, out);
        out.push_str("<wp:docPr");
        push_name(number, out);
        push_attribute("descr", &figure.alt, out)?;
        out.push_str(concat!(
            "/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>",
            "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">",
            "<pic:pic><pic:nvPicPr><pic:cNvPr",
        ));
        push_name(number, out);
        out.push_str("/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId");
        push_number(package::relation_number(relation), out);
        out.push_str(concat!(
            "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>",
            "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>",
        ));
        push_size("a:ext", size, out);
        out.push_str(concat!(
            "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>",
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        ));
        Ok(())
    }
}

fn push_name(number: i64, out: &mut String) {
    out.push_str(" id=\"");
    push_number(number, out);
    out.push_str("\" name=\"图片 ");
    push_number(number, out);
    out.push('"');
}

fn push_size(element: &str, (width, height): (i64, i64), out: &mut String) {
    out.push('<');
    out.push_str(element);
    out.push_str(" cx=\"");
    push_number(width, out);
    out.push_str("\" cy=\"");
    push_number(height, out);
    out.push_str("\"/>");
}

/// Width and height in EMU: the theme's density, made smaller until it fits the text and the theme's height.
fn size(info: PictureInfo, look: &Look) -> (i64, i64) {
    let density = i64::from(look.figure.pixels_per_inch.get()).max(1);
    let natural = |pixels: u32| i64::from(pixels) * INCH / density;
    let (width, height) = (natural(info.width), natural(info.height));
    let widest = look.page.text_width().to_emu();
    let tallest: Length = look.page.text_height().percent(i64::from(look.figure.tallest.get()));
    let (width, height) = fitted(width, height, widest);
    let (height, width) = fitted(height, width, tallest.to_emu());
    (width.max(1), height.max(1))
}

/// Both sides made smaller in proportion until the first is at most so long.
fn fitted(side: i64, other: i64, most: i64) -> (i64, i64) {
    if side <= most { (side, other) } else { (most, other * most / side.max(1)) }
}
