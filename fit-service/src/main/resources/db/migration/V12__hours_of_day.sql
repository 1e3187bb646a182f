-- Hours of the day, from 0 to 23 in UTC, where captures tell them apart: for how many seconds people were captured in each, added up over them, and
-- what everybody has in it to the mean hour captured, on average over the draws. Null elsewhere, and of fits older than these.
ALTER TABLE fit
    ADD COLUMN hour_seconds double precision[],
    ADD COLUMN hour_tide double precision[];

CREATE OR REPLACE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws, warnings, created_at, first_half_of,
       mean_level_measured, mean_level_low, mean_level_high, mean_level_predicted, mean_level_connections, findings,
       people, person_seconds, hour_seconds, hour_tide
FROM fit.fit;
