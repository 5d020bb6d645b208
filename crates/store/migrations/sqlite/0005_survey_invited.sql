-- Who was invited by mail into an open round, as salted hashes: so that nobody is invited twice, also when her link is gone
-- because she answered. The salt is the id of the row, which is random; nothing leads from here to an invitation.
CREATE TABLE survey_invited (
    school_id BLOB NOT NULL,
    id BLOB NOT NULL,
    survey_id BLOB NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, survey_id) REFERENCES surveys (school_id, id)
) STRICT, WITHOUT ROWID;

-- The hash of the link before a reminder: either lets one answer, and who answers uses up both.
ALTER TABLE survey_invitations ADD COLUMN earlier_hash TEXT;

CREATE UNIQUE INDEX survey_invitations_by_earlier_hash ON survey_invitations (earlier_hash);
