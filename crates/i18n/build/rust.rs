//! Writes the Rust functions.

use crate::catalogue::{Key, Piece};
use crate::check::{Kind, Pair};
use std::fmt::Write as _;

/// One block of functions a file, in the order of the ids.
pub(crate) fn functions(pairs: &[Pair]) -> String {
    let mut rooms: Vec<&str> = pairs.iter().map(|pair| pair.room.as_str()).collect();
    rooms.sort_unstable();
    rooms.dedup();
    let mut out = String::new();
    for room in rooms {
        put(&mut out, format_args!("/// The texts of `{room}.ftl`.\nimpl crate::Texts {{\n"));
        for pair in pairs.iter().filter(|pair| pair.room == room) {
            function(&mut out, pair);
        }
        out.push_str("}\n");
    }
    out
}

/// Every text as id, names of its counts, names of its other variables, and a way to call it by name: for the tests.
pub(crate) fn list(pairs: &[Pair]) -> String {
    let mut out = String::from("const EVERY_TEXT: &[EveryText] = &[\n");
    for pair in pairs {
        let Pair { id, variables, .. } = pair;
        let of_kind = |counts: bool| -> Vec<&String> {
            let wanted = variables.iter().filter(|(_, kind)| (**kind == Kind::Count) == counts);
            wanted.map(|(name, _)| name).collect()
        };
        let arguments: Vec<String> = variables
            .iter()
            .map(|(name, kind)| match kind {
                Kind::Count => format!("values.count({name:?})"),
                Kind::Shown | Kind::Word => format!("values.text({name:?})"),
            })
            .collect();
        let call = format!("texts.{}({})", rust_name(id), arguments.join(", "));
        let say = match is_plain(pair) {
            true => format!("|texts, _| {call}.to_owned()"),
            false => format!("|texts, values| {call}"),
        };
        let (counts, shown) = (of_kind(true), of_kind(false));
        put(
            &mut out,
            format_args!("EveryText {{ id: {id:?}, counts: &{counts:?}, shown: &{shown:?}, say: {say} }},\n"),
        );
    }
    out.push_str("];\n");
    out
}

fn function(out: &mut String, pair: &Pair) {
    put(out, format_args!("#[doc = {:?}]\n", as_doc(&pair.dutch)));
    let name = rust_name(&pair.id);
    if let (Some(dutch), Some(english)) = (plain(&pair.dutch), plain(&pair.english)) {
        put(
            out,
            format_args!(
                "#[must_use]\npub const fn {name}(&self) -> &'static str {{ match self.language {{ \
                 crate::Language::Nl => {dutch:?}, crate::Language::En => {english:?} }} }}\n"
            ),
        );
        return;
    }
    let borrows = pair.variables.values().any(|kind| *kind != Kind::Count);
    put(out, format_args!("#[must_use]\npub fn {name}{}(&self", if borrows { "<'a>" } else { "" }));
    for (variable, kind) in &pair.variables {
        let taken = match kind {
            Kind::Count => "crate::Count",
            Kind::Shown | Kind::Word => "crate::Arg<'a>",
        };
        put(out, format_args!(", {}: impl Into<{taken}>", rust_name(variable)));
    }
    out.push_str(") -> String {\n");
    for variable in pair.variables.keys() {
        put(out, format_args!("let {0} = {0}.into();\n", rust_name(variable)));
    }
    let room = letters(&pair.dutch).max(letters(&pair.english)) + 16 * pair.variables.len();
    put(out, format_args!("let mut out = String::with_capacity({room});\nmatch self.language {{\n"));
    for (language, pieces) in [("Nl", &pair.dutch), ("En", &pair.english)] {
        put(out, format_args!("crate::Language::{language} => {{\n"));
        say(out, pieces);
        out.push_str("}\n");
    }
    out.push_str("}\nout\n}\n");
}

/// The statements that put the pieces into `out`.
fn say(out: &mut String, pieces: &[Piece]) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => put_text(out, text),
            Piece::Variable(name) => {
                put(out, format_args!("{}.put(self.language, &mut out);\n", rust_name(name)));
            }
            Piece::Choice { variable, variants, otherwise, .. } => {
                let name = rust_name(variable);
                for (key, pieces) in variants {
                    let asked = match key {
                        Key::Number(number) => format!("{name}.is({number})"),
                        Key::One => format!("{name}.is_one()"),
                        Key::Other => format!("!{name}.is_one()"),
                        Key::Word(word) => format!("{name}.is({word:?})"),
                    };
                    put(out, format_args!("if {asked} {{\n"));
                    say(out, pieces);
                    out.push_str("} else ");
                }
                out.push_str("{\n");
                say(out, otherwise);
                out.push_str("}\n");
            }
        }
    }
}

fn is_plain(pair: &Pair) -> bool {
    plain(&pair.dutch).is_some() && plain(&pair.english).is_some()
}

fn put_text(out: &mut String, text: &str) {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => put(out, format_args!("out.push({only:?});\n")),
        _ => put(out, format_args!("out.push_str({text:?});\n")),
    }
}

/// The whole text when nothing in it varies.
fn plain(pieces: &[Piece]) -> Option<&str> {
    match pieces {
        [] => Some(""),
        [Piece::Text(text)] => Some(text),
        _ => None,
    }
}

fn letters(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.len(),
            Piece::Variable(_) => 0,
            Piece::Choice { variants, otherwise, .. } => {
                variants.iter().map(|(_, inner)| letters(inner)).fold(letters(otherwise), usize::max)
            }
        })
        .sum()
}

/// The text as a person reads it in the documentation of the function.
fn as_doc(pieces: &[Piece]) -> String {
    let mut doc = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                for letter in text.chars() {
                    if "[]<>*_`#\\|".contains(letter) {
                        doc.push('\\');
                    }
                    doc.push(letter);
                }
            }
            Piece::Variable(name) => put(&mut doc, format_args!("`${name}`")),
            Piece::Choice { variants, otherwise, .. } => {
                let all = variants.iter().map(|(_, inner)| inner).chain([otherwise]);
                let texts: Vec<String> = all.map(|inner| as_doc(inner)).collect();
                put(&mut doc, format_args!("({})", texts.join(" / ")));
            }
        }
    }
    doc
}

fn rust_name(name: &str) -> String {
    name.replace('-', "_")
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    let _ = out.write_fmt(text);
}
