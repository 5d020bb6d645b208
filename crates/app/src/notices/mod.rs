//! What people are told: notices in the program and a digest by mail. Rooms tell with [`tell`], in the transaction of the
//! deed; what is told is worded when it is shown or sent, and only for who may see it then.

mod choices;
mod digest;
mod due;
mod letter;
mod live;
mod old;
mod post;
mod shown;
mod told;

pub use choices::{ChoicesPage, ChoicesProblem, ChoicesSaved, ChoicesTyped, my_choices, save_choices};
pub(crate) use due::tell_of_evaluations;
pub use live::{Live, live_count};
pub(crate) use old::{forget_old_letters, forget_old_notices};
pub use post::{MailStanding, Turn, ask_example, mail_standing, send_letters};
pub use shown::{NoticeThing, NoticesPage, ShownNotice, mark_all, mark_one, notices_page, thing_of, unmark};
pub(crate) use told::{Told, coordinators, tell};
