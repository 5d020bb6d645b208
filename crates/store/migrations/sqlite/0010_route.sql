-- The support route: help questions with what was tried for them, and the moves from step to step.
CREATE TABLE cases (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    subject TEXT,
    needs TEXT NOT NULL,
    group_id BLOB,
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    step INTEGER NOT NULL,
    arrival INTEGER NOT NULL,
    here_since TEXT NOT NULL,
    asker_id BLOB NOT NULL REFERENCES accounts (id),
    asker_name TEXT NOT NULL,
    is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    closing TEXT,
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
) STRICT;

CREATE INDEX cases_by_state ON cases (school_id, is_open);
CREATE INDEX cases_by_group ON cases (school_id, group_id);

CREATE TABLE case_pupils (
    school_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (school_id, case_id, pupil_id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX case_pupils_by_pupil ON case_pupils (school_id, pupil_id);

-- The moves of a case, in their order; none is ever changed. A skip carries the reason why nothing was tried first.
CREATE TABLE case_moves (
    school_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    no INTEGER NOT NULL,
    kind TEXT NOT NULL,
    from_step INTEGER NOT NULL,
    to_step INTEGER NOT NULL,
    word TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    PRIMARY KEY (school_id, case_id, no),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
) STRICT;

-- What is tried at a step. `arrival` is the number of the move with which the case had come there.
CREATE TABLE interventions (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    step INTEGER NOT NULL,
    arrival INTEGER NOT NULL,
    kind TEXT NOT NULL,
    goal TEXT NOT NULL,
    measure TEXT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    often TEXT NOT NULL,
    minutes INTEGER,
    material TEXT NOT NULL,
    outcome TEXT,
    figure TEXT NOT NULL,
    learned TEXT NOT NULL,
    evaluated_on TEXT,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    removed_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
) STRICT;

CREATE INDEX interventions_by_case ON interventions (school_id, case_id);

CREATE TABLE case_texts (
    school_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, case_id, field),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
) STRICT;

CREATE TABLE case_text_versions (
    school_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    field TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (school_id, case_id, field, version),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
) STRICT;

-- Who takes part: the colleague who helps, the partners at the table. Who is not of the school has a name only.
CREATE TABLE case_people (
    school_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    no INTEGER NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    added_at TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (school_id, case_id, no),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
) STRICT;

-- What guardians say about talking with partners. It is never changed; a mistake is taken back, with a reason.
CREATE TABLE case_consents (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    contact_id BLOB,
    who TEXT NOT NULL,
    has_authority INTEGER NOT NULL CHECK (has_authority IN (0, 1)),
    answer TEXT NOT NULL,
    how TEXT NOT NULL,
    given_on TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    removed_at TEXT,
    removed_because TEXT,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX case_consents_by_case ON case_consents (school_id, case_id);

CREATE TABLE case_requests (
    school_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    state TEXT NOT NULL,
    sent_on TEXT,
    decided_on TEXT,
    number TEXT NOT NULL,
    valid_from TEXT,
    valid_until TEXT,
    remind_on TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, case_id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
) STRICT;

CREATE TABLE route_settings (
    school_id BLOB NOT NULL REFERENCES schools (id),
    steps TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id)
) STRICT;
