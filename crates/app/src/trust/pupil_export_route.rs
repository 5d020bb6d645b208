//! The cases about a pupil, for the complete file: what was asked, tried, moved and said.

use super::{
    paper::{self, section, table},
    pupil_export_sheets::{Cell, Sheet},
};
use crate::{
    notes::day,
    plans::words::{measure_words, outcome_words},
    route::{
        CaseForExport, kind_name,
        words::{closing_words, kind_words},
    },
};
use documents::sections::{Entry, EntryText, Part, Section};
use domain::{
    ids::PlanId,
    plans::Consent,
    route::{CaseMove, CaseText, Invitation, Request, RequestFile},
};
use i18n::Texts;
use store::route::{KeptIntervention, KeptPerson};

pub(super) fn sheets(texts: &'static Texts, all: &[CaseForExport]) -> Vec<Sheet> {
    vec![
        cases(texts, all),
        written(texts, all),
        tried(texts, all),
        moves(texts, all),
        people(texts, all),
        consents(texts, all),
        requests(texts, all),
        invitations(texts, all),
        plans(texts, all),
        files(texts, all),
    ]
}

/// A row for each of something that belongs to a case, with the case in front.
fn rows<T>(
    all: &[CaseForExport],
    of: impl Fn(&CaseForExport) -> &[T],
    cells: impl Fn(&T) -> Vec<Cell>,
) -> Vec<Vec<Cell>> {
    let row = |case: &CaseForExport, one: &T| {
        let mut row = vec![Cell::text(case.case.id.to_string())];
        row.extend(cells(one));
        row
    };
    all.iter().flat_map(|case| of(case).iter().map(|one| row(case, one)).collect::<Vec<_>>()).collect()
}

fn cases(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let row = |one: &CaseForExport| {
        let case = &one.case;
        vec![
            Cell::text(case.id.to_string()),
            Cell::text(case.kind.code()),
            Cell::text(case.title.reveal()),
            Cell::of(case.subject.as_ref()),
            Cell::text(case.needs.iter().map(|need| need.code()).collect::<Vec<_>>().join(", ")),
            Cell::Whole(i64::from(case.step)),
            Cell::Flag(case.is_open),
            Cell::text(case.opened_on.to_string()),
            Cell::of(case.closed_on),
            Cell::of(case.closing.map(domain::route::Closing::code)),
            Cell::text(case.asker_name.reveal()),
        ]
    };
    Sheet {
        name: "cases",
        about: texts.export_about_cases(),
        columns: &[
            "case",
            "kind",
            "title",
            "subject",
            "needs",
            "step",
            "is_open",
            "opened_on",
            "closed_on",
            "closing",
            "asker",
        ],
        rows: all.iter().map(row).collect(),
    }
}

fn written(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let cells = |one: &CaseText| {
        vec![
            Cell::text(&one.field),
            Cell::text(one.text.reveal()),
            Cell::Whole(one.version),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.changed_at.to_string()),
        ]
    };
    Sheet {
        name: "case_texts",
        about: texts.export_about_case_texts(),
        columns: &["case", "field", "text", "version", "author", "changed_at"],
        rows: rows(all, |case| &case.texts, cells),
    }
}

fn tried(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let cells = |kept: &KeptIntervention| {
        let one = &kept.intervention;
        let said = one.evaluation.as_ref();
        vec![
            Cell::Whole(i64::from(one.step)),
            Cell::text(kind_name(&one.kind, texts.language())),
            Cell::text(one.goal.reveal()),
            Cell::text(measure_words(texts, &one.measure)),
            Cell::text(one.what.reveal()),
            Cell::text(one.who.reveal()),
            Cell::text(one.from_on.to_string()),
            Cell::text(one.until_on.to_string()),
            Cell::text(&one.often),
            Cell::of(one.minutes),
            Cell::text(&one.material),
            Cell::of(said.map(|said| said.outcome.code())),
            Cell::of(said.map(|said| said.figure.reveal())),
            Cell::of(said.map(|said| said.learned.reveal())),
            Cell::of(said.map(|said| said.on)),
            Cell::text(one.author_name.reveal()),
            Cell::of(kept.removed_at.map(day)),
        ]
    };
    Sheet {
        name: "interventions",
        about: texts.export_about_interventions(),
        columns: &[
            "case",
            "step",
            "kind",
            "goal",
            "measure",
            "what",
            "who",
            "from",
            "until",
            "often",
            "minutes",
            "material",
            "outcome",
            "figure",
            "learned",
            "evaluated_on",
            "author",
            "taken_away_on",
        ],
        rows: rows(all, |case| &case.tried, cells),
    }
}

fn moves(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let cells = |one: &CaseMove| {
        vec![
            Cell::text(one.kind.code()),
            Cell::Whole(i64::from(one.from)),
            Cell::Whole(i64::from(one.to)),
            Cell::text(one.word.reveal()),
            Cell::text(one.on.to_string()),
            Cell::text(one.author_name.reveal()),
        ]
    };
    Sheet {
        name: "case_moves",
        about: texts.export_about_case_moves(),
        columns: &["case", "kind", "from", "to", "word", "on", "author"],
        rows: rows(all, |case| &case.moves, cells),
    }
}

fn people(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let cells = |kept: &KeptPerson| {
        let one = &kept.person;
        vec![
            Cell::text(one.name.reveal()),
            Cell::text(one.role.code()),
            Cell::text(day(one.added_at).to_string()),
            Cell::of(kept.removed_at.map(day)),
        ]
    };
    Sheet {
        name: "case_people",
        about: texts.export_about_case_people(),
        columns: &["case", "name", "role", "since", "until"],
        rows: rows(all, |case| &case.people, cells),
    }
}

fn consents(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let cells = |one: &Consent| {
        vec![
            Cell::text(one.who.reveal()),
            Cell::Flag(one.has_authority),
            Cell::text(one.answer.code()),
            Cell::text(one.how.reveal()),
            Cell::text(one.given_on.to_string()),
            Cell::text(one.author_name.reveal()),
            Cell::text(day(one.made_at).to_string()),
            Cell::of(one.removed.as_ref().map(|(at, _)| day(*at))),
            Cell::of(one.removed.as_ref().map(|(_, why)| why)),
        ]
    };
    Sheet {
        name: "case_consents",
        about: texts.export_about_case_consents(),
        columns: &[
            "case",
            "who",
            "has_authority",
            "answer",
            "how",
            "given_on",
            "author",
            "recorded_on",
            "taken_back_on",
            "taken_back",
        ],
        rows: rows(all, |case| &case.consents, cells),
    }
}

fn requests(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let cells = |one: &Request| {
        vec![
            Cell::text(one.state.code()),
            Cell::of(one.sent_on),
            Cell::of(one.decided_on),
            Cell::text(&one.number),
            Cell::of(one.valid_from),
            Cell::of(one.valid_until),
            Cell::of(one.remind_on),
        ]
    };
    Sheet {
        name: "case_requests",
        about: texts.export_about_case_requests(),
        columns: &[
            "case",
            "state",
            "sent_on",
            "decided_on",
            "number",
            "valid_from",
            "valid_until",
            "remind_on",
        ],
        rows: rows(all, |case| case.request.as_slice(), cells),
    }
}

fn invitations(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let cells = |one: &Invitation| {
        vec![
            Cell::text(one.name.reveal()),
            Cell::text(one.role.code()),
            Cell::text(one.shares.iter().map(|part| part.code()).collect::<Vec<_>>().join(", ")),
            Cell::text(one.from_on.to_string()),
            Cell::text(one.until_on.to_string()),
            Cell::of(one.withdrawn_at.map(day)),
            Cell::text(one.answer.reveal()),
            Cell::of(one.answered_at.map(day)),
            Cell::text(one.author_name.reveal()),
        ]
    };
    Sheet {
        name: "case_invitations",
        about: texts.export_about_case_invitations(),
        columns: &[
            "case",
            "who",
            "role",
            "shares",
            "from",
            "until",
            "withdrawn_on",
            "answer",
            "answered_on",
            "author",
        ],
        rows: rows(all, |case| &case.invitations, cells),
    }
}

fn files(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    let said = |yes: Option<bool>| match yes {
        Some(yes) => Cell::Flag(yes),
        None => Cell::text(""),
    };
    let cells = |one: &RequestFile| {
        vec![
            Cell::text(day(one.made_at).to_string()),
            Cell::text(one.form.code()),
            Cell::text(one.parts.join("; ")),
            Cell::of(one.insight.seen_on),
            said(one.insight.agrees),
            Cell::text(one.insight.why_not.reveal()),
            said(one.insight.permits),
            Cell::text(one.author_name.reveal()),
        ]
    };
    Sheet {
        name: "request_files",
        about: texts.export_about_request_files(),
        columns: &["case", "made_on", "form", "parts", "seen_on", "agrees", "why_not", "permits", "author"],
        rows: rows(all, |case| &case.files, cells),
    }
}

fn plans(texts: &'static Texts, all: &[CaseForExport]) -> Sheet {
    Sheet {
        name: "case_plans",
        about: texts.export_about_case_plans(),
        columns: &["case", "plan"],
        rows: rows(all, |case| &case.plans, |plan: &PlanId| vec![Cell::text(plan.to_string())]),
    }
}

/// The cases on paper, each under a heading of its own.
pub(super) fn sections(texts: &Texts, all: &[CaseForExport]) -> Vec<Section> {
    all.iter().map(|one| of_case(texts, one)).collect()
}

fn of_case(texts: &Texts, one: &CaseForExport) -> Section {
    let (case, language) = (&one.case, texts.language());
    let asked = texts.route_asked_by(language.long_date(case.opened_on).as_str(), case.asker_name.reveal());
    let closed = case.closed_on.map(|on| {
        let how = case.closing.map_or("", |closing| closing_words(texts, closing));
        texts.route_closed_on(language.long_date(on).as_str(), how)
    });
    let mut parts = vec![paper::text(&asked)];
    parts.extend(closed.map(|words| paper::text(&words)));
    parts.extend(tried_part(texts, one));
    let entries: Vec<Entry> = entries(texts, one).collect();
    if !entries.is_empty() {
        parts.push(Part::Entries(entries));
    }
    section(&format!("{}: {}", kind_words(texts, case.kind), case.title.reveal()), parts)
}

fn tried_part(texts: &Texts, one: &CaseForExport) -> Option<Part> {
    let row = |kept: &KeptIntervention| {
        let (one, date) = (&kept.intervention, |at| texts.language().date(day(at)));
        let said = one.evaluation.as_ref();
        let gone = kept.removed_at.map(|at| texts.route_taken_away_on(date(at).as_str()));
        vec![
            [Some(one.goal.reveal().clone()), gone].into_iter().flatten().collect::<Vec<_>>().join("\n"),
            one.what.reveal().clone(),
            texts.language().date(one.until_on),
            outcome_words(texts, said.map(|said| said.outcome)).to_owned(),
            said.map(|said| said.figure.reveal().clone()).unwrap_or_default(),
        ]
    };
    let head = [
        texts.route_try_goal(),
        texts.route_try_what(),
        texts.route_try_until(),
        texts.route_reached(),
        texts.route_figure(),
    ];
    let rows = one.tried.iter().map(row).collect();
    (!one.tried.is_empty()).then(|| table(texts.route_interventions(), &head, rows))
}

/// What was written and what was said with its moves, each with its author.
fn entries(texts: &Texts, one: &CaseForExport) -> impl Iterator<Item = Entry> {
    let language = texts.language();
    let written = one.texts.iter().filter(|text| !text.text.reveal().is_empty()).map(move |text| Entry {
        date: language.long_date(day(text.changed_at)),
        author: text.author_name.reveal().clone(),
        category: text.field.clone(),
        text: EntryText::Given(text.text.reveal().clone()),
    });
    let moved = one.moves.iter().filter(|made| !made.word.reveal().is_empty()).map(move |made| Entry {
        date: language.long_date(made.on),
        author: made.author_name.reveal().clone(),
        category: made.kind.code().to_owned(),
        text: EntryText::Given(made.word.reveal().clone()),
    });
    written.chain(moved)
}
