-- Roles and schemas of the database `tidemark`: one role a service. Run once by the owner of the database; passwords are
-- set apart from this file. ingest and fit own their schemas and fill them by their own migrations; fit publishes views in
-- the schema `published`, and simulate may read those and nothing else.
CREATE ROLE tidemark_ingest LOGIN;
CREATE ROLE tidemark_fit LOGIN;
CREATE ROLE tidemark_simulate LOGIN;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA ingest AUTHORIZATION tidemark_ingest;
CREATE SCHEMA fit AUTHORIZATION tidemark_fit;
CREATE SCHEMA published AUTHORIZATION tidemark_fit;
GRANT USAGE ON SCHEMA published TO tidemark_simulate;

ALTER ROLE tidemark_ingest SET search_path = ingest;
ALTER ROLE tidemark_fit SET search_path = fit;
ALTER ROLE tidemark_simulate SET search_path = published;
ALTER ROLE tidemark_simulate SET default_transaction_read_only = on;
