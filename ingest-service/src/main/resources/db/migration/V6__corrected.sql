-- What corrections changed, by kind: streams, connections before and after. Captures stored before are measured as captured.
ALTER TABLE capture ADD COLUMN corrected jsonb;
