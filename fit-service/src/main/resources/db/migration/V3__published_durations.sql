-- Durations as they were measured, for the simulate-service to draw from; bins as contracts' LogBins has them. One row for
-- each part of the metrics, protocol, and whether the connections were seen to their end.
CREATE VIEW published.durations AS
SELECT part.capture_id, part.definition, part.part, protocol.name AS protocol, kind.name = 'closed' AS ended,
       (tally.value ->> 'zeros')::bigint AS zeros,
       ARRAY(SELECT bin.value::integer
             FROM json_array_elements_text(tally.value -> 'bins') WITH ORDINALITY AS bin (value, place)
             ORDER BY bin.place) AS bins,
       ARRAY(SELECT count.value::bigint
             FROM json_array_elements_text(tally.value -> 'counts') WITH ORDINALITY AS count (value, place)
             ORDER BY count.place) AS counts
FROM fit.metrics_part AS part
CROSS JOIN (VALUES ('tcp'), ('udp')) AS protocol (name)
CROSS JOIN (VALUES ('closed'), ('open')) AS kind (name)
CROSS JOIN LATERAL (SELECT part.remainder::json -> 'durations' -> protocol.name -> kind.name) AS tally (value);

GRANT SELECT ON published.durations TO tidemark_simulate;
