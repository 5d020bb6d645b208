//! The commands. Each gives an exit code: 0 when done, 1 when the input was refused, 2 for wrong usage.

mod backups;
mod demo;
mod import;
mod imports;
mod mail;
mod norms;
mod posting;
mod report;
mod serve;
mod sso;
mod survey;
mod tidying;
mod trust;
mod user;

use crate::cli::{Cli, Command, Database, Export, Lang};
use app::{App, Clock, Ctx, trust::SsoProviders};
use i18n::{Language, Texts};
use policy::Actor;
use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use store::{Db, StoreError};

/// What every command has.
pub(crate) struct Session {
    app: App,
    texts: &'static Texts,
    /// Where an unencrypted copy may lie for a while: beside the database, or in the temporary folder of this machine.
    workplace: PathBuf,
}

impl Session {
    fn ctx(&self) -> Ctx {
        self.app.act_as(Actor::Operator)
    }

    /// For what the program does by itself.
    fn by_the_clock(&self) -> Ctx {
        self.app.act_as(Actor::Program)
    }
}

/// What went wrong beside the pages, with its causes; errors hold no names.
fn for_the_log(error: app::Error) -> String {
    match error {
        app::Error::Broken(error) => format!("{error:#}"),
        other => other.to_string(),
    }
}

/// Why a command ended without its work done.
pub(crate) enum Stop {
    /// The input was refused; each line is said on standard error.
    Refused(Vec<String>),
    /// It was asked in a way that cannot be.
    Usage(String),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Refused(vec![error.to_string()])
    }
}

/// Runs what was typed.
pub(crate) async fn run(cli: Cli) -> ExitCode {
    let texts = Texts::of(match cli.lang {
        Lang::Nl => Language::Nl,
        Lang::En => Language::En,
    });
    match dispatch(cli, texts).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Refused(lines)) => {
            say_all(&lines);
            ExitCode::from(1)
        }
        Err(Stop::Usage(line)) => {
            say_all(&[line]);
            ExitCode::from(2)
        }
    }
}

async fn dispatch(cli: Cli, texts: &'static Texts) -> Result<(), Stop> {
    // How the program is reached is settled before the database is even opened.
    let usual = match &cli.command {
        Command::Demo { files: Some(folder), .. } => return demo::write_files(folder),
        Command::BackupKey { file } => return trust::make_key(file, texts),
        Command::Survey(what) => return survey::run(what, texts),
        Command::Demo { listen, .. } => {
            serve::Door::of_demo(*listen, texts)?;
            "data/demo"
        }
        Command::Serve(serving) => {
            serve::Door::new(serving, texts)?;
            "data"
        }
        _ => "data",
    };
    let providers = match &cli.command {
        Command::Serve(serving) => match &serving.sso {
            Some(file) => sso::providers(file, texts)?,
            None => SsoProviders::default(),
        },
        _ => SsoProviders::default(),
    };
    let mailer = match &cli.command {
        Command::Serve(serving) => mail::mailer(&serving.mail, texts)?,
        _ => None,
    };
    let session = open(cli.database, texts, Path::new(usual)).await?;
    let app = session.app.with_sso(providers);
    let app = match mailer {
        Some(mailer) => app.with_mailer(mailer),
        None => app,
    };
    let session = Session { app, ..session };
    let done = run_on(&session, cli.command).await;
    // A closed database is one file again, with nothing beside it.
    session.app.close().await;
    done
}

async fn run_on(session: &Session, command: Command) -> Result<(), Stop> {
    match command {
        Command::Demo { listen, .. } => {
            demo::fill(session).await?;
            serve::run(session, serve::Door::of_demo(listen, session.texts)?).await
        }
        Command::Serve(serving) => serve::run(session, serve::Door::new(&serving, session.texts)?).await,
        Command::User(what) => user::run(session, what).await,
        Command::Import(what) => until_interrupted(session.texts, import::run(session, what)).await,
        Command::Imports(what) => imports::run(session, what).await,
        Command::Report(what) => report::run(session, what).await,
        Command::Backup { file, encrypt_to, recipients_file } => {
            trust::back_up(session, &file, encrypt_to, recipients_file.as_deref()).await
        }
        Command::Restore { file, identity } => trust::restore(session, &file, identity.as_deref()).await,
        Command::BackupKey { file } => trust::make_key(&file, session.texts),
        Command::Survey(what) => survey::run(&what, session.texts),
        Command::Check => trust::check(session).await,
        Command::Export(Export::All { folder }) => trust::export_all(session, &folder).await,
    }
}

/// Opens the database that was named.
async fn open(database: Database, texts: &'static Texts, usual: &Path) -> Result<Session, Stop> {
    let folder = database.data.unwrap_or_else(|| PathBuf::from(usual));
    let (db, workplace) = match database.database_url {
        Some(url) => (Db::open_url(&url).await, std::env::temp_dir()),
        None => (Db::open_folder(&folder).await, folder),
    };
    let db = db.map_err(|error| match error {
        StoreError::CannotOpen { path, reason } => {
            Stop::Refused(vec![texts.cli_cannot_open(path.as_str(), reason.as_str())])
        }
        StoreError::NewerDatabase => Stop::Refused(vec![texts.cli_newer_database().to_owned()]),
        other => Stop::Refused(vec![texts.cli_broken(other.to_string().as_str())]),
    })?;
    Ok(Session { app: App::new(db, Clock::System), texts, workplace })
}

/// Lets long work be interrupted: the transaction it was in is dropped, so nothing is kept by half.
async fn until_interrupted(texts: &Texts, work: impl Future<Output = Result<(), Stop>>) -> Result<(), Stop> {
    tokio::select! {
        done = work => done,
        _ = tokio::signal::ctrl_c() => Err(Stop::Refused(vec![texts.cli_interrupted().to_owned()])),
    }
}

/// A use case that did not answer, as a line for a person.
fn stop(texts: &Texts, error: &app::Error) -> Stop {
    Stop::Refused(vec![match error {
        app::Error::NotFound => texts.cli_not_found().to_owned(),
        app::Error::Forbidden => texts.cli_forbidden().to_owned(),
        app::Error::Conflict(conflict) => app::imports::conflict_in_words(texts, *conflict),
        app::Error::Broken(error) => texts.cli_broken(format!("{error:#}").as_str()),
    }])
}

/// Messages of a command go to standard error, one a line. Who does not read on is no reason to stop.
fn say_all(lines: &[String]) {
    let mut out = std::io::stderr().lock();
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
}

/// What a command answers goes to standard output.
fn answer(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}
