//! What an official document has around its text, on a page.

use crate::document::Element;

/// The style of official documents, beside that of all pages.
pub(super) const STYLE: &str =
    concat!("<style>\n", include_str!("../../../templates/html/official.css"), "</style>\n");

/// The class of a line.
pub(super) fn class(element: Element) -> &'static str {
    match element {
        Element::CopyNumber => "copy-number",
        Element::Secrecy | Element::Urgency => "secrecy",
        Element::Mark => "mark",
        Element::Number => "number",
        Element::Signers => "signers",
        Element::LetterNumber => "letter-number",
        Element::Attendance => "attendance",
        Element::Addressee => "addressee",
        Element::Attachment => "attachments",
        Element::Unit | Element::Date => "closing",
        Element::Note => "note",
        Element::AttachmentLabel => "attachment",
        Element::AttachmentTitle => "attachment-title",
    }
}
