-- What there was no room for is a finding like others. Of captures stored before it is told by their number of evicted streams.
UPDATE capture
SET findings = jsonb_build_array(jsonb_build_object(
        'code', 'streams-evicted',
        'severity', 'warning',
        'values', jsonb_build_object('streams', evicted),
        'text', evicted || ' streams of the capture had to leave the full stream table; they are in no figure, so sizes may come out too small.'))
    || coalesce(findings, '[]'::jsonb)
WHERE evicted > 0;
