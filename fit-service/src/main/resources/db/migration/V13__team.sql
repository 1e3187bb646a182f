-- The team that the captures of a fit belong to, where people log in; null where they belong to none. Messages tell it too.
ALTER TABLE fit ADD COLUMN team text;
CREATE INDEX fit_by_team_begun ON fit (coalesce(team, ''), begun_at);
ALTER TABLE outbox ADD COLUMN team text;

CREATE OR REPLACE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws, warnings, created_at, first_half_of,
       mean_level_measured, mean_level_low, mean_level_high, mean_level_predicted, mean_level_connections, findings,
       people, person_seconds, hour_seconds, hour_tide, team
FROM fit.fit;
