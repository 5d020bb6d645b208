//! Codes that people type over from a screen or from paper, of letters that do not look like each other.

use crate::random::{NoRandomness, bytes};

/// Crockford's base 32: no I, L, O and U. A letter says 5 bits.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many random letters.
pub(crate) fn random<const LENGTH: usize>() -> Result<String, NoRandomness> {
    let random = bytes::<LENGTH>()?;
    // 256 is a multiple of 32, so each letter is as likely as any other.
    let letters = random.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)));
    Ok(letters.copied().map(char::from).collect())
}

/// In groups of four, as it is shown.
pub(crate) fn in_groups(code: &str) -> String {
    let groups: Vec<String> =
        code.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// What was typed, as it was made: capitals, without hyphens and spaces, and with the letters that are not in the
/// alphabet read as the digits they look like. Nothing when it cannot be a code of so many letters.
pub(crate) fn read(typed: &str, length: usize) -> Option<String> {
    let letters = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'));
    let read = letters.map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    let code: String = read.take(length + 1).collect();
    let is_code = code.len() == length && code.bytes().all(|byte| LETTERS.contains(&byte));
    is_code.then_some(code)
}
