-- How far elpd can be trusted: the largest Pareto k, and how many connections have one above 0.7. Null where a fit was scored
-- before these were kept.
ALTER TABLE fit
    ADD COLUMN largest_pareto_k double precision,
    ADD COLUMN untrusted_connections bigint;
