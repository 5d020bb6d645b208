-- Talks: of which kind, when and about whom.
CREATE TABLE talks (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    held_on date NOT NULL,
    starts_minute bigint,
    minutes bigint NOT NULL,
    place text NOT NULL,
    group_id uuid,
    case_id uuid,
    state text NOT NULL,
    is_private boolean NOT NULL,
    round_id uuid,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    prepared_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
);

CREATE INDEX talks_by_day ON talks (school_id, held_on);
CREATE INDEX talks_by_group ON talks (school_id, group_id);

CREATE TABLE talk_people (
    school_id uuid NOT NULL,
    talk_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid REFERENCES accounts (id),
    name text NOT NULL,
    role text NOT NULL,
    is_absent boolean NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (school_id, talk_id, id),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id)
);

CREATE INDEX talk_people_by_account ON talk_people (school_id, account_id);

-- The agenda. What was taken off stays, so that it does not come back when the agenda is built anew.
CREATE TABLE talk_subjects (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    talk_id uuid NOT NULL,
    kind text NOT NULL,
    about_id uuid,
    pupil_id uuid,
    title text NOT NULL,
    why text NOT NULL,
    part text NOT NULL,
    is_main boolean NOT NULL,
    is_by_hand boolean NOT NULL,
    is_done boolean NOT NULL,
    is_removed boolean NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX talk_subjects_by_talk ON talk_subjects (school_id, talk_id);
CREATE INDEX talk_subjects_by_pupil ON talk_subjects (school_id, pupil_id);

-- A text of a talk: of the talk itself (part is empty), of a subject (part is its id), or of a child (part is 'child').
CREATE TABLE talk_texts (
    school_id uuid NOT NULL,
    talk_id uuid NOT NULL,
    part text NOT NULL,
    field text NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, talk_id, part, field),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id)
);

CREATE TABLE talk_text_versions (
    school_id uuid NOT NULL,
    talk_id uuid NOT NULL,
    part text NOT NULL,
    field text NOT NULL,
    version bigint NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, talk_id, part, field, version),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id)
);

-- The kinds of talk that a school made or changed.
CREATE TABLE talk_kinds (
    school_id uuid NOT NULL REFERENCES schools (id),
    key text NOT NULL,
    name text NOT NULL,
    about text NOT NULL,
    is_private boolean NOT NULL,
    has_child_form boolean NOT NULL,
    minutes bigint NOT NULL,
    agenda text NOT NULL,
    questions text NOT NULL,
    headings text NOT NULL,
    is_removed boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, key)
);
