-- The sign of a school on its documents.
CREATE TABLE school_logos (
    school_id BLOB NOT NULL REFERENCES schools (id),
    media_type TEXT NOT NULL,
    content BLOB NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (school_id)
) STRICT;
