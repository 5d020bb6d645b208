//! What one can type. The help that `--help` prints is English, for the person who runs the program; everything for a
//! school is in `i18n`.

mod serving;

pub(crate) use serving::{Backups, Mail, Serving};

use app::trust::Recipient;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::{
    SchoolYear,
    ids::PlanId,
    trust::{Email, Role},
};
use std::{net::SocketAddr, path::PathBuf};

/// Stut: software for the intern begeleider of a Dutch primary school.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, infer_long_args = false)]
pub(crate) struct Cli {
    /// Where the data is.
    #[command(flatten)]
    pub(crate) database: Database,
    /// Language of messages.
    #[arg(long, global = true, env = "STUT_LANG", default_value = "nl", value_enum)]
    pub(crate) lang: Lang,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the data is: a folder with an SQLite file, or a PostgreSQL server.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct Database {
    /// Folder for the data; the SQLite file stut.db is in it [default: data].
    #[arg(long, global = true, env = "STUT_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Address of a PostgreSQL database, instead of a folder.
    #[arg(long, global = true, env = "STUT_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub(crate) database_url: Option<String>,
}

/// Language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bring in the school's own files.
    #[command(subcommand)]
    Import(Import),
    /// List the imports of a school, or undo one.
    #[command(subcommand)]
    Imports(Imports),
    /// Make a report.
    #[command(subcommand)]
    Report(Report),
    /// Write everything into a new file while the program runs, and check the file.
    Backup {
        /// The file; it must not be there yet.
        file: PathBuf,
        /// Encrypt it for who has the private key of this public key of age (may be given more than once).
        #[arg(long, value_name = "KEY")]
        encrypt_to: Vec<Recipient>,
        /// Encrypt it for the public keys in a file, one a line.
        #[arg(long, value_name = "FILE")]
        recipients_file: Option<PathBuf>,
    },
    /// Bring a backup back into an empty place.
    Restore {
        /// The backup.
        file: PathBuf,
        /// A file with the private key of an encrypted backup, as backup-key or age-keygen writes it.
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
    },
    /// Make a private key for encrypted backups in a new file, and say its public key.
    BackupKey {
        /// The file; it must not be there yet. Keep it elsewhere than the backups.
        file: PathBuf,
    },
    /// Check that everything that is kept is whole: pages, references and audit trail.
    Check,
    /// Write everything as open files (CSV with a description).
    #[command(subcommand)]
    Export(Export),
    /// Add people who can sign in, list them, or help who lost a second factor.
    #[command(subcommand)]
    User(User),
    /// What the answers to an expectation questionnaire say; needs no database.
    #[command(subcommand)]
    Survey(Survey),
    /// Serve the pages.
    Serve(Box<Serving>),
    /// Make an invented demo school (in data/demo unless --data says otherwise) and serve its pages.
    Demo {
        /// Where to listen. Only a loopback address is taken.
        #[arg(long, default_value = "127.0.0.1:7300", value_name = "ADDRESS")]
        listen: SocketAddr,
        /// Write the files of the demo school into a folder instead of serving.
        #[arg(long, value_name = "DIR")]
        files: Option<PathBuf>,
    },
}

/// How to import.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ImportOptions {
    /// Take the good records and list the rest.
    #[arg(long)]
    pub(crate) partial: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// An EDEXML roster: groups, pupils and staff.
    Roster {
        /// The file.
        file: PathBuf,
        /// How.
        #[command(flatten)]
        options: ImportOptions,
        /// Take this school into the register beside the schools that are there.
        #[arg(long)]
        add_school: bool,
        /// Pupils with a new key but the name and birth date of a known pupil are that pupil.
        #[arg(long)]
        same_pupils: bool,
    },
    /// What `export all` wrote, into an empty database.
    All {
        /// The folder.
        folder: PathBuf,
    },
    /// Norm tables as CSV: series;version;subject;moment;score_from;score_to;level;percentile;mean;dle.
    Norms {
        /// The file.
        file: PathBuf,
        /// The school, for example 77QX00 [default: the only one].
        #[arg(long)]
        school: Option<String>,
        /// Where the figures come from, for example the manual and its year.
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
    },
    /// Test results: UWLR files (several of one school are one import), or a spreadsheet with a mapping.
    Results {
        /// The files; with a mapping one CSV or XLSX.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// What the columns of a spreadsheet are: `plain`, or a name that was remembered on the page.
        #[arg(long, value_name = "NAME")]
        mapping: Option<String>,
        /// The school of a spreadsheet, for example 77QX00; the only one when there is one.
        #[arg(long, requires = "mapping")]
        school: Option<String>,
        /// Tests of a spreadsheet that nobody knows are tests of the school's own.
        #[arg(long, requires = "mapping")]
        own_tests: bool,
        /// How.
        #[command(flatten)]
        options: ImportOptions,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// The whole database.
    All {
        /// A new or empty folder.
        folder: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Imports {
    /// List the imports of a school.
    List {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
    },
    /// Undo an import as a whole.
    RollBack {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The number of the import.
        no: i64,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// Who promised what: what is open, what was closed this school year, and how many promises were kept.
    Agreements {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The form.
        #[arg(long, value_enum)]
        format: SignalsFormat,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The year plan of a school year: entries, test windows, how many talks, and which groups are ready.
    Calendar {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The school year, for example 2025-2026 [default: the present one].
        #[arg(long, value_parser = school_year)]
        school_year: Option<SchoolYear>,
        /// The form.
        #[arg(long, value_enum)]
        format: CalendarFormat,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The cases of the support route that are open or were closed this school year, a row for each. What is asked about
    /// somebody's own teaching is left out.
    Cases {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The form.
        #[arg(long, value_enum)]
        format: SignalsFormat,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The support route in figures: per step how many cases stand there, how long they stood there, which share was closed
    /// there, and how often it was skipped.
    Route {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The form.
        #[arg(long, value_enum, default_value_t = RouteFormat::Json)]
        format: RouteFormat,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// All signals of the newest school year, a row for each.
    Signals {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The key of one group in the school's own system [default: all groups].
        #[arg(long)]
        group: Option<String>,
        /// The form.
        #[arg(long, value_enum)]
        format: SignalsFormat,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The group overview.
    GroupOverview {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The key of the group in the school's own system.
        #[arg(long)]
        group: String,
        /// The school year, for example 2025-2026 [default: the newest one with this group].
        #[arg(long, value_parser = school_year)]
        school_year: Option<SchoolYear>,
        /// The form.
        #[arg(long, value_enum)]
        format: Format,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// A plan of a group, with its goals and what came of them.
    GroupPlan {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The key of the group in the school's own system.
        #[arg(long)]
        group: String,
        /// The school year, for example 2025-2026 [default: the newest one with this group].
        #[arg(long, value_parser = school_year)]
        school_year: Option<SchoolYear>,
        /// The id of the plan, as its address has it [default: the one that runs, else the newest].
        #[arg(long, value_parser = plan_id)]
        plan: Option<PlanId>,
        /// The form.
        #[arg(long, value_enum)]
        format: PupilFormat,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// A support plan of a pupil, with its goals and what came of them.
    SupportPlan(PupilPlanReport),
    /// A development plan of a pupil (OPP), with its goals and what came of them.
    Opp(PupilPlanReport),
    /// One pupil: results, signals, expected growth and the way through the school; as PDF the file that a page shows.
    Pupil {
        /// The school, for example 77QX00.
        #[arg(long)]
        school: String,
        /// The key of the pupil in the school's own system.
        #[arg(long)]
        pupil: String,
        /// The form.
        #[arg(long, value_enum)]
        format: PupilFormat,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Survey {
    /// Means, order, agreement and differences between groups.
    Analyse {
        /// A CSV file with the columns group, level_1, level_2 and so on; one line for each who answered.
        #[arg(long, value_name = "FILE")]
        answers: PathBuf,
        /// How many of a group were invited, for example teachers=15.
        #[arg(long, value_name = "GROUP=N", num_args = 1..)]
        invited: Vec<String>,
        /// The form.
        #[arg(long, value_enum)]
        format: JsonFormat,
    },
}

/// Which plan of a pupil, and in which form.
#[derive(Debug, Args)]
pub(crate) struct PupilPlanReport {
    /// The school, for example 77QX00.
    #[arg(long)]
    pub(crate) school: String,
    /// The key of the pupil in the school's own system.
    #[arg(long)]
    pub(crate) pupil: String,
    /// The id of the plan, as its address has it [default: the newest that is open, else the newest].
    #[arg(long, value_parser = plan_id)]
    pub(crate) plan: Option<PlanId>,
    /// The form.
    #[arg(long, value_enum)]
    pub(crate) format: PupilFormat,
    /// The file to write [default: standard output].
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// The form of a report about one pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PupilFormat {
    /// For printing.
    Pdf,
    /// For programs.
    Json,
}

/// The form of a report that has one form only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum JsonFormat {
    /// JSON.
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Add a person, or give one who is there a role beside those that she has.
    Add {
        /// The address with which she signs in.
        #[arg(long, value_parser = email)]
        email: Email,
        /// The name that others see.
        #[arg(long)]
        name: String,
        /// The role; without a school only `administrator`, of the whole installation.
        #[arg(long, value_parser = role)]
        role: Role,
        /// The school, for example 77QX00.
        #[arg(long)]
        school: Option<String>,
        /// Read the password from the first line of standard input, instead of printing a link to choose one.
        #[arg(long)]
        password_stdin: bool,
        /// The address by which people reach the program, for that link, such as `https://stut.school.example`.
        #[arg(long, env = "STUT_PUBLIC_URL", value_name = "URL")]
        base_url: Option<String>,
    },
    /// List everybody who can sign in, with roles.
    List,
    /// Take away all second factors of somebody who lost them: codes of an app, passkeys and recovery codes.
    ResetFactors {
        /// The address with which she signs in.
        #[arg(long, value_parser = email)]
        email: Email,
    },
}

/// The form of the signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SignalsFormat {
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// The form of the year plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CalendarFormat {
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For calendar programs, to bring in once.
    Ics,
}

/// The form of the route in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RouteFormat {
    /// For programs.
    Json,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// A page by itself.
    Html,
    /// For printing.
    Pdf,
}

fn school_year(text: &str) -> Result<SchoolYear, String> {
    text.parse().map_err(|_| "expected two years that follow each other, such as 2025-2026".to_owned())
}

fn plan_id(text: &str) -> Result<PlanId, String> {
    text.parse().map_err(|_| "expected the id of a plan, as its address has it".to_owned())
}

fn email(text: &str) -> Result<Email, String> {
    text.parse().map_err(|_| "expected an address such as ib@school.example".to_owned())
}

fn role(text: &str) -> Result<Role, String> {
    let known = Role::ALL.map(Role::code).join(", ");
    text.parse().map_err(|_| format!("expected one of {known}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn options_may_stand_before_or_behind_the_command() {
        for line in [
            "stut --data d import roster f.xml --partial",
            "stut import results a.xml b.xml --data d",
            "stut import norms normen.csv --school 77QX00",
            "stut --database-url postgres://h/d serve --listen 127.0.0.1:7301",
            "stut report group-overview --school 77QX00 --group g5a --school-year 2025-2026 --format json --out f",
            "stut user add --email ib@school.example --name Ib --role coordinator --school 77QX00 --password-stdin",
            "stut user list --data d",
            "stut report pupil --school 77QX00 --pupil ll-1 --format pdf --out f.pdf",
            "stut report support-plan --school 77QX00 --pupil ll-1 --format pdf --out f.pdf",
            "stut report opp --school 77QX00 --pupil ll-1 --format json",
            "stut report agreements --school 77QX00 --format csv",
            "stut report calendar --school 77QX00 --school-year 2025-2026 --format ics",
            "stut report group-plan --school 77QX00 --group g5a --format json",
            "stut demo",
        ] {
            assert!(Cli::try_parse_from(line.split(' ')).is_ok(), "{line}");
        }
        for line in
            ["stut", "stut import results", "stut serve --listen x", "stut --data d --database-url u demo"]
        {
            assert_eq!(Cli::try_parse_from(line.split(' ')).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
