CREATE TABLE boards (
    id uuid NOT NULL PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE schools (
    id uuid NOT NULL PRIMARY KEY,
    board_id uuid REFERENCES boards (id),
    code text NOT NULL UNIQUE,
    brin text,
    branch text,
    key text,
    name text,
    last_import bigint NOT NULL DEFAULT 0,
    last_audit bigint NOT NULL DEFAULT 0
);

CREATE TABLE groups (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    school_year bigint NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('base', 'extra')),
    year_group text,
    description text,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, school_year, key)
);

CREATE TABLE pupils (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    key text NOT NULL,
    eck_id text,
    first_name text NOT NULL,
    name_prefix text NOT NULL,
    last_name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    search_text text NOT NULL,
    born_on date,
    gender text NOT NULL,
    year_three_since date,
    entered_on date,
    left_on date,
    known_on date,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, key),
    UNIQUE (school_id, eck_id)
);

CREATE INDEX pupils_by_name ON pupils (school_id, sort_key, id);

CREATE TABLE pupil_keys (
    school_id uuid NOT NULL,
    key text NOT NULL,
    pupil_id uuid NOT NULL,
    PRIMARY KEY (school_id, key),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE TABLE enrolments (
    school_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    school_year bigint NOT NULL,
    from_on date NOT NULL,
    until_on date,
    group_id uuid,
    year_group text,
    PRIMARY KEY (school_id, pupil_id, school_year, from_on),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
);

CREATE INDEX enrolments_by_group ON enrolments (school_id, group_id);

CREATE TABLE group_members (
    school_id uuid NOT NULL,
    group_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    PRIMARY KEY (school_id, group_id, pupil_id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX group_members_by_pupil ON group_members (school_id, pupil_id);

CREATE TABLE staff (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    key text NOT NULL,
    first_name text NOT NULL,
    name_prefix text NOT NULL,
    last_name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    email text,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, key)
);

CREATE TABLE staff_roles (
    school_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    role text NOT NULL,
    PRIMARY KEY (school_id, staff_id, role),
    FOREIGN KEY (school_id, staff_id) REFERENCES staff (school_id, id)
);

CREATE TABLE staff_groups (
    school_id uuid NOT NULL,
    group_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    PRIMARY KEY (school_id, group_id, staff_id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    FOREIGN KEY (school_id, staff_id) REFERENCES staff (school_id, id)
);

CREATE INDEX staff_groups_by_staff ON staff_groups (school_id, staff_id);

CREATE TABLE tests (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    code text NOT NULL,
    part text NOT NULL,
    version text NOT NULL,
    scale text NOT NULL,
    name text,
    subject text,
    series text NOT NULL,
    moment text,
    year_group bigint,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, code, part, version, scale)
);

CREATE TABLE results (
    school_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    taken_on date NOT NULL,
    test_id uuid NOT NULL,
    skill_score bigint,
    raw_score bigint,
    level_roman text,
    level_letter text,
    level_avi text,
    level_reference text,
    percentile bigint,
    dle bigint,
    functioning_level text,
    other_scores text,
    import_no bigint NOT NULL,
    PRIMARY KEY (school_id, pupil_id, taken_on, test_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, test_id) REFERENCES tests (school_id, id)
);

CREATE TABLE imports (
    school_id uuid NOT NULL REFERENCES schools (id),
    no bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('roster', 'results')),
    file_name text NOT NULL,
    school_year bigint NOT NULL,
    author text,
    made_at timestamptz NOT NULL,
    actor text NOT NULL,
    partial boolean NOT NULL,
    added bigint NOT NULL,
    changed bigint NOT NULL,
    same bigint NOT NULL,
    refused bigint NOT NULL,
    rolled_back_at timestamptz,
    PRIMARY KEY (school_id, no)
);

CREATE TABLE import_changes (
    school_id uuid NOT NULL,
    import_no bigint NOT NULL,
    seq bigint NOT NULL,
    record text NOT NULL,
    change text NOT NULL,
    PRIMARY KEY (school_id, import_no, seq),
    FOREIGN KEY (school_id, import_no) REFERENCES imports (school_id, no)
);

CREATE INDEX import_changes_by_record ON import_changes (school_id, record);

CREATE TABLE audit_events (
    school_id uuid NOT NULL REFERENCES schools (id),
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    pupil_id uuid,
    detail text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (school_id, seq)
);

CREATE INDEX audit_events_by_pupil ON audit_events (school_id, pupil_id, seq);
