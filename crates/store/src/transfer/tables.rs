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
    /// Bytes; in a file as base64.
    Bytes,
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

/// Rows of a table that are read at a time when they are copied.
const PAGE: usize = 2000;

/// Rows that are written in one statement; as many values as they have stay well below the limit of both engines.
const IN_ONE: usize = 200;

impl Table {
    /// So many rows are read at a time.
    pub fn page(&self) -> usize {
        if self.has_bytes() { 1 } else { PAGE }
    }

    /// So many rows are written in one statement.
    pub(crate) fn in_one(&self) -> usize {
        if self.has_bytes() { 1 } else { IN_ONE }
    }

    /// Whole files are copied one by one: a few hundred of them fit in no memory and in no message to a server.
    fn has_bytes(&self) -> bool {
        self.columns.iter().any(|column| column.kind == Kind::Bytes)
    }
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
        key Text optional, name Text optional, last_import Number required, last_audit Number required,
        version Number required, shares_results Flag required;
    groups [2]: school_id Id required, id Id required, school_year Number required, key Text required,
        name Text required, kind Text required, year_group Text optional, description Text optional;
    own_groups [2]: school_id Id required, group_id Id required, half_of Id optional, year_groups Text required,
        ended_on Date optional, version Number required;
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
        year_group Number optional, kind Text required, bands Text required;
    results [4]: school_id Id required, pupil_id Id required, taken_on Date required, test_id Id required,
        skill_score Number optional, raw_score Number optional, level_roman Text optional, level_letter Text optional,
        level_avi Text optional, level_reference Text optional, percentile Number optional, dle Number optional,
        functioning_level Text optional, other_scores Text optional, import_no Number required,
        own_level Text optional, norm_id Id optional;
    imports [2]: school_id Id required, no Number required, kind Text required, way Text required, file_name Text required,
        school_year Number required, author Text optional, made_at Time required, actor Text required,
        partial Flag required, added Number required, changed Number required, same Number required,
        refused Number required, rolled_back_at Time optional, sealed_at Time optional;
    import_changes [3]: school_id Id required, import_no Number required, seq Number required, record Text required,
        change Text required;
    audit_events [2]: school_id Id required, seq Number required, at Time required, actor Text required,
        action Text required, pupil_id Id optional, detail Text required, hash Text required, group_id Id optional;
    installation [1]: id Number required, last_audit Number required;
    installation_events [1]: seq Number required, at Time required, actor Text required, action Text required,
        detail Text required, hash Text required;
    accounts [1]: id Id required, email Text required, name Text required, password Text optional, password_at Time
        optional, totp_secret Text optional, totp_step Number optional, is_administrator Flag required, made_at Time
        required, closed_at Time optional, signed_in_at Time optional;
    recovery_codes [2]: account_id Id required, hash Text required, used_at Time optional;
    passkeys [2]: account_id Id required, key Text required, name Text required, credential Text required, made_at
        Time required, used_at Time optional;
    sso_identities [2]: issuer Text required, subject Text required, account_id Id required, made_at Time required;
    role_grants [2]: school_id Id required, id Id required, account_id Id required, role Text required, from_on Date
        required, until_on Date optional;
    staff_accounts [2]: school_id Id required, staff_id Id required, account_id Id required;
    pupil_ties [2]: school_id Id required, id Id required, account_id Id required, pupil_id Id required, role Text
        required, from_on Date required, until_on Date optional, why Text required;
    emergencies [2]: school_id Id required, id Id required, account_id Id required, pupil_id Id required, reason
        Text required, from_at Time required, until_at Time required, seen_by Id optional, seen_at Time optional;
    note_categories [2]: school_id Id required, key Text required, name Text required, readers Text required,
        is_restricted Flag required, position Number required, version Number required;
    notes [2]: school_id Id required, id Id required, pupil_id Id required, category Text required, author_id Id
        required, author_name Text required, school_year Number required, written_at Time required, changed_at Time
        required, removed_at Time optional, version Number required, text Text required, folded Text required;
    note_versions [3]: school_id Id required, note_id Id required, version Number required, author_id Id required,
        author_name Text required, category Text required, made_at Time required, text Text required;
    corrections [2]: school_id Id required, id Id required, pupil_id Id required, kind Text required, about Text
        required, text Text required, asked_by Text required, author_id Id required, author_name Text required, made_at
        Time required;
    retention_terms [2]: school_id Id required, category Text required, months Number required, source Text
        required, version Number required;
    retention_holds [2]: school_id Id required, pupil_id Id required, went_to_special Flag required, keep_until_on
        Date optional, why Text required, version Number required;
    destructions [2]: school_id Id required, id Id required, state Text required, made_at Time required, made_by Id
        required, closed_at Time optional, gone_from_backups_on Date optional, proof Text required;
    destruction_items [4]: school_id Id required, destruction_id Id required, pupil_id Id required, category Text
        required, due_on Date required;
    destruction_approvals [3]: school_id Id required, destruction_id Id required, role Text required, account_id Id
        required, made_at Time required;
    test_series [2]: school_id Id required, key Text required, supplier Text optional, name Text required,
        subject Text required, kind Text required, year_groups Text required, moments Text required, scale Text
        optional, level_scale Text optional, is_hidden Flag required, position Number required, version Number
        required;
    norm_tables [2]: school_id Id required, id Id required, series Text required, subject Text required, moment
        Text required, mean Number optional, source Text optional, file_name Text required, made_at Time
        required, actor Text required;
    norm_rows [3]: school_id Id required, norm_id Id required, score_from Number required, score_to Number
        required, level Text required, percentile Number optional, dle Number optional;
    growth_medians [4]: school_id Id required, series Text required, from_moment Text required, to_moment Text
        required, pupils Number required, median Number required, made_at Time required;
    absences [4]: school_id Id required, pupil_id Id required, absent_on Date required, kind Text required,
        hours Number required, import_no Number required;
    school_settings [2]: school_id Id required, name Text required, value Text required, source Text required,
        version Number required;
    school_logos [1]: school_id Id required, media_type Text required, content Bytes required, changed_at Time
        required;
    signal_answers [4]: school_id Id required, pupil_id Id required, kind Text required, subject Text required,
        reason Text required, again_on Date required, figures Text required, author_id Id required, author_name
        Text required, made_at Time required, version Number required;
    portraits [2]: school_id Id required, pupil_id Id required, strengths Text required, own_words Text
        required, helps Text required, author_id Id required, author_name Text required, changed_at Time
        required, version Number required;
    contacts [2]: school_id Id required, id Id required, pupil_id Id required, name Text required, relation Text
        required, authority Text required, phone Text optional, email Text optional, address Text optional,
        remark Text optional, position Number required, removed_at Time optional, version Number required;
    documents [2]: school_id Id required, id Id required, pupil_id Id required, title Text required, category
        Text required, file_name Text required, media_type Text required, size Number required, hash Text
        required, author_id Id required, author_name Text required, added_at Time required, removed_at Time
        optional;
    document_contents [2]: school_id Id required, document_id Id required, content Bytes required;
    hand_overs [3]: school_id Id required, pupil_id Id required, school_year Number required, from_pupil Text
        required, from_parents Text required, from_teacher Text required, attention Text required, author_id Id
        required, author_name Text required, changed_at Time required, version Number required;
    test_windows [2]: school_id Id required, id Id required, school_year Number required, name Text required,
        series Text optional, part Text optional, year_groups Text required, from_on Date required, until_on
        Date required, enter_by_on Date optional, source Text optional, version Number required;
    sheet_mappings [2]: school_id Id required, name Text required, kind Text required, columns Text required,
        mapping Text required, changed_at Time required, version Number required;
    service_keys [2]: school_id Id required, id Id required, name Text required, hash Text required, holds Flag
        required, made_by Id required, made_at Time required, revoked_at Time optional, used_at Time optional;
    role_models [2]: school_id Id required, id Id required, name Text required, source Text optional, levels
        Text required, is_removed Flag required, version Number required;
    surveys [2]: school_id Id required, id Id required, kind Text required, title Text required, intro Text
        required, model Text optional, levels Text required, questions Text required, small_agreed Flag
        required, state Text required, previous_id Id optional, is_example Flag required, closes_on Date
        optional, made_at Time required, opened_at Time optional, closed_at Time optional, version Number
        required;
    survey_groups [3]: school_id Id required, survey_id Id required, no Number required, name Text required,
        role Text optional, invited Number required;
    survey_answers [2]: school_id Id required, id Id required, survey_id Id required, group_no Number required,
        way Text required, scores Text optional, replies Text required;
    survey_texts [2]: school_id Id required, id Id required, survey_id Id required, group_no Number required,
        question Number required, text Text required;
    survey_sortings [3]: school_id Id required, text_id Id required, sorter_id Id required, levels Text
        required, left_out Text optional, version Number required;
    survey_talks [2]: school_id Id required, survey_id Id required, code Text optional, opened_at Time required,
        closed_at Time optional, version Number required;
    survey_remarks [2]: school_id Id required, id Id required, survey_id Id required, kind Text required, text
        Text required, subject Number optional, is_hidden Flag required, version Number required;
    survey_pages [3]: school_id Id required, survey_id Id required, name Text required, text Text required,
        changed_at Time required, version Number required;
    survey_agreements [2]: school_id Id required, id Id required, survey_id Id required, who Text required, what
        Text required, due_on Date optional, state Text required, reason Text optional, position Number
        required, version Number required;
    role_tasks [2]: school_id Id required, id Id required, text Text required, source Text required, source_year
        Text optional, places Text required, asked Text optional, frequency Text optional, minutes Number
        optional, done_by Text required, is_past Flag required, position Number required, removed_at Time
        optional, version Number required;
    time_entries [2]: school_id Id required, id Id required, account_id Id required, day Date required, minutes
        Number optional, started_at Time optional, model Text required, level Number optional, kind Text optional,
        what Text required, version Number required;
    time_choices [2]: school_id Id required, account_id Id required, model Text required, is_shared Flag
        required, wishes Text required, hours_week Number optional, version Number required;
    role_descriptions [2]: school_id Id required, version Number required, state Text required, sections Text
        required, changed_at Time required, author_name Text required, agreed_on Date optional, agreed_by Text
        optional, save_no Number required;
    need_lines [2]: school_id Id required, id Id required, pupil_id Id required, school_year Number required,
        kind Text required, text Text required, folded Text required, seen_by Text optional, seen_on Date
        optional, position Number required, author_id Id required, author_name Text required, made_at Time
        required, changed_at Time required, replaces_id Id optional, ended_at Time optional, ended_by Text
        optional, version Number required;
    phrases [2]: school_id Id required, id Id required, kind Text required, text Text required, folded Text
        required, is_hidden Flag required, version Number required;
    plans [2]: school_id Id required, id Id required, kind Text required, style Text optional, title Text
        required, subjects Text required, group_id Id optional, school_year Number required, layout Text
        optional, state Text required, starts_on Date required, ends_on Date required, halfway_on Date
        optional, previous_id Id optional, replaces_id Id optional, edition Number required, is_shared Flag
        required, author_id Id required, author_name Text required, made_at Time required, changed_at Time
        required, agreed_on Date optional, ended_at Time optional, version Number required;
    plan_pupils [3]: school_id Id required, plan_id Id required, pupil_id Id required, part Text required,
        position Number required;
    plan_texts [4]: school_id Id required, plan_id Id required, part Text required, field Text required, text
        Text required, author_id Id required, author_name Text required, changed_at Time required, version
        Number required;
    plan_text_versions [5]: school_id Id required, plan_id Id required, part Text required, field Text
        required, version Number required, text Text required, author_id Id required, author_name Text
        required, changed_at Time required;
    plan_goals [2]: school_id Id required, id Id required, plan_id Id required, part Text required, wording
        Text required, measure Text required, due_on Date required, share Number optional, outcome Text
        optional, learned Text required, position Number required, removed_at Time optional, version Number
        required;
    plan_outcomes [3]: school_id Id required, goal_id Id required, pupil_id Id required, baseline Text
        optional, actual Text optional, outcome Text required, is_by_hand Flag required, remark Text
        required;
    plan_sessions [2]: school_id Id required, id Id required, plan_id Id required, done_on Date required,
        minutes Number required, what Text required, author_id Id required, author_name Text required,
        made_at Time required, removed_at Time optional;
    plan_consents [2]: school_id Id required, id Id required, plan_id Id required, pupil_id Id required,
        contact_id Id optional, who Text required, has_authority Flag required, answer Text required, how
        Text required, given_on Date required, author_id Id required, author_name Text required, made_at Time
        required, removed_at Time optional, removed_because Text optional;
    plan_layouts [2]: school_id Id required, key Text required, name Text required, sections Text required,
        is_usual Flag required, is_removed Flag required, version Number required;
    plan_frozen [3]: school_id Id required, plan_id Id required, pupil_id Id required, frozen_at Time required,
        needs Text required, layouts Text required;
    agreements [2]: school_id Id required, id Id required, what Text required, owner_id Id optional, owner_name
        Text required, first_due_on Date required, due_on Date required, halfway_on Date optional, halfway_at
        Time optional, pupil_id Id optional, group_id Id optional, source_kind Text required, source_id Id
        optional, is_private Flag required, state Text required, closed_on Date optional, reason Text required,
        moves Number required, author_id Id required, author_name Text required, made_at Time required,
        changed_at Time required, version Number required;
    agreement_moves [3]: school_id Id required, agreement_id Id required, no Number required, from_on Date
        required, to_on Date required, reason Text required, author_id Id required, author_name Text required,
        made_at Time required;
    year_entries [2]: school_id Id required, id Id required, school_year Number required, kind Text required, title
        Text required, span Text required, from_on Date required, until_on Date required, year_groups Text required,
        roles Text required, people Text required, asks Text required, note Text required, source Text optional, rule
        Text optional, batch_id Id optional, is_removed Flag required, before Text optional, changed_at Time required,
        version Number required;
    year_entry_ticks [3]: school_id Id required, entry_id Id required, group_id Id required, done_on Date required,
        author_id Id required;
    year_templates [2]: school_id Id required, id Id required, school_year Number required, entries Text required,
        made_at Time required;
    year_batches [2]: school_id Id required, id Id required, school_year Number required, windows Text required,
        made_at Time required;
    desk_visits [2]: school_id Id required, account_id Id required, since_at Time required, seen_at Time
        required;
    cases [2]: school_id Id required, id Id required, kind Text required, title Text required, subject Text
        optional, needs Text required, group_id Id optional, is_open Flag required, step Number required, arrival
        Number required, here_since Date required, asker_id Id required, asker_name Text required, is_shared Flag
        required, closing Text optional, opened_on Date required, closed_on Date optional, changed_at Time
        required, version Number required;
    case_pupils [3]: school_id Id required, case_id Id required, pupil_id Id required, position Number required;
    case_moves [3]: school_id Id required, case_id Id required, no Number required, kind Text required, from_step
        Number required, to_step Number required, word Text required, moved_on Date required, author_id Id
        required, author_name Text required;
    interventions [2]: school_id Id required, id Id required, case_id Id required, step Number required, arrival
        Number required, kind Text required, goal Text required, measure Text required, what Text required, who
        Text required, from_on Date required, until_on Date required, often Text required, minutes Number
        optional, material Text required, outcome Text optional, figure Text required, learned Text required,
        evaluated_on Date optional, author_id Id required, author_name Text required, removed_at Time optional,
        version Number required;
    case_texts [3]: school_id Id required, case_id Id required, field Text required, text Text required, author_id
        Id required, author_name Text required, changed_at Time required, version Number required;
    case_text_versions [4]: school_id Id required, case_id Id required, field Text required, version Number
        required, text Text required, author_id Id required, author_name Text required, changed_at Time required;
    case_people [3]: school_id Id required, case_id Id required, no Number required, account_id Id optional, name
        Text required, role Text required, added_at Time required, removed_at Time optional;
    case_consents [2]: school_id Id required, id Id required, case_id Id required, pupil_id Id required,
        contact_id Id optional, who Text required, has_authority Flag required, answer Text required, how Text
        required, given_on Date required, author_id Id required, author_name Text required, made_at Time required,
        removed_at Time optional, removed_because Text optional;
    case_requests [2]: school_id Id required, case_id Id required, state Text required, sent_on Date optional,
        decided_on Date optional, number Text required, valid_from Date optional, valid_until Date optional,
        remind_on Date optional, version Number required;
    case_invitations [2]: school_id Id required, id Id required, case_id Id required, account_id Id required, name
        Text required, role Text required, shares Text required, from_on Date required, until_on Date
        required, withdrawn_at Time optional, answer Text required, answered_at Time optional, author_id
        Id required, author_name Text required, made_at Time required, version Number required;
    request_files [2]: school_id Id required, id Id required, case_id Id required, pupil_id Id required, form
        Text required, parts Text required, seen_on Date optional, agrees Text required, why_not Text required,
        permits Text required, author_id Id required, author_name Text required, made_at Time required;
    case_plans [3]: school_id Id required, case_id Id required, plan_id Id required;
    request_forms [1]: school_id Id required, form Text required, version Number required;
    concerns [2]: school_id Id required, id Id required, pupil_id Id required, opened_at Time required, changed_at Time
        required, closed_on Date optional, version Number required;
    concern_entries [2]: school_id Id required, id Id required, concern_id Id required, kind Text required, happened_on
        Date required, source Text required, nature Text required, text Text required, is_handed_in Flag required,
        author_id Id required, author_name Text required, made_at Time required, struck_at Time optional,
        struck_by_name Text required, struck_why Text required;
    concern_steps [3]: school_id Id required, concern_id Id required, step Number required, taken_on Date required,
        author_name Text required, made_at Time required;
    concern_readers [3]: school_id Id required, concern_id Id required, account_id Id required, by_name Text required,
        made_at Time required;
    concern_officers [2]: school_id Id required, account_id Id required, by_name Text required, made_at Time required;
    concern_rules [1]: school_id Id required, months Number optional, version Number required;
    route_rules [1]: school_id Id required, needs_consent Flag required, remind_days Number required, version
        Number required;
    route_settings [1]: school_id Id required, steps Text required, version Number required;
    notices [2]: school_id Id required, id Id required, account_id Id required, kind Text required, about_id Id
        optional, about_no Number optional, made_at Time required, read_at Time optional;
    notice_choices [1]: account_id Id required, muted Text required, is_mailed Flag required, parts Text required,
        weekdays Text required, at_minute Number required, quiet_from Number optional, quiet_until Number optional,
        language Text required, changed_at Time required, version Number required;
    letters [3]: account_id Id required, kind Text required, day Date required, state Text required, attempts Number
        required, next_at Time required, claim_id Id optional, made_at Time required, done_at Time optional;
    talks [2]: school_id Id required, id Id required, kind Text required, title Text required, held_on
        Date required, starts_minute Number optional, minutes Number required, place Text required,
        group_id Id optional, case_id Id optional, state Text required, is_private Flag required, round_id
        Id optional, author_id Id required, author_name Text required, made_at Time required, changed_at
        Time required, prepared_at Time optional, version Number required;
    talk_people [3]: school_id Id required, talk_id Id required, id Id required, account_id Id optional,
        name Text required, role Text required, is_absent Flag required, position Number required;
    talk_subjects [2]: school_id Id required, id Id required, talk_id Id required, kind Text required,
        about_id Id optional, pupil_id Id optional, title Text required, why Text required, part Text
        required, is_main Flag required, is_by_hand Flag required, is_done Flag required, is_removed Flag
        required, position Number required, version Number required;
    talk_texts [4]: school_id Id required, talk_id Id required, part Text required, field Text required,
        text Text required, author_id Id required, author_name Text required, changed_at Time required,
        version Number required;
    talk_text_versions [5]: school_id Id required, talk_id Id required, part Text required, field Text
        required, version Number required, text Text required, author_id Id required, author_name Text
        required, changed_at Time required;
    talk_kinds [2]: school_id Id required, key Text required, name Text required, about Text required,
        is_private Flag required, has_child_form Flag required, minutes Number required, agenda Text
        required, questions Text required, headings Text required, is_removed Flag required, version
        Number required;
}

/// Tables of which no copy is made: who is signed in, links that were sent, attempts to sign in. After a restore
/// everybody signs in again, and a link is made anew.
pub const FLEETING: &[&str] = &[
    "sessions",
    "one_time_tokens",
    "sign_in_attempts",
    "known_devices",
    "import_drafts",
    "survey_invitations",
    "survey_invited",
    "calendar_feeds",
];
