//! The report of a round on paper: what was written, all figures, the talk and what was agreed.

use super::{
    Words, report,
    report::Written,
    results,
    results::{part, sections},
    talk::Talk,
    words, words_table,
};
use crate::{
    Ctx, Error,
    trust::paper::{self, section, table, text},
};
use documents::sections::{Part, Section};
use domain::{
    ids::SurveyId,
    surveys::{AgreementState, Remark, SurveyAgreement},
};
use i18n::Texts;

/// The report of a round as an accessible PDF. What nobody wrote yet is said to be so.
///
/// # Errors
/// When the round is out of sight, or the document cannot be made.
pub async fn report_pdf(
    ctx: &Ctx,
    texts: &'static Texts,
    school: &str,
    id: SurveyId,
) -> Result<Vec<u8>, Error> {
    let report = report::report(ctx, school, id).await?;
    let results = results::results(ctx, school, id).await?;
    let words = words(ctx, school, id, None).await?;
    let mut all = vec![written(texts, &report.introduction)];
    all.extend(sections(texts, &results, &words));
    all.extend(of_words(texts, &words));
    all.extend(of_talk(texts, &report.talk));
    all.push(written(texts, &report.conclusions));
    all.push(written(texts, &report.recommendations));
    all.push(of_agreements(texts, &report.talk.agreements));
    let survey = &report.talk.survey;
    let purpose = if survey.is_example { texts.outcome_example() } else { texts.report_purpose() };
    let title = (texts.report_paper_title(), survey.title.as_str(), purpose);
    paper::pdf(ctx, texts, &report.talk.school, title, all).await
}

fn written(texts: &Texts, written: &Written) -> Section {
    let words = if written.text.trim().is_empty() { texts.report_not_written() } else { &written.text };
    section(&texts.report_text_title(written.which.code()), vec![text(words)])
}

/// How the sorted words lie; none when nobody sorted any.
fn of_words(texts: &Texts, words: &Words) -> Option<Section> {
    let sorter = words.sorter.as_ref().filter(|_| !words.groups.is_empty())?;
    let parts = vec![text(&texts.report_words_by(sorter.name.as_str())), part(&words_table(texts, words))];
    Some(section(texts.report_words(), parts))
}

/// What was said at the talk, by subject; what was taken from the screen stays away.
fn of_talk(texts: &Texts, talk: &Talk) -> Option<Section> {
    let line = |remark: &Remark| format!("{}: {}", texts.talk_kind(remark.kind.code()), remark.text.reveal());
    let shown = || talk.remarks.iter().filter(|remark| !remark.is_hidden);
    let known = |remark: &Remark| remark.subject.and_then(|no| talk.subjects.of_no(no)).map(|one| one.no);
    let under = |no: Option<i64>| {
        shown().filter(|remark| known(remark) == no).map(line).collect::<Vec<_>>().join("\n")
    };
    let subjects = talk.subjects.lines.iter().zip(1..).map(|(subject, place): (_, usize)| {
        let said = under(Some(subject.no));
        let words = if said.is_empty() { texts.report_nothing_said().to_owned() } else { said };
        documents::sections::Pair { key: format!("{place}. {}", subject.text), value: words }
    });
    let mut pairs: Vec<_> = subjects.collect();
    let rest = under(None);
    if !rest.is_empty() {
        pairs.push(documents::sections::Pair { key: texts.talk_unsorted().to_owned(), value: rest });
    }
    (!pairs.is_empty()).then(|| section(texts.report_talk(), vec![Part::Pairs(pairs)]))
}

fn of_agreements(texts: &Texts, agreements: &[SurveyAgreement]) -> Section {
    if agreements.is_empty() {
        return section(texts.talk_agreements(), vec![text(texts.talk_agreements_none())]);
    }
    let row = |one: &SurveyAgreement| {
        let due = one.due.map(|day| texts.language().long_date(day)).unwrap_or_default();
        let state = match (&one.state, &one.reason) {
            (AgreementState::Dropped, Some(reason)) => texts.talk_agreement_why(reason.as_str()),
            (state, _) => texts.talk_agreement_state(state.code()),
        };
        vec![one.what.clone(), one.who.clone(), due, state]
    };
    let head = [
        texts.talk_agreement_what(),
        texts.talk_agreement_who(),
        texts.talk_agreement_due(),
        texts.report_state(),
    ];
    section(
        texts.talk_agreements(),
        vec![table(texts.talk_agreements(), &head, agreements.iter().map(row).collect())],
    )
}
