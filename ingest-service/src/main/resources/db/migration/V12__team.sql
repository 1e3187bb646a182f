-- The team that a capture belongs to, where people log in; null where nobody did when it was uploaded.
ALTER TABLE capture ADD COLUMN team text;

CREATE INDEX capture_by_team ON capture (team, stored_at DESC);

-- What is due to be forgotten is looked up by its age.
CREATE INDEX capture_by_age ON capture (stored_at);
