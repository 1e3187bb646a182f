-- What a capture was recognised as. Nothing is known of captures stored before.
ALTER TABLE capture ADD COLUMN format text;
