//! The register: boards, schools, groups, pupils and staff, as the school's own roster file knows them.

mod absence;
mod contact;
mod enrolment;
mod group;
mod hand_over;
mod person;
mod school;
mod staff;
mod year_group;
mod year_step;

pub use absence::{Absence, AbsenceKind};
pub use contact::{Authority, NotAPhoneNumber, PhoneNumber, Relation, UnknownCode};
pub use enrolment::Enrolment;
pub use group::{Group, GroupKind};
pub use hand_over::{HandOverField, HandOverTexts};
pub use person::{EckId, Gender, PersonName, Pupil};
pub use school::{Branch, Brin, NotABranch, NotABrin, School, SchoolRef};
pub use staff::{StaffMember, StaffRole};
pub use year_group::{UnknownYearGroup, YearGroup};
pub use year_step::YearStep;
