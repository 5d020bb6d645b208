//! The coordinator's role: models with levels, the tasks in documents, her own time, and the page that describes the role.

mod asked;
mod choices;
mod description;
mod description_pdf;
mod description_start;
mod entries;
mod expected;
mod forms;
mod mirror;
mod models;
mod shipped;
mod tasks;
mod time;
mod week;

pub use asked::{Asked, ComparedLevel, Comparison, asked, compare};
pub use choices::{SharedBy, SharedPage, TypedChoices, choose_time, shared_page, time_choices};
pub use description::{
    DescriptionPage, DescriptionSection, TypedAgreement, agree_description, begin_description,
    description_draft, description_page, drop_description, write_description,
};
pub use description_pdf::{description_pdf, section_words};
pub use entries::{add_entry, change_entry, forget_time, one_entry, remove_entry};
pub use expected::{Expected, ExpectedGroup};
pub use forms::{LONGEST_LINE, LONGEST_TEXT, Problem, Saved, Wrong};
pub use mirror::{LevelTime, Mirror, monday, norm_minutes};
pub use models::{
    LEAST_LEVELS, MOST_LEVELS, ModelsPage, TypedLevel, TypedModel, add_model, change_model, keep_model,
    models_page, models_to_edit, own_model,
};
pub(crate) use models::{model, models};
pub use tasks::{
    TasksPage, TypedTask, add_task, change_task, keep_task, minutes_a_year, one_task, place_task, tasks_page,
    tasks_to_edit, use_start_list,
};
pub use time::{FORGOTTEN_AFTER, Span, TimePage, TypedTime, elapsed, start_time, stop_time, time_page};
pub use week::{Cell, Week, save_week};
