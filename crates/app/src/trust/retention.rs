//! For how long files are kept: the terms of the product and of a school, and what is due now and soon.

use crate::{Conflict, Ctx, Error, norms};
use domain::{
    SchoolYear,
    ids::PupilId,
    register::{Pupil, School},
    trust::retention::{Category, Hold, Months, due_dates},
};
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::LazyLock,
};
pub use store::trust::{KeptDestruction, KeptTerm};
use store::{
    Reads,
    audit::Deed,
    imports, register,
    trust::{self as kept, Holdings, KeptHold},
};

/// How sure a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Sure {
    /// Read in the law itself.
    Law,
    /// Two or more independent sources say so.
    V2,
    /// No source was found; it does nothing until a school sets a term.
    Unverified,
}

/// A row of the table of the product.
#[derive(Debug, Clone, Deserialize)]
struct Row {
    category: String,
    months: Option<u16>,
    months_special: Option<u16>,
    sure: Sure,
    source: String,
}

static TABLE: LazyLock<Vec<Row>> =
    LazyLock::new(|| norms::table(include_str!("../../data/retention_terms.csv")));

/// The term of a category in a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermLine {
    /// Of what.
    pub category: Category,
    /// The term of the product, where there is one.
    pub product: Option<Months>,
    /// How sure the term of the product is.
    pub sure: Sure,
    /// Where the term of the product comes from.
    pub product_source: String,
    /// What the school set instead.
    pub own: Option<KeptTerm>,
}

impl TermLine {
    /// The term that counts; none where nobody set one.
    pub fn months(&self) -> Option<Months> {
        let special = self.product.and_then(|months| months.special);
        match &self.own {
            Some(own) => Some(Months { usual: own.months, special }),
            None => self.product,
        }
    }

    /// Where the term that counts comes from.
    pub fn source(&self) -> &str {
        self.own.as_ref().map_or(&self.product_source, |own| &own.source)
    }

    /// What a form must know to notice that somebody else changed it; 0 when the school has none of its own.
    pub fn version(&self) -> i64 {
        self.own.as_ref().map_or(0, |own| own.version)
    }
}

/// A term for something that Stut does not destroy, for who reads the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherTerm {
    /// What: `trail`, `partnership_health`, `old_pupils`.
    pub code: String,
    /// How sure its term is.
    pub sure: Sure,
    /// What the term is and where it comes from.
    pub source: String,
}

/// The terms of a school.
#[derive(Debug, Clone)]
pub struct TermsPage {
    /// The school.
    pub school: School,
    /// What Stut destroys, each with its term.
    pub lines: Vec<TermLine>,
    /// What Stut does not destroy.
    pub others: Vec<OtherTerm>,
}

/// The terms of a school with where they come from.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn terms(ctx: &Ctx, school: &str) -> Result<TermsPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewRetention).await?;
    let lines = lines(kept::retention_terms(&mut ctx.read().await?, &scope).await?);
    let is_other = |row: &&Row| row.category.parse::<Category>().is_err();
    let other =
        |row: &Row| OtherTerm { code: row.category.clone(), sure: row.sure, source: row.source.clone() };
    Ok(TermsPage { school, lines, others: TABLE.iter().filter(is_other).map(other).collect() })
}

/// The terms of the product with what a school set instead.
pub(super) fn lines(mut own: Vec<KeptTerm>) -> Vec<TermLine> {
    let line = |category: Category| {
        let row = TABLE.iter().find(|row| row.category == category.code());
        let months = |row: &Row| Some(Months { usual: row.months?, special: row.months_special });
        let at = own.iter().position(|term| term.category == category);
        TermLine {
            category,
            product: row.and_then(months),
            sure: row.map_or(Sure::Unverified, |row| row.sure),
            product_source: row.map(|row| row.source.clone()).unwrap_or_default(),
            own: at.map(|at| own.swap_remove(at)),
        }
    };
    Category::ALL.map(line).into()
}

/// The longest term that a school can set: twenty years.
pub const LONGEST_TERM: u16 = 240;

/// What a school sets for a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerm {
    /// How many months after leaving; none goes back to the term of the product.
    pub months: Option<u16>,
    /// Where the school has it from.
    pub source: String,
    /// The version that was shown.
    pub version: i64,
}

/// Sets the term of a category, or goes back to the one of the product. The caller has looked at the values.
///
/// # Errors
/// [`Conflict::SavedMeanwhile`] when somebody else changed it since it was shown.
pub async fn edit_term(ctx: &Ctx, school: &str, category: Category, new: NewTerm) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditRetention).await?;
    let mut tx = ctx.write().await?;
    // Not while files are destroyed by the terms as they were.
    imports::lock(&mut tx, &scope).await?;
    let is_done = match new.months {
        Some(months) => {
            let term = KeptTerm { category, months, source: new.source, version: new.version };
            kept::put_retention_term(&mut tx, &scope, &term).await?
        }
        None if new.version == 0 => {
            let own = kept::retention_terms(&mut tx, &scope).await?;
            own.iter().all(|term| term.category != category)
        }
        None => kept::drop_retention_term(&mut tx, &scope, category, new.version).await?,
    };
    if !is_done {
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    let deed = Deed::RetentionEdited { category: category.to_string(), months: new.months.map(i64::from) };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(())
}

/// All that decides what is due in a school.
pub(super) struct Keeping {
    pub(super) terms: Vec<TermLine>,
    pub(super) holds: HashMap<PupilId, KeptHold>,
    holdings: Holdings,
}

impl Keeping {
    pub(super) async fn load(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        Ok(Self {
            terms: lines(kept::retention_terms(tx, scope).await?),
            holds: kept::retention_holds(tx, scope).await?,
            holdings: kept::holdings(tx, scope).await?,
        })
    }

    pub(super) fn term(&self, category: Category) -> Option<Months> {
        self.terms.iter().find(|line| line.category == category).and_then(TermLine::months)
    }

    /// From which day on each category of a pupil is due; nothing for a pupil who has not left.
    pub(super) fn dates(&self, pupil: PupilId, left_on: Option<Date>) -> Vec<(Category, Date)> {
        let hold = self.holds.get(&pupil).map_or_else(Hold::default, |kept| kept.hold);
        left_on.map(|left| due_dates(left, hold, |category| self.term(category))).unwrap_or_default()
    }

    /// The same for the categories of which something is there.
    pub(super) fn parts(&self, pupil: &Pupil) -> Vec<(Category, Date)> {
        let mut dates = self.dates(pupil.id, pupil.left_on);
        dates.retain(|(category, _)| self.has(pupil.id, *category));
        dates
    }

    fn has(&self, pupil: PupilId, category: Category) -> bool {
        let holdings = &self.holdings;
        match category {
            Category::Results => holdings.results.contains(&pupil),
            Category::RestrictedNotes => holdings.restricted_notes.contains(&pupil),
            Category::File => {
                holdings.notes.contains(&pupil)
                    || holdings.others.contains(&pupil)
                    || self.restricted_go_with_file_of(pupil)
            }
            Category::Register => true,
        }
    }

    /// Without a term of their own, restricted notes are a part of the file.
    fn restricted_go_with_file(&self) -> bool {
        self.term(Category::RestrictedNotes).is_none()
    }

    /// Whether there are restricted notes of a pupil that go with the file.
    pub(super) fn restricted_go_with_file_of(&self, pupil: PupilId) -> bool {
        self.restricted_go_with_file() && self.holdings.restricted_notes.contains(&pupil)
    }

    /// By the term of which category a category goes.
    pub(super) fn term_of(&self, category: Category) -> Category {
        match category {
            Category::RestrictedNotes if self.restricted_go_with_file() => Category::File,
            other => other,
        }
    }
}

/// A category of a pupil's file that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuePart {
    /// Which.
    pub category: Category,
    /// Since when.
    pub due_on: Date,
    /// Whether an open proposal is about it.
    pub is_proposed: bool,
}

/// A pupil of whom something is due.
#[derive(Debug, Clone)]
pub struct DuePupil {
    /// The pupil.
    pub pupil: Pupil,
    /// Whether the pupil went to special education, which makes the term longer.
    pub went_to_special: bool,
    /// What is due.
    pub parts: Vec<DuePart>,
}

/// What is due in a school.
#[derive(Debug, Clone)]
pub struct DueList {
    /// The school.
    pub school: School,
    /// The terms that count.
    pub terms: Vec<TermLine>,
    /// What is due now, by family name.
    pub due: Vec<DuePupil>,
    /// Of how many pupils what will be due in the next twelve months.
    pub soon: BTreeMap<Category, usize>,
    /// Pupils of whom it is not known that they left, but who are in no group of the newest school year.
    pub nowhere: Vec<Pupil>,
    /// Proposals, newest first.
    pub destructions: Vec<KeptDestruction>,
}

/// What is due now and will be soon.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn due_list(ctx: &Ctx, school: &str) -> Result<DueList, Error> {
    let (scope, school) = ctx.school(school, Action::ViewRetention).await?;
    let mut tx = ctx.read().await?;
    let (keeping, pupils) = (Keeping::load(&mut tx, &scope).await?, pupils(&mut tx, &scope).await?);
    let proposed: HashSet<(PupilId, Category)> =
        kept::proposed_items(&mut tx, &scope).await?.into_iter().map(|i| (i.pupil, i.category)).collect();
    let (today, horizon) = (ctx.today(), ctx.today().saturating_add(12.months()));
    let (mut due, mut soon) = (Vec::new(), BTreeMap::new());
    for pupil in &pupils {
        let parts = keeping.parts(pupil);
        for (category, _) in parts.iter().filter(|(_, on)| *on > today && *on <= horizon) {
            *soon.entry(*category).or_insert(0) += 1;
        }
        let parts: Vec<DuePart> = parts
            .into_iter()
            .filter(|(_, on)| *on <= today)
            .map(|(category, due_on)| {
                let is_proposed = proposed.contains(&(pupil.id, category));
                DuePart { category, due_on, is_proposed }
            })
            .collect();
        if !parts.is_empty() {
            let went_to_special = keeping.holds.get(&pupil.id).is_some_and(|kept| kept.hold.went_to_special);
            due.push(DuePupil { pupil: pupil.clone(), went_to_special, parts });
        }
    }
    let newest = register::school_years(&mut tx, &scope).await?.first().copied();
    let nowhere = match newest {
        Some(year) => of_nowhere(&mut tx, &scope, year, &pupils).await?,
        None => Vec::new(),
    };
    let destructions = kept::destructions(&mut tx, &scope).await?;
    Ok(DueList { school, terms: keeping.terms, due, soon, nowhere, destructions })
}

/// All pupils of a school, by family name.
pub(super) async fn pupils(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Pupil>, Error> {
    let all = register::kept_pupils(tx, scope).await?;
    let mut pupils: Vec<Pupil> = all.into_iter().map(|kept| kept.pupil).collect();
    pupils.sort_by_cached_key(|pupil| (store::fold(&pupil.name.listed()), pupil.id));
    Ok(pupils)
}

async fn of_nowhere(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
    pupils: &[Pupil],
) -> Result<Vec<Pupil>, Error> {
    let ids: HashSet<PupilId> = kept::pupils_nowhere(tx, scope, year).await?.into_iter().collect();
    Ok(pupils.iter().filter(|pupil| ids.contains(&pupil.id)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_a_row_with_a_source_and_only_sure_terms_count() {
        for line in lines(Vec::new()) {
            assert!(!line.product_source.is_empty(), "{}", line.category);
            assert_eq!(line.months().is_some(), line.sure != Sure::Unverified, "{}", line.category);
        }
        assert!(TABLE.iter().all(|row| row.sure != Sure::Unverified || row.months.is_none()));
    }

    #[test]
    fn the_term_of_a_school_counts_and_keeps_the_longer_one_for_special_education() {
        let own = KeptTerm { category: Category::File, months: 12, source: "bestuur".into(), version: 3 };
        let lines = lines(vec![own]);
        let file = lines.iter().find(|line| line.category == Category::File).unwrap();
        assert_eq!(file.months(), Some(Months { usual: 12, special: Some(36) }));
        assert_eq!((file.source(), file.version()), ("bestuur", 3));
    }
}
