ALTER TABLE schools ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE schools ADD COLUMN shares_results INTEGER NOT NULL DEFAULT 1 CHECK (shares_results IN (0, 1));
ALTER TABLE imports ADD COLUMN sealed_at TEXT;
ALTER TABLE audit_events ADD COLUMN group_id BLOB;

CREATE INDEX audit_events_by_actor ON audit_events (school_id, actor, seq);
CREATE INDEX audit_events_by_group ON audit_events (school_id, group_id, seq);

CREATE TABLE installation (
    id INTEGER NOT NULL PRIMARY KEY,
    last_audit INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE installation_events (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX installation_events_by_actor ON installation_events (actor, seq);

CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password TEXT,
    password_at TEXT,
    totp_secret TEXT,
    totp_step INTEGER,
    is_administrator INTEGER NOT NULL CHECK (is_administrator IN (0, 1)),
    made_at TEXT NOT NULL,
    closed_at TEXT,
    signed_in_at TEXT
) STRICT;

CREATE TABLE recovery_codes (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    hash TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (account_id, hash)
) STRICT;

CREATE TABLE passkeys (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    made_at TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (account_id, key)
) STRICT;

CREATE TABLE sso_identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    made_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT;

CREATE INDEX sso_identities_by_account ON sso_identities (account_id);

CREATE TABLE sessions (
    hash TEXT NOT NULL PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    old_hash TEXT,
    device TEXT NOT NULL,
    how TEXT NOT NULL,
    view_as BLOB,
    made_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    renewed_at TEXT NOT NULL,
    is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1))
) STRICT;

CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_old_hash ON sessions (old_hash);

CREATE TABLE one_time_tokens (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
) STRICT;

CREATE INDEX one_time_tokens_by_account ON one_time_tokens (account_id, kind);

CREATE TABLE sign_in_attempts (
    bucket TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    blocked_until_at TEXT
) STRICT;

CREATE TABLE known_devices (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    hash TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (account_id, hash)
) STRICT;

CREATE TABLE role_grants (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE INDEX role_grants_by_account ON role_grants (account_id);

CREATE TABLE staff_accounts (
    school_id BLOB NOT NULL,
    staff_id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (school_id, staff_id),
    UNIQUE (school_id, account_id),
    FOREIGN KEY (school_id, staff_id) REFERENCES staff (school_id, id)
) STRICT;

CREATE INDEX staff_accounts_by_account ON staff_accounts (account_id);

CREATE TABLE pupil_ties (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    pupil_id BLOB NOT NULL,
    role TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX pupil_ties_by_account ON pupil_ties (account_id);
CREATE INDEX pupil_ties_by_pupil ON pupil_ties (school_id, pupil_id);

CREATE TABLE emergencies (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    pupil_id BLOB NOT NULL,
    reason TEXT NOT NULL,
    from_at TEXT NOT NULL,
    until_at TEXT NOT NULL,
    seen_by BLOB,
    seen_at TEXT,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX emergencies_by_account ON emergencies (account_id, until_at);
CREATE INDEX emergencies_by_pupil ON emergencies (school_id, pupil_id);

CREATE TABLE note_categories (
    school_id BLOB NOT NULL REFERENCES schools (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    readers TEXT NOT NULL,
    is_restricted INTEGER NOT NULL CHECK (is_restricted IN (0, 1)),
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, key)
) STRICT;

CREATE TABLE notes (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    category TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    school_year INTEGER NOT NULL,
    written_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    removed_at TEXT,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, category) REFERENCES note_categories (school_id, key)
) STRICT;

CREATE INDEX notes_by_pupil ON notes (school_id, pupil_id, written_at);
CREATE INDEX notes_by_time ON notes (school_id, written_at);

CREATE TABLE note_versions (
    school_id BLOB NOT NULL,
    note_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    category TEXT NOT NULL,
    made_at TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (school_id, note_id, version),
    FOREIGN KEY (school_id, note_id) REFERENCES notes (school_id, id)
) STRICT;

CREATE TABLE corrections (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('correction', 'statement')),
    about TEXT NOT NULL,
    text TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX corrections_by_pupil ON corrections (school_id, pupil_id, made_at);

CREATE TABLE retention_terms (
    school_id BLOB NOT NULL REFERENCES schools (id),
    category TEXT NOT NULL,
    months INTEGER NOT NULL,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, category)
) STRICT;

CREATE TABLE retention_holds (
    school_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    went_to_special INTEGER NOT NULL CHECK (went_to_special IN (0, 1)),
    keep_until_on TEXT,
    why TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, pupil_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE TABLE destructions (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'done', 'withdrawn')),
    made_at TEXT NOT NULL,
    made_by BLOB NOT NULL REFERENCES accounts (id),
    closed_at TEXT,
    gone_from_backups_on TEXT,
    proof TEXT NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE TABLE destruction_items (
    school_id BLOB NOT NULL,
    destruction_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    category TEXT NOT NULL,
    due_on TEXT NOT NULL,
    PRIMARY KEY (school_id, destruction_id, pupil_id, category),
    FOREIGN KEY (school_id, destruction_id) REFERENCES destructions (school_id, id)
) STRICT;

CREATE TABLE destruction_approvals (
    school_id BLOB NOT NULL,
    destruction_id BLOB NOT NULL,
    role TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, destruction_id, role),
    UNIQUE (school_id, destruction_id, account_id),
    FOREIGN KEY (school_id, destruction_id) REFERENCES destructions (school_id, id)
) STRICT;
