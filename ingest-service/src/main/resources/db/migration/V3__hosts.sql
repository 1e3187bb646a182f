-- The hosts of the users' side of a capture, pseudonymous, as they are served. How many there are is asked with every capture, so
-- it lies beside the list, which may be long. Captures stored before this have no row.
CREATE TABLE capture_hosts (
    capture_id text PRIMARY KEY REFERENCES capture (id) ON DELETE CASCADE,
    counts     text NOT NULL,
    document   text NOT NULL
);
