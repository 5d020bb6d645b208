//! Bytes to checked UTF-8, piece by piece: decodes, counts lines, and stops a token that has no end.

use super::encoding::{self, HEAD};
use crate::ProblemKind;
use encoding_rs::{Decoder, DecoderResult, UTF_8};
use std::io::{self, BufRead, Read};

/// Bytes read from the input at once.
const PIECE: usize = 64 * 1024;
/// The largest tag, text, comment or section, in bytes of UTF-8. A file of the field has none above a few kilobytes.
pub(super) const LARGEST_TOKEN: usize = 1024 * 1024;

/// The input as a stream of valid UTF-8 without control characters. Memory is one piece, whatever comes in.
///
/// A failure is kept in [`Source::failure`]; the `io::Error` that goes through the XML parser only says that there is one.
pub(super) struct Source<R> {
    input: R,
    bytes_read: u64,
    input_ended: bool,
    opened: bool,
    /// Raw bytes that are not decoded yet; unused for UTF-8.
    raw: Vec<u8>,
    /// Makes UTF-8 of another encoding, as long as there is something to decode.
    decoder: Option<Decoder>,
    encoding: &'static str,
    /// The piece being given out: `text[used..ready]`. Behind `ready` may stand the first bytes of a character.
    text: Vec<u8>,
    used: usize,
    ready: usize,
    filled: usize,
    /// Lines before `text[counted]`, and where the present token started.
    lines: u64,
    counted: usize,
    token_start: usize,
    token_line: Option<u64>,
    token_left: usize,
    /// What comes after `ready`.
    coming: Option<ProblemKind>,
    failure: Option<ProblemKind>,
}

impl<R: Read> Source<R> {
    pub(super) const fn new(input: R) -> Self {
        Self {
            input,
            bytes_read: 0,
            input_ended: false,
            opened: false,
            raw: Vec::new(),
            decoder: None,
            encoding: "UTF-8",
            text: Vec::new(),
            used: 0,
            ready: 0,
            filled: 0,
            lines: 0,
            counted: 0,
            token_start: 0,
            token_line: None,
            token_left: LARGEST_TOKEN,
            coming: None,
            failure: None,
        }
    }

    /// Raw bytes read so far.
    pub(super) const fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// Whether everything was given out.
    pub(super) const fn is_at_end(&self) -> bool {
        self.input_ended && self.used == self.filled && self.raw.is_empty()
    }

    /// What went wrong, when reading gave an error.
    pub(super) const fn failure(&self) -> Option<&ProblemKind> {
        self.failure.as_ref()
    }

    /// A new token starts here.
    pub(super) const fn start_token(&mut self) {
        self.token_start = self.used;
        self.token_line = None;
        self.token_left = LARGEST_TOKEN;
    }

    /// The line on which the present token started, from 1.
    pub(super) fn token_line(&mut self) -> u64 {
        if let Some(line) = self.token_line {
            return line;
        }
        self.count_to(self.token_start);
        let line = self.lines + 1;
        self.token_line = Some(line);
        line
    }

    /// The line that is reached, from 1.
    pub(super) fn line(&mut self) -> u64 {
        self.token_line();
        self.count_to(self.used);
        self.lines + 1
    }

    fn count_to(&mut self, end: usize) {
        let passed = self.text.get(self.counted..end).unwrap_or_default();
        self.lines += wide(passed.iter().filter(|byte| **byte == b'\n').count());
        self.counted = self.counted.max(end);
    }

    /// Reads the head of the file and finds its encoding.
    fn open(&mut self) -> Result<(), ProblemKind> {
        self.text = vec![0; PIECE];
        while self.filled < HEAD && !self.input_ended {
            self.read_more()?;
        }
        let head = self.text.get(..self.filled.min(HEAD)).unwrap_or_default();
        let opening = encoding::look(head, self.input_ended && self.filled <= HEAD)?;
        self.encoding = opening.encoding.name();
        if opening.encoding == UTF_8 {
            self.text.copy_within(opening.skip..self.filled, 0);
            self.filled -= opening.skip;
            return self.check();
        }
        self.raw = self.text.get(opening.skip..self.filled).unwrap_or_default().to_vec();
        self.filled = 0;
        self.decoder = Some(opening.encoding.new_decoder_without_bom_handling());
        self.decode()
    }

    /// The next piece behind the one that was used up.
    fn refill(&mut self) -> Result<(), ProblemKind> {
        if !self.opened {
            self.opened = true;
            return self.open();
        }
        if let Some(kind) = self.coming.take() {
            return Err(kind);
        }
        self.token_line();
        self.count_to(self.ready);
        self.text.copy_within(self.ready..self.filled, 0);
        self.filled -= self.ready;
        (self.used, self.ready, self.counted, self.token_start) = (0, 0, 0, 0);
        if self.decoder.is_some() {
            return self.decode();
        }
        if !self.input_ended {
            self.read_more()?;
        }
        self.check()
    }

    /// Reads once from the input, behind what is there.
    fn read_more(&mut self) -> Result<(), ProblemKind> {
        loop {
            match self.input.read(self.text.get_mut(self.filled..).unwrap_or_default()) {
                Ok(0) => self.input_ended = true,
                Ok(count) => {
                    self.filled = (self.filled + count).min(self.text.len());
                    self.bytes_read += wide(count);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(ProblemKind::Unreadable),
            }
            return Ok(());
        }
    }

    /// Finds how far the bytes are valid UTF-8; for an input in UTF-8.
    fn check(&mut self) -> Result<(), ProblemKind> {
        loop {
            let bytes = self.text.get(..self.filled).unwrap_or_default();
            match std::str::from_utf8(bytes) {
                Ok(_) => self.ready = self.filled,
                Err(error) => {
                    self.ready = error.valid_up_to();
                    if error.error_len().is_some() {
                        self.coming = Some(self.wrong_encoding());
                    } else if self.input_ended {
                        self.coming = Some(ProblemKind::CutOff);
                    } else if self.ready == 0 {
                        self.read_more()?;
                        continue;
                    }
                }
            }
            return self.stop_at_control_character();
        }
    }

    /// Fills the piece from the raw bytes; for an input in another encoding.
    fn decode(&mut self) -> Result<(), ProblemKind> {
        while self.filled == 0 && self.coming.is_none() {
            if self.raw.is_empty() && !self.input_ended {
                self.read_raw()?;
            }
            let Some(decoder) = self.decoder.as_mut() else { break };
            let last = self.input_ended;
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(&self.raw, &mut self.text, last);
            self.raw.drain(..read.min(self.raw.len()));
            self.filled = written;
            match result {
                DecoderResult::Malformed(..) if last && self.raw.is_empty() => {
                    self.coming = Some(ProblemKind::CutOff);
                }
                DecoderResult::Malformed(..) => self.coming = Some(self.wrong_encoding()),
                // A decoder that has finished must not be asked again; what follows is the end of the input.
                DecoderResult::InputEmpty if last => self.decoder = None,
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            }
        }
        if self.filled == 0
            && let Some(kind) = self.coming.take()
        {
            return Err(kind);
        }
        self.ready = self.filled;
        self.stop_at_control_character()
    }

    fn read_raw(&mut self) -> Result<(), ProblemKind> {
        let filled = self.filled;
        self.filled = 0;
        self.read_more()?;
        self.raw.extend_from_slice(self.text.get(..self.filled).unwrap_or_default());
        self.filled = filled;
        Ok(())
    }

    fn wrong_encoding(&self) -> ProblemKind {
        ProblemKind::WrongEncoding { encoding: self.encoding.to_owned() }
    }

    /// XML knows no control characters but tab and line ends; a database knows no NUL in a text.
    fn stop_at_control_character(&mut self) -> Result<(), ProblemKind> {
        let piece = self.text.get(..self.ready).unwrap_or_default();
        if !piece.iter().fold(false, |found, byte| found | is_control(*byte)) {
            return match self.coming.take() {
                Some(kind) if self.ready == 0 => Err(kind),
                coming => {
                    self.coming = coming;
                    Ok(())
                }
            };
        }
        self.ready = piece.iter().position(|byte| is_control(*byte)).unwrap_or(self.ready);
        if self.ready == 0 {
            return Err(ProblemKind::MalformedXml);
        }
        self.coming = Some(ProblemKind::MalformedXml);
        Ok(())
    }

    fn fail(&mut self, kind: ProblemKind) -> io::Error {
        self.failure.get_or_insert(kind);
        io::Error::from(io::ErrorKind::InvalidData)
    }
}

const fn is_control(byte: u8) -> bool {
    byte < 0x20 && byte != b'\n' && byte != b'\r' && byte != b'\t'
}

/// A count of bytes or lines as it is kept.
pub(super) fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut available = self.fill_buf()?;
        let count = available.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.failure.is_some() || self.token_left == 0 {
            return Err(self.fail(ProblemKind::TooLarge));
        }
        if self.used == self.ready
            && let Err(kind) = self.refill()
        {
            return Err(self.fail(kind));
        }
        Ok(self.text.get(self.used..self.ready).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.used = (self.used + count).min(self.ready);
        self.token_left = self.token_left.saturating_sub(count);
    }
}
