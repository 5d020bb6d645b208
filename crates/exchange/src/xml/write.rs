//! Writing: elements with indentation, values escaped.

use super::stream::is_xml_character;
use std::{
    fmt::Display,
    io::{self, Write},
};

/// Writes elements, each on a line of its own.
pub(crate) struct Writer<W> {
    output: W,
    depth: usize,
}

impl<W: Write> Writer<W> {
    /// Starts with the XML declaration.
    pub(crate) fn start(mut output: W) -> io::Result<Self> {
        output.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        Ok(Self { output, depth: 0 })
    }

    /// Opens an element with its attributes.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.depth += 1;
        self.output.write_all(b">\n")
    }

    /// Closes an element.
    pub(crate) fn close(&mut self, name: &str) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        self.indent()?;
        writeln!(self.output, "</{name}>")
    }

    /// Writes an element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.output.write_all(b"/>\n")
    }

    /// Writes an element with a text.
    pub(crate) fn leaf(&mut self, name: &str, text: impl Display) -> io::Result<()> {
        self.tag(name, &[])?;
        writeln!(self.output, ">{}</{name}>", escaped(&text.to_string()))
    }

    /// Writes an element with a text when there is one.
    pub(crate) fn maybe(&mut self, name: &str, text: Option<impl Display>) -> io::Result<()> {
        text.map_or(Ok(()), |text| self.leaf(name, text))
    }

    /// Hands everything over to the output.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.output.flush()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.indent()?;
        write!(self.output, "<{name}")?;
        for (name, value) in attributes {
            write!(self.output, " {name}=\"{}\"", escaped(value))?;
        }
        Ok(())
    }

    fn indent(&mut self) -> io::Result<()> {
        write!(self.output, "{:1$}", "", 2 * self.depth)
    }
}

/// The text with the five signs of XML as entities, and without the characters that XML has no place for.
fn escaped(text: &str) -> String {
    let legal: String = text.chars().filter(|c| is_xml_character(*c)).collect();
    quick_xml::escape::escape(&legal).into_owned()
}
