ALTER TABLE tests ADD COLUMN kind TEXT NOT NULL DEFAULT 'standard';
ALTER TABLE tests ADD COLUMN bands TEXT NOT NULL DEFAULT '[]';
ALTER TABLE results ADD COLUMN own_level TEXT;
ALTER TABLE results ADD COLUMN norm_id BLOB;

-- A check on a column cannot be changed: the table is made anew. What refers to it is looked at when all is done.
PRAGMA defer_foreign_keys = ON;
CREATE TEMPORARY TABLE imports_before AS SELECT * FROM imports;
DROP TABLE imports;
CREATE TABLE imports (
    school_id BLOB NOT NULL REFERENCES schools (id),
    no INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('roster', 'results', 'absences')),
    way TEXT NOT NULL CHECK (way IN ('file', 'sheet', 'grid', 'service')),
    file_name TEXT NOT NULL,
    school_year INTEGER NOT NULL,
    author TEXT,
    made_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    same INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    rolled_back_at TEXT,
    sealed_at TEXT,
    PRIMARY KEY (school_id, no)
) STRICT;
INSERT INTO imports (school_id, no, kind, way, file_name, school_year, author, made_at, actor, partial, added, changed, same,
    refused, rolled_back_at, sealed_at)
SELECT school_id, no, kind, 'file', file_name, school_year, author, made_at, actor, partial, added, changed, same, refused,
    rolled_back_at, sealed_at FROM imports_before;
DROP TABLE imports_before;

CREATE TABLE test_series (
    school_id BLOB NOT NULL REFERENCES schools (id),
    key TEXT NOT NULL,
    supplier TEXT,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    year_groups TEXT NOT NULL,
    moments TEXT NOT NULL,
    scale TEXT,
    level_scale TEXT,
    is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, key)
) STRICT;

CREATE TABLE norm_tables (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    series TEXT NOT NULL,
    subject TEXT NOT NULL,
    moment TEXT NOT NULL,
    mean INTEGER,
    source TEXT,
    file_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, series, moment)
) STRICT;

CREATE TABLE norm_rows (
    school_id BLOB NOT NULL,
    norm_id BLOB NOT NULL,
    score_from INTEGER NOT NULL,
    score_to INTEGER NOT NULL,
    level TEXT NOT NULL,
    percentile INTEGER,
    dle INTEGER,
    PRIMARY KEY (school_id, norm_id, score_from),
    FOREIGN KEY (school_id, norm_id) REFERENCES norm_tables (school_id, id)
) STRICT;

CREATE TABLE growth_medians (
    school_id BLOB NOT NULL REFERENCES schools (id),
    series TEXT NOT NULL,
    from_moment TEXT NOT NULL,
    to_moment TEXT NOT NULL,
    pupils INTEGER NOT NULL,
    median INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, series, from_moment, to_moment)
) STRICT;

CREATE TABLE absences (
    school_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    absent_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    hours INTEGER NOT NULL,
    import_no INTEGER NOT NULL,
    PRIMARY KEY (school_id, pupil_id, absent_on, kind),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE TABLE school_settings (
    school_id BLOB NOT NULL REFERENCES schools (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, name)
) STRICT;

CREATE TABLE signal_answers (
    school_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    again_on TEXT NOT NULL,
    figures TEXT NOT NULL,
    author_id BLOB NOT NULL,
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, pupil_id, kind, subject),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
) STRICT;

CREATE TABLE portraits (
    school_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    strengths TEXT NOT NULL,
    own_words TEXT NOT NULL,
    helps TEXT NOT NULL,
    author_id BLOB NOT NULL,
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, pupil_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
) STRICT;

CREATE TABLE contacts (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    authority TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    address TEXT,
    remark TEXT,
    position INTEGER NOT NULL,
    removed_at TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX contacts_by_pupil ON contacts (school_id, pupil_id);

CREATE TABLE documents (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    hash TEXT NOT NULL,
    author_id BLOB NOT NULL,
    author_name TEXT NOT NULL,
    added_at TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, category) REFERENCES note_categories (school_id, key),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
) STRICT;

CREATE INDEX documents_by_pupil ON documents (school_id, pupil_id);

CREATE TABLE document_contents (
    school_id BLOB NOT NULL,
    document_id BLOB NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (school_id, document_id),
    FOREIGN KEY (school_id, document_id) REFERENCES documents (school_id, id)
) STRICT;

CREATE TABLE hand_overs (
    school_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    from_pupil TEXT NOT NULL,
    from_parents TEXT NOT NULL,
    from_teacher TEXT NOT NULL,
    attention TEXT NOT NULL,
    author_id BLOB NOT NULL,
    author_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, pupil_id, school_year),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
) STRICT;

CREATE TABLE test_windows (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    name TEXT NOT NULL,
    series TEXT,
    part TEXT,
    year_groups TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    enter_by_on TEXT,
    source TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE INDEX test_windows_by_year ON test_windows (school_id, school_year);

CREATE TABLE sheet_mappings (
    school_id BLOB NOT NULL REFERENCES schools (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    columns TEXT NOT NULL,
    mapping TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, name)
) STRICT;

CREATE TABLE service_keys (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
    made_by BLOB NOT NULL,
    made_at TEXT NOT NULL,
    revoked_at TEXT,
    used_at TEXT,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (made_by) REFERENCES accounts (id),
    UNIQUE (hash)
) STRICT;

CREATE TABLE import_drafts (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    file_name TEXT NOT NULL,
    settings TEXT NOT NULL,
    actor TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE TABLE own_groups (
    school_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    half_of BLOB,
    year_groups TEXT NOT NULL,
    ended_on TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, group_id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    FOREIGN KEY (school_id, half_of) REFERENCES groups (school_id, id)
) STRICT;
