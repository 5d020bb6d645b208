-- What a child needs, line by line. A line that was changed stays, ended: so one sees what stood there on any day.
CREATE TABLE need_lines (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    school_year bigint NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    folded text NOT NULL,
    seen_by text,
    seen_on date,
    position bigint NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    replaces_id uuid,
    ended_at timestamptz,
    ended_by text,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX need_lines_by_pupil ON need_lines (school_id, pupil_id, school_year);
CREATE INDEX need_lines_by_text ON need_lines (school_id, kind, folded);

CREATE TABLE phrases (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    folded text NOT NULL,
    is_hidden boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, kind, folded)
);

CREATE TABLE plans (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    style text,
    title text NOT NULL,
    subjects text NOT NULL,
    group_id uuid,
    school_year bigint NOT NULL,
    layout text,
    state text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    halfway_on date,
    previous_id uuid,
    replaces_id uuid,
    edition bigint NOT NULL,
    is_shared boolean NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    agreed_on date,
    ended_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
);

CREATE INDEX plans_by_group ON plans (school_id, group_id);
CREATE INDEX plans_by_state ON plans (school_id, state);

CREATE TABLE plan_pupils (
    school_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    part text NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (school_id, plan_id, pupil_id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX plan_pupils_by_pupil ON plan_pupils (school_id, pupil_id);

-- A text of a plan: of the plan itself (part is empty), of an arrangement, or of one pupil (part is the pupil's id).
CREATE TABLE plan_texts (
    school_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    part text NOT NULL,
    field text NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, plan_id, part, field),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
);

CREATE TABLE plan_text_versions (
    school_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    part text NOT NULL,
    field text NOT NULL,
    version bigint NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, plan_id, part, field, version),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
);

CREATE TABLE plan_goals (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    part text NOT NULL,
    wording text NOT NULL,
    measure text NOT NULL,
    due_on date NOT NULL,
    share bigint,
    outcome text,
    learned text NOT NULL,
    position bigint NOT NULL,
    removed_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
);

CREATE INDEX plan_goals_by_plan ON plan_goals (school_id, plan_id);

-- What came of a goal for one pupil. Kept when somebody says so, or when the plan ends; until then it is worked out.
CREATE TABLE plan_outcomes (
    school_id uuid NOT NULL,
    goal_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    baseline text,
    actual text,
    outcome text NOT NULL,
    is_by_hand boolean NOT NULL,
    remark text NOT NULL,
    PRIMARY KEY (school_id, goal_id, pupil_id),
    FOREIGN KEY (school_id, goal_id) REFERENCES plan_goals (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE TABLE plan_sessions (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    done_on date NOT NULL,
    minutes bigint NOT NULL,
    what text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    removed_at timestamptz,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
);

CREATE INDEX plan_sessions_by_plan ON plan_sessions (school_id, plan_id);

-- What who has authority over a child says about a plan. It is never changed; a mistake is taken back, with a reason.
CREATE TABLE plan_consents (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
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
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX plan_consents_by_plan ON plan_consents (school_id, plan_id);

CREATE TABLE plan_layouts (
    school_id uuid NOT NULL REFERENCES schools (id),
    key text NOT NULL,
    name text NOT NULL,
    sections text NOT NULL,
    is_usual boolean NOT NULL,
    is_removed boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, key)
);
