//! The file of a pupil for a person to read: a PDF, and the text that says what is in the zip.

use super::{
    paper::{self, pairs, section, table},
    pupil_export::WholeFile,
    pupil_export_data::viewers_by_role,
    pupil_export_sheets::Sheet,
    retention_words::{category_in_words, moment_in_words, months_in_words},
    trail_words::{deed_in_words, role_in_words},
};
use crate::{
    Ctx, Error,
    notes::{NoteForExport, WhatIsSaid, day},
    results::chart,
};
use documents::sections::{Entry, EntryText, Part, Picture, Section};
use domain::{
    register::Gender,
    results::{Decimal, Level, Progress, Sitting},
};
use i18n::Texts;
use jiff::civil::Date;

/// The readable part of a pupil's file.
pub(super) async fn pdf(ctx: &Ctx, texts: &Texts, file: &WholeFile) -> Result<Vec<u8>, Error> {
    let mut sections = vec![facts(texts, file), stays(texts, file)];
    sections.extend(file.person.sections(texts));
    sections.extend(file.shown.series.iter().map(|progress| series(texts, progress)));
    if file.shown.series.is_empty() {
        sections.push(section(texts.export_results(), vec![paper::text(texts.pupil_no_results())]));
    }
    sections.extend([
        notes(texts, file),
        corrections(texts, file),
        who_may(texts, file),
        who_did(texts, file),
        keeping(texts, file),
    ]);
    let purpose = texts.export_purpose(texts.rights_asked_by(file.asked_by.code()).as_str());
    let name = file.pupil.name.full();
    paper::pdf(ctx, texts, &file.school, (texts.export_title(), &name, &purpose), sections).await
}

fn facts(texts: &Texts, file: &WholeFile) -> Section {
    let pupil = &file.pupil;
    let date = |day: Date| texts.language().date(day);
    let gender = match pupil.gender {
        Gender::Boy => Some(texts.export_gender_boy().to_owned()),
        Gender::Girl => Some(texts.export_gender_girl().to_owned()),
        Gender::Unknown | Gender::Unspecified => None,
    };
    let known = pairs([
        (texts.export_name(), Some(pupil.name.full())),
        (texts.word_born(), pupil.born_on.as_ref().map(|day| date(*day.reveal()))),
        (texts.export_gender(), gender),
        (texts.export_keys(), Some(file.keys.join(", "))),
        (texts.export_eck_id(), pupil.eck_id.as_ref().map(|id| id.reveal().to_owned())),
        (texts.export_year_three(), pupil.year_three_since.map(date)),
        (texts.word_entered(), pupil.entered_on.map(date)),
        (texts.word_left(), pupil.left_on.map(date)),
    ]);
    section(texts.pupil_facts(), vec![known])
}

fn stays(texts: &Texts, file: &WholeFile) -> Section {
    let date = |day: Date| texts.language().date(day);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (one, group) in &file.shown.history {
        let year_group = one.year_group.map(|group| group.to_string()).unwrap_or_default();
        let until = one.until.map(date).unwrap_or_default();
        let group = group.clone().unwrap_or_default();
        rows.push(vec![one.school_year.to_string(), group, year_group, date(one.from), until]);
    }
    for group in &file.extra_groups {
        let name = texts.export_extra_group(group.name.as_str());
        rows.push(vec![group.school_year.to_string(), name, String::new(), String::new(), String::new()]);
    }
    let head = [
        texts.head_school_year(),
        texts.head_group(),
        texts.head_year_group(),
        texts.export_from(),
        texts.export_until(),
    ];
    section(texts.pupil_history(), vec![table(texts.pupil_history(), &head, rows)])
}

/// A series: its pictures and its figures, newest first.
fn series(texts: &Texts, progress: &Progress) -> Section {
    let subject = progress.subject().unwrap_or_else(|| texts.signal_no_subject());
    let heading = texts.export_series(progress.latest().test.series.0.as_str(), subject);
    let picture = |caption: &str, why: &str, svg: String| {
        Part::Picture(Picture { caption: caption.to_owned(), svg, label: format!("{caption} {why}") })
    };
    let mut parts = Vec::new();
    if progress.sittings().len() > 1 {
        parts.extend(
            chart::scores(texts, progress, &heading)
                .map(|svg| picture(texts.pupil_scores_title(), texts.pupil_chart_why(), svg)),
        );
    }
    let head = [
        texts.head_date(),
        texts.head_moment(),
        texts.head_skill_score(),
        texts.head_level(),
        texts.head_percentile(),
        texts.head_dle(),
        texts.head_raw_score(),
        texts.head_test(),
    ];
    let rows: Vec<Vec<String>> =
        progress.sittings().iter().rev().map(|sitting| figures(texts, sitting)).collect();
    // A column of which nothing is known is left out.
    let is_known = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let known: Vec<bool> = (0..head.len()).map(is_known).collect();
    let head: Vec<&str> =
        head.into_iter().zip(&known).filter(|(_, known)| **known).map(|(word, _)| word).collect();
    let keep = |row: Vec<String>| {
        row.into_iter().zip(&known).filter(|(_, known)| **known).map(|(cell, _)| cell).collect()
    };
    parts.push(table(&heading, &head, rows.into_iter().map(keep).collect()));
    section(&heading, parts)
}

fn figures(texts: &Texts, sitting: &Sitting) -> Vec<String> {
    let decimal = |number: Option<Decimal>| {
        number.map(|number| texts.language().decimal(number.thousandths())).unwrap_or_default()
    };
    let levels: Vec<&str> = sitting.levels.all().map(Level::name).collect();
    let level = sitting.functioning_level.as_deref().into_iter().fold(levels.join(" "), |levels, own| {
        if levels.is_empty() { own.to_owned() } else { format!("{levels} ({own})") }
    });
    vec![
        texts.language().date(sitting.taken_on),
        sitting.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        decimal(sitting.skill_score),
        level,
        decimal(sitting.percentile),
        decimal(sitting.dle),
        decimal(sitting.raw_score),
        sitting.test.name.clone().unwrap_or_else(|| sitting.test.names.code.clone()),
    ]
}

fn notes(texts: &Texts, file: &WholeFile) -> Section {
    let entry = |note: &NoteForExport| Entry {
        date: texts.language().long_date(day(note.written_at)),
        author: note.author.reveal().clone(),
        category: note.category.clone(),
        text: match &note.text {
            WhatIsSaid::Given(text) => EntryText::Given(text.reveal().clone()),
            WhatIsSaid::Withheld(_) => EntryText::Withheld(texts.export_note_withheld().to_owned()),
        },
    };
    let mut parts = vec![paper::text(texts.export_notes_why())];
    if file.notes.notes.is_empty() {
        parts.push(paper::text(texts.export_no_notes()));
    } else {
        parts.push(Part::Entries(file.notes.notes.iter().map(entry).collect()));
    }
    if file.notes.out_of_sight > 0 {
        parts.push(Part::Text(texts.export_notes_out_of_sight(file.notes.out_of_sight)));
    }
    section(texts.export_notes(), parts)
}

fn corrections(texts: &Texts, file: &WholeFile) -> Section {
    if file.corrections.is_empty() {
        return section(texts.corrections_title(), vec![paper::text(texts.corrections_none())]);
    }
    let entry = |one: &store::trust::KeptCorrection| {
        let about = one.about.reveal();
        let text = one.text.reveal();
        Entry {
            date: texts.language().long_date(day(one.made_at)),
            author: one.author_name.reveal().clone(),
            category: texts.correction_kind(one.kind.as_str()),
            text: EntryText::Given(if about.is_empty() {
                text.clone()
            } else {
                format!("{about}\n\n{text}")
            }),
        }
    };
    section(texts.corrections_title(), vec![Part::Entries(file.corrections.iter().map(entry).collect())])
}

fn who_may(texts: &Texts, file: &WholeFile) -> Section {
    let date = |day: Date| texts.language().date(day);
    let by_role = viewers_by_role(file).into_iter();
    let rows = by_role.map(|(role, people)| vec![role_in_words(texts, role.code()), people.to_string()]);
    let mut parts = vec![table(
        texts.export_who_may(),
        &[texts.export_head_role(), texts.export_head_people()],
        rows.collect(),
    )];
    if !file.ties.is_empty() {
        let rows = file.ties.iter().map(|tie| {
            let until = tie.term.until.map(date).unwrap_or_default();
            let role = role_in_words(texts, tie.role.code());
            vec![role, date(tie.term.from), until, tie.why.reveal().clone()]
        });
        let head =
            [texts.export_head_role(), texts.export_from(), texts.export_until(), texts.export_head_why()];
        parts.push(table(texts.export_ties(), &head, rows.collect()));
    }
    if !file.emergencies.is_empty() {
        let rows = file.emergencies.iter().map(|one| {
            vec![
                moment_in_words(texts, one.from_at),
                moment_in_words(texts, one.until_at),
                one.reason.reveal().clone(),
            ]
        });
        let head = [texts.export_from(), texts.export_until(), texts.export_head_why()];
        parts.push(table(texts.export_emergencies(), &head, rows.collect()));
    }
    section(texts.export_who_may(), parts)
}

fn who_did(texts: &Texts, file: &WholeFile) -> Section {
    let rows = file.looks.iter().map(|(line, roles)| {
        let what = deed_in_words(texts, &line.action, &line.detail);
        let what = what.unwrap_or_else(|| texts.trail_unknown().to_owned());
        let roles: Vec<String> = roles.iter().map(|role| role_in_words(texts, role.code())).collect();
        let who = if roles.is_empty() { texts.trail_actor(line.actor.as_str()) } else { roles.join(", ") };
        let what = line.group.as_ref().map_or_else(|| what.clone(), |group| format!("{what} ({group})"));
        vec![moment_in_words(texts, line.at), what, who]
    });
    let head = [texts.head_made_at(), texts.retention_head_what(), texts.export_head_role()];
    let parts =
        vec![paper::text(texts.export_who_did_why()), table(texts.export_who_did(), &head, rows.collect())];
    section(texts.export_who_did(), parts)
}

fn keeping(texts: &Texts, file: &WholeFile) -> Section {
    let rows = file.terms.iter().map(|line| {
        let due = file.dates.iter().find(|(category, _)| *category == line.category);
        vec![
            category_in_words(texts, line.category).to_owned(),
            months_in_words(texts, line.months()),
            due.map(|(_, on)| texts.language().date(*on)).unwrap_or_default(),
        ]
    });
    let head = [texts.retention_head_what(), texts.retention_head_term(), texts.retention_head_due()];
    let mut parts = vec![table(texts.export_keeping(), &head, rows.collect())];
    if let Some(kept) = &file.hold {
        parts.push(pairs([
            (texts.hold_special(), kept.hold.went_to_special.then(|| texts.word_yes().to_owned())),
            (texts.hold_until(), kept.hold.keep_until.map(|day| texts.language().date(day))),
            (texts.export_head_why(), Some(kept.why.reveal().clone())),
        ]));
    }
    section(texts.export_keeping(), parts)
}

/// What is in the zip, and what is not.
pub(super) fn read_me(texts: &Texts, file: &WholeFile, sheets: &[Sheet]) -> String {
    let mut lines = vec![
        texts.export_title().to_owned(),
        String::new(),
        texts.export_purpose(texts.rights_asked_by(file.asked_by.code()).as_str()),
        String::new(),
        format!("{}: {}", texts.export_pdf_name(), texts.export_read_me_pdf()),
        format!("data/*.csv: {}", texts.export_read_me_csv()),
        format!("data/file.json: {}", texts.export_read_me_json()),
        format!("data/schema.json: {}", texts.export_read_me_schema()),
        String::new(),
    ];
    lines.extend(sheets.iter().map(|sheet| format!("data/{}.csv: {}", sheet.name, sheet.about)));
    if file.person.files().next().is_some() {
        lines.push(format!("documents/: {}", texts.export_read_me_documents()));
    }
    lines.extend([String::new(), texts.export_names_why().to_owned()]);
    let withheld =
        file.notes.notes.iter().filter(|note| matches!(note.text, WhatIsSaid::Withheld(_))).count();
    let closed = file.person.withheld();
    let unseen = file.person.documents.out_of_sight;
    if withheld > 0 {
        lines.push(texts.export_withheld(withheld));
    }
    if file.notes.out_of_sight > 0 {
        lines.push(texts.export_notes_out_of_sight(file.notes.out_of_sight));
    }
    lines.extend((closed > 0).then(|| texts.export_documents_withheld(closed)));
    lines.extend((unseen > 0).then(|| texts.export_documents_out_of_sight(unseen)));
    lines.push(texts.export_notes_why().to_owned());
    lines.push(texts.export_contacts_why().to_owned());
    lines.push(String::new());
    lines.join("\n")
}
