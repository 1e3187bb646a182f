-- Values of parameters take half the space in single precision. Those of before, and of a process of the version before, stay where they
-- are: nothing is rewritten, and either version writes while the other does.
ALTER TABLE draws ADD COLUMN single_values real[];
ALTER TABLE draws ALTER COLUMN parameter_values DROP NOT NULL;

CREATE OR REPLACE VIEW published.draws AS
SELECT fit_id, chain, chunk, coalesce(single_values::double precision[], parameter_values) AS "values"
FROM fit.draws;
