-- Number of connections that the mean level was measured by. Null where the mean level is, or was kept before this was.
ALTER TABLE fit ADD COLUMN mean_level_connections bigint;

CREATE OR REPLACE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws, warnings, created_at, first_half_of,
       mean_level_measured, mean_level_low, mean_level_high, mean_level_predicted, mean_level_connections
FROM fit.fit;
