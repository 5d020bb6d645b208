//! A case on paper, as it goes to the partnership: the question, what was tried and what it did, what partners, guardians and
//! the pupil say. And beside it what the pupil needs and what results there are.

use super::{
    data::{discussion_form, kind_name},
    open::Opened,
    shared::result_words,
    words::{need_words, role_words},
};
use crate::{
    Ctx, Error, needs,
    plans::words::{measure_words, outcome_words},
    results::progress_of_pupil,
    trust::paper::{pairs, section, table, text},
};
use documents::sections::Section;
use domain::{
    SchoolYear,
    ids::PupilId,
    plans::{Consent, ConsentAnswer},
    route::{CasePerson, CaseText, Intervention},
};
use i18n::Texts;
use jiff::civil::Date;
use store::{ReadTx, needs as kept, route};

/// What is told of a case.
pub(super) struct Told {
    pub(super) texts: Vec<CaseText>,
    pub(super) tried: Vec<Intervention>,
    pub(super) people: Vec<CasePerson>,
    pub(super) consents: Vec<Consent>,
}

impl Told {
    pub(super) async fn load(tx: &mut ReadTx, opened: &Opened) -> Result<Self, Error> {
        let (scope, case) = (&opened.scope, opened.case.id);
        Ok(Self {
            texts: route::texts(tx, scope, case).await?,
            tried: route::interventions(tx, scope, case).await?,
            people: route::people(tx, scope, case).await?,
            consents: route::consents(tx, scope, case).await?,
        })
    }

    pub(super) fn text(&self, field: &str) -> Option<String> {
        let known = self.texts.iter().find(|one| one.field == field);
        known.map(|one| one.text.reveal().clone()).filter(|text| !text.is_empty())
    }

    /// When guardians last saw what was written, as somebody recorded it.
    pub(super) fn seen_on(&self) -> Option<Date> {
        let holds = self.consents.iter().filter(|one| one.removed.is_none() && one.has_authority);
        holds.filter(|one| one.answer == ConsentAnswer::Saw).map(|one| one.given_on).max()
    }
}

/// The case in sections.
pub(super) fn case_sections(texts: &Texts, opened: &Opened, told: &Told) -> Vec<Section> {
    let case = &opened.case;
    let asked_on = texts.language().long_date(case.opened_on);
    let wanted: Vec<&str> = case.needs.iter().map(|need| need_words(texts, *need)).collect();
    let question = pairs([
        (texts.route_title_label(), Some(case.title.reveal().clone())),
        (texts.route_subject(), case.subject.clone()),
        (texts.route_reach_label(), told.text("reach")),
        (texts.route_need_label(), told.text("need")),
        (texts.route_needs_label(), Some(wanted.join(", "))),
        (texts.route_tried_label(), told.text("tried")),
        (texts.route_effect_label(), told.text("effect")),
    ]);
    let asked = text(&texts.route_asked_by(asked_on.as_str(), case.asker_name.reveal()));
    let mut sections = vec![section(texts.route_question_head(), vec![asked, question])];
    sections.extend(tried(texts, told));
    sections.extend(form(texts, told));
    sections.extend(people(texts, told));
    sections
}

fn tried(texts: &Texts, told: &Told) -> Option<Section> {
    let language = texts.language();
    let row = |one: &Intervention| {
        let said = one.evaluation.as_ref();
        let figures =
            said.map(|said| [said.figure.reveal().as_str(), said.learned.reveal().as_str()].join("\n"));
        vec![
            one.goal.reveal().clone(),
            [kind_name(&one.kind, language), one.what.reveal(), &measure_words(texts, &one.measure)]
                .join("\n"),
            texts.route_try_days(language.date(one.from_on).as_str(), language.date(one.until_on).as_str()),
            outcome_words(texts, said.map(|said| said.outcome)).to_owned(),
            figures.unwrap_or_default().trim().to_owned(),
        ]
    };
    let head = [
        texts.route_try_goal(),
        texts.route_try_what(),
        texts.route_try_until(),
        texts.route_reached(),
        texts.route_figure(),
    ];
    let rows: Vec<Vec<String>> = told.tried.iter().map(row).collect();
    let has = !rows.is_empty();
    has.then(|| section(texts.route_interventions(), vec![table(texts.route_interventions(), &head, rows)]))
}

/// The form of the discussion: also how guardians and the pupil see it.
fn form(texts: &Texts, told: &Told) -> Option<Section> {
    let written = discussion_form().iter().map(|one| (one.title(texts.language()), told.text(&one.key)));
    let has = written.clone().any(|(_, said)| said.is_some());
    has.then(|| section(texts.route_team(), vec![pairs(written)]))
}

fn people(texts: &Texts, told: &Told) -> Option<Section> {
    let names: Vec<(&str, Option<String>)> = told
        .people
        .iter()
        .map(|one| (role_words(texts, one.role), Some(one.name.reveal().clone())))
        .collect();
    (!names.is_empty()).then(|| section(texts.route_people(), vec![pairs(names)]))
}

/// What the pupil needs this year, and the results of the last years, each series the newest first.
pub(super) async fn pupil_sections(
    ctx: &Ctx,
    tx: &mut ReadTx,
    texts: &Texts,
    (opened, pupil): (&Opened, PupilId),
) -> Result<Vec<Section>, Error> {
    let year = SchoolYear::of(ctx.today());
    let lines = kept::lines_of_year(tx, &opened.scope, (pupil, year)).await?;
    let needs: Vec<(String, Option<String>)> = lines
        .iter()
        .map(|line| (needs::kind_words(texts, line.kind), Some(line.text.reveal().clone())))
        .collect();
    let needs = pairs(needs.iter().map(|(kind, said)| (kind.as_str(), said.clone())));
    let mut sections = Vec::new();
    if !lines.is_empty() {
        sections.push(section(texts.needs_tab(), vec![needs]));
    }
    let mut rows = Vec::new();
    for series in progress_of_pupil(tx, &opened.scope, pupil, ctx.today()).await? {
        for one in series.sittings().iter().rev() {
            rows.push(vec![
                series.subject().unwrap_or_default().to_owned(),
                one.test.name.clone().unwrap_or_else(|| one.test.names.code.clone()),
                texts.language().date(one.taken_on),
                result_words(texts, one),
            ]);
        }
    }
    if !rows.is_empty() {
        let head = [
            texts.word_subject(),
            texts.request_head_test(),
            texts.pupil_head_when(),
            texts.request_head_result(),
        ];
        sections.push(section(texts.export_results(), vec![table(texts.export_results(), &head, rows)]));
    }
    Ok(sections)
}
