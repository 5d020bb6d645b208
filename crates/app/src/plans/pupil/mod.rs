//! Plans for pupils: the support plan, the own learning line, the development plan after the law, and the files of a pupil
//! with dyslexia or giftedness, which are support plans with a checklist.

mod checks;
mod consent;
mod editions;
mod export;
mod files;
mod frozen;
mod layout_edit;
mod layouts;
mod list;
mod log;
mod make;
mod paper;
mod results;
mod share;
mod view;

pub use checks::{Check, CheckSaved, LONGEST_REMARK, save_check};
pub(crate) use consent::said;
pub use consent::{
    ConsentProblem, ConsentSaved, ConsentTakenBack, ConsentTyped, LONGEST_HOW, record_consent,
    take_back_consent, takes_consent,
};
pub use editions::{Continued, Differences, continue_plan, differences, goes_on};
pub(crate) use export::{PlanForExport, plans_for_export};
pub use files::{PlanForm, plan_file, plan_to_report};
pub(crate) use files::{plan_document, printed};
pub(crate) use frozen::{freeze, lines_for, own_sections};
pub use layout_edit::{
    FieldTyped, LONGEST_LAYOUT_TEXT, LayoutPage, LayoutProblem, LayoutSaved, LayoutTyped, SectionTyped,
    Standing, copy_layout, layout_page, save_layout, set_layout,
};
pub use layouts::{ASKED_BLOCKS, ASKED_FIELDS, source_of};
pub use list::{PupilPlans, plans_of_pupil};
pub use log::{
    LONGEST_SESSION, MOST_MINUTES, SessionProblem, SessionSaved, SessionTyped, WeekMinutes, add_session,
    set_session,
};
pub use make::{
    LONGEST_TITLE, MOST_PUPILS, PlanChoices, PlanProblem, PlanSaved, PlanTyped, edit_plan, make_plan,
    plan_choices,
};
pub use paper::{PaperPart, PaperSection, consent_words, line_words, standing_row};
pub use results::SubjectStanding;
pub use share::{Shared, SharedPlan, share_plan, shared_plans};
pub use view::{PlanMay, PupilPlan, name_in, pupil_plan};
