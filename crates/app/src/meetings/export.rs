//! All talks about a pupil for the complete file, as far as they are about it. Private talks are about no pupil.

use super::{
    child::CHILD,
    kinds::{kind_of, kinds_of},
};
use crate::{Ctx, Error};
use domain::meetings::{Talk, TalkText};
use i18n::Language;
use policy::OfPupil;
use store::meetings;

/// A talk as far as it is about one pupil.
pub(crate) struct TalkForExport {
    /// The talk.
    pub(crate) talk: Talk,
    /// What its kind is called, in each language.
    pub(crate) kind: Vec<(Language, String)>,
    /// Who took part.
    pub(crate) people: Vec<String>,
    /// The texts, each followed by what stood there before, the newest first.
    pub(crate) texts: Vec<TalkText>,
}

impl TalkForExport {
    /// What its kind is called.
    pub(crate) fn kind(&self, language: Language) -> &str {
        self.kind.iter().find(|(of, _)| *of == language).map_or("", |(_, name)| name)
    }
}

/// All talks on whose agenda a pupil stands, the newest first. Of a talk that is about this pupil alone all texts are
/// given, of others what was written about the pupil.
///
/// # Errors
/// When the database fails.
pub(crate) async fn talks_for_export(ctx: &Ctx, of_pupil: &OfPupil) -> Result<Vec<TalkForExport>, Error> {
    let (scope, pupil) = (*of_pupil.in_school(), of_pupil.pupil());
    let mut tx = ctx.read().await?;
    let mut kinds = Vec::new();
    for language in Language::ALL {
        kinds.push((language, kinds_of(&mut tx, &scope, language).await?));
    }
    let mut exported = Vec::new();
    for talk in meetings::talks_of_pupil(&mut tx, &scope, pupil).await? {
        if talk.is_private {
            continue;
        }
        let subjects = meetings::subjects(&mut tx, &scope, talk.id).await?;
        let is_main =
            |main: bool| subjects.iter().filter(move |one| one.is_main == main && one.pupil.is_some());
        let is_alone = is_main(true).count() == 1 && is_main(true).all(|one| one.pupil == Some(pupil));
        let own: Vec<String> =
            subjects.iter().filter(|one| one.pupil == Some(pupil)).map(|one| one.id.to_string()).collect();
        let mut texts = Vec::new();
        for text in meetings::texts(&mut tx, &scope, talk.id).await? {
            let is_of_talk = is_alone && (text.part.is_empty() || text.part == CHILD);
            if is_of_talk || own.contains(&text.part) {
                let before =
                    meetings::text_versions(&mut tx, &scope, (talk.id, &text.part, &text.field)).await?;
                texts.push(text);
                texts.extend(before);
            }
        }
        let people = meetings::people(&mut tx, &scope, talk.id).await?;
        exported.push(TalkForExport {
            kind: kinds.iter().map(|(language, all)| (*language, kind_of(all, &talk.kind).name)).collect(),
            people: people.into_iter().map(|one| one.name.reveal().clone()).collect(),
            talk,
            texts,
        });
    }
    Ok(exported)
}
