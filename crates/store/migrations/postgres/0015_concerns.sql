-- The protected record of a pupil (meldcode): apart from the file, read by named people alone.
CREATE TABLE concerns (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    closed_on date,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, pupil_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

-- What stands in a record; none is ever changed, but for being struck out.
CREATE TABLE concern_entries (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    concern_id uuid NOT NULL,
    kind text NOT NULL,
    happened_on date NOT NULL,
    source text NOT NULL,
    nature text NOT NULL,
    text text NOT NULL,
    is_handed_in boolean NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    struck_at timestamptz,
    struck_by_name text NOT NULL,
    struck_why text NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, concern_id) REFERENCES concerns (school_id, id)
);

CREATE INDEX concern_entries_by_concern ON concern_entries (school_id, concern_id);
CREATE INDEX concern_entries_by_author ON concern_entries (school_id, author_id);

-- Which of the five steps were taken, and when.
CREATE TABLE concern_steps (
    school_id uuid NOT NULL,
    concern_id uuid NOT NULL,
    step bigint NOT NULL,
    taken_on date NOT NULL,
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, concern_id, step),
    FOREIGN KEY (school_id, concern_id) REFERENCES concerns (school_id, id)
);

-- Who reads a record.
CREATE TABLE concern_readers (
    school_id uuid NOT NULL,
    concern_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    by_name text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, concern_id, account_id),
    FOREIGN KEY (school_id, concern_id) REFERENCES concerns (school_id, id)
);

-- Who is appointed to read the records that begin.
CREATE TABLE concern_officers (
    school_id uuid NOT NULL REFERENCES schools (id),
    account_id uuid NOT NULL REFERENCES accounts (id),
    by_name text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, account_id)
);

-- For how many months a school keeps a record that is closed.
CREATE TABLE concern_rules (
    school_id uuid NOT NULL REFERENCES schools (id),
    months bigint,
    version bigint NOT NULL,
    PRIMARY KEY (school_id)
);
