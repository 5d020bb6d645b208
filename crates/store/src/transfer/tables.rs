//! The tables with their columns, in an order in which every reference points backwards.

/// What kind of value a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A UUID.
    Id,
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A day.
    Date,
    /// A moment in time.
    Time,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it always has a value.
    pub required: bool,
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns; the first ones, as many as `key` says, are its primary key.
    pub columns: &'static [Column],
    /// How many columns the primary key has.
    pub key: usize,
}

macro_rules! tables {
    ($($table:ident [$key:literal]: $($column:ident $kind:ident $need:ident),+;)+) => {
        /// All tables; one that refers to another stands behind it.
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($table),
            columns: &[$(Column {
                name: stringify!($column),
                kind: Kind::$kind,
                required: tables!(@ $need),
            }),+],
            key: $key,
        }),+];
    };
    (@ required) => { true };
    (@ optional) => { false };
}

tables! {
    boards [1]: id Id required, name Text required;
    schools [1]: id Id required, board_id Id optional, code Text required, brin Text optional, branch Text optional,
        key Text optional, name Text optional, last_import Number required, last_audit Number required;
    groups [2]: school_id Id required, id Id required, school_year Number required, key Text required,
        name Text required, kind Text required, year_group Text optional, description Text optional;
    pupils [2]: school_id Id required, id Id required, key Text required, eck_id Text optional,
        first_name Text required, name_prefix Text required, last_name Text required, sort_key Text required,
        search_text Text required, born_on Date optional, gender Text required, year_three_since Date optional,
        entered_on Date optional, left_on Date optional, known_on Date optional;
    pupil_keys [2]: school_id Id required, key Text required, pupil_id Id required;
    enrolments [4]: school_id Id required, pupil_id Id required, school_year Number required, from_on Date required,
        until_on Date optional, group_id Id optional, year_group Text optional;
    group_members [3]: school_id Id required, group_id Id required, pupil_id Id required;
    staff [2]: school_id Id required, id Id required, key Text required, first_name Text required,
        name_prefix Text required, last_name Text required, sort_key Text required, email Text optional;
    staff_roles [3]: school_id Id required, staff_id Id required, role Text required;
    staff_groups [3]: school_id Id required, group_id Id required, staff_id Id required;
    tests [2]: school_id Id required, id Id required, code Text required, part Text required, version Text required,
        scale Text required, name Text optional, subject Text optional, series Text required, moment Text optional,
        year_group Number optional;
    results [4]: school_id Id required, pupil_id Id required, taken_on Date required, test_id Id required,
        skill_score Number optional, raw_score Number optional, level_roman Text optional, level_letter Text optional,
        level_avi Text optional, level_reference Text optional, percentile Number optional, dle Number optional,
        functioning_level Text optional, other_scores Text optional, import_no Number required;
    imports [2]: school_id Id required, no Number required, kind Text required, file_name Text required,
        school_year Number required, author Text optional, made_at Time required, actor Text required,
        partial Flag required, added Number required, changed Number required, same Number required,
        refused Number required, rolled_back_at Time optional;
    import_changes [3]: school_id Id required, import_no Number required, seq Number required, record Text required,
        change Text required;
    audit_events [2]: school_id Id required, seq Number required, at Time required, actor Text required,
        action Text required, pupil_id Id optional, detail Text required, hash Text required;
}
