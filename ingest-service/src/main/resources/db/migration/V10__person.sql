-- Pseudonym of the person whose capture it is, where the uploader said so: captures of one person have the same.
ALTER TABLE capture ADD COLUMN person text;
