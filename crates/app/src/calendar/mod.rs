//! The test calendar of a school: which tests are taken when, and who is late.

mod edit;
mod page;
mod template;
mod todo;

pub use edit::{
    LONGEST_NAME, TypedWindow, WindowField, WindowProblem, WindowSaved, add_window, change_window,
    one_window, remove_window,
};
pub use page::{
    CalendarPage, GroupTodo, SeriesChoice, WindowPage, calendar, calendar_to_edit, windows_of_group,
};
pub(crate) use template::usual_windows;
pub use template::{copy_calendar, use_template};
pub use todo::TodoLine;
