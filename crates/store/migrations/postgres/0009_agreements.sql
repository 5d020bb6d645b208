-- Who does what, by when, about whom. The owner is an account of the school, or a name of somebody outside.
CREATE TABLE agreements (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    what text NOT NULL,
    owner_id uuid REFERENCES accounts (id),
    owner_name text NOT NULL,
    first_due_on date NOT NULL,
    due_on date NOT NULL,
    halfway_on date,
    halfway_at timestamptz,
    pupil_id uuid,
    group_id uuid,
    source_kind text NOT NULL,
    source_id uuid,
    is_private boolean NOT NULL,
    state text NOT NULL,
    closed_on date,
    reason text NOT NULL,
    moves bigint NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
);

CREATE INDEX agreements_by_day ON agreements (school_id, state, due_on);
CREATE INDEX agreements_by_promise ON agreements (school_id, first_due_on);
CREATE INDEX agreements_by_pupil ON agreements (school_id, pupil_id);
CREATE INDEX agreements_by_group ON agreements (school_id, group_id);
CREATE INDEX agreements_by_source ON agreements (school_id, source_id);

CREATE TABLE agreement_moves (
    school_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    no bigint NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    reason text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, agreement_id, no),
    FOREIGN KEY (school_id, agreement_id) REFERENCES agreements (school_id, id)
);

-- When somebody last opened the page of the day, and since when she sees there what is new.
CREATE TABLE desk_visits (
    school_id uuid NOT NULL REFERENCES schools (id),
    account_id uuid NOT NULL REFERENCES accounts (id),
    since_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, account_id)
);
