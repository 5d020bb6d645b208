-- Partners from outside who are invited in a case, and the files that are made for the partnership.
CREATE TABLE case_invitations (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    shares TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    withdrawn_at TEXT,
    answer TEXT NOT NULL,
    answered_at TEXT,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
) STRICT;

CREATE INDEX case_invitations_by_case ON case_invitations (school_id, case_id);
CREATE INDEX case_invitations_by_account ON case_invitations (school_id, account_id);

-- What was made of a pupil for the partnership; none is ever changed.
CREATE TABLE request_files (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    form TEXT NOT NULL,
    parts TEXT NOT NULL,
    seen_on TEXT,
    agrees TEXT NOT NULL,
    why_not TEXT NOT NULL,
    permits TEXT NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;

CREATE INDEX request_files_by_case ON request_files (school_id, case_id);

-- What a school decides about partners and requests.
CREATE TABLE route_rules (
    school_id BLOB NOT NULL REFERENCES schools (id),
    needs_consent INTEGER NOT NULL CHECK (needs_consent IN (0, 1)),
    remind_days INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id)
) STRICT;

-- The plans that were made of a case, so that asking twice leads to the plan made the first time.
CREATE TABLE case_plans (
    school_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    PRIMARY KEY (school_id, case_id, plan_id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
) STRICT;

CREATE INDEX case_plans_by_plan ON case_plans (school_id, plan_id);

-- The form of the partnership as a school wants it. What is answered stands in case_texts, under the key of its question.
CREATE TABLE request_forms (
    school_id BLOB NOT NULL REFERENCES schools (id),
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (school_id)
) STRICT;
