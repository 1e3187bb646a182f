-- Metrics as they came, a row a part: the inbox. The series lie in arrays of their own because a view publishes them;
-- `remainder` is the message without them, as JSON.
CREATE TABLE metrics_part (
    capture_id            text        NOT NULL,
    definition            text        NOT NULL,
    part                  integer     NOT NULL,
    parts                 integer     NOT NULL,
    from_second           integer     NOT NULL,
    cps_tcp               integer[]   NOT NULL,
    cps_udp               integer[]   NOT NULL,
    concurrency_tcp       integer[]   NOT NULL,
    concurrency_udp       integer[]   NOT NULL,
    max_within_second_tcp integer[]   NOT NULL,
    max_within_second_udp integer[]   NOT NULL,
    remainder             text        NOT NULL,
    received_at           timestamptz NOT NULL,
    PRIMARY KEY (capture_id, definition, part)
);

-- A fit: what was asked for, and what came of it once it ended. One of the first half of the captures names the fit of
-- their whole length in `first_half_of`. Captures are sorted by id; digests, users and seconds stand in the same order.
CREATE TABLE fit (
    fit_id            text             PRIMARY KEY,
    model_key         text             NOT NULL,
    captures          text[]           NOT NULL,
    capture_digests   text[]           NOT NULL,
    capture_users     integer[]        NOT NULL,
    capture_seconds   integer[]        NOT NULL,
    definition        text             NOT NULL,
    model             text             NOT NULL,
    chains            integer          NOT NULL,
    warmup            integer          NOT NULL,
    draws             integer          NOT NULL,
    seed              bigint           NOT NULL,
    first_half_of     text             REFERENCES fit ON DELETE CASCADE,
    status            text             NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
    is_default        boolean          NOT NULL DEFAULT false,
    retriable         boolean          NOT NULL DEFAULT false,
    parameters        text[]           NOT NULL DEFAULT '{}',
    summary           text             NOT NULL DEFAULT '[]',
    diagnostics       text,
    warnings          text[]           NOT NULL DEFAULT '{}',
    reasons           text[]           NOT NULL DEFAULT '{}',
    elpd              double precision,
    elpd_se           double precision,
    arrival_log_score double precision,
    wall_seconds      double precision,
    created_at        timestamptz      NOT NULL,
    finished_at       timestamptz
);
CREATE INDEX fit_captures ON fit USING gin (captures);
CREATE INDEX fit_first_half_of ON fit (first_half_of);
CREATE UNIQUE INDEX fit_default ON fit (captures, definition) WHERE is_default;

-- The queue: a row as long as a fit waits or runs. `worker` holds it while `heartbeat_at` is fresh.
CREATE TABLE job (
    fit_id       text        PRIMARY KEY REFERENCES fit ON DELETE CASCADE,
    priority     integer     NOT NULL,
    queued_at    timestamptz NOT NULL,
    worker       text,
    heartbeat_at timestamptz,
    attempts     integer     NOT NULL DEFAULT 0,
    iterations   integer[]   NOT NULL DEFAULT '{}'
);
CREATE INDEX job_order ON job (priority, queued_at);

-- How each chain was sampled. The inverse metric is that of the unconstrained space.
CREATE TABLE chain (
    fit_id           text               NOT NULL REFERENCES fit ON DELETE CASCADE,
    chain            integer            NOT NULL,
    step_size        double precision   NOT NULL,
    inverse_metric   double precision[] NOT NULL,
    warmup_seconds   double precision   NOT NULL,
    sampling_seconds double precision   NOT NULL,
    PRIMARY KEY (fit_id, chain)
);

-- Draws, at most 1,000 a row, row-major: draw by parameter, and draw by sampler statistic (lp__, accept_stat__,
-- stepsize__, treedepth__, n_leapfrog__, divergent__, energy__). Chain and chunk count from 1.
CREATE TABLE draws (
    fit_id             text               NOT NULL REFERENCES fit ON DELETE CASCADE,
    chain              integer            NOT NULL,
    chunk              integer            NOT NULL,
    parameter_values   double precision[] NOT NULL,
    sampler_statistics double precision[] NOT NULL,
    PRIMARY KEY (fit_id, chain, chunk)
);

-- Messages to send, in this order. A null value is a tombstone.
CREATE TABLE outbox (
    position   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    event_id   text        NOT NULL,
    value      bytea,
    written_at timestamptz NOT NULL,
    sent_at    timestamptz
);
CREATE INDEX outbox_unsent ON outbox (position) WHERE sent_at IS NULL;
