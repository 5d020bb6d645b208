-- The protected record of a pupil (meldcode): apart from the file, read by named people alone.
CREATE TABLE concerns (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    closed_on TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, pupil_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

-- What stands in a record; none is ever changed, but for being struck out.
CREATE TABLE concern_entries (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    concern_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    source TEXT NOT NULL,
    nature TEXT NOT NULL,
    text TEXT NOT NULL,
    is_handed_in INTEGER NOT NULL CHECK (is_handed_in IN (0, 1)),
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    struck_at TEXT,
    struck_by_name TEXT NOT NULL,
    struck_why TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, concern_id) REFERENCES concerns (school_id, id)
) STRICT;

CREATE INDEX concern_entries_by_concern ON concern_entries (school_id, concern_id);
CREATE INDEX concern_entries_by_author ON concern_entries (school_id, author_id);

-- Which of the five steps were taken, and when.
CREATE TABLE concern_steps (
    school_id BLOB NOT NULL,
    concern_id BLOB NOT NULL,
    step INTEGER NOT NULL,
    taken_on TEXT NOT NULL,
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, concern_id, step),
    FOREIGN KEY (school_id, concern_id) REFERENCES concerns (school_id, id)
) STRICT;

-- Who reads a record.
CREATE TABLE concern_readers (
    school_id BLOB NOT NULL,
    concern_id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, concern_id, account_id),
    FOREIGN KEY (school_id, concern_id) REFERENCES concerns (school_id, id)
) STRICT;

-- Who is appointed to read the records that begin.
CREATE TABLE concern_officers (
    school_id BLOB NOT NULL REFERENCES schools (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, account_id)
) STRICT;

-- For how many months a school keeps a record that is closed.
CREATE TABLE concern_rules (
    school_id BLOB NOT NULL REFERENCES schools (id),
    months INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id)
) STRICT;
