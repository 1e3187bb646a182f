-- Findings as JSON: code, severity, values, text. Null where the fit ended before these were kept.
ALTER TABLE fit ADD COLUMN findings text;

CREATE OR REPLACE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws, warnings, created_at, first_half_of,
       mean_level_measured, mean_level_low, mean_level_high, mean_level_predicted, mean_level_connections, findings
FROM fit.fit;
