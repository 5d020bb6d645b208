-- What a child needs, line by line. A line that was changed stays, ended: so one sees what stood there on any day.
CREATE TABLE need_lines (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    seen_by TEXT,
    seen_on TEXT,
    position INTEGER NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    replaces_id BLOB,
    ended_at TEXT,
    ended_by TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX need_lines_by_pupil ON need_lines (school_id, pupil_id, school_year);
CREATE INDEX need_lines_by_text ON need_lines (school_id, kind, folded);

CREATE TABLE phrases (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, kind, folded)
) STRICT;

CREATE TABLE plans (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    style TEXT,
    title TEXT NOT NULL,
    subjects TEXT NOT NULL,
    group_id BLOB,
    school_year INTEGER NOT NULL,
    layout TEXT,
    state TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    halfway_on TEXT,
    previous_id BLOB,
    replaces_id BLOB,
    edition INTEGER NOT NULL,
    is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    agreed_on TEXT,
    ended_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
) STRICT;

CREATE INDEX plans_by_group ON plans (school_id, group_id);
CREATE INDEX plans_by_state ON plans (school_id, state);

CREATE TABLE plan_pupils (
    school_id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (school_id, plan_id, pupil_id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX plan_pupils_by_pupil ON plan_pupils (school_id, pupil_id);

-- A text of a plan: of the plan itself (part is empty), of an arrangement, or of one pupil (part is the pupil's id).
CREATE TABLE plan_texts (
    school_id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    part TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, plan_id, part, field),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
) STRICT;

CREATE TABLE plan_text_versions (
    school_id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    part TEXT NOT NULL,
    field TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (school_id, plan_id, part, field, version),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
) STRICT;

CREATE TABLE plan_goals (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    part TEXT NOT NULL,
    wording TEXT NOT NULL,
    measure TEXT NOT NULL,
    due_on TEXT NOT NULL,
    share INTEGER,
    outcome TEXT,
    learned TEXT NOT NULL,
    position INTEGER NOT NULL,
    removed_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
) STRICT;

CREATE INDEX plan_goals_by_plan ON plan_goals (school_id, plan_id);

-- What came of a goal for one pupil. Kept when somebody says so, or when the plan ends; until then it is worked out.
CREATE TABLE plan_outcomes (
    school_id BLOB NOT NULL,
    goal_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    baseline TEXT,
    actual TEXT,
    outcome TEXT NOT NULL,
    is_by_hand INTEGER NOT NULL CHECK (is_by_hand IN (0, 1)),
    remark TEXT NOT NULL,
    PRIMARY KEY (school_id, goal_id, pupil_id),
    FOREIGN KEY (school_id, goal_id) REFERENCES plan_goals (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE TABLE plan_sessions (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    done_on TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    what TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
) STRICT;

CREATE INDEX plan_sessions_by_plan ON plan_sessions (school_id, plan_id);

-- What who has authority over a child says about a plan. It is never changed; a mistake is taken back, with a reason.
CREATE TABLE plan_consents (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
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
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX plan_consents_by_plan ON plan_consents (school_id, plan_id);

CREATE TABLE plan_layouts (
    school_id BLOB NOT NULL REFERENCES schools (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    sections TEXT NOT NULL,
    is_usual INTEGER NOT NULL CHECK (is_usual IN (0, 1)),
    is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, key)
) STRICT;
