//! The demo's questionnaires: the example from a published study, a round of the demo school with invented answers, and an
//! open list. Nobody gave these answers; the words are made up for this demo.

use super::SCHOOL;
use crate::{
    Ctx, Error,
    surveys::{
        self as use_cases, Beginning, Once, StartingList, TypedAnswer, TypedRound, add_example, begin,
        enter_paper, open_round,
    },
};
use domain::{Personal, ids::SurveyId, roles::ModelKey};
use i18n::{Language, Texts};

/// Rankings by group, in the order of the levels: what the invented respondents find important.
const RANKINGS: [&[[u8; 5]]; 3] = [
    &[[1, 3, 2, 5, 4], [2, 3, 1, 5, 4]],
    &[[1, 2, 4, 5, 3], [1, 3, 4, 5, 2], [2, 1, 3, 5, 4], [1, 2, 3, 4, 5]],
    &[
        [5, 4, 3, 1, 2],
        [4, 5, 3, 2, 1],
        [3, 4, 5, 2, 1],
        [5, 3, 4, 2, 1],
        [2, 4, 5, 3, 1],
        [4, 3, 5, 1, 2],
        [5, 4, 2, 3, 1],
        [3, 5, 4, 1, 2],
        [1, 3, 4, 5, 2],
        [4, 5, 2, 3, 1],
    ],
];
/// How many were invited, by group.
const INVITED: [&str; 3] = ["2", "5", "14"];

/// What the invented respondents say is the most important task, and for what they come: by group, in turn.
const WORDS: [&[(&str, &str)]; 3] = [
    &[
        ("Leerkrachten sterker maken in hun eigen groep.", "Om samen de koers te bepalen."),
        ("Meekijken in de klas en daarover doorpraten.", ""),
    ],
    &[
        ("Vragen stellen waardoor een collega zelf verder komt.", "Als er een gesprek vastloopt."),
        ("Zorgen dat we van elkaar leren.", "Bij keuzes voor de hele school."),
        ("Samen doelen stellen na een groepsbezoek.", ""),
        ("Overzicht houden over wie welke hulp krijgt.", "Om een groepsplan door te spreken."),
    ],
    &[
        ("Met mij meedenken als een leerling vastloopt.", "Bij gedrag dat ik niet begrijp."),
        (
            "In mijn klas kijken en mij laten zien wat ik zelf niet zie.",
            "Als ik mijn instructie wil verbeteren.",
        ),
        ("Toetsen en onderzoek regelen.", "Om uit te zoeken wat een kind nodig heeft."),
        ("Een luisterend oor zijn.", "Bij een lastig gesprek met ouders."),
        ("Mij helpen om mijn groep anders aan te pakken.", "Als ik samen doelen wil stellen."),
        ("Materialen weten te vinden.", ""),
        ("De groepsbespreking goed voorbereiden.", "Als ik een plan moet schrijven."),
        ("Feedback geven na een les.", "Om te oefenen met een nieuwe aanpak."),
        ("", "Bij vragen over dyslexie."),
        ("Samen met mij naar de opbrengsten kijken.", "Als een plan niet werkt."),
    ],
];

/// Makes the questionnaires, when there are none yet.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let texts = Texts::of(Language::Nl);
    if !use_cases::rounds(ctx, &code).await?.rounds.is_empty() {
        return Ok(());
    }
    add_example(ctx, texts, &code).await?;
    invented_round(ctx, texts, &code).await?;
    let list = begin(ctx, texts, &code, &Beginning::List(StartingList::Support)).await?;
    open_round(ctx, &code, list).await?;
    Ok(())
}

async fn invented_round(ctx: &Ctx, texts: &Texts, code: &str) -> Result<SurveyId, Error> {
    let key = ModelKey("greven".to_owned());
    let id = begin(ctx, texts, code, &Beginning::Model(key)).await?;
    let (_, survey, groups) = use_cases::round_to_edit(ctx, code, id).await?;
    let typed = TypedRound {
        intro: format!("{} (Verzonnen antwoorden.)", survey.intro),
        ..TypedRound::of(&survey, &groups)
    };
    use_cases::change_round(ctx, code, (id, survey.version), &typed).await?;
    open_round(ctx, code, id).await?;
    for ((group, rankings), (words, invited)) in groups.iter().zip(RANKINGS).zip(WORDS.iter().zip(INVITED)) {
        for (ranking, said) in rankings.iter().zip(*words) {
            enter_paper(ctx, code, (id, group.no), (&answer(ranking, *said), Once::made())).await?;
        }
        drop(use_cases::say_invited(ctx, code, (id, group.no), invited).await?);
    }
    use_cases::close_round(ctx, code, id).await?;
    Ok(id)
}

fn answer(ranking: &[u8; 5], (task, help): (&str, &str)) -> TypedAnswer {
    let text = |text: &str| vec![Personal::new(text.to_owned())];
    TypedAnswer {
        levels: ranking.iter().map(|score| Personal::new(score.to_string())).collect(),
        questions: [(1, text(task)), (2, text(help))].into(),
    }
}
