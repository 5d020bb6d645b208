//! Schools, groups and pupils as lists, and the few things about a school that a person types.

mod contacts;
mod extra_groups;
mod group_page;
mod hand_over;
mod hand_over_document;
mod lists;
mod logo;
mod portraits;
mod school;
mod year_change;
mod year_compare;
mod year_now;

pub(crate) use contacts::forget_old_contacts;
pub use contacts::{
    ContactProblem, ContactSaved, ContactTyped, LONGEST_CONTACT_NAME, LONGEST_CONTACT_TEXT, PupilContacts,
    add_contact, change_contact, contact_to_edit, contacts, contacts_in_short, remove_contact,
    restore_contact,
};
pub use extra_groups::{
    GroupEditing, GroupProblem, GroupSaved, LONGEST_GROUP_NAME, PupilChoice, SplitProblem, Splitting,
    StaffChoice, TypedGroup, change_members, edit_group, end_group, group_editing, make_group, remove_groups,
    split_group, splitting,
};
pub use group_page::{ExtraLine, FormerYear, GroupAbout, Origin, group_about};
pub use hand_over::{
    GroupHandOver, HandOverSaved, LONGEST_HAND_OVER, PupilHandOver, group_hand_over, hand_overs_of_pupil,
    write_hand_over,
};
pub use hand_over_document::{hand_over_pdf, hand_over_words};
pub(crate) use lists::group_order;
pub use lists::{GroupLine, GroupList, PupilLine, PupilPage, SearchHits, group_list, pupil_page, search};
pub(crate) use logo::logo_of;
pub use logo::{LARGEST_LOGO, LogoSaved, logo_file, remove_logo, set_logo};
pub use portraits::{
    LONGEST_PART, Portrait, PortraitPart, PortraitParts, PortraitSaved, portrait, portrait_to_write,
    write_portrait,
};
pub use school::{
    GroupsSeen, LONGEST_NAME, SchoolDetails, SchoolSettings, SettingsField, SettingsSent, Whose, edit_school,
    groups_seen, only_child, own_school, school_details, schools, whose_pupils,
};
pub use store::register::KeptContact;
pub use store::register::{KeptHandOver, OwnGroup};
pub use year_change::{
    YearChange, YearPreview, YearStart, lay_down_year, take_year, undo_year, year_preview, year_start,
};
pub use year_compare::{Leaver, Mover, NewGroup, Odd, Seat, StaffMove, YearMoves};
pub(crate) use year_now::year_now;
