ALTER TABLE schools ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE schools ADD COLUMN shares_results boolean NOT NULL DEFAULT true;
ALTER TABLE imports ADD COLUMN sealed_at timestamptz;
ALTER TABLE audit_events ADD COLUMN group_id uuid;

CREATE INDEX audit_events_by_actor ON audit_events (school_id, actor, seq);
CREATE INDEX audit_events_by_group ON audit_events (school_id, group_id, seq);

CREATE TABLE installation (
    id bigint NOT NULL PRIMARY KEY,
    last_audit bigint NOT NULL
);

CREATE TABLE installation_events (
    seq bigint NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    detail text NOT NULL,
    hash text NOT NULL
);

CREATE INDEX installation_events_by_actor ON installation_events (actor, seq);

CREATE TABLE accounts (
    id uuid NOT NULL PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    password text,
    password_at timestamptz,
    totp_secret text,
    totp_step bigint,
    is_administrator boolean NOT NULL,
    made_at timestamptz NOT NULL,
    closed_at timestamptz,
    signed_in_at timestamptz
);

CREATE TABLE recovery_codes (
    account_id uuid NOT NULL REFERENCES accounts (id),
    hash text NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (account_id, hash)
);

CREATE TABLE passkeys (
    account_id uuid NOT NULL REFERENCES accounts (id),
    key text NOT NULL,
    name text NOT NULL,
    credential text NOT NULL,
    made_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (account_id, key)
);

CREATE TABLE sso_identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    made_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);

CREATE INDEX sso_identities_by_account ON sso_identities (account_id);

CREATE TABLE sessions (
    hash text NOT NULL PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    account_id uuid NOT NULL REFERENCES accounts (id),
    old_hash text,
    device text NOT NULL,
    how text NOT NULL,
    view_as uuid,
    made_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    renewed_at timestamptz NOT NULL,
    is_stale boolean NOT NULL
);

CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_old_hash ON sessions (old_hash);

CREATE TABLE one_time_tokens (
    hash text NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    account_id uuid REFERENCES accounts (id),
    state text NOT NULL,
    made_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL
);

CREATE INDEX one_time_tokens_by_account ON one_time_tokens (account_id, kind);

CREATE TABLE sign_in_attempts (
    bucket text NOT NULL PRIMARY KEY,
    failures bigint NOT NULL,
    last_at timestamptz NOT NULL,
    blocked_until_at timestamptz
);

CREATE TABLE known_devices (
    account_id uuid NOT NULL REFERENCES accounts (id),
    hash text NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, hash)
);

CREATE TABLE role_grants (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    role text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    PRIMARY KEY (school_id, id)
);

CREATE INDEX role_grants_by_account ON role_grants (account_id);

CREATE TABLE staff_accounts (
    school_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (school_id, staff_id),
    UNIQUE (school_id, account_id),
    FOREIGN KEY (school_id, staff_id) REFERENCES staff (school_id, id)
);

CREATE INDEX staff_accounts_by_account ON staff_accounts (account_id);

CREATE TABLE pupil_ties (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    pupil_id uuid NOT NULL,
    role text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    why text NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX pupil_ties_by_account ON pupil_ties (account_id);
CREATE INDEX pupil_ties_by_pupil ON pupil_ties (school_id, pupil_id);

CREATE TABLE emergencies (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    pupil_id uuid NOT NULL,
    reason text NOT NULL,
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    seen_by uuid,
    seen_at timestamptz,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX emergencies_by_account ON emergencies (account_id, until_at);
CREATE INDEX emergencies_by_pupil ON emergencies (school_id, pupil_id);

CREATE TABLE note_categories (
    school_id uuid NOT NULL REFERENCES schools (id),
    key text NOT NULL,
    name text NOT NULL,
    readers text NOT NULL,
    is_restricted boolean NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, key)
);

CREATE TABLE notes (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    category text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    school_year bigint NOT NULL,
    written_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    removed_at timestamptz,
    version bigint NOT NULL,
    text text NOT NULL,
    folded text NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, category) REFERENCES note_categories (school_id, key)
);

CREATE INDEX notes_by_pupil ON notes (school_id, pupil_id, written_at);
CREATE INDEX notes_by_time ON notes (school_id, written_at);

CREATE TABLE note_versions (
    school_id uuid NOT NULL,
    note_id uuid NOT NULL,
    version bigint NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    category text NOT NULL,
    made_at timestamptz NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (school_id, note_id, version),
    FOREIGN KEY (school_id, note_id) REFERENCES notes (school_id, id)
);

CREATE TABLE corrections (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('correction', 'statement')),
    about text NOT NULL,
    text text NOT NULL,
    asked_by text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX corrections_by_pupil ON corrections (school_id, pupil_id, made_at);

CREATE TABLE retention_terms (
    school_id uuid NOT NULL REFERENCES schools (id),
    category text NOT NULL,
    months bigint NOT NULL,
    source text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, category)
);

CREATE TABLE retention_holds (
    school_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    went_to_special boolean NOT NULL,
    keep_until_on date,
    why text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, pupil_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE TABLE destructions (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('proposed', 'done', 'withdrawn')),
    made_at timestamptz NOT NULL,
    made_by uuid NOT NULL REFERENCES accounts (id),
    closed_at timestamptz,
    gone_from_backups_on date,
    proof text NOT NULL,
    PRIMARY KEY (school_id, id)
);

CREATE TABLE destruction_items (
    school_id uuid NOT NULL,
    destruction_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    category text NOT NULL,
    due_on date NOT NULL,
    PRIMARY KEY (school_id, destruction_id, pupil_id, category),
    FOREIGN KEY (school_id, destruction_id) REFERENCES destructions (school_id, id)
);

CREATE TABLE destruction_approvals (
    school_id uuid NOT NULL,
    destruction_id uuid NOT NULL,
    role text NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, destruction_id, role),
    UNIQUE (school_id, destruction_id, account_id),
    FOREIGN KEY (school_id, destruction_id) REFERENCES destructions (school_id, id)
);
