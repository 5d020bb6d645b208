//! A tiny SVG writer: tags, attributes, escaped text, short numbers.

use std::fmt::Write as _;

/// Numbers beyond this are cut off, so that a picture never holds an exponent.
const LARGEST: f64 = 1e6;

/// One element being written. End it with [`Tag::empty`], [`Tag::text`] or [`Tag::start`] (then [`close`]).
#[derive(Debug)]
#[must_use = "an element that is not ended is no XML"]
pub struct Tag<'a> {
    out: &'a mut String,
    name: &'static str,
}

impl<'a> Tag<'a> {
    /// Starts an element.
    pub fn open(out: &'a mut String, name: &'static str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out, name }
    }

    /// A text attribute, escaped.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(self.out, value);
        self.out.push('"');
        self
    }

    /// A number attribute, with at most two decimals.
    pub fn num(self, name: &str, value: f64) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        number(self.out, value);
        self.out.push('"');
        self
    }

    /// Ends the element without content.
    pub fn empty(self) {
        self.out.push_str("/>");
    }

    /// Ends the element with text as its content.
    pub fn text(self, text: &str) {
        self.out.push('>');
        escape(self.out, text);
        close(self.out, self.name);
    }

    /// Ends the opening tag; children follow, then [`close`].
    pub fn start(self) {
        self.out.push('>');
    }
}

/// Writes the closing tag of an element.
pub fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Opens the picture: role, name and description for screen readers, view box. `id` must be unique on the page;
/// characters that an id list cannot hold become `-`. Close it with `close(out, "svg")`.
pub fn open_picture(out: &mut String, class: &str, id: &str, title: &str, desc: &str, size: (f64, f64)) {
    let id: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    let mut view_box = String::from("0 0 ");
    number(&mut view_box, size.0);
    view_box.push(' ');
    number(&mut view_box, size.1);
    Tag::open(out, "svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("class", class)
        .attr("viewBox", &view_box)
        .attr("role", "img")
        .attr("aria-labelledby", &format!("{id}-t {id}-d"))
        .start();
    Tag::open(out, "title").attr("id", &format!("{id}-t")).text(title);
    Tag::open(out, "desc").attr("id", &format!("{id}-d")).text(desc);
}

/// Writes text so that it is only text: in content and in a quoted attribute alike. Characters that XML cannot hold
/// are left out.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

/// Writes a number with at most two decimals, without needless zeros. What is no number becomes 0.
pub fn number(out: &mut String, value: f64) {
    let hundredths = rounded(value * 100.0);
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    let (whole, rest) = (size / 100, size % 100);
    // Writing to a String cannot fail.
    let _ = match rest {
        0 => write!(out, "{sign}{whole}"),
        _ if rest.is_multiple_of(10) => write!(out, "{sign}{whole}.{}", rest / 10),
        _ => write!(out, "{sign}{whole}.{rest:02}"),
    };
}

/// The nearest whole number; 0 for what is no number, cut off far outside any picture.
pub fn rounded(value: f64) -> i32 {
    if !value.is_finite() {
        return 0;
    }
    let limit = LARGEST * 100.0;
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "limited to 10^8 just before"
    )]
    let whole = value.round().clamp(-limit, limit) as i32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64) -> String {
        let mut out = String::new();
        number(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (1.25, "1.25"),
            (1.051, "1.05"),
            (-0.004, "0"),
            (-3.1, "-3.1"),
            (199.999, "200"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
            (1e300, "1000000"),
        ] {
            assert_eq!(shown(value), text);
        }
    }

    #[test]
    fn text_stays_text() {
        let mut out = String::new();
        Tag::open(&mut out, "text").attr("class", "a\"><script>").text("<b>&'\u{0}\u{8}");
        assert_eq!(out, "<text class=\"a&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;</text>");
    }

    #[test]
    fn an_id_cannot_become_a_list() {
        let mut out = String::new();
        open_picture(&mut out, "chart", "a b\"", "t", "d", (10.0, 20.5));
        assert!(out.contains("aria-labelledby=\"a-b--t a-b--d\""), "{out}");
        assert!(out.contains("viewBox=\"0 0 10 20.5\""), "{out}");
    }
}
