-- What the year asks of whom: the entries of the year plan.
CREATE TABLE year_entries (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    span TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    year_groups TEXT NOT NULL,
    roles TEXT NOT NULL,
    people TEXT NOT NULL,
    asks TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT,
    rule TEXT,
    batch_id BLOB,
    is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)),
    before TEXT,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

CREATE INDEX year_entries_by_day ON year_entries (school_id, school_year, from_on);
CREATE INDEX year_entries_by_batch ON year_entries (school_id, batch_id);

-- Groups of which somebody said that they did what an entry asks.
CREATE TABLE year_entry_ticks (
    school_id BLOB NOT NULL,
    entry_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    done_on TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (school_id, entry_id, group_id),
    FOREIGN KEY (school_id, entry_id) REFERENCES year_entries (school_id, id)
) STRICT;

-- The school's own template, each version that was kept; the newest holds.
CREATE TABLE year_templates (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    entries TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;

-- The secret link by which a calendar program reads what one person has to do; only its hash is kept.
CREATE TABLE calendar_feeds (
    school_id BLOB NOT NULL REFERENCES schools (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, account_id)
) STRICT;

-- What was put into a year in one go, with the test windows that came along, to take it back in one go.
CREATE TABLE year_batches (
    school_id BLOB NOT NULL REFERENCES schools (id),
    id BLOB NOT NULL,
    school_year INTEGER NOT NULL,
    windows TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, id)
) STRICT;
