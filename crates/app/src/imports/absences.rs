//! Taking figures on absence from a sheet.

use super::{
    ImportError, Source,
    differences::{About, Difference, Who, differing, of_absence},
    problems::Problems,
    run::{Run, problem},
    sheet::SheetRead,
    sheet_pupils::SheetPupils,
};
use domain::{
    ids::PupilId,
    register::{Absence, AbsenceKind},
    results::Decimal,
};
use exchange::sheet::Field;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{WriteTx, imports::ImportChange, register};

/// Takes the absences of a sheet. Rows of one pupil, day and kind are added up.
pub(super) async fn take_absences(
    tx: &mut WriteTx,
    mut run: Run,
    (source, read): (&Source, &SheetRead),
    pupils: &mut SheetPupils,
    problems: &mut Problems,
) -> Result<Run, ImportError> {
    let mut hours: BTreeMap<(PupilId, Date, AbsenceKind), (u64, Decimal)> = BTreeMap::new();
    for row in &read.rows {
        let Some(one) = &row.absence else { continue };
        let pupil = match pupils.of(row.line, &row.pupil) {
            Ok(pupil) => pupil,
            Err((what, true)) => {
                problems.add(problem(source, row.line, read.pupil_field(&row.pupil), what));
                continue;
            }
            Err((_, false)) => {
                problems.refuse_more(1);
                continue;
            }
        };
        if let Some(what) = pupils.days.refuses(pupil, one.absent_on) {
            let field = read.field_of(Field::Date);
            problems.add(problem(source, row.line, field, what));
            continue;
        }
        let sum = hours.entry((pupil, one.absent_on, one.kind)).or_insert((row.line, Decimal::whole(0)));
        sum.1 = Decimal::from_thousandths(sum.1.thousandths().saturating_add(one.hours.thousandths()));
    }
    let days = || hours.keys().map(|(_, day, _)| *day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(run) };
    let known = register::absences_between(tx, &run.scope, (first, last)).await?;
    let known: BTreeMap<_, _> = known
        .into_iter()
        .map(|(absence, no)| ((absence.pupil, absence.absent_on, absence.kind), (absence, no)))
        .collect();
    for ((pupil, absent_on, kind), (line, hours)) in hours {
        let after = Absence { pupil, absent_on, kind, hours };
        let before = known.get(&(pupil, absent_on, kind)).cloned();
        if before.as_ref().is_some_and(|(before, _)| *before == after) {
            run.counts.same += 1;
            continue;
        }
        let fields = differing(before.as_ref().map(|(before, _)| of_absence(before)), of_absence(&after));
        let about = About::Absence { absent_on, kind };
        let one = || Difference { line, who: Some(Who::Known(pupil)), about, fields };
        if before.is_none() {
            run.counts.added += 1;
            run.differences.add_new(one);
        } else {
            run.counts.changed += 1;
            run.differences.add_changed(one);
        }
        run.record(tx, &ImportChange::Absence { pupil, absent_on, kind, before }).await?;
        register::put_absence(tx, &run.scope, &after, run.no).await?;
    }
    Ok(run)
}
