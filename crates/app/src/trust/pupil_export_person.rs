//! The person behind the figures, for the complete file of a pupil: portrait, contacts, documents, what was handed over,
//! answers to signals, absence, needs, plans, agreements.

use super::{
    paper::{self, pairs, section, table},
    pupil_export_agreements, pupil_export_meetings, pupil_export_needs, pupil_export_plans,
    pupil_export_route,
    pupil_export_sheets::{Cell, Sheet},
};
use crate::{
    Ctx, Error,
    agreements::agreements_for_export,
    documents::{DocumentForExport, DocumentsForExport, for_export},
    meetings::{TalkForExport, talks_for_export},
    notes::day,
    plans::pupil::{PlanForExport, plans_for_export},
    results::words::kind_word,
    route::{CaseForExport, cases_for_export},
};
use documents::sections::{Entry, EntryText, Part, Section};
use domain::{
    ids::PupilId,
    needs::NeedLine,
    register::{Absence, HandOverTexts},
};
use i18n::Texts;
use jiff::civil::Date;
use policy::OfPupil;
use store::{
    needs,
    register::{self, KeptContact, KeptHandOver, KeptPortrait},
    signals::{self, KeptAnswer},
};

/// What is kept of a pupil beside results and notes.
pub(super) struct PersonFile {
    portrait: Option<KeptPortrait>,
    contacts: Vec<KeptContact>,
    pub(super) documents: DocumentsForExport,
    hand_overs: Vec<KeptHandOver>,
    answers: Vec<KeptAnswer>,
    absences: Vec<Absence>,
    needs: Vec<NeedLine>,
    plans: Vec<PlanForExport>,
    talks: Vec<TalkForExport>,
    cases: Vec<CaseForExport>,
    agreements: Vec<pupil_export_agreements::Exported>,
}

impl PersonFile {
    pub(super) async fn load(ctx: &Ctx, of_pupil: &OfPupil) -> Result<Self, Error> {
        let (scope, pupil): (_, PupilId) = (*of_pupil.in_school(), of_pupil.pupil());
        let documents = for_export(ctx, of_pupil).await?;
        let plans = plans_for_export(ctx, of_pupil).await?;
        let talks = talks_for_export(ctx, of_pupil).await?;
        let agreements = agreements_for_export(ctx, of_pupil).await?;
        let mut tx = ctx.read().await?;
        Ok(Self {
            plans,
            talks,
            cases: cases_for_export(&mut tx, of_pupil).await?,
            agreements,
            portrait: register::portrait(&mut tx, of_pupil).await?,
            contacts: register::contacts(&mut tx, of_pupil).await?,
            documents,
            hand_overs: register::hand_overs_of_pupil(&mut tx, of_pupil).await?,
            answers: signals::answers_of_pupil(&mut tx, &scope, pupil).await?,
            absences: register::absences_of_pupil(&mut tx, &scope, pupil).await?,
            needs: needs::lines_of_pupil(&mut tx, of_pupil).await?,
        })
    }

    /// The documents that are given, each with its place in the zip.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        let given = (1..).zip(&self.documents.documents);
        given.filter_map(|(number, one)| {
            let (_, content) = one.given.as_ref()?;
            Some((path(number, one)?, content.reveal().as_slice()))
        })
    }

    /// How many documents there are that are not given.
    pub(super) fn withheld(&self) -> usize {
        self.documents.documents.iter().filter(|one| one.given.is_none()).count()
    }

    pub(super) fn sheets(&self, texts: &'static Texts) -> Vec<Sheet> {
        let mut sheets = vec![
            portrait(texts, self),
            contacts(texts, self),
            documents(texts, self),
            hand_overs(texts, self),
            answers(texts, self),
            absences(texts, self),
            pupil_export_needs::sheet(texts, &self.needs),
        ];
        sheets.extend(pupil_export_plans::sheets(texts, &self.plans));
        sheets.extend(pupil_export_route::sheets(texts, &self.cases));
        sheets.extend(pupil_export_meetings::sheets(texts, &self.talks));
        sheets.extend(pupil_export_agreements::sheets(texts, &self.agreements));
        sheets
    }

    pub(super) fn sections(&self, texts: &Texts) -> Vec<Section> {
        [
            self.portrait.as_ref().map(|one| portrait_section(texts, one)),
            contacts_section(texts, &self.contacts),
            documents_section(texts, self),
            hand_overs_section(texts, &self.hand_overs),
            answers_section(texts, &self.answers),
            absences_section(texts, &self.absences),
            pupil_export_needs::section_of(texts, &self.needs),
            pupil_export_agreements::section_of(texts, &self.agreements),
        ]
        .into_iter()
        .flatten()
        .chain(pupil_export_plans::sections(texts, &self.plans))
        .chain(pupil_export_route::sections(texts, &self.cases))
        .chain(pupil_export_meetings::sections(texts, &self.talks))
        .collect()
    }
}

/// Where a document stands in the zip.
fn path(number: usize, one: &DocumentForExport) -> Option<String> {
    let (named, _) = one.given.as_ref()?;
    Some(format!("documents/{number:02}-{}", named.file_name.reveal()))
}

fn portrait(texts: &'static Texts, file: &PersonFile) -> Sheet {
    let row = |one: &KeptPortrait| {
        vec![
            Cell::text(one.own_words.reveal()),
            Cell::text(one.strengths.reveal()),
            Cell::text(one.helps.reveal()),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.changed_at.to_string()),
        ]
    };
    Sheet {
        name: "portrait",
        about: texts.export_about_portrait(),
        columns: &["own_words", "strengths", "helps", "author", "changed_at"],
        rows: file.portrait.iter().map(row).collect(),
    }
}

fn contacts(texts: &'static Texts, file: &PersonFile) -> Sheet {
    let row = |one: &KeptContact| {
        vec![
            Cell::text(one.name.reveal()),
            Cell::text(one.relation.code()),
            Cell::text(one.authority.code()),
            Cell::text(one.remark.reveal()),
            Cell::Flag(!one.phone.reveal().is_empty()),
            Cell::Flag(!one.email.reveal().is_empty()),
            Cell::Flag(!one.address.reveal().is_empty()),
            Cell::of(one.removed_at),
        ]
    };
    Sheet {
        name: "contacts",
        about: texts.export_about_contacts(),
        columns: &[
            "name",
            "relation",
            "authority",
            "remark",
            "has_phone",
            "has_email",
            "has_address",
            "removed_at",
        ],
        rows: file.contacts.iter().map(row).collect(),
    }
}

fn documents(texts: &'static Texts, file: &PersonFile) -> Sheet {
    let row = |(number, one): (usize, &DocumentForExport)| {
        let named = one.given.as_ref().map(|(named, _)| named);
        vec![
            Cell::text(one.added_at.to_string()),
            Cell::of(one.removed_at),
            Cell::text(&one.category),
            Cell::text(one.author.reveal()),
            Cell::of(named.map(|named| named.title.reveal())),
            Cell::of(path(number, one)),
            Cell::of(named.map(|named| named.kind.media_type())),
            Cell::of(named.map(|named| named.size)),
            Cell::Flag(named.is_none()),
        ]
    };
    Sheet {
        name: "documents",
        about: texts.export_about_documents(),
        columns: &[
            "added_at",
            "removed_at",
            "category",
            "author",
            "title",
            "file",
            "media_type",
            "bytes",
            "is_withheld",
        ],
        rows: (1..).zip(&file.documents.documents).map(row).collect(),
    }
}

fn hand_overs(texts: &'static Texts, file: &PersonFile) -> Sheet {
    let row = |one: &KeptHandOver| {
        let mut cells = vec![Cell::text(one.school_year.to_string())];
        cells.extend(said(&one.texts).map(Cell::text));
        cells.extend([Cell::text(one.author_name.reveal()), Cell::text(one.changed_at.to_string())]);
        cells
    };
    Sheet {
        name: "hand_overs",
        about: texts.export_about_hand_overs(),
        columns: &[
            "school_year",
            "from_pupil",
            "from_parents",
            "from_teacher",
            "attention",
            "author",
            "changed_at",
        ],
        rows: file.hand_overs.iter().map(row).collect(),
    }
}

fn said(texts: &HandOverTexts) -> [&str; 4] {
    [&texts.from_pupil, &texts.from_parents, &texts.from_teacher, &texts.attention]
        .map(|text| text.reveal().as_str())
}

fn answers(texts: &'static Texts, file: &PersonFile) -> Sheet {
    let row = |one: &KeptAnswer| {
        vec![
            Cell::text(one.kind.code()),
            Cell::text(&one.subject),
            Cell::text(one.reason.reveal()),
            Cell::text(one.again_on.to_string()),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.made_at.to_string()),
        ]
    };
    Sheet {
        name: "signal_answers",
        about: texts.export_about_signal_answers(),
        columns: &["kind", "subject", "reason", "again_on", "author", "made_at"],
        rows: file.answers.iter().map(row).collect(),
    }
}

fn absences(texts: &'static Texts, file: &PersonFile) -> Sheet {
    let row = |one: &Absence| {
        vec![
            Cell::text(one.absent_on.to_string()),
            Cell::text(one.kind.code()),
            Cell::Decimal(Some(one.hours)),
        ]
    };
    Sheet {
        name: "absences",
        about: texts.export_about_absences(),
        columns: &["absent_on", "kind", "hours"],
        rows: file.absences.iter().map(row).collect(),
    }
}

fn portrait_section(texts: &Texts, one: &KeptPortrait) -> Section {
    let part = |text: &domain::Personal<String>| Some(text.reveal().clone());
    let known = pairs([
        (texts.export_own_words(), part(&one.own_words)),
        (texts.export_strengths(), part(&one.strengths)),
        (texts.export_helps(), part(&one.helps)),
    ]);
    let date = texts.language().long_date(day(one.changed_at));
    let by = paper::text(texts.portrait_by(one.author_name.reveal(), date.as_str()).as_str());
    section(texts.portrait_link(), vec![known, by])
}

fn contacts_section(texts: &Texts, contacts: &[KeptContact]) -> Option<Section> {
    let row = |one: &KeptContact| {
        let removed =
            one.removed_at.map(|at| texts.notes_removed_on(texts.language().date(day(at)).as_str()));
        let remark: Vec<String> = [Some(one.remark.reveal().clone()), removed]
            .into_iter()
            .flatten()
            .filter(|t| !t.is_empty())
            .collect();
        vec![
            one.name.reveal().clone(),
            texts.contact_relation(one.relation.code()),
            texts.contact_authority(one.authority.code()),
            remark.join("; "),
        ]
    };
    let head = [
        texts.contact_name(),
        texts.contact_relation_label(),
        texts.contact_authority_label(),
        texts.contact_remark(),
    ];
    let rows: Vec<Vec<String>> = contacts.iter().map(row).collect();
    let parts = vec![paper::text(texts.export_contacts_why()), table(texts.contacts_link(), &head, rows)];
    (!contacts.is_empty()).then(|| section(texts.contacts_link(), parts))
}

fn documents_section(texts: &Texts, file: &PersonFile) -> Option<Section> {
    let row = |(number, one): (usize, &DocumentForExport)| {
        let named = one.given.as_ref().map(|(named, _)| named.title.reveal().clone());
        vec![
            texts.language().date(day(one.added_at)),
            one.category.clone(),
            named.unwrap_or_else(|| texts.export_note_withheld().to_owned()),
            path(number, one).unwrap_or_default(),
        ]
    };
    let head = [texts.head_date(), texts.notes_category(), texts.document_title(), texts.export_head_file()];
    let rows: Vec<Vec<String>> = (1..).zip(&file.documents.documents).map(row).collect();
    let mut parts = Vec::new();
    if !rows.is_empty() {
        parts.push(table(texts.documents_link(), &head, rows));
    }
    if file.documents.out_of_sight > 0 {
        parts.push(Part::Text(texts.export_documents_out_of_sight(file.documents.out_of_sight)));
    }
    (!parts.is_empty()).then(|| section(texts.documents_link(), parts))
}

fn hand_overs_section(texts: &Texts, all: &[KeptHandOver]) -> Option<Section> {
    let labels = [
        texts.export_from_pupil(),
        texts.export_from_parents(),
        texts.export_from_teacher(),
        texts.export_attention(),
    ];
    let entry = |one: &KeptHandOver| {
        let parts = labels.iter().zip(said(&one.texts)).filter(|(_, text)| !text.is_empty());
        Entry {
            date: one.school_year.to_string(),
            author: one.author_name.reveal().clone(),
            category: texts.export_hand_overs().to_owned(),
            text: EntryText::Given(
                parts.map(|(label, text)| format!("{label}: {text}")).collect::<Vec<_>>().join("\n\n"),
            ),
        }
    };
    let parts = vec![Part::Entries(all.iter().map(entry).collect())];
    (!all.is_empty()).then(|| section(texts.export_hand_overs(), parts))
}

fn answers_section(texts: &Texts, all: &[KeptAnswer]) -> Option<Section> {
    let date = |day: Date| texts.language().date(day);
    let row = |one: &KeptAnswer| {
        vec![
            date(day(one.made_at)),
            kind_word(texts, one.kind).to_owned(),
            one.subject.clone(),
            one.reason.reveal().clone(),
            date(one.again_on),
        ]
    };
    let head = [
        texts.head_date(),
        texts.retention_head_what(),
        texts.head_subject(),
        texts.export_head_why(),
        texts.export_until(),
    ];
    let parts = vec![table(texts.export_signal_answers(), &head, all.iter().map(row).collect())];
    (!all.is_empty()).then(|| section(texts.export_signal_answers(), parts))
}

fn absences_section(texts: &Texts, all: &[Absence]) -> Option<Section> {
    let row = |one: &Absence| {
        vec![
            texts.language().date(one.absent_on),
            texts.export_absence_kind(one.kind.code()),
            texts.language().decimal(one.hours.thousandths()),
        ]
    };
    let head = [texts.head_date(), texts.retention_head_what(), texts.export_head_hours()];
    let parts = vec![table(texts.export_absences(), &head, all.iter().map(row).collect())];
    (!all.is_empty()).then(|| section(texts.export_absences(), parts))
}
