//! The form with which one adds or changes a contact, and both versions when two people did so at once.

use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
};
use app::register::{ContactProblem, ContactTyped, KeptContact, LONGEST_CONTACT_NAME, LONGEST_CONTACT_TEXT};
use domain::{
    Personal,
    register::{Authority, Relation},
};
use i18n::Texts;
use serde::Deserialize;

/// The form as a page shows it.
pub(crate) struct ContactForm {
    pub(super) action: String,
    /// The version that it was made from; none for a new contact.
    pub(super) version: Option<i64>,
    pub(super) relations: Vec<Choosable>,
    pub(super) bad_relation: Option<&'static str>,
    pub(super) authorities: Vec<Choosable>,
    pub(super) bad_authority: Option<&'static str>,
    pub(super) fields: Vec<ContactField>,
    pub(super) position: String,
}

/// A word to choose, and whether it is chosen.
pub(crate) struct Choosable {
    pub(super) code: &'static str,
    pub(super) words: String,
    /// What it means; empty when the word says it all.
    pub(super) help: &'static str,
    pub(super) is_chosen: bool,
}

/// A text to fill in.
pub(crate) struct ContactField {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    pub(super) is_long: bool,
    pub(super) text: String,
    pub(super) problem: Option<String>,
}

/// What one sends.
#[derive(Clone, Deserialize)]
pub(crate) struct SentContact {
    #[serde(default)]
    pub(super) version: i64,
    #[serde(default)]
    name: Personal<String>,
    #[serde(default)]
    relation: String,
    #[serde(default)]
    authority: String,
    #[serde(default)]
    phone: Personal<String>,
    #[serde(default)]
    email: Personal<String>,
    #[serde(default)]
    address: Personal<String>,
    #[serde(default)]
    remark: Personal<String>,
    #[serde(default)]
    position: String,
    /// What one chose when somebody was first.
    #[serde(default)]
    pub(super) choice: Choice,
}

impl SentContact {
    pub(super) fn typed(&self) -> ContactTyped {
        ContactTyped {
            name: self.name.clone(),
            relation: self.relation.clone(),
            authority: self.authority.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
            remark: self.remark.clone(),
            position: self.position.trim().parse().ok(),
        }
    }
}

impl ContactForm {
    pub(super) fn new(
        texts: &'static Texts,
        action: String,
        (typed, version): (&ContactTyped, Option<i64>),
        problems: &[ContactProblem],
    ) -> Self {
        let has = |problem| problems.contains(&problem);
        let relation = |one: Relation| Choosable {
            code: one.code(),
            words: texts.contact_relation(one.code()),
            help: "",
            is_chosen: typed.relation == one.code(),
        };
        let authority = |one: Authority| Choosable {
            code: one.code(),
            words: texts.contact_authority(one.code()),
            help: match one {
                Authority::Yes => texts.contact_authority_yes_help(),
                Authority::No => texts.contact_authority_no_help(),
                Authority::Unknown => texts.contact_authority_unknown_help(),
            },
            is_chosen: typed.authority == one.code(),
        };
        Self {
            action,
            version,
            relations: Relation::ALL.into_iter().map(relation).collect(),
            bad_relation: has(ContactProblem::NoRelation).then(|| texts.contact_problem_no_relation()),
            authorities: Authority::ALL.into_iter().map(authority).collect(),
            bad_authority: has(ContactProblem::NoAuthority).then(|| texts.contact_problem_no_authority()),
            fields: fields(texts, typed, problems),
            position: typed.position.map(|position| position.to_string()).unwrap_or_default(),
        }
    }
}

fn fields(texts: &'static Texts, typed: &ContactTyped, problems: &[ContactProblem]) -> Vec<ContactField> {
    let field = |name, label, kind, text: &Personal<String>| ContactField {
        name,
        label,
        kind,
        is_long: kind == "long",
        text: text.reveal().clone(),
        problem: problems.iter().find(|problem| field_of(**problem) == name).map(|one| sentence(texts, *one)),
    };
    vec![
        field("name", texts.contact_name(), "text", &typed.name),
        field("phone", texts.contact_phone(), "tel", &typed.phone),
        field("email", texts.contact_email(), "email", &typed.email),
        field("address", texts.contact_address(), "long", &typed.address),
        field("remark", texts.contact_remark(), "long", &typed.remark),
    ]
}

const fn field_of(problem: ContactProblem) -> &'static str {
    match problem {
        ContactProblem::NoName | ContactProblem::NameTooLong => "name",
        ContactProblem::NoRelation => "relation",
        ContactProblem::NoAuthority => "authority",
        ContactProblem::Phone => "phone",
        ContactProblem::Email => "email",
        ContactProblem::AddressTooLong => "address",
        ContactProblem::RemarkTooLong => "remark",
    }
}

fn sentence(texts: &Texts, problem: ContactProblem) -> String {
    match problem {
        ContactProblem::NoName => texts.contact_problem_no_name().to_owned(),
        ContactProblem::NameTooLong => texts.contact_problem_too_long(LONGEST_CONTACT_NAME),
        ContactProblem::NoRelation => texts.contact_problem_no_relation().to_owned(),
        ContactProblem::NoAuthority => texts.contact_problem_no_authority().to_owned(),
        ContactProblem::Phone => texts.contact_problem_phone().to_owned(),
        ContactProblem::Email => texts.contact_problem_email().to_owned(),
        ContactProblem::AddressTooLong | ContactProblem::RemarkTooLong => {
            texts.contact_problem_too_long(LONGEST_CONTACT_TEXT)
        }
    }
}

/// What was typed beside what somebody else saved.
pub(super) fn both(ask: &Ask, typed: &ContactTyped, now: &KeptContact) -> Conflict {
    let texts = ask.texts;
    let theirs = ContactTyped::of(now);
    let mut parts = Vec::new();
    let mut differ = |label: &str, mine: String, theirs: String| {
        if mine.trim() != theirs.trim() {
            parts.push(Part::new(label, &mine, &theirs));
        }
    };
    differ(
        texts.contact_relation_label(),
        texts.contact_relation(typed.relation.as_str()),
        texts.contact_relation(theirs.relation.as_str()),
    );
    differ(
        texts.contact_authority_label(),
        texts.contact_authority(typed.authority.as_str()),
        texts.contact_authority(theirs.authority.as_str()),
    );
    let mut sent = vec![
        ("version".to_owned(), now.version.to_string()),
        ("relation".to_owned(), typed.relation.clone()),
        ("authority".to_owned(), typed.authority.clone()),
    ];
    for (mine, theirs) in fields(texts, typed, &[]).into_iter().zip(fields(texts, &theirs, &[])) {
        let text = mine.text.replace("\r\n", "\n");
        differ(mine.label, text.clone(), theirs.text);
        sent.push((mine.name.to_owned(), text));
    }
    let place = |one: &ContactTyped| one.position.map(|position| position.to_string()).unwrap_or_default();
    differ(texts.contact_position(), place(typed), place(&theirs));
    sent.push(("position".to_owned(), place(typed)));
    Conflict { action: ask.here.clone(), fields: sent, by: String::new(), parts, merge: None }
}
