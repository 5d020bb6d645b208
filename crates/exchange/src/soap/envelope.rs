//! A call: its envelope, its key and what it asks.

use super::{AUTHORIZATION, SOAP};
use crate::{
    ProblemKind, results, roster,
    xml::{cut, text_of},
};
use domain::Personal;
use quick_xml::{
    NsReader,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
};

/// Bytes within which the header with the key must have ended.
pub const LARGEST_HEAD: usize = 64 * 1024;
/// Elements inside each other, as for files.
const DEEPEST: usize = 64;
/// Characters of each of the three values of *autorisatie*. Source: `tpString64` of UWLR 2.2.
const LONGEST_VALUE: usize = 64;

/// Who calls, as the header *autorisatie* says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization {
    /// *autorisatiesleutel*: the secret.
    pub key: Personal<String>,
    /// *klantcode*: for which school.
    pub client_code: String,
    /// *klantnaam*: the name of that school as the caller has it.
    pub client_name: String,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// *BrengLeerresultaten*: take these results.
    BringResults,
    /// *HaalLeerlinggegevens*: give the roster.
    FetchRoster,
}

impl Operation {
    /// The name in the standard, which is also the SOAP action.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BringResults => "BrengLeerresultaten",
            Self::FetchRoster => "HaalLeerlinggegevens",
        }
    }

    /// The operation with this request in its body.
    fn of_request(namespace: &str, name: &str) -> Option<Self> {
        match (namespace, name) {
            (results::NAMESPACE, "leerresultaten_verzoek") => Some(Self::BringResults),
            (roster::NAMESPACE, "leerlinggegevens_verzoek") => Some(Self::FetchRoster),
            _ => None,
        }
    }
}

/// The operation that the value of the HTTP header `SOAPAction` names: quoted or not, alone or at the end of an address.
/// None when it names none that we know; the request in the body decides then.
pub fn operation_of_action(action: &str) -> Option<Operation> {
    let bare = action.trim().trim_matches('"');
    let last = bare.rsplit(['/', '#', ':']).next().unwrap_or(bare);
    [Operation::BringResults, Operation::FetchRoster].into_iter().find(|operation| operation.name() == last)
}

/// A call that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What is asked.
    pub operation: Operation,
    /// The request without its envelope, and so without the key: XML in UTF-8, on the lines on which it stood.
    pub request: Personal<Vec<u8>>,
}

/// Why a call cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Line in the message, counted from 1; 0 when it is about the message as a whole.
    pub line: u64,
    /// What is wrong.
    pub kind: TroubleKind,
}

/// What is wrong with a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TroubleKind {
    /// It is no XML, or XML that cannot be read: one of the problems of files that are about the whole file.
    Unreadable(ProblemKind),
    /// The root is no SOAP envelope.
    NoEnvelope,
    /// The envelope is not that of SOAP 1.1.
    WrongVersion,
    /// A header that must be understood is not known here.
    UnknownHeader,
    /// The header *autorisatie* is missing, stands there twice, or lacks one of its three values.
    NoAuthorization,
    /// There is not exactly one body with one request in it.
    NotOneRequest,
    /// The request is not known here, or stands in another namespace.
    UnknownRequest {
        /// The element that was found.
        found: String,
    },
}

/// Reads who calls from the first part of a message; none when that needs more of it. `charset` is what the HTTP header
/// `Content-Type` says, if it does.
///
/// # Errors
/// What is wrong with the envelope up to the end of its header. More than [`LARGEST_HEAD`] bytes without the end of the
/// header are [`ProblemKind::TooLarge`].
pub fn read_head(part: &[u8], charset: Option<&str>) -> Result<Option<Authorization>, Trouble> {
    let is_enough = part.len() >= LARGEST_HEAD;
    let head = part.get(..part.len().min(LARGEST_HEAD)).unwrap_or_default();
    if head.is_empty() {
        return Ok(None);
    }
    let text = text_of(head, charset, true).map_err(unreadable)?;
    let mut walk = Walk::new(&text);
    match walk.authorization() {
        Ok(found) => Ok(Some(found)),
        // Half a tag looks like a broken one: only the whole message tells.
        Err(Stop::Broken) if !is_enough => Ok(None),
        Err(Stop::Broken) => Err(unreadable(ProblemKind::TooLarge)),
        Err(Stop::Trouble(trouble)) => Err(trouble),
    }
}

/// Reads what a whole message asks.
///
/// # Errors
/// What is wrong with it.
pub fn read_call(message: &[u8], charset: Option<&str>) -> Result<Call, Trouble> {
    let text = text_of(message, charset, false).map_err(unreadable)?;
    let mut walk = Walk::new(&text);
    walk.call().map_err(|stop| match stop {
        Stop::Trouble(trouble) => trouble,
        Stop::Broken => walk.trouble(TroubleKind::Unreadable(walk.broken())),
    })
}

const fn unreadable(kind: ProblemKind) -> Trouble {
    Trouble { line: 0, kind: TroubleKind::Unreadable(kind) }
}

/// Why reading stops.
enum Stop {
    /// The parser cannot go on: the message is broken, or not all there.
    Broken,
    Trouble(Trouble),
}

type Step<T> = Result<T, Stop>;

/// An element or the end of one.
enum Node<'t> {
    Open { namespace: String, tag: BytesStart<'t> },
    Close,
}

/// Walks through a message, one element at a time.
struct Walk<'t> {
    text: &'t str,
    reader: NsReader<&'t [u8]>,
    /// Where the token just read starts.
    start: usize,
    depth: usize,
    /// The element just opened was written `<name/>`.
    is_empty: bool,
    is_at_end: bool,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        let reader = NsReader::from_str(text);
        Self { text, reader, start: 0, depth: 0, is_empty: false, is_at_end: false }
    }

    /// Opens the envelope and reads its header; stands behind the header then.
    fn authorization(&mut self) -> Step<Authorization> {
        self.envelope()?;
        match self.next(None)? {
            Node::Open { namespace, tag } if is_soap(&namespace, &tag, "Header") => self.header(),
            _ => Err(self.stop(TroubleKind::NoAuthorization)),
        }
    }

    fn call(&mut self) -> Step<Call> {
        self.authorization()?;
        match self.next(None)? {
            Node::Open { namespace, tag } if is_soap(&namespace, &tag, "Body") => {}
            _ => return Err(self.stop(TroubleKind::NotOneRequest)),
        }
        let Node::Open { namespace, tag } = self.next(None)? else {
            return Err(self.stop(TroubleKind::NotOneRequest));
        };
        let name = local(&tag).to_owned();
        let Some(operation) = Operation::of_request(&namespace, &name) else {
            return Err(self.stop(TroubleKind::UnknownRequest { found: cut(&name, 64) }));
        };
        let from = self.start;
        self.skip()?;
        let until = self.position();
        // The body ends, the envelope ends, and nothing comes behind.
        for _ in 0..2 {
            let Node::Close = self.next(None)? else { return Err(self.stop(TroubleKind::NotOneRequest)) };
        }
        self.end()?;
        let (before, request) = (self.text.get(..from), self.text.get(from..until));
        let lines = before.unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count();
        let request = [vec![b'\n'; lines].as_slice(), request.unwrap_or_default().as_bytes()].concat();
        Ok(Call { operation, request: Personal::new(request) })
    }

    fn envelope(&mut self) -> Step<()> {
        let Node::Open { namespace, tag } = self.next(None)? else { return Err(Stop::Broken) };
        match (local(&tag), namespace.as_str()) {
            ("Envelope", SOAP) => Ok(()),
            ("Envelope", _) => Err(self.stop(TroubleKind::WrongVersion)),
            _ => Err(self.stop(TroubleKind::NoEnvelope)),
        }
    }

    fn header(&mut self) -> Step<Authorization> {
        let mut found = None;
        while let Node::Open { namespace, tag } = self.next(None)? {
            if namespace == AUTHORIZATION && local(&tag) == "autorisatie" {
                if found.replace(self.values()?).is_some() {
                    return Err(self.stop(TroubleKind::NoAuthorization));
                }
            } else if self.must_be_understood(&tag) {
                return Err(self.stop(TroubleKind::UnknownHeader));
            } else {
                self.skip()?;
            }
        }
        found.ok_or_else(|| self.stop(TroubleKind::NoAuthorization))
    }

    /// The three values of *autorisatie*, in any order.
    fn values(&mut self) -> Step<Authorization> {
        let mut values = [const { None::<String> }; 3];
        while let Node::Open { tag, .. } = self.next(None)? {
            let at = ["autorisatiesleutel", "klantcode", "klantnaam"].iter().position(|n| *n == local(&tag));
            let text = self.leaf()?;
            let fits = !text.is_empty() && text.chars().count() <= LONGEST_VALUE;
            match at.and_then(|at| values.get_mut(at)) {
                Some(value) if value.is_none() && fits => *value = Some(text),
                Some(_) => return Err(self.stop(TroubleKind::NoAuthorization)),
                None => {}
            }
        }
        match values {
            [Some(key), Some(client_code), Some(client_name)] => {
                Ok(Authorization { key: Personal::new(key), client_code, client_name })
            }
            _ => Err(self.stop(TroubleKind::NoAuthorization)),
        }
    }

    fn must_be_understood(&self, tag: &BytesStart<'_>) -> bool {
        tag.attributes().flatten().any(|attribute| {
            let (namespace, name) = self.reader.resolver().resolve_attribute(attribute.key);
            let is_soap = matches!(namespace, ResolveResult::Bound(Namespace(SOAP)));
            is_soap && name.as_ref() == "mustUnderstand" && matches!(attribute.value.trim(), "1" | "true")
        })
    }

    /// The text of the element just opened, up to its end.
    fn leaf(&mut self) -> Step<String> {
        let mut text = String::new();
        match self.next(Some(&mut text))? {
            Node::Close => Ok(text.trim().to_owned()),
            Node::Open { .. } => Err(self.stop(TroubleKind::NoAuthorization)),
        }
    }

    /// Passes over the element just opened with all that is in it.
    fn skip(&mut self) -> Step<()> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.node(None, true)?;
        }
        Ok(())
    }

    /// The next element or end of one. Text is kept where it is asked for, and belongs nowhere else.
    fn next(&mut self, text: Option<&mut String>) -> Step<Node<'t>> {
        self.node(text, false)
    }

    fn node(&mut self, mut text: Option<&mut String>, passes: bool) -> Step<Node<'t>> {
        if std::mem::take(&mut self.is_empty) {
            self.depth -= 1;
            return Ok(Node::Close);
        }
        loop {
            self.start = self.position();
            let (namespace, event) = self.reader.read_resolved_event().map_err(|_| Stop::Broken)?;
            let problem = match event {
                Event::Start(_) | Event::Empty(_) if self.depth == DEEPEST => ProblemKind::TooLarge,
                Event::Start(tag) => {
                    let namespace = bound(&namespace, passes);
                    self.depth += 1;
                    return Ok(Node::Open { namespace, tag });
                }
                Event::Empty(tag) => {
                    let namespace = bound(&namespace, passes);
                    self.depth += 1;
                    self.is_empty = true;
                    return Ok(Node::Open { namespace, tag });
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Event::Eof => {
                    self.is_at_end = true;
                    return Err(Stop::Broken);
                }
                Event::DocType(_) => ProblemKind::DoctypeRefused,
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
                _ if passes => continue,
                Event::Text(some) => match text.as_deref_mut() {
                    Some(text) => {
                        text.push_str(&some);
                        continue;
                    }
                    None if some.trim().is_empty() => continue,
                    None => ProblemKind::MalformedXml,
                },
                Event::CData(some) => match text.as_deref_mut() {
                    Some(text) => {
                        text.push_str(&some);
                        continue;
                    }
                    None => ProblemKind::MalformedXml,
                },
                Event::GeneralRef(reference) => match (text.as_deref_mut(), character(&reference)) {
                    (Some(text), Some(character)) => {
                        text.push(character);
                        continue;
                    }
                    (Some(_), None) => ProblemKind::UnknownEntity,
                    (None, _) => ProblemKind::MalformedXml,
                },
            };
            return Err(self.stop(TroubleKind::Unreadable(problem)));
        }
    }

    /// Nothing but white space and comments may follow.
    fn end(&mut self) -> Step<()> {
        match self.next(None) {
            Err(Stop::Broken) if self.is_at_end => Ok(()),
            Err(stop) => Err(stop),
            Ok(_) => Err(self.stop(TroubleKind::NotOneRequest)),
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// What it means that the parser could not go on, when the whole message is there.
    const fn broken(&self) -> ProblemKind {
        if self.is_at_end { ProblemKind::CutOff } else { ProblemKind::MalformedXml }
    }

    fn stop(&self, kind: TroubleKind) -> Stop {
        Stop::Trouble(self.trouble(kind))
    }

    fn trouble(&self, kind: TroubleKind) -> Trouble {
        let before = self.text.as_bytes().get(..self.start).unwrap_or_default();
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        Trouble { line: u64::try_from(lines).unwrap_or(u64::MAX).saturating_add(1), kind }
    }
}

/// The namespace of an element; nobody asks for it where elements are passed over.
fn bound(namespace: &ResolveResult<'_>, passes: bool) -> String {
    match namespace {
        ResolveResult::Bound(Namespace(name)) if !passes => (*name).to_owned(),
        _ => String::new(),
    }
}

fn local<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    tag.local_name().into_inner()
}

fn is_soap(namespace: &str, tag: &BytesStart<'_>, name: &str) -> bool {
    namespace == SOAP && local(tag) == name
}

/// The character of `&#233;` or of one of the five entities of XML itself.
fn character(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

#[cfg(test)]
mod tests;
