-- What there is to know of a capture that its format does not tell: findings as documents have them. Nothing is known of captures stored before.
ALTER TABLE capture ADD COLUMN findings jsonb;
