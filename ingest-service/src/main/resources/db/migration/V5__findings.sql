-- What to know of a capture, as findings: of a failed one why it failed. Of one that failed before there is the reason alone.
ALTER TABLE capture ADD COLUMN findings jsonb;
