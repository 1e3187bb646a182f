-- What each service may do: ingest and fit read and change the rows of their own schemas, simulate reads the views that fit
-- publishes, and none may make, alter or drop a table. Run by a superuser after bootstrap.sql; may be run again at any time. A database
-- from before there was an owner becomes the owner's by it, once the role is there.
REASSIGN OWNED BY tidemark_ingest, tidemark_fit TO tidemark_owner;

GRANT USAGE ON SCHEMA ingest TO tidemark_ingest;
GRANT USAGE ON SCHEMA fit TO tidemark_fit;
GRANT USAGE ON SCHEMA published TO tidemark_simulate;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ingest TO tidemark_ingest;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA fit TO tidemark_fit;
ALTER DEFAULT PRIVILEGES FOR ROLE tidemark_owner IN SCHEMA ingest GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tidemark_ingest;
ALTER DEFAULT PRIVILEGES FOR ROLE tidemark_owner IN SCHEMA fit GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tidemark_fit;
