ALTER TABLE tests ADD COLUMN kind text NOT NULL DEFAULT 'standard';
ALTER TABLE tests ADD COLUMN bands text NOT NULL DEFAULT '[]';
ALTER TABLE results ADD COLUMN own_level text;
ALTER TABLE results ADD COLUMN norm_id uuid;

ALTER TABLE imports DROP CONSTRAINT imports_kind_check;
ALTER TABLE imports ADD CONSTRAINT imports_kind_check CHECK (kind IN ('roster', 'results', 'absences'));
ALTER TABLE imports ADD COLUMN way text NOT NULL DEFAULT 'file' CHECK (way IN ('file', 'sheet', 'grid', 'service'));

CREATE TABLE test_series (
    school_id uuid NOT NULL REFERENCES schools (id),
    key text NOT NULL,
    supplier text,
    name text NOT NULL,
    subject text NOT NULL,
    kind text NOT NULL,
    year_groups text NOT NULL,
    moments text NOT NULL,
    scale text,
    level_scale text,
    is_hidden boolean NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, key)
);

CREATE TABLE norm_tables (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    series text NOT NULL,
    subject text NOT NULL,
    moment text NOT NULL,
    mean bigint,
    source text,
    file_name text NOT NULL,
    made_at timestamptz NOT NULL,
    actor text NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, series, moment)
);

CREATE TABLE norm_rows (
    school_id uuid NOT NULL,
    norm_id uuid NOT NULL,
    score_from bigint NOT NULL,
    score_to bigint NOT NULL,
    level text NOT NULL,
    percentile bigint,
    dle bigint,
    PRIMARY KEY (school_id, norm_id, score_from),
    FOREIGN KEY (school_id, norm_id) REFERENCES norm_tables (school_id, id)
);

CREATE TABLE growth_medians (
    school_id uuid NOT NULL REFERENCES schools (id),
    series text NOT NULL,
    from_moment text NOT NULL,
    to_moment text NOT NULL,
    pupils bigint NOT NULL,
    median bigint NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, series, from_moment, to_moment)
);

CREATE TABLE absences (
    school_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    absent_on date NOT NULL,
    kind text NOT NULL,
    hours bigint NOT NULL,
    import_no bigint NOT NULL,
    PRIMARY KEY (school_id, pupil_id, absent_on, kind),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE TABLE school_settings (
    school_id uuid NOT NULL REFERENCES schools (id),
    name text NOT NULL,
    value text NOT NULL,
    source text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, name)
);

CREATE TABLE signal_answers (
    school_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    reason text NOT NULL,
    again_on date NOT NULL,
    figures text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, pupil_id, kind, subject),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
);

CREATE TABLE portraits (
    school_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    strengths text NOT NULL,
    own_words text NOT NULL,
    helps text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, pupil_id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
);

CREATE TABLE contacts (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    name text NOT NULL,
    relation text NOT NULL,
    authority text NOT NULL,
    phone text,
    email text,
    address text,
    remark text,
    position bigint NOT NULL,
    removed_at timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX contacts_by_pupil ON contacts (school_id, pupil_id);

CREATE TABLE documents (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    title text NOT NULL,
    category text NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    hash text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    added_at timestamptz NOT NULL,
    removed_at timestamptz,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (school_id, category) REFERENCES note_categories (school_id, key),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
);

CREATE INDEX documents_by_pupil ON documents (school_id, pupil_id);

CREATE TABLE document_contents (
    school_id uuid NOT NULL,
    document_id uuid NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (school_id, document_id),
    FOREIGN KEY (school_id, document_id) REFERENCES documents (school_id, id)
);

CREATE TABLE hand_overs (
    school_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    school_year bigint NOT NULL,
    from_pupil text NOT NULL,
    from_parents text NOT NULL,
    from_teacher text NOT NULL,
    attention text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, pupil_id, school_year),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id),
    FOREIGN KEY (author_id) REFERENCES accounts (id)
);

CREATE TABLE test_windows (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    school_year bigint NOT NULL,
    name text NOT NULL,
    series text,
    part text,
    year_groups text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    enter_by_on date,
    source text,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id)
);

CREATE INDEX test_windows_by_year ON test_windows (school_id, school_year);

CREATE TABLE sheet_mappings (
    school_id uuid NOT NULL REFERENCES schools (id),
    name text NOT NULL,
    kind text NOT NULL,
    columns text NOT NULL,
    mapping text NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, name)
);

CREATE TABLE service_keys (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    holds boolean NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    revoked_at timestamptz,
    used_at timestamptz,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (made_by) REFERENCES accounts (id),
    UNIQUE (hash)
);

CREATE TABLE import_drafts (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    way text NOT NULL,
    file_name text NOT NULL,
    settings text NOT NULL,
    actor text NOT NULL,
    made_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (school_id, id)
);

CREATE TABLE own_groups (
    school_id uuid NOT NULL,
    group_id uuid NOT NULL,
    half_of uuid,
    year_groups text NOT NULL,
    ended_on date,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, group_id),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    FOREIGN KEY (school_id, half_of) REFERENCES groups (school_id, id)
);
