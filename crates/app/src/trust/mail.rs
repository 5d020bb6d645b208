//! Letters to people: links with which they choose a password. There is nothing about a pupil in them.

use domain::trust::Email;
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp,
};
use std::time::Duration;
use url::{Host, Url};

/// For so long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Who sends letters, and how.
#[derive(Debug)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Debug)]
enum Way {
    Server(AsyncSmtpTransport<Tokio1Executor>),
    /// Each letter as a file, to try things out.
    Folder(AsyncFileTransport<Tokio1Executor>),
}

/// Why letters cannot be sent in the way that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoMailer {
    /// The way is no address of a mail server.
    #[error("expected smtps://USER:PASSWORD@HOST, smtp://HOST?tls=required or file:///FOLDER")]
    NotAnAddress,
    /// What is sent would go over a network in the clear.
    #[error("mail to another machine goes encrypted: smtps://, or ?tls=required")]
    NotEncrypted,
    /// The sender is no mail address.
    #[error("expected a sender such as stut@school.example, or Stut <stut@school.example>")]
    NotASender,
}

/// A letter could not be sent. What a server says of it may name the address, so it is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// It could not be written.
    #[error("the letter could not be written")]
    NotWritten,
    /// The server did not answer in time.
    #[error("the mail server did not answer in time")]
    TooLate,
    /// The server cannot be reached, or not in this way.
    #[error("the mail server cannot be reached, or not in this way")]
    NotReached,
    /// The server refused it with this code (RFC 5321).
    #[error("the mail server refused the letter with {0}")]
    Refused(u16),
}

impl From<smtp::Error> for NotSent {
    fn from(error: smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::Refused(code.into()),
            None if error.is_timeout() => Self::TooLate,
            None => Self::NotReached,
        }
    }
}

impl Mailer {
    /// Letters by a mail server (`smtps://USER:PASSWORD@HOST`, `smtp://HOST:587?tls=required`; without encryption on this
    /// machine only), or into a folder (`file:///FOLDER`). Nothing is sent yet.
    ///
    /// # Errors
    /// When the way or the sender cannot be used.
    pub fn new(way: &str, from: &str) -> Result<Self, NoMailer> {
        let from = from.parse().map_err(|_| NoMailer::NotASender)?;
        let url = Url::parse(way).map_err(|_| NoMailer::NotAnAddress)?;
        let way = match url.scheme() {
            "file" => {
                let folder = url.to_file_path().map_err(|()| NoMailer::NotAnAddress)?;
                Way::Folder(AsyncFileTransport::new(folder))
            }
            "smtp" if !is_encrypted(&url) && !is_this_machine(&url) => return Err(NoMailer::NotEncrypted),
            "smtp" | "smtps" => {
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(way);
                let server = server.map_err(|_| NoMailer::NotAnAddress)?;
                Way::Server(server.timeout(Some(PATIENCE)).build())
            }
            _ => return Err(NoMailer::NotAnAddress),
        };
        Ok(Self { from, way })
    }

    /// Sends a letter; without a name to the address alone.
    pub(crate) async fn send(&self, whom: (&str, &Email), words: (&str, String)) -> Result<(), NotSent> {
        self.send_as(whom, words, None).await
    }

    /// Sends a letter that carries a number of its own: when it comes twice, mail programs see that it is the same.
    pub(crate) async fn send_numbered(
        &self,
        whom: (&str, &Email),
        words: (&str, String),
        number: &str,
    ) -> Result<(), NotSent> {
        let number = format!("<{number}@{}>", self.from.email.domain());
        self.send_as(whom, words, Some(number)).await
    }

    async fn send_as(
        &self,
        (name, to): (&str, &Email),
        (subject, text): (&str, String),
        number: Option<String>,
    ) -> Result<(), NotSent> {
        let address = to.reveal().parse().map_err(|_| NotSent::NotWritten)?;
        let letter = Message::builder();
        let letter = match number {
            Some(number) => letter.message_id(Some(number)),
            None => letter,
        };
        let letter = letter
            .from(self.from.clone())
            .to(Mailbox::new((!name.is_empty()).then(|| name.to_owned()), address))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|_| NotSent::NotWritten)?;
        match &self.way {
            Way::Server(server) => server.send(letter).await.map(drop)?,
            Way::Folder(folder) => {
                folder.send(letter).await.map(drop).map_err(|_| NotSent::NotWritten)?;
            }
        }
        Ok(())
    }
}

fn is_encrypted(url: &Url) -> bool {
    url.query_pairs().any(|(key, value)| key == "tls" && value == "required")
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        // Of other kinds of address the parts stay text.
        Some(Host::Domain(name)) => {
            name == "localhost"
                || name.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "Stut <stut@school.example>";

    #[test]
    fn letters_go_encrypted_or_stay_on_this_machine() {
        for good in [
            "smtps://u:geheim@mail.example",
            "smtp://mail.example:587?tls=required",
            "smtp://localhost:2525",
            "smtp://127.0.0.1",
            "smtp://[::1]:25",
            "file:///tmp/post",
        ] {
            assert!(Mailer::new(good, FROM).is_ok(), "{good}");
        }
        for open in ["smtp://mail.example", "smtp://mail.example?tls=opportunistic", "smtp://10.0.0.1:25"] {
            assert_eq!(Mailer::new(open, FROM).unwrap_err(), NoMailer::NotEncrypted, "{open}");
        }
        for wrong in ["", "mail.example", "https://mail.example", "file://elsewhere/x"] {
            assert_eq!(Mailer::new(wrong, FROM).unwrap_err(), NoMailer::NotAnAddress, "{wrong}");
        }
        assert_eq!(Mailer::new("smtp://localhost", "school").unwrap_err(), NoMailer::NotASender);
    }

    #[tokio::test]
    async fn a_letter_names_who_it_is_from_and_for() {
        let folder = tempfile::tempdir().unwrap();
        let mailer = Mailer::new(Url::from_file_path(folder.path()).unwrap().as_str(), FROM).unwrap();
        let to: Email = "ib@school.example".parse().unwrap();
        mailer.send(("Zoë, IB", &to), ("Kies je wachtwoord", "Dag Zoë".to_owned())).await.unwrap();
        let files: Vec<_> = folder.path().read_dir().unwrap().collect();
        let letter = std::fs::read_to_string(files.first().unwrap().as_ref().unwrap().path()).unwrap();
        assert!(letter.contains("From: Stut <stut@school.example>"), "{letter}");
        assert!(
            letter.contains("<ib@school.example>") && letter.contains("Subject: Kies je wachtwoord"),
            "{letter}"
        );
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_an_error() {
        let mailer = Mailer::new("smtp://127.0.0.1:1", FROM).unwrap();
        let to: Email = "ib@school.example".parse().unwrap();
        let error = mailer.send(("Zoë", &to), ("Kies", "Dag".to_owned())).await.unwrap_err();
        assert_eq!(error, NotSent::NotReached);
    }
}
