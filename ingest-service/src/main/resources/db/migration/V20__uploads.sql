-- How far uploads have come, so that every process can tell. An upload that nothing was heard of for a while has lost its process.
CREATE TABLE upload (
  token   text NOT NULL,
  team    text NOT NULL, -- empty where it is of none
  process uuid NOT NULL, -- who reads it
  begun   timestamptz NOT NULL,
  seen    timestamptz NOT NULL,
  state   text NOT NULL,
  bytes   bigint NOT NULL,
  packets bigint NOT NULL,
  streams bigint NOT NULL,
  id      text,
  why     text,
  PRIMARY KEY (token, team)
);

CREATE INDEX upload_by_age ON upload (begun);

-- Which process works on a capture, and until when it is believed to.
CREATE TABLE claim (
  capture_id text PRIMARY KEY,
  process    uuid NOT NULL,
  until      timestamptz NOT NULL
);
