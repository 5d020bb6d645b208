//! The questionnaire on paper, as PDF.

use super::{answer_check::questions_for, rounds::round};
use crate::{Ctx, Error, demo, trust::paper};
use anyhow::Context as _;
use documents::{
    PageWords, SectionsDocument,
    sections::{Part, Picture, Section},
};
use domain::{
    ids::SurveyId,
    register::School,
    surveys::{Question, QuestionKind, RespondentGroup, Survey, Years},
};
use i18n::Texts;

/// A box to tick.
const BOX: &str = "[\u{a0}\u{a0}\u{a0}]";
/// A place for a number.
const PLACE: &str = "\u{a0}____";

/// The form of a group, or of the first one when there is no such group.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn paper_form(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (id, group): (SurveyId, i64),
) -> Result<Vec<u8>, Error> {
    let (school, survey, groups) = round(ctx, school, id).await?;
    let chosen = groups.iter().find(|one| one.no == group).or(groups.first()).ok_or(Error::NotFound)?;
    let document = document(ctx, texts, (&school, &survey, chosen));
    Ok(documents::sections(&document).context("a questionnaire on paper")?)
}

/// What respondents are told about their answers.
pub fn promise(texts: &Texts, survey: &Survey) -> Vec<String> {
    let small = if survey.small_agreed {
        texts.surveys_promise_small_shown()
    } else {
        texts.surveys_promise_small_hidden()
    };
    vec![texts.surveys_promise_no_name().to_owned(), small.to_owned()]
}

/// Years in education in words.
pub const fn years_words(texts: &'static Texts, years: Years) -> &'static str {
    match years {
        Years::ToFive => texts.surveys_years_to_five(),
        Years::ToFifteen => texts.surveys_years_to_fifteen(),
        Years::More => texts.surveys_years_more(),
    }
}

fn document(
    ctx: &Ctx,
    texts: &Texts,
    (school, survey, group): (&School, &Survey, &RespondentGroup),
) -> SectionsDocument {
    let language = texts.language();
    let words = Texts::of(language);
    let mut purpose = vec![survey.intro.clone()];
    purpose.push(promise(texts, survey).join(" "));
    purpose.extend(survey.closes_on.map(|day| texts.surveys_paper_until(language.long_date(day).as_str())));
    let mut sections = Vec::new();
    if !survey.levels.is_empty() {
        sections.push(levels(texts, survey));
    }
    let questions = questions_for(survey, group.no).map(|(_, question)| section(words, question));
    sections.extend(questions);
    let reference = if demo::is_demo(school) { texts.demo_notice() } else { texts.surveys_paper_foot() };
    SectionsDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title: survey.title.clone(),
        subtitle: group.name.clone(),
        school_name: paper::school_name(school),
        logo: None,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        purpose: purpose.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n"),
        unprintable: texts.rights_unprintable().to_owned(),
        contents: String::new(),
        sections,
        reference: reference.to_owned(),
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    }
}

fn levels(texts: &Texts, survey: &Survey) -> Section {
    let count = survey.levels.len();
    let rows = survey.levels.iter().map(|level| {
        let text = if level.description.is_empty() {
            level.name.clone()
        } else {
            format!("{}\n{}", level.name, level.description)
        };
        vec![PLACE.to_owned(), text]
    });
    let head = [texts.surveys_paper_number(), texts.surveys_paper_level()];
    let table = paper::table(texts.surveys_paper_level(), &head, rows.collect());
    let heading = texts.surveys_rank_title();
    paper::section(heading, vec![Part::Text(texts.surveys_rank_how(count)), table])
}

fn section(texts: &'static Texts, question: &Question) -> Section {
    let boxes = |options: &mut dyn Iterator<Item = String>| {
        Part::Text(options.map(|option| format!("{BOX} {option}")).collect::<Vec<_>>().join("\n"))
    };
    let part = match &question.kind {
        QuestionKind::Scale { steps, low, high } => {
            let line = (1..=*steps).map(|step| format!("{BOX}\u{a0}{step}")).collect::<Vec<_>>().join("   ");
            Part::Text(texts.surveys_paper_scale(high.as_str(), line.as_str(), low.as_str()))
        }
        QuestionKind::Choice { options, several } => {
            let how = if *several { texts.surveys_choose_several() } else { texts.surveys_choose_one() };
            let parts = vec![Part::Text(how.to_owned()), boxes(&mut options.iter().cloned())];
            return paper::section(&question.text, parts);
        }
        QuestionKind::Ranking { options } => {
            let rows = options.iter().map(|option| vec![PLACE.to_owned(), option.clone()]);
            let head = [texts.surveys_paper_number(), texts.surveys_paper_option()];
            let table = paper::table(texts.surveys_paper_option(), &head, rows.collect());
            let parts = vec![Part::Text(texts.surveys_rank_how(options.len())), table];
            return paper::section(&question.text, parts);
        }
        QuestionKind::Years => {
            boxes(&mut Years::ALL.into_iter().map(|one| years_words(texts, one).to_owned()))
        }
        QuestionKind::Open => writing_space(texts),
    };
    paper::section(&question.text, vec![part])
}

/// An empty frame to write in.
fn writing_space(texts: &Texts) -> Part {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"480\" height=\"110\" viewBox=\"0 0 480 110\">\
        <rect x=\"0.5\" y=\"0.5\" width=\"479\" height=\"109\" fill=\"none\" stroke=\"#777777\"/></svg>";
    Part::Picture(Picture {
        caption: String::new(),
        svg: svg.to_owned(),
        label: texts.surveys_paper_space().to_owned(),
    })
}
