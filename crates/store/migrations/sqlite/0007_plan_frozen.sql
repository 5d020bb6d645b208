-- What a development plan shows of elsewhere, as it was when it was put before guardians. It goes when the plan is written in
-- again.
CREATE TABLE plan_frozen (
    school_id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    pupil_id BLOB NOT NULL,
    frozen_at TEXT NOT NULL,
    needs TEXT NOT NULL,
    layouts TEXT NOT NULL,
    PRIMARY KEY (school_id, plan_id, pupil_id),
    FOREIGN KEY (school_id, plan_id) REFERENCES plans (school_id, id),
    FOREIGN KEY (school_id, pupil_id) REFERENCES pupils (school_id, id)
) STRICT;
