-- Of fits of first halves one of so many draws is kept; of those from before all of them. The view says how many there are.
ALTER TABLE fit ADD COLUMN thinned integer NOT NULL DEFAULT 1;

CREATE OR REPLACE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws / thinned AS draws, warnings, created_at, first_half_of,
       mean_level_measured, mean_level_low, mean_level_high, mean_level_predicted, mean_level_connections, findings,
       people, person_seconds, hour_seconds, hour_tide, team
FROM fit.fit;
