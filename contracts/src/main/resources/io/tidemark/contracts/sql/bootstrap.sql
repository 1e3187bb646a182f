-- Roles and schemas of the database `tidemark`: an owner of all tables, which migrates, and one role a service. Run once by
-- a superuser; rights.sql follows, and passwords are set apart from both.
CREATE ROLE tidemark_owner LOGIN;
CREATE ROLE tidemark_ingest LOGIN;
CREATE ROLE tidemark_fit LOGIN;
CREATE ROLE tidemark_simulate LOGIN;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA ingest AUTHORIZATION tidemark_owner;
CREATE SCHEMA fit AUTHORIZATION tidemark_owner;
CREATE SCHEMA published AUTHORIZATION tidemark_owner;

ALTER ROLE tidemark_ingest SET search_path = ingest;
ALTER ROLE tidemark_fit SET search_path = fit;
ALTER ROLE tidemark_simulate SET search_path = published;
ALTER ROLE tidemark_simulate SET default_transaction_read_only = on;
