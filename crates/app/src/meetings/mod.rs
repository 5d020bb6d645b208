//! Talks: planned, prepared from what is open, held on one screen, told in a report. A private talk is there for nobody but who
//! takes part; of the others one sees what is about one's own pupils and groups.

mod agenda;
mod agree;
mod child;
mod days;
mod export;
mod kind_lines;
mod kinds;
mod lanes;
mod list;
mod open;
mod page;
mod paper;
mod people;
mod plan;
mod report;
mod round;
mod round_read;
mod steps;
mod subjects;
mod texts;
mod typed;
pub mod words;

pub use agenda::{Prepared, prepare};
pub use agree::agree_in_talk;
pub use child::{CHILD_FIELDS, ChildField, ChildSaved, Offered, child_page, offer_view, save_child};
pub use days::TalksOfDay;
pub(crate) use days::{own_talks, talks_by_day};
pub(crate) use export::{TalkForExport, talks_for_export};
pub use kinds::{KindProblem, KindSaved, KindTyped, KindsPage, kinds_page, save_kind, talk_kinds};
pub(crate) use lanes::talks_seen_of;
pub use lanes::{KnownTalk, lane_of_talks};
pub(crate) use list::talk_in_sight;
pub use list::{ListedTalk, TalkFilter, TalkList, When, talk_list, talks_for_today};
pub use open::Opened;
pub(crate) use open::open;
pub use page::{Staff, SubjectView, TalkPage, talk_page};
pub use paper::talk_pdf;
pub use people::{PersonSaved, PersonTyped, add_person, remove_person, set_absent};
pub use plan::{TalkChoices, TalkSaved, edit_talk, plan_talk, talk_choices};
pub use report::{RecapLine, recap};
pub use round::{
    RoundMade, RoundPlan, RoundProblem, RoundRow, RoundTyped, TakenBack, plan_round, propose_round,
    round_choices, take_back_round,
};
pub use steps::{Stepped, take_step};
pub use subjects::{SubjectSaved, SubjectTyped, add_subject, mark_subject, remove_subject, restore_subject};
pub use texts::{LONGEST_TEXT, TextSaved, TextTyped, write_text};
pub use typed::{LONGEST_TITLE, TalkProblem, TalkTyped};
