-- Number of people whom a fit rests on, a person of several captures once, and for how many seconds they were captured, added up
-- over them. Null where the captures do not tell people apart, or the fit is older than these.
ALTER TABLE fit
    ADD COLUMN people integer,
    ADD COLUMN person_seconds double precision;

CREATE OR REPLACE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws, warnings, created_at, first_half_of,
       mean_level_measured, mean_level_low, mean_level_high, mean_level_predicted, mean_level_connections, findings,
       people, person_seconds
FROM fit.fit;
