//! `clerk explain`: what a problem code means, with a wrong and a right line.

use jianbao::{Code, Lang, visible};

use crate::arguments::Explain;
use crate::language::{lang, told, tr};
use crate::{Outcome, output};

/// Explains one code, or suggests the ones it may be.
pub(crate) fn run(arguments: &Explain) -> Outcome {
    // A code is copied from a message with its brackets.
    let text = arguments.code.trim().trim_start_matches('[').trim_end_matches(']');
    match Code::named(text) {
        Some(code) => {
            output::print(&explained(code));
            Outcome::Fine
        }
        None => {
            output::complain(&unknown(text));
            Outcome::Refused
        }
    }
}

fn explained(code: Code) -> String {
    let meaning = code.meaning();
    let meaning = meaning.get(lang());
    let mut text = match lang() {
        Lang::Zh => format!("{code}：{meaning}\n"),
        Lang::En => format!("{code}: {meaning}\n"),
    };
    if let Some((wrong, right)) = code.examples() {
        text += &told!("  错  {wrong}\n  对  {right}\n", "  wrong  {wrong}\n  right  {right}\n");
    }
    text
}

fn unknown(text: &str) -> String {
    let shown: String = text.chars().take(60).collect();
    let shown = visible(&shown);
    let near: Vec<&str> = Code::near(text).into_iter().map(Code::as_str).collect();
    let near = near.join(tr("、", ", "));
    if near.is_empty() {
        told!(
            "没有“{shown}”这个代号，代号写在每个问题末尾的方括号里\n",
            "there is no code `{shown}`; codes stand in brackets at the end of each problem\n"
        )
    } else {
        told!("没有“{shown}”这个代号，相近的有：{near}\n", "there is no code `{shown}`; near to it: {near}\n")
    }
}
