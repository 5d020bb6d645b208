//! The plans of a pupil, for the complete file: texts with what stood there before, goals, what was done, what guardians said.

use super::{
    paper::{self, section, table},
    pupil_export_sheets::{Cell, Sheet},
};
use crate::{
    needs,
    notes::day,
    plans::{
        pupil::{PlanForExport, line_words},
        words::{kind_words, measure_words, outcome_words, reading_words, state_words},
    },
};
use documents::sections::{Entry, EntryText, Part, Section};
use domain::{
    needs::NeedLine,
    plans::{Consent, Goal, GoalOutcome, Outcome, Plan, PlanSession, PlanText, Reading},
};
use i18n::Texts;
use jiff::Timestamp;

pub(super) fn sheets(texts: &'static Texts, all: &[PlanForExport]) -> Vec<Sheet> {
    vec![
        plans(texts, all),
        plan_texts(texts, all),
        goals(texts, all),
        frozen(texts, all),
        sessions(texts, all),
        consents(texts, all),
    ]
}

/// A row for each of something that belongs to a plan, with the plan in front.
fn rows<T>(
    all: &[PlanForExport],
    of: impl Fn(&PlanForExport) -> &[T],
    cells: impl Fn(&T) -> Vec<Cell>,
) -> Vec<Vec<Cell>> {
    let row = |plan: &PlanForExport, one: &T| {
        let mut row = vec![Cell::text(plan.plan.id.to_string())];
        row.extend(cells(one));
        row
    };
    all.iter().flat_map(|plan| of(plan).iter().map(|one| row(plan, one)).collect::<Vec<_>>()).collect()
}

fn plans(texts: &'static Texts, all: &[PlanForExport]) -> Sheet {
    let row = |one: &Plan| {
        vec![
            Cell::text(one.id.to_string()),
            Cell::text(one.kind.code()),
            Cell::text(one.title.reveal()),
            Cell::text(one.subjects.join(", ")),
            Cell::text(one.state.code()),
            Cell::text(one.starts_on.to_string()),
            Cell::text(one.ends_on.to_string()),
            Cell::Whole(one.edition),
            Cell::of(one.agreed_on),
            Cell::Flag(one.is_shared),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.changed_at.to_string()),
        ]
    };
    Sheet {
        name: "plans",
        about: texts.export_about_plans(),
        columns: &[
            "plan",
            "kind",
            "title",
            "subjects",
            "state",
            "starts_on",
            "ends_on",
            "edition",
            "agreed_on",
            "is_shared",
            "author",
            "changed_at",
        ],
        rows: all.iter().map(|one| row(&one.plan)).collect(),
    }
}

fn plan_texts(texts: &'static Texts, all: &[PlanForExport]) -> Sheet {
    let cells = |one: &PlanText| {
        vec![
            Cell::text(&one.part),
            Cell::text(&one.field),
            Cell::text(one.text.reveal()),
            Cell::Whole(one.version),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.changed_at.to_string()),
        ]
    };
    Sheet {
        name: "plan_texts",
        about: texts.export_about_plan_texts(),
        columns: &["plan", "part", "field", "text", "version", "author", "changed_at"],
        rows: rows(all, |plan| &plan.texts, cells),
    }
}

fn goals(texts: &'static Texts, all: &[PlanForExport]) -> Sheet {
    let reading = |one: Option<Reading>| Cell::of(one.map(|one| reading_words(texts, &one)));
    let cells = |(goal, outcome): &(Goal, Option<GoalOutcome>)| {
        let said = outcome.as_ref();
        vec![
            Cell::text(goal.wording.reveal()),
            Cell::text(measure_words(texts, &goal.measure)),
            Cell::text(goal.due_on.to_string()),
            reading(said.and_then(|one| one.baseline)),
            reading(said.and_then(|one| one.actual)),
            Cell::of(said.and_then(|one| one.outcome).or(goal.outcome).map(Outcome::code)),
            Cell::Flag(said.is_some_and(|one| one.is_by_hand)),
            Cell::of(said.map(|one| one.remark.reveal())),
            Cell::text(goal.learned.reveal()),
        ]
    };
    Sheet {
        name: "plan_goals",
        about: texts.export_about_plan_goals(),
        columns: &[
            "plan",
            "wording",
            "measure",
            "due_on",
            "baseline",
            "actual",
            "outcome",
            "is_by_hand",
            "remark",
            "learned",
        ],
        rows: rows(all, |plan| &plan.goals, cells),
    }
}

fn frozen(texts: &'static Texts, all: &[PlanForExport]) -> Sheet {
    let cells = |(at, line): &(Timestamp, NeedLine)| {
        vec![
            Cell::text(at.to_string()),
            Cell::text(line.kind.code()),
            Cell::text(line.text.reveal()),
            Cell::of(line.seen_by.as_ref().map(|who| who.reveal())),
            Cell::of(line.seen_on),
            Cell::text(line.author_name.reveal()),
        ]
    };
    Sheet {
        name: "plan_frozen",
        about: texts.export_about_plan_frozen(),
        columns: &["plan", "frozen_at", "kind", "text", "seen_by", "seen_on", "author"],
        rows: rows(all, |plan| &plan.frozen, cells),
    }
}

fn sessions(texts: &'static Texts, all: &[PlanForExport]) -> Sheet {
    let cells = |one: &PlanSession| {
        vec![
            Cell::text(one.done_on.to_string()),
            Cell::Whole(one.minutes),
            Cell::text(one.what.reveal()),
            Cell::text(one.author_name.reveal()),
        ]
    };
    Sheet {
        name: "plan_sessions",
        about: texts.export_about_plan_sessions(),
        columns: &["plan", "done_on", "minutes", "what", "author"],
        rows: rows(all, |plan| &plan.sessions, cells),
    }
}

fn consents(texts: &'static Texts, all: &[PlanForExport]) -> Sheet {
    let cells = |one: &Consent| {
        vec![
            Cell::text(one.who.reveal()),
            Cell::Flag(one.has_authority),
            Cell::text(one.answer.code()),
            Cell::text(one.how.reveal()),
            Cell::text(one.given_on.to_string()),
            Cell::text(one.author_name.reveal()),
            Cell::of(one.removed.as_ref().map(|(at, _)| *at)),
            Cell::of(one.removed.as_ref().map(|(_, because)| because)),
        ]
    };
    Sheet {
        name: "plan_consents",
        about: texts.export_about_plan_consents(),
        columns: &[
            "plan",
            "who",
            "has_authority",
            "answer",
            "how",
            "given_on",
            "author",
            "removed_at",
            "removed_because",
        ],
        rows: rows(all, |plan| &plan.consents, cells),
    }
}

/// The plans on paper, each under a heading of its own.
pub(super) fn sections(texts: &Texts, all: &[PlanForExport]) -> Vec<Section> {
    all.iter().map(|one| of_plan(texts, one)).collect()
}

fn of_plan(texts: &Texts, one: &PlanForExport) -> Section {
    let (plan, language) = (&one.plan, texts.language());
    let (from, until) = (language.date(plan.starts_on), language.date(plan.ends_on));
    let days = texts.pupil_plan_days(from.as_str(), until.as_str());
    let mut parts = vec![paper::text(&format!("{days} · {}", state_words(texts, plan.state)))];
    parts.extend(frozen_part(texts, one));
    parts.extend(goals_part(texts, one));
    let entries = entries(texts, one);
    if !entries.is_empty() {
        parts.push(Part::Entries(entries));
    }
    section(&format!("{}: {}", kind_words(texts, plan.kind), plan.title.reveal()), parts)
}

/// What stood with the needs when the plan was put before guardians.
fn frozen_part(texts: &Texts, one: &PlanForExport) -> Option<Part> {
    let row = |(_, line): &(Timestamp, NeedLine)| {
        vec![needs::kind_words(texts, line.kind), line_words(texts, line)]
    };
    let (at, _) = one.frozen.first()?;
    let date = texts.language().long_date(day(*at));
    let head = [texts.needs_head_kind(), texts.needs_head_text()];
    Some(table(&texts.pupil_plan_frozen_on(date.as_str()), &head, one.frozen.iter().map(row).collect()))
}

fn goals_part(texts: &Texts, one: &PlanForExport) -> Option<Part> {
    let row = |(goal, outcome): &(Goal, Option<GoalOutcome>)| {
        let said = outcome.as_ref().and_then(|one| one.outcome).or(goal.outcome);
        vec![
            goal.wording.reveal().clone(),
            measure_words(texts, &goal.measure),
            texts.language().date(goal.due_on),
            outcome_words(texts, said).to_owned(),
        ]
    };
    let head = [
        texts.pupil_plan_goal(),
        texts.pupil_plan_measure(),
        texts.pupil_plan_due(),
        texts.plan_outcome_label(),
    ];
    (!one.goals.is_empty()).then(|| table(texts.plan_goals(), &head, one.goals.iter().map(row).collect()))
}

/// What was written, done and said, each with its author.
fn entries(texts: &Texts, one: &PlanForExport) -> Vec<Entry> {
    let language = texts.language();
    let written = one.texts.iter().filter(|text| !text.text.reveal().is_empty()).map(|text| Entry {
        date: language.long_date(day(text.changed_at)),
        author: text.author_name.reveal().clone(),
        category: text.field.clone(),
        text: EntryText::Given(text.text.reveal().clone()),
    });
    let done = one.sessions.iter().map(|session| Entry {
        date: language.long_date(session.done_on),
        author: session.author_name.reveal().clone(),
        category: texts.pupil_plan_minutes(u64::try_from(session.minutes).unwrap_or_default()),
        text: EntryText::Given(session.what.reveal().clone()),
    });
    let said = one.consents.iter().map(|consent| Entry {
        date: language.long_date(consent.given_on),
        author: consent.who.reveal().clone(),
        category: texts.pupil_plan_answer_words(consent.answer.code()),
        text: EntryText::Given(consent.how.reveal().clone()),
    });
    written.chain(done).chain(said).collect()
}
