//! What a template refers to, in order: names and their fields, loops, settings, parts taken in.
//!
//! Tera tells which top-level names a template uses, but neither their fields nor places; this reads the
//! tags once more, just far enough for [`report`](crate::report) to hold every path against the fields.

use std::ops::Range;

/// One thing a template does with names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Usage {
    /// A name with the fields after it, such as `visit.delegation.leader`, each with its place.
    Path(Vec<Name>),
    /// A loop opens: the names it sets, and the path it runs over if it is a plain one.
    For(Vec<String>, Option<Vec<Name>>),
    /// The innermost loop or component ends.
    End,
    /// A name is set, from a plain path or from something else.
    Set(String, Option<Vec<Name>>),
    /// Another template is taken in.
    Include(String),
    /// A component opens, with the names of its arguments.
    Component(Vec<String>),
}

/// A name or field and the bytes it stands in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// The word.
    pub(crate) word: String,
    /// Its bytes in the template.
    pub(crate) at: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(Name),
    Text(String),
    Sign(char),
}

/// Every usage of one template, in order.
pub(crate) fn usages(text: &str) -> Vec<Usage> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('{').map(|at| from + at) {
        let rest = &text[at + 1..];
        let (close, statement) = match rest.chars().next() {
            Some('#') => {
                from = rest.find("#}").map_or(text.len(), |end| at + 1 + end + 2);
                continue;
            }
            Some('{') => ("}}", false),
            Some('%') => ("%}", true),
            _ => {
                from = at + 1;
                continue;
            }
        };
        let end = rest.find(close).map_or(text.len(), |end| at + 1 + end);
        let tokens = tokens(text, at + 2..end);
        if statement {
            self::statement(&tokens, &mut found)
        } else {
            paths(&tokens, &mut found)
        }
        from = (end + 2).min(text.len());
        if statement && matches!(tokens.first(), Some(Token::Word(name)) if name.word == "raw") {
            from = text[from..].find("endraw").map_or(text.len(), |end| from + end);
        }
    }
    found
}

fn tokens(text: &str, range: Range<usize>) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(c) = text.get(at..range.end).and_then(|rest| rest.chars().next()) {
        let rest = &text[at..range.end];
        let length = match c {
            '"' | '\'' | '`' => {
                let inner = &rest[1..];
                let end = inner.find(c).unwrap_or(inner.len());
                found.push(Token::Text(inner[..end].to_owned()));
                (end + 2).min(rest.len())
            }
            c if c.is_ascii_alphanumeric() || c == '_' => {
                let word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
                let end = rest.find(word).unwrap_or(rest.len());
                found.push(Token::Word(Name { word: rest[..end].to_owned(), at: at..at + end }));
                end
            }
            c => {
                if !c.is_whitespace() {
                    found.push(Token::Sign(c));
                }
                c.len_utf8()
            }
        };
        at += length;
    }
    found
}

fn statement(tokens: &[Token], found: &mut Vec<Usage>) {
    let tokens = match tokens {
        [Token::Sign('-'), rest @ ..] => rest,
        all => all,
    };
    let Some((Token::Word(first), rest)) = tokens.split_first() else { return };
    match first.word.as_str() {
        "for" => {
            let place =
                rest.iter().position(|t| matches!(t, Token::Word(n) if n.word == "in")).unwrap_or(rest.len());
            let over = &rest[(place + 1).min(rest.len())..];
            paths(over, found);
            found.push(Usage::For(words(&rest[..place]), plain(over)));
        }
        "endfor" | "endcomponent" => found.push(Usage::End),
        "set" | "set_global" => {
            if let [Token::Word(name), Token::Sign('='), value @ ..] = rest {
                paths(value, found);
                found.push(Usage::Set(name.word.clone(), plain(value)));
            } else if let [Token::Word(name), ..] = rest {
                found.push(Usage::Set(name.word.clone(), None));
            }
        }
        "include" | "extends" => {
            if let Some(Token::Text(name)) = rest.first() {
                found.push(Usage::Include(name.clone()));
            }
        }
        "component" => found.push(Usage::Component(words(rest.get(1..).unwrap_or(&[])))),
        "if" | "elif" => paths(rest, found),
        _ => {}
    }
}

/// The words of a token list that stand for themselves: loop names, component arguments.
fn words(tokens: &[Token]) -> Vec<String> {
    tokens
        .iter()
        .filter_map(|t| if let Token::Word(name) = t { Some(name.word.clone()) } else { None })
        .collect()
}

/// The path of an expression that is nothing but a path, or a path `or` a substitute.
fn plain(tokens: &[Token]) -> Option<Vec<Name>> {
    let (path, used) = path(tokens)?;
    let after = tokens[used..].iter().find(|token| **token != Token::Sign('-'));
    let substitute = matches!(after, Some(Token::Word(name)) if name.word == "or");
    (after.is_none() || substitute).then_some(path)
}

/// Words that are not names of facts.
const WORDS: [&str; 15] = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "None", "loop", "super", "True",
    "False",
];

fn paths(tokens: &[Token], found: &mut Vec<Usage>) {
    let mut i = 0;
    while i < tokens.len() {
        let before = i.checked_sub(1).and_then(|at| tokens.get(at));
        // After a bar stands a filter; after the dot behind a calculated index, a field of it.
        let filter = matches!(before, Some(Token::Sign('|' | '.')));
        let word =
            |token: Option<&Token>, known: &str| matches!(token, Some(Token::Word(n)) if n.word == known);
        let negated = word(before, "not") && word(i.checked_sub(2).and_then(|at| tokens.get(at)), "is");
        let test = word(before, "is") || negated;
        match path(&tokens[i..]) {
            Some((path, used)) => {
                let next = tokens.get(i + used);
                let called = next == Some(&Token::Sign('('));
                let named =
                    next == Some(&Token::Sign('=')) && tokens.get(i + used + 1) != Some(&Token::Sign('='));
                if !(filter || test || called || named) {
                    found.push(Usage::Path(path));
                }
                i += used;
            }
            // A word that is no fact takes its own fields with it: `loop.index`.
            None if matches!(tokens.get(i), Some(Token::Word(n)) if n.word == "loop") => i += 3,
            None => i += 1,
        }
    }
}

/// A path at the head of the tokens, and how many of them it takes; indexes in brackets are passed over.
fn path(tokens: &[Token]) -> Option<(Vec<Name>, usize)> {
    let Some(Token::Word(first)) = tokens.first() else { return None };
    if WORDS.contains(&first.word.as_str()) || first.word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut path = vec![first.clone()];
    let mut used = 1;
    loop {
        match &tokens[used..] {
            [Token::Sign('?'), Token::Sign('.'), Token::Word(name), ..] => {
                path.push(name.clone());
                used += 3;
            }
            [Token::Sign('.'), Token::Word(name), ..] => {
                path.push(name.clone());
                used += 2;
            }
            [Token::Sign('['), Token::Word(index), Token::Sign(']'), ..] => {
                path.push(Name { word: "0".to_owned(), at: index.at.clone() });
                used += 3;
            }
            _ => return Some((path, used)),
        }
    }
}
