-- When a fit was last begun: captures whose fits were begun last come after others in the queue.
ALTER TABLE fit ADD COLUMN begun_at timestamptz;

-- The best so far of the same captures and definition, while others are still sampled or scored; `is_default` is the best of all.
ALTER TABLE fit
    ADD COLUMN is_provisional boolean NOT NULL DEFAULT false,
    ADD CHECK (NOT (is_default AND is_provisional));
CREATE UNIQUE INDEX fit_provisional ON fit (captures, definition) WHERE is_provisional;

UPDATE fit SET is_default = false, is_provisional = true
WHERE is_default
AND EXISTS (SELECT FROM fit AS other
            WHERE other.captures = fit.captures AND other.definition = fit.definition AND other.status IN ('queued', 'running'));
