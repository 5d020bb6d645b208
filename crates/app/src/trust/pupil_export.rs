//! The complete file of one pupil, for a request for access (AVG article 15): what a person can read and what a program can
//! read, in one zip.

use super::{
    access::{AccessPage, access},
    corrections::AskedBy,
    pupil_export_data as data, pupil_export_document as document,
    pupil_export_person::PersonFile,
    pupil_export_sheets::{Sheet, all_as_json, schema},
    retention::{Keeping, TermLine},
    trail::{TrailLine, lines_of_pupil},
};
use crate::{
    Ctx, Error,
    notes::{NotesForExport, for_export},
    results::{PupilFile, pupil_file},
};
use anyhow::Context as _;
use domain::{
    ids::{AccountId, ImportNo, PupilId},
    register::{Group, Pupil, School},
    results::{Test, TestResult},
    trust::{Role, retention::Category},
};
use i18n::Texts;
use jiff::civil::Date;
use policy::{Action, OfPupil};
use std::{
    collections::HashMap,
    io::{Cursor, Write as _},
};
use store::{
    audit::Deed,
    register, results,
    trust::{self as kept, KeptCorrection, KeptEmergency, KeptHold, KeptTie},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Everything that is kept of one pupil.
pub(super) struct WholeFile {
    pub(super) school: School,
    pub(super) pupil: Pupil,
    pub(super) keys: Vec<String>,
    /// The file as its page shows it: series, group history.
    pub(super) shown: PupilFile,
    pub(super) extra_groups: Vec<Group>,
    pub(super) results: Vec<(TestResult, Option<Test>)>,
    pub(super) notes: NotesForExport,
    pub(super) person: PersonFile,
    pub(super) corrections: Vec<KeptCorrection>,
    pub(super) ties: Vec<KeptTie>,
    pub(super) emergencies: Vec<KeptEmergency>,
    pub(super) access: AccessPage,
    pub(super) looks: Vec<(TrailLine, Vec<Role>)>,
    pub(super) dates: Vec<(Category, Date)>,
    pub(super) terms: Vec<TermLine>,
    pub(super) hold: Option<KeptHold>,
    pub(super) remembered: Vec<(ImportNo, String)>,
    pub(super) asked_by: AskedBy,
}

/// A file to hand over.
#[derive(Debug, Clone)]
pub struct PupilExport {
    /// The pupil, for the name of the file.
    pub pupil: Pupil,
    /// The zip.
    pub bytes: Vec<u8>,
}

/// Writes out the complete file of a pupil, for who asked. That it was written out is in the trail before anything else.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil, or when a document cannot be made.
pub async fn export_pupil(
    ctx: &Ctx,
    texts: &'static Texts,
    school: &str,
    pupil: PupilId,
    asked_by: AskedBy,
) -> Result<PupilExport, Error> {
    let (of_pupil, known) = ctx.pupil(school, pupil, Action::ExportPupil).await?;
    ctx.record(Some(known.id), Deed::PupilExported { pupil }).await?;
    let file = load(ctx, &of_pupil, school, known, asked_by).await?;
    let sheets = data::sheets(texts, &file);
    let pdf = document::pdf(ctx, texts, &file).await?;
    Ok(PupilExport { bytes: zipped(texts, &file, &sheets, &pdf)?, pupil: file.pupil })
}

async fn load(
    ctx: &Ctx,
    of_pupil: &OfPupil,
    code: &str,
    school: School,
    asked_by: AskedBy,
) -> Result<WholeFile, Error> {
    let id = of_pupil.pupil();
    let scope = *of_pupil.in_school();
    let shown = pupil_file(ctx, code, id).await?;
    let access = access(ctx, code, id).await?;
    let notes = for_export(ctx, of_pupil).await?;
    let person = PersonFile::load(ctx, of_pupil).await?;
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let keys = register::pupil_keys(&mut tx, &scope).await?.by_key.into_iter();
    let mut keys: Vec<String> = keys.filter(|(_, owner)| *owner == id).map(|(key, _)| key).collect();
    keys.sort();
    let mut extra_groups = Vec::new();
    for group in register::extra_groups_of_pupil(&mut tx, &scope, id).await? {
        extra_groups.extend(register::group(&mut tx, &scope, group).await?);
    }
    let tests: HashMap<_, Test> =
        results::tests(&mut tx, &scope).await?.into_iter().map(|test| (test.id, test)).collect();
    let results = results::results_of_pupil(&mut tx, &scope, id).await?.into_iter();
    let emergencies = kept::emergencies_of_school(&mut tx, &scope, (i64::MAX, 0)).await?.into_iter();
    let keeping = Keeping::load(&mut tx, &scope).await?;
    let mut looks = Vec::new();
    for line in lines_of_pupil(&mut tx, of_pupil).await? {
        let roles = match line.actor.parse::<AccountId>() {
            Ok(account) => roles_of(&mut tx, account, of_pupil).await?,
            Err(_) => Vec::new(),
        };
        looks.push((line, roles));
    }
    Ok(WholeFile {
        keys,
        shown,
        extra_groups,
        results: results.map(|result| (result.clone(), tests.get(&result.test).cloned())).collect(),
        notes,
        person,
        corrections: kept::corrections_of(&mut tx, of_pupil).await?,
        ties: kept::ties_of_pupil(&mut tx, of_pupil).await?,
        emergencies: emergencies.filter(|one| one.pupil == id).collect(),
        access,
        looks,
        dates: keeping.dates(id, pupil.left_on),
        terms: keeping.terms,
        hold: kept::retention_hold(&mut tx, of_pupil).await?,
        remembered: kept::remembered(&mut tx, of_pupil).await?,
        asked_by,
        school,
        pupil,
    })
}

/// The roles that a person has or had in the school of a pupil.
async fn roles_of(
    tx: &mut store::ReadTx,
    account: AccountId,
    of_pupil: &OfPupil,
) -> Result<Vec<Role>, Error> {
    let grants = kept::grants_of_account(tx, account).await?.into_iter();
    let mut roles: Vec<Role> =
        grants.filter(|grant| grant.school == of_pupil.school()).map(|grant| grant.role).collect();
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

fn zipped(texts: &Texts, file: &WholeFile, sheets: &[Sheet], pdf: &[u8]) -> Result<Vec<u8>, Error> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options).context("a file in the zip")?;
        zip.write_all(bytes).context("a file in the zip")
    };
    // With line ends that every reader of plain text knows.
    let read_me = document::read_me(texts, file, sheets).replace('\n', "\r\n");
    add(texts.export_read_me_name(), format!("\u{feff}{read_me}").as_bytes())?;
    add(texts.export_pdf_name(), pdf)?;
    for sheet in sheets {
        add(&format!("data/{}.csv", sheet.name), sheet.csv()?.as_bytes())?;
    }
    for (name, content) in file.person.files() {
        add(&name, content)?;
    }
    add("data/file.json", all_as_json(sheets)?.as_bytes())?;
    add("data/schema.json", schema(texts.export_title(), sheets)?.as_bytes())?;
    Ok(zip.finish().context("the zip")?.into_inner())
}
