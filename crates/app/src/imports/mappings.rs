//! What the columns of a sheet are: guessed, remembered, and said by a person.

use super::{
    preview::Opened,
    settings::{Settings, SheetSettings},
    sheet::sheet_named,
};
use crate::{Ctx, Error, results::catalogue::Catalogue};
use anyhow::Context as _;
use domain::ids::DraftId;
use exchange::{
    ProblemKind,
    sheet::{
        Brings, Lack, LevelChoice, Mapping, OwnTest, Score, ScoreColumn, Sheet, Use, Value, guess,
        is_never_stored, plain, read_cell,
    },
};
use policy::InSchool;
use store::{
    Reads,
    audit::Deed,
    imports::{self, KeptMapping},
};

/// Rows that are shown as they will be read.
const SHOWN: usize = 10;

/// The longest name of a mapping, in characters.
const LONGEST_NAME: usize = 60;

/// The name of the built-in mapping.
pub const PLAIN: &str = "plain";

/// What a person says about the columns of a sheet.
#[derive(Debug, Clone)]
pub struct MappingPage {
    /// The columns of the sheet.
    pub columns: Vec<ColumnPage>,
    /// The lines of the rows that are shown.
    pub lines: Vec<u64>,
    /// How many rows the sheet has.
    pub rows: usize,
    /// The names of the sheets in the workbook.
    pub sheets: Vec<String>,
    /// The mapping as it is now.
    pub mapping: Mapping,
    /// The name under which it is remembered; a proposal when it is a guess.
    pub name: String,
    /// Whether this kind of file was read before.
    pub is_remembered: bool,
    /// What is still to be said.
    pub lacks: Vec<Lack>,
    /// Series to choose from: key and name.
    pub series: Vec<(String, String)>,
}

/// A column with its first cells.
#[derive(Debug, Clone)]
pub struct ColumnPage {
    /// Its name.
    pub name: String,
    /// What it is.
    pub what: Use,
    /// Whether its values are never stored, and so are gone already.
    pub is_never_stored: bool,
    /// Its cells in the rows that are shown: the text, and how it is read.
    pub cells: Vec<(domain::Personal<String>, Result<Value, ProblemKind>)>,
}

/// How a sheet is to be read to begin with: as this kind of sheet was read before, else guessed.
pub(super) async fn first_settings(
    tx: &mut impl Reads,
    scope: &InSchool,
    sheets: &[Sheet],
) -> Result<Settings, Error> {
    let Some(sheet) = sheets.first() else { return Ok(Settings::default()) };
    let settings = match remembered(tx, scope, sheet).await? {
        Some(settings) => settings,
        None => SheetSettings { mapping: guess(sheet), ..SheetSettings::default() },
    };
    Ok(Settings { sheet: Some(settings), ..Settings::default() })
}

async fn remembered(
    tx: &mut impl Reads,
    scope: &InSchool,
    sheet: &Sheet,
) -> Result<Option<SheetSettings>, Error> {
    let columns = columns_key(&sheet.header)?;
    let kept = imports::sheet_mappings(tx, scope).await?;
    let Some(kept) = kept.into_iter().find(|kept| kept.columns == columns) else { return Ok(None) };
    let mut mapping = read(&kept)?.for_header(&sheet.header);
    mapping.sheet.clone_from(&sheet.name);
    // The day of the last file is not that of this one.
    mapping.fixed.date = None;
    Ok(Some(SheetSettings { mapping, name: kept.name, ..SheetSettings::default() }))
}

fn read(kept: &KeptMapping) -> Result<Mapping, Error> {
    Ok(serde_json::from_str(&kept.mapping).context("a mapping of a sheet")?)
}

/// What tells a kind of sheet: the names of its columns, in any order.
fn columns_key(header: &[String]) -> Result<String, Error> {
    let mut names: Vec<String> = header.iter().map(|name| name.to_lowercase()).collect();
    names.sort_unstable();
    Ok(serde_json::to_string(&names).context("the columns of a sheet")?)
}

/// The mapping with a name, ready to be used: `plain`, or one that the school remembered.
pub(super) async fn named(ctx: &Ctx, scope: &InSchool, name: &str) -> Result<Option<SheetSettings>, Error> {
    let mapping = if name == PLAIN {
        plain()
    } else {
        let kept = imports::sheet_mappings(&mut ctx.read().await?, scope).await?;
        match kept.iter().find(|kept| kept.name.to_lowercase() == name.trim().to_lowercase()) {
            Some(kept) => read(kept)?,
            None => return Ok(None),
        }
    };
    Ok(Some(SheetSettings { mapping, is_chosen: true, ..SheetSettings::default() }))
}

/// The columns of a draft's sheet as a person looks at them.
pub(super) async fn mapping_page(ctx: &Ctx, opened: &Opened) -> Result<MappingPage, Error> {
    let sheets = opened.sheets()?;
    let settings = opened.settings.sheet.clone().unwrap_or_default();
    let sheet = sheet_named(&sheets, &settings.mapping.sheet).ok_or(Error::NotFound)?;
    let mapping = settings.mapping.for_header(&sheet.header);
    let rows = || sheet.rows.iter().take(SHOWN);
    let columns = mapping.columns.iter().enumerate().map(|(at, (name, what))| ColumnPage {
        name: name.clone(),
        what: what.clone(),
        is_never_stored: is_never_stored(name),
        cells: rows()
            .map(|row| (domain::Personal::new(row.cell(at).to_owned()), read_cell(what, row.cell(at))))
            .collect(),
    });
    let mut tx = ctx.read().await?;
    let catalogue = Catalogue::load(&mut tx, &opened.scope).await?;
    let series = catalogue.shown().map(|one| (one.series.key.clone(), one.series.name.clone())).collect();
    let is_remembered = !settings.name.is_empty();
    Ok(MappingPage {
        columns: columns.collect(),
        lines: rows().map(|row| row.line).collect(),
        rows: sheet.rows.len(),
        sheets: sheets.iter().map(|sheet| sheet.name.clone()).filter(|name| !name.is_empty()).collect(),
        name: if is_remembered { settings.name } else { proposed_name(&opened.draft.file_name) },
        lacks: mapping.lacks(),
        mapping,
        is_remembered,
        series,
    })
}

/// A name for a kind of file: that of the file without its ending and without numbers, which differ each time.
fn proposed_name(file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let words = stem.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join(" ").chars().take(LONGEST_NAME).collect();
    if name.is_empty() { "spreadsheet".to_owned() } else { name }
}

/// What a person says about the columns.
#[derive(Debug, Clone, Default)]
pub struct MappingSaid {
    /// What each column is.
    pub mapping: Mapping,
    /// The name under which to remember it; empty for a name made from that of the file.
    pub name: String,
    /// Every column that is nothing yet is a scale of a list, with the name of the column.
    pub all_scales: bool,
    /// Go on to the preview; else look at the rows again.
    pub goes_on: bool,
}

/// Makes a scale of a list of each column that is nothing yet: of numbers raw scores, else bands of its own.
fn take_scales(mapping: &mut Mapping, sheet: &Sheet) {
    for (at, (name, what)) in mapping.columns.iter_mut().enumerate() {
        let mut cells = sheet.rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty()).peekable();
        if *what != Use::Skip || is_never_stored(name) || cells.peek().is_none() {
            continue;
        }
        let score = if cells.all(|cell| read_cell(&Use::from_code("raw_score"), cell).is_ok()) {
            Score::Raw
        } else {
            Score::Level(LevelChoice::Own)
        };
        let test = Some(OwnTest { part: Some(name.clone()), ..OwnTest::default() });
        *what = Use::Score(ScoreColumn { score, test });
    }
}

/// Keeps what a person says about the columns, for this draft and for the next file of its kind; gives what is still
/// to be said. While that is something, the draft stays at its columns.
///
/// # Errors
/// [`Error::NotFound`] when there is no such draft any more, or it is no sheet.
pub async fn save_mapping(
    ctx: &Ctx,
    school: &str,
    id: DraftId,
    said: MappingSaid,
) -> Result<Vec<Lack>, Error> {
    let MappingSaid { mut mapping, name, all_scales, goes_on } = said;
    let mut opened = Opened::open(ctx, school, id).await?;
    let sheets = opened.sheets()?;
    let settings = opened.settings.sheet.as_mut().ok_or(Error::NotFound)?;
    let sheet = sheet_named(&sheets, &mapping.sheet).ok_or(Error::NotFound)?;
    if sheet.name != settings.mapping.sheet && mapping.sheet == sheet.name {
        // Another sheet of the workbook has columns of its own.
        settings.mapping = guess(sheet);
        settings.is_chosen = false;
        opened.keep_settings(ctx, Deed::ImportAnswered { kind: opened.draft.kind.code() }).await?;
        return Ok(vec![Lack::Columns]);
    }
    mapping = mapping.for_header(&sheet.header);
    if all_scales {
        take_scales(&mut mapping, sheet);
    }
    let lacks = mapping.lacks();
    let typed: String = name.trim().chars().take(LONGEST_NAME).collect();
    let is_free = !typed.is_empty() && typed.to_lowercase() != PLAIN;
    settings.name = if is_free { typed } else { proposed_name(&opened.draft.file_name) };
    settings.is_chosen = lacks.is_empty() && goes_on;
    settings.mapping = mapping;
    // Lines stand for other pupils under another mapping.
    settings.same.clear();
    if !settings.is_chosen {
        opened.keep_settings(ctx, Deed::ImportAnswered { kind: opened.draft.kind.code() }).await?;
        return Ok(lacks);
    }
    let kept = KeptMapping {
        name: settings.name.clone(),
        kind: match settings.mapping.brings {
            Brings::Results => "results",
            Brings::Absences => "absences",
        }
        .to_owned(),
        columns: columns_key(&sheet.header)?,
        mapping: serde_json::to_string(&settings.mapping).context("a mapping of a sheet")?,
        version: 0,
    };
    let mut tx = ctx.write().await?;
    imports::put_sheet_mapping(&mut tx, &opened.scope, &kept, ctx.now()).await?;
    imports::set_draft_settings(&mut tx, &opened.scope, id, &opened.settings.written()?).await?;
    tx.commit(&ctx.event(opened.school.id, Deed::SheetMappingKept)).await?;
    Ok(lacks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_proposed_from_the_file() {
        assert_eq!(proposed_name("Toetsen_M5-2026 (3).xlsx"), "Toetsen M");
        assert_eq!(proposed_name("2026.csv"), "spreadsheet");
    }

    #[test]
    fn the_same_columns_in_another_order_are_the_same_kind() {
        let key = |names: [&str; 2]| columns_key(&names.map(str::to_owned)).unwrap();
        assert_eq!(key(["A", "b"]), key(["B", "a"]));
        assert_ne!(key(["a", "b"]), key(["a", "c"]));
    }
}
