-- Partners from outside who are invited in a case, and the files that are made for the partnership.
CREATE TABLE case_invitations (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts (id),
    name text NOT NULL,
    role text NOT NULL,
    shares text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    withdrawn_at timestamptz,
    answer text NOT NULL,
    answered_at timestamptz,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id)
);

CREATE INDEX case_invitations_by_case ON case_invitations (school_id, case_id);
CREATE INDEX case_invitations_by_account ON case_invitations (school_id, account_id);

-- What was made of a pupil for the partnership; none is ever changed.
CREATE TABLE request_files (
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    pupil_id uuid NOT NULL,
    form text NOT NULL,
    parts text NOT NULL,
    seen_on date,
    agrees text NOT NULL,
    why_not text NOT NULL,
    permits text NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts (id),
    author_name text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
);

CREATE INDEX request_files_by_case ON request_files (school_id, case_id);

-- What a school decides about partners and requests.
CREATE TABLE route_rules (
    school_id uuid NOT NULL REFERENCES schools (id),
    needs_consent boolean NOT NULL,
    remind_days bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id)
);

-- The plans that were made of a case, so that asking twice leads to the plan made the first time.
CREATE TABLE case_plans (
    school_id uuid NOT NULL,
    case_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    PRIMARY KEY (school_id, case_id, plan_id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id)
);

CREATE INDEX case_plans_by_plan ON case_plans (school_id, plan_id);

-- The form of the partnership as a school wants it. What is answered stands in case_texts, under the key of its question.
CREATE TABLE request_forms (
    school_id uuid NOT NULL REFERENCES schools (id),
    form text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (school_id)
);
