//! The sheets of a pupil's file. Names of columns are English, as everywhere in files for programs; days are ISO 8601.

use super::{
    pupil_export::WholeFile,
    pupil_export_sheets::{Cell, Sheet},
    trail_words::deed_in_words,
};
use crate::notes::WhatIsSaid;
use domain::{
    register::GroupKind,
    results::{Level, LevelScale, TestResult},
    trust::Role,
};
use i18n::Texts;
use std::collections::BTreeMap;

/// All sheets.
pub(super) fn sheets(texts: &'static Texts, file: &WholeFile) -> Vec<Sheet> {
    let person = file.person.sheets(texts);
    let own = vec![
        pupil(texts, file),
        keys(texts, file),
        enrolments(texts, file),
        results(texts, file),
        notes(texts, file),
        corrections(texts, file),
        ties(texts, file),
        emergencies(texts, file),
        access(texts, file),
        looks(texts, file),
        retention(texts, file),
        earlier(texts, file),
    ];
    own.into_iter().chain(person).collect()
}

fn pupil(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let pupil = &file.pupil;
    Sheet {
        name: "pupil",
        about: texts.export_about_pupil(),
        columns: &[
            "first_name",
            "name_prefix",
            "last_name",
            "born_on",
            "gender",
            "eck_id",
            "education_in_year_three_since",
            "entered_on",
            "left_on",
        ],
        rows: vec![vec![
            Cell::text(pupil.name.first.reveal()),
            Cell::text(pupil.name.prefix.reveal()),
            Cell::text(pupil.name.last.reveal()),
            Cell::of(pupil.born_on.as_ref().map(|day| *day.reveal())),
            Cell::text(pupil.gender.code()),
            Cell::of(pupil.eck_id.as_ref().map(domain::register::EckId::reveal)),
            Cell::of(pupil.year_three_since),
            Cell::of(pupil.entered_on),
            Cell::of(pupil.left_on),
        ]],
    }
}

fn keys(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |key: &String| vec![Cell::text(key), Cell::Flag(*key == file.pupil.key)];
    Sheet {
        name: "keys",
        about: texts.export_about_keys(),
        columns: &["key", "is_newest"],
        rows: file.keys.iter().map(row).collect(),
    }
}

fn enrolments(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let base = file.shown.history.iter().map(|(one, group)| {
        vec![
            Cell::text(one.school_year.to_string()),
            Cell::text(GroupKind::Base.code()),
            Cell::of(group.as_ref()),
            Cell::of(one.year_group),
            Cell::text(one.from.to_string()),
            Cell::of(one.until),
        ]
    });
    let extra = file.extra_groups.iter().map(|group| {
        vec![
            Cell::text(group.school_year.to_string()),
            Cell::text(group.kind.code()),
            Cell::text(&group.name),
            Cell::of(group.year_group),
            Cell::text(""),
            Cell::text(""),
        ]
    });
    Sheet {
        name: "enrolments",
        about: texts.export_about_enrolments(),
        columns: &["school_year", "kind", "group", "year_group", "from", "until"],
        rows: base.chain(extra).collect(),
    }
}

fn results(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |(result, test): &(TestResult, Option<domain::results::Test>)| {
        let names = test.as_ref().map(|test| &test.names);
        let level = |scale| Cell::of(result.levels.on(scale).map(Level::name));
        let others: Vec<String> =
            result.other_scores.iter().map(|(code, value)| format!("{code}={value}")).collect();
        vec![
            Cell::text(result.taken_on.to_string()),
            Cell::of(names.map(|names| &names.code)),
            Cell::of(names.and_then(|names| names.part.as_ref())),
            Cell::of(names.and_then(|names| names.version.as_ref())),
            Cell::of(names.and_then(|names| names.scale.as_ref())),
            Cell::of(test.as_ref().and_then(|test| test.name.as_ref())),
            Cell::of(test.as_ref().and_then(|test| test.subject.as_ref())),
            Cell::of(test.as_ref().map(|test| &test.series.0)),
            Cell::of(test.as_ref().and_then(|test| test.moment)),
            Cell::Decimal(result.skill_score),
            Cell::Decimal(result.raw_score),
            level(LevelScale::Roman),
            level(LevelScale::Letter),
            level(LevelScale::Avi),
            level(LevelScale::Reference),
            Cell::of(result.own_level.as_ref()),
            Cell::Decimal(result.percentile),
            Cell::Decimal(result.dle),
            Cell::of(result.functioning_level.as_ref()),
            Cell::text(others.join(" ")),
        ]
    };
    Sheet {
        name: "results",
        about: texts.export_about_results(),
        columns: &[
            "taken_on",
            "test_code",
            "test_part",
            "test_version",
            "scale",
            "test_name",
            "subject",
            "series",
            "moment",
            "skill_score",
            "raw_score",
            "level_roman",
            "level_letter",
            "level_avi",
            "level_reference",
            "level_own",
            "percentile",
            "dle",
            "functioning_level",
            "other_scores",
        ],
        rows: file.results.iter().map(row).collect(),
    }
}

fn notes(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |note: &crate::notes::NoteForExport| {
        let (text, is_withheld) = match &note.text {
            WhatIsSaid::Given(text) => (text.reveal().as_str(), false),
            WhatIsSaid::Withheld(_) => ("", true),
        };
        vec![
            Cell::text(note.written_at.to_string()),
            Cell::of(note.changed_at),
            Cell::of(note.removed_at),
            Cell::text(&note.category),
            Cell::text(note.author.reveal()),
            Cell::text(text),
            Cell::Flag(is_withheld),
        ]
    };
    Sheet {
        name: "notes",
        about: texts.export_about_notes(),
        columns: &["written_at", "changed_at", "removed_at", "category", "author", "text", "is_withheld"],
        rows: file.notes.notes.iter().map(row).collect(),
    }
}

fn corrections(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |one: &store::trust::KeptCorrection| {
        vec![
            Cell::text(one.made_at.to_string()),
            Cell::text(&one.kind),
            Cell::text(one.about.reveal()),
            Cell::text(one.text.reveal()),
            Cell::text(&one.asked_by),
            Cell::text(one.author_name.reveal()),
        ]
    };
    Sheet {
        name: "corrections",
        about: texts.export_about_corrections(),
        columns: &["made_at", "kind", "about", "text", "asked_by", "author"],
        rows: file.corrections.iter().map(row).collect(),
    }
}

fn ties(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |tie: &store::trust::KeptTie| {
        vec![
            Cell::text(tie.role.code()),
            Cell::text(tie.term.from.to_string()),
            Cell::of(tie.term.until),
            Cell::text(tie.why.reveal()),
        ]
    };
    Sheet {
        name: "ties",
        about: texts.export_about_ties(),
        columns: &["role", "from", "until", "why"],
        rows: file.ties.iter().map(row).collect(),
    }
}

fn emergencies(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |one: &store::trust::KeptEmergency| {
        vec![
            Cell::text(one.from_at.to_string()),
            Cell::text(one.until_at.to_string()),
            Cell::text(one.reason.reveal()),
        ]
    };
    Sheet {
        name: "emergencies",
        about: texts.export_about_emergencies(),
        columns: &["from_at", "until_at", "reason"],
        rows: file.emergencies.iter().map(row).collect(),
    }
}

/// How many people in each role can see the file; who has several roles counts in each.
pub(super) fn viewers_by_role(file: &WholeFile) -> BTreeMap<Role, i64> {
    let mut by_role = BTreeMap::new();
    for role in file.access.viewers.iter().flat_map(|viewer| &viewer.roles) {
        *by_role.entry(*role).or_insert(0) += 1;
    }
    by_role
}

fn access(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |(role, people): (Role, i64)| vec![Cell::text(role.code()), Cell::Whole(people)];
    Sheet {
        name: "access",
        about: texts.export_about_access(),
        columns: &["role", "people"],
        rows: viewers_by_role(file).into_iter().map(row).collect(),
    }
}

fn looks(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |(line, roles): &(super::trail::TrailLine, Vec<Role>)| {
        let roles: Vec<&str> = roles.iter().map(|role| role.code()).collect();
        vec![
            Cell::text(line.at.to_string()),
            Cell::text(&line.action),
            Cell::of(deed_in_words(texts, &line.action, &line.detail)),
            Cell::of(line.group.as_ref()),
            Cell::text(roles.join(" ")),
        ]
    };
    Sheet {
        name: "looks",
        about: texts.export_about_looks(),
        columns: &["at", "action", "what", "group", "roles"],
        rows: file.looks.iter().map(row).collect(),
    }
}

fn retention(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |line: &super::retention::TermLine| {
        let due = file.dates.iter().find(|(category, _)| *category == line.category);
        vec![
            Cell::text(line.category.code()),
            Cell::of(line.months().map(|months| months.usual)),
            Cell::of(line.months().and_then(|months| months.special)),
            Cell::of(due.map(|(_, on)| on)),
            Cell::text(line.source()),
            Cell::Flag(file.hold.as_ref().is_some_and(|kept| kept.hold.went_to_special)),
            Cell::of(file.hold.as_ref().and_then(|kept| kept.hold.keep_until)),
            Cell::of(file.hold.as_ref().map(|kept| kept.why.reveal())),
        ]
    };
    Sheet {
        name: "retention",
        about: texts.export_about_retention(),
        columns: &[
            "category",
            "months",
            "months_special_education",
            "due_on",
            "source",
            "went_to_special_education",
            "keep_until",
            "why",
        ],
        rows: file.terms.iter().map(row).collect(),
    }
}

fn earlier(texts: &'static Texts, file: &WholeFile) -> Sheet {
    let row = |(no, change): &(domain::ids::ImportNo, String)| vec![Cell::Whole(no.0), Cell::text(change)];
    Sheet {
        name: "earlier_values",
        about: texts.export_about_earlier(),
        columns: &["import_no", "change"],
        rows: file.remembered.iter().map(row).collect(),
    }
}
