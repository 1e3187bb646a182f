-- The captures' mean level beside the predicted one: connections of one user at a time, of durations up to the longest seen. Null
-- where nothing was sampled, or before these were kept.
ALTER TABLE fit
    ADD COLUMN mean_level_measured double precision,
    ADD COLUMN mean_level_low double precision,
    ADD COLUMN mean_level_high double precision,
    ADD COLUMN mean_level_predicted double precision;

CREATE OR REPLACE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws, warnings, created_at, first_half_of,
       mean_level_measured, mean_level_low, mean_level_high, mean_level_predicted
FROM fit.fit;
