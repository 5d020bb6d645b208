//! Which pupil a row of a sheet is about: by ECK iD, by key, or by name with the word of a person.

use super::{
    ImportError,
    days::Days,
    problems::What,
    taken::{Guess, UnknownPupil},
};
use crate::Ctx;
use crate::trust::DestroyedUntil;
use domain::{
    Personal,
    ids::PupilId,
    register::{EckId, Enrolment, Pupil, YearGroup},
};
use exchange::sheet::PupilNamed;
use jiff::civil::Date;
use policy::InSchool;
use std::collections::{BTreeMap, HashMap};
use store::{
    Reads, fold,
    register::{self, PupilKeys},
};

/// The pupils of a school, as rows may name them.
pub(super) struct SheetPupils {
    keys: PupilKeys,
    pupils: HashMap<PupilId, Pupil>,
    pub(super) days: Days,
    /// By the words of the name, in any order.
    by_name: HashMap<Vec<String>, Vec<PupilId>>,
    enrolments: HashMap<PupilId, Vec<Enrolment>>,
    without_results: HashMap<PupilId, Date>,
    /// The first line of a pupil who is named by name, with the pupil a person said she is.
    confirmed: BTreeMap<u64, PupilId>,
    /// Everybody met who is not known for sure, by how she is named.
    met: HashMap<Identity, Met>,
    order: Vec<Identity>,
}

type Identity = (Option<String>, Option<String>, Vec<String>, Option<Date>);

struct Met {
    line: u64,
    named: Personal<String>,
    rows: u64,
    guess: Option<PupilId>,
    has_birth_date: bool,
}

impl SheetPupils {
    pub(super) async fn load(
        ctx: &Ctx,
        tx: &mut impl Reads,
        scope: &InSchool,
        confirmed: &[(u64, PupilId)],
    ) -> Result<Self, ImportError> {
        let mut by_name: HashMap<Vec<String>, Vec<PupilId>> = HashMap::new();
        let mut pupils = HashMap::new();
        for kept in register::kept_pupils(tx, scope).await? {
            let pupil = kept.pupil;
            by_name.entry(words(&pupil.name.full())).or_default().push(pupil.id);
            pupils.insert(pupil.id, pupil);
        }
        let mut enrolments: HashMap<PupilId, Vec<Enrolment>> = HashMap::new();
        for year in register::school_years(tx, scope).await? {
            for one in register::enrolments_of_school(tx, scope, year).await? {
                enrolments.entry(one.pupil).or_default().push(one);
            }
        }
        let destroyed = DestroyedUntil::load(tx, scope).await?;
        Ok(Self {
            keys: register::pupil_keys(tx, scope).await?,
            without_results: destroyed.without_results(tx, scope, ctx.today()).await?,
            confirmed: confirmed.iter().copied().collect(),
            days: Days::of(ctx.today(), pupils.values()),
            pupils,
            by_name,
            enrolments,
            met: HashMap::new(),
            order: Vec::new(),
        })
    }

    /// The pupil of a row; else why not, and whether this is the first row about her.
    pub(super) fn of(&mut self, line: u64, named: &PupilNamed) -> Result<PupilId, (What, bool)> {
        match self.by_key(named) {
            Ok(Some(pupil)) => return Ok(pupil),
            Err(what) => return Err((what, true)),
            Ok(None) => {}
        }
        let born_on = named.born_on.as_ref().map(|day| *day.reveal());
        let name = named.name.as_ref().map(|name| words(name.reveal())).unwrap_or_default();
        let eck_id = named.eck_id.as_ref().map(|eck| eck.reveal().to_owned());
        let identity = (named.key.clone(), eck_id, name, born_on);
        if let Some(met) = self.met.get_mut(&identity) {
            met.rows += 1;
        } else {
            let guess = self.guess(&identity.2, born_on);
            let shown =
                named.name.clone().or_else(|| named.key.clone().map(Personal::new)).unwrap_or_default();
            let has_birth_date = born_on.is_some();
            self.met.insert(identity.clone(), Met { line, named: shown, rows: 1, guess, has_birth_date });
            self.order.push(identity.clone());
        }
        let Some(met) = self.met.get(&identity) else { return Err((What::UnknownByName, true)) };
        let is_first = met.line == line;
        match met.guess {
            Some(guess) if self.confirmed.get(&met.line) == Some(&guess) => Ok(guess),
            Some(_) => Err((What::AsksWhoItIs, is_first)),
            None => Err((
                named.key.clone().map_or(What::UnknownByName, |key| What::UnknownPupil { key }),
                is_first,
            )),
        }
    }

    /// By ECK iD and key, which name one pupil; nobody when neither is known.
    fn by_key(&self, named: &PupilNamed) -> Result<Option<PupilId>, What> {
        let eck_id = named.eck_id.as_ref().map(EckId::reveal);
        if let Some(pupil) = eck_id.and_then(|eck| self.keys.by_eck_id.get(eck)) {
            let another = named
                .key
                .as_ref()
                .filter(|key| self.keys.by_key.get(*key).is_some_and(|other| other != pupil));
            return another.map_or(Ok(Some(*pupil)), |key| Err(What::KeyOfAnother { key: key.clone() }));
        }
        let Some(key) = &named.key else { return Ok(None) };
        let Some(pupil) = self.keys.by_key.get(key) else { return Ok(None) };
        let known = self.keys.eck_id_of.get(pupil).map(String::as_str);
        if eck_id.is_some() && known.is_some() && eck_id != known {
            return Err(What::KeyOfAnother { key: key.clone() });
        }
        Ok(Some(*pupil))
    }

    /// The one known pupil with this name, and with this day of birth when it is given.
    fn guess(&self, name: &[String], born_on: Option<Date>) -> Option<PupilId> {
        let fits = |id: &&PupilId| {
            let known = self.pupils.get(id).and_then(|pupil| pupil.born_on.as_ref()).map(|day| *day.reveal());
            born_on.is_none() || known.is_none() || born_on == known
        };
        let mut found = self.by_name.get(name)?.iter().filter(fits);
        match (found.next(), found.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    }

    /// Whether results of a pupil on this day were destroyed.
    pub(super) fn is_destroyed(&self, pupil: PupilId, day: Date) -> bool {
        self.without_results.get(&pupil).is_some_and(|left_on| day <= *left_on)
    }

    /// The year group a pupil was in on a day.
    pub(super) fn year_group(&self, pupil: PupilId, day: Date) -> Option<YearGroup> {
        let of_year = |one: &&Enrolment| one.school_year.contains(day);
        let all = self.enrolments.get(&pupil)?;
        let on_the_day = all.iter().filter(of_year).filter(|one| one.from <= day).max_by_key(|one| one.from);
        // A day before the first known one of that school year counts as that one.
        let found = on_the_day.or_else(|| all.iter().filter(of_year).min_by_key(|one| one.from));
        found?.year_group
    }

    /// Those about whom a person must say who they are, and those whom nobody knows; in the order of the file.
    pub(super) fn asks(self) -> (Vec<Guess>, Vec<UnknownPupil>) {
        let (mut guesses, mut unknown) = (Vec::new(), Vec::new());
        for met in self.order.iter().filter_map(|identity| self.met.get(identity)) {
            let (line, named) = (met.line, met.named.clone());
            match met.guess.and_then(|pupil| self.pupils.get(&pupil)) {
                Some(pupil) => guesses.push(Guess {
                    line,
                    named,
                    pupil: pupil.id,
                    known_name: Personal::new(pupil.name.full()),
                    has_birth_date: met.has_birth_date,
                    is_confirmed: self.confirmed.get(&line) == Some(&pupil.id),
                }),
                None => unknown.push(UnknownPupil { line, named, rows: met.rows }),
            }
        }
        (guesses, unknown)
    }
}

/// The words of a name, in an order of their own: `Berg, Noor van den` is `Noor van den Berg`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_a_name_and_its_accents_do_not_count() {
        let noor = words("Noor van den Berg");
        for other in ["Berg, Noor van den", "van den Berg, Noor", "NOOR VAN DEN BERG", "Noör van den Berg"] {
            assert_eq!(words(other), noor, "{other}");
        }
        assert_ne!(words("Noor van der Berg"), noor);
    }
}
