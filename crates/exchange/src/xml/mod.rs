//! XML as Stut reads and writes it: a stream with limits, without document types and without entities of its own.
//!
//! [`encoding`] looks at the first bytes, [`source`] turns bytes into checked UTF-8 and counts lines, [`stream`] gives
//! elements, [`record`] turns their text into values or problems, [`mod@write`] is the way back.

mod encoding;
mod record;
mod source;
mod stream;
pub(crate) mod write;

pub(crate) use encoding::decode;
pub(crate) use encoding::text_of;
pub(crate) use record::{LONGEST_KEY, Record, cut, read_date, read_eck_id};
pub(crate) use stream::{Leaf, Step, Xml};
