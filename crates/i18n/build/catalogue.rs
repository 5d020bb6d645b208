//! The messages of one language, read from Fluent and brought back to what a program needs: text, variables, choices.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::{parser, unicode};
use std::collections::BTreeMap;

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Letters as they stand.
    Text(String),
    /// The value of a variable.
    Variable(String),
    /// One of several texts, by the value of a variable.
    Choice {
        /// The variable that decides.
        variable: String,
        /// The texts in order, without the last; the first that fits is taken.
        variants: Vec<(Key, Vec<Piece>)>,
        /// What the last text asks; it is taken when no other fits, whatever it asks.
        default_key: Key,
        /// The last text.
        otherwise: Vec<Piece>,
    },
}

/// What a variant asks of the variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    /// Exactly this number.
    Number(i64),
    /// The plural form for one thing.
    One,
    /// The plural form for any other number.
    Other,
    /// Exactly this word.
    Word(String),
}

/// Where a message stands and what it says.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// The file without its extension, one per capability.
    pub(crate) room: String,
    /// What it says.
    pub(crate) pieces: Vec<Piece>,
}

/// All messages of one language by id.
pub(crate) type Texts = BTreeMap<String, Message>;

type Raw<'s> = BTreeMap<&'s str, (&'s str, Pattern<&'s str>)>;

/// Reads files given as name and contents. Errors are sentences with file and line, ready to show.
pub(crate) fn read(language: &str, sources: &[(String, String)]) -> Result<Texts, Vec<String>> {
    let mut mistakes = Vec::new();
    let (mut messages, mut terms): (Raw<'_>, Raw<'_>) = Default::default();
    for (room, source) in sources {
        let place = format!("{language}/{room}.ftl");
        let resource = parser::parse(source.as_str()).unwrap_or_else(|(resource, errors)| {
            mistakes.extend(
                errors.iter().map(|e| format!("{place}:{}: {}", line_of(source, e.pos.start), e.kind)),
            );
            resource
        });
        for entry in resource.body {
            let (table, id, value, attributes) = match entry {
                Entry::Message(m) => (&mut messages, m.id.name, m.value, m.attributes),
                Entry::Term(t) => (&mut terms, t.id.name, Some(t.value), t.attributes),
                _ => continue,
            };
            if !attributes.is_empty() {
                mistakes.push(format!("{place}: {id}: give each attribute an id of its own"));
            }
            let Some(value) = value else { continue };
            if let Some((earlier, _)) = table.insert(id, (room, value)) {
                mistakes.push(format!("{place}: {id}: this id is already in {language}/{earlier}.ftl"));
            }
        }
    }
    let reader = Reader { messages: &messages, terms: &terms };
    let mut texts = Texts::new();
    for (id, (room, pattern)) in &messages {
        match reader.pieces(pattern, 0) {
            Ok(pieces) => {
                texts.insert((*id).to_owned(), Message { room: (*room).to_owned(), pieces });
            }
            Err(mistake) => mistakes.push(format!("{language}/{room}.ftl: {id}: {mistake}")),
        }
    }
    if mistakes.is_empty() { Ok(texts) } else { Err(mistakes) }
}

fn line_of(source: &str, place: usize) -> usize {
    source.bytes().take(place).filter(|byte| *byte == b'\n').count() + 1
}

struct Reader<'r, 's> {
    messages: &'r Raw<'s>,
    terms: &'r Raw<'s>,
}

impl Reader<'_, '_> {
    /// The pieces of a pattern, with what it refers to filled in.
    fn pieces(&self, pattern: &Pattern<&str>, depth: u8) -> Result<Vec<Piece>, String> {
        if depth > 8 {
            return Err("the message refers to itself".to_owned());
        }
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => pieces.push(Piece::Text((*value).to_owned())),
                PatternElement::Placeable { expression } => {
                    pieces.extend(self.expression(expression, depth)?)
                }
            }
        }
        Ok(joined(pieces))
    }

    fn expression(&self, expression: &Expression<&str>, depth: u8) -> Result<Vec<Piece>, String> {
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                return Ok(vec![self.choice(selector, variants, depth)?]);
            }
        };
        match inline {
            InlineExpression::StringLiteral { value } => {
                Ok(vec![Piece::Text(unicode::unescape_unicode_to_string(value).into_owned())])
            }
            InlineExpression::NumberLiteral { value } => Ok(vec![Piece::Text((*value).to_owned())]),
            InlineExpression::VariableReference { id } => Ok(vec![Piece::Variable(id.name.to_owned())]),
            InlineExpression::Placeable { expression } => self.expression(expression, depth),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                let (_, pattern) = self.terms.get(id.name).ok_or(format!("there is no term -{}", id.name))?;
                self.pieces(pattern, depth + 1)
            }
            InlineExpression::MessageReference { id, attribute: None } => {
                let (_, pattern) =
                    self.messages.get(id.name).ok_or(format!("there is no message {}", id.name))?;
                self.pieces(pattern, depth + 1)
            }
            InlineExpression::FunctionReference { id, .. } => {
                Err(format!("{} is not used here: hand over the number or date already written", id.name))
            }
            _ => Err("references to attributes or with arguments are not used here".to_owned()),
        }
    }

    fn choice(
        &self,
        selector: &InlineExpression<&str>,
        variants: &[Variant<&str>],
        depth: u8,
    ) -> Result<Piece, String> {
        let InlineExpression::VariableReference { id } = selector else {
            return Err("only a variable can decide between texts".to_owned());
        };
        let Some((last, before)) =
            variants.split_last().filter(|(last, _)| last.default && variants.len() > 1)
        else {
            return Err(format!("${}: give at least two texts, the one with the star last", id.name));
        };
        let mut kept = Vec::new();
        for variant in before {
            kept.push((key(&variant.key)?, self.pieces(&variant.value, depth)?));
        }
        Ok(Piece::Choice {
            variable: id.name.to_owned(),
            variants: kept,
            default_key: key(&last.key)?,
            otherwise: self.pieces(&last.value, depth)?,
        })
    }
}

fn key(key: &VariantKey<&str>) -> Result<Key, String> {
    match key {
        VariantKey::NumberLiteral { value } => {
            value.parse().map(Key::Number).map_err(|_| format!("[{value}] is no whole number"))
        }
        VariantKey::Identifier { name: "one" } => Ok(Key::One),
        VariantKey::Identifier { name: "other" } => Ok(Key::Other),
        VariantKey::Identifier { name: name @ ("zero" | "two" | "few" | "many") } => Err(format!(
            "[{name}]: Dutch and English have only [one] and [other]; write a number, such as [0]"
        )),
        VariantKey::Identifier { name } => Ok(Key::Word((*name).to_owned())),
    }
}

/// Neighbouring texts as one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}
