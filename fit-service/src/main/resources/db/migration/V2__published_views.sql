-- What the simulate-service may read; its columns are fixed by contracts/sql/published-views.csv.
CREATE VIEW published.fit AS
SELECT fit_id, captures, capture_digests, capture_users, capture_seconds, definition, model, status, is_default,
       parameters, chains, draws, warnings, created_at, first_half_of
FROM fit.fit;

CREATE VIEW published.draws AS
SELECT fit_id, chain, chunk, parameter_values AS "values"
FROM fit.draws;

CREATE VIEW published.series AS
SELECT capture_id, definition, from_second, cps_tcp, cps_udp, concurrency_tcp, concurrency_udp
FROM fit.metrics_part;

GRANT SELECT ON published.fit, published.draws, published.series TO tidemark_simulate;
