//! Questions of the demo that were answered long ago, so that there is something to tell of what helped: about pupils who play no
//! part in a story. All words are made up for this demo.

use super::{
    person::acting,
    route::{ago, refused, words},
};
use crate::{
    Ctx, Error,
    results::group_by_key,
    route::{CaseSaved, CaseTyped, MoveTyped, Moved, case_page, move_case, open_case},
    trust::User,
};
use domain::{
    plans::Outcome,
    route::{CaseKind, Closing, MoveKind, NeedOf},
};
use i18n::Language;
use jiff::ToSpan as _;
use policy::Action;
use store::register;

/// What was asked about a pupil: the group, which of its pupils, how many days ago, and what came of extra practice.
const ASKED: [(&str, usize, i32, Outcome); 6] = [
    ("g4", 2, 150, Outcome::Reached),
    ("g4", 5, 146, Outcome::Reached),
    ("g4", 8, 141, Outcome::Partly),
    ("g3", 3, 133, Outcome::Reached),
    ("g3", 6, 128, Outcome::Not),
    ("g3", 9, 121, Outcome::Reached),
];

/// How many days after it was asked such a question was closed.
const OPEN_FOR: i32 = 21;

pub(super) async fn make(ctx: &Ctx, code: &str, people: &[User]) -> Result<(), Error> {
    let author = acting(ctx, "ib", people).await?;
    for (group, place, days, outcome) in ASKED {
        let group = group_by_key(ctx, code, group, None).await?;
        let (scope, _) = author.group(code, group, Action::ViewGroup).await?;
        let pupils = register::pupils_of_group(&mut ctx.read().await?, &scope, group).await?;
        let Some(pupil) = pupils.get(place) else { return refused("a pupil") };
        let then = ago(&author, days);
        let typed = CaseTyped {
            kind: Some(CaseKind::Pupil),
            pupils: vec![pupil.id],
            title: words("Sommen tot 20 gaan nog niet vlot"),
            subject: "Rekenen-Wiskunde".to_owned(),
            needs: vec![NeedOf::Material],
            tried: words("Drie keer per week tien minuten oefenen met de rekenrek-kaartjes."),
            effect: words("In zes weken bijgehouden hoeveel sommen er in twee minuten goed gaan."),
            tried_kind: "practice".to_owned(),
            tried_since: Some(then.today().saturating_sub(42.days())),
            outcome: Some(outcome),
            reach: words("Twintig sommen in twee minuten."),
            ..CaseTyped::default()
        };
        let CaseSaved::Yes(case) = open_case(&then, code, &typed).await? else {
            return refused("a question");
        };
        let then = ago(&author, days - OPEN_FOR);
        let version = case_page(&then, code, case, Language::Nl).await?.case.version;
        let close = MoveTyped {
            kind: MoveKind::Close,
            word: words("We weten genoeg om verder te gaan."),
            closing: Some(Closing::Solved),
        };
        if !matches!(move_case(&then, code, (case, version), &close).await?, Moved::Yes(_)) {
            return refused("closing a question");
        }
    }
    Ok(())
}
