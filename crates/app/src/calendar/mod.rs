//! The calendars of a school: which tests are taken when, what else the year asks of whom, and who is late.

mod edit;
mod entry_edit;
mod entry_typed;
mod feed;
mod late;
mod page;
mod template;
mod todo;
mod year_paper;
mod year_plan;
mod year_report;
mod year_start;
mod year_usual;
pub mod year_words;

pub use edit::{
    LONGEST_NAME, TypedWindow, WindowField, WindowProblem, WindowSaved, add_window, change_window,
    one_window, remove_window,
};
pub use entry_edit::{
    EntryPage, EntrySaved, YearColleague, add_year_entry, change_year_entry, entry_choices, one_entry,
    remove_year_entry, tick, undo_change,
};
pub use entry_typed::{ENTRY_ROLES, EntryField, EntryProblem, LONGEST_ENTRY_NOTE, LONGEST_TITLE, TypedEntry};
pub use feed::{FeedPage, feed, feed_page, make_feed, revoke_feed};
pub use late::{GroupDone, GroupState};
pub use page::{
    CalendarPage, GroupTodo, SeriesChoice, WindowPage, calendar, calendar_to_edit, windows_of_group,
};
pub(crate) use template::usual_windows;
pub use template::{copy_calendar, use_template};
pub use todo::TodoLine;
pub use year_paper::year_plan_pdf;
pub(crate) use year_plan::coming;
pub use year_plan::{ForWhom, ItemKind, ItemOf, YearFilter, YearItem, YearPlan, year_plan};
pub use year_report::{YearReportFormat, year_report};
pub use year_start::{
    Proposed, StartFrom, YearStart, drop_template, keep_template, propose_year, start_year, take_back_start,
};
