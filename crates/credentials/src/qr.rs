//! Links as pictures for a camera.

use fast_qr::{QRBuilder, convert::svg::SvgBuilder};
use thiserror::Error;

/// The text does not fit in a picture: it has some thousands of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the text is too long for a QR code")]
pub struct TooLong;

/// A text as a QR code: an `svg` element to put into the page as it is. It has no size (the style sheet gives it), no
/// style and no script, and it is black on white, which scanners need on a dark page too.
///
/// # Errors
/// [`TooLong`] for a text of some thousands of characters.
pub fn picture(text: &str) -> Result<String, TooLong> {
    let code = QRBuilder::new(text).build().map_err(|_| TooLong)?;
    Ok(SvgBuilder::default().to_str(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_picture_and_a_book_is_none() {
        let one = picture("https://stut.school.example/talk/KX7M-4PQA").unwrap();
        assert!(one.starts_with("<svg") && !one.contains("style") && !one.contains("script"));
        assert_ne!(one, picture("https://stut.school.example/talk/KX7M-4PQB").unwrap());
        assert_eq!(picture(&"a".repeat(10_000)), Err(TooLong));
    }
}
