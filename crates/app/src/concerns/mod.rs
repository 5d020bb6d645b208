//! Protected records (meldcode): handing in a signal, and for their named readers reading, writing, handing over and
//! destroying a record. Who is no reader hears the same whether there is a record or not; see [`open`].

mod data;
mod export;
mod hand_in;
mod list;
mod open;
mod record;
mod settings;
mod words;
mod write;

pub use data::{StepWords, meldcode_steps};
pub use export::{record_json, record_pdf};
pub use hand_in::{HandIn, HandedIn, SignalTyped, hand_in, hand_in_page};
pub use list::{ConcernsPage, HandedSignal, RecordLine, concerns_page};
pub(crate) use open::reads_concern;
pub use record::{RecordPage, StepOf, record_page};
pub use settings::{
    Appointed, ConcernSettings, RulesSaved, appoint_officer, concern_settings, end_appointment, save_rules,
};
pub use words::{kind_words, nature_words, reason_words};
pub use write::{
    EntryProblem, EntrySaved, EntryTyped, ReaderRemoved, Struck, add_reader, close_record, destroy_record,
    remove_reader, strike_out, take_step, take_step_back, write_entry,
};
