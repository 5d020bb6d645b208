//! Who sends letters, as the options of `serve` say.

use super::Stop;
use crate::cli::Mail;
use app::trust::Mailer;
use i18n::Texts;

/// The mailer that was asked for; none when no mail is sent.
pub(super) fn mailer(mail: &Mail, texts: &Texts) -> Result<Option<Mailer>, Stop> {
    let Some((way, from)) = mail.smtp_url.as_deref().zip(mail.mail_from.as_deref()) else { return Ok(None) };
    let wrong = |error: app::trust::NoMailer| Stop::Usage(texts.cli_mail_wrong(error.to_string().as_str()));
    Mailer::new(way, from).map(Some).map_err(wrong)
}
