CREATE TABLE boards (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE schools (
    id BLOB NOT NULL PRIMARY KEY,
    board_id BLOB REFERENCES boards (id),
    code TEXT NOT NULL UNIQUE,
    brin TEXT,
    branch TEXT,
    key TEXT,
    name TEXT,
    last_import INTEGER NOT NULL DEFAULT 0,
    last_audit INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE groups (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('base', 'extra')),
    year_group TEXT,
    description TEXT,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, school_year, key)
) STRICT;

CREATE TABLE pupils (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    key TEXT NOT NULL,
    eck_id TEXT,
    first_name TEXT NOT NULL,
    name_prefix TEXT NOT NULL,
    last_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    born_on TEXT,
    gender TEXT NOT NULL,
    year_three_since TEXT,
    entered_on TEXT,
    left_on TEXT,
    known_on TEXT,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, key),
    UNIQUE (school_id, eck_id)
) STRICT;

CREATE INDEX pupils_by_name ON pupils (school_id, sort_key, id);

CREATE TABLE pupil_keys (
    school_id BLOB NOT NULL,
    key TEXT NOT NULL,
    pupil_id BLOB NOT NULL,
    PRIMARY KEY (school_id, key),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE TABLE enrolments (
    school_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    group_id BLOB,
    year_group TEXT,
    PRIMARY KEY (school_id, pupil_id, school_year, from_on),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
) STRICT;

CREATE INDEX enrolments_by_group ON enrolments (school_id, group_id);

CREATE TABLE group_members (
    school_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    PRIMARY KEY (school_id, group_id, pupil_id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX group_members_by_pupil ON group_members (school_id, pupil_id);

CREATE TABLE staff (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    key TEXT NOT NULL,
    first_name TEXT NOT NULL,
    name_prefix TEXT NOT NULL,
    last_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    email TEXT,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, key)
) STRICT;

CREATE TABLE staff_roles (
    school_id BLOB NOT NULL,
    staff_id BLOB NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (school_id, staff_id, role),
    FOREIGN KEY (school_id, staff_id) REFERENCES staff (school_id, id)
) STRICT;

CREATE TABLE staff_groups (
    school_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    staff_id BLOB NOT NULL,
    PRIMARY KEY (school_id, group_id, staff_id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    FOREIGN KEY (school_id, staff_id) REFERENCES staff (school_id, id)
) STRICT;

CREATE INDEX staff_groups_by_staff ON staff_groups (school_id, staff_id);

CREATE TABLE tests (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    code TEXT NOT NULL,
    part TEXT NOT NULL,
    version TEXT NOT NULL,
    scale TEXT NOT NULL,
    name TEXT,
    subject TEXT,
    series TEXT NOT NULL,
    moment TEXT,
    year_group INTEGER,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, code, part, version, scale)
) STRICT;

CREATE TABLE results (
    school_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    taken_on TEXT NOT NULL,
    test_id BLOB NOT NULL,
    skill_score INTEGER,
    raw_score INTEGER,
    level_roman TEXT,
    level_letter TEXT,
    level_avi TEXT,
    level_reference TEXT,
    percentile INTEGER,
    dle INTEGER,
    functioning_level TEXT,
    other_scores TEXT,
    import_no INTEGER NOT NULL,
    PRIMARY KEY (school_id, pupil_id, taken_on, test_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, test_id) REFERENCES tests (school_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
    school_id BLOB NOT NULL REFERENCES schools (id),
    no INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('roster', 'results')),
    file_name TEXT NOT NULL,
    school_year INTEGER NOT NULL,
    author TEXT,
    made_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    same INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    rolled_back_at TEXT,
    PRIMARY KEY (school_id, no)
) STRICT;

CREATE TABLE import_changes (
    school_id BLOB NOT NULL,
    import_no INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    record TEXT NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (school_id, import_no, seq),
    FOREIGN KEY (school_id, import_no) REFERENCES imports (school_id, no)
) STRICT;

CREATE INDEX import_changes_by_record ON import_changes (school_id, record);

CREATE TABLE audit_events (
    school_id BLOB NOT NULL REFERENCES schools (id),
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    pupil_id BLOB,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (school_id, seq)
) STRICT;

CREATE INDEX audit_events_by_pupil ON audit_events (school_id, pupil_id, seq);
