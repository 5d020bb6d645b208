-- What somebody is told in the program: of what kind, and about which thing; words are made when it is shown.
CREATE TABLE notices (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    about_id BLOB,
    about_no INTEGER,
    made_at TEXT NOT NULL,
    read_at TEXT,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE INDEX notices_by_account ON notices (account_id, school_id, made_at);
CREATE INDEX notices_unread ON notices (account_id, school_id) WHERE read_at IS NULL;

-- What somebody wants to be told, and when; who never chose has no row.
CREATE TABLE notice_choices (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    muted TEXT NOT NULL,
    is_mailed INTEGER NOT NULL CHECK (is_mailed IN (0, 1)),
    parts TEXT NOT NULL,
    weekdays TEXT NOT NULL,
    at_minute INTEGER NOT NULL,
    quiet_from INTEGER,
    quiet_until INTEGER,
    language TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- Letters that wait to be sent, and that they were sent. The text is made when one is sent and not kept.
CREATE TABLE letters (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at TEXT NOT NULL,
    claim_id BLOB,
    made_at TEXT NOT NULL,
    done_at TEXT,
    PRIMARY KEY (account_id, kind, day)
) STRICT;

CREATE INDEX letters_by_state ON letters (state, next_at);
