-- Captures whose bytes all came, and their metrics as they are served. Stream records are in their topic; a capture knows
-- where: one partition, the offset of every message.
CREATE TABLE capture (
    id                     text PRIMARY KEY,
    status                 text NOT NULL CHECK (status IN ('parsed', 'failed')),
    stored_at              timestamptz NOT NULL,
    name                   text NOT NULL,
    users                  integer NOT NULL CHECK (users >= 1),
    digest                 text NOT NULL,
    reason                 text,
    start_epoch_nanos      bigint,
    end_epoch_nanos        bigint,
    packets                bigint,
    bytes                  bigint,
    clock_resolution_nanos bigint,
    truncated              boolean,
    streams_tcp            bigint,
    streams_udp            bigint,
    connections_tcp        bigint,
    connections_udp        bigint,
    censored_tcp           bigint,
    censored_udp           bigint,
    udp_streams_at_start   bigint,
    evicted                bigint,
    skipped                jsonb,
    endings                jsonb,
    stream_partition       integer,
    stream_offsets         bigint[],
    CHECK (status = 'parsed' OR reason IS NOT NULL),
    CHECK (status = 'failed' OR (packets IS NOT NULL AND stream_offsets IS NOT NULL))
);

CREATE INDEX capture_newest ON capture (stored_at DESC, id);

CREATE TABLE capture_metrics (
    capture_id text NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
    definition text NOT NULL,
    document   text NOT NULL,
    PRIMARY KEY (capture_id, definition)
);
