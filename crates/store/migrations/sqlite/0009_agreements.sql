-- Who does what, by when, about whom. The owner is an account of the school, or a name of somebody outside.
CREATE TABLE agreements (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    what TEXT NOT NULL,
    owner_id BLOB REFERENCES accounts (id),
    owner_name TEXT NOT NULL,
    first_due_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    halfway_on TEXT,
    halfway_at TEXT,
    pupil_id BLOB,
    group_id BLOB,
    source_kind TEXT NOT NULL,
    source_id BLOB,
    is_private INTEGER NOT NULL CHECK (is_private IN (0, 1)),
    state TEXT NOT NULL,
    closed_on TEXT,
    reason TEXT NOT NULL,
    moves INTEGER NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
) STRICT;

CREATE INDEX agreements_by_day ON agreements (school_id, state, due_on);
CREATE INDEX agreements_by_promise ON agreements (school_id, first_due_on);
CREATE INDEX agreements_by_pupil ON agreements (school_id, pupil_id);
CREATE INDEX agreements_by_group ON agreements (school_id, group_id);
CREATE INDEX agreements_by_source ON agreements (school_id, source_id);

CREATE TABLE agreement_moves (
    school_id BLOB NOT NULL,
    agreement_id BLOB NOT NULL,
    no INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, agreement_id, no),
    FOREIGN KEY (school_id, agreement_id) REFERENCES agreements (school_id, id)
) STRICT;

-- When somebody last opened the page of the day, and since when she sees there what is new.
CREATE TABLE desk_visits (
    school_id BLOB NOT NULL REFERENCES schools (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    since_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (school_id, account_id)
) STRICT;
