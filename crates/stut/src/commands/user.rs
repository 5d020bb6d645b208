//! `stut user`: people who can sign in.

use super::{Session, Stop, answer, stop};
use crate::cli::User;
use app::trust::{self, Link, NewAccount};
use domain::{
    Personal,
    trust::{Email, Role},
};
use i18n::Texts;
use std::io::BufRead as _;

pub(super) async fn run(session: &Session, what: User) -> Result<(), Stop> {
    match what {
        User::Add { email, name, role, school, password_stdin, base_url } => {
            let password = if password_stdin { Some(first_line()?) } else { None };
            add(session, NewAccount { email, name, password }, (role, school), base_url).await
        }
        User::List => list(session).await,
        User::ResetFactors { email } => reset_factors(session, &email).await,
    }
}

async fn add(
    session: &Session,
    new: NewAccount,
    (role, school): (Role, Option<String>),
    base_url: Option<String>,
) -> Result<(), Stop> {
    let texts = session.texts;
    let role = match &school {
        Some(school) => Some((school.as_str(), role)),
        None if role == Role::Administrator => None,
        None => return Err(Stop::Usage(texts.cli_user_needs_school().to_owned())),
    };
    let address = new.email.clone();
    let cannot = |error: app::Error| stop(texts, &error);
    let account = trust::add_user(&session.ctx(), new, role).await.map_err(cannot)?;
    match trust::invite_new(&session.ctx(), account).await.map_err(cannot)? {
        None => answer(&texts.cli_user_added(shown(&address))),
        Some(link) => say_link(texts, &link, base_url.as_deref()),
    }
    Ok(())
}

/// The link with which she chooses a password, for who gives it to her.
fn say_link(texts: &Texts, link: &Link, base_url: Option<&str>) {
    let base = base_url.unwrap_or_default().trim_end_matches('/');
    answer(&texts.cli_invitation(format!("{base}{}", link.path()).as_str(), shown(&link.email)));
    if base.is_empty() {
        answer(texts.cli_invitation_path());
    }
}

/// The address for who typed it.
fn shown(email: &Email) -> &str {
    email.reveal()
}

/// The password: the first line of standard input, without its end.
fn first_line() -> Result<Personal<String>, Stop> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(Personal::new(line.trim_end_matches(['\n', '\r']).to_owned()))
}

async fn reset_factors(session: &Session, email: &Email) -> Result<(), Stop> {
    let texts = session.texts;
    let done = trust::reset_factors_of(&session.ctx(), email).await.map_err(|error| match error {
        app::Error::NotFound => Stop::Refused(vec![texts.cli_factor_reset_nobody(shown(email))]),
        error => stop(texts, &error),
    })?;
    let says =
        if done { texts.cli_factor_reset(shown(email)) } else { texts.cli_factor_reset_none(shown(email)) };
    answer(&says);
    Ok(())
}

/// One line for each person: address, name, and her roles with their schools.
async fn list(session: &Session) -> Result<(), Stop> {
    let users = trust::users(&session.ctx()).await.map_err(|error| stop(session.texts, &error))?;
    for user in users {
        let installation = user.account.is_administrator.then(|| "administrator".to_owned());
        let in_schools = user.roles.iter().map(|(school, role, term)| {
            let until = term.until.map(|day| format!("..{day}")).unwrap_or_default();
            format!("{role}@{}{until}", school.codes.code())
        });
        let roles: Vec<String> = installation.into_iter().chain(in_schools).collect();
        let closed = if user.account.closed_at.is_some() { "\tclosed" } else { "" };
        answer(&format!(
            "{}\t{}\t{}{closed}",
            user.account.email.reveal(),
            user.account.name.reveal(),
            roles.join(" ")
        ));
    }
    Ok(())
}
