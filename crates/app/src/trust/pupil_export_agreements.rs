//! The agreements about a pupil, for the complete file, with each time that one was moved.

use super::{
    paper::{section, table},
    pupil_export_sheets::{Cell, Sheet},
};
use documents::sections::Section;
use domain::agreements::{Agreement, AgreementMove};
use i18n::Texts;

/// An agreement with each time that it was moved.
pub(super) type Exported = (Agreement, Vec<AgreementMove>);

pub(super) fn sheets(texts: &'static Texts, all: &[Exported]) -> Vec<Sheet> {
    vec![agreements(texts, all), moves(texts, all)]
}

fn agreements(texts: &'static Texts, all: &[Exported]) -> Sheet {
    let row = |(one, _): &Exported| {
        vec![
            Cell::text(one.id.to_string()),
            Cell::text(one.what.reveal()),
            Cell::text(one.owner_name.reveal()),
            Cell::text(one.first_due_on.to_string()),
            Cell::text(one.due_on.to_string()),
            Cell::text(one.state.code()),
            Cell::of(one.closed_on),
            Cell::text(one.reason.reveal()),
            Cell::text(one.source.parts().0),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.made_at.to_string()),
        ]
    };
    Sheet {
        name: "agreements",
        about: texts.export_about_agreements(),
        columns: &[
            "agreement",
            "what",
            "owner",
            "first_due_on",
            "due_on",
            "state",
            "closed_on",
            "reason",
            "source",
            "author",
            "made_at",
        ],
        rows: all.iter().map(row).collect(),
    }
}

fn moves(texts: &'static Texts, all: &[Exported]) -> Sheet {
    let row = |one: &Agreement, moved: &AgreementMove| {
        vec![
            Cell::text(one.id.to_string()),
            Cell::text(moved.from_on.to_string()),
            Cell::text(moved.to_on.to_string()),
            Cell::text(moved.reason.reveal()),
            Cell::text(moved.author_name.reveal()),
        ]
    };
    let of_one = |(one, moves): &Exported| moves.iter().map(|moved| row(one, moved)).collect::<Vec<_>>();
    Sheet {
        name: "agreement_moves",
        about: texts.export_about_agreement_moves(),
        columns: &["agreement", "from_on", "to_on", "reason", "author"],
        rows: all.iter().flat_map(of_one).collect(),
    }
}

/// The agreements on paper; nothing when there is none.
pub(super) fn section_of(texts: &Texts, all: &[Exported]) -> Option<Section> {
    let language = texts.language();
    let row = |(one, _): &Exported| {
        let came = match one.closed_on {
            Some(day) if one.reason.reveal().is_empty() => {
                texts.agreements_done_on(language.date(day).as_str())
            }
            Some(day) => {
                texts.agreements_dropped_on(language.date(day).as_str(), one.reason.reveal().as_str())
            }
            None => texts.promises_open().to_owned(),
        };
        vec![one.what.reveal().clone(), one.owner_name.reveal().clone(), language.date(one.due_on), came]
    };
    let head =
        [texts.agreement_what(), texts.agreement_owner(), texts.agreement_due(), texts.agreement_history()];
    (!all.is_empty()).then(|| {
        let rows = all.iter().map(row).collect();
        section(texts.agreements_card(), vec![table(texts.agreements_card(), &head, rows)])
    })
}
