-- Whom a fit rests on: their number, and the posterior of each of at most 1,000, as JSON. In a table of its own, for it may be long and few
-- read it. Fits of captures that do not tell people apart have no row, nor have those that are older than this.
CREATE TABLE people (
    fit_id  text PRIMARY KEY REFERENCES fit ON DELETE CASCADE,
    summary text NOT NULL
);
