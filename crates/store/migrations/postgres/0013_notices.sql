-- What somebody is told in the program: of what kind, and about which thing; words are made when it is shown.
CREATE TABLE notices (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    kind text NOT NULL,
    about_id uuid,
    about_no bigint,
    made_at timestamptz NOT NULL,
    read_at timestamptz,
    PRIMARY KEY (school_id, id)
);

CREATE INDEX notices_by_account ON notices (account_id, school_id, made_at);
CREATE INDEX notices_unread ON notices (account_id, school_id) WHERE read_at IS NULL;

-- What somebody wants to be told, and when; who never chose has no row.
CREATE TABLE notice_choices (
    account_id uuid NOT NULL PRIMARY KEY REFERENCES accounts (id),
    muted text NOT NULL,
    is_mailed boolean NOT NULL,
    parts text NOT NULL,
    weekdays text NOT NULL,
    at_minute bigint NOT NULL,
    quiet_from bigint,
    quiet_until bigint,
    language text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL
);

-- Letters that wait to be sent, and that they were sent. The text is made when one is sent and not kept.
CREATE TABLE letters (
    account_id uuid NOT NULL REFERENCES accounts (id),
    kind text NOT NULL,
    day date NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    next_at timestamptz NOT NULL,
    claim_id uuid,
    made_at timestamptz NOT NULL,
    done_at timestamptz,
    PRIMARY KEY (account_id, kind, day)
);

CREATE INDEX letters_by_state ON letters (state, next_at);
