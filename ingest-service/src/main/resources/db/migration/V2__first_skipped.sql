-- Where the first frame of each kind that belongs to no stream begins, in bytes. Nothing is known of captures stored before.
ALTER TABLE capture ADD COLUMN first_skipped jsonb;
UPDATE capture SET first_skipped = '{}' WHERE status = 'parsed';
