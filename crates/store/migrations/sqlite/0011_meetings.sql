-- Talks: of which kind, when and about whom.
CREATE TABLE talks (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    held_on TEXT NOT NULL,
    starts_minute INTEGER,
    minutes INTEGER NOT NULL,
    place TEXT NOT NULL,
    group_id BLOB,
    case_id BLOB,
    state TEXT NOT NULL,
    is_private INTEGER NOT NULL CHECK (is_private IN (0, 1)),
    round_id BLOB,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    prepared_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id)
) STRICT;

CREATE INDEX talks_by_day ON talks (school_id, held_on);
CREATE INDEX talks_by_group ON talks (school_id, group_id);

CREATE TABLE talk_people (
    school_id BLOB NOT NULL,
    talk_id BLOB NOT NULL,
    id BLOB NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    is_absent INTEGER NOT NULL CHECK (is_absent IN (0, 1)),
    position INTEGER NOT NULL,
    PRIMARY KEY (school_id, talk_id, id),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id)
) STRICT;

CREATE INDEX talk_people_by_account ON talk_people (school_id, account_id);

-- The agenda. What was taken off stays, so that it does not come back when the agenda is built anew.
CREATE TABLE talk_subjects (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    talk_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    about_id BLOB,
    pupil_id BLOB,
    title TEXT NOT NULL,
    why TEXT NOT NULL,
    part TEXT NOT NULL,
    is_main INTEGER NOT NULL CHECK (is_main IN (0, 1)),
    is_by_hand INTEGER NOT NULL CHECK (is_by_hand IN (0, 1)),
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
    is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX talk_subjects_by_talk ON talk_subjects (school_id, talk_id);
CREATE INDEX talk_subjects_by_pupil ON talk_subjects (school_id, pupil_id);

-- A text of a talk: of the talk itself (part is empty), of a subject (part is its id), or of a child (part is 'child').
CREATE TABLE talk_texts (
    school_id BLOB NOT NULL,
    talk_id BLOB NOT NULL,
    part TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, talk_id, part, field),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id)
) STRICT;

CREATE TABLE talk_text_versions (
    school_id BLOB NOT NULL,
    talk_id BLOB NOT NULL,
    part TEXT NOT NULL,
    field TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (school_id, talk_id, part, field, version),
    FOREIGN KEY (school_id, talk_id) REFERENCES talks (school_id, id)
) STRICT;

-- The kinds of talk that a school made or changed.
CREATE TABLE talk_kinds (
    school_id BLOB NOT NULL REFERENCES schools (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    is_private INTEGER NOT NULL CHECK (is_private IN (0, 1)),
    has_child_form INTEGER NOT NULL CHECK (has_child_form IN (0, 1)),
    minutes INTEGER NOT NULL,
    agenda TEXT NOT NULL,
    questions TEXT NOT NULL,
    headings TEXT NOT NULL,
    is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, key)
) STRICT;
