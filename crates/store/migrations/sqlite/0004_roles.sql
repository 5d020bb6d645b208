-- Answers, open answers and remarks carry no time, and their ids are random: nothing about them leads to who gave them. They
-- stand in the order of these ids (WITHOUT ROWID), not in that in which they came.
CREATE TABLE role_models (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    source TEXT,
    levels TEXT NOT NULL,
    is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE TABLE surveys (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    intro TEXT NOT NULL,
    model TEXT,
    levels TEXT NOT NULL,
    questions TEXT NOT NULL,
    small_agreed INTEGER NOT NULL CHECK (small_agreed IN (0, 1)),
    state TEXT NOT NULL,
    previous_id BLOB,
    is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    closes_on TEXT,
    made_at TEXT NOT NULL,
    opened_at TEXT,
    closed_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, previous_id) REFERENCES surveys (school_id, id)
) STRICT;

CREATE TABLE survey_groups (
    school_id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    no INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    invited INTEGER NOT NULL,
    PRIMARY KEY (school_id, survey_id, no),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
) STRICT;

CREATE TABLE survey_invitations (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    group_no INTEGER NOT NULL,
    hash TEXT NOT NULL,
    address TEXT,
    sent_at TEXT,
    reminded_at TEXT,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id, group_no) REFERENCES survey_groups (school_id, survey_id, no)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX survey_invitations_by_hash ON survey_invitations (hash);

CREATE TABLE survey_answers (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    group_no INTEGER NOT NULL,
    way TEXT NOT NULL,
    scores TEXT,
    replies TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id, group_no) REFERENCES survey_groups (school_id, survey_id, no)
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_answers_by_survey ON survey_answers (school_id, survey_id);

CREATE TABLE survey_texts (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    group_no INTEGER NOT NULL,
    question INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id, group_no) REFERENCES survey_groups (school_id, survey_id, no)
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_texts_by_survey ON survey_texts (school_id, survey_id);

CREATE TABLE survey_sortings (
    school_id BLOB NOT NULL,
    text_id BLOB NOT NULL,
    sorter_id BLOB NOT NULL REFERENCES accounts (id),
    levels TEXT NOT NULL,
    left_out TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, text_id, sorter_id),
    FOREIGN KEY (school_id, text_id) REFERENCES survey_texts (school_id, id)
) STRICT;

CREATE TABLE survey_talks (
    school_id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    code TEXT,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, survey_id),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
) STRICT;

CREATE UNIQUE INDEX survey_talks_by_code ON survey_talks (code);

CREATE TABLE survey_remarks (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    subject INTEGER,
    is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_remarks_by_survey ON survey_remarks (school_id, survey_id);

CREATE TABLE survey_pages (
    school_id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, survey_id, name),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
) STRICT;

CREATE TABLE survey_agreements (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    due_on TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
) STRICT;

CREATE TABLE role_tasks (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    source_year TEXT,
    places TEXT NOT NULL,
    asked TEXT,
    frequency TEXT,
    minutes INTEGER,
    done_by TEXT NOT NULL,
    is_past INTEGER NOT NULL CHECK (is_past IN (0, 1)),
    position INTEGER NOT NULL,
    removed_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE TABLE time_entries (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    day TEXT NOT NULL,
    minutes INTEGER,
    started_at TEXT,
    model TEXT NOT NULL,
    level INTEGER,
    kind TEXT,
    what TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE INDEX time_entries_by_account ON time_entries (school_id, account_id, day);

CREATE TABLE time_choices (
    school_id BLOB NOT NULL REFERENCES schools (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    model TEXT NOT NULL,
    is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    wishes TEXT NOT NULL,
    hours_week INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, account_id)
) STRICT;

CREATE TABLE role_descriptions (
    school_id BLOB NOT NULL REFERENCES schools (id),
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    sections TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    author_name TEXT NOT NULL,
    agreed_on TEXT,
    agreed_by TEXT,
    save_no INTEGER NOT NULL,
    PRIMARY KEY (school_id, version)
) STRICT;
