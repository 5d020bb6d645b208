//! The year plan of the demo, through the front door: holidays first, then the example around them. Its test calendar stays
//! empty, so that one sees how that begins.

use super::{SCHOOL, person::acting};
use crate::{
    Ctx, Error,
    calendar::{
        EntrySaved, StartFrom, TypedEntry, YearFilter, add_year_entry, propose_year, start_year, year_plan,
    },
    trust::users,
};
use anyhow::anyhow;
use domain::{SchoolYear, calendar::DayRule};
use i18n::{Language, Texts};

/// Days without school: what they are called, the first day and the last. Made up, and near to what schools have.
const HOLIDAYS: [(&str, &str, &str); 4] = [
    ("Herfstvakantie", "week 10 3 Mo", "week 10 3 Fr"),
    ("Kerstvakantie", "week 12 4 Mo", "01-02"),
    ("Voorjaarsvakantie", "week 2 3 Mo", "week 2 3 Fr"),
    ("Meivakantie", "week 4 4 Mo", "week 5 1 Fr"),
];

/// Makes the year plan of this school year when there is none.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let (year, texts) = (SchoolYear::of(ctx.today()), Texts::of(Language::Nl));
    let coordinator = acting(ctx, "ib", &users(ctx).await?).await?;
    let known = year_plan(&coordinator, &code, (Some(year), &YearFilter::default()), Language::Nl).await?;
    if !known.has_no_entries {
        return Ok(());
    }
    for (name, from, until) in HOLIDAYS {
        let day = |rule: &str| match rule.parse::<DayRule>() {
            Ok(rule) => Ok(rule.day_in(year, year.last_day()).to_string()),
            Err(_) => Err(anyhow!("a day of the demo")),
        };
        let typed = TypedEntry {
            kind: "holiday".to_owned(),
            title: name.to_owned(),
            span: "period".to_owned(),
            from: day(from)?,
            until: day(until)?,
            ..TypedEntry::default()
        };
        let saved = add_year_entry(&coordinator, &code, year, &typed).await?;
        if !matches!(saved, EntrySaved::Yes(..)) {
            return Err(anyhow!("a holiday of the demo was not saved").into());
        }
    }
    let rows = propose_year(&coordinator, texts, &code, (year, Some(StartFrom::Stut))).await?.rows.len();
    start_year(&coordinator, texts, &code, (year, StartFrom::Stut), (&(0..rows).collect(), false)).await?;
    Ok(())
}
