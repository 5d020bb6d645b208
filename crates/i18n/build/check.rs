//! Whether two languages say the same things.

use crate::catalogue::{Key, Message, Piece, Texts};
use std::collections::BTreeMap;

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text, or a number that is only shown.
    Shown,
    /// A word that decides between texts.
    Word,
    /// A number that decides between texts.
    Count,
}

/// One message in both languages.
#[derive(Debug)]
pub(crate) struct Pair {
    /// The id in the files, with dashes.
    pub(crate) id: String,
    /// The file.
    pub(crate) room: String,
    /// Its variables in alphabetical order.
    pub(crate) variables: BTreeMap<String, Kind>,
    /// The Dutch pieces.
    pub(crate) dutch: Vec<Piece>,
    /// The English pieces.
    pub(crate) english: Vec<Piece>,
}

const MOST_VARIABLES: usize = 6;

/// Puts Dutch and English side by side; errors are sentences, ready to show.
pub(crate) fn pair(dutch: Texts, mut english: Texts) -> Result<Vec<Pair>, Vec<String>> {
    let (mut pairs, mut mistakes) = (Vec::new(), Vec::new());
    for (id, message) in dutch {
        let place = format!("nl/{}.ftl: {id}", message.room);
        let made = name_is_usable(&id)
            .and_then(|()| {
                english.remove(&id).ok_or_else(|| format!("is missing in en/{}.ftl", message.room))
            })
            .and_then(|other| together(id, message, other));
        match made {
            Ok(pair) => pairs.push(pair),
            Err(mistake) => mistakes.push(format!("{place}: {mistake}")),
        }
    }
    for (id, message) in english {
        mistakes.push(format!("en/{room}.ftl: {id}: is missing in nl/{room}.ftl", room = message.room));
    }
    if mistakes.is_empty() { Ok(pairs) } else { Err(mistakes) }
}

fn together(id: String, dutch: Message, english: Message) -> Result<Pair, String> {
    if dutch.room != english.room {
        return Err(format!("is in en/{}.ftl; keep both in the same file", english.room));
    }
    let (mut variables, mut others) = (BTreeMap::new(), BTreeMap::new());
    collect(&dutch.pieces, &mut variables)?;
    collect(&english.pieces, &mut others)?;
    if let Some(missing) = variables.keys().find(|name| !others.contains_key(*name)) {
        return Err(format!("the English text does not use ${missing}"));
    }
    for (name, kind) in others {
        let here = variables.get(&name).copied();
        let here = here.ok_or(format!("the Dutch text does not use ${name}"))?;
        variables.insert(name.clone(), agreed(&name, here, kind)?);
    }
    if variables.len() > MOST_VARIABLES {
        return Err(format!("has more than {MOST_VARIABLES} variables; make two texts of it"));
    }
    Ok(Pair { id, room: dutch.room, variables, dutch: dutch.pieces, english: english.pieces })
}

/// Every variable with what it holds.
fn collect(pieces: &[Piece], variables: &mut BTreeMap<String, Kind>) -> Result<(), String> {
    let mut found = |name: &str, kind| -> Result<(), String> {
        name_is_usable(name)?;
        let here = variables.get(name).copied().unwrap_or(kind);
        variables.insert(name.to_owned(), agreed(name, here, kind)?);
        Ok(())
    };
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name) => found(name, Kind::Shown)?,
            Piece::Choice { variable, variants, default_key, .. } => {
                for key in variants.iter().map(|(key, _)| key).chain([default_key]) {
                    found(variable, if matches!(key, Key::Word(_)) { Kind::Word } else { Kind::Count })?;
                }
            }
        }
    }
    for piece in pieces {
        if let Piece::Choice { variants, otherwise, .. } = piece {
            for inner in variants.iter().map(|(_, inner)| inner).chain([otherwise]) {
                collect(inner, variables)?;
            }
        }
    }
    Ok(())
}

fn agreed(name: &str, one: Kind, other: Kind) -> Result<Kind, String> {
    match (one, other) {
        (Kind::Shown, kind) | (kind, Kind::Shown) => Ok(kind),
        (one, other) if one == other => Ok(one),
        _ => Err(format!("${name} is a number in one place and a word in another")),
    }
}

/// A name becomes a Rust name, dashes as underscores.
fn name_is_usable(name: &str) -> Result<(), String> {
    const TAKEN: &str = " as async await break const continue crate dyn else enum extern false fn for gen if impl in \
        let loop match mod move mut pub ref return self static struct super trait true type unsafe use where while \
        language of out ";
    if TAKEN.contains(&format!(" {name} ")) {
        return Err(format!("`{name}` means something in Rust; choose another name"));
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.chars().all(plain) {
        Ok(())
    } else {
        Err(format!("`{name}`: write names in small letters, digits and dashes"))
    }
}
