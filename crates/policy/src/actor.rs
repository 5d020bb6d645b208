//! Who asks.

use domain::{
    ids::{AccountId, GroupId, PupilId, SchoolId, ServiceKeyId, SurveyId},
    trust::{Role, Term},
};
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The person at the machine on which Stut runs, on the command line.
    Operator,
    /// The program itself, for what it does by the clock.
    Program,
    /// Nobody signed in.
    Nobody,
    /// Another system, which holds a key of one school.
    Service(Service),
    /// Somebody without a name, who holds a link or a code of one questionnaire.
    Guest(Guest),
    /// A person who signed in.
    Person(Arc<Person>),
    /// A person who looks at the pages as another one sees them.
    ViewingAs {
        /// Who really asks.
        viewer: Arc<Person>,
        /// As whom.
        seen_as: Arc<Person>,
    },
}

impl Actor {
    /// The word for the audit trail: a code, or the account of the person who really asks.
    pub fn code(&self) -> String {
        match self {
            Self::Operator => "operator".to_owned(),
            Self::Program => "program".to_owned(),
            Self::Nobody => "nobody".to_owned(),
            Self::Service(service) => service.code(),
            Self::Guest(_) => "guest".to_owned(),
            Self::Person(person) => person.account.to_string(),
            Self::ViewingAs { viewer, .. } => viewer.account.to_string(),
        }
    }

    /// The person who really asks, when a person does.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) | Self::ViewingAs { viewer: person, .. } => Some(person),
            Self::Operator | Self::Program | Self::Nobody | Self::Service(_) | Self::Guest(_) => None,
        }
    }

    /// The account of the person who really asks, when a person does.
    pub fn account(&self) -> Option<AccountId> {
        self.person().map(|person| person.account)
    }
}

/// Another system with a key. The key is of one school, and gives nothing anywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// The key.
    pub key: ServiceKeyId,
    /// The school that gave it.
    pub school: SchoolId,
}

impl Service {
    /// What stands before the id of a key in the audit trail.
    const CODE: &str = "service:";

    /// The word for the audit trail: the id of the key, marked as one.
    fn code(self) -> String {
        format!("{}{}", Self::CODE, self.key)
    }

    /// The key in a word of the audit trail, when it names one.
    pub fn key_in(code: &str) -> Option<ServiceKeyId> {
        code.strip_prefix(Self::CODE)?.parse().ok()
    }
}

/// Somebody who answers a questionnaire or puts in a remark. The link gives that one questionnaire, and says nothing about
/// who holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guest {
    /// The school that asks.
    pub school: SchoolId,
    /// The questionnaire.
    pub survey: SurveyId,
}

/// A person with all that decides what she may see, as it is at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Her account.
    pub account: AccountId,
    /// The moment.
    pub now: Timestamp,
    /// The day it is then.
    pub today: Date,
    /// Whether she administers the installation as a whole: every school's people and settings.
    pub is_administrator: bool,
    /// Her roles in schools; one that has not begun or has ended counts for nothing.
    pub grants: Vec<Grant>,
    /// Her groups of this school year, as the roster has them.
    pub groups: Vec<OwnGroup>,
    /// The pupils she is tied to.
    pub ties: Vec<Tie>,
    /// The files she opened in an emergency.
    pub emergencies: Vec<Emergency>,
}

/// A role in a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// The school.
    pub school: SchoolId,
    /// The role.
    pub role: Role,
    /// From when until when.
    pub term: Term,
}

/// A group that a teacher teaches this school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnGroup {
    /// The school.
    pub school: SchoolId,
    /// The group.
    pub group: GroupId,
}

/// What ties a person to one pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// The school.
    pub school: SchoolId,
    /// The pupil.
    pub pupil: PupilId,
    /// As what: guardian, specialist or outside partner.
    pub role: Role,
    /// From when until when.
    pub term: Term,
}

/// A time in which a file was opened in an emergency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emergency {
    /// The school.
    pub school: SchoolId,
    /// The pupil.
    pub pupil: PupilId,
    /// Until when the file stays open.
    pub until: Timestamp,
}

impl Person {
    /// Her roles in a school that hold today, each once, in the order of [`Role::ALL`].
    pub fn roles_in(&self, school: SchoolId) -> Vec<Role> {
        let holds = |role: Role| {
            let granted = self
                .grants
                .iter()
                .any(|grant| grant.school == school && grant.role == role && grant.term.covers(self.today));
            granted || (role == Role::Administrator && self.is_administrator)
        };
        Role::ALL.into_iter().filter(|role| holds(*role)).collect()
    }

    /// Whether a role that holds today gives her anything in a school.
    pub fn works_in(&self, school: SchoolId) -> bool {
        !self.roles_in(school).is_empty()
    }

    /// The schools in which a role holds today, each once.
    pub fn schools(&self) -> Vec<SchoolId> {
        let mut schools: Vec<SchoolId> = self
            .grants
            .iter()
            .filter(|grant| grant.term.covers(self.today))
            .map(|grant| grant.school)
            .collect();
        schools.sort();
        schools.dedup();
        schools
    }
}
