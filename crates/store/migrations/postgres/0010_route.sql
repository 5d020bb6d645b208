-- The support route: help questions with what was tried for them, and the moves from step to step.
CREATE TABLE cases (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    subject text,
    needs text NOT NULL,
    group_id uuid,
    is_open boolean NOT NULL,
    step bigint NOT NULL,
    arrival bigint NOT NULL,
    here_since date NOT NULL,
    asker_id uuid NOT NULL REFERENCES accounts (id),
    asker_name text NOT NULL,
    is_shared boolean NOT NULL,
    closing text,
    opened_on date NOT NULL,
    closed_on date,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
);

CREATE INDEX cases_by_state ON cases (school_id, is_open);
CREATE INDEX cases_by_group ON cases (school_id, group_id);

CREATE TABLE case_pupils (
    school_id uuid NOT NULL,
    case_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (school_id, case_id, pupil_id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX case_pupils_by_pupil ON case_pupils (school_id, pupil_id);

-- The moves of a case, in their order; none is ever changed. A skip carries the reason why nothing was tried first.
CREATE TABLE case_moves (
    school_id uuid NOT NULL,
    case_id uuid NOT NULL,
    no bigint NOT NULL,
    kind text NOT NULL,
    from_step bigint NOT NULL,
    to_step bigint NOT NULL,
    word text NOT NULL,
    moved_on date NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    PRIMARY KEY (school_id, case_id, no),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
);

-- What is tried at a step. `arrival` is the number of the move with which the case had come there.
CREATE TABLE interventions (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    step bigint NOT NULL,
    arrival bigint NOT NULL,
    kind text NOT NULL,
    goal text NOT NULL,
    measure text NOT NULL,
    what text NOT NULL,
    who text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    often text NOT NULL,
    minutes bigint,
    material text NOT NULL,
    outcome text,
    figure text NOT NULL,
    learned text NOT NULL,
    evaluated_on date,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    removed_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
);

CREATE INDEX interventions_by_case ON interventions (school_id, case_id);

CREATE TABLE case_texts (
    school_id uuid NOT NULL,
    case_id uuid NOT NULL,
    field text NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, case_id, field),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
);

CREATE TABLE case_text_versions (
    school_id uuid NOT NULL,
    case_id uuid NOT NULL,
    field text NOT NULL,
    version bigint NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, case_id, field, version),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
);

-- Who takes part: the colleague who helps, the partners at the table. Who is not of the school has a name only.
CREATE TABLE case_people (
    school_id uuid NOT NULL,
    case_id uuid NOT NULL,
    no bigint NOT NULL,
    account_id uuid REFERENCES accounts (id),
    name text NOT NULL,
    role text NOT NULL,
    added_at timestamptz NOT NULL,
    removed_at timestamptz,
    PRIMARY KEY (school_id, case_id, no),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
);

-- What guardians say about talking with partners. It is never changed; a mistake is taken back, with a reason.
CREATE TABLE case_consents (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    contact_id uuid,
    who text NOT NULL,
    has_authority boolean NOT NULL,
    answer text NOT NULL,
    how text NOT NULL,
    given_on date NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    removed_at timestamptz,
    removed_because text,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX case_consents_by_case ON case_consents (school_id, case_id);

CREATE TABLE case_requests (
    school_id uuid NOT NULL,
    case_id uuid NOT NULL,
    state text NOT NULL,
    sent_on date,
    decided_on date,
    number text NOT NULL,
    valid_from date,
    valid_until date,
    remind_on date,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, case_id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
);

CREATE TABLE route_settings (
    school_id uuid NOT NULL REFERENCES schools (id),
    steps text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id)
);
