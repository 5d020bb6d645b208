-- The sign of a school on its documents.
CREATE TABLE school_logos (
    school_id uuid NOT NULL REFERENCES schools (id),
    media_type text NOT NULL,
    content bytea NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (school_id)
);
