//! Encrypting backups with age (<https://age-encryption.org/v1>, recipients of the kind X25519): who has a public key can
//! write them, and only who has the private key can read them. Any other program that knows age can as well.

use age::{Decryptor, Encryptor, secrecy::ExposeSecret as _, x25519};
use std::{
    fmt,
    fs::{File, OpenOptions},
    io::{self, BufRead as _, BufReader, BufWriter, Read, Write},
    path::Path,
    str::FromStr,
};

/// Bytes that are read at a time; age encrypts pieces of this size.
const PIECE: usize = 64 << 10;

/// The public key of somebody who may read a backup: `age1…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

/// A text that is no public key of age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a public key of age, which begins with age1")]
pub struct NotARecipient;

impl FromStr for Recipient {
    type Err = NotARecipient;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim().parse().map(Self).map_err(|_| NotARecipient)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Why a file with keys cannot be used. It quotes nothing of the file.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// It cannot be read or written.
    #[error("{0}")]
    File(#[from] io::Error),
    /// It holds a line that is no key of the kind that is asked for.
    #[error("line {0}")]
    Line(usize),
    /// It holds no key.
    #[error("no key")]
    Empty,
}

/// Reads a file with public keys, one a line; empty lines and lines that begin with `#` say nothing.
///
/// # Errors
/// When the file cannot be read, a line is no public key, or there is none.
pub fn read_recipients(file: &Path) -> Result<Vec<Recipient>, KeysError> {
    let mut keys = Vec::new();
    for (line, number) in BufReader::new(File::open(file)?).lines().zip(1..) {
        let line = line?;
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            keys.push(line.parse().map_err(|NotARecipient| KeysError::Line(number))?);
        }
    }
    if keys.is_empty() { Err(KeysError::Empty) } else { Ok(keys) }
}

/// Private keys, with which a backup can be read.
pub struct Identities(Vec<Box<dyn age::Identity + Send + Sync>>);

impl fmt::Debug for Identities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} keys", self.0.len())
    }
}

impl Identities {
    /// Reads a file with private keys, as `age-keygen` and [`make_key`] write them.
    ///
    /// # Errors
    /// When the file cannot be read or holds no private key.
    pub fn read(file: &Path) -> Result<Self, KeysError> {
        let lines = BufReader::new(File::open(file)?);
        let keys = age::IdentityFile::from_buffer(lines)?.into_identities().map_err(|_| KeysError::Empty)?;
        if keys.is_empty() { Err(KeysError::Empty) } else { Ok(Self(keys)) }
    }
}

/// Makes a new private key in a new file, for its owner only, and gives the public key that belongs to it.
///
/// # Errors
/// When the file is there already or cannot be written.
pub fn make_key(file: &Path) -> io::Result<Recipient> {
    let key = x25519::Identity::generate();
    let public = Recipient(key.to_public());
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    writeln!(file, "# public key: {public}\n{}", key.to_string().expose_secret())?;
    file.sync_all()?;
    Ok(public)
}

/// What a file begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    Sealed,
    Foreign,
}

pub(super) fn form_of(file: &Path) -> io::Result<Form> {
    let mut head = Vec::new();
    File::open(file)?.take(32).read_to_end(&mut head)?;
    Ok(if head.starts_with(b"SQLite format 3\0") {
        Form::Plain
    } else if head.starts_with(b"age-encryption.org/v1\n") {
        Form::Sealed
    } else {
        Form::Foreign
    })
}

/// Encrypts a file into another, piece by piece.
pub(super) fn seal(plain: &Path, sealed: &File, recipients: &[Recipient]) -> io::Result<()> {
    let keys = recipients.iter().map(|Recipient(key)| -> &dyn age::Recipient { key });
    let encryptor = Encryptor::with_recipients(keys).map_err(io::Error::other)?;
    let mut writer = encryptor.wrap_output(BufWriter::new(sealed))?;
    io::copy(&mut BufReader::with_capacity(PIECE, File::open(plain)?), &mut writer)?;
    writer.finish()?.flush()?;
    sealed.sync_all()
}

/// Why a sealed file was not opened.
pub(super) enum Unopened {
    WrongKey,
    Damaged,
    Failed(io::Error),
}

/// Decrypts a file into another, piece by piece. Every piece is checked; what was written before a damaged piece was
/// found is no backup.
pub(super) fn unseal(sealed: &Path, mut plain: &File, keys: &Identities) -> Result<(), Unopened> {
    let file = File::open(sealed).map_err(Unopened::Failed)?;
    let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(|_| Unopened::Damaged)?;
    let keys = keys.0.iter().map(|key| -> &dyn age::Identity { key.as_ref() });
    let mut reader = decryptor.decrypt(keys).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => Unopened::WrongKey,
        _ => Unopened::Damaged,
    })?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = reader.read(&mut piece).map_err(|_| Unopened::Damaged)?;
        match piece.get(..read) {
            None | Some([]) => return plain.sync_all().map_err(Unopened::Failed),
            Some(read) => plain.write_all(read).map_err(Unopened::Failed)?,
        }
    }
}
