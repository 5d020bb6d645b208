-- Answers, open answers and remarks carry no time, and their ids are random: nothing about them leads to who gave them.
CREATE TABLE role_models (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    name text NOT NULL,
    source text,
    levels text NOT NULL,
    is_removed boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id)
);

CREATE TABLE surveys (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    intro text NOT NULL,
    model text,
    levels text NOT NULL,
    questions text NOT NULL,
    small_agreed boolean NOT NULL,
    state text NOT NULL,
    previous_id uuid,
    is_example boolean NOT NULL,
    closes_on date,
    made_at timestamptz NOT NULL,
    opened_at timestamptz,
    closed_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, previous_id) REFERENCES surveys (school_id, id)
);

CREATE TABLE survey_groups (
    school_id uuid NOT NULL,
    survey_id uuid NOT NULL,
    no bigint NOT NULL,
    name text NOT NULL,
    role text,
    invited bigint NOT NULL,
    PRIMARY KEY (school_id, survey_id, no),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
);

CREATE TABLE survey_invitations (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    group_no bigint NOT NULL,
    hash text NOT NULL,
    address text,
    sent_at timestamptz,
    reminded_at timestamptz,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id, group_no) REFERENCES survey_groups (school_id, survey_id, no)
);

CREATE UNIQUE INDEX survey_invitations_by_hash ON survey_invitations (hash);

CREATE TABLE survey_answers (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    group_no bigint NOT NULL,
    way text NOT NULL,
    scores text,
    replies text NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id, group_no) REFERENCES survey_groups (school_id, survey_id, no)
);

CREATE INDEX survey_answers_by_survey ON survey_answers (school_id, survey_id);

CREATE TABLE survey_texts (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    group_no bigint NOT NULL,
    question bigint NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id, group_no) REFERENCES survey_groups (school_id, survey_id, no)
);

CREATE INDEX survey_texts_by_survey ON survey_texts (school_id, survey_id);

CREATE TABLE survey_sortings (
    school_id uuid NOT NULL,
    text_id uuid NOT NULL,
    sorter_id uuid NOT NULL REFERENCES accounts (id),
    levels text NOT NULL,
    left_out text,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, text_id, sorter_id),
    FOREIGN KEY (school_id, text_id) REFERENCES survey_texts (school_id, id)
);

CREATE TABLE survey_talks (
    school_id uuid NOT NULL,
    survey_id uuid NOT NULL,
    code text,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, survey_id),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
);

CREATE UNIQUE INDEX survey_talks_by_code ON survey_talks (code);

CREATE TABLE survey_remarks (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    subject bigint,
    is_hidden boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
);

CREATE INDEX survey_remarks_by_survey ON survey_remarks (school_id, survey_id);

CREATE TABLE survey_pages (
    school_id uuid NOT NULL,
    survey_id uuid NOT NULL,
    name text NOT NULL,
    text text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, survey_id, name),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
);

CREATE TABLE survey_agreements (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    who text NOT NULL,
    what text NOT NULL,
    due_on date,
    state text NOT NULL,
    reason text,
    position bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
);

CREATE TABLE role_tasks (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    text text NOT NULL,
    source text NOT NULL,
    source_year text,
    places text NOT NULL,
    asked text,
    frequency text,
    minutes bigint,
    done_by text NOT NULL,
    is_past boolean NOT NULL,
    position bigint NOT NULL,
    removed_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id)
);

CREATE TABLE time_entries (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    day date NOT NULL,
    minutes bigint,
    started_at timestamptz,
    model TEXT NOT NULL,
    level bigint,
    kind text,
    what text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id)
);

CREATE INDEX time_entries_by_account ON time_entries (school_id, account_id, day);

CREATE TABLE time_choices (
    school_id uuid NOT NULL REFERENCES schools (id),
    account_id uuid NOT NULL REFERENCES accounts (id),
    model text NOT NULL,
    is_shared boolean NOT NULL,
    wishes text NOT NULL,
    hours_week bigint,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, account_id)
);

CREATE TABLE role_descriptions (
    school_id uuid NOT NULL REFERENCES schools (id),
    version bigint NOT NULL,
    state text NOT NULL,
    sections text NOT NULL,
    changed_at timestamptz NOT NULL,
    author_name text NOT NULL,
    agreed_on date,
    agreed_by text,
    save_no bigint NOT NULL,
    PRIMARY KEY (school_id, version)
);
