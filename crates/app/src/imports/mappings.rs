//! What the columns of a sheet are: guessed, remembered, and said by a person.

use super::{
    looks::{is_own, sees_pupils},
    preview::Opened,
    settings::{Settings, SheetSettings},
    sheet::sheet_named,
    sheet_pupils::words,
};
use crate::{
    Ctx, Error,
    results::catalogue::{Catalogue, CatalogueSeries},
};
use anyhow::Context as _;
use domain::{ids::DraftId, register::School};
use exchange::{
    ProblemKind,
    sheet::{
        Brings, Lack, LevelChoice, Mapping, OwnTest, Score, ScoreColumn, Sheet, Use, Value, guess,
        is_never_stored, plain, read_cell,
    },
};
use policy::{Action, InSchool};
use std::collections::HashSet;
use store::{
    Reads, WriteTx,
    audit::Deed,
    imports::{self, KeptMapping},
    register,
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
    /// Whether the file has no header: what stands for it is a pupil. It is not remembered then.
    pub has_no_header: bool,
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
    // What somebody else brought in is for who may see the pupils.
    let shown = if sees_pupils(ctx, opened.school.id) || is_own(ctx, opened) { SHOWN } else { 0 };
    let rows = || sheet.rows.iter().take(shown);
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
    let has_no_header = names_pupil(&mut tx, &opened.scope, &mapping).await?;
    Ok(MappingPage {
        has_no_header,
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

/// What a column with remarks beside the scales of a list is called.
const REMARKS: [&str; 7] =
    ["opmerking", "toelichting", "notitie", "aantekening", "bijzonderhe", "commentaar", "reactie"];
/// The longest words for a band of a list, in characters and in words, and how many bands a scale has at most.
const BANDS: (usize, usize, usize) = (30, 3, 10);

/// Whether the cells of a column may be bands of a scale: a few short words that come again, and no remarks.
fn may_be_bands<'a>(name: &str, cells: impl Iterator<Item = &'a str>) -> bool {
    let name = name.to_lowercase();
    let (longest, words, most) = BANDS;
    let mut bands = HashSet::new();
    let is_short = |cell: &str| cell.chars().count() <= longest && cell.split_whitespace().count() <= words;
    !REMARKS.iter().any(|remark| name.contains(remark))
        && cells.into_iter().all(|cell| {
            bands.insert(cell.to_lowercase());
            is_short(cell) && bands.len() <= most
        })
}

/// The scales of the list that a mapping names for all its rows, in small letters; none for a list that is new.
async fn known_scales(ctx: &Ctx, scope: &InSchool, mapping: &Mapping) -> Result<HashSet<String>, Error> {
    let Some(list) = &mapping.fixed.series else { return Ok(HashSet::new()) };
    let wanted = list.trim().to_lowercase();
    let catalogue = Catalogue::load(&mut ctx.read().await?, scope).await?;
    let is_it = |one: &&CatalogueSeries| {
        one.series.key.to_lowercase() == wanted || one.series.name.to_lowercase() == wanted
    };
    let found = catalogue.series.iter().filter(is_it);
    let tests = found.flat_map(|one| catalogue.tests_of(&one.series.key));
    Ok(tests.filter_map(|test| test.names.part.as_ref()).map(|part| part.to_lowercase()).collect())
}

/// Makes a scale of a list of each column that is nothing yet: of numbers raw scores, of short words bands of its own. A
/// list whose scales are known gets no others.
fn take_scales(mapping: &mut Mapping, sheet: &Sheet, known: &HashSet<String>) {
    for (at, (name, what)) in mapping.columns.iter_mut().enumerate() {
        let mut cells = sheet.rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty()).peekable();
        let is_other = !known.is_empty() && !known.contains(&name.trim().to_lowercase());
        if *what != Use::Skip || is_never_stored(name) || is_other || cells.peek().is_none() {
            continue;
        }
        let score = if cells.clone().all(|cell| read_cell(&Use::from_code("raw_score"), cell).is_ok()) {
            Score::Raw
        } else if may_be_bands(name, cells) {
            Score::Level(LevelChoice::Own)
        } else {
            continue;
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
        let known = known_scales(ctx, &opened.scope, &mapping).await?;
        take_scales(&mut mapping, sheet, &known);
    }
    let lacks = mapping.lacks();
    let typed: String = name.trim().chars().take(LONGEST_NAME).collect();
    let is_free = !typed.is_empty() && typed.to_lowercase() != PLAIN;
    let wanted = if is_free { typed } else { proposed_name(&opened.draft.file_name) };
    settings.name.clone_from(&wanted);
    settings.is_chosen = lacks.is_empty() && goes_on;
    settings.mapping = mapping;
    // Lines stand for other pupils under another mapping.
    settings.same.clear();
    if !settings.is_chosen {
        opened.keep_settings(ctx, Deed::ImportAnswered { kind: opened.draft.kind.code() }).await?;
        return Ok(lacks);
    }
    let mut tx = ctx.write().await?;
    let deed = if names_pupil(&mut tx, &opened.scope, &settings.mapping).await? {
        settings.name.clear();
        Deed::ImportAnswered { kind: opened.draft.kind.code() }
    } else {
        settings.name =
            keep(ctx, &mut tx, &opened.scope, (&wanted, &sheet.header, &settings.mapping)).await?;
        Deed::SheetMappingKept
    };
    imports::set_draft_settings(&mut tx, &opened.scope, id, &opened.settings.written()?).await?;
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(lacks)
}

/// Keeps a mapping for the next file of its kind; gives the name, which is another when files of another kind have it.
async fn keep(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    (wanted, header, mapping): (&str, &[String], &Mapping),
) -> Result<String, Error> {
    let columns = columns_key(header)?;
    let kind = match mapping.brings {
        Brings::Results => "results",
        Brings::Absences => "absences",
    };
    let name = free_name(&imports::sheet_mappings(tx, scope).await?, wanted, &columns);
    let mapping = serde_json::to_string(mapping).context("a mapping of a sheet")?;
    let kept = KeptMapping { name, kind: kind.to_owned(), columns, mapping, version: 0 };
    imports::put_sheet_mapping(tx, scope, &kept, ctx.now()).await?;
    Ok(kept.name)
}

/// The name for a kind of file: as it is wanted, with a number behind it when another kind has that name. The same kind
/// keeps its name as it was written.
fn free_name(kept: &[KeptMapping], wanted: &str, columns: &str) -> String {
    let stem: String = wanted.chars().take(LONGEST_NAME - 4).collect();
    let mut name = wanted.to_owned();
    for again in 2_u32.. {
        match kept.iter().find(|one| one.name.to_lowercase() == name.to_lowercase()) {
            None => break,
            Some(same) if same.columns == columns => return same.name.clone(),
            Some(_) => name = format!("{stem} {again}"),
        }
    }
    name
}

/// Whether the row that stands for the header of a sheet is about a pupil: it holds data, or a column that names pupils is
/// called as one of the school.
async fn names_pupil(tx: &mut impl Reads, scope: &InSchool, mapping: &Mapping) -> Result<bool, Error> {
    if mapping.header_is_data() {
        return Ok(true);
    }
    let names = mapping.columns.iter().filter_map(|(name, what)| match what {
        Use::Field(field) if field.names_pupil() => Some(words(name)),
        _ => None,
    });
    let called: HashSet<Vec<String>> = names.filter(|words| !words.is_empty()).collect();
    let is_called = |text: &str| called.contains(&words(text));
    let pupils = register::kept_pupils(tx, scope).await?;
    Ok(pupils.iter().map(|kept| &kept.pupil).any(|pupil| {
        let name = &pupil.name;
        let parts = [name.first.reveal(), name.last.reveal(), &pupil.key];
        is_called(&name.full()) || parts.into_iter().any(|part| is_called(part))
    }))
}

/// How a kind of spreadsheet is read, in the list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RememberedMapping {
    /// Its name.
    pub name: String,
    /// What the rows are.
    pub brings: Brings,
    /// How many columns are read.
    pub columns: usize,
}

/// The kinds of spreadsheets that a school remembers how to read, by name; none for who may not import.
///
/// # Errors
/// When the database fails.
pub async fn remembered_mappings(ctx: &Ctx, school: &School) -> Result<Vec<RememberedMapping>, Error> {
    let Ok(scope) = ctx.scope(Action::Import, school.id) else { return Ok(Vec::new()) };
    let kept = imports::sheet_mappings(&mut ctx.read().await?, &scope).await?;
    let mut all = Vec::with_capacity(kept.len());
    for one in kept {
        let mapping = read(&one)?;
        let columns = mapping.columns.iter().filter(|(_, what)| *what != Use::Skip).count();
        all.push(RememberedMapping { name: one.name, brings: mapping.brings, columns });
    }
    all.sort_by_cached_key(|one| one.name.to_lowercase());
    Ok(all)
}

/// Forgets how a kind of spreadsheet is read. What nobody remembers is forgotten already.
///
/// # Errors
/// [`Error::Forbidden`] when the actor may not import.
pub async fn forget_mapping(ctx: &Ctx, school: &str, name: &str) -> Result<School, Error> {
    let (scope, school) = ctx.school(school, Action::Import).await?;
    let mut tx = ctx.write().await?;
    if imports::sheet_mappings(&mut tx, &scope).await?.iter().any(|kept| kept.name == name) {
        imports::delete_sheet_mapping(&mut tx, &scope, name).await?;
        tx.commit(&ctx.event(school.id, Deed::SheetMappingForgotten)).await?;
    }
    Ok(school)
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
    fn a_name_of_another_kind_gets_a_number_and_the_same_kind_keeps_its_own() {
        let kept = |name: &str, columns: &str| KeptMapping {
            name: name.to_owned(),
            kind: "results".to_owned(),
            columns: columns.to_owned(),
            mapping: String::new(),
            version: 1,
        };
        let known = [kept("Toetsen", "a"), kept("toetsen 2", "b")];
        assert_eq!(free_name(&known, "toetsen", "a"), "Toetsen");
        assert_eq!(free_name(&known, "Toetsen", "b"), "toetsen 2");
        assert_eq!(free_name(&known, "Toetsen", "c"), "Toetsen 3");
        let long = "x".repeat(LONGEST_NAME);
        assert_eq!(free_name(&[kept(&long, "a")], &long, "c").chars().count(), LONGEST_NAME - 2);
    }

    #[test]
    fn remarks_are_no_bands_of_a_scale() {
        let may_be = |name: &str, cells: &[&str]| may_be_bands(name, cells.iter().copied());
        assert!(may_be("Welbevinden", &["goed", "heel erg goed", "zorg", "Goed"]));
        assert!(!may_be("Opmerkingen", &["goed"]));
        assert!(!may_be("Welbevinden", &["het ging vandaag beter"]));
        let many: Vec<String> = (0..11).map(|n| format!("band {n}")).collect();
        assert!(!may_be("Welbevinden", &many.iter().map(String::as_str).collect::<Vec<_>>()));
    }

    #[test]
    fn the_same_columns_in_another_order_are_the_same_kind() {
        let key = |names: [&str; 2]| columns_key(&names.map(str::to_owned)).unwrap();
        assert_eq!(key(["A", "b"]), key(["B", "a"]));
        assert_ne!(key(["a", "b"]), key(["a", "c"]));
    }
}
