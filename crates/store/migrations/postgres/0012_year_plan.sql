-- What the year asks of whom: the entries of the year plan.
CREATE TABLE year_entries (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    school_year bigint NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    span text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    year_groups text NOT NULL,
    roles text NOT NULL,
    people text NOT NULL,
    asks text NOT NULL,
    note text NOT NULL,
    source text,
    rule text,
    batch_id uuid,
    is_removed boolean NOT NULL,
    before text,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id)
);

CREATE INDEX year_entries_by_day ON year_entries (school_id, school_year, from_on);
CREATE INDEX year_entries_by_batch ON year_entries (school_id, batch_id);

-- Groups of which somebody said that they did what an entry asks.
CREATE TABLE year_entry_ticks (
    school_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    group_id uuid NOT NULL,
    done_on date NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (school_id, entry_id, group_id),
    FOREIGN KEY (school_id, entry_id) REFERENCES year_entries (school_id, id)
);

-- The school's own template, each version that was kept; the newest holds.
CREATE TABLE year_templates (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    school_year bigint NOT NULL,
    entries text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, id)
);

-- The secret link by which a calendar program reads what one person has to do; only its hash is kept.
CREATE TABLE calendar_feeds (
    school_id uuid NOT NULL REFERENCES schools (id),
    account_id uuid NOT NULL REFERENCES accounts (id),
    hash text NOT NULL UNIQUE,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, account_id)
);

-- What was put into a year in one go, with the test windows that came along, to take it back in one go.
CREATE TABLE year_batches (
    school_id uuid NOT NULL REFERENCES schools (id),
    id uuid NOT NULL,
    school_year bigint NOT NULL,
    windows text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, id)
);
