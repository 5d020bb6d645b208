//! A file as a stream of elements, for readers that go down into a record and come back with its values.

use super::source::{LARGEST_TOKEN, Source, wide};
use super::{cut, record::tidy};
use crate::{Problem, ProblemKind};
use quick_xml::{
    Error, Reader, XmlVersion,
    errors::IllFormedError,
    escape::EscapeError,
    events::{BytesRef, BytesStart, Event},
};
use std::{collections::HashSet, io::Read};

/// Elements inside each other. The deepest real file has about ten.
const DEEPEST: usize = 64;
/// Attributes of one element. The longest real list is a handful of namespaces.
const MOST_ATTRIBUTES: usize = 64;
/// Characters of a name of an element.
const LONGEST_NAME: usize = 256;
/// Elements inside one record.
const MOST_CHILDREN: u32 = 20_000;
/// Names that are remembered as mentioned; a file with more gets no further notices.
const MOST_NOTICES: usize = 200;

/// One step of reading; an error is the problem that ends the file.
pub(crate) type Step<T> = Result<T, Problem>;

/// An element that was opened: its name without prefix, the line of its `<`, and the two attributes that records carry.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    line: u64,
    key: Option<String>,
    eck_id: Option<String>,
}

/// An element that holds text only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leaf<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    /// The line on which it starts.
    pub line: u64,
    /// Its text without white space around it, and with single spaces inside; empty when it has none.
    pub text: &'a str,
}

enum Pulled {
    Open,
    Close,
    End,
}

/// The stream. A reader asks [`Xml::child`] for the next element inside the one it is in, and must then go into it (by
/// asking for its children), take its text with [`Xml::leaf`], or pass over it with [`Xml::skip`].
pub(crate) struct Xml<R> {
    reader: Reader<Source<R>>,
    buffer: Vec<u8>,
    text: String,
    tag: Tag,
    /// An element inside a leaf, where none belongs.
    stray: Tag,
    depth: usize,
    /// The element just opened was written `<name/>`.
    is_empty: bool,
    has_root: bool,
    has_ended: bool,
    children_left: u32,
    mentioned: HashSet<String>,
    notices: Vec<Problem>,
}

impl<R: Read> Xml<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            reader: Reader::from_reader(Source::new(input)),
            buffer: Vec::new(),
            text: String::new(),
            tag: Tag::default(),
            stray: Tag::default(),
            depth: 0,
            is_empty: false,
            has_root: false,
            has_ended: false,
            children_left: MOST_CHILDREN,
            mentioned: HashSet::new(),
            notices: Vec::new(),
        }
    }

    /// Raw bytes read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.reader.get_ref().bytes_read()
    }

    /// The name of the element just opened, without prefix.
    pub(crate) fn name(&self) -> &str {
        &self.tag.name
    }

    /// The line on which the element just opened starts.
    pub(crate) const fn line(&self) -> u64 {
        self.tag.line
    }

    /// Takes the attribute `key` of the element just opened.
    pub(crate) const fn take_key(&mut self) -> Option<String> {
        self.tag.key.take()
    }

    /// Takes the attribute `eckid` of the element just opened.
    pub(crate) const fn take_eck_id(&mut self) -> Option<String> {
        self.tag.eck_id.take()
    }

    /// Whether the end of the file is reached, with every element closed.
    pub(crate) const fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// A new record starts; it may have its own number of elements.
    pub(crate) const fn start_record(&mut self) {
        self.children_left = MOST_CHILDREN;
    }

    /// A problem about the whole file, at the element just opened.
    pub(crate) fn problem(&self, kind: ProblemKind) -> Problem {
        Problem { line: self.tag.line, field: cut(&self.tag.name, 64), kind }
    }

    /// Goes to the next element inside the present one; `false` when there is none and the present one is closed.
    pub(crate) fn child(&mut self) -> Step<bool> {
        match self.pull(false)? {
            Pulled::Open if self.children_left == 0 => Err(self.problem(ProblemKind::TooLarge)),
            Pulled::Open => {
                self.children_left -= 1;
                Ok(true)
            }
            Pulled::Close | Pulled::End => Ok(false),
        }
    }

    /// The text of the element just opened, up to its end. An element inside it is passed over.
    pub(crate) fn leaf(&mut self) -> Step<Leaf<'_>> {
        self.text.clear();
        while let Pulled::Open = self.pull(true)? {
            mention(&mut self.mentioned, &mut self.notices, &self.tag.name, &self.stray);
            self.skip()?;
        }
        tidy(&mut self.text);
        Ok(Leaf { name: &self.tag.name, line: self.tag.line, text: &self.text })
    }

    /// Passes over the element just opened with all that is in it; nothing of it is kept.
    pub(crate) fn skip(&mut self) -> Step<()> {
        let mut open = 1_u32;
        while open > 0 {
            match self.pull_into_stray()? {
                Pulled::Open => open += 1,
                Pulled::Close | Pulled::End => open -= 1,
            }
        }
        Ok(())
    }

    /// Passes over the element just opened and mentions, once for each name in a file, that it is not known.
    pub(crate) fn skip_unknown(&mut self, parent: &str) -> Step<()> {
        self.notice(parent, ProblemKind::UnknownElement);
        self.skip()
    }

    /// Passes over the element just opened and mentions, once for each name in a file, that it is never stored.
    pub(crate) fn skip_never_stored(&mut self, parent: &str) -> Step<()> {
        self.notice(parent, ProblemKind::NeverStored);
        self.skip()
    }

    fn notice(&mut self, parent: &str, kind: ProblemKind) {
        if let Some(name) = first_mention(&mut self.mentioned, &self.tag.name) {
            self.notices.push(Problem { line: self.tag.line, field: format!("{parent}/{name}"), kind });
        }
    }

    /// Mentions, once in a file, an attribute that could not be used.
    pub(crate) fn notice_attribute(&mut self, line: u64, field: &str) {
        if first_mention(&mut self.mentioned, field).is_some() {
            let field = field.to_owned();
            self.notices.push(Problem { line, field, kind: ProblemKind::UnknownElement });
        }
    }

    /// The notices since the last time.
    pub(crate) fn notices(&mut self) -> std::vec::Drain<'_, Problem> {
        self.notices.drain(..)
    }

    fn pull_into_stray(&mut self) -> Step<Pulled> {
        std::mem::swap(&mut self.tag, &mut self.stray);
        let pulled = self.pull(false);
        std::mem::swap(&mut self.tag, &mut self.stray);
        pulled
    }

    /// The next start, end, or end of file. With `keep_text`, what stands before it is added to the text and a start
    /// goes to `stray`, so that the name of the leaf stays.
    fn pull(&mut self, keep_text: bool) -> Step<Pulled> {
        if std::mem::take(&mut self.is_empty) {
            self.depth -= 1;
            return Ok(Pulled::Close);
        }
        loop {
            self.buffer.clear();
            self.reader.get_mut().start_token();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(failure(self.reader.get_mut(), &self.tag, &error)),
            };
            let mut lines_down = 0;
            let step = match event {
                Event::Start(ref start) | Event::Empty(ref start) => {
                    let line = self.reader.get_mut().token_line();
                    let tag = if keep_text { &mut self.stray } else { &mut self.tag };
                    let opened = tag.open(start, line).and_then(|()| nest(self.depth, self.has_root));
                    if opened.is_ok() {
                        self.has_root = true;
                        self.depth += 1;
                        self.is_empty = matches!(event, Event::Empty(_));
                        return Ok(Pulled::Open);
                    }
                    opened
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Pulled::Close);
                }
                Event::Eof if self.depth == 0 && self.has_root => {
                    self.has_ended = true;
                    return Ok(Pulled::End);
                }
                Event::Eof => Err(ProblemKind::CutOff),
                Event::Text(text) if self.depth == 0 => {
                    let (blank, rest) = text.split_at(text.len() - text.trim_start().len());
                    lines_down = blank.matches('\n').count();
                    if rest.is_empty() { Ok(()) } else { Err(ProblemKind::MalformedXml) }
                }
                Event::CData(_) | Event::GeneralRef(_) if self.depth == 0 => Err(ProblemKind::MalformedXml),
                Event::Text(text) => keep(&mut self.text, keep_text, &text),
                Event::CData(text) => keep(&mut self.text, keep_text, &text),
                Event::GeneralRef(reference) => resolve(&reference)
                    .and_then(|c| keep(&mut self.text, keep_text, c.encode_utf8(&mut [0; 4]))),
                Event::Decl(_) if self.has_root => Err(ProblemKind::MalformedXml),
                Event::DocType(_) => Err(ProblemKind::DoctypeRefused),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => Ok(()),
            };
            if let Err(kind) = step {
                let line = self.reader.get_mut().token_line() + wide(lines_down);
                return Err(Problem { line, field: cut(&self.tag.name, 64), kind });
            }
        }
    }
}

/// Whether an element may be opened at this depth.
const fn nest(depth: usize, has_root: bool) -> Result<(), ProblemKind> {
    match depth {
        0 if has_root => Err(ProblemKind::MalformedXml),
        DEEPEST => Err(ProblemKind::TooLarge),
        _ => Ok(()),
    }
}

impl Tag {
    fn open(&mut self, start: &BytesStart<'_>, line: u64) -> Result<(), ProblemKind> {
        let name = start.name();
        let local = without_prefix(name.as_ref());
        self.line = line;
        self.key = None;
        self.eck_id = None;
        self.name.clear();
        if local.len() > LONGEST_NAME || name.as_ref().len() > 2 * LONGEST_NAME {
            return Err(ProblemKind::TooLarge);
        }
        if !is_name(local) {
            return Err(ProblemKind::MalformedXml);
        }
        if !start.attributes_raw().is_empty() {
            self.take_attributes(start)?;
        }
        // Only now: what a broken tag seems to be called may be a text, and a text may be a name of a person.
        self.name.push_str(local);
        Ok(())
    }

    fn take_attributes(&mut self, start: &BytesStart<'_>) -> Result<(), ProblemKind> {
        for (index, attribute) in start.attributes().enumerate() {
            let attribute = attribute.map_err(|_| ProblemKind::MalformedXml)?;
            if index == MOST_ATTRIBUTES {
                return Err(ProblemKind::TooLarge);
            }
            let wanted = match without_prefix(attribute.key.as_ref()) {
                "key" => Some(&mut self.key),
                "eckid" => Some(&mut self.eck_id),
                _ => None,
            };
            if wanted.is_none() && !attribute.value.contains('&') {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| match error {
                Error::Escape(EscapeError::UnrecognizedEntity(..)) => ProblemKind::UnknownEntity,
                _ => ProblemKind::MalformedXml,
            })?;
            if !value.chars().all(is_xml_character) {
                return Err(ProblemKind::MalformedXml);
            }
            if let Some(wanted) = wanted {
                let mut value = value.into_owned();
                tidy(&mut value);
                *wanted = Some(value).filter(|value| !value.is_empty());
            }
        }
        Ok(())
    }
}

/// The name behind the first colon.
fn without_prefix(name: &str) -> &str {
    let colon = name.bytes().position(|byte| byte == b':');
    colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// Whether this can be a name of an element; it is not checked in every detail.
fn is_name(name: &str) -> bool {
    let fits =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || !byte.is_ascii();
    let starts = |byte: u8| !(byte.is_ascii_digit() || byte == b'-' || byte == b'.');
    name.bytes().next().is_some_and(starts) && name.bytes().all(fits)
}

/// Adds to the text of a leaf.
fn keep(text: &mut String, wanted: bool, more: &str) -> Result<(), ProblemKind> {
    if wanted {
        if text.len() + more.len() > LARGEST_TOKEN {
            return Err(ProblemKind::TooLarge);
        }
        text.push_str(more);
    }
    Ok(())
}

/// The character of `&#233;` or of one of the five entities of XML itself.
fn resolve(reference: &BytesRef<'_>) -> Result<char, ProblemKind> {
    match &**reference {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => match reference.resolve_char_ref() {
            Ok(Some(character)) if is_xml_character(character) => Ok(character),
            Ok(None) => Err(ProblemKind::UnknownEntity),
            _ => Err(ProblemKind::MalformedXml),
        },
    }
}

/// Whether XML 1.0 has a place for this character.
pub(super) const fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// What an error of the parser means.
fn failure<R: Read>(source: &mut Source<R>, tag: &Tag, error: &Error) -> Problem {
    let (line, kind) = match (source.failure().cloned(), error) {
        (Some(ProblemKind::TooLarge), _) => (source.token_line(), ProblemKind::TooLarge),
        (Some(kind), _) => (source.line(), kind),
        // Something that was opened and not closed when the file ended.
        (None, Error::Syntax(_) | Error::IllFormed(IllFormedError::UnclosedReference))
            if source.is_at_end() =>
        {
            (source.line(), ProblemKind::CutOff)
        }
        (None, _) => (source.token_line(), ProblemKind::MalformedXml),
    };
    let has_no_place = matches!(kind, ProblemKind::EmptyFile | ProblemKind::NotXml | ProblemKind::Unreadable);
    let line = if has_no_place { 0 } else { line };
    Problem { line, field: cut(&tag.name, 64), kind }
}

fn first_mention<'a>(mentioned: &mut HashSet<String>, name: &'a str) -> Option<&'a str> {
    if mentioned.contains(name) || mentioned.len() == MOST_NOTICES {
        return None;
    }
    mentioned.insert(name.to_owned());
    Some(name)
}

fn mention(mentioned: &mut HashSet<String>, notices: &mut Vec<Problem>, parent: &str, stray: &Tag) {
    if let Some(name) = first_mention(mentioned, &stray.name) {
        let field = format!("{parent}/{name}");
        notices.push(Problem { line: stray.line, field, kind: ProblemKind::UnknownElement });
    }
}
